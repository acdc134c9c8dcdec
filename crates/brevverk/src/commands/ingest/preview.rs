//! `--dry-run`: what a run would do, without doing it.

use std::io::Write;
use std::sync::Arc;

use anyhow::Result;

use super::{Run, prospect};
use crate::manifest::{Entry, State};
use crate::run::Outcome;
use crate::speech::fill;
use crate::store::id_of;

/// Says what would be read, replaced, passed over and removed, a line each, and in all.
pub(super) fn preview(run: &Run<'_>) -> Result<Outcome> {
    let prospect = prospect::look(run)?;
    let (say, known) = (&run.console.say().ingest, &prospect.known.entries);
    let planned = &prospect.plan.manifest.entries;
    let mut out = run.console.out();
    let (mut read, mut replaced, mut skipped) = (0, 0, 0);
    for job in &prospect.plan.jobs {
        let entry = &planned[&job.owner];
        let has_letter = known.get(&job.owner).is_some_and(|before| before.letter().is_some());
        let is_kept = prospect.letters.contains(id_of(&job.sha256));
        let sentence = if has_letter || is_kept { say.would_replace } else { say.would_read };
        *if has_letter || is_kept { &mut replaced } else { &mut read } += 1;
        writeln!(out, "{}", fill(sentence, &[&entry.given]))?;
    }
    let is_new = |entry: &&Arc<Entry>| known.get(&entry.path).is_none_or(|before| before.state != entry.state);
    let seen = prospect.scan.seen.iter().filter_map(|seen| planned.get(&seen.key));
    for entry in seen.filter(|entry| matches!(entry.state, State::Skipped | State::Duplicate)).filter(is_new) {
        let why = match &entry.reason {
            Some(why) => why.tell(run.console.say()),
            None => say.same_as_other.to_owned(),
        };
        writeln!(out, "{}", fill(say.would_skip, &[&entry.given, &why]))?;
        skipped += 1;
    }
    for entry in prospect.removed.iter().filter_map(|path| known.get(path)) {
        writeln!(out, "{}", fill(say.would_remove, &[&entry.given]))?;
    }
    out.flush()?;
    prospect.scan.failed.iter().for_each(|(path, why)| run.console.failed(path, &why.tell(run.console.say())));
    let unread = prospect.scan.seen.len().saturating_sub(read + replaced + skipped);
    run.console.note(&fill(say.would_in_all, &[&read, &replaced, &skipped, &prospect.removed.len(), &unread]));
    if prospect.old > 0 {
        run.console.note(&fill(say.old_letters, &[&prospect.old]));
    }
    Ok(Outcome::of(!prospect.scan.failed.is_empty()))
}
