//! Letters that a marking restricts are left out and counted.

use search::{Item, Kind, Limit, Query, parse};

use crate::library::{Library, fragments, measure, strings};

/// The filled library with three restricted letters: two in bokmål about snow, one in nynorsk about bridges.
fn library() -> Library {
    let library = Library::filled();
    let mut writer = library.index.writer().unwrap();
    let restricted = |mut item: Item| {
        item.restricted = true;
        item.responsible = Some("Barnevernet".into());
        item
    };
    for letter in ["urn:l:3", "urn:l:4"] {
        let texts =
            ["Etaten skal rydde snø ved hemmelighold.", "Etaten skal melde fra om snø.", "Etaten skal stenge bibliotekene."];
        let items: Vec<Item> = (1..).zip(texts).map(|(at, text)| restricted(measure(letter, &format!("m-{at}"), text))).collect();
        writer.put_letter(letter, &items).unwrap();
        writer.commit().unwrap();
    }
    let bridge = restricted(measure("urn:l:5", "m-bru", "Etaten skal halde bruene ved like."));
    writer.put_letter("urn:l:5", &[bridge, restricted(Item::new("urn:l:5", "urn:l:5", Kind::Letter, "Om bruene"))]).unwrap();
    writer.commit().unwrap();
    drop(writer);
    library
}

fn words(words: &str) -> Query {
    Query { words: parse(words), limit: Limit::All, facets: true, ..Query::default() }
}

#[test]
fn they_are_left_out_of_hits_totals_and_facets_and_counted_by_the_letter() {
    let library = library();
    let none = library.ask(&words("snø"));
    assert_eq!((none.total, none.hits.len(), none.restricted), (0, 0, 2), "four measures of two letters");
    assert!(none.facets.is_empty());
    let some = library.ask(&words("bibliotek"));
    assert_eq!((fragments(&some), some.total, some.restricted), (strings(&["m-bibliotek"]), 1, 2));
    let all = library.ask(&words(""));
    assert_eq!((all.total, all.restricted), (3, 3));
    assert!(all.facets.values().flatten().all(|(value, _)| value != "Barnevernet"), "{:?}", all.facets);
    assert_eq!(library.ask(&words("skule")).restricted, 0, "what is left out has to be asked for");
}

#[test]
fn filters_and_kinds_hold_for_what_is_left_out_too() {
    let library = library();
    let letters = Query { kinds: vec![Kind::Letter], ..words("") };
    assert_eq!((library.ask(&letters).total, library.ask(&letters).restricted), (1, 1));
    let mut unit = words("");
    unit.filters.responsible = strings(&["barnevernet"]);
    assert_eq!((library.ask(&unit).total, library.ask(&unit).restricted), (0, 3));
    unit.filters.responsible = strings(&["kulturetaten"]);
    assert_eq!((library.ask(&unit).total, library.ask(&unit).restricted), (1, 0));
}

#[test]
fn they_are_found_on_demand_and_then_nothing_is_left_out() {
    let library = library();
    let all = library.ask(&Query { include_restricted: true, ..words("snø") });
    assert_eq!((all.total, all.restricted), (4, 0));
    assert!(all.hits.iter().all(|hit| hit.item.restricted));
    assert!(all.facets.values().flatten().any(|(value, _)| value == "Barnevernet"));
}

#[test]
fn every_hit_one_by_one_leaves_them_out_as_well() {
    let library = library();
    let mut texts = Vec::new();
    let total = library.index.each(&words("bibliotek"), &mut |hit| {
        texts.push(hit.item.id);
        std::ops::ControlFlow::Continue(())
    });
    assert_eq!((total.unwrap(), texts), (1, strings(&["urn:l:1#m-bibliotek"])));
}

#[test]
fn a_letter_that_is_gone_is_counted_no_more_and_one_whose_marking_is_gone_is_found() {
    let library = library();
    let mut writer = library.index.writer().unwrap();
    writer.remove_letter("urn:l:3");
    writer.put_letter("urn:l:5", &[measure("urn:l:5", "m-bru", "Etaten skal halde bruene ved like.")]).unwrap();
    writer.commit().unwrap();
    assert_eq!(library.ask(&words("snø")).restricted, 1);
    assert_eq!((library.ask(&words("bru")).total, library.ask(&words("bru")).restricted), (1, 0));
}

#[test]
fn a_word_that_only_they_have_is_not_suggested() {
    let library = library();
    assert_eq!(library.ask(&words("hemmelighodl")).suggestion, None);
    let told = library.ask(&Query { include_restricted: true, ..words("hemmelighodl") });
    assert_eq!(told.suggestion.as_deref(), Some("hemmelighold"));
    assert_eq!(
        library.ask(&words("biblioteke")).suggestion,
        library.ask(&Query { include_restricted: true, ..words("biblioteke") }).suggestion
    );
}
