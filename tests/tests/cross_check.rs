//! Two readers of one file: how far they agree, in the letter and in the report.

#![allow(clippy::disallowed_methods, reason = "tests read and write files")]

use std::fs;
use std::path::Path;

use serde_json::Value;
use tests::program::{brevverk, command};
use tests::root;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// A PDF of one page: words that are seen, and words that are not.
fn half_hidden() -> String {
    let seen = "Kommunen skal rydde gangveier og fortau innen klokken sju hver morgen hele vinteren og melde avvik til etaten";
    let line = |y: u32, words: &str| format!("BT /F 11 Tf {} Tr 40 {y} Td ({words}) Tj ET ", if y < 700 { 3 } else { 0 });
    let hidden = "ingen ser disse ordene men den andre leseren tar dem med likevel og da er de to leserne ikke enige om siden";
    let content = line(760, seen) + &line(600, hidden);
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 842]/Resources<</Font<</F {font}>>>>/Contents 4 0 R>>"),
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
    ];
    let (mut file, mut places) = ("%PDF-1.4\n".to_owned(), Vec::new());
    for (number, object) in (1..).zip(&objects) {
        places.push(file.len());
        file += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let start = file.len();
    file += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    places.iter().for_each(|place| file += &format!("{place:010} 00000 n \n"));
    file + &format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1)
}

#[test]
fn each_page_of_a_letter_has_a_figure_where_that_is_asked_for_and_nothing_else_changes() {
    let file = "corpus/letters/tildelingsbrev-lauvdal.pdf";
    let plain = json(&brevverk(&root(), ["extract", file]).ends(0).out);
    let mut checked = json(&brevverk(&root(), ["extract", file, "--cross-check"]).ends(0).out);
    let figures = checked["source"].as_object_mut().unwrap().remove("readerAgreement").unwrap();
    let figures = figures.as_array().unwrap();
    let pages: Vec<u64> = figures.iter().map(|figure| figure["page"].as_u64().unwrap()).collect();
    assert_eq!(pages, (1..=plain["source"]["pages"].as_u64().unwrap()).collect::<Vec<_>>());
    for figure in figures {
        let agreement = figure["agreement"].as_f64().unwrap();
        assert!((0.9..=1.0).contains(&agreement), "{figure}");
    }
    assert_eq!(plain, checked);
}

#[test]
fn readers_that_do_not_agree_are_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("skjult.pdf"), half_hidden()).unwrap();
    let letter = json(&brevverk(folder.path(), ["extract", "skjult.pdf", "--cross-check"]).ends(0).out);
    let figure = &letter["source"]["readerAgreement"][0];
    assert_eq!(figure["page"], 1);
    assert!((0.5..0.8).contains(&figure["agreement"].as_f64().unwrap()), "{figure}");
    let remarks = letter["remarks"].as_array().unwrap();
    let remark = remarks.iter().find(|remark| remark["code"] == "readers-disagree").unwrap();
    assert_eq!(remark["severity"], "warning");
    assert_eq!(remark["message"], "Two readers of page 1 have fewer than nine in ten words in common.");
}

#[test]
fn what_the_second_reader_does_to_its_worker_costs_nothing_but_the_comparison() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("brev.pdf"), half_hidden()).unwrap();
    let plain = json(&brevverk(folder.path(), ["extract", "brev.pdf"]).ends(0).out);
    for what in ["abort", "panic", "stack", "memory", "sleep", "spin"] {
        let mut program = command(folder.path());
        program.env("BREVVERK_TRIAL", format!("brev.pdf:{what}@second"));
        program.args(["extract", "brev.pdf", "--cross-check", "--max-memory", "256MiB", "--max-time", "3s", "--strict"]);
        let output = program.output().unwrap();
        assert!(output.status.success(), "{what}: {}", String::from_utf8_lossy(&output.stderr));
        let mut letter: Value = serde_json::from_slice(&output.stdout).unwrap();
        let remarks = letter["remarks"].as_array_mut().unwrap();
        let told = remarks.iter().position(|remark| remark["code"] == "readers-not-compared").unwrap();
        assert_eq!(remarks.remove(told)["severity"], "note");
        if remarks.is_empty() {
            letter.as_object_mut().unwrap().remove("remarks");
        }
        assert_eq!(letter, plain, "{what}");
    }
}

#[test]
fn readers_that_do_not_agree_are_told_on_the_terminal_in_each_language() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("skjult.pdf"), half_hidden()).unwrap();
    for (lang, sentence) in [
        ("nb", "to lesere er uenige: på siden med lavest samsvar er "),
        ("nn", "to lesarar er usamde: på sida med lågast samsvar er "),
        ("en", "two readers disagree: on the page where they agree least they have "),
    ] {
        let run = brevverk(folder.path(), ["extract", "skjult.pdf", "--cross-check", "--lang", lang]).ends(0);
        assert!(run.err.starts_with(&format!("skjult.pdf: {sentence}")), "{}", run.err);
    }
    assert_eq!(brevverk(folder.path(), ["extract", "skjult.pdf", "--cross-check", "--quiet"]).ends(0).err, "");
}

/// What the report of a run says of each file: its name, what became of it, and the lowest agreement.
fn ingested(folder: &Path, more: &[&str]) -> Vec<(String, String, Option<f64>)> {
    let arguments = ["ingest", "brev", "--report", "rapport.json"];
    brevverk(folder, arguments.iter().chain(more)).ends(0);
    let rows = json(&fs::read_to_string(folder.join("rapport.json")).unwrap());
    let told = |row: &Value| {
        let word = |key: &str| row[key].as_str().unwrap().to_owned();
        (word("path"), word("outcome"), row["lowestPageAgreement"].as_f64())
    };
    rows.as_array().unwrap().iter().map(told).collect()
}

#[test]
fn the_report_has_the_lowest_figure_of_each_file_and_what_was_read_without_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("brev")).unwrap();
    fs::write(folder.path().join("brev/a.pdf"), half_hidden()).unwrap();
    fs::write(folder.path().join("brev/b.txt"), "Til alle i Sund\n\nKommunen skal rydde snø.\n").unwrap();
    let row = |name: &str, outcome: &str, figure| (format!("brev/{name}"), outcome.to_owned(), figure);
    assert_eq!(ingested(folder.path(), &[]), [row("a.pdf", "new", None), row("b.txt", "new", None)]);
    let checked = ingested(folder.path(), &["--cross-check"]);
    let figure = checked[0].2;
    assert!(figure.is_some_and(|figure| (0.5..0.8).contains(&figure)), "{checked:?}");
    assert_eq!(checked, [row("a.pdf", "changed", figure), row("b.txt", "changed", None)]);
    let again = [row("a.pdf", "unchanged", figure), row("b.txt", "unchanged", None)];
    assert_eq!(ingested(folder.path(), &["--cross-check"]), again);
    assert_eq!(ingested(folder.path(), &[]), again, "what is known stays known");
}
