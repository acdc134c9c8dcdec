//! Who may depend on whom. The table below is the architecture; ARCHITECTURE.md points here.

use std::fs;

use tests::root;

/// Each crate with the crates of ours it may use, and the libraries that only it may know.
const LAYERS: &[(&str, &[&str], &[&str])] = &[
    ("letter", &[], &[]),
    ("norsk", &["letter"], &["toml"]),
    (
        "source",
        &["letter", "norsk"],
        &[
            "hayro",
            "hayro-interpret",
            "hayro-font",
            "pdf-extract",
            "encoding_rs",
            "mail-parser",
            "zip",
            "quick-xml",
            "scraper",
            "ego-tree",
        ],
    ),
    ("zones", &["letter", "norsk"], &[]),
    ("recipients", &["letter", "norsk"], &[]),
    ("sections", &["letter", "norsk"], &[]),
    ("goals", &["letter", "norsk"], &[]),
    ("measures", &["letter", "norsk"], &[]),
    ("mentions", &["letter", "norsk"], &[]),
    ("extract", &["letter", "norsk", "zones", "recipients", "sections", "goals", "measures", "mentions"], &[]),
    ("linked", &["letter"], &["schemars"]),
    ("search", &["linked"], &["tantivy", "fst"]),
    (
        "brevverk",
        &["letter", "source", "extract", "linked", "search", "norsk"],
        &[
            "clap",
            "rayon",
            "rustix",
            "indicatif",
            "anyhow",
            "rust_xlsxwriter",
            "png",
            "glob",
            "notify-debouncer-mini",
            "signal-hook",
            "time",
        ],
    ),
];

#[test]
fn every_crate_depends_only_on_the_layers_below_it() {
    let names: Vec<&str> = LAYERS.iter().map(|(name, _, _)| *name).collect();
    for (name, allowed, _) in LAYERS {
        for dependency in dependencies(name) {
            let ours = names.contains(&dependency.as_str());
            assert!(!ours || allowed.contains(&dependency.as_str()), "{name} uses {dependency}; allowed are {allowed:?}");
        }
    }
}

#[test]
fn every_heavy_library_has_one_owner() {
    for (owner, _, libraries) in LAYERS {
        for (name, _, _) in LAYERS.iter().filter(|(name, _, _)| name != owner) {
            for library in *libraries {
                assert!(!dependencies(name).contains(&(*library).to_owned()), "{library} belongs to {owner}, but {name} uses it");
            }
        }
    }
}

#[test]
fn the_table_knows_every_crate() {
    let mut folders: Vec<String> =
        fs::read_dir(root().join("crates")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    folders.sort();
    let mut names: Vec<String> = LAYERS.iter().map(|(name, _, _)| (*name).to_owned()).collect();
    names.sort();
    assert_eq!(folders, names);
}

#[test]
fn only_the_program_touches_disk_and_clock() {
    for (name, _, _) in LAYERS.iter().filter(|(name, _, _)| !matches!(*name, "brevverk" | "search")) {
        for file in rust_files(&root().join("crates").join(name).join("src")) {
            let code = fs::read_to_string(&file).unwrap();
            let code = code.split("#[cfg(test)]").next().unwrap_or_default();
            for forbidden in ["std::fs", "std::net", "SystemTime", "std::env"] {
                assert!(!code.contains(forbidden), "{} uses {forbidden}", file.display());
            }
        }
    }
}

/// The names under `[dependencies]` in a crate's manifest.
fn dependencies(name: &str) -> Vec<String> {
    let manifest = fs::read_to_string(root().join("crates").join(name).join("Cargo.toml")).unwrap();
    manifest
        .lines()
        .skip_while(|line| line.trim() != "[dependencies]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split(['.', '=', ' ']).next())
        .filter(|word| !word.is_empty() && !word.starts_with('#'))
        .map(str::to_owned)
        .collect()
}

fn rust_files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            files.extend(rust_files(&entry));
        } else if entry.extension().is_some_and(|ending| ending == "rs") {
            files.push(entry);
        }
    }
    files.sort();
    files
}
