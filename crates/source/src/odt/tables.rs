//! Tables of an ODT.

use super::body::Body;
use crate::manuscript::{Table, TableCell};
use crate::xml::Element;

/// No cell of a table that a person reads spans more columns.
const WIDEST: u32 = 64;

impl Body<'_> {
    pub(super) fn table(&mut self, table: &Element<'_>) -> Table {
        let aside = self.lists.set_aside();
        let (mut drawn, mut all) = (0usize, 0usize);
        let mut rows = Vec::new();
        let mut has_header = false;
        for (row, in_header) in rows_of(table, false) {
            let mut column: u32 = 0;
            let mut cells = Vec::new();
            for cell in row.elements().filter(|cell| matches!(cell.name, "table-cell" | "covered-table-cell")) {
                // Covered cells stand in the file for each column that a cell spans.
                let repeated = cell.number::<u32>("number-columns-repeated").unwrap_or(1).clamp(1, WIDEST);
                if cell.name == "table-cell" {
                    all += 1;
                    drawn += usize::from(self.styles.is_drawn(cell.attribute("style-name")));
                    cells.push(TableCell { column, parts: self.blocks(cell) });
                }
                column = column.saturating_add(repeated);
            }
            has_header |= in_header && cells.len() > 1;
            rows.push(cells);
        }
        self.lists.take_back(aside);
        Table { rows, ruled: has_header || drawn * 2 > all }
    }
}

/// The rows of a table, and whether they are repeated on each page.
fn rows_of<'e, 'x>(element: &'e Element<'x>, in_header: bool) -> Vec<(&'e Element<'x>, bool)> {
    let mut rows = Vec::new();
    for child in element.elements() {
        match child.name {
            "table-row" => rows.push((child, in_header)),
            "table-header-rows" => rows.extend(rows_of(child, true)),
            "table-rows" | "table-row-group" => rows.extend(rows_of(child, in_header)),
            _ => {}
        }
    }
    rows
}
