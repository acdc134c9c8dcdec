//! What is attached to a mail: each file with its name and its bytes.

use std::borrow::Cow;
use std::collections::BTreeSet;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessagePart, MimeHeaders, PartType};

use super::{fields, signed, with};

/// No name of a file is longer; one that is may be an attack.
const LONGEST_NAME: usize = 120;

/// A file within a mail.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Attached {
    /// Its name, which no other file of the mail has, and which holds no slash.
    pub(crate) name: String,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
}

/// The files attached to a mail, in its order. Pictures that are shown within the body are part of it, and signatures say something
/// about the mail; neither is a file that somebody attached.
pub(crate) fn attached(bytes: &[u8]) -> Vec<Attached> {
    with(bytes, of).unwrap_or_default()
}

fn of(mail: &Message<'_>) -> Vec<Attached> {
    let page: String = mail.html_bodies().filter_map(MessagePart::text_contents).collect();
    let parts = mail.attachments.iter().filter_map(|&id| Some((id, mail.part(id)?)));
    let parts = parts.filter(|(_, part)| !signed::is_signature(part) && !is_shown(part, &page));
    let mut taken = BTreeSet::new();
    parts.map(|(id, part)| Attached { name: unique(name(part, id), &mut taken), bytes: raw(mail, part).into_owned() }).collect()
}

/// The bytes of a part as whoever attached it had them: not its words in another encoding.
pub(super) fn raw<'m>(mail: &'m Message<'_>, part: &'m MessagePart<'_>) -> Cow<'m, [u8]> {
    if let PartType::Binary(bytes) | PartType::InlineBinary(bytes) = &part.body {
        return Cow::Borrowed(bytes);
    }
    if let (PartType::Message(inner), true) = (&part.body, part.encoding != Encoding::None) {
        return Cow::Borrowed(&inner.raw_message);
    }
    let raw = mail.raw_message.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let decoded = match part.encoding {
        Encoding::None => None,
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    };
    decoded.map_or(Cow::Borrowed(raw), Cow::Owned)
}

/// Whether the part is a picture that the body shows: a logo, a face.
fn is_shown(part: &MessagePart<'_>, page: &str) -> bool {
    let is_picture = part.content_type().is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("image"));
    let is_named = |id: &str| page.contains(&format!("cid:{}", id.trim_matches(['<', '>'])));
    let is_inline = part.content_disposition().is_some_and(|how| how.is_inline());
    is_picture && part.content_id().is_some_and(|id| is_inline || is_named(id))
}

/// The name that the mail gives the part; for a mail its subject.
fn name(part: &MessagePart<'_>, id: u32) -> String {
    let given = part.attachment_name().map(cleaned).filter(|name| !name.is_empty());
    given.unwrap_or_else(|| {
        let subkind = part.content_type().and_then(|kind| kind.subtype()).map(str::to_ascii_lowercase);
        let (stem, ending) = match (&part.body, subkind.as_deref()) {
            (PartType::Message(inner), _) => (fields::subject(inner), "eml"),
            (PartType::Html(_), _) => (None, "html"),
            (_, Some("plain")) => (None, "txt"),
            (_, Some("pdf")) => (None, "pdf"),
            (_, Some("calendar")) => (None, "ics"),
            _ => (None, "bin"),
        };
        let stem = stem.map(|stem| cleaned(&stem)).filter(|stem| !stem.is_empty());
        format!("{}.{ending}", stem.unwrap_or_else(|| format!("part-{id}")))
    })
}

/// A name that leads nowhere: without folders, without signs that steer a terminal.
fn cleaned(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean = clean.trim_start_matches('.');
    let length = clean.chars().count();
    if length <= LONGEST_NAME {
        return clean.to_owned();
    }
    // The ending tells what it is; the middle is what can be missed.
    let ending: String = clean.chars().skip(length - 12).collect();
    clean.chars().take(LONGEST_NAME - 13).chain(['…']).chain(ending.chars()).collect()
}

/// The name, with a number in front of its ending where another file has it already.
fn unique(name: String, taken: &mut BTreeSet<String>) -> String {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, format!(".{ending}")),
        _ => (name.as_str(), String::new()),
    };
    let mut one = name.clone();
    let mut number = 1;
    while !taken.insert(one.clone()) {
        number += 1;
        one = format!("{stem} ({number}){ending}");
    }
    one
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_nowhere_and_are_told_apart() {
        assert_eq!(cleaned("..\\..\\C:\\tmp/brev.pdf"), "brev.pdf");
        assert_eq!(cleaned(" ../.bashrc\u{1b}[2J"), "bashrc [2J");
        assert_eq!(cleaned("brev \r\n til.pdf"), "brev til.pdf");
        assert_eq!(cleaned(&format!("{}.pdf", "å".repeat(500))).chars().count(), LONGEST_NAME);
        let mut taken = BTreeSet::new();
        let names = ["a.pdf", "a.pdf", "a (2).pdf", "a"].map(|name| unique(name.into(), &mut taken));
        assert_eq!(names, ["a.pdf", "a (2).pdf", "a (2) (2).pdf", "a"]);
    }
}
