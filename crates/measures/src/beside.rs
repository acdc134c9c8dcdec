//! Tells who is to do a measure and by when from a line of its own below it («Ansvarlig: Kulturetaten. Frist: 1. mai 2026»), or from
//! the end of its own words.

use letter::{Basis, BlockKind, Flow, Found, Measure, MeasureKind, Responsible, Text, Zone, Zones};
use norsk::{Forms, words};

use crate::{Context, deadline, responsible};

/// How many lines of their own may stand below a measure.
const LINES: usize = 4;
/// The longest name of who is responsible, in words.
const NAME: usize = 10;

/// Reads what stands beside each measure that its rule has not read yet.
pub(crate) fn read(text: &Text, zones: &Zones, measures: &mut [Found<Measure>], context: &Context<'_>) {
    let starts: Vec<usize> = measures.iter().map(|measure| measure.runs.start()).collect();
    for (index, measure) in measures.iter_mut().enumerate() {
        // The words of a decision are its own, whatever labels they hold; what stands on lines of their own below a point is beside it.
        if !matches!(measure.value.kind, MeasureKind::Vedtak | MeasureKind::Forslag) {
            take(&mut measure.value, &text.read(&measure.runs), context);
        }
        let end = measure.runs.end();
        let next = starts.get(index + 1).copied().unwrap_or(usize::MAX);
        let below = zones.blocks.iter().filter(|block| block.zone == Zone::Body && block.runs.start() >= end);
        for block in below.take(LINES) {
            let line = Flow::of(text, &block.runs);
            let own = matches!(block.kind, BlockKind::Paragraph | BlockKind::Label | BlockKind::Item { .. });
            if !own || block.runs.start() >= next || labels(line.as_str()).first().is_none_or(|label| label.start > 0) {
                break;
            }
            take(&mut measure.value, line.as_str(), context);
            measure.runs.extend(&block.runs);
        }
    }
}

/// Takes over what the labels of a line say.
fn take(measure: &mut Measure, line: &str, context: &Context<'_>) {
    for label in labels(line) {
        let value = &line[label.value.clone()];
        match label.what {
            What::Responsible if measure.responsible.is_none() => {
                let name = responsible::resolve(value, context);
                measure.responsible = Some(Responsible { name, printed: Some(value.to_owned()), basis: Basis::Column });
            }
            What::Deadline if measure.deadline_printed.is_none() => {
                let day = norsk::dates(value, context.year).into_iter().next().map(|day| day.date);
                measure.deadline = day.or_else(|| deadline::of(&line[label.start..label.value.end], context.year)?.date);
                measure.deadline_printed = Some(value.to_owned());
            }
            What::Partner if measure.partners.is_empty() => {
                measure.partners = value.split([',', ';']).map(|name| name.trim().to_owned()).collect();
            }
            _ => {}
        }
    }
}

/// What a label beside a measure announces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum What {
    Responsible,
    Deadline,
    Partner,
    /// What it costs, which its own rule reads.
    Other,
}

/// A label within a line, where it begins, and where its value stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Label {
    pub(crate) what: What,
    pub(crate) start: usize,
    pub(crate) value: std::ops::Range<usize>,
}

/// The labels for who and when that a line holds, each with a colon and its value: «… Ansvarlig: HR-avdelingen, frist: 1. mai».
pub(crate) fn labels(line: &str) -> Vec<Label> {
    let mut found: Vec<Label> = Vec::new();
    for (colon, _) in line.match_indices(':').filter(|(colon, _)| line[colon + 1..].starts_with(' ')) {
        let from = found.last().map_or(0, |before| before.value.start);
        let Some((what, start)) = label_before(&line[from..colon]).map(|(what, start)| (what, from + start)) else { continue };
        if let Some(before) = found.last_mut() {
            before.value.end = before.value.start
                + line[before.value.start..start].trim_end_matches([' ', '.', ',', ';', '(', '–', '|', '/']).len();
        }
        let rest = &line[colon + 1..];
        let value = line.len() - rest.trim_start().len();
        let stop = end_of_value(what, &line[value..]);
        found.push(Label { what, start, value: value..value + stop });
    }
    found.retain(|label| {
        let value = &line[label.value.clone()];
        !value.is_empty() && (label.what == What::Deadline || value.split_whitespace().count() <= NAME)
    });
    found
}

/// The label that words end with, and where it begins: the longest of their last words that are one. It begins with a capital, or behind
/// a bracket, comma or dash.
fn label_before(words_in: &str) -> Option<(What, usize)> {
    let goals = &words().goals;
    let table: [(What, &Forms); 4] = [
        (What::Responsible, &goals.responsible_column),
        (What::Deadline, &goals.deadline_column),
        (What::Partner, &goals.partner_column),
        (What::Other, &goals.amount_column),
    ];
    let starts: Vec<usize> = words_in
        .char_indices()
        .filter(|(at, sign)| !sign.is_whitespace() && *sign != '(' && (*at == 0 || words_in[..*at].ends_with([' ', '('])))
        .map(|(at, _)| at)
        .collect();
    starts.iter().skip(starts.len().saturating_sub(4)).find_map(|start| {
        let label = &words_in[*start..];
        let before = words_in[..*start].trim_end();
        let begins =
            label.starts_with(char::is_uppercase) || before.is_empty() || before.ends_with(['(', ',', ';', '.', '–', '|', '/']);
        table.iter().find(|(_, forms)| begins && forms.is(label)).map(|(what, _)| (*what, *start))
    })
}

/// Where a value ends: at a closing bracket, a semicolon, or with its sentence.
fn end_of_value(what: What, rest: &str) -> usize {
    let sentence = norsk::sentences(rest).first().map_or(rest.len(), |first| first.end);
    let end = rest[..sentence].find([')', ';', '|']).unwrap_or(sentence);
    let end = if what == What::Deadline { end } else { rest[..end].find(" – ").unwrap_or(end) };
    rest[..end].trim_end_matches(['.', ' ', ',']).len()
}

#[cfg(test)]
mod tests {
    use super::{What, labels};

    fn read(line: &str) -> Vec<(What, &str)> {
        labels(line).into_iter().map(|label| (label.what, &line[label.value])).collect()
    }

    #[test]
    fn labels_beside_a_measure() {
        assert_eq!(
            read("Lage en plan. Ansvarlig: HR-avdelingen. Frist: 1. mai 2026."),
            [(What::Responsible, "HR-avdelingen"), (What::Deadline, "1. mai 2026")]
        );
        assert_eq!(
            read("Lage ein plan (ansvar: Oppvekst og kultur, frist: hausten 2026)"),
            [(What::Responsible, "Oppvekst og kultur"), (What::Deadline, "hausten 2026")]
        );
        assert!(read("Etaten skal svare for: drift og vedlikehold").is_empty());
    }
}
