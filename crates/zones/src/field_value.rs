//! Which of the words around a label are its value.

use letter::Span;
use norsk::{Label, case_number, email, first_date, label_at, looks_like_person, phone};

use crate::field::labels_in;
use crate::sheet::{FieldPlace, Role, Sheet};
use crate::spaced;

/// Whether words can be the value of a label.
pub(crate) fn value_fits(label: Option<Label>, value: &str) -> bool {
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
pub(crate) fn all_typed(sheet: &Sheet<'_>, places: &[FieldPlace]) -> bool {
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

/// The value of a label that fills a cell: the cell below where that is no label, else the cell beside.
pub(crate) fn cell_value(sheet: &Sheet<'_>, cell: letter::Cell) -> Option<usize> {
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
pub(crate) fn values_below(sheet: &Sheet<'_>, at: usize, places: &mut [FieldPlace]) {
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
    if by_columns(sheet, at, places) {
        return;
    }
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

/// How far apart, in characters, a label and its value below may begin.
const BELOW: usize = 3;

/// Gives each label the value that stands right below it, where wide space shows the columns of plain text; tells whether all values have
/// found their label.
fn by_columns(sheet: &Sheet<'_>, at: usize, places: &mut [FieldPlace]) -> bool {
    let values = spaced::pieces(sheet, at);
    let Some(labels_line) = places.first().and_then(|place| sheet.lines.iter().find(|line| line.span.contains(place.label)))
    else {
        return false;
    };
    if labels_line.layout.is_some() || (values.len() < 2 && sheet.lines[at].indent < 4.0) {
        return false;
    }
    let begins = |place: &FieldPlace| {
        let lead = sheet.text.slice(Span::new(labels_line.span.start, place.label.start)).chars().count();
        labels_line.indent as usize + lead
    };
    let columns: Vec<usize> = places.iter().map(begins).collect();
    // What stands left of all labels is letterhead.
    let values: Vec<spaced::Piece> =
        values.into_iter().filter(|value| columns.iter().any(|column| value.column + BELOW >= *column)).collect();
    let found: Option<Vec<usize>> =
        values.iter().map(|value| columns.iter().position(|column| column.abs_diff(value.column) <= BELOW)).collect();
    let Some(found) = found.filter(|found| found.windows(2).all(|pair| pair[0] < pair[1])) else { return false };
    for (label, value) in found.into_iter().zip(values) {
        places[label].value = Some(value.span);
    }
    true
}
