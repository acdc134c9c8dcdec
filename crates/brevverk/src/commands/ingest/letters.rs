//! Reading letters, many at a time, and handing each to the writer; none is kept in memory.

use std::fs;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;

use anyhow::{Context, Result};
use linked::Document;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use search::items;

use super::commit::{Done, Indexed};
use super::gate::Gate;
use super::plan::{self, Job, Plan, Size};
use super::upgrade;
use crate::console::Console;
use crate::disk::Unfinished;
use crate::failure::{Failed, Failure};
use crate::held::stamp;
use crate::manifest::{Agreement, Entry};
use crate::metadata::{self, Metadata, Place};
use crate::paths::path_of;
use crate::read;
use crate::stop::Stop;
use crate::store::{Store, id_of, iri_of};
use crate::worker::{Cost, Form, Pool, Read, Want};

/// What is needed to read letters.
pub(super) struct Readers<'r> {
    pub(super) store: &'r Store,
    pub(super) pool: &'r Pool,
    pub(super) stop: &'r Stop,
    pub(super) console: &'r Console,
    pub(super) cross_check: bool,
    pub(super) metadata: Option<&'r Metadata>,
    pub(super) gate: Arc<Gate>,
}

/// What a job came to.
pub(super) struct Came {
    /// The file that was read.
    pub(super) owner: String,
    pub(super) result: plan::Result,
    pub(super) cost: Cost,
    /// The types that another version of the program had read otherwise; nothing where no other version had read it.
    pub(super) differing: Option<Vec<String>>,
}

/// The writer has ended before its time, for a reason of its own.
#[derive(Debug, thiserror::Error)]
#[error("expected a writer, found none")]
pub(super) struct NoWriter;

impl Readers<'_> {
    /// Does the jobs of a plan. What each came to, in their order; nothing for those that were not begun before the program was asked
    /// to stop.
    pub(super) fn read_all(&self, plan: &Plan, to: &SyncSender<Done>) -> Result<Vec<Option<Came>>> {
        let one = |job: &Job| {
            if self.stop.is_asked() {
                return Ok(None);
            }
            let entry = &plan.manifest.entries[&job.owner];
            let room = self.gate.enter(entry.bytes);
            let (came, letter) = self.read_one(job, entry)?;
            let entry = plan.taken(job, &came.result);
            to.send(Done::Read { entry: Box::new(entry), letter, room }).map_err(|_| NoWriter)?;
            Ok(Some(came))
        };
        self.pool.threads().install(|| plan.jobs.par_iter().map(one).collect())
    }

    /// Reads one file and writes its letter. A file that cannot be read is a result; a disk that cannot be written to ends the run.
    fn read_one(&self, job: &Job, entry: &Entry) -> Result<(Came, Option<(Unfinished, Indexed)>)> {
        let want = Want::Letter { form: Form::Pretty, turned_down: false, cross_check: self.cross_check };
        let mut cost = Cost::default();
        let bytes = read::bytes(&path_of(&job.owner), self.pool).map_err(Failed::look);
        let read = bytes.and_then(|bytes| {
            let told = self.pool.told(&bytes, &entry.given, entry.part_of.as_deref(), want);
            cost = told.cost;
            told.result
        });
        let owner = job.owner.clone();
        let letter = match read {
            Ok(letter) if letter.sha256 == job.sha256 => letter,
            other => {
                let failed = other.err().unwrap_or_else(|| Failed::look(Failure::Changing));
                return Ok((Came { owner, result: Err(failed), cost, differing: None }, None));
            }
        };
        let id = id_of(&job.sha256);
        let mut letter = letter;
        let mut document = document(id, &letter.letter)?;
        let laid = self.metadata.and_then(|metadata| {
            let laid = metadata.lay_beside(&mut document, Place { key: &job.owner, sha256: &job.sha256 })?;
            letter.letter = format!("{}\n", document.to_json_pretty()).into_bytes();
            letter.remarks = metadata::codes(&document.remarks);
            Some(laid)
        });
        let path = self.store.letter_path(id);
        let before = fs::read(&path).ok();
        let differing = before.map(|before| upgrade::differing(&before, &letter.letter));
        let unfinished = Unfinished::write(&path, &letter.letter).with_context(|| self.store.cannot_write(self.console.say()))?;
        let indexed = of_document(id, &document, &letter.letter);
        let size = Size { number: metadata::number_of(&document), laid, ..self.size(letter, indexed.stamp.clone()) };
        Ok((Came { owner, result: Ok(size), cost, differing }, Some((unfinished, indexed))))
    }

    fn size(&self, letter: Read, stamp: String) -> Size {
        let agreement = Agreement::of(self.cross_check, &letter);
        let Read { pages, missing, measures, remarks, .. } = letter;
        Size { pages, missing, measures, agreement, remarks, stamp, ..Size::default() }
    }

    /// Hands over letters that lie in their place and are not in the index as they are. Those that cannot be read are told of, and left
    /// out; `check` tells what to do about them.
    pub(super) fn find_all(&self, ids: &[String], to: &SyncSender<Done>) -> Result<()> {
        let one = |id: &String| {
            if self.stop.is_asked() {
                return Ok(());
            }
            let path = self.store.letter_path(id);
            match fs::read(&path).map_err(anyhow::Error::from).and_then(|json| indexed(id, &json)) {
                Ok(letter) => Ok(to.send(Done::Found(letter)).map_err(|_| NoWriter)?),
                Err(error) => {
                    self.console.failed(&path.display().to_string(), &format!("{error:#}"));
                    Ok(())
                }
            }
        };
        self.pool.threads().install(|| ids.par_iter().try_for_each(one))
    }
}

/// A letter as the index is to hold it.
pub(crate) fn indexed(id: &str, json: &[u8]) -> Result<Indexed> {
    Ok(of_document(id, &document(id, json)?, json))
}

fn of_document(id: &str, letter: &Document, json: &[u8]) -> Indexed {
    Indexed { id: id.to_owned(), stamp: stamp(json), items: items(letter, &letter.source.path) }
}

/// The letter in its JSON, which is to be that with this id.
fn document(id: &str, json: &[u8]) -> Result<Document> {
    let letter = Document::from_json(std::str::from_utf8(json)?).with_context(|| iri_of(id))?;
    anyhow::ensure!(letter.id == iri_of(id), "expected the letter {}, found {}", iri_of(id), letter.id);
    Ok(letter)
}
