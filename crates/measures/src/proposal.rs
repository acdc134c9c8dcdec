//! Finds: proposals in running text: «Det foreslås å …», «Vi rår til at …»; and, in a chapter that says it presents proposed
//! measures, what ought to be done where no doer is printed.
//! Because: the verb proposes, whoever proposes it; what was proposed earlier («ble foreslått») is told, not proposed.
//! Misses: proposals by a question.

use letter::{Block, BlockKind, Flow, Found, ItemMark, Kind, MeasureKind, Modality, Text, Zone, Zones};
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
        if put_forward(text, zones, at) {
            let mut proposal = measure(MeasureKind::Forslag, flow.as_str().to_owned());
            if let BlockKind::Item { mark: ItemMark::Numbered(number), .. } = &block.kind {
                proposal.label = Some(number.clone());
            }
            found.push(Found::new(proposal, block.runs_with_mark(), RULE));
            continue;
        }
        if let Some(label) = proposed_point(text, zones, at, block) {
            let mut proposal = measure(MeasureKind::Forslag, flow.as_str().trim_end_matches([',', ';']).to_owned());
            proposal.label = label;
            found.push(Found::new(proposal, block.runs_with_mark(), RULE));
            continue;
        }
        for sentence in sentences(flow.as_str()) {
            let line = &flow.as_str()[sentence.clone()];
            let folded = fold(line);
            if presents_proposals(&folded) {
                chapter = Some(chapter_depth(text, zones, block.runs.start()));
            }
            if words().proposals.called_measure.find_folded(&folded).is_some() && !line.ends_with([':', '?']) {
                found.push(Found::new(measure(MeasureKind::Tiltak, line.to_owned()), flow.runs(sentence), RULE));
                continue;
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
    let above = at.checked_sub(1).map(|above| text.read(&zones.blocks[above].runs));
    words_in.starts_with(['«', '"', '”'])
        && above.is_some_and(|above| above.ends_with(':') && words().proposals.put_forward.within(&above))
}

/// Whether a block stands under a line that says whose proposal follows: «Forslag fra Kari Lid (H):».
fn put_forward(text: &Text, zones: &Zones, at: usize) -> bool {
    // A label between («Nytt punkt 5:») says where the proposal belongs.
    let says_whose = |line: &str| words().proposals.put_forward.starts(line).is_some();
    let above = (0..at).rev().find(|above| match zones.blocks[*above].kind {
        BlockKind::Label => says_whose(&text.read(&zones.blocks[*above].runs)),
        BlockKind::Rule => true,
        _ => zones.blocks[*above].is_heading(),
    });
    let Some(above) = above.filter(|above| zones.blocks[*above + 1..at].iter().all(|block| block.zone == Zone::Body)) else {
        return false;
    };
    let line = text.read(&zones.blocks[above].runs);
    words().proposals.put_forward.starts(&line).is_some_and(|length| {
        let whose = norsk::fold(&line[length..]);
        words().grammar.whose.starts(whose.trim_start()).is_some() && line.split_whitespace().count() <= 12
    })
}

/// Whether a block is a point of a list that proposes: «Etaten foreslår følgende: a) …». Gives its number.
#[expect(clippy::option_option, reason = "the outer says whether it is a point, the inner is its number")]
fn proposed_point(text: &Text, zones: &Zones, at: usize, block: &Block) -> Option<Option<String>> {
    let BlockKind::Item { mark, depth: 0, .. } = &block.kind else { return None };
    let above = text.read(&zones.blocks[zones.introduction(at)?].runs);
    let last = sentences(&above).last().map(|last| above[last.clone()].to_owned())?;
    (last.ends_with(':') && proposes(&fold(&last))).then(|| match mark {
        ItemMark::Numbered(number) => Some(number.clone()),
        ItemMark::Bullet => None,
    })
}

/// Whether a sentence proposes here and now.
fn proposes(folded: &str) -> bool {
    let folded = norsk::without_adverbs(folded);
    let Some(verb) = words().proposals.proposes.find_folded(&folded) else { return false };
    let grammar = &words().grammar;
    let before = &folded[..verb.start];
    let word = &folded[verb.clone()];
    let past = grammar.past.ends(before) && word.ends_with('t') && !word.contains(' ');
    // «… gjer framlegg om korleis» tells what a text is about.
    let told = grammar.asks_how.starts(folded[verb.end..].trim_start()).is_some();
    !(past || told || grammar.relative.ends(before))
}

/// Whether a sentence says that the chapter presents proposed measures.
fn presents_proposals(folded: &str) -> bool {
    let proposals = &words().proposals;
    [&proposals.this_chapter, &proposals.proposed_measures, &proposals.presents]
        .iter()
        .all(|forms| forms.find_folded(folded).is_some())
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
    if words().proposals.measure_is.find_folded(&folded).is_some() {
        return true;
    }
    modality::verbs(sentence).iter().filter(|verb| matches!(verb.modality, Modality::Boer | Modality::Maa)).any(|verb| {
        let impersonal = folded[..verb.at.start].trim_start().starts_with("det") || folded[..verb.at.start].ends_with("det ");
        modality::is_passive(&folded[verb.at.end..], impersonal)
            && !modality::is_subordinate(sentence, verb.at.start)
            && !verb.negated
            && words().proposals.saying.starts(folded[verb.at.end..].trim_start()).is_none()
    })
}
