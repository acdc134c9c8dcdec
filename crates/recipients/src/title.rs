//! Finds: the letter's title, over however many lines it is printed.
//! Because: the title's lines are a zone of their own; where there is none, a label for the subject names it (`Sak:`, `Emne:`,
//! `Gjelder:`), and last the running header.
//! Misses: titles that only the file's name holds.

use letter::{Found, Runs, Text, Zone, Zones};
use norsk::Label;

use crate::field::Field;

const RULE: &str = "title";

pub(crate) fn find(text: &Text, zones: &Zones, fields: &[Field]) -> Option<Found<String>> {
    let mut runs = Runs::new();
    zones.blocks.iter().filter(|block| block.zone == Zone::Title).for_each(|block| runs.extend(&block.runs));
    if runs.is_empty() {
        runs =
            fields.iter().find(|field| field.label == Some(Label::Subject)).map(|field| field.value.clone()).unwrap_or_default();
    }
    if runs.is_empty() {
        runs = running_header(text, zones).unwrap_or_default();
    }
    (!runs.is_empty()).then(|| Found::new(text.read(&runs), runs, RULE))
}

/// The last part of a running line with a page number: `8 • Samlet plan • Oppvekst` carries the title of the part at hand.
fn running_header(text: &Text, zones: &Zones) -> Option<Runs> {
    zones.lines.iter().enumerate().filter(|(_, zone)| **zone == Zone::Furniture).find_map(|(at, _)| {
        let line = text.line(at);
        let last = line
            .rsplit('•')
            .next()
            .filter(|last| line.matches('•').count() >= 2 && last.chars().filter(|letter| letter.is_alphabetic()).count() > 5)?;
        let span = text.lines()[at].span;
        let start = span.end - last.len();
        Some(text.trim(letter::Span::new(start, span.end)).into())
    })
}
