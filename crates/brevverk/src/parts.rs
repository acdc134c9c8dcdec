//! The files that lie within a file: what is attached to a mail.

use letter::{Remark, Runs, Severity};
use linked::Lang;
use serde::{Deserialize, Serialize};
use source::{Limits, WITHIN};

use crate::failure::Failure;
use crate::read::sha256;
use crate::speech::sentences;

/// The endings of names that promise a text written for people. Text of other names is a calendar, a key, a table.
const TEXT_ENDINGS: [&str; 2] = ["txt", "text"];

/// A file that lies within another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Part {
    /// Its path: that of the file, and behind it the names of all that it lies in.
    pub(crate) name: String,
    /// The letter that it is attached to.
    pub(crate) whole: String,
    /// Whether it is attached to the file itself, and not to another part.
    is_outermost: bool,
    /// Why it holds no letter, as far as that is seen without reading it.
    refused: Option<Failure>,
    /// Its bytes; none where they are not taken out. They go their own way from process to process.
    #[serde(skip)]
    pub(crate) bytes: Option<Vec<u8>>,
}

/// All that lies within a file, in its order. Only a worker may look: these are foreign bytes.
pub(crate) fn of(bytes: &[u8], name: &str, limits: &Limits) -> Vec<Part> {
    let parts = source::parts(bytes, name, limits);
    let id = |bytes: &[u8]| linked::letter_id(&sha256(bytes));
    let ids: Vec<Option<String>> = parts.iter().map(|part| part.bytes.as_deref().ok().map(id)).collect();
    let whole = id(bytes);
    let one = |part: source::Part| {
        let (bytes, refused) = match part.bytes {
            Ok(bytes) => {
                let refused = refused(&bytes, &part.name);
                (Some(bytes), refused)
            }
            Err(why) => (None, Some(Failure::from(why))),
        };
        Part {
            whole: part.of.and_then(|of| ids[of].clone()).unwrap_or_else(|| whole.clone()),
            is_outermost: part.of.is_none(),
            refused,
            bytes,
            name: part.name,
        }
    };
    parts.into_iter().map(one).collect()
}

/// What is attached to the file itself.
pub(crate) fn within(bytes: &[u8], name: &str, limits: &Limits) -> Vec<Part> {
    let mut parts = of(bytes, name, limits);
    parts.retain(|part| part.is_outermost);
    parts
}

/// The bytes of the part of that name, whatever they are.
pub(crate) fn find(parts: Vec<Part>, name: &str) -> Result<Vec<u8>, Failure> {
    let part = parts.into_iter().find(|part| part.name == name).ok_or(Failure::Missing)?;
    part.bytes.ok_or_else(|| part.refused.unwrap_or(Failure::Missing))
}

/// Why some bytes of that name hold no letter, as far as that is seen without reading them.
fn refused(bytes: &[u8], name: &str) -> Option<Failure> {
    let promises_text = TEXT_ENDINGS.iter().any(|ending| name.to_lowercase().ends_with(&format!(".{ending}")));
    match source::media_type(bytes) {
        _ if bytes.is_empty() => Some(Failure::Empty),
        Some("text/plain") if !promises_text => Some(Failure::NotNamedText),
        Some(_) => None,
        // Bytes without a media type are refused at first sight, with the name of what they are.
        None => source::read(bytes, name).err().map(Failure::from),
    }
}

impl Part {
    /// Its bytes, if they may hold a letter.
    pub(crate) fn letter(self) -> Result<Vec<u8>, Failure> {
        match (self.bytes, self.refused) {
            (Some(bytes), None) => Ok(bytes),
            (_, why) => Err(why.unwrap_or(Failure::Missing)),
        }
    }

    /// How the letter of the mail names the letter of the part; nothing where it is none.
    pub(crate) fn published(&self) -> Option<linked::Part> {
        let bytes = self.bytes.as_deref().filter(|_| self.refused.is_none())?;
        Some(linked::Part { id: linked::letter_id(&sha256(bytes)), path: self.name.clone() })
    }

    /// What the letter of the mail says of a part that is no letter.
    pub(crate) fn remark(&self) -> Option<Remark> {
        let why = self.refused.as_ref()?.tell(sentences(Lang::En));
        let name = self.name.rsplit(WITHIN).next().unwrap_or_default();
        let message = format!("The attachment {name} is not read: {why}.");
        Some(Remark { severity: Severity::Note, code: "attachment-not-read", message, runs: Runs::new() })
    }
}
