//! The concepts that no other vocabulary has: kinds, modality, binding and the other fixed words, as SKOS concept schemes.
//!
//! The context turns `"modality": "skal"` into the concept `urn:brevverk:vocabulary:modality/skal`; here that concept is declared.

use serde_json::{Value, json};

use crate::words;

/// Where all our terms and concepts begin. It leads nowhere; nothing is fetched.
const BASE: &str = "urn:brevverk:vocabulary:";

/// One set of fixed words.
struct Scheme {
    /// The last part of its identifier.
    name: &'static str,
    /// What it is about, in English.
    title: &'static str,
    /// The language of the words.
    language: &'static str,
    /// The words.
    words: Vec<&'static str>,
}

/// All of them, in the order in which a letter's keys use them.
fn schemes() -> Vec<Scheme> {
    let scheme = |name, title, language, words| Scheme { name, title, language, words };
    vec![
        scheme("text-layer", "Where the words of a file come from", "en", vec!["embedded", "ocr", "mixed"]),
        scheme("letter-kind", "Kinds of letters", "nb", words::of_kind()),
        scheme("goal-kind", "Kinds of goals", "nb", words::of_goal_kind()),
        scheme("measure-kind", "Kinds of measures", "nb", words::of_measure_kind()),
        scheme("responsible-basis", "How it is known who is to do a measure", "en", words::of_basis()),
        scheme("modality", "Verbs that say how a measure or an obligation binds", "nb", words::of_modality()),
        scheme("binding", "How far a measure binds", "en", words::of_binding()),
        scheme("horizon", "When a measure is to be done, told roughly", "en", words::of_horizon()),
        scheme("link-basis", "How it is known that a measure serves a goal", "en", words::of_link_basis()),
        scheme("reference-kind", "Kinds of documents that a letter names", "en", words::of_reference_kind()),
        scheme("what", "What happens on a day that a letter names", "en", words::of_what()),
        scheme("severity", "How much a remark matters", "en", words::of_severity()),
    ]
}

/// The concepts that the fixed words of a letter stand for, as one JSON-LD document.
pub fn vocabulary() -> Value {
    let mut graph = Vec::new();
    for scheme in schemes() {
        let scheme_id = format!("{BASE}{}", scheme.name);
        graph.push(json!({
            "@id": scheme_id,
            "@type": "skos:ConceptScheme",
            "skos:prefLabel": {"@value": scheme.title, "@language": "en"},
        }));
        for word in scheme.words {
            graph.push(json!({
                "@id": format!("{scheme_id}/{word}"),
                "@type": "skos:Concept",
                "skos:inScheme": {"@id": scheme_id},
                "skos:prefLabel": {"@value": word, "@language": scheme.language},
            }));
        }
    }
    json!({"@context": {"skos": "http://www.w3.org/2004/02/skos/core#"}, "@graph": graph})
}
