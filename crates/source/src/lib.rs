//! The one door for foreign bytes: a file's bytes become the frozen [`Text`](letter::Text) of a letter.
//!
//! [`read`] tells files apart by their content: PDF, DOCX, ODT, PPTX, HTML, e-mail and plain text. A PDF is read glyph by glyph, put into
//! lines, columns and tables and then into reading order; a flowing document has its styles resolved and its lists counted; plain text
//! has its encoding, its spacing and its divided words put right; a mail is its head and its body. What is none of these, or cannot be
//! read, is an [`Error`] that says why; so is what passes the [`Limits`]. A panic in a reader is caught here. [`parts`] takes out the
//! files that lie within a mail, [`picture`] draws a page of a PDF, [`noark`] reads what an archive knows of its documents.

mod agreement;
mod characters;
mod docx;
mod encoding;
mod error;
mod facts;
mod furniture;
mod guard;
mod html;
mod hyphen;
mod legible;
mod limits;
mod mail;
mod manuscript;
mod media;
mod noark;
mod numerals;
mod odt;
mod office;
mod package;
mod part;
mod pdf;
mod picture;
mod plain;
mod pptx;
mod read;
mod reading;
mod recogniser;
mod relations;
mod second;
mod spacing;
mod xml;

pub use encoding::decode;
pub use error::Error;
pub use facts::{Facts, facts};
pub use limits::Limits;
pub use media::media_type;
pub use noark::{NoRecords, Record, RecordFile, noark};
pub use part::{Part, WITHIN, may_hold_parts, parts};
pub use picture::{Gray, Picture, picture};
pub use plain::plain;
pub use read::{read, read_as, read_within};
pub use reading::{Reading, Stage};
pub use recogniser::{Recogniser, Unread, Word};
