//! The one writer: what many have read becomes letters, journal and search index here, and nowhere else.
//!
//! Letters come as they are done. Those that wait are synced and get their names together, the folder is synced once for all of them, then
//! the journal says that they are there, and then they go into the index. Whoever reads waits when the writer lags behind, so that the memory
//! which they take together does not grow with the number of files.

use std::path::Path;
use std::sync::mpsc::Receiver;

use anyhow::{Context, Result};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuilder};
use search::{Index, Item, Writer};

use super::gate::Room;
use crate::disk::{self, Unfinished};
use crate::held::Held;
use crate::journal::Journal;
use crate::manifest::Entry;
use crate::progress::Progress;
use crate::speech::{Sentences, fill};
use crate::store::{Store, iri_of};

/// So many letters wait for the writer at most.
pub(super) const WAITING: usize = 32;

/// So many files are synced at a time.
const SYNCING: usize = 8;

/// What a reader hands over.
pub(super) enum Done {
    /// A file was read, or could not be; its letter is written and waits for its name. It keeps its room until then.
    Read { entry: Box<Entry>, letter: Option<(Unfinished, Indexed)>, room: Room },
    /// The index lacked a letter that lies in its place.
    Found(Indexed),
}

/// A letter for the index.
pub(crate) struct Indexed {
    pub(crate) id: String,
    /// What tells this state of the letter from another.
    pub(crate) stamp: String,
    pub(crate) items: Vec<Item>,
}

/// Writes to the index folder.
pub(super) struct Committer<'c> {
    store: &'c Store,
    say: &'c Sentences,
    index: Index,
    /// Disks take many files at a time in the time of one.
    syncing: ThreadPool,
    /// Opened when there is something to write.
    writer: Option<Writer>,
    journal: Option<Journal>,
    /// What the index will hold with the next commit.
    held: Held,
}

impl<'c> Committer<'c> {
    /// Opens the index, or makes it, and takes what it holds as known.
    pub(super) fn open(store: &'c Store, say: &'c Sentences) -> Result<Self> {
        let index = Index::open_or_create(&store.search())?;
        let syncing = ThreadPoolBuilder::new().num_threads(SYNCING).build()?;
        let mut committer = Self { store, say, index, syncing, writer: None, journal: None, held: Held::default() };
        match Held::load(store, &committer.index)? {
            Some(held) => committer.held = held,
            // What cannot be told apart from what it should be is taken out, and put in again as it should be.
            None => {
                let there = committer.index.letter_ids()?;
                let writer = if there.is_empty() { None } else { Some(committer.writer()?) };
                writer.into_iter().for_each(|writer| there.iter().for_each(|letter| writer.remove_letter(letter)));
            }
        }
        Ok(committer)
    }

    /// What the index holds.
    pub(super) fn held(&self) -> &Held {
        &self.held
    }

    /// Takes what comes until nothing more can come. Gives itself back, for the commit.
    pub(super) fn take(mut self, done: &Receiver<Done>, progress: &Progress) -> Result<Self> {
        while let Ok(first) = done.recv() {
            let waiting: Vec<Done> = std::iter::once(first).chain(done.try_iter().take(WAITING)).collect();
            self.settle(waiting, progress)?;
        }
        Ok(self)
    }

    fn settle(&mut self, waiting: Vec<Done>, progress: &Progress) -> Result<()> {
        let folder = self.store.letters();
        let (mut entries, mut letters, mut unfinished, mut rooms) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for done in waiting {
            match done {
                Done::Read { entry, letter, room } => {
                    if let Some((file, letter)) = letter {
                        unfinished.push(file);
                        letters.push(letter);
                    }
                    entries.push(*entry);
                    rooms.push(room);
                }
                Done::Found(letter) => letters.push(letter),
            }
        }
        if !unfinished.is_empty() {
            let synced = self.syncing.install(|| unfinished.par_iter().try_for_each(Unfinished::sync));
            let named = synced.and_then(|()| unfinished.into_iter().try_for_each(Unfinished::finish));
            named.and_then(|()| disk::sync_folder(&folder)).with_context(|| self.cannot_write(&folder))?;
        }
        if !entries.is_empty() {
            self.journal()?.add(&entries)?;
        }
        for Indexed { id, stamp, items } in letters {
            let put = self.writer()?.put_letter(&iri_of(&id), &items);
            put.with_context(|| self.cannot_write(&self.store.search()))?;
            self.held.letters.insert(id, stamp);
        }
        entries.iter().for_each(|entry| progress.read(entry));
        Ok(())
    }

    /// Takes out of the index what is not `wanted` any more.
    pub(super) fn retain(&mut self, wanted: impl Fn(&str) -> bool) -> Result<()> {
        let gone: Vec<String> = self.held.letters.keys().filter(|id| !wanted(id)).cloned().collect();
        for id in gone {
            self.writer()?.remove_letter(&iri_of(&id));
            self.held.letters.remove(&id);
        }
        Ok(())
    }

    /// Makes the index as it should be, all at once for those who search, and says in the same moment which letters it holds. Whether
    /// there was anything to do.
    pub(super) fn commit(self) -> Result<bool> {
        let cannot_write = || fill(self.say.store.cannot_write, &[&self.store.search().display()]);
        let Some(mut writer) = self.writer else { return Ok(false) };
        let note = self.held.save(&self.store.search())?;
        writer.commit_with(&note).with_context(cannot_write)?;
        Held::clear_away(self.store, &note)?;
        writer.wait().with_context(cannot_write)?;
        Ok(true)
    }

    fn cannot_write(&self, to: &Path) -> String {
        fill(self.say.store.cannot_write, &[&to.display()])
    }

    /// The journal of this run, begun if it is not.
    pub(super) fn journal(&mut self) -> Result<&mut Journal> {
        let journal = match self.journal.take() {
            Some(journal) => journal,
            None => Journal::open(&self.store.journal())?,
        };
        Ok(self.journal.insert(journal))
    }

    fn writer(&mut self) -> Result<&mut Writer> {
        let writer = match self.writer.take() {
            Some(writer) => writer,
            None => self.index.writer()?,
        };
        Ok(self.writer.insert(writer))
    }
}
