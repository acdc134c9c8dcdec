//! Finds: by when: «innen 1. mars 2026», «innan utgangen av 2026», «frist 1. juni», «skal være operative fra 01.01.2026».
//! Because: a word for a deadline right in front of a day, or of a period, makes it one. A day is normalised, and so is the end of
//! a year; any other period stays as printed.
//! Misses: deadlines that hang on an event («en uke før møtet» is found as printed, without a day).

use std::sync::LazyLock;

use letter::Date;
use norsk::{fold, pattern, words};
use regex::Regex;

/// A deadline: as printed, and the day where it is one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Deadline {
    pub(crate) printed: String,
    pub(crate) date: Option<Date>,
}

static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b{by}\s(?:{end_of}\s)?(?:[1-4]\.\s{part_of_year}(?:\s20\d{2})?|(?:{season}|{month})(?:\s20\d{2})?|20\d{2})")
});

/// A year that stands in for one that is not known.
const UNKNOWN: u16 = 2000;

/// The deadline that a text states.
pub(crate) fn of(text: &str, year: Option<u16>) -> Option<Deadline> {
    let folded = fold(text);
    // Without a year the words still say when; only the day cannot be told.
    for day in norsk::dates(text, year.or(Some(UNKNOWN))) {
        let near = folded[..day.at.start].char_indices().rev().nth(40).map_or(0, |(at, _)| at);
        let Some(cue) = last_cue(&folded[near..day.at.start]).map(|at| near + at) else { continue };
        let between = &folded[cue..day.at.start];
        // Nothing but small words may stand between the cue and the day.
        if between.split_whitespace().count() <= 5 && !between.contains(['.', ';']) {
            return Some(Deadline {
                printed: text[cue..day.at.end].to_owned(),
                date: Some(day.date).filter(|_| year.is_some() || day.year_printed),
            });
        }
    }
    PERIOD.find(text).map(|found| Deadline { printed: found.as_str().to_owned(), date: end_of(&fold(found.as_str()), year) })
}

/// The last day of the year that a period runs out with: «innan utgangen av 2026», «innen utgangen av året».
fn end_of(period: &str, year: Option<u16>) -> Option<Date> {
    let rest = period.split_once("utgangen av ").map(|(_, rest)| rest)?;
    let year = if rest == "året" { year } else { rest.parse().ok() };
    year.and_then(|year| Date::new(year, 12, 31))
}

/// Where the last word for a deadline begins.
fn last_cue(text: &str) -> Option<usize> {
    let forms = &words().phrases.deadline_cue;
    let mut last = None;
    let mut from = 0;
    while let Some(found) = forms.find_folded(&text[from..]) {
        last = Some(from + found.start);
        from += found.end;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn deadlines_in_both_written_forms() {
        let read = |text: &str| of(text, Some(2025)).map(|found| (found.printed, found.date.map(|date| date.to_string())));
        assert_eq!(
            read("Planen skal leveres innen 1. mars 2026."),
            Some(("innen 1. mars 2026".into(), Some("2026-03-01".into())))
        );
        assert_eq!(
            read("Rapporten skal sendast seinast 15. september."),
            Some(("seinast 15. september".into(), Some("2025-09-15".into())))
        );
        assert_eq!(
            read("Tiltaket skal vere på plass innan utgangen av 2026."),
            Some(("innan utgangen av 2026".into(), Some("2026-12-31".into())))
        );
        assert_eq!(read("Møtet 3. mai gjaldt veg."), None);
    }
}
