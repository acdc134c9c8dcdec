//! Mails with attachments through the whole program: each attachment is a letter of its own, tied to the mail.

#![allow(clippy::disallowed_methods, reason = "tests read and write files")]

use std::fs;
use std::path::Path;

use serde_json::Value;
use tests::invented::{BOKMAAL, NYNORSK, write};
use tests::program::{Run, brevverk};
use tests::root;

/// A mail with files attached.
fn mail(attached: &[(&str, &[u8])]) -> String {
    let mut mail = String::from(
        "From: Kari Holmvik <kari.holmvik@storvik.example>\r\nTo: Nordli Vel <post@nordlivel.example>\r\n\
         Cc: arkiv@storvik.example\r\nDate: Tue, 18 Feb 2025 13:05:00 +0100\r\nMessage-ID: <1@storvik.example>\r\n\
         Subject: =?utf-8?Q?Brev_om_b=C3=A5tplass?=\r\nX-Mailer: Storvik Post 4.2\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=grense\r\n\r\n--grense\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Content-Transfer-Encoding: 8bit\r\n\r\n\
         Vi viser til brevet som er lagt ved, og til søknaden deres om båtplass i småbåthavna.\r\n\r\n\
         Velforeningen skal rydde strandsonen innen 1. juni 2025.\r\n\r\nMed vennlig hilsen\r\nKari Holmvik\r\n",
    );
    for (name, bytes) in attached {
        let hexadecimal: String = bytes.iter().map(|byte| format!("={byte:02X}")).collect();
        let lines: Vec<String> =
            hexadecimal.as_bytes().chunks(72).map(|line| String::from_utf8_lossy(line).into_owned()).collect();
        mail.push_str(&format!(
            "\r\n--grense\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\
             Content-Transfer-Encoding: quoted-printable\r\n\r\n{}",
            lines.join("=\r\n")
        ));
    }
    mail.push_str("\r\n--grense--\r\n");
    mail
}

const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0";

fn letters(run: &Run) -> Vec<Value> {
    run.out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

fn ingest(folder: &Path, more: &[&str]) -> Run {
    brevverk(folder, ["ingest", "brev"].iter().chain(more))
}

fn summary(run: &Run) -> &str {
    run.err.lines().last().unwrap_or_default()
}

fn titles(folder: &Path) -> Vec<String> {
    let run = brevverk(folder, ["search", "--kind", "letter", "--all", "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    let mut titles: Vec<String> =
        answer["hits"].as_array().unwrap().iter().map(|hit| hit["text"].as_str().unwrap().to_owned()).collect();
    titles.sort();
    titles
}

/// A mail that is nothing but a web page.
fn page(body: &str) -> String {
    format!(
        "From: Kari Holmvik <kari.holmvik@storvik.example>\r\nTo: Nordli Vel <post@nordlivel.example>\r\n\
         Date: Tue, 18 Feb 2025 13:05:00 +0100\r\nSubject: Oppdrag om strandsonen\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\
         <html><head><style>p {{ color: red }}</style></head><body>{body}</body></html>\r\n"
    )
}

#[test]
fn the_table_and_the_list_of_a_mail_that_is_a_web_page_are_read_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let body = "<p>Hei,</p><p>Kommunen viser til møtet og gir foreningen disse oppdragene.</p><h2>Tiltak</h2>\
        <table border=\"1\"><tr><th>Tiltak</th><th>Ansvarlig</th><th>Frist</th></tr>\
        <tr><td>Rydde strandsonen for plast</td><td>Nordli Vel</td><td>1. juni 2025</td></tr>\
        <tr><td>Male kaia</td><td>Havnevesenet</td><td>1. september 2025</td></tr></table>\
        <h2>Foreningen skal også</h2><ul><li>melde fra om skader</li><li>holde stien åpen hele året</li></ul>\
        <p>Med vennlig hilsen<br>Kari Holmvik</p>";
    write(folder.path(), "post.eml", page(body));
    let letter: Value = serde_json::from_str(&brevverk(folder.path(), ["extract", "post.eml"]).ends(0).out).unwrap();
    assert_eq!((&letter["title"], &letter["date"]), (&"Oppdrag om strandsonen".into(), &"2025-02-18".into()));
    assert_eq!((&letter["sender"]["name"], &letter["recipients"][0]["name"]), (&"Kari Holmvik".into(), &"Nordli Vel".into()));
    let rows = letter["tables"][0]["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[0][0]), (2, &"Rydde strandsonen for plast".into()), "{rows:?}");
    let measures = letter["measures"].as_array().unwrap();
    let found = |words: &str| measures.iter().find(|measure| measure["text"].as_str().unwrap().contains(words));
    let rydde = found("Rydde strandsonen").unwrap_or_else(|| panic!("{measures:?}"));
    assert_eq!((&rydde["responsible"]["name"], &rydde["deadline"]), (&"Nordli Vel".into(), &"2025-06-01".into()));
    let sections: Vec<&str> = letter["sections"].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect();
    assert_eq!(sections, ["Tiltak", "Foreningen skal også"]);
    let text = brevverk(folder.path(), ["text", "post.eml"]).ends(0).out;
    assert!(text.contains("• melde fra om skader\n• holde stien åpen hele året\n"), "{text}");
    write(folder.path(), "brev/post.eml", page(body));
    ingest(folder.path(), &[]).ends(0);
    brevverk(folder.path(), ["check"]).ends(0);
}

#[test]
fn a_word_document_attached_to_a_mail_is_the_letter_that_it_is_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["informasjonsbrev-solvang", "hoyringssvar-forbundet"] {
        let bytes = fs::read(root().join(format!("tests/files/formats/{name}.docx"))).unwrap();
        write(folder.path(), "alene.docx", &bytes);
        write(folder.path(), "brev/post.eml", mail(&[("vedlegg.docx", &bytes)]));
        let mut alone: Value = serde_json::from_str(&brevverk(folder.path(), ["extract", "alene.docx"]).ends(0).out).unwrap();
        let run = brevverk(folder.path(), ["extract", "brev/post.eml"]).ends(0);
        let [mail, mut attached] = letters(&run).try_into().unwrap();
        let path = "brev/post.eml!//vedlegg.docx";
        assert_eq!((&attached["source"]["path"], &attached["source"]["partOf"]["@id"]), (&path.into(), &mail["@id"]));
        assert_eq!(mail["source"]["hasPart"][0]["@id"], attached["@id"]);
        assert!(attached["source"]["mediaType"].as_str().unwrap().ends_with("wordprocessingml.document"));
        for letter in [&mut alone, &mut attached] {
            letter["source"].as_object_mut().unwrap().retain(|key, _| key != "path" && key != "partOf");
        }
        assert_eq!(alone, attached, "{name}");
        ingest(folder.path(), &[]).ends(0);
        let shown = brevverk(folder.path(), ["show", alone["@id"].as_str().unwrap()]).ends(0);
        assert!(shown.out.contains(path), "{}", shown.out);
        brevverk(folder.path(), ["check"]).ends(0);
    }
}

#[test]
fn a_mail_and_its_attachments_are_letters_that_name_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let attached: [(&str, &[u8]); 3] =
        [("tildeling.txt", BOKMAAL.as_bytes()), ("kart.png", PICTURE), ("oppdrag.txt", NYNORSK.as_bytes())];
    write(folder.path(), "post.eml", mail(&attached));
    let run = brevverk(folder.path(), ["extract", "post.eml"]).ends(0);
    assert_eq!(run.err, "post.eml!//kart.png: filen er ikke et brev i et kjent format, men et PNG-bilde\n");
    let [mail, first, second] = letters(&run).try_into().unwrap();
    assert_eq!((&mail["title"], &mail["date"]), (&"Brev om båtplass".into(), &"2025-02-18".into()));
    assert_eq!(mail["sender"]["name"], "Kari Holmvik");
    assert_eq!(mail["recipients"][0]["name"], "Nordli Vel");
    assert_eq!(mail["copyRecipients"][0]["name"], "arkiv@storvik.example");
    assert_eq!(mail["source"]["mediaType"], "message/rfc822");
    assert_eq!(first["title"], "Tildelingsbrev 2026 til Bymiljøetaten");
    assert_eq!(second["title"], "Oppdragsbrev til Skuleetaten");
    for (letter, path) in [(&first, "post.eml!//tildeling.txt"), (&second, "post.eml!//oppdrag.txt")] {
        assert_eq!(letter["source"]["path"], path);
        assert_eq!(letter["source"]["partOf"]["@id"], mail["@id"]);
    }
    let parts: Vec<&Value> = mail["source"]["hasPart"].as_array().unwrap().iter().map(|part| &part["@id"]).collect();
    assert_eq!(parts, [&first["@id"], &second["@id"]]);
    let remark = &mail["remarks"].as_array().unwrap().iter().find(|one| one["code"] == "attachment-not-read").unwrap()["message"];
    assert!(remark.as_str().unwrap().contains("kart.png"), "{remark}");
}

#[test]
fn an_attachment_is_named_by_the_path_that_its_letter_has() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "post.eml", mail(&[("tildeling.txt", BOKMAAL.as_bytes())]));
    let path = "post.eml!//tildeling.txt";
    let all = brevverk(folder.path(), ["extract", "post.eml"]).ends(0);
    let alone: Value = serde_json::from_str(&brevverk(folder.path(), ["extract", path]).ends(0).out).unwrap();
    assert_eq!(alone, letters(&all)[1]);
    write(folder.path(), "alene.txt", BOKMAAL);
    let text = |path: &str| brevverk(folder.path(), ["text", path]).ends(0).out;
    assert_eq!(text(path), text("alene.txt"));
    brevverk(folder.path(), ["text", "post.eml!//mangler.txt"]).ends(1);
}

#[test]
fn the_mail_and_its_good_attachments_are_kept_where_one_is_bad() {
    let folder = tempfile::tempdir().unwrap();
    let attached: [(&str, &[u8]); 2] = [("skadet.pdf", b"%PDF-1.7\nikke mer"), ("oppdrag.txt", NYNORSK.as_bytes())];
    write(folder.path(), "brev/post.eml", mail(&attached));
    let run = brevverk(folder.path(), ["extract", "brev/post.eml"]).ends(1);
    assert_eq!(letters(&run).len(), 2);
    assert!(run.err.starts_with("brevverk: brev/post.eml!//skadet.pdf: dokumentet er skadet"), "{}", run.err);
    let first = ingest(folder.path(), &["--report", "rapport.csv"]).ends(1);
    assert_eq!(summary(&first), "2 nye, 0 endret, 0 uendret, 0 fjernet, 1 feilet, 0 like andre, 0 hoppet over");
    let report = fs::read_to_string(folder.path().join("rapport.csv")).unwrap();
    let paths: Vec<&str> = report.lines().skip(1).map(|row| row.split(',').next().unwrap()).collect();
    assert_eq!(paths, ["brev/post.eml", "brev/post.eml!//oppdrag.txt", "brev/post.eml!//skadet.pdf"]);
    let second = ingest(folder.path(), &[]).ends(1);
    assert_eq!(summary(&second), "0 nye, 0 endret, 2 uendret, 0 fjernet, 1 feilet, 0 like andre, 0 hoppet over");
    let retried = ingest(folder.path(), &["--retry-failed", "--dry-run"]).ends(0);
    assert_eq!(retried.out, "ville lest brev/post.eml!//skadet.pdf\n");
}

#[test]
fn a_mail_is_read_once_and_again_where_it_changed() {
    let folder = tempfile::tempdir().unwrap();
    let attached: [(&str, &[u8]); 3] =
        [("tildeling.txt", BOKMAAL.as_bytes()), ("kart.png", PICTURE), ("oppdrag.txt", NYNORSK.as_bytes())];
    write(folder.path(), "brev/post.eml", mail(&attached));
    let first = ingest(folder.path(), &[]).ends(0);
    assert_eq!(summary(&first), "3 nye, 0 endret, 0 uendret, 0 fjernet, 0 feilet, 0 like andre, 1 hoppet over");
    let all = ["Brev om båtplass", "Oppdragsbrev til Skuleetaten", "Tildelingsbrev 2026 til Bymiljøetaten"];
    assert_eq!(titles(folder.path()), all);
    let check = brevverk(folder.path(), ["check"]).ends(0);
    assert!(check.err.starts_with("Alt stemmer. Brev: 3"), "{}", check.err);
    let second = ingest(folder.path(), &[]).ends(0);
    assert!(second.err.contains("Ingenting å gjøre"), "{}", second.err);
    assert_eq!(summary(&second), "0 nye, 0 endret, 3 uendret, 0 fjernet, 0 feilet, 0 like andre, 1 hoppet over");

    // One attachment is another, one is not there any more: all that name the mail are written anew, and nothing old is left.
    let changed = BOKMAAL.replace("Tildelingsbrev 2026", "Supplerende tildelingsbrev 2026");
    write(folder.path(), "brev/post.eml", mail(&[("tildeling.txt", changed.as_bytes()), ("kart.png", PICTURE)]));
    let third = ingest(folder.path(), &[]).ends(0);
    assert_eq!(summary(&third), "0 nye, 2 endret, 0 uendret, 1 fjernet, 0 feilet, 0 like andre, 1 hoppet over");
    assert_eq!(titles(folder.path()), ["Brev om båtplass", "Supplerende tildelingsbrev 2026 til Bymiljøetaten"]);
    brevverk(folder.path(), ["check"]).ends(0);

    fs::remove_file(folder.path().join("brev/post.eml")).unwrap();
    let kept = ingest(folder.path(), &[]).ends(0);
    assert!(kept.err.contains("--prune"), "{}", kept.err);
    assert_eq!(titles(folder.path()).len(), 2);
    ingest(folder.path(), &["--prune"]).ends(0);
    assert_eq!(titles(folder.path()), [""; 0]);
    assert_eq!(fs::read_dir(folder.path().join("index/letters")).unwrap().count(), 1, "the context alone");
}

#[test]
fn a_file_that_lies_in_two_mails_and_alone_is_one_letter() {
    let folder = tempfile::tempdir().unwrap();
    let attached: [(&str, &[u8]); 1] = [("oppdrag.txt", NYNORSK.as_bytes())];
    write(folder.path(), "brev/a.eml", mail(&attached));
    write(folder.path(), "brev/b.eml", mail(&attached).replace("Med vennlig hilsen", "Hilsen"));
    write(folder.path(), "brev/oppdrag.txt", NYNORSK);
    let run = ingest(folder.path(), &[]).ends(0);
    assert_eq!(summary(&run), "3 nye, 0 endret, 0 uendret, 0 fjernet, 0 feilet, 2 like andre, 0 hoppet over");
    brevverk(folder.path(), ["check"]).ends(0);
    fs::remove_file(folder.path().join("brev/a.eml")).unwrap();
    ingest(folder.path(), &["--prune"]).ends(0);
    let letter = |title: &str| {
        let files = fs::read_dir(folder.path().join("index/letters")).unwrap();
        let read = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
        let letters = read.map(|json| serde_json::from_str::<Value>(&json).unwrap());
        letters.filter(|letter| letter["title"] == title).collect::<Vec<Value>>()
    };
    let oppdrag = letter("Oppdragsbrev til Skuleetaten");
    assert_eq!(oppdrag.len(), 1);
    assert_eq!(oppdrag[0]["source"]["path"], "brev/b.eml!//oppdrag.txt", "the next mail gives the letter now");
    assert_eq!(oppdrag[0]["source"]["partOf"]["@id"], letter("Brev om båtplass")[0]["@id"]);
    brevverk(folder.path(), ["check"]).ends(0);
}

#[test]
fn no_command_touches_an_original() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "brev/post.eml", mail(&[("oppdrag.txt", NYNORSK.as_bytes())]));
    write(folder.path(), "brev/tildeling.txt", BOKMAAL);
    let state = || {
        ["brev/post.eml", "brev/tildeling.txt"].map(|name| {
            let path = folder.path().join(name);
            (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap())
        })
    };
    let before = state();
    for command in [
        &["extract", "brev/post.eml", "brev/tildeling.txt"][..],
        &["extract", "--format", "outline", "brev/post.eml"],
        &["text", "brev/post.eml"],
        &["ingest", "brev", "--report", "rapport.json"],
        &["ingest", "brev", "--retry-failed", "--prune"],
        &["search", "snø"],
        &["check"],
        &["check", "brev/post.eml"],
        &["check", "--repair"],
    ] {
        brevverk(folder.path(), command).ends(0);
        assert_eq!(state(), before, "{command:?}");
    }
}
