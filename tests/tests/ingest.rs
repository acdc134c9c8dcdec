//! Folders of files into an index: what is read, what is not read again, and what is told.

#![allow(clippy::disallowed_methods, reason = "tests read and write files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tests::invented::{BOKMAAL, NYNORSK, write, write_both};
use tests::program::{Run, brevverk};
use tests::report;

fn ingest(folder: &Path, more: &[&str]) -> Run {
    brevverk(folder, ["ingest", "brev"].iter().chain(more))
}

/// The files of the index that other programs read, with their content.
fn record(folder: &Path) -> BTreeMap<String, String> {
    let letters = fs::read_dir(folder.join("letters")).unwrap().map(|entry| entry.unwrap().path());
    letters.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap())).collect()
}

fn titles(folder: &Path) -> Vec<String> {
    let run = brevverk(folder, ["search", "--kind", "letter", "--all", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    answer["hits"].as_array().unwrap().iter().map(|hit| hit["text"].as_str().unwrap().to_owned()).collect()
}

fn summary(run: &Run) -> &str {
    run.err.lines().last().unwrap_or_default()
}

#[test]
fn a_folder_is_read_and_a_second_run_has_nothing_to_do() {
    let folder = tempfile::tempdir().unwrap();
    write_both(folder.path());
    let first = ingest(folder.path(), &[]).ends(0);
    assert_eq!(summary(&first), "2 nye, 0 endret, 0 uendret, 0 fjernet, 0 feilet, 0 like andre, 0 hoppet over");
    let before = (record(&folder.path().join("index")), fs::read(folder.path().join("index/search/meta.json")).unwrap());
    let manifest = fs::metadata(folder.path().join("index/manifest.ndjson")).unwrap().modified().unwrap();
    let second = ingest(folder.path(), &[]).ends(0);
    assert!(second.err.contains("Ingenting å gjøre"), "{}", second.err);
    assert_eq!(summary(&second), "0 nye, 0 endret, 2 uendret, 0 fjernet, 0 feilet, 0 like andre, 0 hoppet over");
    assert_eq!(before, (record(&folder.path().join("index")), fs::read(folder.path().join("index/search/meta.json")).unwrap()));
    assert_eq!(manifest, fs::metadata(folder.path().join("index/manifest.ndjson")).unwrap().modified().unwrap());
}

#[test]
fn it_is_the_same_file_from_wherever_it_is_named() {
    let folder = tempfile::tempdir().unwrap();
    write_both(folder.path());
    ingest(folder.path(), &[]).ends(0);
    let run = brevverk(&folder.path().join("brev"), ["ingest", ".", "skule/../skule", "--index", "../index"]).ends(0);
    assert!(run.err.contains("Ingenting å gjøre"), "{}", run.err);
}

#[test]
fn a_changed_file_replaces_its_letter() {
    let folder = tempfile::tempdir().unwrap();
    write_both(folder.path());
    ingest(folder.path(), &[]).ends(0);
    write(folder.path(), "brev/bymiljø.txt", BOKMAAL.replace("Tildelingsbrev 2026", "Supplerende tildelingsbrev 2026"));
    let run = ingest(folder.path(), &[]).ends(0);
    assert_eq!(summary(&run), "0 nye, 1 endret, 1 uendret, 0 fjernet, 0 feilet, 0 like andre, 0 hoppet over");
    assert_eq!(record(&folder.path().join("index")).len(), 3, "two letters and the context");
    let mut titles = titles(folder.path());
    titles.sort();
    assert_eq!(titles, ["Oppdragsbrev til Skuleetaten", "Supplerende tildelingsbrev 2026 til Bymiljøetaten"]);
}

#[test]
fn letters_whose_source_is_gone_stay_until_they_are_pruned() {
    let folder = tempfile::tempdir().unwrap();
    write_both(folder.path());
    ingest(folder.path(), &[]).ends(0);
    fs::remove_file(folder.path().join("brev/bymiljø.txt")).unwrap();
    let kept = ingest(folder.path(), &[]).ends(0);
    assert!(kept.err.contains("--prune"), "{}", kept.err);
    assert_eq!(titles(folder.path()).len(), 2);
    let preview = ingest(folder.path(), &["--prune", "--dry-run"]).ends(0);
    assert_eq!(preview.out, "ville fjernet brev/bymiljø.txt\n");
    assert_eq!(titles(folder.path()).len(), 2);
    let pruned = ingest(folder.path(), &["--prune"]).ends(0);
    assert_eq!(summary(&pruned), "0 nye, 0 endret, 1 uendret, 1 fjernet, 0 feilet, 0 like andre, 0 hoppet over");
    assert_eq!(titles(folder.path()), ["Oppdragsbrev til Skuleetaten"]);
    assert_eq!(record(&folder.path().join("index")).len(), 2);
}

#[test]
fn a_file_that_was_moved_is_not_read_as_another() {
    let folder = tempfile::tempdir().unwrap();
    write_both(folder.path());
    ingest(folder.path(), &[]).ends(0);
    fs::rename(folder.path().join("brev/bymiljø.txt"), folder.path().join("brev/skule/flyttet.txt")).unwrap();
    let run = ingest(folder.path(), &[]).ends(0);
    assert_eq!(summary(&run), "1 ny, 0 endret, 1 uendret, 0 fjernet, 0 feilet, 0 like andre, 0 hoppet over");
    assert_eq!(titles(folder.path()).len(), 2);
    assert!(record(&folder.path().join("index")).values().any(|letter| letter.contains("brev/skule/flyttet.txt")));
    brevverk(folder.path(), ["check"]).ends(0);
}

#[test]
fn a_bad_file_among_good_ones_costs_one_line_and_is_not_tried_again_unasked() {
    let folder = tempfile::tempdir().unwrap();
    write_both(folder.path());
    write(folder.path(), "brev/tom.txt", " \n");
    write(folder.path(), "brev/skadet.pdf", "%PDF-1.7\nikke mer");
    write(folder.path(), "brev/notater.xlsx", b"PK\x03\x04 xl/workbook.xml");
    write(folder.path(), "brev/data.json", "{}");
    write(folder.path(), "brev/.skjult.txt", "");
    let first = ingest(folder.path(), &["--report", "rapport.csv"]).ends(1);
    assert_eq!(summary(&first), "2 nye, 0 endret, 0 uendret, 0 fjernet, 2 feilet, 0 like andre, 2 hoppet over");
    assert!(first.err.contains("brevverk: brev/tom.txt: filen er tom\n"), "{}", first.err);
    let report = fs::read_to_string(folder.path().join("rapport.csv")).unwrap();
    let outcomes: Vec<(&str, &str)> =
        report.lines().skip(1).map(|row| (row.split(',').next().unwrap(), row.split(',').nth(2).unwrap())).collect();
    assert_eq!(
        outcomes,
        [
            ("brev/bymiljø.txt", "new"),
            ("brev/data.json", "skipped"),
            ("brev/notater.xlsx", "skipped"),
            ("brev/skadet.pdf", "failed"),
            ("brev/skule/oppdrag.txt", "new"),
            ("brev/tom.txt", "failed"),
        ]
    );
    let second = ingest(folder.path(), &[]).ends(1);
    assert!(second.err.contains("Ingenting å gjøre") && second.err.contains("brev/tom.txt: filen er tom"), "{}", second.err);
    assert_eq!(ingest(folder.path(), &["--dry-run"]).ends(0).out, "");
    let retried = ingest(folder.path(), &["--dry-run", "--retry-failed"]).ends(0).out;
    assert_eq!(retried, "ville lest brev/skadet.pdf\nville lest brev/tom.txt\n");
    write(folder.path(), "brev/tom.txt", NYNORSK.replace("Skuleetaten", "Kulturetaten"));
    let mended = ingest(folder.path(), &["--retry-failed"]).ends(1);
    assert_eq!(summary(&mended), "1 ny, 0 endret, 2 uendret, 0 fjernet, 1 feilet, 0 like andre, 2 hoppet over");
    let named = brevverk(folder.path(), ["ingest", "brev/notater.xlsx", "mangler.pdf"]).ends(1);
    assert!(named.err.contains("et ZIP-arkiv") && named.err.contains("mangler.pdf: filen finnes ikke"), "{}", named.err);
}

#[test]
fn the_same_bytes_at_two_places_are_one_letter() {
    let folder = tempfile::tempdir().unwrap();
    write_both(folder.path());
    write(folder.path(), "brev/kopi.txt", BOKMAAL);
    let first = ingest(folder.path(), &[]).ends(0);
    assert_eq!(summary(&first), "2 nye, 0 endret, 0 uendret, 0 fjernet, 0 feilet, 1 lik en annen, 0 hoppet over");
    assert!(first.err.contains("brev/kopi.txt: samme innhold som brev/bymiljø.txt"), "{}", first.err);
    fs::remove_file(folder.path().join("brev/bymiljø.txt")).unwrap();
    ingest(folder.path(), &["--prune"]).ends(0);
    assert_eq!(titles(folder.path()).len(), 2, "the copy gives the letter now");
    assert!(record(&folder.path().join("index")).values().any(|letter| letter.contains("brev/kopi.txt")));
    brevverk(folder.path(), ["check"]).ends(0);
}

#[test]
fn the_number_of_jobs_makes_no_difference_to_any_byte() {
    let folder = tempfile::tempdir().unwrap();
    write_both(folder.path());
    for number in 0..20 {
        write(folder.path(), &format!("brev/mange/{number}.txt"), BOKMAAL.replace("2026", &format!("{}", 2000 + number)));
    }
    let run = |jobs: &str| {
        let index = format!("indeks-{jobs}");
        ingest(folder.path(), &["--jobs", jobs, "--index", &index, "--report", &format!("{jobs}.json")]).ends(0);
        let hits = brevverk(folder.path(), ["search", "snø", "--all", "--index", &index, "--format", "json"]).ends(0).out;
        let index = folder.path().join(index);
        let files = ["manifest.ndjson"].map(|name| fs::read_to_string(index.join(name)).unwrap());
        (record(&index), files, report::without_cost(report::rows(&folder.path().join(format!("{jobs}.json")))), hits)
    };
    assert_eq!(run("1"), run("8"));
}

#[test]
fn a_run_that_was_stopped_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    write_both(folder.path());
    ingest(folder.path(), &[]).ends(0);
    // As if the run had been killed after reading and before the index was made: a journal, no manifest, half a letter.
    let index = folder.path().join("index");
    let manifest = fs::read_to_string(index.join("manifest.ndjson")).unwrap();
    let entries: Vec<&str> = manifest.lines().skip(1).collect();
    fs::write(index.join("journal.ndjson"), format!("{}\n{}", entries[0], &entries[1][..40])).unwrap();
    fs::remove_file(index.join("manifest.ndjson")).unwrap();
    fs::remove_dir_all(index.join("search")).unwrap();
    write(&index, "letters/.halv.json.unfinished", "{");
    let run = ingest(folder.path(), &[]).ends(0);
    assert_eq!(summary(&run), "1 ny, 0 endret, 1 uendret, 0 fjernet, 0 feilet, 0 like andre, 0 hoppet over");
    assert_eq!(titles(folder.path()).len(), 2);
    assert!(!index.join("journal.ndjson").exists());
    assert_eq!(record(&index).len(), 3);
    brevverk(folder.path(), ["check"]).ends(0);
}

#[test]
fn check_says_what_differs_and_repair_makes_the_search_index_anew() {
    let folder = tempfile::tempdir().unwrap();
    write_both(folder.path());
    ingest(folder.path(), &[]).ends(0);
    let right = brevverk(folder.path(), ["check"]).ends(0);
    assert!(right.err.starts_with("Alt stemmer. Brev: 2"), "{}", right.err);

    let letters = folder.path().join("index/letters");
    let name = fs::read_dir(&letters)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| fs::read_to_string(path).unwrap().contains("Oppdragsbrev til Skuleetaten"))
        .unwrap();
    let json = fs::read_to_string(&name).unwrap();
    fs::write(&name, json.replace("Oppdragsbrev til Skuleetaten", "Et annet navn")).unwrap();
    let wrong = brevverk(folder.path(), ["check"]).ends(1);
    assert!(wrong.out.contains("søkeindeksen sier noe annet enn brevet"), "{}", wrong.out);
    assert!(wrong.out.contains("/title: «Et annet navn» står ikke på sitt sted"), "{}", wrong.out);

    fs::write(&name, &json).unwrap();
    fs::remove_dir_all(folder.path().join("index/search")).unwrap();
    brevverk(folder.path(), ["check"]).ends(1);
    brevverk(folder.path(), ["check", "--repair"]).ends(0);
    assert_eq!(titles(folder.path()).len(), 2);

    fs::write(&name, "{").unwrap();
    write(folder.path(), "brev/bymiljø.txt", "Noe annet");
    let broken = brevverk(folder.path(), ["check"]).ends(1);
    assert_eq!(broken.out.lines().count(), 2, "{}", broken.out);
    brevverk(folder.path(), ["check", "brev/skule/oppdrag.txt"]).ends(1);
}

#[test]
fn check_looks_up_the_values_of_a_file_without_an_index() {
    let folder = tempfile::tempdir().unwrap();
    write_both(folder.path());
    let run = brevverk(folder.path(), ["check", "brev/bymiljø.txt"]).ends(0);
    assert!(run.err.starts_with("Alt stemmer. Brev: 1"), "{}", run.err);
    brevverk(folder.path(), ["check", "mangler.txt"]).ends(1);
}
