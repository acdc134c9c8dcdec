//! The letters that tests run over.

use std::fs;
use std::path::{Path, PathBuf};

use letter::Text;
use serde_json::Value;

/// The letters of the corpus, in order of their names.
pub fn corpus(root: &Path) -> Vec<PathBuf> {
    in_folder(&root.join("corpus").join("letters"))
}

/// The real documents beside the project. None on a machine that has only the project; a line says so.
pub fn seeds(root: &Path) -> Vec<PathBuf> {
    let seeds = in_folder(&root.join("..").join("shared").join("seeds"));
    if seeds.is_empty() {
        eprintln!("skipped: there are no seeds beside this project");
    }
    seeds
}

fn in_folder(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "pdf" || ending == "txt"));
    files.sort();
    files
}

/// Reads a file into its text.
pub fn read(file: &Path) -> Text {
    let bytes = fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    source::read(&bytes, &file.to_string_lossy()).unwrap_or_else(|error| panic!("{error}"))
}

/// The linked JSON of a text, as if it came from a file of that name.
pub fn linked(text: Text, name: &str) -> Value {
    let letter = extract::letter(text);
    let source = linked::Source {
        path: name.to_owned(),
        sha256: "0".repeat(64),
        media_type: "text/plain".to_owned(),
        bytes: 1,
        pages: letter.text.pages().len() as u32,
        text_layer: letter.text.layer().into(),
        pdfa: None,
        application: None,
        signed: None,
        reader_agreement: Vec::new(),
        part_of: None,
        has_part: Vec::new(),
    };
    let json = linked::graph(&source, &letter).to_json_line();
    serde_json::from_str(&json).unwrap_or_else(|error| panic!("{name}: the linked JSON is no JSON: {error}"))
}
