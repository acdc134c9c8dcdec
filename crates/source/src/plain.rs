//! Plain text: pages, lines, the space above them and their indent.

use letter::{Layer, LineDraft, Page, Text};

use crate::characters::clean;
use crate::furniture;
use crate::hyphen;
use crate::spacing::{self, Spaced};

/// The frozen text of plain text: form feeds begin pages, a blank line beyond the usual distance of lines is a gap, words that a line
/// break divides are joined.
///
/// ```
/// let text = source::plain("Kommunen skal styrke gjennom-\nføringen.\n\n\nFrist: 1. juni");
/// assert_eq!(text.line(0), "Kommunen skal styrke gjennomføringen.");
/// assert_eq!(text.lines()[1].gap, 2.0);
/// ```
pub fn plain(text: &str) -> Text {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let pages: Vec<&str> = text.strip_suffix('\u{c}').unwrap_or(text).split('\u{c}').collect();
    freeze(&pages)
}

/// The frozen text of a document whose pages are plain text.
pub(crate) fn freeze(pages: &[&str]) -> Text {
    let mut lines = drafts(pages);
    furniture::mark(&mut lines, &[]);
    hyphen::join(&mut lines);
    Text::freeze(lines, vec![Page::default(); pages.len()], Layer::Embedded)
}

struct RawLine {
    words: String,
    lead: usize,
    blanks: usize,
    page: u32,
    first: bool,
}

fn drafts(pages: &[&str]) -> Vec<LineDraft> {
    let raw = raw_lines(pages);
    let spaced: Vec<Spaced<'_>> =
        raw.iter().map(|line| Spaced { words: &line.words, blanks: line.blanks, first: line.first }).collect();
    let gaps = spacing::gaps(&spaced);
    let margin = left_margin(&raw);
    raw.into_iter()
        .zip(gaps)
        .map(|(line, gap)| LineDraft {
            indent: line.lead.saturating_sub(margin) as f32,
            words: line.words,
            page: line.page,
            gap,
            ..LineDraft::default()
        })
        .collect()
}

fn raw_lines(pages: &[&str]) -> Vec<RawLine> {
    let mut raw = Vec::new();
    for (page, content) in (1..).zip(pages) {
        let (mut blanks, mut first) = (0, true);
        // CRLF is one line break; all others count by themselves.
        for line in content.replace("\r\n", "\n").split(['\n', '\r', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}']) {
            let line = clean(line);
            let words = line.trim();
            if words.is_empty() {
                blanks += 1;
                continue;
            }
            let lead = line.chars().take_while(|c| *c == ' ').count();
            raw.push(RawLine { words: words.to_owned(), lead, blanks, page, first });
            (blanks, first) = (0, false);
        }
    }
    raw
}

/// The number of leading columns that most lines have.
fn left_margin(lines: &[RawLine]) -> usize {
    let mut counts = [0usize; 64];
    lines.iter().for_each(|line| counts[line.lead.min(63)] += 1);
    let most = counts.iter().copied().max().unwrap_or(0);
    counts.iter().position(|&count| count == most).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn lines_of_only_spaces_are_blank_and_indent_counts_from_the_margin() {
        let text = plain("  Tittel\n   \n  Første linje\n      innrykket linje");
        assert_eq!(text.as_str(), "Tittel\n\nFørste linje\ninnrykket linje\n");
        assert_eq!(text.lines()[2].indent, 4.0);
    }

    #[test]
    fn a_form_feed_begins_a_page_and_the_last_one_ends_the_file() {
        let text = plain("Side én\r\n\u{c}Side to\r\n\u{c}");
        assert_eq!(text.as_str(), "Side én\n\u{c}Side to\n");
        assert_eq!(text.pages().len(), 2);
    }

    #[test]
    fn wide_gaps_inside_a_line_stay() {
        assert_eq!(plain("Deres ref:   Vår ref:\tDato:").line(0), "Deres ref:   Vår ref:    Dato:");
    }
}
