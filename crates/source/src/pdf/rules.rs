//! Ruling lines: the parts of one line put together, and the grids that crossing lines make.

use std::collections::BTreeMap;

use super::ink::Rule;

/// Lines this close to one another are one, in points.
const NEAR: f32 = 2.5;

/// The parts of a line may leave such a gap between them.
const TORN: f32 = 4.0;

/// Where more pairs of lines than this could meet, they are a drawing and no table.
const MOST_MEETINGS: usize = 200_000;

/// A grid of rows and columns, as drawn.
#[derive(Debug)]
pub(super) struct Grid {
    /// The borders of the columns, one more than there are columns.
    pub(super) columns: Vec<f32>,
    /// The borders of the rows, one more than there are rows.
    pub(super) rows: Vec<f32>,
    pub(super) level: Vec<Rule>,
    pub(super) upright: Vec<Rule>,
}

/// Puts parts of the same line together. A border drawn cell by cell becomes one line, a double line a single one.
pub(super) fn whole(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    let mut done: Vec<Rule> = Vec::new();
    let mut start = 0;
    while start < rules.len() {
        let at = rules[start].at;
        let count = rules[start..].iter().take_while(|rule| rule.at - at <= NEAR).count();
        let same = &mut rules[start..start + count];
        same.sort_by(|a, b| a.from.total_cmp(&b.from));
        let first = done.len();
        for rule in same.iter() {
            match done[first..].last_mut() {
                Some(last) if rule.from <= last.to + TORN => last.to = last.to.max(rule.to),
                _ => done.push(Rule { at, ..*rule }),
            }
        }
        start += count;
    }
    done
}

/// The grids among the lines of a page: at least two columns or rows whose borders meet. A mere frame is none, nor is a page with so
/// many lines that they must be a drawing.
pub(super) fn grids(level: &[Rule], upright: &[Rule]) -> Vec<Grid> {
    if level.len() * upright.len() > MOST_MEETINGS {
        return Vec::new();
    }
    let mut group: Vec<usize> = (0..level.len() + upright.len()).collect();
    for (i, across) in level.iter().enumerate() {
        for (j, down) in upright.iter().enumerate() {
            if meet(across, down) {
                join(&mut group, i, level.len() + j);
            }
        }
    }
    let mut rules_of: BTreeMap<usize, (Vec<Rule>, Vec<Rule>)> = BTreeMap::new();
    for (at, rule) in level.iter().enumerate() {
        rules_of.entry(root(&group, at)).or_default().0.push(*rule);
    }
    for (at, rule) in upright.iter().enumerate() {
        rules_of.entry(root(&group, level.len() + at)).or_default().1.push(*rule);
    }
    let mut grids: Vec<Grid> = rules_of.into_values().filter_map(|(level, upright)| grid(level, upright)).collect();
    grids.sort_by(|a, b| a.top().total_cmp(&b.top()));
    grids
}

fn grid(level: Vec<Rule>, upright: Vec<Rule>) -> Option<Grid> {
    let columns = places(&upright);
    let mut rows = places(&level);
    // Upright lines alone reach beyond the outermost level ones where a table is open above or below.
    let (top, bottom) =
        upright.iter().fold((f32::MAX, f32::MIN), |(top, bottom), rule| (top.min(rule.from), bottom.max(rule.to)));
    if rows.first().is_some_and(|&first| first - top > 2.0 * NEAR) {
        rows.insert(0, top);
    }
    if rows.last().is_some_and(|&last| bottom - last > 2.0 * NEAR) {
        rows.push(bottom);
    }
    let cells = columns.len().saturating_sub(1) * rows.len().saturating_sub(1);
    (cells > 1).then_some(Grid { columns, rows, level, upright })
}

impl Grid {
    pub(super) fn top(&self) -> f32 {
        self.rows.first().copied().unwrap_or(0.0)
    }

    pub(super) fn bottom(&self) -> f32 {
        self.rows.last().copied().unwrap_or(0.0)
    }

    /// Whether a point lies in the grid.
    pub(super) fn holds(&self, x: f32, y: f32) -> bool {
        let inside = |borders: &[f32], at: f32| matches!(borders, [first, .., last] if *first - NEAR <= at && at <= *last + NEAR);
        inside(&self.columns, x) && inside(&self.rows, y)
    }

    /// The row and column of the cell that a point lies in. A cell that goes over several rows or columns is its first one.
    pub(super) fn cell(&self, x: f32, y: f32) -> (usize, usize) {
        let at = |borders: &[f32], at: f32| borders.partition_point(|&border| border <= at).clamp(1, borders.len() - 1) - 1;
        let (mut row, mut column) = (at(&self.rows, y), at(&self.columns, x));
        while column > 0 && !crosses(&self.upright, self.columns[column], (self.rows[row] + self.rows[row + 1]) / 2.0) {
            column -= 1;
        }
        while row > 0 && !crosses(&self.level, self.rows[row], (self.columns[column] + self.columns[column + 1]) / 2.0) {
            row -= 1;
        }
        (row, column)
    }
}

fn crosses(rules: &[Rule], at: f32, beside: f32) -> bool {
    rules.iter().any(|rule| (rule.at - at).abs() <= 2.0 * NEAR && rule.from - NEAR <= beside && beside <= rule.to + NEAR)
}

fn places(rules: &[Rule]) -> Vec<f32> {
    let mut places: Vec<f32> = rules.iter().map(|rule| rule.at).collect();
    places.sort_by(f32::total_cmp);
    places.dedup_by(|b, a| *b - *a <= 2.0 * NEAR);
    places
}

fn meet(level: &Rule, upright: &Rule) -> bool {
    let on = |rule: &Rule, at: f32| rule.from - NEAR <= at && at <= rule.to + NEAR;
    on(level, upright.at) && on(upright, level.at)
}

fn root(group: &[usize], mut of: usize) -> usize {
    while group[of] != of {
        of = group[of];
    }
    of
}

fn join(group: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(group, a), root(group, b));
    group[a.max(b)] = a.min(b);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(at: f32, from: f32, to: f32) -> Rule {
        Rule { at, from, to }
    }

    #[test]
    fn borders_drawn_cell_by_cell_are_whole_lines() {
        assert_eq!(whole(vec![rule(10.0, 50.0, 100.0), rule(10.4, 0.0, 49.0)]), [rule(10.0, 0.0, 100.0)]);
    }

    #[test]
    fn crossing_lines_make_a_grid_and_a_frame_does_not() {
        let level = [rule(0.0, 0.0, 200.0), rule(20.0, 0.0, 200.0), rule(40.0, 0.0, 200.0)];
        let upright = [rule(0.0, 0.0, 40.0), rule(100.0, 0.0, 40.0), rule(200.0, 0.0, 40.0)];
        let grids_found = grids(&level, &upright);
        assert_eq!(grids_found.len(), 1);
        assert_eq!(grids_found[0].cell(150.0, 30.0), (1, 1));
        assert!(grids(&[level[0], level[2]], &[upright[0], upright[2]]).is_empty());
    }

    #[test]
    fn a_cell_over_two_rows_is_its_first_one() {
        let level = [rule(0.0, 0.0, 200.0), rule(20.0, 100.0, 200.0), rule(40.0, 0.0, 200.0)];
        let upright = [rule(0.0, 0.0, 40.0), rule(100.0, 0.0, 40.0), rule(200.0, 0.0, 40.0)];
        assert_eq!(grids(&level, &upright)[0].cell(50.0, 30.0), (0, 0));
        assert_eq!(grids(&level, &upright)[0].cell(150.0, 30.0), (1, 1));
    }
}
