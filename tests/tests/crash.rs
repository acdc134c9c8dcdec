//! Whatever happens to a run, nothing is lost, nothing is half-written, and the next run goes on.

#![allow(clippy::disallowed_methods, reason = "tests read and write files")]
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use search::{Index, Limit, Query, parse};
use tests::invented::{varied, write, write_both};
use tests::program::{self, Run, brevverk, command};

/// How many files are read while the program is killed.
const FILES: usize = 300;
/// How often it is killed, unless `BREVVERK_KILLS` says otherwise.
const KILLS: usize = 40;
/// What is asked of the index; the first is for all that it has.
const QUESTIONS: [&str; 4] = ["", "snø", "plan skole", "\"innen 1. november\""];

/// A folder of letters, some of which are the same, cannot be read, or are none.
fn fill(folder: &Path, files: usize) {
    for number in 0..files {
        let name = format!("brev/{}/{number}.txt", number % 7);
        match number % 20 {
            3 => write(folder, &name, varied(number - 1)),
            7 => write(folder, &format!("brev/{number}.pdf"), "%PDF-1.7\nikke mer"),
            11 => write(folder, &format!("brev/{number}.bin"), "ikke et brev"),
            _ => write(folder, &name, varied(number)),
        }
    }
}

/// All that an index is: every byte of its letters and of what it knows of the sources, and what its search answers, hit by hit in order.
#[derive(PartialEq, Debug)]
struct State {
    letters: BTreeMap<String, Vec<u8>>,
    manifest: String,
    answers: Vec<(usize, Vec<String>)>,
}

fn state(index: &Path) -> State {
    let letters = fs::read_dir(index.join("letters")).unwrap().map(|entry| entry.unwrap().path());
    let letters = letters.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()));
    let search = Index::open(&index.join("search")).unwrap();
    let answer = |question: &&str| {
        let answer = search.find(&Query { words: parse(question), limit: Limit::All, ..Query::default() }).unwrap();
        (answer.total, answer.hits.iter().map(|hit| format!("{:?}", hit.item)).collect())
    };
    State {
        letters: letters.collect(),
        manifest: fs::read_to_string(index.join("manifest.ndjson")).unwrap(),
        answers: QUESTIONS.iter().map(answer).collect(),
    }
}

/// That a run has left nothing behind that is only needed while it lasts.
fn is_tidy(index: &Path) {
    for folder in [index.to_owned(), index.join("letters")] {
        for entry in fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            assert!(!name.ends_with(".unfinished") && name != "journal.ndjson", "{name} is left");
        }
    }
    let lists = fs::read_dir(index.join("search")).unwrap();
    let lists = lists.filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with("letters-"));
    assert_eq!(lists.count(), 1, "one list of letters, that of the last commit");
}

fn ingest(folder: &Path, index: &str) -> Command {
    let mut command = command(folder);
    command.args(["ingest", "brev", "--quiet", "--index", index]).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn ended(child: Child) -> Run {
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Numbers that are the same on every machine, and seem to be drawn by lot.
struct Lots(u64);

impl Lots {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most.max(1)
    }
}

#[test]
fn whenever_a_run_is_killed_the_next_goes_on_and_in_the_end_every_byte_is_the_same() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), FILES);
    let begun = Instant::now();
    assert_eq!(ingest(folder.path(), "urørt").status().unwrap().code(), Some(1), "some of the files are no letters");
    let whole = u64::try_from(begun.elapsed().as_millis()).unwrap();
    let undisturbed = state(&folder.path().join("urørt"));
    assert!(undisturbed.letters.len() > FILES * 3 / 4 && undisturbed.answers[1].0 > 10);

    let kills: usize = std::env::var("BREVVERK_KILLS").ok().map_or(KILLS, |kills| kills.parse().unwrap());
    let (index, mut lots, mut killed, mut rounds, mut in_a_row) = (folder.path().join("drept"), Lots(0x5EED), 0, 0, 0);
    while killed < kills {
        let mut run = ingest(folder.path(), "drept").spawn().unwrap();
        // A run that is killed early again and again comes to its end nonetheless: some of them are let live longer.
        let most = if in_a_row % 4 == 3 { whole } else { whole / 4 };
        sleep(Duration::from_millis(lots.below(most)));
        run.kill().unwrap();
        if run.wait().unwrap().code().is_none() {
            (killed, in_a_row) = (killed + 1, in_a_row + 1);
            continue;
        }
        // It came to its end before it was killed: it is held against the other, and begins anew.
        assert_eq!(state(&index), undisturbed, "after {in_a_row} kills");
        is_tidy(&index);
        fs::remove_dir_all(&index).unwrap();
        (rounds, in_a_row) = (rounds + 1, 0);
    }
    assert_eq!(ingest(folder.path(), "drept").status().unwrap().code(), Some(1));
    assert_eq!(state(&index), undisturbed, "after {in_a_row} kills");
    is_tidy(&index);
    brevverk(folder.path(), ["check", "--index", "drept"]).ends(0);
    println!("killed {killed} times over {} ingestions of {FILES} files: every byte the same", rounds + 1);
}

#[test]
fn a_change_that_is_killed_half_way_leaves_no_letter_of_what_was() {
    let folder = tempfile::tempdir().unwrap();
    let change = |index: &str, kills: u64| {
        fill(folder.path(), 60);
        assert_eq!(ingest(folder.path(), index).status().unwrap().code(), Some(1));
        for number in [0, 1, 2, 4, 5, 6, 8] {
            write(folder.path(), &format!("brev/{}/{number}.txt", number % 7), varied(1000 + number));
        }
        fs::remove_file(folder.path().join("brev/2/9.txt")).unwrap();
        for kill in 0..kills {
            let mut run = ingest(folder.path(), index).arg("--prune").spawn().unwrap();
            sleep(Duration::from_millis(40 + 60 * kill));
            run.kill().unwrap();
            run.wait().unwrap();
        }
        ingest(folder.path(), index).arg("--prune").status().unwrap();
        brevverk(folder.path(), ["check", "--index", index]).ends(0);
        is_tidy(&folder.path().join(index));
        let state = state(&folder.path().join(index));
        (state.letters, state.answers.iter().map(|(total, _)| *total).collect::<Vec<_>>())
    };
    assert_eq!(change("urørt", 0), change("drept", 12));
}

#[test]
fn ctrl_c_finishes_the_files_in_hand_and_a_second_one_ends_at_once() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 120);
    let begin = |order: &str| {
        let mut command = ingest(folder.path(), "index");
        command.env("BREVVERK_TRIAL", order).args(["--jobs", "1", "--report", "rapport.json"]).stderr(Stdio::piped());
        command.spawn().unwrap()
    };
    let run = begin("");
    until("the first letters", || journal_lines(folder.path()) > 3);
    signal(&run, "INT");
    let run = ended(run);
    assert_eq!(run.status, Some(130), "{}", run.err);
    let sentence = run.err.lines().find(|line| line.contains("stanset etter")).unwrap_or_else(|| panic!("{}", run.err));
    let numbers: Vec<usize> = sentence.split(' ').filter_map(|word| word.parse().ok()).collect();
    let report = fs::read_to_string(folder.path().join("rapport.json")).unwrap();
    assert!(report.contains("\"outcome\": \"waiting\"") && report.contains("\"outcome\": \"new\""), "{report}");
    brevverk(folder.path(), ["check"]).ends(0);
    let rest = brevverk(folder.path(), ["ingest", "brev", "--dry-run"]);
    let unread = rest.out.lines().filter(|line| line.starts_with("ville lest")).count();
    assert!(numbers[0] > 3 && numbers[1] == unread && unread > 0, "{sentence}: {}", rest.out);

    // In the end it is as if nobody had stopped it.
    let run = begin("brev/6/97.txt:sleep@letter");
    until("all but the file that is never done", || journal_lines(folder.path()) > 60);
    signal(&run, "TERM");
    sleep(Duration::from_millis(500));
    signal(&run, "TERM");
    let begun = Instant::now();
    assert_eq!(ended(run).status, Some(143));
    assert!(begun.elapsed() < Duration::from_secs(5));
    ingest(folder.path(), "index").status().unwrap();
    ingest(folder.path(), "urørt").status().unwrap();
    assert_eq!(state(&folder.path().join("index")), state(&folder.path().join("urørt")));
    is_tidy(&folder.path().join("index"));
}

fn journal_lines(folder: &Path) -> usize {
    fs::read_to_string(folder.join("index/journal.ndjson")).unwrap_or_default().lines().count()
}

fn until(what: &str, is_so: impl Fn() -> bool) {
    let until = Instant::now() + Duration::from_secs(60);
    while !is_so() {
        assert!(Instant::now() < until, "waited in vain for {what}");
        sleep(Duration::from_millis(5));
    }
}

fn signal(run: &Child, name: &str) {
    assert!(Command::new("kill").args([format!("-{name}"), run.id().to_string()]).status().unwrap().success());
}

/// The shell lets no file grow beyond some blocks of 512 bytes, and has the program told of it instead of ended.
#[test]
fn where_nothing_more_can_be_written_the_run_says_so_and_the_next_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 60);
    for blocks in [1, 9, 30, 45] {
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" ingest brev --index full");
        let mut shell = Command::new("sh");
        shell.args(["-c", &script]).arg(program::path()).current_dir(folder.path()).env("LC_ALL", "nb_NO.UTF-8");
        let run = ended(shell.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap());
        assert_eq!(run.status, Some(2), "{blocks}: {}", run.err);
        let last = run.err.lines().last().unwrap();
        assert!(
            last.starts_with("brevverk: ")
                && (last.contains("File too large") || last.contains("kan ikke skrive til full/search")),
            "{blocks}: {}",
            run.err
        );
        assert!(!run.err.contains("panicked at"), "{}", run.err);
        no_half_letters(&folder.path().join("full"));
    }
    ingest(folder.path(), "full").status().unwrap();
    ingest(folder.path(), "urørt").status().unwrap();
    assert_eq!(state(&folder.path().join("full")), state(&folder.path().join("urørt")));
    is_tidy(&folder.path().join("full"));
}

/// A real full disk, where one can be made: as root, or where a user may make a space of names of his own.
#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_the_run_says_so_and_with_more_room_the_next_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 60);
    let script = r#"
        mkdir -p disk && mount -t tmpfs -o size=600k brevverk disk || exit 77
        for size in 600k 900k 1500k; do
            mount -o remount,size=$size disk
            "$0" ingest brev --index disk/index; echo "ended $?" >&2
        done
        mount -o remount,size=64m disk
        "$0" ingest brev --index disk/index; echo "ended $?" >&2
        cp -r disk/index index
    "#;
    let mut shell = Command::new("unshare");
    shell.args(["--mount", "--map-root-user", "sh", "-c", script]).arg(program::path()).current_dir(folder.path());
    let run = ended(shell.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap());
    let ends: Vec<&str> = run.err.lines().filter(|line| line.starts_with("ended ")).collect();
    if ends.is_empty() {
        println!("skipped: this machine lets nobody make a small disk ({})", run.err.trim());
        return;
    }
    assert_eq!((ends[0], ends.last()), ("ended 2", Some(&"ended 1")), "{}", run.err);
    let told = run.err.lines().filter(|line| line.starts_with("brevverk: ") && line.contains("No space left on device")).count();
    assert_eq!(told, ends.iter().filter(|end| **end == "ended 2").count(), "{}", run.err);
    assert!(!run.err.contains("panicked at"), "{}", run.err);
    ingest(folder.path(), "urørt").status().unwrap();
    assert_eq!(state(&folder.path().join("index")), state(&folder.path().join("urørt")));
    is_tidy(&folder.path().join("index"));
}

fn no_half_letters(index: &Path) {
    for entry in fs::read_dir(index.join("letters")).into_iter().flatten() {
        let path = entry.unwrap().path();
        let is_whole = serde_json::from_slice::<serde_json::Value>(&fs::read(&path).unwrap()).is_ok();
        assert!(is_whole, "{} is half a letter", path.display());
    }
}

/// Root may write everywhere, so the program runs as somebody who may not.
#[test]
fn a_folder_that_may_not_be_written_to_is_named() {
    let folder = tempfile::tempdir().unwrap();
    write_both(folder.path());
    fs::copy(program::path(), folder.path().join("brevverk")).unwrap();
    fs::create_dir(folder.path().join("låst")).unwrap();
    let only_read = fs::Permissions::from_mode(0o555);
    for name in ["", "låst"] {
        fs::set_permissions(folder.path().join(name), only_read.clone()).unwrap();
    }
    let mut command = Command::new(folder.path().join("brevverk"));
    command.current_dir(folder.path()).env("LC_ALL", "nb_NO.UTF-8").args(["ingest", "brev", "--index", "låst"]);
    if fs::write(folder.path().join("låst/prøve"), "").is_ok() {
        fs::remove_file(folder.path().join("låst/prøve")).unwrap();
        command.uid(65534).gid(65534);
    }
    let run = ended(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap());
    assert_eq!(run.status, Some(2), "{}", run.err);
    assert!(run.err.starts_with("brevverk: kan ikke skrive til låst") && run.err.lines().count() == 1, "{}", run.err);
    assert_eq!(fs::read_dir(folder.path().join("låst")).unwrap().count(), 0);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn of_two_that_write_at_the_same_time_one_is_sent_away_and_nothing_is_spoiled() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 60);
    let mut sent_away_in_all = 0;
    for _ in 0..3 {
        let start = || {
            let mut command = command(folder.path());
            command.args(["ingest", "brev"]).stdout(Stdio::piped()).stderr(Stdio::piped());
            command.spawn().unwrap()
        };
        let runs = [start(), start()].map(ended);
        let sent_away: Vec<&Run> = runs.iter().filter(|run| run.status == Some(2)).collect();
        assert!(sent_away.len() <= 1, "one of the two works");
        sent_away_in_all += sent_away.len();
        for run in &sent_away {
            assert_eq!(run.err, "brevverk: en annen kjøring skriver til index: vent til den er ferdig\n");
        }
        let state = state(&folder.path().join("index"));
        is_tidy(&folder.path().join("index"));
        fs::remove_dir_all(folder.path().join("index")).unwrap();
        ingest(folder.path(), "index").status().unwrap();
        assert_eq!(state, self::state(&folder.path().join("index")));
        fs::remove_dir_all(folder.path().join("index")).unwrap();
    }
    assert!(sent_away_in_all > 0, "they met");
}
