//! What stands in front of the paragraphs of a text box.

use crate::numerals::{Numerals, bullet};
use crate::xml::Element;

use super::styles::Styles;

const LEVELS: usize = 9;

/// How far the paragraphs of a text box have counted, by level: the number of the last one.
#[derive(Default)]
pub(super) struct Counting([Option<u32>; LEVELS]);

impl Counting {
    /// What a paragraph of that level begins with. Its own properties count for more than those of its styles.
    pub(super) fn label(&mut self, own: Option<&Element<'_>>, styles: &Styles<'_, '_>, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let says = |element: &&Element<'_>| {
            element.elements().any(|child| matches!(child.name, "buNone" | "buChar" | "buAutoNum" | "buBlip"))
        };
        let format = own.filter(says).or_else(|| styles.of_level(level).find(says));
        let found = format.and_then(|format| {
            if let Some(sign) = format.child("buChar") {
                let font = format.child("buFont").and_then(|font| font.attribute("typeface")).unwrap_or_default();
                return Some((Some(bullet(sign.attribute("char").unwrap_or("•"), font)), None));
            }
            if format.child("buBlip").is_some() {
                return Some((Some("•".to_owned()), None));
            }
            Some((None, Some(format.child("buAutoNum")?)))
        });
        self.0[level + 1..].fill(None);
        let Some((sign, numbers)) = found else {
            self.0[level] = None;
            return None;
        };
        let Some(numbers) = numbers else {
            self.0[level] = None;
            return sign;
        };
        let start = numbers.number("startAt").unwrap_or(1);
        let number = self.0[level].map_or(start, |last: u32| last.saturating_add(1));
        self.0[level] = Some(number);
        Some(written(numbers.attribute("type").unwrap_or_default(), number))
    }
}

/// A number as a kind of automatic numbers has it: `alphaLcParenR` is `a)`.
fn written(kind: &str, number: u32) -> String {
    let numerals = if kind.starts_with("alphaLc") {
        Numerals::LowerLetter
    } else if kind.starts_with("alphaUc") {
        Numerals::UpperLetter
    } else if kind.starts_with("romanLc") {
        Numerals::LowerRoman
    } else if kind.starts_with("romanUc") {
        Numerals::UpperRoman
    } else {
        Numerals::Decimal
    };
    let number = numerals.of(number);
    if kind.ends_with("ParenBoth") {
        format!("({number})")
    } else if kind.ends_with("ParenR") {
        format!("{number})")
    } else if kind.ends_with("Plain") {
        number
    } else {
        format!("{number}.")
    }
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn numbers_are_written_as_their_kind_says() {
        assert_eq!(written("arabicPeriod", 3), "3.");
        assert_eq!(written("alphaLcParenR", 2), "b)");
        assert_eq!(written("romanUcParenBoth", 4), "(IV)");
        assert_eq!(written("arabicPlain", 4), "4");
    }
}
