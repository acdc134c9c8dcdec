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

/// The stretches of running text and points that may name another document: no headings, no cells.
pub(crate) fn prose(zones: &Zones) -> Vec<Runs> {
    let is_prose = |block: &&Block| {
        matches!(block.zone, Zone::Body | Zone::Footnote)
            && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Label)
    };
    zones.blocks.iter().filter(is_prose).map(|block| block.runs.clone()).collect()
}

/// The stretches of running text, points and cells that a mention may stand in.
pub(crate) fn passages(text: &Text, zones: &Zones) -> Vec<Runs> {
    let mut passages = Vec::new();
    for block in zones.blocks.iter().filter(|block| matches!(block.zone, Zone::Body | Zone::Footnote)) {
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
