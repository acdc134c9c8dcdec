//! Reading beside `pdftotext`, as ratios.
//!
//! Nothing is asserted. The two of a pair run in turn, so that a machine that slows down slows both; what counts is CPU time as
//! the kernel accounts it.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a benchmark prints its figures")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tests::letters::{corpus, read};
use tests::peak::{self, Peak};
use tests::root;

/// How often each of a pair runs.
const ROUNDS: usize = 7;
/// How many pages the long file has.
const LONG: usize = 264;
/// How many short letters are read.
const SHORT: usize = 200;
/// How many pages a short letter has at most.
const FEW: usize = 4;

fn main() {
    let root = root();
    let letters = corpus(&root);
    let pdfs: Vec<PathBuf> =
        letters.iter().filter(|file| file.extension().is_some_and(|ending| ending == "pdf")).cloned().collect();
    reading(&root, &pdfs);
    long_and_short(&root, &pdfs);
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

/// A file of many pages and many files of few, each read by `extract`, workers included, and by `pdftotext`; and the most memory
/// that a worker ever held.
fn long_and_short(root: &Path, pdfs: &[PathBuf]) {
    let program = root.join("target/release/brevverk");
    let installed = |name: &str| Command::new(name).arg("-v").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    if !program.exists() || !installed("pdftotext") || !installed("pdfunite") || pdfs.is_empty() {
        println!("long and short: skipped; needs target/release/brevverk, pdftotext, pdfunite and PDFs in corpus/letters");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let counted: Vec<(&PathBuf, usize)> = pdfs.iter().map(|file| (file, read(file).pages().len())).collect();
    let long = folder.path().join("long.pdf");
    let pages = unite(&counted, &long);
    let few: Vec<&PathBuf> = counted.iter().filter(|(_, pages)| *pages <= FEW).map(|(file, _)| *file).collect();
    let copied = |number: usize| {
        let copy = folder.path().join(format!("{number}.pdf"));
        fs::copy(few[number % few.len()], &copy).unwrap();
        copy
    };
    let short: Vec<PathBuf> = (0..SHORT).map(copied).collect();
    for (what, files) in [(format!("one file of {pages} pages"), vec![long]), (format!("{SHORT} short letters"), short)] {
        let (mut ours, mut yardstick, mut peak) = (Vec::new(), Vec::new(), Peak::default());
        let mut watched = || {
            let mut command = Command::new(&program);
            command.arg("extract").args(&files).stdout(Stdio::null()).stderr(Stdio::null());
            let (_, seen) = peak::watch(&mut command.spawn().unwrap());
            peak = Peak {
                program: peak.program.max(seen.program),
                started: peak.started.max(seen.started),
                together: peak.together.max(seen.together),
            };
        };
        for _ in 0..ROUNDS {
            ours.push(children_cpu(&mut watched));
            yardstick.push(children_cpu(|| files.iter().for_each(|file| run(Command::new("pdftotext").arg(file).arg("-")))));
        }
        let (ours, yardstick) = (median(ours), median(yardstick));
        println!("{what}, CPU seconds (median of {ROUNDS}):");
        println!("  pdftotext         {yardstick:6.2}");
        println!("  brevverk extract  {ours:6.2}   {:.2} × pdftotext", ours / yardstick);
        println!("  peak memory: a worker {} MiB, the program itself {} MiB", peak.started, peak.program);
    }
}

/// Puts letters behind one another until they have so many pages, or as nearly as they go. How many it came to.
fn unite(letters: &[(&PathBuf, usize)], into: &Path) -> usize {
    let (mut files, mut pages) = (Vec::new(), 0);
    loop {
        let before = pages;
        for (file, count) in letters {
            if pages + count <= LONG {
                files.push(*file);
                pages += count;
            }
        }
        if pages == before {
            break;
        }
    }
    run(Command::new("pdfunite").args(files).arg(into));
    pages
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
