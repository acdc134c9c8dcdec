//! Files that are whole or not there at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The ending of a file that is not whole yet.
pub(crate) const UNFINISHED: &str = "unfinished";

/// A file that is written, but not under its name yet. One that goes away before it gets its name leaves nothing.
pub(crate) struct Unfinished {
    path: PathBuf,
    file: File,
    /// Where it lies until then; nothing once it has its name.
    lies: Option<PathBuf>,
}

impl Unfinished {
    /// Writes what is to become the file at `path`.
    pub(crate) fn write(path: &Path, bytes: &[u8]) -> io::Result<Self> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let lies = folder_of(path).join(format!(".{name}.{UNFINISHED}"));
        let mut unfinished = Self { path: path.to_owned(), file: File::create(&lies)?, lies: Some(lies) };
        unfinished.file.write_all(bytes)?;
        Ok(unfinished)
    }

    /// Sees its content safe on disk.
    pub(crate) fn sync(&self) -> io::Result<()> {
        self.file.sync_all()
    }

    /// Gives it its name, in the place of a file that has it. It is to be synced before; the name is safe once the folder is synced.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        match self.lies.take() {
            Some(lies) => fs::rename(&lies, &self.path).inspect_err(|_| self.lies = Some(lies)),
            None => Ok(()),
        }
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if let Some(lies) = &self.lies {
            // On a disk that fails there is nothing more to do; the next run clears it away.
            let _ = remove(lies);
        }
    }
}

/// Writes a file so that whoever looks, even after a crash, sees the old one or the new one, and never a part of it.
pub(crate) fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let unfinished = Unfinished::write(path, bytes)?;
    unfinished.sync()?;
    unfinished.finish()?;
    sync_folder(folder_of(path))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
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
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
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

    #[test]
    fn what_never_gets_its_name_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let left = || fs::read_dir(folder.path()).unwrap().count();
        drop(Unfinished::write(&folder.path().join("brev.json"), b"nytt").unwrap());
        assert_eq!(left(), 0);
        fs::create_dir_all(folder.path().join("mappe/under")).unwrap();
        assert!(write_atomically(&folder.path().join("mappe"), b"nytt").is_err(), "there is a folder of that name");
        assert_eq!(left(), 1);
    }
}
