//! Finds: measures in a table whose columns are called Tiltak, Ansvarlig, Frist or the like: one a row.
//! Because: the column's name says what its cells are; the other columns say who, when, with whom and for how much.
//! Misses: tables whose first row does not name the columns.

use letter::{Basis, BlockKind, Flow, Found, Horizon, MeasureKind, Responsible, Runs, TableBlock, Text, Zone, Zones};
use norsk::{Forms, words};

use crate::attributes::measure;
use crate::{Context, Finds, announce, deadline, responsible};

const RULE: &str = "table_row";

pub(crate) fn find(text: &Text, zones: &Zones, context: &Context<'_>) -> Finds {
    let mut found = Finds::new();
    // A table that goes on after a heading or page without its header row keeps the columns of the one above.
    for block in zones.blocks.iter().filter(|block| block.zone == Zone::Body) {
        if let BlockKind::Table(table) = &block.kind {
            found.extend(rows(text, table, context));
        }
    }
    found
}

/// Which column is which.
struct Columns {
    measure: usize,
    responsible: Option<usize>,
    deadline: Option<usize>,
    partner: Option<usize>,
    number: Option<usize>,
}

fn columns(text: &Text, table: &TableBlock) -> Option<Columns> {
    let goals = &words().goals;
    let header = table.rows.first()?;
    let names: Vec<String> = header.iter().map(|cell| text.read(cell)).collect();
    let find = |forms: &Forms| {
        names
            .iter()
            .position(|name| forms.is(name))
            .or_else(|| names.iter().position(|name| forms.starts(name).is_some_and(|length| name.len() < length + 25)))
    };
    let named = find(&goals.measure_column);
    let responsible = find(&goals.responsible_column).filter(|column| Some(*column) != named);
    let deadline = find(&goals.deadline_column).filter(|column| Some(*column) != named && Some(*column) != responsible);
    // Where one column says who and one by when, the wordiest of the others says what, whatever its name is.
    let told =
        || responsible.and(deadline).and_then(|_| wordiest(text, table, &[responsible, deadline, find(&goals.number_column)]));
    let measure = named.or_else(told)?;
    // «Tiltak» alone, or beside columns of figures, may be a table of anything.
    (responsible.is_some() || deadline.is_some()).then_some(Columns {
        measure,
        responsible,
        deadline,
        partner: find(&goals.partner_column).filter(|column| *column != measure),
        number: find(&goals.number_column).filter(|column| *column != measure),
    })
}

/// The column with the most words, those aside that are known to be others.
fn wordiest(text: &Text, table: &TableBlock, others: &[Option<usize>]) -> Option<usize> {
    let width = table.rows.first()?.len();
    let words_in = |column: usize| -> usize {
        table.rows[1..].iter().filter_map(|row| row.get(column)).map(|cell| text.read(cell).split_whitespace().count()).sum()
    };
    let best =
        (0..width).filter(|column| !others.contains(&Some(*column))).max_by_key(|column| (words_in(*column), width - column))?;
    // A calendar of reports and meetings names no doings.
    let doings = table.rows[1..].iter().filter(|row| announce::reads_like_measure(&text.read(&row[best]))).count();
    (doings * 2 > table.rows.len() - 1).then_some(best)
}

/// Whether a block is a table of measures.
pub(crate) fn holds_measures(text: &Text, kind: &BlockKind) -> bool {
    matches!(kind, BlockKind::Table(table) if columns(text, table).is_some())
}

fn rows(text: &Text, table: &TableBlock, context: &Context<'_>) -> Finds {
    let Some((header, rows)) = table.rows.split_first() else { return Finds::new() };
    let Some(columns) = columns(text, table) else { return Finds::new() };
    let names: Vec<String> = header.iter().map(|cell| text.read(cell)).collect();
    let mut found = Finds::new();
    for row in rows {
        let repeated = row.iter().map(|cell| text.read(cell)).eq(names.iter().cloned());
        let Some(cell) = row.get(columns.measure).filter(|cell| !cell.is_empty() && !repeated) else { continue };
        let filled = row.iter().filter(|cell| !cell.is_empty()).count();
        if filled < 2 || words().goals.total.is(&text.read(cell)) {
            // A row with one cell is a subheading within the table; one that sums up is no measure.
            continue;
        }
        let (label, words_runs) = without_label(text, cell);
        let mut measure = measure(MeasureKind::Tiltak, text.read(&words_runs));
        let mut whole = Runs::new();
        row.iter().for_each(|cell| whole.extend(cell));
        let read = |column: Option<usize>| {
            // A dash says that there is none.
            column
                .and_then(|column| row.get(column))
                .map(|cell| text.read(cell))
                .filter(|words| words.contains(char::is_alphanumeric))
        };
        measure.label = label.or_else(|| read(columns.number));
        let mut responsible = read(columns.responsible);
        let mut until = read(columns.deadline);
        // A day at the end of who is responsible has come there from the next column.
        if let Some(name) = &responsible
            && let Some(day) =
                norsk::dates(name, None).into_iter().next().filter(|day| day.at.start > 0 && day.at.end == name.len())
        {
            let (who, when) = (name[..day.at.start].trim_end().to_owned(), name[day.at].to_owned());
            responsible = Some(who);
            until = Some(when);
        }
        if let Some((horizon, printed)) = horizon(text, row, columns.measure, until.as_deref()) {
            until = until.map(|until| until.replace(&printed, "").trim().to_owned()).filter(|until| !until.is_empty());
            measure.horizon = Some(horizon);
            measure.horizon_printed = Some(printed);
        }
        if let Some(printed) = responsible {
            let name = responsible::resolve(&printed, context);
            measure.responsible = Some(Responsible { name, printed: Some(printed), basis: Basis::Column });
        }
        if let Some(printed) = until {
            measure.deadline = norsk::dates(&printed, context.year)
                .into_iter()
                .next()
                .map(|day| day.date)
                .or_else(|| deadline::of(&printed, context.year)?.date);
            measure.deadline_printed = Some(printed);
        }
        measure.partners = read(columns.partner)
            .map(|names| names.split([',', ';']).map(|name| name.trim().to_owned()).collect())
            .unwrap_or_default();
        found.push(Found::new(measure, whole, RULE));
    }
    found
}

/// The horizon that a cell beside the measure names, alone or behind the deadline: «31.12.2030 Lang sikt».
fn horizon(text: &Text, row: &[Runs], measure: usize, until: Option<&str>) -> Option<(Horizon, String)> {
    let phrases = &words().phrases;
    let beside = row.iter().enumerate().filter(|(column, _)| *column != measure).map(|(_, cell)| text.read(cell));
    let whole = beside.map(|cell| (phrases.short_term.is(&cell), phrases.long_term.is(&cell), cell));
    let alone = whole.filter(|(short, long, _)| *short || *long).map(|(short, _, cell)| (short, cell)).next();
    let behind = || {
        let until = until?;
        let found = [&phrases.short_term, &phrases.long_term].into_iter().enumerate().find_map(|(at, forms)| {
            forms
                .ends(until)
                .then(|| forms.find(until))
                .flatten()
                .filter(|found| found.end == until.len())
                .map(|found| (at, found))
        })?;
        Some((found.0 == 0, until[found.1].to_owned()))
    };
    alone.or_else(behind).map(|(short, printed)| (if short { Horizon::Short } else { Horizon::Long }, printed))
}

/// The label at the beginning of a cell («Tiltak 3:», «1.2») and the words behind it.
fn without_label(text: &Text, cell: &Runs) -> (Option<String>, Runs) {
    let flow = Flow::of(text, cell);
    let line = flow.as_str();
    let word = words().goals.measure_label.starts(line).unwrap_or(0);
    let rest = line[word..].trim_start();
    let number = rest.len() - rest.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.').len();
    let has_number = number > 0
        && rest[..number].starts_with(|sign: char| sign.is_ascii_digit())
        && rest[number..].starts_with([' ', ':', ')'])
        && number <= 5;
    if !has_number || (word == 0 && !rest[..number].contains('.')) {
        return (None, cell.clone());
    }
    let label_end = line.len() - rest.len() + number;
    let start = line.len() - line[label_end..].trim_start_matches([':', ' ', ')', '–', '-']).len();
    (Some(line[..label_end].trim_end_matches('.').to_owned()), flow.runs(start..line.len()))
}
