//! PDFs that are sound, but whose pages are more than any page: what is made of the glyphs has to stay quick.

use std::fmt::Write;

use super::Hostile;
use super::pdf::Pdf;

pub(super) fn files() -> Vec<Hostile> {
    vec![
        Hostile::new("pdf-glyphs-same-place.pdf", || Pdf::saying(&scattered(100_000, |_| (70.0, 780.0))).bytes()),
        Hostile::new("pdf-words-scattered.pdf", || {
            Pdf::saying(&scattered(20_000, |at| ((at * 7919 % 5950) as f32 / 10.0, (at * 104_729 % 8420) as f32 / 10.0))).bytes()
        }),
        Hostile::new("pdf-words-staircase.pdf", || {
            Pdf::saying(&scattered(20_000, |at| (at as f32 * 0.029, 842.0 - at as f32 * 0.042))).bytes()
        }),
        Hostile::new("pdf-one-line-1mb.pdf", || {
            Pdf::saying(&format!("BT /F1 0.6 Tf 1 780 Td ({}) Tj ET", "Kommunen skal rydde. ".repeat(50_000))).bytes()
        }),
        Hostile::new("pdf-lines-100000.pdf", || Pdf::saying(&scattered(100_000, |at| (70.0, 842.0 - at as f32 * 0.008))).bytes()),
        Hostile::new("pdf-rules-200000.pdf", || Pdf::saying(&rules(100_000)).bytes()),
        Hostile::new("pdf-grid-400x400.pdf", || Pdf::saying(&grid(400)).bytes()),
        Hostile::new("pdf-turned-words.pdf", || {
            let mut content = String::new();
            for at in 0..20_000u32 {
                let (x, y) = (at * 7919 % 595, at * 104_729 % 842);
                let turn = if at % 2 == 0 { "0 1 -1 0" } else { "0 -1 1 0" };
                let _ = writeln!(content, "BT {turn} {x} {y} Tm /F1 5 Tf (snudd) Tj ET");
            }
            Pdf::saying(&content).bytes()
        }),
        Hostile::new("pdf-columns-300.pdf", || {
            Pdf::saying(&scattered(30_000, |at| ((at % 300) as f32 * 1.98, 842.0 - (at / 300) as f32 * 8.0))).bytes()
        }),
        Hostile::new("pdf-pages-2000-full.pdf", || {
            let mut kids = String::new();
            let mut pdf = Pdf::saying(&scattered(60, |at| (70.0, 800.0 - at as f32 * 12.0)));
            for number in 10..2010 {
                let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>";
                pdf = pdf.object(number, page);
                let _ = write!(kids, "{number} 0 R ");
            }
            pdf.object(2, format!("<</Type/Pages/Kids[{kids}]/Count 2000>>")).bytes()
        }),
    ]
}

/// So many words, each where it is told to stand.
fn scattered(count: usize, place: impl Fn(usize) -> (f32, f32)) -> String {
    let mut content = String::from("BT /F1 6 Tf\n");
    for at in 0..count {
        let (x, y) = place(at);
        let _ = writeln!(content, "1 0 0 1 {x} {y} Tm (ord{at}) Tj");
    }
    content + "ET"
}

/// So many level and as many upright ruling lines, every which way.
fn rules(count: u64) -> String {
    let mut content = String::new();
    for at in 0..count {
        let (x, y) = (at * 7919 % 595, at * 104_729 % 842);
        let _ = writeln!(content, "{x} {y} m {} {y} l S {x} {y} m {x} {} l S", x + 50, y + 50);
    }
    content + "BT /F1 11 Tf 70 780 Td (Streker) Tj ET"
}

/// A table with so many rows and columns, all ruled, a word in each cell.
fn grid(count: u32) -> String {
    let (width, height) = (595.0 / count as f32, 842.0 / count as f32);
    let mut content = String::new();
    for at in 0..=count {
        let (x, y) = (at as f32 * width, at as f32 * height);
        let _ = writeln!(content, "{x} 0 m {x} 842 l S 0 {y} m 595 {y} l S");
    }
    content += "BT /F1 1 Tf\n";
    for cell in 0..count * count {
        let (x, y) = ((cell % count) as f32 * width + 0.2, (cell / count) as f32 * height + 0.4);
        let _ = writeln!(content, "1 0 0 1 {x} {y} Tm (a) Tj");
    }
    content + "ET"
}
