//! Compounds: `hjemmetjenesten` is one word, and is found by *tjeneste* as well.

use std::ops::Range;

use super::lexicon::{LEXICON, Meaning};
use super::nynorsk;

/// The shortest part, in characters.
const SHORTEST: usize = 3;
/// From how many characters on a part is sure to be one, in whatever word it stands.
const LONG: usize = 6;
/// The shortest known end of a word whose beginning is not known, in bytes.
const SHORTEST_KNOWN: usize = 6;
/// The longest word that is looked into, in bytes. Longer ones are no Norwegian.
const LONGEST: usize = 60;
/// Parts within parts within parts: no word goes deeper.
const DEEPEST: usize = 4;

/// Noun endings after which the next part comes with an s, so that an s there belongs to them.
const BOUND_BY_S: [&str; 8] = ["ing", "sjon", "het", "skap", "tet", "dom", "nad", "leik"];

/// A part of a compound.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Part {
    /// Its lemma.
    pub(super) lemma: String,
    /// Where it stands in the word, in bytes.
    pub(super) at: Range<usize>,
}

/// A compound taken apart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Compound {
    /// The lemmas of the whole: its first part as it is written in bokmål, and each lemma of the last.
    pub(super) lemmas: Vec<String>,
    /// All parts, and parts of parts.
    pub(super) parts: Vec<Part>,
}

/// The ways to divide a word in two.
struct Cut {
    /// The end of the first part.
    first: usize,
    /// The start of the last part.
    last: usize,
    firsts: Vec<Meaning>,
    lasts: Vec<Meaning>,
}

/// Takes a word apart that the lexicon does not have as a whole.
pub(super) fn unknown(word: &str) -> Option<Compound> {
    apart(word, 0)
}

/// The parts of a word that the lexicon has, at `offset` of the word that it stands in.
pub(super) fn parts_of_known(word: &str, lemma: &str, offset: usize) -> Vec<Part> {
    known(word, lemma, offset, 0)
}

fn known(word: &str, lemma: &str, offset: usize, depth: usize) -> Vec<Part> {
    if let Some(parts) = LEXICON.parts_of(lemma) {
        let place = |part: &str| word.find(part).map_or(0..word.len(), |at| at..at + part.len());
        return parts.iter().map(|part| Part { lemma: (*part).to_owned(), at: moved(place(part), offset) }).collect();
    }
    match best(word, Some(lemma)) {
        Some(cut) if depth < DEEPEST => parts(word, &cut, offset, depth),
        _ => Vec::new(),
    }
}

fn apart(word: &str, depth: usize) -> Option<Compound> {
    if word.len() > LONGEST || depth > DEEPEST {
        return None;
    }
    let cut = best(word, None).or_else(|| nested(word, depth))?;
    let first = best_of(&cut.firsts).map_or(&word[..cut.first], |meaning| meaning.lemma.as_str());
    let between = &word[cut.first..cut.last];
    let mut lemmas: Vec<String> = Vec::new();
    for last in &cut.lasts {
        let whole = format!("{}{between}{}", first.trim_end_matches('#'), last.bare());
        if !lemmas.contains(&whole) {
            lemmas.push(whole);
        }
    }
    Some(Compound { lemmas, parts: parts(word, &cut, 0, depth) })
}

/// The best way to divide a word into two that are both known. The lemma of a word that is itself known ends with that of its part.
fn best(word: &str, whole: Option<&str>) -> Option<Cut> {
    let mut best: Option<(usize, Cut)> = None;
    for last in cuts(word) {
        let lasts = ends(&word[last..], whole);
        if lasts.is_empty() {
            continue;
        }
        for first in [Some(last), word[..last].strip_suffix('s').map(str::len), word[..last].strip_suffix('e').map(str::len)] {
            let Some(first) = first.filter(|first| word[..*first].chars().count() >= SHORTEST) else { continue };
            let firsts = begins(&word[..first], first < last && word.as_bytes()[first] == b'e');
            if firsts.is_empty() {
                continue;
            }
            let by_s = first + 1 == last && word.as_bytes()[first] == b's';
            let bound = by_s && BOUND_BY_S.iter().any(|ending| word[..first].ends_with(ending));
            // Long known parts count, the shorter one first; then an s where one is due; then nothing between the parts.
            let shorter = first.min(word.len() - last);
            let worth = shorter * 4 + usize::from(bound) * 8 + usize::from(first == last);
            if best.as_ref().is_none_or(|(known, _)| worth > *known) {
                best = Some((worth, Cut { first, last, firsts, lasts: lasts.clone() }));
            }
        }
    }
    best.map(|(_, cut)| cut)
}

/// A word of three parts and more, of which the lexicon has the last: the longest such.
fn nested(word: &str, depth: usize) -> Option<Cut> {
    for last in cuts(word) {
        let lasts = ends(&word[last..], None);
        if lasts.is_empty() {
            continue;
        }
        for first in [Some(last), word[..last].strip_suffix('s').map(str::len)].into_iter().flatten() {
            if let Some(compound) = apart(&word[..first], depth + 1) {
                let firsts = compound.lemmas.iter().map(|lemma| Meaning::made(lemma.clone())).collect();
                return Some(Cut { first, last, firsts, lasts });
            }
        }
    }
    None
}

/// Where the last part may start, the longest first.
fn cuts(word: &str) -> impl Iterator<Item = usize> {
    let length = word.chars().count();
    let starts = word.char_indices().enumerate();
    starts.filter(move |(number, _)| *number >= SHORTEST && number + SHORTEST <= length).map(|(_, (at, _))| at)
}

fn ends(part: &str, whole: Option<&str>) -> Vec<Meaning> {
    let mut meanings = LEXICON.meanings(part);
    if meanings.is_empty() && whole.is_none() {
        meanings = nynorsk::meanings(part);
    }
    // Three letters that are no word as listed are more often an ending.
    let short = part.chars().count() <= SHORTEST;
    let long = part.chars().count() >= LONG;
    let fits = |meaning: &Meaning| whole.is_none_or(|whole| (meaning.is_noun() || long) && whole.ends_with(meaning.bare()));
    meanings.retain(|meaning| meaning.ends_compounds() && !meaning.is_asked_only() && !LEXICON.ends_nothing(meaning.bare()));
    meanings.retain(|meaning| fits(meaning) && (!short || meaning.is_base()));
    meanings
}

fn begins(part: &str, before_e: bool) -> Vec<Meaning> {
    let mut meanings = LEXICON.listed(part);
    if meanings.is_empty() && part.len() > 4 && !before_e {
        meanings = nynorsk::meanings(part);
    }
    meanings.retain(|meaning| meaning.begins_compounds() && (!before_e || meaning.is_noun()));
    if meanings.iter().any(Meaning::is_noun) {
        meanings.retain(Meaning::is_noun);
    }
    meanings
}

/// The meaning that names the first part of a compound: a noun rather than a verb.
fn best_of(meanings: &[Meaning]) -> Option<&Meaning> {
    let find = |wanted: fn(&Meaning) -> bool| meanings.iter().find(|meaning| wanted(meaning));
    find(|one| one.is_noun() && !one.is_same()).or_else(|| find(Meaning::is_same)).or_else(|| meanings.first())
}

/// Both parts, and their parts.
fn parts(word: &str, cut: &Cut, offset: usize, depth: usize) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (at, meanings) in [(0..cut.first, &cut.firsts), (cut.last..word.len(), &cut.lasts)] {
        for meaning in meanings {
            parts.push(Part { lemma: meaning.lemma.clone(), at: moved(at.clone(), offset) });
        }
        let written = &word[at.clone()];
        match meanings.first() {
            Some(meaning) if !meaning.is_made => parts.extend(known(written, &meaning.lemma, offset + at.start, depth + 1)),
            _ => parts.extend(apart(written, depth + 1).into_iter().flat_map(|compound| {
                let start = offset + at.start;
                compound.parts.into_iter().map(move |part| Part { at: moved(part.at, start), ..part })
            })),
        }
    }
    parts
}

fn moved(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// The known end of a word whose beginning nobody knows: a name, a foreign word.
pub(super) fn half_known(word: &str) -> Option<Compound> {
    if word.len() > LONGEST {
        return None;
    }
    let last = cuts(word).find(|last| word.len() - last >= SHORTEST_KNOWN && !ends(&word[*last..], None).is_empty())?;
    let lasts = ends(&word[last..], None);
    let lemmas = lasts.iter().map(|meaning| format!("{}{}", &word[..last], meaning.bare())).collect();
    let at = last..word.len();
    Some(Compound { lemmas, parts: lasts.into_iter().map(|meaning| Part { lemma: meaning.lemma, at: at.clone() }).collect() })
}
