//! The characters of a plain text file, whatever encoding it has.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Decodes a text file: UTF-8, UTF-16 with a byte order mark, otherwise Windows-1252 or ISO 8859-1.
///
/// The last two differ only in the bytes 0x80–0x9F: letters and quotation marks in the one, control characters in the other. A file that
/// uses a byte which Windows-1252 leaves undefined is taken for ISO 8859-1, and those bytes are white space.
pub fn decode(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return UTF_16LE.decode_without_bom_handling(rest).0.into_owned();
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return UTF_16BE.decode_without_bom_handling(rest).0.into_owned();
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // One torn character at the very end, or some in the middle, do not make a UTF-8 file another one.
        Err(_) if mostly_utf8(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        Err(_) if bytes.iter().any(|byte| matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D)) => {
            bytes.iter().map(|&byte| if matches!(byte, 0x80..=0x9F) { ' ' } else { byte as char }).collect()
        }
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Whether at least nine of ten sequences outside ASCII are whole UTF-8 characters.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut torn) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        torn += usize::from(!chunk.invalid().is_empty());
    }
    whole >= torn * 9
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn the_same_words_from_every_encoding() {
        let words = "Målet er «økt» tjenestekvalitet";
        let latin: Vec<u8> = words.chars().map(|c| c as u8).collect();
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(words.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decode(words.as_bytes()), words);
        assert_eq!(decode(&[b"\xEF\xBB\xBF", words.as_bytes()].concat()), words);
        assert_eq!(decode(&latin), words);
        assert_eq!(decode(&utf16), words);
    }

    #[test]
    fn windows_quotation_marks_and_dashes() {
        assert_eq!(decode(b"\x932025\x962027\x94 p\xE5"), "“2025–2027” på");
    }

    #[test]
    fn a_byte_that_windows_1252_lacks_makes_it_iso_8859_1() {
        assert_eq!(decode(b"f\xF8rst\x8D s\xE5"), "først  så");
    }

    #[test]
    fn one_torn_character_does_not_make_it_another_encoding() {
        let mut bytes = "æøå æøå æøå æøå".as_bytes().to_vec();
        bytes.pop();
        assert_eq!(decode(&bytes), "æøå æøå æøå æø\u{fffd}");
    }
}
