//! Finds: a purpose stated in running text: «Målet med ordningen er å …», «Programmet har som mål å …», «Føremålet er å …».
//! Because: the whole sentence says what is to be achieved, of something now under way.
//! Misses: purposes inside another sentence («med mål om …»), what one «tar sikte på», and the purpose of something past.

use std::sync::LazyLock;

use letter::{BlockKind, Flow, Found, Goal, GoalKind, Text, Zone, Zones};
use norsk::{fold, pattern, words};
use regex::Regex;

use crate::goal;

const RULE: &str = "purpose";

/// From the noun to its verb: «målet med arbeidet er å», «at formålet med reformen ikke først og fremst er å».
static IS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\s{purpose_of}\s[^.:;?]{2,110}?)?(?:\s{purpose_adverb}){0,5}(?:,)?\s{purpose_is}(?:,\s[^,.:;]{3,60},)?(?:\s{purpose_adverb}){0,3}\s{purpose_clause}\b",
    )
});

pub(crate) fn find(text: &Text, zones: &Zones) -> Vec<Found<Goal>> {
    let mut found = Vec::new();
    for block in &zones.blocks {
        if block.zone != Zone::Body || !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. }) {
            continue;
        }
        let flow = Flow::of(text, &block.runs);
        for sentence in norsk::sentences(flow.as_str()) {
            let words = &flow.as_str()[sentence.clone()];
            if states_purpose(words) {
                found.push(Found::new(goal(GoalKind::Formaal, words.to_owned()), flow.runs(sentence), RULE));
            }
        }
    }
    found
}

fn states_purpose(sentence: &str) -> bool {
    if sentence.starts_with('«') || sentence.ends_with('?') {
        return false;
    }
    let folded = fold(sentence);
    let goals = &words().goals;
    if goals.has_as_goal.find_folded(&folded).is_some() {
        return true;
    }
    goals.purpose_noun.find_folded(&folded).is_some_and(|noun| {
        let opens =
            noun.start == 0 || folded[..noun.start].ends_with(" at ") || folded[..noun.start].split_whitespace().count() <= 2;
        opens && IS.is_match(&folded[noun.end..])
    })
}
