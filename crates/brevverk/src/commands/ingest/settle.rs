//! Letters, journal, search index and manifest brought to one state.
//!
//! Whenever this is stopped, the next run goes on. A letter lies under its name before the journal speaks of it, the index names what it
//! holds in the moment of its commit, and the manifest, which says that all is done, comes behind both. Letters that are out of use
//! are removed last; the journal knows of them until they are gone.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::thread;

use anyhow::{Context, Result};

use super::Run;
use super::commit::{Committer, WAITING};
use super::letters::{Came, NoWriter, Readers};
use super::plan::Plan;
use super::upgrade::Upgraded;
use crate::disk;
use crate::manifest::{Manifest, State};
use crate::progress::Progress;

/// What a run came to.
pub(super) struct Settled {
    /// What is known now.
    pub(super) manifest: Manifest,
    /// What was read, by the SHA-256 of its bytes.
    pub(super) came: BTreeMap<String, Came>,
    /// The bytes that were to be read and were not, because the program was asked to stop.
    pub(super) waiting: BTreeSet<String>,
    /// What a new version of the program has read otherwise.
    pub(super) upgraded: Upgraded,
    /// Whether the index was written to.
    pub(super) is_indexed: bool,
    is_stopped: bool,
}

impl Settled {
    /// Whether something was left unread, because the program was asked to stop.
    pub(super) fn is_stopped(&self) -> bool {
        self.is_stopped
    }
}

/// Reads what is to be read, and settles it. `known` is what was known before, `letters` what may lie there.
pub(super) fn settle(run: &Run<'_>, plan: Plan, known: &Manifest, letters: &BTreeSet<String>) -> Result<Settled> {
    let say = &run.console.say().ingest;
    let committer = Committer::open(&run.store, run.console.say())?;
    let behind = behind(&plan, &committer);
    let (came, mut committer) = if plan.jobs.is_empty() && behind.is_empty() {
        (Vec::new(), committer)
    } else {
        let what = if plan.jobs.is_empty() { say.indexing } else { say.reading };
        let progress = Progress::begin(run.console, what, plan.jobs.len(), run.args.progress_every);
        work(run, &plan, &behind, committer, &progress)?
    };
    let hashes: Vec<String> = plan.jobs.iter().map(|job| job.sha256.clone()).collect();
    let (mut done, mut waiting, mut upgraded) = (BTreeMap::new(), BTreeSet::new(), Upgraded::default());
    for (sha256, came) in hashes.into_iter().zip(came) {
        match came {
            Some(came) => {
                if let Some(differing) = came.differing.as_ref().filter(|_| run.args.upgrade) {
                    upgraded.add(differing);
                }
                done.insert(sha256, came);
            }
            None => drop(waiting.insert(sha256)),
        }
    }
    let mut manifest = plan.done(|sha256| done.get(sha256).map(|came| &came.result));
    if run.stop.is_asked() {
        // What was read is kept, by the journal; nothing is removed, for what takes its place may not be read yet.
        let is_indexed = committer.commit()?;
        let is_waiting = |sha256: &Option<String>| sha256.as_ref().is_some_and(|sha256| waiting.contains(sha256));
        manifest.entries.retain(|_, entry| entry.state == State::Skipped || !is_waiting(&entry.sha256));
        return Ok(Settled { manifest, came: done, waiting, upgraded, is_indexed, is_stopped: true });
    }
    for entry in manifest.entries.values_mut() {
        let held = entry.letter().and_then(|id| committer.held().letters.get(id));
        if let Some(stamp) = held.filter(|stamp| **stamp != entry.stamp) {
            Arc::make_mut(entry).stamp.clone_from(stamp);
        }
    }
    let wanted = manifest.letters();
    committer.retain(|id| wanted.contains(id))?;
    let obsolete: Vec<String> = letters.difference(&wanted).cloned().collect();
    if !obsolete.is_empty() {
        committer.journal()?.obsolete(obsolete.clone())?;
    }
    let is_indexed = committer.commit()?;
    let store = &run.store;
    if manifest != *known || store.journal().exists() || !store.manifest().exists() {
        manifest.save(&store.manifest())?;
    }
    for id in obsolete {
        let path = store.letter_path(&id);
        disk::remove(&path).with_context(|| path.display().to_string())?;
    }
    disk::remove(&store.journal()).with_context(|| store.journal().display().to_string())?;
    Ok(Settled { manifest, came: done, waiting, upgraded, is_indexed, is_stopped: false })
}

/// The letters that stand and are not in the index as they are.
fn behind(plan: &Plan, committer: &Committer<'_>) -> Vec<String> {
    let jobs: BTreeSet<&str> = plan.jobs.iter().map(|job| crate::store::id_of(&job.sha256)).collect();
    let held = &committer.held().letters;
    let stands = plan.manifest.entries.values().filter_map(|entry| Some((entry.letter()?, &entry.stamp)));
    let lacks = stands.filter(|(id, stamp)| !jobs.contains(id) && held.get(*id) != Some(*stamp));
    let behind: BTreeSet<String> = lacks.map(|(id, _)| id.to_owned()).collect();
    behind.into_iter().collect()
}

/// Many read, one writes, at the same time.
fn work<'s>(
    run: &'s Run<'_>,
    plan: &Plan,
    behind: &[String],
    committer: Committer<'s>,
    progress: &Progress,
) -> Result<(Vec<Option<Came>>, Committer<'s>)> {
    let readers = Readers {
        store: &run.store,
        pool: &run.pool,
        stop: &run.stop,
        console: run.console,
        cross_check: run.args.cross_check,
        metadata: run.metadata.as_ref(),
        gate: Arc::default(),
    };
    thread::scope(|scope| {
        let (to, done) = sync_channel(WAITING);
        let writer = scope.spawn(move || committer.take(&done, progress));
        let came = readers.find_all(behind, &to).and_then(|()| readers.read_all(plan, &to));
        drop(to);
        match (writer.join().unwrap_or_else(|panic| resume_unwind(panic)), came) {
            (Ok(committer), Ok(came)) => Ok((came, committer)),
            // Whoever finds no writer has nothing to say of why there is none.
            (Err(error), Err(other)) if other.is::<NoWriter>() => Err(error),
            (_, Err(error)) | (Err(error), _) => Err(error),
        }
    })
}
