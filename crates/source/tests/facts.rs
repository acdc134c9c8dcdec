//! What files of ours say about themselves: made by the script `files/archive/make.py`, which tells how.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own file has failed")]

use source::{Facts, facts};

fn of(name: &str) -> Facts {
    let path = format!("{}/tests/files/{name}", env!("CARGO_MANIFEST_DIR"));
    #[allow(clippy::disallowed_methods, reason = "a test may touch the disk, the library may not")]
    facts(&std::fs::read(path).unwrap())
}

#[test]
fn a_claim_is_found_whether_the_metadata_is_compressed_or_not() {
    for (name, application) in [("archive/archive.pdf", "LibreOffice"), ("archive/compressed.pdf", "Brevverks prøver")] {
        let facts = of(name);
        assert_eq!((facts.pdfa.as_deref(), facts.signed), (Some("PDF/A-2b"), Some(false)), "{name}");
        assert!(facts.application.as_deref().unwrap().starts_with(application), "{facts:?}");
    }
}

#[test]
fn a_signature_is_seen_and_a_file_without_metadata_claims_nothing() {
    let expected = Facts { pdfa: None, application: Some("Brevverks prøver".into()), signed: Some(true) };
    assert_eq!(of("archive/signed.pdf"), expected);
    let bare = of("informasjonsbrev.pdf");
    assert_eq!((bare.pdfa, bare.signed), (None, Some(false)));
}

#[test]
fn a_claim_within_a_file_that_is_attached_or_a_word_of_the_text_is_none_of_its_own() {
    let file = b"%PDF-1.4 og saa <pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>";
    assert_eq!(facts(file), Facts::default());
}

#[test]
fn mails_say_which_program_wrote_them_and_whether_they_are_signed() {
    assert_eq!(of("mail/plain.eml"), Facts { pdfa: None, application: Some("Storvik Post 4.2".into()), signed: Some(false) });
    assert_eq!(of("mail/signed.eml"), Facts { pdfa: None, application: None, signed: Some(true) });
    assert_eq!(facts("Rein tekst på nynorsk".as_bytes()), Facts::default());
}
