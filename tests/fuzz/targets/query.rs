//! The words of a search: whatever they are, something is understood, and what is wanted is never nothing.
#![no_main]

use search::Wanted;

libfuzzer_sys::fuzz_target!(|words: &str| {
    let read = search::parse(words);
    for term in read.clauses.iter().flat_map(|clause| &clause.any) {
        let (Wanted::Words(wanted) | Wanted::Phrase(wanted) | Wanted::Prefix(wanted)) = &term.wanted;
        assert!(wanted.chars().any(char::is_alphanumeric), "{words:?} asks for {wanted:?}");
    }
    read.remarks.iter().for_each(|remark| drop(remark.to_string()));
});
