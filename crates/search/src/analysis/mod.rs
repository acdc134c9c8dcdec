//! How words become terms: the one door for everything that is indexed and everything that is searched.
//!
//! Text goes through [`words`] (cut into words, NFC, lower case; å, ø and æ are letters and never folded) and, in the
//! [`Form::Stemmed`], on through the Norwegian stemmer. Stop words are kept.
//! Index and query both come here, so that they cannot disagree about what a word is.

mod identifier;
mod normal;
mod unit;
mod words;

use tantivy::tokenizer::{Language, Stemmer, TextAnalyzer, Token, TokenizerManager};

pub(crate) use identifier::case_number;
pub(crate) use unit::Unit;
use words::WordTokenizer;

/// In which form words are wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// As written, apart from case: for phrases, prefixes and identifiers.
    Exact,
    /// Without inflection: for words.
    Stemmed,
}

impl Form {
    /// The name that the index knows the form's analysis by.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Exact => "norwegian_exact",
            Self::Stemmed => "norwegian_stemmed",
        }
    }

    fn analyzer(self) -> TextAnalyzer {
        let words = TextAnalyzer::builder(WordTokenizer);
        match self {
            Self::Exact => words.build(),
            Self::Stemmed => words.filter(Stemmer::new(Language::Norwegian)).build(),
        }
    }
}

/// The analyses under the names that the schema uses, beside those of the engine, of which one takes a value as it is.
pub(crate) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    for form in [Form::Exact, Form::Stemmed] {
        manager.register(form.name(), form.analyzer());
    }
    manager
}

/// The terms of a text, in order, each with its position and its bytes in the text.
pub(crate) fn tokens(form: Form, text: &str) -> Vec<Token> {
    let mut analyzer = form.analyzer();
    let mut stream = analyzer.token_stream(text);
    let mut tokens = Vec::new();
    while stream.advance() {
        tokens.push(stream.token().clone());
    }
    tokens
}

/// The same terms, those that stand at one place put together: what somebody means who writes the text into a search.
pub(crate) fn units(form: Form, text: &str) -> Vec<Unit> {
    unit::group(tokens(form, text))
}

/// Whether there is anything in the text to search for.
pub(crate) fn has_words(text: &str) -> bool {
    text.chars().any(normal::starts_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(form: Form, text: &str) -> Vec<String> {
        tokens(form, text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn norwegian_letters_stay_what_they_are() {
        assert_eq!(terms(Form::Exact, "BLÅ Fjære, SØR"), ["blå", "fjære", "sør"]);
        assert_eq!(terms(Form::Exact, "A\u{30a}s"), ["ås"], "a letter written as two code points is the same letter");
        assert_eq!(terms(Form::Exact, "kom\u{ad}mune"), ["kommune"], "a soft hyphen is no part of the word");
    }

    #[test]
    fn inflected_words_have_one_stem() {
        for (one, other) in [("tiltak", "tiltakene"), ("kommune", "kommunen"), ("plan", "planene"), ("skule", "skulen")] {
            assert_eq!(terms(Form::Stemmed, one), terms(Form::Stemmed, other));
        }
    }

    #[test]
    fn stop_words_and_long_words_are_kept() {
        let long = "å".repeat(100);
        assert_eq!(terms(Form::Exact, &format!("og {long} i")), ["og", &long, "i"]);
    }

    #[test]
    fn signs_alone_are_no_words() {
        assert!(!has_words("– * \" ()"));
        assert!(has_words("§"));
    }
}
