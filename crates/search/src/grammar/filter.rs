//! Filters among the words of a search: `ansvarlig:kulturetaten`, `år:2026`, `mål:"flere leser"`.

use crate::item::Kind;
use crate::query::Filters;

/// The names of filters, those of the options first: `responsible`, `ansvarlig`, `ansvarleg`.
static NAMES: &str = include_str!("../../lexicon/filters.tsv");

/// The name of a filter and what follows it, where a text begins with one.
pub(super) fn name(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once(':')?;
    let starts = |value: &str| value.chars().next().is_some_and(|c| !c.is_whitespace() && !c.is_control());
    (option(name).is_some() && starts(value)).then_some((name, value))
}

/// The option that a name stands for.
fn option(name: &str) -> Option<&'static str> {
    // No name is longer; what is need not be looked up.
    let name = Some(name).filter(|name| name.len() < 32)?.to_lowercase();
    let rows = NAMES.lines().filter(|row| !row.starts_with('#'));
    rows.filter(|row| row.split('\t').any(|one| one == name)).find_map(|row| row.split('\t').next())
}

/// Enters a value; false where it is none of the filter.
pub(super) fn enter(name: &str, value: &str, filters: &mut Filters, kinds: &mut Vec<Kind>) -> bool {
    let own = value.trim().to_owned();
    if own.is_empty() {
        return false;
    }
    let coded = own.to_lowercase();
    match option(name) {
        Some("responsible") => filters.responsible.push(own),
        Some("recipient") => filters.recipient.push(own),
        Some("sender") => filters.sender.push(own),
        Some("goal") => filters.goal.push(own),
        Some("area") => filters.area.push(own),
        Some("case") => filters.case.push(own),
        Some("measure-kind") => filters.measure_kind.push(coded),
        Some("modality") => filters.modality.push(coded),
        Some("horizon") => filters.horizon.push(coded),
        Some("document-kind") => filters.document_kind.push(coded),
        Some("language") => filters.language.push(coded),
        Some("kind") => match Kind::from_word(&coded) {
            Some(kind) => kinds.push(kind),
            None => return false,
        },
        Some("year") => match own.parse() {
            Ok(year) => filters.year.push(year),
            Err(_) => return false,
        },
        Some(days @ ("deadline-before" | "deadline-after" | "from" | "to")) => {
            let Ok(day) = own.parse() else { return false };
            let place = match days {
                "deadline-before" => &mut filters.deadline_before,
                "deadline-after" => &mut filters.deadline_after,
                "from" => &mut filters.from,
                _ => &mut filters.to,
            };
            *place = Some(day);
        }
        _ => return false,
    }
    true
}
