//! Finds: the entries of a list of recipients (`Mottakere:`, `Likelydende brev sendt til:`) and of a list of copies (`Kopi til:`).
//! Because: each entry is a name, mostly with street and post town; a name that wraps goes on in the next line until its post
//! town, its cell or its point of the list ends.
//! Misses: entries that only a comma parts where names hold commas themselves.

use letter::{Block, BlockKind, Flow, Found, Party, Runs, Text, Zone, Zones};
use norsk::{Label, looks_like_organisation, post_line, words};

use crate::columns::columns;
use crate::entry::party;
use crate::field::Field;

const RULE: &str = "list";

/// The entries of the lists of recipients.
pub(crate) fn recipients(text: &Text, zones: &Zones) -> Vec<Found<Party>> {
    entries(text, zones.blocks.iter().filter(|block| block.zone == Zone::Recipients))
}

/// The entries of the lists of copies, and what stands under `Kopi:` in the header of a note.
pub(crate) fn copies(text: &Text, zones: &Zones, fields: &[Field]) -> Vec<Found<Party>> {
    let mut found: Vec<Found<Party>> = Vec::new();
    for field in fields.iter().filter(|field| field.label == Some(Label::Copy)) {
        found.extend(separated(text, &field.value, RULE));
    }
    found.extend(entries(text, zones.blocks.iter().filter(|block| block.zone == Zone::Copies)));
    found
}

/// The parts of a value that commas, semicolons or «og» between organisations part.
pub(crate) fn separated(text: &Text, value: &Runs, rule: &'static str) -> Vec<Found<Party>> {
    let lines = printed_lines(text, value);
    if lines.len() > 1 {
        // A name with its address below, or one name a line.
        let lines = names(text, lines);
        let address = lines.last().is_some_and(|line| post_line(&text.read(line)).is_some());
        let each = || lines.iter().filter_map(|line| party(text, std::slice::from_ref(line), rule)).collect();
        return if address { party(text, &lines, rule).into_iter().collect() } else { each() };
    }
    let flow = Flow::of(text, value);
    let mut found = Vec::new();
    let mut start = 0;
    let line = flow.as_str();
    // «Lervik, Per <per@…>; …»: where each has a mail address, a comma stands within names.
    let has_mail = line.contains('<') && line.contains('@');
    for part in parts_of(line, has_mail) {
        let end = start + part.len();
        // «Storvik brannvesen og Havna AS» are two; «Avdeling for helse og omsorg» is one.
        match part
            .find(" og ")
            .filter(|at| looks_like_organisation(part[..*at].trim()) && looks_like_organisation(part[at + " og ".len()..].trim()))
        {
            Some(at) => {
                found.extend(party(text, &[flow.runs(start..start + at)], rule));
                found.extend(party(text, &[flow.runs(start + at + " og ".len()..end)], rule));
            }
            None => found.extend(party(text, &[flow.runs(start..end)], rule)),
        }
        start = end + 1;
    }
    found
}

/// The parts of a line between semicolons and commas; a comma in front of a small letter stands within a name («Leiarar i oppvekst, teknisk og
/// helse»).
fn parts_of(line: &str, has_mail: bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, sign) in line.char_indices() {
        let behind = line[at + sign.len_utf8()..].trim_start();
        let next = behind.split([',', ';']).next().unwrap_or(behind);
        let goes_on = behind.starts_with(char::is_lowercase) && !norsk::is_role(next) && !looks_like_organisation(next);
        if sign == ';' || (sign == ',' && !has_mail && !goes_on) {
            parts.push(&line[start..at]);
            start = at + sign.len_utf8();
        }
    }
    parts.push(&line[start..]);
    parts
}

/// The lines of a value put together where a name goes on in the next one.
fn names(text: &Text, lines: Vec<Runs>) -> Vec<Runs> {
    let mut names: Vec<Runs> = Vec::with_capacity(lines.len());
    for line in lines {
        match names.last_mut() {
            Some(above) if goes_on(&text.read(above), &text.read(&line)) => above.extend(&line),
            _ => names.push(line),
        }
    }
    names
}

/// The parts of a value that stand on lines of their own.
fn printed_lines(text: &Text, value: &Runs) -> Vec<Runs> {
    let mut lines = Vec::new();
    for span in value.spans() {
        let first = text.line_at(span.start);
        for line in text.lines()[first..].iter().take_while(|line| line.span.start < span.end) {
            lines.push(value.within(line.span.start.max(span.start), line.span.end.min(span.end)));
        }
    }
    lines
}

fn entries<'b>(text: &Text, blocks: impl Iterator<Item = &'b Block>) -> Vec<Found<Party>> {
    let mut found = Vec::new();
    let mut lines: Vec<Runs> = Vec::new();
    let flush = |lines: &mut Vec<Runs>, found: &mut Vec<Found<Party>>| {
        found.extend(party(text, lines, RULE));
        lines.clear();
    };
    let blocks: Vec<&Block> = blocks.collect();
    if let Some(columns) = side_by_side(text, &blocks) {
        return columns;
    }
    let lines_in: Vec<String> = blocks.iter().map(|block| text.read(&block.runs)).collect();
    let towns: Vec<usize> = lines_in.iter().filter_map(|line| Some(post_line(line)?.0.start)).collect();
    // A town on a line of its own closes an entry of several lines, of three or four mostly.
    let alone = towns.iter().filter(|before| **before == 0).count();
    let has_towns = towns.len() * 3 > blocks.len() || (alone > 0 && alone * 4 >= blocks.len());
    for block in blocks {
        if let BlockKind::Table(table) = &block.kind {
            flush(&mut lines, &mut found);
            let rows: Vec<Vec<Runs>> = table.rows.iter().map(|row| with_towns(text, row)).collect();
            let has_town = |row: &Vec<Runs>| row.iter().any(|cell| post_line(&text.read(cell)).is_some());
            // A first row without a post town, above rows that have one, names the columns.
            let names = usize::from(rows.len() > 2 && !has_town(&rows[0]) && rows[1..].iter().all(has_town));
            for row in &rows[names..] {
                let cells: Vec<Runs> = row.iter().filter(|cell| !cell.is_empty()).cloned().collect();
                if cells.first().is_some_and(|cell| announces(&text.read(cell)).is_some() || is_column_name(&text.read(cell))) {
                    continue;
                }
                // Columns without addresses hold one name a cell.
                if cells.iter().any(|cell| post_line(&text.read(cell)).is_some()) {
                    found.extend(party(text, &cells, RULE));
                } else {
                    found.extend(cells.iter().filter_map(|cell| party(text, std::slice::from_ref(cell), RULE)));
                }
            }
            continue;
        }
        let line = text.read(&block.runs);
        if let Some(length) = announces(&line) {
            flush(&mut lines, &mut found);
            let rest = Flow::of(text, &block.runs).runs(length..line.len());
            if !rest.is_empty() {
                found.extend(separated(text, &rest, RULE));
            }
            continue;
        }
        if words().phrases.electronic_approval.within(&line) {
            continue;
        }
        if has_towns && lines.is_empty() && line.starts_with(char::is_lowercase) && post_line(&line).is_none() {
            found.last_mut().into_iter().for_each(|above| name_goes_on(text, above, &block.runs));
            continue;
        }
        let begins_anew =
            block.is_item() || (!has_towns && !goes_on(&lines.last().map(|line| text.read(line)).unwrap_or_default(), &line));
        if begins_anew {
            flush(&mut lines, &mut found);
        }
        let ends = post_line(&line).is_some();
        lines.push(block.runs.clone());
        if ends {
            flush(&mut lines, &mut found);
        }
    }
    flush(&mut lines, &mut found);
    found
}

/// The cells of a row, a postcode put together with the town in the next cell.
fn with_towns(text: &Text, row: &[Runs]) -> Vec<Runs> {
    let mut cells: Vec<Runs> = Vec::with_capacity(row.len());
    for cell in row {
        let is_code = |above: &Runs| {
            let words = text.read(above);
            words.len() == 4 && words.chars().all(|digit| digit.is_ascii_digit())
        };
        match cells.last_mut() {
            Some(above) if is_code(above) && !cell.is_empty() => above.extend(cell),
            _ => cells.push(cell.clone()),
        }
    }
    cells
}

/// The entries of a list of plain text that has two columns: each entry closes with its post town.
fn side_by_side(text: &Text, blocks: &[&Block]) -> Option<Vec<Found<Party>>> {
    let plain: Vec<&Block> = blocks
        .iter()
        .copied()
        .filter(|block| block.kind == BlockKind::Paragraph && announces(&text.read(&block.runs)).is_none())
        .collect();
    let towns = |line: &Runs| post_line(&text.read(line)).is_some();
    let columns = columns(text, &plain)
        .filter(|columns| columns.iter().all(|column| column.iter().filter(|line| towns(line)).count() >= 2))?;
    let mut found = Vec::new();
    for column in columns {
        for entry in column.split_inclusive(towns) {
            found.extend(party(text, entry, RULE));
        }
    }
    Some(found)
}

/// «Nordbyen videregående | Verftsgata 5 | 5793 HAVNEBYEN» with «skole» below: the name goes on in its own column. Its place reads
/// as the name does, and then the address.
fn name_goes_on(text: &Text, above: &mut Found<Party>, more: &Runs) {
    let end = above.runs.start() + above.value.name.len();
    let mut runs = above.runs.within(0, end);
    if text.read(&runs) == above.value.name {
        runs.extend(more);
        runs.extend(&above.runs.within(end, usize::MAX));
        above.value.name = format!("{} {}", above.value.name, text.read(more));
        above.runs = runs;
    }
}

/// How much of the line announces a list, the colon included.
fn announces(line: &str) -> Option<usize> {
    let phrases = &words().phrases;
    let length = [&phrases.recipient_list, &words().labels.copy].iter().filter_map(|forms| forms.starts(line)).max()?;
    let rest = &line[length..];
    let bracket = rest.trim_start();
    let rest = if bracket.starts_with('(') { bracket.split_once(')').map_or(rest, |(_, after)| after) } else { rest };
    let trimmed = rest.trim_start();
    if trimmed.is_empty() {
        return Some(line.len());
    }
    let after = trimmed.strip_prefix(':')?;
    Some(line.len() - after.len())
}

fn is_column_name(cell: &str) -> bool {
    words().phrases.recipient_column.is(cell)
}

/// Whether a name goes on in the next line: it ends in a hyphen or a word that must go on, or the next line begins small.
fn goes_on(above: &str, line: &str) -> bool {
    let last = above.split_whitespace().next_back().unwrap_or("");
    !above.is_empty() && (last.ends_with('-') || words().grammar.joining.is(last) || line.starts_with(char::is_lowercase))
}
