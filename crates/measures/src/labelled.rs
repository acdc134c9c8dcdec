//! Finds: measures with a label of their own: «Tiltak 1: …», «Oppdrag 2.3 …», «Forslag 4: …», «Vilkår 1: …», with the points below that belong to them.
//! Because: the label says what it is; the points of a list right below are part of it. A label that another measure is
//! referred to by («jf. tiltak 3») does not begin its line, and a heading «Tiltak i budsjettet» has no number.
//! Misses: labels behind their measure.

use std::ops::Range;
use std::sync::LazyLock;

use letter::{Block, BlockKind, Flow, Found, Kind, Measure, MeasureKind, Runs, Text, Zone, Zones};
use norsk::{Forms, pattern, words};
use regex::Regex;

use crate::attributes::measure;
use crate::{Context, Finds, beside, horizon, responsible};

const RULE: &str = "labelled";

static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s(?:nr\.?\s?)?(\d{1,3}(?:\.\d{1,3})*[a-z]?|[A-Z])\.?\s?([:–-])?\s*"));

pub(crate) fn find(text: &Text, zones: &Zones, context: &Context<'_>) -> Finds {
    let mut found = Finds::new();
    for (at, block) in zones.blocks.iter().enumerate() {
        // A hearing answer has headings after the measures it speaks of.
        if block.zone != Zone::Body
            || (block.is_heading() && context.kind == Kind::Hoeringssvar)
            || !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Heading { .. } | BlockKind::Label)
        {
            continue;
        }
        let flow = Flow::of(text, &block.runs);
        let line = flow.as_str();
        if block.kind == BlockKind::Paragraph {
            let within = labels_within(line);
            if within.len() > 1 || within.first().is_some_and(|label| label.at.start > 0) {
                let ends = within.iter().skip(1).map(|next| next.at.start).chain([line.len()]);
                for (label, end) in within.iter().zip(ends) {
                    let mut measure = measure(label.kind, line[label.words..end].trim_end().to_owned());
                    measure.label = Some(line[label.at.clone()].to_owned());
                    found.push(Found::new(measure, flow.runs(label.at.start..end), RULE));
                }
                continue;
            }
        }
        let Some((kind, label, start)) = label(line) else { continue };
        let mut runs = flow.runs(start..line.len());
        // What stands under a heading says who is to do it, and not the heading.
        let mut body = Runs::new();
        let mut last = line.to_owned();
        if block.is_heading() || (start == line.len() && block.kind == BlockKind::Label) {
            // A heading that is a measure, or its bare label: its text is what stands below.
            for below in zones
                .under(at)
                .take_while(|below| !is_table(&zones.blocks[*below]) && !is_other_label(text, &zones.blocks[*below]))
                .take_while(|below| block.is_heading() || !tells_who_or_when(text, &zones.blocks[*below]))
            {
                runs.extend(&zones.blocks[below].runs_with_mark());
                body.extend(&zones.blocks[below].runs_with_mark());
            }
        } else {
            for below in points(text, zones, at, &mut last) {
                runs.extend(&zones.blocks[below].runs_with_mark());
            }
        }
        // The heading of an order names it; what is demanded is the paragraph below: «Pålegg nr. 1 – Opplæring», «Arbeidsgiver skal …».
        if kind == MeasureKind::Krav
            && block.is_heading()
            && let Some(first) = zones.under(at).next().filter(|below| zones.blocks[*below].kind == BlockKind::Paragraph)
        {
            runs = zones.blocks[first].runs.clone();
        }
        if runs.is_empty() {
            continue;
        }
        let words_in = text.read(&runs);
        let horizon = horizon::at_end(&words_in);
        let end = horizon.map_or(words_in.len(), |horizon| horizon.start);
        let mut measure = measure(kind, words_in[..end].trim_end().to_owned());
        measure.label = Some(label.to_owned());
        measure.horizon = horizon.map(|horizon| horizon.horizon);
        measure.horizon_printed = horizon.map(|horizon| horizon.printed.to_owned());
        measure.responsible = horizon.and_then(|horizon| horizon.responsible(context));
        if block.is_heading() && !body.is_empty() && measure.responsible.is_none() {
            let below = Measure { text: text.read(&body), ..measure.clone() };
            measure.responsible = responsible::of(&below, context);
        }
        let mut whole: Runs = flow.runs(0..start);
        whole.extend(&runs);
        found.push(Found::new(measure, whole, RULE));
    }
    found
}

/// A label within a paragraph: its own place, and where the measure's words begin.
struct LabelWithin {
    kind: MeasureKind,
    at: Range<usize>,
    words: usize,
}

/// The labels with a colon that sentences of one paragraph begin with: «… Tiltak 1: Etaten skal … Tiltak 2: Etaten skal …».
fn labels_within(line: &str) -> Vec<LabelWithin> {
    norsk::sentences(line)
        .into_iter()
        .filter_map(|sentence| {
            let (kind, label, words) = label(&line[sentence.clone()])?;
            let at = sentence.start..sentence.start + label.len();
            line[at.end..].trim_start().starts_with(':').then_some(LabelWithin { kind, at, words: sentence.start + words })
        })
        .collect()
}

/// The kind that a label names, with its words.
fn kinds() -> [(MeasureKind, &'static Forms); 4] {
    let goals = &words().goals;
    [
        (MeasureKind::Tiltak, &goals.measure_label),
        (MeasureKind::Oppdrag, &goals.assignment_label),
        (MeasureKind::Forslag, &goals.proposal_label),
        (MeasureKind::Krav, &goals.demand_label),
    ]
}

/// The label that a line begins with, what it names, and where the measure's words begin.
pub(crate) fn label(line: &str) -> Option<(MeasureKind, &str, usize)> {
    let (kind, length) = kinds().into_iter().find_map(|(kind, forms)| {
        forms.starts(line).filter(|_| line.starts_with(char::is_uppercase)).map(|length| (kind, length))
    })?;
    let parts = NUMBER.captures(&line[length..])?;
    let number = parts.get(1)?;
    let start = length + parts.get_match().end();
    let rest = &line[start..];
    let begins = rest.is_empty() || rest.starts_with(|first: char| first.is_uppercase() || first == '«');
    (begins || parts.get(2).is_some()).then(|| (kind, &line[..length + number.end()], start))
}

/// The points below a measure that belong to it: those right below, where its words lead on to them.
fn points<'z>(text: &'z Text, zones: &'z Zones, at: usize, last: &mut String) -> Vec<usize> {
    let mut found = Vec::new();
    let own_depth = match zones.blocks[at].kind {
        BlockKind::Item { depth, .. } => Some(depth),
        _ => None,
    };
    for below in at + 1..zones.blocks.len() {
        let block = &zones.blocks[below];
        let BlockKind::Item { depth, .. } = block.kind else { break };
        let deeper = own_depth.is_none_or(|own| depth > own);
        if block.zone != Zone::Body || !deeper || label(&text.read(&block.runs)).is_some() {
            break;
        }
        found.push(below);
        *last = text.read(&block.runs);
    }
    found
}

/// Whether a line of its own says who is to do the measure above it, or by when: «Ansvarlig: Rektorene».
fn tells_who_or_when(text: &Text, block: &Block) -> bool {
    beside::labels(&text.read(&block.runs)).first().is_some_and(|label| label.start == 0)
}

fn is_table(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Table(_) | BlockKind::Grid { .. })
}

fn is_other_label(text: &Text, block: &Block) -> bool {
    let line = text.read(&block.runs);
    label(&line).is_some() || (block.kind == BlockKind::Label && words().goals.specification.is(line.trim_end_matches(':')))
}
