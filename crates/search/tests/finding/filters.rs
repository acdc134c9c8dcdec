use search::{Day, Filters, Kind, Limit, Query};

use crate::library::{Library, fragments, measure, strings};

const LIBRARY: &str = "m-bibliotek";
const SKOLE: &str = "m-skole";
const SKULE: &str = "m-skule";

fn day(written: &str) -> Option<Day> {
    Some(written.parse().unwrap())
}

/// Asks with each of the filters and compares what passes.
fn check(cases: &[(Filters, &[&str])]) {
    let library = Library::filled();
    for (filters, expected) in cases {
        assert_eq!(library.passing(filters.clone()), *expected, "{filters:?}");
    }
}

#[test]
fn no_filter_asks_nothing() {
    check(&[(Filters::default(), &[LIBRARY, SKOLE, SKULE])]);
}

#[test]
fn names_are_found_by_their_words() {
    let responsible = |value: &str| Filters { responsible: strings(&[value]), ..Filters::default() };
    check(&[
        (responsible("kulturetaten"), &[LIBRARY]),
        (responsible("Kulturetaten i Storvik"), &[LIBRARY]),
        (responsible("KIS"), &[LIBRARY]),
        (responsible("bygg etat"), &[SKOLE]),
        (responsible("kultur*"), &[]),
        (responsible("\"kulturetaten\""), &[LIBRARY]),
        (responsible("***"), &[]),
        (responsible(""), &[]),
    ]);
    check(&[
        (Filters { sender: strings(&["storvik"]), ..Filters::default() }, &[LIBRARY, SKOLE]),
        (Filters { sender: strings(&["kommune"]), ..Filters::default() }, &[LIBRARY, SKOLE, SKULE]),
        (Filters { area: strings(&["frivillighet"]), ..Filters::default() }, &[LIBRARY]),
        (Filters { goal: strings(&["trygg skule"]), ..Filters::default() }, &[SKULE]),
        (Filters { goal: strings(&["barn lese"]), ..Filters::default() }, &[LIBRARY]),
    ]);
}

#[test]
fn the_words_of_a_filter_stand_in_one_and_the_same_value() {
    let recipient = |value: &str| Filters { recipient: strings(&[value]), ..Filters::default() };
    check(&[
        (recipient("etat for bygg"), &[LIBRARY, SKOLE]),
        (recipient("kulturetaten bygg"), &[]),
        (recipient("skuleetaten"), &[SKULE]),
        (Filters { goal: strings(&["leser byen"]), ..Filters::default() }, &[]),
    ]);
}

#[test]
fn one_of_several_values_is_enough() {
    check(&[
        (Filters { responsible: strings(&["KIS", "skuleetaten"]), ..Filters::default() }, &[LIBRARY, SKULE]),
        (Filters { year: vec![2024, 2025], ..Filters::default() }, &[LIBRARY, SKOLE, SKULE]),
    ]);
}

#[test]
fn codes_are_compared_whole() {
    check(&[
        (Filters { measure_kind: strings(&["tiltak"]), ..Filters::default() }, &[LIBRARY]),
        (Filters { measure_kind: strings(&["tilt"]), ..Filters::default() }, &[]),
        (Filters { modality: strings(&["bør"]), ..Filters::default() }, &[SKOLE]),
        (Filters { horizon: strings(&["short"]), ..Filters::default() }, &[LIBRARY]),
        (Filters { document_kind: strings(&["oppdragsbrev"]), ..Filters::default() }, &[SKULE]),
        (Filters { language: strings(&["nn"]), ..Filters::default() }, &[SKULE]),
        (Filters { year: vec![2025], ..Filters::default() }, &[LIBRARY, SKOLE]),
    ]);
}

#[test]
fn a_case_number_is_the_same_in_each_way_of_writing() {
    for case in ["24/6048", "2024/6048", " 2024 / 6048 "] {
        check(&[(Filters { case: strings(&[case]), ..Filters::default() }, &[LIBRARY, SKOLE])]);
    }
    check(&[(Filters { case: strings(&["24/604"]), ..Filters::default() }, &[])]);
}

#[test]
fn a_deadline_is_before_or_after_a_day_and_never_on_it() {
    check(&[
        (Filters { deadline_before: day("2025-06-02"), ..Filters::default() }, &[LIBRARY]),
        (Filters { deadline_before: day("2025-06-01"), ..Filters::default() }, &[]),
        (Filters { deadline_after: day("2025-06-01"), ..Filters::default() }, &[SKOLE]),
        (
            Filters { deadline_after: day("2025-05-31"), deadline_before: day("2026-01-02"), ..Filters::default() },
            &[LIBRARY, SKOLE],
        ),
        (Filters { deadline_after: day("2026-01-01"), ..Filters::default() }, &[]),
    ]);
}

#[test]
fn the_days_of_letters_include_both_ends() {
    check(&[
        (Filters { from: day("2025-02-18"), ..Filters::default() }, &[LIBRARY, SKOLE]),
        (Filters { to: day("2024-11-05"), ..Filters::default() }, &[SKULE]),
        (Filters { from: day("2024-11-05"), to: day("2025-02-18"), ..Filters::default() }, &[LIBRARY, SKOLE, SKULE]),
        (Filters { from: day("2025-01-01"), to: day("2024-01-01"), ..Filters::default() }, &[]),
    ]);
}

#[test]
fn filters_narrow_together() {
    check(&[
        (Filters { year: vec![2025], modality: strings(&["skal"]), ..Filters::default() }, &[LIBRARY]),
        (Filters { year: vec![2024], modality: strings(&["bør"]), ..Filters::default() }, &[]),
    ]);
}

#[test]
fn the_filter_of_goals_finds_the_goal_itself() {
    let library = Library::filled();
    let filters = Filters { goal: strings(&["barn leser"]), ..Filters::default() };
    let answer = library.ask(&Query { kinds: Kind::ALL.to_vec(), filters, limit: Limit::All, ..Query::default() });
    assert_eq!(fragments(&answer), ["g-barn", "m-bibliotek"]);
}

#[test]
fn a_very_long_value_is_still_found_by_its_words() {
    let library = Library::empty();
    let mut item = measure("urn:l:1", "m", "Noe");
    item.goals = vec![(0..20_000).map(|number| format!("ord{number} ")).collect()];
    let mut writer = library.index.writer().unwrap();
    writer.put_letter("urn:l:1", &[item]).unwrap();
    writer.commit().unwrap();
    assert_eq!(library.passing(Filters { goal: strings(&["ord1 ord2"]), ..Filters::default() }), ["m"]);
}
