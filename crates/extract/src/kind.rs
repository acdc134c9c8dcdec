//! Finds: what kind of document a letter is: by its title, a line of its own that names the kind, its parts, or its opening.
//! Because: a title that begins with «Tildelingsbrev» says it; «Saksprotokoll» stands alone above the title; a document
//! without a sentence on wide pages is a set of slides.
//! Misses: kinds that only its purpose would tell.

use letter::{BlockKind, Found, Kind, Runs, Span, Text, Zone, Zones};
use norsk::{Forms, fold, words};
use recipients::Header;

const RULE: &str = "kind";

/// The kinds in the order in which their words are trusted.
fn table() -> [(Kind, &'static Forms); 12] {
    let kinds = &words().kinds;
    [
        (Kind::Saksprotokoll, &kinds.saksprotokoll),
        (Kind::Saksframlegg, &kinds.saksframlegg),
        (Kind::Moeteinnkalling, &kinds.moeteinnkalling),
        (Kind::Hoeringssvar, &kinds.hoeringssvar),
        (Kind::Tildelingsbrev, &kinds.tildelingsbrev),
        (Kind::Oppdragsbrev, &kinds.oppdragsbrev),
        (Kind::Notat, &kinds.notat),
        (Kind::Svarbrev, &kinds.svarbrev),
        (Kind::Vedtaksbrev, &kinds.vedtaksbrev),
        (Kind::Handlingsplan, &kinds.handlingsplan),
        (Kind::Informasjonsbrev, &kinds.informasjonsbrev),
        (Kind::Rapport, &kinds.rapport),
    ]
}

/// What parts the pieces of a line of plain text.
const WIDE: &str = "   ";

/// How many words at the beginning of a text may name its kind where nothing else does.
const OPENING: usize = 120;

/// What kind of document it is.
pub(crate) fn of(text: &Text, zones: &Zones, header: &Header) -> Found<Kind> {
    if is_slides(text, zones) {
        return Found::new(Kind::Presentasjon, Runs::new(), RULE);
    }
    if let Some(found) = own_line(text, zones) {
        return found;
    }
    if let Some(title) = &header.title
        && let Some(kind) = titled(&title.value)
    {
        return Found::new(kind, title.runs.clone(), RULE);
    }
    if let Some(found) = by_parts(text, zones).or_else(|| by_opening(text, zones)) {
        return found;
    }
    if let Some(found) = second_title(text, zones) {
        return found;
    }
    if let Some(title) = header.title.as_ref().filter(|_| is_plan(header)) {
        return Found::new(Kind::Handlingsplan, title.runs.clone(), RULE);
    }
    // A letter to a group that is none of the above informs it.
    if let Some(salutation) = header.salutation.as_ref().filter(|salutation| fold(&salutation.value).starts_with("til ")) {
        return Found::new(Kind::Informasjonsbrev, salutation.runs.clone(), RULE);
    }
    let letter =
        header.date.is_some() || !header.recipients.is_empty() || !header.signatories.is_empty() || header.salutation.is_some();
    Found::new(if letter { Kind::Brev } else { Kind::Ukjent }, Runs::new(), RULE)
}

/// A line above or right below the title that only names the kind: «NOTAT».
fn own_line(text: &Text, zones: &Zones) -> Option<Found<Kind>> {
    let header = zones.blocks.iter().filter(|block| matches!(block.zone, Zone::Header | Zone::Title)).take(40);
    let furniture = zones
        .lines
        .iter()
        .enumerate()
        .filter(|(at, zone)| **zone == Zone::Furniture && *at < 40)
        .map(|(at, _)| Runs::from(text.lines()[at].span));
    header.map(|block| block.runs.clone()).chain(furniture).flat_map(|runs| pieces(text, runs)).find_map(|runs| {
        let line = text.read(&runs);
        let one = line.split_whitespace().count() <= 3;
        table()
            .into_iter()
            .filter(|_| one)
            .find(|(_, forms)| forms.is(&line))
            .map(|(kind, _)| Found::new(kind, runs.clone(), RULE))
    })
}

/// The pieces of a line of plain text that wide space parts: «Storvik kommune        NOTAT».
fn pieces(text: &Text, runs: Runs) -> Vec<Runs> {
    let [span] = runs.spans() else { return vec![runs] };
    let mut start = span.start;
    let words = text.slice(*span);
    if !words.contains(WIDE) {
        return vec![runs];
    }
    let mut found = Vec::new();
    for piece in words.split(WIDE) {
        found.push(Runs::from(text.trim(Span::new(start, start + piece.len()))));
        start += piece.len() + WIDE.len();
    }
    found
}

/// The kind that a title names: the word nearest its beginning, the more trusted of two.
fn titled(title: &str) -> Option<Kind> {
    let folded = fold(title);
    let begins = table().into_iter().find(|(_, forms)| forms.starts(&folded).is_some()).map(|(kind, _)| kind);
    let plan = || words().kinds.plan_opening.starts(&folded).map(|_| Kind::Handlingsplan);
    begins.or_else(plan).or_else(|| {
        table()
            .into_iter()
            .filter_map(|(kind, forms)| forms.find_folded(&folded).map(|at| (at.start, kind)))
            .filter(|(_, kind)| !matches!(kind, Kind::Rapport | Kind::Notat))
            .min_by_key(|(at, _)| *at)
            .map(|(_, kind)| kind)
    })
}

/// Whether a document is a plan by its title, which ends in the years that it is for, and by having nobody that it is addressed to.
fn is_plan(header: &Header) -> bool {
    let period = |title: &str| {
        let last = title.split_whitespace().next_back().unwrap_or("");
        last.split(['–', '-']).filter(|year| year.len() == 4 && year.starts_with("20")).count() == 2
    };
    header.recipients.is_empty() && header.salutation.is_none() && header.title.as_ref().is_some_and(|title| period(&title.value))
}

/// A plan whose second title says so: «Leve hele livet», and below it «Plan for eldre 2026–2037».
fn second_title(text: &Text, zones: &Zones) -> Option<Found<Kind>> {
    let title = zones.blocks.iter().position(|block| block.zone == Zone::Title)?;
    let kinds = &words().kinds;
    let below = zones.blocks[title + 1..].iter().take_while(|block| matches!(block.zone, Zone::Title | Zone::Header));
    let mut lines = below.filter(|block| block.kind == BlockKind::Paragraph);
    let names_plan = |block: &&letter::Block| {
        let line = text.read(&block.runs);
        kinds.plan_opening.starts(&line).is_some() || kinds.handlingsplan.starts(&line).is_some()
    };
    lines.find(names_plan).map(|block| Found::new(Kind::Handlingsplan, block.runs.clone(), RULE))
}

/// The kind that its parts show: a vote makes it a protocol, which repeats what was put forward; points put forward for a decision
/// make it a case.
fn by_parts(text: &Text, zones: &Zones) -> Option<Found<Kind>> {
    let kinds = &words().kinds;
    let shown = |heading: &str| match heading.trim_end_matches([':', ' ']) {
        heading if kinds.vote.is(heading) => Some(Kind::Saksprotokoll),
        heading if kinds.put_forward.ends(heading) => Some(Kind::Saksframlegg),
        heading if kinds.decided.is(heading) => Some(Kind::Vedtaksbrev),
        _ => None,
    };
    let headings = zones.blocks.iter().filter(|block| block.is_heading() || block.kind == BlockKind::Label);
    let all: Vec<Found<Kind>> =
        headings.filter_map(|block| Some(Found::new(shown(&text.read(&block.runs))?, block.runs.clone(), RULE))).collect();
    all.iter().find(|found| found.value == Kind::Saksprotokoll).or(all.first()).cloned()
}

/// The kind that the opening names: «… kommer her med sitt høringssvar», «Dette notatet …».
fn by_opening(text: &Text, zones: &Zones) -> Option<Found<Kind>> {
    let mut words_read = 0;
    let mut notes = 0;
    for block in zones.blocks.iter().filter(|block| block.zone == Zone::Body && matches!(block.kind, BlockKind::Paragraph)) {
        let words_in = fold(&text.read(&block.runs));
        if words_read < OPENING {
            let kinds = &words().kinds;
            if kinds.hearing_answer.find_folded(&words_in).is_some() {
                return Some(Found::new(Kind::Hoeringssvar, block.runs.clone(), RULE));
            }
        }
        words_read += words_in.split_whitespace().count();
        notes += words_in.matches("dette notatet").count();
    }
    (notes > 0).then(|| Found::new(Kind::Notat, Runs::new(), RULE))
}

/// Whether the document is a set of slides: wide pages with little on each; in plain text, short lines without sentences.
fn is_slides(text: &Text, zones: &Zones) -> bool {
    let pages = text.pages();
    let wide = pages.iter().filter(|page| page.width > page.height * 1.2).count();
    let words_in = text.as_str().split_whitespace().count();
    if wide * 2 > pages.len() {
        return words_in < 160 * pages.len().max(1);
    }
    if pages.iter().any(|page| page.height > 0.0) {
        return false;
    }
    let body: Vec<String> =
        zones.blocks.iter().filter(|block| block.zone == Zone::Body).map(|block| text.read(&block.runs)).collect();
    let sentences = body.iter().filter(|words| words.ends_with(['.', '?']) && words.split_whitespace().count() > 6).count();
    let lines = text.lines().len();
    let signed = zones.lines.iter().any(|zone| matches!(zone, Zone::Signature | Zone::Address));
    lines >= 30 && !signed && sentences * 12 < lines && words_in < lines * 6
}

/// The year that a title names, where the letter has no date.
pub(crate) fn year(text: &Text, header: &Header) -> Option<u16> {
    let titled = header.title.as_ref().and_then(|title| norsk::year_in(&title.value));
    titled.or_else(|| {
        // The year that most of its days have.
        let mut years: Vec<(u16, usize)> = Vec::new();
        for day in norsk::dates(text.as_str(), None) {
            match years.iter_mut().find(|(year, _)| *year == day.date.year()) {
                Some((_, count)) => *count += 1,
                None => years.push((day.date.year(), 1)),
            }
        }
        years.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
    })
}
