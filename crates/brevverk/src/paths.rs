//! Paths as text, and back.

use std::path::{Path, PathBuf};

use source::WITHIN;

/// Text for a path, the same for the same path. Bytes that are no UTF-8, as in names from old systems, are written as `\xE5`.
pub(crate) fn written(path: &Path) -> String {
    let mut text = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02X}")));
    }
    text
}

/// The file that a written path leads to: itself, or the one that it lies within.
pub(crate) fn file_of(path: &str) -> &str {
    path.split_once(WITHIN).map_or(path, |(file, _)| file)
}

/// What a written path lies within: a file, or a part of one; nothing where it is a file of its own.
pub(crate) fn holder_of(path: &str) -> Option<&str> {
    path.rsplit_once(WITHIN).map(|(holder, _)| holder)
}

/// What the manifest knows a file by, or one that lies within it: the path from the root, links followed.
pub(crate) fn key_of(path: &Path) -> Option<String> {
    let name = written(path);
    let file = file_of(&name);
    let real = std::fs::canonicalize(path_of(file)).ok()?;
    Some(format!("{}{}", written(&real), &name[file.len()..]))
}

/// The path that a text was written for.
pub(crate) fn path_of(text: &str) -> PathBuf {
    let plain = PathBuf::from(text);
    // A name may hold a backslash of its own; what is there needs no reading.
    if !text.contains("\\x") || plain.exists() { plain } else { read(text) }
}

#[cfg(unix)]
fn read(text: &str) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\\x") {
        bytes.extend_from_slice(before.as_bytes());
        match after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.extend_from_slice(b"\\x");
                rest = after;
            }
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    std::ffi::OsString::from_vec(bytes).into()
}

#[cfg(not(unix))]
fn read(text: &str) -> PathBuf {
    PathBuf::from(text)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_no_utf8_comes_back() {
        use std::os::unix::ffi::OsStrExt;
        let path = Path::new(std::ffi::OsStr::from_bytes(b"/brev/m\xE5l\\xq.pdf"));
        assert_eq!(written(path), "/brev/m\\xE5l\\xq.pdf");
        assert_eq!(path_of(&written(path)), path);
        assert_eq!(path_of("/brev/mål.pdf"), Path::new("/brev/mål.pdf"));
    }
}
