//! Finds: labels of the header block with their values: on one line, in the cell beside or below, in a row of labels over a row of
//! values, in a column beside the text.
//! Because: the labels of letters are a small set of words, and what they announce has a shape of its own.
//! Misses: labels that no table of words knows.

use letter::{Span, Zone};
use norsk::{Label, case_number, first_date, label_at, looks_like_person};

use crate::field_value::{all_typed, cell_value, value_fits, values_below};
use crate::sheet::{FieldPlace, Role, Sheet};
use crate::spaced;

/// How far apart, in characters, the lines of one value may begin.
const ALIGNED: usize = 2;

/// Labels with their values: on one line, in a cell, in the cell below or beside, or in a row of labels over a row of values.
pub(crate) fn mark(sheet: &mut Sheet<'_>, reach: usize, body: usize) {
    let mut at = 0;
    // Where the values of the last row of labels begin, in characters: what stands below one of them goes on with it.
    let mut columns: Vec<(usize, Span)> = Vec::new();
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
        let more = more_of_columns(sheet, at, &places, &columns);
        if places.is_empty() && !more.is_empty() {
            sheet.claim(at, Zone::Header);
            sheet.lines[at].role = Role::Fields(more);
            at += 1;
            continue;
        }
        let in_header = at < body;
        let row = places.len() >= 2 && places.iter().all(|place| place.value.is_none());
        // Past the first running text only a whole row of labels is a header; «Frist: 1. mai» is text.
        let alone = places.len() == 1 && (in_header || in_sidebar(sheet, at, &places[0]));
        if !(alone || (places.len() >= 2 && (in_header || row || all_typed(sheet, &places)))) {
            columns.clear();
            at += 1;
            continue;
        }
        let below = claim_fields(sheet, at, places);
        columns = columns_of(sheet, at, if more.is_empty() { Vec::new() } else { columns });
        if let Role::Fields(places) = &mut sheet.lines[at].role {
            places.splice(0..0, more);
        }
        at = below;
    }
}

/// Where the values of a row of labels begin in plain text, in characters, each with its label; what is known of the row above stays.
fn columns_of(sheet: &Sheet<'_>, at: usize, mut columns: Vec<(usize, Span)>) -> Vec<(usize, Span)> {
    let line = &sheet.lines[at];
    let Role::Fields(places) = &line.role else { return Vec::new() };
    if line.layout.is_some() || line.cell.is_some() {
        return Vec::new();
    }
    for place in places {
        if let Some(value) = place.value.filter(|value| line.span.contains(*value)) {
            let lead = sheet.text.slice(Span::new(line.span.start, value.start)).chars().count();
            columns.push((line.indent as usize + lead, place.label));
        }
    }
    columns
}

/// The pieces of a line that stand below the values of the labels above, in front of the line's own labels: all of them, or none.
fn more_of_columns(sheet: &Sheet<'_>, at: usize, own: &[FieldPlace], columns: &[(usize, Span)]) -> Vec<FieldPlace> {
    let line = &sheet.lines[at];
    if columns.is_empty() || line.gap >= 0.5 || line.layout.is_some() || line.cell.is_some() {
        return Vec::new();
    }
    let pieces = spaced::pieces(sheet, at).into_iter();
    let before = pieces.take_while(|piece| own.first().is_none_or(|first| piece.span.start < first.label.start));
    let below = |piece: spaced::Piece| {
        let (_, label) = columns.iter().find(|(column, _)| column.abs_diff(piece.column) <= ALIGNED && piece.column > 2)?;
        Some(FieldPlace { label: *label, value: Some(piece.span) })
    };
    before.map(below).collect::<Option<Vec<FieldPlace>>>().unwrap_or_default()
}

/// Whether the line stands in the table of political treatment (`Behandlet av | Møtedato | Saksnr.`), which stays a table: its
/// columns are labels of many rows.
fn in_treatment(sheet: &Sheet<'_>, at: usize) -> bool {
    let Some(cell) = sheet.lines[at].cell else { return false };
    sheet.lines.iter().any(|line| {
        line.cell.is_some_and(|it| it.table == cell.table && it.row <= cell.row && it.column <= 1)
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

/// The labels in a line, each with what stands after it up to the next label.
pub(crate) fn labels_in(sheet: &Sheet<'_>, at: usize) -> Vec<FieldPlace> {
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
            // More labels may stand in one cell, each with its value on the next line.
            let same_cell = sheet.lines.get(at + 1).is_some_and(|next| next.cell == Some(cell));
            if same_cell && labels_in(sheet, at + 1).is_empty() {
                places[0].value = Some(sheet.lines[at + 1].span);
                used.push(at + 1);
            } else if let Some(value) = cell_value(sheet, cell) {
                places[0].value = Some(sheet.lines[value].span);
                used.push(value);
                // A value may have more lines in its cell.
                for more in value + 1..sheet.lines.len() {
                    if sheet.lines[more].cell != sheet.lines[value].cell || !labels_in(sheet, more).is_empty() {
                        break;
                    }
                    if let Some(whole) = &mut places[0].value {
                        whole.end = sheet.lines[more].span.end;
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
    if let Some(place) = places.last_mut() {
        used.extend(value_goes_on(sheet, at, place));
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

/// The lines below a label with its value that its value goes on in: those set in as far as the value begins, and the number or
/// address of a case handler whose name ends in a comma.
fn value_goes_on(sheet: &Sheet<'_>, at: usize, place: &mut FieldPlace) -> Vec<usize> {
    let line = &sheet.lines[at];
    let mut lines = Vec::new();
    if let Some(value) = place.value.filter(|value| line.cell.is_none() && sheet.text.slice(*value).ends_with(','))
        && let Some(next) = sheet.next(at).filter(|next| {
            let words = sheet.lines[*next].words;
            !sheet.lines[*next].claimed
                && words.len() < 60
                && (norsk::phone(words).is_some() || norsk::email(words).is_some())
                && labels_in(sheet, *next).is_empty()
        })
    {
        place.value = Some(Span::new(value.start, sheet.lines[next].span.end));
        return vec![next];
    }
    let Some(value) = place.value.filter(|value| line.cell.is_none() && line.layout.is_none() && line.span.contains(*value))
    else {
        return lines;
    };
    let lead = sheet.text.slice(Span::new(line.span.start, value.start)).chars().count();
    let begins = line.indent + lead as f32;
    let mut last = at;
    while let Some(next) = sheet.next(last).filter(|next| {
        let line = &sheet.lines[*next];
        line.gap < 0.5 && begins > 6.0 && (line.indent - begins).abs() <= 2.0 && !line.claimed
    }) {
        lines.push(next);
        place.value = Some(Span::new(value.start, sheet.lines[next].span.end));
        last = next;
    }
    lines
}
