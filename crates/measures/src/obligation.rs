//! Finds: obligations: sentences outside goals and measures that bind a named actor by «skal», «må» or «bør».
//! Because: the guide asks for the actor in the sentence itself: an organisation, body, role, group, or a pronoun for one. What
//! binds a thing, or nobody, is a wish.
//! Misses: actors that no table of words knows and whose name does not show what they are.

use letter::{Actor, BlockKind, Flow, Found, Modality, Obligation, Text, Zone, Zones};
use norsk::sentences;

use crate::responsible::actor;
use crate::{Context, deadline, modality};

const RULE: &str = "obligation";

/// The obligations, in order of the text; those that stand in a goal or measure are for the assembly to leave out.
pub fn obligations(text: &Text, zones: &Zones, context: &Context<'_>) -> Vec<Found<Obligation>> {
    let mut found = Vec::new();
    for block in &zones.blocks {
        if block.zone != Zone::Body || !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. }) {
            continue;
        }
        let flow = Flow::of(text, &block.runs);
        for sentence in sentences(flow.as_str()) {
            let line = &flow.as_str()[sentence.clone()];
            let Some((modality, name)) = bound(line) else { continue };
            let deadline = deadline::of(line, context.year).and_then(|deadline| deadline.date);
            let obligation = Obligation { text: line.to_owned(), modality, actor: Actor { name }, section: None, deadline };
            found.push(Found::new(obligation, flow.runs(sentence), RULE));
        }
    }
    found
}

/// The first binding verb of the sentence that has an actor, and who that is.
fn bound(sentence: &str) -> Option<(Modality, String)> {
    if sentence.ends_with(['?', ':']) {
        return None;
    }
    modality::verbs(sentence)
        .into_iter()
        .filter(|verb| matches!(verb.modality, Modality::Skal | Modality::Maa | Modality::Boer))
        .filter(|verb| !relative(sentence, verb.at.start))
        .find_map(|verb| actor(sentence, verb.at.start, verb.at.end).map(|name| (verb.modality, name)))
}

/// Whether «som» stands right before the verb: what it says describes a noun.
fn relative(sentence: &str, at: usize) -> bool {
    sentence[..at].split_whitespace().next_back().is_some_and(|word| matches!(word, "som" | "hva" | "kva"))
}
