//! What an archivist asks of a run: which files, what became of each, and what is to be done again.

#![allow(clippy::disallowed_methods, reason = "tests read and write files")]

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::Value;
use tests::invented::{BOKMAAL, NYNORSK, varied, write, write_both};
use tests::pdfs::{Page, pdf};
use tests::program::{Run, brevverk, command};

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn summary(run: &Run) -> &str {
    run.err.lines().last().unwrap_or_default()
}

/// A run with a list on standard input.
fn with_list(folder: &Path, list: &[u8], arguments: &[&str]) -> Run {
    let mut program = command(folder);
    program.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut program = program.spawn().unwrap();
    program.stdin.take().unwrap().write_all(list).unwrap();
    ended(program)
}

fn ended(program: Child) -> Run {
    let output = program.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

#[test]
fn patterns_choose_files_and_what_they_leave_out_is_not_gone() {
    let folder = tempfile::tempdir().unwrap();
    write_both(folder.path());
    write(folder.path(), "brev/utkast/svar.TXT", varied(1));
    write(folder.path(), "brev/skule/årsplan.txt", varied(2));
    let first = brevverk(folder.path(), ["ingest", "brev", "--include", "*.txt", "--exclude", "Utkast"]).ends(0);
    assert!(summary(&first).starts_with("3 nye,"), "{}", first.err);
    let preview = brevverk(folder.path(), ["ingest", "brev", "--include", "skule/ÅRS*", "--prune", "--dry-run"]).ends(0);
    assert_eq!(
        (preview.out.as_str(), summary(&preview)),
        ("", "Ville lest 0 nye, erstattet 0, hoppet over 0, fjernet 0; 1 står som de er.")
    );
    let wrong = brevverk(folder.path(), ["ingest", "brev", "--include", "a["]).ends(2);
    assert!(wrong.err.contains("found a["), "{}", wrong.err);
}

#[test]
fn a_list_of_files_on_standard_input_is_read() {
    let folder = tempfile::tempdir().unwrap();
    write_both(folder.path());
    write(folder.path(), "annet/linje\nskift.txt", varied(1));
    let lines = with_list(folder.path(), "brev/bymiljø.txt\nmangler.txt\n".as_bytes(), &["ingest", "-"]).ends(1);
    assert!(lines.err.contains("mangler.txt: filen finnes ikke") && summary(&lines).starts_with("1 ny,"), "{}", lines.err);
    let nul = with_list(folder.path(), b"annet/linje\nskift.txt\0brev/skule/oppdrag.txt\0", &["ingest", "-", "brev"]).ends(0);
    assert!(summary(&nul).starts_with("2 nye, 0 endret, 1 uendret"), "{}", nul.err);
}

#[cfg(unix)]
#[test]
fn a_file_that_links_lead_to_from_two_places_counts_once() {
    let folder = tempfile::tempdir().unwrap();
    write_both(folder.path());
    fs::create_dir(folder.path().join("lenker")).unwrap();
    for (to, name) in
        [("../brev/bymiljø.txt", "en.txt"), ("../brev/bymiljø.txt", "to.txt"), ("../brev", "mappe"), ("en.txt", "tre.txt")]
    {
        std::os::unix::fs::symlink(to, folder.path().join("lenker").join(name)).unwrap();
    }
    let run = brevverk(folder.path(), ["ingest", "lenker", "brev", "--report", "rapport.json"]).ends(0);
    assert_eq!(summary(&run), "2 nye, 0 endret, 0 uendret, 0 fjernet, 0 feilet, 0 like andre, 0 hoppet over");
    assert_eq!(json(&folder.path().join("rapport.json")).as_array().unwrap().len(), 2);
}

/// Every outcome, every stage at which a file may fail, and what stands beside them, from files that come to them.
#[test]
fn every_outcome_of_the_report_is_reached() {
    let folder = tempfile::tempdir().unwrap();
    let around = |page| pdf(&[Page::saying("Brev til etaten"), page, Page::saying("Med hilsen")]);
    let report = |more: &[&str], order: &str| -> Value {
        let mut run = command(folder.path());
        run.env("BREVVERK_TRIAL", order).args([
            "ingest",
            "brev",
            "--quiet",
            "--max-memory",
            "256MiB",
            "--report",
            "rapport.json",
        ]);
        run.args(more).stderr(Stdio::null()).status().unwrap();
        json(&folder.path().join("rapport.json"))
    };
    let row = |report: &Value, path: &str| -> Value {
        report.as_array().unwrap().iter().find(|row| row["path"] == path).unwrap_or_else(|| panic!("{path}: {report:#}")).clone()
    };
    write_both(folder.path());
    write(folder.path(), "brev/endres.txt", varied(1));
    write(folder.path(), "brev/fjernes.txt", varied(2));
    let first = report(&[], "");
    let new = row(&first, "brev/bymiljø.txt");
    assert_eq!(
        (&new["outcome"], &new["letters"], &new["measures"], &new["pages"]),
        (&"new".into(), &1.into(), &1.into(), &1.into())
    );
    assert!(new["seconds"].as_f64().unwrap() > 0.0, "{new}");
    if cfg!(target_os = "linux") {
        let peak = new["peakMemory"].as_u64().unwrap();
        assert!((1 << 20..1 << 30).contains(&peak), "{peak}");
    }
    write(folder.path(), "brev/endres.txt", varied(3));
    fs::remove_file(folder.path().join("brev/fjernes.txt")).unwrap();
    write(folder.path(), "brev/kopi.txt", BOKMAAL);
    write(folder.path(), "brev/data.json", "{}");
    write(folder.path(), "brev/tom.txt", "");
    write(folder.path(), "brev/skadet.pdf", "%PDF-1.7\nikke mer");
    write(folder.path(), "brev/side.pdf", around(Page::saying("Side to")));
    write(folder.path(), "brev/halv.pdf", around(Page::bomb()));
    write(folder.path(), "brev/brev.txt", varied(4));
    #[cfg(unix)]
    std::os::unix::fs::symlink("ingensteds", folder.path().join("brev/løs.txt")).unwrap();
    let harm = "brev/side.pdf:abort@1 brev/side.pdf:abort@2 brev/side.pdf:abort@3 brev/brev.txt:panic@letter";
    let second = report(&["--prune", "--strict"], harm);
    for (path, outcome, stage, code, page) in [
        ("brev/skule/oppdrag.txt", "unchanged", "", "", 0),
        ("brev/endres.txt", "changed", "", "", 0),
        ("brev/fjernes.txt", "removed", "", "", 0),
        ("brev/kopi.txt", "duplicate", "", "", 0),
        ("brev/data.json", "skipped", "", "not-named-text", 0),
        ("brev/tom.txt", "failed", "open", "empty", 0),
        ("brev/skadet.pdf", "failed", "open", "damaged", 0),
        ("brev/side.pdf", "failed", "page", "crashed", 1),
        ("brev/halv.pdf", "failed", "page", "out-of-memory", 2),
        ("brev/brev.txt", "failed", "letter", "defect", 0),
    ] {
        let row = row(&second, path);
        let word = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        let found = (word("outcome"), word("stage"), word("code"), row["page"].as_u64().unwrap_or(0));
        assert_eq!(found, (outcome.to_owned(), stage.to_owned(), code.to_owned(), page), "{path}");
        assert_eq!(row["reason"].is_string(), !["new", "changed", "unchanged", "removed"].contains(&outcome), "{path}: {row}");
    }
    if cfg!(unix) {
        let loose = row(&second, "brev/løs.txt");
        assert_eq!((&loose["stage"], &loose["code"]), (&"look".into(), &"missing".into()));
    }

    // Only what failed at a stage is read again, and what it lacks is told.
    let dry = |stage: &str| {
        let out = brevverk(folder.path(), ["ingest", "brev", "--dry-run", "--retry-failed", "--only-stage", stage]).out;
        out.lines().map(|line| line.replace("ville lest ", "")).collect::<BTreeSet<String>>()
    };
    assert_eq!(dry("page"), ["brev/side.pdf", "brev/halv.pdf"].map(str::to_owned).into());
    assert_eq!(dry("letter"), ["brev/brev.txt".to_owned()].into());
    assert!(dry("recognition").is_empty());
    let third = report(&["--retry-failed", "--only-stage", "page"], "");
    let half = row(&third, "brev/halv.pdf");
    assert_eq!((&half["outcome"], &half["missing"]), (&"new".into(), &serde_json::json!([2])));
    assert_eq!(half["remarks"]["pages-missing"], 1, "{half}");
    assert_eq!(row(&third, "brev/brev.txt")["outcome"], "failed");
    assert_eq!(row(&third, "brev/brev.txt")["seconds"], Value::Null, "it was not read in this run");
    brevverk(folder.path(), ["ingest", "brev", "--only-stage", "page"]).ends(2);
}

#[test]
fn a_preview_says_what_would_be_read_replaced_skipped_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    write_both(folder.path());
    write(folder.path(), "brev/fjernes.txt", varied(1));
    brevverk(folder.path(), ["ingest", "brev"]).ends(0);
    fs::remove_file(folder.path().join("brev/fjernes.txt")).unwrap();
    write(folder.path(), "brev/bymiljø.txt", varied(2));
    write(folder.path(), "brev/skule/p.txt", NYNORSK);
    write(folder.path(), "brev/tabell.bin", b"\x00\x01\x02");
    write(folder.path(), "brev/ny.txt", varied(3));
    let before = fs::read(folder.path().join("index/manifest.ndjson")).unwrap();
    let preview = brevverk(folder.path(), ["ingest", "brev", "--dry-run", "--prune"]).ends(0);
    let lines: Vec<&str> = preview.out.lines().collect();
    assert_eq!(lines[..2], ["ville erstattet brevet fra brev/bymiljø.txt", "ville lest brev/ny.txt"], "{}", preview.out);
    assert!(
        lines.contains(&"ville hoppet over brev/tabell.bin: filen er ikke et brev i et kjent format, men ukjente binære data"),
        "{}",
        preview.out
    );
    assert!(lines.contains(&"ville hoppet over brev/skule/p.txt: samme innhold som en annen fil"), "{}", preview.out);
    assert!(lines.contains(&"ville fjernet brev/fjernes.txt"), "{}", preview.out);
    assert_eq!(summary(&preview), "Ville lest 1 nye, erstattet 1, hoppet over 2, fjernet 1; 1 står som de er.");
    assert_eq!(before, fs::read(folder.path().join("index/manifest.ndjson")).unwrap());
}

#[test]
fn letters_of_an_earlier_version_stand_until_they_are_upgraded_and_then_it_is_said_what_changed() {
    let folder = tempfile::tempdir().unwrap();
    write_both(folder.path());
    brevverk(folder.path(), ["ingest", "brev"]).ends(0);
    let index = folder.path().join("index");
    // As an earlier version would have left them: one letter without its measures, another title, both known by that version.
    let manifest = fs::read_to_string(index.join("manifest.ndjson")).unwrap();
    let version = format!("\"version\":\"{}/", env!("CARGO_PKG_VERSION"));
    fs::write(index.join("manifest.ndjson"), manifest.replace(&version, "\"version\":\"0.0.9/")).unwrap();
    let letters = || fs::read_dir(index.join("letters")).unwrap().map(|entry| entry.unwrap().path());
    let letter = letters().find(|path| fs::read_to_string(path).unwrap().contains("Oppdragsbrev til Skuleetaten")).unwrap();
    let now = fs::read_to_string(&letter).unwrap();
    let mut old = json(&letter);
    old["measures"].as_array_mut().unwrap().pop();
    old["title"] = "Et brev".into();
    fs::write(&letter, serde_json::to_string_pretty(&old).unwrap()).unwrap();

    let stands = brevverk(folder.path(), ["ingest", "brev"]).ends(0);
    assert!(stands.err.contains("Brev som er lest av en tidligere versjon: 2. Med --upgrade"), "{}", stands.err);
    assert!(summary(&stands).starts_with("0 nye, 0 endret, 2 uendret"), "{}", stands.err);
    let upgraded = brevverk(folder.path(), ["ingest", "brev", "--upgrade"]).ends(0);
    let said = "Lest på nytt av denne versjonen: 2 brev; 1 av dem er endret: measures 1, title 1.";
    assert!(upgraded.err.lines().any(|line| line == said), "{}", upgraded.err);
    assert_eq!(fs::read_to_string(&letter).unwrap(), now);
    let again = brevverk(folder.path(), ["ingest", "brev", "--upgrade"]).ends(0);
    assert!(again.err.contains("Ingenting å gjøre") && !again.err.contains("tidligere versjon"), "{}", again.err);
    brevverk(folder.path(), ["check"]).ends(0);

    // What cannot be read any more keeps the letter it has.
    fs::write(index.join("manifest.ndjson"), manifest.replace(&version, "\"version\":\"0.0.9/")).unwrap();
    let mut failing = command(folder.path());
    failing.env("BREVVERK_TRIAL", "brev/skule/oppdrag.txt:panic@letter").args([
        "ingest",
        "brev",
        "--upgrade",
        "--report",
        "r.json",
    ]);
    let failing = ended(failing.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()).ends(1);
    assert!(failing.err.contains("; brevet fra forrige lesing står"), "{}", failing.err);
    assert_eq!(fs::read_to_string(&letter).unwrap(), now);
    let row = &json(&folder.path().join("r.json"))[1];
    assert_eq!((&row["outcome"], &row["stage"], &row["letters"]), (&"failed".into(), &"letter".into(), &1.into()));
    brevverk(folder.path(), ["check"]).ends(0);
    let stands = brevverk(folder.path(), ["ingest", "brev"]).ends(0);
    assert!(stands.err.contains("tidligere versjon: 1."), "{}", stands.err);

    // A letter of another form cannot stand: nothing could read it.
    fs::write(index.join("manifest.ndjson"), manifest.replace(&version, "\"version\":\"0.0.9/0.")).unwrap();
    let read_again = brevverk(folder.path(), ["ingest", "brev"]).ends(0);
    assert!(summary(&read_again).contains("2 endret"), "{}", read_again.err);
}

#[test]
fn every_run_is_logged_with_who_when_what_and_how_many() {
    let folder = tempfile::tempdir().unwrap();
    write_both(folder.path());
    let log = || -> Vec<Value> {
        let log = fs::read_to_string(folder.path().join("index/runs.ndjson")).unwrap();
        log.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let mut first = command(folder.path());
    first.env("USER", "arkivar").args(["ingest", "brev", "--jobs", "2"]).stderr(Stdio::null());
    assert!(first.status().unwrap().success());
    let lines = log();
    assert_eq!(lines.len(), 2);
    assert_eq!((&lines[0]["event"], &lines[0]["user"]), (&"began".into(), &"arkivar".into()));
    assert_eq!(lines[0]["arguments"], serde_json::json!(["ingest", "brev", "--jobs", "2"]));
    assert_eq!(lines[0]["program"], concat!("brevverk ", env!("CARGO_PKG_VERSION")));
    for name in ["host", "folder", "schemaVersion", "searchVersion", "run"] {
        assert!(lines[0][name].as_str().is_some_and(|value| !value.is_empty()), "{name}: {}", lines[0]);
    }
    let is_time = |value: &Value| value.as_str().is_some_and(|time| time.len() == 20 && time.ends_with('Z'));
    assert!(is_time(&lines[0]["time"]) && is_time(&lines[1]["time"]));
    assert_eq!((&lines[1]["event"], &lines[1]["run"], &lines[1]["outcome"]), (&"ended".into(), &lines[0]["run"], &"done".into()));
    assert_eq!((&lines[1]["files"], &lines[1]["new"]), (&2.into(), &2.into()));

    brevverk(folder.path(), ["ingest", "brev", "--dry-run"]).ends(0);
    assert_eq!(log().len(), 2, "a preview changes nothing, and is not logged");
    brevverk(folder.path(), ["check", "--repair"]).ends(0);
    assert_eq!((log().len(), &log()[3]["letters"]), (4, &2.into()));
    brevverk(folder.path(), ["ingest", "brev", "--report", "ingen/mappe/rapport.csv"]).ends(2);
    let last = log().pop().unwrap();
    assert_eq!(last["outcome"], "failed");
    assert!(last["error"].as_str().unwrap().contains("ingen/mappe"), "{last}");
}

#[test]
fn without_a_terminal_a_line_tells_every_so_often_how_far_it_has_come() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..6 {
        write(folder.path(), &format!("brev/{number}.txt"), varied(number));
    }
    let run = |more: &[&str]| {
        let mut program = command(folder.path());
        // One of them takes three seconds.
        program.env("BREVVERK_TRIAL", "brev/3.txt:pause@letter").args([
            "ingest",
            "brev",
            "--progress-every",
            "1s",
            "--jobs",
            "1",
        ]);
        let run = ended(program.args(more).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()).ends(0);
        fs::remove_dir_all(folder.path().join("index")).unwrap();
        run.err
    };
    let text = run(&[]);
    let line = text.lines().find(|line| line.starts_with("Leser brev: ")).unwrap_or_else(|| panic!("{text}"));
    assert!(line.contains(" av 6 filer, ") && line.contains(" 0 feilet, ") && line.ends_with(" igjen"), "{line}");
    assert!(!run(&["--quiet"]).contains("Leser brev"));
    let json = run(&["--log-format", "json"]);
    let progress: Vec<Value> =
        json.lines().map(|line| serde_json::from_str(line).unwrap()).filter(|line: &Value| line["level"] == "progress").collect();
    let last = progress.last().unwrap_or_else(|| panic!("{json}"));
    assert!(last["files"].as_u64().unwrap() >= 3 && last["of"] == 6 && last["failed"] == 0, "{last}");
    assert!(last["perSecond"].is_f64() && last["secondsLeft"].is_u64() && last["pages"].is_u64(), "{last}");
}

#[cfg(unix)]
#[test]
fn who_watches_takes_in_what_comes_and_changes_until_ctrl_c() {
    let folder = tempfile::tempdir().unwrap();
    write_both(folder.path());
    let mut program = command(folder.path());
    program.args(["ingest", "brev", "--watch", "--prune", "--report", "rapport.json"]).stderr(Stdio::piped());
    let program = program.spawn().unwrap();
    let titles = || -> BTreeSet<String> {
        let run = brevverk(folder.path(), ["search", "--kind", "letter", "--all", "--format", "json"]);
        let answer: Value = serde_json::from_str(&run.out).unwrap_or_default();
        let hits = answer["hits"].as_array().cloned().unwrap_or_default();
        hits.iter().map(|hit| hit["text"].as_str().unwrap().to_owned()).collect()
    };
    let until = |what: &str, is_so: &dyn Fn(BTreeSet<String>) -> bool| {
        let until = Instant::now() + Duration::from_secs(60);
        while !is_so(titles()) {
            assert!(Instant::now() < until, "waited in vain for {what}: {:?}", titles());
            sleep(Duration::from_millis(100));
        }
    };
    until("both letters", &|titles| titles.len() == 2);
    write(
        folder.path(),
        "brev/ny mappe/under/ny.txt",
        NYNORSK.replace("Oppdragsbrev til Skuleetaten", "Oppdragsbrev til Kulturetaten"),
    );
    until("a letter in a new folder", &|titles| titles.contains("Oppdragsbrev til Kulturetaten"));
    write(folder.path(), "brev/bymiljø.txt", BOKMAAL.replace("Tildelingsbrev 2026", "Supplerende tildelingsbrev 2026"));
    until("a change", &|titles| titles.contains("Supplerende tildelingsbrev 2026 til Bymiljøetaten") && titles.len() == 3);
    fs::remove_file(folder.path().join("brev/skule/oppdrag.txt")).unwrap();
    until("a removal", &|titles| titles.len() == 2);
    // Others may write in between.
    brevverk(folder.path(), ["check", "--repair"]).ends(0);
    let int = std::process::Command::new("kill").args(["-INT", &program.id().to_string()]).status().unwrap();
    assert!(int.success());
    let run = ended(program).ends(0);
    assert_eq!(run.err.lines().last(), Some("Følger ikke med lenger."), "{}", run.err);
    assert!(!folder.path().join("index/journal.ndjson").exists());
    assert_eq!(json(&folder.path().join("rapport.json")).as_array().unwrap().len(), 3, "two letters and the one that is gone");
    brevverk(folder.path(), ["check"]).ends(0);
    let listed = with_list(folder.path(), b"brev\n", &["ingest", "-", "--watch"]).ends(2);
    assert!(listed.err.contains("nevn mappene"), "{}", listed.err);
}
