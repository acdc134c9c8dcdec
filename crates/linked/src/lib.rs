//! The published form of a letter: what leaves this program and what other systems rely on.
//!
//! [`graph()`] turns a [`letter::Letter`] into a [`Document`], whose keys, in their order, are the contract with everybody outside.
//! [`schema()`] is its JSON Schema, [`context()`] the JSON-LD context that gives every key a meaning in Noark 5, schema.org and
//! the vocabularies of W3C, and [`vocabulary()`] the concepts that none of those have. [`outline()`] shows the same to a person.
//! A fødselsnummer never leaves this crate: see [`mask()`].

mod context;
mod document;
mod error;
mod goal;
mod graph;
mod ids;
mod items;
mod labels;
mod mask;
mod measure;
mod outline;
mod parties;
mod place;
mod schema;
mod source;
mod vocabulary;
mod words;
mod writer;

#[cfg(test)]
mod example;

pub use context::{CONTEXT_NAME, context};
pub use document::{Document, LetterPlaces, Producer, SCHEMA_VERSION};
pub use error::Error;
pub use goal::{Goal, Indicator};
pub use graph::{graph, graph_by_line};
pub use items::{
    CrossReference, DatedText, Definition, Figure, Footnote, Obligation, Reference, Remark, Section, Table, TurnedDown,
};
pub use labels::Lang;
pub use mask::mask;
pub use measure::{Amount, GoalLink, Measure, Responsible};
pub use outline::outline;
pub use parties::{Access, Address, Attachment, CaseHandler, Named, Party, Signatory};
pub use place::Place;
pub use schema::schema;
pub use source::{PageAgreement, Part, Source, TextLayer, Whole};
pub use vocabulary::vocabulary;
pub use writer::letter_id;
