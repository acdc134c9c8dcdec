//! Sound letters of the corpus, cut off or with a few bytes changed.

use std::path::Path;

use super::Hostile;

/// The letters that are cut: a PDF made by typst, one made by LibreOffice, and a plain text.
const CUT: [&str; 3] = ["b1-oppdragsbrev-etat.pdf", "tildelingsbrev-lauvdal.pdf", "likelydende-tilsyn.txt"];

/// The letter that is bitten, again and again.
const BITTEN: &str = "tildelingsbrev-lauvdal.pdf";

/// Each time other bytes are changed.
const BITES: u64 = 20;

pub(super) fn files(letters: &Path) -> Vec<Hostile> {
    let mut files = Vec::new();
    for name in CUT {
        for quarter in 1..4 {
            let path = letters.join(name);
            files.push(Hostile::new(format!("cut-{quarter}-quarters-{name}"), move || {
                let mut bytes = sound(&path);
                bytes.truncate(bytes.len() * quarter / 4);
                bytes
            }));
        }
    }
    for seed in 1..=BITES {
        let path = letters.join(BITTEN);
        files.push(Hostile::new(format!("bitten-{seed}-{BITTEN}"), move || bitten(sound(&path), seed)));
    }
    files
}

fn sound(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// One byte in five hundred is another one.
fn bitten(mut bytes: Vec<u8>, seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    for _ in 0..bytes.len() / 500 {
        let at = next() as usize % bytes.len();
        bytes[at] = next() as u8;
    }
    bytes
}
