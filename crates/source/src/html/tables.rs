//! Tables of a web page.

use std::collections::BTreeMap;

use ego_tree::NodeRef;
use letter::Tag;
use scraper::Node;
use scraper::node::Element;

use super::flow::Flow;
use super::look::{self, style};
use crate::Limits;
use crate::manuscript::{Look, Part, Table, TableCell};
use crate::office::Failure;

/// No cell of a table that a person reads spans more rows or columns.
const WIDEST: u32 = 64;

/// A table with its caption.
pub(super) fn table(node: NodeRef<'_, Node>, look: Look, limits: &Limits, depth: usize) -> Result<(Vec<Part>, Table), Failure> {
    let mut reading = Reading { limits, depth, caption: Vec::new(), table: Table::default(), open: BTreeMap::new() };
    reading.table.ruled = node
        .value()
        .as_element()
        .is_some_and(|element| element.attr("border").is_some_and(|border| border.trim() != "0") || has_border(element));
    reading.rows(node, look)?;
    Ok((reading.caption, reading.table))
}

struct Reading<'l> {
    limits: &'l Limits,
    depth: usize,
    caption: Vec<Part>,
    table: Table,
    /// For each column that a cell from above reaches down into, how many more rows it does.
    open: BTreeMap<u32, u32>,
}

impl Reading<'_> {
    fn rows(&mut self, node: NodeRef<'_, Node>, look: Look) -> Result<(), Failure> {
        for (child, element) in elements(node) {
            match element.name() {
                "thead" | "tbody" | "tfoot" => self.rows(child, look::of(element, look))?,
                "tr" => self.row(child, look::of(element, look))?,
                "caption" => {
                    let mut parts = Flow::read_within(child, look, self.limits, self.depth + 1)?;
                    for part in &mut parts {
                        if let Part::Paragraph(paragraph) = part {
                            paragraph.tag = Some(Tag::Caption);
                        }
                    }
                    self.caption.append(&mut parts);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn row(&mut self, row: NodeRef<'_, Node>, look: Look) -> Result<(), Failure> {
        let mut cells = Vec::new();
        let mut column = 0;
        let mut begun = Vec::new();
        for (child, element) in elements(row).filter(|(_, element)| matches!(element.name(), "td" | "th")) {
            while self.open.contains_key(&column) {
                column += 1;
            }
            let span = |name: &str| element.attr(name).and_then(|span| span.trim().parse().ok()).unwrap_or(1).clamp(1, WIDEST);
            let (width, height): (u32, u32) = (span("colspan"), span("rowspan"));
            self.table.ruled |= element.name() == "th" || has_border(element);
            let parts = Flow::read_within(child, look::of(element, look), self.limits, self.depth + 1)?;
            cells.push(TableCell { column, parts });
            begun.extend((column..column + width).map(|column| (column, height)));
            column += width;
        }
        self.open.retain(|_, rows| {
            *rows -= 1;
            *rows > 0
        });
        self.open.extend(begun.into_iter().filter(|(_, height)| *height > 1).map(|(column, height)| (column, height - 1)));
        self.table.rows.push(cells);
        Ok(())
    }
}

fn elements<'t>(node: NodeRef<'t, Node>) -> impl Iterator<Item = (NodeRef<'t, Node>, &'t Element)> {
    let shown = |child: NodeRef<'t, Node>| {
        child.value().as_element().filter(|element| look::is_shown(element)).map(|element| (child, element))
    };
    node.children().filter_map(shown)
}

fn has_border(element: &Element) -> bool {
    ["border", "border-top", "border-bottom"]
        .iter()
        .any(|side| style(element, side).is_some_and(|border| !border.contains("none") && !border.starts_with('0')))
}
