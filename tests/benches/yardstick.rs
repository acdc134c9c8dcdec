//! Figures beside a yardstick, as ratios: reading against `pdftotext`, indexing against raw tantivy with the same documents.
//!
//! Nothing is asserted. The two of a pair run in turn, so that a machine that slows down slows both; what counts is CPU time as
//! the kernel accounts it.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a benchmark prints its figures")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tests::letters::{corpus, linked, read};
use tests::root;

/// How often each of a pair runs.
const ROUNDS: usize = 7;
/// How many documents are indexed.
const DOCUMENTS: usize = 20_000;

fn main() {
    let root = root();
    let letters = corpus(&root);
    let pdfs: Vec<PathBuf> =
        letters.iter().filter(|file| file.extension().is_some_and(|ending| ending == "pdf")).cloned().collect();
    reading(&root, &pdfs);
    indexing(&letters);
}

/// Pages per CPU second, the whole way from file to linked JSON, beside `pdftotext`.
fn reading(root: &Path, pdfs: &[PathBuf]) {
    let program = root.join("target/release/brevverk");
    let installed = Command::new("pdftotext").arg("-v").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    if !program.exists() || !installed || pdfs.is_empty() {
        println!("reading: skipped; needs target/release/brevverk, pdftotext and PDFs in corpus/letters");
        return;
    }
    let pages: usize = pdfs.iter().map(|file| read(file).pages().len()).sum();
    // One process for all files, as an archivist runs it, and one process a file, as `pdftotext` must be run.
    let all = || run(Command::new(&program).arg("extract").args(pdfs));
    let each = || pdfs.iter().for_each(|file| run(Command::new(&program).arg("extract").arg(file)));
    let text = || pdfs.iter().for_each(|file| run(Command::new("pdftotext").arg(file).arg("-")));
    let (mut together, mut apart, mut yardstick) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        together.push(children_cpu(all));
        apart.push(children_cpu(each));
        yardstick.push(children_cpu(text));
    }
    let (together, apart, yardstick) = (median(together), median(apart), median(yardstick));
    let rate = |seconds: f64| pages as f64 / seconds;
    println!("reading, {} files, {pages} pages, pages per CPU second (median of {ROUNDS}):", pdfs.len());
    println!("  pdftotext, a process a file         {:8.0}", rate(yardstick));
    println!("  brevverk extract, a process a file  {:8.0}   CPU {:.2} × pdftotext", rate(apart), apart / yardstick);
    println!("  brevverk extract, one process       {:8.0}   CPU {:.2} × pdftotext", rate(together), together / yardstick);
}

/// Indexing the items of the letters, beside raw tantivy with the same texts in one stored field.
fn indexing(letters: &[PathBuf]) {
    let mut items = Vec::new();
    for file in letters {
        let json = linked(read(file), "letter").to_string();
        let Ok(document) = linked::Document::from_json(&json) else { continue };
        items.extend(search::items(&document, "letter"));
    }
    if items.is_empty() {
        println!("indexing: skipped; corpus/letters is empty");
        return;
    }
    let (mut ours, mut raw) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        ours.push(own_cpu(|| index_ours(&items)));
        raw.push(own_cpu(|| index_raw(&items)));
    }
    let (ours, raw) = (median(ours), median(raw));
    println!("indexing {DOCUMENTS} documents, CPU seconds (median of 3):");
    println!("  raw tantivy  {raw:6.2}");
    println!("  brevverk     {ours:6.2}   {:.2} × raw tantivy", ours / raw);
}

fn index_ours(items: &[search::Item]) {
    let folder = tempfile::tempdir().unwrap();
    let index = search::Index::open_or_create(folder.path()).unwrap();
    let mut writer = index.writer().unwrap();
    let mut written = 0;
    let mut letter = 0;
    while written < DOCUMENTS {
        let id = format!("urn:brevverk:letter:{letter}");
        let batch: Vec<search::Item> = items
            .iter()
            .enumerate()
            .map(|(at, item)| {
                let mut item = item.clone();
                item.id = format!("{id}#{at}");
                item.letter = id.clone();
                item
            })
            .collect();
        writer.put_letter(&id, &batch).unwrap();
        written += batch.len();
        letter += 1;
    }
    writer.finish().unwrap();
}

fn index_raw(items: &[search::Item]) {
    use tantivy::schema::{STORED, Schema, TEXT};
    let folder = tempfile::tempdir().unwrap();
    let mut schema = Schema::builder();
    let text = schema.add_text_field("text", TEXT | STORED);
    let index = tantivy::Index::create_in_dir(folder.path(), schema.build()).unwrap();
    let mut writer = index.writer::<tantivy::TantivyDocument>(100_000_000).unwrap();
    for at in 0..DOCUMENTS {
        let mut document = tantivy::TantivyDocument::default();
        document.add_text(text, &items[at % items.len()].text);
        writer.add_document(document).unwrap();
    }
    writer.commit().unwrap();
    writer.wait_merging_threads().unwrap();
}

fn run(command: &mut Command) {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
}

/// CPU seconds that the processes started by `work` have used.
fn children_cpu(work: impl FnOnce()) -> f64 {
    let before = cpu(2);
    work();
    cpu(2) - before
}

/// CPU seconds that this process has used for `work`.
fn own_cpu(work: impl FnOnce()) -> f64 {
    let before = cpu(0);
    work();
    cpu(0) - before
}

/// User and system time from `/proc/self/stat`, whose fields 14–17 count hundredths of a second: from `first` on, two of them.
fn cpu(first: usize) -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<f64> = stat
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .skip(11)
        .take(4)
        .filter_map(|field| field.parse().ok())
        .collect();
    fields.iter().skip(first).take(2).sum::<f64>() / 100.0
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
