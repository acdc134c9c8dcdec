//! Where a letter came from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The file that the letter was read from.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Source {
    /// The file's path, as it was given; for a file attached to a mail the mail's, `!//` and its name. A fødselsnummer in it is masked.
    pub path: String,
    /// The SHA-256 of the file's bytes, in lower-case hexadecimal.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
    /// The media type: `application/pdf`, `message/rfc822`, `text/plain`.
    pub media_type: String,
    /// The file's size in bytes.
    pub bytes: u64,
    /// How many pages it has; 1 where it has no pages of its own.
    pub pages: u32,
    /// Where the words come from.
    pub text_layer: TextLayer,
    /// The archive format that the file says it has: `PDF/A-1b`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pdfa: Option<String>,
    /// The program that wrote the file, as it calls itself there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application: Option<String>,
    /// Whether there is a digital signature in it, good or not; absent where its format knows none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<bool>,
    /// How far a second reader of the file agrees, for each page with words of its own, where that was asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reader_agreement: Vec<PageAgreement>,
    /// The letter of the mail that the file is attached to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<Whole>,
    /// The files attached to it that are of a kind that is read, each with the letter it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub has_part: Vec<Part>,
}

/// How far two readers agree on a page.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PageAgreement {
    /// The page, from 1.
    #[schemars(range(min = 1))]
    pub page: u32,
    /// The share of words that both found, from 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub agreement: f64,
}

impl PageAgreement {
    /// The agreement on each page of a text.
    pub fn of(text: &letter::Text) -> Vec<Self> {
        // Thousandths are finer than the figure is sure.
        let rounded = |agreement: f32| (f64::from(agreement) * 1000.0).round() / 1000.0;
        let pages = text.agreement().unwrap_or_default().iter();
        pages.map(|(page, agreement)| Self { page: *page, agreement: rounded(*agreement) }).collect()
    }
}

/// The letter that another is a part of.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Whole {
    /// The letter's identifier.
    #[serde(rename = "@id")]
    pub id: String,
}

/// A letter that is part of another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Part {
    /// The letter's identifier.
    #[serde(rename = "@id")]
    pub id: String,
    /// The path that its own source has where it is read from here.
    pub path: String,
}

/// Where the words of a file come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum TextLayer {
    /// The file holds them as text.
    Embedded,
    /// They were read from pictures of the pages.
    Ocr,
    /// Some pages hold text, others were read from pictures.
    Mixed,
}

impl From<letter::Layer> for TextLayer {
    fn from(layer: letter::Layer) -> Self {
        match layer {
            letter::Layer::Embedded => Self::Embedded,
            letter::Layer::Ocr => Self::Ocr,
            letter::Layer::Mixed => Self::Mixed,
        }
    }
}
