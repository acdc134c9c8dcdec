//! Hits for programs.

use std::io::Write;

use anyhow::Result;
use search::{Answer, Counts, Hit, Kind};
use serde::Serialize;
use serde_json::{Value, json};

use super::Sink;

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
    /// The part of the text that shows most of what was asked for.
    snippet: &'a str,
    /// Where in the text stands what was asked for, in code points.
    marks: Vec<Mark>,
    /// How many other letters say the same, where hits are grouped.
    #[serde(skip_serializing_if = "is_zero")]
    alike: usize,
}

/// A marked part of the text.
#[derive(Serialize)]
struct Mark {
    start: usize,
    end: usize,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(count: &usize) -> bool {
    *count == 0
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
    /// Whether a marking restricts who may read it.
    #[serde(skip_serializing_if = "is_open")]
    restricted: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_open(restricted: &bool) -> bool {
    !*restricted
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
                restricted: item.restricted,
            },
            page: item.page,
            snippet: &item.text[hit.snippet.shown.clone()],
            marks: marks(hit),
            alike: hit.alike,
        }
    }
}

/// The marks, from bytes to code points.
fn marks(hit: &Hit) -> Vec<Mark> {
    let (mut bytes, mut points) = (0, 0);
    let mut point = |at: usize| {
        points += hit.item.text[bytes..at].chars().count();
        bytes = at;
        points
    };
    hit.snippet.marks.iter().map(|mark| Mark { start: point(mark.start), end: point(mark.end) }).collect()
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

/// The answer as one JSON object: what is known of all hits, then a hit after the other.
pub(super) struct Json<W: Write> {
    out: W,
    is_first: bool,
}

impl<W: Write> Json<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, is_first: true }
    }

    fn key(&mut self, name: &str, value: &impl Serialize) -> Result<()> {
        let value = serde_json::to_string_pretty(value)?.replace('\n', "\n  ");
        Ok(writeln!(self.out, "  \"{name}\": {value},")?)
    }
}

impl<W: Write> Sink for Json<W> {
    fn begin(&mut self, answer: &Answer) -> Result<()> {
        writeln!(self.out, "{{")?;
        self.key("total", &answer.total)?;
        // The letters that the total leaves out.
        self.key("restricted", &answer.restricted)?;
        if let Some(next) = &answer.next {
            self.key("next", &next.to_string())?;
        }
        if let Some(suggestion) = &answer.suggestion {
            self.key("suggestion", suggestion)?;
        }
        if !answer.facets.is_empty() {
            let counts = |counts: &Counts| -> Vec<Value> {
                counts.iter().map(|(value, count)| json!({ "value": value, "count": count })).collect()
            };
            let facets = answer.facets.iter().map(|(facet, values)| (facet.as_str().to_owned(), counts(values).into()));
            self.key("facets", &Value::Object(facets.collect()))?;
        }
        Ok(write!(self.out, "  \"hits\": [")?)
    }

    fn hit(&mut self, hit: &Hit) -> Result<()> {
        let record = serde_json::to_string_pretty(&Record::of(hit))?.replace('\n', "\n    ");
        let before = if self.is_first { "" } else { "," };
        self.is_first = false;
        Ok(write!(self.out, "{before}\n    {record}")?)
    }

    fn end(&mut self, _: &Answer) -> Result<()> {
        let before = if self.is_first { "" } else { "\n  " };
        Ok(writeln!(self.out, "{before}]\n}}")?)
    }
}
