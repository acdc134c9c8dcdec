//! The fields of the index, and an item as a document of it.

use std::collections::BTreeSet;

use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};

use crate::analysis::{Form, case_number, tokens};
use crate::day::Day;
use crate::item::{Item, Kind};

/// The version of fields and analysis together. It changes with either: an index of another version gives wrong answers.
pub(crate) const VERSION: u32 = 1;

/// The longest value, in bytes, whose words a filter looks at: a term of the index has an end.
const LONGEST_VALUE: usize = 60_000;

/// One text, in the two forms that it is searched in.
#[derive(Clone, Copy)]
pub(crate) struct Searched {
    /// Without inflection.
    pub(crate) stemmed: Field,
    /// As written.
    pub(crate) exact: Field,
    /// How much a word found here counts.
    pub(crate) weight: f32,
}

/// A filter that is compared with the words of a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Named {
    Responsible,
    Recipient,
    Sender,
    Goal,
    Area,
}

/// A filter that is compared with a coded value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Coded {
    Kind,
    MeasureKind,
    Modality,
    Horizon,
    Year,
    Case,
    DocumentKind,
    Language,
}

impl Named {
    const ALL: [Self; 5] = [Self::Responsible, Self::Recipient, Self::Sender, Self::Goal, Self::Area];

    fn name(self) -> &'static str {
        match self {
            Self::Responsible => "responsible",
            Self::Recipient => "recipient",
            Self::Sender => "sender",
            Self::Goal => "goal",
            Self::Area => "area",
        }
    }

    /// The values of the item that the filter looks at.
    fn values(self, item: &Item) -> Vec<String> {
        match self {
            // Full name and abbreviation are one value: whoever asks for either means the unit.
            Self::Responsible => {
                vec![[&item.responsible, &item.responsible_printed].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ")]
            }
            Self::Recipient => item.recipients.clone(),
            Self::Sender => item.sender.iter().cloned().collect(),
            Self::Goal if item.kind == Kind::Goal => item.goals.iter().chain([&item.text]).cloned().collect(),
            Self::Goal => item.goals.clone(),
            Self::Area => item.area.iter().cloned().collect(),
        }
    }
}

impl Coded {
    const ALL: [Self; 8] = [
        Self::Kind,
        Self::MeasureKind,
        Self::Modality,
        Self::Horizon,
        Self::Year,
        Self::Case,
        Self::DocumentKind,
        Self::Language,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::MeasureKind => "measure_kind",
            Self::Modality => "modality",
            Self::Horizon => "horizon",
            Self::Year => "year",
            Self::Case => "case",
            Self::DocumentKind => "document_kind",
            Self::Language => "language",
        }
    }

    fn value(self, item: &Item) -> Option<String> {
        match self {
            Self::Kind => Some(item.kind.as_str().to_owned()),
            Self::MeasureKind => item.measure_kind.clone(),
            Self::Modality => item.modality.clone(),
            Self::Horizon => item.horizon.clone(),
            Self::Year => item.year.map(|year| year.to_string()),
            Self::Case => item.case_number.as_deref().map(case_number),
            Self::DocumentKind => item.document_kind.clone(),
            Self::Language => item.language.clone(),
        }
    }
}

/// The fields of the index.
#[derive(Clone)]
pub(crate) struct Fields {
    /// The item's id, whole; also what equal hits are ordered by.
    pub(crate) id: Field,
    /// The letter's id, whole.
    pub(crate) letter: Field,
    /// The item itself, as JSON.
    pub(crate) item: Field,
    /// The letter's day as a number.
    pub(crate) date: Field,
    /// The deadline as a number.
    pub(crate) deadline: Field,
    /// Label, text, goals, area and title.
    pub(crate) searched: [Searched; 5],
    /// Case number and reference: in the exact form only, for nobody inflects them.
    pub(crate) numbers: Field,
    named: [Field; 5],
    coded: [Field; 8],
}

impl Fields {
    /// The name of the field of ids.
    pub(crate) const ID: &'static str = "id";

    /// The schema with its fields.
    pub(crate) fn schema() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let fields = Self {
            id: schema.add_text_field(Self::ID, STRING | FAST),
            letter: schema.add_text_field("letter", STRING),
            item: schema.add_bytes_field("item", STORED),
            date: schema.add_u64_field("date", INDEXED | FAST),
            deadline: schema.add_u64_field("deadline", INDEXED | FAST),
            searched: [("label", 3.0), ("text", 3.0), ("goals", 1.5), ("area_words", 1.2), ("title", 1.0)]
                .map(|(name, weight)| Searched::add(&mut schema, name, weight)),
            numbers: schema.add_text_field("numbers", words(Form::Exact)),
            named: Named::ALL.map(|named| schema.add_text_field(named.name(), STRING)),
            coded: Coded::ALL.map(|coded| schema.add_text_field(coded.name(), STRING)),
        };
        (schema.build(), fields)
    }

    /// The field whose terms are the words of the values.
    pub(crate) fn named(&self, named: Named) -> Field {
        self.named[named as usize]
    }

    /// The field of a coded value.
    pub(crate) fn coded(&self, coded: Coded) -> Field {
        self.coded[coded as usize]
    }

    /// The item as a document of the index.
    pub(crate) fn document(&self, item: &Item) -> serde_json::Result<TantivyDocument> {
        let mut document = TantivyDocument::default();
        document.add_text(self.id, &item.id);
        document.add_text(self.letter, &item.letter);
        document.add_bytes(self.item, &serde_json::to_vec(item)?);
        for (field, day) in [(self.date, &item.date), (self.deadline, &item.deadline)] {
            if let Some(day) = day.as_deref().and_then(|day| day.parse::<Day>().ok()) {
                document.add_u64(field, day.number());
            }
        }
        let [label, text, goals, area, title] = self.searched;
        label.fill(&mut document, item.label.as_slice());
        text.fill(&mut document, std::slice::from_ref(&item.text));
        goals.fill(&mut document, &item.goals);
        area.fill(&mut document, item.area.as_slice());
        title.fill(&mut document, item.title.as_slice());
        for number in [&item.case_number, &item.reference].into_iter().flatten() {
            document.add_text(self.numbers, number);
        }
        for named in Named::ALL {
            for value in named.values(item) {
                document.add_text(self.named(named), value_words(&value));
            }
        }
        for coded in Coded::ALL {
            if let Some(value) = coded.value(item) {
                document.add_text(self.coded(coded), value);
            }
        }
        Ok(document)
    }
}

impl Searched {
    fn add(schema: &mut SchemaBuilder, name: &str, weight: f32) -> Self {
        Self {
            stemmed: schema.add_text_field(name, words(Form::Stemmed)),
            exact: schema.add_text_field(&format!("{name}_exact"), words(Form::Exact)),
            weight,
        }
    }

    fn fill(self, document: &mut TantivyDocument, values: &[String]) {
        for value in values {
            document.add_text(self.stemmed, value);
            document.add_text(self.exact, value);
        }
    }
}

fn words(form: Form) -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer(form.name());
    TextOptions::default().set_indexing_options(indexing.set_index_option(IndexRecordOption::WithFreqsAndPositions))
}

/// The different words of a value in their order, parted by spaces, as one term: a filter can then ask for words that stand in one
/// and the same value.
fn value_words(value: &str) -> String {
    let mut known = BTreeSet::new();
    let mut term = String::new();
    for word in tokens(Form::Stemmed, value).into_iter().map(|token| token.text) {
        if term.len() + word.len() >= LONGEST_VALUE {
            break;
        }
        if !known.contains(&word) {
            if !term.is_empty() {
                term.push(' ');
            }
            term.push_str(&word);
            known.insert(word);
        }
    }
    term
}

#[cfg(test)]
mod tests {
    use super::value_words;

    #[test]
    fn a_value_is_known_by_its_words() {
        assert_eq!(value_words("Kulturetaten i Storvik, kulturetat"), "kulturetat i storvik");
    }
}
