//! Days as Norwegian letters print them.

use std::ops::Range;
use std::sync::LazyLock;

use letter::Date;
use regex::Regex;

use crate::{has_digit, pattern};

/// A day found in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DateFound {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// The day.
    pub date: Date,
    /// Whether the year was printed; if not, it is the one that was handed in.
    pub year_printed: bool,
}

/// `18.02.2025`, `6.3.24`, `18/2-2025`.
static NUMERIC: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})\b"));
/// `2025-02-18`.
static ISO: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(\d{4})-(\d{2})-(\d{2})\b"));
/// `1. februar 2021`, `25. februar`, `1 mars 2025`.
static WRITTEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(\d{1,2})\.?\s(januar|jan\.|februar|feb\.|mars|april|apr\.|mai|juni|juli|august|aug\.|september|sept\.|oktober|okt\.|november|nov\.|desember|des\.)(?:\s(\d{4}))?",
    )
});
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:19|20)\d{2}\b"));

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des"];

/// Every day in the text, in order. A day without a year (`25. februar`) gets `year`; without one it is left out.
/// Two-digit years are read as 1950–2049.
pub fn dates(text: &str, year: Option<u16>) -> Vec<DateFound> {
    let mut found = Vec::new();
    if !has_digit(text) {
        return found;
    }
    let number = |part: Option<regex::Match<'_>>| part.and_then(|part| part.as_str().parse::<u16>().ok());
    let mut add = |at: Range<usize>, year: Option<u16>, month: Option<u16>, day: Option<u16>, year_printed: bool| {
        let date = (|| Date::new(year?, u8::try_from(month?).ok()?, u8::try_from(day?).ok()?))();
        if let Some(date) = date {
            found.push(DateFound { at, date, year_printed });
        }
    };
    for parts in NUMERIC.captures_iter(text) {
        let year = number(parts.get(3)).map(|year| match year {
            0..50 => 2000 + year,
            50..100 => 1900 + year,
            _ => year,
        });
        add(parts.get_match().range(), year, number(parts.get(2)), number(parts.get(1)), true);
    }
    for parts in ISO.captures_iter(text) {
        add(parts.get_match().range(), number(parts.get(1)), number(parts.get(2)), number(parts.get(3)), true);
    }
    for parts in WRITTEN.captures_iter(text) {
        let name = parts[2].to_lowercase();
        let month = MONTHS.iter().position(|month| name.starts_with(month)).and_then(|at| u16::try_from(at + 1).ok());
        let printed = number(parts.get(3));
        let end = parts.get(3).or(parts.get(2)).map_or(0, |part| part.end());
        add(parts.get_match().start()..end, printed.or(year), month, number(parts.get(1)), printed.is_some());
    }
    found.sort_by_key(|date| (date.at.start, date.at.end));
    found.dedup_by(|later, earlier| later.at.start < earlier.at.end);
    found
}

/// The first day in the text that has its year printed.
pub fn first_date(text: &str) -> Option<DateFound> {
    dates(text, None).into_iter().next()
}

/// The first year (1900–2099) in the text.
pub fn year_in(text: &str) -> Option<u16> {
    let found = if has_digit(text) { YEAR.find(text) } else { None };
    found.and_then(|year| year.as_str().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Vec<String> {
        dates(text, Some(2025)).into_iter().map(|found| format!("{} {}", &text[found.at], found.date)).collect()
    }

    #[test]
    fn days_in_every_form() {
        assert_eq!(days("Dato: 18.02.2025"), ["18.02.2025 2025-02-18"]);
        assert_eq!(days("brev av 06.03.24 og 1. februar 2021"), ["06.03.24 2024-03-06", "1. februar 2021 2021-02-01"]);
        assert_eq!(days("25. februar kl. 13.30 - 15.30"), ["25. februar 2025-02-25"]);
        assert_eq!(days("innan 1. desember 2026"), ["1. desember 2026 2026-12-01"]);
        assert_eq!(days("2024-05-18"), ["2024-05-18 2024-05-18"]);
    }

    #[test]
    fn not_days() {
        for text in ["kap. 13.30", "31.02.2025", "punkt 4.1.2", "sak 12/25", "tlf. 55 50 01 23", "32. mai 2025"] {
            assert!(days(text).is_empty(), "{text}: {:?}", days(text));
        }
        assert!(dates("25. februar", None).is_empty());
    }
}
