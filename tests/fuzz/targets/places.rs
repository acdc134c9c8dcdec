//! Text, the letter in it and its linked form: every value stands where it says.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    if text.len() < 16 * 1024 {
        fuzz::letter(source::plain(text));
    }
});
