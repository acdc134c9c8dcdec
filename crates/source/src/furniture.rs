//! Running headers and footers, page numbers and the address line at the foot of the first page.

use std::collections::{BTreeMap, BTreeSet};

use letter::{LineDraft, Page};

mod footer;
mod numbers;

pub(crate) use footer::usual_size;

/// Where there is no layout, so many lines at the top and at the bottom of each page are looked at.
const MARGIN_LINES: usize = 3;

/// With layout, the parts of the page's height at its top and bottom where furniture stands.
const TOP: f32 = 0.13;
const BOTTOM: f32 = 0.86;

/// Lines that repeat stand at the same height on their pages, give or take so many points.
const SAME_HEIGHT: f32 = 6.0;

/// A line in the top or bottom margin of its page.
struct Margin {
    line: usize,
    page: u32,
    /// The distance from the top of the page in points; without layout the place among the first or last lines.
    height: f32,
    /// The words with every number as `#`.
    pattern: String,
}

/// Marks the furniture among the lines, which are in reading order. `pages` has the pages' sizes, none in plain text.
pub(crate) fn mark(lines: &mut [LineDraft], pages: &[Page]) {
    let margins = margins(lines, pages);
    let mut found = repeated(&margins);
    found.extend(numbers::page_numbers(lines, &margins));
    found.extend(footer::of_first_page(lines, pages));
    found.into_iter().for_each(|line| lines[line].furniture = true);
    // The space under a running header says as little as that at the top of a page.
    for of_page in lines.chunk_by_mut(|a, b| a.page == b.page) {
        if let Some(first) = of_page.iter_mut().find(|line| !line.furniture) {
            first.gap = 0.0;
        }
    }
}

/// Lines whose words, but for numbers, stand at the same height of at least two pages.
fn repeated(margins: &[Margin]) -> Vec<usize> {
    let mut by_pattern: BTreeMap<&str, Vec<&Margin>> = BTreeMap::new();
    for margin in margins {
        // A bare number repeats in tables too; whether it is a page number is told by its value.
        if margin.pattern.chars().any(char::is_alphabetic) {
            by_pattern.entry(&margin.pattern).or_default().push(margin);
        }
    }
    let mut found = Vec::new();
    for mut same in by_pattern.into_values() {
        same.sort_by(|a, b| a.height.total_cmp(&b.height).then(a.line.cmp(&b.line)));
        for group in same.chunk_by(|a, b| b.height - a.height <= SAME_HEIGHT) {
            if group.iter().any(|margin| margin.page != group[0].page) {
                found.extend(group.iter().map(|margin| margin.line));
            }
        }
    }
    found
}

fn margins(lines: &[LineDraft], pages: &[Page]) -> Vec<Margin> {
    let mut margins = Vec::new();
    let mut start = 0;
    for of_page in lines.chunk_by(|a, b| a.page == b.page) {
        let heights: Vec<Option<f32>> = (0..of_page.len()).map(|at| height(&of_page[at], at, of_page.len(), pages)).collect();
        // A table that reaches out of the margin is no furniture, and neither is its header row that repeats.
        let tables: BTreeSet<u32> = of_page
            .iter()
            .zip(&heights)
            .filter(|(_, height)| height.is_none())
            .filter_map(|(line, _)| Some(line.cell?.table))
            .collect();
        for (at, (line, height)) in of_page.iter().zip(heights).enumerate() {
            if line.cell.is_some_and(|cell| tables.contains(&cell.table)) {
                continue;
            }
            if let Some(height) = height {
                margins.push(Margin { line: start + at, page: line.page, height, pattern: pattern(&line.words) });
            }
        }
        start += of_page.len();
    }
    margins
}

/// How far down its page a line stands, if that is in one of the margins.
fn height(line: &LineDraft, at: usize, count: usize, pages: &[Page]) -> Option<f32> {
    let page = pages.get(line.page as usize - 1).filter(|page| page.height > 0.0);
    match (line.layout.as_ref().and_then(|layout| layout.area), page) {
        (Some(area), Some(page)) => {
            let share = area.y1 / page.height;
            (!(TOP..=BOTTOM).contains(&share)).then_some(area.y1)
        }
        _ if at < MARGIN_LINES => Some(at as f32 * 2.0 * SAME_HEIGHT),
        _ if count - at <= MARGIN_LINES => Some(-((count - at) as f32) * 2.0 * SAME_HEIGHT),
        _ => None,
    }
}

fn pattern(words: &str) -> String {
    let mut pattern = String::with_capacity(words.len());
    for c in words.chars() {
        let c = if c.is_ascii_digit() { '#' } else { c };
        let again = (c == '#' || c == ' ') && pattern.ends_with(c);
        if !again {
            pattern.push(c);
        }
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::mark;
    use letter::LineDraft;

    fn furniture(lines: &[(u32, &str)]) -> Vec<String> {
        let draft = |(page, words): &(u32, &str)| LineDraft { words: (*words).into(), page: *page, ..LineDraft::default() };
        let mut drafts: Vec<LineDraft> = lines.iter().map(draft).collect();
        mark(&mut drafts, &[]);
        drafts.into_iter().filter(|draft| draft.furniture).map(|draft| draft.words).collect()
    }

    #[test]
    fn a_header_with_a_running_number_repeats() {
        let lines = [
            (1, "Årsplan • 1"),
            (1, "Innledning"),
            (1, "Brødtekst som står her."),
            (1, "Mer"),
            (1, "og mer"),
            (1, "og mer."),
            (1, "Slutt"),
            (2, "Årsplan • 2"),
            (2, "Noe annet"),
        ];
        assert_eq!(furniture(&lines), ["Årsplan • 1", "Årsplan • 2"]);
    }

    #[test]
    fn page_numbers_are_told_by_their_value() {
        assert_eq!(furniture(&[(1, "Tekst"), (1, "1"), (2, "Tekst to"), (2, "2")]), ["1", "2"]);
        assert_eq!(furniture(&[(1, "Tekst"), (1, "12"), (2, "Tekst to"), (2, "7")]), [""; 0]);
        assert_eq!(furniture(&[(1, "Tekst"), (1, "Side 1 av 1")]), ["Side 1 av 1"]);
    }
}
