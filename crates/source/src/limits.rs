//! How much of a file is read at most.

/// Where the reading of a file ends, whatever the file says of itself. No honest letter comes near these marks; a file made to do harm
/// does, and is refused with the mark it passed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// So many pages, slides or sheets.
    pub pages: usize,
    /// So many bytes, once all that is packed is unpacked.
    pub unpacked: u64,
    /// So deep do elements stand within elements, and files within files.
    pub nesting: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { pages: 5000, unpacked: 256 << 20, nesting: 256 }
    }
}
