//! Text that does not run from left to right: in the cells of tables, whose headers often stand upright, and elsewhere.

use std::collections::BTreeSet;

use super::ink::{Glyph, Ink};
use super::rules::Grid;
use super::segment::Segment;
use super::segments::segments;
use super::turn::Turn;

/// The turned lines of a page.
#[derive(Debug, Default)]
pub(super) struct Across {
    /// Those that stand in a cell of one of the grids, with the grid's number, as they stand on the page.
    pub(super) in_cells: Vec<(usize, Segment)>,
    /// The others, as they stand on the page turned.
    pub(super) others: Vec<(Turn, Segment)>,
}

/// Makes lines of the turned text of a page.
pub(super) fn lines(ink: &Ink, grids: &[Grid]) -> Across {
    let mut lines = Across::default();
    let turns: BTreeSet<Turn> = ink.turned.iter().map(|turned| turned.turn).collect();
    for turn in turns {
        let glyphs: Vec<Glyph> = ink.turned.iter().filter(|turned| turned.turn == turn).map(|turned| turned.glyph).collect();
        for segment in segments(&glyphs, &[]) {
            let area = turn.back(segment.area(), (ink.width, ink.height));
            let middle = ((area.x0 + area.x1) / 2.0, (area.y0 + area.y1) / 2.0);
            match grids.iter().position(|grid| grid.holds(middle.0, middle.1)) {
                Some(grid) => {
                    let characters = segment.words.chars().count();
                    let mut edges = vec![area.x0; characters];
                    edges.push(area.x1);
                    lines.in_cells.push((grid, Segment { edges, y: area.y1, shown: Some(area), ..segment }));
                }
                None => lines.others.push((turn, segment)),
            }
        }
    }
    lines
}
