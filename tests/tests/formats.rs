//! The same letter is the same letter in every format: its sections, goals, measures, obligations and recipients.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;
use tests::letters::{linked, read};
use tests::places::wrong_places;
use tests::root;

/// The letters of `tests/files/formats`, two in bokmål and three in nynorsk, and whether their source is a web page.
const LETTERS: [(&str, bool); 5] = [
    ("informasjonsbrev-solvang", false),
    ("hoyringssvar-forbundet", false),
    ("b2-tildelingsbrev-kf", true),
    ("b4-hoyringssvar-rad", true),
    ("saksframlegg-granmo", true),
];

/// What is held against one another, with the keys of each that are compared: ids and places differ, the words do not.
const COMPARED: [(&str, &[&str]); 6] = [
    ("recipients", &["name", "address"]),
    ("copyRecipients", &["name", "address"]),
    ("sections", &["number", "title", "level", "text"]),
    ("goals", &["kind", "number", "text"]),
    ("measures", &["kind", "label", "text", "responsible", "deadline", "modality", "binding", "horizon"]),
    ("obligations", &["text", "modality", "deadline"]),
];

#[test]
fn a_letter_is_the_same_in_every_format() {
    for (name, from_web_page) in LETTERS {
        let pdf = values(&format!("corpus/letters/{name}.pdf"), &[]);
        assert!(pdf.values().map(Vec::len).sum::<usize>() > 8, "{name} says too little to compare");
        let mut others = vec![format!("tests/files/formats/{name}.docx"), format!("tests/files/formats/{name}.odt")];
        let ending = if from_web_page { "html" } else { "fodt" };
        others.push(format!("corpus/sources/{name}.{ending}"));
        for other in others {
            assert_same(&pdf, &values(&other, &[]), &other);
        }
    }
}

/// Plain text has no cells, and no type by which a heading is told from a short paragraph: measures and goals are the same.
#[test]
fn measures_and_goals_are_the_same_in_plain_text() {
    for name in ["hoyringssvar-forbundet", "saksframlegg-granmo"] {
        let left_out = ["sections", "recipients"];
        let text = format!("tests/files/formats/{name}.txt");
        assert_same(&values(&format!("corpus/letters/{name}.pdf"), &left_out), &values(&text, &left_out), &text);
    }
}

#[test]
fn every_value_of_a_document_stands_at_its_place() {
    for (name, _) in LETTERS {
        for ending in ["docx", "odt"] {
            let file = root().join(format!("tests/files/formats/{name}.{ending}"));
            let text = read(&file);
            let (tried, wrong) = wrong_places(&linked(text.clone(), name), &text);
            assert!(wrong.is_empty() && tried > 8, "{}:\n{}", file.display(), wrong.join("\n"));
        }
    }
}

/// LibreOffice, where it is installed, is asked for the words of each document: none of them is lost, and none stands twice.
#[test]
fn no_word_is_lost_and_none_stands_twice() {
    let folder = tempfile::tempdir().unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    for (name, _) in LETTERS {
        for ending in ["docx", "odt"] {
            let file = root().join(format!("tests/files/formats/{name}.{ending}"));
            let convert = ["--headless", &profile, "--convert-to", "txt:Text (encoded):UTF8", "--outdir"];
            let run = Command::new("soffice").args(convert).arg(folder.path()).arg(&file).output();
            if run.is_err() {
                eprintln!("skipped: LibreOffice is not installed");
                return;
            }
            let theirs = std::fs::read_to_string(folder.path().join(format!("{name}.txt"))).unwrap();
            let text = read(&file);
            // LibreOffice leaves running headers and footers out of its text.
            let running = (0..text.lines().len()).filter(|at| text.lines()[*at].furniture).map(|at| text.line(at));
            let (ours, theirs, running) = (words(text.as_str()), words(&theirs), words(&running.collect::<Vec<_>>().join(" ")));
            for (word, count) in &theirs {
                let own = ours.get(word).copied().unwrap_or(0);
                assert!(own >= *count, "{}: «{word}» stands {own} times, not {count}", file.display());
            }
            // What a letterhead says more, LibreOffice counts to the headers.
            let more: usize = ours.iter().map(|(word, own)| own.saturating_sub(theirs.get(word).copied().unwrap_or(0))).sum();
            let header: usize = running.values().sum();
            assert!(more <= header + 8, "{}: {more} words too many", file.display());
        }
    }
}

/// How often each word stands in a text; raised digits are digits.
fn words(text: &str) -> BTreeMap<String, usize> {
    let digit = |c: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|raised| raised == c).map_or(c, |at| char::from(b'0' + at as u8));
    let text: String = text.trim_start_matches('\u{feff}').chars().map(digit).collect();
    let mut counts = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    counts
}

fn values(file: &str, left_out: &[&str]) -> BTreeMap<&'static str, Vec<Value>> {
    let document = linked(read(&root().join(file)), file);
    let of = |list: &str, keys: &[&str]| -> Vec<Value> {
        let items = document[list].as_array().cloned().unwrap_or_default();
        items.iter().map(|item| keys.iter().map(|key| without_places(&item[*key])).collect()).collect()
    };
    COMPARED.iter().filter(|(list, _)| !left_out.contains(list)).map(|(list, keys)| (*list, of(list, keys))).collect()
}

/// A value without what says where it stands.
fn without_places(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            fields.iter().filter(|(key, _)| *key != "at").map(|(key, value)| (key.clone(), without_places(value))).collect()
        }
        other => other.clone(),
    }
}

fn assert_same(one: &BTreeMap<&str, Vec<Value>>, other: &BTreeMap<&str, Vec<Value>>, name: &str) {
    for (list, items) in one {
        assert_eq!(items, &other[list], "{list} of {name}");
    }
}
