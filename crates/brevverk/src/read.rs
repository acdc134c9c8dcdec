//! From a file to its letter.

use std::fs::File;
use std::io::Read;
use std::panic::catch_unwind;
use std::path::Path;

use letter::Text;
use linked::{Document, Source};
use rayon::{ThreadPool, ThreadPoolBuilder};
use sha2::{Digest, Sha256};
use source::Picture;

use crate::failure::Failure;
use crate::paths::written;

/// No letter is larger; a file that is would only fill the memory.
const LARGEST: u64 = 512 << 20;

/// PDF readers go deep into themselves; a thread has room for it.
const STACK: usize = 32 << 20;

/// The bytes of a file.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(std::io::Error::from(std::io::ErrorKind::IsADirectory).into());
    }
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST { Err(Failure::TooLarge { megabytes: LARGEST >> 20 }) } else { Ok(bytes) }
}

/// The frozen text of a file.
pub(crate) fn text(path: &Path) -> Result<Text, Failure> {
    Ok(source::read(&bytes(path)?, &written(path))?)
}

/// The picture of a page, counted from 1.
pub(crate) fn picture(path: &Path, page: u32, dpi: f32) -> Result<Picture, Failure> {
    Ok(source::picture(&bytes(path)?, &written(path), page, dpi)?)
}

/// The letter in a file.
pub(crate) fn document(path: &Path) -> Result<Document, Failure> {
    of_bytes(&bytes(path)?, &written(path))
}

/// The letter in the bytes of a file; `name` is what the letter calls the file.
///
/// A defect of this program in one letter is not to cost the others: where reading panics, that is why this file has failed.
pub(crate) fn of_bytes(bytes: &[u8], name: &str) -> Result<Document, Failure> {
    let text = source::read(bytes, name)?;
    let source = Source {
        path: name.to_owned(),
        sha256: sha256(bytes),
        // Bytes that were just read have a media type.
        media_type: source::media_type(bytes).unwrap_or_default().to_owned(),
        bytes: bytes.len() as u64,
        pages: u32::try_from(text.pages().len().max(1)).unwrap_or(u32::MAX),
        text_layer: text.layer().into(),
        pdfa: source::facts(bytes).pdfa,
    };
    catch_unwind(|| linked::graph(&source, &extract::letter(text))).map_err(|_| Failure::Defect)
}

/// The SHA-256 of some bytes, in lower-case hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Threads to read with: as many as asked for, else one for each processor.
pub(crate) fn threads(jobs: Option<usize>) -> anyhow::Result<ThreadPool> {
    Ok(ThreadPoolBuilder::new().num_threads(jobs.unwrap_or(0)).stack_size(STACK).build()?)
}
