//! PDFs whose streams are packed to explode, to lie, or over and over again.

use super::Hostile;
use super::deflate::{zlib, zlib_bomb};
use super::pdf::{Pdf, words};

/// What a bomb becomes, in MiB: as much as a worker may have at all.
const BOMB: usize = 1024;

pub(super) fn files() -> Vec<Hostile> {
    vec![
        Hostile::new("pdf-bomb-content.pdf", || content("/Filter/FlateDecode", &zlib_bomb(b' ', BOMB))),
        Hostile::new("pdf-bomb-content-operators.pdf", || {
            let page = format!("{}\n", words(70.0, 780.0)).repeat(400_000);
            content("/Filter/FlateDecode", &zlib(page.as_bytes()))
        }),
        Hostile::new("pdf-bomb-twice.pdf", || content("/Filter[/FlateDecode/FlateDecode]", &zlib(&zlib_bomb(b' ', BOMB)))),
        Hostile::new("pdf-bomb-hundred-streams.pdf", || {
            let pdf = Pdf::letter().stream(10, "/Filter/FlateDecode", &zlib_bomb(b' ', 100));
            pdf.object(11, format!("[{}4 0 R]", "10 0 R ".repeat(100))).page("/Contents 11 0 R").bytes()
        }),
        Hostile::new("pdf-bomb-run-length.pdf", || {
            // 129 bytes of 0x81 and a space are 128 spaces, and all of that is deflated besides.
            let runs = [0x81, b' '].repeat(8 << 20);
            content("/Filter[/FlateDecode/RunLengthDecode]", &zlib(&runs))
        }),
        Hostile::new("pdf-bomb-hex.pdf", || content("/Filter[/FlateDecode/ASCIIHexDecode]", &zlib_bomb(b'2', BOMB))),
        Hostile::new("pdf-bomb-ascii85.pdf", || content("/Filter[/FlateDecode/ASCII85Decode]", &zlib_bomb(b'z', BOMB / 2))),
        Hostile::new("pdf-bomb-metadata.pdf", || {
            Pdf::letter()
                .object(1, "<</Type/Catalog/Pages 2 0 R/Metadata 10 0 R>>")
                .stream(10, "/Type/Metadata/Subtype/XML/Filter/FlateDecode", &zlib_bomb(b'<', BOMB))
                .bytes()
        }),
        Hostile::new("pdf-filters-100.pdf", || {
            let mut data = words(70.0, 780.0).into_bytes();
            for _ in 0..100 {
                data = zlib(&data);
            }
            content(&format!("/Filter[{}]", "/FlateDecode".repeat(100)), &data)
        }),
        Hostile::new("pdf-filters-million.pdf", || content(&format!("/Filter[{}]", "/ASCIIHexDecode".repeat(1_000_000)), b"41>")),
        Hostile::new("pdf-filter-self.pdf", || content("/Filter 4 0 R/DecodeParms 4 0 R", b"x")),
        Hostile::new("pdf-filter-unknown.pdf", || content("/Filter[/NoDecode 5 (x)]", b"x")),
        Hostile::new("pdf-flate-garbage.pdf", || content("/Filter/FlateDecode", b"\x78\x9c\xff\xff\xff\xff\xff\xff\xff\xff\xff")),
        Hostile::new("pdf-flate-cut.pdf", || {
            let whole = zlib(words(70.0, 780.0).as_bytes());
            content("/Filter/FlateDecode", &whole[..whole.len() / 2])
        }),
        Hostile::new("pdf-predictor-columns.pdf", || {
            let parameters = "/DecodeParms<</Predictor 15/Columns 2147483647/Colors 2147483647/BitsPerComponent 2147483647>>";
            content(&format!("/Filter/FlateDecode{parameters}"), &zlib(b"\x01\x02\x03"))
        }),
        Hostile::new("pdf-predictor-zero.pdf", || {
            let parameters = "/DecodeParms<</Predictor 12/Columns 0/Colors 0/BitsPerComponent 0>>";
            content(&format!("/Filter/FlateDecode{parameters}"), &zlib(&[2; 4096]))
        }),
        Hostile::new("pdf-predictor-tiff.pdf", || {
            let parameters = "/DecodeParms<</Predictor 2/Columns -1/Colors -3/BitsPerComponent 3>>";
            content(&format!("/Filter/FlateDecode{parameters}"), &zlib(&[2; 4096]))
        }),
        Hostile::new("pdf-lzw-codes.pdf", || content("/Filter/LZWDecode/DecodeParms<</EarlyChange 99>>", &[0xff; 4096])),
        Hostile::new("pdf-crypt-filter.pdf", || content("/Filter[/Crypt/Crypt]/DecodeParms[<</Name/None>> null]", b"x")),
        Hostile::new("pdf-external-stream.pdf", || content("/F(/etc/passwd)/FFilter/FlateDecode", b"")),
    ]
}

/// A letter whose content is packed so.
fn content(entries: &str, data: &[u8]) -> Vec<u8> {
    Pdf::letter().stream(4, entries, data).bytes()
}
