//! What an archive knows of its documents: whatever the file is, it is records or a reason why there are none.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = source::noark(bytes);
    if let Err(why) = source::noark(&[b"<arkiv><mappe><registrering>", bytes].concat()) {
        assert!(!why.to_string().is_empty());
    }
});
