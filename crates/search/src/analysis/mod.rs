//! How words become terms: the one door for everything that is indexed and everything that is searched.
//!
//! Text goes through [`words`] (cut into words, NFC, lower case; å, ø and æ are letters and never folded). A word is indexed as it is
//! written and, in the [`Form::Words`], by its lemmas and the parts of a compound, which [`word`] finds: in the [`lexicon`], by the
//! [`nynorsk`] correspondences, as a [`compound`]. What is searched for is its lemma only, so that *hjemmetjeneste* does not find
//! every *tjeneste*. Index and query both come here, so that they cannot disagree about what a word is.

mod compound;
mod format;
mod identifier;
mod lexicon;
mod normal;
mod nynorsk;
mod unit;
mod word;
mod words;

use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, TokenizerManager};

pub(crate) use identifier::case_number;
pub(crate) use lexicon::version;
pub(crate) use unit::Unit;
pub(crate) use words::MARK;
use words::{WordTokenizer, Words};

/// In which form words are wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// As written, apart from case: for phrases, prefixes and identifiers.
    Exact,
    /// As written and, marked, by lemmas and parts.
    Words,
    /// The same for the title of a letter, where a word for a kind of document says nothing of what the letter is about.
    Title,
}

impl Form {
    const ALL: [Self; 3] = [Self::Exact, Self::Words, Self::Title];

    /// The name that the index knows the form's analysis by.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Exact => "norwegian_exact",
            Self::Words => "norwegian_words",
            Self::Title => "norwegian_title",
        }
    }
}

/// The analyses under the names that the schema uses, beside those of the engine, of which one takes a value as it is.
pub(crate) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    for form in Form::ALL {
        manager.register(form.name(), TextAnalyzer::from(WordTokenizer(form)));
    }
    manager
}

/// The terms of a text, in order, each with its position and its bytes in the text.
pub(crate) fn tokens(form: Form, text: &str) -> Vec<Token> {
    let mut words = Words::new(form, text);
    let mut tokens = Vec::new();
    while words.advance() {
        tokens.push(words.token().clone());
    }
    tokens
}

/// The words of a value, each followed by its lemmas and, where they are wanted, its parts. The order is that of the value.
pub(crate) fn words_of_value(value: &str, with_parts: bool) -> Vec<String> {
    let mut found = Vec::new();
    for token in tokens(Form::Exact, value) {
        let is_word = token.text.starts_with(char::is_alphabetic);
        let word = is_word.then(|| word::look_up(&token.text));
        found.push(token.text);
        if let Some(word) = word {
            found.extend(word.lemmas.iter().cloned());
            found.extend(word.parts.iter().filter(|_| with_parts).map(|(part, _)| part.clone()));
        }
    }
    found
}

/// What somebody means who writes the text into a search: its words, each with its lemmas, and what belongs together as one.
pub(crate) fn units(text: &str) -> Vec<Unit> {
    unit::group(tokens(Form::Exact, text))
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

    fn found_by(written: &str, asked: &str) -> bool {
        let terms = terms(Form::Words, written);
        units(asked).iter().all(|unit| unit.terms().any(|term| terms.contains(&term)))
    }

    #[test]
    fn norwegian_letters_stay_what_they_are() {
        assert_eq!(terms(Form::Exact, "BLÅ Fjære, SØR"), ["blå", "fjære", "sør"]);
        assert_eq!(terms(Form::Exact, "A\u{30a}s"), ["ås"], "a letter written as two code points is the same letter");
        assert_eq!(terms(Form::Exact, "kom\u{ad}mune"), ["kommune"], "a soft hyphen is no part of the word");
    }

    #[test]
    fn a_word_is_found_in_each_form_and_in_both_written_forms() {
        for (asked, written) in [
            ("tiltak", "tiltakene"),
            ("kommune", "kommunens"),
            ("vedlikehald", "vedlikeholdet"),
            ("vedlikehold", "vedlikehaldet"),
            ("barnehageplassar", "barnehageplass"),
            ("heimeteneste", "hjemmetjenestene"),
            ("hjemmetjeneste", "heimetenesta"),
            ("sjukeheim", "sykehjemmet"),
            ("innbyggjarar", "innbyggerne"),
            ("trygghet", "tryggleiken"),
            ("ikke", "ikkje"),
            ("fedre", "far"),
            ("digitalisering", "digitaliserer"),
            ("omsorgsbolig", "omsorgsbustadene"),
        ] {
            assert!(found_by(written, asked), "{asked}: {written} {:?}", terms(Form::Words, written));
        }
    }

    #[test]
    fn a_compound_is_found_by_its_parts_and_a_part_not_by_the_compound() {
        for (asked, written) in [
            ("tjeneste", "hjemmetjenesten"),
            ("teneste", "hjemmetjenesten"),
            ("vei", "skoleveisplanen"),
            ("klima", "klimagassutslippene"),
            ("skog", "Kongshavnskogen"),
        ] {
            assert!(found_by(written, asked), "{asked}: {written} {:?}", terms(Form::Words, written));
        }
        for (asked, written) in [
            ("hjemmetjeneste", "tjenesten"),
            ("stilling", "omstillinger"),
            ("leder", "veilederen"),
            ("hage", "barnehagen"),
            ("trær", "tre"),
            ("skap", "kunnskap"),
        ] {
            assert!(!found_by(written, asked), "{asked}: {written} {:?}", terms(Form::Words, written));
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
