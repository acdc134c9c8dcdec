//! The account of a run, a row a file.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Serialize;

use crate::disk;
use crate::failure::{Failure, list};
use crate::manifest::{Agreement, Entry, State};
use crate::speech::{Sentences, fill};

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
}

/// One row of a report.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) sha256: Option<String>,
    pub(crate) outcome: Outcome,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) reason: Option<String>,
    /// The word that stands for the reason, for programs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) code: Option<String>,
    pub(crate) pages: u32,
    /// The pages that could not be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) missing: Vec<u32>,
    pub(crate) letters: usize,
    pub(crate) measures: usize,
    /// How far a second reader agrees on the page where it agrees least, from 0 to 1.
    #[serde(rename = "lowestPageAgreement", skip_serializing_if = "Option::is_none")]
    pub(crate) lowest_agreement: Option<f64>,
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
        }
        row
    }

    /// The row of what could not even be looked at.
    pub(crate) fn failed(path: &str, why: &Failure, say: &Sentences) -> Self {
        Self { reason: Some(why.tell(say)), code: Some(why.code()), ..Self::without_letter(path, Outcome::Failed, None) }
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
            reason: None,
            code: None,
            pages: 0,
            missing: Vec::new(),
            letters: 0,
            measures: 0,
            lowest_agreement: None,
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
    let own = ["path", "sha256", "outcome", "reason", "code", "pages", "missing", "letters", "measures"];
    table.write_record(own.into_iter().chain(["lowest page agreement"]))?;
    for row in rows {
        let outcome = serde_json::to_value(row.outcome)?;
        table.write_record([
            row.path.as_str(),
            row.sha256.as_deref().unwrap_or_default(),
            outcome.as_str().unwrap_or_default(),
            row.reason.as_deref().unwrap_or_default(),
            row.code.as_deref().unwrap_or_default(),
            &row.pages.to_string(),
            &list(&row.missing),
            &row.letters.to_string(),
            &row.measures.to_string(),
            &row.lowest_agreement.map(|agreement| format!("{agreement:.3}")).unwrap_or_default(),
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
        let empty = Row {
            missing: vec![2, 7],
            lowest_agreement: Some(0.984),
            ..Row::failed("a, b.pdf", &Failure::Empty, sentences(Lang::Nb))
        };
        let rows = [empty];
        let written = |name: &str| {
            let file = folder.path().join(name);
            write(&file, &rows).unwrap();
            std::fs::read_to_string(file).unwrap()
        };
        assert_eq!(
            written("rapport.csv"),
            "path,sha256,outcome,reason,code,pages,missing,letters,measures,lowest page agreement\n\"a, b.pdf\",,failed,filen er tom,empty,0,\"2, 7\",0,0,0.984\n"
        );
        let json: serde_json::Value = serde_json::from_str(&written("rapport.json")).unwrap();
        assert_eq!((&json[0]["outcome"], &json[0]["lowestPageAgreement"]), (&"failed".into(), &0.984.into()));
    }
}
