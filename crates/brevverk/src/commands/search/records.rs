//! Hits for programs and spreadsheets.

use std::io::Write;

use anyhow::Result;
use search::{Answer, Hit, Kind};
use serde::Serialize;

/// An answer, as JSON.
#[derive(Serialize)]
struct Records<'a> {
    /// How many hits there are in all.
    total: usize,
    hits: Vec<Record<'a>>,
}

/// A hit. The keys are those of the linked JSON.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Record<'a> {
    #[serde(rename = "@id")]
    id: &'a str,
    #[serde(rename = "@type")]
    class: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sections: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    goals: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    responsible: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    responsible_printed: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modality: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    binding: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline_printed: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    horizon: Option<&'a str>,
    letter: Origin<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
}

/// The letter of a hit.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Origin<'a> {
    #[serde(rename = "@id")]
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sender: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    recipients: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    case_number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
}

impl<'a> Record<'a> {
    fn of(hit: &'a Hit) -> Self {
        let item = &hit.item;
        let is_letter = item.kind == Kind::Letter;
        Self {
            id: &item.id,
            class: class(item.kind),
            kind: if is_letter {
                item.document_kind.as_deref()
            } else {
                item.measure_kind.as_deref().or(item.goal_kind.as_deref())
            },
            label: item.label.as_deref(),
            text: &item.text,
            area: item.area.as_deref(),
            sections: strings(&item.sections),
            goals: strings(&item.goals),
            responsible: item.responsible.as_deref(),
            responsible_printed: item.responsible_printed.as_deref(),
            modality: item.modality.as_deref(),
            binding: item.binding.as_deref(),
            deadline: item.deadline.as_deref(),
            deadline_printed: item.deadline_printed.as_deref(),
            horizon: item.horizon.as_deref(),
            letter: Origin {
                id: &item.letter,
                kind: item.document_kind.as_deref(),
                // The title of a letter is its text.
                title: if is_letter { Some(&item.text) } else { item.title.as_deref() },
                date: item.date.as_deref(),
                sender: item.sender.as_deref(),
                recipients: strings(&item.recipients),
                case_number: item.case_number.as_deref(),
                source: item.source.as_deref(),
            },
            page: item.page,
        }
    }

    /// The columns of a spreadsheet.
    const COLUMNS: [&'static str; 18] = [
        "id",
        "type",
        "kind",
        "label",
        "text",
        "goals",
        "responsible",
        "modality",
        "deadline",
        "deadlinePrinted",
        "horizon",
        "area",
        "letterTitle",
        "letterDate",
        "sender",
        "caseNumber",
        "source",
        "page",
    ];

    fn cells(&self) -> [String; 18] {
        let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
        [
            self.id.to_owned(),
            self.class.to_owned(),
            text(self.kind),
            text(self.label),
            self.text.to_owned(),
            self.goals.join("\n"),
            text(self.responsible),
            text(self.modality),
            text(self.deadline),
            text(self.deadline_printed),
            text(self.horizon),
            text(self.area),
            text(self.letter.title),
            text(self.letter.date),
            text(self.letter.sender),
            text(self.letter.case_number),
            text(self.letter.source),
            self.page.map(|page| page.to_string()).unwrap_or_default(),
        ]
    }
}

fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Measure => "Measure",
        Kind::Goal => "Goal",
        Kind::Section => "Section",
        Kind::Obligation => "Obligation",
        Kind::Letter => "Letter",
    }
}

fn strings(values: &[String]) -> Vec<&str> {
    values.iter().map(String::as_str).collect()
}

/// The answer as one JSON object.
pub(super) fn json(answer: &Answer, out: &mut impl Write) -> Result<()> {
    let records = Records { total: answer.total, hits: answer.hits.iter().map(Record::of).collect() };
    serde_json::to_writer_pretty(&mut *out, &records).map_err(std::io::Error::from)?;
    Ok(writeln!(out)?)
}

/// The hits as rows of a table. Goals stand in one cell, a line each.
pub(super) fn csv(answer: &Answer, out: &mut impl Write) -> Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(Record::COLUMNS)?;
    for hit in &answer.hits {
        table.write_record(Record::of(hit).cells())?;
    }
    Ok(table.flush()?)
}
