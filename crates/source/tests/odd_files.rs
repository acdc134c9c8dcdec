//! Files that are no ordinary letters: scans, hidden text, turned pages, broken and foreign files.

use std::cell::{Cell, RefCell};

use letter::Layer;
use source::{Error, Limits, Reading, Stage, read, read_as, read_within};

/// A PDF of one page with the given content and entries of its page, and a picture `/I` of one point.
fn pdf(content: &str, entries: &str) -> Vec<u8> {
    let font = |name: &str| format!("<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>");
    let fonts = format!("<</F1 {}/F2 {}>>", font("Helvetica"), font("Helvetica-Bold"));
    let picture = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>\nstream\n!\nendstream";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R{entries}/Resources<</Font {fonts}/XObject<</I 5 0 R>>>>>>"
        ),
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
        picture.to_owned(),
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (at, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let start = file.len();
    file += &format!("xref\n0 6\n{table}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    file.into_bytes()
}

/// A PDF of three pages that say `Side 1`, `Side 2` and `Side 3`.
fn three_pages() -> Vec<u8> {
    let mut file = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>\nendobj\n".to_owned();
    for page in 1..=3 {
        let content = format!("BT /F1 11 Tf 70 780 Td (Side {page}) Tj ET");
        let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
        file += &format!(
            "{} 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R/Resources<</Font<</F1 {font}>>>>>>\nendobj\n",
            page + 2,
            page + 5
        );
        file += &format!("{} 0 obj\n<</Length {}>>\nstream\n{content}\nendstream\nendobj\n", page + 5, content.len());
    }
    // Without a table of its objects, which readers make themselves then.
    (file + "trailer\n<</Root 1 0 R>>\n%%EOF\n").into_bytes()
}

const PICTURE: &str = "q 595 0 0 842 0 0 cm /I Do Q";
const WORDS: &str = "/F1 11 Tf 70 780 Td (Lest av en maskin) Tj 0 -14 Td (Andre linje) Tj";

#[test]
fn a_scan_without_words_says_that_its_pages_are_pictures() {
    let error = read(&pdf(PICTURE, ""), "skann.pdf").unwrap_err();
    assert_eq!(error, Error::NoTextLayer { name: "skann.pdf".into(), pages: 1, unread: None });
    assert!(error.to_string().starts_with("skann.pdf: no text layer: "));
}

#[test]
fn hidden_words_over_a_picture_of_the_page_are_its_reading() {
    let text = read(&pdf(&format!("BT 3 Tr {WORDS} ET {PICTURE}"), ""), "ocr.pdf").unwrap();
    assert_eq!((text.as_str(), text.layer()), ("Lest av en maskin\nAndre linje\n", Layer::Ocr));
}

#[test]
fn hidden_words_without_a_picture_do_not_count() {
    let content = format!("BT 3 Tr {WORDS} ET BT 0 Tr /F1 11 Tf 70 700 Td (Synlig) Tj ET");
    assert_eq!(read(&pdf(&content, ""), "skjult.pdf").unwrap().as_str(), "Synlig\n");
}

#[test]
fn a_rotated_page_is_measured_as_it_is_shown() {
    let upright = "BT 0 1 -1 0 100 70 Tm /F1 11 Tf (Teksten er vannrett naar siden vises) Tj ET";
    let text = read(&pdf(upright, "/Rotate 90"), "rotert.pdf").unwrap();
    let layout = text.lines()[0].layout.as_ref().unwrap();
    assert_eq!((text.pages()[0].width, text.pages()[0].height), (842.0, 595.0));
    let area = layout.area.unwrap();
    assert!((area.x0 - 70.0).abs() < 0.5 && (90.0..104.0).contains(&area.y1), "{area:?}");
}

#[test]
fn a_page_whose_text_runs_upwards_is_read_all_the_same() {
    let content =
        "BT 0 1 -1 0 100 70 Tm /F1 11 Tf (Tabellen staar paa tvers av siden) Tj 0 -14 Td (og har flere linjer med ord) Tj ET";
    let text = read(&pdf(content, ""), "tvers.pdf").unwrap();
    assert_eq!(text.as_str(), "Tabellen staar paa tvers av siden\nog har flere linjer med ord\n");
    let area = text.lines()[0].layout.as_ref().unwrap().area.unwrap();
    assert!(area.x1 < 110.0 && area.y1 <= 772.5 && area.y0 < area.y1, "{area:?}");
}

#[test]
fn fonts_that_are_not_in_the_file_are_bold_by_their_name() {
    let content = "BT /F2 14 Tf 70 780 Td (Overskrift) Tj /F1 11 Tf 0 -30 Td (Tekst) Tj ET";
    let text = read(&pdf(content, ""), "fet.pdf").unwrap();
    let bold: Vec<bool> = text.lines().iter().map(|line| line.layout.as_ref().unwrap().bold).collect();
    assert_eq!(bold, [true, false]);
}

#[test]
fn words_painted_twice_stand_there_once() {
    let content = "BT /F1 11 Tf 70 780 Td (Dobbelt) Tj 0.3 0 Td (Dobbelt) Tj ET";
    assert_eq!(read(&pdf(content, ""), "dobbel.pdf").unwrap().as_str(), "Dobbelt\n");
}

#[test]
fn broken_and_empty_files_are_named() {
    let whole = pdf(&format!("BT {WORDS} ET"), "");
    assert!(matches!(read(&whole[..200], "kort.pdf"), Err(Error::Damaged { .. } | Error::NoTextLayer { .. })));
    assert!(matches!(read(b"%PDF-1.7 og saa ingenting", "tull.pdf"), Err(Error::Damaged { .. })));
    assert!(matches!(read(b" \r\n ", "tom.txt"), Err(Error::Empty { .. })));
    assert_eq!(
        read(b"PK\x03\x04 xl/workbook.xml", "brev.pdf").unwrap_err().to_string(),
        "brev.pdf: expected a letter in a known format, found a ZIP archive"
    );
    assert!(matches!(read(b"PK\x03\x04 word/document.xml", "brev.pdf"), Err(Error::Damaged { .. })));
}

#[test]
fn what_passes_a_limit_is_refused_by_name() {
    let whole = pdf(&format!("BT {WORDS} ET"), "");
    let within = |limits: &Limits| read_within(&whole, "stor.pdf", limits);
    assert!(within(&Limits::default()).is_ok());
    let few = Limits { pages: 0, ..Limits::default() };
    assert_eq!(within(&few), Err(Error::TooManyPages { name: "stor.pdf".into(), pages: 1, most: 0 }));
    let small = Limits { unpacked: 40, ..Limits::default() };
    assert_eq!(within(&small), Err(Error::TooLarge { name: "stor.pdf".into(), most: 40 }));
    let two = Limits { pages: 2, ..Limits::default() };
    assert!(read_within("en\u{c}to".as_bytes(), "a.txt", &two).is_ok());
    assert!(matches!(read_within("en\u{c}to\u{c}tre".as_bytes(), "a.txt", &two), Err(Error::TooManyPages { pages: 3, .. })));
}

#[test]
fn every_stage_is_announced_and_a_page_that_is_left_out_is_missing() {
    let heard = RefCell::new(Vec::new());
    let announce = |stage| heard.borrow_mut().push(stage);
    let reading = Reading { left_out: &[Stage::Page(2)], announce: &announce, ..Reading::default() };
    let text = read_as(&three_pages(), "tre.pdf", &reading).unwrap();
    assert_eq!(text.as_str(), "Side 1\n\u{c}\u{c}Side 3\n");
    assert_eq!((text.missing(), text.pages().len()), (&[2][..], 3));
    let page = Stage::Page;
    assert_eq!(heard.into_inner(), [Stage::Opening, page(1), page(3), page(1), page(3)]);
}

#[test]
fn a_panic_on_a_page_costs_that_page_whether_it_is_interpreted_or_put_in_order() {
    for fatal in [1, 2] {
        let times = Cell::new(0);
        let announce = |stage| {
            times.set(times.get() + u32::from(stage == Stage::Page(3)));
            assert!(stage != Stage::Page(3) || times.get() != fatal, "as a reader would");
        };
        let text = read_as(&three_pages(), "tre.pdf", &Reading { announce: &announce, ..Reading::default() }).unwrap();
        assert_eq!((text.as_str(), text.missing()), ("Side 1\n\u{c}Side 2\n", &[3][..]), "{fatal}");
        assert_eq!((text.pages()[2].width, text.pages()[2].height), (595.0, 842.0));
    }
}

#[test]
fn a_page_whose_content_cannot_be_unpacked_is_missing_and_not_empty() {
    let file = String::from_utf8(three_pages()).unwrap();
    // Words that are said to be a picture.
    let file = file.replacen("<</Length 37>>", "<</Length 37/Filter/JPXDecode>>", 1);
    assert_eq!(read(file.as_bytes(), "tre.pdf").unwrap().missing(), [1]);
}

#[test]
fn a_file_whose_every_page_fails_is_damaged() {
    let file = pdf(&format!("BT {WORDS} ET"), "");
    let without = |left_out: &[Stage]| read_as(&file, "en.pdf", &Reading { left_out, ..Reading::default() });
    assert!(matches!(without(&[Stage::Page(1), Stage::SecondReader]), Err(Error::Damaged { .. })));
    let second = without(&[Stage::Page(1)]).unwrap();
    assert!(second.as_str().contains("Lest av en maskin") && second.missing().is_empty(), "the second reader has it all");
}

#[test]
fn a_file_cut_or_bitten_anywhere_never_brings_the_reader_down() {
    let whole = pdf(&format!("BT {WORDS} ET {PICTURE} 70 700 200 20 re S"), "");
    for at in (0..whole.len()).step_by(13) {
        // Whatever the answer is, it is an answer.
        let _ = read(&whole[..at], "kort.pdf");
        let mut bitten = whole.clone();
        bitten[at] ^= 0x5a;
        let _ = read(&bitten, "bitt.pdf");
    }
}
