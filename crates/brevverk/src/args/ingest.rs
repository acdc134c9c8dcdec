//! The command line of `ingest`.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args as Arguments;

use super::limits::{self, LimitArgs};
use crate::failure::FailedAt;

/// Options of `ingest`.
#[derive(Arguments, Debug)]
pub(crate) struct IngestArgs {
    /// Files and folders; folders with all that lies under them, but for hidden files; `-` is a list of files on standard input, one a
    /// line, or with a NUL between each two. Example: find brev -newer sist -print0 | brevverk ingest -
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Of what lies in folders, only files that fit one of these patterns. One without a slash is that of a name in whatever folder, one
    /// with a slash is that of the path from the folder that was named. `*` stands for anything but a slash, `**` for any folders,
    /// `?` for one character, `[0-9]` for one of these; upper and lower case are the same. Example: --include '*.pdf' --include '2025/**'
    #[arg(long, value_name = "GLOB")]
    pub(crate) include: Vec<String>,
    /// Of what lies in folders, no file and no folder that fits one of these patterns, also where --include takes it.
    /// Example: --exclude utkast --exclude '*-kopi.*'
    #[arg(long, value_name = "GLOB")]
    pub(crate) exclude: Vec<String>,
    /// The folder of the index. Example: --index arkiv/indeks
    #[arg(long, value_name = "DIR", default_value = "index")]
    pub(crate) index: PathBuf,
    /// So many files are read at a time; by default one for each processor. Example: --jobs 4
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Say what would be read, replaced, skipped and removed, and do nothing. Example: --dry-run
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Read again what could not be read the last time. Example: --retry-failed
    #[arg(long)]
    pub(crate) retry_failed: bool,
    /// Of what could not be read, read again only what failed at this stage, as the report names it.
    /// Example: --retry-failed --only-stage recognition
    #[arg(long, value_name = "STAGE", requires = "retry_failed")]
    pub(crate) only_stage: Option<FailedAt>,
    /// Read again what an earlier version of brevverk has read, and say in which types the letters differ. Example: --upgrade
    #[arg(long)]
    pub(crate) upgrade: bool,
    /// Go on when all is read, and take in what comes and changes under the paths that are named, until Ctrl-C. Example: --watch
    #[arg(long, conflicts_with = "dry_run")]
    pub(crate) watch: bool,
    /// Where no terminal shows a bar, tell so often how far the work has come. Example: --progress-every 5min
    #[arg(long, value_name = "TIME", default_value = "30s", value_parser = limits::time)]
    pub(crate) progress_every: Duration,
    /// Read each PDF with a second reader too, and say in its letter and in the report how many words both found; what was read before
    /// without is read again. Example: --cross-check
    #[arg(long)]
    pub(crate) cross_check: bool,
    /// Remove letters whose source is not there any more, under the paths that are named. Example: --prune
    #[arg(long)]
    pub(crate) prune: bool,
    /// Lay what is known of the letters beside what they say, and remark in each in what both agree and differ: a table with a column
    /// `path`, or Noark 5's arkivstruktur.xml or loependeJournal.xml. What is known of a letter is compared and never taken over; a
    /// letter of which something else is known than before is read again. Example: --metadata journal.csv
    #[arg(long, value_name = "FILE")]
    pub(crate) metadata: Option<PathBuf>,
    /// Write what became of each file, as CSV or JSON by the ending of the name. Example: --report rapport.csv
    #[arg(long, value_name = "FILE", value_parser = report_file)]
    pub(crate) report: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) limits: LimitArgs,
}

/// A report is CSV or JSON; any other ending is a mistake better told before the work than after it.
fn report_file(name: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(name);
    let known = path.extension().is_some_and(|ending| ["csv", "json"].iter().any(|one| ending.eq_ignore_ascii_case(one)));
    if known { Ok(path) } else { Err("expected a name that ends with .csv or .json".to_owned()) }
}
