//! The commands that ask the index.

use std::convert::Infallible;
use std::path::PathBuf;

use clap::{Args as Arguments, ValueEnum};

use super::FilterArgs;
use super::denied;

/// Options of `search`.
#[derive(Arguments, Debug)]
pub(crate) struct SearchArgs {
    /// What to look for: words, all of which are to occur, in any form and in bokmål or nynorsk; "an exact phrase"; -denied; one OR
    /// another; begin*; filter:value, as ansvarlig:kulturetaten or year:2026. Example: brevverk search plan -skole
    #[arg(value_name = "WORDS", value_parser = word)]
    pub(crate) words: Vec<String>,
    #[command(flatten)]
    pub(crate) filters: FilterArgs,
    /// A table for a person, JSON, or a list to be followed up: as CSV, or as a spreadsheet. Example: --format xlsx > liste.xlsx
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(crate) format: SearchFormat,
    /// So many hits at most; the total is exact in any case. Example: --limit 50
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,
    /// Every hit. Example: --all
    #[arg(long, conflicts_with = "limit")]
    pub(crate) all: bool,
    /// The page after this one, as an earlier search gave its cursor. Example: --after 40b33333.urn:brevverk:letter:9f2c#m-1
    #[arg(long, value_name = "CURSOR")]
    pub(crate) after: Option<::search::Cursor>,
    /// Show what several letters say in the same words once, with their number; a table does so anyhow, but for --all. Example: --grouped
    #[arg(long)]
    pub(crate) grouped: bool,
    /// Count the hits by who is responsible, goal, area, year and more. Example: --facets
    #[arg(long)]
    pub(crate) facets: bool,
    /// Also what letters say that a marking restricts; without this they are left out and counted. Example: --include-restricted
    #[arg(long)]
    pub(crate) include_restricted: bool,
    /// The folder of the index. Example: --index arkiv/indeks
    #[arg(long, value_name = "DIR", default_value = "index")]
    pub(crate) index: PathBuf,
}

/// A word, as it was written.
fn word(word: &str) -> Result<String, Infallible> {
    Ok(denied::unmarked(word))
}

/// How `search` prints its hits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum SearchFormat {
    /// For a person's eye.
    Table,
    /// One JSON object with the total and the hits.
    Json,
    /// A row a hit, with the columns of a list that is followed up.
    Csv,
    /// The same as a spreadsheet.
    Xlsx,
}

/// Options of `show`.
#[derive(Arguments, Debug)]
pub(crate) struct ShowArgs {
    /// The id: as a hit shows it, the part from `#` on if only one letter has it, or that of a letter, or its beginning.
    /// Example: brevverk show 9f2c41
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// An outline for a person's eye, or JSON. Example: --format json
    #[arg(long, value_name = "FORMAT", default_value = "outline")]
    pub(crate) format: ShowFormat,
    /// Show a letter that a marking restricts, too. Example: --include-restricted
    #[arg(long)]
    pub(crate) include_restricted: bool,
    /// The folder of the index. Example: --index arkiv/indeks
    #[arg(long, value_name = "DIR", default_value = "index")]
    pub(crate) index: PathBuf,
}

/// How `show` prints what it shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum ShowFormat {
    /// For a person's eye.
    Outline,
    /// Linked JSON.
    Json,
}
