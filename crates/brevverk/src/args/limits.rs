//! What the reading of a file may cost.

use std::time::Duration;

use clap::Args as Arguments;

/// Limits of every command that reads files.
#[derive(Arguments, Clone, Debug)]
#[command(next_help_heading = "Limits on what a file may cost")]
pub(crate) struct LimitArgs {
    #[command(flatten)]
    pub(crate) worker: WorkerArgs,
    /// So long may it take to read one file, by the clock on the wall. Example: --max-time 5min
    #[arg(long, value_name = "TIME", default_value = "60s", value_parser = time)]
    pub(crate) max_time: Duration,
    /// A larger file is not read. Example: --max-file 1GiB
    #[arg(long, value_name = "SIZE", default_value = "256MiB", value_parser = size)]
    pub(crate) max_file: u64,
    /// Refuse a file some of whose pages cannot be read, instead of reading the others. Example: --strict
    #[arg(long)]
    pub(crate) strict: bool,
}

/// Limits that the processes which read files keep themselves.
#[derive(Arguments, Clone, PartialEq, Eq, Debug)]
pub(crate) struct WorkerArgs {
    /// So much memory may each of the processes take that read files. Example: --max-memory 2GiB
    #[arg(long, value_name = "SIZE", default_value = "1GiB", value_parser = size)]
    pub(crate) max_memory: u64,
    /// So much time of a processor may one file take. Example: --max-cpu 60s
    #[arg(long, value_name = "TIME", default_value = "20s", value_parser = time)]
    pub(crate) max_cpu: Duration,
    /// A file with more pages is not read. Example: --max-pages 10000
    #[arg(long, value_name = "N", default_value_t = source::Limits::default().pages)]
    pub(crate) max_pages: usize,
    /// A file that unpacks to more is not read. Example: --max-unpacked 512MiB
    #[arg(long, value_name = "SIZE", default_value = "256MiB", value_parser = size)]
    pub(crate) max_unpacked: u64,
}

impl WorkerArgs {
    /// The arguments that these were read from.
    pub(crate) fn arguments(&self) -> Vec<String> {
        vec![
            format!("--max-memory={}", self.max_memory),
            format!("--max-cpu={}", self.max_cpu.as_secs()),
            format!("--max-pages={}", self.max_pages),
            format!("--max-unpacked={}", self.max_unpacked),
        ]
    }
}

const SIZES: [(&str, u64); 6] =
    [("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("kB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000)];

const TIMES: [(&str, u64); 3] = [("min", 60), ("s", 1), ("h", 3600)];

/// A number of bytes: `512MiB`.
fn size(written: &str) -> Result<u64, String> {
    let expected = || format!("expected a size such as 512MiB or 1GB, found {written}");
    number(written, &SIZES).filter(|bytes| *bytes > 0).ok_or_else(expected)
}

/// A number of whole seconds: `20s`.
pub(super) fn time(written: &str) -> Result<Duration, String> {
    let expected = || format!("expected a time such as 20s or 5min, found {written}");
    number(written, &TIMES).filter(|seconds| *seconds > 0).map(Duration::from_secs).ok_or_else(expected)
}

fn number(written: &str, units: &[(&str, u64)]) -> Option<u64> {
    let unit = units.iter().find_map(|(unit, factor)| Some((written.strip_suffix(unit)?, *factor)));
    let (digits, factor) = unit.unwrap_or((written, 1));
    digits.trim_end().parse::<u64>().ok()?.checked_mul(factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_times_have_units() {
        assert_eq!((size("1GiB"), size("1 GB"), size("12")), (Ok(1 << 30), Ok(1_000_000_000), Ok(12)));
        assert_eq!((time("20s"), time("5min")), (Ok(Duration::from_secs(20)), Ok(Duration::from_secs(300))));
        for wrong in ["", "MiB", "-1", "1.5GiB", "0", "99999999999GiB", "3 flere"] {
            assert!(size(wrong).is_err() && time(wrong).is_err(), "{wrong}");
        }
    }
}
