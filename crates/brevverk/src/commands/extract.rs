//! `brevverk extract`: files in, linked letters out. Touches no index.

use std::io::Write;

use anyhow::Result;
use linked::Document;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::args::{ExtractArgs, ExtractFormat};
use crate::console::Console;
use crate::paths::{holder_of, path_of};
use crate::read;
use crate::run::Outcome;

/// So many files are read before their letters are printed: enough to keep every processor busy, few enough to keep in memory.
const AT_A_TIME: usize = 64;

/// Reads every file, prints their letters in the order asked for, and names on standard error those that fail.
pub(crate) fn extract(args: &ExtractArgs, console: &Console) -> Result<Outcome> {
    let threads = read::threads(None)?;
    let mut out = console.out();
    let mut failed = false;
    for files in args.files.chunks(AT_A_TIME) {
        let letters: Vec<_> = threads.install(|| files.par_iter().map(|file| read::documents(file)).collect());
        let is_one = args.files.len() == 1 && letters[0].iter().filter(|(_, letter)| letter.is_ok()).count() < 2;
        for (path, letter) in letters.into_iter().flatten() {
            match letter {
                Ok(mut letter) => {
                    if args.turned_down {
                        letter.turned_down = read::turned_down(&path_of(&path)).unwrap_or_default();
                    }
                    print(&letter, is_one, args, console, &mut out)?;
                }
                // What is attached and no letter has not failed; it is told all the same.
                Err(why) if why.is_of_another_kind() && holder_of(&path).is_some() => {
                    console.note(&format!("{path}: {}", why.tell(console.say())));
                }
                Err(failure) => {
                    failed = true;
                    console.failed(&path, &failure.tell(console.say()));
                }
            }
        }
        out.flush()?;
    }
    Ok(Outcome::of(failed))
}

fn print(letter: &Document, is_one: bool, args: &ExtractArgs, console: &Console, out: &mut impl Write) -> Result<()> {
    match args.format {
        ExtractFormat::Outline => writeln!(out, "{}", linked::outline(letter, console.lang()))?,
        ExtractFormat::Json if is_one => writeln!(out, "{}", letter.to_json_pretty())?,
        ExtractFormat::Json => writeln!(out, "{}", letter.to_json_line())?,
    }
    Ok(())
}
