//! `brevverk schema`: the form of a letter, for programs.

use std::io::Write;

use anyhow::Result;

use crate::args::SchemaArgs;
use crate::console::Console;
use crate::run::Outcome;

/// Prints the JSON Schema of a letter, or its JSON-LD context.
pub(crate) fn schema(args: &SchemaArgs, console: &Console) -> Result<Outcome> {
    let json = if args.context { linked::context() } else { linked::schema() };
    let mut out = console.out();
    writeln!(out, "{json:#}")?;
    out.flush()?;
    Ok(Outcome::Done)
}
