//! A slide of a PPTX.
#![no_main]

use tests::hostile::office::pptx_of;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let slide = String::from_utf8_lossy(bytes);
    fuzz::read(&pptx_of("<p:sldId id=\"256\" r:id=\"r1\"/>", &[("r1", &slide)]).bytes());
});
