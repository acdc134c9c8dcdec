//! Scans, read by the program `tesseract`: how many characters are wrong, where the words stand, and what is said where it is not there.

#![allow(clippy::disallowed_methods, clippy::print_stderr, reason = "tests read files, start programs and say what they skip")]

use std::path::Path;
use std::process::Command;

use letter::{CodePoints, Runs, Span, Text};
use serde_json::Value;
use tests::program::{Run, brevverk, command};
use tests::root;

/// Whether `tesseract` with Norwegian data is there. A user's machine may do without; the tests of the project may not.
fn has_tesseract() -> bool {
    let languages = Command::new("tesseract").arg("--list-langs").output();
    let has = languages.is_ok_and(|output| {
        let told = [output.stdout, output.stderr].concat();
        String::from_utf8_lossy(&told).lines().any(|line| line.trim() == "nor")
    });
    assert!(has || std::env::var_os("CI").is_none(), "tesseract-ocr and tesseract-ocr-nor are to be installed");
    if !has {
        eprintln!("skipped: tesseract-ocr or tesseract-ocr-nor is not installed");
    }
    has
}

fn scan(name: &str) -> String {
    root().join("tests/files/scans").join(name).to_str().unwrap().to_owned()
}

fn letter(file: &str) -> Value {
    serde_json::from_str(&brevverk(&root(), ["extract", file]).ends(0).out).unwrap()
}

/// What the letter that was scanned says itself.
fn original(name: &str) -> Text {
    let bytes = std::fs::read(root().join("corpus/letters").join(name)).unwrap();
    source::read(&bytes, name).unwrap()
}

fn collapsed(words: &str) -> Vec<char> {
    words.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect()
}

/// How many characters have to be put in, taken out or exchanged, as a share of those there are.
fn error_rate(truth: &str, read: &str) -> f64 {
    let (truth, read) = (collapsed(truth), collapsed(read));
    let mut row: Vec<usize> = (0..=read.len()).collect();
    for (at, wanted) in truth.iter().enumerate() {
        let mut before = std::mem::replace(&mut row[0], at + 1);
        for (place, found) in read.iter().enumerate() {
            let exchanged = before + usize::from(wanted != found);
            before = row[place + 1];
            row[place + 1] = exchanged.min(before + 1).min(row[place] + 1);
        }
    }
    row[read.len()] as f64 / truth.len() as f64
}

/// The scan, the letter it was made of, its pages, and the share of wrong characters that is allowed. What stands in another order than in
/// the letter counts as wrong. In the blurred one that is most of it: its address beside the letterhead, and the lines of its table,
/// which are read as signs.
const SCANS: [(&str, &str, &[usize], f64); 5] = [
    ("reint-ccitt.pdf", "oppdragsbrev-fjordane.pdf", &[1, 2], 0.02),
    ("rent-jbig2.pdf", "tildelingsbrev-lauvdal.pdf", &[1, 2], 0.03),
    ("skjevt-jpeg.pdf", "tildelingsbrev-lauvdal.pdf", &[1], 0.05),
    ("skeivt-ccitt.pdf", "oppdragsbrev-fjordane.pdf", &[2], 0.05),
    ("uskarpt-jpeg2000.pdf", "b2-tildelingsbrev-kf.pdf", &[1], 0.16),
];

#[test]
fn few_characters_of_a_scan_are_read_wrong() {
    if !has_tesseract() {
        return;
    }
    let mut rates = Vec::new();
    for (name, of, pages, most) in SCANS {
        let text = original(of);
        let truth: Vec<&str> = text.as_str().split('\u{c}').collect();
        let truth: String = pages.iter().map(|page| truth[page - 1]).collect();
        let rate = error_rate(&truth, &brevverk(&root(), ["text", &scan(name)]).ends(0).out);
        println!("{name}: {:.2} % of the characters are wrong, {:.0} % are allowed", rate * 100.0, most * 100.0);
        rates.push((name, rate, most));
    }
    for (name, rate, most) in rates {
        assert!(rate <= most, "{name}: {rate}");
    }
}

#[test]
fn a_scan_says_that_it_is_one_and_its_values_stand_at_their_places() {
    if !has_tesseract() {
        return;
    }
    let file = scan("reint-ccitt.pdf");
    let letter = letter(&file);
    assert_eq!(letter["source"]["textLayer"], "ocr");
    let original = self::letter("corpus/letters/oppdragsbrev-fjordane.pdf");
    for field in ["title", "date", "kind"] {
        assert_eq!(letter[field], original[field], "{field}");
    }
    let labels = |letter: &Value| {
        let on_first_pages = |measure: &&Value| measure["at"][0]["page"].as_u64() <= Some(2);
        let measures = letter["measures"].as_array().unwrap().iter().filter(on_first_pages);
        measures.map(|measure| measure["label"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(labels(&letter), labels(&original));
    brevverk(&root(), ["check", &file]);
    for measure in letter["measures"].as_array().unwrap() {
        let area = measure["at"][0]["box"].as_array().unwrap();
        assert!(area[0].as_f64() < area[2].as_f64() && area[1].as_f64() < area[3].as_f64(), "{measure}");
    }
}

/// Where some words stand on a page of a text: the middle, in points.
fn middle_of(text: &Text, words: &str) -> (f32, f32) {
    let start = text.as_str().find(words).unwrap_or_else(|| panic!("{words} is not in {}", text.as_str()));
    let places = text.places(&Runs::from(Span::new(start, start + words.len())), &CodePoints::of(text));
    let area = places[0].area.unwrap();
    ((area.x0 + area.x1) / 2.0, (area.y0 + area.y1) / 2.0)
}

#[test]
fn words_on_a_sheet_that_lies_askew_stand_where_they_are_seen() {
    if !has_tesseract() {
        return;
    }
    // The file was laid askew by three degrees, against the clock.
    let letter = letter(&scan("skeivt-ccitt.pdf"));
    let printed = brevverk(&root(), ["text", &scan("skeivt-ccitt.pdf")]).ends(0).out;
    let original = original("oppdragsbrev-fjordane.pdf");
    let (sin, cos) = (-3.0_f32).to_radians().sin_cos();
    let mut tried = 0;
    for list in ["measures", "goals", "sections", "references", "dates"] {
        for item in letter[list].as_array().into_iter().flatten() {
            let place = &item["at"][0];
            let number = |key: &str| place[key].as_u64().unwrap() as usize;
            let words: String = printed.chars().skip(number("start")).take(number("end") - number("start")).collect();
            if words.contains('\n') || original.as_str().matches(&words).count() != 1 {
                continue;
            }
            let (x, y) = middle_of(&original, &words);
            let (dx, dy) = (x - 595.3 / 2.0, y - 841.9 / 2.0);
            let expected = (595.3 / 2.0 + dx * cos - dy * sin, 841.9 / 2.0 + dx * sin + dy * cos);
            let edge = |at: usize| place["box"][at].as_f64().unwrap() as f32;
            let found = ((edge(0) + edge(2)) / 2.0, (edge(1) + edge(3)) / 2.0);
            let apart = (found.0 - expected.0).hypot(found.1 - expected.1);
            assert!(apart < 5.0, "{words}: {found:?}, expected {expected:?}");
            tried += 1;
        }
    }
    assert!(tried >= 3, "{tried}");
}

#[test]
fn of_a_mixed_file_only_the_pages_without_words_are_read_off_their_pictures() {
    if !has_tesseract() {
        return;
    }
    let file = scan("blandet.pdf");
    let printed = brevverk(&root(), ["text", &file]).ends(0).out;
    let pages: Vec<&str> = printed.split('\u{c}').collect();
    assert_eq!(pages.len(), 2, "the blank page has no words: {printed}");
    assert!(pages[0].starts_with("Oversendelse av brev\nKommunestyret i Sund"), "{}", pages[0]);
    let original = original("oppdragsbrev-fjordane.pdf");
    let truth = original.as_str().split('\u{c}').nth(1).unwrap();
    assert!(error_rate(truth, pages[1]) < 0.02);
    let letter = letter(&file);
    assert_eq!((&letter["source"]["textLayer"], &letter["source"]["pages"]), (&"mixed".into(), &3.into()));
    assert!(codes(&letter).is_empty(), "{:?}", letter["remarks"]);
}

/// The codes of the remarks that tell of pages.
fn codes(letter: &Value) -> Vec<String> {
    let remarks = letter["remarks"].as_array().into_iter().flatten();
    let codes = remarks.map(|remark| remark["code"].as_str().unwrap().to_owned());
    codes.filter(|code| !matches!(code.as_str(), "no-title" | "heading-without-text")).collect()
}

#[test]
fn a_text_layer_that_says_nothing_is_told_and_replaced() {
    if !has_tesseract() {
        return;
    }
    for name in ["feil-koder.pdf", "tapte-bokstaver.pdf"] {
        let letter = letter(&scan(name));
        assert_eq!(codes(&letter), ["text-layer-unreadable"], "{name}");
        assert_eq!(letter["source"]["textLayer"], "ocr", "{name}");
        let printed = brevverk(&root(), ["text", &scan(name)]).ends(0).out;
        let truth = std::fs::read_to_string(scan("feil-koder.txt")).unwrap();
        assert!(error_rate(&truth, &printed) < 0.02, "{name}: {printed}");
    }
}

/// The program on a machine without `tesseract`, or with one that finds no data.
fn without(variable: &str, folder: &Path, arguments: &[&str]) -> Run {
    let output = command(&root()).env(variable, folder).args(arguments).output().unwrap();
    Run {
        status: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn where_nothing_reads_pictures_the_package_to_install_is_named() {
    let empty = tempfile::tempdir().unwrap();
    let file = scan("reint-ccitt.pdf");
    let run = without("PATH", empty.path(), &["extract", &file]).ends(1);
    assert_eq!(
        run.err,
        format!("brevverk: {file}: sidene i PDF-en (2) er bilder; installer pakken tesseract-ocr for å få lest dem\n")
    );
    assert_eq!(run.out, "");
    if has_tesseract() {
        let run = without("TESSDATA_PREFIX", empty.path(), &["extract", &file]).ends(1);
        assert!(run.err.contains("installer pakken tesseract-ocr-nor for"), "{}", run.err);
    }
}

#[test]
fn what_can_be_read_without_is_read_and_the_rest_is_told() {
    let empty = tempfile::tempdir().unwrap();
    let read = |name: &str| -> Value {
        serde_json::from_str(&without("PATH", empty.path(), &["extract", &scan(name)]).ends(0).out).unwrap()
    };
    let mixed = read("blandet.pdf");
    assert_eq!((codes(&mixed), &mixed["source"]["textLayer"]), (vec!["page-not-recognised".to_owned()], &"embedded".into()));
    let message = &mixed["remarks"].as_array().unwrap()[0]["message"];
    assert_eq!(message, "Page 2 is a picture, and the words on it were not read.");
    assert_eq!(codes(&read("feil-koder.pdf")), ["text-layer-unreadable"]);
}
