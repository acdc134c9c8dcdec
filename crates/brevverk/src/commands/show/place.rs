//! One item of a letter for a person's eye: what it says, what it is tied to, and where it stands.

use std::io::Write;

use anyhow::Result;
use linked::Document;
use serde_json::Value;

use crate::console::Console;
use crate::speech::{ShowWords, fill};

/// The coded values of an item that are shown under their own key, as the linked JSON has them.
const CODED: [&str; 5] = ["kind", "modality", "binding", "horizon", "rule"];

/// Prints an item with its links and its place.
pub(super) fn write(
    letter: &Document,
    (list, item): &(&'static str, Value),
    console: &Console,
    out: &mut impl Write,
) -> Result<()> {
    let say = &console.say().show;
    let text = |key: &str| item[key].as_str().unwrap_or_default();
    writeln!(out, "{}{}", letter.id, text("@id"))?;
    let head = [text("label"), text("number"), text("title"), text("text")];
    writeln!(out, "{}\n", head.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" "))?;
    let mut field =
        |name: &str, value: &str| -> Result<()> { if value.is_empty() { Ok(()) } else { Ok(writeln!(out, "{name}: {value}")?) } };
    for goal in item["goals"].as_array().into_iter().flatten() {
        field(say.goal, &goal_line(letter, goal["@id"].as_str().unwrap_or_default()))?;
    }
    for goal in item["broader"].as_array().into_iter().flatten() {
        field(say.part_of, &goal_line(letter, goal.as_str().unwrap_or_default()))?;
    }
    for measure in letter.measures.iter().filter(|m| *list == "goals" && m.goals.iter().any(|goal| goal.id == text("@id"))) {
        field(say.measure, &format!("{} ({})", measure.text, measure.id))?;
    }
    for key in ["responsible", "owner", "actor"] {
        field(say.responsible, item[key]["name"].as_str().unwrap_or_default())?;
    }
    field(say.deadline, text("deadline"))?;
    field(say.printed, text("deadlinePrinted"))?;
    for key in CODED {
        field(key, text(key))?;
    }
    field(say.area, text("area"))?;
    let title = [letter.title.as_deref(), letter.date.as_deref()];
    field(say.letter, &title.into_iter().flatten().collect::<Vec<_>>().join(", "))?;
    field(say.file, &letter.source.path)?;
    for place in item["at"].as_array().into_iter().flatten() {
        field(say.place, &place_line(place, say))?;
    }
    Ok(())
}

fn goal_line(letter: &Document, id: &str) -> String {
    let goal = letter.goals.iter().find(|goal| goal.id == id);
    goal.map(|goal| format!("{} {} ({id})", goal.kind, goal.text)).unwrap_or_default()
}

/// Page, code points and, where the file has layout, the box.
fn place_line(place: &Value, say: &ShowWords) -> String {
    let mut line = fill(say.at, &[&place["page"], &place["start"], &place["end"]]);
    if let Some(edges) = place["box"].as_array() {
        let edges: Vec<String> = edges.iter().map(Value::to_string).collect();
        line.push_str(&fill(say.boxed, &[&edges.join(" ")]));
    }
    line
}
