//! A record and a letter, field by field.

use std::collections::BTreeSet;

use linked::{Document, Place as At, Remark};
use source::Record;

use super::{Place, normal};
use crate::paths::path_of;

/// How the two sides of a field stand to each other.
enum Outcome {
    Agrees,
    /// The letter does not say.
    Silent,
    /// Each says another thing; what the letter says, in words. What it says nothing of, it denies by that.
    Differs(Option<String>),
}

/// One field that the record says something of.
struct Field {
    key: &'static str,
    /// What the record says, in words.
    known: String,
    outcome: Outcome,
    at: Vec<At>,
}

/// What is to be remarked of a record and a letter, and the fields in which they differ.
pub(super) fn remarks(record: &Record, letter: &Document, place: Place<'_>) -> (Vec<Remark>, Vec<String>) {
    let (mut remarks, mut agreed, mut silent, mut conflicts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for field in fields(record, letter, place) {
        match field.outcome {
            Outcome::Agrees => agreed.push(field.key),
            Outcome::Silent => silent.push(field.key),
            Outcome::Differs(said) => {
                let said = said.map_or_else(|| "nothing".to_owned(), |said| format!("«{said}»"));
                let message = format!("{}: the metadata says «{}», the letter {said}.", field.key, field.known);
                remarks.push(remark("warning", "metadata-conflict", message, field.at));
                conflicts.push(field.key.to_owned());
            }
        }
    }
    if !silent.is_empty() {
        let message = format!("The metadata says more than the letter of: {}.", silent.join(", "));
        remarks.push(remark("note", "metadata-only", message, Vec::new()));
    }
    if !agreed.is_empty() {
        let message = format!("Metadata and letter agree in: {}.", agreed.join(", "));
        remarks.push(remark("note", "metadata-agrees", message, Vec::new()));
    }
    (remarks, conflicts)
}

/// A remark. What the metadata says may hold a fødselsnummer, as a letter may.
pub(super) fn remark(severity: &str, code: &str, message: String, at: Vec<At>) -> Remark {
    Remark { severity: severity.to_owned(), code: code.to_owned(), message: linked::mask(&message).into_owned(), at }
}

fn fields(record: &Record, letter: &Document, place: Place<'_>) -> Vec<Field> {
    let one = |value: &Option<String>| value.iter().cloned().collect::<Vec<String>>();
    let sender = letter.sender.as_ref();
    let handler = letter.case_handler.as_ref();
    let places = |at: Option<&Vec<At>>| at.cloned().unwrap_or_default();
    let single = [
        field("title", &record.titles, letter.title.as_deref(), normal::words, letter.at.title.clone()),
        field("date", &one(&record.date), letter.date.as_deref(), normal::day, letter.at.date.clone()),
        field(
            "caseNumber",
            &one(&record.case_number),
            letter.case_number.as_deref(),
            normal::case,
            letter.at.case_number.clone(),
        ),
        field(
            "documentNumber",
            &one(&record.document_number),
            letter.document_number.as_deref(),
            normal::document,
            letter.at.document_number.clone(),
        ),
        field(
            "sender",
            &record.senders,
            sender.map(|party| party.name.as_str()),
            normal::words,
            places(sender.map(|party| &party.at)),
        ),
        field(
            "caseHandler",
            &one(&record.case_handler),
            handler.map(|handler| handler.name.as_str()),
            normal::words,
            places(handler.map(|handler| &handler.at)),
        ),
    ];
    single
        .into_iter()
        .flatten()
        .chain(recipients(record, letter))
        .chain(access(record, letter))
        .chain(sum(record, place))
        .collect()
}

/// A field of which the record knows some values, one of which is enough.
fn field(key: &'static str, known: &[String], said: Option<&str>, normal: fn(&str) -> String, at: Vec<At>) -> Option<Field> {
    let outcome = match said {
        None => Outcome::Silent,
        Some(said) if known.iter().any(|known| normal(known) == normal(said)) => Outcome::Agrees,
        Some(said) => Outcome::Differs(Some(said.to_owned())),
    };
    Some(Field { key, known: known.first()?.clone(), outcome, at })
}

/// All recipients are to be the same, in any order.
fn recipients(record: &Record, letter: &Document) -> Option<Field> {
    let said: Vec<String> = letter.recipients.iter().map(|party| party.name.clone()).collect();
    let set = |names: &[String]| names.iter().map(|name| normal::words(name)).collect::<BTreeSet<String>>();
    let outcome = match said.as_slice() {
        [] => Outcome::Silent,
        said if set(said) == set(&record.recipients) => Outcome::Agrees,
        said => Outcome::Differs(Some(said.join("; "))),
    };
    let at = letter.recipients.iter().flat_map(|party| party.at.clone()).collect();
    (!record.recipients.is_empty()).then(|| Field { key: "recipients", known: record.recipients.join("; "), outcome, at })
}

/// Whether anybody is kept from reading; where both sides say by which paragraphs, by the same. A letter without a marking is open, and
/// therefore never silent.
fn access(record: &Record, letter: &Document) -> Option<Field> {
    let known = record.access.clone()?;
    let is_open = norsk::words().phrases.open_access.is(&known);
    let outcome = match &letter.access {
        None if is_open => Outcome::Agrees,
        None => Outcome::Differs(None),
        Some(access) => {
            let basis = access.legal_basis.as_deref().unwrap_or_default();
            let said = format!("{} {basis}", access.marking);
            let [of_record, of_letter] = [&known, &said].map(|side| normal::paragraphs(side));
            let are_same = of_record.is_empty() || of_letter.is_empty() || of_record == of_letter;
            if !is_open && are_same { Outcome::Agrees } else { Outcome::Differs(Some(said.trim().to_owned())) }
        }
    };
    let at = letter.access.as_ref().map(|access| access.at.clone()).unwrap_or_default();
    Some(Field { key: "access", known, outcome, at })
}

/// The file that the record names by its path is to have the bytes that the record says.
fn sum(record: &Record, place: Place<'_>) -> Option<Field> {
    let named = record.files.iter().filter(|file| !file.path.is_empty() && path_of(place.key).ends_with(path_of(&file.path)));
    let sums: Vec<&String> = named.filter_map(|file| file.sha256.as_ref()).collect();
    let has_sum = record.files.iter().any(|file| file.sha256.as_deref() == Some(place.sha256));
    let known = sums.first().copied().cloned().or_else(|| has_sum.then(|| place.sha256.to_owned()))?;
    let outcome = if has_sum { Outcome::Agrees } else { Outcome::Differs(Some(place.sha256.to_owned())) };
    Some(Field { key: "sha256", known, outcome, at: Vec::new() })
}
