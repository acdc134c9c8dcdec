//! The lexicon: which lemmas a form has.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fst::Map;

use super::format::{HEADER, MAGIC, bit};

/// What `lexicon/make` made of Norsk ordbank and our tables.
static FILE: &[u8] = include_bytes!("../../lexicon/norsk.lex");
/// Words that are not split as their letters would have it.
static WHOLE: &str = include_str!("../../lexicon/whole.tsv");
/// Words that are endings, where they stand last.
static ENDINGS: &str = include_str!("../../lexicon/endings.tsv");
/// Words for kinds of documents.
static GENRES: &str = include_str!("../../lexicon/genres.tsv");

/// The lexicon, unpacked when it is first asked for.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::unpack);

/// One lemma of a form, and what the form is to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Meaning {
    mask: u8,
    /// Whether the lexicon does not have it, but its parts.
    pub(super) is_made: bool,
    /// The lemma that stands for all ways to write and to inflect the word.
    pub(super) lemma: String,
}

impl Meaning {
    /// The lemma of a compound, put together of its parts.
    pub(super) fn made(lemma: String) -> Self {
        Self { mask: bit::NOUN, is_made: true, lemma }
    }

    /// The lemma without the mark that tells it from a word of grammar.
    pub(super) fn bare(&self) -> &str {
        self.lemma.trim_end_matches('#')
    }

    /// Whether the form can be a noun or an adjective, which compounds end with.
    pub(super) fn ends_compounds(&self) -> bool {
        self.mask & (bit::NOUN | bit::ADJECTIVE) != 0
    }

    /// Whether the form may have parts: a verb is never taken apart, nor what may be one.
    pub(super) fn is_divisible(&self) -> bool {
        self.is_noun() || self.mask & (bit::ADJECTIVE | bit::VERB | bit::ASKED) == bit::ADJECTIVE
    }

    pub(super) fn is_noun(&self) -> bool {
        self.mask & bit::NOUN != 0
    }

    /// Whether the form is the one that a dictionary lists.
    pub(super) fn is_base(&self) -> bool {
        self.mask & bit::BASE != 0
    }

    /// Whether the form is a word of grammar.
    pub(super) fn is_weak(&self) -> bool {
        self.mask & bit::WEAK != 0
    }

    /// Whether the lemma is another word that says the same.
    pub(super) fn is_same(&self) -> bool {
        self.mask & bit::SAME != 0
    }

    /// Whether the form never stands for the lemma in a text; only whoever asks for it may mean it.
    pub(super) fn is_asked_only(&self) -> bool {
        self.mask & bit::ASKED != 0
    }

    /// Whether a compound can begin with the form: a noun, an adjective or a verb as a dictionary lists it.
    pub(super) fn begins_compounds(&self) -> bool {
        self.is_base() && self.mask & (bit::NOUN | bit::ADJECTIVE | bit::VERB) != 0
    }
}

/// A way from a form to a lemma: so many bytes off the end, these letters on.
struct Rule {
    mask: u8,
    off: usize,
    on: &'static str,
}

/// Which lemmas forms have.
pub(crate) struct Lexicon {
    forms: Option<Map<&'static [u8]>>,
    lists: Vec<Vec<u16>>,
    rules: Vec<Rule>,
    whole: BTreeMap<&'static str, Vec<&'static str>>,
    genres: Vec<&'static str>,
    endings: Vec<&'static str>,
}

/// The hash of the lexicon and its tables: an index made with another one gives wrong answers.
pub(crate) fn version() -> u64 {
    let tables = WHOLE.bytes().chain(ENDINGS.bytes()).chain(GENRES.bytes());
    let hash = FILE.get(8..16).and_then(|bytes| bytes.try_into().ok()).map_or(0, u64::from_le_bytes);
    tables.fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

impl Lexicon {
    // The file is part of the program, and a test unpacks it: what is wrong with it is wrong before anybody runs the program.
    fn unpack() -> Self {
        assert_eq!(&FILE[..8], MAGIC, "the lexicon is of this layout");
        let length = |at: usize| FILE[16 + 4 * at..][..4].iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
        let body = &FILE[HEADER..];
        let (rules, rest) = body.split_at(length(0));
        let (lists, forms) = rest.split_at(length(1));
        let forms = Map::new(forms).ok();
        let (lists, rules) = (read_lists(lists), read_rules(rules));
        Self { forms, lists, rules, whole: whole(), genres: lines(GENRES).collect(), endings: lines(ENDINGS).collect() }
    }

    /// The lemmas of a form in lower case; none where the lexicon does not have it. A genitive is read as the word itself.
    pub(super) fn meanings(&self, form: &str) -> Vec<Meaning> {
        let own = self.listed(form);
        match form.strip_suffix('s') {
            Some(nominative) if own.is_empty() && nominative.len() > 2 => {
                let mut meanings = self.listed(nominative);
                meanings.retain(Meaning::is_noun);
                meanings
            }
            _ => own,
        }
    }

    /// The lemmas of a form as it stands.
    pub(super) fn listed(&self, form: &str) -> Vec<Meaning> {
        let number = self.forms.as_ref().and_then(|forms| forms.get(form));
        let list = number.and_then(|number| self.lists.get(number as usize));
        let rules = list.into_iter().flatten().filter_map(|rule| self.rules.get(usize::from(*rule)));
        let lemma = |rule: &Rule| format!("{}{}", &form[..form.len() - rule.off], rule.on);
        rules.map(|rule| Meaning { mask: rule.mask, is_made: false, lemma: lemma(rule) }).collect()
    }

    /// The parts that a word is found by although its letters have others.
    pub(super) fn parts_of(&self, lemma: &str) -> Option<&[&'static str]> {
        self.whole.get(lemma).map(Vec::as_slice)
    }

    /// Whether the word is never the last part of a compound: `skap` in *kunnskap* is no cupboard.
    pub(super) fn ends_nothing(&self, lemma: &str) -> bool {
        self.endings.contains(&lemma)
    }

    /// Whether the word is one for a kind of document.
    pub(super) fn is_genre(&self, lemma: &str) -> bool {
        self.genres.contains(&lemma)
    }
}

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn whole() -> BTreeMap<&'static str, Vec<&'static str>> {
    lines(WHOLE)
        .filter_map(|line| line.split_once('\t'))
        .map(|(word, parts)| (word, parts.split_whitespace().collect()))
        .collect()
}

fn read_rules(mut bytes: &'static [u8]) -> Vec<Rule> {
    let mut rules = Vec::new();
    while let [mask, off, on, rest @ ..] = bytes {
        let (letters, rest) = rest.split_at(usize::from(*on));
        rules.push(Rule { mask: *mask, off: usize::from(*off), on: std::str::from_utf8(letters).unwrap_or_default() });
        bytes = rest;
    }
    rules
}

fn read_lists(mut bytes: &[u8]) -> Vec<Vec<u16>> {
    let mut lists = Vec::new();
    while let [count, rest @ ..] = bytes {
        let (numbers, rest) = rest.split_at(2 * usize::from(*count));
        lists.push(numbers.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect());
        bytes = rest;
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lemmas(form: &str) -> Vec<String> {
        LEXICON.meanings(form).into_iter().map(|meaning| meaning.lemma).collect()
    }

    #[test]
    fn inflected_and_irregular_forms_have_their_lemma() {
        for (form, lemma) in [
            ("skolene", "skole"),
            ("trær", "tre#"),
            ("fedre", "far"),
            ("bøkene", "bok"),
            ("kommunens", "kommune"),
            ("brua", "bro"),
            ("veiene", "vei"),
            ("digitaliseringen", "digitalisere"),
            ("risikovurderingane", "risikovurdering"),
            ("heimetenesta", "hjemmetjeneste"),
            ("innbyggjarane", "innbygger"),
            ("vedlikehaldet", "vedlikehold"),
            ("ikkje", "ikke"),
        ] {
            assert!(lemmas(form).iter().any(|one| one == lemma), "{form}: {:?}", lemmas(form));
        }
        assert!(lemmas("xyzzy").is_empty());
    }

    #[test]
    fn the_lexicon_is_small() {
        assert!(FILE.len() < 3_000_000, "{} bytes", FILE.len());
    }

    #[test]
    fn a_word_of_grammar_is_only_itself() {
        let tre = LEXICON.meanings("tre");
        assert_eq!(tre.iter().filter(|meaning| !meaning.is_asked_only()).map(|m| m.lemma.as_str()).collect::<Vec<_>>(), ["tre"]);
        assert!(tre.iter().any(|meaning| meaning.is_asked_only() && meaning.lemma == "tre#"));
    }
}
