//! Finds: the header of a letter: labels with their values, the address block, letterhead and markings; and where the body begins.
//! Because: a header is made of short lines with known labels, post towns, telephone numbers and names, and running text is not.
//! Misses: labels that no table of words knows.

use letter::{Span, Zone};
use norsk::{
    Label, address_line, case_number, email, first_date, label_at, looks_like_organisation, looks_like_person, phone, post_line,
    words,
};

use crate::mark::MarkKind;
use crate::sheet::{FieldPlace, Role, Sheet, ends_sentence};

/// How many lines from the top a header may reach where the page does not end before.
const REACH: usize = 90;
/// How many lines above its post town an address block may begin.
const ADDRESS: usize = 6;

/// Marks the header and gives the first line of the body.
pub(crate) fn mark(sheet: &mut Sheet<'_>) -> usize {
    let reach = sheet.lines.iter().take(REACH).take_while(|line| line.page <= 1).count();
    let body = body_start(sheet, reach);
    fields(sheet, reach, body);
    addresses(sheet, reach, body);
    letterhead(sheet, body);
    body
}

/// The first line of running text, list or numbered heading.
fn body_start(sheet: &Sheet<'_>, reach: usize) -> usize {
    let mut at = 0;
    while at < reach {
        let line = &sheet.lines[at];
        if line.claimed || line.cell.is_some() {
            at += 1;
            continue;
        }
        let next = sheet.next(at).filter(|next| !sheet.opens(*next));
        // A cover says when a plan was adopted; that is no sentence of it.
        if words().phrases.adopted.starts(line.words).is_some()
            && first_date(line.words).is_some()
            && line.words.chars().count() < 110
        {
            at += 1;
            continue;
        }
        let numbered = line.mark.as_ref().is_some_and(|mark| match &mark.kind {
            MarkKind::Decimal(parts, _) => {
                parts.iter().all(|part| *part < 30)
                    && post_line(line.words).is_none()
                    && first_date(line.words).is_none()
                    && sheet.after_mark(at).starts_with(char::is_uppercase)
                    && !sheet.after_mark(at).contains('/')
            }
            MarkKind::Bullet => !is_contact(line.words) && sheet.after_mark(at).len() > 20,
            _ => false,
        });
        let joined = next.is_some_and(|next| {
            let follows = &sheet.lines[next];
            !sheet.broken_early(at)
                && follows.words.starts_with(|letter: char| letter.is_lowercase() || letter.is_ascii_digit())
                && follows.words.split_whitespace().count() >= 2
        });
        let length = line.words.chars().count();
        let sentence = (ends_sentence(line.words) && length > 30 && line.words.split_whitespace().count() >= 6)
            || (length > 60 && joined && !sheet.stands_out(at) && paragraph_ends(sheet, at));
        let label = labels_in(sheet, at).first().and_then(|place| label_at(sheet.text.slice(place.label)));
        if (numbered || sentence)
            && !is_contact(line.words)
            && label.is_none_or(|(label, _)| matches!(label, Label::To | Label::From | Label::Subject))
        {
            return at;
        }
        at += 1;
    }
    reach
}

/// Whether the paragraph that begins at `at` ends like a sentence, or goes on for three lines and more.
fn paragraph_ends(sheet: &Sheet<'_>, at: usize) -> bool {
    let mut last = at;
    let mut lines = 1;
    while let Some(next) = sheet.next(last).filter(|next| !sheet.opens(*next)) {
        last = next;
        lines += 1;
        if lines > 3 {
            return true;
        }
    }
    ends_sentence(sheet.lines[last].words) || sheet.lines[last].words.ends_with([':', ','])
}

/// Whether the line tells how to reach the sender: an e-mail or web address, telephone, organisation number.
fn is_contact(line: &str) -> bool {
    // A sentence may name a web page as well.
    if ends_sentence(line) && line.split_whitespace().count() >= 5 && label_at(line).is_none() {
        return false;
    }
    email(line).is_some()
        || line.contains("www.")
        || line.contains("http")
        || label_at(line).is_some_and(|(label, _)| matches!(label, Label::Postal | Label::Phone | Label::Email))
        || (words().labels.postal.within(line)
            && line.chars().count() < 140
            && line.chars().filter(char::is_ascii_digit).count() >= 4)
}

/// Labels with their values: on one line, in a cell, in the cell below or beside, or in a row of labels over a row of values.
fn fields(sheet: &mut Sheet<'_>, reach: usize, body: usize) {
    let mut at = 0;
    while at < reach {
        if sheet.lines[at].claimed || sheet.lines[at].role != Role::Plain {
            at += 1;
            continue;
        }
        if in_treatment(sheet, at) {
            sheet.claim(at, Zone::Header);
            at += 1;
            continue;
        }
        let places = labels_in(sheet, at);
        let in_header = at < body;
        let row = places.len() >= 2 && places.iter().all(|place| place.value.is_none());
        // Past the first running text only a whole row of labels is a header; «Frist: 1. mai» is text.
        let alone = places.len() == 1 && (in_header || in_sidebar(sheet, at, &places[0]));
        if !(alone || (places.len() >= 2 && (in_header || row || all_typed(sheet, &places)))) {
            at += 1;
            continue;
        }
        at = claim_fields(sheet, at, places);
    }
}

/// Whether the line stands in the table of political treatment (`Behandlet av | Møtedato | Saksnr.`), which stays a table: its
/// columns are labels of many rows.
fn in_treatment(sheet: &Sheet<'_>, at: usize) -> bool {
    let Some(cell) = sheet.lines[at].cell else { return false };
    sheet.lines.iter().any(|line| {
        line.cell.is_some_and(|it| it.table == cell.table && it.row <= cell.row && it.column == 0)
            && label_at(line.words).is_some_and(|(label, length)| label == Label::Treatment && length == line.words.len())
    })
}

/// Whether a label fills its line and has a value that fits right below, in a column of such labels: references that stand beside or
/// below the text of the first page.
fn in_sidebar(sheet: &Sheet<'_>, at: usize, place: &FieldPlace) -> bool {
    let fills = |at: usize| labels_in(sheet, at).first().is_some_and(|place| place.value.is_none());
    let fits = |at: usize| {
        let label =
            labels_in(sheet, at).first().and_then(|place| label_at(sheet.text.slice(place.label)).map(|(label, _)| label));
        sheet.next(at).is_some_and(|next| value_fits(label, sheet.lines[next].words))
    };
    let below = sheet.next(at).and_then(|value| sheet.next(value)).is_some_and(|next| fills(next) && fits(next));
    let above = at > 0 && sheet.lines[at - 1].zone == Zone::Header && sheet.lines[at - 1].claimed;
    place.value.is_none() && fits(at) && (below || above)
}

/// Whether words can be the value of a label.
fn value_fits(label: Option<Label>, value: &str) -> bool {
    match label {
        Some(Label::Date | Label::YourDate | Label::MeetingDate) => first_date(value).is_some(),
        Some(Label::CaseHandler) => looks_like_person(value.split([',', '/']).next().unwrap_or(value).trim()),
        Some(Label::OurReference | Label::YourReference | Label::CaseNumber) => case_number(value).is_some(),
        Some(Label::Phone) => phone(value).is_some(),
        Some(Label::Email) => email(value).is_some(),
        _ => false,
    }
}

/// Whether each value is what its label announces, so that the line is a header wherever it stands.
fn all_typed(sheet: &Sheet<'_>, places: &[FieldPlace]) -> bool {
    places.iter().all(|place| {
        let Some(value) = place.value else { return true };
        let value = sheet.text.slice(value);
        match label_at(sheet.text.slice(place.label)).map(|(label, _)| label) {
            Some(Label::Date | Label::YourDate) => first_date(value).is_some(),
            Some(Label::CaseNumber | Label::OurReference | Label::YourReference) => case_number(value).is_some(),
            Some(Label::CaseHandler) => looks_like_person(value) || phone(value).is_some(),
            _ => false,
        }
    })
}

/// The labels in a line, each with what stands after it up to the next label.
fn labels_in(sheet: &Sheet<'_>, at: usize) -> Vec<FieldPlace> {
    let line = &sheet.lines[at];
    let words = line.words;
    let mut places: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    while from < words.len() {
        let begins = from == 0 || words[..from].ends_with(' ');
        if begins
            && words[from..].starts_with(char::is_uppercase)
            && let Some((label, length)) = label_at(&words[from..])
        {
            let printed = &words[from..from + length];
            let colon = printed.contains(':');
            let rest = words[from + length..].trim_start();
            let wide = printed.ends_with("  ") || words[from + length..].starts_with("  ");
            // «Sak», «Til» and their like are words of running text as well: they are labels only with a colon.
            let common = matches!(label, Label::To | Label::From | Label::Subject | Label::Copy | Label::Email | Label::Phone);
            let after_label = places.last().is_none_or(|(start, end)| from >= *end && (words[*start..from].len() < 80));
            let whole = rest.is_empty() || label_at(rest).is_some() || line.cell.is_some();
            let typed = first_date(&rest[..floor(rest, 14)]).is_some_and(|date| date.at.start == 0)
                || case_number(rest).is_some_and(|case| case.at.start == 0)
                || rest.starts_with('§')
                || rest.starts_with("Offl");
            if after_label
                && (colon
                    || wide && !common
                    || whole && (!common || printed.trim().contains(' '))
                    || typed && !common
                    || (whole && line.cell.is_some()))
            {
                places.push((from, from + length));
                from += length.max(1);
                continue;
            }
        }
        from += words[from..].chars().next().map_or(1, char::len_utf8);
    }
    // A line that begins with other words and has one label in the midst is text, but for a row of contact facts.
    if places.len() == 1 && places[0].0 > 0 && !words[..places[0].0].ends_with("  ") {
        return Vec::new();
    }
    let base = line.span.start;
    places
        .iter()
        .enumerate()
        .map(|(index, (start, end))| {
            let stop = places.get(index + 1).map_or(words.len(), |next| next.0);
            let value = sheet.text.trim(Span::new(base + end, base + stop.max(*end)));
            FieldPlace { label: Span::new(base + start, base + end), value: (!value.is_empty()).then_some(value) }
        })
        .collect()
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Gives the labels at `at` their values and claims the lines; gives the next line to look at.
fn claim_fields(sheet: &mut Sheet<'_>, at: usize, mut places: Vec<FieldPlace>) -> usize {
    let mut used = vec![at];
    let label_of = |sheet: &Sheet<'_>, place: &FieldPlace| label_at(sheet.text.slice(place.label)).map(|(label, _)| label);
    if places.iter().all(|place| place.value.is_none()) {
        if let Some(cell) = sheet.lines[at].cell {
            if let Some(value) = cell_value(sheet, cell) {
                places[0].value = Some(sheet.lines[value].span);
                used.push(value);
                // A value may have more lines in its cell.
                for more in value + 1..sheet.lines.len() {
                    if sheet.lines[more].cell != sheet.lines[value].cell {
                        break;
                    }
                    used.push(more);
                }
            }
        } else if places.len() >= 2 {
            if let Some(next) = sheet.next(at).filter(|next| labels_in(sheet, *next).is_empty() && !sheet.lines[*next].claimed) {
                values_below(sheet, next, &mut places);
                if places.iter().any(|place| place.value.is_some()) {
                    used.push(next);
                    // What stands alone under the row of values is more of one of them: a case handler's name.
                    if let Some(second) = sheet.next(next).filter(|second| sheet.lines[*second].gap < 0.5) {
                        let words = sheet.lines[second].words.trim_matches([' ', '/']);
                        if looks_like_person(words) {
                            used.push(second);
                            let value = sheet.text.trim(Span::new(sheet.lines[second].span.start, sheet.lines[second].span.end));
                            let label = Span::new(value.start, value.start);
                            sheet.lines[second].role = Role::Fields(vec![FieldPlace { label, value: Some(value) }]);
                        }
                    }
                }
            }
        } else if let Some(next) = sheet.next(at).filter(|next| {
            labels_in(sheet, *next).is_empty()
                && sheet.lines[*next].gap < 0.5
                && !sheet.lines[*next].claimed
                && sheet.lines[*next].cell.is_none()
                && sheet.lines[*next].words.chars().count() < 70
        }) {
            let value = sheet.lines[next].words;
            let fits = value_fits(label_of(sheet, &places[0]), value);
            if fits {
                places[0].value = Some(sheet.lines[next].span);
                used.push(next);
            }
        }
    }
    // A value may go on in the lines below, set in as far as it begins.
    if let (Some(place), None) = (places.last_mut(), sheet.lines[at].cell)
        && let Some(value) = place.value.filter(|value| sheet.lines[at].span.contains(*value))
    {
        let lead = sheet.text.slice(Span::new(sheet.lines[at].span.start, value.start)).chars().count();
        let begins = sheet.lines[at].indent + lead as f32;
        let mut last = at;
        while let Some(next) = sheet.next(last).filter(|next| {
            let line = &sheet.lines[*next];
            line.layout.is_none() && line.gap < 0.5 && begins > 6.0 && (line.indent - begins).abs() <= 2.0 && !line.claimed
        }) {
            used.push(next);
            place.value = Some(Span::new(value.start, sheet.lines[next].span.end));
            last = next;
        }
    }
    let access_with_no_more = places.len() == 1 && label_of(sheet, &places[0]) == Some(Label::Access);
    if access_with_no_more
        && places[0].value.is_none()
        && let Some(next) = sheet.next(at).filter(|next| sheet.lines[*next].gap < 0.5 && sheet.lines[*next].words.contains('§'))
    {
        places[0].value = Some(sheet.lines[next].span);
        used.push(next);
    }
    let last = used.iter().copied().max().unwrap_or(at);
    for line in used {
        sheet.claim(line, Zone::Header);
        if sheet.lines[line].role == Role::Plain && line != at {
            sheet.lines[line].role = Role::Fields(Vec::new());
        }
    }
    sheet.lines[at].role = Role::Fields(places);
    // Cells of one row stand before those of the next: only the label itself has been passed.
    if sheet.lines[at].cell.is_some() { at + 1 } else { last + 1 }
}

/// The value of a label that fills a cell: the cell below where that is no label, else the cell beside.
fn cell_value(sheet: &Sheet<'_>, cell: letter::Cell) -> Option<usize> {
    let find = |row: u32, column: u32| {
        (0..sheet.lines.len()).find(|other| {
            sheet.lines[*other].cell.is_some_and(|it| it.table == cell.table && it.row == row && it.column == column)
        })
    };
    // Empty cells have no lines: what stands beside is the next cell that has one.
    let beside = (0..sheet.lines.len()).find(|other| {
        sheet.lines[*other].cell.is_some_and(|it| it.table == cell.table && it.row == cell.row && it.column > cell.column)
    });
    let is_value = |other: &usize| !sheet.lines[*other].claimed && labels_in(sheet, *other).is_empty();
    let beside_label = beside.is_some_and(|other| !labels_in(sheet, other).is_empty());
    let before_label = cell.column > 0
        && find(cell.row, cell.column - 1).is_some_and(|other| {
            matches!(&sheet.lines[other].role, Role::Fields(places) if places.first().is_some_and(|place| place.value.is_none()))
                || !labels_in(sheet, other).is_empty()
        });
    if beside_label || before_label {
        return find(cell.row + 1, cell.column).filter(is_value);
    }
    beside.filter(is_value).or_else(|| find(cell.row + 1, cell.column).filter(is_value))
}

/// A row of values under a row of labels, both without borders: by columns where wide space shows them, else by what each
/// value is: a date under «Dato», a name with telephone under «Saksbehandler», references in order.
fn values_below(sheet: &Sheet<'_>, at: usize, places: &mut [FieldPlace]) {
    let line = &sheet.lines[at];
    let labels: Vec<Option<Label>> =
        places.iter().map(|place| label_at(sheet.text.slice(place.label)).map(|(label, _)| label)).collect();
    let is = |wanted: &[Label]| -> Vec<usize> {
        (0..labels.len()).filter(|index| labels[*index].is_some_and(|label| wanted.contains(&label))).collect()
    };
    let mut rest: Vec<(usize, usize)> = vec![(0, line.words.len())];
    let cut = |rest: &mut Vec<(usize, usize)>, start: usize, end: usize| {
        if let Some(index) = rest.iter().position(|(from, to)| *from <= start && end <= *to) {
            let (from, to) = rest.remove(index);
            rest.insert(index, (end, to));
            rest.insert(index, (from, start));
        }
    };
    let span = |start: usize, end: usize| sheet.text.trim(Span::new(line.span.start + start, line.span.start + end));
    // Days: the last label of a day takes the last day, where there are fewer days than labels.
    let days = norsk::dates(line.words, None);
    let day_labels = is(&[Label::YourDate, Label::Date]);
    for (label, day) in day_labels.iter().rev().zip(days.iter().rev()) {
        places[*label].value = Some(span(day.at.start, day.at.end));
        cut(&mut rest, day.at.start, day.at.end);
    }
    // The name of a case handler, with what follows it up to the next known value.
    if let Some(handler) = is(&[Label::CaseHandler]).first() {
        let found = rest.iter().copied().find_map(|(from, to)| {
            let part = &line.words[from..to];
            let words: Vec<&str> = part.split_whitespace().collect();
            (0..words.len()).find_map(|skip| {
                let name = words[skip..].join(" ");
                let head = name.split([',', '/']).next().unwrap_or("").trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
                (looks_like_person(head)).then(|| {
                    let start = part.find(words[skip]).unwrap_or(0);
                    (from + start, to)
                })
            })
        });
        if let Some((start, end)) = found {
            places[*handler].value = Some(span(start, end));
            cut(&mut rest, start, end);
        }
    }
    // What is left are references, in the order of their labels. One alone goes to the label that names the case.
    let reference_labels =
        is(&[Label::YourReference, Label::OurReference, Label::CaseNumber, Label::DocumentNumber, Label::ArchiveCode]);
    let mut values: Vec<(usize, usize)> = Vec::new();
    for (from, to) in rest {
        let part = &line.words[from..to];
        let mut start = 0;
        if let Some(case) = case_number(part) {
            if !part[..case.at.start].trim().is_empty() {
                values.push((from, from + case.at.start));
            }
            values.push((from + case.at.start, from + case.at.end));
            start = case.at.end;
        }
        if !part[start..].trim().is_empty() {
            values.push((from + start, to));
        }
    }
    if let [(start, end)] = values[..]
        && reference_labels.len() > 1
    {
        let named =
            reference_labels.iter().find(|index| sheet.text.slice(places[**index].label).to_lowercase().contains("saksnr"));
        let own = reference_labels.iter().find(|index| labels[**index] == Some(Label::OurReference));
        if let Some(index) = named.or(own) {
            places[*index].value = Some(span(start, end));
        }
        return;
    }
    for (index, (start, end)) in reference_labels.iter().zip(values) {
        places[*index].value = Some(span(start, end));
    }
}

/// Address blocks: the line with the post town, and the short lines above it.
fn addresses(sheet: &mut Sheet<'_>, reach: usize, body: usize) {
    for at in 0..reach {
        let line = &sheet.lines[at];
        if line.claimed
            || line.words.chars().count() > 60
            || post_line(line.words).is_none()
            || is_contact(line.words)
            || label_at(line.words).is_some()
        {
            continue;
        }
        let mut first = at;
        while first > 0 && at - first < ADDRESS {
            let above = &sheet.lines[first - 1];
            let part = !above.claimed
                && above.page == line.page
                && above.words.chars().count() <= 70
                && !ends_sentence(above.words)
                && !above.words.ends_with(':')
                && above.mark.is_none()
                && sheet.lines[first].gap < 0.5
                && above.cell == line.cell
                && !is_contact(above.words)
                && label_at(above.words).is_none()
                && words().phrases.salutation_group.starts(above.words).is_none_or(|length| length <= 4);
            if !part {
                break;
            }
            first -= 1;
        }
        // A post town is no year: «25. februar 2025 Årsrapport» is a row of a table.
        let year = post_line(line.words)
            .is_some_and(|(code, _, _)| line.words[code.clone()].starts_with("20") && norsk::year_in(line.words).is_some());
        let has_street = (first..=at).any(|line| address_line(sheet.lines[line].words.trim()).is_some());
        // Past the first running text, and where the code may be a year, an address needs its street.
        if (at >= body || year) && !has_street {
            continue;
        }
        if first == at && !has_street && at > 0 && !looks_like_organisation(sheet.lines[at].words) {
            continue;
        }
        for part in first..=at {
            sheet.claim(part, Zone::Address);
        }
    }
}

/// What else stands above the body and names the sender or restricts access.
fn letterhead(sheet: &mut Sheet<'_>, body: usize) {
    for at in 0..body {
        let line = &sheet.lines[at];
        if line.claimed {
            continue;
        }
        let words_in_line = line.words;
        let marking = label_at(words_in_line)
            .is_some_and(|(label, length)| label == Label::Access && words_in_line[length..].trim().len() < 60);
        let date_line =
            first_date(words_in_line).is_some_and(|date| words_in_line.len() - date.at.len() < 30) && !sheet.stands_out(at);
        let salutation = words().phrases.salutation_group.starts(words_in_line).is_some() && words_in_line.len() < 110;
        let listed = words().phrases.according_to_list.is(words_in_line);
        let adopted = words().phrases.adopted.starts(words_in_line).is_some() && first_date(words_in_line).is_some();
        if marking || date_line || salutation || listed || adopted || is_contact(words_in_line) {
            sheet.claim(at, Zone::Header);
        }
    }
}
