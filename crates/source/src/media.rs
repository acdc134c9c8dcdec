//! What kind of file some bytes are, told from their content.

use crate::mail;

/// The kinds that are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Pdf,
    Mail,
    Text,
}

/// A PDF may stand behind some foreign bytes (a mail header, a stray line break); readers look this far.
const PDF_MARK_WITHIN: usize = 1024;

/// Control characters that no text holds make up at most this share of one.
const MOST_CONTROLS: f32 = 0.02;

/// First bytes of files that are often taken for letters, with what to call them.
const OTHERS: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office document"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"BM", "a BMP picture"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript file"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7FELF", "a program"),
    (b"MZ", "a program"),
    (b"\x78\x9F\x3E\x22", "a winmail.dat package"),
];

/// What a ZIP archive is, by a name that stands in it.
const IN_ZIP: &[(&[u8], &str)] = &[
    (b"word/", "a DOCX document"),
    (b"xl/", "an XLSX spreadsheet"),
    (b"ppt/", "a PPTX presentation"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"application/epub+zip", "an EPUB book"),
];

/// First signs of mark-up that is text, but not a letter's.
const MARKUP: &[(&str, &str)] = &[("<!doctype html", "a web page"), ("<html", "a web page"), ("<?xml", "an XML file")];

/// The media type of bytes that [`read`](crate::read) takes: `application/pdf`, `message/rfc822` or `text/plain`; `None`
/// for all others.
///
/// ```
/// assert_eq!(source::media_type(b"%PDF-1.7\n"), Some("application/pdf"));
/// assert_eq!(source::media_type("Til alle på Åsen".as_bytes()), Some("text/plain"));
/// assert_eq!(source::media_type(b"PK\x03\x04"), None);
/// ```
pub fn media_type(bytes: &[u8]) -> Option<&'static str> {
    match kind(bytes) {
        Ok(Kind::Pdf) => Some("application/pdf"),
        Ok(Kind::Mail) => Some("message/rfc822"),
        Ok(Kind::Text) => Some("text/plain"),
        Err(_) => None,
    }
}

/// The kind of the file, or what it is instead, in words.
pub(crate) fn kind(bytes: &[u8]) -> Result<Kind, &'static str> {
    let head = &bytes[..bytes.len().min(PDF_MARK_WITHIN)];
    if holds(head, b"%PDF-") && !mail::is_mail(bytes) {
        return Ok(Kind::Pdf);
    }
    if let Some(&(mark, found)) = OTHERS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        // Two letters are too little to tell a picture or program from a text that happens to begin with them.
        if mark.len() > 2 || !looks_like_text(head) {
            let inner = mark.starts_with(b"PK").then(|| in_zip(bytes)).flatten();
            return Err(inner.unwrap_or(found));
        }
    }
    let start: String = head.iter().take(64).map(|byte| byte.to_ascii_lowercase() as char).collect();
    if let Some((_, found)) = MARKUP.iter().find(|(mark, _)| start.trim_start().starts_with(mark)) {
        return Err(found);
    }
    if mail::is_mail(bytes) {
        return Ok(Kind::Mail);
    }
    if looks_like_text(head) { Ok(Kind::Text) } else { Err("unknown binary data") }
}

fn in_zip(bytes: &[u8]) -> Option<&'static str> {
    // The names of the first members stand near the front; a whole archive need not be searched.
    let front = &bytes[..bytes.len().min(64 * 1024)];
    IN_ZIP.iter().find(|(name, _)| holds(front, name)).map(|(_, found)| *found)
}

fn looks_like_text(head: &[u8]) -> bool {
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        return true;
    }
    let controls = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    !head.contains(&0) && controls as f32 <= head.len() as f32 * MOST_CONTROLS
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_is_known_behind_a_stray_line() {
        assert_eq!(kind(b"\r\n%PDF-1.4\n%"), Ok(Kind::Pdf));
    }

    #[test]
    fn a_mail_is_known_by_its_fields() {
        let mail = b"From: a@example.org\r\nMIME-Version: 1.0\r\nSubject: %PDF-1.4\r\n\r\nHei";
        assert_eq!(kind(mail), Ok(Kind::Mail));
    }

    #[test]
    fn other_files_are_called_by_their_name() {
        assert_eq!(kind(b"PK\x03\x04....[Content_Types].xml...word/document.xml"), Err("a DOCX document"));
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n"), Err("a PNG picture"));
        assert_eq!(kind(b"\x01\x02\x00\x00\x03"), Err("unknown binary data"));
        assert_eq!(kind(b"<!DOCTYPE html><p>Hei"), Err("a web page"));
    }

    #[test]
    fn a_text_that_begins_like_a_picture_is_still_a_text() {
        assert_eq!(kind(b"BM-sak 4/25: Byggemelding"), Ok(Kind::Text));
    }
}
