//! PDFs that are encrypted: those which open without a password are read, the others are named.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests read files, and fail where they are not there")]

use source::{Error, read};

fn bytes(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/files/{name}.pdf", env!("CARGO_MANIFEST_DIR"));
    #[allow(clippy::disallowed_methods, reason = "a test may touch the disk, the library may not")]
    std::fs::read(path).unwrap()
}

#[test]
fn a_file_that_only_its_owner_has_a_password_for_is_read_as_if_it_had_none() {
    let plain = read(&bytes("oppdrag-gs"), "brev.pdf").unwrap();
    assert!(plain.lines().len() > 10);
    for name in ["uten-brukerpassord", "rc4-uten-brukerpassord"] {
        assert_eq!(read(&bytes(&format!("encrypted/{name}")), "brev.pdf").unwrap(), plain, "{name}");
    }
}

#[test]
fn a_file_that_its_reader_needs_a_password_for_is_named() {
    let error = read(&bytes("encrypted/med-brukerpassord"), "brev.pdf").unwrap_err();
    assert_eq!(error, Error::Encrypted { name: "brev.pdf".into() });
}
