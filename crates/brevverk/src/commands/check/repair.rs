//! The search index made anew from the letters.

use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Context, Result};
use search::Index;
use serde_json::Map;

use crate::commands::ingest::indexed;
use crate::console::Console;
use crate::held::Held;
use crate::runs;
use crate::store::{Store, iri_of};

/// Makes the index anew from all letters that can be read, and puts it in the place of the old one. How many letters it has.
pub(super) fn rebuild(store: &Store, console: &Console) -> Result<usize> {
    let _lock = store.open_to_write(console.say())?;
    let mut log = runs::Run::new(store);
    log.begin()?;
    let (new, old) = (store.folder().join("search.new"), store.folder().join("search.old"));
    for folder in [&new, &old] {
        remove(folder)?;
    }
    let mut writer = Index::open_or_create(&new)?.writer()?;
    let mut held = Held::default();
    for id in store.ids()? {
        let path = store.letter_path(&id);
        let json = fs::read(&path).with_context(|| path.display().to_string())?;
        // A letter that cannot be read is told of by the check that follows.
        if let Ok(letter) = indexed(&id, &json) {
            writer.put_letter(&iri_of(&id), &letter.items)?;
            held.letters.insert(id, letter.stamp);
        }
    }
    let note = held.save(&new)?;
    writer.commit_with(&note)?;
    writer.wait()?;
    if store.search().exists() {
        rename(&store.search(), &old)?;
    }
    rename(&new, &store.search())?;
    remove(&old)?;
    let letters = held.letters.len();
    let mut counts = Map::new();
    counts.insert("letters".to_owned(), letters.into());
    log.end("done", counts)?;
    Ok(letters)
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).with_context(|| from.display().to_string())
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other.with_context(|| folder.display().to_string()),
    }
}
