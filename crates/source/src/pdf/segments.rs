//! Pieces become segments: what stands together on a line, as wide gaps and upright rules divide it.

use super::ink::{Glyph, Rule};
use super::pieces::{Piece, WIDE, WORD_GAP, pieces, stands_between};
use super::segment::{Segment, is_list_sign};

/// Baselines this close, in font sizes, are one line.
pub(super) const SAME_LINE: f32 = 0.3;

/// The sign of a list item stands at most so far in front of its text, in font sizes.
const SIGN_GAP: f32 = 5.0;

/// A value stands at most so far behind its label, in font sizes.
const LABEL_GAP: f32 = 14.0;

/// The segments of a page, from top to bottom and from left to right.
pub(super) fn segments<'g>(glyphs: impl IntoIterator<Item = &'g Glyph>, upright: &[Rule]) -> Vec<Segment> {
    let mut pieces = pieces(glyphs, upright);
    pieces.sort_by(|a, b| a.segment.y.total_cmp(&b.segment.y).then(a.segment.x0().total_cmp(&b.segment.x0())));
    let mut segments = Vec::with_capacity(pieces.len());
    let mut start = 0;
    while start < pieces.len() {
        let first = &pieces[start].segment;
        let (y, size) = (first.y, first.size);
        let count =
            pieces[start..].iter().take_while(|piece| piece.segment.y - y <= SAME_LINE * size.min(piece.segment.size)).count();
        let line = &mut pieces[start..start + count];
        line.sort_by(|a, b| a.segment.x0().total_cmp(&b.segment.x0()));
        join_line(line, upright, &mut segments);
        start += count;
    }
    segments
}

fn join_line(line: &[Piece], upright: &[Rule], segments: &mut Vec<Segment>) {
    let mut parts: Vec<Segment> = Vec::new();
    for piece in line {
        let next = &piece.segment;
        let Some(last) = parts.last_mut() else {
            parts.push(next.clone());
            continue;
        };
        let size = last.size.max(next.size);
        let gap = (next.x0() - last.x1()) / size;
        if is_painted_twice(last, next) {
            last.bold = last.letters;
        } else if !(-0.5..WIDE).contains(&gap) || is_ruled_off(last, next, upright) {
            parts.push(next.clone());
        } else {
            let spaced = piece.spaced || gap > WORD_GAP;
            last.append(next, usize::from(spaced));
        }
    }
    segments.extend(with_signs_and_labels(parts, upright));
}

/// Whether the same words stand at the same place once more, a little apart: a printer's bold.
fn is_painted_twice(last: &Segment, next: &Segment) -> bool {
    let near = 0.2 * next.size;
    (next.x1() - last.x1()).abs() < near && last.words.ends_with(&next.words) && next.x0() < last.x1()
}

fn is_ruled_off(last: &Segment, next: &Segment, upright: &[Rule]) -> bool {
    stands_between(upright, last.x1(), next.x0(), last.y - 0.3 * last.size)
}

/// Puts signs of list items in front of their text, and values behind their labels: neither makes a table.
fn with_signs_and_labels(parts: Vec<Segment>, upright: &[Rule]) -> Vec<Segment> {
    if parts.len() < 2 {
        return parts;
    }
    let labels = parts.iter().filter(|part| part.words.ends_with(':')).count();
    // Several labels in a row without values between them name the columns below.
    let names_columns = labels > 1 && parts.windows(2).any(|pair| pair.iter().all(|part| part.words.ends_with(':')));
    let mut joined: Vec<Segment> = Vec::with_capacity(parts.len());
    for mut part in parts {
        if joined.is_empty() && part.words == "\u{fffd}" {
            // A sign that no reader can name, alone in front of the words of a line, is a bullet of a font of symbols.
            part.words = "•".to_owned();
        }
        match joined.last_mut() {
            Some(last) if !is_ruled_off(last, &part, upright) => {
                let gap = (part.x0() - last.x1()) / last.size.max(part.size);
                if is_list_sign(&last.words) && gap < SIGN_GAP {
                    last.append(&part, 1);
                } else if !names_columns && last.words.ends_with(':') && gap < LABEL_GAP {
                    last.append(&part, 3);
                } else {
                    joined.push(part);
                }
            }
            _ => joined.push(part),
        }
    }
    joined
}
