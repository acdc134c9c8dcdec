//! Patterns that are constants of the program: the shape is written in code, its words lie in `words/patterns.toml`.

use regex::Regex;

use crate::words;

/// Letters of Norwegian and Sámi names, inside a class: what `\p{L}` stands for in a pattern of ours.
const LETTERS: &str = "A-Za-zÀ-ÖØ-öø-ÿŠšŽžČčĐđŊŋŦŧ";
/// Capital letters: what `\p{Lu}` stands for.
const CAPITALS: &str = "A-ZÀ-ÖØ-ÞŠŽČĐŊŦ";
/// Small letters: what `\p{Ll}` stands for.
const SMALL: &str = "a-zß-öø-ÿšžčđŋŧ";

/// Compiles a pattern that is written in the program. A wrong one is a defect that the first test of its rule shows.
///
/// `{month}` stands for any word of the table `[month]` in `words/patterns.toml`, in both written forms.
///
/// `\p{L}`, `\p{Lu}` and `\p{Ll}` stand for the letters that occur in Norwegian, not for all of Unicode: the tables of all scripts
/// would cost each start of the program more time than reading a letter does.
///
/// # Panics
/// Where `source` is no regular expression, or names a table that is not there.
#[expect(clippy::unwrap_used, reason = "every pattern is a constant, compiled by the tests of the rule that holds it")]
pub fn pattern(source: &str) -> Regex {
    Regex::new(&with_own_letters(&with_words(source))).unwrap()
}

/// Writes the words of a table in the place of its name.
fn with_words(source: &str) -> String {
    let mut written = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(open) = rest.find('{') {
        // `\p{L}` and `{2,5}` are no names.
        let name = rest[open + 1..].split('}').next().filter(|name| name.starts_with(|sign: char| sign.is_ascii_lowercase()));
        let length = name.map_or(1, |name| name.len() + 2);
        written.push_str(&rest[..open]);
        match name {
            Some(name) => written.push_str(&alternatives(name)),
            None => written.push('{'),
        }
        rest = &rest[open + length..];
    }
    written + rest
}

/// The words of a table as one group, the longest first, so that no word hides a longer one that begins with it.
fn alternatives(name: &str) -> String {
    let forms = words().patterns.get(name);
    let mut forms: Vec<&str> =
        forms.iter().flat_map(|forms| forms.bokmaal().iter().chain(forms.nynorsk())).map(String::as_str).collect();
    assert!(!forms.is_empty(), "expected a table [{name}] in words/patterns.toml, found none");
    forms.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    forms.dedup();
    format!("(?:{})", forms.into_iter().map(with_either_case).collect::<Vec<_>>().join("|"))
}

/// A word as a pattern: a small first letter may be a capital, a blank is any white space.
fn with_either_case(word: &str) -> String {
    let escaped = regex::escape(word).replace(' ', r"\s");
    match word.chars().next().filter(|first| first.is_lowercase()) {
        Some(first) => format!("[{first}{}]{}", first.to_uppercase(), &escaped[first.len_utf8()..]),
        None => escaped,
    }
}

/// Writes our letters in the place of Unicode's.
fn with_own_letters(source: &str) -> String {
    let mut written = String::with_capacity(source.len() * 2);
    let mut rest = source;
    let mut in_class = false;
    while let Some(first) = rest.chars().next() {
        let class =
            [(r"\p{Lu}", CAPITALS), (r"\p{Ll}", SMALL), (r"\p{L}", LETTERS)].into_iter().find(|(name, _)| rest.starts_with(name));
        if let Some((name, letters)) = class {
            if in_class {
                written.push_str(letters);
            } else {
                written.push('[');
                written.push_str(letters);
                written.push(']');
            }
            rest = &rest[name.len()..];
            continue;
        }
        // An escaped sign is no bracket.
        let length = if first == '\\' { 1 + rest[1..].chars().next().map_or(0, char::len_utf8) } else { first.len_utf8() };
        match first {
            '[' => in_class = true,
            ']' => in_class = false,
            _ => {}
        }
        written.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    written
}

/// Whether a text has a digit at all: most have none, and a search for days and numbers need not begin.
pub fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn names_stand_for_words_of_both_written_forms() {
        let by_month = pattern(r"^{by}\s\d{1,2}\.\s{month}$");
        for deadline in ["innen 1. mars", "Innan 12. mai", "i løpet av 3. juni"] {
            assert!(by_month.is_match(deadline), "{deadline}");
        }
        assert!(!by_month.is_match("etter 1. mars"));
        assert!(!pattern(r"^{case}$").is_match("ps"));
    }

    #[test]
    fn letters_are_those_of_norwegian() {
        assert!(pattern(r"^\p{Lu}\p{Ll}+$").is_match("Ærlig"));
        assert!(pattern(r"^[\p{L}-]+$").is_match("Kåfjord-Gáivuotna"));
        assert!(!pattern(r"^\p{L}+$").is_match("Сторвик"));
        assert!(pattern(r"^\[\p{Lu}\]$").is_match("[Å]"));
    }
}
