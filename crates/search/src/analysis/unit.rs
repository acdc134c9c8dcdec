//! What is searched for: a word, an identifier, a hyphenated word.

use std::rc::Rc;

use tantivy::tokenizer::Token;

use super::word::{Word, look_up};
use super::words::MARK;

/// One thing that is searched for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Unit {
    /// The widest term: the whole identifier.
    pub(crate) whole: String,
    /// Its position among the words.
    pub(crate) position: usize,
    /// The words it consists of with their positions: one, the same as the whole, where it is a word alone.
    pub(crate) parts: Vec<(usize, String)>,
    /// What the word means; none where it is no word.
    word: Option<Rc<Word>>,
}

impl Unit {
    /// Whether it is found as a whole only: `24/6048` is not two numbers that happen to stand beside each other.
    pub(crate) fn is_identifier(&self) -> bool {
        self.parts.len() > 1 && self.whole.bytes().any(|b| b.is_ascii_digit())
    }

    /// Whether it is a word of grammar, which asks for nothing where there are other words.
    pub(crate) fn is_weak(&self) -> bool {
        self.word.as_ref().is_some_and(|word| word.is_weak)
    }

    /// The terms of the index that it is found by: each lemma, as it is written in a text and as other forms and compounds stand for it.
    pub(crate) fn terms(&self) -> impl Iterator<Item = String> {
        let lemmas = self.word.iter().flat_map(|word| &word.asked).flat_map(|lemma| [lemma.clone(), format!("{MARK}{lemma}")]);
        let written = Some(self.whole.clone()).filter(|_| self.word.is_none());
        written.into_iter().chain(lemmas)
    }

    /// Its lemmas; of what is no word, itself.
    pub(crate) fn lemmas(&self) -> Vec<&str> {
        self.word.as_ref().map_or_else(|| vec![self.whole.as_str()], |word| word.asked.iter().map(String::as_str).collect())
    }

    /// The terms that stand for it in an exact phrase, with their positions: a hyphen is not part of the wording, an identifier's signs are.
    pub(crate) fn in_phrase(&self) -> Vec<(usize, String)> {
        if self.is_identifier() { vec![(self.position, self.whole.clone())] } else { self.parts.clone() }
    }
}

/// Puts together the terms that stand at one place. The widest comes first among them.
pub(super) fn group(tokens: Vec<Token>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut end = 0;
    for token in tokens {
        match units.last_mut() {
            Some(unit) if token.position < end => {
                if token.position_length == 1 {
                    unit.parts.push((token.position, token.text));
                }
            }
            _ => {
                end = token.position + token.position_length;
                let parts = if token.position_length == 1 { vec![(token.position, token.text.clone())] } else { Vec::new() };
                let is_word = token.text.starts_with(char::is_alphabetic) && !token.text.bytes().any(|b| b.is_ascii_digit());
                let word = is_word.then(|| look_up(&token.text));
                units.push(Unit { whole: token.text, position: token.position, parts, word });
            }
        }
    }
    units
}

#[cfg(test)]
mod tests {
    use crate::analysis::units;

    #[test]
    fn an_identifier_is_one_thing_and_words_are_several() {
        let found = units("sak 24/6048-1 e-post");
        let wholes: Vec<_> = found.iter().map(|unit| unit.whole.as_str()).collect();
        assert_eq!(wholes, ["sak", "24/6048-1", "epost"]);
        assert!(found[1].is_identifier());
        assert_eq!(found[2].in_phrase(), [(4, "e".to_owned()), (5, "post".to_owned())]);
    }
}
