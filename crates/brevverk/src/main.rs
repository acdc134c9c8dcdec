//! The program `brevverk`. All it does stands in the library beside it, where tests can reach it.

use std::process::ExitCode;

fn main() -> ExitCode {
    brevverk::run()
}
