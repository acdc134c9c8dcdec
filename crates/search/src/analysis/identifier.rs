//! What makes several words one: case numbers, dates, numbered paragraphs, hyphenated words.

use super::normal::cut;
use super::words::Piece;

/// What stands between two words that belong together, in one way of writing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Link {
    /// Any of the hyphens and dashes.
    Hyphen,
    /// `/`
    Slash,
    /// `.`, `,` or `:` between two digits.
    Point(char),
    /// Nothing, or a space, after a paragraph sign.
    Sign,
}

/// Several words as one term.
pub(super) struct Whole {
    /// The term.
    pub(super) text: String,
    /// Of how many words it consists.
    pub(super) parts: usize,
}

/// What links the words `before`, linked among themselves by `links`, with the word `next`, where `between` stands in between.
pub(super) fn link(before: &[Piece], links: &[Link], between: &str, next: &Piece) -> Option<Link> {
    let last = before.last()?;
    let digits = ends_in_digit(&last.text) && starts_with_digit(&next.text);
    if last.text == "§" {
        let near = between.is_empty() || is_one_space(between);
        return (near && starts_with_digit(&next.text)).then_some(Link::Sign);
    }
    if next.text == "§" {
        return None;
    }
    let mut signs = between.chars();
    match (signs.next()?, signs.next()) {
        (c, None) if is_hyphen(c) => Some(Link::Hyphen),
        ('/', None) if digits => Some(Link::Slash),
        (c @ ('.' | ',' | ':'), None) if digits => Some(Link::Point(c)),
        _ => {
            // `2024/6048 - 1`: the number of a document after that of its case is often set apart.
            let mut sign = between.trim().chars();
            let hyphen = sign.next().is_some_and(is_hyphen) && sign.next().is_none();
            let number = next.text.len() <= 4 && all_digits(&next.text);
            (hyphen && number && between.len() <= 8 && is_case(before, links)).then_some(Link::Hyphen)
        }
    }
}

/// The terms that words linked together have as a whole, the widest first. None for a word alone.
pub(super) fn wholes(parts: &[Piece], links: &[Link]) -> Vec<Whole> {
    if links.is_empty() {
        return Vec::new();
    }
    let mut wholes = vec![Whole { text: join(parts, links), parts: parts.len() }];
    if parts.len() > 2 && links[1] == Link::Hyphen && is_case(&parts[..2], &links[..1]) {
        wholes.push(Whole { text: join(&parts[..2], &links[..1]), parts: 2 });
    }
    wholes
}

/// A case number in the one way of writing that the index knows: no spaces, the year in two digits. `2024/6048` gives `24/6048`.
pub(crate) fn case_number(printed: &str) -> String {
    let close: String = printed.chars().filter(|c| !c.is_whitespace()).map(|c| if is_hyphen(c) { '-' } else { c }).collect();
    match close.split_once('/') {
        Some((year, rest)) => format!("{}/{}", short_year(year), rest.to_lowercase()),
        None => close.to_lowercase(),
    }
}

fn join(parts: &[Piece], links: &[Link]) -> String {
    let identifier = parts.iter().any(|part| part.text.bytes().any(|b| b.is_ascii_digit()));
    let mut whole = String::new();
    for (index, part) in parts.iter().enumerate() {
        match index.checked_sub(1).map(|before| links[before]) {
            Some(Link::Hyphen) if identifier => whole.push('-'),
            Some(Link::Slash) => whole.push('/'),
            Some(Link::Point(c)) => whole.push(c),
            Some(Link::Hyphen | Link::Sign) | None => {}
        }
        let year = index == 0 && parts.len() > 1 && is_case(&parts[..2], &links[..1]);
        whole.push_str(if year { short_year(&part.text) } else { &part.text });
    }
    cut(&mut whole);
    whole
}

/// Whether the words are a year, or any number, and a running number: `24/6048`.
fn is_case(parts: &[Piece], links: &[Link]) -> bool {
    links == [Link::Slash] && parts.iter().all(|part| all_digits(&part.text))
}

/// The year in two digits where it is one that electronic archives have: 1990–2099.
fn short_year(year: &str) -> &str {
    let known = year.starts_with("199") || year.starts_with("20");
    if year.len() == 4 && known && all_digits(year) { &year[2..] } else { year }
}

/// Whether the character is one of the hyphens and dashes.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2013}' | '\u{2212}')
}

fn is_one_space(between: &str) -> bool {
    let mut characters = between.chars();
    characters.next().is_some_and(char::is_whitespace) && characters.next().is_none()
}

fn all_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn ends_in_digit(word: &str) -> bool {
    word.ends_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::case_number;

    #[test]
    fn a_case_number_has_one_way_of_writing() {
        for printed in ["24/6048", "2024/6048", " 2024 / 6048 "] {
            assert_eq!(case_number(printed), "24/6048");
        }
        assert_eq!(case_number("1039/25"), "1039/25");
        assert_eq!(case_number("1899/25"), "1899/25");
    }
}
