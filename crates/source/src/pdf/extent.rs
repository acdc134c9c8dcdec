//! Where columns and tables begin and end: lines right above and below the strips that divide them may belong to them as well.

use super::gutters::Stretch;
use super::segment::Segment;
use super::shape::{HALF_BESIDE, begins_with_postcode};

/// Takes lines directly above and below columns into them, where they keep to one column: columns need not begin and end together.
pub(super) fn grown(segments: &[&Segment], least: usize, mut from: usize, mut to: usize, stretch: &Stretch) -> (usize, usize) {
    let belongs = |near: &Segment, segment: &Segment| {
        stretch.keeps(segment)
            && near.grid.is_none() == segment.grid.is_none()
            && (near.y - segment.y).abs() < 1.5 * near.size
            && (near.size - segment.size).abs() < 0.6
            && near.x0() - segment.x0() < 3.0 * near.size
    };
    while from > least {
        let column = stretch.column(segments[from - 1]);
        match segments[from..to].iter().find(|segment| stretch.column(segment) == column) {
            Some(near) if belongs(near, segments[from - 1]) => from -= 1,
            _ => break,
        }
    }
    loop {
        while let Some(segment) = segments.get(to) {
            let column = stretch.column(segment);
            match segments[from..to].iter().rev().find(|segment| stretch.column(segment) == column) {
                Some(near) if belongs(near, segment) => to += 1,
                _ => break,
            }
        }
        match next_paragraph(&segments[from..to], &segments[to..], stretch) {
            0 => return (from, to),
            count => to += count,
        }
    }
}

/// Takes what stands below columns of running text into them, as long as it keeps to one of them: the last column of a page is often
/// shorter than the first. A heading right above words that go over all columns belongs to those.
pub(super) fn with_rest_of_column(segments: &[&Segment], from: usize, to: usize, stretch: &Stretch) -> usize {
    let mut sizes: Vec<f32> = segments[from..to].iter().map(|segment| segment.size).collect();
    sizes.sort_by(f32::total_cmp);
    let Some(usual) = sizes.get(sizes.len() / 2) else { return to };
    let first_column = |segment: &Segment| stretch.column(segment) == 0;
    let mut end = to + segments[to..].iter().take_while(|segment| stretch.keeps(segment) && first_column(segment)).count();
    let heads_next = |end: usize| segments[end - 1].size > 1.08 * usual || is_beside(segments[end - 1], segments[end]);
    while end > to && end < segments.len() && heads_next(end) {
        end -= 1;
    }
    end
}

/// A line of running text is at least so wide, in font sizes.
const NARROWEST: f32 = 12.0;

/// Whether the second of two columns goes on with a sentence that begins in the first one, further down: the last column of a text is
/// often much shorter than the others.
pub(super) fn begins_mid_sentence(segments: &[&Segment], stretch: &Stretch) -> bool {
    let first_of = |column: usize| segments.iter().find(|segment| stretch.column(segment) == column);
    let (Some(left), Some(right)) = (first_of(0), first_of(1)) else { return false };
    let wide = |column: usize| {
        let mut own = segments.iter().filter(|segment| stretch.column(segment) == column);
        own.any(|segment| segment.grid.is_none() && segment.width() > NARROWEST * segment.size)
    };
    let same_size = segments.iter().any(|segment| stretch.column(segment) == 0 && (segment.size - right.size).abs() < 0.6);
    stretch.columns() == 2
        && right.words.starts_with(char::is_lowercase)
        && right.words.contains(' ')
        && right.y < left.y + 1.5 * left.size
        && same_size
        && wide(0)
        && wide(1)
}

/// Whether two segments stand on one line.
fn is_beside(left: &Segment, right: &Segment) -> bool {
    (left.y - right.y).abs() < 0.5 * left.size.min(right.size)
}

/// How many lines the paragraph below columns has, if it goes on in one of them: its lines end where that column does.
fn next_paragraph(columns: &[&Segment], below: &[&Segment], stretch: &Stretch) -> usize {
    let Some(first) = below.first() else { return 0 };
    let column = stretch.column(first);
    let own = || columns.iter().filter(|segment| stretch.column(segment) == column && segment.grid.is_none());
    let right = own().map(|segment| segment.x1()).fold(f32::MIN, f32::max);
    let left = own().map(|segment| segment.x0()).fold(f32::MAX, f32::min);
    let Some(last) = own().next_back() else { return 0 };
    let mut above: &Segment = last;
    let lines = below.iter().take_while(|segment| {
        let reach = if above.y == last.y { 2.5 } else { 1.5 };
        let belongs = segment.grid.is_none()
            && stretch.keeps(segment)
            && stretch.column(segment) == column
            && segment.y - above.y < reach * segment.size
            && (segment.size - last.size).abs() < 0.6;
        above = segment;
        belongs
    });
    let count = lines.count();
    let is_full = |segment: &&Segment| segment.x1() - left > 0.85 * (right - left) && segment.x1() < right + segment.size;
    let wraps = count > 1 && below[..count - 1].iter().all(is_full);
    if wraps && columns.len() > 4 { count } else { 0 }
}

/// Takes the line into a table that stands half beside its first one, in a cell whose neighbours are set from the middle.
pub(super) fn with_line_half_above(segments: &[&Segment], least: usize, from: usize, stretch: &Stretch) -> usize {
    let Some(first) = segments.get(from) else { return from };
    let belongs =
        |segment: &&Segment| segment.grid.is_none() && first.y - segment.y < HALF_BESIDE * segment.size && stretch.keeps(segment);
    from - segments[least..from].iter().rev().take_while(|segment| belongs(segment)).count()
}

/// Takes the lines below a table into it that go on with cells of its last row.
pub(super) fn with_wrapped_cells(segments: &[&Segment], mut to: usize, stretch: &Stretch) -> usize {
    while let (Some(last), Some(segment)) = (to.checked_sub(1).map(|at| segments[at]), segments.get(to)) {
        let close = segment.y - last.y < 1.4 * segment.size && segment.grid.is_none();
        let goes_on = stretch.column(segment) > 0 || segment.words.starts_with(char::is_lowercase);
        if !(close && goes_on && stretch.keeps(segment)) {
            break;
        }
        to += 1;
    }
    to
}

/// Whether the first column goes on below the stretch with a post town: an address, beside a sender whose lines are fewer.
pub(super) fn ends_in_post_town(within: &[&Segment], below: &[&Segment], stretch: &Stretch) -> bool {
    let Some(post) = below.first() else { return false };
    let alone = below.get(1).is_none_or(|next| next.y - post.y > 0.5 * post.size);
    let own = within.iter().rev().filter(|segment| stretch.column(segment) == 0);
    let near = own.take(2).filter(|above| (above.x0() - post.x0()).abs() < 1.0 && post.y - above.y < 3.2 * post.size);
    alone && begins_with_postcode(&post.words) && near.count() == 2
}
