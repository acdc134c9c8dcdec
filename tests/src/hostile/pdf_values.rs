//! PDFs whose values are missing, absurd, endless or of the wrong kind.

use super::Hostile;
use super::pdf::{Pdf, replaced, words};

/// Deeper than any stack of a recursive parser.
const DEEP: usize = 1_000_000;

pub(super) fn files() -> Vec<Hostile> {
    let mut files = vec![
        Hostile::new("pdf-missing-catalogue.pdf", || Pdf::letter().without(1).bytes()),
        Hostile::new("pdf-missing-pages.pdf", || Pdf::letter().without(2).bytes()),
        Hostile::new("pdf-missing-kids.pdf", || Pdf::letter().object(2, "<</Type/Pages/Count 1>>").bytes()),
        Hostile::new("pdf-missing-page.pdf", || Pdf::letter().object(3, "null").bytes()),
        Hostile::new("pdf-missing-contents.pdf", || Pdf::letter().without(4).bytes()),
        Hostile::new("pdf-missing-font.pdf", || Pdf::letter().without(5).bytes()),
        Hostile::new("pdf-missing-root.pdf", || replaced(&Pdf::letter().bytes(), "/Root 1 0 R", "")),
        Hostile::new("pdf-missing-types.pdf", || {
            let page = "<</Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/MediaBox[0 0 595 842]>>";
            Pdf::letter().object(1, "<</Pages 2 0 R>>").object(2, "<</Kids[3 0 R]>>").object(3, page).bytes()
        }),
        Hostile::new("pdf-wrong-kinds.pdf", || {
            let page = "<</Type(Page)/Parent[1 2]/MediaBox/None/Contents<</A/B>>/Resources 12/Rotate(x)>>";
            Pdf::letter().object(2, "<</Type 3/Kids<</A 3 0 R>>/Count/One>>").object(3, page).bytes()
        }),
        Hostile::new("pdf-deep-arrays.pdf", || Pdf::letter().object(6, "[".repeat(DEEP)).page("/Extra 6 0 R").bytes()),
        Hostile::new("pdf-deep-dictionaries.pdf", || Pdf::letter().object(6, "<</A".repeat(DEEP)).page("/Annots 6 0 R").bytes()),
        Hostile::new("pdf-deep-in-catalogue.pdf", || {
            Pdf::letter().object(1, format!("<</Type/Catalog/Pages 2 0 R/A {}", "[<</B".repeat(DEEP / 2))).bytes()
        }),
        Hostile::new("pdf-deep-in-trailer.pdf", || Pdf::letter().trailer(&format!("/A {}", "[".repeat(DEEP))).bytes()),
        Hostile::new("pdf-deep-parentheses.pdf", || Pdf::letter().object(6, "(".repeat(DEEP)).page("/Extra 6 0 R").bytes()),
        Hostile::new("pdf-name-1mb.pdf", || {
            let name = format!("/{}", "N".repeat(1 << 20));
            Pdf::letter().object(6, format!("<<{name} {name}>>")).page(&format!("/Extra 6 0 R{name} 1")).bytes()
        }),
        Hostile::new("pdf-string-unbalanced.pdf", || Pdf::saying("BT /F1 11 Tf 70 780 Td (aldri ((lukket) Tj ET").bytes()),
        Hostile::new("pdf-comment-5mb.pdf", || Pdf::letter().object(6, "%".repeat(5 << 20)).bytes()),
        Hostile::new("pdf-reference-self.pdf", || {
            Pdf::letter().object(4, "4 0 R").object(6, "6 0 R").page("/Annots 6 0 R").bytes()
        }),
        Hostile::new("pdf-reference-chain.pdf", reference_chain),
        Hostile::new("pdf-contents-millions.pdf", || {
            Pdf::letter().object(6, format!("[{}]", "4 0 R ".repeat(2_000_000))).page("/Contents 6 0 R").bytes()
        }),
        Hostile::new("pdf-contents-self.pdf", || Pdf::letter().object(4, "[4 0 R 4 0 R]").bytes()),
        Hostile::new("pdf-objects-million.pdf", || {
            let mut file = Pdf::letter().body().0;
            (10..500_000).for_each(|number| file.extend_from_slice(format!("{number} 0 obj\n").as_bytes()));
            file.extend_from_slice(b"trailer<</Root 1 0 R>>");
            file
        }),
        Hostile::new("pdf-streams-unended.pdf", || {
            let mut file = Pdf::letter().body().0;
            (10..60_000).for_each(|number| file.extend_from_slice(format!("{number} 0 obj<</A 1>>stream\n").as_bytes()));
            file.extend_from_slice(b"trailer<</Root 1 0 R>>");
            file
        }),
        Hostile::new("pdf-only-header.pdf", || b"%PDF-1.7".to_vec()),
        Hostile::new("pdf-header-hundredfold.pdf", || Pdf::letter().bytes().repeat(100)),
    ];
    let lengths = ["-5", "0", "3", "4294967296", "99999999999999999999", "4 0 R", "/Long", "(12)", "1e300"];
    files.extend(lengths.into_iter().enumerate().map(|(at, length)| {
        Hostile::new(format!("pdf-length-{}.pdf", at + 1), move || {
            let content = words(70.0, 780.0);
            Pdf::letter().object(4, format!("<</Length {length}>>\nstream\n{content}\nendstream")).bytes()
        })
    }));
    let boxes = [
        "[0 0 1e38 1e38]",
        "[0 0 NaN NaN]",
        "[595 842 -595 -842]",
        "[0 0 0 0]",
        "[0 0 99999999999999999999999999999999999999999999 1]",
        "[0 0]",
        "[/A (b) null true]",
        "[-2147483648 -2147483648 2147483647 2147483647]",
    ];
    files.extend(boxes.into_iter().enumerate().map(|(at, area)| {
        Hostile::new(format!("pdf-box-{}.pdf", at + 1), move || {
            Pdf::letter().page(&format!("/MediaBox{area}/CropBox{area}/UserUnit 1e30/Rotate 2147483647")).bytes()
        })
    }));
    files
}

/// A hundred thousand references, each to the next one.
fn reference_chain() -> Vec<u8> {
    let mut pdf = Pdf::letter().page("/Contents 10 0 R");
    for number in 10..100_010 {
        pdf = pdf.object(number, format!("{} 0 R", number + 1));
    }
    pdf.object(100_010, "4 0 R").bytes()
}
