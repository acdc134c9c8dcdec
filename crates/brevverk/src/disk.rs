//! Files that are whole or not there at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// The ending of a file that is not whole yet.
pub(crate) const UNFINISHED: &str = "unfinished";

/// Writes a file so that whoever looks, even after a crash, sees the old one or the new one, and never a part of it.
pub(crate) fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let unfinished = folder.join(format!(".{name}.{UNFINISHED}"));
    let mut file = File::create(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&unfinished, path)?;
    sync_folder(folder)
}

/// Removes a file; one that is not there is removed already.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Removes what an earlier run left unfinished.
pub(crate) fn remove_unfinished(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == UNFINISHED) {
            remove(&path)?;
        }
    }
    Ok(())
}

/// A new name in a folder is safe only when the folder itself is on disk.
fn sync_folder(folder: &Path) -> io::Result<()> {
    // Other systems than Unix cannot open a folder, and keep names safe on their own.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("brev.json");
        write_atomically(&file, b"gammelt").unwrap();
        write_atomically(&file, b"nytt").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"nytt");
        fs::write(folder.path().join(format!(".brev.json.{UNFINISHED}")), "halv").unwrap();
        remove_unfinished(folder.path()).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        remove(&file).unwrap();
        remove(&file).unwrap();
    }
}
