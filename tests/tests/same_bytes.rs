//! The same input gives the same bytes, however often and on however many threads it is read.

use std::thread;

use tests::letters::{corpus, linked, read};
use tests::root;

#[test]
fn two_readings_of_a_letter_give_the_same_bytes() {
    let files = corpus(&root());
    assert!(!files.is_empty(), "the corpus is empty");
    let alone: Vec<String> = files.iter().map(|file| linked(read(file), "letter").to_string()).collect();
    let together: Vec<String> = thread::scope(|scope| {
        let readers: Vec<_> = files.iter().map(|file| scope.spawn(move || linked(read(file), "letter").to_string())).collect();
        readers.into_iter().map(|reader| reader.join().unwrap()).collect()
    });
    assert_eq!(alone, together);
}
