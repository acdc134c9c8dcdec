//! Foreign bytes are read in worker processes: what a file can do to them, and how little it can do to anything else.

#![allow(clippy::disallowed_methods, reason = "tests read and write files")]

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use tests::invented::{BOKMAAL, write};
use tests::pdfs::{Page, pdf};
use tests::program::{Run, brevverk, command};
use tests::report;

/// Three pages, of which the second is another.
fn around(page: Page) -> Vec<u8> {
    pdf(&[Page::saying("Brev til etaten"), page, Page::saying("Med hilsen")])
}

/// `extract` with harm on demand: `NAME:WHAT@PAGE`. Only builds for tests know of this.
fn on_trial(folder: &Path, order: &str, arguments: &[&str]) -> Run {
    let output = command(folder).env("BREVVERK_TRIAL", order).args(arguments).output().unwrap();
    Run {
        status: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn remark(run: &Run) -> String {
    let letter: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(letter["source"]["pages"], 3);
    let remarks = letter["remarks"].as_array().unwrap();
    let missing = remarks.iter().find(|remark| remark["code"] == "pages-missing").unwrap();
    assert_eq!(missing["severity"], "warning");
    missing["message"].as_str().unwrap().to_owned()
}

#[test]
fn a_page_that_unpacks_without_end_costs_that_page() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "bombe.pdf", around(Page::bomb()));
    let run = brevverk(folder.path(), ["extract", "bombe.pdf", "--max-memory", "256MiB"]).ends(0);
    assert_eq!(remark(&run), "Page 2 was not read and is missing.");
    assert_eq!(run.err, "bombe.pdf: lest uten sider som ikke kan leses: 2\n");
    let text = brevverk(folder.path(), ["text", "bombe.pdf", "--max-memory", "256MiB"]).ends(0).out;
    assert_eq!(text, "Brev til etaten\n\u{c}\u{c}Med hilsen\n");
    let strict = brevverk(folder.path(), ["extract", "bombe.pdf", "--strict", "--max-memory", "256MiB"]).ends(1);
    assert_eq!(strict.err, "brevverk: bombe.pdf: lesingen trengte mer enn 256 MB minne (side 2)\n");
}

#[cfg(unix)]
#[test]
fn a_page_that_is_painted_without_end_costs_that_page() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "evig.pdf", around(Page::endless()));
    let run = brevverk(folder.path(), ["extract", "evig.pdf", "--max-cpu", "1s", "--max-time", "2min"]).ends(0);
    assert_eq!(remark(&run), "Page 2 was not read and is missing.");
    let strict = brevverk(folder.path(), ["extract", "evig.pdf", "--max-cpu", "1s", "--max-time", "2min", "--strict"]).ends(1);
    assert_eq!(strict.err, "brevverk: evig.pdf: lesingen tok mer enn 1 sekunder av en prosessor (side 2)\n");
}

#[test]
fn who_sleeps_is_killed_in_time() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "sen.pdf", around(Page::saying("Side to")));
    let begun = Instant::now();
    let run = on_trial(folder.path(), "sen.pdf:sleep@2", &["extract", "sen.pdf", "--max-time", "6s"]).ends(1);
    assert_eq!(run.err, "brevverk: sen.pdf: lesingen tok mer enn 6 sekunder (side 2)\n");
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
}

#[test]
fn whatever_a_page_does_to_its_worker_it_costs_that_page() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "brev.pdf", around(Page::saying("Side to")));
    for what in ["stack", "abort", "panic", "memory"] {
        let run =
            on_trial(folder.path(), &format!("brev.pdf:{what}@2"), &["extract", "brev.pdf", "--max-memory", "256MiB"]).ends(0);
        assert_eq!(remark(&run), "Page 2 was not read and is missing.", "{what}");
    }
    for (what, reason) in [
        ("stack", "filen er nøstet dypere enn den kan leses (side 2)"),
        ("abort", "prosessen som leste filen, brøt sammen (SIGABRT) (side 2)"),
        ("panic", "noen av sidene kan ikke leses: 2"),
    ] {
        let run = on_trial(folder.path(), &format!("brev.pdf:{what}@2"), &["extract", "brev.pdf", "--strict"]).ends(1);
        assert_eq!(run.err, format!("brevverk: brev.pdf: {reason}\n"));
    }
}

#[test]
fn what_goes_wrong_behind_the_text_is_named_without_a_page() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "brev.txt", BOKMAAL);
    let reason = |what: &str| {
        on_trial(folder.path(), &format!("brev.txt:{what}@letter"), &["extract", "brev.txt", "--max-memory", "256MiB"])
            .ends(1)
            .err
    };
    assert_eq!(reason("memory"), "brevverk: brev.txt: lesingen trengte mer enn 256 MB minne\n");
    let defect = reason("panic");
    assert!(defect.contains("avdekket en feil i brevverk (crates/brevverk/src/worker/trial.rs:"), "{defect}");
}

#[test]
fn three_bad_pages_are_left_out_and_a_fourth_ends_the_attempt() {
    let folder = tempfile::tempdir().unwrap();
    let pages: Vec<Page> = (1..=6).map(|page| Page::saying(&format!("Side {page}"))).collect();
    write(folder.path(), "brev.pdf", pdf(&pages));
    let three = "brev.pdf:abort@2 brev.pdf:abort@3 brev.pdf:abort@5";
    let run = on_trial(folder.path(), three, &["text", "brev.pdf"]).ends(0);
    assert_eq!(run.out, "Side 1\n\u{c}\u{c}\u{c}Side 4\n\u{c}\u{c}Side 6\n");
    assert_eq!(run.err, "brev.pdf: lest uten sider som ikke kan leses: 2, 3, 5\n");
    let run = on_trial(folder.path(), &format!("{three} brev.pdf:abort@6"), &["text", "brev.pdf"]).ends(1);
    assert_eq!(run.err, "brevverk: brev.pdf: prosessen som leste filen, brøt sammen (SIGABRT) (side 6)\n");
}

#[test]
fn one_bad_file_among_twenty_costs_one_line_and_the_bytes_are_the_same_however_many_read() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..20 {
        write(folder.path(), &format!("brev/{number}.txt"), BOKMAAL.replace("2026", &format!("{}", 2000 + number)));
    }
    write(folder.path(), "brev/ond.txt", BOKMAAL.replace("Bymiljøetaten", "Kulturetaten"));
    write(folder.path(), "brev/halv.pdf", around(Page::bomb()));
    let ingest = |jobs: &str| {
        let index = format!("indeks-{jobs}");
        let report = format!("{jobs}.json");
        let arguments = ["ingest", "brev", "--jobs", jobs, "--max-memory", "256MiB", "--index", &index, "--report", &report];
        let run = on_trial(folder.path(), "brev/ond.txt:abort@letter", &arguments).ends(1);
        let rows = report::without_cost(report::rows(&folder.path().join(report)));
        let letters = fs::read_dir(folder.path().join(index).join("letters")).unwrap().map(|entry| entry.unwrap().path());
        let mut letters: Vec<(String, Vec<u8>)> =
            letters.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap())).collect();
        letters.sort();
        (run.err, rows, letters)
    };
    let (err, rows, letters) = ingest("1");
    assert_eq!(err.lines().filter(|line| line.starts_with("brevverk: ")).count(), 1, "{err}");
    let row = |path: &str| rows.iter().find(|row| row["path"] == path).unwrap();
    assert_eq!((&row("brev/ond.txt")["outcome"], &row("brev/ond.txt")["code"]), (&"failed".into(), &"crashed".into()));
    assert_eq!((&row("brev/halv.pdf")["outcome"], &row("brev/halv.pdf")["missing"]), (&"new".into(), &serde_json::json!([2])));
    assert_eq!(letters.len(), 22, "twenty letters, half a letter and the context");
    assert_eq!((err, rows, letters), ingest("4"));
    assert!(err_of_second_run(folder.path()).contains("Ingenting å gjøre"));
}

fn err_of_second_run(folder: &Path) -> String {
    brevverk(folder, ["ingest", "brev", "--index", "indeks-1"]).ends(1).err
}

#[test]
fn what_passes_a_limit_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "brev.pdf", around(Page::saying("Side to")));
    for (limit, value, reason) in [
        ("--max-pages", "2", "filen har 3 sider; høyst 2 leses"),
        ("--max-file", "1kB", "filen er større enn 0 MB"),
        ("--max-unpacked", "10", "filen er pakket sammen av mer enn 0 MB"),
        ("--max-memory", "1MiB", "prosess"),
    ] {
        let run = brevverk(folder.path(), ["extract", "brev.pdf", limit, value]).ends(1);
        assert!(run.err.contains(reason) && run.err.lines().count() == 1, "{limit}: {}", run.err);
    }
    brevverk(folder.path(), ["extract", "brev.pdf", "--max-cpu", "0"]).ends(2);
}

#[test]
fn a_worker_that_nobody_asks_ends_in_peace_and_nonsense_ends_it_too() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(brevverk(folder.path(), ["worker"]).ends(0).out, "");
    write(folder.path(), "tull", "brev");
    let nonsense = fs::File::open(folder.path().join("tull")).unwrap();
    let status = command(folder.path()).arg("worker").stdin(nonsense).stderr(Stdio::null()).status().unwrap();
    assert_eq!(status.code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn a_worker_that_is_killed_from_outside_costs_nothing() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "brev.pdf", around(Page::saying("Side to")));
    let whole = brevverk(folder.path(), ["extract", "brev.pdf"]).ends(0);
    let program = begin(folder.path(), "brev.pdf:pause@2");
    kill(worker_of(&program));
    let output = program.wait_with_output().unwrap();
    assert_eq!((String::from_utf8(output.stdout).unwrap(), output.status.code()), (whole.out, Some(0)));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_worker_does_not_outlive_its_parent() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "brev.pdf", around(Page::saying("Side to")));
    let mut program = begin(folder.path(), "brev.pdf:sleep@2");
    let worker = worker_of(&program);
    program.kill().unwrap();
    program.wait().unwrap();
    let until = Instant::now() + Duration::from_secs(20);
    while is_alive(worker) {
        assert!(Instant::now() < until, "the worker {worker} is still there");
        thread::sleep(Duration::from_millis(20));
    }
}

/// `extract brev.pdf`, begun and not ended.
#[cfg(target_os = "linux")]
fn begin(folder: &Path, order: &str) -> Child {
    let mut command = command(folder);
    command.env("BREVVERK_TRIAL", order).args(["extract", "brev.pdf"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// The worker of a running program, once it has one that is well on its way: it has read the first page.
#[cfg(target_os = "linux")]
fn worker_of(program: &Child) -> u32 {
    let children = format!("/proc/{0}/task", program.id());
    let until = Instant::now() + Duration::from_secs(20);
    loop {
        let tasks = fs::read_dir(&children).unwrap().flatten().map(|task| task.path().join("children"));
        let of_all: String = tasks.map(|file| fs::read_to_string(file).unwrap_or_default()).collect();
        if let Some(worker) = of_all.split_whitespace().next() {
            thread::sleep(Duration::from_millis(1500));
            return worker.parse().unwrap();
        }
        assert!(Instant::now() < until, "the program has no worker");
        thread::sleep(Duration::from_millis(10));
    }
}

#[cfg(target_os = "linux")]
fn is_alive(process: u32) -> bool {
    let status = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    status.rsplit(')').next().and_then(|rest| rest.split_whitespace().next()).is_some_and(|state| state != "Z" && state != "X")
}

#[cfg(target_os = "linux")]
fn kill(process: u32) {
    assert!(Command::new("kill").args(["-9", &process.to_string()]).status().unwrap().success());
}
