//! The extractors put together: one letter, with its links.
//!
//! Each extractor sees its zones alone; here the parts meet: what kind of letter it is, which section each goal and measure stands
//! in, which goals each measure serves, and what the letter points to within itself.

mod kind;
mod language;
mod links;
mod remarks;

use letter::{Found, Goal, Letter, Text, TurnedDown};
use measures::Context;

pub use crate::remarks::LEAST_AGREEMENT;

/// Reads a letter out of its text. Nothing here fails: what cannot be told is left out, and what a reader should know of it
/// is in the letter's remarks.
pub fn letter(text: Text) -> Letter {
    let zones = zones::zones(&text);
    let header = recipients::header(&text, &zones);
    let kind = kind::of(&text, &zones, &header);
    let language = language::of(&text);
    let year = header.date.as_ref().map(|date| date.value.year()).or_else(|| kind::year(&text, &header));
    let definitions = mentions::definitions(&text, &zones);
    let context = Context {
        kind: kind.value,
        year,
        sender: header.sender.as_ref().map(|sender| sender.value.name.clone()),
        recipients: header.recipients.iter().map(|party| norsk::without_representative(&party.value.name).to_owned()).collect(),
        definitions: &definitions,
    };
    let sections = sections::sections(&text, &zones);
    let mut goals = goals::goals(&text, &zones);
    let mut measures = measures::measures(&text, &zones, &context);
    // What a label above a stem announces as goals are goals, though the stem reads like that of measures.
    measures.retain(|measure| {
        let is_goal =
            |goal: &Found<Goal>| goal.rule == measure.rule && goal.runs.spans().iter().any(|span| measure.runs.overlaps(*span));
        !goals.iter().any(is_goal)
    });
    let mut obligations = measures::obligations(&text, &zones, &context);
    obligations.retain(|obligation| {
        let taken = |runs: &letter::Runs| obligation.runs.spans().iter().any(|span| runs.overlaps(*span));
        !goals.iter().any(|goal| taken(&goal.runs)) && !measures.iter().any(|measure| taken(&measure.runs))
    });
    let mut tables = sections::tables(&text, &zones);
    for goal in &mut goals {
        goal.value.section = links::section_at(&sections, goal.runs.start());
    }
    for measure in &mut measures {
        measure.value.section = links::section_of_measure(&sections, measure);
    }
    for obligation in &mut obligations {
        obligation.value.section = links::section_at(&sections, obligation.runs.start());
    }
    for table in &mut tables {
        table.value.section = links::section_at(&sections, table.runs.start());
    }
    links::goals(&text, &zones, &sections, &mut goals, &mut measures);
    let mut references = mentions::references(&text, &zones, year);
    references.extend(links::internal(&text, &zones, &sections, &measures));
    references.sort_by_key(|reference| reference.runs.start());
    let dates = mentions::dates(&text, &zones, header.date.as_ref(), year);
    let mut turned_down = measures::turned_down(&text, &zones, &context, &measures);
    turned_down.extend(contents(&text, &zones));
    turned_down.sort_by_key(|found| found.runs.start());
    let mut letter = Letter {
        kind,
        language,
        title: header.title,
        date: header.date,
        case_number: header.case_number,
        document_number: header.document_number,
        our_reference: header.our_reference,
        your_reference: header.your_reference,
        case_handler: header.case_handler,
        sender: header.sender,
        access: header.access,
        salutation: header.salutation,
        recipients: header.recipients,
        copy_recipients: header.copy_recipients,
        signatories: header.signatories,
        attachments: header.attachments,
        sections,
        goals,
        measures,
        obligations,
        definitions,
        tables,
        figures: sections::figures(&text, &zones),
        footnotes: sections::footnotes(&text, &zones),
        references,
        dates,
        remarks: Vec::new(),
        turned_down,
        text,
    };
    letter.remarks = remarks::of(&letter);
    letter
}

/// The lines of a table of contents: each looks like a heading.
fn contents(text: &Text, zones: &letter::Zones) -> Vec<Found<TurnedDown>> {
    let blocks = zones.blocks.iter().filter(|block| block.zone == letter::Zone::Contents);
    let line = |block: &letter::Block| {
        let looked =
            TurnedDown { text: text.read(&block.runs), looked_like: "section", reason: "It is a line of the table of contents." };
        Found::new(looked, block.runs.clone(), "contents")
    };
    blocks.filter(|block| !block.runs.is_empty()).map(line).collect()
}
