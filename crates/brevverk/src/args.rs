//! The command line. The comments here are the help that people read.

use std::path::PathBuf;

use clap::{Args as Arguments, Parser, Subcommand, ValueEnum};

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
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
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

/// What to do.
#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    /// Read letters out of files and print them as linked JSON. Touches no index.
    ///
    /// One file gives its letter over many lines, several files one letter a line, in the order they are named.
    ///
    /// Example: brevverk extract tildelingsbrev.pdf
    Extract(ExtractArgs),
    /// Print the text of a letter: the one that every `at` in its JSON points into.
    ///
    /// Example: brevverk text tildelingsbrev.pdf
    Text(TextArgs),
}

/// Options of `extract`.
#[derive(Arguments, Debug)]
pub(crate) struct ExtractArgs {
    /// The files: PDF or plain text. Example: brevverk extract a.pdf b.txt
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// JSON for programs, or an outline for a person's eye. Example: --format outline
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub(crate) format: ExtractFormat,
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
    /// The file: PDF or plain text. Example: brevverk text brev.pdf
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// One line of text a line, each after its page, box, size, weight, cell and furniture mark. Example: --layout
    #[arg(long)]
    pub(crate) layout: bool,
}
