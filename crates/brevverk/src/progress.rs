//! How far the work has come, for a person at a terminal.

use indicatif::{ProgressBar, ProgressStyle};

use crate::console::Console;

/// A bar on a terminal; nothing at all anywhere else.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Begins a stretch of work with so many parts.
    pub(crate) fn begin(console: &Console, what: &'static str, parts: usize) -> Self {
        if !console.shows_progress() || parts == 0 {
            return Self { bar: None };
        }
        let style =
            ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}").unwrap_or_else(|_| ProgressStyle::default_bar());
        Self { bar: Some(ProgressBar::new(parts as u64).with_style(style).with_message(what)) }
    }

    /// One part is done.
    pub(crate) fn step(&self) {
        if let Some(bar) = &self.bar {
            bar.inc(1);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
