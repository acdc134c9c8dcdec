//! The numbers of a document's tables: one that a page break cuts keeps its own.

use super::page::ReadPage;

/// The left edges of a table's columns may differ so much from one page to the next, in points.
const SAME_COLUMNS: f32 = 4.0;

/// Lines in the margins of a page may stand above or below a table that goes over the page break.
const MARGIN_LINES: usize = 3;

/// A table's number in the document, and the rows that stand on earlier pages.
#[derive(Clone, Copy)]
pub(super) struct TableNumber {
    pub(super) number: u32,
    pub(super) rows_before: u32,
}

/// Numbers the tables of all pages. The first table of a page with nothing above it goes on with the last one of the page before, if
/// that has nothing below it and the same columns.
pub(super) fn number_tables(pages: &[ReadPage]) -> Vec<Vec<TableNumber>> {
    let mut numbers: Vec<Vec<TableNumber>> = Vec::with_capacity(pages.len());
    let mut next = 0;
    for (at, page) in pages.iter().enumerate() {
        let mut of_page = Vec::with_capacity(page.tables.len());
        for table in 0..page.tables.len() {
            let before = at.checked_sub(1).filter(|_| table == 0).and_then(|before| {
                let last = numbers[before].last()?;
                let goes_on = ends_with_table(&pages[before])
                    && begins_with_table(page)
                    && same_columns(pages[before].tables.last()?, &page.tables[0]);
                goes_on.then(|| TableNumber {
                    rows_before: last.rows_before + rows(&pages[before], numbers[before].len() - 1),
                    ..*last
                })
            });
            of_page.push(before.unwrap_or_else(|| {
                next += 1;
                TableNumber { number: next - 1, rows_before: 0 }
            }));
        }
        numbers.push(of_page);
    }
    numbers
}

fn begins_with_table(page: &ReadPage) -> bool {
    page.lines.iter().take(MARGIN_LINES + 1).any(|line| line.cell.is_some())
}

fn ends_with_table(page: &ReadPage) -> bool {
    page.lines.iter().rev().take(MARGIN_LINES + 1).any(|line| line.cell.is_some_and(|cell| cell.table + 1 == page.tables.len()))
}

fn same_columns(a: &[f32], b: &[f32]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() <= SAME_COLUMNS)
}

fn rows(page: &ReadPage, table: usize) -> u32 {
    page.lines
        .iter()
        .filter_map(|line| line.cell)
        .filter(|cell| cell.table == table)
        .map(|cell| cell.row as u32 + 1)
        .max()
        .unwrap_or(0)
}
