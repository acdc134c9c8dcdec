//! Finds: the points of a decision, or of what is put forward for one: under «Vedtak», «Forslag til vedtak», «Innstilling»,
//! «Tilråding».
//! Because: the heading announces them; each numbered point, with all below it, is one. Without numbers each paragraph is.
//! Misses: decisions quoted in running text.

use letter::{BlockKind, Found, ItemMark, Kind, MeasureKind, Runs, Text, Zone, Zones};
use norsk::{fold, words};

use crate::attributes::measure;
use crate::{Context, Finds, beside};

const RULE: &str = "decision";

pub(crate) fn find(text: &Text, zones: &Zones, context: &Context<'_>) -> Finds {
    let mut found = Finds::new();
    let mut at = 0;
    while at < zones.blocks.len() {
        let block = &zones.blocks[at];
        let announces = block.zone == Zone::Body
            && matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Label)
            && is_decision(&text.read(&block.runs), context, numbered_below(zones, at));
        if announces {
            let below: Vec<usize> = points_below(text, zones, at);
            let before = found.len();
            found.extend(points(text, zones, &below));
            // A lead-in between the heading and its points announces no more than the heading does.
            if found.len() > before {
                at = below.last().copied().unwrap_or(at);
            }
        }
        if let Some(kind) = quoted(text, zones, at, context) {
            let words_in = text.read(&block.runs);
            found.push(Found::new(measure(kind, words_in), block.runs_with_mark(), RULE));
        }
        at += 1;
    }
    found
}

/// What a paragraph is that is a quotation, whole, under a line which says that it was decided or noted: «Verbalvedtak V14/2027:», and below
/// «Bystyret ber byrådet …».
fn quoted(text: &Text, zones: &Zones, at: usize, context: &Context<'_>) -> Option<MeasureKind> {
    let block = &zones.blocks[at];
    let is_text = block.zone == Zone::Body && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. });
    if !is_text || matches!(context.kind, Kind::Saksprotokoll | Kind::Hoeringssvar) {
        return None;
    }
    let words_in = text.read(&block.runs);
    let whole = words_in.starts_with('«') && words_in.trim_end_matches('.').ends_with('»') && words_in.matches('«').count() == 1;
    let above = text.read(&zones.blocks[at.checked_sub(1)?].runs);
    let lead = above.strip_suffix(':').filter(|_| whole)?;
    // Only the last words above lead on: what stands before a full stop or another colon is another matter.
    let lead = lead.rsplit(". ").next().unwrap_or(lead);
    let lead = lead.rsplit(": ").next().unwrap_or(lead);
    let goals = &words().goals;
    if goals.decided_words.within(lead) {
        Some(MeasureKind::Vedtak)
    } else if goals.noted_words.within(lead) {
        Some(MeasureKind::Forslag)
    } else {
        None
    }
}

/// Whether a heading announces a decision.
fn is_decision(heading: &str, context: &Context<'_>, numbered: bool) -> bool {
    let bare = heading.trim_end_matches([':', '.', ' ']);
    let forms = &words().goals.decision;
    if forms.is(bare) {
        return true;
    }
    let folded = fold(bare);
    // In other letters a decision is only quoted, and its points have numbers.
    let political = matches!(context.kind, Kind::Saksframlegg | Kind::Saksprotokoll | Kind::Vedtaksbrev) || numbered;
    let begins = forms.starts(&folded).is_some_and(|length| folded[length..].split_whitespace().count() <= 9);
    let ends = words().goals.decision_ending.ends(&folded);
    political
        && bare.split_whitespace().count() <= 12
        && (begins || ends)
        && !folded.contains("bakgrunn")
        && !folded.contains("grunngjeving")
        && !folded.contains("oppfølging")
}

/// Whether numbered points stand below the heading at `at`.
fn numbered_below(zones: &Zones, at: usize) -> bool {
    zones.under(at).any(|below| matches!(zones.blocks[below].kind, BlockKind::Item { mark: ItemMark::Numbered(_), depth: 0, .. }))
}

/// The blocks below a heading up to the next heading, or up to a label that announces something else.
fn points_below(text: &Text, zones: &Zones, at: usize) -> Vec<usize> {
    zones
        .under(at)
        .take_while(|below| {
            !(zones.blocks[*below].kind == BlockKind::Label
                && *below > at + 1
                && beside::labels(&text.read(&zones.blocks[*below].runs)).first().is_none_or(|label| label.start > 0)
                && !text.read(&zones.blocks[*below].runs).contains("vedtak"))
        })
        .collect()
}

fn points(text: &Text, zones: &Zones, below: &[usize]) -> Finds {
    let numbered = |at: &usize| matches!(&zones.blocks[*at].kind, BlockKind::Item { mark: ItemMark::Numbered(_), depth: 0, .. });
    let mut found = Finds::new();
    if below.iter().any(numbered) {
        let mut open: Option<(Option<String>, Runs, Runs)> = None;
        for at in below {
            let block = &zones.blocks[*at];
            if let BlockKind::Item { mark: ItemMark::Numbered(mark), depth: 0, .. } = &block.kind {
                found.extend(open.take().map(|open| point(text, open)));
                open = Some((Some(mark.clone()), block.runs.clone(), block.runs_with_mark()));
            } else if let (Some((_, runs, whole)), BlockKind::Item { .. }) = (&mut open, &block.kind) {
                runs.extend(&block.runs_with_mark());
                whole.extend(&block.runs_with_mark());
            } else {
                // A paragraph after the last point is no part of the decision.
                found.extend(open.take().map(|open| point(text, open)));
            }
        }
        found.extend(open.map(|open| point(text, open)));
        return found;
    }
    for at in below {
        let block = &zones.blocks[*at];
        let words_in = text.read(&block.runs);
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. })
            || words_in.ends_with(':')
            || words_in.split_whitespace().count() < 4
            || is_appeal(&words_in)
        {
            continue;
        }
        found.push(Found::new(measure(MeasureKind::Vedtak, words_in), block.runs_with_mark(), RULE));
    }
    found
}

/// Whether a paragraph tells of the right to appeal, which belongs to the letter and not to the decision.
fn is_appeal(words_in: &str) -> bool {
    words().goals.appeal.within(words_in)
}

fn point(text: &Text, (label, runs, whole): (Option<String>, Runs, Runs)) -> Found<letter::Measure> {
    let mut measure = measure(MeasureKind::Vedtak, text.read(&runs));
    measure.label = label;
    Found::new(measure, whole, RULE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_decisions() {
        let context = Context { kind: Kind::Saksframlegg, year: None, sender: None, recipients: Vec::new(), definitions: &[] };
        for heading in ["Kommunedirektørens forslag til vedtak:", "Vedtak", "Rådmannen si tilråding", "Innstilling"] {
            assert!(is_decision(heading, &context, false), "{heading}");
        }
        for heading in ["Bakgrunn for vedtaket", "Vurdering", "Oppfølging av vedtak"] {
            assert!(!is_decision(heading, &context, false), "{heading}");
        }
    }
}
