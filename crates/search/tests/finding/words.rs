use search::{Kind, Limit, Query, parse};

use crate::library::{Library, fragments, measure, strings};

#[test]
fn a_word_is_found_in_any_form_in_bokmaal_and_in_nynorsk() {
    let library = Library::filled();
    assert_eq!(library.measures("bibliotek"), ["m-bibliotek"]);
    assert_eq!(library.measures("BIBLIOTEKENE"), ["m-bibliotek"]);
    for words in ["skulen", "skolene"] {
        let mut found = library.measures(words);
        found.sort();
        assert_eq!(found, ["m-skole", "m-skule"], "{words}");
    }
    for words in ["innbyggjarar", "innbyggere", "trygghet"] {
        assert_eq!(library.measures(words), ["m-skule"], "{words}");
    }
}

#[test]
fn norwegian_letters_are_not_folded() {
    let library = Library::filled();
    assert_eq!(library.measures("åpne"), ["m-bibliotek"]);
    assert!(library.measures("apne").is_empty());
    assert_eq!(library.measures("a\u{30a}pne"), ["m-bibliotek"], "a letter in two code points is the same letter");
}

#[test]
fn all_words_are_to_occur_in_whichever_field() {
    let library = Library::filled();
    assert_eq!(library.measures("bibliotek leser frivillighet tildelingsbrev"), ["m-bibliotek"]);
    assert!(library.measures("bibliotek oppdragsbrev").is_empty());
    assert_eq!(library.measures("Tiltak 1"), ["m-bibliotek"]);
}

#[test]
fn a_phrase_is_found_as_written_only() {
    let library = Library::filled();
    assert_eq!(library.measures("\"god skole\""), ["m-skole"]);
    assert!(library.measures("\"skole god\"").is_empty());
    assert!(library.measures("\"gode skole\"").is_empty());
    assert_eq!(library.measures("\"bibliotekene\""), ["m-bibliotek"]);
    assert!(library.measures("\"bibliotek\"").is_empty());
}

#[test]
fn a_phrase_does_not_go_from_one_goal_into_the_next() {
    let library = Library::filled();
    assert_eq!(library.measures("\"barn leser\""), ["m-bibliotek"]);
    assert!(library.measures("\"leser byen\"").is_empty());
}

#[test]
fn what_is_denied_is_left_out() {
    let library = Library::filled();
    assert_eq!(library.measures("skal").len(), 2);
    assert_eq!(library.measures("skal -bibliotek"), ["m-skule"]);
    assert_eq!(library.measures("-skal"), ["m-skole"]);
    assert_eq!(library.measures("-\"god skole\" -bibliotek"), ["m-skule"]);
}

#[test]
fn one_of_the_alternatives_is_enough() {
    let library = Library::filled();
    let mut found = library.measures("bibliotek OR tryggleik");
    found.sort();
    assert_eq!(found, ["m-bibliotek", "m-skule"]);
    assert_eq!(library.measures("plan bibliotek OR \"god skole\""), ["m-skole"]);
    let mut found = library.measures("bibliotek OR -skal");
    found.sort();
    assert_eq!(found, ["m-bibliotek", "m-skole"]);
}

#[test]
fn a_prefix_finds_all_that_starts_so() {
    let library = Library::filled();
    assert_eq!(library.measures("bibl*"), ["m-bibliotek"]);
    assert_eq!(library.measures("Tryggl* skul*"), ["m-skule"]);
    assert!(library.measures("ibl*").is_empty());
    assert_eq!(library.measures("1039/2*"), ["m-skole"]);
}

#[test]
fn identifiers_are_found_whole_and_by_their_parts() {
    let library = Library::filled();
    assert_eq!(library.measures("1039/25"), ["m-skole"]);
    assert_eq!(library.measures("1039"), ["m-skole"]);
    assert_eq!(library.measures("§ 13"), ["m-skole"]);
    assert_eq!(library.measures("§13"), ["m-skole"]);
    assert!(library.measures("§ 25").is_empty());
    assert!(library.measures("1039-25").is_empty());
}

#[test]
fn a_case_number_finds_all_of_the_case() {
    let library = Library::filled();
    for words in ["24/6048", "2024/6048", "24/6048-1", "2024/6048 - 1", "\"24/6048\"", "24/60*"] {
        let mut found = library.measures(words);
        found.sort();
        assert_eq!(found, ["m-bibliotek", "m-skole"], "{words}");
    }
    assert!(library.measures("24/604").is_empty());
    assert!(library.measures("24/6048-2").is_empty());
}

#[test]
fn a_hyphenated_word_is_found_in_each_way_of_writing() {
    let library = Library::filled();
    for words in ["e-post", "epost", "E-posten", "\"e-post\""] {
        assert_eq!(library.measures(words), ["m-skule"], "{words}");
    }
}

#[test]
fn a_search_is_for_measures_unless_it_says_otherwise() {
    let library = Library::filled();
    let ask = |kinds: &[Kind]| {
        let query = Query { words: parse("barn OR bibliotek"), kinds: kinds.to_vec(), limit: Limit::All, ..Query::default() };
        let mut found = fragments(&library.ask(&query));
        found.sort();
        found
    };
    assert_eq!(ask(&[]), ["m-bibliotek"]);
    assert_eq!(ask(&[Kind::Goal]), ["g-barn"]);
    assert_eq!(ask(&[Kind::Section, Kind::Goal]), ["g-barn", "s-kultur"]);
    assert_eq!(ask(Kind::ALL), ["g-barn", "m-bibliotek", "s-kultur"]);
}

#[test]
fn the_text_counts_more_than_the_goal_and_the_goal_more_than_the_letters_title() {
    let library = Library::empty();
    let item = |fragment: &str, text: &str| measure("urn:l:1", fragment, text);
    let mut by_title = item("c-title", "Noe helt annet skal skje her");
    by_title.title = Some("Klima nå".into());
    let mut by_goal = item("b-goal", "Noe helt annet skal skje her");
    by_goal.goals = strings(&["Klima nå"]);
    let by_text = item("a-text", "Noe for klima skal skje her");
    let mut writer = library.index.writer().unwrap();
    writer.put_letter("urn:l:1", &[by_title, by_goal, by_text, item("d", "Annet")]).unwrap();
    writer.commit().unwrap();
    assert_eq!(library.measures("klima"), ["a-text", "b-goal", "c-title"]);
}

#[test]
fn marks_fall_on_the_words_as_printed() {
    let library = Library::filled();
    let answer = library.ask(&Query { words: parse("bibliotek \"barn og unge\""), ..Query::default() });
    let hit = &answer.hits[0];
    let marked: Vec<_> = hit.snippet.marks.iter().map(|mark| &hit.item.text[mark.clone()]).collect();
    assert_eq!(marked, ["bibliotekene", "barn og unge"]);
    let shown: String = hit.snippet.pieces(&hit.item.text).into_iter().map(|(piece, _)| piece).collect();
    assert_eq!(shown, hit.item.text);
}
