//! *Mente du …*: a word of the index for one that it does not have.

use std::collections::BTreeMap;

use tantivy::collector::Count;
use tantivy::query::{BooleanQuery, Query as Tantivy, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use crate::analysis::{MARK, Unit, units};
use crate::error::Result;
use crate::grammar::Wanted;
use crate::query::Query;
use crate::restricted;
use crate::schema::Fields;

/// With more hits than these nobody needs a suggestion.
const FEW: usize = 2;
/// How many times more often than the word the suggestion has to occur, where the word occurs at all.
const FAR_MORE: u64 = 10;
/// The shortest word that is corrected, in characters.
const SHORTEST: usize = 4;
/// Up to this length one letter may be wrong, beyond it two.
const SHORT: usize = 5;

/// The search with the words that the index lacks replaced by the nearest it has; none where there is nothing to replace.
pub(crate) fn suggestion(query: &Query, total: usize, fields: &Fields, searcher: &Searcher) -> Result<Option<String>> {
    let words = &query.words;
    if total > FEW {
        return Ok(None);
    }
    let terms = words.clauses.iter().flat_map(|clause| &clause.any).filter(|term| !term.not);
    let mut suggested = words.written.clone();
    for written in terms.filter_map(|term| if let Wanted::Words(words) = &term.wanted { Some(words) } else { None }) {
        let units = units(written);
        let [unit] = units.as_slice() else { continue };
        if unit.whole != written.to_lowercase() || unit.parts.len() > 1 || unit.whole.chars().count() < SHORTEST {
            continue;
        }
        let known = occurrences(unit, fields, searcher)?;
        if known > FEW as u64 {
            continue;
        }
        if let Some((nearest, count)) = nearest(&unit.whole, query.include_restricted, fields, searcher)?
            && count >= known * FAR_MORE
        {
            suggested = suggested.replacen(written.as_str(), &nearest, 1);
        }
    }
    Ok(Some(suggested).filter(|suggested| *suggested != words.written))
}

fn searched(fields: &Fields) -> impl Iterator<Item = Field> {
    fields.searched.iter().map(|searched| searched.field)
}

fn occurrences(unit: &Unit, fields: &Fields, searcher: &Searcher) -> Result<u64> {
    let mut sum = 0;
    for field in searched(fields).chain([fields.meant.field]) {
        for term in unit.terms() {
            sum += searcher.doc_freq(&Term::from_field_text(field, &term))?;
        }
    }
    Ok(sum)
}

/// The nearest word of the index, the most frequent among equally near ones, and in how many items it occurs. A word that only
/// letters have that are left out is not told.
fn nearest(word: &str, with_restricted: bool, fields: &Fields, searcher: &Searcher) -> Result<Option<(String, u64)>> {
    let wanted: Vec<char> = word.chars().collect();
    let farthest = if wanted.len() <= SHORT { 1 } else { 2 };
    let letters = letters(word);
    let mut found: BTreeMap<String, (usize, u64)> = BTreeMap::new();
    for segment in searcher.segment_readers() {
        for field in searched(fields) {
            let inverted = segment.inverted_index(field)?;
            let mut terms = inverted.terms().stream().map_err(tantivy::TantivyError::from)?;
            while terms.advance() {
                let Ok(term) = std::str::from_utf8(terms.key()) else { continue };
                let term = term.trim_start_matches(MARK);
                // A letter more or less is one bit of difference, a wrong one two: most words are ruled out by their letters alone.
                if (self::letters(term) ^ letters).count_ones() as usize > 2 * farthest || !term.chars().all(char::is_alphabetic)
                {
                    continue;
                }
                if let Some(distance) = distance(&wanted, term, farthest).filter(|distance| *distance > 0) {
                    found.entry(term.to_owned()).or_insert((distance, 0)).1 += u64::from(terms.value().doc_freq);
                }
            }
        }
    }
    let mut found: Vec<(String, (usize, u64))> = found.into_iter().collect();
    found.sort_by(|(a, (near_a, often_a)), (b, (near_b, often_b))| near_a.cmp(near_b).then(often_b.cmp(often_a)).then(a.cmp(b)));
    for (term, (_, count)) in found {
        if with_restricted || is_open(&term, fields, searcher)? {
            return Ok(Some((term, count)));
        }
    }
    Ok(None)
}

/// Whether a word, as it stands or as a lemma, occurs in an item that nothing restricts.
fn is_open(word: &str, fields: &Fields, searcher: &Searcher) -> Result<bool> {
    let mut alternatives: Vec<Box<dyn Tantivy>> = Vec::new();
    for field in searched(fields) {
        for term in [word.to_owned(), format!("{MARK}{word}")] {
            alternatives.push(Box::new(TermQuery::new(Term::from_field_text(field, &term), IndexRecordOption::Basic)));
        }
    }
    let any: Box<dyn Tantivy> = Box::new(BooleanQuery::union(alternatives));
    let open = BooleanQuery::intersection(vec![any, restricted::items(false, fields)]);
    Ok(searcher.search(&open, &Count)? > 0)
}

/// Which letters occur, a bit each.
fn letters(word: &str) -> u64 {
    word.chars().fold(0, |letters, c| letters | 1 << (u32::from(c) % 64))
}

/// How many letters are wrong, missing, too many or swapped with their neighbour; none if more than `farthest`.
fn distance(wanted: &[char], term: &str, farthest: usize) -> Option<usize> {
    let term: Vec<char> = term.chars().collect();
    if wanted.len().abs_diff(term.len()) > farthest {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=term.len()).collect();
    for (row, letter) in wanted.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in term.iter().enumerate() {
            let mut cost = (last[column] + usize::from(letter != other)).min(last[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && *letter == term[column - 1] && wanted[row - 1] == *other {
                cost = cost.min(before[column - 1] + 1);
            }
            current.push(cost);
        }
        if current.iter().all(|cost| *cost > farthest) {
            return None;
        }
        before = std::mem::replace(&mut last, current);
    }
    last.last().copied().filter(|distance| *distance <= farthest)
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn letters_wrong_missing_too_many_and_swapped_are_counted() {
        let far = |one: &str, other: &str| distance(&one.chars().collect::<Vec<_>>(), other, 2);
        assert_eq!(far("vedlikhold", "vedlikehold"), Some(1));
        assert_eq!(far("skoel", "skole"), Some(1));
        assert_eq!(far("barnhagge", "barnehage"), Some(2));
        assert_eq!(far("skole", "skole"), Some(0));
        assert_eq!(far("skole", "kirke"), None);
    }
}
