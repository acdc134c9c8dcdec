//! The log of runs: who ran what on an index, when, with which program, and what came of it. The only place with a clock.

use std::fs::OpenOptions;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};
use linked::SCHEMA_VERSION;
use serde::Serialize;
use serde_json::{Map, Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::store::Store;

/// One run, logged when it begins and when it ends. One that is killed has only begun.
pub(crate) struct Run {
    log: PathBuf,
    /// What it is called; nothing before it has begun.
    id: Option<String>,
}

/// What is logged at the beginning of a run.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Begun<'r> {
    run: &'r str,
    event: &'static str,
    time: String,
    user: String,
    host: String,
    folder: String,
    arguments: Vec<String>,
    program: &'static str,
    schema_version: &'static str,
    search_version: String,
}

impl Run {
    /// A run that has not begun.
    pub(crate) fn new(store: &Store) -> Self {
        Self { log: store.runs(), id: None }
    }

    /// Logs that it begins, if it has not begun. Whoever calls has locked out other writers.
    pub(crate) fn begin(&mut self) -> Result<()> {
        if self.id.is_some() {
            return Ok(());
        }
        let now = now();
        let id = format!("{now}-{}", std::process::id());
        let begun = Begun {
            run: &id,
            event: "began",
            time: now,
            user: first_of(&["USER", "LOGNAME", "USERNAME"]),
            host: host(),
            folder: std::env::current_dir().map(|folder| crate::paths::written(&folder)).unwrap_or_default(),
            arguments: std::env::args_os().skip(1).map(|argument| crate::paths::written(Path::new(&argument))).collect(),
            program: concat!("brevverk ", env!("CARGO_PKG_VERSION")),
            schema_version: SCHEMA_VERSION,
            search_version: search::version(),
        };
        append(&self.log, &serde_json::to_string(&begun)?)?;
        self.id = Some(id);
        Ok(())
    }

    /// Logs how it ended, and what else is to be known of it. One that has not begun does not end.
    pub(crate) fn end(self, outcome: &str, more: Map<String, Value>) -> Result<()> {
        let Some(id) = self.id else { return Ok(()) };
        let mut line = json!({"run": id, "event": "ended", "time": now(), "outcome": outcome});
        if let Some(line) = line.as_object_mut() {
            line.extend(more);
        }
        append(&self.log, &line.to_string())
    }
}

/// Adds a line and sees it safe on disk. Half a line, which a crash has left, is ended first.
fn append(log: &Path, line: &str) -> Result<()> {
    let write = || {
        let mut file = OpenOptions::new().create(true).read(true).append(true).open(log)?;
        let mut last = [b'\n'];
        if file.seek(SeekFrom::End(-1)).is_ok() {
            file.read_exact(&mut last)?;
        }
        let is_torn = last != *b"\n";
        file.write_all(format!("{}{line}\n", if is_torn { "\n" } else { "" }).as_bytes())?;
        file.sync_data()
    };
    write().with_context(|| log.display().to_string())
}

/// The time in UTC, to the second.
fn now() -> String {
    let now = OffsetDateTime::from(SystemTime::now());
    let whole = now.replace_nanosecond(0).unwrap_or(now);
    // A time of this millennium has a form.
    whole.format(&Rfc3339).unwrap_or_default()
}

fn first_of(names: &[&str]) -> String {
    names.iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty())).unwrap_or_else(user_number)
}

#[cfg(unix)]
fn user_number() -> String {
    rustix::process::getuid().as_raw().to_string()
}

#[cfg(not(unix))]
fn user_number() -> String {
    String::new()
}

#[cfg(unix)]
fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn host() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_line_is_added_to_whole_lines() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("runs.ndjson");
        append(&log, "{\"a\":1}").unwrap();
        fs::write(&log, "{\"a\":1}\n{\"halv").unwrap();
        append(&log, "{\"b\":2}").unwrap();
        assert_eq!(fs::read_to_string(&log).unwrap(), "{\"a\":1}\n{\"halv\n{\"b\":2}\n");
        assert!(now().ends_with('Z') && now().len() == 20, "{}", now());
    }
}
