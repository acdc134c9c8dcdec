//! Reading letters and writing them, many at a time; none is kept in memory.

use anyhow::{Context, Result};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::plan::{self, Job, Plan, Size};
use crate::failure::Failure;
use crate::manifest::{Agreement, Entry, Journal};
use crate::paths::path_of;
use crate::progress::Progress;
use crate::read;
use crate::store::Store;
use crate::worker::{Form, Pool, Want};

/// Does the jobs of a plan, each noted in the journal as soon as its letter is on disk. What each came to, in their order.
pub(super) fn read_all(
    plan: &Plan,
    store: &Store,
    journal: &Journal,
    pool: &Pool,
    cross_check: bool,
    progress: &Progress,
) -> Result<Vec<plan::Result>> {
    let one = |job: &Job| {
        let entry = &plan.manifest.entries[&job.owner];
        let result = read_one(job, entry, store, pool, cross_check)?;
        let mut entry = entry.clone();
        entry.take(&result);
        journal.add(&entry)?;
        progress.step();
        Ok(result)
    };
    pool.threads().install(|| plan.jobs.par_iter().map(one).collect())
}

/// Reads one file and writes its letter. A file that cannot be read is a result; a disk that cannot be written to ends the run.
fn read_one(job: &Job, entry: &Entry, store: &Store, pool: &Pool, cross_check: bool) -> Result<plan::Result> {
    let read = || {
        let bytes = read::bytes(&path_of(&job.owner), pool)?;
        let want = Want::Letter { form: Form::Pretty, turned_down: false, cross_check };
        pool.read(&bytes, &entry.given, entry.part_of.as_deref(), want)
    };
    Ok(match read() {
        Ok(letter) if letter.sha256 == job.sha256 => {
            store.write(&letter.sha256, &letter.letter).with_context(|| store.letters().display().to_string())?;
            let agreement = Agreement::of(cross_check, &letter);
            Ok(Size { pages: letter.pages, missing: letter.missing, measures: letter.measures, agreement })
        }
        Ok(_) => Err(Failure::Changing),
        Err(failure) => Err(failure),
    })
}
