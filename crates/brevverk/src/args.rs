//! The command line. The comments here are the help that people read.

mod denied;
mod filters;
mod ingest;
mod limits;
mod search;

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args as Arguments, CommandFactory, Parser, Subcommand, ValueEnum};
use serde::{Deserialize, Serialize};

pub(crate) use self::filters::FilterArgs;
pub(crate) use self::ingest::IngestArgs;
pub(crate) use self::limits::{LimitArgs, WorkerArgs};
pub(crate) use self::search::{SearchArgs, SearchFormat, ShowArgs, ShowFormat};

/// Reads Norwegian municipal letters into linked JSON, and finds their measures again.
///
/// Results go to standard output, everything else to standard error. Exit status: 0 done; 1 something asked for was not found, or
/// some files failed; 2 wrong usage, or it could not start.
#[derive(Parser, Debug)]
#[command(name = "brevverk", version, max_term_width = 100)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Args {
    /// Reads a command line. Where it is wrong, or asks for help, the process says so and ends.
    pub(crate) fn read(arguments: impl IntoIterator<Item = OsString>) -> Self {
        Self::parse_from(denied::marked(&Self::command(), arguments))
    }
}

/// Options of every command.
#[derive(Arguments, Debug)]
pub(crate) struct Global {
    /// Say nothing but errors: no summary, no progress. Example: --quiet
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    /// How messages on standard error are written, for people or for programs. Example: --log-format json
    #[arg(long, global = true, value_name = "FORMAT", default_value = "text")]
    pub(crate) log_format: LogFormat,
    /// The language of what people read: bokmål, nynorsk or English; by default that of the locale, else bokmål. Example: --lang nn
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub(crate) lang: Option<Lang>,
}

/// How messages are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum LogFormat {
    /// A sentence a line.
    Text,
    /// A JSON object a line.
    Json,
}

/// A language to speak.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum, Serialize, Deserialize)]
pub(crate) enum Lang {
    /// Bokmål.
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
}

impl From<Lang> for linked::Lang {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Nb => Self::Nb,
            Lang::Nn => Self::Nn,
            Lang::En => Self::En,
        }
    }
}

impl From<linked::Lang> for Lang {
    fn from(lang: linked::Lang) -> Self {
        match lang {
            linked::Lang::Nb => Self::Nb,
            linked::Lang::Nn => Self::Nn,
            linked::Lang::En => Self::En,
        }
    }
}

/// What to do.
#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    /// Read letters out of files and print them as linked JSON. Touches no index.
    ///
    /// One letter is printed over many lines, several one a line, in the order the files are named; an e-mail's attachments follow it.
    ///
    /// Example: brevverk extract tildelingsbrev.pdf
    Extract(ExtractArgs),
    /// Print the text of a letter: the one that every `at` in its JSON points into.
    ///
    /// Example: brevverk text tildelingsbrev.pdf
    Text(TextArgs),
    /// Draw a page of a PDF as a PNG picture, with one item of its letter marked.
    ///
    /// The ids of items are those of the letter's JSON: `#m-…` measures, `#g-…` goals, `#s-…` sections, `#o-…` obligations.
    ///
    /// Example: brevverk page tildelingsbrev.pdf 2 --mark '#m-e0aa32aaf5b615fa' --output side.png
    Page(PageArgs),
    /// Read files and whole folders into an index. What is unchanged is not read again; it may be stopped at any moment.
    ///
    /// Ctrl-C finishes the files in hand and ends with status 130 (143 where the system ends the program); a second one ends at once. The
    /// next run goes on either way.
    ///
    /// In folders, PDF and e-mail are known by their content and plain text by its name (.txt); other files are passed over and
    /// counted. What is attached to an e-mail is read as letters of their own.
    ///
    /// Example: brevverk ingest brev/ --report rapport.csv
    Ingest(IngestArgs),
    /// Find measures, or what else --kind says, by words in any form of theirs.
    ///
    /// All words are to occur. `"god skole"` asks for just these words in a row, `tiltak*` for words that begin so, `plan OR tiltak`
    /// for one of the two, `-skole` that a word does not occur. Without words, all that passes the filters is found.
    ///
    /// Example: brevverk search snørydding --responsible bymiljø --deadline-before 2026-07-01
    Search(Box<SearchArgs>),
    /// Show one letter, goal or measure with its links and its place.
    ///
    /// Example: brevverk show '#m-e0aa32aaf5b615fa'
    Show(ShowArgs),
    /// Hold the index against letters and sources, and every value against its place in the text. Says what differs.
    ///
    /// Example: brevverk check --repair
    Check(CheckArgs),
    /// Tell how well letters are read: precision, recall and F1 of each type against what a person wrote down.
    ///
    /// Example: brevverk score --gold corpus/truth
    Score(ScoreArgs),
    /// Print the JSON Schema (2020-12) of a letter.
    ///
    /// Example: brevverk schema > letter.schema.json
    Schema(SchemaArgs),
    /// Read files for another process of this program, which asks over standard input.
    #[command(hide = true)]
    Worker(WorkerArgs),
}

/// Options of `extract`.
#[derive(Arguments, Debug)]
pub(crate) struct ExtractArgs {
    /// The files: PDF, DOCX, ODT, PPTX, HTML, e-mail or plain text. Example: brevverk extract a.pdf b.txt
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// JSON for programs, or an outline for a person's eye. Example: --format outline
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub(crate) format: ExtractFormat,
    /// Also what looked like a measure or heading and was turned down, with the reason, under `turnedDown`. Example: --turned-down
    #[arg(long)]
    pub(crate) turned_down: bool,
    /// Read each PDF with a second reader too, and say page by page how many words both found. Example: --cross-check
    #[arg(long)]
    pub(crate) cross_check: bool,
    /// So many files are read at a time; by default one for each processor. Example: --jobs 4
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    pub(crate) limits: LimitArgs,
}

/// How `extract` prints a letter.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum ExtractFormat {
    /// Linked JSON.
    Json,
    /// Header, sections, goals and measures with their pages.
    Outline,
}

/// Options of `text`.
#[derive(Arguments, Debug)]
pub(crate) struct TextArgs {
    /// The file, or one attached to an e-mail. Example: brevverk text post.eml!//brev.pdf
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// One line of text a line, each after its page, box, size, weight, cell and furniture mark. Example: --layout
    #[arg(long)]
    pub(crate) layout: bool,
    #[command(flatten)]
    pub(crate) limits: LimitArgs,
}

/// Options of `page`.
#[derive(Arguments, Debug)]
pub(crate) struct PageArgs {
    /// The file, a PDF. Example: brevverk page brev.pdf 1 -o side.png
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The page, counted from 1. Example: brevverk page brev.pdf 3 -o side.png
    #[arg(value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) number: u32,
    /// Mark the place of the item with this id. Example: --mark '#m-e0aa32aaf5b615fa'
    #[arg(long, value_name = "ID")]
    pub(crate) mark: Option<String>,
    /// So many pixels on an inch; fewer on a page that would have more than 40 million. Example: --dpi 200
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u16).range(10..=600))]
    pub(crate) dpi: u16,
    /// Where the picture goes; `-` is standard output. Example: --output side.png
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// Draw a page of a letter that a marking restricts, too. Example: --include-restricted
    #[arg(long)]
    pub(crate) include_restricted: bool,
    #[command(flatten)]
    pub(crate) limits: LimitArgs,
}

/// Options of `check`.
#[derive(Arguments, Debug)]
pub(crate) struct CheckArgs {
    /// Only these files: what is read out of them now, and what the index has of them. Example: brevverk check brev.pdf
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The folder of the index. Example: --index arkiv/indeks
    #[arg(long, value_name = "DIR", default_value = "index")]
    pub(crate) index: PathBuf,
    /// Make the search index anew from the letters first. Example: --repair
    #[arg(long)]
    pub(crate) repair: bool,
    #[command(flatten)]
    pub(crate) limits: LimitArgs,
}

/// Options of `score`.
#[derive(Arguments, Debug)]
pub(crate) struct ScoreArgs {
    /// The folder with what a person wrote down, a JSON file a document. Example: --gold corpus/truth
    #[arg(long, value_name = "DIR")]
    pub(crate) gold: PathBuf,
    /// Where the documents lie; by default the folder `letters` beside the gold, else the gold's own. Example: brevverk score --gold
    /// gold brev/
    #[arg(value_name = "DOCS")]
    pub(crate) documents: Option<PathBuf>,
    /// Print what was not found of one type, and what was read too much. Example: --misses measures
    #[arg(long, value_name = "TYPE")]
    pub(crate) misses: Option<String>,
    /// Print the table of every document too. Example: --each
    #[arg(long)]
    pub(crate) each: bool,
    #[command(flatten)]
    pub(crate) limits: LimitArgs,
}

/// Options of `schema`.
#[derive(Arguments, Debug)]
pub(crate) struct SchemaArgs {
    /// Print the JSON-LD context instead, which gives the keys their meaning. Example: brevverk schema --context
    #[arg(long)]
    pub(crate) context: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_put_together_right() {
        Args::command().debug_assert();
    }

    #[test]
    fn every_option_is_explained_with_an_example() {
        // A hidden command is for the program itself, and no person reads its help.
        for command in Args::command().get_subcommands().filter(|command| !command.is_hide_set()) {
            for option in command.get_arguments() {
                let help = option.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(help.contains("Example: "), "{} {}", command.get_name(), option.get_id());
            }
            let about = command.get_long_about().map(ToString::to_string).unwrap_or_default();
            assert!(about.contains("Example: "), "{}", command.get_name());
        }
    }
}
