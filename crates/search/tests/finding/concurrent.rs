use std::sync::atomic::{AtomicBool, Ordering};

use search::{Index, Limit, Query, parse};

use crate::library::{Library, measure};

/// Says that the writing is over, also where it failed, so that nobody waits for it.
struct WhenDropped<'a>(&'a AtomicBool);

impl Drop for WhenDropped<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// Each letter is written whole or not at all: who asks in the middle sees a number that one of the commits had.
#[test]
fn a_reader_sees_whole_commits_while_another_writes() {
    let library = Library::empty();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let _done = WhenDropped(&done);
            let mut writer = library.index.writer().unwrap();
            for round in 0..15 {
                for letter in 0..10 {
                    let id = format!("urn:l:{round}-{letter}");
                    writer.put_letter(&id, &[measure(&id, "m-1", "En plan"), measure(&id, "m-2", "Planen igjen")]).unwrap();
                }
                writer.commit().unwrap();
            }
        });
        for _ in 0..2 {
            scope.spawn(|| {
                let reader = Index::open(library.folder.path()).unwrap();
                let mut seen = 0;
                loop {
                    let last = done.load(Ordering::SeqCst);
                    let answer = reader.find(&Query { words: parse("plan"), limit: Limit::All, ..Query::default() }).unwrap();
                    assert_eq!(answer.total % 20, 0, "a commit is seen whole");
                    assert_eq!(answer.hits.len(), answer.total);
                    assert!(answer.total >= seen, "what was seen stays");
                    seen = answer.total;
                    if last {
                        assert_eq!(seen, 300);
                        break;
                    }
                }
            });
        }
    });
}
