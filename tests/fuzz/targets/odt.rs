//! The content of an ODT and, behind a zero byte, its styles.
#![no_main]

use tests::hostile::office::odt_of;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (content, styles) = bytes.split_at(bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len()));
    fuzz::read(&odt_of(content, &String::from_utf8_lossy(styles)).bytes());
});
