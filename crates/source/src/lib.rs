//! The one door for foreign bytes: a file's bytes become the frozen [`Text`](letter::Text) of a letter.
//!
//! [`read`] tells PDF, e-mail and plain text apart by their content. A PDF is read glyph by glyph, put into lines, columns and tables
//! and then into reading order; a mail becomes the note that a person sees; plain text has its encoding, its spacing and its divided
//! words put right. What is none of these, or cannot be read, is an [`Error`] that says why; so is what passes the [`Limits`]. A panic
//! in a reader is caught here. [`parts`] takes out the files that lie within a mail, [`picture`] draws a page of a PDF.

mod characters;
mod encoding;
mod error;
mod facts;
mod furniture;
mod guard;
mod hyphen;
mod limits;
mod mail;
mod media;
mod part;
mod pdf;
mod picture;
mod plain;
mod read;
mod reading;
mod second;
mod spacing;

pub use error::Error;
pub use facts::{Facts, facts};
pub use limits::Limits;
pub use media::media_type;
pub use part::{Part, WITHIN, parts};
pub use picture::{Gray, Picture, picture};
pub use plain::plain;
pub use read::{read, read_as, read_within};
pub use reading::{Reading, Stage};
