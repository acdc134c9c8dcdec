//! What was found to differ.

use std::io::{self, Write};

use linked::Document;
use search::{Index, items};

use crate::places;
use crate::speech::{CheckWords, fill};

/// So much of a value, in characters, tells which one it is.
const SHOWN: usize = 120;

/// What was checked, and what differs.
#[derive(Default)]
pub(super) struct Findings {
    /// How many letters were checked.
    pub(super) letters: usize,
    /// How many values were looked up at their places.
    pub(super) values: usize,
    /// A sentence for each difference that has not been printed yet.
    sentences: Vec<String>,
    printed: usize,
}

impl Findings {
    /// Something differs.
    pub(super) fn differ(&mut self, sentence: String) {
        self.sentences.push(sentence);
    }

    /// How much differs.
    pub(super) fn differences(&self) -> usize {
        self.printed + self.sentences.len()
    }

    /// Adds what was found elsewhere.
    pub(super) fn add(&mut self, other: Self) {
        self.letters += other.letters;
        self.values += other.values;
        self.sentences.extend(other.sentences);
    }

    /// Prints the sentences, and does not keep them.
    pub(super) fn print(&mut self, out: &mut impl Write) -> io::Result<()> {
        self.printed += self.sentences.len();
        self.sentences.drain(..).try_for_each(|sentence| writeln!(out, "{sentence}"))
    }

    /// Holds a letter against the items that the index has of it.
    pub(super) fn indexed(&mut self, letter: &Document, index: &Index, say: &CheckWords) {
        let mut wanted = items(letter, &letter.source.path);
        wanted.sort_by(|a, b| a.id.cmp(&b.id));
        match index.items_of(&letter.id) {
            Ok(found) if found == wanted => {}
            Ok(found) if found.is_empty() => self.differ(fill(say.not_indexed, &[&letter.id])),
            Ok(_) => self.differ(fill(say.index_differs, &[&letter.id])),
            Err(error) => self.differ(format!("{}: {error}", letter.id)),
        }
    }

    /// Looks up every value of a letter in its text.
    pub(super) fn placed(&mut self, letter: &Document, text: &str, name: &str, say: &CheckWords) {
        let json = match serde_json::to_value(letter) {
            Ok(json) => json,
            Err(error) => return self.differ(format!("{name}: {error}")),
        };
        let checked = places::check(&json, text);
        self.values += checked.values;
        for misplaced in checked.misplaced {
            let there = short(&misplaced.there);
            self.differ(match &misplaced.value {
                Some(value) => fill(say.misplaced, &[&name, &misplaced.trail, &short(value), &there]),
                None => fill(say.no_place, &[&name, &misplaced.trail]),
            });
        }
    }
}

fn short(words: &str) -> String {
    match words.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}
