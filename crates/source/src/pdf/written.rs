//! Words that a PDF keeps outside its pages, in the encodings it has for them (PDF 32000-1 §7.9.2.2).

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};

/// What stands at 0x18–0x1F and at 0x80–0xA0, where the encoding differs from Latin 1.
const LOW: &str = "\u{2d8}\u{2c7}\u{2c6}\u{2d9}\u{2dd}\u{2db}\u{2da}\u{2dc}";
const HIGH: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\u{fffd}€";

/// The words of a text string.
pub(super) fn decode(bytes: &[u8]) -> String {
    let marked =
        |encoding: &'static encoding_rs::Encoding, rest: &[u8]| encoding.decode_without_bom_handling(rest).0.into_owned();
    match bytes {
        [0xfe, 0xff, rest @ ..] => marked(UTF_16BE, rest),
        [0xff, 0xfe, rest @ ..] => marked(UTF_16LE, rest),
        [0xef, 0xbb, 0xbf, rest @ ..] => marked(UTF_8, rest),
        _ => bytes.iter().map(|&byte| character(byte)).collect(),
    }
}

fn character(byte: u8) -> char {
    match byte {
        0x18..=0x1f => LOW.chars().nth(usize::from(byte - 0x18)).unwrap_or('\u{fffd}'),
        0x80..=0xa0 => HIGH.chars().nth(usize::from(byte - 0x80)).unwrap_or('\u{fffd}'),
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn each_encoding_of_a_text_string() {
        assert_eq!(decode(b"\xfe\xff\x00\xe5\x00r"), "år");
        assert_eq!(decode(b"\xef\xbb\xbf\xc3\xa5r"), "år");
        assert_eq!(decode(b"\xe5r \x84 \xa0"), "år — €");
    }
}
