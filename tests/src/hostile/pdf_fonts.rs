//! PDFs whose fonts are broken, endless, or written in themselves.

use super::Hostile;
use super::deflate::zlib_bomb;
use super::pdf::Pdf;
use super::pdf_content::thousandfold;

pub(super) fn files() -> Vec<Hostile> {
    let mut files = vec![
        Hostile::new("pdf-type3-self.pdf", || type3("1000 0 d0 BT /T 1 Tf (a) Tj ET 0 0 500 500 re f", "/Font<</T 6 0 R>>")),
        Hostile::new("pdf-type3-form.pdf", || type3("1000 0 d0 /X Do", "/XObject<</X 10 0 R>>")),
        Hostile::new("pdf-type3-thousandfold.pdf", type3_thousandfold),
        Hostile::new("pdf-form-font-thousandfold.pdf", || {
            thousandfold("/XObject", "/Subtype/Form/BBox[0 0 1 1]/Matrix[1e-3 0 0 1e-3 0 0]", "Do")
        }),
        Hostile::new("pdf-font-descendant-self.pdf", || composite("/DescendantFonts[6 0 R]", "")),
        Hostile::new("pdf-font-widths-range.pdf", || composite("", "/W[0 4294967295 500 0[500 1e38 NaN -9] 65535 0 1]/DW 1e38")),
        Hostile::new("pdf-font-widths-million.pdf", || composite("", &format!("/W[{}]", "0 65535 500 ".repeat(300_000)))),
        Hostile::new("pdf-font-cid-map-bomb.pdf", || {
            let bomb = zlib_bomb(1, 1024);
            font(COMPOSITE).object(8, descendant("/CIDToGIDMap 9 0 R")).stream(9, "/Filter/FlateDecode", &bomb).bytes()
        }),
        Hostile::new("pdf-font-first-char.pdf", || {
            font("<</Type/Font/Subtype/TrueType/BaseFont/A/FirstChar 2147483647/LastChar -2147483648/Widths[1e38]>>").bytes()
        }),
        Hostile::new("pdf-font-differences.pdf", || {
            let names = format!("[-5 /A 2147483647 /B 4294967295 {}]", "/uniFFFFFFFF/u110000/g99999999999".repeat(100_000));
            font(&format!("<</Type/Font/Subtype/Type1/BaseFont/A/Encoding<</Differences{names}>>>>")).bytes()
        }),
        Hostile::new("pdf-font-encoding-self.pdf", || {
            font("<</Type/Font/Subtype/Type1/BaseFont/A/Encoding 6 0 R/ToUnicode 6 0 R/FontDescriptor 6 0 R>>").bytes()
        }),
        Hostile::new("pdf-font-10000.pdf", many_fonts),
        Hostile::new("pdf-cmap-use-self.pdf", || encoded("/UseCMap 9 0 R/CMapName/A", b"/A usecmap begincmap endcmap")),
        Hostile::new("pdf-cmap-use-loop.pdf", || {
            let pdf = font(&COMPOSITE.replace("/Identity-H", " 9 0 R")).object(8, descendant(""));
            pdf.stream(9, "/UseCMap 10 0 R/CMapName/A", b"/B usecmap")
                .stream(10, "/UseCMap 9 0 R/CMapName/B", b"/A usecmap")
                .bytes()
        }),
    ];
    files.extend(unicode_maps());
    files.extend(programs());
    files
}

const COMPOSITE: &str = "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[8 0 R]/ToUnicode 7 0 R>>";

/// A letter set in font F2, which is object 6.
fn font(body: &str) -> Pdf {
    Pdf::saying("BT /F1 11 Tf 70 780 Td (Kommunen skal ) Tj /F2 11 Tf (abcd) Tj <0041004200430044> Tj ET").object(6, body)
}

fn descendant(entries: &str) -> String {
    format!(
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>{entries}>>"
    )
}

fn composite(own: &str, of_descendant: &str) -> Vec<u8> {
    let own = if own.is_empty() { "/DescendantFonts[8 0 R]" } else { own };
    let body = format!("<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H{own}>>");
    font(&body).object(8, descendant(of_descendant)).bytes()
}

fn encoded(entries: &str, cmap: &[u8]) -> Vec<u8> {
    font(&COMPOSITE.replace("/Identity-H", " 9 0 R")).object(8, descendant("")).stream(9, entries, cmap).bytes()
}

fn unicode_maps() -> Vec<Hostile> {
    let ranges = "1 beginbfrange\n<0000> <FFFFFFFF> <0041>\nendbfrange\n";
    let maps: [(&str, &str, Vec<u8>); 6] = [
        ("range", "", format!("begincmap 1 begincodespacerange <00> <FFFFFFFF> endcodespacerange {ranges}").into_bytes()),
        (
            "ranges",
            "",
            format!("begincmap {} endcmap", "1 beginbfrange <0000> <FFFF> <0041> endbfrange ".repeat(20_000)).into_bytes(),
        ),
        ("backwards", "", b"1 beginbfrange <FFFF> <0000> <D800DC00D800> <00> <05> [<00> <0000000000>] endbfrange".to_vec()),
        ("long", "", format!("1 beginbfchar <0041> <{}> endbfchar", "0041".repeat(1_000_000)).into_bytes()),
        ("deep", "", "[".repeat(1_000_000).into_bytes()),
        ("bomb", "/Filter/FlateDecode", zlib_bomb(b'<', 1024)),
    ];
    let file = |(name, entries, map): (&str, &'static str, Vec<u8>)| {
        Hostile::new(format!("pdf-unicode-map-{name}.pdf"), move || {
            font(COMPOSITE).object(8, descendant("")).stream(7, entries, &map).bytes()
        })
    };
    maps.into_iter().map(file).collect()
}

/// Font programs of every kind, none of them sound.
fn programs() -> Vec<Hostile> {
    // A TrueType font of one glyph which is made of itself; a CFF font whose subroutine calls itself; a Type 1 font likewise.
    let programs: [(&str, &str, Vec<u8>); 9] = [
        ("truetype-composite", "FontFile2", true_type(b"\xff\xff\0\0\0\0\x03\xe8\x03\xe8\0\x20\0\0\0\0\0\x20\0\0\0\0", 1)),
        ("truetype-counts", "FontFile2", true_type(b"\x7f\xff\0\0\0\0\x03\xe8\x03\xe8\xff\xff\xff\xff\xff\xff", 65535)),
        ("truetype-cut", "FontFile2", true_type(b"\0\x01", 1)[..40].to_vec()),
        ("truetype-tables", "FontFile2", [b"\0\x01\0\0\xff\xff\0\0\0\0\0\0".as_slice(), &[0xff; 4096]].concat()),
        ("cff-subroutine", "FontFile3", compact(b"\x20\x0a")),
        ("cff-cut", "FontFile3", compact(b"\x20\x0a")[..12].to_vec()),
        ("cff-counts", "FontFile3", [b"\x01\0\x04\x04\xff\xff\x04".as_slice(), &[0xff; 4096]].concat()),
        ("type1-endless", "FontFile", type_1("/Subrs 1 array dup 0 4 RD abcd NP /CharStrings 99999999 dict dup begin")),
        ("type1-deep", "FontFile", type_1(&"{".repeat(1_000_000))),
    ];
    let mut files: Vec<Hostile> = programs
        .into_iter()
        .map(|(name, key, program)| Hostile::new(format!("pdf-font-{name}.pdf"), move || with_program(key, "", &program)))
        .collect();
    files.extend(["FontFile", "FontFile2", "FontFile3"].map(|key| {
        Hostile::new(format!("pdf-bomb-{}.pdf", key.to_lowercase()), move || {
            with_program(key, "/Filter/FlateDecode", &zlib_bomb(0, 1024))
        })
    }));
    files
}

fn with_program(key: &str, entries: &str, program: &[u8]) -> Vec<u8> {
    let kind = match key {
        "FontFile2" => "TrueType",
        _ => "Type1",
    };
    font(&format!("<</Type/Font/Subtype/{kind}/BaseFont/A/FirstChar 0/LastChar 255/FontDescriptor 7 0 R>>"))
        .object(7, format!("<</Type/FontDescriptor/FontName/A/Flags 4/{key} 8 0 R>>"))
        .stream(8, &format!("{entries}/Subtype/Type1C/Length1 2147483647/Length2 -1/Length3 0"), program)
        .bytes()
}

/// A TrueType font with the given `glyf` table and number of glyphs.
fn true_type(glyph: &[u8], glyphs: u16) -> Vec<u8> {
    let head = [
        b"\0\x01\0\0\0\0\0\0\0\0\0\0\x5f\x0f\x3c\xf5\0\0\x03\xe8".as_slice(),
        &[0; 16],
        b"\0\0\0\0\x03\xe8\x03\xe8\0\0\0\0\0\0\0\x01\0\0",
    ]
    .concat();
    let most = [b"\0\x01\0\0".as_slice(), &glyphs.to_be_bytes(), &[0xff; 26]].concat();
    let metrics = [b"\0\x01\0\0\x03\xe8\0\0\0\0".as_slice(), &[0; 24], b"\0\x01"].concat();
    let places = [0u32.to_be_bytes(), (glyph.len() as u32).to_be_bytes()].concat();
    let map = b"\0\0\0\x01\0\x01\0\0\0\0\0\x0c\0\x06\0\x0a\0\0\0\x41\0\x01\0\0".to_vec();
    let tables: [(&[u8; 4], Vec<u8>); 7] = [
        (b"cmap", map),
        (b"glyf", glyph.to_vec()),
        (b"head", head),
        (b"hhea", metrics),
        (b"hmtx", b"\x03\xe8\0\0".to_vec()),
        (b"loca", places),
        (b"maxp", most),
    ];
    let mut font = b"\0\x01\0\0\0\x07\0\x40\0\x02\0\x30".to_vec();
    let mut data = Vec::new();
    for (tag, table) in &tables {
        font.extend_from_slice(*tag);
        font.extend_from_slice(&[0; 4]);
        font.extend_from_slice(&((12 + 16 * tables.len() + data.len()) as u32).to_be_bytes());
        font.extend_from_slice(&(table.len() as u32).to_be_bytes());
        data.extend_from_slice(table);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    [font, data].concat()
}

/// A CFF font with one glyph; both its charstring and its only subroutine are this one.
fn compact(charstring: &[u8]) -> Vec<u8> {
    let index = |items: &[&[u8]]| {
        let mut index = (items.len() as u16).to_be_bytes().to_vec();
        index.push(1);
        let mut end = 1u8;
        index.push(end);
        for item in items {
            end += item.len() as u8;
            index.push(end);
        }
        index.extend(items.concat());
        index
    };
    let header = b"\x01\0\x04\x01".to_vec();
    let names = index(&[b"A"]);
    let strings = b"\0\0".to_vec();
    let subroutines = index(&[charstring]);
    // The place of the charstrings, as a number of five bytes, and the operator 17.
    let top_length = 5 + 4 + 1 + 6;
    let at = header.len() + names.len() + top_length - 5 + strings.len() + subroutines.len();
    let top = [b"\x1d".as_slice(), &(at as u32).to_be_bytes(), b"\x11"].concat();
    [header, names, index(&[&top]), strings, subroutines, index(&[charstring, charstring])].concat()
}

/// A Type 1 font with the given private part, encrypted as such fonts are.
fn type_1(private: &str) -> Vec<u8> {
    let mut key = 55665u16;
    let plain = [b"abcd".as_slice(), b"dup /Private 9 dict dup begin /lenIV -1 def ", private.as_bytes()].concat();
    let encrypt = |byte: &u8| {
        let cipher = byte ^ (key >> 8) as u8;
        key = (u16::from(cipher).wrapping_add(key)).wrapping_mul(52845).wrapping_add(22719);
        cipher
    };
    let secret: Vec<u8> = plain.iter().map(encrypt).collect();
    [b"%!PS-AdobeFont-1.0: A\n/FontMatrix [0 0 0 0 0 0] def\n/Encoding 999999999 array\ncurrentfile eexec\n".as_slice(), &secret]
        .concat()
}

fn type3(glyph: &str, resources: &str) -> Vec<u8> {
    let body =
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 97/LastChar 97/Widths[1000]";
    font(&format!("{body}/Encoding<</Differences[97/a]>>/CharProcs<</a 9 0 R>>/Resources<<{resources}>>>>"))
        .stream(9, "", glyph.as_bytes())
        .stream(10, "/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</T 6 0 R>>>>", b"BT /T 1 Tf (a) Tj ET")
        .bytes()
}

/// Ten fonts whose one glyph is written with ten glyphs of the next.
fn type3_thousandfold() -> Vec<u8> {
    let mut pdf = font("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>").resources("").object(20, "null");
    for number in 20..30 {
        let (next, glyph) = (number + 1, number + 20);
        let body = "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[1]";
        pdf = pdf.object(
            number,
            format!("{body}/Encoding<</Differences[97/a]>>/CharProcs<</a {glyph} 0 R>>/Resources<</Font<</T {next} 0 R>>>>>>"),
        );
        pdf = pdf.stream(glyph, "", b"1 0 d0 BT /T 1 Tf (aaaaaaaaaa) Tj ET");
    }
    pdf.object(30, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
        .object(6, "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[1]/Encoding<</Differences[97/a]>>/CharProcs<</a 40 0 R>>/Resources<</Font<</T 20 0 R>>>>>>")
        .bytes()
}

/// Every word in another font.
fn many_fonts() -> Vec<u8> {
    let fonts: String = (0..10_000).map(|at| format!("/G{at}<</Type/Font/Subtype/Type1/BaseFont/F{at}>>")).collect();
    let content: String = (0..10_000).map(|at| format!("/G{at} 5 Tf (ord ) Tj\n")).collect();
    Pdf::saying(&format!("BT 70 780 Td {content} ET")).object(6, format!("<<{fonts}>>")).page("/Resources<</Font 6 0 R>>").bytes()
}
