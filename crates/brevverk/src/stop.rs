//! Being asked to stop: by Ctrl-C, by the system that shuts down, by whoever keeps services.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result};
use signal_hook::consts::TERM_SIGNALS;
use signal_hook::flag;
use signal_hook::iterator::Signals;

use crate::console::Console;

/// What shells add to the number of the signal that ended a program.
const BY_SIGNAL: i32 = 128;

/// Whether somebody wants the program to end. The first time it finishes what it has in hand; the second time it ends at once.
#[derive(Clone, Default)]
pub(crate) struct Stop {
    is_asked: Arc<AtomicBool>,
    signal: Arc<AtomicUsize>,
}

impl Stop {
    /// Listens from now on, and says so when it hears something for the first time.
    pub(crate) fn listen(console: &Console) -> Result<Self> {
        let stop = Self::default();
        let cannot_listen = "expected to be told of Ctrl-C by the system";
        for signal in TERM_SIGNALS {
            let number = usize::try_from(*signal).unwrap_or_default();
            // In this order: what ends the program at once sees whether it was asked before.
            flag::register_conditional_shutdown(*signal, BY_SIGNAL + signal, Arc::clone(&stop.is_asked))
                .and_then(|_| flag::register_usize(*signal, Arc::clone(&stop.signal), number))
                .and_then(|_| flag::register(*signal, Arc::clone(&stop.is_asked)))
                .context(cannot_listen)?;
        }
        let mut signals = Signals::new(TERM_SIGNALS).context(cannot_listen)?;
        let console = *console;
        thread::spawn(move || {
            if signals.forever().next().is_some() {
                console.note(console.say().ingest.stopping);
            }
        });
        Ok(stop)
    }

    /// Whether it was asked to end.
    pub(crate) fn is_asked(&self) -> bool {
        self.is_asked.load(Ordering::SeqCst)
    }

    /// The exit status that says by which signal.
    pub(crate) fn status(&self) -> u8 {
        let signal = i32::try_from(self.signal.load(Ordering::SeqCst)).unwrap_or_default();
        u8::try_from(BY_SIGNAL + signal).unwrap_or(u8::MAX)
    }
}
