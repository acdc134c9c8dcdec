//! Why a worker died.

use std::process::ExitStatus;

use super::step::Step;
use crate::args::LimitArgs;
use crate::failure::Failure;

/// The end of a worker.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Death {
    /// What it was doing; none where it had not begun with the file.
    pub(super) step: Option<Step>,
    pub(super) cause: Cause,
}

/// What ended it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Cause {
    /// The wall clock of the parent.
    Clock,
    /// The limit on CPU time.
    Cpu,
    /// The limit on memory.
    Memory,
    /// The file led a reader deeper into itself than there is room for.
    Stack,
    /// Somebody outside, for reasons of his own: the file has nothing to do with it.
    Outside(String),
    /// Anything else: a signal, a status, an answer that is none.
    Crash(String),
}

impl Cause {
    /// What the system and the worker's last words say. `rang` says whether the parent has killed it because it was late.
    pub(super) fn of(status: ExitStatus, last_words: &str, rang: bool) -> Self {
        if rang {
            return Self::Clock;
        }
        // These are the words of Rust's runtime, which ends the process when they are said.
        if last_words.contains("memory allocation of ") {
            return Self::Memory;
        }
        if last_words.contains("has overflowed its stack") {
            return Self::Stack;
        }
        of_status(status)
    }
}

#[cfg(unix)]
fn of_status(status: ExitStatus) -> Cause {
    use std::os::unix::process::ExitStatusExt;

    use rustix::process::Signal;
    let Some(number) = status.signal() else { return Cause::Crash(status.to_string()) };
    match Signal::from_named_raw(number) {
        Some(Signal::XCPU) => Cause::Cpu,
        Some(Signal::KILL) => Cause::Outside("SIGKILL".into()),
        Some(Signal::TERM) => Cause::Outside("SIGTERM".into()),
        Some(Signal::INT) => Cause::Outside("SIGINT".into()),
        Some(Signal::HUP) => Cause::Outside("SIGHUP".into()),
        Some(Signal::SEGV) => Cause::Crash("SIGSEGV".into()),
        Some(Signal::ABORT) => Cause::Crash("SIGABRT".into()),
        Some(Signal::BUS) => Cause::Crash("SIGBUS".into()),
        Some(Signal::ILL) => Cause::Crash("SIGILL".into()),
        _ => Cause::Crash(format!("signal {number}")),
    }
}

#[cfg(not(unix))]
fn of_status(status: ExitStatus) -> Cause {
    Cause::Crash(status.to_string())
}

impl Death {
    /// Why there is no letter of the file that the worker was reading.
    pub(super) fn failure(&self, limits: &LimitArgs) -> Failure {
        let page = self.step.and_then(Step::page);
        match &self.cause {
            Cause::Clock => Failure::TimedOut { seconds: limits.max_time.as_secs(), page },
            Cause::Cpu => Failure::CpuTime { seconds: limits.worker.max_cpu.as_secs(), page },
            Cause::Memory => Failure::OutOfMemory { megabytes: limits.worker.max_memory >> 20, page },
            Cause::Stack => Failure::StackOverflow { page },
            Cause::Outside(how) | Cause::Crash(how) => Failure::Crashed { how: how.clone(), page },
        }
    }
}
