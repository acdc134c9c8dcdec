//! What the program says in English.

use super::{Reasons, Sentences};

/// English.
pub(super) const ENGLISH: Sentences = Sentences {
    reasons: Reasons {
        missing: "there is no such file",
        unreadable: "the file cannot be read: {}",
        too_large: "the file is larger than {} MB",
        changing: "the file changed while it was being read",
        empty: "the file is empty",
        encrypted: "only a password opens the PDF",
        damaged: "the PDF is damaged: {}",
        no_text_layer: "the PDF has no text: its pages ({}) are pictures or empty",
        not_a_letter: "expected a PDF or plain text, found {}",
        not_named_text: "the file is plain text, but its name does not end with .txt",
    },
    file_kinds: &[],
};
