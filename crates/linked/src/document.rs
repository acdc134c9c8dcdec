//! One letter, as published.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    Access, Attachment, CaseHandler, CrossReference, DatedText, Definition, Error, Figure, Footnote, Goal, Measure, Obligation,
    Party, Place, Reference, Remark, Section, Signatory, Source, Table, TurnedDown, words,
};

/// The version of the published form. It changes when a key is added, renamed, removed or given another meaning.
pub const SCHEMA_VERSION: &str = "1.1";

/// One letter with all that was found in it. The keys stand in this order in the JSON; what is absent is left out.
// Kinds, modality and other fixed words are strings here, not enums, so that a letter with a word that a later version knows can
// still be read back. The schema lists the words.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields, title = "Letter")]
pub struct Document {
    /// The JSON-LD context, which lies beside the letter.
    #[serde(rename = "@context")]
    pub context: String,
    /// The letter's identifier, made from the SHA-256 of its source.
    #[serde(rename = "@id")]
    pub id: String,
    /// Always `Letter`.
    #[serde(rename = "@type")]
    #[schemars(extend("const" = "Letter"))]
    pub class: String,
    /// The version of this form.
    #[schemars(extend("const" = SCHEMA_VERSION))]
    pub schema_version: String,
    /// What read the letter.
    pub producer: Producer,
    /// The file it was read from.
    pub source: Source,
    /// What kind of document it is; `ukjent` where nothing says.
    #[schemars(extend("enum" = words::of_kind()))]
    pub kind: String,
    /// The written form of Norwegian that most of it has.
    #[schemars(extend("enum" = words::of_language()))]
    pub language: String,
    /// The subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The letter's own date, as ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub date: Option<String>,
    /// The case in the archive, year first: `24/511`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case_number: Option<String>,
    /// The document's number in its case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_number: Option<String>,
    /// The sender's reference, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub our_reference: Option<String>,
    /// The recipient's reference, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub your_reference: Option<String>,
    /// Who handles the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case_handler: Option<CaseHandler>,
    /// The organisation that sends it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender: Option<Party>,
    /// A marking that restricts access.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<Access>,
    /// A line that addresses a group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salutation: Option<String>,
    /// Where the letter's own fields stand.
    #[serde(default, skip_serializing_if = "LetterPlaces::is_empty")]
    pub at: LetterPlaces,
    /// Those it is addressed to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<Party>,
    /// Those who get a copy.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copy_recipients: Vec<Party>,
    /// Those who sign.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signatories: Vec<Signatory>,
    /// What is attached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// The headings with their text, in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    /// What is to be achieved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Goal>,
    /// What somebody is to do, or proposes to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Measure>,
    /// Sentences outside goals and measures that bind a named actor.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub obligations: Vec<Obligation>,
    /// Abbreviations that the letter explains.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub definitions: Vec<Definition>,
    /// Tables with their cells.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Table>,
    /// Figures, by their captions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
    /// Footnotes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub footnotes: Vec<Footnote>,
    /// Other documents that the letter names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference>,
    /// Parts of the letter itself that its text points to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cross_references: Vec<CrossReference>,
    /// Days that the letter names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<DatedText>,
    /// What a reader should know about how the letter was read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Remark>,
    /// Look-alikes that were turned down, each with its reason; only where they were asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turned_down: Vec<TurnedDown>,
}

/// The program that read a letter.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Producer {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// Where the letter's own fields stand, each under the key of its field.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct LetterPlaces {
    /// Where the title stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub title: Vec<Place>,
    /// Where the letter's date stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub date: Vec<Place>,
    /// What says which kind of document it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kind: Vec<Place>,
    /// Where the case number stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub case_number: Vec<Place>,
    /// Where the document number stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub document_number: Vec<Place>,
    /// Where the sender's reference stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub our_reference: Vec<Place>,
    /// Where the recipient's reference stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub your_reference: Vec<Place>,
    /// Where the salutation stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub salutation: Vec<Place>,
}

impl LetterPlaces {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Why a letter can always be written: `serde_json` fails only on map keys that are no strings and on writers that fail.
const NEVER_FAILS: &str = "a letter has no maps and is written to memory";

#[allow(clippy::expect_used, reason = "writing a letter never fails, as `NEVER_FAILS` says")]
impl Document {
    /// The letter over many lines, for a file of its own or a person.
    pub fn to_json_pretty(&self) -> String {
        serde_json::to_string_pretty(self).expect(NEVER_FAILS)
    }

    /// The letter on one line, for streams of letters.
    pub fn to_json_line(&self) -> String {
        serde_json::to_string(self).expect(NEVER_FAILS)
    }

    /// Whether a marking on it restricts who may read it.
    pub fn is_restricted(&self) -> bool {
        self.access.is_some()
    }

    /// Where the section, goal, measure or obligation with this id stands; none where the letter has no such item.
    pub fn places_of(&self, id: &str) -> Option<&[Place]> {
        let sections = self.sections.iter().map(|item| (&item.id, &item.at));
        let goals = self.goals.iter().map(|item| (&item.id, &item.at));
        let measures = self.measures.iter().map(|item| (&item.id, &item.at));
        let obligations = self.obligations.iter().map(|item| (&item.id, &item.at));
        let mut items = sections.chain(goals).chain(measures).chain(obligations);
        items.find(|(other, _)| *other == id).map(|(_, places)| places.as_slice())
    }

    /// Reads a letter back. Keys it does not know are passed over.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let document: Self = serde_json::from_str(json)?;
        if document.schema_version == SCHEMA_VERSION {
            Ok(document)
        } else {
            Err(Error::Version { found: document.schema_version })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example;

    #[test]
    fn a_letter_comes_back_from_its_json_as_it_was() {
        let document = example::full();
        assert_eq!(Document::from_json(&document.to_json_pretty()).unwrap(), document);
        assert_eq!(Document::from_json(&document.to_json_line()).unwrap(), document);
        assert!(!document.to_json_line().contains('\n'));
    }

    #[test]
    fn what_is_absent_is_left_out() {
        let json: serde_json::Value = serde_json::from_str(&example::bare().to_json_line()).unwrap();
        let keys: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, ["@context", "@id", "@type", "schemaVersion", "producer", "source", "kind", "language"]);
    }

    #[test]
    fn another_version_and_another_shape_are_refused_by_name() {
        let json = example::bare().to_json_line();
        let newer = Document::from_json(&json.replace("\"schemaVersion\":\"1.1\"", "\"schemaVersion\":\"9.0\"")).unwrap_err();
        assert_eq!(newer.to_string(), "expected a linked letter of schema version 1.1, found version \"9.0\"");
        let headless = Document::from_json("{\"@context\": \"context.jsonld\"}").unwrap_err();
        assert!(headless.to_string().starts_with("expected a linked letter: missing field `@id`"), "{headless}");
    }
}
