//! Nynorsk words that no table has, read by the regular correspondences with bokmål.
//!
//! A correspondence is tried, and another on what it gives; only what the lexicon has is taken.

use std::collections::BTreeSet;

use super::lexicon::{LEXICON, Meaning};

/// What the end of a word is in bokmål.
const ENDINGS: &[(&str, &str)] = &[
    ("arane", "erne"),
    ("arar", "ere"),
    ("arane", "erene"),
    ("aren", "eren"),
    ("ane", "ene"),
    ("ar", "er"),
    ("inga", "ingen"),
    ("a", "en"),
    ("a", "et"),
    ("a", "ene"),
    ("a", "e"),
    ("leg", "lig"),
    ("lege", "lige"),
    ("legare", "ligere"),
    ("leik", "het"),
    ("leiken", "heten"),
    ("heit", "het"),
    ("heita", "heten"),
    ("sam", "som"),
    ("same", "somme"),
    ("ande", "ende"),
    ("ast", "es"),
    ("laus", "løs"),
    ("lause", "løse"),
    ("d", "t"),
    ("de", "te"),
    ("ne", "te"),
    ("ing", "else"),
    ("nad", "ning"),
    ("ie", "ige"),
];

/// What letters within a word are in bokmål.
const LETTERS: &[(&str, &str)] = &[
    ("kv", "hv"),
    ("ei", "e"),
    ("au", "ø"),
    ("øy", "ø"),
    ("kje", "ke"),
    ("gje", "ge"),
    ("gj", "g"),
    ("kj", "k"),
    ("tn", "nn"),
    ("eig", "ei"),
    ("ten", "tjen"),
    ("føre", "for"),
    ("hovud", "hoved"),
    ("skul", "skol"),
    ("heim", "hjem"),
    ("hald", "hold"),
    ("sjuk", "syk"),
    ("rekn", "regn"),
];

/// How long a word is that is tried, in bytes.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=60;
/// How many correspondences a word may show.
const MOST_STEPS: usize = 3;
/// How many ways of writing are tried in all. A word that is none of Norwegian shall not cost more.
const MOST_TRIED: usize = 400;

/// The lemmas of a word that the lexicon does not have, by the fewest correspondences that lead into it.
pub(super) fn meanings(word: &str) -> Vec<Meaning> {
    if !LENGTHS.contains(&word.len()) {
        return Vec::new();
    }
    let mut tried = BTreeSet::from([word.to_owned()]);
    let mut last = vec![word.to_owned()];
    for step in 0..MOST_STEPS {
        let mut next = Vec::new();
        for written in &last {
            // An ending changes once, and first: what follows is the stem.
            let endings = if step == 0 { ENDINGS } else { &[] };
            let ended = endings.iter().filter_map(|(nn, nb)| written.strip_suffix(nn).map(|start| format!("{start}{nb}")));
            let within = LETTERS.iter().flat_map(|(nn, nb)| {
                written.match_indices(nn).map(move |(at, _)| format!("{}{nb}{}", &written[..at], &written[at + nn.len()..]))
            });
            for one in ended.chain(within) {
                if tried.len() < MOST_TRIED && tried.insert(one.clone()) {
                    next.push(one);
                }
            }
        }
        let mut found: Vec<Meaning> = Vec::new();
        for meaning in next.iter().flat_map(|one| LEXICON.meanings(one)) {
            if !meaning.is_asked_only() && !found.iter().any(|known| known.lemma == meaning.lemma) {
                found.push(meaning);
            }
        }
        if !found.is_empty() {
            return found;
        }
        last = next;
    }
    Vec::new()
}
