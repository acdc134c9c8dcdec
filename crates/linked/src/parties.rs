//! The people and organisations of a letter, as published.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Place;

/// An organisation or person that sends or receives the letter.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Party {
    /// The organisation in Enhetsregisteret, where its number is known.
    #[serde(rename = "@id", default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The name, as printed.
    pub name: String,
    /// The nine digits of its number in Enhetsregisteret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^[0-9]{9}$"))]
    pub organisation_number: Option<String>,
    /// The postal address, where one is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// Where it stands.
    pub at: Vec<Place>,
}

/// A postal address, as printed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Address {
    /// Street or box.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// The four digits of the postcode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// The post town.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
}

/// Who handles the case.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CaseHandler {
    /// The name, as printed.
    pub name: String,
    /// The telephone number, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The e-mail address, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Where it stands.
    pub at: Vec<Place>,
}

/// A marking that restricts access.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Access {
    /// The marking, as printed: `Unntatt offentlighet`.
    pub marking: String,
    /// The paragraphs it rests on, as printed: `offl. § 13 jf. fvl. § 13`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_basis: Option<String>,
    /// Where it stands.
    pub at: Vec<Place>,
}

/// Somebody who signs.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Signatory {
    /// The name, as printed.
    pub name: String,
    /// The role, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Where it stands.
    pub at: Vec<Place>,
}

/// Something attached to the letter.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Attachment {
    /// What the letter calls it.
    pub title: String,
    /// Where it stands.
    pub at: Vec<Place>,
}

/// Somebody of whom the letter gives no more than a name.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Named {
    /// The name, as printed.
    pub name: String,
}
