//! The words of a mail: the plain ones where there are any, else those of its web page.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

use super::attached::raw;
use super::flowed;
use crate::html::USUAL_SIZE;
use crate::manuscript::{Look, Paragraph, Part, Piece};
use crate::office::Failure;
use crate::{Limits, encoding, html};

/// The body as a person reads it.
pub(super) enum Body {
    /// Plain words.
    Plain(String),
    /// Parts of which one at least is a web page.
    Pages(Vec<Part>),
}

/// The body: of words that are there in plain and as a page, the plain ones. A page without such words is read where it stands.
pub(super) fn of(mail: &Message<'_>, limits: &Limits) -> Result<Body, Failure> {
    let body = among(mail, &mail.text_body, limits)?;
    if is_empty(&body) { among(mail, &mail.html_body, limits) } else { Ok(body) }
}

/// The words of some parts, one behind the other.
fn among(mail: &Message<'_>, ids: &[u32], limits: &Limits) -> Result<Body, Failure> {
    let parts: Vec<&MessagePart<'_>> = ids.iter().filter_map(|&id| mail.part(id)).collect();
    let words = |part: &MessagePart<'_>| match &part.body {
        PartType::Text(text) => Some(plain(mail, part, text)).filter(|words| !words.trim().is_empty()),
        _ => None,
    };
    if !parts.iter().any(|part| matches!(part.body, PartType::Html(_))) {
        return Ok(Body::Plain(parts.into_iter().filter_map(words).collect::<Vec<_>>().join("\n\n")));
    }
    let mut pages = Vec::new();
    for part in parts {
        if let PartType::Html(page) = &part.body {
            // Where the mail does not say how it is encoded, the page may.
            let page = if says(part, "charset") { decoded(mail, part, page) } else { html::decode(&raw(mail, part)).into() };
            pages.extend(html::parts(&page, limits)?);
        } else if let Some(words) = words(part) {
            pages.extend(paragraphs(&words));
        }
    }
    Ok(Body::Pages(pages))
}

fn is_empty(body: &Body) -> bool {
    match body {
        Body::Plain(words) => words.is_empty(),
        Body::Pages(parts) => !parts.iter().any(has_words),
    }
}

fn has_words(part: &Part) -> bool {
    match part {
        Part::Paragraph(paragraph) => paragraph.has_words() || paragraph.boxes.iter().any(has_words),
        Part::Table(table) => table.rows.iter().flatten().any(|cell| cell.parts.iter().any(has_words)),
        Part::Furniture { parts, .. } => parts.iter().any(has_words),
        Part::PageBreak { .. } => false,
    }
}

/// Plain words among pages: a paragraph a line, set apart where a line is empty.
pub(super) fn paragraphs(words: &str) -> Vec<Part> {
    let look = Look { size: USUAL_SIZE, ..Look::default() };
    let mut before = 0.0;
    let mut paragraphs = Vec::new();
    for line in words.lines() {
        if line.trim().is_empty() {
            before = USUAL_SIZE;
            continue;
        }
        let words = Piece::Words { words: line.to_owned(), look };
        let paragraph = Paragraph { pieces: vec![words], size: look.size, before, ..Paragraph::default() };
        paragraphs.push(Part::Paragraph(paragraph));
        before = 0.0;
    }
    if let Some(Part::Paragraph(last)) = paragraphs.last_mut() {
        last.after = USUAL_SIZE;
    }
    paragraphs
}

fn says(part: &MessagePart<'_>, attribute: &str) -> bool {
    part.content_type().is_some_and(|kind| kind.attribute(attribute).is_some())
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
