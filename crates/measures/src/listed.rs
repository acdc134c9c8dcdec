//! Finds: points of a list that the label, sentence or heading above announces as measures, that a stem leaves it to say what is to be done
//! («Etaten skal:»), or that say themselves when they are to be done («(kort sikt)») or by whom («Ansvarlig: …»).
//! Because: a list under «Tiltak:» or «Liste over tiltak …» holds measures, and only measures have a horizon or somebody responsible.
//! Misses: lists of measures that nothing of this shows.

use letter::{Block, BlockKind, Flow, Found, Kind, MeasureKind, Text, Zone, Zones};
use norsk::{fold, words};

use crate::attributes::measure;
use crate::beside::{self, What};
use crate::{Context, Finds, announce, horizon, responsible};

const RULE: &str = "listed";

pub(crate) fn find(text: &Text, zones: &Zones, context: &Context<'_>) -> Finds {
    let mut found = Finds::new();
    for (at, block) in zones.blocks.iter().enumerate() {
        if block.zone != Zone::Body || !block.is_item() {
            continue;
        }
        let words_in = text.read(&block.runs);
        let named = behind(&words_in);
        let until = named.unwrap_or(words_in.len());
        let horizon = horizon::at_end(words_in[..until].trim_end_matches([' ', '.']));
        if horizon.is_none() && named.is_none() && !announced(text, zones, at, context) {
            continue;
        }
        let depth = |block: &Block| if let BlockKind::Item { depth, .. } = block.kind { depth } else { 0 };
        if horizon.is_none() && depth(block) > 0 {
            continue;
        }
        let flow = Flow::of(text, &block.runs);
        let line = flow.as_str();
        let part = horizon.map_or(until, |horizon| line[..horizon.start].trim_end().len());
        let mut measure = measure(MeasureKind::Tiltak, line[..part].to_owned());
        measure.horizon = horizon.map(|horizon| horizon.horizon);
        measure.horizon_printed = horizon.map(|horizon| horizon.printed.to_owned());
        if let BlockKind::Item { mark: letter::ItemMark::Numbered(mark), .. } = &block.kind {
            measure.label = Some(mark.clone());
        }
        measure.responsible = horizon.and_then(|horizon| horizon.responsible(context));
        if named.is_none() && measure.responsible.is_none() {
            measure.responsible = stem(text, zones, at).as_deref().and_then(responsible::of_stem);
        }
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

/// Whether the label, sentence or heading right above the list announces measures.
fn announced(text: &Text, zones: &Zones, at: usize, context: &Context<'_>) -> bool {
    let Some(above) = introduction(text, zones, at) else { return false };
    let block = &zones.blocks[above];
    let line = text.read(&block.runs);
    let bare = line.trim_end_matches([':', ' ']);
    let point = text.read(&zones.blocks[at].runs);
    let whole = words().goals.proposal_heading.is(bare) && !fold(bare).starts_with("forslag til vedtak");
    let sets = announce::sets_measures(context.kind);
    let heading_names = |heading: usize| sets && announce::names_measures(&text.read(&zones.blocks[heading].runs), context);
    // A stem leaves it to its points to say what is to be done; under a heading of housekeeping they tell how to report it.
    let stem = matches!(context.kind, Kind::Tildelingsbrev | Kind::Oppdragsbrev | Kind::Handlingsplan)
        && announce::is_stem(&line)
        && (announce::begins_with_doing(&point) || announce::is_open_stem(&line))
        && !zones.heading_above(at).is_some_and(|heading| keeps_house(&text.read(&zones.blocks[heading].runs)));
    match block.kind {
        BlockKind::Label => {
            whole
                || announce::names_measures(bare, context)
                || announce::leads_on(&line, context)
                || stem
                || context.kind == Kind::Handlingsplan && heads_doings(text, zones, at, bare)
                || (announce::binds(&line) && zones.heading_above(at).is_some_and(heading_names))
        }
        BlockKind::Paragraph => {
            announce::leads_on(&line, context)
                || (line.ends_with(':') && names_measures(&line))
                || stem
                || (zones.heading_above(at).is_some_and(heading_names) && announce::reads_like_measure(&point))
        }
        BlockKind::Heading { .. } => whole || (heading_names(above) && announce::reads_like_measure(&point)),
        _ => false,
    }
}

/// Whether all points under a label of a plan say what is to be done, whatever the label is: «Strategiar:», «Slik gjer vi det:».
fn heads_doings(text: &Text, zones: &Zones, at: usize, label: &str) -> bool {
    let first = zones.introduction(at).map_or(at, |above| above + 1);
    let points: Vec<String> =
        zones.blocks[first..].iter().take_while(|block| block.is_item()).map(|block| text.read(&block.runs)).collect();
    let is_goal = words().goals.kinds().iter().any(|forms| forms.starts(label).is_some());
    !is_goal && !keeps_house(label) && points.len() >= 2 && points.iter().all(|point| announce::reads_like_measure(point))
}

/// Whether a heading is about reporting, meetings or money and not about what is to be achieved.
fn keeps_house(heading: &str) -> bool {
    words().goals.housekeeping.within(heading)
}

/// The label above a list, where its words lead on to each point: «Ungdomsskolene skal i tillegg:».
fn stem(text: &Text, zones: &Zones, at: usize) -> Option<String> {
    let above = introduction(text, zones, at).filter(|above| matches!(zones.blocks[*above].kind, BlockKind::Label))?;
    Some(text.read(&zones.blocks[above].runs)).filter(|words| announce::binds(words))
}

/// Whether a line of its own says by when the measure above it is to be done: «Frist: 1. juni 2026».
fn is_deadline(text: &Text, block: &Block) -> bool {
    let line = text.read(&block.runs);
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Label)
        && line.contains(':')
        && words().goals.deadline_column.starts(&line).is_some_and(|length| line[length..].trim_start().starts_with(':'))
}

/// Where what a point says of who and when begins, at its end: «… (kort sikt). Ansvarlig: HR-avdelingen».
fn behind(line: &str) -> Option<usize> {
    let start = beside::labels(line).iter().find(|label| label.what == What::Responsible).map(|label| label.start)?;
    let before = line[..start].trim_end_matches([' ', '(', ',', '–', ';', '|']);
    (before.split_whitespace().count() >= 2).then_some(before.len())
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
