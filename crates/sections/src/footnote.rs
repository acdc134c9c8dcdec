//! Finds: footnotes with their numbers.
//! Because: their lines are a zone of their own.
//! Misses: endnotes under a heading of their own, which are read as a list.

use letter::{BlockKind, Footnote, Found, ItemMark, Text, Zone, Zones};

const RULE: &str = "footnote";

/// The footnotes, in order.
pub fn footnotes(text: &Text, zones: &Zones) -> Vec<Found<Footnote>> {
    zones
        .blocks
        .iter()
        .filter(|block| block.zone == Zone::Footnote)
        .filter_map(|block| {
            let BlockKind::Item { mark: ItemMark::Numbered(number), .. } = &block.kind else { return None };
            let number = number.chars().map(plain_digit).collect();
            Some(Found::new(Footnote { number, text: text.read(&block.runs) }, block.runs_with_mark(), RULE))
        })
        .collect()
}

/// `²` as `2`.
fn plain_digit(sign: char) -> char {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().zip('0'..='9').find(|(raised, _)| *raised == sign).map_or(sign, |(_, digit)| digit)
}
