//! What is read, held against what a person wrote down: over our letters, with a floor, and over the seeds where they are there.
//! `make score` prints the whole table.

use std::fs;
use std::path::Path;

use brevverk::score::{Scores, letter};
use serde_json::Value;
use tests::letters::{linked, read};
use tests::root;

/// The floor of the core mean over the letters of the corpus. It is raised when the program reads better, never lowered.
const CORPUS_FLOOR: f64 = 0.97;
/// The same for the seeds.
const SEEDS_FLOOR: f64 = 0.97;

#[test]
fn the_letters_of_the_corpus_are_read_as_a_person_reads_them() {
    let corpus = root().join("corpus");
    let scores = scores(&corpus.join("truth"), &corpus.join("letters"));
    assert!(
        scores.core_mean() >= CORPUS_FLOOR,
        "core mean {:.3} is under the floor {CORPUS_FLOOR}\n{scores}",
        scores.core_mean()
    );
}

#[test]
fn the_seeds_are_read_as_a_person_reads_them() {
    let shared = root().join("..").join("shared");
    if !shared.join("gold").exists() {
        eprintln!("skipped: there is no gold beside this project");
        return;
    }
    let scores = scores(&shared.join("gold"), &shared.join("seeds"));
    assert!(scores.core_mean() >= SEEDS_FLOOR, "core mean {:.3} is under the floor {SEEDS_FLOOR}\n{scores}", scores.core_mean());
}

#[test]
fn slides_have_no_recipients_and_no_measures_but_those_a_label_names() {
    let truth = root().join("corpus").join("truth");
    let mut slides = 0;
    for gold in golds(&truth).into_iter().filter(|gold| gold["kind"] == "presentasjon") {
        let file = root().join("corpus").join("letters").join(gold["file"].as_str().unwrap());
        let document = linked(read(&file), "slides");
        for key in ["recipients", "copyRecipients", "signatories"] {
            assert!(document.get(key).is_none(), "{}: slides have {key}: {}", file.display(), document[key]);
        }
        for key in ["sender", "measures"] {
            let none = gold[key].is_null() || gold[key].as_array().is_some_and(Vec::is_empty);
            assert!(!none || document.get(key).is_none(), "{}: slides have {key}: {}", file.display(), document[key]);
        }
        slides += 1;
    }
    assert!(slides > 0, "the corpus has no slides");
}

fn scores(truth: &Path, letters: &Path) -> Scores {
    let mut scores = Scores::default();
    let golds = golds(truth);
    assert!(!golds.is_empty(), "{} holds no truth", truth.display());
    for gold in golds {
        let file = letters.join(gold["file"].as_str().unwrap());
        scores.add(&letter(&gold, &linked(read(&file), "letter")));
    }
    scores
}

fn golds(truth: &Path) -> Vec<Value> {
    let mut files: Vec<_> = fs::read_dir(truth).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    files
        .iter()
        .map(|file| {
            serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
        })
        .collect()
}
