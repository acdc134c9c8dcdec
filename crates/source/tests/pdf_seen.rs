//! What a reader of the page does not see is not read; what is seen is, whatever its colour.

mod raw;

use letter::Layer;
use raw::{Raw, words};

const DARK: &str = "0 0.2 0.4 rg 60 690 300 30 re f";
const WHITE: &str = "1 1 1 rg BT /F1 11 Tf 70 700 Td (Hvit skrift) Tj ET";
const BLACK: &str = "0 g BT /F1 11 Tf 70 760 Td (Svart skrift) Tj ET";

#[test]
fn white_on_paper_is_not_read() {
    assert_eq!(words(&format!("{BLACK} {WHITE}")), "Svart skrift\n");
    assert_eq!(words(&format!("{BLACK} 1 1 1 rg 0 0 595 842 re f {BLACK} {WHITE}")), "Svart skrift\n");
}

#[test]
fn white_on_a_dark_ground_is_read() {
    assert_eq!(words(&format!("{BLACK} {DARK} {WHITE}")), "Svart skrift\n\nHvit skrift\n");
}

#[test]
fn white_on_a_picture_or_a_rounded_ground_is_read() {
    let picture = "q 300 0 0 60 50 680 cm /I Do Q";
    assert!(words(&format!("{BLACK} {picture} {WHITE}")).contains("Hvit skrift"));
    let rounded = "0 0.2 0.4 rg 60 690 m 360 690 l 370 690 370 720 360 720 c 60 720 l 50 720 50 690 60 690 c f";
    assert!(words(&format!("{BLACK} {rounded} {WHITE}")).contains("Hvit skrift"));
}

#[test]
fn white_on_a_ground_of_thick_lines_or_thin_strips_is_read() {
    let thick = "0 0.2 0.4 RG 30 w 60 705 m 360 705 l S";
    assert!(words(&format!("{BLACK} {thick} {WHITE}")).contains("Hvit skrift"));
    let strips: String = (0..30).map(|at| format!("0 0.2 0.{} rg 60 {} 300 1 re f ", at % 9, 690 + at)).collect();
    assert!(words(&format!("{BLACK} {strips} {WHITE}")).contains("Hvit skrift"));
}

#[test]
fn words_in_the_colour_of_their_ground_are_not_read() {
    assert_eq!(words(&format!("{BLACK} {DARK} BT /F1 11 Tf 70 700 Td (Samme farge) Tj ET")), "Svart skrift\n");
}

#[test]
fn covered_words_are_not_read_and_words_on_top_are() {
    let cover = "1 g 60 690 300 30 re f";
    assert_eq!(words(&format!("{BLACK} 0 g BT /F1 11 Tf 70 700 Td (Sladdet) Tj ET {cover}")), "Svart skrift\n");
    assert_eq!(
        words(&format!("{BLACK} 0 g 60 690 300 30 re f 0 g BT /F1 11 Tf 70 730 Td (Over) Tj ET")),
        "Svart skrift\n\nOver\n"
    );
}

#[test]
fn a_marker_pen_hides_nothing() {
    let content = "BT /F1 11 Tf 70 760 Td (Utheva) Tj ET /G gs 1 1 0 rg 60 750 300 30 re f";
    for state in ["<</BM/Multiply>>", "<</ca 0.4>>"] {
        let resources = format!("/ExtGState<</G {state}>>");
        assert_eq!(Raw { content, resources: &resources, ..Raw::default() }.words(), "Utheva\n", "{state}");
    }
}

#[test]
fn ink_that_leaves_nothing_is_not_read() {
    let content = format!("{BLACK} /G gs BT /F1 11 Tf 70 700 Td (Gjennomsiktig) Tj ET");
    assert_eq!(Raw { content: &content, resources: "/ExtGState<</G <</ca 0>>>>", ..Raw::default() }.words(), "Svart skrift\n");
}

#[test]
fn invisible_and_tiny_words_are_not_read() {
    assert_eq!(words(&format!("{BLACK} BT 3 Tr /F1 11 Tf 70 700 Td (Skjult) Tj ET")), "Svart skrift\n");
    assert_eq!(words(&format!("{BLACK} BT /F1 0.1 Tf 70 700 Td (Bitte liten) Tj ET")), "Svart skrift\n");
}

#[test]
fn what_lies_outside_the_page_or_is_cut_away_is_not_read() {
    let content = format!("{BLACK} BT /F1 11 Tf 20 700 Td (Utenfor) Tj ET");
    assert_eq!(Raw { content: &content, page: "/CropBox[68 0 595 842]", ..Raw::default() }.words(), "Svart skrift\n");
    assert_eq!(words(&format!("{BLACK} q 60 600 50 50 re W n BT /F1 11 Tf 70 700 Td (Avskaaret) Tj ET Q")), "Svart skrift\n");
    assert_eq!(words("q 60 690 200 30 re W n BT /F1 11 Tf 70 700 Td (Innenfor) Tj ET Q"), "Innenfor\n");
}

#[test]
fn a_layer_that_is_switched_off_is_not_read() {
    let content = format!("{BLACK} /OC /L BDC BT /F1 11 Tf 70 700 Td (Avslaatt) Tj ET EMC");
    let file = Raw {
        content: &content,
        resources: "/Properties<</L 6 0 R>>",
        catalog: "/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>",
        objects: &["<</Type/OCG/Name(Utkast)>>"],
        ..Raw::default()
    };
    assert_eq!(file.words(), "Svart skrift\n");
}

#[test]
fn words_below_the_picture_of_a_scanned_page_are_its_reading() {
    let content = format!("{BLACK} q 595 0 0 842 0 0 cm /I Do Q");
    let text = Raw { content: &content, ..Raw::default() }.text();
    assert_eq!((text.as_str(), text.layer()), ("Svart skrift\n", Layer::Ocr));
}
