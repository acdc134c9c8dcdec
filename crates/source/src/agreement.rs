//! How far two readers of one file agree.

use std::collections::{BTreeMap, BTreeSet};

use letter::{PageNote, Text};

/// The words of a page, each with how many times it stands there.
type Words = BTreeMap<String, usize>;

/// For each page that has words in the file itself, from 1, the share of words that both readers found, from 0 to 1 (F1 of the words and
/// how many times each of them occurs). Words that were read off a picture are no reader's of the file, and a page that the first reader
/// lost is told elsewhere.
pub(crate) fn of(first: &Text, second: &Text) -> Vec<(u32, f32)> {
    let recognised: BTreeSet<u32> =
        first.notes().iter().filter(|(_, note)| is_recognised(*note)).map(|(page, _)| *page).collect();
    let lost = first.missing().to_vec();
    let pages = u32::try_from(first.pages().len()).unwrap_or(u32::MAX);
    let (first, second) = (by_page(first), by_page(second));
    let none = Words::new();
    let agreement = |page: u32| {
        let (first, second) = (first.get(&page).unwrap_or(&none), second.get(&page).unwrap_or(&none));
        let count = |words: &Words| words.values().sum::<usize>();
        let common: usize = first.iter().map(|(word, times)| (*times).min(second.get(word).copied().unwrap_or(0))).sum();
        let all = count(first) + count(second);
        (all > 0).then(|| (page, 2.0 * common as f32 / all as f32))
    };
    let compared = |page: &u32| !recognised.contains(page) && !lost.contains(page);
    (1..=pages).filter(compared).filter_map(agreement).collect()
}

fn is_recognised(note: PageNote) -> bool {
    matches!(note, PageNote::Recognised | PageNote::UnreadableLayer { recognised: true })
}

/// The words of each page. What stands between letters and digits is of no account: readers differ in spaces and signs, and where the
/// mark of a footnote stands.
fn by_page(text: &Text) -> BTreeMap<u32, Words> {
    let mut pages: BTreeMap<u32, Words> = BTreeMap::new();
    for line in text.lines() {
        let words = pages.entry(line.page).or_default();
        let is_within = |c: char| c.is_alphanumeric() && !matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹');
        for word in text.slice(line.span).split(|c| !is_within(c)).filter(|word| !word.is_empty()) {
            *words.entry(word.to_lowercase()).or_default() += 1;
        }
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::plain;

    #[test]
    fn the_share_of_words_in_common_is_counted_page_by_page() {
        let first = plain("Kommunen skal rydde snø, og snø.\u{c}Side to\u{c}Bare her");
        let second = plain("Kommunen skal rydde sn ø og\u{c}to Side²\u{c}");
        // Of six and six words, four are the same: one of the two `snø` is torn and one is not there.
        assert_eq!(of(&first, &second), [(1, 2.0 * 4.0 / 12.0), (2, 1.0), (3, 0.0)]);
        assert_eq!(of(&first.without(vec![3]), &second), [(1, 2.0 * 4.0 / 12.0), (2, 1.0)]);
    }
}
