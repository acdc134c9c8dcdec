//! Names of people.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::{looks_like_organisation, words};

static GIVEN: LazyLock<HashSet<&str>> = LazyLock::new(|| words().names.given.iter().map(String::as_str).collect());

/// Whether the word is a common first name, or two of them with a hyphen.
pub fn is_given_name(word: &str) -> bool {
    word.split('-').all(|part| GIVEN.contains(part))
}

/// Whether the text looks like one person's name: two to five capitalised words, no digit, and no organisation.
pub fn looks_like_person(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=5).contains(&words.len())
        && words.iter().all(|word| {
            let word = word.trim_end_matches(',');
            let particle = matches!(word, "von" | "van" | "de" | "av" | "der");
            particle
                || (word.starts_with(char::is_uppercase)
                    && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'')))
        })
        && words
            .iter()
            .any(|word| word.chars().count() > 1 && word.chars().skip(1).all(|c| !c.is_uppercase() || word.contains('-')))
        && !looks_like_organisation(text)
        && !crate::is_role(text)
}

/// Parts a line that holds `count` people's names side by side with nothing but single spaces between them. Each name has at
/// least two words and begins, as far as can be told, with a first name. `None` where the words cannot be parted so.
pub fn part_people(line: &str, count: usize) -> Option<Vec<String>> {
    let words: Vec<&str> = line.split_whitespace().collect();
    if count == 0 || words.len() < 2 * count {
        return None;
    }
    let mut best: Option<(usize, Vec<usize>)> = None;
    let mut starts = Vec::new();
    part(&words, count, 0, &mut starts, &mut best);
    let (_, starts) = best?;
    let ends = starts.iter().skip(1).copied().chain([words.len()]);
    Some(starts.iter().zip(ends).map(|(start, end)| words[*start..end].join(" ")).collect())
}

/// Tries every way to begin `left` more names at or after `from`, and keeps the one whose names most often begin with a
/// first name and end with none; the earlier of two that are as good.
fn part(words: &[&str], left: usize, from: usize, starts: &mut Vec<usize>, best: &mut Option<(usize, Vec<usize>)>) {
    starts.push(from);
    if left == 1 {
        if words.len() - from >= 2 {
            let score = score(words, starts);
            if best.as_ref().is_none_or(|(before, _)| score > *before) {
                *best = Some((score, starts.clone()));
            }
        }
    } else {
        for next in from + 2..=words.len().saturating_sub(2 * (left - 1)) {
            part(words, left - 1, next, starts, best);
        }
    }
    starts.pop();
}

fn score(words: &[&str], starts: &[usize]) -> usize {
    starts
        .iter()
        .enumerate()
        .map(|(at, start)| {
            let end = starts.get(at + 1).copied().unwrap_or(words.len());
            2 * usize::from(is_given_name(words[*start]))
                + usize::from(!is_given_name(words[end - 1]))
                + usize::from(end - start <= 3)
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_side_by_side_are_parted() {
        assert_eq!(part_people("Kari Anne Storvik Ola Nesheim", 2).unwrap(), ["Kari Anne Storvik", "Ola Nesheim"]);
        assert_eq!(part_people("Kari Storvik Ola Per Nesheim", 2).unwrap(), ["Kari Storvik", "Ola Per Nesheim"]);
        assert_eq!(part_people("Kari Storvik Ola", 2), None);
    }

    #[test]
    fn people_and_others() {
        assert!(looks_like_person("Kari Anne Storvik-Nesheim"));
        assert!(!looks_like_person("Lauvdal kommune"));
        assert!(!looks_like_person("kommunedirektør"));
        assert!(!looks_like_person("Postboks 12"));
    }
}
