use search::{Limit, Query, parse};

use crate::library::{Library, fragments, measure};

/// An index in parts: each commit makes at least one.
fn in_parts(letters: usize, commits: usize) -> Library {
    let library = Library::empty();
    let mut writer = library.index.writer().unwrap();
    for commit in 0..commits {
        for letter in (0..letters).filter(|letter| letter % commits == commit) {
            let id = format!("urn:l:{letter:04}");
            let items = [
                measure(&id, &format!("m-{letter:04}-a"), "Felles plan for skolen"),
                measure(&id, &format!("m-{letter:04}-b"), "Noe annet"),
            ];
            writer.put_letter(&id, &items).unwrap();
        }
        writer.commit().unwrap();
    }
    drop(writer);
    library
}

fn ask(library: &Library, limit: Limit) -> search::Answer {
    library.ask(&Query { words: parse("plan skole"), limit, ..Query::default() })
}

#[test]
fn totals_are_exact_over_all_parts_whatever_the_limit() {
    let library = in_parts(300, 7);
    for limit in [Limit::First(0), Limit::First(1), Limit::First(10), Limit::First(usize::MAX), Limit::All] {
        assert_eq!(ask(&library, limit).total, 300);
    }
    assert_eq!(ask(&library, Limit::First(0)).hits.len(), 0);
    assert_eq!(ask(&library, Limit::First(10)).hits.len(), 10);
    assert_eq!(ask(&library, Limit::All).hits.len(), 300);
}

#[test]
fn equal_hits_stand_in_the_order_of_their_ids_however_they_came_in() {
    let expected: Vec<String> = (0..300).map(|letter| format!("m-{letter:04}-a")).collect();
    for commits in [1, 2, 7] {
        let library = in_parts(300, commits);
        assert_eq!(fragments(&ask(&library, Limit::All)), expected, "{commits} commits");
        assert_eq!(fragments(&ask(&library, Limit::First(25))), expected[..25], "{commits} commits");
    }
}

#[test]
fn an_index_without_items_answers_nothing() {
    let library = Library::empty();
    for limit in [Limit::First(10), Limit::All] {
        let answer = ask(&library, limit);
        assert_eq!((answer.total, answer.hits.len()), (0, 0));
    }
}
