//! What is known when the files have been looked at and none has been read.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::Run;
use super::gate::Gate;
use super::look::{Look, look_within};
use super::plan::{self, Plan};
use super::scan::{self, Scan, Seen};
use crate::failure::Failure;
use crate::manifest::{Manifest, State};
use crate::progress::Progress;
use crate::speech::fill;

/// What is known, and what is to be done.
pub(super) struct Prospect {
    /// As the last run left it, a run that was stopped included.
    pub(super) known: Manifest,
    /// The letters that may lie in the index folder.
    pub(super) letters: BTreeSet<String>,
    pub(super) plan: Plan,
    pub(super) scan: Scan,
    /// Known sources that are not there any more, and are to be forgotten.
    pub(super) removed: Vec<String>,
    /// How many letters another version of the program has read, and are not read again.
    pub(super) old: usize,
}

/// Looks at every file, quickly where it is known, and decides what is to be read.
pub(super) fn look(run: &Run<'_>) -> Result<Prospect> {
    let (known, letters) = run.store.known()?;
    let mut scan = scan::scan(&run.paths, &run.globs, run.store.folder());
    let gone = plan::gone(&known, &scan.seen, &scan.roots);
    let mut kept = known.clone();
    let mut removed = if run.args.prune { gone } else { tell_of(run, &gone) };
    for path in &removed {
        kept.entries.remove(path);
    }
    // What is named and gone, and forgotten on demand, has not failed.
    scan.failed.retain(|(path, why)| *why != Failure::Missing || !forgotten(path, &removed));
    let holds = |seen: &&Seen| plan::holds(&kept, seen, run.terms());
    let (settled, unsettled): (Vec<&Seen>, Vec<&Seen>) = scan.seen.iter().partition(holds);
    let mut inner: Vec<Seen> =
        settled.into_iter().flat_map(|seen| kept.parts_of(&seen.key).map(|part| seen.part(part))).collect();
    let unsettled: Vec<Seen> = unsettled.into_iter().cloned().collect();
    let looks = look_at(run, &unsettled);
    // What a mail does not hold any more is gone with the mail as it was.
    let held: BTreeSet<&str> = looks.iter().map(|(seen, _)| seen.key.as_str()).collect();
    let (reached, unreached): (Vec<&Seen>, Vec<&Seen>) = unsettled.iter().partition(|seen| held.contains(seen.key.as_str()));
    scan.unreached = unreached.into_iter().map(|seen| seen.key.clone()).collect();
    let parts = reached.into_iter().flat_map(|seen| kept.parts_of(&seen.key));
    let dropped: Vec<String> = parts.map(|part| part.path.clone()).filter(|path| !held.contains(path.as_str())).collect();
    for path in &dropped {
        kept.entries.remove(path);
    }
    removed.extend(dropped);
    inner.extend(looks.iter().map(|(seen, _)| seen).filter(|seen| seen.part_of.is_some()).cloned());
    scan.seen.extend(inner);
    scan.seen.sort_by(|a, b| a.key.cmp(&b.key));
    let plan = plan::plan(&kept, looks, run.terms());
    let is_old =
        |seen: &&Seen| plan.manifest.entries.get(&seen.key).is_some_and(|entry| entry.state == State::Read && entry.is_old());
    let old = scan.seen.iter().filter(is_old).count();
    Ok(Prospect { known, letters, plan, scan, removed, old })
}

/// Looks at files, many at a time; at none any more when the program is asked to stop.
fn look_at(run: &Run<'_>, files: &[Seen]) -> Vec<(Seen, Look)> {
    let progress = Progress::begin(run.console, run.console.say().ingest.looking, files.len(), run.args.progress_every);
    let gate = Arc::new(Gate::default());
    let one = |seen: &Seen| {
        if run.stop.is_asked() {
            return Vec::new();
        }
        let _room = gate.enter(seen.bytes);
        let looks = look_within(seen.clone(), &run.pool);
        progress.step();
        looks
    };
    let looks: Vec<Vec<(Seen, Look)>> = run.pool.threads().install(|| files.par_iter().map(one).collect());
    looks.into_iter().flatten().collect()
}

/// Tells how many known sources are not there any more; none of them is forgotten.
fn tell_of(run: &Run<'_>, gone: &[String]) -> Vec<String> {
    if !gone.is_empty() {
        run.console.note(&fill(run.console.say().ingest.gone, &[&gone.len()]));
    }
    Vec::new()
}

/// Whether a path that was named is, or holds, one of those forgotten.
fn forgotten(path: &str, removed: &[String]) -> bool {
    let Ok(path) = std::path::absolute(path) else { return false };
    removed.iter().any(|one| Path::new(one).starts_with(&path))
}
