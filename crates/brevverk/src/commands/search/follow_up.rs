//! A list of measures as municipalities follow them up, a row each.
//!
//! Status and remark are left empty: they are for whoever follows up. The letter does not know them. Only of a letter that a marking
//! restricts the remark says so, wherever the list is taken.

use std::io::Write;

use anyhow::Result;
use search::{Answer, Hit, Kind};

use super::Sink;
use crate::speech::{AccessWords, Sentences};

/// The columns: body, day, case, title, what is to be done, who, when, status, remark, page, quotation, label, goals, file, id.
pub(super) type Row = [String; 15];

/// The row of a hit.
pub(super) fn row(hit: &Hit, access: &AccessWords) -> Row {
    let item = &hit.item;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    // The title of a letter is its text.
    let title = if item.kind == Kind::Letter { item.text.clone() } else { text(&item.title) };
    [
        text(&item.sender),
        text(&item.date),
        text(&item.case_number),
        title,
        item.text.clone(),
        text(&item.responsible),
        item.deadline.clone().or_else(|| item.deadline_printed.clone()).unwrap_or_default(),
        String::new(),
        if item.restricted { access.restricted.to_owned() } else { String::new() },
        item.page.map(|page| page.to_string()).unwrap_or_default(),
        item.text[hit.snippet.shown.clone()].to_owned(),
        text(&item.label),
        item.goals.join("\n"),
        text(&item.source),
        item.id.clone(),
    ]
}

/// The list as comma-separated values. Goals stand in one cell, a line each.
pub(super) struct Csv<'c, W: Write> {
    table: csv::Writer<W>,
    say: &'c Sentences,
}

impl<'c, W: Write> Csv<'c, W> {
    pub(super) fn new(out: W, say: &'c Sentences) -> Self {
        Self { table: csv::Writer::from_writer(out), say }
    }
}

impl<W: Write> Sink for Csv<'_, W> {
    fn begin(&mut self, _: &Answer) -> Result<()> {
        Ok(self.table.write_record(self.say.search.columns)?)
    }

    fn hit(&mut self, hit: &Hit) -> Result<()> {
        Ok(self.table.write_record(row(hit, &self.say.access))?)
    }

    fn end(&mut self, _: &Answer) -> Result<()> {
        Ok(self.table.flush()?)
    }
}
