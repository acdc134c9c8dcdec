//! Abbreviations that a letter defines: whoever asks for the long form means the short one, and the other way round.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::analysis::{Form, tokens};
use crate::item::Item;

/// A short form and what it stands for, as the letter says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Abbreviation {
    /// `OOO`
    pub short: String,
    /// `Oslo Origo`
    pub long: String,
}

impl Abbreviation {
    /// Where the short form stands in a text: as printed, in capitals or small letters as defined, also in the genitive (`OOOs`).
    pub(crate) fn shorts(&self, text: &str) -> Vec<Range<usize>> {
        if self.short.is_empty() {
            return Vec::new();
        }
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let found = text.match_indices(self.short.as_str()).filter_map(|(at, _)| {
            let end = at + self.short.len();
            let genitive = ["s", "-s", "’s", "'s"].iter().map(|ending| text[end..].strip_prefix(ending));
            let after = genitive.chain([Some(&text[end..])]).flatten();
            let ended = after.map(|rest| rest.chars().next()).any(|next| !is_letter(next));
            (ended && !is_letter(text[..at].chars().next_back())).then_some(at..end)
        });
        found.collect()
    }

    /// Where the long form stands in a text, in whatever case and spacing.
    pub(crate) fn longs(&self, text: &str) -> Vec<Range<usize>> {
        let wanted: Vec<String> = tokens(Form::Exact, &self.long).into_iter().map(|token| token.text).collect();
        let words = tokens(Form::Exact, text);
        if wanted.is_empty() {
            return Vec::new();
        }
        let same = |words: &[tantivy::tokenizer::Token]| words.iter().map(|word| &word.text).eq(&wanted);
        words
            .windows(wanted.len())
            .filter(|words| same(words))
            .map(|words| words[0].offset_from..words[words.len() - 1].offset_to)
            .collect()
    }

    /// Whether either form stands in a text.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        !self.shorts(text).is_empty() || !self.longs(text).is_empty()
    }
}

/// What an item means beside what it prints: both forms of what it abbreviates or spells out. The short one as well where it is
/// printed, for it may stand in the genitive.
pub(crate) fn meant(item: &Item) -> Vec<&str> {
    let texts = texts(item);
    let in_use = item.abbreviations.iter().filter(|abbreviation| texts.iter().any(|text| abbreviation.is_in(text)));
    in_use.flat_map(|abbreviation| [abbreviation.long.as_str(), abbreviation.short.as_str()]).collect()
}

/// The abbreviations that an item has a use for.
pub(crate) fn of_use(item: &Item, defined: &[Abbreviation]) -> Vec<Abbreviation> {
    let texts = texts(item);
    defined.iter().filter(|abbreviation| texts.iter().any(|text| abbreviation.is_in(text))).cloned().collect()
}

/// All texts of an item that are searched.
fn texts(item: &Item) -> Vec<&str> {
    let single = [&item.label, &item.area, &item.title, &item.responsible, &item.responsible_printed];
    let single = single.into_iter().flatten().map(String::as_str);
    single.chain([item.text.as_str()]).chain(item.goals.iter().map(String::as_str)).collect()
}

#[cfg(test)]
mod tests {
    use super::Abbreviation;

    #[test]
    fn a_short_form_is_found_as_printed_and_in_the_genitive() {
        let origo = Abbreviation { short: "OPP".into(), long: "Etat for oppvekst".into() };
        let shorts = |text: &str| origo.shorts(text).into_iter().map(|at| at.start).collect::<Vec<_>>();
        assert_eq!(shorts("OPP skal, OPPs plan, (OPP) og OPP-s del"), [0, 10, 22, 30]);
        assert!(shorts("følge opp, OPPVEKST, KOPP, OPPsi").is_empty());
        assert_eq!(origo.longs("Den etat  for Oppvekst skal").len(), 1);
        assert!(origo.longs("etat for ny oppvekst").is_empty());
    }
}
