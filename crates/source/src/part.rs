//! Files that lie within a file: what is attached to a mail, and to the mails attached to it.

use crate::mail::{self, Attached};
use crate::media::{self, Kind};
use crate::{Error, Limits, guard};

/// What stands between the name of a file and that of one within it: `mail.eml!//brev.pdf`. No path that a system gives holds two
/// slashes in a row, so that no file beside the mail has such a name.
pub const WITHIN: &str = "!//";

/// More files than that are attached to no mail that a person wrote; mails attached to mails count with it.
const MOST: usize = 1000;

/// So deep do mails lie within mails at the most, whatever else may be nested deeper.
const DEEPEST: usize = 8;

/// A file that lies within another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// Its name, the names of all that it lies in before it: `mail.eml!//videresendt.eml!//brev.pdf`. No other part has it.
    pub name: String,
    /// Which part of the list it is attached to; none where that is the file itself.
    pub of: Option<usize>,
    /// Its bytes, or why they are not taken out.
    pub bytes: Result<Vec<u8>, Error>,
}

/// All that lies within a file, in its order, what a part holds right behind it. A file that holds no others has no parts; whether
/// a part is a letter is for [`read`](crate::read) to say.
///
/// ```
/// let mail = "From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nHei\n\
///     --x\nContent-Type: text/plain; name=liste.txt\nContent-Disposition: attachment\n\nTil alle\n--x--\n";
/// let parts = source::parts(mail.as_bytes(), "mail.eml", &source::Limits::default());
/// assert_eq!(parts[0].name, "mail.eml!//liste.txt");
/// assert_eq!(parts[0].bytes.as_deref(), Ok("Til alle".as_bytes()));
/// ```
pub fn parts(bytes: &[u8], name: &str, limits: &Limits) -> Vec<Part> {
    let mut found = Found { parts: Vec::new(), room: limits.unpacked, limits };
    if media::kind(bytes) == Ok(Kind::Mail) {
        found.within(mail::attached(bytes), name, None, 1);
    }
    found.parts
}

/// Whether other files may lie within a file, as far as the lines at its top tell. Nothing is taken apart for this.
///
/// ```
/// assert!(source::may_hold_parts(b"From: a@example.org\nDate: Tue, 18 Feb 2025 13:05:00 +0100\n\nHei"));
/// assert!(!source::may_hold_parts(b"%PDF-1.7\n"));
/// ```
pub fn may_hold_parts(bytes: &[u8]) -> bool {
    guard::quietly(|| mail::is_mail(bytes)).unwrap_or(false)
}

struct Found<'l> {
    parts: Vec<Part>,
    /// So many bytes may still be taken out.
    room: u64,
    limits: &'l Limits,
}

impl Found<'_> {
    fn within(&mut self, attached: Vec<Attached>, holder: &str, of: Option<usize>, depth: usize) {
        for one in attached {
            if self.parts.len() > MOST {
                return;
            }
            let name = format!("{holder}{WITHIN}{}", one.name);
            if self.parts.len() == MOST {
                // The first that is left out says so for all that follow.
                self.parts.push(Part { name: name.clone(), of, bytes: Err(Error::TooManyParts { name, most: MOST }) });
                return;
            }
            let most = self.limits.nesting.min(DEEPEST);
            let bytes = if depth > most {
                Err(Error::TooDeep { name: name.clone(), most })
            } else if one.bytes.len() as u64 > self.room {
                Err(Error::TooLarge { name: name.clone(), most: self.limits.unpacked })
            } else {
                self.room -= one.bytes.len() as u64;
                Ok(one.bytes)
            };
            let inner = match &bytes {
                Ok(bytes) if media::kind(bytes) == Ok(Kind::Mail) => mail::attached(bytes),
                _ => Vec::new(),
            };
            let at = self.parts.len();
            self.parts.push(Part { name: name.clone(), of, bytes });
            self.within(inner, &name, Some(at), depth + 1);
        }
    }
}
