//! The program, run as a user runs it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run of the program came to.
#[derive(Debug)]
pub struct Run {
    /// The exit status; none where a signal ended it.
    pub status: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Run {
    /// The run, which must have ended so; where it has not, the test fails with all that was said.
    pub fn ends(self, status: i32) -> Self {
        assert_eq!(self.status, Some(status), "out: {}\nerr: {}", self.out, self.err);
        self
    }
}

/// Where the program lies: in the target folder that the environment names, else beside the folder of the test that asks.
pub fn path() -> PathBuf {
    let test = std::env::current_exe().expect("a running test has a path");
    let beside = test.ancestors().nth(2).expect("a test lies in target/…/deps");
    let profile = beside.file_name().expect("the folder has the name of a profile");
    let folder = std::env::var_os("CARGO_TARGET_DIR").map_or(beside.to_owned(), |target| PathBuf::from(target).join(profile));
    let program = folder.join(format!("brevverk{}", std::env::consts::EXE_SUFFIX));
    assert!(program.is_file(), "{} is not there: run `make test`, which builds it first", program.display());
    program
}

/// A run in `folder`, in bokmål.
pub fn brevverk<A: AsRef<OsStr>>(folder: &Path, arguments: impl IntoIterator<Item = A>) -> Run {
    let output = command(folder).args(arguments).output().expect("the program starts");
    Run {
        status: output.status.code(),
        out: String::from_utf8(output.stdout).expect("results are UTF-8"),
        err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
    }
}

/// The program in `folder`, in bokmål, with nothing to read.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(path());
    command.current_dir(folder).env("LC_ALL", "nb_NO.UTF-8").stdin(Stdio::null());
    command
}
