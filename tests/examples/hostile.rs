//! Writes the hostile files into a folder: `cargo run --package tests --example hostile -- FOLDER`.

use std::path::PathBuf;

fn main() {
    let folder: PathBuf =
        std::env::args_os().nth(1).expect("expected a folder to write the files into, found no argument").into();
    std::fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    tests::hostile::write(&tests::root().join("corpus/letters"), &folder);
}
