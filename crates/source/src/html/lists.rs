//! Lists of a web page and what they print in front of their points.

use scraper::node::Element;

use super::look::style;
use crate::numerals::Numerals;

/// A list that is open.
pub(super) struct List {
    numerals: Numerals,
    sign: Option<&'static str>,
    next: u32,
    falls: bool,
}

impl List {
    pub(super) fn of(element: &Element) -> Self {
        let kind = style(element, "list-style-type").or_else(|| style(element, "list-style"));
        let mut list = Self {
            numerals: match element.attr("type") {
                Some("a") => Numerals::LowerLetter,
                Some("A") => Numerals::UpperLetter,
                Some("i") => Numerals::LowerRoman,
                Some("I") => Numerals::UpperRoman,
                _ => Numerals::Decimal,
            },
            sign: (element.name() != "ol").then_some("•"),
            next: element.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1),
            falls: element.attr("reversed").is_some(),
        };
        for word in kind.iter().flat_map(|kind| kind.split_whitespace()) {
            match word {
                "none" => (list.numerals, list.sign) = (Numerals::None, None),
                "disc" | "square" => list.sign = Some("•"),
                "circle" => list.sign = Some("◦"),
                "decimal" => (list.numerals, list.sign) = (Numerals::Decimal, None),
                "lower-alpha" | "lower-latin" => (list.numerals, list.sign) = (Numerals::LowerLetter, None),
                "upper-alpha" | "upper-latin" => (list.numerals, list.sign) = (Numerals::UpperLetter, None),
                "lower-roman" => (list.numerals, list.sign) = (Numerals::LowerRoman, None),
                "upper-roman" => (list.numerals, list.sign) = (Numerals::UpperRoman, None),
                _ => {}
            }
        }
        list
    }

    /// What the next point begins with.
    pub(super) fn label(&mut self, point: &Element) -> Option<String> {
        if let Some(value) = point.attr("value").and_then(|value| value.trim().parse().ok()) {
            self.next = value;
        }
        let number = self.next;
        self.next = if self.falls { number.saturating_sub(1) } else { number.saturating_add(1) };
        match self.sign {
            Some(sign) => Some(sign.to_owned()),
            None if self.numerals == Numerals::None => None,
            None => Some(format!("{}.", self.numerals.of(number))),
        }
    }
}
