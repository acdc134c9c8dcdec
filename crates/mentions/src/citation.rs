//! Finds: a footnote that cites a document: «Styring i kommunen (Storvik kommune, 2023)».
//! Because: a footnote with a year in brackets, or a year as its last word, is the citation of one document, whole.
//! Misses: citations within the running text, and footnotes that cite two.

use std::sync::LazyLock;

use letter::{Flow, Found, Reference, ReferenceKind, Text, Zone, Zones};
use norsk::{fold, pattern};
use regex::Regex;

const RULE: &str = "citation";

static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\((?:[^()]{2,80},\s)?(?:19|20)\d{2}\)|,\s(?:19|20)\d{2}\.?$"));

/// The cited documents; `known` are the references that other rules have found, which a footnote may hold already.
pub(crate) fn citations(text: &Text, zones: &Zones, known: &[Found<Reference>]) -> Vec<Found<Reference>> {
    let mut found = Vec::new();
    for block in zones.blocks.iter().filter(|block| block.zone == Zone::Footnote) {
        let flow = Flow::of(text, &block.runs);
        let words = flow.as_str().trim_end_matches(['.', ' ']);
        let holds_one = known.iter().any(|other| other.runs.spans().iter().any(|span| block.runs.overlaps(*span)));
        if holds_one || !YEAR.is_match(flow.as_str()) || words.split_whitespace().count() > 40 {
            continue;
        }
        let folded = fold(words);
        let kind =
            if folded.contains("strategi") || folded.contains("plan ") { ReferenceKind::Plan } else { ReferenceKind::Report };
        let title = words.trim_start_matches('«').split(['»', '(']).next().unwrap_or(words).trim();
        let repeated = known.iter().any(|other| fold(&other.value.text).contains(&fold(title)));
        if !repeated {
            let reference = Reference { text: words.to_owned(), kind, number: None, date: None, resolved: None };
            found.push(Found::new(reference, flow.runs(0..words.len()), RULE));
        }
    }
    found
}
