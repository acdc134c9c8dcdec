//! Turned pages, text that runs another way than its page, forms within forms, fields and remarks.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own file has failed")]

mod raw;

use raw::{Raw, words};

const READ: &str = "Overskrift og saksnummer\n\nSaken gjelder vedlikehold\nav skolen,\nsom er gammel.\n";

/// Lines that stand upright when the page is shown turned by so many degrees.
fn shown_upright(degrees: u32) -> String {
    let matrix = match degrees {
        90 => "0 1 -1 0 95 70",
        180 => "-1 0 0 -1 500 90",
        _ => "0 -1 1 0 500 770",
    };
    format!(
        "BT {matrix} Tm /F1 11 Tf (Overskrift og saksnummer) Tj 0 -28 Td (Saken gjelder vedlikehold) Tj 0 -14 Td (av skolen,) Tj \
         0 -14 Td (som er gammel.) Tj ET"
    )
}

#[test]
fn a_page_that_is_shown_turned_is_read_as_it_is_shown() {
    for degrees in [90, 180, 270] {
        let page = format!("/Rotate {degrees}");
        let text = Raw { content: &shown_upright(degrees), page: &page, ..Raw::default() }.text();
        assert_eq!(text.as_str(), READ, "{degrees}");
        let area = text.lines()[0].layout.as_ref().unwrap().area.unwrap();
        assert!(area.x0 < 100.0 && area.y0 < 100.0 && area.x1 > area.x0 + 100.0, "{degrees}: {area:?}");
    }
}

#[test]
fn a_page_whose_text_runs_another_way_is_read_all_the_same() {
    for degrees in [90, 180, 270] {
        let text = Raw { content: &shown_upright(degrees), ..Raw::default() }.text();
        assert_eq!(text.as_str(), READ, "{degrees}");
        assert!(text.lines().iter().all(|line| !line.furniture));
    }
}

#[test]
fn the_page_number_of_a_page_with_turned_text_is_kept() {
    let content = format!("{} BT /F1 9 Tf 290 30 Td (Side 4) Tj ET", shown_upright(90));
    let text = Raw { content: &content, ..Raw::default() }.text();
    let number = (0..text.lines().len()).find(|&at| text.line(at) == "Side 4").unwrap();
    let area = text.lines()[number].layout.as_ref().unwrap().area.unwrap();
    assert!(text.lines()[number].furniture && (area.x0 - 290.0).abs() < 1.0 && area.y1 > 800.0, "{area:?}");
}

#[test]
fn a_stamp_across_the_page_is_kept_as_furniture() {
    let content =
        "BT /F1 11 Tf 70 780 Td (Dette er et brev.) Tj ET BT 0.707 0.707 -0.707 0.707 150 300 Tm /F1 60 Tf (UTKAST) Tj ET";
    let text = Raw { content, ..Raw::default() }.text();
    assert_eq!(text.line(1), "UTKAST");
    let line = &text.lines()[1];
    let area = line.layout.as_ref().unwrap().area.unwrap();
    assert!(line.furniture && area.x0 > 90.0 && area.x1 < 400.0 && area.y0 > 300.0 && area.y1 < 620.0, "{area:?}");
}

#[test]
fn a_file_name_along_the_side_is_furniture() {
    let content = "BT /F1 11 Tf 70 780 Td (Dette er et brev.) Tj 0 -14 Td (Det har to linjer.) Tj ET BT 0 1 -1 0 20 100 Tm /F1 6 Tf (Mal 17-B) Tj ET";
    let text = Raw { content, ..Raw::default() }.text();
    assert_eq!((text.line(2), text.lines()[2].furniture), ("Mal 17-B", true));
}

#[test]
fn forms_within_forms_stand_where_their_matrices_put_them() {
    let file = Raw {
        content: "BT /F1 11 Tf 70 760 Td (Under skjemaet) Tj ET q 2 0 0 2 50 600 cm /X Do Q",
        forms: "/X 6 0 R",
        objects: &[
            "<</Type/XObject/Subtype/Form/BBox[0 0 300 300]/Matrix[0.5 0 0 0.5 10 10]/Resources<</XObject<</Y 7 0 R>>>>>>\nq 1 0 0 1 0 160 cm /Y Do Q",
            "<</Type/XObject/Subtype/Form/BBox[0 0 300 300]/Matrix[1 0 0 1 5 5]/Resources<</Font<</F9 <</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>>>>>>>\nBT /F9 12 Tf 0 8 Td (I skjemaet) Tj ET",
        ],
        ..Raw::default()
    };
    let text = file.text();
    assert_eq!(text.as_str(), "I skjemaet\n\nUnder skjemaet\n");
    let layout = text.lines()[0].layout.as_ref().unwrap();
    assert!((layout.area.unwrap().x0 - 75.0).abs() < 0.5 && (layout.size - 12.0).abs() < 0.1 && layout.bold, "{layout:?}");
}

#[test]
fn the_value_of_a_field_is_read_and_a_remark_is_not() {
    let look = "<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F1 <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>";
    let (field, remark) = (
        format!("{look}\nBT /F1 11 Tf 2 5 Td (Storvik kommune) Tj ET"),
        format!("{look}\nBT /F1 11 Tf 2 5 Td (Husk dette!) Tj ET"),
    );
    let file = Raw {
        content: "BT /F1 11 Tf 70 700 Td (Avsender:) Tj ET",
        page: "/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/Rect[130 695 330 715]/AP<</N 6 0 R>>>>\
            <</Type/Annot/Subtype/FreeText/Rect[130 600 330 620]/AP<</N 7 0 R>>>>\
            <</Type/Annot/Subtype/Widget/F 2/Rect[130 500 330 520]/AP<</N 7 0 R>>>>]",
        objects: &[&field, &remark],
        ..Raw::default()
    };
    assert_eq!(file.words(), "Avsender:   Storvik kommune\n");
}

#[test]
fn a_line_read_in_a_slightly_crooked_scan_stays_a_line() {
    let content = "BT 0.9994 0.035 -0.035 0.9994 70 700 Tm /F1 11 Tf (Saken ble lest litt paa skraa) Tj ET";
    assert_eq!(words(content), "Saken ble lest litt paa skraa\n");
}

#[test]
fn upright_words_in_the_cells_of_a_table_stand_in_these_cells() {
    let borders = "0.5 w 60 600 m 360 600 l S 60 680 m 360 680 l S 60 580 m 360 580 l S 60 580 m 60 680 l S 160 580 m 160 680 l S \
        260 580 m 260 680 l S 360 580 m 360 680 l S";
    let words = "BT /F1 10 Tf 64 610 Td (Skole) Tj ET BT 0 1 -1 0 200 606 Tm /F2 10 Tf (Antall elever) Tj ET \
        BT 0 1 -1 0 290 606 Tm /F2 10 Tf (Antall) Tj 0 -12 Td (ansatte) Tj ET \
        BT /F1 10 Tf 64 586 Td (Fjellheim) Tj 100 0 Td (120) Tj 100 0 Td (14) Tj ET";
    let text = Raw { content: &format!("{borders} {words}"), ..Raw::default() }.text();
    let cell = |words: &str| {
        let at = (0..text.lines().len()).find(|&at| text.line(at).contains(words)).unwrap();
        let line = &text.lines()[at];
        assert!(!line.furniture, "{words}");
        line.cell.map(|cell| (cell.row, cell.column))
    };
    assert_eq!((cell("Skole"), cell("Antall elever"), cell("ansatte")), (Some((0, 0)), Some((0, 1)), Some((0, 2))));
    assert_eq!((cell("Fjellheim"), cell("120"), cell("14")), (Some((1, 0)), Some((1, 1)), Some((1, 2))));
    assert!(text.as_str().contains("Antall ansatte"), "{}", text.as_str());
}
