//! A question as a query of the index.

use std::ops::Bound;

use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, PhraseQuery, Query as Tantivy, RangeQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use crate::analysis::{Form, Unit, units};
use crate::error::Result;
use crate::filters;
use crate::grammar::{self, Clause, Wanted, Words};
use crate::query::Query;
use crate::schema::Fields;

/// The question as a query. Filters narrow and do not count in the score.
pub(crate) fn query(question: &Query, fields: &Fields, searcher: &Searcher) -> Result<Box<dyn Tantivy>> {
    let mut parts: Vec<(Occur, Box<dyn Tantivy>)> = clauses(&question.words, fields);
    for filter in filters::queries(question, fields, searcher)? {
        parts.push((Occur::Must, Box::new(ConstScoreQuery::new(filter, 0.0))));
    }
    Ok(Box::new(BooleanQuery::new(parts)))
}

fn clauses(words: &Words, fields: &Fields) -> Vec<(Occur, Box<dyn Tantivy>)> {
    words.clauses.iter().map(|clause| clause_query(clause, fields)).collect()
}

fn clause_query(clause: &Clause, fields: &Fields) -> (Occur, Box<dyn Tantivy>) {
    match clause.any.as_slice() {
        [grammar::Term { not: true, wanted }] => (Occur::MustNot, wanted_query(wanted, fields)),
        alternatives => (Occur::Must, any(alternatives.iter().map(|term| term_query(term, fields)).collect())),
    }
}

fn term_query(term: &grammar::Term, fields: &Fields) -> Box<dyn Tantivy> {
    let wanted = wanted_query(&term.wanted, fields);
    if term.not {
        // What lacks a word is no better for it: everything counts alike.
        let all = ConstScoreQuery::new(Box::new(AllQuery), 0.0);
        Box::new(BooleanQuery::new(vec![(Occur::Must, Box::new(all)), (Occur::MustNot, wanted)]))
    } else {
        wanted
    }
}

fn wanted_query(wanted: &Wanted, fields: &Fields) -> Box<dyn Tantivy> {
    match wanted {
        Wanted::Words(words) => all(units(Form::Stemmed, words).iter().map(|unit| unit_query(unit, fields)).collect()),
        Wanted::Phrase(words) => phrase_query(&units(Form::Exact, words), fields),
        Wanted::Prefix(start) => {
            let units = units(Form::Exact, start);
            match units.split_last() {
                Some((last, before)) => {
                    let mut parts: Vec<_> = before.iter().map(|unit| exact_query(unit, fields)).collect();
                    parts.push(prefix_query(&last.whole, fields));
                    all(parts)
                }
                None => Box::new(EmptyQuery),
            }
        }
    }
}

/// A word, in any field, in any form. A hyphenated word is found written in one, with its hyphen and with a space.
fn unit_query(unit: &Unit, fields: &Fields) -> Box<dyn Tantivy> {
    let mut alternatives = Vec::new();
    for field in fields.searched {
        alternatives.push(weighted(one(field.stemmed, &unit.whole), field.weight));
        if unit.parts.len() > 1 && !unit.is_identifier() {
            alternatives.push(weighted(sequence(field.stemmed, &unit.parts), field.weight));
        }
    }
    alternatives.push(one(fields.numbers, &unit.whole));
    any(alternatives)
}

/// A word, in any field, as written.
fn exact_query(unit: &Unit, fields: &Fields) -> Box<dyn Tantivy> {
    phrase_query(std::slice::from_ref(unit), fields)
}

fn phrase_query(units: &[Unit], fields: &Fields) -> Box<dyn Tantivy> {
    let terms: Vec<(usize, String)> = units.iter().flat_map(Unit::in_phrase).collect();
    let mut alternatives: Vec<_> =
        fields.searched.iter().map(|field| weighted(sequence(field.exact, &terms), field.weight)).collect();
    alternatives.push(sequence(fields.numbers, &terms));
    any(alternatives)
}

fn prefix_query(start: &str, fields: &Fields) -> Box<dyn Tantivy> {
    let starting = |field: Field| -> Box<dyn Tantivy> {
        // No term has a character after the last of Unicode, so this is the end of all that starts so.
        let end = format!("{start}{}", char::MAX);
        let from = Bound::Included(Term::from_field_text(field, start));
        Box::new(RangeQuery::new(from, Bound::Excluded(Term::from_field_text(field, &end))))
    };
    let mut alternatives: Vec<_> = fields.searched.iter().map(|field| weighted(starting(field.exact), field.weight)).collect();
    alternatives.push(starting(fields.numbers));
    any(alternatives)
}

/// Terms at their distances from one another.
fn sequence(field: Field, terms: &[(usize, String)]) -> Box<dyn Tantivy> {
    match terms {
        [] => Box::new(EmptyQuery),
        [(_, term)] => one(field, term),
        [(first, _), ..] => {
            let placed = terms.iter().map(|(at, term)| (at - first, Term::from_field_text(field, term))).collect();
            Box::new(PhraseQuery::new_with_offset(placed))
        }
    }
}

fn one(field: Field, term: &str) -> Box<dyn Tantivy> {
    Box::new(TermQuery::new(Term::from_field_text(field, term), IndexRecordOption::WithFreqs))
}

fn weighted(query: Box<dyn Tantivy>, weight: f32) -> Box<dyn Tantivy> {
    Box::new(BoostQuery::new(query, weight))
}

/// All of them; of none, nothing: who asks for a word that cannot be analysed asks for something that is not there.
fn all(queries: Vec<Box<dyn Tantivy>>) -> Box<dyn Tantivy> {
    if queries.is_empty() { Box::new(EmptyQuery) } else { Box::new(BooleanQuery::intersection(queries)) }
}

/// One of them at least; of none, nothing.
fn any(queries: Vec<Box<dyn Tantivy>>) -> Box<dyn Tantivy> {
    if queries.is_empty() { Box::new(EmptyQuery) } else { Box::new(BooleanQuery::union(queries)) }
}
