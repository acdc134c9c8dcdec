//! `brevverk text`: the text that every `at` of a letter points into.

use std::io::Write;

use anyhow::Result;

use crate::args::TextArgs;
use crate::console::Console;
use crate::paths::written;
use crate::read;
use crate::run::Outcome;
use crate::worker::{Pool, Want};

/// Prints the frozen text of a file, or its lines with their layout.
pub(crate) fn text(args: &TextArgs, console: &Console) -> Result<Outcome> {
    let pool = Pool::new(&args.limits, Some(1))?;
    match read::document(&args.file, &pool, Want::Text { layout: args.layout }) {
        Ok(document) => {
            console.missing(&written(&args.file), &document.missing);
            let mut out = console.out();
            out.write_all(document.text.as_bytes())?;
            out.flush()?;
            Ok(Outcome::Done)
        }
        Err(failure) => {
            console.failed(&written(&args.file), &failure.tell(console.say()));
            Ok(Outcome::Lacking)
        }
    }
}
