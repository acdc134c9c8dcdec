//! Finds: what is specified under a measure: the sentences or points below «Presisering:».
//! Because: the label announces them; each sentence and each point is one.
//! Misses: specifications that no label announces.

use letter::{BlockKind, Flow, Found, MeasureKind, Text, Zone, Zones};
use norsk::{sentences, words};

use crate::attributes::measure;
use crate::{Context, Finds};

const RULE: &str = "specification";

pub(crate) fn find(text: &Text, zones: &Zones, _context: &Context<'_>) -> Finds {
    let mut found = Finds::new();
    let mut within = false;
    for block in zones.blocks.iter().filter(|block| block.zone == Zone::Body) {
        let flow = Flow::of(text, &block.runs);
        let line = flow.as_str();
        let announced =
            words().goals.specification.starts(line).filter(|length| line.len() == *length || leads(&line[*length..]));
        let from = match (&block.kind, announced) {
            (BlockKind::Label | BlockKind::Heading { .. } | BlockKind::Paragraph, Some(length)) => {
                within = true;
                let colon = line[length..].find(':').map_or(line.len(), |at| length + at);
                line.len() - line[colon..].trim_start_matches([':', ' ']).len()
            }
            (BlockKind::Paragraph | BlockKind::Item { .. }, None) => 0,
            _ => {
                within = false;
                continue;
            }
        };
        let begins_measure = from == 0
            && words()
                .goals
                .measure_label
                .starts(line)
                .is_some_and(|length| line[length..].trim_start().starts_with(|sign: char| sign.is_ascii_digit()));
        within &= !begins_measure;
        if !within || from >= line.len() {
            continue;
        }
        if block.is_item() {
            found.push(Found::new(measure(MeasureKind::Presisering, line.to_owned()), block.runs_with_mark(), RULE));
            continue;
        }
        for sentence in sentences(&line[from..]) {
            let part = from + sentence.start..from + sentence.end;
            found.push(Found::new(measure(MeasureKind::Presisering, line[part.clone()].to_owned()), flow.runs(part), RULE));
        }
    }
    found
}

/// Whether what stands behind the label leads on to what it announces: «:», « av tiltak 3:».
fn leads(rest: &str) -> bool {
    rest.split_once(':').is_some_and(|(between, _)| between.split_whitespace().count() <= 4 && !between.contains(['.', ',']))
}
