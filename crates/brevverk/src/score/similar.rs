//! When two texts are the same for a person.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use super::ratio::{at_most, ratio};

/// A text that is at least so similar to a gold text is that text, found.
pub const FOUND: f64 = 0.90;

/// Texts whose lengths differ more than this are not compared any closer.
const CLOSEST_LENGTHS: f64 = 0.6;

#[allow(clippy::expect_used, reason = "the pattern is fixed, and every test here compiles it")]
static SIGNS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[^\p{L}\p{N}_§%/.\-]+").expect("a right pattern"));

/// How similar two texts are, from 0 to 1. Below [`FOUND`] it may say 0 for what is only less similar.
pub fn similarity(a: &str, b: &str) -> f64 {
    of_keys(&key(a), &key(b))
}

/// The same, of texts that are keys already.
pub(super) fn of_keys(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
    let lengths = shorter as f64 / longer as f64;
    // No two texts have more in common than the shorter one has.
    let possible = 2.0 * shorter as f64 / (shorter + longer) as f64;
    if shorter == 0 || lengths < CLOSEST_LENGTHS || possible < FOUND || at_most(&a, &b) < FOUND {
        return 0.0;
    }
    ratio(&a, &b)
}

/// Composed, without soft hyphens, white space collapsed.
pub(super) fn fold(text: &str) -> String {
    let composed: String = text.nfc().filter(|c| *c != '\u{ad}').collect();
    composed.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What two texts are compared by: folded, in lower case, and without signs that carry no meaning.
pub(super) fn key(text: &str) -> String {
    let lower: String = fold(text).chars().flat_map(lower).collect();
    SIGNS.replace_all(&lower, " ").trim().to_owned()
}

/// A character without case. `ß` is the one letter of ours whose lower case still has another form.
fn lower(c: char) -> Box<dyn Iterator<Item = char>> {
    if c == 'ß' { Box::new("ss".chars()) } else { Box::new(c.to_lowercase()) }
}

/// White space, and the four separators of old character sets.
fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_signs_and_white_space_make_no_difference() {
        assert_eq!(similarity("«Kommunen» skal,  rydde\u{a0}snø", "kommunen skal rydde snø"), 1.0);
        assert_eq!(key("A\u{30a}s – 24/6048-1, § 13"), "ås 24/6048-1 § 13");
    }

    #[test]
    fn a_word_more_is_still_the_same_text_and_another_text_is_not() {
        assert!(similarity("Kommunen skal rydde snø på alle veier", "Kommunen skal rydde snø på alle veiene") >= FOUND);
        assert!(similarity("Kommunen skal rydde snø", "Kommunen skal lage en plan") < FOUND);
        assert!(similarity("Kommunen", "") < FOUND);
    }
}
