//! Whether every value of a letter stands where it says it stands.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// The keys whose values are printed in the letter.
const PRINTED: [&str; 10] = ["text", "title", "name", "role", "label", "caption", "marking", "short", "long", "printed"];

/// The letter's own fields that are printed.
const OWN: [&str; 4] = ["title", "ourReference", "yourReference", "salutation"];

/// The lists whose items always have a place.
const PLACED: [&str; 10] = [
    "recipients",
    "copyRecipients",
    "signatories",
    "goals",
    "measures",
    "obligations",
    "sections",
    "references",
    "crossReferences",
    "footnotes",
];

/// A value that does not stand at its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Misplaced {
    /// Where in the JSON: `/measures[3]/text`.
    pub(crate) trail: String,
    /// The value; none where an item has no place at all.
    pub(crate) value: Option<String>,
    /// What stands at the place.
    pub(crate) there: String,
}

/// What a letter's values and places came to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Checked {
    /// How many values were looked up.
    pub(crate) values: usize,
    /// Those that stand elsewhere, or nowhere.
    pub(crate) misplaced: Vec<Misplaced>,
}

/// Looks up every printed value of a letter in the text that it was read from, as `brevverk text` prints it.
pub(crate) fn check(letter: &Value, text: &str) -> Checked {
    // Places are counted in code points.
    let mut checker = Checker { text: text.chars().collect(), checked: Checked::default() };
    checker.walk(letter, "");
    checker.checked
}

struct Checker {
    text: Vec<char>,
    checked: Checked,
}

impl Checker {
    fn walk(&mut self, value: &Value, trail: &str) {
        match value {
            Value::Object(object) => {
                self.object(value, trail);
                for (key, value) in object.iter().filter(|(key, _)| !matches!(key.as_str(), "at" | "address")) {
                    self.walk(value, &format!("{trail}/{key}"));
                }
            }
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(at, item)| self.walk(item, &format!("{trail}[{at}]")));
            }
            _ => {}
        }
    }

    fn object(&mut self, object: &Value, trail: &str) {
        match object.get("at") {
            Some(Value::Object(places)) => {
                for (key, places) in places.iter().filter(|(key, _)| OWN.contains(&key.as_str())) {
                    let value = object.get(key).and_then(Value::as_str).unwrap_or_default();
                    self.value(value, &self.read(places), format!("{trail}/{key}"));
                }
            }
            Some(places) => {
                let there = self.read(places);
                for (key, value) in object.as_object().into_iter().flatten() {
                    if let Some(value) = value.as_str().filter(|_| PRINTED.contains(&key.as_str()) || key.ends_with("Printed")) {
                        self.value(value, &there, format!("{trail}/{key}"));
                    }
                }
            }
            None if is_placed(trail) => {
                self.checked.misplaced.push(Misplaced { trail: trail.to_owned(), value: None, there: String::new() });
            }
            None => {}
        }
    }

    fn value(&mut self, value: &str, there: &str, trail: String) {
        self.checked.values += 1;
        if !there.contains(&fold(value)) {
            self.checked.misplaced.push(Misplaced { trail, value: Some(value.to_owned()), there: there.to_owned() });
        }
    }

    /// The words at some places, joined by single spaces.
    fn read(&self, places: &Value) -> String {
        let number = |place: &Value, key: &str| place.get(key).and_then(Value::as_u64).and_then(|at| usize::try_from(at).ok());
        let mut words = String::new();
        for place in places.as_array().into_iter().flatten() {
            let (start, end) = (number(place, "start").unwrap_or(0), number(place, "end").unwrap_or(0));
            words.extend(self.text.get(start..end.min(self.text.len())).unwrap_or_default());
            words.push(' ');
        }
        fold(&words)
    }
}

/// Whether the trail leads to an item of a list of the letter itself that always has a place.
fn is_placed(trail: &str) -> bool {
    let list = trail.split('[').next().unwrap_or_default().trim_start_matches('/');
    PLACED.contains(&list) && trail.matches('/').count() == 1
}

/// Composed, white space collapsed.
fn fold(words: &str) -> String {
    let composed: String = words.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const TEXT: &str = "Om snø\n\nKommunen skal\nrydde\u{a0}snø.\n";

    #[test]
    fn what_stands_at_its_place_is_right() {
        let letter = json!({
            "title": "Om snø", "at": {"title": [{"page": 1, "start": 0, "end": 6}], "date": []},
            "measures": [{"@id": "#m-1", "text": "Kommunen skal rydde snø.", "at": [{"page": 1, "start": 8, "end": 21}, {"page": 1, "start": 22, "end": 32}]}],
            "recipients": [{"name": "Kommunen", "address": {"city": "VIK"}, "at": [{"page": 1, "start": 8, "end": 16}]}]
        });
        assert_eq!(check(&letter, TEXT), Checked { values: 3, misplaced: Vec::new() });
    }

    #[test]
    fn what_stands_elsewhere_or_nowhere_is_told() {
        let letter = json!({
            "salutation": "Til alle", "at": {"salutation": [{"page": 1, "start": 0, "end": 6}]},
            "goals": [{"@id": "#g-1", "text": "Trygge veier"}],
            "measures": [{"text": "rydde snø", "label": "a)", "at": [{"page": 1, "start": 22, "end": 99}]}]
        });
        let trails: Vec<_> = check(&letter, TEXT).misplaced.into_iter().map(|misplaced| misplaced.trail).collect();
        assert_eq!(trails, ["/salutation", "/goals[0]", "/measures[0]/label"]);
    }
}
