//! A web page.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::read(&[b"<!DOCTYPE html>", bytes].concat()));
