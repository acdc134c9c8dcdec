//! Finds: tables with their cells, titled by the caption above or below or the nearest heading.
//! Because: the source shows cells; a table that only announces recipients, signatures or labels is none, but the table of
//! political treatment in a header is one.
//! Misses: the rows of tables whose cells have lost their borders; goals of such tables are found all the same.

use letter::{BlockKind, Found, Runs, Table, Text, Zone, Zones};
use norsk::words;

const RULE: &str = "table";

/// The tables of the body, in order.
pub fn tables(text: &Text, zones: &Zones) -> Vec<Found<Table>> {
    let mut tables = Vec::new();
    for (at, block) in zones.blocks.iter().enumerate() {
        let BlockKind::Table(table) = &block.kind else { continue };
        let mut rows: Vec<Vec<String>> = table.rows.iter().map(|row| row.iter().map(|cell| text.read(cell)).collect()).collect();
        let treatment = rows.iter().position(|row| row.iter().any(|cell| words().labels.treatment.is(cell)));
        if rows.is_empty() || !(block.zone == Zone::Body || block.zone == Zone::Header && treatment.is_some()) {
            continue;
        }
        if block.zone == Zone::Header {
            rows.drain(..treatment.unwrap_or(0));
            drop_empty_columns(&mut rows);
        }
        let columns = if table.has_header || block.zone == Zone::Header { rows.remove(0) } else { Vec::new() };
        // A header row that a page break repeats is no row.
        rows.retain(|row| *row != columns);
        let title_runs = title(text, zones, at).unwrap_or_default();
        let title = (!title_runs.is_empty()).then(|| text.read(&title_runs));
        tables.push(Found::new(Table { title, title_runs, columns, rows, section: None }, block.runs.clone(), RULE));
    }
    tables
}

/// Leaves out the columns that no row has anything in.
fn drop_empty_columns(rows: &mut [Vec<String>]) {
    let width = rows.first().map_or(0, Vec::len);
    for column in (0..width).rev().filter(|column| rows.iter().all(|row| row[*column].is_empty())).collect::<Vec<_>>() {
        rows.iter_mut().for_each(|row| {
            row.remove(column);
        });
    }
}

/// The caption right above or below, else the label right above, else the nearest heading.
fn title(text: &Text, zones: &Zones, at: usize) -> Option<Runs> {
    let captions = [at.checked_sub(1), Some(at + 1)];
    let caption = captions
        .into_iter()
        .flatten()
        .filter_map(|near| zones.blocks.get(near))
        .find(|block| block.zone == Zone::Caption && words().phrases.table_caption.starts(&text.read(&block.runs)).is_some());
    let label = at.checked_sub(1).map(|above| &zones.blocks[above]).filter(|block| block.kind == BlockKind::Label);
    let heading = zones.heading_above(at).map(|above| &zones.blocks[above]);
    caption.or(label).or(heading).map(|block| block.runs.clone())
}
