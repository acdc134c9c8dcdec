//! From a file to its letter.

use std::fs::File;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use letter::Text;
use linked::{Document, Source};
use rayon::{ThreadPool, ThreadPoolBuilder};
use sha2::{Digest, Sha256};
use source::Picture;

use crate::failure::Failure;
use crate::parts;
use crate::paths::{file_of, holder_of, path_of, written};

/// No letter is larger; a file that is would only fill the memory.
pub(crate) const LARGEST: u64 = 512 << 20;

/// PDF readers go deep into themselves; a thread has room for it.
const STACK: usize = 32 << 20;

/// The bytes of a file, or of one that lies within it.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let name = written(path);
    let file = file_of(&name);
    if file == name { of_file(path) } else { parts::find(&of_file(&path_of(file))?, file, &name) }
}

fn of_file(path: &Path) -> Result<Vec<u8>, Failure> {
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

/// The letter in a file, without those of the files within it.
pub(crate) fn document(path: &Path) -> Result<Document, Failure> {
    let name = written(path);
    let whole = holder_of(&name).map(|holder| bytes(&path_of(holder))).transpose()?;
    of_bytes(&bytes(path)?, &name, whole.map(|whole| linked::letter_id(&sha256(&whole))).as_deref())
}

/// The letters in a file and in the files within it, in their order, each with its path; or why there is none.
pub(crate) fn documents(path: &Path) -> Vec<(String, Result<Document, Failure>)> {
    let name = written(path);
    let mut found = vec![(name.clone(), document(path))];
    for part in bytes(path).map(|bytes| parts::of(&bytes, &name)).unwrap_or_default() {
        let letter = part.bytes.and_then(|bytes| of_bytes(&bytes, &part.name, Some(&part.whole)));
        found.push((part.name, letter));
    }
    found
}

/// The letter in the bytes of a file; `name` is what the letter calls the file, `whole` the letter that it is a part of.
///
/// A defect of this program in one letter is not to cost the others: where reading panics, that is why this file has failed.
pub(crate) fn of_bytes(bytes: &[u8], name: &str, whole: Option<&str>) -> Result<Document, Failure> {
    let mut document = with_turned_down(bytes, name, whole)?;
    document.turned_down.clear();
    Ok(document)
}

/// The look-alikes in a file that were turned down, each with its reason.
pub(crate) fn turned_down(path: &Path) -> Result<Vec<linked::TurnedDown>, Failure> {
    Ok(with_turned_down(&bytes(path)?, &written(path), None)?.turned_down)
}

fn with_turned_down(bytes: &[u8], name: &str, whole: Option<&str>) -> Result<Document, Failure> {
    let text = source::read(bytes, name)?;
    let facts = source::facts(bytes);
    let parts = parts::within(bytes, name);
    let source = Source {
        path: name.to_owned(),
        sha256: sha256(bytes),
        // Bytes that were just read have a media type.
        media_type: source::media_type(bytes).unwrap_or_default().to_owned(),
        bytes: bytes.len() as u64,
        pages: u32::try_from(text.pages().len().max(1)).unwrap_or(u32::MAX),
        text_layer: text.layer().into(),
        pdfa: facts.pdfa,
        application: facts.application,
        signed: facts.signed,
        part_of: whole.map(|id| linked::Whole { id: id.to_owned() }),
        has_part: parts.iter().filter_map(parts::Part::published).collect(),
    };
    let letter = || {
        let mut letter = extract::letter(text);
        letter.remarks.extend(parts.iter().filter_map(parts::Part::remark));
        linked::graph(&source, &letter)
    };
    catch_unwind(AssertUnwindSafe(letter)).map_err(|_| Failure::Defect)
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
