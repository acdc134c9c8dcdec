//! The lines above a mail: whether they are those of a mail at all, and which characters they hold.

use std::borrow::Cow;
use std::ops::Range;

use mail_parser::MessageParser;

use crate::encoding;

/// Fields that programs write and people do not: a letter typed by hand may well begin with «From:», «To:» and «Subject:».
const TECHNICAL: [&str; 9] = [
    "received",
    "message-id",
    "mime-version",
    "return-path",
    "delivered-to",
    "content-type",
    "content-transfer-encoding",
    "dkim-signature",
    "user-agent",
];

/// Whether the bytes begin with the fields of a mail: all lines up to the first blank one are fields, one says who sent it, and
/// others are such that only a mail program writes them, or it is dated as mails are.
pub(crate) fn is_mail(bytes: &[u8]) -> bool {
    let head = &bytes[of(bytes)];
    let Some(names) = names(head) else { return false };
    let has = |name: &str| names.iter().any(|one| one == name);
    let technical = names.iter().filter(|name| TECHNICAL.contains(&name.as_str()) || name.starts_with("x-")).count();
    let sent = has("from") || has("sender") || (has("received") && has("date"));
    sent && (technical > 0 && names.len() > 2 || has("date") && is_dated(head))
}

/// The names of the fields, in lower case; nothing where a line is none.
fn names(head: &[u8]) -> Option<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    for line in head.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.first().is_none_or(|first| matches!(first, b' ' | b'\t')) {
            // A value that goes on, or the end.
            if names.is_empty() && !line.is_empty() {
                return None;
            }
            continue;
        }
        let name = &line[..line.iter().position(|byte| *byte == b':')?];
        if name.is_empty() || !name.iter().all(|byte| (b'!'..=b'~').contains(byte)) {
            return None;
        }
        names.push(name.iter().map(|byte| byte.to_ascii_lowercase() as char).collect());
    }
    Some(names)
}

/// Whether the date is written as the standard has it: «Tue, 18 Feb 2025 13:05:00 +0100».
fn is_dated(head: &[u8]) -> bool {
    let mail = MessageParser::default().parse_headers(head);
    mail.is_some_and(|mail| mail.date().is_some_and(|date| date.is_valid() && date.hour + date.minute + date.second > 0))
}

/// All up to the first blank line, without what is blank in front.
fn of(bytes: &[u8]) -> Range<usize> {
    let mark = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let start = bytes[mark..].iter().position(|byte| !matches!(byte, b'\r' | b'\n')).map_or(bytes.len(), |at| mark + at);
    let mut at = start;
    while let Some(end) = bytes[at..].iter().position(|byte| *byte == b'\n').map(|end| at + end + 1) {
        if matches!(&bytes[end..], [b'\n', ..] | [b'\r', b'\n', ..]) {
            return start..end;
        }
        at = end;
    }
    start..bytes.len()
}

/// The mail with its fields in UTF-8. Fields are to be ASCII with other letters encoded, but there are programs that write them in
/// whatever their system has.
pub(super) fn in_utf8(bytes: &[u8]) -> Cow<'_, [u8]> {
    let head = of(bytes);
    if std::str::from_utf8(&bytes[head.clone()]).is_ok() {
        return Cow::Borrowed(bytes);
    }
    Cow::Owned([encoding::decode(&bytes[head.clone()]).as_bytes(), &bytes[head.end..]].concat())
}

/// How many mails the mail holds at the most, one within the other: each is announced by a name of its media type.
pub(super) fn nested(bytes: &[u8]) -> usize {
    let announces = |at: usize| {
        let is = |name: &[u8]| bytes.get(at..at + name.len()).is_some_and(|part| part.eq_ignore_ascii_case(name));
        let before = || bytes[..at].iter().rev().find(|byte| !byte.is_ascii_whitespace());
        (is(b"rfc822") || is(b"global") || is(b"digest")) && matches!(before(), Some(b'/' | b')'))
    };
    let starts = bytes.iter().enumerate().filter(|(_, byte)| matches!(byte, b'r' | b'R' | b'g' | b'G' | b'd' | b'D'));
    starts.filter(|(at, _)| announces(*at)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_known_by_fields_that_programs_write() {
        assert!(is_mail(b"Received: from a\r\n by b\r\nFrom: a@b.no\r\nSubject: Hei\r\n\r\nHei\r\n"));
        assert!(is_mail(b"\r\nFrom: a@b.no\nTo: c@d.no\nDate: Tue, 18 Feb 2025 13:05:00 +0100\n\nHei"));
        assert!(!is_mail(b"From: Kari\nTo: Ola\nDate: 18 February 2025\nSubject: Hei\n\nHei"), "typed by hand");
        assert!(!is_mail("Fra: Kari\nTil: Ola\nDato: 18.02.2025\n\nHei".as_bytes()));
        assert!(!is_mail(b"Message-ID: <a>\nFrom: a@b.no\nDette er tekst.\n\nHei"));
        assert!(!is_mail(b""));
    }

    #[test]
    fn raw_letters_in_fields_are_read_as_what_they_are() {
        let mail = in_utf8(b"\nFrom: a@b.no\nSubject: Sn\xF8rydding\n\nP\xE5 b\xE5ten");
        assert!(mail.starts_with("From: a@b.no\nSubject: Snørydding\n".as_bytes()));
        assert!(mail.ends_with(b"\nP\xE5 b\xE5ten"), "the body has an encoding of its own");
    }

    #[test]
    fn mails_within_mails_are_counted() {
        assert_eq!(nested(b"Content-Type: message/rfc822\n\nContent-Type: message/ RFC822\n\nmultipart/digest og global"), 3);
    }
}
