//! The search index made anew from the letters.

use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Context, Result};
use search::Index;

use crate::commands::ingest::index;
use crate::console::Console;
use crate::store::Store;

/// Makes the index anew from all letters that can be read, and puts it in the place of the old one. How many letters it has.
pub(super) fn rebuild(store: &Store, console: &Console) -> Result<usize> {
    let _lock = store.open_to_write(console.say())?;
    let (new, old) = (store.folder().join("search.new"), store.folder().join("search.old"));
    for folder in [&new, &old] {
        remove(folder)?;
    }
    let mut writer = Index::open_or_create(&new)?.writer()?;
    let mut letters = 0;
    for id in store.ids()? {
        // A letter that cannot be read is told of by the check that follows.
        if store.read(&id).is_ok() {
            index::put(&mut writer, store, &id)?;
            letters += 1;
        }
    }
    writer.finish()?;
    if store.search().exists() {
        rename(&store.search(), &old)?;
    }
    rename(&new, &store.search())?;
    remove(&old)?;
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
