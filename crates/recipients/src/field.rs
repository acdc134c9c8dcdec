//! Finds: date, references, case and document number, case handler, from the labels of the header block and their values.
//! Because: a label says what its value is; what stands without one is only taken where its shape allows one reading (a date
//! beside a place at the top of the letter).
//! Misses: values whose label no table of words knows.

use letter::{BlockKind, CaseHandler, Date, Flow, Found, Runs, Text, Zone, Zones};
use norsk::{Label, label_at, looks_like_person, words};

const RULE: &str = "field";

/// A label of the header block with its value.
pub(crate) struct Field {
    pub(crate) label: Option<Label>,
    pub(crate) value: Runs,
}

/// All labels of the header block that have a value.
pub(crate) fn fields(text: &Text, zones: &Zones) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let mut labels: Vec<letter::Span> = Vec::new();
    for block in &zones.blocks {
        let BlockKind::Field { label } = block.kind else { continue };
        if block.runs.is_empty() {
            continue;
        }
        // A value that goes on below, in a column of its own, has a block for each line.
        if let Some(at) = labels.iter().position(|known| *known == label && !label.is_empty()) {
            fields[at].value.extend(&block.runs);
            continue;
        }
        labels.push(label);
        // «Sak: 27/1440» names the case by its number, «Sak: Søknad om …» by its subject.
        let kind = label_at(text.slice(label)).map(|(label, _)| label);
        let is_number = kind == Some(Label::Subject) && norsk::is_case_number(&text.read(&block.runs));
        fields.push(Field { label: if is_number { Some(Label::CaseNumber) } else { kind }, value: block.runs.clone() });
    }
    fields
}

fn labelled<'f>(fields: &'f [Field], labels: &'f [Label]) -> impl Iterator<Item = &'f Field> {
    labels.iter().flat_map(|label| fields.iter().filter(move |field| field.label == Some(*label)))
}

/// The letter's own date: under its label, else a date alone or beside a place above the body.
pub(crate) fn date(text: &Text, zones: &Zones, fields: &[Field]) -> Option<Found<Date>> {
    let read = |runs: &Runs| {
        let flow = Flow::of(text, runs);
        let found = norsk::first_date(flow.as_str())?;
        Some(Found::new(found.date, flow.runs(found.at), RULE))
    };
    if let Some(found) = labelled(fields, &[Label::Date, Label::MeetingDate]).find_map(|field| read(&field.value)) {
        return Some(found);
    }
    if let Some(found) = treated(text, zones).and_then(|cell| read(&cell)) {
        return Some(found);
    }
    let beside_place = |runs: &Runs| {
        let line = text.read(runs);
        norsk::first_date(&line)
            .is_some_and(|date| line.len() < date.at.len() + 32 && !line[..date.at.start].contains(char::is_numeric))
    };
    zones
        .blocks
        .iter()
        .filter(|block| matches!(block.zone, Zone::Header | Zone::Signature) && block.kind == BlockKind::Paragraph)
        .find(|block| beside_place(&block.runs))
        .and_then(|block| read(&block.runs))
        // A day that the cover names: «Vedteken av kommunestyret 11. desember 2025».
        .or_else(|| {
            let header = zones.blocks.iter().filter(|block| block.zone == Zone::Header && block.kind == BlockKind::Paragraph);
            header
                .filter(|block| words().phrases.adopted.starts(&text.read(&block.runs)).is_some())
                .find_map(|block| read(&block.runs))
        })
        // A value without a label of its own, or one that an unknown label names.
        .or_else(|| {
            fields
                .iter()
                .filter(|field| matches!(field.label, None | Some(Label::OurReference)))
                .find_map(|field| read(&field.value))
        })
}

/// The day of the last meeting in the table of political treatment: that of the body whose minutes these are.
fn treated(text: &Text, zones: &Zones) -> Option<Runs> {
    let tables = zones.blocks.iter().filter(|block| block.zone == Zone::Header).filter_map(|block| match &block.kind {
        BlockKind::Table(table) => Some(table),
        _ => None,
    });
    tables.into_iter().find_map(|table| {
        let meeting = |cell: &Runs| words().labels.meeting_date.is(&text.read(cell)) || words().labels.date.is(&text.read(cell));
        let (header, column) =
            table.rows.iter().enumerate().find_map(|(at, row)| row.iter().position(meeting).map(|column| (at, column)))?;
        table.rows[header + 1..].iter().rev().map(|row| row[column].clone()).find(|cell| !cell.is_empty())
    })
}

/// The case number: of our own reference, else of theirs, which names the same case.
pub(crate) fn case_number(text: &Text, zones: &Zones, fields: &[Field]) -> Option<Found<String>> {
    let read = |flow: &Flow, from: usize| {
        let found = norsk::case_number(&flow.as_str()[from..])?;
        let at = from + found.case.start..from + found.case.end;
        Some(Found::new(flow.as_str()[at.clone()].to_owned(), flow.runs(at), RULE))
    };
    let labels = [Label::CaseNumber, Label::OurReference, Label::DocumentNumber, Label::YourReference];
    let labelled = labelled(fields, &labels).find_map(|field| read(&Flow::of(text, &field.value), 0));
    labelled.or_else(|| {
        // A label within a line of the cover: «Vedtatt 3. mai 2025. Arkivsak 25/101.»
        let header = zones.blocks.iter().filter(|block| block.zone == Zone::Header && block.kind == BlockKind::Paragraph);
        header.map(|block| Flow::of(text, &block.runs)).find_map(|flow| {
            let label = words().labels.case_number.find(flow.as_str())?;
            read(&flow, label.end)
        })
    })
}

/// The number of the document in its case: behind the case number, or under a label of its own.
pub(crate) fn document_number(text: &Text, fields: &[Field]) -> Option<Found<String>> {
    let behind = labelled(fields, &[Label::OurReference, Label::CaseNumber, Label::DocumentNumber]).find_map(|field| {
        let flow = Flow::of(text, &field.value);
        let part = norsk::case_number(flow.as_str())?.document?;
        Some(Found::new(flow.as_str()[part.clone()].to_owned(), flow.runs(part), RULE))
    });
    behind.or_else(|| {
        labelled(fields, &[Label::DocumentNumber]).find_map(|field| {
            // «Løpenr. 1877» counts in the case; «Løpenr. 26/1877», beside a case with a number of its own, counts in the journal.
            let value = text.read(&field.value);
            let is_counted = !value.is_empty() && value.chars().all(|digit| digit.is_ascii_digit());
            let is_journalled = norsk::case_number(&value).is_some_and(|number| number.case == (0..value.len()))
                && labelled(fields, &[Label::CaseNumber, Label::OurReference])
                    .any(|other| norsk::case_number(&text.read(&other.value)).is_some());
            (is_counted || is_journalled).then(|| Found::new(value, field.value.clone(), RULE))
        })
    })
}

/// What stands under a label for our reference, as printed.
pub(crate) fn our_reference(text: &Text, fields: &[Field]) -> Option<Found<String>> {
    labelled(fields, &[Label::OurReference]).next().map(|field| Found::new(text.read(&field.value), field.value.clone(), RULE))
}

/// What stands under a label for their reference, as printed.
pub(crate) fn your_reference(text: &Text, fields: &[Field]) -> Option<Found<String>> {
    labelled(fields, &[Label::YourReference]).next().map(|field| Found::new(text.read(&field.value), field.value.clone(), RULE))
}

/// Who handles the case, with the telephone number and mail address beside the name, under the labels next to it or on the lines
/// below it; else the number that the letter gives behind the same name further down.
pub(crate) fn case_handler(text: &Text, zones: &Zones, fields: &[Field]) -> Option<Found<CaseHandler>> {
    let at = fields.iter().position(|field| field.label == Some(Label::CaseHandler)).or_else(|| {
        fields.iter().position(|field| field.label.is_none() && looks_like_person(name_of(&text.read(&field.value))))
    })?;
    let value = text.read(&fields[at].value);
    let mut handler = CaseHandler { name: name_of(&value).to_owned(), ..CaseHandler::default() };
    if handler.name.is_empty() {
        return None;
    }
    let mut runs = fields[at].value.clone();
    handler.phone = norsk::phone(&value).map(|phone| value[phone].to_owned());
    handler.email = norsk::email(&value).map(|email| value[email].to_owned());
    for field in fields.iter().skip(at + 1).take(3) {
        let value = text.read(&field.value);
        match field.label {
            Some(Label::Phone) if handler.phone.is_none() => {
                handler.phone = norsk::phone(&value).map(|phone| value[phone].to_owned())
            }
            Some(Label::Email) if handler.email.is_none() => {
                handler.email = norsk::email(&value).map(|email| value[email].to_owned())
            }
            _ => continue,
        }
        runs.extend(&field.value);
    }
    if handler.phone.is_none()
        && let Some(phone) = phone_below(text, zones, &fields[at].value).or_else(|| phone_behind(text, zones, &handler.name))
    {
        handler.phone = Some(text.read(&phone));
        runs.extend(&phone);
    }
    Some(Found::new(handler, runs, RULE))
}

/// A telephone number alone on one of the lines below a name of the header block.
fn phone_below(text: &Text, zones: &Zones, name: &Runs) -> Option<Runs> {
    let at = zones.blocks.iter().position(|block| block.runs == *name)?;
    let below = zones.blocks[at + 1..].iter().take(3).take_while(|block| block.zone == Zone::Header);
    below.filter(|block| block.kind == BlockKind::Paragraph).find_map(|block| {
        let flow = Flow::of(text, &block.runs);
        let line = flow.as_str();
        let label = label_at(line).filter(|(label, _)| *label == Label::Phone).map_or(0, |(_, length)| length);
        let phone = norsk::phone(line).filter(|phone| phone.end == line.len())?;
        line[label..phone.start].trim_matches([' ', ':', '.']).is_empty().then(|| flow.runs(phone))
    })
}

/// The telephone number that running text gives right behind a name: «kan rettes til Kari Holmvik, telefon 90 00 00 00».
fn phone_behind(text: &Text, zones: &Zones, name: &str) -> Option<Runs> {
    let body = zones.blocks.iter().filter(|block| block.zone == Zone::Body && !matches!(block.kind, BlockKind::Table(_)));
    body.map(|block| Flow::of(text, &block.runs)).find_map(|flow| {
        let from = flow.as_str().find(name)? + name.len();
        let phone = norsk::phone(&flow.as_str()[from..])?;
        let between = flow.as_str()[from..from + phone.start].trim_matches([' ', ',', '(', ':', '.']);
        let words = between.strip_prefix("på ").unwrap_or(between);
        (words.is_empty() || label_at(words) == Some((Label::Phone, words.len())))
            .then(|| flow.runs(from + phone.start..from + phone.end))
    })
}

/// The name at the beginning of a value: up to a comma, a stroke, a bracket, a digit or a mail address.
fn name_of(value: &str) -> &str {
    let end = value.find([',', '/', '(', '|', '+', '<']).unwrap_or(value.len());
    let name = &value[..end];
    let name = name.split_once(|digit: char| digit.is_ascii_digit()).map_or(name, |(before, _)| before);
    let name = norsk::email(name).map_or(name, |email| &name[..email.start]);
    let lower = norsk::fold(name);
    let cut = ["tlf", "telefon", "e-post", "epost"].iter().filter_map(|word| lower.find(word)).min().unwrap_or(name.len());
    name[..cut].trim_matches([' ', '-', '–', ':'])
}
