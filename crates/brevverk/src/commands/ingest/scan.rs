//! Which files there are.

use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::globs::Globs;
use crate::failure::Failure;
use crate::manifest::Entry;
use crate::paths::{path_of, written};

/// A file that may be a letter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Seen {
    /// Where it lies, from the root, links followed: what it is known by.
    pub(super) key: String,
    /// Where it is opened.
    pub(super) path: PathBuf,
    /// How it was named.
    pub(super) given: String,
    /// The letter of the mail that it is attached to; none where it is a file of its own.
    pub(super) part_of: Option<String>,
    /// Its size in bytes.
    pub(super) bytes: u64,
    /// When it was changed last.
    pub(super) modified: String,
    /// Whether it was named itself, and not only the folder it lies in.
    pub(super) named: bool,
}

impl Seen {
    /// One that lies within this file, as it is known.
    pub(super) fn part(&self, known: &Entry) -> Self {
        Self {
            key: known.path.clone(),
            path: path_of(&known.given),
            given: known.given.clone(),
            part_of: known.part_of.clone(),
            bytes: known.bytes,
            modified: self.modified.clone(),
            named: false,
        }
    }
}

/// What was found under the paths that were named.
#[derive(Default)]
pub(super) struct Scan {
    /// The files, in the order of their keys, each once.
    pub(super) seen: Vec<Seen>,
    /// Those that were not looked at, because the program was asked to stop, by their keys.
    pub(super) unreached: BTreeSet<String>,
    /// What was named, or found, and cannot be looked at.
    pub(super) failed: Vec<(String, Failure)>,
    /// Where each named folder or file lies, so that it can be told which known sources should have been found.
    pub(super) roots: Vec<PathBuf>,
}

/// Looks through files and folders. Hidden files are passed over, and so are the folder `apart` and what `globs` leave out; no folder and
/// no file is visited twice, whatever links lead there.
pub(super) fn scan(paths: &[PathBuf], globs: &Globs, apart: &Path) -> Scan {
    let mut walk = Walk { globs, apart: fs::canonicalize(apart).ok(), visited: BTreeSet::new(), scan: Scan::default() };
    for path in paths {
        walk.named(path);
    }
    walk.scan.seen.sort_by(|a, b| a.key.cmp(&b.key));
    walk.scan
}

struct Walk<'g> {
    globs: &'g Globs,
    apart: Option<PathBuf>,
    visited: BTreeSet<PathBuf>,
    scan: Scan,
}

impl Walk<'_> {
    fn named(&mut self, path: &Path) {
        match fs::canonicalize(path) {
            Ok(real) => {
                self.scan.roots.push(real);
                self.visit(path, None);
            }
            Err(error) => {
                // What is gone may still be known from an earlier run, by the path that it had.
                self.scan.roots.extend(std::path::absolute(path).ok());
                self.scan.failed.push((written(path), error.into()));
            }
        }
    }

    /// Visits a file or folder: one that was named, or one that was found, by its path `below` the folder that was named.
    fn visit(&mut self, path: &Path, below: Option<&Path>) {
        if let Err(error) = self.try_visit(path, below) {
            self.scan.failed.push((written(path), error.into()));
        }
    }

    fn try_visit(&mut self, path: &Path, below: Option<&Path>) -> std::io::Result<()> {
        let real = fs::canonicalize(path)?;
        let metadata = fs::metadata(&real)?;
        // Whoever names a file wants it, whatever the patterns are for what else there is.
        let wanted = |below| if metadata.is_dir() { self.globs.enters(below) } else { self.globs.takes(below) };
        let is_wanted = below.is_none_or(wanted);
        if !is_wanted || self.apart.as_ref() == Some(&real) || !self.visited.insert(real.clone()) {
            return Ok(());
        }
        if metadata.is_dir() {
            return self.folder(path, below.unwrap_or(Path::new("")));
        }
        // Sockets, pipes and devices hold no letters, and reading them may never end.
        if metadata.is_file() {
            self.scan.seen.push(Seen {
                key: written(&real),
                path: path.to_owned(),
                given: written(path),
                part_of: None,
                bytes: metadata.len(),
                modified: modified(&metadata),
                named: below.is_none(),
            });
        }
        Ok(())
    }

    fn folder(&mut self, folder: &Path, below: &Path) -> std::io::Result<()> {
        let mut names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect::<std::io::Result<Vec<_>>>()?;
        names.sort_unstable();
        for name in names.iter().filter(|name| !name.as_encoded_bytes().starts_with(b".")) {
            self.visit(&folder.join(name), Some(&below.join(name)));
        }
        Ok(())
    }
}

/// The time of the last change in seconds and nanoseconds; empty where the system keeps none.
fn modified(metadata: &Metadata) -> String {
    let since = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.map(|since| format!("{}.{:09}", since.as_secs(), since.subsec_nanos())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(scan: &Scan, folder: &Path) -> Vec<String> {
        let name = |seen: &Seen| seen.path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
        scan.seen.iter().map(name).collect()
    }

    #[test]
    fn folders_are_looked_through_in_order_without_what_is_hidden_or_set_apart() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["b", "a/under", ".git", "index"] {
            fs::create_dir_all(at(name)).unwrap();
        }
        for name in ["b/2.txt", "a/under/1.txt", "3.txt", ".skjult.txt", ".git/4.txt", "index/5.txt"] {
            fs::write(at(name), name).unwrap();
        }
        let paths = [folder.path().to_owned(), at("b"), at("b/2.txt"), at("mangler")];
        let found = scan(&paths, &Globs::default(), &at("index"));
        assert_eq!(names(&found, folder.path()), ["3.txt", "a/under/1.txt", "b/2.txt"]);
        assert_eq!(found.failed, [(written(&at("mangler")), Failure::Missing)]);
    }

    #[test]
    fn patterns_choose_among_what_is_found_and_not_among_what_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("a/utkast")).unwrap();
        for name in ["1.txt", "2.pdf", "a/3.pdf", "a/utkast/4.pdf"] {
            fs::write(at(name), name).unwrap();
        }
        let globs = Globs::new(&["*.pdf".to_owned()], &["utkast".to_owned()]).unwrap();
        let found = scan(&[folder.path().to_owned(), at("1.txt")], &globs, &at("index"));
        assert_eq!(names(&found, folder.path()), ["1.txt", "2.pdf", "a/3.pdf"]);
        let named = scan(&[at("a/utkast")], &globs, &at("index"));
        assert_eq!(names(&named, folder.path()), ["a/utkast/4.pdf"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_round_in_a_circle_are_followed_once() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("a")).unwrap();
        fs::write(at("a/1.txt"), "Brev").unwrap();
        std::os::unix::fs::symlink(folder.path(), at("a/opp")).unwrap();
        std::os::unix::fs::symlink(at("a/1.txt"), at("b.txt")).unwrap();
        let found = scan(&[folder.path().to_owned()], &Globs::default(), &at("index"));
        assert_eq!(names(&found, folder.path()), ["a/1.txt"]);
    }
}
