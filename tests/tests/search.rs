//! Measures found again, and shown.

use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;
use tests::invented::write_both;
use tests::program::{Run, brevverk};

fn library() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write_both(folder.path());
    brevverk(folder.path(), ["ingest", "brev"]).ends(0);
    folder
}

fn search(folder: &Path, arguments: &[&str]) -> Run {
    brevverk(folder, ["search"].iter().chain(arguments))
}

fn answer(folder: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&search(folder, &[arguments, &["--format", "json"]].concat()).out).unwrap()
}

#[test]
fn a_hit_shows_the_measure_with_goal_responsible_deadline_letter_and_page() {
    let folder = library();
    let run = search(folder.path(), &["snø", "gangvei"]).ends(0);
    let shown: Vec<&str> = run.out.lines().map(str::trim).collect();
    assert_eq!(shown[0], "1 treff");
    let has = |wanted: &str| assert!(shown.iter().any(|line| line.contains(wanted)), "{wanted}: {}", run.out);
    has("1. Tiltak 1: Bymiljøetaten skal rydde *snø* på alle *gangveier*");
    has("Mål:       Storvik er en trygg kommune for barn");
    has("Mål:       Flere barn går til skolen hele vinteren");
    has("Ansvarlig: Bymiljøetaten");
    has("Frist:     2026-11-01 (innen 1. november 2026)");
    has("Brev:      Tildelingsbrev 2026 til Bymiljøetaten, 2026-02-18, brev/bymiljø.txt");
    has("Side:      1");
    has("id:        urn:brevverk:letter:");
    assert!(run.out.lines().all(|line| line.chars().count() <= 100), "{}", run.out);
}

#[test]
fn nothing_found_is_said_and_ends_with_one() {
    let folder = library();
    let run = search(folder.path(), &["romferge"]).ends(1);
    assert_eq!((run.out.as_str(), run.err.as_str()), ("0 treff\n", "Ingenting funnet.\n"));
}

#[test]
fn filters_take_values_and_never_syntax() {
    let folder = library();
    let total = |arguments: &[&str]| answer(folder.path(), arguments)["total"].as_u64().unwrap();
    assert_eq!(total(&[]), 3);
    assert_eq!(total(&["--responsible", "Skuleetaten"]), 2);
    assert_eq!(total(&["--responsible", "Skuleetaten OR Bymiljøetaten"]), 0);
    assert_eq!(total(&["--language", "nn", "--deadline-before", "2026-03-02"]), 1);
    assert_eq!(total(&["--year", "2025", "--year", "2026"]), 3);
    assert_eq!(total(&["--case", "2025/1201"]), 1);
    assert_eq!(total(&["--document-kind", "oppdragsbrev"]), 2);
    assert_eq!(total(&["--kind", "goal", "barn"]), 2);
    assert_eq!(total(&["skal", "-plan"]), 2);
    assert_eq!(total(&["\"plan for uteområda\""]), 1);
}

#[test]
fn the_total_is_exact_whatever_the_limit() {
    let folder = library();
    let limited = answer(folder.path(), &["--limit", "1"]);
    assert_eq!((limited["total"].as_u64(), limited["hits"].as_array().unwrap().len()), (Some(3), 1));
    let run = search(folder.path(), &["--limit", "1"]).ends(0);
    assert!(run.err.contains("Viser 1 av 3 treff"), "{}", run.err);
    assert_eq!(answer(folder.path(), &["--all"])["hits"].as_array().unwrap().len(), 3);
    let csv = search(folder.path(), &["--all", "--format", "csv"]).ends(0).out;
    assert!(csv.starts_with("utvalg,møtedato,saksnr.,tittel,tiltak/vedtak,ansvarlig,frist,status,merknad,side,sitat,"), "{csv}");
    // A cell may hold several lines; each row ends with the id of its hit.
    assert_eq!(csv.lines().filter(|line| line.contains("urn:brevverk:letter:")).count(), 3, "{csv}");
}

#[test]
fn a_measure_is_shown_by_its_id_and_by_its_fragment() {
    let folder = library();
    let hit = answer(folder.path(), &["snø"])["hits"][0].clone();
    let id = hit["@id"].as_str().unwrap();
    let (letter, fragment) = id.split_once('#').unwrap();
    for name in [id, &format!("#{fragment}"), fragment] {
        let run = brevverk(folder.path(), ["show", name]).ends(0);
        assert!(run.out.starts_with(&format!("{id}\nTiltak 1 Bymiljøetaten skal rydde snø")), "{}", run.out);
        assert!(run.out.contains("Mål: sektormål Flere barn går til skolen hele vinteren (#g-"), "{}", run.out);
        assert!(run.out.contains("Fil: brev/bymiljø.txt\nSted: side 1, tegn "), "{}", run.out);
    }
    let json: Value = serde_json::from_str(&brevverk(folder.path(), ["show", id, "--format", "json"]).ends(0).out).unwrap();
    assert_eq!((&json["@id"], &json["letter"]["@id"]), (&Value::from(id), &Value::from(letter)));
    let short = &letter["urn:brevverk:letter:".len()..][..8];
    for name in [letter, short] {
        let run = brevverk(folder.path(), ["show", name]).ends(0);
        assert!(run.out.starts_with(letter) && run.out.contains("Tiltak (1)"), "{}", run.out);
    }
    let json = brevverk(folder.path(), ["show", letter, "--format", "json"]).ends(0).out;
    assert_eq!(serde_json::from_str::<Value>(&json).unwrap()["@id"], letter);
    let run = brevverk(folder.path(), ["show", "#m-finnes-ikke"]).ends(1);
    assert_eq!(run.err, "brevverk: #m-finnes-ikke finnes ikke i index\n");
}
