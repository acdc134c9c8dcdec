//! Where a page of hits ends, and the next begins.

use std::fmt;
use std::str::FromStr;

/// The place of a hit in the order of an answer. It holds also when the index has changed: what comes after it comes after it.
#[derive(Clone, PartialEq, Debug)]
pub struct Cursor {
    pub(crate) score: f32,
    pub(crate) id: String,
}

/// What was given is no cursor.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("expected a cursor as an earlier answer gave it, found `{0}`")]
pub struct NoCursor(String);

impl Cursor {
    /// Whether a hit comes after the place: worse, or as good with a later id.
    pub(crate) fn is_before(&self, score: f32, id: &str) -> bool {
        score < self.score || (score == self.score && id > self.id.as_str())
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}.{}", self.score.to_bits(), self.id)
    }
}

impl FromStr for Cursor {
    type Err = NoCursor;

    fn from_str(written: &str) -> Result<Self, NoCursor> {
        let no_cursor = || NoCursor(written.to_owned());
        let (score, id) = written.split_once('.').filter(|(score, _)| score.len() == 8).ok_or_else(no_cursor)?;
        let score = u32::from_str_radix(score, 16).map(f32::from_bits).ok().filter(|score| score.is_finite());
        Ok(Self { score: score.ok_or_else(no_cursor)?, id: id.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::Cursor;

    #[test]
    fn a_cursor_is_read_as_it_is_written() {
        let cursor = Cursor { score: 3.125, id: "urn:l:1#m-1".into() };
        assert_eq!(cursor.to_string().parse(), Ok(cursor.clone()));
        assert!(cursor.is_before(3.0, "a") && cursor.is_before(3.125, "urn:l:2") && !cursor.is_before(3.125, "urn:l:1#m-1"));
        for wrong in ["", "x", "7fc00000.a", "0000000.a", "00000000", "zzzzzzzz.a"] {
            assert!(wrong.parse::<Cursor>().is_err(), "{wrong}");
        }
    }
}
