//! Hostile files: whatever is in them, each is read or refused by name, within its limits, and costs no other file anything.

#![allow(clippy::disallowed_methods, reason = "tests read and write files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;

use serde_json::Value;
use tests::peak::{Peak, watch};
use tests::program::{command, path};
use tests::{hostile, letters, report, root};

/// The limits that the files are read within: lower than the usual ones, so that those which reach them do not take all day.
const LIMITS: [&str; 4] = ["--max-cpu", "5s", "--max-time", "40s"];

/// What a worker may hold at most, in MiB, by default.
const MOST_MEMORY: u64 = 1024;

/// What the program itself may hold, which reads no foreign bytes, in MiB.
const MOST_IN_PROGRAM: u64 = 400;

/// So many good letters are read among the hostile files.
const GOOD: usize = 20;

/// Reasons that no file may give the program: each is a defect of the program, or of this test.
const DEFECTS: [&str; 6] = ["defect", "crashed", "no-worker", "missing", "unreadable", "changing"];

/// Words of a file that lies elsewhere on this machine, which some of the hostile files name.
const SECRET: &str = "root:x:0:";

#[test]
fn every_hostile_file_is_read_or_refused_by_name_and_costs_no_other_file_anything() {
    let folder = tempfile::tempdir().unwrap();
    let (bad, good) = (folder.path().join("brev/fiendtlig"), folder.path().join("brev/gode"));
    fs::create_dir_all(&bad).unwrap();
    fs::create_dir_all(&good).unwrap();
    let names = hostile::write(&root().join("corpus/letters"), &bad);
    let letters = copy_good_letters(&good);
    let (rows, peak) = ingest(folder.path(), "brev", "index");

    // The report has a line for every file; for one that holds others, their lines besides.
    let mut counts = BTreeMap::new();
    for name in &names {
        let row = rows.get(&format!("brev/fiendtlig/{name}")).unwrap_or_else(|| panic!("{name}: the report does not name it"));
        let (outcome, code) = (text(row, "outcome"), text(row, "code"));
        match outcome.as_str() {
            "new" | "duplicate" => {}
            "failed" | "skipped" => {
                assert!(!code.is_empty() && !DEFECTS.contains(&code.as_str()), "{name}: {row}");
                assert!(!text(row, "reason").is_empty(), "{name}: {row}");
            }
            _ => panic!("{name}: expected it to be read or refused, found {row}"),
        }
        *counts.entry(format!("{outcome} {code}")).or_insert(0) += 1;
    }
    eprintln!("{} hostile files: {counts:?}", names.len());
    for row in rows.values() {
        assert!(!DEFECTS.contains(&text(row, "code").as_str()), "{row}");
    }

    // The good letters are what they are without the others.
    let (alone, _) = ingest(folder.path(), "brev/gode", "alene");
    for name in &letters {
        let key = format!("brev/gode/{name}");
        assert_eq!(text(&rows[&key], "outcome"), "new", "{name}: {}", rows[&key]);
        assert_eq!(rows[&key], alone[&key]);
    }
    for letter in fs::read_dir(folder.path().join("alene/letters")).unwrap().map(|entry| entry.unwrap()) {
        let with_others = folder.path().join("index/letters").join(letter.file_name());
        assert_eq!(fs::read(letter.path()).unwrap(), fs::read(with_others).unwrap(), "{:?}", letter.file_name());
    }

    nothing_came_in_or_went_out(folder.path());
    eprintln!("the program held {} MiB, a worker {} MiB at most", peak.program, peak.started);
    assert!(peak.started <= MOST_MEMORY, "a worker held {} MiB", peak.started);
    assert!(peak.program <= MOST_IN_PROGRAM, "the program held {} MiB", peak.program);
}

#[test]
fn the_hostile_files_are_the_same_each_time() {
    let letters = root().join("corpus/letters");
    for (one, other) in hostile::all(&letters).iter().zip(hostile::all(&letters)).filter(|(one, _)| !one.name.contains("bomb")) {
        assert_eq!(one.name, other.name);
        assert!(one.bytes() == other.bytes(), "{}: made twice, it was two files", one.name);
    }
}

/// Reads a folder into an index, and gives the rows of the report by path.
fn ingest(folder: &Path, from: &str, index: &str) -> (BTreeMap<String, Value>, Peak) {
    let began = Instant::now();
    let report = folder.join(format!("{index}.json"));
    let mut program = command(folder);
    program.args(["ingest", from, "--index", index, "--lang", "en", "--report"]).arg(&report).args(LIMITS);
    program.stdout(Stdio::null()).stderr(fs::File::create(folder.join("feil.txt")).unwrap());
    let (status, peak) = watch(&mut program.spawn().expect("the program starts"));
    let errors = fs::read_to_string(folder.join("feil.txt")).unwrap();
    assert!(matches!(status.code(), Some(0 | 1)), "{} ended with {status}: {errors}", path().display());
    assert!(!errors.contains("panicked"), "{errors}");
    eprintln!("{from}: {} s", began.elapsed().as_secs());
    let rows = report::rows(&report);
    // A worker tells what it held over each file; one that died of a file was held to the limit by the system.
    let held = rows.iter().filter_map(|row| row["peakMemory"].as_u64()).max().unwrap_or(0) >> 20;
    let peak = Peak { started: peak.started.max(held), ..peak };
    (report::without_cost(rows).into_iter().map(|row| (text(&row, "path"), row)).collect(), peak)
}

fn text(row: &Value, key: &str) -> String {
    row[key].as_str().unwrap_or_default().to_owned()
}

fn copy_good_letters(folder: &Path) -> Vec<String> {
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    let letters: Vec<PathBuf> = letters::corpus(&root()).into_iter().take(GOOD).collect();
    assert_eq!(letters.len(), GOOD);
    for path in &letters {
        fs::copy(path, folder.join(name(path))).unwrap();
    }
    letters.iter().map(name).collect()
}

/// No file was written where an archive or a mail told the program to, and nothing was read where an entity told it to.
fn nothing_came_in_or_went_out(folder: &Path) {
    for place in [Path::new("/tmp"), Path::new("/"), folder, &folder.join("brev"), &folder.join("brev/fiendtlig")] {
        assert!(!place.join("brevverk-utenfor.txt").exists(), "{}: a file was written there", place.display());
    }
    for letter in fs::read_dir(folder.join("index/letters")).unwrap().map(|entry| entry.unwrap().path()) {
        assert!(!fs::read_to_string(&letter).unwrap().contains(SECRET), "{}: holds words of /etc/passwd", letter.display());
    }
}
