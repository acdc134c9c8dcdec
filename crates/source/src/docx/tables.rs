//! Tables of a DOCX.

use std::collections::BTreeSet;

use super::body::{Body, alternative, is_placeholder};
use crate::manuscript::{Table, TableCell};
use crate::xml::Element;

/// No cell of a table that a person reads spans more columns.
const WIDEST: u32 = 64;

impl Body<'_> {
    pub(super) fn table(&mut self, table: &Element<'_>) -> Table {
        let ruled = self.is_ruled(table);
        let mut rows = Vec::new();
        // The columns in which a cell goes on into the rows below.
        let mut open: BTreeSet<u32> = BTreeSet::new();
        for row in within(table, "tr") {
            let format = row.child("trPr");
            if format.is_some_and(|format| format.child("del").is_some()) {
                continue;
            }
            let mut column: u32 = format
                .and_then(|format| format.child("gridBefore"))
                .and_then(|before| before.number::<u32>("val"))
                .map_or(0, |before| before.min(WIDEST));
            let mut cells = Vec::new();
            for cell in within(row, "tc") {
                let format = cell.child("tcPr");
                let said = |name: &str| format.and_then(|format| format.child(name));
                let span = said("gridSpan").and_then(|span| span.number::<u32>("val")).unwrap_or(1).clamp(1, WIDEST);
                let merged = said("vMerge").map(|merge| merge.attribute("val") == Some("restart"));
                let goes_on = merged == Some(false) && open.contains(&column);
                match merged {
                    Some(_) => open.insert(column),
                    None => open.remove(&column),
                };
                let parts = self.blocks(cell);
                if !goes_on && said("hMerge").is_none_or(|merge| merge.attribute("val") == Some("restart")) {
                    cells.push(TableCell { column, parts });
                }
                column = column.saturating_add(span);
            }
            rows.push(cells);
        }
        Table { rows, ruled }
    }

    /// Whether lines, shading or a header row show the table as one.
    fn is_ruled(&self, table: &Element<'_>) -> bool {
        let format = table.child("tblPr");
        let borders = format.and_then(|format| format.child("tblBorders"));
        let style = format.and_then(|format| format.child("tblStyle")).and_then(|style| style.attribute("val"));
        let whole = match borders {
            Some(borders) => is_drawn(borders),
            None => style.is_some_and(|style| self.document.styles.is_ruled(style)),
        };
        let rows = within(table, "tr");
        let header = rows
            .iter()
            .any(|row| row.child("trPr").is_some_and(|format| format.child("tblHeader").is_some_and(super::styles::switched_on)));
        let (mut cells, mut drawn, mut bare) = (0usize, 0usize, 0usize);
        for cell in rows.iter().flat_map(|row| within(row, "tc")) {
            cells += 1;
            let format = cell.child("tcPr");
            let borders = format.and_then(|format| format.child("tcBorders"));
            let shaded = format.and_then(|format| format.child("shd")).and_then(|shade| shade.attribute("fill"));
            let shaded = shaded.is_some_and(|fill| !matches!(fill.to_ascii_lowercase().as_str(), "auto" | "ffffff"));
            drawn += usize::from(shaded || borders.is_some_and(is_drawn));
            bare += usize::from(!shaded && borders.is_some_and(|borders| !is_drawn(borders)));
        }
        (header && cells > rows.len()) || (whole && bare < cells) || drawn * 2 > cells
    }
}

/// Whether the format of a table draws lines.
pub(super) fn draws_lines(format: &Element<'_>) -> bool {
    format.child("tblBorders").is_some_and(is_drawn)
}

fn is_drawn(borders: &Element<'_>) -> bool {
    borders.elements().any(|side| side.attribute("val").is_some_and(|kind| !matches!(kind, "none" | "nil")))
}

/// The rows of a table or the cells of a row, content controls and the like seen through.
fn within<'e, 'x>(element: &'e Element<'x>, name: &str) -> Vec<&'e Element<'x>> {
    let mut found = Vec::new();
    for child in element.elements() {
        match child.name {
            own if own == name => found.push(child),
            "sdt" if !is_placeholder(child) => child.all("sdtContent").for_each(|content| found.extend(within(content, name))),
            "customXml" | "ins" | "moveTo" => found.extend(within(child, name)),
            "AlternateContent" => alternative(child).into_iter().for_each(|way| found.extend(within(way, name))),
            _ => {}
        }
    }
    found
}
