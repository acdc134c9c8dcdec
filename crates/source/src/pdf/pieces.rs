//! Glyphs in the order they were written become pieces: stretches without a jump. Raised small digits become superscripts here.

use super::ink::{Glyph, Mark, Rule};
use super::segment::Segment;
use crate::characters::{is_superscript, superscript};

/// Glyphs further apart than this do not belong to one piece, in font sizes. A wider gap may be a gutter.
pub(super) const WIDE: f32 = 1.0;

/// Glyphs further apart than this belong to two words, in font sizes, even if no space was written.
pub(super) const WORD_GAP: f32 = 0.2;

/// Small letters have less than this share of the size of those beside them.
const SMALL: f32 = 0.85;

/// A stretch of glyphs that were written one behind the other.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub(super) segment: Segment,
    /// Whether a space was written in front of it.
    pub(super) spaced: bool,
}

/// Where a new glyph stands against the piece that is being written.
enum Step {
    Along,
    Raised,
    /// What was written so far is raised above this one.
    AboveThis,
    Away,
}

/// The pieces of a page. None goes over one of the `upright` ruling lines.
pub(super) fn pieces<'g>(glyphs: impl IntoIterator<Item = &'g Glyph>, upright: &[Rule]) -> Vec<Piece> {
    let mut done: Vec<Piece> = Vec::new();
    let mut run: Vec<(Glyph, bool)> = Vec::new();
    let (mut y, mut size) = (0.0, 0.0);
    for glyph in glyphs {
        match step(&run, y, size, glyph, upright) {
            Step::Along => run.push((*glyph, false)),
            Step::Raised => run.push((*glyph, true)),
            Step::AboveThis => {
                run.iter_mut().for_each(|(_, raised)| *raised = true);
                (y, size) = (glyph.y, glyph.size);
                run.push((*glyph, false));
            }
            Step::Away => {
                done.extend(piece(&run, y, size));
                run.clear();
                (y, size) = (glyph.y, glyph.size);
                run.push((*glyph, false));
            }
        }
    }
    done.extend(piece(&run, y, size));
    done
}

fn step(run: &[(Glyph, bool)], y: f32, size: f32, glyph: &Glyph, upright: &[Rule]) -> Step {
    let Some((last, _)) = run.last() else { return Step::Away };
    let larger = size.max(glyph.size);
    let gap = (glyph.x0 - last.x1) / larger;
    let up = (y - glyph.y) / larger;
    if is_painted_again(last, glyph) {
        return Step::Along;
    }
    let is_ruled_off = || (glyph.spaced || gap > WORD_GAP) && stands_between(upright, last.x1, glyph.x0, y - 0.3 * size);
    let leaves_page = (last.mark == Mark::Pagination) != (glyph.mark == Mark::Pagination);
    if !(-0.4..WIDE).contains(&gap) || leaves_page || is_ruled_off() {
        Step::Away
    } else if up.abs() < 0.1 {
        Step::Along
    } else if glyph.size < SMALL * size && gap < 0.5 && (0.1..0.8).contains(&up) {
        Step::Raised
    } else if glyph.size < SMALL * size && gap < 0.2 && (-0.4..0.0).contains(&up) {
        Step::Along
    } else if size < SMALL * glyph.size && gap < 0.7 && (-0.8..-0.1).contains(&up) {
        Step::AboveThis
    } else {
        Step::Away
    }
}

/// Whether a glyph is the last one once more, a little apart: a printer's bold.
fn is_painted_again(last: &Glyph, glyph: &Glyph) -> bool {
    let near = 0.1 * glyph.size;
    last.character == glyph.character && (glyph.x0 - last.x0).abs() < near && (glyph.y - last.y).abs() < near
}

/// Whether an upright line stands between two places at the height `y`, give or take a point.
pub(super) fn stands_between(upright: &[Rule], left: f32, right: f32, y: f32) -> bool {
    let (from, to) = (left - 1.0, right + 1.0);
    left < right && upright.iter().any(|rule| rule.at > from && rule.at < to && rule.from <= y && y <= rule.to)
}

/// Makes words of a run. Glyphs that are painted twice, a little apart, are one bold glyph.
fn piece(run: &[(Glyph, bool)], y: f32, size: f32) -> Option<Piece> {
    let (first, _) = run.first()?;
    let mut segment = Segment { y, size, mark: first.mark, ..Segment::default() };
    let mut last: Option<Glyph> = None;
    let (mut doubled, mut was_raised) = (0, false);
    for &(glyph, raised) in run {
        if let Some(last) = last {
            if is_painted_again(&last, &glyph) {
                doubled += 1;
                continue;
            }
            let gap = (glyph.x0 - last.x1) / size;
            let leaves_mark = was_raised && !raised && segment.letters == 0 && !is_superscript(glyph.character);
            if glyph.spaced || gap > WORD_GAP || leaves_mark {
                segment.words.push(' ');
                segment.edges.push(last.x1.min(glyph.x0));
            }
        }
        segment.words.push(if raised { superscript(glyph.character) } else { glyph.character });
        segment.edges.push(glyph.x0);
        if glyph.character.is_alphanumeric() && !raised && !is_superscript(glyph.character) {
            segment.letters += 1;
            segment.bold += usize::from(glyph.style.bold);
            segment.italic += usize::from(glyph.style.italic);
        }
        (last, was_raised) = (Some(glyph), raised || is_superscript(glyph.character));
    }
    segment.edges.push(last?.x1);
    if doubled * 2 > segment.letters {
        segment.bold = segment.letters;
    }
    Some(Piece { segment, spaced: first.spaced && first.mark != Mark::Pagination })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::ink::Style;

    fn glyph(character: char, x0: f32, y: f32, size: f32) -> Glyph {
        let style = Style::default();
        Glyph { character, x0, x1: x0 + size / 2.0, y, size, style, spaced: false, hidden: false, mark: Mark::None }
    }

    fn words(glyphs: &[Glyph]) -> Vec<String> {
        pieces(glyphs, &[]).into_iter().map(|piece| piece.segment.words).collect()
    }

    #[test]
    fn a_small_raised_digit_is_a_footnote_mark() {
        let line = [glyph('å', 0.0, 100.0, 10.0), glyph('2', 5.0, 96.5, 6.0), glyph('r', 10.5, 100.0, 10.0)];
        assert_eq!(words(&line), ["å² r"]);
        let note = [glyph('2', 0.0, 96.5, 6.0), glyph('N', 3.2, 100.0, 10.0)];
        assert_eq!(words(&note), ["² N"]);
    }

    #[test]
    fn a_glyph_painted_twice_is_one_bold_glyph() {
        let line = [
            glyph('A', 0.0, 100.0, 10.0),
            glyph('A', 0.3, 100.0, 10.0),
            glyph('B', 5.0, 100.0, 10.0),
            glyph('B', 5.3, 100.0, 10.0),
        ];
        let pieces = pieces(&line, &[]);
        assert_eq!((pieces[0].segment.words.as_str(), pieces[0].segment.bold), ("AB", 2));
    }

    #[test]
    fn a_jump_begins_a_new_piece() {
        assert_eq!(
            words(&[glyph('a', 0.0, 100.0, 10.0), glyph('b', 30.0, 100.0, 10.0), glyph('c', 0.0, 112.0, 10.0)]),
            ["a", "b", "c"]
        );
    }
}
