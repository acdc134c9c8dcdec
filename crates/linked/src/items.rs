//! What else stands in a letter, as published.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Named, Place, words};

/// A heading with the text under it.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Section {
    /// Its identifier within the letter.
    #[serde(rename = "@id")]
    #[schemars(regex(pattern = "^#s-"))]
    pub id: String,
    /// Its number, without a trailing dot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The heading's words.
    pub title: String,
    /// Its depth, 1 at the top.
    #[schemars(range(min = 1))]
    pub level: u8,
    /// The section it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^#s-"))]
    pub parent: Option<String>,
    /// The section's own running text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Where it stands.
    pub at: Vec<Place>,
}

/// A sentence that binds a named actor.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Obligation {
    /// Its identifier within the letter.
    #[serde(rename = "@id")]
    #[schemars(regex(pattern = "^#o-"))]
    pub id: String,
    /// The whole sentence.
    pub text: String,
    /// The verb that binds.
    #[schemars(extend("enum" = words::of_modality()))]
    pub modality: String,
    /// Who is bound.
    pub actor: Named,
    /// The section it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^#s-"))]
    pub section: Option<String>,
    /// By which day, as ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub deadline: Option<String>,
    /// The rule that found it.
    pub rule: String,
    /// Where it stands.
    pub at: Vec<Place>,
}

/// An abbreviation and what it stands for.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Definition {
    /// The abbreviation.
    pub short: String,
    /// What it stands for.
    pub long: String,
    /// Where it stands.
    pub at: Vec<Place>,
}

/// A table.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Table {
    /// Its caption, or the nearest heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The names of its columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// The rows below; an empty cell is an empty string, so that each cell stays in its column.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Vec<String>>,
    /// The section it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^#s-"))]
    pub section: Option<String>,
    /// Where its title and the table itself stand.
    pub at: Vec<Place>,
}

/// A figure.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Figure {
    /// Its label: `Figur 1`.
    pub label: String,
    /// What stands after the label.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub caption: String,
    /// Where it stands.
    pub at: Vec<Place>,
}

/// A footnote.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Footnote {
    /// Its number.
    pub number: String,
    /// Its text, without the number.
    pub text: String,
    /// Where it stands.
    pub at: Vec<Place>,
}

/// Another document that the letter names.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Reference {
    /// As printed.
    pub text: String,
    /// What kind of document.
    #[schemars(extend("enum" = words::of_reference_kind()))]
    pub kind: String,
    /// Its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Its date, as ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub date: Option<String>,
    /// The letter that it is, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved: Option<String>,
    /// Where it stands.
    pub at: Vec<Place>,
}

/// A part of the letter that its own text points to: «Oppdrag 5a», «pkt. 4.3».
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CrossReference {
    /// As printed.
    pub text: String,
    /// The section or measure of this letter that it points to.
    pub target: String,
    /// Where it stands.
    pub at: Vec<Place>,
}

/// A day that the letter names.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct DatedText {
    /// As printed.
    pub text: String,
    /// The day, as ISO 8601.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// What happens then.
    #[schemars(extend("enum" = words::of_what()))]
    pub what: String,
    /// Where it stands.
    pub at: Vec<Place>,
}

/// Something a reader should know about how the letter was read.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Remark {
    /// How much it matters.
    #[schemars(extend("enum" = words::of_severity()))]
    pub severity: String,
    /// A fixed word for programs.
    pub code: String,
    /// One plain sentence.
    pub message: String,
    /// Where, if anywhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<Place>,
}

/// A look-alike that was not taken.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct TurnedDown {
    /// The words.
    pub text: String,
    /// What it looked like: `measure`, `section`.
    pub looked_like: String,
    /// Why it was not taken, one plain sentence.
    pub reason: String,
    /// Where it stands.
    pub at: Vec<Place>,
}
