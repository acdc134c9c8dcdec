//! The same kinds of things from several producers (a word processor, a typesetter, a drawing program, a printer driver), tagged and
//! untagged: what they are does not depend on who wrote the file.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own file has failed")]

use letter::{Line, Tag, Text};

fn read(name: &str) -> Text {
    let path = format!("{}/tests/files/{name}.pdf", env!("CARGO_MANIFEST_DIR"));
    #[allow(clippy::disallowed_methods, reason = "a test may touch the disk, the library may not")]
    let bytes = std::fs::read(path).unwrap();
    source::read(&bytes, name).unwrap()
}

/// The words of the lines that are no furniture, as one line.
fn running(text: &Text) -> String {
    let lines = text.lines().iter().enumerate().filter(|(_, line)| !line.furniture);
    lines.map(|(at, _)| text.line(at)).collect::<Vec<_>>().join(" ")
}

fn line<'t>(text: &'t Text, words: &str) -> (&'t str, &'t Line) {
    let at = (0..text.lines().len()).find(|&at| text.line(at).contains(words)).unwrap_or_else(|| panic!("{words}"));
    (text.line(at), &text.lines()[at])
}

fn tag(text: &Text, words: &str) -> Option<Tag> {
    line(text, words).1.layout.as_ref().unwrap().tag
}

/// The rows of the table in which `words` stand.
fn table(text: &Text, words: &str) -> Vec<Vec<String>> {
    let number = line(text, words).1.cell.unwrap_or_else(|| panic!("{words} stands in no table")).table;
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (at, line) in text.lines().iter().enumerate() {
        let Some(cell) = line.cell.filter(|cell| cell.table == number) else { continue };
        rows.resize_with(rows.len().max(cell.row as usize + 1), Vec::new);
        let row = &mut rows[cell.row as usize];
        row.resize_with(row.len().max(cell.column as usize + 1), String::new);
        let words = &mut row[cell.column as usize];
        words.push_str(if words.is_empty() { "" } else { " " });
        words.push_str(text.line(at));
    }
    rows
}

/// Asserts that each of the words stands behind the one before.
fn assert_order(text: &str, words: &[&str]) {
    let places: Vec<usize> = words.iter().map(|words| text.find(words).unwrap_or_else(|| panic!("{words}"))).collect();
    assert!(places.is_sorted(), "{words:?} stand at {places:?}");
}

const WORD_PROCESSOR: [&str; 2] = ["oppdrag-merket", "oppdrag-umerket"];
const DRAWN: [&str; 2] = ["oppdrag-cairo-tagged", "oppdrag-cairo-untagged"];

#[test]
fn a_paragraph_runs_on_around_a_box() {
    for name in WORD_PROCESSOR {
        let text = read(name);
        assert!(
            running(&text).contains("Etaten skal også vurdere hvilke tiltak som kan gjennomføres uten nye bevilgninger"),
            "{name}"
        );
        let (_, quote) = line(&text, "Alle barn skal ha en trygg");
        assert!(quote.gap >= 0.5 && quote.layout.as_ref().unwrap().column == 1);
    }
    let text = read("oppdrag-typst");
    assert!(running(&text).contains("koste å utbetre dei. Teknisk etat skal difor lage ein samla plan for arbeidet"));
    assert!(running(&text).contains("Alle barn skal ha ein trygg skuleveg."), "white on a dark ground");
}

#[test]
fn columns_are_read_one_after_the_other() {
    for name in WORD_PROCESSOR {
        let order = [
            "Venstre spalte",
            "skal skifte ut",
            "fem kilometer",
            "i boligfeltene.",
            "Alfa",
            "hver av dem.",
            "Beta",
            "lørdager",
            "Gamma",
        ];
        assert_order(&running(&read(name)), &order);
    }
    assert_order(
        &running(&read("oppdrag-typst")),
        &["Alfa er", "kvar av dei.", "Beta kjem", "frå hausten av.", "Gamma er", "som medlemmer."],
    );
    for name in DRAWN {
        let two = ["Kommunen har vedteke", "kvart utsyn.", "Høgre spalte", "for allmenta.", "Kva som skal gjerast"];
        assert_order(&running(&read(name)), &two);
        assert_order(&running(&read(name)), &["Fyrste spalte", "linje i spalta. Andre spalte", "linje i spalta. Tredje spalte"]);
    }
}

#[test]
fn merged_cells_are_the_first_of_them() {
    for name in WORD_PROCESSOR {
        let text = read(name);
        assert_eq!(
            table(&text, "Bevilgning"),
            [
                vec!["Etat", "Bevilgning", "", "Merknad"],
                vec!["", "2025", "2026"],
                vec!["Teknisk etat", "1 200", "1 400", "Økt for å dekke drift av nye anlegg i bydelene"],
                vec!["", "300", "350", "Veilys"],
            ],
            "{name}"
        );
    }
    assert_eq!(table(&read("oppdrag-typst"), "Løyving")[3], ["", "300", "350", "Veglys"]);
    for name in DRAWN {
        let rows = table(&read(name), "Løyving");
        assert_eq!(rows, [vec!["Område", "Løyving", "År"], vec!["Marka", "300", "2026"], vec!["", "350", "2027"]], "{name}");
    }
}

#[test]
fn a_table_goes_on_over_the_page_break_and_repeats_its_header() {
    for name in WORD_PROCESSOR {
        let rows = table(&read(name), "Gjennomgå rutine 12");
        assert_eq!((rows.len(), rows.iter().filter(|row| row[0] == "Nr.").count()), (14, 2), "{name}");
        assert_eq!(rows[1][1..], ["Gjennomgå rutine 1 og foreslå hvordan arbeidet kan gjøres bedre", "Oppvekst", "2. mai 2026"]);
    }
    let rows = table(&read("oppdrag-typst"), "rutine 16");
    assert_eq!((rows.len(), rows.iter().filter(|row| row[0] == "Nr.").count()), (18, 2));
}

#[test]
fn a_table_without_lines_is_told_by_alignment() {
    for name in DRAWN {
        assert_eq!(
            table(&read(name), "gapahuk"),
            [
                ["Tiltak", "Ansvarleg", "Frist"],
                ["Merkje stiar i marka med nye skilt og kart", "Teknisk etat", "1. juni 2026"],
                ["Byggje gapahuk", "Kultur i lag med frivillige", "1. august 2026"],
                ["Køyre opp løyper", "Teknisk etat", "1. desember 2026"],
            ],
            "{name}"
        );
    }
    assert_eq!(table(&read("oppdrag-gs"), "Trygg skolevei")[1], ["Trygg skolevei", "Bygge gangfelt", "Antall gangfelt", "2027"]);
}

#[test]
fn borders_that_are_painted_as_surfaces_make_a_table() {
    let rows = table(&read("oppdrag-gs"), "Regnskap");
    assert_eq!(
        rows,
        [
            ["Tiltak", "Ansvarlig", "Frist"],
            ["Drift", "Foreningen", "31. desember 2026"],
            ["Regnskap", "Revisor", "1. april 2027"]
        ]
    );
}

#[test]
fn a_wide_page_among_upright_ones_is_read_as_it_is_shown() {
    for (name, words) in
        [("oppdrag-merket", "Trygg skolevei"), ("oppdrag-umerket", "Trygg skolevei"), ("oppdrag-typst", "Trygg skuleveg for")]
    {
        let text = read(name);
        let rows = table(&text, words);
        assert_eq!((rows.len(), rows[1].len(), rows[1][4].as_str()), (2, 5, "2 000"), "{name}");
        let page = text.pages()[line(&text, words).1.page as usize - 1];
        assert!(page.width > page.height, "{name}");
    }
}

#[test]
fn running_headers_footers_and_page_numbers_are_furniture() {
    for name in WORD_PROCESSOR.into_iter().chain(["oppdrag-typst"]) {
        let text = read(name);
        let pages = text.pages().len();
        for words in ["Storvik kommune", "0101 Storvik", "Side "] {
            let lines = text.lines().iter().enumerate().filter(|(at, line)| line.furniture && text.line(*at).contains(words));
            assert_eq!(lines.count(), pages, "{name}: {words}");
        }
    }
    for name in DRAWN {
        let text = read(name);
        for words in ["Side 1 av 2", "Side 2 av 2", "Mal for planar"] {
            assert!(line(&text, words).1.furniture, "{name}: {words}");
        }
    }
    assert!(line(&read("oppdrag-gs"), "Org.nr.").1.furniture, "addresses at the foot of the first page");
}

#[test]
fn marks_digits_and_hyphens_are_what_they_are() {
    for name in WORD_PROCESSOR {
        let running = running(&read(name));
        assert!(running.contains("1.–3. klasse.¹ Plassen er på 400 m², og utslippet av CO2 skal ned. Helse- og"), "{name}");
        assert!(
            running.contains("1 Se vedtaket i sak 14/25.") && running.contains("• Etatene skal melde inn behov for effektive"),
            "{name}"
        );
    }
    let typeset = running(&read("oppdrag-typst"));
    assert!(typeset.contains("1.–3. klasse.¹ Plassen er på 400 m²") && typeset.contains("¹ Sjå vedtaket i sak 14/25."));
    assert!(
        typeset.contains("Effektiv drift, refleksvestar og fjernvarme høyrer med. Helse- og omsorgs-tenesta")
            && typeset.contains("mer-/mindreforbruk")
    );
    let printed = running(&read("oppdrag-gs"));
    assert!(printed.contains("med kommunalsjefen i uke 12") && printed.contains("i 2026. Helse- og omsorgsutvalget"));
    assert!(printed.contains("kommunens egne retningslinjer.") && printed.contains("Bokstavene her står litt fra hverandre."));
    assert!(printed.contains("120 m² og brukes av 1.-3. klasse.") && printed.contains("Svar på søknad"));
}

#[test]
fn bold_italic_and_size_are_told_in_each_kind_of_font() {
    let style = |name: &str, words: &str| {
        let text = read(name);
        let layout = line(&text, words).1.layout.clone().unwrap();
        (layout.size, layout.bold, layout.italic)
    };
    assert_eq!(style("oppdrag-merket", "Oppdrag til etatene"), (16.0, true, false));
    assert_eq!(style("oppdrag-typst", "Kva etatane skal gjere"), (13.2, true, false));
    assert_eq!(style("oppdrag-cairo-untagged", "Framhald"), (13.0, true, false));
    assert_eq!(style("oppdrag-cairo-untagged", "Andre spalte"), (10.5, false, true));
    assert_eq!(style("oppdrag-gs", "Svar på søknad"), (15.0, true, false));
    assert_eq!(style("oppdrag-gs", "Kursiv skrift"), (11.0, false, true));
    assert_eq!(style("oppdrag-gs", "Fet to ganger"), (11.0, true, false));
}

#[test]
fn roles_are_those_of_the_structure_tree() {
    let text = read("oppdrag-merket");
    assert_eq!(tag(&text, "Oppdrag til etatene"), Some(Tag::Heading(1)));
    assert_eq!(tag(&text, "Fordeling av midler"), Some(Tag::Heading(2)));
    assert_eq!(tag(&text, "Overskrift uten merke"), Some(Tag::Paragraph));
    assert_eq!(tag(&text, "Etatene skal rapportere"), Some(Tag::ListItem));
    assert_eq!(tag(&text, "Gjennomgå rutine 12"), Some(Tag::Table));
    assert_eq!(tag(&text, "vedtaket i sak 14/25"), Some(Tag::Note));
    let text = read("oppdrag-typst");
    assert_eq!(tag(&text, "Oppdrag til etatane"), Some(Tag::Heading(1)));
    assert_eq!(tag(&text, "Figur 1"), Some(Tag::Caption));
    assert_eq!(tag(&text, "Veglys"), Some(Tag::Table));
    assert_eq!(tag(&read("oppdrag-cairo-tagged"), "Plan for friluftsliv"), Some(Tag::Heading(1)));
    for name in ["oppdrag-umerket", "oppdrag-cairo-untagged", "oppdrag-gs"] {
        assert!(read(name).lines().iter().all(|line| line.layout.as_ref().unwrap().tag.is_none()), "{name}");
    }
}

#[test]
fn tags_change_nothing_in_the_words_or_their_order() {
    assert_eq!(read("oppdrag-merket").as_str(), read("oppdrag-umerket").as_str());
    assert_eq!(read("oppdrag-cairo-tagged").as_str(), read("oppdrag-cairo-untagged").as_str());
}
