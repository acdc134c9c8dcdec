//! Finds: what looks like a measure and was not taken, with the reason: headings that name measures done with or those of another document,
//! labels that only refer to a measure, and quotations that bind.
//! Because: who checks a reading asks what was left out and why.
//! Misses: look-alikes that no sign of a measure shows.

use letter::{BlockKind, Flow, Found, Kind, Measure, Modality, Text, TurnedDown, Zone, Zones};
use norsk::{sentences, words};

use crate::{Context, announce, labelled, modality};

const RULE: &str = "turned_down";

/// What looks like a measure and is none of `measures`, in order of the text.
pub fn turned_down(text: &Text, zones: &Zones, context: &Context<'_>, measures: &[Found<Measure>]) -> Vec<Found<TurnedDown>> {
    let taken = |runs: &letter::Runs| measures.iter().any(|measure| runs.spans().iter().any(|span| measure.runs.overlaps(*span)));
    let mut found = Vec::new();
    for (at, block) in zones.blocks.iter().enumerate().filter(|(_, block)| block.zone == Zone::Body) {
        let flow = Flow::of(text, &block.runs);
        let line = flow.as_str();
        match block.kind {
            BlockKind::Heading { .. } | BlockKind::Label => {
                let below = zones.under(at).any(|below| taken(&zones.blocks[below].runs));
                if !below
                    && !taken(&block.runs)
                    && let Some(reason) = announce::why_not(line, context)
                {
                    found.push(Found::new(looks(line, reason), block.runs.clone(), RULE));
                }
            }
            BlockKind::Paragraph | BlockKind::Item { .. } => {
                for sentence in sentences(line) {
                    let words_in = &line[sentence.clone()];
                    let runs = flow.runs(sentence);
                    if let Some(reason) = why_not(words_in, context).filter(|_| !taken(&runs)) {
                        found.push(Found::new(looks(words_in, reason), runs, RULE));
                    }
                }
            }
            _ => {}
        }
    }
    found
}

fn looks(words_in: &str, reason: &'static str) -> TurnedDown {
    TurnedDown { text: words_in.to_owned(), looked_like: "measure", reason }
}

/// Why a sentence that looks like a measure is none.
fn why_not(sentence: &str, context: &Context<'_>) -> Option<&'static str> {
    let labelled = words().goals.measure_label.starts(sentence).is_some_and(|length| {
        sentence.starts_with(char::is_uppercase)
            && sentence[length..].trim_start().starts_with(|sign: char| sign.is_ascii_digit())
    });
    if labelled && labelled::label(sentence).is_none() {
        return Some("It refers to a measure by its label and sets none.");
    }
    let binds = |verb: &modality::Verb| matches!(verb.modality, Modality::Skal | Modality::Maa | Modality::Boer);
    let quoted = modality::verbs(sentence).iter().any(|verb| binds(verb) && modality::is_quoted(sentence, verb.at.start));
    (quoted && context.kind != Kind::Saksprotokoll).then_some("It quotes what another document says.")
}
