//! `brevverk ingest`: folders of files in, letters and a search index out. Only what is new or changed is read.

pub(crate) mod index;
mod letters;
pub(crate) mod look;
mod plan;
mod scan;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use self::index::Difference;
use self::look::{Look, look_within};
use self::plan::{Plan, Terms};
use self::scan::{Scan, Seen};
use crate::args::IngestArgs;
use crate::console::Console;
use crate::disk;
use crate::failure::Failure;
use crate::manifest::{Journal, Manifest};
use crate::progress::Progress;
use crate::report::{self, Outcome as Became, Row};
use crate::run::Outcome;
use crate::speech::{count_of, fill};
use crate::store::Store;
use crate::worker::Pool;

/// One run.
struct Run<'r> {
    args: &'r IngestArgs,
    console: &'r Console,
    store: Store,
    pool: Pool,
}

/// What is known when the files have been looked at and none has been read.
struct Prospect {
    /// As the last run left it, a run that was stopped included.
    known: Manifest,
    /// The letters that a stopped run wrote: the index may not know them.
    left: BTreeSet<String>,
    plan: Plan,
    scan: Scan,
    /// Known sources that are not there any more, and are to be forgotten.
    removed: Vec<String>,
}

/// Brings the index up to date with the files.
pub(crate) fn ingest(args: &IngestArgs, console: &Console) -> Result<Outcome> {
    let run = Run { args, console, store: Store::new(&args.index), pool: Pool::new(&args.limits, args.jobs.map(Into::into))? };
    if args.dry_run {
        return run.preview();
    }
    let _lock = run.store.open_to_write(console.say())?;
    let prospect = run.look()?;
    let jobs: BTreeSet<String> = prospect.plan.jobs.iter().map(|job| job.owner.clone()).collect();
    let Prospect { known, left, plan, scan, removed } = prospect;
    let (manifest, is_reindexed) = run.settle(plan, &known, left)?;
    let rows = run.rows(&known, &manifest, &scan, &removed, &jobs);
    run.conclude(&rows, manifest != known || !jobs.is_empty() || is_reindexed)
}

impl Run<'_> {
    /// Looks at every file, quickly where it is known, and decides what is to be read.
    fn look(&self) -> Result<Prospect> {
        let mut known = Manifest::load(&self.store.manifest())?;
        let journal = Journal::load(&self.store.journal())?;
        let left = journal.iter().filter_map(|entry| entry.letter().map(str::to_owned)).collect();
        known.entries.extend(journal.into_iter().map(|entry| (entry.path.clone(), entry)));
        let mut scan = scan::scan(&self.args.paths, self.store.folder());
        let gone = plan::gone(&known, &scan.seen, &scan.roots);
        let mut kept = known.clone();
        let mut removed = if self.args.prune { gone } else { self.tell_of(&gone) };
        for path in &removed {
            kept.entries.remove(path);
        }
        // What is named and gone, and forgotten on demand, has not failed.
        scan.failed.retain(|(path, why)| *why != Failure::Missing || !forgotten(path, &removed));
        let holds = |seen: &&Seen| plan::holds(&kept, seen, self.terms());
        let (settled, unsettled): (Vec<&Seen>, Vec<&Seen>) = scan.seen.iter().partition(holds);
        let mut inner: Vec<Seen> =
            settled.into_iter().flat_map(|seen| kept.parts_of(&seen.key).map(|part| seen.part(part))).collect();
        let unsettled: Vec<Seen> = unsettled.into_iter().cloned().collect();
        let progress = Progress::begin(self.console, self.console.say().ingest.looking, unsettled.len());
        let looks = self.pool.threads().install(|| {
            let one = |seen: &Seen| {
                let looks = look_within(seen.clone(), &self.pool);
                progress.step();
                looks
            };
            unsettled.par_iter().map(one).collect::<Vec<Vec<(Seen, Look)>>>()
        });
        let looks: Vec<(Seen, Look)> = looks.into_iter().flatten().collect();
        // What a mail does not hold any more is gone with the mail as it was.
        let held: BTreeSet<&str> = looks.iter().map(|(seen, _)| seen.key.as_str()).collect();
        let parts = unsettled.iter().flat_map(|seen| kept.parts_of(&seen.key));
        let dropped: Vec<String> = parts.map(|part| part.path.clone()).filter(|path| !held.contains(path.as_str())).collect();
        for path in &dropped {
            kept.entries.remove(path);
        }
        removed.extend(dropped);
        inner.extend(looks.iter().map(|(seen, _)| seen).filter(|seen| seen.part_of.is_some()).cloned());
        scan.seen.extend(inner);
        scan.seen.sort_by(|a, b| a.key.cmp(&b.key));
        let plan = plan::plan(&kept, looks, self.terms());
        Ok(Prospect { known, left, plan, scan, removed })
    }

    fn terms(&self) -> Terms<'_> {
        Terms { retry: self.args.retry_failed, cross_check: self.args.cross_check, store: &self.store }
    }

    /// Tells how many known sources are not there any more; none of them is forgotten.
    fn tell_of(&self, gone: &[String]) -> Vec<String> {
        if !gone.is_empty() {
            self.console.note(&fill(self.console.say().ingest.gone, &[&gone.len()]));
        }
        Vec::new()
    }

    /// Reads what is to be read, and brings letters, index and manifest to one state. Whenever it is stopped, the next run goes on:
    /// letters are written before the index knows them, and the manifest, which says that all is done, comes last. Gives the manifest,
    /// and whether the index was behind the letters.
    fn settle(&self, plan: Plan, known: &Manifest, mut fresh: BTreeSet<String>) -> Result<(Manifest, bool)> {
        let say = &self.console.say().ingest;
        let results = if plan.jobs.is_empty() {
            Vec::new()
        } else {
            let journal = Journal::open(&self.store.journal())?;
            let progress = Progress::begin(self.console, say.reading, plan.jobs.len());
            letters::read_all(&plan, &self.store, &journal, &self.pool, self.args.cross_check, &progress)?
        };
        fresh.extend(plan.jobs.iter().map(|job| crate::store::id_of(&job.sha256).to_owned()));
        let manifest = plan.done(results);
        let letters = letters_of(&manifest);
        let difference = Difference::of(&self.store, &letters, &fresh)?;
        let progress = Progress::begin(self.console, say.indexing, difference.len());
        let is_reindexed = difference.settle(&self.store, &progress)?;
        for id in letters_of(known).union(&fresh).filter(|id| !letters.contains(*id)) {
            let path = self.store.letter_path(id);
            disk::remove(&path).with_context(|| path.display().to_string())?;
        }
        if manifest != *known || self.store.journal().exists() || !self.store.manifest().exists() {
            manifest.save(&self.store.manifest())?;
            disk::remove(&self.store.journal()).with_context(|| self.store.journal().display().to_string())?;
        }
        Ok((manifest, is_reindexed))
    }

    /// Tells what was done, file by file where something is to be known of it, and in all.
    fn conclude(&self, rows: &[Row], worked: bool) -> Result<Outcome> {
        for row in rows {
            match (row.outcome, &row.reason) {
                (Became::Failed, Some(reason)) => self.console.failed(&row.path, reason),
                (Became::New | Became::Changed, _) => {
                    self.console.missing(&row.path, &row.missing);
                    self.console.compared(&row.path, row.lowest_agreement);
                }
                (Became::Duplicate, Some(reason)) if worked => self.console.note(&format!("{}: {reason}", row.path)),
                _ => {}
            }
        }
        if let Some(path) = &self.args.report {
            report::write(path, rows)?;
        }
        self.sum_up(rows, worked);
        Ok(Outcome::of(rows.iter().any(|row| row.outcome == Became::Failed)))
    }

    fn rows(&self, known: &Manifest, manifest: &Manifest, scan: &Scan, removed: &[String], jobs: &BTreeSet<String>) -> Vec<Row> {
        let say = self.console.say();
        let sources = manifest.sources();
        let row = |seen: &Seen| {
            let entry = manifest.entries.get(&seen.key)?;
            let source = entry.letter().and_then(|id| sources.get(id)).map(|source| source.given.as_str());
            Some(Row::of(entry, known.entries.get(&seen.key), jobs.contains(&seen.key), source, say))
        };
        let mut rows: Vec<Row> = scan.seen.iter().filter_map(row).collect();
        rows.extend(scan.failed.iter().map(|(path, why)| Row::failed(path, why, say)));
        rows.extend(removed.iter().filter_map(|path| known.entries.get(path)).map(Row::removed));
        rows.sort_by(|a, b| a.path.cmp(&b.path));
        rows
    }

    fn sum_up(&self, rows: &[Row], worked: bool) {
        let say = &self.console.say().ingest;
        let mut counts: BTreeMap<Became, usize> = BTreeMap::new();
        for row in rows {
            *counts.entry(row.outcome).or_default() += 1;
        }
        if rows.is_empty() {
            self.console.note(say.no_files);
        } else if !worked {
            self.console.note(say.nothing_to_do);
        }
        let words = [
            (Became::New, &say.new),
            (Became::Changed, &say.changed),
            (Became::Unchanged, &say.unchanged),
            (Became::Removed, &say.removed),
            (Became::Failed, &say.failed),
            (Became::Duplicate, &say.duplicates),
            (Became::Skipped, &say.skipped),
        ];
        let parts = words.iter().map(|(became, words)| count_of(words, counts.get(became).copied().unwrap_or(0)));
        self.console.note(&parts.collect::<Vec<_>>().join(", "));
    }

    /// Says what a run would do, and does nothing.
    fn preview(&self) -> Result<Outcome> {
        let prospect = self.look()?;
        let say = &self.console.say().ingest;
        let mut out = self.console.out();
        for job in &prospect.plan.jobs {
            writeln!(out, "{}", fill(say.would_read, &[&prospect.plan.manifest.entries[&job.owner].given]))?;
        }
        for entry in prospect.removed.iter().filter_map(|path| prospect.known.entries.get(path)) {
            writeln!(out, "{}", fill(say.would_remove, &[&entry.given]))?;
        }
        out.flush()?;
        prospect.scan.failed.iter().for_each(|(path, why)| self.console.failed(path, &why.tell(self.console.say())));
        let of = fill(say.would_read_of, &[&prospect.plan.jobs.len(), &prospect.scan.seen.len()]);
        self.console.note(&of);
        Ok(Outcome::of(!prospect.scan.failed.is_empty()))
    }
}

/// The ids of the letters that the manifest speaks of.
fn letters_of(manifest: &Manifest) -> BTreeSet<String> {
    manifest.entries.values().filter_map(|entry| entry.letter().map(str::to_owned)).collect()
}

/// Whether a path that was named is, or holds, one of those forgotten.
fn forgotten(path: &str, removed: &[String]) -> bool {
    let Ok(path) = std::path::absolute(path) else { return false };
    removed.iter().any(|one| Path::new(one).starts_with(&path))
}
