//! PDFs whose pictures, colours, functions and shadings are absurd or call themselves.

use super::Hostile;
use super::deflate::{zlib, zlib_bomb};
use super::pdf::{Pdf, words};

pub(super) fn files() -> Vec<Hostile> {
    let mut files = vec![
        Hostile::new("pdf-picture-100000x100000.pdf", || picture("/Width 100000/Height 100000/ColorSpace/DeviceRGB", b"few")),
        Hostile::new("pdf-picture-overflow.pdf", || {
            picture("/Width 2147483647/Height 2147483647/ColorSpace/DeviceCMYK/BitsPerComponent 16", b"few")
        }),
        Hostile::new("pdf-picture-bomb.pdf", || {
            let entries = "/Width 20000/Height 20000/ColorSpace/DeviceRGB/Filter/FlateDecode";
            picture(entries, &zlib_bomb(0, 1200))
        }),
        Hostile::new("pdf-picture-mask-self.pdf", || {
            picture("/Width 9/Height 9/ColorSpace/DeviceGray/SMask 10 0 R/Mask 10 0 R", &[7; 81])
        }),
        Hostile::new("pdf-picture-empty.pdf", || picture("/Width 0/Height -9/ColorSpace/DeviceGray", b"")),
        Hostile::new("pdf-picture-thousand-times.pdf", || {
            Pdf::saying(&"q 595 0 0 842 0 0 cm /I Do Q\n".repeat(1000))
                .stream(10, "/Type/XObject/Subtype/Image/Width 4000/Height 4000/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode", &zlib(&vec![9; 16_000_000]))
                .resources("/XObject<</I 10 0 R>>")
                .bytes()
        }),
        Hostile::new("pdf-group-self.pdf", || {
            Pdf::saying(&format!("/G gs {}", words(70.0, 780.0)))
                .object(10, "<</Type/ExtGState/SMask<</S/Luminosity/G 11 0 R/TR 12 0 R>>/Font[5 0 R 1e30]>>")
                .stream(
                    11,
                    "/Subtype/Form/BBox[0 0 595 842]/Group<</S/Transparency/CS 13 0 R>>/Resources<</ExtGState<</G 10 0 R>>>>",
                    b"/G gs 0 0 9 9 re f",
                )
                .object(12, "<</FunctionType 3/Functions[12 0 R]/Domain[0 1]/Bounds[]/Encode[0 1]>>")
                .object(13, "[/ICCBased 11 0 R]")
                .resources("/ExtGState<</G 10 0 R>>")
                .bytes()
        }),
        Hostile::new("pdf-shading-self.pdf", || {
            Pdf::saying("/S sh")
                .object(10, "<</ShadingType 2/ColorSpace 11 0 R/Coords[0 0 1e38 1e38]/Function 12 0 R/Extend[true true]>>")
                .object(11, "[/Separation/A 11 0 R 12 0 R]")
                .object(12, "<</FunctionType 3/Functions[12 0 R 12 0 R]/Domain[0 1]/Bounds[0.5]/Encode[0 1 0 1]>>")
                .resources("/Shading<</S 10 0 R>>")
                .bytes()
        }),
        Hostile::new("pdf-shading-mesh.pdf", || {
            let entries =
                "/ShadingType 5/VerticesPerRow 2147483647/ColorSpace/DeviceRGB/BitsPerCoordinate 32/BitsPerComponent 16";
            Pdf::saying("/S sh")
                .stream(10, &format!("{entries}/Decode[0 1e38 0 1e38 0 1 0 1 0 1]/Filter/FlateDecode"), &zlib_bomb(0x5a, 64))
                .resources("/Shading<</S 10 0 R>>")
                .bytes()
        }),
    ];
    files.extend(pictures());
    files.extend(colours());
    files.extend(functions());
    files
}

/// Pictures in every compression, with heads that promise the impossible.
fn pictures() -> Vec<Hostile> {
    // Of JBIG2: a page of 4294967295 by 4294967295, then a generic region as large. Of JPEG: 65535 by 65535 with three components.
    let jbig2 = b"\0\0\0\0\x30\0\x01\0\0\0\x13\xff\xff\xff\xff\xff\xff\xff\xff\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x26\0\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0\0\0\0\0\0\0\0\0";
    let jpeg = b"\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\x03\x01\x22\0\x02\x11\x01\x03\x11\x01\xff\xda\0\x0c\x03\x01\0\x02\x11\x03\x11\0\x3f\0";
    let jpx = b"\xff\x4f\xff\x51\0\x2f\0\0\xff\xff\xff\xff\xff\xff\xff\xff\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0\0\0\x03\x07\x01\x01\x07\x01\x01\x07\x01\x01";
    let kinds: [(&str, &str, &[u8]); 5] = [
        ("jbig2", "/JBIG2Decode", jbig2),
        ("jpeg", "/DCTDecode", jpeg),
        ("jpx", "/JPXDecode", jpx),
        ("ccitt", "/CCITTFaxDecode/DecodeParms<</K -1/Columns 2147483647/Rows 2147483647>>", b"\0\0\0\0\0\0"),
        ("lzw", "/LZWDecode", b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01\xff\xff\xff"),
    ];
    let file = |(name, filter, data): (&'static str, &'static str, &'static [u8])| {
        Hostile::new(format!("pdf-picture-{name}.pdf"), move || {
            picture(&format!("/Width 60000/Height 60000/ColorSpace/DeviceGray/Filter{filter}"), data)
        })
    };
    kinds.into_iter().map(file).collect()
}

fn colours() -> Vec<Hostile> {
    let spaces = [
        ("icc", "[/ICCBased 10 0 R]", "/N 3/Alternate 11 0 R"),
        ("icc-components", "[/ICCBased 10 0 R]", "/N 2147483647"),
        ("indexed", "[/Indexed 11 0 R 2147483647 10 0 R]", ""),
        ("pattern", "[/Pattern 11 0 R]", ""),
        ("device-n", "[/DeviceN[/A/B/C] 11 0 R 10 0 R<</Colorants<</A 11 0 R>>>>]", ""),
        ("lab", "[/Lab<</WhitePoint[NaN 0 -1]/Range[9 -9 1e38 -1e38]>>]", ""),
    ];
    let file = |(name, space, entries): (&'static str, &'static str, &'static str)| {
        Hostile::new(format!("pdf-colour-{name}.pdf"), move || {
            Pdf::saying(&format!("/C cs 0.5 0.5 0.5 sc {}", words(70.0, 780.0)))
                .stream(10, entries, &[0xff; 128])
                .object(11, space)
                .resources("/ColorSpace<</C 11 0 R>>")
                .bytes()
        })
    };
    spaces.into_iter().map(file).collect()
}

fn functions() -> Vec<Hostile> {
    let stitched = "<</FunctionType 3/Functions[10 0 R 10 0 R]/Domain[0 1]/Bounds[0.5]/Encode[0 1 0 1]>>".as_bytes().to_vec();
    let stream = |entries: &str, data: &[u8]| {
        [format!("<<{entries}/Length {}>>\nstream\n", data.len()).as_bytes(), data, b"\nendstream"].concat()
    };
    let sampled = "/FunctionType 0/Domain[0 1 0 1 0 1]/Range[0 1]/Size[100000 100000 100000]/BitsPerSample 32";
    let program = "/FunctionType 4/Domain[0 1]/Range[0 1]";
    let functions = [
        ("stitched-self", stitched),
        ("sampled", stream(sampled, b"few")),
        ("program-deep", stream(program, "{".repeat(500_000).as_bytes())),
        ("program-stack", stream(program, format!("{{{}}}", "dup 100000 copy ".repeat(50_000)).as_bytes())),
        (
            "program-roll",
            stream(program, b"{ 2147483647 -2147483648 roll 0 0 idiv 0 mod -2147483648 -1 idiv 99999999999 index }"),
        ),
    ];
    let file = |(name, function): (&str, Vec<u8>)| {
        Hostile::new(format!("pdf-function-{name}.pdf"), move || {
            Pdf::saying(&format!("/C cs 0.5 sc {}", words(70.0, 780.0)))
                .object(10, function.clone())
                .object(11, "[/Separation/A/DeviceGray 10 0 R]")
                .resources("/ColorSpace<</C 11 0 R>>")
                .bytes()
        })
    };
    functions.into_iter().map(file).collect()
}

/// A letter whose page is one picture.
fn picture(entries: &str, data: &[u8]) -> Vec<u8> {
    let bits = if entries.contains("/BitsPerComponent") { "" } else { "/BitsPerComponent 8" };
    Pdf::saying("q 595 0 0 842 0 0 cm /I Do Q")
        .stream(10, &format!("/Type/XObject/Subtype/Image{entries}{bits}"), data)
        .resources("/XObject<</I 10 0 R>>")
        .bytes()
}
