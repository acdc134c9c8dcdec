//! A set of phrases in both written forms, and how a text is held against it.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use serde::Deserialize;

/// The forms of one phrase: what stands in one table of `words/*.toml`. Matching leaves case aside and minds word boundaries.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "Sides")]
pub struct Forms {
    bokmaal: Vec<String>,
    nynorsk: Vec<String>,
    longest_first: Vec<String>,
    /// Finds all forms in one pass over a text; made when it is needed first, since a run needs few of the tables.
    automaton: OnceLock<AhoCorasick>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sides {
    nb: Vec<String>,
    nn: Vec<String>,
}

impl From<Sides> for Forms {
    fn from(sides: Sides) -> Self {
        let mut all: Vec<String> = sides.nb.iter().chain(&sides.nn).map(|form| fold(form)).collect();
        all.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        all.dedup();
        Self { bokmaal: sides.nb, nynorsk: sides.nn, longest_first: all, automaton: OnceLock::new() }
    }
}

impl Forms {
    /// The bokmål forms as written in the data.
    pub fn bokmaal(&self) -> &[String] {
        &self.bokmaal
    }

    /// The nynorsk forms as written in the data.
    pub fn nynorsk(&self) -> &[String] {
        &self.nynorsk
    }

    /// Whether the text is one of the forms and nothing else, a closing colon, full stop or bracket aside.
    pub fn is(&self, text: &str) -> bool {
        let text = bare(text);
        if text.len() > self.longest() {
            return false;
        }
        let text = fold(text);
        self.longest_first.iter().any(|form| bare(form) == text)
    }

    /// How many bytes of the text's beginning the longest form takes that the text begins with.
    pub fn starts(&self, text: &str) -> Option<usize> {
        let first = lower(text.chars().next()?);
        if !self.longest_first.iter().any(|form| form.starts_with(first)) {
            return None;
        }
        // Of a long text no more is looked at than the longest form may take, and the letter behind it.
        let folded = fold(&text[..text.floor_char_boundary(self.longest() + LONGEST_LETTER)]);
        self.longest_first
            .iter()
            .find(|form| folded.starts_with(form.as_str()) && ends_word(&folded, form.len()))
            .map(String::len)
    }

    /// Where the first form stands in the text as whole words.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        self.find_folded(&fold(text))
    }

    /// The same for a text that [`fold`] has made lower case already.
    pub fn find_folded(&self, folded: &str) -> Option<Range<usize>> {
        let mut best: Option<Range<usize>> = None;
        for at in self.whole_words(folded) {
            // What ends later than this begins behind the best.
            if best.as_ref().is_some_and(|best| at.end > best.start + self.longest()) {
                break;
            }
            if best.as_ref().is_none_or(|best| (at.start, Reverse(at.end)) < (best.start, Reverse(best.end))) {
                best = Some(at);
            }
        }
        best
    }

    /// Where forms stand as whole words in a text that [`fold`] has made lower case, one behind the other: of those that begin at
    /// the same place the longest.
    pub fn find_all_folded(&self, folded: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = self.whole_words(folded).collect();
        found.sort_by_key(|at| (at.start, Reverse(at.end)));
        let mut end = 0;
        found.retain(|at| {
            let is_behind = at.start >= end;
            end = if is_behind { at.end } else { end };
            is_behind
        });
        found
    }

    /// Every place where a form stands as whole words, in the order of their ends.
    fn whole_words(&self, folded: &str) -> impl Iterator<Item = Range<usize>> {
        let automaton = self.automaton.get_or_init(|| automaton(&self.longest_first));
        let found = automaton.find_overlapping_iter(folded).map(|found| found.range());
        found.filter(|at| begins_word(folded, at.start) && ends_word(folded, at.end))
    }

    /// Whether any form stands in the text as whole words.
    pub fn within(&self, text: &str) -> bool {
        self.whole_words(&fold(text)).next().is_some()
    }

    /// Whether the last words of the text are one of the forms.
    pub fn ends(&self, text: &str) -> bool {
        self.ending(text.trim_end()).is_some()
    }

    /// What stands before the form that the text ends with; nothing where it ends with none, or is all form.
    pub fn before_end<'t>(&self, text: &'t str) -> Option<&'t str> {
        let text = text.trim_end();
        let form = self.ending(text)?;
        Some(text[..text.len() - form.len()].trim_end()).filter(|before| !before.is_empty())
    }

    /// The longest form that the text ends with as whole words.
    fn ending(&self, text: &str) -> Option<&str> {
        // Of a long text no more is looked at than the longest form may take, and the letter before it.
        let from = text.ceil_char_boundary(text.len().saturating_sub(self.longest() + LONGEST_LETTER));
        let folded = fold(&text[from..]);
        let ends = |form: &&String| folded.ends_with(form.as_str()) && begins_word(&folded, folded.len() - form.len());
        self.longest_first.iter().find(ends).map(String::as_str)
    }

    /// The length of the longest form, in bytes.
    fn longest(&self) -> usize {
        self.longest_first.first().map_or(0, String::len)
    }

    /// Whether one of the forms is, or ends, the word: «helseetaten» ends in «etaten».
    pub fn ends_compound(&self, word: &str) -> bool {
        let word = fold(word);
        self.longest_first.iter().any(|form| word.ends_with(form.trim_start_matches('-')))
    }

    /// Every form, lower case, longest first.
    pub fn all(&self) -> &[String] {
        &self.longest_first
    }
}

#[expect(clippy::expect_used, reason = "it fails only where the forms together take gigabytes")]
fn automaton(forms: &[String]) -> AhoCorasick {
    AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(forms).expect("an automaton of a table of words")
}

/// No letter takes more bytes.
const LONGEST_LETTER: usize = 4;

/// Lower case, byte for byte as long as the text, so that places stay what they are.
pub fn fold(text: &str) -> String {
    text.chars().map(lower).collect()
}

/// The letter in lower case, where that is as long; else the letter.
fn lower(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    let mut lower = letter.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(small), None) if small.len_utf8() == letter.len_utf8() => small,
        _ => letter,
    }
}

/// The folded text without the adverbs that may stand within a phrase: «ber også om at» is «ber om at».
pub fn without_adverbs(folded: &str) -> String {
    let adverbs = &crate::words().grammar.adverb_within;
    folded.split(' ').filter(|word| !adverbs.all().iter().any(|adverb| adverb == word)).collect::<Vec<_>>().join(" ")
}

/// The text without white space, colons, full stops and an empty bracket at its end.
fn bare(text: &str) -> &str {
    text.trim().trim_end_matches([':', '.', ';', ' '])
}

fn begins_word(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric())
        || !text[at..].starts_with(char::is_alphanumeric)
}

fn ends_word(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_none_or(|after| !after.is_alphanumeric())
        || text[..at].chars().next_back().is_some_and(|last| !last.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms() -> Forms {
        Sides { nb: vec!["med hilsen".into(), "hilsen".into()], nn: vec!["helsing".into()] }.into()
    }

    #[test]
    fn a_phrase_is_held_against_a_text() {
        assert!(forms().is("Med hilsen,") || forms().is("Med hilsen:"));
        assert!(!forms().is("Med hilsen fra oss"));
        assert_eq!(forms().starts("Med hilsen fra oss"), Some(10));
        assert_eq!(forms().starts("Hilsener"), None);
        assert_eq!(forms().find("en god Helsing til dykk"), Some(7..14));
        assert_eq!(forms().find_all_folded("hilsen, med hilsen og helsing; hilsener"), [0..6, 8..18, 22..29]);
        assert_eq!(forms().before_end("Dette er sagt Med hilsen "), Some("Dette er sagt"));
        assert!(!forms().ends("tilsynshilsen"));
    }

    #[test]
    fn folding_keeps_every_place() {
        for text in ["ÆØÅ Straße", "İstanbul", "Noe"] {
            assert_eq!(fold(text).len(), text.len());
        }
    }
}
