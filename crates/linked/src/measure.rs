//! A measure, as published: what is to be done, by whom, by when, and to which end.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Named, Place, words};

/// Something somebody is to do, or proposes to do.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Measure {
    /// Its identifier within the letter.
    #[serde(rename = "@id")]
    #[schemars(regex(pattern = "^#m-"))]
    pub id: String,
    /// What kind of measure.
    #[schemars(extend("enum" = words::of_measure_kind()))]
    pub kind: String,
    /// Its label: `Tiltak 1`, `a)`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What is to be done, as printed.
    pub text: String,
    /// The section it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^#s-"))]
    pub section: Option<String>,
    /// The title of that section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// Who is to do it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsible: Option<Responsible>,
    /// With whom.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<Named>,
    /// The verb that says how it binds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = words::of_modality()))]
    pub modality: Option<String>,
    /// Whether that verb is negated (`skal ikke`).
    pub negated: bool,
    /// How far it binds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = words::of_binding()))]
    pub binding: Option<String>,
    /// By which day, as ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub deadline: Option<String>,
    /// The deadline, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline_printed: Option<String>,
    /// When, told roughly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = words::of_horizon()))]
    pub horizon: Option<String>,
    /// The horizon, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub horizon_printed: Option<String>,
    /// What it may cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// The goals it serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<GoalLink>,
    /// The rule that found it.
    pub rule: String,
    /// Where it stands.
    pub at: Vec<Place>,
}

/// Who is to do a measure.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Responsible {
    /// The organisation in Enhetsregisteret, where the same letter names it with its number.
    #[serde(rename = "@id", default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The full name, abbreviations resolved by the letter's own definitions.
    pub name: String,
    /// The name as it stands, where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// How it is known: the subject of the sentence, a column of the table, the letter's recipient.
    #[schemars(extend("enum" = words::of_basis()))]
    pub basis: String,
}

/// An amount of money.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Amount {
    /// How much, in whole units of the currency.
    pub value: u64,
    /// The currency, by its code in ISO 4217.
    pub currency: String,
    /// The amount, as printed.
    pub printed: String,
}

/// A goal that a measure serves.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct GoalLink {
    /// The goal.
    #[serde(rename = "@id")]
    #[schemars(regex(pattern = "^#g-"))]
    pub id: String,
    /// How it is known: a table of goals, the same area, a label, the words of the measure.
    #[schemars(extend("enum" = words::of_link_basis()))]
    pub basis: String,
}
