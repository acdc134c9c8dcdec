//! Finds: abbreviations that the letter explains: «Kulturetaten i Storvik (KIS)».
//! Because: a bracket with capitals right behind a name whose words begin with those letters, or behind a name of an
//! organisation, explains it.
//! Misses: abbreviations explained the other way round («KIS, som er …»).

use std::collections::BTreeSet;
use std::sync::LazyLock;

use letter::{Definition, Flow, Found, Text, Zones};
use norsk::{fold, looks_like_organisation, pattern};
use regex::Regex;

use crate::passages;

const RULE: &str = "definition";

static SHORT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\s\((?:[«»]?(\p{Lu}[\p{Lu}\d]{1,7}(?:-\p{Ll}{3,})?)[»]?|(?:i\s)?{hereafter}\s(?:[«»]?(\p{L}[\p{L}\d -]{1,40}?)[»]?))\)",
    )
});
/// An abbreviation explained the other way round: «OPP er Byrådsavdeling for oppvekst.»
static IS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\p{Lu}{2,7})\s{stands_for}\s(\p{Lu}[\p{L} -]{6,80})\.?$"));
/// A list that explains abbreviations: «Forkortelser: KD = Kommunedirektøren, NA = Næringsavdelingen».
static EQUALS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[\s(])(\p{Lu}[\p{Lu}\d]{1,7})\s?=\s?(\p{L}[^,;.=()\d]{3,80})"));

/// The abbreviations, in order of their first explanation.
pub fn definitions(text: &Text, zones: &Zones) -> Vec<Found<Definition>> {
    let mut found: Vec<Found<Definition>> = Vec::new();
    let mut seen = BTreeSet::new();
    for passage in passages(text, zones) {
        let flow = Flow::of(text, &passage);
        for parts in SHORT.captures_iter(flow.as_str()) {
            let Some(short) = parts.get(1).or(parts.get(2)) else { continue };
            let before = &flow.as_str()[..parts.get_match().start()];
            let named = parts.get(2).and_then(|_| organisation_before(before));
            let Some(start) = named.or_else(|| long_form(before, short.as_str())) else { continue };
            if !seen.insert(short.as_str().to_owned()) {
                continue;
            }
            let start = whole_name(before, start);
            let long = before[start..].to_owned();
            let runs = flow.runs(start..parts.get_match().end());
            found.push(Found::new(Definition { short: short.as_str().to_owned(), long }, runs, RULE));
        }
        for parts in EQUALS.captures_iter(flow.as_str()) {
            let (Some(short), Some(long)) = (parts.get(1), parts.get(2)) else { continue };
            if seen.insert(short.as_str().to_owned()) {
                let definition = Definition { short: short.as_str().to_owned(), long: long.as_str().trim().to_owned() };
                found.push(Found::new(definition, flow.runs(short.start()..long.end()), RULE));
            }
        }
        for sentence in norsk::sentences(flow.as_str()) {
            let Some(parts) = IS.captures(&flow.as_str()[sentence.clone()]) else { continue };
            let (Some(short), Some(long)) = (parts.get(1), parts.get(2)) else { continue };
            let known = found.iter().any(|other| other.value.short == short.as_str());
            if !known && looks_like_organisation(long.as_str()) {
                let definition = Definition { short: short.as_str().to_owned(), long: long.as_str().to_owned() };
                found.push(Found::new(definition, flow.runs(sentence), RULE));
            }
        }
    }
    found
}

/// Where the longest name of an organisation begins that the text ends with.
fn organisation_before(before: &str) -> Option<usize> {
    let words: Vec<usize> = before.split_whitespace().map(|word| word.as_ptr() as usize - before.as_ptr() as usize).collect();
    words.iter().rev().take(7).copied().filter(|start| looks_like_organisation(&before[*start..])).min()
}

/// Where the whole of a name begins whose last part alone spells the abbreviation: «Byrådsavdeling for miljø og byrom (MBY)».
fn whole_name(before: &str, start: usize) -> usize {
    if before[start..].starts_with(char::is_uppercase) {
        return start;
    }
    let mut words = before[..start].split_whitespace().rev();
    let (Some(small), Some(head)) = (words.next(), words.next()) else { return start };
    let joins = norsk::words().grammar.joining.is(small) && head.starts_with(char::is_uppercase) && !head.ends_with(['.', ':']);
    if joins { before[..start].rfind(head).unwrap_or(start) } else { start }
}

/// Where the name begins that ends right before the bracket.
fn long_form(before: &str, short: &str) -> Option<usize> {
    let place = |word: &str| word.as_ptr() as usize - before.as_ptr() as usize;
    let mut words: Vec<(usize, &str)> = before.split_whitespace().rev().take(9).map(|word| (place(word), word)).collect();
    words.reverse();
    let clean = |word: &str| fold(word.trim_matches(['«', '»', ',', '"']));
    let letters: Vec<char> = fold(short).chars().collect();
    let first = *letters.first()?;
    // The shortest name whose words (or parts of its compounds) begin with the letters.
    for count in 1..=words.len() {
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

/// Whether the letters stand, in order, at the beginning of the words or within them, the first of each word at its very beginning, and
/// each word but the smallest carries one.
fn spells(words: &[String], letters: &[char]) -> bool {
    let Some((word, rest)) = words.split_first() else { return letters.is_empty() };
    // Once all letters are told, the name may go on: «Oppvekst og læring (OPV)».
    if letters.is_empty() {
        return true;
    }
    let small = norsk::words().grammar.joining.is(word);
    if small && spells(rest, letters) {
        return true;
    }
    // The word may carry one letter or more of them.
    let signs: Vec<char> = word.chars().collect();
    if signs.first() != letters.first() {
        return false;
    }
    let mut carried = 1;
    let mut from = 1;
    loop {
        if spells(rest, &letters[carried..]) {
            return true;
        }
        let Some(next) = letters.get(carried) else { return false };
        match signs[from.min(signs.len())..].iter().position(|sign| sign == next) {
            Some(at) => {
                from += at + 1;
                carried += 1;
            }
            None => return false,
        }
    }
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
