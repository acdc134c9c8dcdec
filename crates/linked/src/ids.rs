//! Identifiers that stay the same as long as the words do.
//!
//! An identifier is a hash of what the thing is: kind, label or number, and words, folded so that a better extractor that only
//! mends a bullet sign, a line break or a final stop does not change it. Equal things get `-2`, `-3` in the order of the text.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::mask;

/// How many hexadecimal digits of the hash an identifier has.
const DIGITS: usize = 16;

/// What one identifier is made from.
pub(crate) struct Made<'a> {
    /// What tells things of one sort apart before their words: kind, label or number.
    pub(crate) marks: [&'a str; 2],
    /// The words.
    pub(crate) words: &'a str,
    /// Where it begins, which orders equal things.
    pub(crate) start: usize,
}

/// The identifiers of things of one sort, in the order given: `#m-8f14e45fceea167a`.
pub(crate) fn identifiers(sort: char, things: &[Made<'_>]) -> Vec<String> {
    let hashes: Vec<String> = things.iter().map(|thing| hash(&thing.marks, thing.words)).collect();
    let mut by_place: Vec<usize> = (0..things.len()).collect();
    by_place.sort_by_key(|&index| things[index].start);
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    let mut ids = vec![String::new(); things.len()];
    for index in by_place {
        let count = seen.entry(&hashes[index]).or_default();
        *count += 1;
        ids[index] = match count {
            1 => format!("#{sort}-{}", hashes[index]),
            nth => format!("#{sort}-{}-{nth}", hashes[index]),
        };
    }
    ids
}

/// A masked number must not be found again by hashing all the numbers there are, so the words are masked before they are hashed.
fn hash(marks: &[&str], words: &str) -> String {
    let mut hasher = Sha256::new();
    for part in marks.iter().copied().chain([mask(words).as_ref()]) {
        hasher.update(fold(part));
        hasher.update([0]);
    }
    let mut hexadecimal = format!("{:x}", hasher.finalize());
    hexadecimal.truncate(DIGITS);
    hexadecimal
}

/// Letters and digits in lower case, one space for everything between.
fn fold(words: &str) -> String {
    let parts = words.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made<'a>(kind: &'a str, label: &'a str, words: &'a str, start: usize) -> Made<'a> {
        Made { marks: [kind, label], words, start }
    }

    #[test]
    fn equal_things_are_counted_in_the_order_of_the_text_whatever_the_order_of_the_list() {
        let (first, second, other) = (
            made("tiltak", "", "Rydde strender", 10),
            made("tiltak", "", "Rydde strender", 90),
            made("tiltak", "", "Måle støv", 50),
        );
        let forwards = identifiers('m', &[first, other, second]);
        let (first, second, other) = (
            made("tiltak", "", "Rydde strender", 10),
            made("tiltak", "", "Rydde strender", 90),
            made("tiltak", "", "Måle støv", 50),
        );
        let backwards = identifiers('m', &[second, other, first]);
        assert_eq!(forwards, backwards.iter().rev().cloned().collect::<Vec<_>>());
        assert_eq!(forwards[2], format!("{}-2", forwards[0]));
        assert_eq!(forwards[0].len(), "#m-".len() + DIGITS);
    }

    #[test]
    fn signs_spaces_and_case_do_not_change_an_identifier_but_words_and_labels_do() {
        let ids = identifiers(
            'm',
            &[
                made("tiltak", "Tiltak 1", "Rydde strendene i Sund", 0),
                made("tiltak", "tiltak 1:", "• rydde  strendene\ni Sund.", 1),
                made("tiltak", "Tiltak 2", "Rydde strendene i Sund", 2),
                made("tiltak", "Tiltak 1", "Rydde strendene i Vik", 3),
                made("oppdrag", "Tiltak 1", "Rydde strendene i Sund", 4),
            ],
        );
        assert_eq!(ids[1], format!("{}-2", ids[0]));
        let different: std::collections::BTreeSet<&String> = ids.iter().collect();
        assert_eq!(different.len(), 5);
        assert!(ids[2..].iter().all(|id| id.len() == "#m-".len() + DIGITS));
    }
}
