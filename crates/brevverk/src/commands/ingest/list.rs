//! A list of files on standard input.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// What stands for the list among the paths.
const LIST: &str = "-";

/// The paths, with those on the list in the place of `-`.
pub(super) fn paths(named: &[PathBuf], mut list: impl Read) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::with_capacity(named.len());
    for path in named {
        if path != Path::new(LIST) {
            paths.push(path.clone());
            continue;
        }
        let mut bytes = Vec::new();
        list.read_to_end(&mut bytes).context("expected a list of files on standard input")?;
        for one in listed(&bytes) {
            paths.push(path_of(one).context("expected a list of files on standard input")?);
        }
    }
    Ok(paths)
}

/// Whether a list is to be read.
pub(super) fn is_asked_for(named: &[PathBuf]) -> bool {
    named.iter().any(|path| path == Path::new(LIST))
}

/// One path a line; or, where there is a NUL, one between each two of them, so that a name may hold a line break.
fn listed(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let by_nul = bytes.contains(&0);
    let parts = bytes.split(move |byte| *byte == if by_nul { 0 } else { b'\n' });
    parts.map(move |part| if by_nul { part } else { part.strip_suffix(b"\r").unwrap_or(part) }).filter(|part| !part.is_empty())
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> io::Result<PathBuf> {
    use std::os::unix::ffi::OsStrExt;
    Ok(std::ffi::OsStr::from_bytes(bytes).into())
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> io::Result<PathBuf> {
    String::from_utf8(bytes.to_vec()).map(PathBuf::from).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_a_path_a_line_or_one_between_nuls() {
        let read = |list: &[u8]| paths(&["a".into(), "-".into(), "b".into()], list).unwrap();
        assert_eq!(
            read(b"1.pdf\nmappe/2 med rom.pdf\r\n\n3.pdf"),
            ["a", "1.pdf", "mappe/2 med rom.pdf", "3.pdf", "b"].map(PathBuf::from)
        );
        assert_eq!(read(b"1\n.pdf\x002.pdf\x00"), ["a", "1\n.pdf", "2.pdf", "b"].map(PathBuf::from));
        assert_eq!(read(b""), ["a", "b"].map(PathBuf::from));
        assert!(is_asked_for(&["-".into()]) && !is_asked_for(&["./-".into()]));
    }
}
