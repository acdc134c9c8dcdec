//! The files that lie within a file: what is attached to a mail.

use letter::{Remark, Runs, Severity};
use linked::Lang;
use source::{Limits, WITHIN};

use crate::failure::Failure;
use crate::read::sha256;
use crate::speech::sentences;

/// The endings of names that promise a text written for people. Text of other names is a calendar, a key, a table.
const TEXT_ENDINGS: [&str; 2] = ["txt", "text"];

/// A file that lies within another.
pub(crate) struct Part {
    /// Its path: that of the file, and behind it the names of all that it lies in.
    pub(crate) name: String,
    /// The letter that it is attached to.
    pub(crate) whole: String,
    /// Whether it is attached to the file itself, and not to another part.
    is_outermost: bool,
    /// Its bytes, or why they hold no letter, as far as that is seen without reading it.
    pub(crate) bytes: Result<Vec<u8>, Failure>,
}

/// All that lies within a file, in its order.
pub(crate) fn of(bytes: &[u8], name: &str) -> Vec<Part> {
    let parts = source::parts(bytes, name, &Limits::default());
    let id = |bytes: &[u8]| linked::letter_id(&sha256(bytes));
    let ids: Vec<Option<String>> = parts.iter().map(|part| part.bytes.as_deref().ok().map(id)).collect();
    let whole = id(bytes);
    let one = |part: source::Part| Part {
        whole: part.of.and_then(|of| ids[of].clone()).unwrap_or_else(|| whole.clone()),
        is_outermost: part.of.is_none(),
        bytes: part.bytes.map_err(Failure::from).and_then(|bytes| looked_at(bytes, &part.name)),
        name: part.name,
    };
    parts.into_iter().map(one).collect()
}

/// What is attached to the file itself.
pub(crate) fn within(bytes: &[u8], name: &str) -> Vec<Part> {
    let mut parts = of(bytes, name);
    parts.retain(|part| part.is_outermost);
    parts
}

/// The bytes of the part of that name, whatever they are.
pub(crate) fn find(bytes: &[u8], file: &str, name: &str) -> Result<Vec<u8>, Failure> {
    let parts = source::parts(bytes, file, &Limits::default());
    Ok(parts.into_iter().find(|part| part.name == name).ok_or(Failure::Missing)?.bytes?)
}

fn looked_at(bytes: Vec<u8>, name: &str) -> Result<Vec<u8>, Failure> {
    let promises_text = TEXT_ENDINGS.iter().any(|ending| name.to_lowercase().ends_with(&format!(".{ending}")));
    match source::media_type(&bytes) {
        _ if bytes.is_empty() => Err(Failure::Empty),
        Some("text/plain") if !promises_text => Err(Failure::NotNamedText),
        Some(_) => Ok(bytes),
        // Bytes without a media type are refused at first sight, with the name of what they are.
        None => Err(source::read(&bytes, name).err().map_or(Failure::Defect, Failure::from)),
    }
}

impl Part {
    /// How the letter of the mail names the letter of the part; nothing where it is none.
    pub(crate) fn published(&self) -> Option<linked::Part> {
        let bytes = self.bytes.as_deref().ok()?;
        Some(linked::Part { id: linked::letter_id(&sha256(bytes)), path: self.name.clone() })
    }

    /// What the letter of the mail says of a part that is no letter.
    pub(crate) fn remark(&self) -> Option<Remark> {
        let why = self.bytes.as_ref().err()?.tell(sentences(Lang::En));
        let name = self.name.rsplit(WITHIN).next().unwrap_or_default();
        let message = format!("The attachment {name} is not read: {why}.");
        Some(Remark { severity: Severity::Note, code: "attachment-not-read", message, runs: Runs::new() })
    }
}
