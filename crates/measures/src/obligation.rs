//! Finds: obligations: sentences outside goals and measures that bind a named actor by «skal», «må» or «bør».
//! Because: the guide asks for the actor in the sentence itself: an organisation, body, role, group, or a pronoun for one. What
//! binds a thing, or nobody, is a wish.
//! Misses: actors that no table of words knows and whose name does not show what they are.

use letter::{Actor, BlockKind, Flow, Found, Modality, Obligation, Text, Zone, Zones};
use norsk::{sentences, words};

use crate::actor::{actor, owner};
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
        // Up to where the quotation marks are counted, and how many are open there.
        let (mut counted, mut open) = (0, 0isize);
        for sentence in sentences(flow.as_str()) {
            let line = &flow.as_str()[sentence.clone()];
            // What stands in a quotation of several sentences is another's words.
            for mark in flow.as_str()[counted..sentence.start].chars() {
                open += isize::from(mark == '«') - isize::from(mark == '»');
            }
            counted = sentence.start;
            if open > 0 || (line.starts_with('«') && !line.contains('»')) {
                continue;
            }
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
        .filter(|verb| {
            !modality::is_quoted(sentence, verb.at.start)
                && !relative(sentence, verb.at.start)
                && !modality::is_purpose(sentence, verb.at.start)
                && sentence[verb.at.end..].trim_matches(['.', ' ']).contains(' ')
        })
        .find_map(|verb| {
            // What is to be done to somebody binds nobody; what is to be done with an agency's own things binds the agency.
            let passive = modality::is_passive(&sentence[verb.at.end..], false);
            let name = if passive { owner(sentence, verb.at.start) } else { actor(sentence, verb.at.start, verb.at.end) };
            name.map(|name| (verb.modality, name))
        })
}

/// Whether «som» stands right before the verb: what it says describes a noun.
fn relative(sentence: &str, at: usize) -> bool {
    words().grammar.relative.ends(&sentence[..at])
}
