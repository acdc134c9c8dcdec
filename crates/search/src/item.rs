//! One thing that can be found.

use serde::{Deserialize, Serialize};

use crate::abbreviation::{self, Abbreviation};

/// What kind of thing an item is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// What somebody is to do.
    Measure,
    /// What is to be achieved.
    Goal,
    /// A heading with the text under it.
    Section,
    /// A sentence that binds a named actor.
    Obligation,
    /// The letter itself.
    Letter,
}

impl Kind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[Self::Measure, Self::Goal, Self::Section, Self::Obligation, Self::Letter];

    /// The word that stands for it in a filter.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Measure => "measure",
            Self::Goal => "goal",
            Self::Section => "section",
            Self::Obligation => "obligation",
            Self::Letter => "letter",
        }
    }

    /// The kind that `word` stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == word)
    }
}

/// One thing that can be found, with all that a search needs of it and all that a hit shows. Plain data: days are ISO 8601,
/// coded values are the words of the linked JSON.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Item {
    /// Its full IRI: that of the letter and, but for the letter itself, its fragment.
    pub id: String,
    /// The letter's IRI.
    pub letter: String,
    /// What it is.
    pub kind: Kind,
    /// What it says, as printed.
    pub text: String,
    /// `Tiltak 1`; the number and title of a section; the number of a goal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The letter's title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What kind of measure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure_kind: Option<String>,
    /// What kind of goal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal_kind: Option<String>,
    /// Who is to do it, the full name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub responsible: Option<String>,
    /// Who is to do it, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub responsible_printed: Option<String>,
    /// Who sent the letter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender: Option<String>,
    /// To whom the letter is addressed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<String>,
    /// The texts of the goals that it serves, or is part of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<String>,
    /// The area it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// The verb that says how it binds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modality: Option<String>,
    /// How far it binds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub binding: Option<String>,
    /// `short` or `long`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub horizon: Option<String>,
    /// By which day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<String>,
    /// The deadline, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline_printed: Option<String>,
    /// The letter's day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The letter's year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// The case in the archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case_number: Option<String>,
    /// The sender's reference, as printed: most often the case and document number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// What kind of document the letter is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_kind: Option<String>,
    /// The letter's written form, `nb` or `nn`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The titles of the sections it stands in, the outermost first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<String>,
    /// The page it starts on, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// What its letter abbreviates, as far as the item has a use for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub abbreviations: Vec<Abbreviation>,
    /// The file that the letter was read from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Whether a marking on the letter restricts who may read it.
    #[serde(default, skip_serializing_if = "is_open")]
    pub restricted: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_open(restricted: &bool) -> bool {
    !*restricted
}

impl Item {
    /// An item of which no more is known than what it says.
    pub fn new(id: impl Into<String>, letter: impl Into<String>, kind: Kind, text: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            letter: letter.into(),
            kind,
            text: text.into(),
            label: None,
            title: None,
            measure_kind: None,
            goal_kind: None,
            responsible: None,
            responsible_printed: None,
            sender: None,
            recipients: Vec::new(),
            goals: Vec::new(),
            area: None,
            modality: None,
            binding: None,
            horizon: None,
            deadline: None,
            deadline_printed: None,
            date: None,
            year: None,
            case_number: None,
            reference: None,
            document_kind: None,
            language: None,
            sections: Vec::new(),
            page: None,
            abbreviations: Vec::new(),
            source: None,
            restricted: false,
        }
    }

    /// The item with those of its letter's abbreviations that it has a use for.
    #[must_use]
    pub fn abbreviated(mut self, defined: &[Abbreviation]) -> Self {
        self.abbreviations = abbreviation::of_use(&self, defined);
        self
    }
}
