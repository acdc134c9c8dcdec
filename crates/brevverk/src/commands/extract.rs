//! `brevverk extract`: files in, linked letters out. Touches no index.

use std::io::Write;

use anyhow::Result;
use linked::Document;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::args::{ExtractArgs, ExtractFormat};
use crate::console::Console;
use crate::manifest::Agreement;
use crate::paths::holder_of;
use crate::read;
use crate::run::Outcome;
use crate::worker::{Form, Pool, Want};

/// So many files are read before their letters are printed: enough to keep every processor busy, few enough to keep in memory.
const AT_A_TIME: usize = 64;

/// Reads every file, prints their letters in the order asked for, and names on standard error those that fail.
pub(crate) fn extract(args: &ExtractArgs, console: &Console) -> Result<Outcome> {
    let is_single = args.files.len() == 1;
    let pool = Pool::new(&args.limits, args.jobs.map(Into::into).or(is_single.then_some(1)))?;
    let form = match args.format {
        ExtractFormat::Outline => Form::Outline(console.lang().into()),
        ExtractFormat::Json if is_single => Form::Pretty,
        ExtractFormat::Json => Form::Line,
    };
    let want = Want::Letter { form, turned_down: args.turned_down, cross_check: args.cross_check };
    let mut out = console.out();
    let mut failed = false;
    for files in args.files.chunks(AT_A_TIME) {
        let letters: Vec<_> =
            pool.threads().install(|| files.par_iter().map(|file| read::documents(file, &pool, want)).collect());
        let are_many = letters.iter().flatten().filter(|(_, letter)| letter.is_ok()).count() > 1;
        for (path, letter) in letters.into_iter().flatten() {
            match letter {
                Ok(letter) => {
                    console.missing(&path, &letter.missing);
                    console.compared(&path, Agreement::of(args.cross_check, &letter).and_then(Agreement::lowest));
                    // A single file that turns out to hold several letters gives them as several files do.
                    let is_to_be_one_line = are_many && form == Form::Pretty;
                    out.write_all(&if is_to_be_one_line { on_one_line(&letter.letter)? } else { letter.letter })?;
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

fn on_one_line(letter: &[u8]) -> Result<Vec<u8>> {
    let letter: Document = serde_json::from_slice(letter)?;
    Ok(format!("{}\n", letter.to_json_line()).into_bytes())
}
