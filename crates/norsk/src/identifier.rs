//! Numbers and addresses by which archives, the post and the telephone know things.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::{has_digit, pattern};

/// A case number, year first, as Noark 5 writes it (M012), with the number of the document in the case (M015) if printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CaseNumber {
    /// Where the whole of it stands.
    pub at: Range<usize>,
    /// `24/6048`, as printed.
    pub case: Range<usize>,
    /// `1` of `24/6048 - 1`, as printed.
    pub document: Option<Range<usize>>,
}

static CASE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[^\d/])((?:(?:19|20)\d{2}|\d{2})/\d{1,6})(?:\s?[-–]\s?(\d{1,4}))?(?:[^\d/]|/\p{L}|$)"));
static CASE_WITHOUT_SLASH: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(20\d{2}\d{5,6})(?:\s?-\s?(\d{1,4}))?\b"));
static PHONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:\+47\s?)?\b(?:\d{2} \d{2} \d{2} \d{2}|\d{3} \d{2} \d{3}|\d{8}|\d{5} \d{3}|\d{4} \d{4})\b"));
static EMAIL: LazyLock<Regex> = LazyLock::new(|| pattern(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"));
static POST: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[\s,])((?:NO?-)?(\d{4}) (\p{Lu}[\p{L}.]*(?:[ -](?:[iI]|på|\p{Lu}[\p{L}.]*))*))\s*$"));
/// What an address begins with that has no street: a post box, a public building.
static BOX: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[\s,])((?:[Pp]ostboks|[Pp]ostboksen|[Pp]b\.?|PB\.?|[Pp]\.?b\.|Boks|[Ss]erviceboks|Postuttak) ?\d+.*|(?:Rådhuset|Kommunehuset|Heradshuset|Fylkeshuset|Tinghuset|Rådhusplassen)(?:,? .+)?)$",
    )
});
/// A house number at the end: `7`, `150 A`, `12b`, `3-5`.
static HOUSE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s(\d{1,4}(?:-\d{1,4})?\s?[A-Za-z]?)(?:, .+)?$"));

const STREETS: [&str; 44] = [
    "vei", "veien", "veg", "vegen", "gate", "gata", "gaten", "plass", "plassen", "torg", "torget", "torv", "torvet", "allé",
    "alle", "stien", "bakken", "brygge", "brygga", "bryggen", "kai", "kaia", "kaien", "ring", "ringen", "tunet", "løkka",
    "svingen", "haugen", "lia", "vika", "jordet", "vollen", "grenda", "krok", "kroken", "åsen", "neset", "moen", "stranda",
    "geilen", "smauet", "senteret", "grensen",
];
static ORGANISATION_NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(\d{3} ?\d{3} ?\d{3})\b"));

/// The first case number, year first: `24/6048`, `2024/6048 - 1`, `201001453`. A bare shape: what it is, the words in front tell.
pub fn case_number(text: &str) -> Option<CaseNumber> {
    if !has_digit(text) {
        return None;
    }
    let parts = CASE.captures(text).or_else(|| CASE_WITHOUT_SLASH.captures(text))?;
    let case = parts.get(1)?.range();
    let document = parts.get(2).map(|part| part.range());
    let end = document.as_ref().map_or(case.end, |document| document.end);
    Some(CaseNumber { at: case.start..end, case, document })
}

/// The first telephone number.
pub fn phone(text: &str) -> Option<Range<usize>> {
    let found = if has_digit(text) { PHONE.find(text) } else { None };
    found.map(|found| found.range())
}

/// Whether a text is the number of a case and nothing else.
pub fn is_case_number(text: &str) -> bool {
    let text = text.trim();
    case_number(text).is_some_and(|case| case.at == (0..text.len()))
}

/// The first e-mail address.
pub fn email(text: &str) -> Option<Range<usize>> {
    let found = if text.contains('@') { EMAIL.find(text) } else { None };
    found.map(|found| found.range())
}

/// A line that ends in postcode and post town: where the code, the town and both together stand.
pub fn post_line(text: &str) -> Option<(Range<usize>, Range<usize>, Range<usize>)> {
    if !has_digit(text) {
        return None;
    }
    let parts = POST.captures(text)?;
    let (code, town) = (parts.get(2)?.range(), parts.get(3)?.range());
    // The number of a post box is no postcode: «Postboks 4512 Sentrum».
    let before = text[..code.start].trim_end().to_lowercase();
    if ["postboks", "boks", "pb", "pb.", "p.b.", "serviceboks"]
        .iter()
        .any(|name| before.split_whitespace().next_back() == Some(name))
    {
        return None;
    }
    // A year is no postcode: «Handlingsplan 2025 Oppvekst» would else be an address.
    let letters = text[town.clone()].chars().filter(|letter| letter.is_alphabetic()).count();
    (letters >= 2 && text[town.clone()].split(' ').count() <= 4).then_some((code, town, parts.get(1)?.range()))
}

/// Where the street or post box at the end of the text begins: `Kulturetaten Postboks 12 Sentrum` has one, `Kulturetaten` none.
pub fn address_line(text: &str) -> Option<usize> {
    if let Some(found) = BOX.captures(text).and_then(|parts| parts.get(1)) {
        return Some(found.start());
    }
    let house = HOUSE.captures(text)?.get(1)?;
    let before = text[..house.start()].trim_end();
    let words: Vec<(usize, &str)> = before
        .split(' ')
        .scan(0, |at, word| {
            let start = *at;
            *at += word.len() + 1;
            Some((start, word))
        })
        .filter(|(_, word)| !word.is_empty())
        .collect();
    let (start, street) = *words.last()?;
    if !street.starts_with(char::is_alphabetic) {
        return None;
    }
    let lower = street.to_lowercase();
    let compound = STREETS.iter().any(|ending| lower.len() > ending.len() + 2 && lower.ends_with(ending))
        && street.starts_with(char::is_uppercase);
    if compound || words.len() == 1 {
        return Some(start);
    }
    // A street of two or three words: «Karl Storviks vei 3», «Lille Torget 7», «Øvre Storgate 12».
    let second = words.len().checked_sub(2).map(|at| words[at])?;
    let third = words.len().checked_sub(3).map(|at| words[at]);
    match third {
        Some((start, word)) if second.1.ends_with('s') && crate::is_given_name(word) => Some(start),
        Some((start, word)) if matches!(second.1, "i" | "på" | "ved") && word.starts_with(char::is_uppercase) => Some(start),
        _ if STREETS.contains(&lower.as_str())
            && second.1.starts_with(char::is_uppercase)
            && !crate::looks_like_organisation(second.1) =>
        {
            Some(second.0)
        }
        _ => Some(start),
    }
}

/// The first organisation number with a right check digit, without its spaces.
pub fn organisation_number(text: &str) -> Option<(Range<usize>, String)> {
    if !has_digit(text) {
        return None;
    }
    ORGANISATION_NUMBER.captures_iter(text).find_map(|parts| {
        let found = parts.get(1)?;
        let digits: String = found.as_str().chars().filter(char::is_ascii_digit).collect();
        valid_organisation_number(&digits).then(|| (found.range(), digits))
    })
}

/// Whether nine digits end in the check digit of Enhetsregisteret (weights 3 2 7 6 5 4 3 2, modulus 11).
pub fn valid_organisation_number(digits: &str) -> bool {
    let numbers: Vec<u32> = digits.chars().filter_map(|digit| digit.to_digit(10)).collect();
    if numbers.len() != 9 || digits.len() != 9 {
        return false;
    }
    let sum: u32 = numbers.iter().zip([3, 2, 7, 6, 5, 4, 3, 2]).map(|(digit, weight)| digit * weight).sum();
    (11 - sum % 11) % 11 == numbers[8]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_numbers() {
        let read = |text: &str| {
            case_number(text).map(|case| (text[case.case].to_owned(), case.document.map(|document| text[document].to_owned())))
        };
        assert_eq!(read("24/6048 - 1"), Some(("24/6048".into(), Some("1".into()))));
        assert_eq!(read("Saksnr. 2031/77-12"), Some(("2031/77".into(), Some("12".into()))));
        assert_eq!(read("203101453"), Some(("203101453".into(), None)));
        assert_eq!(read("2026/99-1/TRH"), Some(("2026/99".into(), Some("1".into()))));
        assert_eq!(read("gnr./bnr. 113/14/2"), None);
        assert_eq!(read("31.12.2025"), None);
    }

    #[test]
    fn addresses() {
        let town = |text: &str| post_line(text).map(|(code, town, _)| format!("{}|{}", &text[code], &text[town]));
        assert_eq!(town("Postboks 12 Sentrum 4801 STORVIK"), Some("4801|STORVIK".into()));
        assert_eq!(town("6789 Nordfjord i Lauvdal"), Some("6789|Nordfjord i Lauvdal".into()));
        assert_eq!(town("i 2025 skal"), None);
        let street = |text: &'static str| address_line(text).map(|at| &text[at..]);
        assert_eq!(street("Storvik KF Postboks 12 Sentrum"), Some("Postboks 12 Sentrum"));
        assert_eq!(street("Fjellvegen 7 B"), Some("Fjellvegen 7 B"));
        assert_eq!(street("Lauvdal kommune"), None);
        assert_eq!(street("Kulturetaten Karl Storviks vei 30"), Some("Karl Storviks vei 30"));
        assert_eq!(street("Bydel Vestre Storvik Fjellsdalsveien 150 A"), Some("Fjellsdalsveien 150 A"));
        assert_eq!(street("Mobbeombodet Lille Torget 7"), Some("Lille Torget 7"));
        assert_eq!(street("Rådhuset, Rådhusgata 1"), Some("Rådhuset, Rådhusgata 1"));
    }

    #[test]
    fn organisation_numbers_by_their_check_digit() {
        assert!(valid_organisation_number("123456785"));
        assert!(!valid_organisation_number("123456784"));
        assert_eq!(organisation_number("Org.nr. 123 456 785 MVA").map(|found| found.1), Some("123456785".into()));
    }
}
