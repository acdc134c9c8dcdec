//! Finds: figures by their captions: `Figur 2: Kart over sentrum`.
//! Because: captions are a zone of their own; those that begin with «Tabell» belong to tables.
//! Misses: figures without a caption.

use letter::{Figure, Flow, Found, Text, Zone, Zones};
use norsk::words;

const RULE: &str = "figure";

/// The figures, in order.
pub fn figures(text: &Text, zones: &Zones) -> Vec<Found<Figure>> {
    zones
        .blocks
        .iter()
        .filter(|block| block.zone == Zone::Caption)
        .filter_map(|block| {
            let flow = Flow::of(text, &block.runs);
            let line = flow.as_str();
            let name = words().phrases.figure.starts(line)?;
            let rest = &line[name..];
            let number =
                rest.len() - rest.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == ' ' || sign == '.').len();
            let label = line[..name + number].trim_end_matches([' ', '.']);
            let caption = line[label.len()..].trim_start_matches([':', '.', ' ', '–', '-']);
            Some(Found::new(Figure { label: label.to_owned(), caption: caption.to_owned() }, block.runs.clone(), RULE))
        })
        .collect()
}
