//! Finds: assignments: what stands lettered or numbered under a heading «Oppdrag», with all of its text.
//! Because: the heading above says that each is an assignment; a point or subheading begins one.
//! Misses: assignments under a heading that does not say so.

use letter::{BlockKind, Found, ItemMark, Kind, MeasureKind, Runs, Text, Zone, Zones};
use norsk::words;

use crate::attributes::measure;
use crate::{Context, Finds, announce};

const RULE: &str = "assignment";

pub(crate) fn find(text: &Text, zones: &Zones, context: &Context<'_>) -> Finds {
    let mut found = Finds::new();
    // Whether the last heading that is no assignment itself announces assignments, and how deep its number goes.
    let mut announced: Option<usize> = None;
    // Whether the announcing heading is numbered by «III»: then «V» is the next chapter and no assignment.
    let mut roman = false;
    // Whether the last heading is an assignment itself: the points below it are part of it.
    let mut within_one = false;
    // Whether the last heading parts the assignments: each point below it is one.
    let mut within_parts = false;
    // The number of the last chapter: where it counts on below an announcement without a number, the next chapter begins.
    let mut chapter: Option<usize> = None;
    for (at, block) in zones.blocks.iter().enumerate() {
        if block.zone != Zone::Body {
            continue;
        }
        match &block.kind {
            BlockKind::Heading { number, .. } => {
                let label = number.map(|span| text.slice(span).to_owned());
                let depth = label.as_deref().map_or(0, depth);
                let count = label.as_deref().and_then(|label| label.trim_end_matches('.').parse::<usize>().ok());
                let counted = count.is_some_and(|count| chapter.is_none_or(|last| count != last + 1));
                let is_one = announced.is_some_and(|above| {
                    label.as_deref().is_some_and(|label| is_letter(label) && !(roman && is_roman(label)))
                        || depth == above + 1 && (above > 0 || counted)
                });
                // A heading whose first words are points parts the assignments that one above it announces: «Oppvekst», «Helse».
                let first_below = zones.under(at).next();
                let above_parts = || {
                    zones
                        .heading_above(at)
                        .is_some_and(|above| zones.under(above).next().is_none_or(|first| zones.blocks[first].is_item()))
                };
                let parts = announced.is_some()
                    && first_below.is_some_and(|below| zones.blocks[below].is_item())
                    && if label.is_none() { above_parts() } else { is_one && holds_doings(text, zones, at) }
                    && !words().goals.housekeeping.within(&text.read(&block.runs));
                within_parts = parts;
                within_one = is_one && !parts;
                if parts {
                    continue;
                }
                if !is_one {
                    chapter = count.or(chapter);
                    roman = label.as_deref().is_some_and(is_roman);
                    announced = announces(&text.read(&block.runs), context).then_some(depth);
                    continue;
                }
                let mut runs = block.runs.clone();
                zones.under(at).for_each(|below| runs.extend(&zones.blocks[below].runs_with_mark()));
                let mut measure = measure(MeasureKind::Oppdrag, text.read(&runs));
                measure.label = label;
                let mut whole = number.map(Runs::from).unwrap_or_default();
                whole.extend(&runs);
                found.push(Found::new(measure, whole, RULE));
            }
            BlockKind::Label => {
                let line = text.read(&block.runs);
                if announces(line.trim_end_matches(':'), context) {
                    announced = Some(0);
                }
            }
            BlockKind::Item { mark, depth: 0, .. }
                if announced.is_some()
                    && !is_code(mark)
                    && (matches!(mark, ItemMark::Numbered(_))
                        || context.kind == Kind::Oppdragsbrev
                        || announce::reads_like_measure(&text.read(&block.runs))
                        || crate::actor::opening(&text.read(&block.runs)).is_some()
                        || within_parts)
                    && !within_one =>
            {
                let mut runs = block.runs.clone();
                let titled = matches!(mark, ItemMark::Numbered(_)) && is_title(&text.read(&block.runs));
                for below in &zones.blocks[at + 1..] {
                    // Under a title stands what is to be done; under a sentence only its points.
                    let part = match &below.kind {
                        BlockKind::Item { depth, mark, .. } => *depth > 0 || (titled && *mark == ItemMark::Bullet),
                        BlockKind::Paragraph | BlockKind::Label => titled,
                        _ => false,
                    };
                    if !part || below.zone != Zone::Body {
                        break;
                    }
                    runs.extend(&below.runs_with_mark());
                }
                let mut measure = measure(MeasureKind::Oppdrag, text.read(&runs));
                measure.label = match mark {
                    ItemMark::Numbered(mark) => Some(mark.clone()),
                    ItemMark::Bullet => None,
                };
                let mut whole = block.runs_with_mark();
                runs.spans().iter().skip(block.runs.spans().len()).for_each(|span| whole.push(*span));
                found.push(Found::new(measure, whole, RULE));
            }
            _ => {}
        }
    }
    found
}

/// Whether under a heading stand points only, most of which say themselves what is to be done or who is to do it: each is an assignment.
fn holds_doings(text: &Text, zones: &Zones, at: usize) -> bool {
    let points: Vec<usize> = zones.under(at).take_while(|below| zones.blocks[*below].is_item()).collect();
    let says = |below: &&usize| {
        let line = text.read(&zones.blocks[**below].runs);
        let first = line.split_whitespace().next().unwrap_or("");
        norsk::is_role(first)
            || announce::reads_like_measure(&line)
            || crate::actor::opening(&line).is_some()
            || crate::modality::is_passive(&line, true)
    };
    points.len() >= 2 && points.iter().filter(says).count() * 2 >= points.len()
}

/// Whether a heading announces assignments: it begins with the word, or in a letter of assignment ends with it.
fn announces(heading: &str, context: &Context<'_>) -> bool {
    let bare = heading.trim_end_matches([':', '.', ' ']);
    let assignment = &words().goals.assignment;
    if let Some(length) = assignment.starts(bare) {
        // «Oppdragsbrevet» and «Oppdrag og rapportering om …» are other things; a few words behind are fine.
        return bare[length..].split_whitespace().count() <= 6;
    }
    announce::names_assignments(bare, context) && matches!(context.kind, Kind::Oppdragsbrev | Kind::Tildelingsbrev)
}

/// Whether the words of a point are a title, and not a sentence: «Gjennomgang av lekeplasser».
fn is_title(words: &str) -> bool {
    !words.ends_with(['.', ':', ';']) && words.split_whitespace().count() <= 10 && crate::modality::verbs(words).is_empty()
}

/// Whether a point has a code of its own, as measures in lists and tables have: «P1».
fn is_code(mark: &ItemMark) -> bool {
    matches!(mark, ItemMark::Numbered(number)
        if number.starts_with(char::is_uppercase) && number.ends_with(|sign: char| sign.is_ascii_digit()))
}

fn is_roman(number: &str) -> bool {
    number.chars().all(|letter| "IVX".contains(letter))
}

fn is_letter(number: &str) -> bool {
    let letter = number.strip_suffix(')').unwrap_or(number);
    letter.chars().count() == 1 && letter.chars().all(char::is_alphabetic)
}

fn depth(number: &str) -> usize {
    if number.starts_with(|digit: char| digit.is_ascii_digit()) { number.split('.').count() } else { 0 }
}
