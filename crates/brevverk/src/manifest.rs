//! What is known of every source that was ever read into an index.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use linked::SCHEMA_VERSION;
use serde::{Deserialize, Serialize};
use source::WITHIN;

use crate::disk;
use crate::failure::{FailedAt, Failure};
use crate::metadata::{Laid, Place};
use crate::store::id_of;
use crate::worker::Read;

/// The form of the manifest itself.
const FORM: u32 = 1;

/// What became of a source.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum State {
    /// Its letter lies in the index.
    Read,
    /// Its bytes are those of another source, whose letter lies in the index.
    Duplicate,
    /// It could not be read.
    Failed,
    /// It lay in a folder and is no letter.
    Skipped,
}

/// What is known of one source.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Entry {
    /// Where it lies, from the root, so that it is known again from wherever it is named.
    pub(crate) path: String,
    /// How it was named.
    pub(crate) given: String,
    /// The letter of the mail that it is attached to; none where it is a file of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) part_of: Option<String>,
    /// Its size in bytes.
    pub(crate) bytes: u64,
    /// When it was changed last, in seconds and nanoseconds: to see quickly that it is the same.
    pub(crate) modified: String,
    /// What was made of it.
    pub(crate) state: State,
    /// The SHA-256 of its bytes, where they were read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) sha256: Option<String>,
    /// Why there is no letter of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) reason: Option<Failure>,
    /// Where on its way it failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) stage: Option<FailedAt>,
    /// On which page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) page: Option<u32>,
    /// How many pages its letter has.
    #[serde(default)]
    pub(crate) pages: u32,
    /// Which of them could not be read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) missing: Vec<u32>,
    /// How many measures its letter has.
    #[serde(default)]
    pub(crate) measures: usize,
    /// How far a second reader agrees, where one was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) agreement: Option<Agreement>,
    /// Case and document number of its letter, as metadata is looked up by them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) number: Option<String>,
    /// What came of laying metadata beside its letter; nothing where none is known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) laid: Option<Laid>,
    /// What is remarked in its letter, by code, and how often.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) remarks: BTreeMap<String, usize>,
    /// What tells this state of its letter from another.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) stamp: String,
    /// Which version of the program and of the form of letters looked at it.
    pub(crate) version: String,
}

/// How far a second reader of a file agrees with the first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Agreement {
    /// The page on which it agrees least, in thousandths; none where it could not read the file, or the file has no second reader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) lowest: Option<u16>,
}

impl Agreement {
    /// What the reading of a letter came to; none where no second reader was asked for.
    pub(crate) fn of(cross_check: bool, letter: &Read) -> Option<Self> {
        let pages = letter.agreement.iter().flatten();
        // From 0 to 1000.
        let lowest = pages.map(|(_, agreement)| (agreement * 1000.0).round() as u16).min();
        cross_check.then_some(Self { lowest })
    }

    /// The page on which it agrees least, from 0 to 1.
    pub(crate) fn lowest(self) -> Option<f64> {
        self.lowest.map(|thousandths| f64::from(thousandths) / 1000.0)
    }
}

impl Entry {
    /// The id of its letter, where it has one.
    pub(crate) fn letter(&self) -> Option<&str> {
        let has_one = matches!(self.state, State::Read | State::Duplicate);
        self.sha256.as_deref().filter(|_| has_one).map(id_of)
    }

    /// What metadata is looked up by: its file and the number of its letter; nothing where there is no letter.
    pub(crate) fn known_by(&self) -> Option<(Place<'_>, Option<&str>)> {
        self.letter()?;
        Some((Place { key: &self.path, sha256: self.sha256.as_deref()? }, self.number.as_deref()))
    }
}

/// The version of the program and of the form of letters.
pub(crate) fn version() -> String {
    format!("{}/{SCHEMA_VERSION}", env!("CARGO_PKG_VERSION"))
}

impl Entry {
    /// Whether another version of the program looked at it, whose letters have the same form.
    pub(crate) fn is_old(&self) -> bool {
        self.version != version() && self.has_this_form()
    }

    /// Whether its letter has the form of this program's letters. One of another form cannot be read, let alone searched.
    pub(crate) fn has_this_form(&self) -> bool {
        self.version.rsplit('/').next() == Some(SCHEMA_VERSION)
    }
}

/// All entries, by path. Several states of a manifest share the entries that are the same in them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Manifest {
    pub(crate) entries: BTreeMap<String, Arc<Entry>>,
}

/// The first line of a manifest.
#[derive(Serialize, Deserialize)]
struct Head {
    manifest: u32,
}

impl Manifest {
    /// Reads a manifest; an empty one where there is none yet.
    pub(crate) fn load(path: &Path) -> Result<Self> {
        let Some(lines) = read(path)? else { return Ok(Self::default()) };
        let place = |line: usize| format!("{}, line {}", path.display(), line + 1);
        let mut lines = lines.lines().enumerate();
        let (_, head) = lines.next().unwrap_or_default();
        let head: Head = serde_json::from_str(head).with_context(|| place(0))?;
        if head.manifest != FORM {
            bail!("{}: expected a manifest of form {FORM}, found form {}", path.display(), head.manifest);
        }
        let mut manifest = Self::default();
        for (at, line) in lines {
            let entry: Entry = serde_json::from_str(line).with_context(|| place(at))?;
            manifest.entries.insert(entry.path.clone(), Arc::new(entry));
        }
        Ok(manifest)
    }

    /// What lies within a file, by path.
    pub(crate) fn parts_of<'m>(&'m self, path: &str) -> impl Iterator<Item = &'m Entry> + use<'m> {
        let before = format!("{path}{WITHIN}");
        let from = self.entries.range(before.clone()..);
        from.take_while(move |(path, _)| path.starts_with(&before)).map(|(_, entry)| &**entry)
    }

    /// The source of each letter, by the letter's id.
    pub(crate) fn sources(&self) -> BTreeMap<&str, &Entry> {
        let read = self.entries.values().filter(|entry| entry.state == State::Read);
        read.filter_map(|entry| Some((entry.letter()?, &**entry))).collect()
    }

    /// The ids of the letters that it speaks of.
    pub(crate) fn letters(&self) -> BTreeSet<String> {
        self.entries.values().filter_map(|entry| entry.letter().map(str::to_owned)).collect()
    }

    /// Writes the manifest, an entry a line, sorted by path.
    pub(crate) fn save(&self, path: &Path) -> Result<()> {
        let mut lines = serde_json::to_string(&Head { manifest: FORM })?;
        for entry in self.entries.values() {
            lines.push('\n');
            lines.push_str(&serde_json::to_string(&**entry)?);
        }
        lines.push('\n');
        disk::write_atomically(path, lines.as_bytes()).with_context(|| path.display().to_string())
    }
}

/// The lines of a file; nothing where there is none.
pub(crate) fn read(path: &Path) -> Result<Option<String>> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        other => other.map(Some).with_context(|| path.display().to_string()),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn entry(path: &str) -> Entry {
        Entry {
            path: path.into(),
            given: path.into(),
            part_of: None,
            bytes: 3,
            modified: "1.000000002".into(),
            state: State::Failed,
            sha256: Some("ab".into()),
            reason: Some(Failure::NoTextLayer { pages: 2 }),
            stage: Some(FailedAt::Open),
            page: None,
            pages: 0,
            missing: Vec::new(),
            agreement: None,
            number: None,
            laid: None,
            measures: 0,
            remarks: BTreeMap::new(),
            stamp: String::new(),
            version: version(),
        }
    }

    #[test]
    fn a_manifest_comes_back_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("manifest.ndjson");
        assert_eq!(Manifest::load(&file).unwrap(), Manifest::default());
        let mut manifest = Manifest::default();
        for path in ["/b", "/a"] {
            manifest.entries.insert(path.into(), Arc::new(entry(path)));
        }
        manifest.save(&file).unwrap();
        assert_eq!(Manifest::load(&file).unwrap(), manifest);
        fs::write(&file, "{\"manifest\":9}\n").unwrap();
        assert!(Manifest::load(&file).unwrap_err().to_string().contains("found form 9"));
    }
}
