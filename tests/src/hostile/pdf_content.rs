//! PDFs whose content calls itself, never ends, or is too much.

use super::Hostile;
use super::pdf::{Pdf, words};

/// As many forms call one another in a row.
const CHAIN: u32 = 10_000;

pub(super) fn files() -> Vec<Hostile> {
    vec![
        Hostile::new("pdf-form-self.pdf", || forms(&[(10, "/X10 Do")])),
        Hostile::new("pdf-form-mutual.pdf", || forms(&[(10, "/X11 Do"), (11, "/X10 Do /X11 Do")])),
        Hostile::new("pdf-form-chain.pdf", form_chain),
        Hostile::new("pdf-form-thousandfold.pdf", || {
            thousandfold("/XObject", "/Type/XObject/Subtype/Form/BBox[0 0 595 842]", "Do")
        }),
        Hostile::new("pdf-pattern-self.pdf", || {
            tiled(&[(10, "/Pattern cs /P10 scn 0 0 500 500 re f")], "/Pattern cs /P10 scn 0 0 595 842 re f")
        }),
        Hostile::new("pdf-pattern-mutual.pdf", || {
            let patterns = [(10, "/Pattern cs /P11 scn 0 0 500 500 re f"), (11, "/Pattern cs /P10 scn 0 0 500 500 re f")];
            tiled(&patterns, "/Pattern cs /P10 scn 0 0 595 842 re f")
        }),
        Hostile::new("pdf-pattern-tiny-steps.pdf", || {
            Pdf::saying("/Pattern cs /P10 scn 0 0 595 842 re f")
                .stream(
                    10,
                    "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 1e-9/YStep 1e-9/Resources<<>>",
                    b"0 0 1 1 re f",
                )
                .resources("/Pattern<</P10 10 0 R>>")
                .bytes()
        }),
        Hostile::new("pdf-operators-5-million.pdf", || {
            Pdf::saying(&format!("{}{}", "q Q\n".repeat(2_500_000), words(70.0, 780.0))).bytes()
        }),
        Hostile::new("pdf-q-unbalanced.pdf", || Pdf::saying(&"q\n".repeat(3_000_000)).bytes()),
        Hostile::new("pdf-clip-million.pdf", || Pdf::saying(&"q 0 0 9 9 re W n\n".repeat(300_000)).bytes()),
        Hostile::new("pdf-marked-nested.pdf", || {
            Pdf::saying(&format!("{}{}", "/P BMC\n".repeat(1_000_000), words(70.0, 780.0))).bytes()
        }),
        Hostile::new("pdf-text-nested.pdf", || {
            Pdf::saying(&format!("{}{}", "BT\n".repeat(1_000_000), words(70.0, 780.0))).bytes()
        }),
        Hostile::new("pdf-operands-million.pdf", || {
            Pdf::saying(&format!("{} re {}", "1 ".repeat(3_000_000), words(70.0, 780.0))).bytes()
        }),
        Hostile::new("pdf-content-deep-array.pdf", || Pdf::saying(&format!("{} TJ", "[".repeat(1_000_000))).bytes()),
        Hostile::new("pdf-content-deep-dictionary.pdf", || Pdf::saying(&format!("/P {} BDC", "<</A".repeat(1_000_000))).bytes()),
        Hostile::new("pdf-inline-picture-unended.pdf", || {
            Pdf::saying(&format!("BI /W 9 /H 9 /BPC 8 /CS /G ID {}", "x".repeat(2 << 20))).bytes()
        }),
        Hostile::new("pdf-inline-pictures-unended.pdf", || {
            Pdf::saying(&"BI /W 99999 /H 99999 /BPC 8 /CS /G ID x\n".repeat(50_000)).bytes()
        }),
        Hostile::new("pdf-path-million.pdf", || Pdf::saying(&format!("0 0 m {} S", "9 9 l 5 7 l\n".repeat(1_000_000))).bytes()),
        Hostile::new("pdf-dash-endless.pdf", || Pdf::saying("[1e-30 1e-30] 0 d 1e30 w 0 0 m 1e30 1e30 l S").bytes()),
        Hostile::new("pdf-numbers-absurd.pdf", || {
            let numbers = "1e38 -1e38 1e38 99999999999999999999999999999999999999999999999 NaN -Inf cm 0 0 0 0 0 0 cm";
            let text = "BT /F1 1e38 Tf 1e38 Tc 1e38 Tw 1e38 Tz 1e38 TL 1e38 Ts 1e38 1e38 Td (Langt borte) Tj T* (og lenger) ' ET";
            Pdf::saying(&format!("{text} {numbers} {text} BT 0 0 0 0 0 0 Tm /F1 0 Tf (flatt) Tj ET {}", words(70.0, 780.0)))
                .bytes()
        }),
        Hostile::new("pdf-kerning-million.pdf", || {
            Pdf::saying(&format!("BT /F1 11 Tf 70 780 Td [{}] TJ ET", "(a) -1e30 () 1e30 ".repeat(300_000))).bytes()
        }),
    ]
}

/// A letter with forms that know one another; its content paints the first one.
fn forms(forms: &[(u32, &str)]) -> Vec<u8> {
    let known: String = forms.iter().map(|(number, _)| format!("/X{number} {number} 0 R")).collect();
    let mut pdf = Pdf::saying(&format!("{}/X{} Do", words(70.0, 780.0), forms[0].0)).resources(&format!("/XObject<<{known}>>"));
    for (number, content) in forms {
        let entries = format!("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<<{known}>>>>");
        pdf = pdf.stream(*number, &entries, content.as_bytes());
    }
    pdf.bytes()
}

fn form_chain() -> Vec<u8> {
    let mut pdf = Pdf::saying("/X10 Do").resources("/XObject<</X10 10 0 R>>");
    for number in 10..10 + CHAIN {
        let next = number + 1;
        let entries = format!("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X{next} {next} 0 R>>>>");
        pdf = pdf.stream(number, &entries, format!("q /X{next} Do Q").as_bytes());
    }
    pdf.bytes()
}

/// Ten levels, each painting the next one ten times.
pub(super) fn thousandfold(kind: &str, entries: &str, operator: &str) -> Vec<u8> {
    let mut pdf = Pdf::saying(&format!("/X10 {operator}")).resources(&format!("{kind}<</X10 10 0 R>>"));
    for number in 10..20 {
        let next = number + 1;
        let resources = format!("/Resources<</Font<</F1 5 0 R>>{kind}<</X{next} {next} 0 R>>>>");
        let content = if number == 19 { words(70.0, 780.0) } else { format!("/X{next} {operator}\n").repeat(10) };
        pdf = pdf.stream(number, &format!("{entries}{resources}"), content.as_bytes());
    }
    pdf.bytes()
}

fn tiled(patterns: &[(u32, &str)], content: &str) -> Vec<u8> {
    let known: String = patterns.iter().map(|(number, _)| format!("/P{number} {number} 0 R")).collect();
    let mut pdf = Pdf::saying(&format!("{}{content}", words(70.0, 780.0))).resources(&format!("/Pattern<<{known}>>"));
    for (number, content) in patterns {
        let entries = "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9";
        pdf = pdf.stream(*number, &format!("{entries}/Resources<</Pattern<<{known}>>>>"), content.as_bytes());
    }
    pdf.bytes()
}
