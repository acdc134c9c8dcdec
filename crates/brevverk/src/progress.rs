//! How far the work has come: a bar for a person at a terminal, a line every so often anywhere else.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use crate::console::Console;
use crate::manifest::{Entry, State};
use crate::speech::fill;

/// A stretch of work, told of while it lasts.
pub(crate) struct Progress {
    counts: Arc<Counts>,
    console: Console,
    bar: Option<ProgressBar>,
    teller: Option<Teller>,
}

/// What is counted.
struct Counts {
    what: &'static str,
    of: u64,
    begun: Instant,
    files: AtomicU64,
    pages: AtomicU64,
    failed: AtomicU64,
}

/// The counts at a moment, as programs read them.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Stand {
    pub(crate) files: u64,
    pub(crate) of: u64,
    pub(crate) pages: u64,
    pub(crate) failed: u64,
    /// Files a second since the stretch began.
    pub(crate) per_second: f64,
    /// Nothing where none is done yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) seconds_left: Option<u64>,
}

/// The thread that tells of it.
struct Teller {
    /// When it goes away, the thread ends.
    alive: Sender<()>,
    thread: JoinHandle<()>,
}

impl Progress {
    /// Begins a stretch of work with so many parts, told of `every` so often where there is no terminal.
    pub(crate) fn begin(console: &Console, what: &'static str, parts: usize, every: Duration) -> Self {
        let (of, zero) = (parts as u64, AtomicU64::default);
        let counts = Arc::new(Counts { what, of, begun: Instant::now(), files: zero(), pages: zero(), failed: zero() });
        let mut progress = Self { counts, console: *console, bar: None, teller: None };
        if parts > 0 && console.shows_progress() {
            let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {prefix}");
            let bar = ProgressBar::new(of).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            progress.bar = Some(bar.with_message(what));
        } else if parts > 0 && console.tells_progress() {
            progress.teller = Some(Teller::start(*console, Arc::clone(&progress.counts), every));
        }
        progress
    }

    /// One part is done.
    pub(crate) fn step(&self) {
        self.counts.files.fetch_add(1, Ordering::Relaxed);
        if let Some(bar) = &self.bar {
            bar.set_prefix(self.counts.stand().beside_a_bar(&self.console));
            bar.inc(1);
        }
    }

    /// One file is read, or could not be.
    pub(crate) fn read(&self, entry: &Entry) {
        self.counts.pages.fetch_add(u64::from(entry.pages), Ordering::Relaxed);
        self.counts.failed.fetch_add(u64::from(entry.state == State::Failed), Ordering::Relaxed);
        self.step();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        if let Some(Teller { alive, thread }) = self.teller.take() {
            drop(alive);
            // A thread that only tells has nothing to tell of its own end.
            let _ = thread.join();
        }
    }
}

impl Teller {
    fn start(console: Console, counts: Arc<Counts>, every: Duration) -> Self {
        let (alive, ended) = channel();
        let thread = thread::spawn(move || {
            while ended.recv_timeout(every) == Err(RecvTimeoutError::Timeout) {
                let stand = counts.stand();
                console.progress(&format!("{}: {}", counts.what, stand.sentence(&console)), stand);
            }
        });
        Self { alive, thread }
    }
}

impl Counts {
    fn stand(&self) -> Stand {
        let files = self.files.load(Ordering::Relaxed);
        let seconds = self.begun.elapsed().as_secs_f64();
        Stand {
            files,
            of: self.of,
            pages: self.pages.load(Ordering::Relaxed),
            failed: self.failed.load(Ordering::Relaxed),
            per_second: if seconds > 0.0 { (files as f64 / seconds * 10.0).round() / 10.0 } else { 0.0 },
            seconds_left: (files > 0).then(|| (seconds / files as f64 * self.of.saturating_sub(files) as f64).ceil() as u64),
        }
    }
}

impl Stand {
    fn sentence(&self, console: &Console) -> String {
        let say = &console.say().ingest;
        fill(say.progress, &[&self.files, &self.of, &self.pages, &self.failed, &self.per_second, &self.left()])
    }

    fn beside_a_bar(&self, console: &Console) -> String {
        fill(console.say().ingest.beside_bar, &[&self.pages, &self.failed, &self.per_second, &self.left()])
    }

    /// The time that is left in hours, minutes and seconds.
    fn left(&self) -> String {
        self.seconds_left.map_or_else(|| "–".to_owned(), |left| format!("{}:{:02}:{:02}", left / 3600, left / 60 % 60, left % 60))
    }
}

#[cfg(test)]
mod tests {
    use linked::Lang;

    use super::*;
    use crate::speech::sentences;

    #[test]
    fn a_stand_says_how_much_is_done_and_how_long_the_rest_takes() {
        let counts = Counts {
            what: "Leser brev",
            of: 40_000,
            begun: Instant::now().checked_sub(Duration::from_secs(100)).unwrap(),
            files: AtomicU64::new(1000),
            pages: AtomicU64::new(3000),
            failed: AtomicU64::new(7),
        };
        let stand = counts.stand();
        assert_eq!((stand.files, stand.of, stand.pages, stand.failed, stand.per_second), (1000, 40_000, 3000, 7, 10.0));
        assert!(stand.left().starts_with("1:05:0"), "{}", stand.left());
        assert_eq!(Stand { seconds_left: None, ..stand }.left(), "–");
        assert!(sentences(Lang::Nb).ingest.progress.matches("{}").count() == 6);
    }
}
