use std::ops::ControlFlow;

use search::{Abbreviation, Engine, Facet, Item, Limit, Query, parse};

use crate::library::{Library, fragments, measure, strings};

/// Forty letters that say the same to forty municipalities, and one that says something else.
fn many() -> Library {
    let library = Library::empty();
    let mut writer = library.index.writer().unwrap();
    for number in 0..40 {
        let letter = format!("urn:l:{number:02}");
        let item = |fragment: &str, text: &str| {
            let mut item = measure(&letter, fragment, text);
            item.sender = Some("Statsadvisoren".into());
            item.date = Some("2026-04-14".into());
            item.year = Some(2026);
            item.recipients = strings(&[&format!("Kommune {number}")]);
            item.responsible = Some(if number % 4 == 0 { "Beredskapssjefen" } else { "Kommunedirektøren" }.into());
            item
        };
        writer
            .put_letter(
                &letter,
                &[item("m-1", "Kommunen skal sende inn beredskapsplanen."), item("m-2", "Planen skal ha en liste.")],
            )
            .unwrap();
    }
    writer.put_letter("urn:l:x", &[measure("urn:l:x", "m-3", "En annen plan for brannvern")]).unwrap();
    writer.commit().unwrap();
    drop(writer);
    library
}

fn plan() -> Query {
    Query { words: parse("plan"), ..Query::default() }
}

#[test]
fn what_many_letters_say_is_shown_once_with_its_number() {
    let answer = many().ask(&Query { grouped: true, ..plan() });
    assert_eq!((answer.total, answer.hits.len(), answer.next.is_none()), (81, 3, true));
    let mut alike: Vec<usize> = answer.hits.iter().map(|hit| hit.alike).collect();
    alike.sort_unstable();
    assert_eq!(alike, [0, 39, 39]);
}

#[test]
fn pages_follow_one_another_without_gap_or_repetition() {
    let library = many();
    let all = fragments_and_letters(&library.ask(&Query { limit: Limit::All, ..plan() }).hits);
    let (mut found, mut after, mut pages) = (Vec::new(), None, 0);
    loop {
        let answer = library.ask(&Query { limit: Limit::First(7), after, ..plan() });
        assert_eq!(answer.total, 81);
        found.extend(fragments_and_letters(&answer.hits));
        pages += 1;
        after = answer.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!((found, pages), (all, 12));
}

#[test]
fn pages_of_groups_show_each_group_once() {
    let library = many();
    let first = library.ask(&Query { limit: Limit::First(2), grouped: true, ..plan() });
    let second = library.ask(&Query { limit: Limit::First(2), grouped: true, after: first.next.clone(), ..plan() });
    let mut found = [fragments(&first), fragments(&second)].concat();
    found.sort();
    assert_eq!((found, second.next), (strings(&["m-1", "m-2", "m-3"]), None));
}

#[test]
fn every_hit_is_handed_on_until_it_is_told_to_stop() {
    let library = many();
    let engine: &dyn Engine = &library.index;
    let mut hits = Vec::new();
    let total = engine.each(&plan(), &mut |hit| {
        hits.push(hit);
        ControlFlow::Continue(())
    });
    assert_eq!((total.unwrap(), hits.len()), (81, 81));
    assert_eq!(fragments_and_letters(&hits), fragments_and_letters(&library.ask(&Query { limit: Limit::All, ..plan() }).hits));
    let mut taken = 0;
    engine
        .each(&plan(), &mut |_| {
            taken += 1;
            if taken == 5 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
    assert_eq!(taken, 5);
}

#[test]
fn hits_are_counted_by_their_values() {
    let answer = many().ask(&Query { facets: true, ..plan() });
    let responsible = &answer.facets[&Facet::Responsible];
    assert_eq!(*responsible, [("Kommunedirektøren".to_owned(), 60), ("Beredskapssjefen".to_owned(), 20)]);
    assert_eq!(answer.facets[&Facet::Year], [("2026".to_owned(), 80)]);
    assert_eq!(answer.facets[&Facet::Recipient].len(), 40);
    assert!(!answer.facets.contains_key(&Facet::Horizon));
    assert!(many().ask(&plan()).facets.is_empty(), "nobody asked");
}

#[test]
fn a_word_that_is_not_there_gets_the_nearest_that_is() {
    let library = many();
    let suggestion = |words: &str| library.ask(&Query { words: parse(words), ..Query::default() }).suggestion;
    assert_eq!(suggestion("bredskapsplan").as_deref(), Some("beredskapsplan"));
    assert_eq!(suggestion("skal brannvren").as_deref(), Some("skal brannvern"));
    assert_eq!(suggestion("plan"), None);
    assert_eq!(suggestion("xyzzyplugh"), None);
    assert_eq!(suggestion("\"brannvren\""), None, "a phrase is meant as it is written");
}

#[test]
fn filters_among_the_words_narrow_further() {
    let library = many();
    let total = |words: &str| library.ask(&Query { words: parse(words), ..Query::default() }).total;
    assert_eq!(total("plan ansvarlig:beredskapssjefen"), 20);
    assert_eq!(total("plan mottaker:\"kommune 7\""), 2);
    assert_eq!(total("år:2026"), 80);
    assert_eq!(total("plan år:2025"), 0);
}

#[test]
fn what_a_letter_abbreviates_is_found_both_ways() {
    let library = Library::empty();
    let defined = [Abbreviation { short: "OOO".into(), long: "Oslo Origo".into() }];
    let item = |fragment: &str, text: &str| measure("urn:l:1", fragment, text).abbreviated(&defined);
    let mut writer = library.index.writer().unwrap();
    let items: [Item; 3] =
        [item("m-1", "OOOs plan skal endres"), item("m-2", "Oslo Origo skal lære"), item("m-3", "Andre skal lære")];
    writer.put_letter("urn:l:1", &items).unwrap();
    writer.commit().unwrap();
    for words in ["OOO", "Oslo Origo", "origo"] {
        let mut found = library.measures(words);
        found.sort();
        assert_eq!(found, ["m-1", "m-2"], "{words}");
    }
    assert_eq!(library.measures("\"Oslo Origo\""), ["m-2"], "a phrase is meant as it is written");
}

fn fragments_and_letters(hits: &[search::Hit]) -> Vec<String> {
    hits.iter().map(|hit| hit.item.id.clone()).collect()
}
