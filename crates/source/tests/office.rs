//! Packages of ours with what Word writes and LibreOffice does not: what stands in the text, line by line.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own file has failed")]

use std::io::Write;

use letter::{Tag, Text};
use source::{Error, Limits, read_within};
use zip::write::SimpleFileOptions;

fn bytes(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/files/office/{name}", env!("CARGO_MANIFEST_DIR"));
    #[allow(clippy::disallowed_methods, reason = "a test may touch the disk, the library may not")]
    std::fs::read(path).unwrap()
}

fn read(name: &str) -> Text {
    source::read(&bytes(name), name).unwrap()
}

fn lines(text: &Text) -> Vec<&str> {
    (0..text.lines().len()).map(|at| text.line(at)).collect()
}

/// The words of each cell of a table with its row and column.
fn cells(text: &Text, table: u32) -> Vec<(u32, u32, &str)> {
    let lines = text.lines().iter().enumerate();
    lines
        .filter_map(|(at, line)| line.cell.filter(|cell| cell.table == table).map(|cell| (cell.row, cell.column, text.line(at))))
        .collect()
}

#[test]
fn lists_count_as_word_counts_them() {
    let text = read("lister.docx");
    assert_eq!(
        lines(&text),
        [
            "1 Innledning",
            "1.1 Bakgrunn",
            "1.2 Formål",
            "2 Tiltak",
            "2.1 Skole",
            "a) bygge",
            "(i) først",
            "(ii) så",
            "I. dypest",
            "b) rive",
            "En ny liste begynner på nytt:",
            "a) male",
            "b) pusse",
            "Den første går videre:",
            "c) rydde",
            "Og en begynner på fem:",
            "e) feie",
            "f) vaske",
            "A. Del",
            "1.1 med tall",
            "• Prikk",
            "Mål 1: trygg skolevei",
            "1.1 fortau",
            "Mål 2: god luft",
            "2.2 grense",
            "Uten nummer",
            "Rundt og rundt",
        ]
    );
    let tags: Vec<_> = text.lines()[..7].iter().map(|line| line.layout.as_ref().unwrap().tag.unwrap()).collect();
    let (one, two) = (Tag::Heading(1), Tag::Heading(2));
    assert_eq!(tags, [one, two, two, one, two, Tag::ListItem, Tag::ListItem]);
    let first = text.lines()[0].layout.as_ref().unwrap();
    assert!(first.bold && first.size == 16.0 && first.area.is_none());
}

#[test]
fn changes_are_accepted_and_what_is_hidden_is_left_out() {
    let text = read("endringer.docx");
    assert_eq!(
        text.as_str(),
        "Kommunen skal bygge.\n\nHer kommet\n\nTo avsnitt er blitt ett.\n\nSkjult: ja\n\nVår ref.:   25/1001\n\nDato: 3. mars 2025\n\n\
         e-post og gjennomføring\n\n✓ ferdig, 20 m²\nFet i fet\n\nÉn\nto\n\u{c}tre\n\u{c}Side tre\n\u{c}Side fire\n\nTett\ni tett\n\nÅpent\n"
    );
    let paragraph = |words: &str| text.lines()[lines(&text).iter().position(|line| *line == words).unwrap()].paragraph;
    assert_eq!(paragraph("Én"), paragraph("tre"));
    assert_ne!(paragraph("tre"), paragraph("Side tre"));
}

#[test]
fn boxes_stand_once_notes_at_the_foot_and_the_first_header_on_top() {
    let text = read("rammer.docx");
    assert_eq!(
        text.as_str(),
        "STORVIK KOMMUNE\n\nBrødtekst.¹ Mer.\n\nI boksen\n\nEnda mer²\n\nI den gamle\n\nSistⁱ\n\n¹ Se planen.\n\n² Vedtatt i fjor.\n\nOg i år.\n\n\
         Postboks 1, 0101 Storvik\n\u{c}Storvik kommune, brev\n\nSide 2\nNy side\n\nⁱ Til slutt.\n"
    );
    let furniture: Vec<&str> =
        lines(&text).into_iter().zip(text.lines()).filter(|(_, line)| line.furniture).map(|(words, _)| words).collect();
    assert_eq!(furniture, ["Postboks 1, 0101 Storvik", "Storvik kommune, brev", "Side 2"]);
    assert!((text.pages()[0].width - 595.3).abs() < 0.1);
}

#[test]
fn merged_cells_are_the_first_of_them_and_tables_without_lines_are_read_by_what_they_are_for() {
    let text = read("tabeller.docx");
    assert_eq!(
        cells(&text, 0),
        [
            (0, 0, "Mål"),
            (0, 1, "Tiltak"),
            (0, 2, "Frist"),
            (1, 0, "Trygg"),
            (1, 1, "lys og fortau"),
            (2, 1, "skilt"),
            (2, 2, "1. mai"),
            (3, 0, "Ren"),
            (3, 1, "indre a   indre b"),
            (3, 2, "1. juni"),
        ]
    );
    let plain: Vec<&str> =
        lines(&text).into_iter().zip(text.lines()).filter(|(_, line)| line.cell.is_none()).map(|(words, _)| words).collect();
    assert_eq!(
        plain,
        [
            "Mellom",
            "Storvik skole",
            "Skoleveien 1",
            "0102 STORVIK",
            "Vår ref.: 25/7",
            "Dato: 3. mars 2025",
            "Deres ref.:   24/9",
            "Saksbehandler:   Kari Lunde",
        ]
    );
    assert_eq!(cells(&text, 1), [(0, 0, "Per Ås"), (0, 1, "Kari Lunde"), (1, 0, "rektor"), (1, 1, "leder")]);
}

#[test]
fn the_content_says_what_a_package_is() {
    const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    assert_eq!(source::media_type(&bytes("lister.docx")), Some(WORD));
    assert_eq!(source::media_type(&bytes("tabeller.docx")), Some("application/vnd.ms-word.document.macroEnabled.12"));
    assert_eq!(source::media_type(&packed(&[("notater/word/document.xml", b"<a/>".as_slice())])), None);
}

#[test]
fn every_quarter_of_a_package_is_a_damaged_one() {
    let whole = bytes("lister.docx");
    for quarter in 1..4 {
        let torn = &whole[..whole.len() * quarter / 4];
        assert!(matches!(source::read(torn, "kort.docx"), Err(Error::Damaged { .. })), "{quarter}");
    }
}

#[test]
fn what_passes_a_limit_is_refused_by_name() {
    let whole = bytes("endringer.docx");
    let within = |limits: Limits| read_within(&whole, "stor.docx", &limits).unwrap_err();
    assert_eq!(
        within(Limits { pages: 3, ..Limits::default() }),
        Error::TooManyPages { name: "stor.docx".into(), pages: 4, most: 3 }
    );
    assert_eq!(within(Limits { unpacked: 900, ..Limits::default() }), Error::TooLarge { name: "stor.docx".into(), most: 900 });
    assert_eq!(within(Limits { nesting: 3, ..Limits::default() }), Error::TooNested { name: "stor.docx".into(), most: 3 });
}

#[test]
fn a_bomb_is_cut_before_it_fills_the_memory() {
    let types = b"<Types><Override ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";
    let relations =
        b"<Relationships><Relationship Id='r' Type='x/officeDocument' Target='/../../word/document.xml'/></Relationships>";
    let bomb = vec![b' '; 40 << 20];
    let members: [(&str, &[u8]); 3] = [("[Content_Types].xml", types), ("_rels/.rels", relations), ("word/document.xml", &bomb)];
    assert!(matches!(source::read(&packed(&members), "bombe.docx"), Err(Error::TooLarge { .. })));
    let many: Vec<String> = (0..10_001).map(|at| format!("word/{at}")).collect();
    let many: Vec<(&str, &[u8])> = [("word/document.xml", b"".as_slice())]
        .into_iter()
        .chain(many.iter().map(|name| (name.as_str(), b"".as_slice())))
        .collect();
    assert!(matches!(source::read(&packed(&many), "mange.docx"), Err(Error::TooManyMembers { members: 10_002, .. })));
}

fn packed(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in members {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_slide_is_a_page_with_its_title_first_and_its_bullets() {
    let text = read("lysbilder.pptx");
    assert_eq!(
        text.as_str(),
        "Omstilling i Storvik\n\n• første punkt\n– under\nuten prikk\na) nummer\nb) og neste\n\ntil høyre\n3\n\
         \u{c}\u{c}Tabell og figur\n\nøverst i gruppen\n\nnederst i gruppen\nTiltak\nbygge\n1. mai\n\nI figuren\n"
    );
    let (title, number) = (&text.lines()[0], &text.lines()[7]);
    let layout = title.layout.as_ref().unwrap();
    assert!(layout.tag == Some(Tag::Heading(1)) && layout.bold && layout.size == 44.0 && number.furniture);
    assert_eq!(cells(&text, 0), [(0, 0, "Tiltak"), (1, 0, "bygge"), (1, 1, "1. mai")]);
    assert_eq!((text.pages().len(), text.pages()[0].width), (3, 960.0));
    assert_eq!(text.missing(), [2], "the hidden slide is said to be missing");
}
