//! The written form of one word.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest term, in bytes. What is longer is cut there, at a character, in index and query alike.
pub(super) const LONGEST: usize = 200;

/// Whether a word can start with the character. Superscripts (the mark of a footnote) are no part of a word.
pub(super) fn starts_word(c: char) -> bool {
    match c {
        // Most letters there are: the tables of Unicode take their time.
        'a'..='z' | 'A'..='Z' | '0'..='9' | '§' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' => true,
        _ => c.is_alphabetic(),
    }
}

/// Whether the character goes on with a word: also what stands above or below a letter, and what is not seen.
pub(super) fn continues_word(c: char) -> bool {
    c != '§' && (starts_word(c) || is_combining_mark(c) || is_unseen(c))
}

/// Marks for where a line may be broken, which are not part of how a word is written.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// The word composed (NFC), in lower case, at most [`LONGEST`] bytes.
pub(super) fn normal(word: &str) -> String {
    let mut normal = String::with_capacity(word.len());
    push_normal(word, &mut normal);
    normal
}

/// Adds the same to the letters there are.
pub(super) fn push_normal(word: &str, letters: &mut String) {
    let start = letters.len();
    if word.is_ascii() {
        letters.push_str(word);
        letters[start..].make_ascii_lowercase();
    } else if word.chars().all(is_simple) {
        letters.extend(word.chars().map(lower));
    } else {
        // Lower case can itself come out decomposed (`İ`), so it is composed once more.
        letters.extend(word.chars().filter(|c| !is_unseen(*c)).nfc().flat_map(char::to_lowercase).nfc());
    }
    if letters.len() - start > LONGEST {
        let mut own = letters.split_off(start);
        cut(&mut own);
        letters.push_str(&own);
    }
}

/// Whether the letter is composed, and its lower case as well: those of Norwegian, and of its neighbours.
fn is_simple(c: char) -> bool {
    c.is_ascii() || matches!(c, 'À'..='ÿ')
}

/// The lower case of a simple letter.
fn lower(c: char) -> char {
    match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => char::from(c as u8 + 0x20),
        _ => c,
    }
}

/// Cuts a term at the longest length, never within a character.
pub(super) fn cut(term: &mut String) {
    if term.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|at| term.is_char_boundary(*at)).unwrap_or(0);
        term.truncate(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simple_letters_are_what_unicode_says() {
        for c in ('\0'..='ÿ').filter(|c| is_simple(*c)) {
            assert_eq!(lower(c).to_string(), c.to_lowercase().to_string());
            assert_eq!(starts_word(c), c.is_alphabetic() || c.is_ascii_digit());
        }
    }

    #[test]
    fn a_word_beyond_the_longest_is_cut_between_characters() {
        assert_eq!(normal(&"å".repeat(100)).len(), 200);
        assert_eq!(normal(&format!("a{}", "å".repeat(100))).len(), 199);
    }
}
