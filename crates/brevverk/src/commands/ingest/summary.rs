//! What a run came to: a row a file, and all of them counted.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::Run;
use super::scan::{Scan, Seen};
use super::settle::Settled;
use crate::console::Console;
use crate::manifest::Manifest;
use crate::report::{Outcome as Became, Row};
use crate::run::Outcome;
use crate::speech::count_of;

/// A row for every file that was found, that failed to be found, or that was forgotten.
pub(super) fn rows(run: &Run<'_>, known: &Manifest, settled: &Settled, scan: &Scan, removed: &[String]) -> Vec<Row> {
    let say = run.console.say();
    let manifest = &settled.manifest;
    let sources = manifest.sources();
    let row = |seen: &Seen| {
        let before = known.entries.get(&seen.key).map(|before| &**before);
        let entry = manifest.entries.get(&seen.key).filter(|_| !scan.unreached.contains(&seen.key));
        let Some(entry) = entry else { return Row::waiting(&seen.given, say) };
        let source = entry.letter().and_then(|id| sources.get(id)).copied();
        // Of files with the same bytes one was read.
        let came = entry.sha256.as_ref().and_then(|sha256| settled.came.get(sha256)).filter(|came| came.owner == entry.path);
        let mut row = Row::of(entry, before, came.is_some(), source.map(|source| source.given.as_str()), say);
        if let Some(came) = came {
            row.cost(came.cost);
            if let Err(failed) = &came.result {
                row.fail(failed, entry, say);
            }
        }
        row
    };
    let mut rows: Vec<Row> = scan.seen.iter().map(row).collect();
    rows.extend(scan.failed.iter().map(|(path, why)| Row::failed(path, why, say)));
    let seen: BTreeSet<&str> = scan.seen.iter().map(|seen| seen.key.as_str()).collect();
    let is_gone = |path: &&String| !settled.is_stopped() && !seen.contains(path.as_str());
    rows.extend(removed.iter().filter(is_gone).filter_map(|path| known.entries.get(path)).map(|entry| Row::removed(entry)));
    rows.sort_by(|a, b| a.path.cmp(&b.path));
    rows
}

/// Tells of each file of which something is to be known.
pub(super) fn tell(console: &Console, rows: &[Row], worked: bool) {
    for row in rows {
        match (row.outcome, &row.reason) {
            (Became::Failed, Some(reason)) => console.failed(&row.path, reason),
            (Became::New | Became::Changed, _) => {
                console.missing(&row.path, &row.missing);
                console.compared(&row.path, row.lowest_agreement);
                console.conflicting(&row.path, &row.conflicts);
            }
            (Became::Duplicate, Some(reason)) if worked => console.note(&format!("{}: {reason}", row.path)),
            _ => {}
        }
    }
}

/// How many files became what.
pub(super) struct Summary {
    counts: BTreeMap<Became, usize>,
    files: usize,
}

impl Summary {
    pub(super) fn of(rows: &[Row]) -> Self {
        let mut counts = BTreeMap::new();
        for row in rows {
            *counts.entry(row.outcome).or_default() += 1;
        }
        Self { counts, files: rows.len() }
    }

    /// How the command ends.
    pub(super) fn outcome(&self) -> Outcome {
        Outcome::of(self.count(Became::Failed) > 0)
    }

    fn count(&self, became: Became) -> usize {
        self.counts.get(&became).copied().unwrap_or(0)
    }

    /// The summary for a person.
    pub(super) fn tell(&self, console: &Console, worked: bool) {
        let say = &console.say().ingest;
        let is_waiting = self.count(Became::Waiting) > 0;
        if self.files == 0 {
            console.note(say.no_files);
        } else if !worked && !is_waiting {
            console.note(say.nothing_to_do);
        }
        let words = [
            (Became::New, &say.new),
            (Became::Changed, &say.changed),
            (Became::Unchanged, &say.unchanged),
            (Became::Removed, &say.removed),
            (Became::Failed, &say.failed),
            (Became::Duplicate, &say.duplicates),
            (Became::Skipped, &say.skipped),
        ];
        let mut parts: Vec<String> = words.iter().map(|(became, words)| count_of(words, self.count(*became))).collect();
        if is_waiting {
            parts.push(count_of(&say.waiting, self.count(Became::Waiting)));
        }
        console.note(&parts.join(", "));
    }

    /// The counts, for the log.
    pub(super) fn counts(&self) -> Map<String, Value> {
        let mut counts = Map::new();
        counts.insert("files".to_owned(), self.files.into());
        for (became, count) in &self.counts {
            counts.insert(became.word().to_owned(), (*count).into());
        }
        counts
    }
}
