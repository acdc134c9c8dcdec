//! What the program says in the two written forms of Norwegian.

use super::{Reasons, Sentences, files};

/// Bokmål.
pub(super) const BOKMAAL: Sentences = Sentences {
    reasons: Reasons {
        missing: "filen finnes ikke",
        unreadable: "filen kan ikke leses: {}",
        too_large: "filen er større enn {} MB",
        changing: "filen ble endret mens den ble lest",
        empty: "filen er tom",
        encrypted: "PDF-en åpnes bare med passord",
        damaged: "PDF-en er skadet: {}",
        no_text_layer: "PDF-en har ingen tekst: sidene ({}) er bilder eller tomme",
        not_a_letter: "filen er verken PDF eller ren tekst, men {}",
        not_named_text: "filen er ren tekst, men navnet ender ikke på .txt",
    },
    file_kinds: files::BOKMAAL,
};

/// Nynorsk.
pub(super) const NYNORSK: Sentences = Sentences {
    reasons: Reasons {
        missing: "fila finst ikkje",
        unreadable: "fila kan ikkje lesast: {}",
        too_large: "fila er større enn {} MB",
        changing: "fila vart endra medan ho vart lesen",
        empty: "fila er tom",
        encrypted: "PDF-en blir berre opna med passord",
        damaged: "PDF-en er skadd: {}",
        no_text_layer: "PDF-en har ingen tekst: sidene ({}) er bilete eller tomme",
        not_a_letter: "fila er verken PDF eller rein tekst, men {}",
        not_named_text: "fila er rein tekst, men namnet endar ikkje på .txt",
    },
    file_kinds: files::NYNORSK,
};
