//! Letters of ours, read from PDF: what stands in the reader's text, in which order, and in which cell.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own file has failed")]

use letter::{Layer, Text};

fn read(name: &str) -> Text {
    let path = format!("{}/tests/files/{name}", env!("CARGO_MANIFEST_DIR"));
    #[allow(clippy::disallowed_methods, reason = "a test may touch the disk, the library may not")]
    let bytes = std::fs::read(path).unwrap();
    source::read(&bytes, name).unwrap()
}

/// The words of each cell of a table, row by row.
fn table(text: &Text, table: u32) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (at, line) in text.lines().iter().enumerate() {
        let Some(cell) = line.cell.filter(|cell| cell.table == table) else { continue };
        rows.resize_with(rows.len().max(cell.row as usize + 1), Vec::new);
        let row = &mut rows[cell.row as usize];
        row.resize_with(row.len().max(cell.column as usize + 1), String::new);
        let words = &mut row[cell.column as usize];
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(text.line(at));
    }
    rows
}

fn line_with<'t>(text: &'t Text, words: &str) -> (&'t str, &'t letter::Line) {
    let at = (0..text.lines().len()).find(|&at| text.line(at).contains(words)).unwrap();
    (text.line(at), &text.lines()[at])
}

#[test]
fn labels_stand_in_one_row_and_their_values_in_the_next() {
    let text = read("informasjonsbrev.pdf");
    assert_eq!(table(&text, 0), [vec!["Deres ref.:", "Vår ref.:", "Dato:"], vec!["", "24/1001 - 2", "12.03.2025"]]);
}

#[test]
fn two_who_sign_are_a_row_of_names_above_a_row_of_roles() {
    let text = read("informasjonsbrev.pdf");
    assert_eq!(table(&text, 1), [["Kari Lunde", "Per Ås"], ["kommunaldirektør", "seksjonssjef"]]);
}

#[test]
fn recipients_are_rows_whose_names_may_wrap_and_whose_street_may_be_missing() {
    let text = read("informasjonsbrev.pdf");
    assert_eq!(
        table(&text, 2),
        [
            ["Havnevesenet", "Kaigata 4", "0150 STORVIK"],
            ["Storvik ungdomsråd, ved sekretariatet i rådhuset", "Postboks 10 Sentrum", "0151 STORVIK"],
            ["Brannvesenet i Storvik", "", "0188 STORVIK"],
        ]
    );
}

#[test]
fn bullets_footnotes_and_page_numbers_are_what_they_are() {
    let text = read("informasjonsbrev.pdf");
    assert!(line_with(&text, "oversikt over avtalene").0.starts_with("• en oversikt"));
    assert!(text.as_str().contains("har i drift.¹"));
    assert!(text.as_str().contains("¹ Se eget vedlegg."));
    assert!(line_with(&text, "Side 1 av 1").1.furniture);
    assert_eq!(text.lines().iter().filter(|line| line.furniture).count(), 1);
}

#[test]
fn the_title_is_bold_with_space_above() {
    let text = read("informasjonsbrev.pdf");
    let (_, title) = line_with(&text, "Ny ordning");
    let layout = title.layout.as_ref().unwrap();
    let area = layout.area.unwrap();
    assert!(layout.bold && title.gap > 1.0 && (layout.size - 11.0).abs() < 0.1);
    assert!((area.x0 - 70.9).abs() < 1.0 && (125.0..140.0).contains(&area.y1));
}

#[test]
fn columns_are_read_one_after_the_other() {
    let text = read("handlingsplan.pdf");
    let columns: Vec<u32> = text
        .lines()
        .iter()
        .filter(|line| line.page == 1 && !line.furniture)
        .map(|line| line.layout.as_ref().unwrap().column)
        .collect();
    let first_right = columns.iter().position(|&column| column == 1).unwrap();
    let last_right = columns.iter().rposition(|&column| column == 1).unwrap();
    assert!(columns[first_right..=last_right].iter().all(|&column| column == 1));
    let place = |words: &str| text.as_str().find(words).unwrap();
    assert!(place("for klatring") < place("for orientering") && place("for orientering") < place("3 Oppfølging"));
}

#[test]
fn a_table_inside_a_column_stands_where_it_is_read() {
    let text = read("handlingsplan.pdf");
    assert_eq!(
        table(&text, 0),
        [["Tiltak", "Frist"], ["Merkje stiar i Storvikmarka med nye skilt", "2026"], ["Byggje gapahuk", "2027"]]
    );
    let place = |words: &str| text.as_str().find(words).unwrap();
    assert!(place("2 Tiltak") < place("Byggje gapahuk") && place("Byggje gapahuk") < place("for skigåing"));
}

#[test]
fn divided_words_are_whole_again_and_running_headers_are_furniture() {
    let text = read("handlingsplan.pdf");
    assert_eq!(text.as_str().matches("grunneigarane").count(), text.as_str().matches("Kommunen skal leggje").count());
    assert!(!text.as_str().contains('\u{ad}') && !text.as_str().contains("-\n"));
    let header = text.lines().iter().enumerate().find(|(_, line)| line.page == 2).unwrap();
    assert!(header.1.furniture && text.line(header.0).ends_with("Storvik kommune"));
}

#[test]
fn a_table_goes_on_over_the_page_break() {
    let text = read("tiltaksplan.pdf");
    let rows = table(&text, 0);
    assert_eq!(rows.len(), 26, "24 measures and the header row twice");
    assert_eq!(rows[0], ["Nr.", "Tiltak", "Ansvarlig", "Frist"]);
    assert_eq!(rows[2], ["2.", "Virksomheten gjennomgår rutinene for område 2", "", "1. mai 2026"]);
    assert!(rows[25][0] == "24." && rows[25][2] == "Helse og omsorg");
}

#[test]
fn cells_over_several_rows_or_columns_are_the_first_of_them() {
    let text = read("tiltaksplan.pdf");
    assert_eq!(table(&text, 1), [["Område", "Samlet", "2025"], ["Skole", "", "2026"], ["Sum for alle", "", "2027"]]);
}

#[test]
fn blocks_on_a_slide_are_read_one_by_one() {
    let text = read("lysbilder.pdf");
    let words: Vec<&str> = text.as_str().split_whitespace().collect();
    let all = words.join(" ");
    assert!(
        all.contains("administrative tjenester Helhetlig utvikling med gjennomføringskraft Beste praksis i virksomhetsstyring")
    );
    assert!(text.lines().iter().all(|line| line.cell.is_none()));
}

#[test]
fn a_letter_is_read_to_its_end_before_what_stands_beside_it() {
    let text = read("svarbrev.pdf");
    let place = |words: &str| text.as_str().find(words).unwrap();
    assert!(place("0125 STORVIK") < place("Dere skal sende") && place("tilskuddet er utbetalt.") < place("Skoleavdelingen"));
    assert!(place("0101 Storvik") < place("Tilskuddet følger"));
    assert_eq!(line_with(&text, "Skoleavdelingen").1.layout.as_ref().unwrap().column, 1);
}

#[test]
fn a_table_without_lines_is_told_by_where_its_cells_begin() {
    let text = read("svarbrev.pdf");
    assert_eq!(
        table(&text, 0),
        [
            ["Tiltak", "Ansvarlig", "Frist"],
            ["Gjennomgå rutiner for tilsyn med lekeplasser og utbedre feil", "Teknisk etat", "1. juni 2025"],
            ["Lage plan for drift", "Skolen og foreldreutvalget i fellesskap", "1. august 2025"],
            ["Rapportere", "Skolen", "1. desember 2025"],
        ]
    );
}

#[test]
fn numbered_points_and_labels_with_their_value_are_lines_and_no_table() {
    let text = read("svarbrev.pdf");
    assert_eq!(line_with(&text, "føre tilsyn").0, "1. Kommunen skal føre tilsyn med området.");
    assert_eq!(line_with(&text, "Kopi til").0, "Kopi til:   Foreldreutvalget");
    assert!(text.lines().iter().all(|line| line.cell.is_none_or(|cell| cell.table == 0)));
}

#[test]
fn the_same_bytes_give_the_same_text() {
    assert_eq!(read("handlingsplan.pdf"), read("handlingsplan.pdf"));
}

#[test]
fn every_character_has_its_edge() {
    for name in ["informasjonsbrev.pdf", "svarbrev.pdf", "handlingsplan.pdf", "tiltaksplan.pdf", "lysbilder.pdf"] {
        let text = read(name);
        assert_eq!(text.layer(), Layer::Embedded);
        for (at, line) in text.lines().iter().enumerate() {
            let layout = line.layout.as_ref().unwrap();
            assert_eq!(layout.edges.len(), text.line(at).chars().count() + 1, "{}", text.line(at));
            let area = layout.area.unwrap();
            assert!(area.x0 <= area.x1 && area.y0 < area.y1);
        }
    }
}
