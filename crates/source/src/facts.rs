//! What a file says about itself, besides its text.

mod package;
mod pdf;
mod xmp;

use crate::media::{self, Kind};
use crate::{guard, mail};

/// What a file claims to be and by what it was made. Everything is taken from the file as it stands; nothing is checked.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Facts {
    /// The archive format it claims to follow: `PDF/A-1b`.
    pub pdfa: Option<String>,
    /// The program that wrote the file, as it calls itself there.
    pub application: Option<String>,
    /// Whether there is a signature in it, good or not; nothing where its format knows none, or it cannot be told.
    pub signed: Option<bool>,
}

/// What the file says about itself; nothing where it says nothing.
///
/// ```
/// let mail = b"From: a@example.org\nMIME-Version: 1.0\nX-Mailer: Post 4.2\n\nHei";
/// let facts = source::facts(mail);
/// assert_eq!((facts.application.as_deref(), facts.signed), (Some("Post 4.2"), Some(false)));
/// ```
pub fn facts(bytes: &[u8]) -> Facts {
    let found = match media::kind(bytes) {
        Ok(Kind::Pdf) => guard::quietly(|| pdf::facts(bytes)).flatten(),
        Ok(Kind::Mail) => {
            mail::said(bytes).map(|said| Facts { application: said.application, signed: Some(said.signed), ..Facts::default() })
        }
        Ok(Kind::Docx(_) | Kind::Pptx(_)) => package::of_office(bytes),
        Ok(Kind::Odt(_)) => package::of_open_document(bytes),
        Ok(Kind::Text | Kind::Html | Kind::FlatOdt | Kind::Locked) | Err(_) => None,
    };
    found.unwrap_or_default()
}

/// Words of a file on one line; nothing where there are none.
fn one_line(words: &str) -> Option<String> {
    let words = words.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    Some(words.collect::<Vec<_>>().join(" ")).filter(|words| !words.is_empty())
}
