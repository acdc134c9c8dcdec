//! From a file to what a worker reads out of it.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::failure::Failure;
use crate::parts::find;
use crate::paths::{file_of, holder_of, path_of, written};
use crate::worker::{Pool, Read, Want};

/// The bytes of a file, or of one that lies within it.
pub(crate) fn bytes(path: &Path, pool: &Pool) -> Result<Vec<u8>, Failure> {
    let name = written(path);
    let file = file_of(&name);
    if file == name { of_file(path, pool) } else { find(pool.parts(&of_file(&path_of(file), pool)?, file)?, &name) }
}

fn of_file(path: &Path, pool: &Pool) -> Result<Vec<u8>, Failure> {
    let most = pool.limits().max_file;
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(std::io::Error::from(std::io::ErrorKind::IsADirectory).into());
    }
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(Failure::TooLarge { megabytes: most >> 20 }) } else { Ok(bytes) }
}

/// What is wanted of a file, without the files within it.
pub(crate) fn document(path: &Path, pool: &Pool, want: Want) -> Result<Read, Failure> {
    let name = written(path);
    let holder = holder_of(&name).filter(|_| want.names_whole());
    let whole = holder.map(|holder| bytes(&path_of(holder), pool)).transpose()?;
    let whole = whole.map(|whole| linked::letter_id(&sha256(&whole)));
    pool.read(&bytes(path, pool)?, &name, whole.as_deref(), want)
}

/// What is wanted of a file and of the files within it, in their order, each with its path; or why there is none.
pub(crate) fn documents(path: &Path, pool: &Pool, want: Want) -> Vec<(String, Result<Read, Failure>)> {
    let name = written(path);
    let parts = bytes(path, pool).and_then(|bytes| pool.parts(&bytes, &name)).unwrap_or_default();
    let mut found = vec![(name, document(path, pool, want))];
    for part in parts {
        let (name, whole) = (part.name.clone(), part.whole.clone());
        let read = part.letter().and_then(|bytes| pool.read(&bytes, &name, Some(&whole), want));
        found.push((name, read));
    }
    found
}

/// The SHA-256 of some bytes, in lower-case hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
