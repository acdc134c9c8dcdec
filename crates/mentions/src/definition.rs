//! Finds: abbreviations that the letter explains: «Kulturetaten i Storvik (KIS)».
//! Because: a bracket with capitals right behind a name whose words begin with those letters, or behind a name of an
//! organisation, explains it.
//! Misses: abbreviations explained the other way round («KIS, som er …»).

use std::sync::LazyLock;

use letter::{Definition, Flow, Found, Text, Zones};
use norsk::{fold, looks_like_organisation, pattern};
use regex::Regex;

use crate::passages;

const RULE: &str = "definition";

static SHORT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s\(((?:{hereafter}\s)?[«»]?(\p{Lu}[\p{Lu}\d]{1,7})[»]?)\)"));

/// The abbreviations, in order of their first explanation.
pub fn definitions(text: &Text, zones: &Zones) -> Vec<Found<Definition>> {
    let mut found: Vec<Found<Definition>> = Vec::new();
    for passage in passages(text, zones) {
        let flow = Flow::of(text, &passage);
        for parts in SHORT.captures_iter(flow.as_str()) {
            let Some(short) = parts.get(2) else { continue };
            let before = &flow.as_str()[..parts.get_match().start()];
            let Some(start) = long_form(before, short.as_str()) else { continue };
            if found.iter().any(|other| other.value.short == short.as_str()) {
                continue;
            }
            let long = before[start..].to_owned();
            let runs = flow.runs(start..parts.get_match().end());
            found.push(Found::new(Definition { short: short.as_str().to_owned(), long }, runs, RULE));
        }
    }
    found
}

/// Where the name begins that ends right before the bracket.
fn long_form(before: &str, short: &str) -> Option<usize> {
    let words: Vec<(usize, &str)> =
        before.split_whitespace().map(|word| (word.as_ptr() as usize - before.as_ptr() as usize, word)).collect();
    let clean = |word: &str| fold(word.trim_matches(['«', '»', ',', '"']));
    let letters: Vec<char> = fold(short).chars().collect();
    let first = *letters.first()?;
    // The shortest name whose words (or parts of its compounds) begin with the letters.
    for count in 1..=words.len().min(9) {
        let tail = &words[words.len() - count..];
        let name = tail.iter().map(|(_, word)| clean(word)).collect::<Vec<_>>();
        let begins = name[0].starts_with(first);
        if begins && spells(&name, &letters) {
            return Some(tail[0].0 + tail[0].1.len() - tail[0].1.trim_start_matches(['«', '"', '(']).len());
        }
        if tail.iter().any(|(_, word)| word.ends_with(['.', ':', ';'])) {
            break;
        }
    }
    // A name of an organisation that does not spell its abbreviation.
    for count in (1..=words.len().min(6)).rev() {
        let tail = &words[words.len() - count..];
        let name = &before[tail[0].0..];
        let capitals = tail.iter().filter(|(_, word)| word.starts_with(char::is_uppercase)).count();
        if tail[0].1.starts_with(char::is_uppercase)
            && !name.contains([',', '.', ':'])
            && (looks_like_organisation(name) || (count == capitals && count >= 2))
            && tail[0].0 > 0
        {
            return Some(tail[0].0);
        }
    }
    None
}

/// Whether the letters stand, in order, at the beginning of the words or within them, the first at the very beginning, and each
/// word but the smallest carries one.
fn spells(words: &[String], letters: &[char]) -> bool {
    let mut at = 0;
    for word in words {
        let small = norsk::words().grammar.joining.is(word);
        let mut carried = false;
        for (index, letter) in word.chars().enumerate() {
            if at < letters.len() && letters[at] == letter && (index == 0 || carried || index > 2) {
                at += 1;
                carried = true;
            }
        }
        // Once all letters are told, the name may go on: «Oppvekst og læring (OPV)».
        if !carried && !small && at < letters.len() {
            return false;
        }
    }
    at == letters.len()
}

#[cfg(test)]
mod tests {
    use super::long_form;

    #[test]
    fn names_that_spell_their_abbreviation() {
        let long = |before: &'static str, short| long_form(before, short).map(|at| &before[at..]);
        assert_eq!(long("I samarbeid med Storvik eigedom og bygg", "SEB"), Some("Storvik eigedom og bygg"));
        assert_eq!(long("Vi følger Plan- og bygningsetaten", "PBE"), Some("Plan- og bygningsetaten"));
        assert_eq!(long("ved Kulturkontoret", "KUK"), Some("Kulturkontoret"));
        assert_eq!(long("dei fleste har gjort dette", "NB"), None);
    }
}
