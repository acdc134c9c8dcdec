//! The account of a run, a row a file.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Serialize;

use crate::disk;
use crate::failure::{Failed, FailedAt, Failure, list};
use crate::manifest::{Agreement, Entry, State};
use crate::speech::{Sentences, fill};
use crate::worker::Cost;

/// What became of a file in a run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Outcome {
    /// Its letter was not known before.
    New,
    /// It, or the program, is another than when it was read last; its letter was replaced.
    Changed,
    /// All that is known of it holds.
    Unchanged,
    /// It is gone, and its letter with it.
    Removed,
    /// It could not be read, now or when it was tried last.
    Failed,
    /// Its bytes are those of another file.
    Duplicate,
    /// It lies in a folder and is no letter.
    Skipped,
    /// It was not read, because the run was stopped before.
    Waiting,
}

impl Outcome {
    /// The word that stands for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
            Self::Removed => "removed",
            Self::Failed => "failed",
            Self::Duplicate => "duplicate",
            Self::Skipped => "skipped",
            Self::Waiting => "waiting",
        }
    }
}

/// The columns of a report as CSV.
const COLUMNS: [&str; 17] = [
    "path",
    "sha256",
    "outcome",
    "stage",
    "reason",
    "code",
    "page",
    "pages",
    "missing",
    "seconds",
    "peakMemory",
    "letters",
    "measures",
    "lowest page agreement",
    "remarks",
    "metadata",
    "conflicts",
];

/// One row of a report.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Row {
    pub(crate) path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) sha256: Option<String>,
    pub(crate) outcome: Outcome,
    /// Where on its way it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) stage: Option<FailedAt>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) reason: Option<String>,
    /// The word that stands for the reason, for programs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) code: Option<String>,
    /// On which page it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) page: Option<u32>,
    pub(crate) pages: u32,
    /// The pages that could not be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) missing: Vec<u32>,
    /// How long its reading took in this run, to the thousandth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) seconds: Option<f64>,
    /// The most memory that a worker held over it, in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) peak_memory: Option<u64>,
    pub(crate) letters: usize,
    pub(crate) measures: usize,
    /// How far a second reader agrees on the page where it agrees least, from 0 to 1.
    #[serde(rename = "lowestPageAgreement", skip_serializing_if = "Option::is_none")]
    pub(crate) lowest_agreement: Option<f64>,
    /// What is remarked in its letter, by code, and how often.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) remarks: BTreeMap<String, usize>,
    /// Whether its letter agrees with what is known of it from elsewhere: `agrees` or `conflict`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) metadata: Option<&'static str>,
    /// The fields in which they differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) conflicts: Vec<String>,
}

impl Row {
    /// The row of a file that is known: what was known of it `before` the run, whether it was `read` in it, and the file that it is
    /// the `same_as`, if it is.
    pub(crate) fn of(entry: &Entry, before: Option<&Entry>, read: bool, same_as: Option<&str>, say: &Sentences) -> Self {
        let had_letter = before.is_some_and(|before| before.letter().is_some());
        let had_this_letter = before.is_some_and(|before| before.sha256 == entry.sha256 && before.version == entry.version);
        // A duplicate that gives the letter now, because the first file is gone, is read again without having changed.
        let read_again = read && before.is_some_and(|before| before.state == State::Read);
        let outcome = match entry.state {
            State::Failed => Outcome::Failed,
            State::Skipped => Outcome::Skipped,
            State::Duplicate => Outcome::Duplicate,
            State::Read if !had_letter => Outcome::New,
            State::Read if had_this_letter && !read_again => Outcome::Unchanged,
            State::Read => Outcome::Changed,
        };
        let reason = match same_as.filter(|_| entry.state == State::Duplicate) {
            Some(other) => Some(fill(say.ingest.same_as, &[&other])),
            None => entry.reason.as_ref().map(|reason| reason.tell(say)),
        };
        let letters = usize::from(entry.state == State::Read);
        let code = entry.reason.as_ref().map(Failure::code);
        let mut row = Self { reason, code, letters, ..Self::without_letter(&entry.given, outcome, entry.sha256.clone()) };
        if letters == 1 {
            (row.pages, row.missing, row.measures) = (entry.pages, entry.missing.clone(), entry.measures);
            row.lowest_agreement = entry.agreement.and_then(Agreement::lowest);
            row.remarks.clone_from(&entry.remarks);
            if let Some(laid) = &entry.laid {
                (row.metadata, row.conflicts) = (Some(laid.word()), laid.conflicts.clone());
            }
        }
        (row.stage, row.page) = (entry.stage, entry.page);
        row
    }

    /// Says that the file could not be read in this run; also of one that keeps the letter it had.
    pub(crate) fn fail(&mut self, failed: &Failed, entry: &Entry, say: &Sentences) {
        let why = failed.why.tell(say);
        self.reason = Some(if entry.letter().is_some() { fill(say.ingest.keeps_letter, &[&why]) } else { why });
        (self.outcome, self.code) = (Outcome::Failed, Some(failed.why.code()));
        (self.stage, self.page) = (Some(failed.at), failed.page);
    }

    /// Says what the reading of the file has cost.
    pub(crate) fn cost(&mut self, cost: Cost) {
        (self.seconds, self.peak_memory) = (Some((cost.seconds * 1000.0).round() / 1000.0), cost.peak);
    }

    /// The row of a file that was not read, because the run was stopped.
    pub(crate) fn waiting(path: &str, say: &Sentences) -> Self {
        Self { reason: Some(say.ingest.not_reached.to_owned()), ..Self::without_letter(path, Outcome::Waiting, None) }
    }

    /// The row of what could not even be looked at.
    pub(crate) fn failed(path: &str, why: &Failure, say: &Sentences) -> Self {
        let failed = Self::without_letter(path, Outcome::Failed, None);
        Self { reason: Some(why.tell(say)), code: Some(why.code()), stage: Some(FailedAt::Look), ..failed }
    }

    /// The row of a source that is gone.
    pub(crate) fn removed(entry: &Entry) -> Self {
        Self::without_letter(&entry.given, Outcome::Removed, entry.sha256.clone())
    }

    fn without_letter(path: &str, outcome: Outcome, sha256: Option<String>) -> Self {
        let path = path.to_owned();
        Self {
            path,
            sha256,
            outcome,
            stage: None,
            reason: None,
            code: None,
            page: None,
            pages: 0,
            missing: Vec::new(),
            seconds: None,
            peak_memory: None,
            letters: 0,
            measures: 0,
            lowest_agreement: None,
            remarks: BTreeMap::new(),
            metadata: None,
            conflicts: Vec::new(),
        }
    }
}

/// Writes the rows as CSV or JSON, as the file's ending says.
pub(crate) fn write(path: &Path, rows: &[Row]) -> Result<()> {
    let bytes = if is_json(path) { format!("{}\n", serde_json::to_string_pretty(rows)?).into_bytes() } else { csv(rows)? };
    disk::write_atomically(path, &bytes).with_context(|| path.display().to_string())
}

/// Whether the ending asks for JSON; nothing is known of other endings than that and CSV.
fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

fn csv(rows: &[Row]) -> Result<Vec<u8>> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(COLUMNS)?;
    for row in rows {
        table.write_record([
            row.path.as_str(),
            row.sha256.as_deref().unwrap_or_default(),
            row.outcome.word(),
            &row.stage.map(FailedAt::word).unwrap_or_default(),
            row.reason.as_deref().unwrap_or_default(),
            row.code.as_deref().unwrap_or_default(),
            &row.page.map(|page| page.to_string()).unwrap_or_default(),
            &row.pages.to_string(),
            &list(&row.missing),
            &row.seconds.map(|seconds| format!("{seconds:.3}")).unwrap_or_default(),
            &row.peak_memory.map(|bytes| bytes.to_string()).unwrap_or_default(),
            &row.letters.to_string(),
            &row.measures.to_string(),
            &row.lowest_agreement.map(|agreement| format!("{agreement:.3}")).unwrap_or_default(),
            &row.remarks.iter().map(|(code, count)| format!("{code} ({count})")).collect::<Vec<_>>().join(", "),
            row.metadata.unwrap_or_default(),
            &row.conflicts.join(", "),
        ])?;
    }
    Ok(table.into_inner()?)
}

#[cfg(test)]
mod tests {
    use linked::Lang;

    use super::*;
    use crate::speech::sentences;

    #[test]
    fn a_report_is_csv_or_json_by_its_ending() {
        let folder = tempfile::tempdir().unwrap();
        let mut empty = Row {
            missing: vec![2, 7],
            lowest_agreement: Some(0.984),
            remarks: [("pages-missing".to_owned(), 1), ("masked".to_owned(), 2)].into(),
            metadata: Some("conflict"),
            conflicts: vec!["title".to_owned(), "date".to_owned()],
            ..Row::failed("a, b.pdf", &Failure::Empty, sentences(Lang::Nb))
        };
        empty.cost(Cost { seconds: 0.01249, peak: Some(4096) });
        let rows = [empty];
        let written = |name: &str| {
            let file = folder.path().join(name);
            write(&file, &rows).unwrap();
            std::fs::read_to_string(file).unwrap()
        };
        assert_eq!(
            written("rapport.csv"),
            "path,sha256,outcome,stage,reason,code,page,pages,missing,seconds,peakMemory,letters,measures,lowest page agreement,remarks,\
             metadata,conflicts\n\
             \"a, b.pdf\",,failed,look,filen er tom,empty,,0,\"2, 7\",0.012,4096,0,0,0.984,\"masked (2), pages-missing (1)\",conflict,\"title, date\"\n"
        );
        let json: serde_json::Value = serde_json::from_str(&written("rapport.json")).unwrap();
        assert_eq!((&json[0]["outcome"], &json[0]["lowestPageAgreement"]), (&"failed".into(), &0.984.into()));
    }
}
