//! What goes to the terminal: results to standard output, everything else to standard error.

use std::io::{BufWriter, IsTerminal, StdoutLock, Write, stderr, stdout};

use linked::Lang;
use serde::Serialize;

use crate::args::{Global, LogFormat};
use crate::failure::list;
use crate::progress::Stand;
use crate::speech::{self, Sentences, fill};

/// The two streams, and how to speak on them.
#[derive(Clone, Copy)]
pub(crate) struct Console {
    lang: Lang,
    quiet: bool,
    format: LogFormat,
}

/// One message, as a program reads it.
#[derive(Serialize)]
struct Message<'m> {
    level: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'m str>,
    message: &'m str,
}

/// How far the work has come, as a program reads it.
#[derive(Serialize)]
struct Going<'m> {
    level: &'static str,
    message: &'m str,
    #[serde(flatten)]
    stand: Stand,
}

impl Console {
    pub(crate) fn new(global: &Global) -> Self {
        Self { lang: global.lang.map_or_else(speech::lang_of_locale, Into::into), quiet: global.quiet, format: global.log_format }
    }

    /// The language of what people read.
    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// The sentences of that language.
    pub(crate) fn say(&self) -> &'static Sentences {
        speech::sentences(self.lang)
    }

    /// Where results go. What is written is complete only after a flush.
    pub(crate) fn out(&self) -> BufWriter<StdoutLock<'static>> {
        BufWriter::new(stdout().lock())
    }

    /// Whether a person sees the results as they come: found words can be bold.
    pub(crate) fn is_person(&self) -> bool {
        stdout().is_terminal()
    }

    /// Whether a progress bar has somebody to look at it.
    pub(crate) fn shows_progress(&self) -> bool {
        !self.quiet && self.format == LogFormat::Text && stderr().is_terminal()
    }

    /// Whether progress is told in lines, because there is no terminal for a bar.
    pub(crate) fn tells_progress(&self) -> bool {
        !self.quiet && !self.shows_progress()
    }

    /// How far the work has come.
    pub(crate) fn progress(&self, message: &str, stand: Stand) {
        match self.format {
            LogFormat::Json => {
                self.write(&serde_json::to_string(&Going { level: "progress", message, stand }).unwrap_or_default())
            }
            LogFormat::Text => self.tell("progress", None, message),
        }
    }

    /// Something went wrong.
    pub(crate) fn error(&self, message: &str) {
        self.tell("error", None, message);
    }

    /// Something went wrong with one file.
    pub(crate) fn failed(&self, file: &str, reason: &str) {
        self.tell("error", Some(file), reason);
    }

    /// A letter was read without some of its pages.
    pub(crate) fn missing(&self, file: &str, pages: &[u32]) {
        if !self.quiet && !pages.is_empty() {
            self.tell("warning", Some(file), &fill(self.say().reasons.read_without, &[&list(pages)]));
        }
    }

    /// Two readers of a letter were compared: the share of words that both found on the page where it is lowest, from 0 to 1.
    pub(crate) fn compared(&self, file: &str, lowest: Option<f64>) {
        if let Some(lowest) = lowest.filter(|lowest| !self.quiet && *lowest < f64::from(extract::LEAST_AGREEMENT)) {
            let percent = format!("{:.0}", 100.0 * lowest);
            self.tell("warning", Some(file), &fill(self.say().reasons.readers_disagree, &[&percent]));
        }
    }

    /// Metadata and letter differ in these fields.
    pub(crate) fn conflicting(&self, file: &str, fields: &[String]) {
        if !self.quiet && !fields.is_empty() {
            self.tell("warning", Some(file), &fill(self.say().metadata.conflict, &[&fields.join(", ")]));
        }
    }

    /// Good to know; not told where the user asked for quiet.
    pub(crate) fn note(&self, message: &str) {
        if !self.quiet {
            self.tell("note", None, message);
        }
    }

    fn tell(&self, level: &'static str, file: Option<&str>, message: &str) {
        let line = match self.format {
            // A message is three strings, which always become JSON.
            LogFormat::Json => serde_json::to_string(&Message { level, file, message }).unwrap_or_default(),
            LogFormat::Text => {
                let before = if level == "error" { "brevverk: " } else { "" };
                let file = file.map(|file| format!("{file}: ")).unwrap_or_default();
                format!("{before}{file}{message}")
            }
        };
        self.write(&line);
    }

    fn write(&self, line: &str) {
        // Where standard error is closed there is nobody left to tell.
        let _ = writeln!(stderr().lock(), "{line}");
    }
}
