//! What elements and their style attributes say of how words are set.

use scraper::node::Element;

use crate::manuscript::Look;

/// The size of running text, in points, as browsers have it.
pub(crate) const USUAL_SIZE: f32 = 12.0;

/// How the words of an element are set, within others.
pub(super) fn of(element: &Element, around: Look) -> Look {
    let mut look = around;
    match element.name() {
        "b" | "strong" | "th" => look.bold = true,
        "i" | "em" | "cite" | "dfn" | "var" | "address" => look.italic = true,
        "sup" => look.raised = true,
        "small" => look.size *= 0.83,
        "big" => look.size *= 1.2,
        name => {
            if let Some(level) = heading(name) {
                look.bold = true;
                look.size = USUAL_SIZE * [2.0, 1.5, 1.17, 1.0, 0.83, 0.67][usize::from(level) - 1];
            }
        }
    }
    if let Some(weight) = style(element, "font-weight") {
        look.bold = matches!(weight.as_str(), "bold" | "bolder") || weight.parse::<u32>().is_ok_and(|weight| weight >= 600);
    }
    if let Some(slope) = style(element, "font-style") {
        look.italic = matches!(slope.as_str(), "italic" | "oblique");
    }
    if let Some(size) = style(element, "font-size").and_then(|size| length(&size, look.size)) {
        look.size = size.clamp(1.0, 400.0);
    }
    if style(element, "vertical-align").is_some_and(|align| align == "super") {
        look.raised = true;
    }
    look
}

/// The level of a heading.
pub(super) fn heading(name: &str) -> Option<u8> {
    name.strip_prefix('h').and_then(|level| level.parse().ok()).filter(|level| (1..=6).contains(level) && name.len() == 2)
}

/// Whether an element and what stands in it is shown.
pub(super) fn is_shown(element: &Element) -> bool {
    let hides = |name: &str, value: &str| style(element, name).is_some_and(|said| said == value);
    element.attr("hidden").is_none() && !hides("display", "none") && !hides("visibility", "hidden") && !hides("mso-hide", "all")
}

/// What the style attribute says of one property, in lower case.
pub(super) fn style(element: &Element, property: &str) -> Option<String> {
    // The last one counts.
    let mut said = element.attr("style")?.rsplit(';').filter_map(|part| part.split_once(':'));
    let (_, value) = said.find(|(name, _)| name.trim().eq_ignore_ascii_case(property))?;
    Some(value.trim().trim_end_matches("!important").trim().to_lowercase())
}

/// A length in points, shares of `around` among them.
fn length(words: &str, around: f32) -> Option<f32> {
    let at = words.find(|c: char| c.is_ascii_alphabetic() || c == '%')?;
    let number: f32 = words[..at].trim().parse().ok()?;
    match &words[at..] {
        "pt" => Some(number),
        "px" => Some(number * 0.75),
        "em" => Some(number * around),
        "rem" => Some(number * USUAL_SIZE),
        "%" => Some(number / 100.0 * around),
        "cm" => Some(number * 72.0 / 2.54),
        "mm" => Some(number * 72.0 / 25.4),
        _ => None,
    }
}
