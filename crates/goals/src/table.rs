//! Finds: goals in a table of goals, with or without borders: «Kommunemål | Sektormål».
//! Because: the columns' names say what kind each cell is; a cell begins with its number and may end with its owner's code (HLS).
//! Without borders the numbers part the cells: one number for the broader goal, two for the one below it.
//! Misses: cells without borders and without numbers.

use std::sync::LazyLock;

use letter::{BlockKind, Flow, Found, Goal, GoalKind, Indicator, Runs, TableBlock, Text, Zone, Zones};
use norsk::pattern;
use regex::Regex;

use crate::{goal, kind};

const RULE: &str = "table";

static CELL: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|\s)(\d{1,2}(?:\.\d{1,2})?)\.?\s(?:\(\p{Lu}{2,5}\)\s)?\p{Lu}"));
static LEAD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:\p{L}*[Mm]ål\s)?(\d{1,2}(?:\.\d{1,2})*)\.?[:\s]\s*(?:\((\p{Lu}{2,5})\)\s)?"));
static OWNER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s?\((\p{Lu}{2,5})\)\.?$"));

pub(crate) fn find(text: &Text, zones: &Zones) -> Vec<Found<Goal>> {
    let mut found = Vec::new();
    for block in zones.blocks.iter().filter(|block| block.zone == Zone::Body) {
        match &block.kind {
            BlockKind::Table(table) => found.extend(bordered(text, table)),
            BlockKind::Grid { columns } => {
                let kinds: Vec<Option<GoalKind>> = columns.iter().map(|column| kind::named(text.slice(*column))).collect();
                if let [Some(broad), Some(narrow)] = kinds[..] {
                    found.extend(borderless(text, &block.runs, broad, narrow));
                }
            }
            _ => {}
        }
    }
    found
}

/// The goals of a table whose first row names the columns.
fn bordered(text: &Text, table: &TableBlock) -> Vec<Found<Goal>> {
    let Some((header, rows)) = table.rows.split_first() else { return Vec::new() };
    let kinds: Vec<Option<GoalKind>> = header.iter().map(|cell| column_kind(&text.read(cell))).collect();
    let has_goals = kinds.iter().flatten().any(|kind| *kind != GoalKind::Maaltall);
    if !has_goals {
        return Vec::new();
    }
    // Beside a column of indicators, a column of results holds their targets and no goals of its own.
    let indicator = kinds.iter().position(|kind| *kind == Some(GoalKind::Maaltall));
    let is_target =
        |column: usize| indicator.is_some_and(|indicator| column > indicator && kinds[column] == Some(GoalKind::Resultatmaal));
    let target = (0..kinds.len()).find(|column| is_target(*column));
    let mut found = Vec::new();
    for row in rows {
        let mut goals: Vec<Found<Goal>> = Vec::new();
        for (column, (cell, kind)) in row.iter().zip(&kinds).enumerate() {
            let (Some(kind), false) = (kind, cell.is_empty()) else { continue };
            if *kind != GoalKind::Maaltall && !is_target(column) {
                goals.extend(cell_goals(text, cell, *kind));
            }
        }
        if let (Some(indicator), [goal]) = (indicator, &mut goals[..])
            && !row[indicator].is_empty()
        {
            let cells = [Some(indicator), target].into_iter().flatten();
            cells.clone().for_each(|column| goal.runs.extend(&row[column]));
            let target = target.map(|column| text.read(&row[column])).filter(|words| !words.is_empty());
            goal.value.indicators.push(Indicator { text: text.read(&row[indicator]), target, ..Indicator::default() });
        }
        found.extend(goals);
    }
    found
}

/// The goals in one cell: each begins with its number, where there are numbers.
fn cell_goals(text: &Text, cell: &Runs, kind: GoalKind) -> Vec<Found<Goal>> {
    let flow = Flow::of(text, cell);
    let starts: Vec<usize> =
        CELL.captures_iter(flow.as_str()).filter_map(|parts| parts.get(1)).map(|number| number.start()).collect();
    if starts.is_empty()
        && let Some(lines) = goals_by_line(text, cell)
    {
        let whole = |runs: &Runs| numbered(&Flow::of(text, runs), 0, text.read(runs).len(), kind);
        return lines.iter().filter_map(whole).collect();
    }
    if starts.len() < 2 {
        return numbered(&flow, 0, flow.as_str().len(), kind).into_iter().collect();
    }
    let ends = starts.iter().skip(1).copied().chain([flow.as_str().len()]);
    starts.iter().zip(ends).filter_map(|(start, end)| numbered(&flow, *start, end, kind)).collect()
}

/// The goals of a cell that begins each on a line of its own, without numbers: a line that begins with a capital below one that leaves nothing
/// open. `None` where there is one only.
fn goals_by_line(text: &Text, cell: &Runs) -> Option<Vec<Runs>> {
    let mut goals: Vec<Runs> = Vec::new();
    for span in cell.spans() {
        let first = text.line_at(span.start);
        for line in text.lines()[first..].iter().take_while(|line| line.span.start < span.end) {
            let part = cell.within(line.span.start.max(span.start), line.span.end.min(span.end));
            let words = text.read(&part);
            let open = |above: &Runs| {
                let above = text.read(above);
                let last = above.split_whitespace().next_back().unwrap_or("");
                above.ends_with([',', '-', '–']) || norsk::words().grammar.open.is(last)
            };
            match goals.last_mut() {
                Some(above) if !words.starts_with(char::is_uppercase) || open(above) => above.extend(&part),
                _ => goals.push(part),
            }
        }
    }
    let long = |goal: &Runs| text.read(goal).split_whitespace().count() >= 4;
    (goals.len() > 1 && goals.iter().all(long)).then_some(goals)
}

fn column_kind(name: &str) -> Option<GoalKind> {
    kind::named(name).or_else(|| kind::begins(name).filter(|(_, length)| name.len() < length + 14).map(|(kind, _)| kind))
}

/// The goals of a table without borders: in reading order, parted by their numbers.
fn borderless(text: &Text, runs: &Runs, broad: GoalKind, narrow: GoalKind) -> Vec<Found<Goal>> {
    let flow = Flow::of(text, runs);
    let starts: Vec<(usize, bool)> = CELL
        .captures_iter(flow.as_str())
        .filter_map(|parts| parts.get(1))
        .map(|number| (number.start(), number.as_str().contains('.')))
        .collect();
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([flow.as_str().len()]);
    starts
        .iter()
        .zip(ends)
        .filter_map(|((start, parted), end)| numbered(&flow, *start, end, if *parted { narrow } else { broad }))
        .collect()
}

/// The goal that stands at `start..end`, without its number and its owner's code.
fn numbered(flow: &Flow, start: usize, end: usize, kind: GoalKind) -> Option<Found<Goal>> {
    let cell = flow.as_str()[start..end].trim_end();
    let lead = LEAD.captures(cell);
    let number = lead.as_ref().and_then(|parts| parts.get(1)).map(|number| number.as_str().to_owned());
    let from = lead.as_ref().map_or(0, |parts| parts.get_match().end());
    let in_front = lead.as_ref().and_then(|parts| parts.get(2)).map(|code| code.as_str().to_owned());
    let owner = OWNER.captures(cell).filter(|_| in_front.is_none());
    let to = owner.as_ref().map_or(cell.len(), |parts| parts.get_match().start());
    let words = cell.get(from..to)?.trim();
    // «Delmål 1» points to a goal that stands elsewhere.
    let behind = kind::begins(cell).map_or(cell, |(_, length)| &cell[length..]);
    let says = |word: &str| word.contains(char::is_alphabetic) && !norsk::words().grammar.conjunction.is(word);
    if !behind.split([' ', ',']).any(says) {
        return None;
    }
    // «Delmål 1.1: …» in a column «Mål» says itself what it is.
    let named = kind::begins(cell)
        .filter(|(_, length)| *length > "mål".len() + 1 && cell.starts_with(char::is_uppercase))
        .map(|(named, _)| named);
    let mut goal = goal(named.filter(|_| number.is_some()).unwrap_or(kind), words.to_owned());
    goal.number = number;
    goal.owner = in_front.or_else(|| owner.and_then(|parts| parts.get(1)).map(|code| code.as_str().to_owned()));
    (words.chars().filter(|letter| letter.is_alphabetic()).count() > 5)
        .then(|| Found::new(goal, flow.runs(start..start + cell.len()), RULE))
}
