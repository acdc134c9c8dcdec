//! The one place that opens ZIP packages (DOCX, PPTX, ODT): members are unpacked into memory, by name, within limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::Limits;
use crate::office::Failure;

/// No document has more members: pictures, mostly.
const MEMBERS: usize = 10_000;

/// A member that is larger than this and shrinks to less than one part in [`RATIO`] was made to fill the memory.
const SUSPECT: u64 = 16 << 20;
const RATIO: u64 = 400;

/// An open package. Names of members are only ever compared, so that a path that leaves the archive leads nowhere.
pub(crate) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'b> Package<'b> {
    /// Opens a package without unpacking anything.
    pub(crate) fn open(bytes: &'b [u8], limits: &Limits) -> Result<Self, Failure> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| Failure::Damaged(error.to_string()))?;
        if archive.len() > MEMBERS {
            return Err(Failure::TooManyMembers { members: archive.len(), most: MEMBERS });
        }
        Ok(Self { archive, left: limits.unpacked })
    }

    /// The bytes of a member; `None` where there is no member of that name.
    pub(crate) fn member(&mut self, name: &str) -> Result<Option<Vec<u8>>, Failure> {
        let Some(index) = self.index_of(name) else { return Ok(None) };
        let damaged = |why: &dyn std::fmt::Display| Failure::Damaged(format!("{name}: {why}"));
        // Whether it is encrypted is asked first: an encrypted member cannot be opened.
        if self.archive.by_index_raw(index).map_err(|error| damaged(&error))?.encrypted() {
            return Err(Failure::Encrypted);
        }
        let member = self.archive.by_index(index).map_err(|error| damaged(&error))?;
        let packed = member.compressed_size();
        let most = if self.left > SUSPECT { self.left.min(packed.saturating_mul(RATIO).max(SUSPECT)) } else { self.left };
        let mut bytes = Vec::new();
        // What a member says of its own size is not believed; it is cut one byte beyond what is allowed.
        member.take(most + 1).read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
        if bytes.len() as u64 > most {
            return Err(Failure::TooLarge);
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }

    /// Whether there is a member of that name.
    pub(crate) fn holds(&self, name: &str) -> bool {
        self.index_of(name).is_some()
    }

    /// The bytes of a member that the document cannot be without.
    pub(crate) fn required(&mut self, name: &str) -> Result<Vec<u8>, Failure> {
        self.member(name)?.ok_or_else(|| Failure::Damaged(format!("{name} is missing")))
    }

    /// Part names do not mind case, and some programs write them with backslashes.
    fn index_of(&self, name: &str) -> Option<usize> {
        let name = name.trim_start_matches('/');
        self.archive.index_for_name(name).or_else(|| {
            let same = |byte: (u8, u8)| byte.0.eq_ignore_ascii_case(&byte.1) || (byte.0 == b'\\' && byte.1 == b'/');
            self.archive
                .file_names_raw()
                .position(|other| other.len() == name.len() && other.iter().copied().zip(name.bytes()).all(same))
        })
    }
}
