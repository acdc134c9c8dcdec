//! The program as a user meets it: exit status, streams, help, and files that are not what they should be.

#![allow(clippy::disallowed_methods, reason = "tests read and write files")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;
use tests::invented::{BOKMAAL, NYNORSK, write};
use tests::program::{brevverk, command};

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn schema_of(letter: &Value) -> &str {
    letter["schemaVersion"].as_str().unwrap()
}

#[test]
fn one_file_gives_one_letter_over_many_lines() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.txt", BOKMAAL);
    let run = brevverk(folder.path(), ["extract", "a.txt"]).ends(0);
    let letter = json(&run.out);
    assert!(run.out.lines().count() > 20);
    assert_eq!(run.err, "");
    assert_eq!(schema_of(&letter), "1.1");
    assert_eq!(
        (letter["title"].as_str(), letter["date"].as_str()),
        (Some("Tildelingsbrev 2026 til Bymiljøetaten"), Some("2026-02-18"))
    );
    assert_eq!(letter["source"]["path"], "a.txt");
}

#[test]
fn several_files_give_a_letter_a_line_in_the_order_asked_for_and_the_bad_one_is_named() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.txt", BOKMAAL);
    write(folder.path(), "b.txt", NYNORSK);
    write(folder.path(), "tom.txt", "");
    write(folder.path(), "skadet.pdf", "%PDF-1.7\nikke mer");
    write(folder.path(), "bilde.txt", b"\x89PNG\r\n\x1a\n\0\0");
    let files = ["extract", "b.txt", "tom.txt", "mangler.txt", "skadet.pdf", "bilde.txt", "a.txt", "."];
    let run = brevverk(folder.path(), files).ends(1);
    let titles: Vec<Value> = run.out.lines().map(|line| json(line)["title"].clone()).collect();
    assert_eq!(titles, ["Oppdragsbrev til Skuleetaten", "Tildelingsbrev 2026 til Bymiljøetaten"]);
    let told: Vec<&str> = run.err.lines().collect();
    assert_eq!(told.len(), 5, "{told:?}");
    assert_eq!(told[0], "brevverk: tom.txt: filen er tom");
    assert_eq!(told[1], "brevverk: mangler.txt: filen finnes ikke");
    assert!(told[2].starts_with("brevverk: skadet.pdf: dokumentet er skadet"));
    assert_eq!(told[3], "brevverk: bilde.txt: filen er ikke et brev i et kjent format, men et PNG-bilde");
    assert!(told[4].starts_with("brevverk: .: filen kan ikke leses"));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "lukket.txt", BOKMAAL);
    fs::set_permissions(folder.path().join("lukket.txt"), fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(folder.path().join("lukket.txt")).is_ok() {
        eprintln!("skipped: whoever runs this test may read every file");
        return;
    }
    let run = brevverk(folder.path(), ["extract", "lukket.txt"]).ends(1);
    assert!(run.err.starts_with("brevverk: lukket.txt: filen kan ikke leses"), "{}", run.err);
}

#[test]
fn the_text_is_the_one_that_places_point_into() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.txt", BOKMAAL);
    let text: Vec<char> = brevverk(folder.path(), ["text", "a.txt"]).ends(0).out.chars().collect();
    let letter = json(&brevverk(folder.path(), ["extract", "a.txt"]).ends(0).out);
    let place = &letter["at"]["title"][0];
    let at = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
    assert_eq!(text[at("start")..at("end")].iter().collect::<String>(), "Tildelingsbrev 2026 til Bymiljøetaten");
    let layout = brevverk(folder.path(), ["text", "--layout", "a.txt"]).ends(0).out;
    assert!(layout.starts_with("p1\tStorvik kommune\n"), "{layout}");
    brevverk(folder.path(), ["text", "mangler.txt"]).ends(1);
}

#[test]
fn an_outline_is_in_the_language_of_the_reader() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.txt", BOKMAAL);
    for (lang, word) in [("nb", "Avsender"), ("nn", "Avsendar"), ("en", "Sender")] {
        let run = brevverk(folder.path(), ["--lang", lang, "extract", "--format", "outline", "a.txt"]).ends(0);
        assert!(run.out.contains(word), "{lang}: {}", run.out);
    }
}

#[test]
fn look_alikes_are_told_with_their_reason_only_where_they_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let letter = "Tildelingsbrev til Parketaten for 2026\n\nTiltak i klimabudsjettet\n\nKlimabudsjettet har fem tiltak for parkene. De står \
                  i økonomiplanen og gjentas ikke her.\n";
    write(folder.path(), "a.txt", letter);
    let plain = json(&brevverk(folder.path(), ["extract", "a.txt"]).ends(0).out);
    assert!(plain.get("turnedDown").is_none());
    let told = json(&brevverk(folder.path(), ["extract", "--turned-down", "a.txt"]).ends(0).out);
    assert_eq!(told["turnedDown"][0]["text"], "Tiltak i klimabudsjettet");
    assert_eq!(told["turnedDown"][0]["lookedLike"], "measure");
    assert_eq!(told["turnedDown"][0]["reason"], "The heading names the measures of another document.");
}

#[test]
fn wrong_usage_ends_with_two_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [
        &["extract"][..],
        &["finnes-ikke"],
        &["extract", "--format", "xml", "a.txt"],
        &["search", "--deadline-before", "i morgen"],
        &["search", "plan", "--limt", "3"],
        &["ingest", "brev", "--jobs", "0"],
        &["ingest", "brev", "--report", "rapport.doc"],
        &["search", "plan"],
        &["show", "abc"],
        &["check"],
        &["score", "--gold", "mangler"],
    ] {
        let run = brevverk(folder.path(), arguments).ends(2);
        assert!(run.out.is_empty() && !run.err.is_empty(), "{arguments:?}");
    }
}

#[test]
fn help_names_every_command_that_exists_and_no_other() {
    let help = brevverk(Path::new("."), ["--help"]).ends(0).out;
    let commands = help.split("Commands:").nth(1).unwrap().split("Options:").next().unwrap();
    let first_words = commands.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names: Vec<&str> = first_words.filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(names, ["extract", "text", "page", "ingest", "search", "show", "check", "score", "schema", "help"]);
    for name in &names[..9] {
        assert!(brevverk(Path::new("."), [name, "--help"]).ends(0).out.contains("Example"), "{name}");
    }
}

#[test]
fn schema_and_context_are_json() {
    let schema = json(&brevverk(Path::new("."), ["schema"]).ends(0).out);
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let context = json(&brevverk(Path::new("."), ["schema", "--context"]).ends(0).out);
    assert!(context["@context"].is_object());
}

#[test]
fn programs_are_told_in_json_and_who_wants_quiet_hears_errors_only() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.txt", BOKMAAL);
    let run = brevverk(folder.path(), ["extract", "mangler.txt", "--log-format", "json"]).ends(1);
    let message = json(&run.err);
    assert_eq!(
        (&message["level"], &message["file"], &message["message"]),
        (&"error".into(), &"mangler.txt".into(), &"filen finnes ikke".into())
    );
    let quiet = brevverk(folder.path(), ["--quiet", "ingest", "a.txt"]).ends(0);
    assert_eq!((quiet.out.as_str(), quiet.err.as_str()), ("", ""));
}

#[test]
fn who_closes_the_pipe_early_is_no_failure() {
    let folder = tempfile::tempdir().unwrap();
    // Much more than a pipe holds.
    write(folder.path(), "lang.txt", BOKMAAL.repeat(400));
    let mut child =
        command(folder.path()).args(["text", "lang.txt"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(first, "Storvik kommune\n");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn a_letter_is_scored_against_what_a_person_wrote_down() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "letters/a.txt", BOKMAAL);
    let gold = serde_json::json!({
        "file": "a.txt", "kind": "tildelingsbrev", "title": "Tildelingsbrev 2026 til Bymiljøetaten",
        "recipients": [{"name": "Bymiljøetaten"}, {"name": "Kulturetaten"}]
    });
    write(folder.path(), "truth/a.json", gold.to_string());
    let run = brevverk(folder.path(), ["score", "--gold", "truth", "--misses", "recipients"]).ends(0);
    assert!(run.out.contains("mangler\ta.txt\tKulturetaten\n"), "{}", run.out);
    let row = run.out.lines().find(|line| line.starts_with("recipients")).unwrap();
    assert_eq!(row.split_whitespace().skip(1).take(5).collect::<Vec<_>>(), ["2", "1", "1.000", "0.500", "0.667"]);
    assert!(run.out.lines().last().unwrap().starts_with("core mean F1 "));
    fs::remove_file(folder.path().join("letters/a.txt")).unwrap();
    brevverk(folder.path(), ["score", "--gold", "truth"]).ends(1);
}
