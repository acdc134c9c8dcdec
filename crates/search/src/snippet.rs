//! Which words of a hit were asked for, and the part of its text that shows them.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;
use tantivy::tokenizer::Token;

use crate::abbreviation::Abbreviation;
use crate::analysis::{Form, MARK, Unit, tokens, units};
use crate::grammar::{Wanted, Words};

/// The longest snippet, in characters. A shorter text is shown whole.
const LONGEST: usize = 240;

/// Where the words that were asked for stand in an item's text. All ranges are bytes of that text.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Snippet {
    /// The part of the text that shows most of what was asked for.
    pub shown: Range<usize>,
    /// Every place in the whole text that was asked for, in order; none overlaps another.
    pub marks: Vec<Range<usize>>,
}

impl Snippet {
    /// The snippet in pieces, each with whether it is marked. `text` is the item's text.
    pub fn pieces<'t>(&self, text: &'t str) -> Vec<(&'t str, bool)> {
        let mut pieces = Vec::new();
        let mut at = self.shown.start;
        for mark in self.marks.iter().filter(|mark| self.shown.start <= mark.start && mark.end <= self.shown.end) {
            pieces.push((&text[at..mark.start], false));
            pieces.push((&text[mark.clone()], true));
            at = mark.end;
        }
        pieces.push((&text[at..self.shown.end], false));
        pieces.retain(|(piece, _)| !piece.is_empty());
        pieces
    }
}

/// What is to be marked. Made once for a question, used for each of its hits.
#[derive(Default)]
pub(crate) struct Marker {
    terms: BTreeSet<String>,
    sequences: Vec<Vec<(usize, String)>>,
    prefixes: Vec<(Vec<(usize, String)>, String)>,
}

impl Marker {
    /// All that the words ask for; what they deny is not there to be marked.
    pub(crate) fn new(words: &Words) -> Self {
        let mut marker = Self::default();
        for term in words.clauses.iter().flat_map(|clause| &clause.any).filter(|term| !term.not) {
            match &term.wanted {
                Wanted::Words(words) => marker.add_words(words),
                Wanted::Phrase(words) => marker.sequences.push(units(words).iter().flat_map(Unit::in_phrase).collect()),
                Wanted::Prefix(start) => {
                    let mut terms: Vec<_> = units(start).iter().flat_map(Unit::in_phrase).collect();
                    marker.prefixes.extend(terms.pop().map(|(_, last)| (terms, last)));
                }
            }
        }
        marker
    }

    fn add_words(&mut self, words: &str) {
        for unit in units(words) {
            if unit.parts.len() > 1 && !unit.is_identifier() {
                self.sequences.push(unit.parts.clone());
            }
            self.terms.extend(unit.terms());
            self.terms.insert(unit.whole);
        }
    }

    /// The snippet of a text, with the abbreviations that its letter defines.
    pub(crate) fn snippet(&self, text: &str, abbreviations: &[Abbreviation]) -> Snippet {
        let tokens = tokens(Form::Words, text);
        let exact: Vec<&Token> = tokens.iter().filter(|token| !token.text.starts_with(MARK)).collect();
        let mut found: Vec<Range<usize>> = Vec::new();
        found.extend(tokens.iter().filter(|token| self.terms.contains(&token.text)).map(range));
        for terms in &self.sequences {
            found.extend(sequences(&exact, terms, None));
        }
        for (terms, start) in &self.prefixes {
            found.extend(sequences(&exact, terms, Some(start)));
        }
        for abbreviation in abbreviations {
            if self.asks_for(&abbreviation.long) {
                found.extend(abbreviation.shorts(text));
            }
            if self.asks_for(&abbreviation.short) {
                found.extend(abbreviation.longs(text));
            }
        }
        let marks = joined(found);
        Snippet { shown: window(text, &exact, &marks), marks }
    }

    /// Whether any of the words of a value is asked for, but for those of grammar.
    fn asks_for(&self, value: &str) -> bool {
        units(value).iter().any(|unit| !unit.is_weak() && unit.terms().any(|term| self.terms.contains(&term)))
    }
}

fn range(token: &Token) -> Range<usize> {
    token.offset_from..token.offset_to
}

/// Every place where the terms stand at their distances from one another, followed at once by a word that starts so, if one is given.
fn sequences(tokens: &[&Token], terms: &[(usize, String)], start: Option<&str>) -> Vec<Range<usize>> {
    let first_at = terms.first().map_or(0, |(at, _)| *at);
    let mut wanted: Vec<(usize, &str, bool)> = terms.iter().map(|(at, term)| (at - first_at, term.as_str(), false)).collect();
    wanted.extend(start.map(|start| (wanted.len(), start, true)));
    let Some(((_, first, first_starts), following)) = wanted.split_first() else { return Vec::new() };
    let fits = |token: &Token, term: &str, starts: bool| if starts { token.text.starts_with(term) } else { token.text == term };
    let mut found = Vec::new();
    for (index, begin) in tokens.iter().enumerate().filter(|(_, token)| fits(token, first, *first_starts)) {
        let end = following.iter().try_fold(begin.offset_to, |_, (at, term, starts)| {
            let position = begin.position + at;
            let near = tokens[index..].iter().take_while(|token| token.position <= position);
            near.filter(|token| token.position == position).find(|token| fits(token, term, *starts)).map(|token| token.offset_to)
        });
        found.extend(end.map(|end| begin.offset_from..end));
    }
    found
}

/// The ranges in order, those that overlap made one.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// The first part of the text, of whole words and not too long, that has the most marks.
fn window(text: &str, tokens: &[&Token], marks: &[Range<usize>]) -> Range<usize> {
    if text.char_indices().nth(LONGEST).is_none() {
        return 0..text.len();
    }
    let words: Vec<Range<usize>> = tokens.iter().filter(|token| token.position_length == 1).map(|token| range(token)).collect();
    let inside = |window: &Range<usize>| {
        let first = marks.partition_point(|mark| mark.start < window.start);
        marks[first..].partition_point(|mark| mark.end <= window.end)
    };
    let mut best = from(0, text, &words);
    for mark in marks {
        let window = from(start_before(mark.start, text, &words), text, &words);
        if inside(&window) > inside(&best) {
            best = window;
        }
    }
    best
}

/// The longest part of the text from `start` on that ends with a word. A word longer than that is cut between characters.
fn from(start: usize, text: &str, words: &[Range<usize>]) -> Range<usize> {
    let limit = text[start..].char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| start + at);
    let ended = words.partition_point(|word| word.end <= limit);
    let end = words[..ended].last().map(|word| word.end).filter(|end| *end > start);
    start..end.unwrap_or(limit)
}

/// The start of a word some way before a mark, so that it is seen in its sentence.
fn start_before(mark: usize, text: &str, words: &[Range<usize>]) -> usize {
    let near = text[..mark].char_indices().rev().nth(LONGEST / 4).map_or(0, |(at, _)| at);
    let first = words.partition_point(|word| word.start < near);
    words.get(first).map_or(mark, |word| word.start.min(mark))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::parse;

    fn marked(words: &str, text: &str) -> Vec<String> {
        Marker::new(&parse(words)).snippet(text, &[]).marks.into_iter().map(|mark| text[mark].to_owned()).collect()
    }

    #[test]
    fn marks_fall_on_the_words_as_printed() {
        assert_eq!(marked("kommune", "Å, Kommunen og kommunene"), ["Kommunen", "kommunene"]);
        assert_eq!(marked("\"god skole\"", "En god skole, gode skoler, God  Skole"), ["god skole", "God  Skole"]);
        assert_eq!(marked("tilta*", "Tiltaksplan og tiltak"), ["Tiltaksplan", "tiltak"]);
        assert_eq!(marked("24/6048", "I sak 2024/6048-1 og 24/6049"), ["2024/6048"]);
        assert_eq!(marked("ås", "A\u{30a}s kommune"), ["A\u{30a}s"]);
        assert_eq!(marked("plan -skole", "skole og plan"), ["plan"]);
    }

    #[test]
    fn marks_fall_on_parts_of_compounds_on_other_written_forms_and_on_abbreviations() {
        assert_eq!(marked("tjeneste", "Hjemmetjenesten og heimeteneste"), ["tjenesten", "teneste"]);
        assert_eq!(marked("vedlikehold", "Vedlikehaldet av skulebygg"), ["Vedlikehaldet"]);
        assert_eq!(marked("\"god sko*\"", "God skole, skole"), ["God skole"]);
        let origo = Abbreviation { short: "OOO".into(), long: "Oslo Origo".into() };
        let marks = |words: &str, text: &str| {
            let snippet = Marker::new(&parse(words)).snippet(text, std::slice::from_ref(&origo));
            snippet.marks.into_iter().map(|mark| text[mark].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(marks("origo", "OOOs plan for OOO"), ["OOO", "OOO"]);
        assert_eq!(marks("OOO", "Oslo Origo skal"), ["Oslo Origo"]);
    }

    #[test]
    fn a_long_text_is_shown_where_the_words_stand() {
        let text = format!("{}kommunen skal lage en plan for skolene. {}", "Ord i veien. ".repeat(60), "Mer tekst. ".repeat(60));
        let snippet = Marker::new(&parse("plan skole")).snippet(&text, &[]);
        let shown = &text[snippet.shown.clone()];
        assert!(shown.chars().count() <= LONGEST, "{shown}");
        let pieces: Vec<_> = snippet.pieces(&text).into_iter().filter(|(_, marked)| *marked).map(|(piece, _)| piece).collect();
        assert_eq!(pieces, ["plan", "skolene"]);
    }

    #[test]
    fn a_text_of_one_endless_word_is_cut_between_characters() {
        let text = "å".repeat(10_000);
        let snippet = Marker::default().snippet(&text, &[]);
        assert_eq!(text[snippet.shown].chars().count(), LONGEST);
    }
}
