//! Words that a line break divides are put together again.

use std::collections::BTreeSet;

use letter::LineDraft;

/// A hyphen at the end of a line is a suspended one («Helse- og omsorg») where one of these words follows.
const AFTER_SUSPENDED: &[&str] = &["og", "eller", "samt", "til", "men", "i", "enn", "såvel", "som"];

/// Small words inside a chain of hyphens («ende-til-ende»), which keeps all of them.
const LINKS: &[&str] = &["til", "i", "på", "og", "for", "av", "a", "à"];

/// Borrowed expressions of several words, which take a hyphen before a Norwegian word («ad hoc-arbeid»).
const SEVERAL_WORDS: &[&str] =
    &["ad hoc", "de facto", "pro forma", "in vitro", "ex ante", "ex post", "à jour", "a jour", "status quo"];

/// No word is longer, in bytes; what goes on and on behind hyphens is none.
const LONGEST_WORD: usize = 256;

/// Joins a word that goes on in the next line into the first one and takes its rest away from the next. Lines are in reading order.
/// Never joined: over the border of a table cell or a column, or with a line whose words stand in several columns.
pub(crate) fn join(lines: &mut [LineDraft]) {
    let mut known: Option<BTreeSet<String>> = None;
    let mut from = 0;
    while let Some(to) = next_line(lines, from) {
        if !may_go_on(&lines[from], &lines[to]) {
            from = to;
            continue;
        }
        let rest: String = lines[to].words.trim_start().chars().take_while(|c| !c.is_whitespace()).collect();
        let known = known.get_or_insert_with(|| words_of(lines));
        let Some(hyphen) = hyphen_between(&lines[from].words, &rest, known) else {
            from = to;
            continue;
        };
        take_first_word(&mut lines[to]);
        append(&mut lines[from], &rest, hyphen);
        // A line that held nothing but the rest of the word is empty now, and the one after it may go on once more.
        if !lines[to].words.is_empty() {
            from = to;
        }
    }
    // What is left over is the hyphen that the reader of the page sees.
    for line in lines.iter_mut().filter(|line| line.words.ends_with('\u{ad}')) {
        line.words.pop();
        line.words.push('-');
    }
}

/// The first line of the running text after `from`.
fn next_line(lines: &[LineDraft], from: usize) -> Option<usize> {
    let furniture = lines.get(from)?.furniture;
    (from + 1..lines.len()).find(|&at| !lines[at].words.is_empty() && (furniture || !lines[at].furniture))
}

fn may_go_on(first: &LineDraft, second: &LineDraft) -> bool {
    let column = |line: &LineDraft| line.layout.as_ref().map_or(0, |layout| layout.column);
    let same_size = match (&first.layout, &second.layout) {
        (Some(a), Some(b)) => (a.size - b.size).abs() < 1.0,
        _ => true,
    };
    first.words.ends_with(['-', '\u{ad}'])
        && !first.furniture
        && first.cell == second.cell
        && same_size
        && (first.page == second.page || second.page == first.page + 1)
        && (column(first) <= column(second) || first.page != second.page)
        && !is_in_columns(&first.words)
        && !is_in_columns(&second.words)
        && second.words.trim_start().starts_with(char::is_lowercase)
}

fn is_in_columns(words: &str) -> bool {
    words.trim().contains("   ")
}

/// The hyphen between the two parts of one word: nothing, or `-` where it belongs to the word. `None` where they are no one word.
fn hyphen_between(line: &str, rest: &str, known: &BTreeSet<String>) -> Option<&'static str> {
    if line.ends_with('\u{ad}') {
        return Some("");
    }
    let before = line.strip_suffix('-')?;
    let bare = rest.trim_end_matches(|c: char| !c.is_alphanumeric());
    let first = bare.split(['/', '-']).next().unwrap_or(bare);
    if !before.ends_with(char::is_alphanumeric) || AFTER_SUSPENDED.contains(&first) {
        return None;
    }
    let end = &before[before.ceil_char_boundary(before.len().saturating_sub(LONGEST_WORD))..];
    let word = end.rsplit(char::is_whitespace).next().unwrap_or(end);
    if word.len() + bare.len() > LONGEST_WORD {
        return None;
    }
    let part = word.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or(word);
    let start = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    if known.contains(&format!("{start}{bare}").to_lowercase()) {
        return Some("");
    }
    let capitals = part.chars().filter(|c| c.is_uppercase()).count();
    let keeps = part.ends_with(char::is_numeric)
        || part.chars().count() == 1
        || capitals > 1
        || (part.len() < word.len() && LINKS.contains(&part))
        || SEVERAL_WORDS.iter().any(|words| ends_with_words(before, words))
        || known.contains(&format!("{start}-{bare}").to_lowercase());
    Some(if keeps { "-" } else { "" })
}

fn ends_with_words(line: &str, words: &str) -> bool {
    line.strip_suffix(words).is_some_and(|before| !before.ends_with(char::is_alphanumeric))
}

/// The words of the document as it prints them within a line: they tell whether a word has its hyphen elsewhere too.
fn words_of(lines: &[LineDraft]) -> BTreeSet<String> {
    lines
        .iter()
        .flat_map(|line| line.words.split_whitespace())
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|word| word.len() > 3)
        .collect()
}

/// Puts the rest of a word behind a line in the place of its hyphen.
fn append(line: &mut LineDraft, rest: &str, hyphen: &str) {
    line.words.pop();
    line.words.push_str(hyphen);
    line.words.push_str(rest);
    if let Some(layout) = &mut line.layout
        && let Some(&right) = layout.edges.last()
    {
        // What moved up stands behind the line's right edge, where it has no width.
        layout.edges.resize(line.words.chars().count() + 1, right);
    }
}

fn take_first_word(line: &mut LineDraft) {
    let lead = line.words.len() - line.words.trim_start().len();
    let words = &line.words[lead..];
    let end = words.find(char::is_whitespace).unwrap_or(words.len());
    let rest = words[end..].trim_start();
    let taken = line.words[..line.words.len() - rest.len()].chars().count();
    line.words = rest.to_owned();
    if let Some(layout) = &mut line.layout {
        // The line's area stays as it is: where a line begins is told by it, even if its first word is counted to the line above.
        layout.edges.drain(..taken.min(layout.edges.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::join;
    use letter::{Cell, LineDraft};

    fn joined(lines: &[&str]) -> Vec<String> {
        let mut drafts: Vec<LineDraft> =
            lines.iter().map(|words| LineDraft { words: (*words).into(), page: 1, ..LineDraft::default() }).collect();
        join(&mut drafts);
        drafts.into_iter().map(|draft| draft.words).filter(|words| !words.is_empty()).collect()
    }

    #[test]
    fn a_divided_word_is_joined_without_its_hyphen() {
        assert_eq!(joined(&["med gjennom-", "føringskraft i alt"]), ["med gjennomføringskraft", "i alt"]);
        assert_eq!(joined(&["gjennom\u{ad}", "føring"]), ["gjennomføring"]);
    }

    #[test]
    fn a_word_over_three_lines() {
        assert_eq!(joined(&["gjennom-", "førings-", "kraft er"]), ["gjennomføringskraft", "er"]);
    }

    #[test]
    fn what_is_longer_than_any_word_is_not_joined() {
        let lines = joined(&["styr-"; 100]);
        assert!(lines.len() > 1 && lines.iter().all(|line| line.len() <= super::LONGEST_WORD + 1), "{lines:?}");
    }

    #[test]
    fn a_suspended_hyphen_stays() {
        for lines in [["Helse-", "og omsorg"], ["kvalitets-", "og/eller tid"], ["mer-", "/mindreforbruk"], ["god -", "og fin"]] {
            assert_eq!(joined(&lines), lines);
        }
    }

    #[test]
    fn a_hyphen_that_belongs_to_the_word_stays_in_it() {
        assert_eq!(joined(&["alle NAV-", "kontorene skal"]), ["alle NAV-kontorene", "skal"]);
        assert_eq!(joined(&["med 10-", "årsplan"]), ["med 10-årsplan"]);
        assert_eq!(joined(&["sømløse ende-til-", "ende tjenester"]), ["sømløse ende-til-ende", "tjenester"]);
        assert_eq!(joined(&["alt ad hoc-", "arbeid"]), ["alt ad hoc-arbeid"]);
        assert_eq!(joined(&["send e-", "post"]), ["send e-post"]);
    }

    #[test]
    fn the_documents_own_spelling_decides() {
        assert_eq!(joined(&["om Fjord-området nå", "i Fjord-", "området"]), ["om Fjord-området nå", "i Fjord-området"]);
        assert_eq!(joined(&["i Fjord-", "området"]), ["i Fjordområdet"]);
    }

    #[test]
    fn cells_and_columns_are_never_joined() {
        let cell = |column| Some(Cell { table: 0, row: 0, column });
        let draft = |words: &str, column| LineDraft { words: words.into(), page: 1, cell: cell(column), ..LineDraft::default() };
        let mut drafts = vec![draft("Kostnads-", 0), draft("ramme", 1)];
        join(&mut drafts);
        assert_eq!(drafts[0].words, "Kostnads-");
        assert_eq!(joined(&["virksomhets-      økonomi-", "styring"]), ["virksomhets-      økonomi-", "styring"]);
    }
}
