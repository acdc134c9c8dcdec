//! Finds: goals with a label and number of their own: «Mål 2 …», «Hovudmål 1: …», «Delmål 1.2 …», «Hovedmål: …».
//! Because: the label says what it is. The general «Mål 2» takes its kind from what introduces it («fem nye kommunemål»).
//! Misses: a label without a number that runs into the sentence.

use std::sync::LazyLock;

use letter::{BlockKind, Flow, Found, Goal, GoalKind, Text, Zone, Zones};
use norsk::pattern;
use regex::Regex;

use crate::{goal, kind};

const RULE: &str = "labelled";

static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:\s(?:nr\.?\s)?(\d{1,2}(?:\.\d{1,2})*|\p{Lu}(?:\.?\d{1,2})?\b)\.?)?\s?([:–-])?\s*"));
/// A goal named by its number within a sentence: «… mål 5: Kommunen er veldrevet …».
static WITHIN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i){towards} {goal_word} (\d{1,2}): (\p{Lu}[^.:;]{15,200})[.;]"));

pub(crate) fn find(text: &Text, zones: &Zones) -> Vec<Found<Goal>> {
    let mut found = Vec::new();
    for (at, block) in zones.blocks.iter().enumerate() {
        if block.zone != Zone::Body
            || !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Heading { .. })
        {
            continue;
        }
        let flow = Flow::of(text, &block.runs);
        let line = flow.as_str();
        if let Some((number, start, word_kind)) = label(line) {
            let general = line[..start].to_lowercase().starts_with("mål");
            let kind = if general { introduced(text, zones, at).unwrap_or(word_kind) } else { word_kind };
            let words = line[start..].trim_end();
            let mut goal = goal(kind, words.to_owned());
            goal.number = number;
            found.push(Found::new(goal, flow.runs(0..line.len()), RULE));
        } else if let Some(parts) = WITHIN.captures(line)
            && let (Some(number), Some(words)) = (parts.get(1), parts.get(2))
        {
            let mut goal = goal(GoalKind::Kommunemaal, words.as_str().trim_end().to_owned());
            goal.number = Some(number.as_str().to_owned());
            found.push(Found::new(goal, flow.runs(number.start()..words.end()), RULE));
        }
    }
    found
}

/// The number, where the words begin, and the kind, of a line that begins with a label: with a number, or with a colon.
fn label(line: &str) -> Option<(Option<String>, usize, GoalKind)> {
    let (kind, length) = kind::begins(line).filter(|(kind, _)| *kind != GoalKind::Maaltall)?;
    let parts = NUMBER.captures(&line[length..])?;
    let number = parts.get(1).map(|number| number.as_str().to_owned());
    let start = length + parts.get_match().end();
    let rest = &line[start..];
    let long = rest.chars().count() >= 8 && rest.starts_with(|first: char| first.is_uppercase() || first == '«');
    let colon = parts.get(2).is_some_and(|sign| sign.as_str() == ":");
    // «Delmål A1: …» is numbered by a letter; «Mål I dag …» is not.
    let numbered = kind != GoalKind::Maalbilde
        && number.as_deref().is_some_and(|number| number.starts_with(|sign: char| sign.is_ascii_digit()));
    (line.starts_with(char::is_uppercase) && long && (numbered || colon) && !rest.ends_with(':')).then_some((number, start, kind))
}

/// The kind that the sentence or heading above the list names.
fn introduced(text: &Text, zones: &Zones, at: usize) -> Option<GoalKind> {
    let named = |above: Option<usize>| above.and_then(|above| kind::mentioned(&text.read(&zones.blocks[above].runs)));
    named(zones.introduction(at)).or_else(|| named(zones.heading_above(at)))
}
