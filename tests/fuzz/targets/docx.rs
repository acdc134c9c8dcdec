//! The parts of a DOCX, each behind a zero byte: document, styles, numbering, footnotes.
#![no_main]

use tests::hostile::office::docx_of;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let parts: Vec<_> = bytes.split(|byte| *byte == 0).map(String::from_utf8_lossy).collect();
    let names = ["styles", "numbering", "footnotes"];
    let others: Vec<(&str, &str)> = names.into_iter().zip(parts.iter().skip(1)).map(|(name, part)| (name, &**part)).collect();
    fuzz::read(&docx_of(parts[0].as_bytes(), &others).bytes());
});
