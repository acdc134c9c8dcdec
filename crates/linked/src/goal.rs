//! A goal, as published.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Named, Place, words};

/// Something to be achieved.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Goal {
    /// Its identifier within the letter.
    #[serde(rename = "@id")]
    #[schemars(regex(pattern = "^#g-"))]
    pub id: String,
    /// What kind of goal.
    #[schemars(extend("enum" = words::of_goal_kind()))]
    pub kind: String,
    /// Its number: `1.1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The goal, as printed.
    pub text: String,
    /// Whose goal it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Named>,
    /// The section it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^#s-"))]
    pub section: Option<String>,
    /// The title of that section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// The goals it is part of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub broader: Vec<String>,
    /// What shows whether it is reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// The rule that found it.
    pub rule: String,
    /// Where it stands.
    pub at: Vec<Place>,
}

/// A figure that shows whether a goal is reached.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Indicator {
    /// What is measured.
    pub text: String,
    /// Where it starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<String>,
    /// Where it is to come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// By which year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// In which unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}
