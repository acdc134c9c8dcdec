//! The words of a mail: the plain ones where there are any, else those of its web page.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use mail_parser::decoders::html::html_to_text;
use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

use super::attached::raw;
use super::flowed;
use crate::encoding;

/// The body as a person reads it.
pub(super) fn of(mail: &Message<'_>) -> String {
    let plain = joined(mail, &mail.text_body);
    if plain.trim().is_empty() { joined(mail, &mail.html_body) } else { plain }
}

/// The words of some parts, one behind the other.
fn joined(mail: &Message<'_>, parts: &[u32]) -> String {
    let parts = parts.iter().filter_map(|&id| mail.part(id));
    let words = parts.filter_map(|part| match &part.body {
        PartType::Text(text) => Some(plain(mail, part, text)),
        PartType::Html(html) => Some(html_to_text(&decoded(mail, part, html))),
        _ => None,
    });
    words.filter(|words| !words.trim().is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn plain(mail: &Message<'_>, part: &MessagePart<'_>, text: &str) -> String {
    let text = decoded(mail, part, text);
    let says = |name: &str, value: &str| {
        let attribute = part.content_type().and_then(|kind| kind.attribute(name));
        attribute.is_some_and(|one| one.eq_ignore_ascii_case(value))
    };
    if says("format", "flowed") { flowed::joined(&text, says("delsp", "yes")) } else { text.into_owned() }
}

/// The words in the encoding that they have, where that is not the one the mail says or where it says none.
fn decoded<'t>(mail: &Message<'_>, part: &MessagePart<'_>, text: &'t str) -> Cow<'t, str> {
    if text.contains('\u{fffd}') {
        let again = encoding::decode(&raw(mail, part));
        return if again.contains('\u{fffd}') { Cow::Borrowed(text) } else { Cow::Owned(again) };
    }
    // «ISO 8859-1» is said by programs that write Windows-1252; what the first has for control characters no mail holds.
    if text.contains(|c| ('\u{80}'..='\u{9f}').contains(&c)) {
        let letter = |c: char| match u8::try_from(c) {
            Ok(byte @ 0x80..=0x9f) => WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next().unwrap_or(c),
            _ => c,
        };
        return Cow::Owned(text.chars().map(letter).collect());
    }
    Cow::Borrowed(text)
}
