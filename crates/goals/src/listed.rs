//! Finds: the points of a list that a label or heading introduces as goals: «Effektmål:» with its bullets.
//! Because: each point under such a label is one goal. A stem between label and list («Etaten skal:») belongs to all points.
//! Misses: goals listed under a heading that does not name their kind.

use std::sync::LazyLock;

use letter::{Block, BlockKind, Found, Goal, GoalKind, ItemMark, Text, Zone, Zones};

use norsk::pattern;
use regex::Regex;

use crate::{goal, kind};

const RULE: &str = "listed";

/// Goals that a lead-in counts: «Kommunen har tre økonomiske mål for perioden:».
static COUNTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b{few}\s(?:\p{L}+\s)?(\p{L}*mål)\b"));

pub(crate) fn find(text: &Text, zones: &Zones) -> Vec<Found<Goal>> {
    let mut found = Vec::new();
    // The kind that the last label announced, as long as nothing but a stem and points came after it.
    let mut announced: Option<GoalKind> = None;
    // Whether points have followed it: a stem behind them begins another list.
    let mut has_points = false;
    for (at, block) in zones.blocks.iter().enumerate().filter(|(_, block)| block.zone == Zone::Body) {
        match &block.kind {
            BlockKind::Label => {
                let label = text.read(&block.runs);
                let anew = announces(&label).or_else(|| named_last(&label));
                announced = anew.or_else(|| announced.filter(|_| is_stem(&label) && !has_points));
                has_points = false;
            }
            BlockKind::Heading { .. } => {
                announced = announces(&text.read(&block.runs));
                has_points = false;
            }
            BlockKind::Item { .. } => {
                if let Some(kind) = announced {
                    found.extend(point(text, block, kind));
                }
                has_points = true;
            }
            BlockKind::Paragraph => {
                let words = text.read(&block.runs);
                if is_whole_under_heading(text, zones, at, &words) {
                    found.extend(announced.and_then(|kind| point(text, block, kind)));
                }
                announced = named_last(&words).or(announced.filter(|_| is_stem(&words) && !has_points));
                has_points = false;
            }
            _ => announced = None,
        }
    }
    found
}

/// The kind of goals that a label or heading announces. Of a longer label only its beginning counts: «Delmål for perioden:»;
/// a heading that also names measures announces no list of goals.
fn announces(label: &str) -> Option<GoalKind> {
    let bare = label.trim_end_matches(':');
    if let Some(kind) = kind::named(bare) {
        return Some(kind);
    }
    if let Some(kind) = headed(bare) {
        return Some(kind);
    }
    let folded = norsk::fold(bare);
    let (kind, length) = kind::begins(&folded)?;
    let rest = &folded[length..];
    let figures = kind == GoalKind::Maaltall && !label.ends_with(':');
    let short = !figures
        && rest.split_whitespace().count() <= 6
        && !rest.contains("tiltak")
        && !rest.starts_with([',', '-'])
        && !rest.starts_with(" og ");
    (short && (label.ends_with(':') || kind != GoalKind::Hovedmaal || length > "måla".len() + 1)).then_some(kind)
}

/// The kind that the noun names which heads a heading's phrase: «Felles mål for einingane», «Våre overordna mål».
fn headed(heading: &str) -> Option<GoalKind> {
    let tokens: Vec<&str> = heading.split_whitespace().map(|word| word.trim_matches([',', '.', '«', '»'])).collect();
    let grammar = &norsk::words().grammar;
    let heads = |at: usize| {
        at > 0
            && !grammar.preposition.is(tokens[at - 1])
            && !tokens[..at].iter().any(|word| grammar.preposition.is(word))
            && tokens.get(at + 1).is_none_or(|next| grammar.preposition.is(next) && !grammar.conjunction.is(next))
    };
    let at = (0..tokens.len()).find(|at| tokens.len() <= 6 && heads(*at) && kind::named(tokens[*at]).is_some())?;
    kind::named(tokens[at])
}

/// The kind that a sentence names with its last word before the colon: «… styrer etaten etter tre hovedmål:».
fn named_last(words: &str) -> Option<GoalKind> {
    let lead = words.strip_suffix(':')?;
    let last = lead.split_whitespace().next_back()?;
    kind::named(last).or_else(|| {
        let sentence = lead.rsplit(". ").next().unwrap_or(lead);
        // «Hovedmålet for perioden er:»
        if names_main_goal(sentence) && sentence.split_whitespace().count() <= 8 {
            return Some(GoalKind::Hovedmaal);
        }
        kind::named(COUNTED.captures(sentence)?.get(1)?.as_str())
    })
}

/// Whether a sentence is all that stands under a heading which is the name of one kind of goal and nothing more: «2.1 Hovudmål».
fn is_whole_under_heading(text: &Text, zones: &Zones, at: usize, words: &str) -> bool {
    let Some(heading) = zones.heading_above(at) else { return false };
    let named = text.read(&zones.blocks[heading].runs);
    let mut under = zones.under(heading);
    let first = under.next() == Some(at);
    // A label with its own list may stand below: «Hovedmål», a sentence, «Delmål» and its points.
    let alone = under.next().is_none_or(|next| zones.blocks[next].kind == BlockKind::Label);
    first
        && alone
        && (kind::named(&named).is_some() || names_main_goal(&named))
        && named.chars().count() > "måla".len()
        && !words.ends_with(':')
        && norsk::sentences(words).len() == 1
}

/// Whether a heading begins with the word for a main goal: «Hovedmål for planperioden». «Målene for planen» only tells of goals.
fn names_main_goal(heading: &str) -> bool {
    let general = "målene".len();
    kind::begins(heading).is_some_and(|(kind, length)| kind == GoalKind::Hovedmaal && length > general + 1)
}

/// Whether words lead on to a list: «Etaten skal:». A label of another list («Tiltak:») ends the one above.
fn is_stem(words: &str) -> bool {
    let names_measures = norsk::words().goals.proposal_heading.is(words.trim_end_matches(':'));
    words.ends_with(':') && !names_measures && norsk::sentences(words).len() == 1 && words.split_whitespace().count() <= 25
}

fn point(text: &Text, block: &Block, kind: GoalKind) -> Option<Found<Goal>> {
    let words = text.read(&block.runs);
    if words.chars().count() < 8 {
        return None;
    }
    let mut goal = goal(kind, words);
    if let BlockKind::Item { mark: ItemMark::Numbered(number), .. } = &block.kind
        && number.chars().all(|sign| sign.is_ascii_digit() || sign == '.')
    {
        goal.number = Some(number.clone());
    }
    Some(Found::new(goal, block.runs_with_mark(), RULE))
}
