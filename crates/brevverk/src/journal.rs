//! What a run has done so far.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::disk;
use crate::manifest::{Entry, read};

/// Entries as they are made, so that a run that is stopped has not worked in vain. The manifest takes their place when it is done.
pub(crate) struct Journal {
    file: File,
}

/// What a run that was stopped has left.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Left {
    pub(crate) entries: Vec<Entry>,
    /// Letters that are to be removed, by id.
    pub(crate) obsolete: Vec<String>,
}

/// A line of a journal.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Line {
    Obsolete { obsolete: Vec<String> },
    Entry(Box<Entry>),
}

impl Journal {
    /// What a run that was stopped has left. The last line may be half a line; it is left out.
    pub(crate) fn load(path: &Path) -> Result<Left> {
        let mut left = Left::default();
        for line in read(path)?.unwrap_or_default().lines().map_while(|line| serde_json::from_str(line).ok()) {
            match line {
                Line::Entry(entry) => left.entries.push(*entry),
                Line::Obsolete { obsolete } => left.obsolete.extend(obsolete),
            }
        }
        Ok(left)
    }

    /// Opens the journal; what stands in it stays.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let left = Self::load(path)?;
        // Written anew, so that half a line at its end does not spoil the first new one.
        let mut lines = if left.obsolete.is_empty() { String::new() } else { line(&Line::Obsolete { obsolete: left.obsolete })? };
        for entry in left.entries {
            lines.push_str(&line(&Line::Entry(Box::new(entry)))?);
        }
        disk::write_atomically(path, lines.as_bytes()).with_context(|| path.display().to_string())?;
        let file = OpenOptions::new().append(true).open(path).with_context(|| path.display().to_string())?;
        Ok(Self { file })
    }

    /// Adds entries. They are safe when this is done.
    pub(crate) fn add(&mut self, entries: &[Entry]) -> Result<()> {
        let lines = entries.iter().map(|entry| Ok(format!("{}\n", serde_json::to_string(entry)?))).collect::<Result<String>>()?;
        self.append(&lines)
    }

    /// Says which letters are to be removed, before the manifest forgets them.
    pub(crate) fn obsolete(&mut self, letters: Vec<String>) -> Result<()> {
        self.append(&line(&Line::Obsolete { obsolete: letters })?)
    }

    fn append(&mut self, lines: &str) -> Result<()> {
        self.file.write_all(lines.as_bytes()).and_then(|()| self.file.sync_data()).context("journal.ndjson")
    }
}

fn line(line: &Line) -> Result<String> {
    Ok(format!("{}\n", serde_json::to_string(line)?))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::manifest::tests::entry;

    #[test]
    fn half_a_line_at_the_end_of_a_journal_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("journal.ndjson");
        let mut journal = Journal::open(&file).unwrap();
        journal.add(&[entry("/a")]).unwrap();
        journal.obsolete(vec!["ab".to_owned(), "cd".to_owned()]).unwrap();
        let mut lines = fs::read_to_string(&file).unwrap();
        lines.push_str("{\"path\":\"/b");
        fs::write(&file, lines).unwrap();
        Journal::open(&file).unwrap().add(&[entry("/c"), entry("/d")]).unwrap();
        let left = Journal::load(&file).unwrap();
        assert_eq!(left.entries.iter().map(|entry| entry.path.as_str()).collect::<Vec<_>>(), ["/a", "/c", "/d"]);
        assert_eq!(left.obsolete, ["ab", "cd"]);
    }
}
