use std::time::{Duration, Instant};

use search::{Filters, Kind, Limit, Query, parse};

use crate::library::{Library, measure};
use crate::random::hostile_queries;

/// Words that nobody means, and that must only find or not find.
fn hostile() -> Vec<String> {
    let mut words: Vec<String> = [
        "",
        " ",
        "\"",
        "\"\"",
        "\"\"\"",
        "«",
        "„“”",
        "-",
        "--",
        "-\"",
        "-\"\"",
        "*",
        "**",
        "-*",
        "\"*\"",
        "OR",
        "OR OR",
        "OR OR OR",
        "- OR -",
        "AND",
        "NOT",
        "a OR",
        "OR a",
        "-OR",
        "-AND a",
        "§",
        "§§",
        "§ §",
        "/",
        "24/",
        "/24",
        "24/6048 -",
        "24/6048 - ",
        "24/6048 - x",
        "\0",
        "a\0b",
        "\u{1b}[31m",
        "\u{202e}plan",
        "\u{feff}",
        "\u{200d}",
        "\u{300}",
        "a\u{300}\u{301}",
        "İ",
        "ß",
        "🙂",
        "🙂*",
        "text:plan",
        "id:*",
        "[a TO b]",
        "(plan",
        "plan)",
        "plan~2",
        "plan^9",
        "+plan",
        "\\",
        "\\\"",
        "a:b:c",
        "<script>",
        "' OR 1=1 --",
        "\u{10ffff}*",
    ]
    .map(String::from)
    .into();
    words.extend(
        ["å", "\"", "-", "a-", "1/", "1.", "§ ", "\" ", "OR ", "a OR ", "-a ", "a* ", "\u{300}", "a\u{ad}"]
            .map(|part| part.repeat(100_000 / part.len())),
    );
    words
}

#[test]
fn no_words_make_a_search_fail() {
    let library = Library::filled();
    for words in hostile() {
        let query = Query { words: parse(&words), kinds: Kind::ALL.to_vec(), limit: Limit::First(3), ..Query::default() };
        let answer = library.index.find(&query);
        assert!(answer.is_ok(), "{words:?}");
    }
}

#[test]
fn no_value_of_a_filter_makes_a_search_fail_or_finds_what_it_does_not_name() {
    let library = Library::filled();
    for value in hostile() {
        let values = vec![value.clone()];
        for filters in [
            Filters { responsible: values.clone(), ..Filters::default() },
            Filters { recipient: values.clone(), ..Filters::default() },
            Filters { goal: values.clone(), ..Filters::default() },
            Filters { case: values.clone(), ..Filters::default() },
            Filters { measure_kind: values.clone(), ..Filters::default() },
            Filters { language: values.clone(), ..Filters::default() },
        ] {
            assert!(library.passing(filters).is_empty(), "{value:?}");
        }
    }
}

#[test]
fn any_text_can_be_put_and_found_again() {
    let library = Library::empty();
    let mut writer = library.index.writer().unwrap();
    for (number, text) in hostile().into_iter().enumerate() {
        let id = format!("urn:l:{number}");
        let mut item = measure(&id, "m", &format!("{text} merkeord"));
        item.goals = vec![text.clone()];
        item.recipients = vec![text];
        writer.put_letter(&id, &[item]).unwrap();
    }
    writer.commit().unwrap();
    let answer = library.ask(&Query { words: parse("merkeord"), limit: Limit::All, ..Query::default() });
    assert_eq!(answer.total, hostile().len());
    for hit in &answer.hits {
        assert!(hit.snippet.pieces(&hit.item.text).iter().all(|(piece, _)| !piece.is_empty()));
    }
}

#[test]
fn ten_thousand_queries_at_random_are_answered_each_in_time() {
    let library = Library::filled();
    let mut slowest = (Duration::ZERO, String::new());
    for words in hostile_queries() {
        let started = Instant::now();
        let query = Query { words: parse(&words), limit: Limit::First(3), facets: true, grouped: true, ..Query::default() };
        let answer = library.index.find(&query);
        let took = started.elapsed();
        assert!(answer.is_ok(), "{words:?}: {answer:?}");
        if took > slowest.0 {
            slowest = (took, words);
        }
    }
    // Without optimisation everything takes some ten times as long.
    let allowed = Duration::from_millis(if cfg!(debug_assertions) { 1_000 } else { 100 });
    let start: String = slowest.1.chars().take(200).collect();
    assert!(slowest.0 < allowed, "{:?} for {start:?} ({} bytes)", slowest.0, slowest.1.len());
}
