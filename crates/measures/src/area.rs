//! Finds: measures in the running text of an area of measures: sentences that bind the one the letter steers, beside a list, a label or a
//! table of measures («Etaten skal derfor innen 15. mai …»), and sentences under a heading that names measures and has no list.
//! Because: what an area of goals and measures orders in a sentence is one measure more of it; elsewhere it is an obligation.
//! Misses: measures that a sentence without «skal» or «må» orders.

use letter::{BlockKind, Flow, Found, Kind, MeasureKind, Text, Zone, Zones};
use norsk::{bare_name, sentences};

use crate::announce::{begins_with_doing, names_measures, sets_measures};
use crate::attributes::measure;
use crate::{Context, Finds, actor, labelled, modality, responsible, table_row};

const RULE: &str = "area";

pub(crate) fn find(text: &Text, zones: &Zones, context: &Context<'_>) -> Finds {
    let mut found = Finds::new();
    if !sets_measures(context.kind) {
        return found;
    }
    let steers = matches!(context.kind, Kind::Tildelingsbrev | Kind::Oppdragsbrev);
    // A letter that informs tells in sentences how its measures are meant: only a sentence that itself speaks of them is one more.
    let informs = !steers && context.kind != Kind::Handlingsplan;
    for (heading, _) in zones.blocks.iter().enumerate().filter(|(_, block)| block.is_heading() && block.zone == Zone::Body) {
        let named = names_measures(&text.read(&zones.blocks[heading].runs), context);
        let section: Vec<usize> = zones.under(heading).collect();
        let area = steers && holds_measures(text, zones, &section, context);
        if !named && !area {
            continue;
        }
        let mut announced = named;
        for at in section {
            let block = &zones.blocks[at];
            let flow = Flow::of(text, &block.runs);
            let line = flow.as_str();
            if block.kind == BlockKind::Label {
                announced = names_measures(line, context);
            }
            if block.kind != BlockKind::Paragraph || labelled::label(line).is_some() {
                continue;
            }
            for sentence in sentences(line) {
                let words_in = &line[sentence.clone()];
                let ordered = (area && orders(words_in, context))
                    || (announced && is_measure(words_in) && (!informs || speaks_of_measures(words_in)));
                if ordered && !words_in.ends_with([':', '?']) {
                    found.push(Found::new(measure(MeasureKind::Tiltak, words_in.to_owned()), flow.runs(sentence), RULE));
                }
            }
        }
    }
    found
}

/// Whether a sentence itself speaks of measures: «I tillegg til de seks tiltakene skal …».
fn speaks_of_measures(sentence: &str) -> bool {
    norsk::words().goals.measure_noun.within(sentence)
}

/// Whether a section holds measures by their labels or in a table.
fn holds_measures(text: &Text, zones: &Zones, section: &[usize], context: &Context<'_>) -> bool {
    section.iter().any(|at| {
        let block = &zones.blocks[*at];
        let line = text.read(&block.runs);
        match block.kind {
            BlockKind::Label => names_measures(&line, context),
            BlockKind::Paragraph | BlockKind::Item { .. } => {
                labelled::label(&line).is_some_and(|(kind, ..)| kind == MeasureKind::Tiltak)
            }
            BlockKind::Table(_) => table_row::holds_measures(text, &block.kind),
            _ => false,
        }
    })
}

/// Whether a sentence orders the one the letter steers to do something.
fn orders(sentence: &str, context: &Context<'_>) -> bool {
    let [recipient] = &context.recipients[..] else { return false };
    let bound = modality::verbs(sentence)
        .into_iter()
        .filter(|verb| verb.modality == letter::Modality::Skal && !verb.negated)
        .filter(|verb| !modality::is_quoted(sentence, verb.at.start) && !modality::is_subordinate(sentence, verb.at.start))
        .find_map(|verb| actor::actor(sentence, verb.at.start, verb.at.end));
    bound.is_some_and(|name| bare_name(&responsible::resolve(&name, context)) == bare_name(recipient))
}

/// Whether a sentence under a heading of measures is one itself.
fn is_measure(sentence: &str) -> bool {
    begins_with_doing(sentence)
        || modality::verbs(sentence).iter().any(|verb| {
            matches!(verb.modality, letter::Modality::Skal | letter::Modality::Maa)
                && !modality::is_quoted(sentence, verb.at.start)
                && !modality::is_subordinate(sentence, verb.at.start)
                && (actor::actor(sentence, verb.at.start, verb.at.end).is_some()
                    || modality::is_passive(&sentence[verb.at.end..], false))
        })
}
