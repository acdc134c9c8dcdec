//! Extractor of what a letter's text mentions: abbreviations it explains, other documents it names, days.
//!
//! One rule a file: what it finds, why that is right, what it misses; its examples lie beside it (`*.examples`).

mod citation;
mod date;
mod definition;
mod reference;

pub use date::dates;
pub use definition::definitions;
pub use reference::references;

use letter::{Block, BlockKind, Runs, Text, Zone, Zones};

/// The stretches of running text and points that may name another document: no headings, no cells; and what a cover says of its adoption.
pub(crate) fn prose(text: &Text, zones: &Zones) -> Vec<Runs> {
    let is_prose = |block: &&Block| {
        matches!(block.zone, Zone::Body | Zone::Footnote)
            && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Label)
            || is_adoption(text, block)
    };
    zones.blocks.iter().filter(is_prose).map(|block| block.runs.clone()).collect()
}

/// Whether a line of the cover says when and by whom a plan was adopted.
fn is_adoption(text: &Text, block: &Block) -> bool {
    block.zone == Zone::Header
        && block.kind == BlockKind::Paragraph
        && norsk::words().phrases.adopted.starts(&text.read(&block.runs)).is_some()
}

/// The stretches of running text, points and cells that a mention may stand in.
pub(crate) fn passages(text: &Text, zones: &Zones) -> Vec<Runs> {
    let mut passages = Vec::new();
    let told = |block: &&Block| {
        matches!(block.zone, Zone::Body | Zone::Footnote)
            || is_adoption(text, block)
            // The table of political treatment.
            || block.zone == Zone::Header && matches!(block.kind, BlockKind::Table(_))
    };
    for block in zones.blocks.iter().filter(told) {
        match &block.kind {
            BlockKind::Table(table) => passages.extend(table.rows.iter().flatten().filter(|cell| !cell.is_empty()).cloned()),
            BlockKind::Grid { .. } => passages.extend(lines(text, block)),
            _ => passages.push(block.runs.clone()),
        }
    }
    passages
}

fn lines(text: &Text, block: &Block) -> Vec<Runs> {
    block.lines.iter().map(|line| Runs::from(text.lines()[*line].span)).collect()
}
