//! The little grammar of a search: `word word`, `"exact phrase"`, `-not`, `one OR other`, `prefix*`, `"phrase with pre*"`,
//! `filter:value`.

mod filter;

use std::fmt;

use crate::analysis::has_words;
use crate::item::Kind;
use crate::query::Filters;

/// The longest search, in bytes. Nobody writes more than a page; a program that does is told.
const LONGEST: usize = 4096;

/// What a search asks for: every clause is to hold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Words {
    /// What is to hold; without any, everything is found.
    pub clauses: Vec<Clause>,
    /// The filters among the words. They narrow what other filters let pass.
    pub filters: Filters,
    /// The kinds asked for among the words; others that are asked for come first.
    pub kinds: Vec<Kind>,
    /// The search as it was written.
    pub written: String,
    /// Whether there is a filter among the words.
    filtered: bool,
    /// What was not understood as syntax, or was left out.
    pub remarks: Vec<Remark>,
}

/// Alternatives, one of which is to hold. Without any, nothing is found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Clause {
    /// The alternatives.
    pub any: Vec<Term>,
}

/// One thing that is to occur, or is not to occur.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    /// Whether it is *not* to occur.
    pub not: bool,
    /// What.
    pub wanted: Wanted,
}

/// What is to occur.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// These words, in any form and order.
    Words(String),
    /// These words, in this form and order.
    Phrase(String),
    /// These words, in this form and order, the last of which only starts like this.
    Prefix(String),
}

/// What a person should know about how a search was understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Remark {
    /// A quotation mark has no other: what follows it is taken as words.
    OpenQuote,
    /// An operator has nothing to work on, or is none of this grammar: it is taken as a word.
    Operator(String),
    /// `AND` is understood anyway, and left out.
    And,
    /// A star does not stand at the end of a word: the word is taken without it.
    Star(String),
    /// Signs without a letter or digit cannot be found, and are left out.
    NoWords(String),
    /// What stands after the name of a filter is no value of it: it is taken as words.
    Value {
        /// The filter, as written.
        filter: String,
        /// What stands there.
        value: String,
    },
    /// A filter cannot be denied: it is taken as words.
    DeniedFilter(String),
    /// The search is too long: only the first so many bytes of it are used.
    TooLong(usize),
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OpenQuote => write!(f, "a quotation mark is not closed: what follows it is taken as words"),
            Self::Operator(word) => write!(f, "`{word}` joins nothing here and is taken as a word"),
            Self::And => write!(f, "words are all to occur without `AND`, which is left out"),
            Self::Star(word) => write!(f, "a star means something only at the end of a word: `{word}` is taken without it"),
            Self::NoWords(signs) => write!(f, "`{signs}` has neither letter nor digit and is left out"),
            Self::Value { filter, value } => write!(f, "`{value}` is no value of the filter `{filter}`: both are taken as words"),
            Self::DeniedFilter(written) => write!(f, "a filter cannot be denied: `{written}` is taken as words"),
            Self::TooLong(bytes) => write!(f, "the search is too long: only its first {bytes} bytes are used"),
        }
    }
}

/// Reads a search. It never fails: what cannot be understood is taken as words, and said in [`Words::remarks`].
///
/// `OR` joins its two neighbours: `plan skole OR barnehage` asks for *plan* and one of the two others.
pub fn parse(words: &str) -> Words {
    let mut parser = Parser::default();
    let used = parser.cut(words);
    used.trim().clone_into(&mut parser.words.written);
    for lexeme in lexemes(used, &mut parser.words.remarks) {
        parser.take(lexeme);
    }
    parser.finish(!used.trim().is_empty())
}

/// A word or a quotation, as it stands.
struct Lexeme<'w> {
    not: bool,
    quoted: bool,
    /// The name of a filter before it.
    filter: Option<&'w str>,
    text: &'w str,
}

/// Parts a search at white space and quotation marks.
fn lexemes<'w>(words: &'w str, remarks: &mut Vec<Remark>) -> Vec<Lexeme<'w>> {
    let mut lexemes = Vec::new();
    let mut rest = words;
    loop {
        rest = rest.trim_start_matches(is_space);
        let bare = rest.trim_start_matches('-');
        let not = bare.len() < rest.len() && !bare.starts_with(is_space) && !bare.is_empty();
        let start = if not { bare } else { rest };
        let (filter, start) = filter::name(start).map_or((None, start), |(name, value)| (Some(name), value));
        let Some(first) = start.chars().next() else { return lexemes };
        if let Some(closing) = closing(first) {
            let inside = &start[first.len_utf8()..];
            if let Some(end) = inside.find(closing) {
                lexemes.push(Lexeme { not, quoted: true, filter, text: &inside[..end] });
                rest = inside[end..].trim_start_matches(closing);
            } else {
                remarks.push(Remark::OpenQuote);
                rest = inside;
            }
            continue;
        }
        let end = one_thing(start);
        lexemes.push(Lexeme { not, quoted: false, filter, text: &start[..end] });
        rest = &start[end..];
    }
}

/// Where the first word of `text` ends. A paragraph sign goes with its number, and a document's number with that of its case, also
/// where they are set apart: `§ 13`, `24/6048 - 1`.
fn one_thing(text: &str) -> usize {
    let end = word_end(text);
    let (word, rest) = text.split_at(end);
    let next = rest.trim_start_matches(is_space);
    if matches!(word, "§" | "§§") && next.starts_with(|c: char| c.is_ascii_digit()) {
        return text.len() - next.len() + word_end(next);
    }
    let is_case = word.contains('/') && word.bytes().all(|b| b == b'/' || b.is_ascii_digit());
    if let Some(number) = next.strip_prefix(['-', '–']).filter(|_| is_case) {
        let trimmed = number.trim_start_matches(is_space);
        let digits = word_end(trimmed);
        if trimmed.len() < number.len() && digits > 0 && trimmed[..digits].bytes().all(|b| b.is_ascii_digit()) {
            return text.len() - trimmed.len() + digits;
        }
    }
    end
}

fn word_end(text: &str) -> usize {
    text.find(|c| is_space(c) || closing(c).is_some()).unwrap_or(text.len())
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// The marks that close a quotation that the character opens.
fn closing(opening: char) -> Option<&'static [char]> {
    match opening {
        '"' => Some(&['"']),
        '“' | '”' | '„' => Some(&['“', '”']),
        '«' | '»' => Some(&['»', '«']),
        _ => None,
    }
}

/// Puts lexemes together to clauses.
#[derive(Default)]
struct Parser {
    words: Words,
    /// Whether an `OR` waits for what follows, with its own text.
    or: bool,
}

impl Parser {
    fn cut<'w>(&mut self, words: &'w str) -> &'w str {
        if words.len() <= LONGEST {
            return words;
        }
        self.words.remarks.push(Remark::TooLong(LONGEST));
        let end = (0..=LONGEST).rev().find(|at| words.is_char_boundary(*at)).unwrap_or(0);
        &words[..end]
    }

    fn take(&mut self, lexeme: Lexeme<'_>) {
        let Lexeme { not, quoted, filter, text } = lexeme;
        if let Some(name) = filter {
            return self.filter(not, name, text);
        }
        match text {
            _ if quoted => self.quoted(not, text),
            "OR" if !not && !self.or && !self.words.clauses.is_empty() => self.or = true,
            "AND" if !not => self.words.remarks.push(Remark::And),
            "OR" | "NOT" => self.push_operator(text),
            _ => {
                let wanted = self.wanted(text);
                self.push(not, wanted, text);
            }
        }
    }

    /// A value of a filter; where it is none, it is words.
    fn filter(&mut self, not: bool, name: &str, value: &str) {
        let words = &mut self.words;
        if !not && filter::enter(name, value, &mut words.filters, &mut words.kinds) {
            words.filtered = true;
            return;
        }
        let (filter, value) = (name.to_owned(), value.to_owned());
        let written = format!("{filter}:{value}");
        words.remarks.push(if not { Remark::DeniedFilter(written) } else { Remark::Value { filter, value: value.clone() } });
        self.push(false, Wanted::Words(name.to_owned()), name);
        self.push(false, Wanted::Words(value.clone()), &value);
    }

    fn quoted(&mut self, not: bool, text: &str) {
        let wanted = match text.trim_end().strip_suffix('*') {
            Some(start) if has_words(start) && !start.ends_with(is_space) => Wanted::Prefix(start.to_owned()),
            _ => Wanted::Phrase(text.to_owned()),
        };
        self.push(not, wanted, text);
    }

    /// What a word asks for. A star at its end makes it a prefix; one anywhere else means nothing.
    fn wanted(&mut self, word: &str) -> Wanted {
        match word.strip_suffix('*') {
            Some(prefix) if !prefix.contains('*') => return Wanted::Prefix(prefix.to_owned()),
            _ if word.contains('*') && has_words(word) => self.words.remarks.push(Remark::Star(word.to_owned())),
            _ => {}
        }
        Wanted::Words(word.replace('*', " "))
    }

    fn push_operator(&mut self, word: &str) {
        self.words.remarks.push(Remark::Operator(word.to_owned()));
        self.push(false, Wanted::Words(word.to_owned()), word);
    }

    fn push(&mut self, not: bool, wanted: Wanted, written: &str) {
        if !has_words(written) {
            self.words.remarks.push(Remark::NoWords(written.trim().to_owned()));
            return;
        }
        let term = Term { not, wanted };
        match self.words.clauses.last_mut().filter(|_| self.or) {
            Some(clause) => clause.any.push(term),
            None => self.words.clauses.push(Clause { any: vec![term] }),
        }
        self.or = false;
    }

    /// `asked` is whether anything was written at all: who writes only signs asks for something that is not there.
    fn finish(mut self, asked: bool) -> Words {
        if self.or {
            self.or = false;
            self.push_operator("OR");
        }
        if asked && self.words.clauses.is_empty() && !self.words.filtered {
            self.words.clauses.push(Clause::default());
        }
        self.words
    }
}

#[cfg(test)]
mod tests;
