//! What a PDF says about itself: the program that wrote it, its claim to be an archive format, its signatures.

use encoding_rs::{UTF_16BE, UTF_16LE};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Stream};

use super::{Facts, one_line, xmp};

/// No form has more fields; a file that has may be one that leads round in a circle.
const MOST_FIELDS: usize = 10_000;

/// The facts; nothing where the file cannot be opened.
pub(super) fn facts(bytes: &[u8]) -> Option<Facts> {
    let pdf = Pdf::new(bytes.to_vec()).ok()?;
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id())?;
    // A packet that cannot be unpacked claims nothing.
    let packet = root.get::<Stream<'_>>("Metadata").and_then(|packet| Some(packet.decoded().ok()?.into_owned()));
    let application = pdf.metadata().producer.as_deref().and_then(|name| one_line(&text_of(name)));
    Some(Facts { pdfa: packet.as_deref().and_then(xmp::pdfa), application, signed: Some(is_signed(&root)) })
}

/// Whether a field of the document's form holds a signature, or the document has one for what may be done with it.
fn is_signed(root: &Dict<'_>) -> bool {
    let holds = |dict: &Dict<'_>, key: &str| dict.get::<Dict<'_>>(key).is_some_and(|value| value.contains_key("ByteRange"));
    let permits = root.get::<Dict<'_>>("Perms").is_some_and(|dict| holds(&dict, "DocMDP") || holds(&dict, "UR3"));
    let form = root.get::<Dict<'_>>("AcroForm");
    let mut fields: Vec<Dict<'_>> = form.and_then(|form| form.get::<Array<'_>>("Fields")).map(dicts).unwrap_or_default();
    let mut seen = 0;
    while let Some(field) = fields.pop() {
        if holds(&field, "V") {
            return true;
        }
        seen += 1;
        if seen < MOST_FIELDS {
            fields.extend(field.get::<Array<'_>>("Kids").map(dicts).unwrap_or_default());
        }
    }
    permits
}

fn dicts<'a>(array: Array<'a>) -> Vec<Dict<'a>> {
    array.iter::<Dict<'a>>().take(MOST_FIELDS).collect()
}

/// The characters of a text string: UTF-16 or UTF-8 with its mark, else PDF's own encoding.
fn text_of(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xFF, 0xFE, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| letter_of(byte)).collect(),
    }
}

/// A character of PDFDocEncoding, which is ISO 8859-1 but for the bytes that this has for control characters.
fn letter_of(byte: u8) -> char {
    const OWN: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž";
    match byte {
        0x80..=0x9E => OWN.chars().nth(usize::from(byte - 0x80)).unwrap_or('\u{fffd}'),
        0xA0 => '€',
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_read_in_the_encoding_they_have() {
        assert_eq!(text_of(b"\xFE\xFF\0S\0k\0\xE5"), "Skå");
        assert_eq!(text_of(b"\xEF\xBB\xBFSk\xC3\xA5"), "Skå");
        assert_eq!(text_of(b"Sk\xE5 \x84 \x92 \xA0"), "Skå — ™ €");
        assert_eq!(letter_of(0x9E), 'ž');
    }
}
