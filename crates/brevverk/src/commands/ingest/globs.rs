//! Which of the files in a folder are wanted, by patterns of their names.

use std::path::Path;

use anyhow::{Context, Result};
use glob::{MatchOptions, Pattern};
use unicode_normalization::UnicodeNormalization;

/// A star stops at a slash. Capital letters are made small before, å and Å alike.
const HOW: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: false };

/// What `--include` and `--exclude` say.
#[derive(Debug, Default)]
pub(super) struct Globs {
    /// Everything is wanted where there is none.
    include: Vec<Pattern>,
    exclude: Vec<Pattern>,
}

impl Globs {
    pub(super) fn new(include: &[String], exclude: &[String]) -> Result<Self> {
        let all = |globs: &[String]| globs.iter().map(|glob| pattern(glob)).collect::<Result<Vec<Pattern>>>();
        Ok(Self { include: all(include)?, exclude: all(exclude)? })
    }

    /// Whether a folder, by its path from the one that was named, is to be looked through.
    pub(super) fn enters(&self, folder: &Path) -> bool {
        !fits(&self.exclude, folder)
    }

    /// Whether a file, by its path from the folder that was named, is to be looked at.
    pub(super) fn takes(&self, file: &Path) -> bool {
        !fits(&self.exclude, file) && (self.include.is_empty() || fits(&self.include, file))
    }
}

fn fits(patterns: &[Pattern], path: &Path) -> bool {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    let path = comparable(&parts.join("/"));
    patterns.iter().any(|pattern| pattern.matches_with(&path, HOW))
}

fn pattern(glob: &str) -> Result<Pattern> {
    // A pattern without a slash is that of a name, in whatever folder; one at the end only says that it is a folder's.
    let name = glob.trim_end_matches('/');
    let whole = if name.contains('/') { name.trim_start_matches('/').to_owned() } else { format!("**/{name}") };
    Pattern::new(&comparable(&whole)).with_context(|| format!("expected a pattern such as *.pdf or 2025/**, found {glob}"))
}

/// Small letters, each of them one character: some systems write å as an a with a ring.
fn comparable(path: &str) -> String {
    path.nfc().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn globs(include: &[&str], exclude: &[&str]) -> Globs {
        let owned = |globs: &[&str]| globs.iter().map(|glob| (*glob).to_owned()).collect::<Vec<_>>();
        Globs::new(&owned(include), &owned(exclude)).unwrap()
    }

    #[test]
    fn a_name_is_a_name_in_whatever_folder_and_a_path_begins_at_the_folder_that_was_named() {
        let pdf = globs(&["*.pdf"], &["utkast*"]);
        for (file, is_taken) in
            [("brev.pdf", true), ("2025/mars/BREV.PDF", true), ("brev.txt", false), ("2025/Utkast til svar.pdf", false)]
        {
            assert_eq!(pdf.takes(Path::new(file)), is_taken, "{file}");
        }
        let year = globs(&["2025/**", "*/vedtak/*.txt"], &[]);
        for (file, is_taken) in [
            ("2025/brev.pdf", true),
            ("2025/mars/brev.pdf", true),
            ("arkiv/2025/brev.pdf", false),
            ("2024/vedtak/1.txt", true),
            ("2024/vedtak/mars/1.txt", false),
        ] {
            assert_eq!(year.takes(Path::new(file)), is_taken, "{file}");
        }
        let odd = globs(&["brev[0-9].txt", "[!a]?.odt", "ÅRS*", "a\u{30a}pen.pdf"], &[]);
        for (file, is_taken) in [
            ("brev1.txt", true),
            ("brevx.txt", false),
            ("b1.odt", true),
            ("a1.odt", false),
            ("bå.odt", true),
            ("mappe/årsplan.pdf", true),
            ("Åpen.pdf", true),
        ] {
            assert_eq!(odd.takes(Path::new(file)), is_taken, "{file}");
        }
    }

    #[test]
    fn a_folder_that_is_excluded_is_not_entered_and_one_that_is_not_included_is() {
        let globs = globs(&["*.pdf"], &["utkast/", "2019/**"]);
        assert!(
            globs.enters(Path::new("2025")) && !globs.enters(Path::new("2025/utkast")) && !globs.takes(Path::new("2019/a.pdf"))
        );
        assert!(Globs::default().takes(Path::new("hva som helst")));
        assert!(Globs::new(&["brev[".to_owned()], &[]).unwrap_err().to_string().contains("found brev["));
    }
}
