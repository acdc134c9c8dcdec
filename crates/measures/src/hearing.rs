//! Finds: what a hearing answer proposes: the point of each bullet, and sentences that hold, ask or recommend.
//! Because: a hearing answer has no power to order: «bør» and «må» in the point of a bullet, «mener at … bør», «ber om at» and
//! «anbefaler» all propose; the explanation behind the point does not.
//! Misses: proposals that only praise or warn.

use letter::{Block, BlockKind, Flow, Found, ItemMark, Kind, MeasureKind, Modality, Runs, Text, Zone, Zones};
use norsk::{fold, sentences, words};

use crate::attributes::measure;
use crate::{Context, Finds, actor, modality};

const RULE: &str = "hearing";

pub(crate) fn find(text: &Text, zones: &Zones, context: &Context<'_>) -> Finds {
    let mut found = Finds::new();
    if context.kind != Kind::Hoeringssvar {
        return found;
    }
    for (at, block) in zones.blocks.iter().enumerate() {
        if block.zone != Zone::Body {
            continue;
        }
        let flow = Flow::of(text, &block.runs);
        let line = flow.as_str();
        let parts = sentences(line);
        // «Bingen treng lys. Vi foreslår at …»: where a later sentence of a bullet proposes, the first only says why.
        let says = |sentence: &std::ops::Range<usize>| proposes(&line[sentence.clone()]) || ought(&line[sentence.clone()]);
        let later = block.is_item() && parts.first().is_some_and(|first| !says(first)) && parts.iter().skip(1).any(says);
        for (index, sentence) in parts.iter().enumerate() {
            let words_in = &line[sentence.clone()];
            let point = block.is_item()
                && index == 0
                && !later
                && is_point(text, zones, at, block)
                && !words().proposals.agrees.within(words_in);
            let ought = (later || block.kind == BlockKind::Paragraph && !explains_point(zones, at)) && ought(words_in);
            let proposes =
                matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. }) && (point || ought || proposes(words_in));
            if proposes && !words_in.ends_with([':', '?']) {
                let mut proposal = measure(MeasureKind::Forslag, words_in.to_owned());
                let mut runs = flow.runs(sentence.clone());
                if let (true, BlockKind::Item { mark: ItemMark::Numbered(mark), place, .. }) = (index == 0, &block.kind) {
                    proposal.label = Some(mark.clone());
                    let mut whole = Runs::from(*place);
                    whole.extend(&runs);
                    runs = whole;
                }
                found.push(Found::new(proposal, runs, RULE));
            }
        }
    }
    found
}

/// Whether a bullet holds a point of the answer: its list is introduced by the writer's opinion or proposal, and not by examples.
fn is_point(text: &Text, zones: &Zones, at: usize, block: &Block) -> bool {
    if matches!(block.kind, BlockKind::Item { depth, .. } if depth > 0) {
        return false;
    }
    // Explanations between the bullets are paragraphs; what introduced the list stands above all of them.
    let introduction = (0..at).rev().filter(|above| zones.blocks[*above].zone == Zone::Body).find(|above| {
        zones.blocks[*above].is_heading()
            || matches!(zones.blocks[*above].kind, BlockKind::Label)
            || text.read(&zones.blocks[*above].runs).ends_with(':')
    });
    introduction.is_some_and(|above| {
        let line = text.read(&zones.blocks[above].runs);
        // «Kommunane treng tid til å: …» tells what for, and proposes nothing.
        !words().proposals.examples.within(&line) && !words().grammar.what_for.ends(line.trim_end_matches(':'))
    })
}

/// Whether the paragraph at `at` explains the point above it: points and explanations take turns in its section.
fn explains_point(zones: &Zones, at: usize) -> bool {
    let heading = zones.heading_above(at).unwrap_or(0);
    let is_item = |below: &usize| zones.blocks[*below].is_item();
    let section: Vec<usize> = zones.under(heading).collect();
    let points = section.iter().filter(|below| is_item(below)).count();
    let in_turns = section.windows(2).filter(|pair| is_item(&pair[0]) && !is_item(&pair[1])).count();
    let below_point = section.iter().any(|below| *below < at && is_item(below));
    below_point && (points == 1 || in_turns > 1)
}

/// Whether the main clause of a sentence says what ought to be, or what somebody other than the writer must do.
fn ought(sentence: &str) -> bool {
    modality::verbs(sentence)
        .iter()
        .filter(|verb| verb.modality == Modality::Boer || verb.modality == Modality::Maa && must(sentence, verb))
        .any(|verb| !modality::is_subordinate(sentence, verb.at.start) && !modality::is_quoted(sentence, verb.at.start))
}

/// Whether a «må» binds somebody other than the writer.
fn must(sentence: &str, verb: &modality::Verb) -> bool {
    !verb.negated
        && !modality::is_passive(&sentence[verb.at.end..], false)
        && actor::actor(sentence, verb.at.start, verb.at.end).is_some_and(|name| !actor::is_pronoun(&name))
}

/// Whether the writer asks somebody who is named between the verb and what is asked for: «Vi ber fylkeskommunen om å greie ut …».
fn asks_somebody(folded: &str) -> bool {
    let proposals = &words().proposals;
    let grammar = &words().grammar;
    let Some(verb) = proposals.asked.find_folded(folded).filter(|verb| grammar.first_person.ends(&folded[..verb.start])) else {
        return false;
    };
    actor::behind(folded, verb.end)
        .is_some_and(|name| folded[verb.end..].trim_start()[name.len()..].trim_start().starts_with("om "))
}

/// Whether a sentence proposes something.
pub(crate) fn proposes(sentence: &str) -> bool {
    let folded = norsk::without_adverbs(&fold(sentence));
    let proposals = &words().proposals;
    if proposals.proposes.find_folded(&folded).is_some() || proposals.asks.find_folded(&folded).is_some() {
        return !folded.starts_with('«');
    }
    if asks_somebody(&folded) {
        return !folded.starts_with('«');
    }
    let Some(holds) = proposals.holds.find_folded(&folded) else { return false };
    let verbs = modality::verbs(&folded[holds.end..]);
    let binds = verbs.iter().any(|verb| matches!(verb.modality, Modality::Boer | Modality::Maa | Modality::Skal));
    let needs = proposals.need.find_folded(&folded[holds.end..]).is_some();
    binds || needs
}
