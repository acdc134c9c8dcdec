//! Which words of a hit were asked for, and the part of its text that shows them.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;
use tantivy::tokenizer::Token;

use crate::analysis::{Form, tokens, units};
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
    stems: BTreeSet<String>,
    sequences: Vec<(Form, Vec<(usize, String)>)>,
    prefixes: Vec<String>,
}

impl Marker {
    /// All that the words ask for; what they deny is not there to be marked.
    pub(crate) fn new(words: &Words) -> Self {
        let mut marker = Self::default();
        for term in words.clauses.iter().flat_map(|clause| &clause.any).filter(|term| !term.not) {
            match &term.wanted {
                Wanted::Words(words) => marker.add_words(words),
                Wanted::Phrase(words) => {
                    let terms = units(Form::Exact, words).iter().flat_map(|unit| unit.in_phrase()).collect();
                    marker.sequences.push((Form::Exact, terms));
                }
                Wanted::Prefix(start) => {
                    let mut units = units(Form::Exact, start);
                    marker.prefixes.extend(units.pop().map(|last| last.whole));
                    marker.sequences.extend(units.iter().map(|unit| (Form::Exact, unit.in_phrase())));
                }
            }
        }
        marker
    }

    fn add_words(&mut self, words: &str) {
        for unit in units(Form::Stemmed, words) {
            if unit.parts.len() > 1 && !unit.is_identifier() {
                self.sequences.push((Form::Stemmed, unit.parts.clone()));
            }
            self.stems.insert(unit.whole);
        }
    }

    /// The snippet of a text.
    pub(crate) fn snippet(&self, text: &str) -> Snippet {
        let exact = tokens(Form::Exact, text);
        let stemmed = tokens(Form::Stemmed, text);
        let mut found: Vec<Range<usize>> = Vec::new();
        found.extend(stemmed.iter().filter(|token| self.stems.contains(&token.text)).map(range));
        found.extend(
            exact.iter().filter(|token| self.prefixes.iter().any(|start| token.text.starts_with(start.as_str()))).map(range),
        );
        for (form, terms) in &self.sequences {
            found.extend(sequences(if *form == Form::Exact { &exact } else { &stemmed }, terms));
        }
        let marks = joined(found);
        Snippet { shown: window(text, &exact, &marks), marks }
    }
}

fn range(token: &Token) -> Range<usize> {
    token.offset_from..token.offset_to
}

/// Every place where the terms stand at their distances from one another.
fn sequences(tokens: &[Token], terms: &[(usize, String)]) -> Vec<Range<usize>> {
    let Some(((first_at, first), following)) = terms.split_first() else { return Vec::new() };
    let mut found = Vec::new();
    for (index, start) in tokens.iter().enumerate().filter(|(_, token)| token.text == *first) {
        let end = following.iter().try_fold(start.offset_to, |_, (at, term)| {
            let position = start.position + (at - first_at);
            let near = tokens[index..].iter().take_while(|token| token.position <= position);
            near.filter(|token| token.position == position).find(|token| token.text == *term).map(|token| token.offset_to)
        });
        found.extend(end.map(|end| start.offset_from..end));
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
fn window(text: &str, tokens: &[Token], marks: &[Range<usize>]) -> Range<usize> {
    if text.char_indices().nth(LONGEST).is_none() {
        return 0..text.len();
    }
    let words: Vec<Range<usize>> = tokens.iter().filter(|token| token.position_length == 1).map(range).collect();
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
        Marker::new(&parse(words)).snippet(text).marks.into_iter().map(|mark| text[mark].to_owned()).collect()
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
    fn a_long_text_is_shown_where_the_words_stand() {
        let text = format!("{}kommunen skal lage en plan for skolene. {}", "Ord i veien. ".repeat(60), "Mer tekst. ".repeat(60));
        let snippet = Marker::new(&parse("plan skole")).snippet(&text);
        let shown = &text[snippet.shown.clone()];
        assert!(shown.chars().count() <= LONGEST, "{shown}");
        let pieces: Vec<_> = snippet.pieces(&text).into_iter().filter(|(_, marked)| *marked).map(|(piece, _)| piece).collect();
        assert_eq!(pieces, ["plan", "skolene"]);
    }

    #[test]
    fn a_text_of_one_endless_word_is_cut_between_characters() {
        let text = "å".repeat(10_000);
        let snippet = Marker::default().snippet(&text);
        assert_eq!(text[snippet.shown].chars().count(), LONGEST);
    }
}
