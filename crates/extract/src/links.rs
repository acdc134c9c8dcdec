//! Links: which section something stands in, which goals a measure serves, what the letter points to within itself.

use std::sync::LazyLock;

use letter::{
    BlockKind, Flow, Found, Goal, GoalKind, GoalRef, LinkBasis, Measure, MeasureKind, Reference, ReferenceKind, ReferenceTarget,
    Runs, Section, Text, Zone, Zones,
};
use norsk::{pattern, words};
use regex::Regex;

/// The section that stands nearest above a place, by index.
pub(crate) fn section_at(sections: &[Found<Section>], place: usize) -> Option<usize> {
    sections.iter().rposition(|section| section.runs.start() <= place)
}

/// The section of a measure. An assignment that is a section itself stands in the section above it.
pub(crate) fn section_of_measure(sections: &[Found<Section>], measure: &Found<Measure>) -> Option<usize> {
    let nearest = section_at(sections, measure.runs.start())?;
    let is_section_itself = sections[nearest].runs.start() == measure.runs.start();
    if is_section_itself && matches!(measure.value.kind, MeasureKind::Oppdrag | MeasureKind::Tiltak) {
        sections[nearest].value.parent
    } else {
        Some(nearest)
    }
}

/// Ties measures to the goals of the table that closes their area, and goals to the broader ones they are part of.
pub(crate) fn goals(
    text: &Text,
    zones: &Zones,
    sections: &[Found<Section>],
    goals: &mut [Found<Goal>],
    measures: &mut [Found<Measure>],
) {
    broader(goals);
    let in_table: Vec<usize> =
        (0..goals.len()).filter(|goal| goals[*goal].rule == "table" && goals[*goal].value.kind != GoalKind::Formaal).collect();
    for measure in measures.iter_mut() {
        if !matches!(measure.value.kind, MeasureKind::Tiltak | MeasureKind::Presisering | MeasureKind::Oppdrag) {
            continue;
        }
        let row = measure.rule == "table_row";
        for goal in &in_table {
            let same_section = measure.value.section.is_some()
                && (goals[*goal].value.section == measure.value.section
                    || are_alike(sections, goals[*goal].value.section, measure.value.section));
            let after = goals[*goal].runs.start() > measure.runs.end() || goals[*goal].value.section != measure.value.section;
            // A row that holds both ties its own goal and no other.
            let same_row = row && near(text, &goals[*goal], measure);
            // «Mål | Strategiar», and below it in the same chapter the table of measures.
            let table_above = row && same_section && table_of(zones, &goals[*goal].runs) < table_of(zones, &measure.runs);
            if (same_section && after && !row) || same_row || table_above {
                measure.value.goals.push(GoalRef { goal: *goal, basis: LinkBasis::Table });
            }
        }
    }
    by_code(goals, measures);
    by_goal_above(zones, goals, measures);
    by_column(text, zones, goals, measures);
    by_row(text, zones, goals, measures);
    by_label(sections, goals, measures);
}

/// Whether two sections have one name: the goals of an area stand in one chapter, its measures in another.
fn are_alike(sections: &[Found<Section>], a: Option<usize>, b: Option<usize>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    let title = |at: usize| norsk::fold(&sections[at].value.title);
    a != b && title(a) == title(b) && !words().goals.measure_noun.is(&sections[a].value.title)
}

/// Which table some words stand in, by the place of its first cell; none where they stand in none.
fn table_of(zones: &Zones, runs: &Runs) -> Option<usize> {
    let place = runs.spans().first()?;
    let tables = zones.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Table(_)));
    tables.into_iter().find(|block| block.runs.overlaps(*place)).map(|block| block.runs.start())
}

/// Measures whose code begins with the number of a goal: «T1.1-2» serves goal 1.1.
fn by_code(goals: &[Found<Goal>], measures: &mut [Found<Measure>]) {
    for measure in measures.iter_mut().filter(|measure| measure.value.goals.is_empty()) {
        let Some((code, _)) = measure.value.label.as_deref().and_then(|label| label.split_once('-')) else { continue };
        let number = code.trim_start_matches(char::is_alphabetic);
        let named = |goal: &Found<Goal>| goal.value.number.as_deref() == Some(number);
        if let Some(goal) = goals.iter().position(named).filter(|_| number.contains('.')) {
            measure.value.goals.push(GoalRef { goal, basis: LinkBasis::Label });
        }
    }
}

/// Points of a list that stands right below a goal with a number of its own: «Delmål 1: …», «Strategiar:» and the points.
fn by_goal_above(zones: &Zones, goals: &[Found<Goal>], measures: &mut [Found<Measure>]) {
    let block_of = |runs: &Runs| zones.blocks.iter().position(|block| block.runs.spans().iter().any(|span| runs.overlaps(*span)));
    for measure in measures.iter_mut().filter(|measure| measure.rule == "listed" && measure.value.goals.is_empty()) {
        let Some(at) = block_of(&measure.runs) else { continue };
        let between = |at: usize| zones.blocks[at].is_item() || zones.blocks[at].kind == BlockKind::Label;
        let Some(above) = (0..at).rev().find(|above| !between(*above)) else { continue };
        let is_above = |goal: &Found<Goal>| {
            goal.rule == "labelled"
                && goal.value.kind == GoalKind::Delmaal
                && goal.runs.spans().iter().any(|span| zones.blocks[above].runs.overlaps(*span))
        };
        if let Some(goal) = goals.iter().position(is_above) {
            measure.value.goals.push(GoalRef { goal, basis: LinkBasis::Area });
        }
    }
}

/// Measures that the row of a goal names by their labels in a column of measures: «Oppdrag | 8 og 9».
fn by_row(text: &Text, zones: &Zones, goals: &[Found<Goal>], measures: &mut [Found<Measure>]) {
    let forms = [&words().goals.measure_column, &words().goals.assignment, &words().goals.measure_label];
    for block in &zones.blocks {
        let BlockKind::Table(table) = &block.kind else { continue };
        let Some((header, rows)) = table.rows.split_first() else { continue };
        let named = |cell: &Runs| forms.iter().any(|forms| forms.is(&text.read(cell)));
        let Some(column) = header.iter().position(named) else { continue };
        for row in rows {
            let labels = text.read(&row[column]);
            let served: Vec<usize> = (0..goals.len())
                .filter(|goal| goals[*goal].rule == "table")
                .filter(|goal| row.iter().any(|cell| goals[*goal].runs.spans().iter().any(|span| cell.overlaps(*span))))
                .collect();
            for label in labels.split([' ', ',', ';']).map(bare_label).filter(|label| !label.is_empty()) {
                let named = |measure: &&mut Found<Measure>| {
                    measure.rule != "table_row"
                        && measure.value.label.as_deref().is_some_and(|own| bare_label(last_word(own)) == label)
                };
                let Some(measure) = measures.iter_mut().find(named) else { continue };
                for goal in &served {
                    if !measure.value.goals.iter().any(|link| link.goal == *goal) {
                        measure.value.goals.push(GoalRef { goal: *goal, basis: LinkBasis::Label });
                    }
                }
            }
        }
    }
}

/// A label without what closes it: «8.», «a)».
fn bare_label(label: &str) -> &str {
    label.trim_matches(['.', ')', '('])
}

fn last_word(label: &str) -> &str {
    label.split_whitespace().next_back().unwrap_or(label)
}

/// Goals that the row of a measure names by number in a column of goals: «Delmål | A1».
fn by_column(text: &Text, zones: &Zones, goals: &[Found<Goal>], measures: &mut [Found<Measure>]) {
    for block in &zones.blocks {
        let BlockKind::Table(table) = &block.kind else { continue };
        let Some((header, rows)) = table.rows.split_first() else { continue };
        for (column, name) in header.iter().enumerate() {
            if !words().goals.kinds().iter().any(|forms| forms.is(&text.read(name))) {
                continue;
            }
            for row in rows {
                let cell = text.read(&row[column]);
                let in_row = |measure: &&mut Found<Measure>| {
                    row.iter().any(|cell| measure.runs.spans().iter().any(|span| cell.overlaps(*span)))
                };
                let Some(measure) = measures.iter_mut().filter(|measure| measure.rule == "table_row").find(in_row) else {
                    continue;
                };
                for number in
                    cell.split([',', ';', ' ']).map(|number| number.trim_end_matches('.')).filter(|number| !number.is_empty())
                {
                    // The goal of that number that stands last above the table, else the first below.
                    let numbered = |goal: &Found<Goal>| goal.value.number.as_deref() == Some(number);
                    let start = measure.runs.start();
                    let target = goals
                        .iter()
                        .rposition(|goal| numbered(goal) && goal.runs.start() < start)
                        .or_else(|| goals.iter().position(numbered));
                    if let Some(goal) = target.filter(|goal| !measure.value.goals.iter().any(|link| link.goal == *goal)) {
                        measure.value.goals.push(GoalRef { goal, basis: LinkBasis::Label });
                    }
                }
            }
        }
    }
}

/// Whether a goal stands within the row of a measure.
fn near(_text: &Text, goal: &Found<Goal>, measure: &Found<Measure>) -> bool {
    goal.runs.spans().iter().all(|span| measure.runs.contains(*span))
}

/// Goals that the measure itself names by number: «(mål 2)», «jf. delmål 1.2»; and goals that the measure's own section names in
/// its heading.
fn by_label(sections: &[Found<Section>], goals: &[Found<Goal>], measures: &mut [Found<Measure>]) {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b{goal_word}\s(\d{1,2}(?:\.\d{1,2})*|[a-z]\d{1,2})\b"));
    for measure in measures.iter_mut() {
        let named: Vec<String> = NAMED
            .captures_iter(&measure.value.text)
            .filter_map(|parts| parts.get(1).map(|number| number.as_str().to_owned()))
            .collect();
        for number in named {
            let target =
                goals.iter().position(|goal| goal.value.number.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(&number)));
            if let Some(goal) = target.filter(|goal| !measure.value.goals.iter().any(|link| link.goal == *goal)) {
                measure.value.goals.push(GoalRef { goal, basis: LinkBasis::Label });
            }
        }
        // A goal that is itself the nearest heading of the area the measure stands in, where it names no other.
        let mut section = measure.value.section.filter(|_| measure.value.goals.is_empty());
        while let Some(at) = section {
            let heading = &sections[at];
            let target = goals.iter().position(|goal| {
                goal.value.kind != GoalKind::Formaal
                    && goal.runs.start() >= heading.runs.start()
                    && goal.runs.end() <= heading.runs.spans()[0].end.max(heading.runs.start() + heading.value.title.len() + 8)
            });
            if let Some(goal) = target.filter(|goal| !measure.value.goals.iter().any(|link| link.goal == *goal)) {
                measure.value.goals.push(GoalRef { goal, basis: LinkBasis::Area });
                break;
            }
            section = heading.value.parent;
        }
    }
}

/// A goal numbered `1.2` is part of the goal numbered `1` that stands last above it.
fn broader(goals: &mut [Found<Goal>]) {
    for at in 0..goals.len() {
        let Some(parent) =
            goals[at].value.number.as_deref().and_then(|number| number.rsplit_once('.')).map(|(parent, _)| parent.to_owned())
        else {
            continue;
        };
        let above = goals[..at].iter().rposition(|goal| goal.value.number.as_deref() == Some(parent.as_str()));
        goals[at].value.broader.extend(above);
    }
}

/// References of the letter to its own parts: «Oppdrag 5a», «pkt. 4.3», «kapittel 4».
pub(crate) fn internal(
    text: &Text,
    zones: &Zones,
    sections: &[Found<Section>],
    measures: &[Found<Measure>],
) -> Vec<Found<Reference>> {
    static OWN: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b({part})\s(\d{1,2}(?:\.\d{1,2})*)\s?([a-z])?\)?(?:[\s.,;)]|$)"));
    let mut found: Vec<Found<Reference>> = Vec::new();
    for block in zones.blocks.iter().filter(|block| block.zone == Zone::Body && !block.is_heading()) {
        let flow = Flow::of(text, &block.runs);
        for parts in OWN.captures_iter(flow.as_str()) {
            let (Some(word), Some(number)) = (parts.get(1), parts.get(2)) else { continue };
            let letter = parts.get(3).map(|letter| format!("{})", letter.as_str().to_lowercase()));
            let section = sections.iter().position(|section| section.value.number.as_deref() == Some(number.as_str()));
            let target = match (&letter, section) {
                (Some(letter), Some(parent)) => measures
                    .iter()
                    .position(|measure| {
                        measure.value.section == Some(parent) && measure.value.label.as_deref() == Some(letter.as_str())
                    })
                    .map(|measure| (ReferenceTarget::Measure, measure)),
                (None, Some(section)) => Some((ReferenceTarget::Section, section)),
                _ => None,
            };
            // What leads nowhere in this letter is no reference within it.
            let Some(target) = target else { continue };
            let end = parts.get(3).map_or(number.end(), |letter| letter.end());
            let part = word.start()..end;
            let printed = flow.as_str()[part.clone()].to_owned();
            if found.iter().any(|other| other.value.text == printed) {
                continue;
            }
            let reference = Reference {
                text: printed,
                kind: ReferenceKind::Letter,
                number: Some(number.as_str().to_owned()),
                date: None,
                resolved: Some(target),
            };
            found.push(Found::new(reference, flow.runs(part), "internal"));
        }
    }
    found
}
