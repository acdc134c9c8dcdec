//! From the bytes of any file to the frozen text.

use std::collections::BTreeSet;

use letter::{PageNote, Text};

use crate::media::{self, Kind};
use crate::pdf::{self, Failure};
use crate::{
    Error, Limits, Reading, Stage, agreement, docx, encoding, guard, html, legible, mail, odt, office, plain, pptx, second,
};

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
    read_within(bytes, name, &Limits::default())
}

/// Reads a file as [`read`] does, within limits of one's own.
///
/// # Errors
/// [`Error`] says why there is no letter to be read in it.
///
/// ```
/// let limits = source::Limits { pages: 1, ..Default::default() };
/// assert!(source::read_within("Side én\u{c}Side to".as_bytes(), "brev.txt", &limits).is_err());
/// ```
pub fn read_within(bytes: &[u8], name: &str, limits: &Limits) -> Result<Text, Error> {
    read_as(bytes, name, &Reading { limits: *limits, ..Reading::default() })
}

/// Reads a file as [`read`] does, in a way of one's own: within limits, without stages that an earlier reading did not survive, and
/// with somebody who hears how far it has come.
///
/// # Errors
/// [`Error`] says why there is no letter to be read in it.
pub fn read_as(bytes: &[u8], name: &str, reading: &Reading<'_>) -> Result<Text, Error> {
    reading.begin(Stage::Opening);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::Empty { name: name.to_owned() });
    }
    match media::kind(bytes) {
        Ok(Kind::Pdf) => of_pdf(bytes, name, reading),
        Ok(Kind::Mail) => of_mail(bytes, name, &reading.limits),
        Ok(Kind::Text) => of_text(bytes, name, &reading.limits),
        Ok(Kind::Locked) => Err(Error::Encrypted { name: name.to_owned() }),
        Ok(Kind::Docx(_)) => of_document(docx::read, bytes, name, reading),
        Ok(Kind::Odt(_)) => of_document(odt::read, bytes, name, reading),
        Ok(Kind::Pptx(_)) => of_document(pptx::read, bytes, name, reading),
        Ok(Kind::FlatOdt) => of_document(odt::read_flat, bytes, name, reading),
        Ok(Kind::Html) => of_document(html::read, bytes, name, reading),
        Err(found) => Err(Error::NotALetter { name: name.to_owned(), found }),
    }
}

/// Reads a flowing document.
fn of_document(
    read: fn(&[u8], &Limits) -> Result<Text, office::Failure>,
    bytes: &[u8],
    name: &str,
    reading: &Reading<'_>,
) -> Result<Text, Error> {
    let limits = &reading.limits;
    let gave_up = || Err(office::Failure::Damaged("the reader gave up".into()));
    match guard::quietly(|| read(bytes, limits)).unwrap_or_else(gave_up) {
        Ok(text) if text.lines().is_empty() => {
            Err(Error::NoTextLayer { name: name.to_owned(), pages: text.pages().len(), unread: None })
        }
        Ok(text) => Ok(text),
        Err(failure) => Err(failure.of(name, limits)),
    }
}

fn of_text(bytes: &[u8], name: &str, limits: &Limits) -> Result<Text, Error> {
    within(plain(&encoding::decode(bytes)), name, limits)
}

fn of_mail(bytes: &[u8], name: &str, limits: &Limits) -> Result<Text, Error> {
    let named = || name.to_owned();
    match mail::read(bytes, limits) {
        Ok(text) => within(text, name, limits),
        Err(mail::Failure::Encrypted) => Err(Error::Sealed { name: named() }),
        Err(mail::Failure::WithinSignature) => {
            Err(Error::NotALetter { name: named(), found: "an e-mail wrapped in its signature" })
        }
        Err(mail::Failure::Damaged) => Err(Error::NotALetter { name: named(), found: "a damaged e-mail" }),
        Err(mail::Failure::Page(failure)) => Err(failure.of(name, limits)),
        Err(mail::Failure::Empty) => Err(Error::Empty { name: named() }),
    }
}

/// The text, where it has no more pages than it may have, and any words.
fn within(text: Text, name: &str, limits: &Limits) -> Result<Text, Error> {
    let pages = text.pages().len();
    if pages > limits.pages {
        return Err(Error::TooManyPages { name: name.to_owned(), pages, most: limits.pages });
    }
    if text.lines().is_empty() { Err(Error::Empty { name: name.to_owned() }) } else { Ok(text) }
}

/// Reads a PDF with the first reader, and where that fails or finds no words, with the second.
fn of_pdf(bytes: &[u8], name: &str, reading: &Reading<'_>) -> Result<Text, Error> {
    let limits = &reading.limits;
    let named = || name.to_owned();
    let first = match guard::quietly(|| pdf::read(bytes, reading)).unwrap_or(Err(Failure::Damaged)) {
        Ok((text, _)) if is_readable(&text) && !is_garbled(&text) => return Ok(compared(text, bytes, reading)),
        Err(Failure::Encrypted) => return Err(Error::Encrypted { name: named() }),
        // The second reader knows no limits.
        Err(Failure::TooManyPages(pages)) => return Err(Error::TooManyPages { name: named(), pages, most: limits.pages }),
        Err(Failure::TooLarge) => return Err(Error::TooLarge { name: named(), most: limits.unpacked }),
        other => other,
    };
    let second = second(bytes, reading);
    match (first, second) {
        (_, Ok(text)) if is_readable(&text) && !legible::is_unreadable(text.as_str()) => Ok(text),
        // What cannot be read is better than nothing, as long as the letter says so.
        (Ok((text, _)), _) if is_readable(&text) => Ok(text),
        (Err(_), Ok(text)) if is_readable(&text) => Ok(text),
        (Err(_), Ok(text)) if text.pages().is_empty() => Err(Error::Damaged { name: named(), why: "it has no pages".into() }),
        (Ok((text, unread)), _) => Err(Error::NoTextLayer { name: named(), pages: text.pages().len(), unread }),
        (_, Ok(text)) => Err(Error::NoTextLayer { name: named(), pages: text.pages().len(), unread: None }),
        (Err(_), Err(why)) => Err(Error::Damaged { name: named(), why }),
    }
}

/// What the second reader finds, where it is to be asked.
fn second(bytes: &[u8], reading: &Reading<'_>) -> Result<Text, String> {
    if reading.leaves_out(Stage::SecondReader) {
        return Err("neither reader can read it".into());
    }
    let read = || {
        reading.begin(Stage::SecondReader);
        second::read(bytes)
    };
    guard::quietly(read).unwrap_or_else(|| Err("the reader gave up".into()))
}

/// The text, with how far the second reader agrees, where that is asked for.
fn compared(text: Text, bytes: &[u8], reading: &Reading<'_>) -> Text {
    if !reading.cross_check {
        return text;
    }
    let agreement = second(bytes, reading).map(|second| agreement::of(&text, &second)).unwrap_or_default();
    text.with_agreement(agreement)
}

/// Whether no page of it has words that can be read.
fn is_garbled(text: &Text) -> bool {
    let garbled = PageNote::UnreadableLayer { recognised: false };
    let pages: BTreeSet<u32> = text.lines().iter().map(|line| line.page).collect();
    !pages.is_empty() && pages.into_iter().all(|page| text.notes().contains(&(page, garbled)))
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
