//! Every key of a letter says something in RDF, proved with a JSON-LD processor that is not ours.

use std::collections::BTreeSet;

use oxjsonld::JsonLdParser;
use serde_json::Value;

use super::context;
use crate::{example, vocabulary, words};

/// A triple, as text.
type Triple = (String, String, String);

/// The triples of a document; its relative identifiers are resolved against its own.
fn triples(document: &Value) -> Vec<Triple> {
    let base = document["@id"].as_str().unwrap_or("urn:brevverk:nothing").to_owned();
    let bytes = serde_json::to_vec(document).unwrap();
    let parser = JsonLdParser::new().with_base_iri(base).unwrap();
    let triples = parser.for_slice(&bytes).map(|quad| {
        let quad = quad.unwrap();
        (quad.subject.to_string(), quad.predicate.as_str().to_owned(), quad.object.to_string())
    });
    triples.collect()
}

/// A letter with every key, its context within it, as one who never fetches anything would read it.
fn full() -> Value {
    let mut letter = serde_json::to_value(example::full()).unwrap();
    letter["@context"] = context()["@context"].clone();
    letter
}

/// The path of every key, list positions left out: `measures/responsible/basis`.
fn paths(value: &Value, trail: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(keys) => {
            for (key, value) in keys.iter().filter(|(key, _)| *key != "@context") {
                let path = format!("{trail}/{key}");
                paths(value, &path, found);
                found.insert(path);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| paths(item, trail, found)),
        _ => {}
    }
}

/// The document without the key at `path`, wherever lists have it.
fn without(value: &mut Value, path: &str) {
    if let Value::Array(items) = value {
        return items.iter_mut().for_each(|item| without(item, path));
    }
    let Some(keys) = value.as_object_mut() else { return };
    match path.split_once('/') {
        Some((key, rest)) => keys.get_mut(key).into_iter().for_each(|inner| without(inner, rest)),
        None => drop(keys.remove(path)),
    }
}

fn objects_of<'t>(triples: &'t [Triple], predicate: &str) -> Vec<&'t str> {
    triples.iter().filter(|(_, one, _)| one == predicate).map(|(_, _, object)| object.as_str()).collect()
}

#[test]
fn the_example_fills_every_key_that_the_schema_has() {
    fn properties(schema: &Value, root: &Value, trail: &str, found: &mut BTreeSet<String>) {
        if let Some(name) = schema["$ref"].as_str() {
            properties(&root["$defs"][name.trim_start_matches("#/$defs/")], root, trail, found);
        }
        properties_of_items(schema, root, trail, found);
        for (key, property) in schema["properties"].as_object().into_iter().flatten().filter(|(key, _)| *key != "@context") {
            let path = format!("{trail}/{key}");
            properties(property, root, &path, found);
            found.insert(path);
        }
    }
    fn properties_of_items(schema: &Value, root: &Value, trail: &str, found: &mut BTreeSet<String>) {
        if schema["items"].is_object() {
            properties(&schema["items"], root, trail, found);
        }
    }
    let schema = crate::schema();
    let (mut expected, mut filled) = (BTreeSet::new(), BTreeSet::new());
    properties(&schema, &schema, "", &mut expected);
    paths(&full(), "", &mut filled);
    // Copy recipients and the sender are parties like the recipients, which have all keys between them.
    let party = |path: &&String| path.starts_with("/copyRecipients/") || path.starts_with("/sender/");
    // No letter alone can tell which other letter it names.
    let elsewhere = |path: &&String| *path == "/references/resolved";
    let missing: Vec<&String> = expected.difference(&filled).filter(|path| !party(path) && !elsewhere(path)).collect();
    assert_eq!(missing, Vec::<&String>::new());
}

#[test]
fn every_key_gives_at_least_one_triple() {
    let letter = full();
    let all = triples(&letter).len();
    let mut keys = BTreeSet::new();
    paths(&letter, "", &mut keys);
    assert!(keys.len() > 100);
    for path in keys.iter().filter(|path| !path.ends_with("/@id")) {
        let mut less = letter.clone();
        without(&mut less, &path[1..]);
        assert!(triples(&less).len() < all, "{path} says nothing");
    }
}

#[test]
fn keys_mean_what_the_contract_says() {
    let triples = triples(&full());
    let arkiv = "http://www.arkivverket.no/standarder/noark5/arkivstruktur/";
    let register = "https://data.brreg.no/enhetsregisteret/api/enheter/";
    let letter = "urn:brevverk:letter:0123456789abcdef0123456789abcdef";
    let word = "urn:brevverk:vocabulary:";
    let date = "^^<http://www.w3.org/2001/XMLSchema#date>";
    for (predicate, object) in [
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type".to_owned(), "<http://schema.org/Message>".to_owned()),
        (format!("{arkiv}tittel"), "\"Tildelingsbrev 2025 for Kulturetaten\"".into()),
        (format!("{arkiv}dokumentetsDato"), format!("\"2025-02-18\"{date}")),
        (format!("{arkiv}mappeID"), "\"24/511\"".into()),
        (format!("{arkiv}dokumenttype"), format!("<{word}letter-kind/tildelingsbrev>")),
        (format!("{arkiv}poststed"), "\"SUND\"".into()),
        ("http://schema.org/sender".into(), format!("<{register}123456785>")),
        ("http://schema.org/toRecipient".into(), format!("<{register}987654325>")),
        ("http://schema.org/agent".into(), format!("<{register}987654325>")),
        ("http://www.w3.org/ns/org#identifier".into(), "\"987654325\"".into()),
        (format!("{word}modality"), format!("<{word}modality/må>")),
        (format!("{word}horizon"), format!("<{word}horizon/short>")),
        (format!("{word}linkBasis"), format!("<{word}link-basis/area>")),
        (format!("{word}responsibleBasis"), format!("<{word}responsible-basis/subject>")),
        (format!("{word}placeOf"), "\"ourReference\"".into()),
        ("http://purl.org/dc/terms/type".into(), format!("<{word}goal-kind/effektmål>")),
        ("http://purl.org/dc/terms/type".into(), format!("<{word}measure-kind/tiltak>")),
        ("http://purl.org/dc/terms/type".into(), format!("<{word}reference-kind/case>")),
        ("http://purl.org/dc/terms/date".into(), format!("\"2025-05-13\"{date}")),
        ("http://purl.org/dc/terms/title".into(), "\"Innledning\"".into()),
    ] {
        let objects = objects_of(&triples, &predicate);
        assert!(objects.contains(&object.as_str()), "{predicate}: {objects:?} has no {object}");
    }
    for predicate in ["http://schema.org/ccRecipient", "http://purl.org/dc/terms/references"] {
        assert!(!objects_of(&triples, predicate).is_empty(), "{predicate}");
    }
    let measure = objects_of(&triples, &format!("{word}measure"))[0];
    assert!(measure.starts_with(&format!("<{letter}#m-")), "{measure}");
    let goal = objects_of(&triples, &format!("{word}contributesTo"))[0];
    assert!(objects_of(&triples, &format!("{word}goal")).contains(&goal));
    assert!(objects_of(&triples, &format!("{word}target")).contains(&measure), "a cross-reference leads to its measure");
}

#[test]
fn places_are_selectors_with_start_and_end() {
    let triples = triples(&full());
    let selectors: BTreeSet<&str> = objects_of(&triples, "http://www.w3.org/ns/oa#hasSelector").into_iter().collect();
    for predicate in ["http://www.w3.org/ns/oa#start", "http://www.w3.org/ns/oa#end", "urn:brevverk:vocabulary:page"] {
        let subjects: BTreeSet<&str> =
            triples.iter().filter(|(_, one, _)| one == predicate).map(|(subject, _, _)| subject.as_str()).collect();
        assert_eq!(subjects, selectors, "{predicate}");
    }
}

#[test]
fn every_fixed_word_becomes_a_concept_that_the_vocabulary_declares() {
    let declared = triples(&vocabulary());
    let concept = "<http://www.w3.org/2004/02/skos/core#Concept>";
    let concepts: BTreeSet<&str> =
        declared.iter().filter(|(_, _, object)| object == concept).map(|(subject, _, _)| subject.as_str()).collect();
    let mut named = BTreeSet::new();
    for (place, scheme, words) in [
        ("/source/textLayer", "text-layer", vec!["embedded", "ocr", "mixed"]),
        ("/kind", "letter-kind", words::of_kind()),
        ("/goals/0/kind", "goal-kind", words::of_goal_kind()),
        ("/measures/0/kind", "measure-kind", words::of_measure_kind()),
        ("/measures/0/responsible/basis", "responsible-basis", words::of_basis()),
        ("/measures/0/modality", "modality", words::of_modality()),
        ("/measures/0/binding", "binding", words::of_binding()),
        ("/measures/0/horizon", "horizon", words::of_horizon()),
        ("/measures/0/goals/0/basis", "link-basis", words::of_link_basis()),
        ("/references/0/kind", "reference-kind", words::of_reference_kind()),
        ("/dates/0/what", "what", words::of_what()),
        ("/remarks/0/severity", "severity", words::of_severity()),
    ] {
        for word in words {
            let mut letter = full();
            *letter.pointer_mut(place).unwrap() = word.into();
            let expected = format!("<urn:brevverk:vocabulary:{scheme}/{word}>");
            assert!(triples(&letter).iter().any(|(_, _, object)| *object == expected), "{place}: {word}");
            assert!(concepts.contains(expected.as_str()), "{expected} is not declared");
            named.insert(expected);
        }
    }
    assert_eq!(named.len(), concepts.len(), "no concept is declared that no letter names");
}
