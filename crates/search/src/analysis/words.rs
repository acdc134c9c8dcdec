//! Cuts text into words, puts together again what is one thing (`24/6048-1`, `§ 13`, `e-post`), and sets beside each word what it
//! is found by: its lemmas and the parts of a compound.
//!
//! One pass, and nothing allocated for a word that was seen before: what is indexed by the million goes through here.

use std::ops::Range;
use std::rc::Rc;

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::Form;
use super::identifier::{self, Link, is_hyphen};
use super::normal::{LONGEST, continues_word, normal, push_normal, starts_word};
use super::word::{Word, look_up};

/// The most words that are put together to one.
const MOST_PARTS: usize = 16;

/// What the terms of lemmas and parts begin with, so that they are never taken for words as written. No word can begin with it.
pub(crate) const MARK: char = '\u{1}';

/// A word as it stands in a text.
pub(super) struct Piece {
    /// Its first byte.
    pub(super) from: usize,
    /// The byte after its last.
    pub(super) to: usize,
    /// Its written form.
    pub(super) text: String,
}

/// The words of a text in a form.
#[derive(Clone)]
pub(super) struct WordTokenizer(pub(super) Form);

impl Tokenizer for WordTokenizer {
    type TokenStream<'a> = Words<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Words<'a> {
        Words::new(self.0, text)
    }
}

/// What the text of a token is.
#[derive(Clone)]
enum Letters {
    /// As written: these bytes of the letters at hand.
    Written(Range<usize>),
    /// This lemma of this word.
    Lemma(usize, usize),
    /// This part of this word.
    Part(usize, usize),
}

/// A token that is about to be given.
struct Waiting {
    from: usize,
    to: usize,
    position: usize,
    length: usize,
    letters: Letters,
}

/// The tokens of one text.
pub(super) struct Words<'a> {
    form: Form,
    text: &'a str,
    /// Up to where the text has been read.
    at: usize,
    position: usize,
    waiting: Vec<Waiting>,
    given: usize,
    letters: String,
    words: Vec<Rc<Word>>,
    token: Token,
}

impl<'a> Words<'a> {
    pub(super) fn new(form: Form, text: &'a str) -> Self {
        Self {
            form,
            text,
            at: 0,
            position: 0,
            waiting: Vec::new(),
            given: 0,
            letters: String::new(),
            words: Vec::new(),
            token: Token::default(),
        }
    }

    /// Reads one word, or what belongs together. False at the end.
    fn read(&mut self) -> bool {
        self.waiting.clear();
        self.letters.clear();
        self.words.clear();
        self.given = 0;
        let Some(at) = piece(self.text, self.at) else { return false };
        if stands_alone(self.text, &at) {
            self.word(at.clone(), 1);
            self.at = at.end;
        } else {
            self.linked(at);
        }
        true
    }

    /// A word at the current position, with its lemmas and parts.
    fn word(&mut self, at: Range<usize>, length: usize) {
        let start = self.letters.len();
        push_normal(&self.text[at.clone()], &mut self.letters);
        self.written(start..self.letters.len(), at, length);
        if length == 1 {
            self.position += 1;
        }
    }

    /// The letters from `written` as a token, with its lemmas and parts.
    fn written(&mut self, written: Range<usize>, at: Range<usize>, length: usize) {
        let position = self.position;
        let token = |at: Range<usize>, letters| Waiting { from: at.start, to: at.end, position, length, letters };
        let letters = &self.letters[written.clone()];
        self.waiting.push(token(at.clone(), Letters::Written(written.clone())));
        if self.form == Form::Exact || !letters.starts_with(char::is_alphabetic) || letters.bytes().any(|b| b.is_ascii_digit()) {
            return;
        }
        let word = look_up(letters);
        let number = self.words.len();
        // A part is found in the text where it is in the word, if the word is written in the text letter for letter.
        let same = letters.len() == at.len();
        let within = |part: &Range<usize>| if same { at.start + part.start..at.start + part.end } else { at.clone() };
        let parts = if self.form == Form::Title { &word.title_parts } else { &word.parts };
        self.waiting.extend((0..word.lemmas.len()).map(|one| token(at.clone(), Letters::Lemma(number, one))));
        let part = |(one, (_, place)): (usize, &(String, Range<usize>))| token(within(place), Letters::Part(number, one));
        self.waiting.extend(parts.iter().enumerate().map(part));
        self.words.push(word);
    }

    /// What belongs together, from the piece at `first` on: as a whole, and each piece.
    fn linked(&mut self, first: Range<usize>) {
        let read = |at: Range<usize>| Piece { from: at.start, to: at.end, text: normal(&self.text[at]) };
        let mut pieces = vec![read(first)];
        let mut links: Vec<Link> = Vec::new();
        while pieces.len() < MOST_PARTS {
            let left = pieces.last().map_or(0, |piece| piece.to);
            let Some(right) = piece(self.text, left) else { break };
            if right.end - pieces[0].from > LONGEST {
                break;
            }
            let right = read(right);
            match identifier::link(&pieces, &links, &self.text[left..right.from], &right) {
                Some(link) => links.push(link),
                None => break,
            }
            pieces.push(right);
        }
        for whole in identifier::wholes(&pieces, &links) {
            let start = self.letters.len();
            self.letters.push_str(&whole.text);
            self.written(start..self.letters.len(), pieces[0].from..pieces[whole.parts - 1].to, whole.parts);
        }
        for piece in &pieces {
            self.word(piece.from..piece.to, 1);
        }
        self.at = pieces.last().map_or(self.text.len(), |piece| piece.to);
    }
}

impl TokenStream for Words<'_> {
    fn advance(&mut self) -> bool {
        while self.given == self.waiting.len() {
            if !self.read() {
                return false;
            }
        }
        let waiting = &self.waiting[self.given];
        self.given += 1;
        self.token.offset_from = waiting.from;
        self.token.offset_to = waiting.to;
        self.token.position = waiting.position;
        self.token.position_length = waiting.length;
        self.token.text.clear();
        match &waiting.letters {
            Letters::Written(range) => self.token.text.push_str(&self.letters[range.clone()]),
            Letters::Lemma(word, one) => {
                self.token.text.push(MARK);
                self.token.text.push_str(&self.words[*word].lemmas[*one]);
            }
            Letters::Part(word, one) => {
                let word = &self.words[*word];
                let parts = if self.form == Form::Title { &word.title_parts } else { &word.parts };
                self.token.text.push(MARK);
                self.token.text.push_str(&parts[*one].0);
            }
        }
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// The first word at or after a byte.
fn piece(text: &str, from: usize) -> Option<Range<usize>> {
    let mut characters = text[from..].char_indices();
    let (start, first) = characters.find(|(_, c)| starts_word(*c))?;
    // A paragraph sign is a word of its own.
    if first == '§' {
        return Some(from + start..from + start + first.len_utf8());
    }
    let end = characters.find(|(_, c)| !continues_word(*c)).map_or(text.len(), |(at, _)| from + at);
    Some(from + start..end)
}

/// Whether nothing that follows the word can belong to it.
fn stands_alone(text: &str, word: &Range<usize>) -> bool {
    let mut following = text[word.end..].chars();
    match following.next() {
        _ if &text[word.clone()] == "§" => false,
        Some(c) if is_hyphen(c) || matches!(c, '/' | '.' | ',' | ':') => !following.next().is_some_and(starts_word),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let mut words = Words::new(Form::Exact, text);
        let mut shown = Vec::new();
        while words.advance() {
            let token = words.token();
            shown.push(format!("{}@{}+{}", token.text, token.position, token.position_length));
        }
        shown
    }

    #[test]
    fn a_case_number_stands_beside_its_parts() {
        assert_eq!(
            shown("sak 24/6048-1 om"),
            ["sak@0+1", "24/6048-1@1+3", "24/6048@1+2", "24@1+1", "6048@2+1", "1@3+1", "om@4+1"]
        );
        assert_eq!(shown("1039/25"), ["1039/25@0+2", "1039@0+1", "25@1+1"]);
    }

    #[test]
    fn the_ways_to_write_a_case_number_are_one() {
        for written in ["24/6048-1", "2024/6048-1", "2024/6048 - 1", "24/6048 – 1", "24/6048\u{2011}1"] {
            assert_eq!(shown(written)[0], "24/6048-1@0+3", "{written}");
        }
    }

    #[test]
    fn a_paragraph_keeps_its_sign() {
        assert_eq!(shown("§ 13"), ["§13@0+2", "§@0+1", "13@1+1"]);
        assert_eq!(shown("§ 4-2")[0], "§4-2@0+3");
    }

    #[test]
    fn a_hyphenated_word_stands_also_in_one() {
        assert_eq!(shown("e-post"), ["epost@0+2", "e@0+1", "post@1+1"]);
        assert_eq!(shown("helse- og omsorg"), ["helse@0+1", "og@1+1", "omsorg@2+1"]);
        assert_eq!(shown("og/eller"), ["og@0+1", "eller@1+1"]);
    }

    #[test]
    fn a_sentence_ends_where_it_ends() {
        assert_eq!(shown("i 2025. Tiltak 3, 4"), ["i@0+1", "2025@1+1", "tiltak@2+1", "3@3+1", "4@4+1"]);
        assert_eq!(shown("1.2.1")[0], "1.2.1@0+3");
    }

    #[test]
    fn bytes_point_into_the_text_as_it_stands() {
        let text = "Sak  A\u{30a}s§ 13";
        let mut words = Words::new(Form::Exact, text);
        let mut found = Vec::new();
        while words.advance() {
            found.push(&text[words.token().offset_from..words.token().offset_to]);
        }
        assert_eq!(found, ["Sak", "A\u{30a}s", "§ 13", "§", "13"]);
    }

    #[test]
    fn lemmas_and_parts_stand_at_their_word_and_point_at_their_letters() {
        let text = "I Hjemmetjenesten";
        let mut words = Words::new(Form::Words, text);
        let mut found = Vec::new();
        while words.advance() {
            let token = words.token();
            found.push(format!("{}={}@{}", token.text, &text[token.offset_from..token.offset_to], token.position));
        }
        assert_eq!(
            found,
            [
                "i=I@0",
                "hjemmetjenesten=Hjemmetjenesten@1",
                "\u{1}hjemmetjeneste=Hjemmetjenesten@1",
                "\u{1}hjemme=Hjemme@1",
                "\u{1}tjeneste=tjenesten@1"
            ]
        );
    }
}
