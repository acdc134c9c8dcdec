//! A closer look at a file: whether it may be a letter, and which bytes it has.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::scan::Seen;
use crate::failure::Failure;
use crate::parts::Part;
use crate::paths::path_of;
use crate::read;
use crate::worker::{Pool, Want};

/// So much of a file tells what it is.
const HEAD: u64 = 64 * 1024;

/// How packages begin: what they are stands at their end too.
const PACKAGES: [&[u8]; 2] = [b"PK", b"\xD0\xCF\x11\xE0"];

/// The endings of names that promise a letter. What lies in a folder under such a name is expected to be one.
const ENDINGS: [&str; 4] = ["pdf", "eml", "txt", "text"];

/// What a file was seen to be.
pub(super) enum Look {
    /// It may be a letter; the SHA-256 of its bytes.
    Letter(String),
    /// It lies in a folder among letters and is none.
    NoLetter(Failure),
    /// It cannot be looked at.
    Failed(Failure),
}

/// Looks at a file, and at all that lies within it: each with what it was seen to be, the file itself first.
pub(super) fn look_within(seen: Seen, pool: &Pool) -> Vec<(Seen, Look)> {
    let outer = look(&seen, pool);
    let inner = match &outer {
        Look::Letter(_) if may_hold_parts(&seen.path) => {
            read::bytes(&seen.path, pool).and_then(|bytes| pool.parts(&bytes, &seen.given))
        }
        _ => Ok(Vec::new()),
    };
    let one = |part: Part| {
        let name = &part.name[seen.given.len()..];
        let inner = Seen {
            key: format!("{}{name}", seen.key),
            path: path_of(&part.name),
            given: part.name.clone(),
            part_of: Some(part.whole.clone()),
            bytes: part.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64),
            modified: seen.modified.clone(),
            named: false,
        };
        let look = match part.letter() {
            Ok(bytes) => Look::Letter(read::sha256(&bytes)),
            Err(why) if why.is_of_another_kind() => Look::NoLetter(why),
            Err(why) => Look::Failed(why),
        };
        (inner, look)
    };
    // A mail that cannot be opened is told of when its letter is read.
    let inner: Vec<(Seen, Look)> = inner.unwrap_or_default().into_iter().map(one).collect();
    [(seen, outer)].into_iter().chain(inner).collect()
}

fn may_hold_parts(path: &Path) -> bool {
    head(path, 0).is_ok_and(|head| source::may_hold_parts(&head))
}

/// The front of a file, and of a package all that goes into so many bytes.
fn head(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let mut file = File::open(path)?;
    file.by_ref().take(HEAD).read_to_end(&mut head)?;
    if PACKAGES.iter().any(|mark| head.starts_with(mark)) {
        file.take(most).read_to_end(&mut head)?;
    }
    Ok(head)
}

/// Looks at a file. Whoever names a file himself expects a letter in it; of what only lies in a folder, a PDF, mail, document or web page
/// is known by its content, and plain text, which has no mark of its own, by its name.
fn look(seen: &Seen, pool: &Pool) -> Look {
    if !seen.named && !promises_letter(&seen.path) {
        match no_letter(&seen.path, &seen.given, pool) {
            Ok(None) => {}
            Ok(Some(why)) => return Look::NoLetter(why),
            Err(why) => return Look::Failed(why),
        }
    }
    sha256(&seen.path).map_or_else(|error| Look::Failed(error.into()), Look::Letter)
}

fn promises_letter(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ENDINGS.iter().any(|one| ending.eq_ignore_ascii_case(one)))
}

/// What the file is instead of a letter; nothing where it may be one.
fn no_letter(path: &Path, name: &str, pool: &Pool) -> Result<Option<Failure>, Failure> {
    let head = head(path, pool.limits().max_file)?;
    let looked = pool.read(&head, name, None, Want::Kind)?;
    Ok(match looked.media_type.as_deref() {
        Some("text/plain") if head.is_empty() => Some(Failure::Empty),
        Some("text/plain") => Some(Failure::NotNamedText),
        _ => looked.refused,
    })
}

/// The SHA-256 of a file of any size.
pub(crate) fn sha256(path: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    io::copy(&mut File::open(path)?, &mut hash)?;
    Ok(read::hexadecimal(&hash.finalize()))
}
