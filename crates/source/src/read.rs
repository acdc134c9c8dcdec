//! From the bytes of any file to the frozen text.

use letter::Text;

use crate::media::{self, Kind};
use crate::pdf::{self, Failure};
use crate::{Error, encoding, guard, plain, second};

/// Reads a file. What it is, is told from its content; `name` only says in an error which file it was.
///
/// # Errors
/// [`Error`] says why there is no letter to be read in it.
///
/// ```
/// let text = source::read("Tildelingsbrev\r\ntil Åsen skole".as_bytes(), "brev.txt")?;
/// assert_eq!(text.line(1), "til Åsen skole");
/// assert!(source::read(b"PK\x03\x04", "brev.zip").is_err());
/// # Ok::<(), source::Error>(())
/// ```
pub fn read(bytes: &[u8], name: &str) -> Result<Text, Error> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::Empty { name: name.to_owned() });
    }
    match media::kind(bytes) {
        Ok(Kind::Pdf) => of_pdf(bytes, name),
        Ok(Kind::Text) => of_text(bytes, name),
        Err(found) => Err(Error::NotALetter { name: name.to_owned(), found }),
    }
}

fn of_text(bytes: &[u8], name: &str) -> Result<Text, Error> {
    let text = plain(&encoding::decode(bytes));
    if text.lines().is_empty() { Err(Error::Empty { name: name.to_owned() }) } else { Ok(text) }
}

/// Reads a PDF with the first reader, and where that fails or finds no words, with the second.
fn of_pdf(bytes: &[u8], name: &str) -> Result<Text, Error> {
    let first = guard::quietly(|| pdf::read(bytes)).unwrap_or(Err(Failure::Damaged));
    if first == Err(Failure::Encrypted) {
        return Err(Error::Encrypted { name: name.to_owned() });
    }
    let first = match first {
        Ok(text) if is_readable(&text) => return Ok(text),
        other => other,
    };
    let second = guard::quietly(|| second::read(bytes)).unwrap_or_else(|| Err("the reader gave up".into()));
    match (first, second) {
        (_, Ok(text)) if is_readable(&text) => Ok(text),
        (Ok(text), _) | (_, Ok(text)) => Err(Error::NoTextLayer { name: name.to_owned(), pages: text.pages().len() }),
        (Err(_), Err(why)) => Err(Error::Damaged { name: name.to_owned(), why }),
    }
}

/// Whether there are words in it: letters, and not for the most part signs that stand for what no reader could tell.
fn is_readable(text: &Text) -> bool {
    let (mut letters, mut unknown) = (0usize, 0usize);
    for c in text.as_str().chars() {
        letters += usize::from(c.is_alphabetic());
        unknown += usize::from(c == '\u{fffd}');
    }
    letters > unknown
}
