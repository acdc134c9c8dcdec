//! What Norwegian administrative words mean, in bokmål and nynorsk alike.
//!
//! The words themselves lie as data in `words/*.toml`; the code here knows their shapes: dates, case numbers, sentences, names.
//! No Norwegian phrase stands in the code of any other crate.

mod date;
mod forms;
mod identifier;
mod label;
mod language;
mod organisation;
mod pattern;
mod person;
mod salutation;
mod sentence;
mod words;

pub use date::{DateFound, dates, first_date, year_in};
pub use forms::{Forms, fold, without_adverbs};
pub use identifier::{
    CaseNumber, address_line, case_number, email, is_case_number, organisation_number, phone, post_line,
    valid_organisation_number,
};
pub use label::{Label, is_access_marking, label_at};
pub use language::{Votes, votes};
pub use organisation::{bare_name, is_role, looks_like_organisation, role_at, without_representative};
pub use pattern::{has_digit, pattern};
pub use person::{is_given_name, looks_like_person, part_people};
pub use salutation::is_salutation;
pub use sentence::sentences;
pub use words::{Columns, Goals, Grammar, Kinds, Labels, Language, Organisations, Phrases, Proposals, Words, words};
