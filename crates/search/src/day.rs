//! A calendar day in a filter.

use std::str::FromStr;

/// A day, kept as the number its ISO 8601 form makes without hyphens (`20250218`), so that earlier is smaller.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Day(u64);

/// What was given is no day.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("expected a day as year, month and day (2025-02-18), found `{0}`")]
pub struct NoDay(String);

impl Day {
    /// The number that stands for the day in the index.
    pub(crate) fn number(self) -> u64 {
        self.0
    }
}

impl FromStr for Day {
    type Err = NoDay;

    fn from_str(written: &str) -> Result<Self, NoDay> {
        let no_day = || NoDay(written.to_owned());
        let written = written.trim();
        let shaped = written.len() == 10
            && written.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() });
        let number: u64 = written.replace('-', "").parse().map_err(|_| no_day())?;
        let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
        let last = match month {
            2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        if shaped && (1..=last).contains(&day) { Ok(Self(number)) } else { Err(no_day()) }
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn only_days_of_the_calendar() {
        let day = |written: &str| written.parse::<Day>();
        assert!(day("2025-02-18").unwrap() < day("2025-03-01").unwrap());
        for wrong in ["2025-02-29", "2025-13-01", "2025-00-10", "20250218", "18.02.2025", "", "2025-2-018", "2025-٠2-18"] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }
}
