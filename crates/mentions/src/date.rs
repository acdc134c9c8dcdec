//! Finds: days the letter names, and what happens then.
//! Because: the words in front of a day tell whether it is a deadline, a meeting or the date of a document. A day without a year
//! is read with the letter's own.
//! Misses: seasons, quarters and «innen utgangen av året».

use std::sync::LazyLock;

use letter::{BlockKind, Date, DatedText, Flow, Found, Runs, Text, What, Zones};
use norsk::{fold, pattern, words};
use regex::Regex;

use crate::passages;

const RULE: &str = "date";

/// The days, in order; the letter's own date first.
pub fn dates(text: &Text, zones: &Zones, own: Option<&Found<Date>>, year: Option<u16>) -> Vec<Found<DatedText>> {
    let mut found: Vec<Found<DatedText>> = Vec::new();
    if let Some(own) = own {
        let dated = DatedText { text: text.read(&own.runs), date: own.value, what: What::Document };
        found.push(Found::new(dated, own.runs.clone(), RULE));
    }
    let cells = told_by_cells(text, zones);
    for passage in passages(text, zones) {
        let flow = Flow::of(text, &passage);
        for day in norsk::dates(flow.as_str(), year) {
            let runs = flow.runs(day.at.clone());
            let printed = flow.as_str()[day.at.clone()].to_owned();
            let told = cells.iter().find(|(cell, _)| cell.overlaps(runs.spans()[0])).map(|(_, what)| *what);
            let what = told.unwrap_or_else(|| what(flow.as_str(), day.at.start, day.at.end));
            let seen = found.iter().any(|other| other.value.text == printed && other.value.date == day.date);
            if !seen {
                found.push(Found::new(DatedText { text: printed, date: day.date, what }, runs, RULE));
            }
        }
    }
    found
}

/// What a letter calls a document that has a day.
static DOCUMENT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"{letter_ending}|{letter}|{circular}|{titled}|{yearly_report}|{decision}"));

/// A day on which a governing body decides is the day of its meeting.
static DECIDED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"{governing_body}(?:(?:\s[^.,;:]{1,40})?\s{decided}\b|(?:\s\p{L}+){0,2}\s(?:den\s)?$)"));

/// What the words of the same sentence around a day say of it.
fn what(line: &str, start: usize, end: usize) -> What {
    let sentence = norsk::sentences(line)
        .into_iter()
        .find(|sentence| sentence.start <= start && start < sentence.end)
        .unwrap_or(0..line.len());
    let before = fold(&line[sentence.start..start]);
    let near = before.char_indices().rev().nth(48).map_or(before.as_str(), |(at, _)| &before[at..]);
    let after = fold(&line[end..sentence.end.max(end)]);
    let document = words().phrases.dated.ends(near) && DOCUMENT.is_match(near);
    let meeting = words().phrases.meeting.find_folded(near).is_some()
        || near.contains("møte")
        || DECIDED.is_match(near)
        || after.starts_with(" kl")
        || after.trim_start().chars().take(5).filter(|sign| sign.is_ascii_digit() || *sign == '.').count() >= 4;
    if document {
        What::Document
    } else if words().phrases.deadline_cue.find_folded(near).is_some() && !meeting {
        What::Deadline
    } else if meeting {
        What::Meeting
    } else {
        What::Event
    }
}

/// What the names of columns and rows say of the days in a table: a meeting, a deadline.
fn told_by_cells(text: &Text, zones: &Zones) -> Vec<(Runs, What)> {
    let mut told = Vec::new();
    for block in &zones.blocks {
        match &block.kind {
            BlockKind::Table(table) => {
                let names: Vec<String> =
                    table.rows.first().map(|row| row.iter().map(|cell| text.read(cell)).collect()).unwrap_or_default();
                let treatment = block.zone == letter::Zone::Header;
                let meetings = treatment || names.iter().any(|name| words().phrases.meeting.is(name));
                for row in &table.rows {
                    let named = row.first().is_some_and(|cell| fold(&text.read(cell)).contains("møte"));
                    for (cell, name) in row.iter().zip(&names) {
                        if meetings || named {
                            told.push((cell.clone(), What::Meeting));
                        } else if words().goals.deadline_column.is(name) || fold(name).contains("frist") {
                            told.push((cell.clone(), What::Deadline));
                        }
                    }
                }
            }
            BlockKind::Grid { columns } if columns.iter().any(|column| words().phrases.meeting.is(text.slice(*column))) => {
                told.push((block.runs.clone(), What::Meeting));
            }
            _ => {}
        }
    }
    told
}
