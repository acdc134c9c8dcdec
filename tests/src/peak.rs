//! The most memory that a program and the processes it starts ever hold.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Child, ExitStatus};
use std::thread::sleep;
use std::time::Duration;

/// So often is looked.
const OFTEN: Duration = Duration::from_millis(25);

/// What was seen of a program and the processes that it started.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Peak {
    /// The most that the program itself held, in MiB; 0 on systems that do not tell.
    pub program: u64,
    /// The most that any one of the processes held which it started, in MiB.
    pub started: u64,
    /// The most that all of them were seen to hold at a time, in MiB; what they share is counted for each.
    pub together: u64,
}

/// Waits for a program to end, and watches it and what it starts meanwhile.
pub fn watch(program: &mut Child) -> (ExitStatus, Peak) {
    let mut peak = Peak::default();
    loop {
        let processes = processes();
        peak.program = peak.program.max(held_by(program.id()));
        let mut together = holds(program.id());
        for process in started_by(program.id(), &processes) {
            peak.started = peak.started.max(held_by(process));
            together += holds(process);
        }
        peak.together = peak.together.max(together);
        if let Some(status) = program.try_wait().expect("a child can be waited for") {
            return (status, peak);
        }
        sleep(OFTEN);
    }
}

/// The parent of every process.
fn processes() -> BTreeMap<u32, u32> {
    let parent = |process: u32| {
        // «7 (name with spaces) S 1 …»: the parent stands second behind the bracket.
        let status = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        status.rsplit(')').next()?.split_whitespace().nth(1)?.parse().ok()
    };
    let numbers = fs::read_dir("/proc").into_iter().flatten().flatten();
    let numbers = numbers.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    numbers.filter_map(|process| Some((process, parent(process)?))).collect()
}

fn started_by(program: u32, processes: &BTreeMap<u32, u32>) -> Vec<u32> {
    let mut started = vec![program];
    let mut at = 0;
    while at < started.len() {
        let starter = started[at];
        started.extend(processes.iter().filter(|(_, parent)| **parent == starter).map(|(process, _)| *process));
        at += 1;
    }
    started.split_off(1)
}

/// The most memory that a process has held so far, in MiB.
fn held_by(process: u32) -> u64 {
    memory(process, "VmHWM:")
}

/// The memory that a process holds now, in MiB.
fn holds(process: u32) -> u64 {
    memory(process, "VmRSS:")
}

fn memory(process: u32, name: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).map_or(0, |kilobytes| kilobytes >> 10)
}
