//! Patterns that are constants of the program.

use regex::Regex;

/// Letters of Norwegian and Sámi names, inside a class: what `\p{L}` stands for in a pattern of ours.
const LETTERS: &str = "A-Za-zÀ-ÖØ-öø-ÿŠšŽžČčĐđŊŋŦŧ";
/// Capital letters: what `\p{Lu}` stands for.
const CAPITALS: &str = "A-ZÀ-ÖØ-ÞŠŽČĐŊŦ";
/// Small letters: what `\p{Ll}` stands for.
const SMALL: &str = "a-zß-öø-ÿšžčđŋŧ";

/// Compiles a pattern that is written in the program. A wrong one is a defect that the first test of its rule shows.
///
/// `\p{L}`, `\p{Lu}` and `\p{Ll}` stand for the letters that occur in Norwegian, not for all of Unicode: the tables of all scripts
/// would cost each start of the program more time than reading a letter does.
///
/// # Panics
/// Where `source` is no regular expression.
#[expect(clippy::unwrap_used, reason = "every pattern is a constant, compiled by the tests of the rule that holds it")]
pub fn pattern(source: &str) -> Regex {
    Regex::new(&with_own_letters(source)).unwrap()
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

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn letters_are_those_of_norwegian() {
        assert!(pattern(r"^\p{Lu}\p{Ll}+$").is_match("Ærlig"));
        assert!(pattern(r"^[\p{L}-]+$").is_match("Kåfjord-Gáivuotna"));
        assert!(!pattern(r"^\p{L}+$").is_match("Сторвик"));
        assert!(pattern(r"^\[\p{Lu}\]$").is_match("[Å]"));
    }
}
