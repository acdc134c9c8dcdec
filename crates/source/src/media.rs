//! What kind of file some bytes are, told from their content.

use crate::{encoding, mail};

mod packages;

/// The kinds that are read. Those that have several media types carry the one of the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Pdf,
    Mail,
    Text,
    Html,
    /// DOCX and its templates, with and without macros.
    Docx(&'static str),
    /// PPTX and its like.
    Pptx(&'static str),
    /// ODT and its templates.
    Odt(&'static str),
    /// ODT as one XML file.
    FlatOdt,
    /// An Office document that only a password opens.
    Locked,
}

impl Kind {
    /// What a file of the kind is, in words.
    pub(crate) fn called(self) -> &'static str {
        match self {
            Self::Pdf => "a PDF",
            Self::Mail => "an e-mail",
            Self::Text => "plain text",
            Self::Html => "a web page",
            Self::Docx(_) => "a DOCX document",
            Self::Pptx(_) => "a PPTX presentation",
            Self::Odt(_) | Self::FlatOdt => "an OpenDocument file",
            Self::Locked => "an Office document with a password",
        }
    }
}

/// A PDF may stand behind some foreign bytes (a mail header, a stray line break); readers look this far.
const PDF_MARK_WITHIN: usize = 1024;

/// Control characters that no text holds make up at most this share of one.
const MOST_CONTROLS: f32 = 0.02;

/// The first bytes of the files of old Office, in which new Office hides what a password locks.
const OLD_OFFICE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// First bytes of files that are often taken for letters, with what to call them.
const OTHERS: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (OLD_OFFICE, "an old Office document"),
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

/// How a web page begins.
const WEB_PAGE: [&str; 4] = ["<!doctype html", "<html", "<head", "<body"];

/// The media type of bytes that [`read`](crate::read) takes, all of them: a package tells only at its end what it is. `None` for files
/// that are not read.
///
/// ```
/// assert_eq!(source::media_type(b"%PDF-1.7\n"), Some("application/pdf"));
/// assert_eq!(source::media_type("Til alle på Åsen".as_bytes()), Some("text/plain"));
/// assert_eq!(source::media_type(b"PK\x03\x04"), None);
/// ```
pub fn media_type(bytes: &[u8]) -> Option<&'static str> {
    match kind(bytes).ok()? {
        Kind::Pdf => Some("application/pdf"),
        Kind::Mail => Some("message/rfc822"),
        Kind::Text => Some("text/plain"),
        Kind::Html => Some("text/html"),
        Kind::Docx(media_type) | Kind::Pptx(media_type) | Kind::Odt(media_type) => Some(media_type),
        Kind::FlatOdt => Some("application/vnd.oasis.opendocument.text-flat-xml"),
        Kind::Locked => None,
    }
}

/// The kind of the file, or what it is instead, in words.
pub(crate) fn kind(bytes: &[u8]) -> Result<Kind, &'static str> {
    let head = &bytes[..bytes.len().min(PDF_MARK_WITHIN)];
    if holds(head, b"%PDF-") && !bytes.starts_with(b"PK\x03\x04") && !mail::is_mail(bytes) {
        return Ok(Kind::Pdf);
    }
    if let Some(&(mark, found)) = OTHERS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        // Two letters are too little to tell a picture or program from a text that happens to begin with them.
        if mark.len() > 2 || !looks_like_text(head) {
            return match mark {
                b"PK\x03\x04" => packages::kind(bytes),
                OLD_OFFICE if packages::is_locked(bytes) => Ok(Kind::Locked),
                _ => Err(found),
            };
        }
    }
    let start = encoding::decode(&bytes[..bytes.len().min(2 * PDF_MARK_WITHIN)]).to_lowercase();
    match markup(start.trim_start()) {
        Some(kind) => kind,
        None if mail::is_mail(bytes) => Ok(Kind::Mail),
        None if looks_like_text(head) => Ok(Kind::Text),
        None => Err("unknown binary data"),
    }
}

/// What mark-up is, by the first of it that is no declaration or comment.
fn markup(start: &str) -> Option<Result<Kind, &'static str>> {
    let mut rest = start;
    let mut declared = false;
    loop {
        let end = if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!--") {
            "-->"
        } else {
            break;
        };
        declared |= rest.starts_with("<?xml");
        rest = rest.split_once(end).map_or("", |(_, after)| after).trim_start();
    }
    if WEB_PAGE.iter().any(|sign| rest.starts_with(sign)) {
        Some(Ok(Kind::Html))
    } else if declared {
        let flat = rest.starts_with("<office:document") && rest.contains("application/vnd.oasis.opendocument.text\"");
        Some(if flat { Ok(Kind::FlatOdt) } else { Err("an XML file") })
    } else {
        None
    }
}

fn looks_like_text(head: &[u8]) -> bool {
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        return true;
    }
    let controls = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    !head.contains(&0) && controls as f32 <= head.len() as f32 * MOST_CONTROLS
}

/// Whether some bytes hold others.
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
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n"), Err("a PNG picture"));
        assert_eq!(kind(b"\x01\x02\x00\x00\x03"), Err("unknown binary data"));
        assert_eq!(kind(b"<?xml version='1.0'?><note>Hei</note>"), Err("an XML file"));
        assert_eq!(kind(OLD_OFFICE), Err("an old Office document"));
    }

    #[test]
    fn web_pages_are_known_behind_declarations() {
        for page in ["<!DOCTYPE html><p>Hei", "\u{feff}<?xml version='1.0'?>\n<!-- av oss -->\n<HTML>", "<html lang=nb>"] {
            assert_eq!(kind(page.as_bytes()), Ok(Kind::Html), "{page}");
        }
        assert_eq!(kind("<p> er ikke nok".as_bytes()), Ok(Kind::Text));
    }

    #[test]
    fn what_a_password_locks_is_known() {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(kind(&[OLD_OFFICE, &[0; 600], &name].concat()), Ok(Kind::Locked));
    }

    #[test]
    fn a_text_that_begins_like_a_picture_is_still_a_text() {
        assert_eq!(kind(b"BM-sak 4/25: Byggemelding"), Ok(Kind::Text));
    }
}
