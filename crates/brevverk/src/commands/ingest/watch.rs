//! `--watch`: the index follows the files for as long as the program runs.

use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use notify_debouncer_mini::notify::RecursiveMode;
use notify_debouncer_mini::{DebounceEventResult, new_debouncer};

use super::Run;
use crate::run::Outcome;
use crate::speech::fill;

/// A file is left alone until nothing has happened to it for so long: whoever copies a file into a folder takes a while.
const QUIET: Duration = Duration::from_secs(2);

/// So often it is looked whether the program is to end.
const OFTEN: Duration = Duration::from_millis(100);

/// So often everything is looked at without anything having been told: systems forget to tell of what lies on other machines.
const EVERYTHING: Duration = Duration::from_secs(15 * 60);

/// Brings the index up to date, and again whenever something happens under what was named; until the program is asked to stop.
pub(super) fn watch(run: &Run<'_>) -> Result<Outcome> {
    let say = &run.console.say().ingest;
    let (happens, happened) = channel();
    let index = std::fs::canonicalize(run.store.folder()).unwrap_or_else(|_| run.store.folder().to_owned());
    let mut watcher = new_debouncer(QUIET, move |events: DebounceEventResult| {
        let is_ours = |path: &Path| !path.starts_with(&index);
        // What goes wrong with watching may have hidden anything: it is a reason to look.
        if events.is_err() || events.is_ok_and(|events| events.iter().any(|event| is_ours(&event.path))) {
            // Nobody listens any more when the program ends.
            let _ = happens.send(());
        }
    })
    .with_context(|| say.cannot_watch.to_owned())?;
    for path in &run.paths {
        let watched = watcher.watcher().watch(path, RecursiveMode::Recursive);
        watched.with_context(|| fill(say.cannot_watch_path, &[&path.display()]))?;
    }
    let mut outcome = run.once(false)?;
    if !run.stop.is_asked() {
        run.console.note(say.watching);
    }
    let mut last = Instant::now();
    while !run.stop.is_asked() {
        match happened.recv_timeout(OFTEN) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) if last.elapsed() < EVERYTHING => continue,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        // Whatever has come by now is looked at together.
        while happened.try_recv().is_ok() {}
        let begun = Instant::now();
        outcome = run.once(true)?;
        last = Instant::now();
        // A large archive takes a while to look through; it is not looked through more than half of the time.
        while begun.elapsed() < QUIET.max(2 * (last - begun)) && !run.stop.is_asked() {
            std::thread::sleep(OFTEN);
        }
    }
    run.console.note(say.watched);
    Ok(outcome)
}
