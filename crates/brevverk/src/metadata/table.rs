//! What is known of letters as comma-separated values: a row a file, the columns by their names in any order.

use std::collections::BTreeMap;

use norsk::Forms;
use source::{Record, RecordFile};

use crate::speech::{MetadataWords, fill};

/// What parts the names of several recipients in one cell.
const BETWEEN: [char; 3] = [';', '|', '\n'];

/// The columns, in the order of [`columns`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Path,
    Title,
    Date,
    CaseNumber,
    DocumentNumber,
    Sender,
    Recipients,
    CaseHandler,
    Access,
}

/// Each column with its key in the linked JSON and its Norwegian names.
fn columns() -> [(Column, &'static str, &'static Forms); 9] {
    let names = &norsk::words().columns;
    [
        (Column::Path, "path", &names.path),
        (Column::Title, "title", &names.title),
        (Column::Date, "date", &names.date),
        (Column::CaseNumber, "caseNumber", &names.case_number),
        (Column::DocumentNumber, "documentNumber", &names.document_number),
        (Column::Sender, "sender", &names.sender),
        (Column::Recipients, "recipients", &names.recipients),
        (Column::CaseHandler, "caseHandler", &names.case_handler),
        (Column::Access, "access", &names.access),
    ]
}

fn column(name: &str) -> Option<Column> {
    let name = name.trim();
    let found = columns().into_iter().find(|(_, key, names)| key.eq_ignore_ascii_case(name) || names.is(name));
    found.map(|(column, ..)| column)
}

/// The records of a table; in a sentence, why there are none. Columns of other names are passed over.
pub(super) fn records(text: &str, say: &MetadataWords) -> Result<Vec<Record>, String> {
    let malformed = |error: &csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        fill(say.bad_row, &[&line])
    };
    let mut table = csv::ReaderBuilder::new().delimiter(delimiter(text)).from_reader(text.as_bytes());
    let heads = table.headers().map_err(|error| malformed(&error))?.clone();
    let columns: Vec<Option<Column>> = heads.iter().map(column).collect();
    for (at, one) in columns.iter().enumerate().filter(|(_, one)| one.is_some()) {
        if columns[..at].contains(one) {
            return Err(fill(say.column_twice, &[&heads.get(at).unwrap_or_default()]));
        }
    }
    if !columns.contains(&Some(Column::Path)) {
        return Err(say.no_path.to_owned());
    }
    let mut lines: BTreeMap<String, u64> = BTreeMap::new();
    let mut records = Vec::new();
    for row in table.records() {
        let row = row.map_err(|error| malformed(&error))?;
        let line = row.position().map_or(1, csv::Position::line);
        let cells = columns.iter().zip(&row).filter_map(|(column, cell)| Some((*column.as_ref()?, cell.trim())));
        let Some(record) = record(cells.filter(|(_, cell)| !cell.is_empty()).collect()) else { continue };
        if let Some(before) = lines.insert(record.files[0].path.clone(), line) {
            return Err(fill(say.path_twice, &[&before, &line, &record.files[0].path]));
        }
        records.push(record);
    }
    Ok(records)
}

/// What parts the cells: the sign that the first line has most of.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |sign: u8| head.bytes().filter(|byte| *byte == sign).count();
    [b';', b'\t'].into_iter().fold(b',', |best, sign| if count(sign) > count(best) { sign } else { best })
}

/// The record of a row; none where it names no file.
fn record(cells: BTreeMap<Column, &str>) -> Option<Record> {
    let value = |column: Column| cells.get(&column).map(|cell| (*cell).to_owned());
    let path = value(Column::Path)?;
    // Tables made on other systems part folders by backslashes.
    let path = if path.contains('/') { path } else { path.replace('\\', "/") };
    let recipients = cells.get(&Column::Recipients).map(|cell| cell.split(BETWEEN)).into_iter().flatten();
    Some(Record {
        titles: value(Column::Title).into_iter().collect(),
        date: value(Column::Date),
        case_number: value(Column::CaseNumber),
        document_number: value(Column::DocumentNumber),
        senders: value(Column::Sender).into_iter().collect(),
        recipients: recipients.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect(),
        case_handler: value(Column::CaseHandler),
        access: value(Column::Access),
        files: vec![RecordFile { path, sha256: None }],
        is_attached: false,
    })
}

#[cfg(test)]
mod tests {
    use linked::Lang;

    use super::*;
    use crate::speech::sentences;

    fn read(text: &str) -> Result<Vec<Record>, String> {
        records(text, &sentences(Lang::Nb).metadata)
    }

    #[test]
    fn columns_are_known_by_their_names_in_any_order_and_language() {
        let norwegian = "Saksnr.;Dato;Fil;Mottakere;Arkivdel\n24/6048;06.03.2024;brev\\a.pdf;\"Etaten; Skulane\";x\n;;;;\n";
        let english = "path,recipients,date,caseNumber\nbrev/a.pdf,Etaten|Skulane,06.03.2024,24/6048\n";
        let found = read(norwegian).unwrap();
        assert_eq!((found.len(), &found), (1, &read(english).unwrap()));
        assert_eq!((found[0].files[0].path.as_str(), found[0].recipients.len()), ("brev/a.pdf", 2));
        assert_eq!(read("filnamn\tsakshandsamar\ta\nx.pdf\tKari Vik\tb\n").unwrap()[0].case_handler.as_deref(), Some("Kari Vik"));
    }

    #[test]
    fn what_cannot_be_a_table_is_refused_with_its_reason() {
        assert_eq!(read("tittel,dato\na,b\n").unwrap_err(), "ingen kolonne med stien til filen (path, fil eller sti)");
        assert_eq!(read("fil,tittel\na.pdf,x\nb.pdf\n").unwrap_err(), "linje 3 har ikke så mange felt som første linje");
        assert_eq!(read("fil,tittel\na.pdf,x\nb.pdf,x\na.pdf,y\n").unwrap_err(), "linje 2 og 4 gjelder samme fil: a.pdf");
        assert_eq!(read("fil,sti\na.pdf,x\n").unwrap_err(), "to kolonner sier det samme; den andre er «sti»");
    }
}
