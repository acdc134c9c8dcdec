//! Finds: the closing greeting with the signatures under it, and the lists of recipients, copies and attachments, each from the
//! line that announces it to the line that begins something else.
//! Because: these parts of a letter are announced by a small set of words, alone on their line or with a colon.
//! Misses: lists that nothing announces.

use letter::Zone;
use norsk::{Forms, looks_like_person, post_line, words};

use crate::mark::MarkKind;
use crate::sheet::{Sheet, ends_sentence};

/// How many lines a signature has at most.
const SIGNATURE: usize = 16;

pub(crate) fn mark(sheet: &mut Sheet<'_>) {
    let mut zone = None;
    let mut since = 0;
    let mut signed = false;
    for at in 0..sheet.lines.len() {
        if sheet.lines[at].claimed {
            continue;
        }
        if is_closing(sheet, at) || is_place_and_day(sheet, at) || (zone.is_none() && is_name_at_end(sheet, at)) {
            zone = Some(Zone::Signature);
            signed = true;
            since = at;
        } else if let Some(announced) = announced(sheet, at, signed || zone.is_some()) {
            zone = Some(announced);
            since = at;
        } else if zone.is_some_and(|zone| ends(sheet, at, zone, since)) {
            zone = None;
        }
        if let Some(zone) = zone {
            sheet.claim(at, zone);
        }
    }
}

/// A closing greeting: alone on its line, or with a name after it.
fn is_closing(sheet: &Sheet<'_>, at: usize) -> bool {
    let line = sheet.lines[at].words;
    let Some(length) = words().phrases.closing.starts(line) else { return false };
    let rest = line[length..].trim_matches([',', '.', ' ', '!', '/']);
    // «Med venleg helsing / Med vennlig hilsen»: in both written forms.
    let from = words().labels.from.starts(rest).map_or("", |length| rest[length..].trim());
    let rest = if words().phrases.closing.is(rest) || words().labels.from.is(rest) || norsk::looks_like_organisation(from) {
        ""
    } else {
        rest
    };
    // A greeting alone on its line needs no space above where a name stands below.
    let named = rest.is_empty()
        && sheet.next(at).is_some_and(|next| {
            let below = sheet.lines[next].words;
            looks_like_person(below) || norsk::looks_like_organisation(below)
        });
    let opens = named || sheet.opens(at) || sheet.previous(at).is_some_and(|before| ends_sentence(sheet.lines[before].words));
    opens
        && line.starts_with(char::is_uppercase)
        && (rest.is_empty()
            || looks_like_person(rest)
            || norsk::first_date(rest).is_some_and(|date| date.at.len() + 4 > rest.len())
            || (rest.len() < 40 && rest.starts_with(char::is_uppercase) && !ends_sentence(line)))
}

/// A place and a day above the names of those who sign, where no greeting closes: «Storvik, 6. mars 2025».
fn is_place_and_day(sheet: &Sheet<'_>, at: usize) -> bool {
    let line = sheet.lines[at].words;
    let Some(day) = norsk::first_date(line) else { return false };
    let place = line[..day.at.start].trim_end();
    at * 2 > sheet.lines.len()
        && day.at.end == line.trim_end().len()
        && place
            .strip_suffix(',')
            .is_some_and(|place| place.split_whitespace().count() <= 3 && place.starts_with(char::is_uppercase))
        && sheet.next(at).is_some_and(|next| looks_like_person(sheet.lines[next].words))
}

/// A name with its role below, apart from the text, with which the letter ends or its lists begin: notes are signed without a greeting.
fn is_name_at_end(sheet: &Sheet<'_>, at: usize) -> bool {
    let line = &sheet.lines[at];
    // In a flowing document a paragraph of its own stands apart without any space.
    let apart = |at: usize| {
        sheet.opens(at)
            || sheet.lines[at].paragraph.is_some()
                && sheet.previous(at).is_some_and(|before| sheet.lines[before].paragraph != sheet.lines[at].paragraph)
    };
    if at * 3 < sheet.lines.len() || !apart(at) || line.cell.is_some() || !looks_like_person(line.words) {
        return false;
    }
    let Some(role) = sheet.next(at).filter(|below| sheet.lines[*below].gap < 0.5) else { return false };
    let ends = sheet.next(role).is_none_or(|next| announced(sheet, next, true).is_some());
    ends && norsk::is_role(sheet.lines[role].words) && sheet.lines[role].words.chars().count() < 60
}

/// The list that the line announces. Before the signature only with a colon or as a line of its own under a blank.
fn announced(sheet: &Sheet<'_>, at: usize, late: bool) -> Option<Zone> {
    let line = &sheet.lines[at];
    let phrases = &words().phrases;
    let labels = &words().labels;
    if line.mark.as_ref().is_some_and(|mark| !matches!(mark.kind, MarkKind::Bullet))
        || line.cell.is_some_and(|cell| cell.column > 0)
    {
        return None;
    }
    let announces = |forms: &Forms| {
        forms.starts(line.words).is_some_and(|length| {
            let rest = line.words[length..].trim_start();
            let rest = rest
                .strip_prefix(|c: char| c == '(')
                .map_or(rest, |inner| inner.split_once(')').map_or(rest, |(_, after)| after.trim_start()));
            rest.starts_with(':') || (rest.is_empty() && (late || sheet.opens(at)))
        })
    };
    if announces(&phrases.not_attached) && (!sheet.stands_out(at) || line.words.ends_with(':')) {
        Some(Zone::Header)
    } else if announces(&phrases.recipient_list) && (late || at > 3) && !announces(&labels.to) {
        Some(Zone::Recipients)
    } else if announces(&labels.copy) && (late || (line.cell.is_none() && line.words.trim_end().ends_with(':') && at > 6)) {
        Some(Zone::Copies)
    } else if announces(&phrases.attachment_list) && !is_annex(sheet, at) && (late || is_attachment_list(sheet, at)) {
        Some(Zone::Attachments)
    } else {
        numbered_attachment(sheet, at, late)
    }
}

/// Whether the line is the heading of an annex that follows: it is titled and set as a heading, and bullets stand below.
fn is_annex(sheet: &Sheet<'_>, at: usize) -> bool {
    let line = &sheet.lines[at];
    let titled = line.words.split_once(':').is_some_and(|(_, title)| title.split_whitespace().count() >= 2);
    let bullets = (at + 1..sheet.lines.len().min(at + 14))
        .filter(|below| matches!(sheet.lines[*below].mark.as_ref().map(|mark| &mark.kind), Some(MarkKind::Bullet)))
        .count();
    let table = sheet.next(at).is_some_and(|next| sheet.lines[next].cell.is_some());
    titled
        && (bullets >= 2 || table)
        && sheet.stands_out(at)
        && line.layout.is_some_and(|layout| layout.size > sheet.body_size * 1.08)
}

/// Before the signature «Vedlegg» announces a list only where short lines follow: it is also a heading of annexes.
fn is_attachment_list(sheet: &Sheet<'_>, at: usize) -> bool {
    let line = sheet.lines[at].words;
    line.contains(':')
        || (!sheet.stands_out(at)
            && sheet
                .next(at)
                .is_some_and(|next| sheet.lines[next].words.chars().count() < 90 && !ends_sentence(sheet.lines[next].words)))
}

/// `Vedlegg 1: Kart` after the signature.
fn numbered_attachment(sheet: &Sheet<'_>, at: usize, late: bool) -> Option<Zone> {
    let line = sheet.lines[at].words;
    let length = words().phrases.attachment_list.starts(line)?;
    let rest = line[length..].trim_start_matches([' ', '.']);
    let number = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    (late && number > 0 && rest[number..].trim_start_matches(['a', 'b', 'c']).starts_with([':', ' ', '.']))
        .then_some(Zone::Attachments)
}

/// Whether `line` begins something that is not part of the list or signature begun at `since`.
fn ends(sheet: &Sheet<'_>, at: usize, zone: Zone, since: usize) -> bool {
    let line = &sheet.lines[at];
    if line.cell.is_some() {
        return false;
    }
    // A heading at the head of another page begins an annex.
    let is_annex = sheet.opens_page(at)
        && sheet.stands_out(at)
        && line.layout.is_some_and(|layout| {
            layout.size > sheet.body_size * 1.15 && !sheet.lines[since].layout.is_some_and(|own| own.size >= layout.size)
        });
    if is_annex {
        return true;
    }
    let length = line.words.chars().count();
    let running_text = length > 70 && post_line(line.words).is_none() && (ends_sentence(line.words) || !sheet.broken_early(at));
    let number = line.mark.as_ref().is_some_and(|mark| matches!(&mark.kind, MarkKind::Decimal(parts, _) if parts.len() > 1));
    match zone {
        // What is not attached is named on the label's own lines.
        Zone::Header => sheet.opens(at) && !sheet.lines[at - 1].words.ends_with(':'),
        Zone::Signature => {
            at > since + SIGNATURE
                || number
                || (running_text && !words().phrases.electronic_approval.within(line.words))
                || (sheet.stands_out(at)
                    && line.gap >= 0.5
                    && line.layout.is_some_and(|layout| layout.size > sheet.body_size * 1.15))
        }
        Zone::Attachments => {
            number
                || (running_text && line.gap >= 0.5 && sheet.opens(at))
                || (line.gap >= 0.5 && at > since + 1 && line.mark.is_none() && ends_sentence(line.words) && length > 60)
                || (at > since + 1 && sheet.stands_out(at) && sheet.opens(at) && !sheet.stands_out(since + 1))
        }
        _ => {
            number
                || (running_text && sheet.opens(at))
                || (at > since + 1
                    && sheet.stands_out(at)
                    && line.gap >= 0.5
                    && line.layout.is_some_and(|layout| layout.size > sheet.body_size * 1.15))
                || (at > since + 2 && ends_sentence(line.words) && length > 60 && post_line(line.words).is_none())
        }
    }
}
