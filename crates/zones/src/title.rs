//! Finds: the letter's title: the most prominent lines above the body that are neither header nor address.
//! Because: a title is set larger or bolder than the text, or stands alone right above it.
//! Misses: a title that is nowhere but in the running header.

use letter::Zone;
use norsk::{Label, fold, label_at, looks_like_organisation, looks_like_person, words};

use crate::sheet::{Role, Sheet, ends_sentence};

/// Marks the title above line `body`.
pub(crate) fn mark(sheet: &mut Sheet<'_>, body: usize) {
    let groups = groups(sheet, body);
    // Where a label names the subject, a line of no special style is no title.
    let best = best(sheet, &groups).filter(|best| sheet.stands_out(groups[*best][0]) || !has_subject(sheet));
    for at in best.map(|best| groups[best].clone()).unwrap_or_default() {
        sheet.claim(at, Zone::Title);
    }
    // The years that a plan is for stand on a line of their own below its title, in a style of their own.
    if let Some(below) =
        best.and_then(|best| groups[best].last()).and_then(|last| sheet.next(*last)).filter(|below| *below < body)
    {
        let line = &sheet.lines[below];
        if !line.claimed && line.gap < 1.0 && is_period(line.words) {
            sheet.claim(below, Zone::Title);
        }
    }
    // What stands above the title and nobody knows is letterhead.
    // Where a label names the subject, all above the body is header, but for a heading right above it.
    let heading = groups.last().filter(|group| group.len() == 1 && sheet.next(group[0]) == Some(body)).map(|group| group[0]);
    let subject_end = if has_subject(sheet) { heading.unwrap_or(body) } else { 0 };
    let above = best.map_or(subject_end, |best| groups[best][0]);
    for at in 0..above {
        if !sheet.lines[at].claimed {
            sheet.claim(at, Zone::Header);
        }
    }
    // What stands between title and body and names somebody or a day belongs to the cover.
    for at in 0..body {
        let line = &sheet.lines[at];
        let dated = norsk::first_date(line.words).is_some() && !ends_sentence(line.words);
        let cover = looks_like_organisation(line.words) || looks_like_person(line.words) || dated;
        if !line.claimed && best.is_some() && line.mark.is_none() && cover {
            sheet.claim(at, Zone::Header);
        }
    }
    // What stands below the title and above more of the header is a second title, or says what part of a plan it is.
    let last_header = (0..body).rev().find(|at| {
        let line = &sheet.lines[*at];
        line.claimed
            && line.zone == Zone::Header
            && (matches!(line.role, Role::Fields(_)) || words().phrases.adopted.starts(line.words).is_some())
    });
    if let (Some(best), Some(last)) = (best, last_header) {
        for at in groups[best].last().copied().unwrap_or(0) + 1..last {
            if !sheet.lines[at].claimed && sheet.lines[at].cell.is_none() {
                sheet.claim(at, Zone::Header);
            }
        }
    }
    // A line that only names the kind of document is no heading either.
    for group in &groups {
        if group[0] < body && group.iter().all(|at| !sheet.lines[*at].claimed) && names_kind(sheet, group) {
            group.iter().for_each(|at| sheet.claim(*at, Zone::Header));
        }
    }
}

/// The unclaimed lines above the body, put together where they look alike and nothing stands between.
fn groups(sheet: &Sheet<'_>, body: usize) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for at in 0..body {
        let line = &sheet.lines[at];
        if line.claimed || line.page > 1 {
            continue;
        }
        let joins = groups.last().and_then(|group| group.last().copied()).is_some_and(|last| {
            let above = &sheet.lines[last];
            let alike = match (above.layout, line.layout) {
                (Some(a), Some(b)) => (a.size - b.size).abs() < 0.6 && a.bold == b.bold,
                _ => true,
            };
            let wraps = !sheet.broken_early(last) || line.words.starts_with(char::is_lowercase) || sheet.has_layout();
            last + 1 == at && line.gap < 0.6 && alike && wraps && line.cell == above.cell && !ends_sentence(above.words)
        });
        match groups.last_mut() {
            Some(group) if joins => group.push(at),
            _ => groups.push(vec![at]),
        }
    }
    groups
}

fn best(sheet: &Sheet<'_>, groups: &[Vec<usize>]) -> Option<usize> {
    let fits = |group: &Vec<usize>| {
        let first = sheet.lines[group[0]].words;
        let whole: String = group.iter().map(|at| sheet.lines[*at].words).collect::<Vec<_>>().join(" ");
        let letters = whole.chars().filter(|letter| letter.is_alphabetic()).count();
        letters >= 5
            && group.len() <= 5
            // Several sentences are a paragraph, however short.
            && !(ends_sentence(&whole) && norsk::sentences(&whole).len() > 1)
            && !(looks_like_organisation(&whole) || looks_like_person(&whole) || norsk::is_role(&whole))
            && !names_kind(sheet, group)
            && !whole.ends_with(':')
            && sheet.lines[group[0]].cell.is_none_or(|cell| cell.column == 0 || sheet.stands_out(group[0]))
            && first.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit() || letter == '«')
    };
    let fitting: Vec<usize> = (0..groups.len()).filter(|index| fits(&groups[*index])).collect();
    if sheet.has_layout() {
        let prominence = |index: &usize| {
            let at = groups[*index][0];
            let size = sheet.lines[at].layout.map_or(0.0, |layout| layout.size);
            let bold = sheet.lines[at].layout.is_some_and(|layout| layout.bold);
            ((size * 2.0).round() as u32, bold)
        };
        let standing_out: Vec<usize> = fitting.iter().copied().filter(|index| sheet.stands_out(groups[*index][0])).collect();
        if !standing_out.is_empty() {
            // The first of equals: a heading in the title's own style stands below it.
            let largest = standing_out
                .iter()
                .copied()
                .reduce(|best, other| if prominence(&other) > prominence(&best) { other } else { best });
            // The sender's name may be set larger than the title, above the labels and the address.
            let below = |other: &usize| {
                largest.is_some_and(|largest| {
                    *other > largest
                        && is_above_header(sheet, &groups[largest], groups[*other][0])
                        && is_alone_in_style(sheet, groups[*other][0])
                })
            };
            return standing_out.iter().copied().rev().find(below).or(largest);
        }
    }
    // Without typography the title is the last group above the body, or the one above that where the last one is a heading of
    // the body: the two stand one right below the other.
    let last = *fitting.last()?;
    let adjacent = |a: usize, b: usize| groups[a].last().is_some_and(|end| sheet.next(*end) == groups[b].first().copied());
    match fitting.len().checked_sub(2).map(|index| fitting[index]) {
        Some(before) if adjacent(before, last) && groups[last].len() == 1 && !looks_like_letterhead(sheet, groups[before][0]) => {
            Some(before)
        }
        _ => Some(last),
    }
}

/// Whether a line is nothing but the years from which to which something holds: «2026–2029», «(2026-2029)».
fn is_period(line: &str) -> bool {
    let mut years = line.trim_matches(['(', ')', ' ']).split(['–', '-']).map(str::trim);
    let is_year =
        |part: Option<&str>| part.is_some_and(|part| part.len() == 4 && part.starts_with("20") && part.parse::<u16>().is_ok());
    is_year(years.next()) && is_year(years.next()) && years.next().is_none()
}

/// Whether a group at the head of the page is short, and labels or an address part it from line `below`: it is letterhead.
fn is_above_header(sheet: &Sheet<'_>, group: &[usize], below: usize) -> bool {
    let short = group.iter().all(|at| sheet.lines[*at].words.split_whitespace().count() <= 5);
    let opens = (0..group[0]).filter(|at| sheet.lines[*at].zone != Zone::Furniture).count() < 4;
    let last = group.last().copied().unwrap_or(0);
    let parted = (last..below).any(|at| {
        let line = &sheet.lines[at];
        line.claimed && (line.zone == Zone::Address || matches!(line.role, Role::Fields(_)))
    });
    short && opens && parted
}

/// Whether no later line has the style of the line at `at`: headings share theirs, a title has its own.
fn is_alone_in_style(sheet: &Sheet<'_>, at: usize) -> bool {
    let Some(own) = sheet.lines[at].layout else { return false };
    let page = sheet.lines[at].page;
    let alike = |below: usize| {
        sheet.lines[below].layout.is_some_and(|layout| (layout.size - own.size).abs() < 0.3 && layout.bold == own.bold)
    };
    let after = (at + 1..sheet.lines.len())
        .filter(|below| sheet.lines[*below].cell.is_none() && sheet.lines[*below].zone != Zone::Furniture);
    // The title's own further lines stand right below.
    after.filter(|below| alike(*below)).all(|below| sheet.lines[below].page == page && below < at + 4 && (at..below).all(alike))
}

/// Whether a label of the header names the subject: `Emne:`, `Sak:`, `Gjelder:`.
fn has_subject(sheet: &Sheet<'_>) -> bool {
    sheet.lines.iter().any(|line| match &line.role {
        Role::Fields(places) => places.iter().any(|place| {
            place.value.is_some_and(|value| !norsk::is_case_number(sheet.text.slice(value)))
                && label_at(sheet.text.slice(place.label)).is_some_and(|(label, _)| label == Label::Subject)
        }),
        _ => false,
    })
}

/// Whether the lines only say what kind of document it is: «NOTAT», «Saksprotokoll».
fn names_kind(sheet: &Sheet<'_>, group: &[usize]) -> bool {
    let kinds = &words().kinds;
    let line = sheet.lines[group[0]].words;
    group.len() == 1
        && [&kinds.notat, &kinds.saksframlegg, &kinds.saksprotokoll, &kinds.moeteinnkalling, &kinds.hoeringssvar, &kinds.rapport]
            .iter()
            .any(|forms| forms.is(line))
}

/// The first line of a document, all capitals or with the name of a body in it, is its letterhead.
fn looks_like_letterhead(sheet: &Sheet<'_>, at: usize) -> bool {
    let line = sheet.lines[at].words;
    at == 0 && (line == line.to_uppercase() || fold(line).split_whitespace().next_back() == Some("kommune"))
}
