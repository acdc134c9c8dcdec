//! The search index, brought to what the letters say.

use std::collections::BTreeSet;

use anyhow::Result;
use search::{Index, Writer, items};

use crate::progress::Progress;
use crate::store::{Store, iri_of};

/// What the index lacks.
pub(super) struct Difference {
    index: Index,
    put: Vec<String>,
    remove: Vec<String>,
}

impl Difference {
    /// Compares the index with the `letters` that are to be in it, by id; `fresh` are those written anew, which it may hold in an
    /// older form. An index that was removed is made again.
    pub(super) fn of(store: &Store, letters: &BTreeSet<String>, fresh: &BTreeSet<String>) -> Result<Self> {
        let index = Index::open_or_create(&store.search())?;
        let there: BTreeSet<String> = index.letter_ids()?.into_iter().collect();
        let is_put = |id: &&String| fresh.contains(*id) || !there.contains(&iri_of(id));
        let put = letters.iter().filter(is_put).cloned().collect();
        let wanted: BTreeSet<String> = letters.iter().map(|id| iri_of(id)).collect();
        let remove = there.difference(&wanted).cloned().collect();
        Ok(Self { index, put, remove })
    }

    /// How many letters have to be put in.
    pub(super) fn len(&self) -> usize {
        self.put.len()
    }

    /// Makes the index as it should be, all at once for those who search. Whether there was anything to do.
    pub(super) fn settle(self, store: &Store, progress: &Progress) -> Result<bool> {
        if self.put.is_empty() && self.remove.is_empty() {
            return Ok(false);
        }
        let mut writer = self.index.writer()?;
        self.remove.iter().for_each(|letter| writer.remove_letter(letter));
        for id in &self.put {
            put(&mut writer, store, id)?;
            progress.step();
        }
        writer.finish()?;
        Ok(true)
    }
}

/// Puts a letter into the index.
pub(crate) fn put(writer: &mut Writer, store: &Store, id: &str) -> Result<()> {
    let letter = store.read(id)?;
    writer.put_letter(&letter.id, &items(&letter, &letter.source.path))?;
    Ok(())
}
