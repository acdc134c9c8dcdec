//! A question as a query of the index.

use std::ops::Bound;

use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, PhrasePrefixQuery, PhraseQuery, Query as Tantivy,
    RangeQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use crate::analysis::{Unit, units};
use crate::error::Result;
use crate::filters;
use crate::grammar::{self, Clause, Wanted, Words};
use crate::query::Query;
use crate::restricted;
use crate::schema::Fields;

/// How many words a prefix at the end of a phrase may stand for: more than an archive has that begin alike.
const MOST_EXPANSIONS: u32 = 100_000;

/// The question as a query. Filters narrow and do not count in the score.
pub(crate) fn query(question: &Query, fields: &Fields, searcher: &Searcher) -> Result<Box<dyn Tantivy>> {
    // What is restricted is taken away: it is little, and what is not would be gone through for every hit.
    let restricted = (!question.include_restricted).then(|| (Occur::MustNot, restricted::items(true, fields)));
    among(restricted, question, fields, searcher)
}

/// What the question leaves out because a marking restricts it; nothing where the question leaves out nothing.
pub(crate) fn left_out(question: &Query, fields: &Fields, searcher: &Searcher) -> Result<Option<Box<dyn Tantivy>>> {
    if question.include_restricted || !restricted::are_any(fields, searcher)? {
        return Ok(None);
    }
    let only = (Occur::Must, weightless(restricted::items(true, fields)));
    among(Some(only), question, fields, searcher).map(Some)
}

/// The question as a query among some items, or among all but some.
fn among(
    items: Option<(Occur, Box<dyn Tantivy>)>,
    question: &Query,
    fields: &Fields,
    searcher: &Searcher,
) -> Result<Box<dyn Tantivy>> {
    let mut parts: Vec<(Occur, Box<dyn Tantivy>)> = clauses(&question.words, fields);
    let filters = filters::queries(question, fields, searcher)?;
    parts.extend(filters.into_iter().map(|filter| (Occur::Must, weightless(filter))));
    parts.extend(items);
    Ok(Box::new(BooleanQuery::new(parts)))
}

fn weightless(query: Box<dyn Tantivy>) -> Box<dyn Tantivy> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}

/// Words of grammar are asked for only where nothing else is: who looks for *plan for skolen* means any plan of any school.
fn clauses(words: &Words, fields: &Fields) -> Vec<(Occur, Box<dyn Tantivy>)> {
    let (weak, strong): (Vec<&Clause>, Vec<&Clause>) = words.clauses.iter().partition(|clause| is_weak(clause));
    let asked =
        if strong.iter().any(|clause| clause.any.iter().any(|term| !term.not)) { strong } else { [strong, weak].concat() };
    asked.into_iter().map(|clause| clause_query(clause, fields)).collect()
}

fn is_weak(clause: &Clause) -> bool {
    let is_weak = |words: &str| {
        let units = units(words);
        !units.is_empty() && units.iter().all(Unit::is_weak)
    };
    !clause.any.is_empty()
        && clause.any.iter().all(|term| !term.not && matches!(&term.wanted, Wanted::Words(words) if is_weak(words)))
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
        Wanted::Words(words) => all(units(words).iter().map(|unit| unit_query(unit, fields)).collect()),
        Wanted::Phrase(words) => in_order(&placed(words), fields),
        Wanted::Prefix(start) => match placed(start).split_last() {
            Some(((_, last), [])) => prefix_query(last, fields),
            Some(((_, last), before)) => phrase_prefix_query(before, last, fields),
            None => Box::new(EmptyQuery),
        },
    }
}

/// The terms of a phrase with their positions.
fn placed(words: &str) -> Vec<(usize, String)> {
    units(words).iter().flat_map(Unit::in_phrase).collect()
}

/// A word, in any field, in any form. A hyphenated word is found written in one, with its hyphen and with a space.
fn unit_query(unit: &Unit, fields: &Fields) -> Box<dyn Tantivy> {
    let mut alternatives = Vec::new();
    let terms: Vec<String> = unit.terms().collect();
    for searched in fields.searched.iter().chain([&fields.meant]) {
        alternatives.extend(terms.iter().map(|term| weighted(one(searched.field, term), searched.weight)));
    }
    if unit.parts.len() > 1 && !unit.is_identifier() {
        alternatives.push(in_order(&unit.parts, fields));
    }
    alternatives.push(one(fields.numbers, &unit.whole));
    any(alternatives)
}

/// Words as they are written, at their distances from one another, in any field.
fn in_order(terms: &[(usize, String)], fields: &Fields) -> Box<dyn Tantivy> {
    in_any_field(fields, |field| sequence(field, terms))
}

fn prefix_query(start: &str, fields: &Fields) -> Box<dyn Tantivy> {
    in_any_field(fields, |field| {
        // No term has a character after the last of Unicode, so this is the end of all that starts so.
        let end = format!("{start}{}", char::MAX);
        let from = Bound::Included(Term::from_field_text(field, start));
        Box::new(RangeQuery::new(from, Bound::Excluded(Term::from_field_text(field, &end))))
    })
}

/// Words in their order, the last one by its beginning.
fn phrase_prefix_query(before: &[(usize, String)], last: &str, fields: &Fields) -> Box<dyn Tantivy> {
    in_any_field(fields, |field| {
        let terms = before.iter().map(|(_, term)| term.as_str()).chain([last]);
        let mut query = PhrasePrefixQuery::new(terms.map(|term| Term::from_field_text(field, term)).collect());
        query.set_max_expansions(MOST_EXPANSIONS);
        Box::new(query)
    })
}

fn in_any_field(fields: &Fields, query: impl Fn(Field) -> Box<dyn Tantivy>) -> Box<dyn Tantivy> {
    let mut alternatives: Vec<_> =
        fields.searched.iter().map(|searched| weighted(query(searched.field), searched.weight)).collect();
    alternatives.push(query(fields.numbers));
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
