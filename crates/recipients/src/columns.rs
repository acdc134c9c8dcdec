//! Lines that hold two names side by side, read by columns.

use std::collections::BTreeMap;

use letter::{Block, Runs, Span, Text};

/// How many characters apart the lines of one column may begin.
const COLUMN: usize = 6;
/// How wide a character is, in points, where places are given in points.
const CHARACTER: f32 = 5.0;

/// The columns of lines that stand side by side with wide space between: what begins at about the same place belongs together, whether
/// or not its line also holds something in the other column. `None` where no line has wide space.
pub(crate) fn columns(text: &Text, blocks: &[&Block]) -> Option<Vec<Vec<Runs>>> {
    let mut columns: BTreeMap<usize, Vec<Runs>> = BTreeMap::new();
    let mut wide = false;
    for block in blocks {
        let parts = segments(text, &block.runs);
        wide |= parts.len() > 1;
        for part in parts {
            let character = place(text, part);
            let near = columns.range(character.saturating_sub(COLUMN)..=character + COLUMN).next().map(|(start, _)| *start);
            columns.entry(near.unwrap_or(character)).or_default().push(part.into());
        }
    }
    (wide && columns.len() > 1).then(|| columns.into_values().collect())
}

/// Where a part of a line begins, in characters.
fn place(text: &Text, part: Span) -> usize {
    let line = &text.lines()[text.line_at(part.start)];
    let before = text.slice(Span::new(line.span.start, part.start.max(line.span.start))).chars().count();
    let left = line.layout.as_ref().and_then(|layout| layout.edges.get(before).copied().or(layout.area.map(|area| area.x0)));
    left.map_or(line.indent as usize + before, |left| (left / CHARACTER) as usize)
}

/// The parts of each line that wide space parts.
fn segments(text: &Text, runs: &Runs) -> Vec<Span> {
    let mut parts = Vec::new();
    for span in runs.spans() {
        let words = text.slice(*span);
        let mut start = 0;
        while start < words.len() {
            let end = words[start..].find("  ").map_or(words.len(), |at| start + at);
            let part = text.trim(Span::new(span.start + start, span.start + end));
            if !part.is_empty() {
                parts.push(part);
            }
            start = end + words[end..].len() - words[end..].trim_start().len();
        }
    }
    parts
}
