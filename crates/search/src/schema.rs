//! The fields of the index, and an item as a document of it.

use std::collections::BTreeSet;

use tantivy::TantivyDocument;
use tantivy::schema::{FAST, Field, IndexRecordOption, NumericOptions, STORED, Schema, TextFieldIndexing, TextOptions};

use crate::abbreviation;
use crate::alike;
use crate::analysis::{Form, case_number, words_of_value};
use crate::day::Day;
use crate::facets::Facet;
use crate::item::{Item, Kind};

/// The version of the fields. It changes with them: an index of another version gives wrong answers.
pub(crate) const VERSION: u32 = 4;

/// The longest value, in bytes, whose words a filter looks at: a term of the index has an end.
const LONGEST_VALUE: usize = 60_000;

/// Texts that are searched, each word as it is written and by its lemmas and parts.
#[derive(Clone, Copy)]
pub(crate) struct Searched {
    pub(crate) field: Field,
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

    /// Whether a compound passes by its parts: who asks for what the municipality does does not ask for the county municipality.
    fn has_parts(self) -> bool {
        matches!(self, Self::Goal | Self::Area)
    }

    /// The values of the item that the filter looks at.
    fn values(self, item: &Item) -> Vec<String> {
        match self {
            // Full name and abbreviation are one value: whoever asks for either means the unit.
            Self::Responsible => {
                let names = [&item.responsible, &item.responsible_printed].into_iter().flatten();
                let own: Vec<&str> = names.map(String::as_str).collect();
                let short =
                    item.abbreviations.iter().filter(|one| own.contains(&one.long.as_str())).map(|one| one.short.as_str());
                vec![own.iter().copied().chain(short).collect::<Vec<_>>().join(" ")]
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
    /// What the item says itself; what a hit shows around it (area, who is responsible, goals); the title of its letter.
    pub(crate) searched: [Searched; 3],
    /// What is meant by abbreviations in any of these, and the abbreviations of what is spelt out. Words only: nothing here is printed.
    pub(crate) meant: Searched,
    /// Case number and reference: in the exact form only, for nobody inflects them.
    pub(crate) numbers: Field,
    /// Which items of different letters are the same one.
    pub(crate) alike: Field,
    /// 1 where a marking restricts who may read the letter, else 0.
    pub(crate) restricted: Field,
    /// The letter's id, where a marking restricts it: such letters are counted.
    restricted_letter: Field,
    labelled: Field,
    facets: [Field; Facet::ALL.len()],
    named: [Field; 5],
    coded: [Field; 8],
}

impl Fields {
    /// The name of the field of ids.
    pub(crate) const ID: &'static str = "id";
    /// The name of the field of the letters' days.
    pub(crate) const DATE: &'static str = "date";
    /// The name of the field of deadlines.
    const DEADLINE: &'static str = "deadline";
    /// The name of the field that says which items are the same one.
    pub(crate) const ALIKE: &'static str = "alike";
    /// The name of the field that only items with a label have.
    pub(crate) const LABELLED: &'static str = "labelled";
    /// The name of the field of the ids of letters that are restricted.
    pub(crate) const RESTRICTED_LETTER: &'static str = "restricted_letter";

    /// The schema with its fields.
    pub(crate) fn schema() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let fields = Self {
            id: schema.add_text_field(Self::ID, whole() | FAST),
            letter: schema.add_text_field("letter", whole()),
            item: schema.add_bytes_field("item", STORED),
            date: schema.add_u64_field(Self::DATE, FAST),
            deadline: schema.add_u64_field(Self::DEADLINE, FAST),
            searched: [("own", Form::Words, 3.0), ("around", Form::Words, 1.2), ("title", Form::Title, 1.0)]
                .map(|(name, form, weight)| Searched { field: schema.add_text_field(name, words(form, true)), weight }),
            meant: Searched { field: schema.add_text_field("meant", words(Form::Words, false)), weight: 2.0 },
            numbers: schema.add_text_field("numbers", words(Form::Exact, true)),
            alike: schema.add_u64_field(Self::ALIKE, FAST),
            restricted: schema.add_u64_field("restricted", NumericOptions::default().set_indexed()),
            restricted_letter: schema.add_text_field(Self::RESTRICTED_LETTER, TextOptions::default().set_fast("raw")),
            labelled: schema.add_u64_field(Self::LABELLED, FAST),
            facets: Facet::ALL.map(|facet| schema.add_text_field(facet.field(), TextOptions::default().set_fast("raw"))),
            named: Named::ALL.map(|named| schema.add_text_field(named.name(), whole())),
            coded: Coded::ALL.map(|coded| schema.add_text_field(coded.name(), whole())),
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
        let [own, around, title] = self.searched.map(|searched| searched.field);
        let responsible = [&item.responsible, &item.responsible_printed];
        for (field, values) in [
            (own, item.label.iter().chain([&item.text]).collect::<Vec<_>>()),
            (around, responsible.into_iter().chain([&item.area]).flatten().chain(&item.goals).collect()),
            (title, item.title.iter().collect()),
        ] {
            values.into_iter().for_each(|value| document.add_text(field, value));
        }
        for meant in abbreviation::meant(item) {
            document.add_text(self.meant.field, meant);
        }
        document.add_u64(self.alike, alike::key(item));
        document.add_u64(self.restricted, item.restricted.into());
        if item.restricted {
            document.add_text(self.restricted_letter, &item.letter);
        }
        if item.label.is_some() {
            document.add_u64(self.labelled, 1);
        }
        for facet in Facet::ALL {
            for value in facet.values(item) {
                document.add_text(self.facets[facet as usize], value);
            }
        }
        for number in [&item.case_number, &item.reference].into_iter().flatten() {
            document.add_text(self.numbers, number);
        }
        for named in Named::ALL {
            for value in named.values(item).into_iter().filter(|value| !value.is_empty()) {
                document.add_text(self.named(named), value_words(&value, named.has_parts()));
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

fn words(form: Form, with_positions: bool) -> TextOptions {
    let option = if with_positions { IndexRecordOption::WithFreqsAndPositions } else { IndexRecordOption::WithFreqs };
    let indexing = TextFieldIndexing::default().set_tokenizer(form.name()).set_index_option(option);
    TextOptions::default().set_indexing_options(indexing)
}

/// A value as it is, that counts in no score: how many words it has is not kept.
fn whole() -> TextOptions {
    let indexing =
        TextFieldIndexing::default().set_tokenizer("raw").set_index_option(IndexRecordOption::Basic).set_fieldnorms(false);
    TextOptions::default().set_indexing_options(indexing)
}

/// The different words of a value, each as it is written and by its lemmas, parted by spaces, as one term: a filter can then ask for
/// words that stand in one and the same value.
fn value_words(value: &str, with_parts: bool) -> String {
    let mut known = BTreeSet::new();
    let mut term = String::new();
    for word in words_of_value(value, with_parts) {
        if term.len() + word.len() < LONGEST_VALUE && !known.contains(&word) {
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
        assert_eq!(value_words("Kulturetaten i Storvik, kulturetaten", false), "kulturetaten kulturetat i storvik");
        assert!(value_words("Kulturetaten", true).split(' ').any(|word| word == "kultur"));
    }
}
