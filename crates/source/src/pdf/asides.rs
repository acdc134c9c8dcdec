//! Boxes, captions and pull quotes that a paragraph runs around: the paragraph is read to its end, and what it runs around after it.

use super::gutters::Stretch;
use super::segment::Segment;

/// Lines of one paragraph are no further apart than this, in font sizes.
const NEXT_LINE: f32 = 1.6;

/// Sizes that differ by less are the same, in points.
const SAME_SIZE: f32 = 0.6;

/// A paragraph is at least so wide, in font sizes, and a full line of it fills this share of its width.
const NARROWEST: f32 = 12.0;
const FULL: f32 = 0.75;

/// A paragraph that runs around something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Interrupted {
    /// Its column; what stands in the other one is set apart.
    pub(super) column: usize,
    /// How many segments below both columns belong to it.
    pub(super) below: usize,
}

/// The paragraph that runs around one of two columns, if there is one. `above` is the line above the columns.
pub(super) fn interrupted(
    above: Option<&Segment>,
    columns: &[&Segment],
    below: &[&Segment],
    stretch: &Stretch,
) -> Option<Interrupted> {
    let &[(_, strip)] = stretch.strips.as_slice() else { return None };
    (0..2).find_map(|column| {
        let own: Vec<&Segment> = columns.iter().copied().filter(|segment| stretch.column(segment) == column).collect();
        let [first, .., last] = own.as_slice() else { return None };
        if !is_prose(&own) {
            return None;
        }
        let runs_from_above = above.is_some_and(|above| {
            above.x1() > strip && follows(above, first) && goes_on(above, first) && above.x0() <= first.x0() + 1.0
        });
        let left = above.filter(|_| runs_from_above).map_or(first.x0(), Segment::x0);
        let below = rest_of_paragraph(last, left, below);
        let is_main = below > 0 && (runs_from_above || column == 0);
        (is_main || (column == 1 && runs_from_above)).then_some(Interrupted { column, below })
    })
}

/// Whether lines are running text, one below the other, in one size and nearly all of them full.
fn is_prose(lines: &[&Segment]) -> bool {
    let left = lines.iter().map(|line| line.x0()).fold(f32::MAX, f32::min);
    let right = lines.iter().map(|line| line.x1()).fold(f32::MIN, f32::max);
    let size = lines.first().map_or(0.0, |line| line.size);
    let full = lines.iter().filter(|line| line.x1() - left > FULL * (right - left)).count();
    lines.len() > 2
        && right - left > NARROWEST * size
        && full + 1 >= lines.len()
        && lines.windows(2).all(|pair| follows(pair[0], pair[1]))
}

/// How many of the lines below go on with the paragraph whose last line so far is `last`.
fn rest_of_paragraph(last: &Segment, left: f32, below: &[&Segment]) -> usize {
    let right =
        below.iter().take_while(|segment| segment.grid.is_none()).take(12).map(|segment| segment.x1()).fold(0.0, f32::max);
    let mut above = last;
    let mut count = 0;
    for &line in below {
        let is_alone = below.get(count + 1).is_none_or(|next| next.y - line.y > 0.5 * line.size);
        let ended = count > 0 && above.words.ends_with(['.', ':']) && above.x1() < left + 0.9 * (right - left);
        if !is_alone || ended || !follows(above, line) || (line.x0() - left).abs() > 3.0 || (count == 0 && !goes_on(above, line))
        {
            break;
        }
        above = line;
        count += 1;
    }
    count
}

/// Whether a line stands directly below another one of its kind.
fn follows(above: &Segment, line: &Segment) -> bool {
    let distance = line.y - above.y;
    line.grid.is_none()
        && distance > 0.5 * line.size
        && distance < NEXT_LINE * line.size
        && (above.size - line.size).abs() < SAME_SIZE
}

/// Whether a line goes on with the sentence of the one above.
fn goes_on(above: &Segment, line: &Segment) -> bool {
    line.words.starts_with(char::is_lowercase) || !above.words.ends_with(['.', ':', '?', '!'])
}
