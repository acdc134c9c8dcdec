//! Finds: sections: each heading with its level, its parent and the running text under it.
//! Because: numbers tell the level (1.2.1 is the third); a lettered or unnumbered heading is one deeper than the numbered
//! section it stands in; without numbers the typography tells.
//! Misses: levels that neither number nor typography shows.

use letter::{Block, BlockKind, Found, Runs, Section, Text, Zone, Zones};

const RULE: &str = "heading";

/// A section that is still open: headings below may stand in it.
struct Open {
    index: usize,
    level: u8,
    /// How many numbers its number has; 0 without digits.
    depth: usize,
    rank: u8,
    number: Vec<u16>,
    /// What its number is made of.
    numbering: Numbering,
}

/// The sections, in order.
pub fn sections(text: &Text, zones: &Zones) -> Vec<Found<Section>> {
    let mut sections: Vec<Found<Section>> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let nested = numbers_are_nested(zones);
    let last_numbered = zones.blocks.iter().rposition(|block| matches!(block.kind, BlockKind::Heading { number: Some(_), .. }));
    for (at, block) in zones.blocks.iter().enumerate() {
        let BlockKind::Heading { number, rank } = block.kind else { continue };
        // Below the last number, a heading set as the numbered ones are opens a part of its own.
        let has_layout = text.lines()[block.lines[0]].layout.is_some();
        if number.is_none() && has_layout && last_numbered.is_some_and(|last| last < at) {
            let same_style = open.iter().position(|open| open.depth == 1 && open.rank == rank);
            open.truncate(same_style.unwrap_or(open.len()));
        }
        let printed = number.map(|span| text.slice(span).to_owned());
        let parts = printed.as_deref().map(decimal).unwrap_or_default();
        let numbering = Numbering::of(printed.as_deref(), &parts);
        close(&mut open, &parts, numbering, rank, nested);
        let level = match open.last() {
            Some(parent) => parent.level + 1,
            None => 1,
        };
        let body = running_text(text, zones, at);
        let mut runs = block.runs_with_mark();
        runs.extend(&body);
        let title = text.read(&block.runs);
        let section = Section {
            number: printed,
            title,
            level,
            parent: open.last().map(|open| open.index),
            text: text.read(&body),
            end: runs.end(),
        };
        open.push(Open { index: sections.len(), level, depth: parts.len(), rank, number: parts, numbering });
        sections.push(Found::new(section, runs, RULE));
    }
    extend_over_children(&mut sections, zones, text);
    sections
}

/// What the number of a heading is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbering {
    None,
    Digits,
    /// `a)`
    Letter,
    /// `II`
    Roman,
    /// `A`
    Capital,
    /// `Del 1`, `§ 3`
    Named,
}

impl Numbering {
    fn of(printed: Option<&str>, parts: &[u16]) -> Self {
        match printed {
            None => Self::None,
            Some(_) if !parts.is_empty() => Self::Digits,
            Some(number) if number.ends_with(')') => Self::Letter,
            Some(number) if number.chars().all(|letter| "IVX".contains(letter)) => Self::Roman,
            Some(number) if number.chars().count() == 1 => Self::Capital,
            Some(_) => Self::Named,
        }
    }
}

/// Closes the sections that a heading with this number and rank does not stand in.
fn close(open: &mut Vec<Open>, parts: &[u16], numbering: Numbering, rank: u8, nested: bool) {
    let counts_otherwise = matches!(numbering, Numbering::Roman | Numbering::Capital | Numbering::Named);
    // What counts as an open section does stands beside it: «B» beside «A», wherever «A» stands.
    let beside = open.iter().any(|open| counts_otherwise && open.numbering == numbering);
    while let Some(last) = open.last() {
        let stands_in = if !parts.is_empty() {
            // «4.1» stands in «4»; a number stands in an unnumbered part only where that part's heading is more prominent.
            if last.depth > 0 {
                last.depth < parts.len() && parts.starts_with(&last.number)
            } else {
                nested || last.rank < rank && !has_number(open)
            }
        } else if numbering == Numbering::Letter {
            // A letter stands in the numbered or unnumbered section above it, not in another letter.
            last.numbering != Numbering::Letter && (last.depth > 0 || last.rank <= rank)
        } else if beside {
            // All within the last one that counts so is closed, and then that one.
            let at = open.iter().rposition(|open| open.numbering == numbering);
            open.truncate(at.unwrap_or(open.len()));
            break;
        } else if counts_otherwise {
            last.numbering != Numbering::None || last.rank < rank
        } else {
            last.depth > 0 && !nested && (last.rank <= rank || last.rank == u8::MAX) || last.rank < rank
        };
        if stands_in {
            break;
        }
        open.pop();
    }
}

/// Whether numbers count parts of one unnumbered section only: the first of them stands right below a heading without a number, and
/// headings without a number stand before and after them all.
fn numbers_are_nested(zones: &Zones) -> bool {
    let numbered = |block: &Block| matches!(block.kind, BlockKind::Heading { number: Some(_), .. });
    let plain = |block: &Block| matches!(block.kind, BlockKind::Heading { number: None, .. });
    let (Some(first), Some(last)) = (zones.blocks.iter().position(numbered), zones.blocks.iter().rposition(numbered)) else {
        return false;
    };
    first > 0 && plain(&zones.blocks[first - 1]) && zones.blocks[last..].iter().any(plain)
}

fn has_number(open: &[Open]) -> bool {
    open.iter().any(|open| open.depth > 0)
}

/// The numbers of `1.2.1`; none of `a)`, `A.` or `§ 3`.
fn decimal(number: &str) -> Vec<u16> {
    number.split('.').map(str::parse).collect::<Result<_, _>>().unwrap_or_default()
}

/// The running text under the heading at `at`: its paragraphs, points and labels up to the next heading.
fn running_text(text: &Text, zones: &Zones, at: usize) -> Runs {
    let mut runs = Runs::new();
    let words = |block: &Block| !text.read(&block.runs).is_empty();
    for below in zones.under(at) {
        let block = &zones.blocks[below];
        match block.kind {
            BlockKind::Rule | BlockKind::Field { .. } => {}
            BlockKind::Item { .. } => runs.extend(&block.runs_with_mark()),
            _ if words(block) => runs.extend(&block.runs),
            _ => {}
        }
    }
    runs
}

/// Gives each section the end of its last subsection, so that what stands in it can be told by place.
fn extend_over_children(sections: &mut [Found<Section>], zones: &Zones, text: &Text) {
    let body_end = zones
        .blocks
        .iter()
        .filter(|block| block.zone == Zone::Body)
        .map(|block| block.runs.end())
        .max()
        .unwrap_or(text.as_str().len());
    for at in 0..sections.len() {
        let level = sections[at].value.level;
        let next = sections[at + 1..].iter().find(|section| section.value.level <= level);
        sections[at].value.end = next.map_or(body_end, |next| next.runs.start());
    }
}
