//! Labels of goals and measures at the beginning of a line: «Tiltak 2: …», «Delmål 1.2 Færre ulykker», «Tiltak 1.1» alone.

use norsk::{Forms, words};

/// What stands behind such a label.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Labelled<'l> {
    /// Whether it has a number or a letter.
    pub(crate) numbered: bool,
    /// Whether a colon closes it.
    pub(crate) colon: bool,
    /// The words behind it.
    pub(crate) rest: &'l str,
}

/// The label that a line begins with.
pub(crate) fn labelled(line: &str) -> Option<Labelled<'_>> {
    let goals = &words().goals;
    let labels: [&Forms; 11] = [
        &goals.measure_label,
        &goals.assignment_label,
        &goals.proposal_label,
        &goals.demand_label,
        &goals.hovedmaal,
        &goals.delmaal,
        &goals.kommunemaal,
        &goals.sektormaal,
        &goals.resultatmaal,
        &goals.effektmaal,
        &goals.maalbilde,
    ];
    if !line.starts_with(char::is_uppercase) {
        return None;
    }
    let length = labels.iter().filter_map(|forms| forms.starts(line)).max()?;
    let behind = line[length..].trim_start();
    // «Delmål 1.2:», «Delmål A1:»: one letter at most, then figures.
    let figures = behind.strip_prefix(|letter: char| letter.is_ascii_uppercase()).unwrap_or(behind);
    let after = figures.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.');
    // «Målbilde 2030» names a year and no number.
    let is_year = figures[..figures.len() - after.len()].len() == 4 && !figures[..figures.len() - after.len()].contains('.');
    let numbered = after.len() < figures.len() && !is_year;
    let rest = if numbered { after } else { behind };
    let colon = rest.starts_with(':');
    Some(Labelled { numbered, colon, rest: rest.trim_start_matches(':').trim() })
}

/// Whether a label begins a block of its own even where no space and no full stop parts it from the line above: «Tiltak 2: …», «Tiltak:»
/// alone.
pub(crate) fn begins_block(line: &str) -> bool {
    labelled(line).is_some_and(|label| label.colon && (label.numbered || label.rest.is_empty()))
}

/// Whether a line is a label with its colon and the words of a goal or measure behind it: «Hovedmål: Færre ulykker».
pub(crate) fn is_announced(line: &str) -> bool {
    labelled(line).is_some_and(|label| label.colon && label.rest.starts_with(|first: char| first.is_uppercase() || first == '«'))
}

/// Whether a line says who is to do what stands above it, by when, or with whom: «Ansvarlig: Rektorene».
pub(crate) fn tells_beside(line: &str) -> bool {
    let goals = &words().goals;
    let Some((label, value)) = line.split_once(':') else { return false };
    !value.trim().is_empty()
        && label.starts_with(char::is_uppercase)
        && [&goals.responsible_column, &goals.deadline_column, &goals.partner_column, &goals.amount_column]
            .iter()
            .any(|forms| forms.is(label))
}

/// Whether the line is a label with its number, and behind it the words of a goal or measure begin: «Delmål 1.2 Færre ulykker».
pub(crate) fn is_numbered(line: &str) -> bool {
    labelled(line).is_some_and(|label| {
        label.numbered && (label.colon || label.rest.starts_with(|first: char| first.is_uppercase() || first == '«'))
    })
}

/// Whether the line is nothing but a label with its number: «Tiltak 1.1».
pub(crate) fn is_bare(line: &str) -> bool {
    labelled(line).is_some_and(|label| label.numbered && label.rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{begins_block, is_bare, is_numbered};

    #[test]
    fn labels() {
        assert!(begins_block("Tiltak 2: Etaten skal") && begins_block("Tiltak:") && begins_block("Delmål A1: Færre"));
        assert!(is_numbered("Delmål 1.2 Færre ulykker") && is_bare("Tiltak 1.1") && is_bare("Tiltak 1.1:"));
        assert!(!is_numbered("Tiltak 4 i programmet") && !begins_block("Tiltak i klimaplanen") && !is_bare("Tiltak"));
    }
}
