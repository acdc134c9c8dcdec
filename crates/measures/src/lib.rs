//! Extractor of measures: what somebody is to do, or proposes to do; and of the obligations in between.
//!
//! One rule a file: what it finds, why that is right, what it misses; its examples lie beside it (`*.examples`). The rules that
//! find measures come first in [`measures`]; the rest tell who, when and how binding.

mod actor;
mod announce;
mod area;
mod assignment;
mod attributes;
mod beside;
mod deadline;
mod decision;
mod demand;
mod hearing;
mod horizon;
mod labelled;
mod listed;
mod modality;
mod obligation;
mod proposal;
mod responsible;
mod specification;
mod table_row;
mod turned_down;

pub use obligation::obligations;
pub use turned_down::turned_down;

use letter::{Definition, Found, Kind, Measure, Text, Zones};

/// What the rules must know of the letter beside its text.
#[derive(Clone, Debug)]
pub struct Context<'c> {
    /// What kind of document it is.
    pub kind: Kind,
    /// The year that days without one are read with.
    pub year: Option<u16>,
    /// The name of the one that sends it.
    pub sender: Option<String>,
    /// The names of those it is addressed to.
    pub recipients: Vec<String>,
    /// The abbreviations it explains.
    pub definitions: &'c [Found<Definition>],
}

/// What a rule finds, before it is told who is to do it and when.
pub(crate) type Finds = Vec<Found<Measure>>;

/// A rule finds the measures that show by one sign.
type Rule = fn(&Text, &Zones, &Context<'_>) -> Finds;

/// The rules, the strictest first.
const RULES: [Rule; 10] = [
    labelled::find,
    specification::find,
    assignment::find,
    decision::find,
    table_row::find,
    listed::find,
    hearing::find,
    demand::find,
    area::find,
    proposal::find,
];

/// The rules for slides: their points are catchwords, and only a label or a column says that one of them is a measure.
const SAID_BY_LABELS: [Rule; 3] = [labelled::find, specification::find, table_row::find];

/// The measures of a letter, in order of the text. Sections and goals are for the letter's assembly to add.
pub fn measures(text: &Text, zones: &Zones, context: &Context<'_>) -> Vec<Found<Measure>> {
    let rules: &[Rule] = if context.kind == Kind::Presentasjon { &SAID_BY_LABELS } else { &RULES };
    let mut found: Finds = Vec::new();
    for rule in rules {
        for measure in rule(text, zones, context) {
            // What an earlier, stricter rule has taken is taken.
            let taken = found
                .iter()
                .any(|other| other.rule != measure.rule && measure.runs.spans().iter().any(|span| other.runs.overlaps(*span)));
            if !taken {
                found.push(measure);
            }
        }
    }
    found.sort_by_key(|measure| (measure.runs.start(), measure.runs.end()));
    beside::read(text, zones, &mut found, context);
    for measure in &mut found {
        attributes::fill(text, measure, context);
    }
    found
}
