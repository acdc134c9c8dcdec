//! Reading beside `pdftotext`, as ratios.
//!
//! Nothing is asserted. The two of a pair run in turn, so that a machine that slows down slows both; what counts is CPU time as
//! the kernel accounts it.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a benchmark prints its figures")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tests::letters::{corpus, read};
use tests::root;

/// How often each of a pair runs.
const ROUNDS: usize = 7;

fn main() {
    let root = root();
    let letters = corpus(&root);
    let pdfs: Vec<PathBuf> =
        letters.iter().filter(|file| file.extension().is_some_and(|ending| ending == "pdf")).cloned().collect();
    reading(&root, &pdfs);
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
