//! The folder of an index: the letters, what is known of their sources, and the search index.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use linked::{CONTEXT_NAME, Document};
use search::Index;

use crate::disk;
use crate::journal::Journal;
use crate::manifest::Manifest;
use crate::speech::{Sentences, fill};

/// What a letter's IRI begins with; the rest is the name of its file.
const LETTER_IRI: &str = "urn:brevverk:letter:";

/// How much of a source's SHA-256 is the letter's id.
const ID_LENGTH: usize = 32;

/// The folder that `--index` names.
pub(crate) struct Store {
    folder: PathBuf,
}

/// While it lives, no other process writes to the folder.
pub(crate) struct Lock {
    _file: File,
}

impl Store {
    pub(crate) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the letters lie, a file each.
    pub(crate) fn letters(&self) -> PathBuf {
        self.folder.join("letters")
    }

    /// The file of a letter.
    pub(crate) fn letter_path(&self, id: &str) -> PathBuf {
        self.letters().join(format!("{id}.json"))
    }

    /// Where the search index lies.
    pub(crate) fn search(&self) -> PathBuf {
        self.folder.join("search")
    }

    /// What is known of every source.
    pub(crate) fn manifest(&self) -> PathBuf {
        self.folder.join("manifest.ndjson")
    }

    /// What a run has found so far.
    pub(crate) fn journal(&self) -> PathBuf {
        self.folder.join("journal.ndjson")
    }

    /// Who ran what, and when.
    pub(crate) fn runs(&self) -> PathBuf {
        self.folder.join("runs.ndjson")
    }

    /// What is known of the sources, as the last run left it, a run that was stopped included; and the letters that may lie here,
    /// those included that a later reading of their sources has put out of use.
    pub(crate) fn known(&self) -> Result<(Manifest, BTreeSet<String>)> {
        let mut known = Manifest::load(&self.manifest())?;
        let journal = Journal::load(&self.journal())?;
        let mut letters = known.letters();
        letters.extend(journal.obsolete);
        letters.extend(journal.entries.iter().filter_map(|entry| entry.letter().map(str::to_owned)));
        known.entries.extend(journal.entries.into_iter().map(|entry| (entry.path.clone(), Arc::new(entry))));
        Ok((known, letters))
    }

    /// Makes the folders and the context beside the letters, clears away what a crash left, and locks out other writers.
    pub(crate) fn open_to_write(&self, say: &Sentences) -> Result<Lock> {
        let cannot = |folder: &Path| fill(say.store.cannot_write, &[&folder.display()]);
        fs::create_dir_all(self.letters()).with_context(|| cannot(&self.letters()))?;
        let file = File::create(self.folder.join(".lock")).with_context(|| cannot(&self.folder))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => bail!("{}", fill(say.store.busy, &[&self.folder.display()])),
            Err(TryLockError::Error(error)) => return Err(error).with_context(|| cannot(&self.folder)),
        }
        for folder in [&self.folder, &self.letters()] {
            disk::remove_unfinished(folder).with_context(|| cannot(folder))?;
        }
        // The folders may be new, and what lies in them is as safe as they are.
        disk::sync_folder(&self.folder).with_context(|| cannot(&self.folder))?;
        let context = self.letters().join(CONTEXT_NAME);
        let json = format!("{:#}\n", linked::context());
        if fs::read(&context).ok().as_deref() != Some(json.as_bytes()) {
            disk::write_atomically(&context, json.as_bytes()).with_context(|| cannot(&context))?;
        }
        Ok(Lock { _file: file })
    }

    /// That nothing can be written to the letters.
    pub(crate) fn cannot_write(&self, say: &Sentences) -> String {
        fill(say.store.cannot_write, &[&self.letters().display()])
    }

    /// Reads a letter back.
    pub(crate) fn read(&self, id: &str) -> Result<Document> {
        let path = self.letter_path(id);
        let json = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        Document::from_json(&json).with_context(|| path.display().to_string())
    }

    /// The ids of the letters that lie here, in order.
    pub(crate) fn ids(&self) -> std::io::Result<Vec<String>> {
        let mut ids = Vec::new();
        for entry in fs::read_dir(self.letters())? {
            let name = entry?.file_name();
            let id = name.to_str().and_then(|name| name.strip_suffix(".json"));
            ids.extend(id.filter(|id| is_id(id)).map(str::to_owned));
        }
        ids.sort_unstable();
        Ok(ids)
    }

    /// The search index, to be asked.
    pub(crate) fn index(&self) -> search::Result<Index> {
        Index::open(&self.search())
    }
}

/// A letter's id, from the SHA-256 of its source.
pub(crate) fn id_of(sha256: &str) -> &str {
    sha256.get(..ID_LENGTH).unwrap_or(sha256)
}

/// A letter's IRI, from its id.
pub(crate) fn iri_of(id: &str) -> String {
    format!("{LETTER_IRI}{id}")
}

/// A letter's id, from its IRI.
pub(crate) fn id_in(iri: &str) -> Option<&str> {
    iri.strip_prefix(LETTER_IRI)
}

fn is_id(name: &str) -> bool {
    name.len() == ID_LENGTH && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
