//! `brevverk ingest`: folders of files in, letters and a search index out. Only what is new or changed is read.

mod commit;
mod gate;
mod globs;
mod letters;
mod list;
pub(crate) mod look;
mod plan;
mod preview;
mod prospect;
mod scan;
mod settle;
mod summary;
mod upgrade;
mod watch;

use std::io::stdin;
use std::path::PathBuf;

use anyhow::{Result, bail};
use serde_json::{Map, Value, json};

pub(crate) use self::letters::indexed;

use self::globs::Globs;
use self::plan::Terms;
use self::settle::Settled;
use self::summary::Summary;
use crate::args::IngestArgs;
use crate::console::Console;
use crate::manifest::State;
use crate::metadata::Metadata;
use crate::report;
use crate::run::Outcome;
use crate::runs;
use crate::speech::{count_of, fill};
use crate::stop::Stop;
use crate::store::Store;
use crate::worker::Pool;

/// What all that is done in a run needs.
struct Run<'r> {
    args: &'r IngestArgs,
    console: &'r Console,
    /// What was named, on the command line or in a list.
    paths: Vec<PathBuf>,
    globs: Globs,
    store: Store,
    pool: Pool,
    stop: Stop,
    /// What is known of the letters from elsewhere.
    metadata: Option<Metadata>,
}

/// Brings the index up to date with the files, once or for as long as it is watched over.
pub(crate) fn ingest(args: &IngestArgs, console: &Console) -> Result<Outcome> {
    if args.watch && list::is_asked_for(&args.paths) {
        bail!("{}", console.say().ingest.no_list_to_watch);
    }
    let load = |path: &PathBuf| Metadata::load(path, args.limits.max_file, console.say());
    let run = Run {
        args,
        metadata: args.metadata.as_ref().map(load).transpose()?,
        console,
        paths: list::paths(&args.paths, stdin().lock())?,
        globs: Globs::new(&args.include, &args.exclude)?,
        store: Store::new(&args.index),
        pool: Pool::new(&args.limits, args.jobs.map(Into::into))?,
        stop: Stop::listen(console)?,
    };
    if args.dry_run {
        return preview::preview(&run);
    }
    if args.watch { watch::watch(&run) } else { run.once(false) }
}

impl Run<'_> {
    /// Brings the index up to date once, and logs that. A run that is `quiet` tells nothing where there was nothing to do.
    fn once(&self, quiet: bool) -> Result<Outcome> {
        let _lock = self.store.open_to_write(self.console.say())?;
        let mut log = runs::Run::new(&self.store);
        // Whoever watches looks often, and finds nothing most of the time.
        if !quiet {
            log.begin()?;
        }
        match self.work(quiet, &mut log) {
            Ok((outcome, counts)) => {
                let word = if self.stop.is_asked() { "stopped" } else { "done" };
                log.end(word, counts).map(|()| outcome)
            }
            Err(error) => {
                let mut why = Map::new();
                why.insert("error".to_owned(), Value::String(format!("{error:#}")));
                // The log may be what cannot be written; the error tells more.
                let _ = log.end("failed", why);
                Err(error)
            }
        }
    }

    fn work(&self, quiet: bool, log: &mut runs::Run) -> Result<(Outcome, Map<String, Value>)> {
        let prospect = prospect::look(self)?;
        let (known, old) = (prospect.known, prospect.old);
        let settled = settle::settle(self, prospect.plan, &known, &prospect.letters)?;
        let rows = summary::rows(self, &known, &settled, &prospect.scan, &prospect.removed);
        let worked = settled.manifest != known || !settled.came.is_empty() || settled.is_indexed;
        let summary = Summary::of(&rows);
        let outcome =
            if self.stop.is_asked() && !self.args.watch { Outcome::Stopped(self.stop.status()) } else { summary.outcome() };
        if quiet && !worked {
            return Ok((outcome, Map::new()));
        }
        log.begin()?;
        summary::tell(self.console, &rows, worked);
        if let Some(path) = &self.args.report {
            report::write(path, &rows)?;
        }
        self.tell_of_versions(&settled, old);
        self.tell_of_unused(&settled);
        if let Outcome::Stopped(_) = outcome {
            self.console.error(&fill(
                self.console.say().ingest.stopped,
                &[&settled.came.len(), &(settled.waiting.len() + prospect.scan.unreached.len())],
            ));
        }
        summary.tell(self.console, worked);
        let mut counts = summary.counts();
        if settled.upgraded.letters > 0 {
            let upgraded = &settled.upgraded;
            let types = json!({"letters": upgraded.letters, "changed": upgraded.changed, "types": upgraded.types});
            counts.insert("upgraded".to_owned(), types);
        }
        Ok((outcome, counts))
    }

    /// Tells what a new version of the program has changed, or how many letters wait for it.
    fn tell_of_versions(&self, settled: &Settled, old: usize) {
        let (say, upgraded) = (&self.console.say().ingest, &settled.upgraded);
        if upgraded.changed > 0 {
            self.console.note(&fill(say.upgraded, &[&upgraded.letters, &upgraded.changed, &upgraded.types()]));
        } else if upgraded.letters > 0 {
            self.console.note(&fill(say.upgraded_same, &[&upgraded.letters]));
        }
        if old > 0 {
            self.console.note(&fill(say.old_letters, &[&old]));
        }
    }

    /// Tells how much of the metadata is about no letter.
    fn tell_of_unused(&self, settled: &Settled) {
        let Some(metadata) = &self.metadata else { return };
        // Of files with the same bytes only the first is a letter, and compared.
        let read = settled.manifest.entries.values().filter(|entry| entry.state == State::Read);
        let letters = read.filter_map(|entry| entry.known_by());
        let unused = metadata.unused(letters);
        if unused > 0 {
            self.console.note(&count_of(&self.console.say().metadata.unused, unused));
        }
    }

    /// What has to hold of what is not to be read again.
    fn terms(&self) -> Terms<'_> {
        Terms {
            retry: self.args.retry_failed,
            only_stage: self.args.only_stage,
            upgrade: self.args.upgrade,
            cross_check: self.args.cross_check,
            metadata: self.metadata.as_ref(),
            store: &self.store,
        }
    }
}
