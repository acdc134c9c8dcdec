//! Page numbers.

use letter::LineDraft;

use super::Margin;

/// Words and signs that stand with a number which counts pages.
const WORDS: &[&str] = &["side", "page", "s.", "av", "of"];

/// Lines that number their page: those that say so («Side 3 av 9»), and bare numbers («3», «3/9») that count on from page to page.
pub(super) fn page_numbers(lines: &[LineDraft], margins: &[Margin]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut bare: Vec<(i64, &Margin)> = Vec::new();
    for margin in margins.iter().filter(|margin| lines[margin.line].cell.is_none()) {
        match reading(&lines[margin.line].words) {
            Some(Number { says_so: true, .. }) => found.push(margin.line),
            Some(Number { value, says_so: false }) => bare.push((value - i64::from(margin.page), margin)),
            None => {}
        }
    }
    // Counting pages, the difference to the page's own place stays the same.
    bare.sort_by_key(|(offset, margin)| (*offset, margin.line));
    for group in bare.chunk_by(|a, b| a.0 == b.0) {
        let several_pages = group.iter().any(|(_, margin)| margin.page != group[0].1.page);
        if several_pages || group[0].0 == 0 {
            found.extend(group.iter().map(|(_, margin)| margin.line));
        }
    }
    found
}

struct Number {
    value: i64,
    /// Whether words or a total say that it is a page number.
    says_so: bool,
}

fn reading(words: &str) -> Option<Number> {
    // The number of the page stands at the end of a running header or footer, far from what it says besides.
    let (rest, words) = words.rsplit_once("   ").map_or((None, words), |(rest, tail)| (Some(rest), tail));
    reading_of(words).filter(|number| rest.is_none() || number.says_so)
}

fn reading_of(words: &str) -> Option<Number> {
    let lower = words.to_lowercase();
    let (mut numbers, mut named) = (Vec::new(), false);
    let tokens =
        lower.split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '–' | '|' | ':' | '•')).filter(|t| !t.is_empty());
    for token in tokens {
        if WORDS.contains(&token) {
            named |= token != "av" && token != "of";
        } else {
            numbers.push(token.parse::<i64>().ok().filter(|number| (1..2000).contains(number) && token.len() < 5)?);
        }
    }
    match numbers[..] {
        [value] => Some(Number { value, says_so: named }),
        [value, total] if value <= total && (named || words.contains('/') || lower.contains(" av ")) => {
            Some(Number { value, says_so: named || lower.contains(" av ") })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::reading;

    #[test]
    fn what_numbers_a_page() {
        for words in ["Side 3 av 9", "Side 3", "3 av 9", "Side: 3 / 9", "Fjord kommune   Side 3"] {
            assert!(reading(words).is_some_and(|number| number.value == 3 && number.says_so), "{words}");
        }
        for words in ["- 3 -", "3/9", "3"] {
            assert!(reading(words).is_some_and(|number| number.value == 3 && !number.says_so), "{words}");
        }
        for words in ["Side om side", "24/6", "Saksnr.:   3/9", "2025-2026", "3 tiltak", "Tlf. 22 33", "Sum   3"] {
            assert!(reading(words).is_none(), "{words}");
        }
    }
}
