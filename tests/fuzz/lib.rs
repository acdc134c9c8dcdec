//! What the fuzz targets share.

use std::panic;
use std::sync::Once;

/// So much of a generated file is read; what is longer only takes longer.
const LONGEST: usize = 64 * 1024;

static HOOK: Once = Once::new();

/// Reads a generated file, and the letter in it. That there is none, or that a library gives up, is an answer; a panic in a source
/// file of this project is none.
pub fn read(bytes: &[u8]) {
    HOOK.call_once(|| {
        // A panic in the reader of PDFs is caught in `source`, which has its own hook: it is to lie under this one.
        let _ = source::read(b"%PDF-1.7", "first.pdf");
        panic::set_hook(Box::new(|info| {
            let place = info.location().map(ToString::to_string).unwrap_or_default();
            if place.contains("crates/") && !place.contains("registry") {
                eprintln!("{info}");
                std::process::abort();
            }
        }));
    });
    if bytes.len() > LONGEST {
        return;
    }
    let _ = source::facts(bytes);
    if let Ok(text) = source::read(bytes, "fuzz") {
        letter(text);
    }
    let _ = source::parts(bytes, "fuzz", &source::Limits::default());
}

/// The letter in a text, whose every value is to stand where it says it stands.
pub fn letter(text: letter::Text) {
    let document = tests::letters::linked(text.clone(), "fuzz");
    let (_, wrong) = tests::places::wrong_places(&document, &text);
    assert!(wrong.is_empty(), "{wrong:#?}");
}
