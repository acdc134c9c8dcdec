//! No fødselsnummer leaves this crate.
//!
//! A fødselsnummer has eleven digits: a date, three more, and two check digits. So have D-numbers (40 added to the day),
//! H-numbers (40 added to the month) and the numbers of test registers (40, 65 or 80 added to the month). The last five digits
//! are replaced by `*****`, so that every place in the text stays true.
//!
//! An account number has eleven digits too, and its last is made like the last of a fødselsnummer. What stands after «konto» is
//! one; what stands nowhere near that word and passes as a fødselsnummer is masked, since a number hidden by mistake harms less.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// Replaces the last five digits of every fødselsnummer in `words` by `*****`. As many code points come out as went in.
pub fn mask(words: &str) -> Cow<'_, str> {
    NationalIds::of(words).mask(words)
}

/// The digits of one number.
type Digits = [u8; 11];

/// The numbers of eleven digits in one text, and of each whether it is a fødselsnummer.
///
/// A value that is printed in a table cell has lost the word «Kontonr.» that heads the column; what the whole text
/// said of a number therefore holds for every value of it.
pub(crate) struct NationalIds {
    verdicts: BTreeMap<Digits, bool>,
    places: Vec<Range<usize>>,
}

impl NationalIds {
    /// Judges every number of eleven digits in `text`. A number that is a fødselsnummer in one place is one everywhere.
    pub(crate) fn of(text: &str) -> Self {
        let numbers = numbers(text);
        let mut verdicts = BTreeMap::new();
        for (digits, place) in &numbers {
            let personal = is_national_id(digits) && !is_account(&text[..place.start]);
            *verdicts.entry(*digits).or_insert(false) |= personal;
        }
        let places = numbers.into_iter().filter(|(digits, _)| verdicts[digits]).map(|(_, place)| place).collect();
        Self { verdicts, places }
    }

    /// Where each fødselsnummer of the text stands, in bytes.
    pub(crate) fn places(&self) -> &[Range<usize>] {
        &self.places
    }

    /// Masks a value of the same text.
    pub(crate) fn mask<'w>(&self, words: &'w str) -> Cow<'w, str> {
        let mut masked = Cow::Borrowed(words);
        for (digits, place) in numbers(words) {
            let personal = self.verdicts.get(&digits).copied();
            if personal.unwrap_or_else(|| is_national_id(&digits) && !is_account(&words[..place.start])) {
                let hidden = hide(&words[place.clone()]);
                masked.to_mut().replace_range(place, &hidden);
            }
        }
        masked
    }
}

/// The number with its last five digits as `*`. Digits and stars are one byte each, so nothing moves.
fn hide(number: &str) -> String {
    let mut kept = 6_u32;
    let hide_digit = |c: char| match c {
        '0'..='9' if kept > 0 => {
            kept -= 1;
            c
        }
        '0'..='9' => '*',
        other => other,
    };
    number.chars().map(hide_digit).collect()
}

/// Every run of eleven digits that touches no other letter or digit: in one, or parted after the sixth (`010203 12345`) and
/// perhaps again after the ninth (`010203 123 45`).
fn numbers(text: &str) -> Vec<(Digits, Range<usize>)> {
    let mut found = Vec::new();
    let mut after = 0;
    while let Some(start) = text[after..].find(|c: char| c.is_ascii_digit()).map(|at| after + at) {
        let free_before = !text[..start].chars().next_back().is_some_and(char::is_alphanumeric);
        match number_at(text, start).filter(|_| free_before) {
            Some((digits, end)) => {
                found.push((digits, start..end));
                after = end;
            }
            None => after = group_end(text, start),
        }
    }
    found
}

/// The number that begins at `start`, and where it ends.
fn number_at(text: &str, start: usize) -> Option<(Digits, usize)> {
    let mut digits = Vec::with_capacity(11);
    let mut groups = Vec::new();
    let mut end = start;
    let mut next = start;
    while digits.len() < 11 {
        end = group_end(text, next);
        if end == next {
            return None;
        }
        digits.extend(text.as_bytes()[next..end].iter().map(|byte| byte - b'0'));
        groups.push(end - next);
        next = end + gap(&text[end..]);
    }
    let free_after = !text[end..].starts_with(char::is_alphanumeric);
    let grouped = matches!(groups.as_slice(), [11] | [6, 5] | [6, 3, 2]);
    (free_after && grouped).then(|| digits.try_into().ok()).flatten().map(|digits| (digits, end))
}

/// Where the digits that begin at `start` end.
fn group_end(text: &str, start: usize) -> usize {
    text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |length| start + length)
}

/// How long the gap is that may part the groups of a number: white space, a line break included, or one hyphen.
fn gap(rest: &str) -> usize {
    match rest.chars().next() {
        Some(hyphen @ ('-' | '\u{2011}')) => hyphen.len_utf8(),
        _ => rest.len() - rest.trim_start().len(),
    }
}

/// A plausible date and two right check digits.
fn is_national_id(digits: &Digits) -> bool {
    is_date(digits) && check_digit(&digits[..9], &[3, 7, 6, 1, 8, 9, 4, 5, 2]) == Some(digits[9]) && {
        check_digit(&digits[..10], &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) == Some(digits[10])
    }
}

/// Whether the first six digits are a day of the calendar, with what D-, H- and test numbers add to day and month. The century
/// is not known, so every year that may be a leap year is one.
fn is_date(digits: &Digits) -> bool {
    let two = |at: usize| digits[at] * 10 + digits[at + 1];
    let day = if two(0) > 40 { two(0) - 40 } else { two(0) };
    let month = match two(2) {
        added @ 41..=52 => added - 40,
        added @ 66..=77 => added - 65,
        added @ 81..=92 => added - 80,
        plain => plain,
    };
    let century = if two(4) == 0 { 2000 } else { 1900 };
    letter::Date::new(century + u16::from(two(4)), month, day).is_some()
}

/// The check digit by modulus 11; none where it would have two digits.
fn check_digit(digits: &[u8], weights: &[u32]) -> Option<u8> {
    let sum: u32 = digits.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    u8::try_from((11 - sum % 11) % 11).ok().filter(|digit| *digit < 10)
}

/// How far before a number the word that tells of an account may stand, in characters.
const REACH: usize = 40;

/// Words that say that a number is a fødselsnummer, though an account is spoken of before: «kontoeiers fødselsnummer».
const PERSONAL: [&str; 5] = ["fødsel", "fødd", "født", "fnr", "personn"];

/// Whether the text before a number ends with «konto», a few words at most, and no other number.
fn is_account(before: &str) -> bool {
    let reach = before.char_indices().rev().take(REACH).last().map_or(0, |(at, _)| at);
    let near = before[reach..].to_lowercase();
    let office = |at: usize| near[at..].starts_with("kontor");
    near.rmatch_indices("konto").find(|(at, _)| !office(*at)).is_some_and(|(at, _)| {
        let between = &near[at..];
        !between.contains(|c: char| c.is_ascii_digit()) && !PERSONAL.iter().any(|word| between.contains(word))
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A number with right check digits on `date` (six digits): the first there is, so nobody's in particular. It is found by
    /// the rule as it is published: both weighted sums, check digits included, can be divided by eleven.
    pub(crate) fn made(date: &str) -> String {
        let divides = |digits: &[u32], weights: &[u32]| digits.iter().zip(weights).map(|(d, w)| d * w).sum::<u32>() % 11 == 0;
        let right = |number: &String| {
            let digits: Vec<u32> = number.chars().filter_map(|digit| digit.to_digit(10)).collect();
            divides(&digits, &[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) && divides(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1])
        };
        (0..100_000).map(|rest| format!("{date}{rest:05}")).find(right).expect("every date has numbers")
    }

    fn masked(date: &str) -> String {
        format!("{date}*****")
    }

    #[test]
    fn ordinary_d_h_and_test_numbers_are_masked() {
        for date in ["010203", "290200", "410203", "014203", "416703", "016703", "018103", "419203"] {
            assert_eq!(mask(&format!("Gjelder {}.", made(date))), format!("Gjelder {}.", masked(date)), "{date}");
        }
    }

    #[test]
    fn gaps_after_the_sixth_and_ninth_digit_are_kept() {
        let number = made("120380");
        let (date, rest) = number.split_at(6);
        for gap in [" ", "\u{a0}", "\n", "-", "   "] {
            assert_eq!(mask(&format!("({date}{gap}{rest})")), format!("(120380{gap}*****)"));
        }
        assert_eq!(mask(&format!("{date} {} {}", &rest[..3], &rest[3..])), "120380 *** **");
    }

    #[test]
    fn the_length_in_code_points_stays() {
        let words = format!("Født på Ålesund: {}, og {} – ferdig", made("010203"), made("311299"));
        assert_eq!(mask(&words).chars().count(), words.chars().count());
        assert!(matches!(mask("ingenting her 12345"), Cow::Borrowed(_)));
    }

    #[test]
    fn wrong_check_digits_impossible_dates_and_longer_numbers_are_left() {
        let number = made("010203");
        let (head, last) = number.split_at(10);
        let wrong = format!("{head}{}", (last.parse::<u8>().unwrap() + 1) % 10);
        for left in
            [wrong, made("320203"), made("011303"), made("310403"), made("000103"), format!("{number}4"), format!("7{number}")]
        {
            assert_eq!(mask(&left), left);
        }
        let hash = format!("ab{number}cd");
        assert_eq!(mask(&hash), hash, "part of a longer token");
    }

    #[test]
    fn an_account_number_is_not_one() {
        let number = made("010203");
        for left in [
            format!("Betal til konto {number}."),
            format!("Kontonummer: {number}"),
            format!("vår bankkonto i banken: {number}"),
            format!("{} {} {}", &number[..4], &number[4..6], &number[6..]),
        ] {
            assert_eq!(mask(&left), left);
        }
        let both = format!("Konto {} og {}", made("150670"), made("010203"));
        assert_eq!(mask(&both), format!("Konto {} og 010203*****", made("150670")), "only the first stands after the word");
        assert_eq!(mask(&format!("Kontoeiers fødselsnummer: {number}")), "Kontoeiers fødselsnummer: 010203*****");
        assert_eq!(mask(&format!("Kontoret i Vik, {number}")), "Kontoret i Vik, 010203*****", "an office is not an account");
    }

    #[test]
    fn whatever_the_text_its_length_stays_and_masking_twice_changes_nothing_more() {
        let numbers = [made("010203"), made("150670")];
        let mut parts: Vec<&str> = vec!["å", "7", "12", "010203", " ", "\u{a0}", "\n", "-", "konto ", "fnr ", "🙂", "İ", "."];
        parts.extend(numbers.iter().flat_map(|number| [number.as_str(), &number[6..]]));
        let mut state: u64 = 1;
        for _ in 0..2000 {
            let mut words = String::new();
            for _ in 0..12 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                words.push_str(parts[(state >> 33) as usize % parts.len()]);
            }
            let once = mask(&words).into_owned();
            assert_eq!(once.chars().count(), words.chars().count(), "{words:?}");
            assert_eq!(mask(&once), once, "{words:?}");
        }
    }

    #[test]
    fn what_the_whole_text_says_of_a_number_holds_for_its_parts() {
        let (account, person) = (made("150670"), made("010203"));
        let ids = NationalIds::of(&format!("Kontonr.\n{account}\nSøker {person}"));
        assert_eq!(ids.mask(&account), account.as_str());
        assert_eq!(ids.mask(&person), "010203*****");
        assert_eq!(ids.places().len(), 1);
        assert_eq!(ids.mask(&made("240512")), "240512*****", "a number the text does not hold is judged by itself");
    }
}
