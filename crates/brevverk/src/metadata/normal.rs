//! Values in forms that can be compared: what is written differently and means the same becomes the same.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

/// Words without regard to case, white space, the kind of dashes and quotation marks, and a full stop at the end.
pub(super) fn words(text: &str) -> String {
    let even = |c: char| match c {
        '–' | '—' | '‐' | '‑' | '−' => Some('-'),
        '«' | '»' | '“' | '”' | '„' | '"' => None,
        other => Some(other),
    };
    let text: String = text.nfc().filter_map(even).collect::<String>().to_lowercase();
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches(['.', ':', ',', ';']).to_owned()
}

/// A day as ISO 8601; the words where there is no day in them.
pub(super) fn day(text: &str) -> String {
    // Behind the day may stand a time.
    let text = text.trim();
    let date = text.split_once('T').map_or(text, |(date, _)| date);
    norsk::first_date(date).map_or_else(|| words(text), |found| found.date.to_string())
}

/// A case with the year in four digits and its number without leading zeros: `24/6048` and `2024/06048` are `2024/6048`.
pub(super) fn case(text: &str) -> String {
    let Some(found) = norsk::case_number(text.trim()) else { return words(text) };
    let case = &text.trim()[found.case];
    let (year, sequence) = match case.split_once('/') {
        Some(parts) => parts,
        None => case.split_at(4.min(case.len())),
    };
    let year = match (year.len(), year.parse::<u16>()) {
        (2, Ok(short @ 0..50)) => format!("{}", 2000 + short),
        (2, Ok(short)) => format!("{}", 1900 + short),
        _ => year.to_owned(),
    };
    format!("{year}/{}", bare(sequence))
}

/// The number of a document in its case, without the case and leading zeros: `24/6048 - 01` and `1` are `1`.
pub(super) fn document(text: &str) -> String {
    let text = text.trim();
    let within = norsk::case_number(text).and_then(|found| found.document).map(|at| &text[at]);
    words(bare(within.unwrap_or(text)))
}

/// Case and document number as one; none where one of them is missing.
pub(super) fn number(of_case: Option<&str>, of_document: Option<&str>) -> Option<String> {
    let of_case = of_case?;
    let within = norsk::case_number(of_case.trim()).and_then(|found| found.document).map(|at| of_case.trim()[at].to_owned());
    let of_document = of_document.map(str::to_owned).or(within)?;
    Some(format!("{}-{}", case(of_case), document(&of_document)))
}

fn bare(number: &str) -> &str {
    let bare = number.trim_start_matches('0');
    if bare.is_empty() { number } else { bare }
}

static PARAGRAPHS: LazyLock<Regex> = LazyLock::new(|| norsk::pattern(r"§§?\s*(\d+[a-z]?)"));

/// The numbers of the paragraphs that a marking rests on.
pub(super) fn paragraphs(text: &str) -> BTreeSet<String> {
    PARAGRAPHS.captures_iter(&text.to_lowercase()).map(|parts| parts[1].to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_the_same_becomes_the_same() {
        assert_eq!(words("Ny  «plan» – for\nskolen."), words("NY plan - for skolen"));
        assert_eq!(words("a\u{30a}pen"), "åpen");
        for written in ["2024-03-06", "2024-03-06T10:00:00+01:00", "2024-03-06+01:00", "6. mars 2024", "06.03.2024", "6.3.24"] {
            assert_eq!(day(written), "2024-03-06", "{written}");
        }
        assert_eq!(day("snart"), "snart");
        for written in ["24/6048", "2024/6048", " 2024/06048 ", "24/6048-1", "2024006048"] {
            assert_eq!(case(written), "2024/6048", "{written}");
        }
        assert_eq!(case("98/7"), "1998/7");
        assert_eq!((document("01"), document("24/6048 - 1"), document("0")), ("1".into(), "1".into(), "0".into()));
        assert_eq!(number(Some("24/6048"), Some("1")), number(Some("2024/6048-1"), None));
        assert_eq!(number(Some("24/6048"), None), None);
        assert_eq!(paragraphs("Offl. § 13, jf. fvl. §13 (1) nr. 1"), paragraphs("offl §§ 13"));
    }
}
