//! A page as a picture: its size, its marks, and what is said where it cannot be drawn. Held by numbers.

#![allow(clippy::disallowed_methods, reason = "tests read and write files")]

use std::fs;
use std::path::Path;

use serde_json::Value;
use tests::program::{brevverk, command};
use tests::root;

/// Width, height and the colours of each pixel.
struct Drawn(usize, usize, Vec<[u8; 3]>);

fn drawn(png: &[u8]) -> Drawn {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    assert_eq!((info.color_type, info.bit_depth), (png::ColorType::Rgb, png::BitDepth::Eight));
    Drawn(info.width as usize, info.height as usize, bytes.as_chunks().0.to_vec())
}

/// The picture that `brevverk page` writes to standard output.
fn page<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Drawn {
    let output = command(&root()).arg("page").args(arguments).args(["-o", "-"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    drawn(&output.stdout)
}

const LETTER: &str = "corpus/letters/oppdragsbrev-fjordane.pdf";

fn letter() -> Value {
    serde_json::from_str(&brevverk(&root(), ["extract", LETTER]).ends(0).out).unwrap()
}

#[test]
fn what_is_marked_stands_within_the_boxes_of_the_item_and_nothing_else_changes() {
    let letter = letter();
    let items = ["measures", "goals", "sections"].into_iter().flat_map(|list| letter[list].as_array().unwrap());
    let plain = page([LETTER, "2"]);
    let mut tried = 0;
    for item in items {
        let places = item["at"].as_array().unwrap().iter().filter(|place| place["page"] == 2);
        let boxes: Vec<Vec<f64>> =
            places.map(|place| place["box"].as_array().unwrap().iter().map(|edge| edge.as_f64().unwrap()).collect()).collect();
        if boxes.is_empty() || tried == 6 {
            continue;
        }
        let id = item["@id"].as_str().unwrap();
        let marked = page([LETTER, "2", "--mark", id]);
        assert_eq!((marked.0, marked.1), (plain.0, plain.1));
        let (mut inside, mut changed) = (0, 0);
        for (at, (before, after)) in plain.2.iter().zip(&marked.2).enumerate() {
            // The middle of the pixel, in points.
            let (x, y) = ((at % plain.0) as f64 + 0.5, (at / plain.0) as f64 + 0.5);
            let (x, y) = (x * 0.72, y * 0.72);
            let is_within =
                |slack: f64| boxes.iter().any(|b| b[0] - slack < x && x < b[2] + slack && b[1] - slack < y && y < b[3] + slack);
            // A mark reaches a point and a half beyond the words, and may fill half a pixel more.
            assert!(before == after || is_within(1.5 + 0.72), "{id}: a pixel outside has changed at {x} {y}");
            // White paper and the edges of letters change; black letters stay black.
            if is_within(0.0) && *before == [255; 3] {
                inside += 1;
                changed += usize::from(before != after);
            }
        }
        // The box of several lines holds the white beside the last of them too, which is not marked.
        assert!(inside > 100 && changed * 4 > inside, "{id}: {changed} of {inside} white pixels within are marked");
        tried += 1;
    }
    assert!(tried > 3, "{tried}");
}

#[test]
fn a_sentence_within_a_paragraph_is_marked_without_the_words_before_and_behind_it() {
    let letter = letter();
    let lines_of = |place: &Value| place["box"][3].as_f64().unwrap() - place["box"][1].as_f64().unwrap();
    let sentence = letter["obligations"]
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["at"].as_array().unwrap().len() == 1 && lines_of(&item["at"][0]) > 20.0)
        .expect("a sentence over two lines");
    let (id, place) = (sentence["@id"].as_str().unwrap(), &sentence["at"][0]);
    let number = place["page"].to_string();
    let (plain, marked) = (page([LETTER, &number]), page([LETTER, &number, "--mark", id]));
    let edges: Vec<f64> = place["box"].as_array().unwrap().iter().map(|edge| edge.as_f64().unwrap() / 0.72).collect();
    let within = |at: usize| {
        let (x, y) = ((at % plain.0) as f64, (at / plain.0) as f64);
        edges[0] < x && x < edges[2] && edges[1] < y && y < edges[3]
    };
    let (mut white, mut left) = (0, 0);
    for at in (0..plain.2.len()).filter(|at| within(*at) && plain.2[*at] == [255; 3]) {
        white += 1;
        left += usize::from(marked.2[at] == plain.2[at]);
    }
    assert!(left * 20 > white, "{id}: of {white} white pixels in the box of two lines {left} are left as they are");
}

#[test]
fn a_picture_has_the_size_that_the_page_and_the_dots_on_an_inch_ask_for() {
    let (small, large) = (page([LETTER, "1", "--dpi", "72"]), page([LETTER, "1", "--dpi", "144"]));
    assert_eq!((small.0, small.1), (595, 841), "A4 is 595.3 by 841.9 points");
    assert_eq!((large.0, large.1), (1190, 1683));
    let black = |picture: &Drawn| picture.2.iter().filter(|pixel| pixel[0] < 80).count() as f64 / picture.2.len() as f64;
    assert!(black(&small) > 0.005 && (black(&small) - black(&large)).abs() < 0.02, "{} {}", black(&small), black(&large));
}

#[test]
fn a_page_that_is_shown_turned_is_drawn_turned() {
    let folder = tempfile::tempdir().unwrap();
    // One black square of 50 points in the lower left corner of an upright page.
    let square = |turn: u32| {
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Rotate {turn} /Contents 4 0 R >>"),
            "<< /Length 14 >>\nstream\n0 0 50 50 re f\nendstream".to_owned(),
        ];
        let bodies = (1..).zip(&objects).map(|(number, object)| format!("{number} 0 obj\n{object}\nendobj\n"));
        format!("%PDF-1.4\n{}trailer << /Root 1 0 R >>\n%%EOF\n", bodies.collect::<String>())
    };
    // Turned clockwise, the corner wanders from the lower left to the upper left, and on.
    for (turn, size, corner) in
        [(0, (300, 400), (0, 399)), (90, (400, 300), (0, 0)), (180, (300, 400), (299, 0)), (270, (400, 300), (399, 299))]
    {
        let file = folder.path().join(format!("{turn}.pdf"));
        fs::write(&file, square(turn)).unwrap();
        let picture = page([file.to_str().unwrap(), "1", "--dpi", "72"]);
        assert_eq!((picture.0, picture.1), size, "{turn}");
        let at = |(x, y): (usize, usize)| picture.2[y * picture.0 + x];
        assert_eq!(at(corner), [0; 3], "{turn}");
        let black = picture.2.iter().filter(|pixel| **pixel == [0; 3]).count();
        assert_eq!(black, 2500, "{turn}");
    }
}

#[test]
fn the_picture_goes_into_the_file_that_was_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("side.png");
    let run = brevverk(&root(), ["page", LETTER, "1", "-o", file.to_str().unwrap()]).ends(0);
    assert_eq!((run.out.as_str(), run.err.as_str()), ("", ""));
    let (written, printed) = (drawn(&fs::read(&file).unwrap()), page([LETTER, "1"]));
    assert!(written.2 == printed.2);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left");
}

#[test]
fn what_cannot_be_drawn_or_marked_is_said_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "Til alle i Sund").unwrap();
    fs::copy(root().join(LETTER), folder.path().join("b.pdf")).unwrap();
    let letter = letter();
    let first = letter["measures"].as_array().unwrap().iter().find(|measure| measure["at"][0]["page"] == 2).unwrap();
    let id = first["@id"].as_str().unwrap();
    let pages = letter["source"]["pages"].to_string();
    let said = |arguments: &[&str]| says(folder.path(), arguments);
    assert_eq!(said(&["a.txt", "1"]), "brevverk: a.txt: bare sider av en PDF kan tegnes, og filen er ren tekst\n");
    assert_eq!(said(&["b.pdf", "99"]), format!("brevverk: b.pdf: PDF-en har ingen side 99; antall sider: {pages}\n"));
    assert_eq!(said(&["b.pdf", "1", "--mark", "#m-0"]), "brevverk: b.pdf: #m-0 finnes ikke i brevet\n");
    assert_eq!(
        said(&["b.pdf", "1", "--mark", id]),
        format!("brevverk: b.pdf: {id} står ikke på side 1, men på: 2\n"),
        "an item on another page"
    );
    assert_eq!(said(&["c.pdf", "1"]), "brevverk: c.pdf: filen finnes ikke\n");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "no picture is written");
}

fn says(folder: &Path, arguments: &[&str]) -> String {
    let run = brevverk(folder, ["page"].iter().chain(arguments).chain(&["-o", "side.png"])).ends(1);
    assert_eq!(run.out, "");
    run.err
}
