//! E-mail: what a person reads of one becomes the frozen text of a letter; what is attached to it are files of their own.

mod attached;
mod body;
mod fields;
mod flowed;
mod head;
mod signed;

use letter::{Page, Text};
use mail_parser::{Message, MessageParser};

use self::body::Body;
use crate::manuscript::{Manuscript, Part, freeze};
use crate::{Limits, guard, office, plain};

pub(crate) use attached::{Attached, attached};
pub(crate) use head::is_mail;

/// Mails within mails are taken apart by a parser that drops them one within the other. So many are no mail but an attack.
const MOST_NESTED: usize = 1000;

/// Why a mail cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Failure {
    /// Its words are encrypted, and only its recipient has the key.
    Encrypted,
    /// Its words lie within a signature that has to be unpacked first.
    WithinSignature,
    /// There is no reading it.
    Damaged,
    /// There are no words in it.
    Empty,
    /// The web page that is its body cannot be read.
    Page(office::Failure),
}

/// What a mail says of itself, besides its words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Said {
    /// The program that wrote it.
    pub(crate) application: Option<String>,
    /// Whether it is signed.
    pub(crate) signed: bool,
}

/// The frozen text of a mail: who, to whom, when and what about, and then its body.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Text, Failure> {
    let text = with(bytes, |mail| {
        if let Some(failure) = signed::sealed(mail) {
            return Err(failure);
        }
        match body::of(mail, limits).map_err(Failure::Page)? {
            Body::Plain(words) => Ok(plain(&format!("{}\n{words}", fields::of(mail, &words)))),
            Body::Pages(parts) => with_pages(mail, parts, limits).map_err(Failure::Page),
        }
    })??;
    if text.lines().is_empty() { Err(Failure::Empty) } else { Ok(text) }
}

/// The text of a mail whose body has a web page: the fields stand above it, a paragraph each.
fn with_pages(mail: &Message<'_>, parts: Vec<Part>, limits: &Limits) -> Result<Text, office::Failure> {
    let frozen = |parts| freeze(Manuscript { parts, page: Page::default() }, limits);
    let body = frozen(parts.clone())?;
    let fields = fields::of(mail, body.as_str());
    frozen(body::paragraphs(&fields).into_iter().chain(parts).collect())
}

/// What a mail says of itself; nothing where it cannot be read.
pub(crate) fn said(bytes: &[u8]) -> Option<Said> {
    with(bytes, |mail| Said { application: fields::application(mail), signed: signed::is_signed(mail) }).ok()
}

/// Parses a mail and does something with it. A panic in the parser is a damaged mail.
fn with<T>(bytes: &[u8], what: impl FnOnce(&Message<'_>) -> T) -> Result<T, Failure> {
    if head::nested(bytes) > MOST_NESTED {
        return Err(Failure::Damaged);
    }
    let bytes = head::in_utf8(bytes);
    guard::quietly(|| MessageParser::default().parse(bytes.as_ref()).map(|mail| what(&mail))).flatten().ok_or(Failure::Damaged)
}
