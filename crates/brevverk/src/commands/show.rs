//! `brevverk show`: one letter, goal or measure.

mod place;

use std::io::Write;

use anyhow::Result;
use linked::Document;
use serde_json::{Map, Value, json};

use crate::args::{ShowArgs, ShowFormat};
use crate::console::Console;
use crate::run::Outcome;
use crate::speech::{count_of, fill};
use crate::store::{Store, id_in};

/// The lists of a letter whose items have an id.
const LISTS: [&str; 4] = ["measures", "goals", "obligations", "sections"];

/// One thing that was asked for.
struct Found {
    letter: Document,
    /// The fragment of an item; none where the letter itself was asked for.
    fragment: Option<String>,
}

/// Finds what an id names, and prints it.
pub(crate) fn show(args: &ShowArgs, console: &Console) -> Result<Outcome> {
    let store = Store::new(&args.index);
    let (mut found, left_out): (Vec<Found>, Vec<Found>) =
        find(&store, &args.id)?.into_iter().partition(|one| args.include_restricted || !one.letter.is_restricted());
    let access = &console.say().access;
    if !left_out.is_empty() && !found.is_empty() {
        console.note(&count_of(&access.left_out, left_out.len()));
    }
    let Some(first) = found.pop() else {
        if !left_out.is_empty() {
            console.error(&fill(access.not_shown, &[&args.id]));
            return Ok(Outcome::Lacking);
        }
        console.error(&fill(console.say().show.not_found, &[&args.id, &store.folder().display()]));
        return Ok(Outcome::Lacking);
    };
    if !found.is_empty() {
        console.error(&fill(console.say().show.ambiguous, &[&args.id]));
        found.iter().chain([&first]).for_each(|one| console.error(&format!("  {}", one.iri())));
        return Ok(Outcome::Lacking);
    }
    let mut out = console.out();
    match (&first.fragment, args.format) {
        (None, ShowFormat::Outline) => {
            writeln!(out, "{}\n{}\n", first.letter.id, first.letter.source.path)?;
            write!(out, "{}", linked::outline(&first.letter, console.lang()))?;
        }
        (None, ShowFormat::Json) => writeln!(out, "{}", first.letter.to_json_pretty())?,
        (Some(_), ShowFormat::Json) => writeln!(out, "{:#}", first.json()?)?,
        (Some(fragment), ShowFormat::Outline) => place::write(&first.letter, &first.item(fragment)?, console, &mut out)?,
    }
    out.flush()?;
    Ok(Outcome::Done)
}

impl Found {
    fn iri(&self) -> String {
        format!("{}{}", self.letter.id, self.fragment.as_deref().unwrap_or_default())
    }

    /// The item as it stands in the letter's JSON, with the name of its list.
    fn item(&self, fragment: &str) -> Result<(&'static str, Value)> {
        let letter = serde_json::to_value(&self.letter)?;
        let named = |list: &'static str| {
            let items = letter[list].as_array()?;
            items.iter().find(|item| item["@id"] == fragment).map(|item| (list, item.clone()))
        };
        Ok(LISTS.into_iter().find_map(named).unwrap_or_default())
    }

    /// The item with its full IRI, and what is needed of its letter to know where it comes from.
    fn json(&self) -> Result<Value> {
        let mut shown = Map::new();
        shown.insert("@context".into(), self.letter.context.clone().into());
        let (_, item) = self.item(self.fragment.as_deref().unwrap_or_default())?;
        shown.extend(item.as_object().cloned().unwrap_or_default());
        shown.insert("@id".into(), self.iri().into());
        let mut origin = json!({ "@id": self.letter.id, "source": self.letter.source });
        for (key, value) in [("title", &self.letter.title), ("date", &self.letter.date)] {
            if let Some(value) = value {
                origin[key] = value.clone().into();
            }
        }
        shown.insert("letter".into(), origin);
        Ok(Value::Object(shown))
    }
}

/// Everything that an id may mean: a letter's IRI, with or without fragment; a letter's id, or the beginning of it; a fragment,
/// with or without its `#`.
fn find(store: &Store, id: &str) -> Result<Vec<Found>> {
    let id = id.trim();
    let (letter, fragment) = match id.split_once('#') {
        Some((letter, fragment)) => (letter, Some(format!("#{fragment}"))),
        None => (id, None),
    };
    let letter = id_in(letter).unwrap_or(letter);
    let mut ids = store.ids()?;
    let is_bare_fragment =
        fragment.is_none() && id.split_once('-').is_some_and(|(kind, _)| matches!(kind, "s" | "g" | "m" | "o"));
    let fragment = if is_bare_fragment { Some(format!("#{id}")) } else { fragment };
    if !is_bare_fragment && !letter.is_empty() {
        ids.retain(|one| one.starts_with(letter));
    } else if fragment.is_none() {
        ids.clear();
    }
    let mut found = Vec::new();
    for id in ids {
        match &fragment {
            Some(fragment) => {
                // Most letters do not even mention the fragment; those need not be read as letters.
                let path = store.letter_path(&id);
                if std::fs::read_to_string(&path).is_ok_and(|json| json.contains(fragment.as_str())) {
                    let letter = store.read(&id)?;
                    if has(&letter, fragment) {
                        found.push(Found { letter, fragment: Some(fragment.clone()) });
                    }
                }
            }
            None => found.push(Found { letter: store.read(&id)?, fragment: None }),
        }
    }
    Ok(found)
}

fn has(letter: &Document, fragment: &str) -> bool {
    letter.measures.iter().any(|one| one.id == fragment)
        || letter.goals.iter().any(|one| one.id == fragment)
        || letter.obligations.iter().any(|one| one.id == fragment)
        || letter.sections.iter().any(|one| one.id == fragment)
}
