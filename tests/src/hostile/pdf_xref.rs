//! PDFs whose cross-reference tables and object streams lead astray.

use super::Hostile;
use super::deflate::{zlib, zlib_bomb};
use super::pdf::{Pdf, replaced};

pub(super) fn files() -> Vec<Hostile> {
    vec![
        Hostile::new("pdf-prev-self.pdf", || with_prev(|own| own)),
        Hostile::new("pdf-prev-zero.pdf", || with_prev(|_| 0)),
        Hostile::new("pdf-prev-beyond.pdf", || with_prev(|_| usize::MAX)),
        Hostile::new("pdf-prev-loop.pdf", prev_loop),
        Hostile::new("pdf-prev-chain.pdf", prev_chain),
        Hostile::new("pdf-hybrid-self.pdf", || {
            let file = Pdf::letter().bytes();
            let start = start_of_table(&file);
            replaced(&file, "/Root 1 0 R", &format!("/Root 1 0 R/XRefStm {start}/Prev {start}"))
        }),
        Hostile::new("pdf-xref-shifted.pdf", || replaced(&Pdf::letter().bytes(), "%PDF-1.7\n", "%PDF-1.7\n\n\n\n\n\n\n\n")),
        Hostile::new("pdf-xref-swapped.pdf", swapped),
        Hostile::new("pdf-xref-count.pdf", || replaced(&Pdf::letter().bytes(), "xref\n0 6", "xref\n0 4294967295")),
        Hostile::new("pdf-xref-count-overflow.pdf", || {
            replaced(&Pdf::letter().bytes(), "xref\n0 6", "xref\n18446744073709551615 18446744073709551615")
        }),
        Hostile::new("pdf-xref-garbage.pdf", || replaced(&Pdf::letter().bytes(), "0000000000 65535 f", "9999999999 99999 n")),
        Hostile::new("pdf-size-huge.pdf", || replaced(&Pdf::letter().bytes(), "/Size 6", "/Size 2147483647")),
        Hostile::new("pdf-startxref-missing.pdf", || replaced(&Pdf::letter().bytes(), "startxref", "startoxref")),
        Hostile::new("pdf-startxref-beyond.pdf", || replaced(&Pdf::letter().bytes(), "startxref\n", "startxref\n99999999999")),
        Hostile::new("pdf-xref-stream-self.pdf", || {
            xref_stream("/W[1 4 2]/Index[0 6]", |own| format!("/Prev {own}"), &[0; 42], false)
        }),
        Hostile::new("pdf-xref-stream-widths.pdf", || {
            xref_stream("/W[2147483647 2147483647 2147483647]/Index[0 2147483647]", |_| String::new(), &[1; 42], false)
        }),
        Hostile::new("pdf-xref-stream-no-width.pdf", || {
            xref_stream("/W[0 0 0]/Index[0 2147483647]", |_| String::new(), &[], false)
        }),
        Hostile::new("pdf-xref-stream-bomb.pdf", || {
            xref_stream("/Filter/FlateDecode/W[1 4 2]", |_| String::new(), &zlib_bomb(1, 1024), false)
        }),
        Hostile::new("pdf-xref-in-object-stream.pdf", || {
            // All objects are said to lie in stream 8, which is said to lie in itself.
            let entry = [2, 0, 0, 0, 8, 0, 0];
            xref_stream("/W[1 4 2]/Index[0 10]", |_| String::new(), &entry.repeat(10), true)
        }),
        Hostile::new("pdf-object-stream-extends.pdf", || object_stream("/N 2/First 8/Extends 8 0 R", b"4 0 5 3 <<>> <<>>")),
        Hostile::new("pdf-object-stream-count.pdf", || object_stream("/N 2147483647/First 8", b"4 0 5 3 <<>> <<>>")),
        Hostile::new("pdf-object-stream-first.pdf", || object_stream("/N 2/First 4294967295", b"4 0 5 3 <<>> <<>>")),
        Hostile::new("pdf-object-stream-offsets.pdf", || object_stream("/N 2/First 8", b"4 99999999999 5 -3 <<>>")),
        Hostile::new("pdf-object-stream-bomb.pdf", || object_stream("/Filter/FlateDecode/N 99/First 0", &zlib_bomb(b'9', 1024))),
    ]
}

fn start_of_table(file: &[u8]) -> usize {
    let mark = b"\nxref\n";
    file.windows(mark.len()).position(|window| window == mark).expect("the letter has a table") + 1
}

fn with_prev(prev: impl Fn(usize) -> usize) -> Vec<u8> {
    let file = Pdf::letter().bytes();
    let prev = prev(start_of_table(&file));
    replaced(&file, "/Root 1 0 R", &format!("/Root 1 0 R/Prev {prev}"))
}

/// Two tables, each of which says that the other one was before it.
fn prev_loop() -> Vec<u8> {
    let file = with_prev(|_| 1_000_000);
    let first = start_of_table(&file);
    let second = file.len();
    let file = replaced(&file, "/Prev 1000000", &format!("/Prev {second:07}"));
    let table = format!("xref\n0 0\ntrailer\n<</Size 6/Root 1 0 R/Prev {first}>>\nstartxref\n{second}\n%%EOF\n");
    [file, table.into_bytes()].concat()
}

/// Twenty thousand tables one behind the other.
fn prev_chain() -> Vec<u8> {
    let mut file = Pdf::letter().bytes();
    let mut prev = start_of_table(&file);
    for _ in 0..20_000 {
        let start = file.len();
        file.extend_from_slice(
            format!("xref\n0 0\ntrailer\n<</Size 6/Root 1 0 R/Prev {prev}>>\nstartxref\n{start}\n%%EOF\n").as_bytes(),
        );
        prev = start;
    }
    file
}

/// Every entry of the table leads to another object than it says.
fn swapped() -> Vec<u8> {
    let (mut file, places) = Pdf::letter().body();
    let start = file.len();
    let mut table = String::from("xref\n0 6\n0000000000 65535 f \n");
    for place in places.values().rev() {
        table += &format!("{place:010} 00000 n \n");
    }
    table += &format!("trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    file.extend_from_slice(table.as_bytes());
    file
}

/// A letter whose cross-reference is a stream; `more` gets the place of that stream.
fn xref_stream(entries: &str, more: impl Fn(usize) -> String, data: &[u8], with_object_stream: bool) -> Vec<u8> {
    let mut pdf = Pdf::letter();
    if with_object_stream {
        pdf = pdf.stream(8, "/Type/ObjStm/N 1/First 4/Extends 8 0 R", b"8 0 <<>>");
    }
    let mut file = pdf.body().0;
    let start = file.len();
    let head = format!("9 0 obj\n<</Type/XRef/Size 10/Root 1 0 R{entries}{}/Length {}>>\nstream\n", more(start), data.len());
    file.extend_from_slice(head.as_bytes());
    file.extend_from_slice(data);
    file.extend_from_slice(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").as_bytes());
    file
}

/// A letter whose content and font lie in an object stream, number 8, as a sound cross-reference stream says.
fn object_stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let pdf = Pdf::letter().without(4).without(5).stream(8, &format!("/Type/ObjStm{entries}"), data);
    let (mut file, places) = pdf.body();
    let start = file.len();
    let mut table = Vec::new();
    for number in 0..10u32 {
        let (kind, place, index) = match (number, places.get(&number)) {
            (4 | 5, _) => (2, 8, u16::from(number == 5)),
            (9, _) => (1, start as u32, 0),
            (_, Some(&place)) => (1, place as u32, 0),
            (_, None) => (0, 0, 0),
        };
        table.push(kind);
        table.extend_from_slice(&place.to_be_bytes());
        table.extend_from_slice(&index.to_be_bytes());
    }
    let table = zlib(&table);
    let head = format!("9 0 obj\n<</Type/XRef/Size 10/Root 1 0 R/W[1 4 2]/Filter/FlateDecode/Length {}>>\nstream\n", table.len());
    file.extend_from_slice(head.as_bytes());
    file.extend_from_slice(&table);
    file.extend_from_slice(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").as_bytes());
    file
}
