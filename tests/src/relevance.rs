//! Queries, and what a person judged to answer them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use search::{Abbreviation, Filters, Item, Kind};
use serde_json::Value;

mod plain;
mod score;

pub use plain::Plain;
pub use score::{Figures, Table};

/// One query with its judgements.
pub struct Judged {
    /// What it tries: inflection, compound, written form …
    pub class: String,
    /// What is typed.
    pub words: String,
    /// What is chosen beside it.
    pub filters: Filters,
    /// How much each measure that answers it is worth, by its id: 2 where the measure itself says it, 1 where what is around it does.
    pub answers: BTreeMap<String, u32>,
}

/// The measures of the judged letters, as a person drew them.
pub fn items(root: &Path) -> Vec<Item> {
    letters(root).iter().flat_map(|(name, truth)| of_letter(name, truth)).collect()
}

/// The id of a letter.
pub fn letter_id(name: &str) -> String {
    format!("urn:brevverk:letter:{name}")
}

/// The queries of a file. A judgement that names nothing, or a letter that is not there, fails.
pub fn judged(root: &Path, file: &str) -> Vec<Judged> {
    let path = root.join("tests/relevance").join(file);
    let content = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let table: toml::Table = content.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let letters = letters(root);
    let queries = table["query"].as_array().expect("queries");
    queries.iter().map(|query| one(query.as_table().expect("a table"), &letters)).collect()
}

fn one(query: &toml::Table, letters: &BTreeMap<String, Value>) -> Judged {
    let text = |key: &str| query[key].as_str().expect("a string").to_owned();
    let words = text("words");
    let mut answers = BTreeMap::new();
    for (key, worth) in [("says", 2), ("touches", 1)] {
        let Some(lines) = query.get(key) else { continue };
        for line in lines.as_array().expect("a list") {
            let line = line.as_str().expect("a string");
            for id in named(line, letters).unwrap_or_else(|why| panic!("`{words}`, `{line}`: {why}")) {
                let everything = line.ends_with(": *");
                let known = answers.insert(id.clone(), worth);
                if everything {
                    known.map(|worth| answers.insert(id, worth));
                } else {
                    assert!(known.is_none(), "`{words}`: {line} is judged twice");
                }
            }
        }
    }
    assert!(!answers.is_empty(), "`{words}` has no judgement");
    Judged { class: text("class"), words, filters: query.get("filters").map(filters).unwrap_or_default(), answers }
}

/// The ids of the measures that a line names.
fn named(line: &str, letters: &BTreeMap<String, Value>) -> Result<Vec<String>, String> {
    let (letter, start) = line.split_once(": ").ok_or("has no letter")?;
    let truth = letters.get(letter).ok_or("this letter is not judged")?;
    let measures: Vec<&Value> = truth["measures"].as_array().into_iter().flatten().collect();
    let text = |measure: &Value| measure["text"].as_str().unwrap_or_default().to_owned();
    let meant: Vec<&Value> = match start {
        "*" => measures,
        start => measures.into_iter().filter(|measure| text(measure).starts_with(start)).collect(),
    };
    let texts: BTreeSet<String> = meant.iter().map(|measure| text(measure)).collect();
    match (meant.len(), start) {
        (0, _) => Err("no measure begins so".to_owned()),
        (_, start) if start != "*" && texts.len() > 1 => Err("several measures begin so".to_owned()),
        _ => Ok(meant.iter().map(|measure| id(letter, measure)).collect()),
    }
}

fn filters(table: &toml::Value) -> Filters {
    let mut filters = Filters::default();
    for (key, value) in table.as_table().expect("a table") {
        let value = value.as_str().expect("a string").to_owned();
        match key.as_str() {
            "language" => filters.language.push(value),
            "document_kind" => filters.document_kind.push(value),
            "measure_kind" => filters.measure_kind.push(value),
            "responsible" => filters.responsible.push(value),
            "year" => filters.year.push(value.parse().expect("a year")),
            "deadline_before" => filters.deadline_before = Some(value.parse().expect("a day")),
            "deadline_after" => filters.deadline_after = Some(value.parse().expect("a day")),
            other => panic!("no filter {other}"),
        }
    }
    filters
}

/// The truth about the judged letters, by name.
fn letters(root: &Path) -> BTreeMap<String, Value> {
    let names = fs::read_to_string(root.join("tests/relevance/letters.txt")).expect("the names of the judged letters");
    let truth = |name: &str| {
        let path = root.join("corpus/truth").join(format!("{name}.json"));
        let json = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        serde_json::from_str(&json).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    names.lines().map(|name| (name.to_owned(), truth(name))).collect()
}

fn id(letter: &str, measure: &Value) -> String {
    format!("{}#{}", letter_id(letter), measure["id"].as_str().expect("an id"))
}

fn of_letter(name: &str, truth: &Value) -> Vec<Item> {
    let string = |value: &Value| value.as_str().map(str::to_owned);
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let goals: BTreeMap<String, String> =
        list(&truth["goals"]).iter().filter_map(|goal| Some((string(&goal["id"])?, string(&goal["text"])?))).collect();
    let definition = |one: &Value| Some(Abbreviation { short: string(&one["short"])?, long: string(&one["long"])? });
    let defined: Vec<Abbreviation> = list(&truth["definitions"]).iter().filter_map(definition).collect();
    let date = string(&truth["date"]);
    let item = |measure: &Value| {
        let text = string(&measure["text"]).expect("a text");
        let mut item = Item::new(id(name, measure), letter_id(name), Kind::Measure, text);
        item.label = string(&measure["label"]);
        item.title = string(&truth["title"]);
        item.measure_kind = string(&measure["kind"]);
        item.responsible = string(&measure["responsible"]);
        item.sender = string(&truth["sender"]);
        item.recipients = list(&truth["recipients"]).iter().filter_map(|one| string(&one["name"])).collect();
        item.goals = list(&measure["goals"]).iter().filter_map(string).filter_map(|id| goals.get(&id).cloned()).collect();
        item.area = string(&measure["area"]);
        item.horizon = string(&measure["horizon"]);
        item.deadline = string(&measure["deadline"]);
        item.year = date.as_deref().and_then(|date| date[..4].parse().ok());
        item.date = date.clone();
        item.case_number = string(&truth["case_number"]);
        item.reference = string(&truth["our_ref"]);
        item.document_kind = string(&truth["kind"]);
        item.language = string(&truth["language"]);
        item.abbreviated(&defined)
    };
    list(&truth["measures"]).iter().map(item).collect()
}
