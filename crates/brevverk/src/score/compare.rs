//! One letter as it was read, held against its gold.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::pairs::{Pair, pairs};
use super::similar::{fold, key};
use super::tally::{Scores, Tally};
use super::values::{at, both, list, name_at, text, written};

/// A field of the header: its name and path in the gold, and its path in the letter.
type HeaderField = (&'static str, &'static [&'static str], &'static [&'static str]);

const HEADER: &[HeaderField] = &[
    ("kind", &["kind"], &["kind"]),
    ("language", &["language"], &["language"]),
    ("title", &["title"], &["title"]),
    ("date", &["date"], &["date"]),
    ("case_number", &["case_number"], &["caseNumber"]),
    ("document_number", &["document_number"], &["documentNumber"]),
    ("our_ref", &["our_ref"], &["ourReference"]),
    ("your_ref", &["your_ref"], &["yourReference"]),
    ("case_handler", &["case_handler", "name"], &["caseHandler", "name"]),
    ("case_handler_phone", &["case_handler", "phone"], &["caseHandler", "phone"]),
    ("sender", &["sender"], &["sender", "name"]),
    ("access", &["access"], &["access", "marking"]),
    ("salutation", &["salutation"], &["salutation"]),
];

/// Where a field of a read item is found.
type Reader<'r> = &'r dyn Fn(&Value) -> Option<String>;

/// What is compared of one type of items.
struct Items<'i> {
    name: &'static str,
    gold: &'i [Value],
    read: &'i [Value],
    gold_text: fn(&Value) -> String,
    read_text: fn(&Value) -> String,
    /// Each field's name in the gold, and how it is read from a letter.
    fields: &'i [(&'static str, Reader<'i>)],
}

/// Compares a letter (`read`, as its linked JSON) with its gold (in the shape of the annotation guide).
pub fn letter(gold: &Value, read: &Value) -> Scores {
    let mut scores = Scores { tallies: vec![header(gold, read)] };
    people(gold, read, &mut scores);
    sections(gold, read, &mut scores);
    goals_and_measures(gold, read, &mut scores);
    rest(gold, read, &mut scores);
    scores
}

fn header(gold: &Value, read: &Value) -> Tally {
    let mut tally = Tally::new("header");
    for (name, gold_path, read_path) in HEADER {
        let wanted = at(gold, gold_path).map(written);
        let found = at(read, read_path).map(written).filter(|found| !found.is_empty());
        if wanted.is_none() && found.is_none() {
            continue;
        }
        let others = list(gold, &format!("{name}_accept")).iter().filter(|other| !other.is_null()).map(written);
        let right = found.as_ref().is_some_and(|found| wanted.iter().cloned().chain(others).any(|one| key(&one) == key(found)));
        tally.gold += usize::from(wanted.is_some());
        tally.read += usize::from(found.is_some());
        tally.found += usize::from(right);
        tally.exact += usize::from(right);
        tally.count(name, right);
    }
    tally
}

fn people(gold: &Value, read: &Value, scores: &mut Scores) {
    let address: &[(&'static str, Reader<'_>)] = &[
        ("street", &|party| at(party, &["address", "street"]).map(written)),
        ("postcode", &|party| at(party, &["address", "postcode"]).map(written)),
        ("city", &|party| at(party, &["address", "city"]).map(written)),
    ];
    let name: fn(&Value) -> String = |party| text(party, "name");
    for (type_name, gold_key, read_key, fields) in [
        ("recipients", "recipients", "recipients", address),
        ("copies", "copy_recipients", "copyRecipients", address),
        ("signatories", "signatories", "signatories", &[("role", &same("role") as Reader<'_>)]),
    ] {
        let (gold, read) = (list(gold, gold_key), list(read, read_key));
        Items { name: type_name, gold, read, gold_text: name, read_text: name, fields }.count(scores);
    }
    let (gold, read) = (list(gold, "attachments"), list(read, "attachments"));
    let read_text = |attachment: &Value| text(attachment, "title");
    Items { name: "attachments", gold, read, gold_text: written, read_text, fields: &[] }.count(scores);
}

fn sections(gold: &Value, read: &Value, scores: &mut Scores) {
    let (gold, read) = (list(gold, "sections"), list(read, "sections"));
    let heading: fn(&Value) -> String = |section| fold(&format!("{} {}", text(section, "number"), text(section, "title")));
    let number_or_title =
        |section: &Value| Some(text(section, "number")).filter(|n| !n.is_empty()).unwrap_or_else(|| text(section, "title"));
    let names: BTreeMap<String, String> = read.iter().map(|section| (text(section, "@id"), number_or_title(section))).collect();
    let parent = |section: &Value| at(section, &["parent"]).map(written).map(|id| names.get(&id).cloned().unwrap_or(id));
    let fields: &[(&'static str, Reader<'_>)] = &[("level", &same("level")), ("parent", &parent)];
    Items { name: "sections", gold, read, gold_text: heading, read_text: heading, fields }.count(scores);
}

fn goals_and_measures(gold: &Value, read: &Value, scores: &mut Scores) {
    let gold_lists = [list(gold, "goals"), list(gold, "measures")];
    let read_lists = [list(read, "goals"), list(read, "measures")];
    let goal_fields: &[(&'static str, Reader<'_>)] = &[
        ("kind", &same("kind")),
        ("number", &same("number")),
        ("owner", &|goal| name_at(goal, "owner")),
        ("area", &same("area")),
    ];
    let measure_fields: &[(&'static str, Reader<'_>)] = &[
        ("kind", &same("kind")),
        ("label", &same("label")),
        ("area", &same("area")),
        ("horizon", &same("horizon")),
        ("responsible", &|measure| name_at(measure, "responsible")),
        ("deadline", &same("deadline")),
    ];
    let goal_pairs = texts("goals", gold_lists[0], read_lists[0], goal_fields).count(scores);
    let measure_pairs = texts("measures", gold_lists[1], read_lists[1], measure_fields).count(scores);
    scores.tallies.push(links(gold_lists, read_lists, &goal_pairs, &measure_pairs));
}

/// One end of a link: the gold item that it is, or the read one that is none.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Gold(usize),
    Read(usize),
}

/// The links between measures and goals. A goal is known by its text: the same goal printed in two places is one goal.
fn links(gold: [&[Value]; 2], read: [&[Value]; 2], goal_pairs: &[Pair], measure_pairs: &[Pair]) -> Tally {
    let keys = |goals: &[Value], id: &str| -> BTreeMap<String, String> {
        goals.iter().map(|goal| (text(goal, id), key(&text(goal, "text")))).collect()
    };
    let (gold_keys, read_keys) = (keys(gold[0], "id"), keys(read[0], "@id"));
    let goal_key = |goals: &[Value], at: usize| key(&text(&goals[at], "text"));
    let as_gold: BTreeMap<String, String> =
        goal_pairs.iter().map(|pair| (goal_key(read[0], pair.read), goal_key(gold[0], pair.gold))).collect();
    let mut wanted = BTreeSet::new();
    for (at, measure) in gold[1].iter().enumerate() {
        wanted.extend(list(measure, "goals").iter().map(|id| (End::Gold(at), gold_keys.get(&written(id)).cloned())));
    }
    let mut found = BTreeSet::new();
    for (at, measure) in read[1].iter().enumerate() {
        let same = measure_pairs.iter().find(|pair| pair.read == at);
        for link in list(measure, "goals") {
            let end = read_keys.get(&text(link, "@id")).map(|end| as_gold.get(end).unwrap_or(end).clone());
            found.insert((same.map_or(End::Read(at), |pair| End::Gold(pair.gold)), end));
        }
    }
    let both = wanted.intersection(&found).count();
    Tally { gold: wanted.len(), read: found.len(), found: both, exact: both, ..Tally::new("links") }
}

fn rest(gold: &Value, read: &Value, scores: &mut Scores) {
    let of = |key: &str| (list(gold, key), list(read, key));
    let (g, r) = of("obligations");
    texts("obligations", g, r, &[("modality", &same("modality")), ("actor", &|o| name_at(o, "actor"))]).count(scores);
    for (name, first, second) in [("definitions", "short", "long"), ("figures", "label", "caption")] {
        // Footnotes stand between the two in the table.
        if name == "figures" {
            let (g, r) = of("footnotes");
            texts("footnotes", g, r, &[("number", &same("number"))]).count(scores);
        }
        let (g, r) = of(name);
        let shown: Vec<Vec<Value>> = [g, r]
            .map(|items| items.iter().map(|item| serde_json::json!({ "text": both(item, first, second) })).collect())
            .into();
        texts(name, &shown[0], &shown[1], &[]).count(scores);
    }
    let (g, r) = of("references");
    texts("references", g, r, &[("kind", &same("kind")), ("number", &same("number"))]).count(scores);
    let rows = [gold, read].map(table_rows);
    texts("table rows", &rows[0], &rows[1], &[]).count(scores);
    let (gold, read) = of("dates");
    let date: fn(&Value) -> String = |date| text(date, "date");
    Items { name: "dates", gold, read, gold_text: date, read_text: date, fields: &[("what", &same("what"))] }.count(scores);
}

/// Every row of every table as one text.
fn table_rows(letter: &Value) -> Vec<Value> {
    let row = |row: &Value| row.as_array().into_iter().flatten().map(|cell| fold(&written(cell))).collect::<Vec<_>>().join(" | ");
    let tables = list(letter, "tables").iter().flat_map(|table| list(table, "rows"));
    tables.map(|cells| serde_json::json!({ "text": row(cells) })).collect()
}

/// Items that are known by their `text`.
fn texts<'i>(name: &'static str, gold: &'i [Value], read: &'i [Value], fields: &'i [(&'static str, Reader<'i>)]) -> Items<'i> {
    let words: fn(&Value) -> String = |item| text(item, "text");
    Items { name, gold, read, gold_text: words, read_text: words, fields }
}

/// Reads a field that has the same name in gold and letter.
fn same(key: &'static str) -> impl Fn(&Value) -> Option<String> {
    move |item| at(item, &[key]).map(written)
}

impl Items<'_> {
    /// Pairs the items, adds their tally to the scores, and says which is which.
    fn count(&self, scores: &mut Scores) -> Vec<Pair> {
        let gold: Vec<String> = self.gold.iter().map(self.gold_text).collect();
        let read: Vec<String> = self.read.iter().map(self.read_text).collect();
        let pairs = pairs(&gold, &read);
        let mut tally = Tally { gold: gold.len(), read: read.len(), found: pairs.len(), ..Tally::new(self.name) };
        tally.exact = pairs.iter().filter(|pair| fold(&gold[pair.gold]) == fold(&read[pair.read])).count();
        for pair in &pairs {
            for (name, reader) in self.fields {
                let Some(wanted) = at(&self.gold[pair.gold], &[name]) else { continue };
                let found = key(&reader(&self.read[pair.read]).unwrap_or_default());
                let accepted = wanted.as_array().map_or(std::slice::from_ref(wanted), Vec::as_slice);
                tally.count(name, accepted.iter().any(|one| key(&written(one)) == found));
            }
        }
        scores.tallies.push(tally);
        pairs
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn gold() -> Value {
        json!({
            "kind": "brev", "language": "nb", "title": "Om snø", "sender": "Vik kommune", "sender_accept": ["Vik"], "date": null,
            "goals": [{"id": "g1", "kind": "effektmål", "text": "Veiene er trygge"}],
            "measures": [{"id": "m1", "kind": "tiltak", "label": "Tiltak 1", "text": "Kommunen skal rydde snø", "responsible": ["Vik", "kommunen"], "goals": ["g1"]}],
            "tables": [{"columns": [], "rows": [["snø", "sand"]]}]
        })
    }

    fn read() -> Value {
        json!({
            "kind": "brev", "language": "nn", "title": "Om  snø", "sender": {"name": "Vik"},
            "goals": [{"@id": "#g-1", "kind": "delmål", "text": "Veiene er trygge."}],
            "measures": [
                {"@id": "#m-1", "kind": "tiltak", "label": "Tiltak 1", "text": "Kommunen skal rydde snø", "responsible": {"name": "Kommunen"}, "goals": [{"@id": "#g-1", "basis": "area"}]},
                {"@id": "#m-2", "kind": "tiltak", "text": "Noe helt annet", "goals": [{"@id": "#g-1", "basis": "area"}]}],
            "tables": [{"columns": [], "rows": [["snø", "sand"]]}]
        })
    }

    fn counts(scores: &Scores, name: &str) -> (usize, usize, usize, usize) {
        let tally = scores.of(name).unwrap();
        (tally.gold, tally.read, tally.found, tally.exact)
    }

    #[test]
    fn each_type_is_counted() {
        let scores = letter(&gold(), &read());
        assert_eq!(counts(&scores, "header"), (4, 4, 3, 3));
        assert_eq!(counts(&scores, "goals"), (1, 1, 1, 0));
        assert_eq!(counts(&scores, "measures"), (1, 2, 1, 1));
        assert_eq!(counts(&scores, "links"), (1, 2, 1, 1));
        assert_eq!(counts(&scores, "table rows"), (1, 1, 1, 1));
        let fields: Vec<_> = scores.of("measures").unwrap().fields.iter().map(|f| (f.name, f.right, f.total)).collect();
        assert_eq!(fields, [("kind", 1, 1), ("label", 1, 1), ("responsible", 1, 1)]);
        assert!((scores.core_mean() - (0.75 + 1.0 + 2.0 / 3.0 + 2.0 / 3.0) / 4.0).abs() < 1e-12);
    }

    #[test]
    fn a_letter_that_could_not_be_read_has_all_its_items_missed() {
        let mut scores = letter(&gold(), &json!({}));
        assert_eq!(counts(&scores, "measures"), (1, 0, 0, 0));
        assert_eq!(scores.core_mean(), 0.0);
        scores.add(&letter(&gold(), &read()));
        assert_eq!(counts(&scores, "measures"), (2, 2, 1, 1));
    }
}
