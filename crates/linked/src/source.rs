//! Where a letter came from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The file that the letter was read from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Source {
    /// The file's path, as it was given. A fødselsnummer in it is masked.
    pub path: String,
    /// The SHA-256 of the file's bytes, in lower-case hexadecimal.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
    /// The media type: `application/pdf`, `text/plain`.
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
