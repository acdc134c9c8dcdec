//! What is known of letters from elsewhere, laid beside what they say.

#![allow(clippy::disallowed_methods, reason = "tests read and write files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;
use tests::invented::{BOKMAAL, NYNORSK, write};
use tests::program::{Run, brevverk};

/// Two letters, of which the table says what it says.
fn folder(table: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "brev/a.txt", BOKMAAL);
    write(folder.path(), "brev/b.txt", NYNORSK);
    write(folder.path(), "journal.csv", table);
    folder
}

fn ingest(folder: &Path, more: &[&str]) -> Run {
    brevverk(folder, ["ingest", "brev", "--report", "rapport.json"].iter().chain(more))
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The rows of the report by path.
fn report(folder: &Path) -> BTreeMap<String, Value> {
    let rows = json(&folder.join("rapport.json"));
    rows.as_array().unwrap().iter().map(|row| (row["path"].as_str().unwrap().to_owned(), row.clone())).collect()
}

fn outcomes(folder: &Path) -> Vec<String> {
    report(folder).values().map(|row| row["outcome"].as_str().unwrap().to_owned()).collect()
}

/// Every letter of the index, by the file it was read from.
fn letters(folder: &Path) -> BTreeMap<String, String> {
    let mut letters = BTreeMap::new();
    for entry in fs::read_dir(folder.join("index/letters")).unwrap() {
        let content = fs::read_to_string(entry.unwrap().path()).unwrap();
        let letter: Value = serde_json::from_str(&content).unwrap();
        if let Some(path) = letter["source"]["path"].as_str() {
            letters.insert(path.to_owned(), content);
        }
    }
    letters
}

/// What is remarked of metadata in the letter of a file: code and message.
fn remarks(folder: &Path, file: &str) -> Vec<(String, String)> {
    let letter: Value = serde_json::from_str(&letters(folder)[file]).unwrap();
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let all = letter["remarks"].as_array().cloned().unwrap_or_default();
    let all = all.iter().map(|remark| (word(&remark["code"]), word(&remark["message"])));
    all.filter(|(code, _)| code.starts_with("metadata-")).collect()
}

fn told(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(code, message)| ((*code).to_owned(), (*message).to_owned())).collect()
}

#[test]
fn agreement_and_conflict_are_remarked_in_the_letter_and_nothing_is_taken_over() {
    let table = "Fil;Tittel;Dato;Saksnr;Dokumentnr;Mottakere;Avsender;Tilgang\n\
        brev/a.txt;tildelingsbrev 2026  til BYMILJØETATEN;18.2.2026;2025/01201;1;Bymiljøetaten;Storvik kommune;Unntatt offentlighet\n\
        brev\\b.txt;Oppdragsbrev;6. november 2025;2025/77-3;;Skuleetaten;;Offentlig\n\
        brev/c.txt;Et annet brev;;;;;;\n";
    let folder = folder(table);
    ingest(folder.path(), &[]).ends(0);
    let plain = letters(folder.path());
    let run = ingest(folder.path(), &["--metadata", "journal.csv"]).ends(0);
    assert!(run.err.contains("brev/a.txt: metadata og brev sier ikke det samme om: access\n"), "{}", run.err);
    assert!(run.err.contains("brev/b.txt: metadata og brev sier ikke det samme om: title, date\n"), "{}", run.err);
    assert!(run.err.contains("1 post i metadataene gjelder ikke noe brev her.\n"), "{}", run.err);
    assert_eq!(
        remarks(folder.path(), "brev/a.txt"),
        told(&[
            ("metadata-conflict", "access: the metadata says «Unntatt offentlighet», the letter nothing."),
            ("metadata-agrees", "Metadata and letter agree in: title, date, caseNumber, documentNumber, sender, recipients."),
        ])
    );
    assert_eq!(
        remarks(folder.path(), "brev/b.txt"),
        told(&[
            ("metadata-conflict", "title: the metadata says «Oppdragsbrev», the letter «Oppdragsbrev til Skuleetaten»."),
            ("metadata-conflict", "date: the metadata says «6. november 2025», the letter «2025-11-05»."),
            ("metadata-agrees", "Metadata and letter agree in: caseNumber, recipients, access."),
        ])
    );
    let rows = report(folder.path());
    assert_eq!(
        (&rows["brev/a.txt"]["metadata"], &rows["brev/a.txt"]["conflicts"]),
        (&"conflict".into(), &serde_json::json!(["access"]))
    );
    assert_eq!(rows["brev/b.txt"]["conflicts"], serde_json::json!(["title", "date"]));
    assert_eq!(rows["brev/b.txt"]["remarks"]["metadata-conflict"], 2);
    for (file, letter) in letters(folder.path()) {
        let mut letter: Value = serde_json::from_str(&letter).unwrap();
        let remarks = letter["remarks"].as_array_mut().unwrap();
        remarks.retain(|remark| !remark["code"].as_str().unwrap().starts_with("metadata-"));
        if remarks.is_empty() {
            letter.as_object_mut().unwrap().remove("remarks");
        }
        assert_eq!(letter, serde_json::from_str::<Value>(&plain[&file]).unwrap());
    }
    brevverk(folder.path(), ["check"]).ends(0);
}

#[test]
fn only_what_changed_metadata_is_about_is_read_again() {
    let row = |title: &str| format!("path,title\nbrev/a.txt,{title}\n");
    let folder = folder(&row("Tildelingsbrev 2026 til Bymiljøetaten"));
    let with = ["--metadata", "journal.csv"];
    ingest(folder.path(), &with).ends(0);
    let first = letters(folder.path());
    assert_eq!(remarks(folder.path(), "brev/a.txt"), told(&[("metadata-agrees", "Metadata and letter agree in: title.")]));
    assert_eq!(
        (remarks(folder.path(), "brev/b.txt"), report(folder.path())["brev/b.txt"]["metadata"].is_null()),
        (Vec::new(), true)
    );
    for arguments in [&with[..], &[]] {
        ingest(folder.path(), arguments).ends(0);
        assert_eq!(outcomes(folder.path()), ["unchanged", "unchanged"], "{arguments:?}");
        assert_eq!(report(folder.path())["brev/a.txt"]["metadata"], "agrees");
    }
    write(folder.path(), "journal.csv", row("Noe annet"));
    ingest(folder.path(), &with).ends(0);
    assert_eq!(outcomes(folder.path()), ["changed", "unchanged"]);
    assert_eq!(report(folder.path())["brev/a.txt"]["metadata"], "conflict");
    assert_eq!(brevverk(folder.path(), ["search", "snø", "--format", "json"]).ends(0).out.matches("\"@id\"").count(), 2);
    // Nothing is known of it any more.
    write(folder.path(), "journal.csv", "path,title\nbrev/x.txt,Noe\n");
    ingest(folder.path(), &with).ends(0);
    assert_eq!(
        (outcomes(folder.path()), remarks(folder.path(), "brev/a.txt")),
        (vec!["changed".into(), "unchanged".into()], vec![])
    );
    // The same file, version and row give the same bytes, whatever came before and lies beside.
    write(folder.path(), "journal.csv", row("Tildelingsbrev 2026 til Bymiljøetaten") + "brev/x.txt,Noe\n");
    ingest(folder.path(), &with).ends(0);
    assert_eq!(letters(folder.path()), first);
}

#[test]
fn of_files_with_the_same_bytes_only_the_first_is_compared_and_the_rows_of_the_others_are_told() {
    let folder = folder("path,title\nbrev/a.txt,Tildelingsbrev 2026 til Bymiljøetaten\nbrev/like.txt,Noe annet\n");
    write(folder.path(), "brev/like.txt", BOKMAAL);
    let run = ingest(folder.path(), &["--metadata", "journal.csv"]).ends(0);
    assert!(run.err.contains("1 post i metadataene gjelder ikke noe brev her.\n"), "{}", run.err);
    assert_eq!(remarks(folder.path(), "brev/a.txt"), told(&[("metadata-agrees", "Metadata and letter agree in: title.")]));
    ingest(folder.path(), &["--metadata", "journal.csv"]).ends(0);
    assert_eq!(outcomes(folder.path()), ["unchanged", "unchanged", "duplicate"]);
}

/// An archive structure with one record, and what stands in its document object.
fn structure(object: &str) -> String {
    format!(
        "<arkiv xmlns=\"http://www.arkivverket.no/standarder/noark5/arkivstruktur\"><arkivdel><mappe><registrering>\
         <tittel>Tildelingsbrev 2026 til Bymiljøetaten</tittel><journalpostnummer>1</journalpostnummer>\
         <dokumentetsDato>2026-02-18</dokumentetsDato><dokumentbeskrivelse><tittel>Brevet</tittel>\
         <tilknyttetRegistreringSom>Hoveddokument</tilknyttetRegistreringSom><dokumentobjekt>{object}</dokumentobjekt>\
         </dokumentbeskrivelse><korrespondansepart><korrespondanseparttype>Mottaker</korrespondanseparttype>\
         <korrespondansepartNavn>Skuleetaten</korrespondansepartNavn></korrespondansepart></registrering>\
         <saksaar>2025</saksaar><sakssekvensnummer>1201</sakssekvensnummer></mappe></arkivdel></arkiv>"
    )
}

/// The SHA-256 of a file, in capitals as some archives write it.
fn sha256(folder: &Path, file: &str) -> String {
    let letter: Value = serde_json::from_str(&brevverk(folder, ["extract", file]).ends(0).out).unwrap();
    letter["source"]["sha256"].as_str().unwrap().to_uppercase()
}

const CONFLICT: (&str, &str) = ("metadata-conflict", "recipients: the metadata says «Skuleetaten», the letter «Bymiljøetaten».");

#[test]
fn an_archive_structure_is_matched_by_the_sum_of_the_file_wherever_it_lies() {
    let folder = folder("");
    let file = |sum: &str, path: &str| {
        structure(&format!(
            "<referanseDokumentfil>{path}</referanseDokumentfil><sjekksum>{sum}</sjekksum><sjekksumAlgoritme>SHA-256</sjekksumAlgoritme>"
        ))
    };
    write(folder.path(), "arkivstruktur.xml", file(&sha256(folder.path(), "brev/a.txt"), "dokumenter/5.txt"));
    ingest(folder.path(), &["--metadata", "arkivstruktur.xml"]).ends(0);
    let agreed = ("metadata-agrees", "Metadata and letter agree in: title, date, caseNumber, documentNumber, sha256.");
    assert_eq!(remarks(folder.path(), "brev/a.txt"), told(&[CONFLICT, agreed]));
    assert!(remarks(folder.path(), "brev/b.txt").is_empty());
    // A path that leads to a file with other bytes than the archive has.
    write(folder.path(), "arkivstruktur.xml", file(&"0".repeat(64), "brev/a.txt"));
    ingest(folder.path(), &["--metadata", "arkivstruktur.xml"]).ends(0);
    let row = &report(folder.path())["brev/a.txt"];
    assert_eq!((&row["outcome"], &row["conflicts"]), (&"changed".into(), &serde_json::json!(["recipients", "sha256"])));
}

#[test]
fn a_journal_is_matched_by_case_and_document_number() {
    let folder = folder("");
    let journal = "<?xml version=\"1.0\"?>\n<loependeJournal><journalhode/><journalregistrering><saksmappe><saksaar>2025</saksaar>\
        <sakssekvensnummer>1201</sakssekvensnummer></saksmappe><journalpost><journalpostnummer>1</journalpostnummer>\
        <tittel>Tildelingsbrev 2026 til Bymiljøetaten</tittel><korrespondansepart><korrespondanseparttype>EM</korrespondanseparttype>\
        <korrespondansepartNavn>Skuleetaten</korrespondansepartNavn></korrespondansepart></journalpost></journalregistrering>\
        </loependeJournal>";
    write(folder.path(), "loependeJournal.xml", journal);
    // A letter that was read before anything was known of it is read again.
    ingest(folder.path(), &[]).ends(0);
    ingest(folder.path(), &["--metadata", "loependeJournal.xml"]).ends(0);
    assert_eq!(outcomes(folder.path()), ["changed", "unchanged"]);
    let agreed = ("metadata-agrees", "Metadata and letter agree in: title, caseNumber, documentNumber.");
    assert_eq!(remarks(folder.path(), "brev/a.txt"), told(&[CONFLICT, agreed]));
    // Of two records with the same number none is chosen.
    let (head, entry) = journal.split_at(journal.find("<journalregistrering>").unwrap());
    let (entry, tail) = entry.split_at(entry.find("</loependeJournal>").unwrap());
    write(folder.path(), "loependeJournal.xml", format!("{head}{entry}{entry}{tail}"));
    ingest(folder.path(), &["--metadata", "loependeJournal.xml"]).ends(0);
    let ambiguous = "2 records of the metadata are about this file; none of them was compared.";
    assert_eq!(remarks(folder.path(), "brev/a.txt"), told(&[("metadata-ambiguous", ambiguous)]));
}

#[test]
fn a_file_that_cannot_be_used_is_refused_with_one_sentence_and_nothing_is_read() {
    let folder = folder("tittel\nx\n");
    write(folder.path(), "ødelagt.xml", "<arkiv>\n<mappe>\n");
    write(folder.path(), "side.xml", "<html/>");
    write(folder.path(), "tom.csv", "path\n");
    for (file, lang, sentence) in [
        ("journal.csv", "nb", "kan ikke bruke metadata fra journal.csv: ingen kolonne med stien til filen (path, fil eller sti)"),
        (
            "journal.csv",
            "nn",
            "kan ikkje bruke metadata frå journal.csv: inga kolonne med stigen til fila (path, fil eller stig)",
        ),
        ("journal.csv", "en", "cannot use the metadata of journal.csv: no column with the path of the file (path, fil or sti)"),
        (
            "side.xml",
            "nb",
            "kan ikke bruke metadata fra side.xml: ventet arkivstruktur.xml eller loependeJournal.xml fra Noark 5, fant rotelementet <html>",
        ),
        ("tom.csv", "nn", "kan ikkje bruke metadata frå tom.csv: fila seier ikkje noko om noko brev"),
        ("finst-ikkje.csv", "nn", "kan ikkje bruke metadata frå finst-ikkje.csv: fila finst ikkje"),
    ] {
        let run = ingest(folder.path(), &["--metadata", file, "--lang", lang]).ends(2);
        assert_eq!(run.err, format!("brevverk: {sentence}\n"));
    }
    let torn = ingest(folder.path(), &["--metadata", "ødelagt.xml"]).ends(2).err;
    assert!(torn.starts_with("brevverk: kan ikke bruke metadata fra ødelagt.xml: filen er ikke hel XML (linje 3: "), "{torn}");
    assert_eq!(torn.lines().count(), 1, "{torn}");
    assert!(!folder.path().join("index").exists());
}

/// An eleven-digit number on a date with right check digits: the first there is.
fn national_id(date: &str) -> String {
    let divides = |digits: &[u32], weights: &[u32]| digits.iter().zip(weights).map(|(d, w)| d * w).sum::<u32>() % 11 == 0;
    let right = |number: &String| {
        let digits: Vec<u32> = number.chars().filter_map(|digit| digit.to_digit(10)).collect();
        divides(&digits, &[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) && divides(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1])
    };
    (0..100_000).map(|rest| format!("{date}{rest:05}")).find(right).unwrap()
}

#[test]
fn no_national_id_gets_into_a_letter_by_its_metadata() {
    let number = national_id("010203");
    let folder = folder(&format!("path,title\nbrev/a.txt,Vedtak om {number}\n"));
    ingest(folder.path(), &["--metadata", "journal.csv"]).ends(0);
    let remark = "title: the metadata says «Vedtak om 010203*****», the letter «Tildelingsbrev 2026 til Bymiljøetaten».";
    assert_eq!(remarks(folder.path(), "brev/a.txt"), told(&[("metadata-conflict", remark)]));
    let written = fs::read_to_string(folder.path().join("rapport.json")).unwrap();
    let manifest = fs::read_to_string(folder.path().join("index/manifest.ndjson")).unwrap();
    assert!(!written.contains(&number) && !manifest.contains(&number));
}
