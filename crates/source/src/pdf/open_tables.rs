//! Tables whose rows are ruled and whose columns are not: level lines of one length, with words below one another between them.

use super::ink::Rule;
use super::rules::Grid;
use super::segment::Segment;

/// So many lines of one length make rows; three are only the top, the header and the bottom of a table.
const FEWEST_RULES: usize = 4;

/// Lines of one length begin and end at the same place, give or take so many points.
const SAME_LENGTH: f32 = 3.0;

/// Two lines of one table are not further apart than this, in points.
const TALLEST_ROW: f32 = 250.0;

/// The white between two columns is at least so wide, in points.
const NARROWEST: f32 = 3.0;

/// So many lines of words tell columns apart from spaces that happen to stand below one another.
const FEWEST_LINES: usize = 5;

/// The tables of this kind on a page; lines that belong to one of the `known` grids are left alone.
pub(super) fn find(level: &[Rule], known: &[Grid], segments: &[Segment]) -> Vec<Grid> {
    let mut free: Vec<Rule> = level.iter().filter(|rule| !known.iter().any(|grid| grid.level.contains(rule))).copied().collect();
    free.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut groups: Vec<Vec<Rule>> = Vec::new();
    for rule in free {
        let same = |last: &Rule| {
            (last.from - rule.from).abs() < SAME_LENGTH
                && (last.to - rule.to).abs() < SAME_LENGTH
                && rule.at - last.at < TALLEST_ROW
        };
        // Of many groups only the latest can still be near, which keeps drawings from costing much.
        match groups.iter_mut().rev().take(8).find(|group| group.last().is_some_and(same)) {
            Some(group) => group.push(rule),
            None => groups.push(vec![rule]),
        }
    }
    groups.into_iter().filter(|group| group.len() >= FEWEST_RULES).filter_map(|group| grid(group, segments)).collect()
}

fn grid(level: Vec<Rule>, segments: &[Segment]) -> Option<Grid> {
    let (first, last) = (*level.first()?, *level.last()?);
    let from = segments.partition_point(|segment| segment.y < first.at);
    let inside = segments[from..].iter().take_while(|segment| segment.y < last.at + segment.size);
    let inside: Vec<&Segment> =
        inside.filter(|segment| segment.x1() > first.from && segment.x0() < first.to && segment.y < last.at).collect();
    let mut baselines: Vec<f32> = inside.iter().map(|segment| segment.y).collect();
    baselines.dedup_by(|b, a| (*b - *a).abs() < 3.0);
    if baselines.len() < FEWEST_LINES {
        return None;
    }
    let mut columns = vec![first.from];
    columns.extend(white(&inside));
    columns.push(first.to);
    let header_ends = level.get(1).map_or(last.at, |rule| rule.at);
    remove_columns_of_merged_headers(&mut columns, &inside, header_ends);
    let upright = columns.iter().map(|&at| Rule { at, from: first.at, to: last.at }).collect();
    let rows = level.iter().map(|rule| rule.at).collect();
    (columns.len() > 2).then_some(Grid { columns, rows, level, upright })
}

/// A header over several columns stands in none of them by itself: between those it is over, and above their own headers. It goes to the
/// first of them.
fn remove_columns_of_merged_headers(columns: &mut Vec<f32>, inside: &[&Segment], header_ends: f32) {
    let lowest_of = |from: f32, to: f32, y: f32| {
        let words = inside.iter().filter(|segment| segment.y < y);
        let own = words.filter(|segment| segment.middle() > from && segment.middle() < to);
        own.map(|segment| segment.y).reduce(f32::max)
    };
    let mut at = 1;
    while at + 2 < columns.len() {
        let (left, own, right) = (columns[at - 1], columns[at], columns[at + 1]);
        let header = lowest_of(own, right, header_ends);
        let is_header_only = header.is_some() && header == lowest_of(own, right, f32::MAX);
        let stands_above =
            |from: f32, to: f32| header.zip(lowest_of(from, to, header_ends)).is_some_and(|(own, other)| own + 1.0 < other);
        if is_header_only && stands_above(left, own) && stands_above(right, columns[at + 2]) {
            columns.remove(at);
        } else {
            at += 1;
        }
    }
}

/// The places that no word stands on, right in front of where the words behind begin.
fn white(segments: &[&Segment]) -> Vec<f32> {
    let mut words: Vec<(f32, f32)> = segments.iter().flat_map(|segment| words(segment)).collect();
    words.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut white = Vec::new();
    let mut reached = words.first().map_or(0.0, |word| word.1);
    for (from, to) in words {
        if from - reached >= NARROWEST {
            white.push((reached + from) / 2.0);
        }
        reached = reached.max(to);
    }
    white
}

/// The left and right edge of each word.
fn words(segment: &Segment) -> Vec<(f32, f32)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in segment.words.chars().enumerate() {
        match (c == ' ', start) {
            (false, None) => start = Some(segment.edges[at]),
            (true, Some(from)) => {
                words.push((from, segment.edges[at]));
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| (from, segment.x1())));
    words
}
