//! A large batch, measured: the whole of `ingest` over generated letters, beside bare text extraction with raw tantivy over the same.
//!
//! Nothing is asserted. `make bench-batch` runs it; `LETTERS` in the environment sets how many there are. One in twenty is bad.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a benchmark prints its figures")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use tantivy::TantivyDocument;
use tantivy::schema::{STORED, STRING, Schema, TEXT};
use tests::invented::varied;
use tests::pdfs::{Page, pdf};
use tests::peak::{self, Peak};
use tests::root;

/// How many letters there are where nobody says otherwise.
const LETTERS: usize = 50_000;
/// So many lie in a folder.
const IN_FOLDER: usize = 500;
/// How many files the hostile one lies among.
const AMONG: usize = 1000;
/// What tantivy may hold in memory, in bytes: the same as in the program.
const MEMORY: usize = 128 << 20;

fn main() {
    let program = program();
    let letters = std::env::var("LETTERS").ok().map_or(LETTERS, |letters| letters.parse().expect("LETTERS is a number"));
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let at = |name: &str| folder.path().join(name);
    println!("{letters} letters, one in twenty bad, on {} processors", thread::available_parallelism().map_or(1, Into::into));

    fill(&at("tidel"), letters / 10);
    let tenth = ingest(&program, &at("tidel"), &at("indeks-tidel"), &[]);
    tell("a tenth of them", letters / 10, &tenth);

    let bytes = fill(&at("brev"), letters);
    let first = ingest(&program, &at("brev"), &at("indeks"), &[]);
    tell("all of them", letters, &first);
    println!(
        "  sources {:.1} MiB, letters {:.1} MiB, search index {:.1} MiB, the rest {:.1} MiB",
        mib(bytes),
        mib(size(&at("indeks/letters"))),
        mib(size(&at("indeks/search"))),
        mib(size(&at("indeks")) - size(&at("indeks/letters")) - size(&at("indeks/search")))
    );
    println!(
        "  peak memory of all processes together: {:.2} × that of a tenth",
        first.1.together as f64 / tenth.1.together as f64
    );

    let second = ingest(&program, &at("brev"), &at("indeks"), &[]);
    tell("again, nothing changed", letters, &second);
    println!("  {:.1} × as fast as the first", first.0.as_secs_f64() / second.0.as_secs_f64());

    let changed = at("brev/0/1.txt");
    fs::write(&changed, varied(letters + 1)).expect("a file can be changed");
    tell("again, one file changed", letters, &ingest(&program, &at("brev"), &at("indeks"), &[]));

    let gone = letters / 100;
    (0..gone).for_each(|number| drop(fs::remove_file(path(&at("brev"), number * 100 + 2))));
    tell(&format!("pruned, {gone} files gone"), letters, &ingest(&program, &at("brev"), &at("indeks"), &["--prune"]));

    let yardstick = yardstick(&at("brev"), &at("tantivy"));
    println!("bare text extraction and raw tantivy over the same: {:.1} s", yardstick.as_secs_f64());
    println!("  the whole of ingest: {:.2} × its throughput", yardstick.as_secs_f64() / first.0.as_secs_f64());

    hostile(&program, &folder.path().join("tusen"));
}

/// The program as it is given to users.
fn program() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let program = target.join("release/brevverk");
    assert!(program.is_file(), "{} is not there: run `make bench-batch`, which builds it first", program.display());
    program
}

fn path(folder: &Path, number: usize) -> PathBuf {
    let ending = if is_bad(number) && number % 40 == 7 { "pdf" } else { "txt" };
    folder.join(format!("{}/{number}.{ending}", number / IN_FOLDER))
}

fn is_bad(number: usize) -> bool {
    number % 20 == 7
}

/// Writes so many files. How many bytes they have.
fn fill(folder: &Path, letters: usize) -> u64 {
    let mut bytes = 0;
    for number in 0..letters {
        let content = match number {
            _ if !is_bad(number) => varied(number).into_bytes(),
            _ if number % 40 == 7 => b"%PDF-1.7\nikke mer".to_vec(),
            _ => Vec::new(),
        };
        let path = path(folder, number);
        if number % IN_FOLDER == 0 {
            fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder can be made");
        }
        bytes += content.len() as u64;
        fs::write(path, content).expect("a letter can be written");
    }
    bytes
}

fn ingest(program: &Path, letters: &Path, index: &Path, more: &[&str]) -> (Duration, Peak) {
    let mut command = Command::new(program);
    command.arg("ingest").arg(letters).arg("--index").arg(index).arg("--quiet").args(more);
    let begun = Instant::now();
    let mut run = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
    let (_, peak) = peak::watch(&mut run);
    (begun.elapsed(), peak)
}

fn tell(what: &str, letters: usize, (took, peak): &(Duration, Peak)) {
    let seconds = took.as_secs_f64();
    println!("{what}: {seconds:.1} s, {:.0} files a second", letters as f64 / seconds);
    println!(
        "  peak memory: the program {} MiB, a worker {} MiB, all together {} MiB",
        peak.program, peak.started, peak.together
    );
}

/// Reads the text of every file and puts it into an index as it is, on all processors.
fn yardstick(letters: &Path, index: &Path) -> Duration {
    let begun = Instant::now();
    let mut schema = Schema::builder();
    let (name, body) = (schema.add_text_field("path", STRING | STORED), schema.add_text_field("body", TEXT | STORED));
    fs::create_dir_all(index).expect("a folder can be made");
    let index = tantivy::Index::create_in_dir(index, schema.build()).expect("an index can be made");
    let mut writer = index.writer::<TantivyDocument>(MEMORY).expect("an index can be written to");
    let files = Mutex::new(files(letters).into_iter());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, Into::into) {
            scope.spawn(|| {
                loop {
                    let Some(file) = files.lock().expect("nobody panics").next() else { break };
                    let path = file.to_string_lossy().into_owned();
                    let Ok(text) = source::read(&fs::read(&file).expect("a file can be read"), &path) else { continue };
                    let mut document = TantivyDocument::default();
                    document.add_text(name, path);
                    document.add_text(body, text.as_str());
                    writer.add_document(document).expect("a document can be added");
                }
            });
        }
    });
    writer.commit().expect("an index can be committed");
    writer.wait_merging_threads().expect("its parts can be put together");
    begun.elapsed()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder can be read").flatten() {
        if entry.path().is_dir() { files.extend(self::files(&entry.path())) } else { files.push(entry.path()) }
    }
    files.sort();
    files
}

fn size(path: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(path) else { return path.metadata().map_or(0, |metadata| metadata.len()) };
    entries.flatten().map(|entry| size(&entry.path())).sum()
}

fn mib(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}

/// A file that never comes to an end among a thousand that do.
fn hostile(program: &Path, folder: &Path) {
    for number in 0..AMONG {
        let path = folder.join(format!("brev/{number}.txt"));
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder can be made");
        fs::write(path, varied(number)).expect("a letter can be written");
    }
    let without = ingest(program, &folder.join("brev"), &folder.join("uten"), &[]).0;
    let endless = [Page::saying("Brev"), Page::endless(), Page::saying("Med hilsen")];
    fs::write(folder.join("brev/evig.pdf"), pdf(&endless)).expect("a letter can be written");
    let report = folder.join("rapport.csv");
    let report = report.to_string_lossy();
    let with = ingest(program, &folder.join("brev"), &folder.join("med"), &["--strict", "--report", &report]).0;
    let rows = fs::read_to_string(&*report).unwrap_or_default();
    let failed: Vec<&str> = rows.lines().filter(|row| row.contains(",failed,")).collect();
    println!(
        "one endless file among {AMONG}: {:.1} s instead of {:.1} s; {} of {} rows failed: {}",
        with.as_secs_f64(),
        without.as_secs_f64(),
        failed.len(),
        rows.lines().count().saturating_sub(1),
        failed.join(" ")
    );
}
