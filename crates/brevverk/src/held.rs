//! Which letters the search index holds: a list beside it, named by the note of the index's last commit.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use anyhow::{Context, Result};
use search::Index;

use crate::disk;
use crate::read::sha256;
use crate::store::Store;

/// What the names of lists begin with.
const NAME: &str = "letters-";

/// How much of a SHA-256 tells one state of a letter, or of a list, from another.
const STAMP: usize = 32;

/// What tells this state of a letter from another one.
pub(crate) fn stamp(json: &[u8]) -> String {
    let mut stamp = sha256(json);
    stamp.truncate(STAMP);
    stamp
}

/// The letters that the index holds, by id, each with the stamp of the JSON that it was indexed from.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Held {
    pub(crate) letters: BTreeMap<String, String>,
}

impl Held {
    /// What the last commit of the index names. Nothing where it names no list, or the list is not the one that it names: then the index
    /// may hold anything.
    pub(crate) fn load(store: &Store, index: &Index) -> Result<Option<Self>> {
        let Some(name) = index.note()? else { return Ok(None) };
        let list = match fs::read_to_string(list(store, &name)) {
            Ok(list) => list,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).with_context(|| store.search().display().to_string()),
        };
        if stamp(list.as_bytes()) != name {
            return Ok(None);
        }
        let letters = list.lines().filter_map(|line| line.split_once('\t'));
        Ok(Some(Self { letters: letters.map(|(id, stamp)| (id.to_owned(), stamp.to_owned())).collect() }))
    }

    /// Writes the list beside the index. The name that it goes by is for the commit to note; until then the old list counts.
    pub(crate) fn save(&self, folder: &std::path::Path) -> Result<String> {
        let list: String = self.letters.iter().map(|(id, stamp)| format!("{id}\t{stamp}\n")).collect();
        let name = stamp(list.as_bytes());
        let path = folder.join(format!("{NAME}{name}"));
        disk::write_atomically(&path, list.as_bytes()).with_context(|| path.display().to_string())?;
        Ok(name)
    }

    /// Removes the lists that no commit names any more.
    pub(crate) fn clear_away(store: &Store, name: &str) -> Result<()> {
        let folder = store.search();
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            let other = path.file_name().and_then(|file| file.to_str()?.strip_prefix(NAME)).is_some_and(|other| other != name);
            if other {
                disk::remove(&path).with_context(|| path.display().to_string())?;
            }
        }
        Ok(())
    }
}

fn list(store: &Store, name: &str) -> PathBuf {
    store.search().join(format!("{NAME}{name}"))
}
