//! Finds: proposals in running text: «Det foreslås å …», «Vi rår til at …»; and, in a chapter that says it presents proposed
//! measures, what ought to be done where no doer is printed.
//! Because: the verb proposes, whoever proposes it; what was proposed earlier («ble foreslått») is told, not proposed.
//! Misses: proposals by a question.

use letter::{BlockKind, Flow, Found, Kind, MeasureKind, Modality, Text, Zone, Zones};
use norsk::{fold, sentences, words};

use crate::attributes::measure;
use crate::{Context, Finds, modality};

const RULE: &str = "proposal";

pub(crate) fn find(text: &Text, zones: &Zones, context: &Context<'_>) -> Finds {
    let mut found = Finds::new();
    if matches!(context.kind, Kind::Hoeringssvar | Kind::Moeteinnkalling) {
        return found;
    }
    let mut chapter: Option<usize> = None;
    for (at, block) in zones.blocks.iter().enumerate() {
        if block.zone != Zone::Body {
            continue;
        }
        if let BlockKind::Heading { number, .. } = block.kind {
            // A chapter ends where a heading of the same or a higher level begins.
            let depth = number.map_or(usize::MAX, |number| text.slice(number).split('.').count());
            chapter = chapter.filter(|open| depth > *open);
            continue;
        }
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. }) {
            continue;
        }
        let flow = Flow::of(text, &block.runs);
        if quoted_proposal(text, zones, at, flow.as_str()) {
            let words_in = flow.as_str().to_owned();
            found.push(Found::new(measure(MeasureKind::Forslag, words_in), block.runs.clone(), RULE));
            continue;
        }
        for sentence in sentences(flow.as_str()) {
            let line = &flow.as_str()[sentence.clone()];
            let folded = fold(line);
            if presents_proposals(&folded) {
                chapter = Some(chapter_depth(text, zones, block.runs.start()));
            }
            let plain = proposes(&folded) && !line.starts_with('«');
            if (plain || (chapter.is_some() && ought(line))) && !line.ends_with([':', '?']) {
                found.push(Found::new(measure(MeasureKind::Forslag, line.to_owned()), flow.runs(sentence), RULE));
            }
        }
    }
    found
}

/// Whether a paragraph is, whole, a proposal that the line above quotes: «… fremmet følgende forslag:».
fn quoted_proposal(text: &Text, zones: &Zones, at: usize, words_in: &str) -> bool {
    let above = at.checked_sub(1).map(|above| fold(&text.read(&zones.blocks[above].runs)));
    words_in.starts_with(['«', '"', '”'])
        && above.is_some_and(|above| {
            let proposal = ["forslag", "framlegg", "tilleggsforslag", "endringsforslag"].iter().any(|word| above.contains(word));
            above.ends_with(':') && proposal
        })
}

/// Whether a sentence proposes here and now.
fn proposes(folded: &str) -> bool {
    let Some(verb) = words().proposals.proposes.find_folded(folded) else { return false };
    let before = &folded[..verb.start];
    let word = &folded[verb.clone()];
    let past = ["ble ", "blei ", "vart ", "var ", "hadde ", "har ", "tidligere ", "tidlegare ", "som ", "er "]
        .iter()
        .any(|lead| before.ends_with(lead))
        && !word.starts_with("er ");
    // «… gjer framlegg om korleis» tells what a text is about.
    let told = folded[verb.end..]
        .split_whitespace()
        .next()
        .is_some_and(|next| matches!(next, "korleis" | "hvordan" | "kva" | "hva" | "hvorvidt"));
    if told {
        return false;
    }
    let relative = before.split_whitespace().next_back().is_some_and(|last| matches!(last, "som" | "hva" | "kva"));
    !(relative || past && word.ends_with('t'))
}

/// Whether a sentence says that the chapter presents proposed measures.
fn presents_proposals(folded: &str) -> bool {
    let here =
        ["kapittelet", "kapitlet", "kapittelet", "avsnittet", "nedenfor", "nedanfor"].iter().any(|word| folded.contains(word));
    let proposed = ["foreslåtte", "føreslåtte", "forslag til tiltak", "forslag til innsats", "framlegg til tiltak"]
        .iter()
        .any(|word| folded.contains(word));
    here && proposed
        && (folded.contains("presenter") || folded.contains("beskriv") || folded.contains("følg") || folded.contains("skildr"))
}

/// How deep the numbered chapter is that the place stands in: the first number of its number counts.
fn chapter_depth(text: &Text, zones: &Zones, place: usize) -> usize {
    zones
        .blocks
        .iter()
        .filter(|block| block.runs.start() < place)
        .filter_map(|block| match block.kind {
            BlockKind::Heading { number: Some(number), .. } => {
                Some(text.slice(number).split('.').count().saturating_sub(1).max(1))
            }
            _ => None,
        })
        .next_back()
        .unwrap_or(1)
}

/// Whether a sentence says what ought to be done without saying who is to do it.
fn ought(sentence: &str) -> bool {
    let folded = fold(sentence);
    if folded.contains("tiltak er å ") || folded.contains("tiltak kan være å ") || folded.contains("tiltak kan vere å ") {
        return true;
    }
    modality::verbs(sentence).iter().filter(|verb| matches!(verb.modality, Modality::Boer | Modality::Maa)).any(|verb| {
        let impersonal = folded[..verb.at.start].trim_start().starts_with("det") || folded[..verb.at.start].ends_with("det ");
        modality::is_passive(&folded[verb.at.end..], impersonal)
            && !modality::is_subordinate(sentence, verb.at.start)
            && !verb.negated
            && !matches!(folded[verb.at.end..].split_whitespace().next(), Some("erkjennes" | "sies" | "seiast"))
    })
}
