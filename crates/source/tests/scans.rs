//! Pages that are pictures: which of them are handed to the one who reads pictures, in what form, and what becomes of the words.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may touch the disk, and has failed where it cannot")]

use std::cell::RefCell;

use letter::{Layer, PageNote};
use source::{Error, Gray, Reading, Recogniser, Stage, Unread, Word, picture, read_as};

fn scan(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../../tests/files/scans/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Keeps the pictures it is handed, and answers the same to all.
struct Keeper {
    seen: RefCell<Vec<Gray>>,
    answer: Result<Vec<Word>, Unread>,
}

impl Keeper {
    fn new(answer: Result<Vec<Word>, Unread>) -> Self {
        Self { seen: RefCell::new(Vec::new()), answer }
    }
}

impl Recogniser for Keeper {
    fn recognise(&self, page: &Gray) -> Result<Vec<Word>, Unread> {
        self.seen.borrow_mut().push(page.clone());
        self.answer.clone()
    }
}

/// The share of the page that is dark.
fn ink(shades: &[u8]) -> f64 {
    shades.iter().filter(|shade| **shade < 128).count() as f64 / shades.len() as f64
}

#[test]
fn only_the_page_that_is_a_picture_is_handed_over_and_its_words_stand_where_they_were_found() {
    let word = |words: &str, left: u32, right: u32| Word {
        words: words.into(),
        line: 1,
        left,
        top: 500,
        right,
        bottom: 522,
        confidence: 90.0,
    };
    let keeper = Keeper::new(Ok(vec![word("Ble", 200, 260), word("lest", 268, 340)]));
    let stages = RefCell::new(Vec::new());
    let announce = |stage| stages.borrow_mut().push(stage);
    let reading = Reading { recogniser: Some(&keeper), announce: &announce, ..Reading::default() };
    let text = read_as(&scan("blandet.pdf"), "blandet.pdf", &reading).unwrap();
    let lines: Vec<&str> = (0..text.lines().len()).map(|at| text.line(at)).filter(|line| line.contains("lest")).collect();
    assert_eq!((lines, text.layer(), text.notes()), (vec!["Ble lest"], Layer::Mixed, &[(2, PageNote::Recognised)][..]));
    let line = text.lines().iter().find(|line| line.page == 2).unwrap();
    let area = line.layout.as_ref().unwrap().area.unwrap();
    // 200 pixels on an inch are 0.36 points each.
    assert!((area.x0 - 72.0).abs() < 0.1 && (area.x1 - 122.4).abs() < 0.1, "{area:?}");
    assert!(area.y0 < 181.0 && area.y1 > 187.0 && area.y1 < 193.0, "{area:?}");
    let seen = keeper.seen.into_inner();
    assert_eq!(seen.len(), 1);
    assert_eq!((seen[0].width, seen[0].height, seen[0].dpi), (1654, 2338, 200.0));
    let recognised: Vec<Stage> = stages.into_inner().into_iter().filter(|stage| matches!(stage, Stage::Recognition(_))).collect();
    assert_eq!(recognised, [Stage::Recognition(2)]);
}

#[test]
fn every_packing_that_scanners_use_is_unpacked() {
    let letters = format!("{}/../../corpus/letters", env!("CARGO_MANIFEST_DIR"));
    for (name, of, page) in [
        ("reint-ccitt.pdf", "oppdragsbrev-fjordane.pdf", 1),
        ("rent-jbig2.pdf", "tildelingsbrev-lauvdal.pdf", 1),
        ("skjevt-jpeg.pdf", "tildelingsbrev-lauvdal.pdf", 1),
        ("uskarpt-jpeg2000.pdf", "b2-tildelingsbrev-kf.pdf", 1),
    ] {
        let scanned = picture(&scan(name), name, 1, 100.0).unwrap().gray();
        let letter = picture(&std::fs::read(format!("{letters}/{of}")).unwrap(), of, page, 100.0).unwrap().gray();
        let (scanned, letter) = (ink(&scanned.shades), ink(&letter.shades));
        assert!(letter > 0.01 && (0.7..1.5).contains(&(scanned / letter)), "{name}: {scanned}, the letter itself {letter}");
    }
}

#[test]
fn a_sheet_that_lies_askew_is_put_level_before_it_is_read() {
    let keeper = Keeper::new(Ok(Vec::new()));
    let reading = Reading { recogniser: Some(&keeper), ..Reading::default() };
    assert!(matches!(read_as(&scan("skeivt-ccitt.pdf"), "a.pdf", &reading), Err(Error::NoTextLayer { unread: None, .. })));
    // On a level page there are many rows without ink, between the lines.
    let empty_rows = |page: &Gray| {
        let rows = page.shades.chunks_exact(page.width as usize);
        rows.filter(|row| row.iter().filter(|shade| **shade < 100).count() < 12).count()
    };
    let level = empty_rows(&keeper.seen.borrow()[0]);
    let askew = empty_rows(&picture(&scan("skeivt-ccitt.pdf"), "a.pdf", 1, 200.0).unwrap().gray());
    assert!(2 * level > 3 * askew, "{level} rows without ink on the level page, {askew} on the other");
}

#[test]
fn why_pictures_were_not_read_is_told() {
    let package = "tesseract-ocr-nor";
    let keeper = Keeper::new(Err(Unread::NotInstalled { package }));
    let reading = Reading { recogniser: Some(&keeper), ..Reading::default() };
    let scanned = read_as(&scan("rent-jbig2.pdf"), "a.pdf", &reading);
    let unread = Some(Unread::NotInstalled { package });
    assert_eq!(scanned, Err(Error::NoTextLayer { name: "a.pdf".into(), pages: 2, unread }));
    let mixed = read_as(&scan("blandet.pdf"), "b.pdf", &reading).unwrap();
    assert_eq!((mixed.layer(), mixed.notes()), (Layer::Embedded, &[(2, PageNote::NotRecognised)][..]));
    let garbled = read_as(&scan("feil-koder.pdf"), "c.pdf", &reading).unwrap();
    assert_eq!(garbled.notes(), [(1, PageNote::UnreadableLayer { recognised: false })]);
}

/// Falls over every picture.
struct Clumsy;

impl Recogniser for Clumsy {
    fn recognise(&self, _: &Gray) -> Result<Vec<Word>, Unread> {
        panic!("over a picture")
    }
}

#[test]
fn who_falls_over_a_picture_costs_its_words_and_nothing_else() {
    let text = read_as(&scan("blandet.pdf"), "a.pdf", &Reading { recogniser: Some(&Clumsy), ..Reading::default() }).unwrap();
    assert!(text.as_str().starts_with("Oversendelse av brev"));
    assert_eq!(text.notes(), [(2, PageNote::NotRecognised)]);
    let left_out = [Stage::Recognition(2)];
    let reading = Reading { recogniser: Some(&Clumsy), left_out: &left_out, ..Reading::default() };
    assert_eq!(read_as(&scan("blandet.pdf"), "a.pdf", &reading).unwrap().notes(), [(2, PageNote::NotRecognised)]);
}

#[test]
fn no_letter_of_ours_is_taken_for_unreadable() {
    let letters = format!("{}/../../corpus/letters", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = std::fs::read_dir(letters).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut tried = 0;
    for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "pdf")) {
        let keeper = Keeper::new(Ok(Vec::new()));
        let reading = Reading { recogniser: Some(&keeper), ..Reading::default() };
        let text = read_as(&std::fs::read(file).unwrap(), "brev.pdf", &reading).unwrap();
        assert!(text.notes().is_empty() && keeper.seen.borrow().is_empty(), "{}: {:?}", file.display(), text.notes());
        tried += 1;
    }
    assert!(tried > 20, "{tried}");
}
