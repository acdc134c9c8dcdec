//! Cuts text into words and puts together again what is one thing: `24/6048-1`, `§ 13`, `e-post`.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::identifier::{self, Link};
use super::normal::{LONGEST, continues_word, normal, starts_word};

/// The most words that are put together to one.
const MOST_PARTS: usize = 16;

/// A word as it stands in a text.
pub(super) struct Piece {
    /// Its first byte.
    pub(super) from: usize,
    /// The byte after its last.
    pub(super) to: usize,
    /// Its written form.
    pub(super) text: String,
}

/// Words and, at the place of their first word, the identifiers and hyphenated words they form.
#[derive(Clone, Default)]
pub(super) struct WordTokenizer;

impl Tokenizer for WordTokenizer {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        Tokens { tokens: tokens(text).into_iter(), current: Token::default() }
    }
}

/// The tokens of one text.
pub(super) struct Tokens {
    tokens: std::vec::IntoIter<Token>,
    current: Token,
}

impl TokenStream for Tokens {
    fn advance(&mut self) -> bool {
        match self.tokens.next() {
            Some(token) => {
                self.current = token;
                true
            }
            None => false,
        }
    }

    fn token(&self) -> &Token {
        &self.current
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.current
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let pieces = pieces(text);
    let mut tokens = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while at < pieces.len() {
        let links = links(text, &pieces[at..]);
        let parts = &pieces[at..=at + links.len()];
        for whole in identifier::wholes(parts, &links) {
            let last = &parts[whole.parts - 1];
            tokens.push(token(parts[0].from, last.to, at, whole.text, whole.parts));
        }
        for (offset, part) in parts.iter().enumerate() {
            tokens.push(token(part.from, part.to, at + offset, part.text.clone(), 1));
        }
        at += parts.len();
    }
    tokens
}

fn token(offset_from: usize, offset_to: usize, position: usize, text: String, position_length: usize) -> Token {
    Token { offset_from, offset_to, position, text, position_length }
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some((from, first)) = characters.next() {
        if !starts_word(first) {
            continue;
        }
        let mut to = from + first.len_utf8();
        // A paragraph sign is a word of its own.
        while let Some((at, c)) = characters.next_if(|(_, c)| first != '§' && continues_word(*c)) {
            to = at + c.len_utf8();
        }
        pieces.push(Piece { from, to, text: normal(&text[from..to]) });
    }
    pieces
}

/// What links the first of the pieces with the next, that one with its next, and so on, as far as they are one thing.
fn links(text: &str, pieces: &[Piece]) -> Vec<Link> {
    let mut links = Vec::new();
    for pair in pieces.windows(2) {
        let (left, right) = (&pair[0], &pair[1]);
        if links.len() + 1 == MOST_PARTS || right.to - pieces[0].from > LONGEST {
            break;
        }
        match identifier::link(&pieces[..=links.len()], &links, &text[left.to..right.from], right) {
            Some(link) => links.push(link),
            None => break,
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        tokens(text).iter().map(|t| format!("{}@{}+{}", t.text, t.position, t.position_length)).collect()
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
        let words: Vec<_> = tokens(text).iter().map(|t| &text[t.offset_from..t.offset_to]).collect();
        assert_eq!(words, ["Sak", "A\u{30a}s", "§ 13", "§", "13"]);
    }
}
