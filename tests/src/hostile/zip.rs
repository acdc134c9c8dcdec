//! ZIP archives, sound or lying.

use super::deflate::{crc, crc_of_bomb, raw, raw_bomb};

/// One member, as it stands and as it says it stands.
#[derive(Clone)]
pub struct Member {
    pub(super) name: String,
    pub(super) data: Vec<u8>,
    /// 0 for stored, 8 for deflated.
    pub(super) method: u16,
    pub(super) flags: u16,
    pub(super) crc: u32,
    /// What it says it is when unpacked.
    pub(super) size: u32,
}

/// An archive to be.
#[derive(Clone, Default)]
pub struct Zip {
    pub(super) members: Vec<Member>,
    /// How many members the end of the archive says there are, where it lies.
    pub(super) count: Option<u16>,
    /// All members are said to begin where the first one does.
    pub(super) overlapping: bool,
}

impl Zip {
    pub(super) fn stored(mut self, name: &str, data: impl AsRef<[u8]>) -> Self {
        let data = data.as_ref().to_vec();
        let (crc, size) = (crc(&data), data.len() as u32);
        self.members.push(Member { name: name.to_owned(), data, method: 0, flags: 0, crc, size });
        self
    }

    pub(super) fn deflated(mut self, name: &str, data: impl AsRef<[u8]>) -> Self {
        let data = data.as_ref();
        let (crc, size) = (crc(data), data.len() as u32);
        self.members.push(Member { name: name.to_owned(), data: raw(data), method: 8, flags: 0, crc, size });
        self
    }

    /// A member of so many MiB of one byte.
    pub(super) fn bomb(mut self, name: &str, byte: u8, megabytes: usize) -> Self {
        let (data, crc) = (raw_bomb(byte, megabytes), crc_of_bomb(byte, megabytes));
        self.members.push(Member { name: name.to_owned(), data, method: 8, flags: 0, crc, size: (megabytes << 20) as u32 });
        self
    }

    /// The archive with its last member spoiled.
    pub(super) fn spoiled(mut self, spoil: impl FnOnce(&mut Member)) -> Self {
        spoil(self.members.last_mut().expect("an archive with a member"));
        self
    }

    /// The whole file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut file = Vec::new();
        let mut directory = Vec::new();
        for member in &self.members {
            let place = if self.overlapping { 0 } else { file.len() as u32 };
            let head = member.head();
            directory.extend_from_slice(b"PK\x01\x02\x14\0");
            directory.extend_from_slice(&head);
            directory.extend_from_slice(&[0; 10]);
            directory.extend_from_slice(&place.to_le_bytes());
            directory.extend_from_slice(member.name.as_bytes());
            if !self.overlapping || file.is_empty() {
                file.extend_from_slice(b"PK\x03\x04");
                file.extend_from_slice(&head);
                file.extend_from_slice(member.name.as_bytes());
                file.extend_from_slice(&member.data);
            }
        }
        let (start, length) = (file.len() as u32, directory.len() as u32);
        let count = self.count.unwrap_or(self.members.len().min(0xFFFF) as u16);
        file.extend(directory);
        file.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        file.extend_from_slice(&count.to_le_bytes());
        file.extend_from_slice(&count.to_le_bytes());
        file.extend_from_slice(&length.to_le_bytes());
        file.extend_from_slice(&start.to_le_bytes());
        file.extend_from_slice(&[0, 0]);
        file
    }
}

impl Member {
    /// What local header and directory have in common: from the version needed to the length of the extra field.
    fn head(&self) -> Vec<u8> {
        let mut head = b"\x14\0".to_vec();
        head.extend_from_slice(&self.flags.to_le_bytes());
        head.extend_from_slice(&self.method.to_le_bytes());
        // The first of January 1980, when the clock of such archives begins.
        head.extend_from_slice(b"\0\0\x21\0");
        head.extend_from_slice(&self.crc.to_le_bytes());
        head.extend_from_slice(&(self.data.len() as u32).to_le_bytes());
        head.extend_from_slice(&self.size.to_le_bytes());
        head.extend_from_slice(&(self.name.len() as u16).to_le_bytes());
        head.extend_from_slice(&[0, 0]);
        head
    }
}
