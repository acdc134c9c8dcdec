//! What an archive knows of its documents: the records of a Noark 5 delivery, `arkivstruktur.xml` or `loependeJournal.xml`.
//!
//! The file is gone through once, an element at a time, for a delivery may be larger than memory as a tree. The number of a case
//! stands behind its records (the schema appends it), so that records wait for the end of their case.

mod archive;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use thiserror::Error;

use self::archive::Archive;
use crate::Limits;
use crate::xml::decode;

/// What is known of one document. All values are as written.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Record {
    /// The titles it has: that of the record, the public one, that of the document.
    pub titles: Vec<String>,
    /// The day that stands on it.
    pub date: Option<String>,
    /// The case, year first.
    pub case_number: Option<String>,
    /// Its number in the case.
    pub document_number: Option<String>,
    /// Who sends it: any of these.
    pub senders: Vec<String>,
    /// To whom it is addressed, copies aside.
    pub recipients: Vec<String>,
    /// Who handles the case.
    pub case_handler: Option<String>,
    /// What restricts access to it, with the paragraphs it rests on.
    pub access: Option<String>,
    /// The files it lies in.
    pub files: Vec<RecordFile>,
    /// Whether it is attached to another document, which the other values are about.
    pub is_attached: bool,
}

/// A file of a document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RecordFile {
    /// Where it lies, from the folder of the delivery.
    pub path: String,
    /// The SHA-256 of its bytes in lower-case hexadecimal, where the archive has one.
    pub sha256: Option<String>,
}

/// Why there are no records to be read.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum NoRecords {
    /// It is no XML, or no whole one.
    #[error("expected XML, found a fault in line {line}: {why}")]
    Malformed {
        /// The line, from 1.
        line: usize,
        /// What the reader says.
        why: String,
    },
    /// It is XML of another kind.
    #[error("expected a Noark 5 archive structure or journal, found the root element <{root}>")]
    NotNoark {
        /// The name of the root element.
        root: String,
    },
    /// Its elements stand too deep in one another.
    #[error("expected elements at most {most} deep in one another")]
    TooDeep {
        /// How deep they may stand.
        most: usize,
    },
}

/// Reads the records of a Noark 5 file, in its order.
///
/// # Errors
/// [`NoRecords`] says what is wrong with the file.
///
/// ```
/// let journal = b"<journal><journalregistrering><saksmappe><saksaar>2024</saksaar><sakssekvensnummer>6048</sakssekvensnummer>\
///     </saksmappe><journalpost><tittel>Svar</tittel><journalpostnummer>1</journalpostnummer></journalpost>\
///     </journalregistrering></journal>";
/// let records = source::noark(journal)?;
/// assert_eq!(records[0].case_number.as_deref(), Some("2024/6048"));
/// assert!(source::noark(b"<journal>").is_err());
/// # Ok::<(), source::NoRecords>(())
/// ```
pub fn noark(bytes: &[u8]) -> Result<Vec<Record>, NoRecords> {
    let text = decode(bytes).map_err(|_| NoRecords::Malformed { line: 1, why: "its characters are not UTF-8".to_owned() })?;
    let most = Limits::default().nesting;
    let mut reader = Reader::from_str(&text);
    let mut archive = Archive::default();
    let line = |at: u64| 1 + text.as_bytes().iter().take(usize::try_from(at).unwrap_or(0)).filter(|byte| **byte == b'\n').count();
    loop {
        let malformed = |at: u64, why: String| NoRecords::Malformed { line: line(at), why };
        match reader.read_event().map_err(|error| malformed(reader.error_position(), error.to_string()))? {
            Event::Start(tag) => {
                archive.begin(tag.local_name().into_inner())?;
                if archive.open.len() > most {
                    return Err(NoRecords::TooDeep { most });
                }
            }
            Event::Empty(tag) => {
                archive.begin(tag.local_name().into_inner())?;
                archive.end();
            }
            Event::End(_) => archive.end(),
            Event::Text(words) => archive.words(&words.into_inner()),
            Event::CData(words) => archive.words(&words.into_inner()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(character)) => archive.words(character.encode_utf8(&mut [0; 4])),
                // What would have to be looked up stays out.
                _ => archive.words(resolve_predefined_entity(&reference).unwrap_or_default()),
            },
            Event::Eof if archive.is_begun && archive.open.is_empty() => return Ok(archive.records),
            Event::Eof => return Err(malformed(text.len() as u64, "it ends before its root element does".to_owned())),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

#[cfg(test)]
mod tests;
