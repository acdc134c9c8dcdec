//! Extractor of goals: what is to be achieved.
//!
//! One rule a file: what it finds, why that is right, what it misses; its examples lie beside it (`*.examples`).

mod counted;
mod kind;
mod labelled;
mod listed;
mod purpose;
mod table;

use letter::{Found, Goal, GoalKind, Text, Zones};

/// A rule finds the goals that show by one sign.
type Rule = fn(&Text, &Zones) -> Vec<Found<Goal>>;

/// The goals of a letter, in order of the text. Sections and links between goals are for [`letter::Letter`]'s assembly to add.
pub fn goals(text: &Text, zones: &Zones) -> Vec<Found<Goal>> {
    let rules: [Rule; 5] = [table::find, labelled::find, listed::find, counted::find, purpose::find];
    let mut found: Vec<Found<Goal>> = Vec::new();
    for rule in rules {
        for goal in rule(text, zones) {
            // What an earlier, stricter rule has taken is taken; a sentence about a purpose may name a goal in its midst.
            let within = |other: &Found<Goal>| {
                goal.value.kind == GoalKind::Formaal
                    && other.value.kind != GoalKind::Formaal
                    && goal.runs.start() < other.runs.start()
            };
            let taken = found.iter().any(|other| {
                other.rule != goal.rule && other.runs.spans().iter().any(|span| goal.runs.overlaps(*span)) && !within(other)
            });
            if !taken {
                found.push(goal);
            }
        }
    }
    found.sort_by_key(|goal| (goal.runs.start(), goal.runs.end()));
    found
}

/// A goal with nothing but its kind and text.
pub(crate) fn goal(kind: GoalKind, text: String) -> Goal {
    Goal { kind, number: None, text, owner: None, section: None, broader: Vec::new(), indicators: Vec::new() }
}
