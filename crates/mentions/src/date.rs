//! Finds: days the letter names, and what happens then.
//! Because: the words in front of a day tell whether it is a deadline, a meeting or the date of a document. A day without a year
//! is read with the letter's own.
//! Misses: seasons, quarters and «innen utgangen av året».

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use letter::{BlockKind, Date, DatedText, Flow, Found, Runs, Span, Text, What, Zones};
use norsk::{fold, pattern, words};
use regex::Regex;

use crate::passages;

const RULE: &str = "date";

/// The days, in order; the letter's own date first.
pub fn dates(text: &Text, zones: &Zones, own: Option<&Found<Date>>, year: Option<u16>) -> Vec<Found<DatedText>> {
    let mut found: Vec<Found<DatedText>> = Vec::new();
    let mut seen = BTreeSet::new();
    if let Some(own) = own {
        let dated = DatedText { text: text.read(&own.runs), date: own.value, what: What::Document };
        seen.insert((dated.text.clone(), dated.date));
        found.push(Found::new(dated, own.runs.clone(), RULE));
    }
    let cells = told_by_cells(text, zones);
    for passage in passages(text, zones) {
        let flow = Flow::of(text, &passage);
        let sentences = norsk::sentences(flow.as_str());
        for day in norsk::dates(flow.as_str(), year) {
            let runs = flow.runs(day.at.clone());
            let printed = flow.as_str()[day.at.clone()].to_owned();
            let place = runs.spans()[0];
            let cell = cells.get(cells.partition_point(|(cell, _)| cell.end <= place.start));
            let told = cell.filter(|(cell, _)| cell.overlaps(place)).map(|(_, what)| *what);
            let what = told.unwrap_or_else(|| what(flow.as_str(), &sentences, day.at.clone()));
            if seen.insert((printed.clone(), day.date)) {
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

/// So many letters before a day tell what happens then.
const BEFORE: usize = 49;

/// So many letters behind a day tell whether it has an hour.
const BEHIND: usize = 24;

/// What the words of the same sentence around a day say of it.
fn what(line: &str, sentences: &[Range<usize>], day: Range<usize>) -> What {
    let at = sentences.partition_point(|sentence| sentence.end <= day.start);
    let sentence = sentences.get(at).filter(|sentence| sentence.start <= day.start).cloned().unwrap_or(0..line.len());
    let before = &line[sentence.start..day.start];
    let near = fold(before.char_indices().rev().nth(BEFORE - 1).map_or(before, |(at, _)| &before[at..]));
    let near = near.as_str();
    let after = &line[day.end..sentence.end.max(day.end)];
    let after = fold(after.char_indices().nth(BEHIND).map_or(after, |(at, _)| &after[..at]));
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

/// What the names of columns and rows say of the days in a table, a meeting or a deadline, in order of the places.
fn told_by_cells(text: &Text, zones: &Zones) -> Vec<(Span, What)> {
    let mut told = Vec::new();
    let mut tell = |runs: &Runs, what| told.extend(runs.spans().iter().map(|span| (*span, what)));
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
                            tell(cell, What::Meeting);
                        } else if words().goals.deadline_column.is(name) || fold(name).contains("frist") {
                            tell(cell, What::Deadline);
                        }
                    }
                }
            }
            BlockKind::Grid { columns } if columns.iter().any(|column| words().phrases.meeting.is(text.slice(*column))) => {
                tell(&block.runs, What::Meeting);
            }
            _ => {}
        }
    }
    told.sort_by_key(|(span, _)| *span);
    told
}
