//! Holds every value of a linked letter against the text at its place, by the rule of the contract.

use letter::Text;
use serde_json::Value;

/// The keys whose values are printed words.
const PRINTED: &[&str] = &["text", "title", "name", "role", "label", "caption", "marking", "short", "long", "printed"];
/// The letter's own fields that are printed words.
const LETTER: &[&str] = &["title", "ourReference", "yourReference", "salutation", "caseNumber", "documentNumber"];
/// The lists whose every item must have a place.
const LISTS: &[&str] = &[
    "recipients",
    "copyRecipients",
    "signatories",
    "attachments",
    "sections",
    "goals",
    "measures",
    "obligations",
    "definitions",
    "tables",
    "figures",
    "footnotes",
    "references",
    "crossReferences",
    "dates",
];

/// What does not hold in the linked JSON of a letter, one sentence each, and how many values were tried.
pub fn wrong_places(document: &Value, text: &Text) -> (usize, Vec<String>) {
    let points: Vec<char> = linked::mask(text.as_str()).chars().collect();
    let mut wrong = Vec::new();
    let mut tried = 0;
    if let Some(places) = document["at"].as_object() {
        for (key, places) in places {
            let words = words_at(&points, places);
            if LETTER.contains(&key.as_str()) {
                tried += 1;
                let value = document[key].as_str().unwrap_or_default();
                if !words.contains(&fold(value)) {
                    wrong.push(format!("{key}: «{value}» is not in «{words}»"));
                }
            }
        }
    }
    for list in LISTS {
        for (index, item) in document[*list].as_array().into_iter().flatten().enumerate() {
            if item["at"].as_array().is_none_or(Vec::is_empty) {
                wrong.push(format!("{list}[{index}] has no place"));
            }
        }
    }
    for (key, value) in document.as_object().into_iter().flatten() {
        walk(value, key, &points, &mut tried, &mut wrong);
    }
    (tried, wrong)
}

fn walk(value: &Value, trail: &str, points: &[char], tried: &mut usize, wrong: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| walk(item, &format!("{trail}[{at}]"), points, tried, wrong))
        }
        Value::Object(fields) => {
            if let Some(places @ Value::Array(_)) = fields.get("at") {
                let words = words_at(points, places);
                for (key, value) in fields {
                    let Some(value) = value.as_str().filter(|_| PRINTED.contains(&key.as_str()) || key.ends_with("Printed"))
                    else {
                        continue;
                    };
                    *tried += 1;
                    if !words.contains(&fold(value)) {
                        wrong.push(format!("{trail}/{key}: «{value}» is not in «{words}»"));
                    }
                }
            }
            for (key, value) in fields.iter().filter(|(key, _)| *key != "at" && *key != "address") {
                walk(value, &format!("{trail}/{key}"), points, tried, wrong);
            }
        }
        _ => {}
    }
}

fn words_at(points: &[char], places: &Value) -> String {
    let runs: Vec<String> = places
        .as_array()
        .into_iter()
        .flatten()
        .map(|place| {
            let (start, end) = (place["start"].as_u64().unwrap_or(0) as usize, place["end"].as_u64().unwrap_or(0) as usize);
            points.get(start..end).map(|part| part.iter().collect()).unwrap_or_default()
        })
        .collect();
    fold(&runs.join(" "))
}

fn fold(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
