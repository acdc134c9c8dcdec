//! The filters of a question as queries of the index.

use std::collections::BTreeSet;
use std::ops::Bound;

use tantivy::query::{EmptyQuery, Query as Tantivy, RangeQuery, TermQuery, TermSetQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use crate::analysis::{Unit, case_number, units};
use crate::day::Day;
use crate::error::Result;
use crate::item::Kind;
use crate::query::{Filters, Query};
use crate::schema::{Coded, Fields, Named};

/// What an item has to pass, each on its own.
pub(crate) fn queries(question: &Query, fields: &Fields, searcher: &Searcher) -> Result<Vec<Box<dyn Tantivy>>> {
    let kinds = [&question.kinds, &question.words.kinds].into_iter().find(|kinds| !kinds.is_empty());
    let kinds = kinds.map_or(&[Kind::Measure][..], Vec::as_slice);
    let mut queries = vec![one_of(fields.coded(Coded::Kind), kinds.iter().map(|kind| kind.as_str().to_owned()))];
    // Filters in the words narrow further what the others let pass.
    for filters in [&question.filters, &question.words.filters] {
        queries.extend(narrow(filters, fields, searcher)?);
    }
    Ok(queries)
}

fn narrow(filters: &Filters, fields: &Fields, searcher: &Searcher) -> Result<Vec<Box<dyn Tantivy>>> {
    let mut queries = Vec::new();
    for (coded, values) in [
        (Coded::MeasureKind, filters.measure_kind.clone()),
        (Coded::Modality, filters.modality.clone()),
        (Coded::Horizon, filters.horizon.clone()),
        (Coded::Year, filters.year.iter().map(u16::to_string).collect()),
        (Coded::Case, filters.case.iter().map(|case| case_number(case)).collect()),
        (Coded::DocumentKind, filters.document_kind.clone()),
        (Coded::Language, filters.language.clone()),
    ] {
        if !values.is_empty() {
            queries.push(one_of(fields.coded(coded), values));
        }
    }
    for (named, values) in [
        (Named::Responsible, &filters.responsible),
        (Named::Recipient, &filters.recipient),
        (Named::Sender, &filters.sender),
        (Named::Goal, &filters.goal),
        (Named::Area, &filters.area),
    ] {
        if !values.is_empty() {
            let field = fields.named(named);
            queries.push(one_of(field, terms_with_words(field, values, searcher)?));
        }
    }
    let excluded = |day: Option<Day>| day.map_or(Bound::Unbounded, Bound::Excluded);
    let included = |day: Option<Day>| day.map_or(Bound::Unbounded, Bound::Included);
    queries.extend(days(fields.deadline, excluded(filters.deadline_after), excluded(filters.deadline_before)));
    queries.extend(days(fields.date, included(filters.from), included(filters.to)));
    Ok(queries)
}

fn one_of(field: Field, values: impl IntoIterator<Item = String>) -> Box<dyn Tantivy> {
    let terms: Vec<Term> = values.into_iter().map(|value| Term::from_field_text(field, &value)).collect();
    match terms.as_slice() {
        [] => Box::new(EmptyQuery),
        // A set is looked up as a whole before the first hit; the items of one value are skipped through from hit to hit.
        [term] => Box::new(TermQuery::new(term.clone(), IndexRecordOption::Basic)),
        _ => Box::new(TermSetQuery::new(terms)),
    }
}

fn days(field: Field, from: Bound<Day>, to: Bound<Day>) -> Option<Box<dyn Tantivy>> {
    if matches!((from, to), (Bound::Unbounded, Bound::Unbounded)) {
        return None;
    }
    let term = |bound: Bound<Day>| bound.map(|day| Term::from_field_u64(field, day.number()));
    Some(Box::new(RangeQuery::new(term(from), term(to))))
}

/// The terms of the field, each the words of one value, that have all words of one of the `wanted`.
///
/// An index has far fewer names than items, so they are gone through; words that stand in two different names (the one recipient of
/// a letter and the next) are never taken together.
fn terms_with_words(field: Field, wanted: &[String], searcher: &Searcher) -> Result<BTreeSet<String>> {
    let wanted: Vec<Vec<Unit>> = wanted.iter().map(|value| units(value)).collect();
    let mut found = BTreeSet::new();
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(field)?;
        let mut terms = inverted.terms().stream().map_err(tantivy::TantivyError::from)?;
        while terms.advance() {
            let Ok(term) = std::str::from_utf8(terms.key()) else { continue };
            let words: BTreeSet<&str> = term.split(' ').collect();
            if wanted.iter().any(|units| occur(units, &words)) {
                found.insert(term.to_owned());
            }
        }
    }
    Ok(found)
}

/// Whether all of the units occur, as a whole or, where they are no identifiers, in their parts. A value without words occurs nowhere.
fn occur(units: &[Unit], words: &BTreeSet<&str>) -> bool {
    let occurs = |unit: &Unit| {
        words.contains(unit.whole.as_str())
            || unit.lemmas().iter().any(|lemma| words.contains(lemma))
            || (unit.parts.len() > 1 && !unit.is_identifier() && unit.parts.iter().all(|(_, part)| words.contains(part.as_str())))
    };
    !units.is_empty() && units.iter().all(occurs)
}
