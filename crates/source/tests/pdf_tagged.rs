//! Tagged files: what their structure tree says, and words that stand for what is painted.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own file has failed")]

mod raw;

use letter::Tag;
use raw::{Raw, words};

/// A page of marked content with the numbers 0 to 3, and a tree above it.
fn tagged(tree: &[&str]) -> Vec<(String, Option<Tag>)> {
    let content = "/P <</MCID 0>> BDC BT /F2 16 Tf 70 780 Td (Overskrift) Tj ET EMC \
        /P <</MCID 1>> BDC BT /F1 11 Tf 70 750 Td (Et avsnitt med en setning som er lang nok.) Tj ET EMC \
        /Span <</MCID 2>> BDC BT /F1 11 Tf 70 720 Td (Et punkt) Tj ET EMC \
        /Span <</MCID 3>> BDC BT /F1 11 Tf 70 690 Td (En celle) Tj ET EMC";
    let text = Raw { content, catalog: "/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R", objects: tree, ..Raw::default() }.text();
    let tag = |line: &letter::Line| line.layout.as_ref().unwrap().tag;
    text.lines().iter().enumerate().map(|(at, line)| (text.line(at).to_owned(), tag(line))).collect()
}

#[test]
fn roles_come_from_the_tree_and_not_from_the_page() {
    let lines = tagged(&[
        "<</Type/StructTreeRoot/K 7 0 R>>",
        "<</S/Document/P 6 0 R/Pg 3 0 R/K[8 0 R 9 0 R 10 0 R 11 0 R]>>",
        "<</S/H2/P 7 0 R/K 0>>",
        "<</S/P/P 7 0 R/K[<</Type/MCR/MCID 1/Pg 3 0 R>>]>>",
        "<</S/L/P 7 0 R/K[<</S/LI/K[<</S/LBody/K[<</S/P/K[2]>>]>>]>>]>>",
        "<</S/Table/P 7 0 R/K[<</S/TR/K[<</S/TD/K[<</S/P/K 3>>]>>]>>]>>",
    ]);
    let tags: Vec<Option<Tag>> = lines.iter().map(|(_, tag)| *tag).collect();
    assert_eq!(tags, [Some(Tag::Heading(2)), Some(Tag::Paragraph), Some(Tag::ListItem), Some(Tag::Table)]);
}

#[test]
fn names_of_styles_are_resolved_through_the_map_of_roles() {
    let lines = tagged(&[
        "<</Type/StructTreeRoot/RoleMap<</Overskrift#201 /Tittel1/Tittel1/H1/Brodtekst/P/Sirkel/Runde/Runde/Sirkel>>/K 7 0 R>>",
        "<</S/Document/Pg 3 0 R/K[<</S/Overskrift#201/K 0>><</S/Brodtekst/K 1>><</S/Sirkel/K 2>>]>>",
    ]);
    assert_eq!((lines[0].1, lines[1].1), (Some(Tag::Heading(1)), Some(Tag::Paragraph)));
}

#[test]
fn a_tree_that_leads_to_itself_comes_to_an_end() {
    let lines =
        tagged(&["<</Type/StructTreeRoot/K 7 0 R>>", "<</S/Sect/Pg 3 0 R/K[7 0 R 8 0 R 8 0 R]>>", "<</S/H1/K[7 0 R 0]>>"]);
    assert_eq!(lines[0].1, Some(Tag::Heading(1)));
}

#[test]
fn a_heading_by_tag_alone_is_running_text() {
    let content = "/H1 <</MCID 0>> BDC BT /F1 11 Tf 70 780 Td (Dette er vanlig tekst i et avsnitt som noen har merket som) Tj \
        0 -13 Td (overskrift, med flere linjer og flere setninger. Slik er det i) Tj 0 -13 Td (mange filer, og det betyr ingen ting.) Tj ET EMC \
        /P <</MCID 1>> BDC BT /F1 11 Tf 70 720 Td (Dette er enda et avsnitt, med ord i samme skrift og grad.) Tj ET EMC";
    let text = Raw { content, ..Raw::default() }.text();
    assert!(text.lines().iter().all(|line| line.layout.as_ref().unwrap().tag == Some(Tag::Paragraph)));
}

#[test]
fn words_that_stand_for_what_is_painted_are_read() {
    let content = "BT /F1 11 Tf 70 780 Td /Span <</ActualText (effektiv)>> BDC (e#ektiv) Tj EMC ( drift) Tj ET";
    assert_eq!(words(content), "effektiv drift\n");
    let of_element = Raw {
        content: "/P <</MCID 0>> BDC BT /F1 11 Tf 70 780 Td (X) Tj ET EMC",
        catalog: "/StructTreeRoot 6 0 R",
        objects: &["<</K<</S/Span/Pg 3 0 R/ActualText<FEFF00C50073>/K 0>>>>"],
        ..Raw::default()
    };
    assert_eq!(of_element.words(), "Ås\n");
}

#[test]
fn a_hyphen_that_stands_for_a_soft_one_joins_its_word() {
    for stands_for in ["<FEFF00AD>", "()", "<AD>"] {
        let content = format!(
            "BT /F1 11 Tf 70 780 Td (Kommunen skal bruke NAV) Tj /Span <</ActualText {stands_for}>> BDC (-) Tj EMC 0 -13 Td (kontoret sine tall) Tj ET"
        );
        assert_eq!(words(&content), "Kommunen skal bruke NAVkontoret\nsine tall\n", "{stands_for}");
    }
}
