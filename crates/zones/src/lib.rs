//! Lines to zones: what each line of a letter is for, and its lines parted into blocks.
//!
//! The cascade's first step, after GROBID: large zones first, which never interrupt a line, so that every later rule has only one
//! zone to mind. Typography is used where the source has it ([`letter::Layout`]); every rule here also works without.

mod address;
mod blocks;
mod caption;
mod contents;
mod field;
mod field_value;
mod footnote;
mod furniture;
mod grid;
mod header;
mod heading;
mod label;
mod lists;
mod mark;
mod row;
mod sheet;
mod spaced;
mod table;
mod title;

use letter::{Text, Zone, Zones};

use crate::sheet::Sheet;

/// Parts a text into zones and blocks.
pub fn zones(text: &Text) -> Zones {
    let mut sheet = Sheet::of(text);
    furniture::mark(&mut sheet);
    contents::mark(&mut sheet);
    footnote::mark(&mut sheet);
    lists::mark(&mut sheet);
    spaced::mark_treatment(&mut sheet);
    let body = header::mark(&mut sheet);
    title::mark(&mut sheet, body);
    caption::mark(&mut sheet);
    spaced::mark(&mut sheet);
    grid::mark(&mut sheet);
    heading::mark(&mut sheet);
    let blocks = blocks::part(&sheet);
    let lines = sheet.lines.iter().map(|line| line.zone).collect::<Vec<Zone>>();
    Zones::new(lines, blocks)
}
