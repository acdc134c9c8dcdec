//! The limits that a worker sets on itself. Where a system knows none of them, the wall clock of the parent remains.

use std::io;
use std::time::Duration;

/// A worker that holds so much memory when a file is done is replaced: the next file is to have all the room it is promised.
const HEAVY: u64 = 96 << 20;

/// Limits the memory of this process for good, and has the system keep no image of it when it dies: letters lie in there.
#[cfg(unix)]
pub(super) fn set_memory(bytes: u64) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let lowered = |resource, to: u64| {
        let to = getrlimit(resource).maximum.map_or(to, |most| most.min(to));
        setrlimit(resource, Rlimit { current: Some(to), maximum: Some(to) })
    };
    lowered(Resource::Core, 0)?;
    let limited = lowered(Resource::As, bytes);
    // Systems other than Linux may know the name of this limit and not the thing.
    if cfg!(target_os = "linux") { Ok(limited?) } else { Ok(()) }
}

#[cfg(not(unix))]
pub(super) fn set_memory(_: u64) -> io::Result<()> {
    Ok(())
}

/// Gives this process so much CPU time from now on. The system counts whole seconds since the process began, and never too few.
#[cfg(unix)]
pub(super) fn grant_cpu(time: Duration) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    use rustix::time::{ClockId, clock_gettime};
    let used = clock_gettime(ClockId::ProcessCPUTime);
    let used = u64::try_from(used.tv_sec).unwrap_or(0) + u64::from(used.tv_nsec > 0);
    let maximum = getrlimit(Resource::Cpu).maximum;
    let until = used.saturating_add(time.as_secs()).min(maximum.unwrap_or(u64::MAX));
    Ok(setrlimit(Resource::Cpu, Rlimit { current: Some(until), maximum })?)
}

#[cfg(not(unix))]
pub(super) fn grant_cpu(_: Duration) -> io::Result<()> {
    Ok(())
}

/// Has the system count the most memory that this process holds from now on.
pub(super) fn forget_peak() {
    // Where there is no such file, the peak is that of the process's whole life, or unknown.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// The most memory that this process has held since then, in bytes, where the system tells.
pub(super) fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? << 10)
}

/// Whether this process holds so much memory that another had better take its place.
#[cfg(target_os = "linux")]
pub(super) fn is_heavy() -> bool {
    let Ok(sizes) = std::fs::read_to_string("/proc/self/statm") else { return false };
    let pages: u64 = sizes.split(' ').nth(1).and_then(|size| size.parse().ok()).unwrap_or(0);
    pages * rustix::param::page_size() as u64 > HEAVY
}

#[cfg(not(target_os = "linux"))]
pub(super) fn is_heavy() -> bool {
    false
}
