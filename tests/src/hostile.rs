//! Files made to hurt a reader: each is legal enough to be opened and wrong enough to loop, to explode or to lie.
//!
//! They are made anew whenever they are needed, the same bytes each time, so that none of them lies in the repository. `tests/hostile.rs`
//! gives them all to the program; to look at one of them, `cargo run --package tests --example hostile -- FOLDER` writes them out.

mod bitten;
mod deflate;
mod mail;
pub mod office;
mod opendocument;
mod pdf;
mod pdf_content;
mod pdf_filters;
mod pdf_fonts;
mod pdf_layout;
mod pdf_resources;
mod pdf_security;
mod pdf_trees;
mod pdf_values;
mod pdf_xref;
mod slides;
mod text;
mod web;
mod word;
mod xml;
pub mod zip;
mod zips;

use std::path::Path;

/// What every hostile file says that has room for a word. Where the file can be read at all, this is what it holds.
const WORDS: &str = "Kommunen skal rydde gangveiene innen 1. mars 2026.";

/// Makes the words of a file.
type Written = fn() -> String;

/// One file: what it is called, and how its bytes are made.
pub struct Hostile {
    /// Its name, which says what is wrong with it.
    pub name: String,
    make: Box<dyn Fn() -> Vec<u8>>,
}

impl Hostile {
    fn new(name: impl Into<String>, make: impl Fn() -> Vec<u8> + 'static) -> Self {
        Self { name: name.into(), make: Box::new(make) }
    }

    /// Its bytes, the same on each call.
    pub fn bytes(&self) -> Vec<u8> {
        (self.make)()
    }
}

/// All of them, in order of what they attack. `letters` are sound files, of which the truncated and bitten ones are made.
pub fn all(letters: &Path) -> Vec<Hostile> {
    let mut files = Vec::new();
    for some in [
        pdf_trees::files(),
        pdf_values::files(),
        pdf_xref::files(),
        pdf_content::files(),
        pdf_layout::files(),
        pdf_resources::files(),
        pdf_fonts::files(),
        pdf_filters::files(),
        pdf_security::files(),
        bitten::files(letters),
        zips::files(),
        xml::files(),
        word::files(),
        opendocument::files(),
        slides::files(),
        web::files(),
        mail::files(),
        text::files(),
    ] {
        files.extend(some);
    }
    files
}

/// Writes all of them into a folder, one at a time, and gives their names.
pub fn write(letters: &Path, folder: &Path) -> Vec<String> {
    let write = |file: Hostile| {
        let path = folder.join(&file.name);
        std::fs::write(&path, file.bytes()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        file.name
    };
    all(letters).into_iter().map(write).collect()
}
