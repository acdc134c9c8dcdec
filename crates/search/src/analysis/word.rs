//! What one word means: its lemmas and, of a compound, its parts.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::compound;
use super::lexicon::{LEXICON, Meaning};
use super::nynorsk;

/// The shortest stem of a word that no table has, in bytes.
const SHORTEST_STEM: usize = 4;

/// The endings of names and foreign words, the longest first. A genitive comes off before.
const ENDINGS: [&str; 9] = ["ane", "ene", "en", "et", "er", "ar", "a", "e", "s"];

/// A word in its written form (composed, in lower case), as it is indexed and as it is asked for.
#[derive(PartialEq, Eq, Debug, Default)]
pub(crate) struct Word {
    /// The lemmas that a text with the word is found by, besides the word as written.
    pub(crate) lemmas: Vec<String>,
    /// The lemmas that are looked for when somebody asks for the word.
    pub(crate) asked: Vec<String>,
    /// The parts of a compound: what each is found by, and where it stands in the word.
    pub(crate) parts: Vec<(String, Range<usize>)>,
    /// In the title of a letter: the parts that say what the letter is about, not what kind of document it is.
    pub(crate) title_parts: Vec<(String, Range<usize>)>,
    /// Whether it is a word of grammar, which asks for nothing beside other words.
    pub(crate) is_weak: bool,
}

/// How many words are remembered. A word that is not costs a hundred times as much, and texts repeat themselves.
const MOST_REMEMBERED: usize = 100_000;

thread_local! {
    static REMEMBERED: RefCell<HashMap<Box<str>, Rc<Word>>> = RefCell::default();
}

/// What a word means, from memory if it was asked for before.
pub(crate) fn look_up(written: &str) -> Rc<Word> {
    REMEMBERED.with_borrow_mut(|remembered| {
        if let Some(word) = remembered.get(written) {
            return Rc::clone(word);
        }
        if remembered.len() >= MOST_REMEMBERED {
            remembered.clear();
        }
        let word = Rc::new(Word::new(written));
        remembered.insert(written.into(), Rc::clone(&word));
        word
    })
}

impl Word {
    /// Works out what a word means.
    fn new(written: &str) -> Self {
        let mut meanings = LEXICON.meanings(written);
        if meanings.is_empty() {
            meanings = nynorsk::meanings(written);
        }
        if !meanings.is_empty() {
            return Self::known(written, &meanings);
        }
        let nominative = written.strip_suffix('s').filter(|word| word.len() >= SHORTEST_STEM);
        let compound = compound::unknown(written)
            .or_else(|| nominative.and_then(compound::unknown))
            .or_else(|| compound::half_known(written))
            .or_else(|| nominative.and_then(compound::half_known));
        match compound {
            Some(compound) => {
                let parts = compound.parts.into_iter().map(|part| (part.lemma, part.at)).collect();
                Self::of(written, compound.lemmas.clone(), compound.lemmas, parts)
            }
            None => {
                let stem = vec![stem(written).to_owned()];
                Self::of(written, stem.clone(), stem, Vec::new())
            }
        }
    }

    fn known(written: &str, meanings: &[Meaning]) -> Self {
        let in_text = meanings.iter().filter(|meaning| !meaning.is_asked_only()).map(|meaning| meaning.lemma.clone()).collect();
        let mut parts: Vec<(String, Range<usize>)> = Vec::new();
        for meaning in meanings.iter().filter(|meaning| meaning.is_divisible()) {
            for part in compound::parts_of_known(written, meaning.bare(), 0) {
                if !parts.iter().any(|(lemma, _)| *lemma == part.lemma) {
                    parts.push((part.lemma, part.at));
                }
            }
        }
        let mut word = Self::of(written, in_text, asked(meanings), parts);
        word.is_weak = meanings.iter().any(Meaning::is_weak);
        word
    }

    fn of(written: &str, mut lemmas: Vec<String>, asked: Vec<String>, mut parts: Vec<(String, Range<usize>)>) -> Self {
        let is_genre = lemmas.iter().any(|lemma| LEXICON.is_genre(lemma));
        lemmas.retain(|lemma| lemma != written);
        parts.retain(|(part, _)| part != written && !lemmas.contains(part));
        let title_parts = parts.iter().filter(|(_, at)| !is_genre || at.end < written.len()).cloned().collect();
        Self { lemmas, asked, parts, title_parts, is_weak: false }
    }
}

/// What somebody means who writes the form: the noun that a dictionary lists under it, if there is one; else a noun, if it can be
/// one; else whatever it can be. An adjective, and what says the same, is meant in any case.
fn asked(meanings: &[Meaning]) -> Vec<String> {
    let bokmaal = || meanings.iter().filter(|meaning| !meaning.is_same() && !meaning.is_asked_only());
    let tests: [fn(&Meaning) -> bool; 3] = [|one| one.is_base() && one.is_noun(), Meaning::is_noun, |_| true];
    let best = tests.into_iter().find(|test| bokmaal().any(test));
    let chosen =
        bokmaal().filter(|meaning| meaning.is_divisible() && !meaning.is_noun() || best.is_some_and(|test| test(meaning)));
    let others = meanings.iter().filter(|meaning| meaning.is_same() || meaning.is_asked_only());
    let mut asked: Vec<String> = Vec::new();
    for meaning in chosen.chain(others) {
        if !asked.contains(&meaning.lemma) {
            asked.push(meaning.lemma.clone());
        }
    }
    asked
}

/// A word without what looks like its ending. It need not be right, only the same for all forms of a name.
fn stem(word: &str) -> &str {
    let nominative = word.strip_suffix('s').filter(|rest| rest.len() >= SHORTEST_STEM).unwrap_or(word);
    let without = |ending: &&str| nominative.strip_suffix(*ending).filter(|rest| rest.len() >= SHORTEST_STEM);
    ENDINGS.iter().find_map(without).unwrap_or(nominative)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Running text written for this test, without a look at the tables.
    const NYNORSK: &str = include_str!("samples/nynorsk.txt");

    #[test]
    fn nynorsk_running_text_is_understood() {
        let words: Vec<String> =
            NYNORSK.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
        let is_understood = |word: &&String| {
            !LEXICON.meanings(word).is_empty() || !nynorsk::meanings(word).is_empty() || compound::unknown(word).is_some()
        };
        let strange: Vec<&String> = words.iter().filter(|word| !is_understood(word)).collect();
        assert!(strange.len() * 100 <= words.len() * 2, "{} of {}: {strange:?}", strange.len(), words.len());
    }
}
