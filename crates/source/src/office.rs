//! What keeps an office document or web page from being read.

use crate::{Error, Limits};

/// Why a document cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Failure {
    /// Only a password opens it.
    Encrypted,
    /// It is not whole.
    Damaged(String),
    /// It unpacks to more than a letter does.
    TooLarge,
    /// Its elements stand too deep in one another.
    TooDeep,
    /// The package has too many members.
    TooManyMembers { members: usize, most: usize },
    /// It has too many pages or slides.
    TooManyPages(usize),
}

impl Failure {
    /// The same as an error about the file of that name.
    pub(crate) fn of(self, name: &str, limits: &Limits) -> Error {
        let name = name.to_owned();
        match self {
            Self::Encrypted => Error::Encrypted { name },
            Self::Damaged(why) => Error::Damaged { name, why },
            Self::TooLarge => Error::TooLarge { name, most: limits.unpacked },
            Self::TooDeep => Error::TooNested { name, most: limits.nesting },
            Self::TooManyMembers { members, most } => Error::TooManyMembers { name, members, most },
            Self::TooManyPages(pages) => Error::TooManyPages { name, pages, most: limits.pages },
        }
    }
}
