//! What goes over the pipes: a tag, a length, and so many bytes.

use std::io::{self, Read, Write};

/// What a frame holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tag {
    /// To the worker: what is to be done, as JSON; the file's bytes follow.
    Request,
    /// To the worker: the bytes of a file. From it: one result.
    Body,
    /// From the worker: how far it has come.
    Step,
    /// From the worker: what came of a request, as JSON; the results follow.
    Answer,
}

const TAGS: [(Tag, u8); 4] = [(Tag::Request, b'R'), (Tag::Body, b'B'), (Tag::Step, b'S'), (Tag::Answer, b'A')];

/// The tag and the length, in little-endian order.
const HEAD: usize = 9;

/// Writes a frame. The caller flushes.
pub(super) fn write(to: &mut impl Write, tag: Tag, content: &[u8]) -> io::Result<()> {
    let mut head = [0; HEAD];
    head[0] = TAGS.iter().find(|(one, _)| *one == tag).map_or(0, |(_, byte)| *byte);
    head[1..].copy_from_slice(&(content.len() as u64).to_le_bytes());
    if content.len() > 64 {
        to.write_all(&head)?;
        return to.write_all(content);
    }
    // A short frame goes over in one piece.
    let mut whole = [0; HEAD + 64];
    whole[..HEAD].copy_from_slice(&head);
    whole[HEAD..HEAD + content.len()].copy_from_slice(content);
    to.write_all(&whole[..HEAD + content.len()])
}

/// Reads a frame; none where the other side has closed the pipe between two.
pub(super) fn read(from: &mut impl Read) -> io::Result<Option<(Tag, Vec<u8>)>> {
    let mut head = [0; HEAD];
    if from.read(&mut head[..1])? == 0 {
        return Ok(None);
    }
    from.read_exact(&mut head[1..])?;
    let tag = TAGS.iter().find(|(_, byte)| *byte == head[0]).map(|(tag, _)| *tag);
    let tag = tag.ok_or_else(|| io::Error::other(format!("expected a frame, found one with the tag {}", head[0])))?;
    let mut length = [0; 8];
    length.copy_from_slice(&head[1..]);
    let length = u64::from_le_bytes(length);
    let mut content = Vec::new();
    // What the other side promises is believed only where there is room for it, and in the end only as far as it comes.
    content.try_reserve_exact(usize::try_from(length).unwrap_or(usize::MAX)).map_err(|_| io::ErrorKind::OutOfMemory)?;
    from.take(length).read_to_end(&mut content)?;
    if content.len() as u64 == length { Ok(Some((tag, content))) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_come_over_as_they_were() {
        let mut pipe = Vec::new();
        write(&mut pipe, Tag::Step, &[1, 2]).unwrap();
        write(&mut pipe, Tag::Body, &[7; 70_000]).unwrap();
        let mut pipe = pipe.as_slice();
        assert_eq!(read(&mut pipe).unwrap(), Some((Tag::Step, vec![1, 2])));
        assert_eq!(read(&mut pipe).unwrap(), Some((Tag::Body, vec![7; 70_000])));
        assert_eq!(read(&mut pipe).unwrap(), None);
    }

    #[test]
    fn half_a_frame_and_no_frame_are_errors() {
        let mut pipe = Vec::new();
        write(&mut pipe, Tag::Answer, b"svar").unwrap();
        assert_eq!(read(&mut &pipe[..11]).unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
        assert_eq!(read(&mut &pipe[..4]).unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
        assert!(read(&mut b"hei".as_slice()).is_err());
        let promise = [&b"B"[..], &u64::MAX.to_le_bytes()].concat();
        assert_eq!(read(&mut promise.as_slice()).unwrap_err().kind(), io::ErrorKind::OutOfMemory);
    }
}
