//! From the command line to an exit status.

use std::io::ErrorKind;
use std::process::ExitCode;

use anyhow::Result;

use crate::args::{Args, Command};
use crate::commands;
use crate::console::Console;

/// How a command ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Outcome {
    /// All that was asked for is done.
    Done,
    /// Something asked for was not found, or some files failed; each has been told of.
    Lacking,
    /// It was asked to stop and has: with the status that shells know a program by that a signal ended.
    Stopped(u8),
}

impl Outcome {
    /// `Done` where nothing is lacking.
    pub(crate) fn of(lacking: bool) -> Self {
        if lacking { Self::Lacking } else { Self::Done }
    }
}

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let args = Args::read(std::env::args_os());
    let console = Console::new(&args.global);
    // A defect of the program is told like everything else: in a line that programs can read, if they are to.
    std::panic::set_hook(Box::new(move |panic| console.error(&panic.to_string())));
    match dispatch(args.command, &console) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Lacking) => ExitCode::from(1),
        Ok(Outcome::Stopped(status)) => ExitCode::from(status),
        // Who closes the pipe has what he wanted: `brevverk search … | head -1` is no failure.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            console.error(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

fn dispatch(command: Command, console: &Console) -> Result<Outcome> {
    match command {
        Command::Extract(args) => commands::extract(&args, console),
        Command::Text(args) => commands::text(&args, console),
        Command::Page(args) => commands::page(&args, console),
        Command::Ingest(args) => commands::ingest(&args, console),
        Command::Search(args) => commands::search(&args, console),
        Command::Show(args) => commands::show(&args, console),
        Command::Check(args) => commands::check(&args, console),
        Command::Score(args) => commands::score(&args, console),
        Command::Schema(args) => commands::schema(&args, console),
        Command::Worker(args) => crate::worker::serve(&args).map(|()| Outcome::Done),
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let broken = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
    };
    error.chain().any(broken)
}
