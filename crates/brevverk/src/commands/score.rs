//! `brevverk score`: how well letters are read.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde_json::Value;

use crate::args::ScoreArgs;
use crate::console::Console;
use crate::failure::Failure;
use crate::read;
use crate::run::Outcome;
use crate::score::{self, Scores};
use crate::speech::fill;
use crate::worker::{Form, Pool, Want};

/// A gold file.
struct Gold {
    /// The name of its document.
    document: String,
    json: Value,
}

/// Reads every document that has a gold file, and prints how well.
pub(crate) fn score(args: &ScoreArgs, console: &Console) -> Result<Outcome> {
    let golds = golds(&args.gold)?;
    if golds.is_empty() {
        bail!("{}", fill(console.say().score.no_gold, &[&args.gold.display()]));
    }
    let documents = args.documents.clone().unwrap_or_else(|| documents_of(&args.gold));
    let pool = Pool::new(&args.limits, None)?;
    let read = |gold: &Gold| letter(&documents.join(&gold.document), &pool);
    let letters: Vec<_> = pool.threads().install(|| golds.par_iter().map(read).collect());
    let mut out = console.out();
    let (mut total, mut failed) = (Scores::default(), 0);
    for (gold, letter) in golds.iter().zip(letters) {
        let letter = letter.unwrap_or_else(|failure| {
            failed += 1;
            console.failed(&gold.document, &failure.tell(console.say()));
            Value::Object(serde_json::Map::new())
        });
        let scores = score::letter(&gold.json, &letter);
        if args.each {
            writeln!(out, "{}\n{scores}\n", gold.document)?;
        }
        if let Some(name) = &args.misses {
            print_misses(gold, &letter, name, console, &mut out)?;
        }
        total.add(&scores);
    }
    writeln!(out, "{total}")?;
    out.flush()?;
    Ok(Outcome::of(failed > 0))
}

fn print_misses(gold: &Gold, letter: &Value, name: &str, console: &Console, out: &mut impl Write) -> Result<()> {
    let say = &console.say().score;
    let misses = score::misses(&gold.json, letter, name);
    for (word, texts) in [(say.missed, &misses.missed), (say.extra, &misses.extra)] {
        for text in texts {
            writeln!(out, "{word}\t{}\t{text}", gold.document)?;
        }
    }
    Ok(())
}

/// The gold files of a folder, in order. Other JSON, without the name of a document, is passed over.
fn golds(folder: &Path) -> Result<Vec<Gold>> {
    let place = || folder.display().to_string();
    let mut paths = fs::read_dir(folder)
        .with_context(place)?
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<Vec<PathBuf>>>()
        .with_context(place)?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort_unstable();
    let mut golds = Vec::new();
    for path in paths {
        let json = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let json: Value = serde_json::from_str(&json).with_context(|| path.display().to_string())?;
        if let Some(document) = json.get("file").and_then(Value::as_str) {
            golds.push(Gold { document: document.to_owned(), json });
        }
    }
    Ok(golds)
}

/// Where the documents lie, if nobody says: in a folder `letters` beside the gold, else with the gold itself.
fn documents_of(gold: &Path) -> PathBuf {
    let beside = gold.join("..").join("letters");
    if beside.is_dir() { beside } else { gold.to_owned() }
}

fn letter(path: &Path, pool: &Pool) -> Result<Value, Failure> {
    let document = read::document(path, pool, Want::letter(Form::Line))?;
    serde_json::from_slice(&document.letter).map_err(|error| Failure::Unreadable { why: error.to_string() })
}
