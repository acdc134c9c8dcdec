//! Where things stand on a page, in files written by hand.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own file has failed")]

mod raw;

use letter::Text;
use raw::Raw;

/// Words at their places: from the left, from the bottom, the size of the font and the words.
fn placed(words: &[(u32, u32, u32, &str)]) -> String {
    words.iter().map(|(x, y, size, words)| format!("BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET ")).collect()
}

fn text(content: &str) -> Text {
    Raw { content, ..Raw::default() }.text()
}

#[test]
fn a_short_last_column_is_read_after_the_whole_of_the_first() {
    let words = [
        (60, 700, 11, "Kommunen har vedtatt en plan for friluftsliv"),
        (60, 687, 11, "og etatene skal melde tilbake om tiltakene"),
        (60, 674, 11, "som de har gjort i lag med frivillige lag."),
        (60, 640, 14, "Frister"),
        (60, 620, 11, "Arbeidet skal begynne i mars, og etatene skal"),
        (60, 607, 11, "sende melding om hva de har gjort og hva de"),
        (320, 700, 11, "har tenkt til neste halve budsjettperiode."),
        (320, 687, 11, "Meldingen sendes til utvalget."),
    ];
    let text = text(&placed(&words));
    assert!(text.as_str().ends_with("og hva de\nhar tenkt til neste halve budsjettperiode.\nMeldingen sendes til utvalget.\n"));
}

#[test]
fn a_header_over_two_columns_belongs_to_the_first_of_them() {
    let rules: String = [720, 680, 640, 620].map(|y| format!("60 {y} m 460 {y} l S ")).concat();
    let words = [
        (195, 705, 10, "Budsjett"),
        (400, 705, 10, "Endring"),
        (160, 690, 10, "2024"),
        (260, 690, 10, "2025"),
        (62, 665, 10, "Drift"),
        (160, 665, 10, "1 000"),
        (260, 665, 10, "1 100"),
        (400, 690, 10, "i alt"),
        (400, 665, 10, "10 %"),
        (62, 648, 10, "Leie"),
        (160, 648, 10, "200"),
        (260, 648, 10, "190"),
        (400, 648, 10, "-5 %"),
        (62, 627, 10, "Sum"),
        (160, 627, 10, "1 200"),
        (260, 627, 10, "1 290"),
        (400, 627, 10, "7 %"),
    ];
    let text = text(&format!("0.5 w {rules}{}", placed(&words)));
    let column = |words: &str| {
        let at = (0..text.lines().len()).find(|&at| text.line(at) == words).unwrap();
        text.lines()[at].cell.unwrap().column
    };
    assert_eq!((column("Drift"), column("Budsjett"), column("2024"), column("2025"), column("Endring")), (0, 1, 1, 2, 3));
    assert_eq!((column("1 000"), column("190"), column("7 %")), (1, 2, 3));
}

#[test]
fn a_paragraph_runs_on_around_a_box_on_its_left() {
    let words = [
        (60, 700, 11, "Kommunen har i flere aar arbeidet for trygge skoleveier, og mye er gjort. Vi vet hvilke"),
        (220, 687, 11, "strekninger som gjenstaar, og hva det vil koste aa utbedre"),
        (220, 674, 11, "dem. Teknisk etat skal derfor lage en samlet plan for alt"),
        (220, 661, 11, "arbeidet, med kostnader og frister for hver strekning, og"),
        (60, 648, 11, "legge den fram for utvalget innen sommeren."),
        (60, 685, 14, "Trygg skolevei"),
        (60, 668, 14, "for alle barn"),
    ];
    let text = text(&placed(&words));
    let words = text.as_str().replace('\n', " ");
    assert!(words.contains("hver strekning, og legge den fram for utvalget innen sommeren."), "{words}");
    assert!(words.trim_end().ends_with("Trygg skolevei for alle barn"), "{words}");
}

#[test]
fn notes_at_the_foot_of_the_first_page_are_no_furniture_and_addresses_are() {
    let words = [
        (60, 760, 11, "Vi viser til soknaden deres av 3. mars 2025.\\271 Kommunen gir tilskudd til drift."),
        (60, 747, 11, "Tilskuddet skal brukes innen utgangen av 2025, og regnskap skal sendes inn."),
        (60, 110, 8, "1 Se vedtaket i sak 14/25, som ble gjort av utvalget."),
        (60, 100, 8, "Vedtaket kan paaklages."),
        (60, 60, 8, "Postboks 1, 0101 Storvik"),
        (300, 60, 8, "Org.nr. 999 999 999"),
    ];
    let text = text(&placed(&words));
    let furniture: Vec<&str> = (0..text.lines().len()).filter(|&at| text.lines()[at].furniture).map(|at| text.line(at)).collect();
    assert_eq!(furniture, ["Postboks 1, 0101 Storvik   Org.nr. 999 999 999"]);
}
