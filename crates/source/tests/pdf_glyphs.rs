//! Characters and fonts: what is painted, in whatever way, is read as what it is.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own file has failed")]

mod raw;

use letter::Layout;
use raw::{Raw, words};

fn layouts(file: &Raw<'_>) -> Vec<Layout> {
    file.text().lines().iter().map(|line| line.layout.clone().unwrap()).collect()
}

#[test]
fn ligatures_are_told_by_the_names_of_their_glyphs() {
    let encoding = "/Encoding<</Type/Encoding/Differences[1/f_f_i/fi/ffl/f_j 65/A/e/s/e/n/t/o/r/d]>>";
    let fonts = format!("/F3 <</Type/Font/Subtype/Type1/BaseFont/Helvetica{encoding}>>");
    let content = "BT /F3 11 Tf 70 780 Td (B\\001 \\002 \\003 \\004) Tj ET";
    assert_eq!(Raw { content, fonts: &fonts, ..Raw::default() }.words(), "effi fi ffl fj\n");
}

#[test]
fn accents_painted_over_their_letter_are_part_of_it() {
    let fonts = "/F3 <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[1/ring/acute/dieresis]>>>>";
    let content =
        "BT /F3 12 Tf 70 780 Td [(Bl) -167 (\\001) 500 (a) 0 ( kafe) 445 (\\002) 112 ( M) -112 (\\003) 445 (aler)] TJ ET";
    assert_eq!(Raw { content, fonts, ..Raw::default() }.words(), "Blå kafé Mäler\n");
}

#[test]
fn decomposed_letters_are_composed() {
    let map = "<<>>\n/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <00> <ff> \
        endcodespacerange 2 beginbfchar <41> <0041030A> <42> <0066006A00E6007200650020> endbfchar endcmap end end";
    let fonts = "/F3 <</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>";
    assert_eq!(
        Raw { content: "BT /F3 11 Tf 70 780 Td (AB) Tj ET", fonts, objects: &[map], ..Raw::default() }.words(),
        "Åfjære\n"
    );
}

#[test]
fn bullets_of_symbol_fonts_are_signs_and_no_letters() {
    let font = |name: &str, width: u32| {
        let widths = format!("{width} ").repeat(96);
        format!(
            "<</Type/Font/Subtype/TrueType/BaseFont/{name}/Encoding/WinAnsiEncoding/FirstChar 160/LastChar 255/Widths[{widths}]>>"
        )
    };
    let fonts = format!("/F3 {}/F4 {}", font("Wingdings-Regular", 458), font("ABCDEF+SymbolMT", 459));
    let content = "BT /F3 11 Tf 70 780 Td (\\247) Tj /F1 11 Tf 20 0 Td (Firkant) Tj /F3 11 Tf -20 -14 Td (\\330) Tj /F1 11 Tf 20 0 Td (Pil) Tj \
        /F4 11 Tf -20 -14 Td (\\267) Tj /F1 11 Tf 20 0 Td (Prikk) Tj /F4 11 Tf -20 -14 Td (\\263) Tj /F1 11 Tf 10 0 Td (5 prosent) Tj ET";
    assert_eq!(Raw { content, fonts: &fonts, ..Raw::default() }.words(), "▪ Firkant\n➢ Pil\n• Prikk\n≥ 5 prosent\n");
}

#[test]
fn raised_digits_are_marks_and_lowered_ones_digits() {
    let content = "BT /F1 11 Tf 70 780 Td (Det er drift) Tj 4 Ts /F1 7 Tf (1) Tj 0 Ts /F1 11 Tf ( av 20 m) Tj 4 Ts /F1 7 Tf (2) Tj 0 Ts /F1 11 Tf \
        ( i 1.-3. klasse, CO) Tj -2 Ts /F1 7 Tf (2) Tj 0 Ts /F1 11 Tf ( og 2025.) Tj ET";
    assert_eq!(words(content), "Det er drift¹ av 20 m² i 1.-3. klasse, CO2 og 2025.\n");
}

#[test]
fn a_line_around_letters_makes_them_bold_if_it_is_thick() {
    let content = "BT 2 Tr 0.4 w /F1 11 Tf 70 780 Td (Fet) Tj ( skrift) Tj ET BT 2 Tr 0.02 w 70 750 Td (Vanlig skrift) Tj ET \
        BT 0 Tr 70 720 Td (Vanlig) Tj ET";
    let file = Raw { content, ..Raw::default() };
    assert_eq!(file.words(), "Fet skrift\n\nVanlig skrift\n\nVanlig\n");
    assert_eq!(layouts(&file).iter().map(|layout| layout.bold).collect::<Vec<_>>(), [true, false, false]);
}

#[test]
fn the_same_glyph_painted_twice_is_one_bold_glyph() {
    let content = "BT /F1 11 Tf 70 780 Td (Hele ordet) Tj ET BT 70.35 780 Td (Hele ordet) Tj ET \
        BT 70 760 Td (A) Tj -0 0 Td ET BT 70.3 760 Td (A) Tj ET BT 77.3 760 Td (r) Tj ET BT 77.6 760 Td (r) Tj ET BT 70 740 Td (Tynn) Tj ET";
    let file = Raw { content, ..Raw::default() };
    assert_eq!(file.words(), "Hele ordet\nAr\nTynn\n");
    assert_eq!(layouts(&file).iter().map(|layout| layout.bold).collect::<Vec<_>>(), [true, true, false]);
}

#[test]
fn fonts_of_drawings_are_bold_by_their_name_and_have_a_size() {
    let font = |name: &str, width: u32| {
        format!(
            "<</Type/Font/Subtype/Type3/FontBBox[0 0 60 80]/FontMatrix[0.01 0 0 0.01 0 0]/FirstChar 65/LastChar 67/Widths[{width} {width} {width}]\
             /CharProcs<</A 6 0 R/B 6 0 R/C 6 0 R>>/Encoding<</Differences[65/A/B/C]>>/FontDescriptor<</Type/FontDescriptor/FontName/{name}/Flags 4>>>>"
        )
    };
    let fonts = format!("/T1 {}/T2 {}", font("ABCDEF+Opus-Bold", 60), font("Opus", 55));
    let content = "BT /T1 12 Tf 70 780 Td (ABC) Tj ET BT /T2 12 Tf 70 750 Td (CAB) Tj ET";
    let glyph = "<<>>\n60 0 0 0 50 70 d1 0 0 50 70 re f";
    let file = Raw { content, fonts: &fonts, objects: &[glyph], ..Raw::default() };
    assert_eq!(file.words(), "ABC\n\nCAB\n");
    let layouts = layouts(&file);
    assert_eq!((layouts[0].bold, layouts[1].bold), (true, false));
    assert!(layouts.iter().all(|layout| (layout.size - 12.0).abs() < 0.1), "{:?}", layouts[0].size);
}

#[test]
fn a_font_of_drawings_without_a_scale_is_sized_by_its_letters() {
    let font = "/T1 <</Type/Font/Subtype/Type3/FontBBox[0 0 60 80]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 67/Widths[50 50 50]\
        /CharProcs<</A 6 0 R/B 6 0 R/C 6 0 R>>/Encoding<</Differences[65/A/B/C]>>>>";
    let content = "q 0.1 0 0 0.1 0 0 cm BT /T1 1 Tf 700 7800 Td (ABCABC) Tj ET Q";
    let file = Raw { content, fonts: font, objects: &["<<>>\n50 0 0 0 50 70 d1 0 0 50 70 re f"], ..Raw::default() };
    assert_eq!(file.words(), "ABCABC\n");
    assert!((layouts(&file)[0].size - 10.0).abs() < 0.1);
}

#[test]
fn italic_is_told_by_the_name_or_the_slope() {
    let fonts = "/F3 <</Type/Font/Subtype/Type1/BaseFont/Helvetica-Oblique>>\
        /F4 <</Type/Font/Subtype/Type1/BaseFont/Ukjent/FirstChar 65/LastChar 68/Widths[300 400 500 600]/FontDescriptor<</Type/FontDescriptor/FontName/Ukjent/Flags 32/ItalicAngle -12>>>>";
    let content = "BT /F3 11 Tf 70 780 Td (Kursiv) Tj /F1 11 Tf 0 -30 Td (Rett) Tj /F4 11 Tf 0 -30 Td (ABBA) Tj ET";
    let layouts = layouts(&Raw { content, fonts, ..Raw::default() });
    assert_eq!(layouts.iter().map(|layout| layout.italic).collect::<Vec<_>>(), [true, false, true]);
}
