//! Finds: points of a list that the label or heading above announces as measures, or that say when they are to be done
//! («(kort sikt)»).
//! Because: a list under «Tiltak:» or «Liste over tiltak …» holds measures, and only measures have a horizon.
//! Misses: lists of measures under a heading that does not say so.

use letter::{Basis, Block, BlockKind, Flow, Found, Kind, MeasureKind, Modality, Responsible, Text, Zone, Zones};
use norsk::{fold, words};

use crate::attributes::measure;
use crate::{Context, Finds, horizon, modality, responsible};

const RULE: &str = "listed";

pub(crate) fn find(text: &Text, zones: &Zones, context: &Context<'_>) -> Finds {
    let mut found = Finds::new();
    for (at, block) in zones.blocks.iter().enumerate() {
        if block.zone != Zone::Body || !block.is_item() {
            continue;
        }
        let words_in = text.read(&block.runs);
        let named = responsible_behind(&words_in);
        let until = named.as_ref().map_or(words_in.len(), |(start, _)| *start);
        let horizon = horizon::at_end(words_in[..until].trim_end());
        let announced = announced(text, zones, at, context);
        if horizon.is_none() && !announced {
            continue;
        }
        let depth = |block: &Block| if let BlockKind::Item { depth, .. } = block.kind { depth } else { 0 };
        if horizon.is_none() && depth(block) > 0 {
            continue;
        }
        let flow = Flow::of(text, &block.runs);
        let line = flow.as_str();
        let (part, printed) = match &horizon {
            Some((horizon, start)) => (line[..*start].trim_end().len(), Some((*horizon, horizon::printed(&line[*start..])))),
            None => (until, None),
        };
        let mut measure = measure(MeasureKind::Tiltak, line[..part].to_owned());
        measure.horizon = printed.as_ref().map(|(horizon, _)| *horizon);
        measure.horizon_printed = printed.map(|(_, printed)| printed);
        if let BlockKind::Item { mark: letter::ItemMark::Numbered(mark), .. } = &block.kind {
            measure.label = Some(mark.clone());
        }
        measure.responsible = match named {
            Some((_, printed)) => {
                Some(Responsible { name: responsible::resolve(&printed, context), printed: Some(printed), basis: Basis::Column })
            }
            None => stem(text, zones, at).as_deref().and_then(responsible::of_stem),
        };
        let mut whole = block.runs_with_mark();
        // The points within a measure are part of it, and so is a line that says by when.
        if horizon.is_none() {
            for below in at + 1..zones.blocks.len() {
                let within = zones.blocks[below].is_item() && depth(&zones.blocks[below]) > 0;
                if !within && !is_deadline(text, &zones.blocks[below]) {
                    break;
                }
                let more = zones.blocks[below].runs_with_mark();
                whole.extend(&more);
                measure.text = format!("{} {}", measure.text, text.read(&more));
            }
        }
        found.push(Found::new(measure, whole, RULE));
    }
    found
}

/// Whether the label or heading right above the list announces measures.
fn announced(text: &Text, zones: &Zones, at: usize, context: &Context<'_>) -> bool {
    let Some(above) = introduction(text, zones, at) else { return false };
    let block = &zones.blocks[above];
    let line = text.read(&block.runs);
    let bare = line.trim_end_matches([':', ' ']);
    let forms = &words().goals.proposal_heading;
    let whole = forms.is(bare);
    let leads = bare.split_whitespace().count() <= 14 && line.ends_with(':') && names_measures(bare);
    match block.kind {
        BlockKind::Label => {
            whole
                || leads
                || forms.starts(bare).is_some_and(|length| bare[length..].split_whitespace().count() <= 4)
                || (binds(&line) && zones.heading_above(at).is_some_and(|above| heads_measures(text, zones, above, context)))
        }
        BlockKind::Paragraph => leads,
        BlockKind::Heading { .. } => {
            let plan = matches!(context.kind, Kind::Handlingsplan | Kind::Notat | Kind::Rapport);
            (whole || (plan && forms.starts(bare).is_some_and(|length| bare[length..].split_whitespace().count() <= 5)))
                && !fold(bare).starts_with("forslag til vedtak")
                || (heads_measures(text, zones, above, context) && binds(&text.read(&zones.blocks[at].runs)))
        }
        _ => false,
    }
}

/// Whether a heading begins with the word for measures: «Tiltak som alle virksomheter skal gjennomføre». Of the points below it
/// those are measures that bind somebody; a hearing answer binds nobody.
fn heads_measures(text: &Text, zones: &Zones, heading: usize, context: &Context<'_>) -> bool {
    context.kind != Kind::Hoeringssvar && words().goals.measure_label.starts(&text.read(&zones.blocks[heading].runs)).is_some()
}

/// Whether words bind somebody.
fn binds(words: &str) -> bool {
    modality::verbs(words).iter().any(|verb| matches!(verb.modality, Modality::Skal | Modality::Maa))
}

/// The label above a list, where its words lead on to each point: «Ungdomsskolene skal i tillegg:».
fn stem(text: &Text, zones: &Zones, at: usize) -> Option<String> {
    let above = introduction(text, zones, at).filter(|above| matches!(zones.blocks[*above].kind, BlockKind::Label))?;
    Some(text.read(&zones.blocks[above].runs)).filter(|words| binds(words))
}

/// Whether a line of its own says by when the measure above it is to be done: «Frist: 1. juni 2026».
fn is_deadline(text: &Text, block: &Block) -> bool {
    let line = text.read(&block.runs);
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Label)
        && line.contains(':')
        && words().goals.deadline_column.starts(&line).is_some_and(|length| line[length..].trim_start().starts_with(':'))
}

/// Who is named as responsible at the end of a point, and where that begins: «… (kort sikt). Ansvarlig: HR-avdelingen».
fn responsible_behind(line: &str) -> Option<(usize, String)> {
    let colon = line.rfind(": ")?;
    let start = line[..colon].rfind(['.', ')', ';', ',']).map(|at| at + 1)?;
    let label = line[start..colon].trim();
    let name = line[colon + 1..].trim().trim_end_matches('.');
    (words().goals.responsible_column.is(label) && !name.is_empty() && name.split_whitespace().count() <= 10)
        .then(|| (start, name.to_owned()))
}

/// What stands above the list that the point belongs to; the deadlines of the points before it are part of the list.
fn introduction(text: &Text, zones: &Zones, mut at: usize) -> Option<usize> {
    loop {
        at = zones.introduction(at)?;
        if !is_deadline(text, &zones.blocks[at]) {
            return Some(at);
        }
    }
}

/// Whether a lead-in names measures as what follows: «Følgende tiltak skal gjennomføres», «Kommunen vil:» does not.
fn names_measures(line: &str) -> bool {
    words().goals.measures_follow.within(line)
}
