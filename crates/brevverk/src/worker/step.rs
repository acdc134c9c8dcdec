//! How far a worker has come with a file, as four bytes.

use source::Stage;

use crate::failure::FailedAt;

/// What a worker is doing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Step {
    /// It reads the file's text.
    Text(Stage),
    /// It finds the letter in the text.
    Letter,
}

/// Set in the number of a page whose words are read off its picture; no file has so many pages.
const RECOGNITION: u32 = 1 << 30;
const LETTER: u32 = u32::MAX - 1;
const SECOND_READER: u32 = u32::MAX;

impl Step {
    pub(super) fn to_bytes(self) -> [u8; 4] {
        let number = match self {
            Self::Text(Stage::Opening) => 0,
            Self::Text(Stage::Page(page)) => page,
            Self::Text(Stage::Recognition(page)) => RECOGNITION | page,
            Self::Text(Stage::SecondReader) => SECOND_READER,
            Self::Letter => LETTER,
        };
        number.to_le_bytes()
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Some(match u32::from_le_bytes(bytes.try_into().ok()?) {
            0 => Self::Text(Stage::Opening),
            LETTER => Self::Letter,
            SECOND_READER => Self::Text(Stage::SecondReader),
            page if page & RECOGNITION != 0 => Self::Text(Stage::Recognition(page & !RECOGNITION)),
            page => Self::Text(Stage::Page(page)),
        })
    }

    /// The page it is about.
    pub(super) fn page(self) -> Option<u32> {
        match self {
            Self::Text(Stage::Page(page) | Stage::Recognition(page)) => Some(page),
            Self::Text(_) | Self::Letter => None,
        }
    }

    /// Where on its way a file is that is at this step; a worker that has not said anything has not opened it.
    pub(super) fn stage(step: Option<Self>) -> FailedAt {
        match step {
            None | Some(Self::Text(Stage::Opening)) => FailedAt::Open,
            Some(Self::Text(Stage::Page(_))) => FailedAt::Page,
            Some(Self::Text(Stage::Recognition(_))) => FailedAt::Recognition,
            Some(Self::Text(Stage::SecondReader)) => FailedAt::SecondReader,
            Some(Self::Letter) => FailedAt::Letter,
        }
    }

    /// The stage that can be left out where it ends badly.
    pub(super) fn avoidable(self) -> Option<Stage> {
        match self {
            Self::Text(stage @ (Stage::Page(_) | Stage::Recognition(_) | Stage::SecondReader)) => Some(stage),
            Self::Text(Stage::Opening) | Self::Letter => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_comes_over_as_it_was() {
        for step in [
            Step::Text(Stage::Opening),
            Step::Text(Stage::Page(1)),
            Step::Text(Stage::Page(5000)),
            Step::Text(Stage::Recognition(5000)),
            Step::Text(Stage::SecondReader),
            Step::Letter,
        ] {
            assert_eq!(Step::from_bytes(&step.to_bytes()), Some(step));
        }
        assert_eq!(Step::from_bytes(b"hei"), None);
    }
}
