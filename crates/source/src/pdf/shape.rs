//! What a stretch of the page with white strips in it is: columns of text, a table, or lines with wide gaps.

use super::gutters::Stretch;
use super::ink::Rule;
use super::segment::Segment;

/// What a stretch is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// Running text or blocks that are read one column after the other. Text runs on from one to the next if `runs_on`.
    Columns { runs_on: bool },
    /// Rows of cells.
    Table,
    /// Lines that go over the strips by chance.
    Lines,
}

/// A line this much further below the one above than the closest lines are begins a row.
const ROW_GAP: f32 = 1.15;

/// Baselines closer than this, in font sizes, are those of lines half beside one another.
pub(super) const HALF_BESIDE: f32 = 0.75;

/// Edges this close to one another are aligned, in points.
const ALIGNED: f32 = 3.0;

/// The lines of a stretch, and which of them begin rows.
pub(super) struct Rows<'s> {
    pub(super) lines: Vec<Vec<&'s Segment>>,
    /// Whether more space or a ruling line stands above each line.
    pub(super) parted: Vec<bool>,
}

impl<'s> Rows<'s> {
    pub(super) fn new(lines: Vec<Vec<&'s Segment>>, stretch: &Stretch, level: &[Rule]) -> Self {
        let ruled: Vec<bool> =
            (0..lines.len()).map(|at| at > 0 && is_ruled(&lines[at - 1], &lines[at], stretch, level)).collect();
        let parted = if ruled.iter().filter(|ruled| **ruled).count() > 1 { ruled } else { spaced(&lines, stretch) };
        Self { lines, parted }
    }

    /// Whether a line stands half beside the one above, in other columns: cells of one row that are set from the middle.
    pub(super) fn overlap(&self, at: usize, stretch: &Stretch) -> bool {
        let Some(above) = at.checked_sub(1).map(|above| &self.lines[above]) else { return false };
        let line = &self.lines[at];
        let near = line[0].y - above[0].y < HALF_BESIDE * line[0].size;
        near && !line.iter().any(|segment| above.iter().any(|other| stretch.column(other) == stretch.column(segment)))
    }

    fn breaks(&self) -> impl Iterator<Item = usize> {
        (1..self.lines.len()).filter(|&at| self.parted[at])
    }

    /// Of the lines that stand directly below another one in their column, the share that plainly goes on with its sentence.
    fn flow(&self, stretch: &Stretch) -> f32 {
        let (mut all, mut on) = (0.0_f32, 0.0);
        let mut above: Vec<Option<&Segment>> = vec![None; stretch.columns()];
        for (at, line) in self.lines.iter().enumerate() {
            if self.parted[at] {
                above.fill(None);
            }
            for segment in line {
                let column = stretch.column(segment);
                if let Some(above) = above[column] {
                    all += 1.0;
                    let goes_on = segment.words.starts_with(char::is_lowercase)
                        && !super::segment::is_list_sign(first_word(&segment.words));
                    on += if goes_on || above.words.ends_with(['-', ',']) { 1.0 } else { 0.0 };
                }
                above[column] = Some(segment);
            }
        }
        on / all.max(1.0)
    }
}

fn first_word(words: &str) -> &str {
    words.split(' ').next().unwrap_or(words)
}

/// Decides what a stretch is.
pub(super) fn shape(rows: &Rows<'_>, stretch: &Stretch) -> Shape {
    let columns: Vec<Vec<&Segment>> = (0..stretch.columns())
        .map(|column| rows.lines.iter().flatten().copied().filter(|segment| stretch.column(segment) == column).collect())
        .collect();
    let filled = |line: &[&Segment]| {
        let mut columns: Vec<usize> = line.iter().map(|segment| stretch.column(segment)).collect();
        columns.dedup();
        columns.len()
    };
    let several = rows.lines.iter().filter(|line| filled(line) > 1).count();
    let holds_grid = rows.lines.iter().flatten().any(|segment| segment.grid.is_some());
    if holds_grid || columns.iter().any(|column| is_list_of_labels(column)) || is_stacked_address(&columns[0]) {
        return Shape::Columns { runs_on: holds_grid };
    }
    if stretch.columns() == 2 && rows.lines.len() > 2 && is_row_of_labels(&rows.lines[0]) {
        // Two lists under two headings are read one after the other; label and value alone make a table.
        return Shape::Columns { runs_on: false };
    }
    if rows.lines.len() < 6
        && filled(&rows.lines[0]) == stretch.columns()
        && is_row_of_names(&rows.lines[0])
        && !rows.parted.contains(&true)
    {
        return Shape::Table;
    }
    if columns.len() == 2 && has_headings(&columns) {
        return Shape::Columns { runs_on: true };
    }
    if columns.len() == 2 && is_margin(&columns) {
        return Shape::Columns { runs_on: false };
    }
    let flow = rows.flow(stretch);
    let row_starts = rows.breaks().filter(|&at| filled(&rows.lines[at]) > 1).count();
    let breaks = rows.breaks().count();
    let parted_into_rows = breaks > 0 && row_starts * 10 >= breaks * 7;
    if columns.iter().filter(|column| is_prose(column)).count() > 1 && flow >= 0.25 {
        let lines_in_row = rows.lines.len() / (breaks + 1);
        let is_table = parted_into_rows && breaks > 1 && lines_in_row <= 8;
        return if is_table { Shape::Table } else { Shape::Columns { runs_on: true } };
    }
    if flow >= 0.4 {
        let led: Vec<&Vec<&Segment>> = rows.lines.iter().filter(|line| stretch.column(line[0]) == 0).collect();
        let first_leads = led.len() > 1 && led.len() * 5 <= rows.lines.len() * 3 && led.iter().all(|line| filled(line) > 1);
        return if parted_into_rows || first_leads { Shape::Table } else { Shape::Columns { runs_on: false } };
    }
    if several > 1 && columns[1..].iter().any(|column| is_aligned(column)) {
        Shape::Table
    } else if several * 2 < rows.lines.len() {
        Shape::Columns { runs_on: false }
    } else {
        Shape::Lines
    }
}

/// Whether one of two columns is a margin beside running text: set in another size, on baselines of its own.
fn is_margin(columns: &[Vec<&Segment>]) -> bool {
    let [first, second] = columns else { return false };
    let (Some(own), Some(other)) = (usual_size(first), usual_size(second)) else { return false };
    let differ = (own - other).abs() > 0.12 * own.max(other);
    let wide = |column: &[&Segment], size: f32| column.iter().any(|segment| segment.width() > 18.0 * size);
    let level = |segment: &&&Segment| first.iter().any(|beside| (beside.y - segment.y).abs() < 0.1 * own);
    let beside = second.iter().filter(level).count();
    differ && (wide(first, own) != wide(second, other)) && second.len() > 2 && beside * 2 < second.len()
}

/// The size of most segments of a column.
fn usual_size(column: &[&Segment]) -> Option<f32> {
    let mut sizes: Vec<f32> = column.iter().map(|segment| segment.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied()
}

/// Whether wide columns hold headings, which are set larger than the text around them: the cells of a table are all of one size.
fn has_headings(columns: &[Vec<&Segment>]) -> bool {
    let mut sizes: Vec<f32> = columns.iter().flatten().map(|segment| segment.size).collect();
    sizes.sort_by(f32::total_cmp);
    let usual = sizes[sizes.len() / 2];
    let wide = |column: &Vec<&Segment>| {
        let left = column.iter().map(|segment| segment.x0()).fold(f32::MAX, f32::min);
        let right = column.iter().map(|segment| segment.x1()).fold(f32::MIN, f32::max);
        right - left > 12.0 * usual
    };
    sizes.len() > 8 && sizes.last().is_some_and(|largest| *largest > 1.1 * usual) && columns.iter().all(wide)
}

/// Whether a ruling line under `above` and over `below` goes over at least two columns.
fn is_ruled(above: &[&Segment], below: &[&Segment], stretch: &Stretch, level: &[Rule]) -> bool {
    let Some(&(left, right)) = stretch.strips.first() else { return false };
    let (from, to) = (above[0].y, below[0].y - 0.5 * below[0].size);
    level.iter().any(|rule| rule.at > from && rule.at < to && rule.from < left && rule.to > right)
}

/// The lines with more space above them than the closest ones of one column have. Cells set from the middle stand half beside one
/// another; the distance of lines shows in their own column only.
fn spaced(lines: &[Vec<&Segment>], stretch: &Stretch) -> Vec<bool> {
    let distance = |at: usize| lines[at][0].y - lines[at - 1][0].y;
    let sensible = |at: &usize| distance(*at) > 0.8 * lines[*at][0].size;
    let over_all = (1..lines.len()).filter(sensible).map(distance).fold(f32::MAX, f32::min);
    let half_beside = (1..lines.len()).filter(|at| !sensible(at)).count();
    let closest = if half_beside * 3 >= lines.len() { over_all.min(closest_in_column(lines, stretch)) } else { over_all };
    (0..lines.len()).map(|at| at > 0 && distance(at) > ROW_GAP * closest).collect()
}

/// The least distance of two lines of one column.
fn closest_in_column(lines: &[Vec<&Segment>], stretch: &Stretch) -> f32 {
    let mut above: Vec<Option<f32>> = vec![None; stretch.columns()];
    let mut closest = f32::MAX;
    for segment in lines.iter().flatten() {
        let column = stretch.column(segment);
        if let Some(above) = above[column]
            && segment.y - above > 0.8 * segment.size
        {
            closest = closest.min(segment.y - above);
        }
        above[column] = Some(segment.y);
    }
    closest
}

/// Whether most lines of a column are a label with its value behind it.
fn is_list_of_labels(column: &[&Segment]) -> bool {
    let labelled =
        column.iter().filter(|segment| segment.words.split_once(": ").is_some_and(|(label, _)| label.len() <= 32)).count();
    labelled > 1 && labelled * 5 >= column.len() * 3
}

/// Whether a line has nothing but labels.
pub(super) fn is_row_of_labels(line: &[&Segment]) -> bool {
    line.len() > 1 && line.iter().all(|segment| segment.words.ends_with(':'))
}

/// Whether every segment could be a person's name: at least two words, all with a capital. Those who sign stand so, above their roles.
pub(super) fn is_row_of_names(line: &[&Segment]) -> bool {
    line.iter().all(|segment| {
        let mut words = segment.words.split([' ', '-']).filter(|word| !word.starts_with('(')).peekable();
        segment.words.contains(' ') && words.peek().is_some() && words.all(|word| word.starts_with(char::is_uppercase))
    })
}

/// Whether a column is a name, a street and a post town below one another.
fn is_stacked_address(column: &[&Segment]) -> bool {
    let postal = column.iter().filter(|segment| begins_with_postcode(&segment.words)).count();
    postal > 0
        && column.len() > 1
        && postal * 2 <= column.len()
        && !column.first().is_some_and(|first| begins_with_postcode(&first.words))
}

pub(super) fn begins_with_postcode(words: &str) -> bool {
    let mut rest = words.chars().skip(4);
    words.chars().take(4).filter(char::is_ascii_digit).count() == 4
        && rest.next() == Some(' ')
        && rest.next().is_some_and(char::is_uppercase)
}

/// Whether a column is running text: enough lines, wide enough, and most of them full.
fn is_prose(column: &[&Segment]) -> bool {
    let left = column.iter().map(|segment| segment.x0()).fold(f32::MAX, f32::min);
    let right = column.iter().map(|segment| segment.x1()).fold(f32::MIN, f32::max);
    let size = column.first().map_or(10.0, |segment| segment.size);
    let full = column.iter().filter(|segment| segment.x1() - left > 0.7 * (right - left)).count();
    column.len() > 4 && right - left > 12.0 * size && full * 2 >= column.len()
}

/// Whether the words of a column have their left edges, their right edges or their middles below one another.
fn is_aligned(column: &[&Segment]) -> bool {
    let agree = |place: fn(&Segment) -> f32| {
        let mut places: Vec<f32> = column.iter().map(|segment| place(segment)).collect();
        places.sort_by(f32::total_cmp);
        let most =
            (0..places.len()).map(|at| places[at..].iter().take_while(|place| **place - places[at] <= ALIGNED).count()).max();
        most.unwrap_or(0) > 1 && most.unwrap_or(0) * 5 >= places.len() * 3
    };
    agree(Segment::x0) || agree(Segment::x1) || agree(Segment::middle)
}
