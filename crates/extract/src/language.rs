//! Which written form of Norwegian a text has.

use letter::{Language, Text};

/// The form that more of the telling words have; bokmål where they are as many, because it is the more common.
pub(crate) fn of(text: &Text) -> Language {
    let votes = norsk::votes(text.as_str());
    if votes.nynorsk > votes.bokmaal { Language::Nynorsk } else { Language::Bokmaal }
}
