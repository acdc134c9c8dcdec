//! A mail.
#![no_main]

const HEAD: &[u8] = b"From: kari@storvik.example\r\nTo: ola@fjellvoll.example\r\nSubject: Vintervei\r\nMIME-Version: 1.0\r\n";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::read(&[HEAD, bytes].concat()));
