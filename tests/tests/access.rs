//! Letters that a marking restricts: left out, counted, and shown on demand.

#![allow(clippy::disallowed_methods, reason = "tests read and write files")]

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;
use tests::invented::{BOKMAAL, NYNORSK, write};
use tests::pdfs::{Page, pdf};
use tests::program::{Run, brevverk};

/// An index of four letters: one in each written form that is open, and one in each that is not.
fn library() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let marked = |letter: &str, marking: &str| letter.replacen("\n\n", &format!("\n\n{marking}\n\n"), 1);
    write(folder.path(), "brev/a.txt", BOKMAAL);
    write(folder.path(), "brev/b.txt", NYNORSK);
    write(folder.path(), "brev/c.txt", marked(BOKMAAL, "Unntatt offentlighet, jf. offl. § 13"));
    write(folder.path(), "brev/d.txt", marked(NYNORSK, "Unnateke offentlegheit"));
    brevverk(folder.path(), ["ingest", "brev"]).ends(0);
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Run {
    brevverk(folder, arguments)
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.out))
}

/// The id of the first measure of the letter of a file.
fn measure(folder: &Path, file: &str) -> String {
    let letter = json(&run(folder, &["extract", file]).ends(0));
    format!("{}{}", letter["@id"].as_str().unwrap(), letter["measures"][0]["@id"].as_str().unwrap())
}

#[test]
fn a_search_leaves_them_out_and_says_how_many_in_each_language() {
    let folder = library();
    for (lang, word, sentence) in [
        ("nb", "snø", "1 skjermet brev er utelatt."),
        ("nn", "uteområde", "1 skjerma brev er utelate."),
        ("en", "snø", "1 restricted letter is left out."),
    ] {
        let found = run(folder.path(), &["search", word, "--lang", lang]).ends(0);
        assert_eq!(found.out.lines().nth(1), Some(sentence), "{}", found.out);
        assert!(!found.out.contains("brev/c.txt") && !found.out.contains("brev/d.txt"), "{}", found.out);
    }
    for (lang, sentence) in [
        ("nb", "2 skjermede brev er utelatt."),
        ("nn", "2 skjerma brev er utelatne."),
        ("en", "2 restricted letters are left out."),
    ] {
        assert_eq!(run(folder.path(), &["search", "--lang", lang]).ends(0).out.lines().nth(1), Some(sentence));
        let list = run(folder.path(), &["search", "--lang", lang, "--all", "--format", "csv"]).ends(0);
        assert_eq!((list.err.trim_end(), list.out.matches("urn:brevverk:letter:").count()), (sentence, 3), "{}", list.out);
    }
}

#[test]
fn programs_get_the_number_in_a_field_of_its_own() {
    let folder = library();
    let answer = json(&run(folder.path(), &["search", "--format", "json", "--facets"]).ends(0));
    assert_eq!((&answer["total"], &answer["restricted"]), (&3.into(), &2.into()));
    assert_eq!(answer["facets"]["language"][0]["count"], 2);
    let all = json(&run(folder.path(), &["search", "--format", "json", "--include-restricted"]).ends(0));
    assert_eq!((&all["total"], &all["restricted"]), (&6.into(), &0.into()));
    let marked = all["hits"].as_array().unwrap().iter().filter(|hit| hit["letter"]["restricted"] == true).count();
    assert_eq!(marked, 3);
    let list = run(folder.path(), &["search", "--format", "csv", "--all", "--include-restricted"]).ends(0);
    assert_eq!((list.err.as_str(), list.out.matches(",skjermet,").count()), ("", 3), "{}", list.out);
}

#[test]
fn what_only_they_have_is_not_found_and_that_is_no_success() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "brev/a.txt", BOKMAAL.replacen("\n\n", "\n\nFortrolig\n\n", 1));
    run(folder.path(), &["ingest", "brev"]).ends(0);
    let found = run(folder.path(), &["search", "snø"]).ends(1);
    assert_eq!((found.out.as_str(), found.err.as_str()), ("0 treff\n1 skjermet brev er utelatt.\n", "Ingenting funnet.\n"));
    let found = run(folder.path(), &["search", "snø", "--include-restricted"]).ends(0);
    assert!(found.out.starts_with("1 treff\n\n 1. Tiltak 1") && found.out.contains("Tilgang:   skjermet"), "{}", found.out);
}

#[test]
fn show_tells_that_a_letter_is_restricted_and_shows_it_on_demand() {
    let folder = library();
    for (file, lang, sentence) in [
        ("brev/c.txt", "nb", "er i et skjermet brev, som bare vises med --include-restricted"),
        ("brev/d.txt", "nn", "er i eit skjerma brev, som berre blir vist med --include-restricted"),
    ] {
        let id = measure(folder.path(), file);
        for id in [id.as_str(), id.split_once('#').unwrap().0] {
            let hidden = run(folder.path(), &["show", id, "--lang", lang]).ends(1);
            assert_eq!((hidden.out.as_str(), hidden.err), ("", format!("brevverk: {id} {sentence}\n")));
            assert!(run(folder.path(), &["show", id, "--include-restricted"]).ends(0).out.contains(file));
        }
    }
    // The same measure stands in the open letter and in the restricted one.
    let id = measure(folder.path(), "brev/a.txt");
    let shown = run(folder.path(), &["show", &format!("#{}", id.split_once('#').unwrap().1)]).ends(0);
    assert!(shown.out.contains("brev/a.txt"), "{}", shown.out);
    assert_eq!(shown.err, "1 skjermet brev er utelatt.\n");
}

#[test]
fn a_page_of_theirs_is_drawn_on_demand_only() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "åpent.pdf", pdf(&[Page::saying("Brev til etaten"), Page::saying("Med hilsen")]));
    write(folder.path(), "skjermet.pdf", pdf(&[Page::saying("Konfidensielt"), Page::saying("Med hilsen")]));
    let page = |file: &str, more: &[&str]| run(folder.path(), &[&["page", file, "1", "-o", "side.png"], more].concat());
    page("åpent.pdf", &[]).ends(0);
    fs::remove_file(folder.path().join("side.png")).unwrap();
    let hidden = page("skjermet.pdf", &[]).ends(1);
    assert_eq!(
        hidden.err,
        "brevverk: skjermet.pdf: brevet er skjermet («Konfidensielt») og tegnes bare med --include-restricted\n"
    );
    assert!(
        page("skjermet.pdf", &["--lang", "nn"]).ends(1).err.contains("brevet er skjerma («Konfidensielt») og blir berre teikna")
    );
    assert!(!folder.path().join("side.png").exists());
    page("skjermet.pdf", &["--include-restricted"]).ends(0);
    assert!(folder.path().join("side.png").exists());
}

#[test]
fn the_letters_stay_complete_and_a_marking_that_is_gone_opens_the_letter() {
    let folder = library();
    let kept = fs::read_dir(folder.path().join("index/letters")).unwrap().count();
    assert_eq!(kept, 5, "four letters and the context");
    run(folder.path(), &["check"]).ends(0);
    write(folder.path(), "brev/d.txt", NYNORSK.replacen("Fjellvoll", "Fjordvoll", 1));
    run(folder.path(), &["ingest", "brev"]).ends(0);
    let answer = json(&run(folder.path(), &["search", "--format", "json"]).ends(0));
    assert_eq!((&answer["total"], &answer["restricted"]), (&5.into(), &1.into()));
}

#[test]
fn what_a_letter_says_of_markings_is_no_marking_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let said = "Opplysninger som er unntatt offentlighet etter offentleglova § 13, merkes «Fortrolig».\n\nKonfidensielt er det etaten får vite av\ninnbyggerne.\n\nTiltak 1";
    write(folder.path(), "brev/a.txt", BOKMAAL.replacen("Tiltak 1", said, 1));
    let said = "Opplysningar som er unnatekne offentlegheit, skal ikkje sendast på e-post.\n\nFortruleg er det foreldra fortel\nskulane.\n\nTiltak 1";
    write(folder.path(), "brev/b.txt", NYNORSK.replacen("Tiltak 1", said, 1));
    let open = BOKMAAL.replacen("\nDato:", "\nTilgang: Offentlig\nDato:", 1);
    write(folder.path(), "brev/c.txt", open);
    run(folder.path(), &["ingest", "brev"]).ends(0);
    let answer = json(&run(folder.path(), &["search", "--kind", "letter", "--format", "json"]).ends(0));
    assert_eq!((&answer["total"], &answer["restricted"]), (&3.into(), &0.into()));
}
