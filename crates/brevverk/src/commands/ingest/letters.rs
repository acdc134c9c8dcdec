//! Reading letters and writing them, many at a time; none is kept in memory.

use anyhow::{Context, Result};
use rayon::ThreadPool;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::plan::{self, Job, Plan, Size};
use crate::failure::Failure;
use crate::manifest::{Entry, Journal};
use crate::paths::path_of;
use crate::progress::Progress;
use crate::read;
use crate::store::Store;

/// Does the jobs of a plan, each noted in the journal as soon as its letter is on disk. What each came to, in their order.
pub(super) fn read_all(
    plan: &Plan,
    store: &Store,
    journal: &Journal,
    threads: &ThreadPool,
    progress: &Progress,
) -> Result<Vec<plan::Result>> {
    let one = |job: &Job| {
        let entry = &plan.manifest.entries[&job.owner];
        let result = read_one(job, entry, store)?;
        let mut entry = entry.clone();
        entry.take(&result);
        journal.add(&entry)?;
        progress.step();
        Ok(result)
    };
    threads.install(|| plan.jobs.par_iter().map(one).collect())
}

/// Reads one file and writes its letter. A file that cannot be read is a result; a disk that cannot be written to ends the run.
fn read_one(job: &Job, entry: &Entry, store: &Store) -> Result<plan::Result> {
    let bytes = match read::bytes(&path_of(&job.owner)) {
        Ok(bytes) if read::sha256(&bytes) == job.sha256 => bytes,
        Ok(_) => return Ok(Err(Failure::Changing)),
        Err(failure) => return Ok(Err(failure)),
    };
    Ok(match read::of_bytes(&bytes, &entry.given, entry.part_of.as_deref()) {
        Ok(letter) => {
            store.write(&letter).with_context(|| store.letters().display().to_string())?;
            Ok(Size { pages: letter.source.pages, measures: letter.measures.len() })
        }
        Err(failure) => Err(failure),
    })
}
