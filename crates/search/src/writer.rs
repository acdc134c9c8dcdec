//! Writing to an index.

use std::collections::BTreeSet;
use std::path::Path;

use tantivy::merge_policy::LogMergePolicy;
use tantivy::{IndexWriter, Term};

use crate::engine::Put;
use crate::error::{Error, Result};
use crate::item::Item;
use crate::schema::Fields;

/// How much is kept in memory before it goes to disk, in bytes, over all threads.
const MEMORY: usize = 128 << 20;

/// From this share of deleted items on a part of the index is written anew without them, so that what is dead never outgrows what lives.
const MOST_DELETED: f32 = 0.3;

/// Writes letters to an index. Nothing is seen by anybody before [`Writer::commit`]; a writer that goes away without it leaves the
/// index as it was.
pub struct Writer {
    writer: IndexWriter,
    fields: Fields,
}

impl Writer {
    pub(crate) fn new(index: &tantivy::Index, fields: Fields, folder: &Path) -> Result<Self> {
        let writer: IndexWriter = index.writer(MEMORY).map_err(Error::in_folder(folder.to_owned()))?;
        let mut merging = LogMergePolicy::default();
        merging.set_del_docs_ratio_before_merge(MOST_DELETED);
        writer.set_merge_policy(Box::new(merging));
        Ok(Self { writer, fields })
    }

    /// Puts a letter's items in the place of those it had.
    pub fn put_letter(&mut self, letter_id: &str, items: &[Item]) -> Result<()> {
        let mut ids = BTreeSet::new();
        for item in items {
            if item.letter != letter_id {
                let (letter, owner) = (letter_id.to_owned(), item.letter.clone());
                return Err(Error::ForeignItem { letter, item: item.id.clone(), owner });
            }
            if !ids.insert(&item.id) {
                return Err(Error::SameId { letter: letter_id.to_owned(), item: item.id.clone() });
            }
        }
        self.remove_letter(letter_id);
        for item in items {
            let document = self.fields.document(item).map_err(|error| Error::Damaged { found: error.to_string() })?;
            self.writer.add_document(document)?;
        }
        Ok(())
    }

    /// Takes a letter's items away.
    pub fn remove_letter(&mut self, letter_id: &str) {
        self.writer.delete_term(Term::from_field_text(self.fields.letter, letter_id));
    }

    /// Makes everything since the last commit visible, all of it at once.
    pub fn commit(&mut self) -> Result<()> {
        self.writer.commit()?;
        Ok(())
    }

    /// The same, with a short note that becomes true with the commit and not a moment earlier: [`Index::note`](crate::Index::note).
    pub fn commit_with(&mut self, note: &str) -> Result<()> {
        let mut commit = self.writer.prepare_commit()?;
        commit.set_payload(note);
        commit.commit()?;
        Ok(())
    }

    /// Commits, and waits until the parts of the index are put together: the way to end a long run of writing.
    pub fn finish(mut self) -> Result<()> {
        self.commit()?;
        self.wait()
    }

    /// Waits until the parts of the index are put together.
    pub fn wait(self) -> Result<()> {
        self.writer.wait_merging_threads()?;
        Ok(())
    }
}

impl Put for Writer {
    fn put_letter(&mut self, letter_id: &str, items: &[Item]) -> Result<()> {
        self.put_letter(letter_id, items)
    }

    fn remove_letter(&mut self, letter_id: &str) -> Result<()> {
        self.remove_letter(letter_id);
        Ok(())
    }

    fn commit(&mut self) -> Result<()> {
        self.commit()
    }
}
