//! Finds: what an individual case demands of the addressee: «Vi ber om at dere …», «Dere må …», and the points of a list that such a
//! sentence introduces.
//! Because: these phrases turn to the addressee; in a letter of allotment or a hearing answer they mean other things.
//! Misses: demands without a phrase of address.

use letter::{BlockKind, Flow, Found, ItemMark, Kind, MeasureKind, Runs, Text, Zone, Zones};
use norsk::{fold, sentences, words};

use crate::attributes::measure;
use crate::deadline::{self, Deadline};
use crate::{Context, Finds, announce, responsible};

const RULE: &str = "demand";

pub(crate) fn find(text: &Text, zones: &Zones, context: &Context<'_>) -> Finds {
    let mut found = Finds::new();
    let individual = matches!(context.kind, Kind::Vedtaksbrev | Kind::Brev | Kind::Moeteinnkalling | Kind::Svarbrev | Kind::Informasjonsbrev | Kind::Ukjent)
            // A report of supervision is sent to the one it was about.
            || context.kind == Kind::Rapport && context.recipients.len() == 1;
    // A letter of allotment orders in other words; what it asks to be sent in, it lists as any letter does.
    let lists_only = matches!(context.kind, Kind::Tildelingsbrev | Kind::Notat);
    if !individual && !lists_only {
        return found;
    }
    for (at, block) in zones.blocks.iter().enumerate() {
        if block.zone != Zone::Body {
            continue;
        }
        let flow = Flow::of(text, &block.runs);
        let line = flow.as_str();
        if block.is_item()
            && let Some(stem) = introduction(text, zones, at, context)
            && (individual || words().goals.sent_in.within(&stem) || context.kind == Kind::Notat && demands_list(&stem))
        {
            let mut runs = block.runs_with_mark();
            let mut words_in = line.trim_end_matches([';', ',']).to_owned();
            for below in at + 1..zones.blocks.len() {
                match zones.blocks[below].kind {
                    BlockKind::Item { depth, .. } if depth > depth_of(&zones.blocks[at].kind) => {
                        let more = zones.blocks[below].runs_with_mark();
                        words_in = format!("{words_in} {}", text.read(&more));
                        runs.extend(&more);
                    }
                    _ => break,
                }
            }
            if depth_of(&block.kind) == 0 {
                let mut demanded = measure(MeasureKind::Krav, words_in);
                if let BlockKind::Item { mark: ItemMark::Numbered(mark), .. } = &block.kind {
                    demanded.label = Some(mark.clone());
                }
                demanded.responsible = responsible::of_stem(&stem);
                if let Some((deadline, place)) = stem_deadline(text, zones, at, context) {
                    demanded.deadline = deadline.date;
                    demanded.deadline_printed = Some(deadline.printed);
                    runs.extend(&place);
                }
                found.push(Found::new(demanded, runs, RULE));
            }
            continue;
        }
        if lists_only || !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. }) {
            continue;
        }
        for sentence in sentences(line) {
            let words_in = &line[sentence.clone()];
            if demands(words_in) || commands(words_in) {
                found.push(Found::new(measure(MeasureKind::Krav, words_in.to_owned()), flow.runs(sentence), RULE));
            }
        }
    }
    found
}

fn depth_of(kind: &BlockKind) -> u8 {
    match kind {
        BlockKind::Item { depth, .. } => *depth,
        _ => 0,
    }
}

/// Whether a sentence demands something of the addressee; one that only leads on to a list does not by itself.
fn demands(sentence: &str) -> bool {
    let folded = norsk::without_adverbs(&fold(sentence));
    let demand = words().goals.demand.find_folded(&folded);
    demand.is_some_and(|found| {
        !sentence.ends_with('?')
            && !leads_on(sentence)
            && !folded[..found.start].contains("dersom")
            && !folded[..found.start].contains("hvis")
            && !folded[found.end..].trim_start().starts_with("unnskyld")
            && !folded[found.end..].trim_start().starts_with("forståelse")
    })
}

/// Whether a sentence turns to the addressee by an imperative and says by when or where to: «Send kvitteringen innen 1. mai.» «Ta gjerne kontakt»
/// and «Meld fra hvis …» are offers.
fn commands(sentence: &str) -> bool {
    let folded = fold(sentence);
    let goals = &words().goals;
    goals.imperative.starts(&folded).is_some()
        && !leads_on(sentence)
        && sentence.ends_with('.')
        && !words().grammar.clause_opener.within(&folded)
        && (deadline::of(sentence, None).is_some() || folded.contains(" til ") || folded.contains(" på "))
}

/// The deadline that the sentence above a list sets for all its points, and where it stands.
fn stem_deadline(text: &Text, zones: &Zones, at: usize, context: &Context<'_>) -> Option<(Deadline, Runs)> {
    let flow = Flow::of(text, &zones.blocks[zones.introduction(at)?].runs);
    let last = sentences(flow.as_str()).into_iter().next_back()?;
    let deadline = deadline::of(&flow.as_str()[last.clone()], context.year)?;
    let start = last.start + flow.as_str()[last].find(&deadline.printed)?;
    let place = flow.runs(start..start + deadline.printed.len());
    Some((deadline, place))
}

/// Whether a lead-in turns to somebody by a phrase of demand.
fn demands_list(stem: &str) -> bool {
    let plain = norsk::without_adverbs(&fold(stem));
    words().goals.demand.find_folded(&plain).is_some()
}

/// Whether a sentence breaks off where a list goes on with it: at a colon, or at «å», «at», «om».
fn leads_on(sentence: &str) -> bool {
    sentence.ends_with(':') || [" å", " at", " om"].iter().any(|last| sentence.ends_with(last))
}

/// The sentence or heading that introduces the list of the point at `at` as what is demanded.
fn introduction(text: &Text, zones: &Zones, at: usize, context: &Context<'_>) -> Option<String> {
    let above = &zones.blocks[zones.introduction(at)?];
    let line = text.read(&above.runs);
    let goals = &words().goals;
    if above.is_heading() {
        let bare = line.trim_end_matches([':', '?', ' ']);
        // «Hva må dere gjøre nå?»
        let addressed = goals.addressed.starts(bare).is_some_and(|length| bare[length..].split_whitespace().count() <= 2);
        let first = line.split_whitespace().next().unwrap_or("");
        return (addressed || goals.demanded.is(first)).then_some(line);
    }
    let last = sentences(&line).last().map(|range| line[range.clone()].to_owned())?;
    let plain = norsk::without_adverbs(&fold(&last));
    let demands = [&goals.demand_list, &goals.demand].iter().any(|forms| forms.find_folded(&plain).is_some());
    let asks = demands || names_demands(&last) || (announce::is_stem(&last) && !of_sender(&last, context));
    (leads_on(&last) && asks).then_some(last)
}

/// Whether a stem says what the sender is to do itself: «Kommunen skal: …» in a letter of the municipality.
fn of_sender(stem: &str, context: &Context<'_>) -> bool {
    let Some(doer) = responsible::of_stem(stem) else { return words().grammar.first_person.within(stem) };
    let doer = fold(&doer.name);
    let sender = context.sender.as_deref().map(fold).unwrap_or_default();
    sender.split_whitespace().any(|word| word.len() >= 4 && (doer.starts_with(word) || word.ends_with(&doer)))
}

/// Whether a lead-in names what follows as demands: «… på disse vilkårene:».
fn names_demands(sentence: &str) -> bool {
    let folded = fold(sentence);
    let Some(noun) = words().goals.demanded.find_folded(&folded) else { return false };
    let before: Vec<&str> = folded[..noun.start].split_whitespace().collect();
    before.iter().rev().take(2).any(|word| words().goals.following.is(word))
        || (noun.start == 0 && folded[noun.end..].split_whitespace().count() <= 3)
}
