//! The paragraphs of a text box.

use letter::Tag;

use super::UNITS;
use super::lists::Counting;
use super::styles::Styles;
use crate::manuscript::{Look, Paragraph, Part, Piece};
use crate::xml::Element;

/// The paragraphs of a body of text. `tag` is what they are where they are no points of a list.
pub(super) fn paragraphs(body: &Element<'_>, styles: &Styles<'_, '_>, tag: Tag) -> Vec<Part> {
    let mut counting = Counting::default();
    body.all("p").map(|element| Part::Paragraph(paragraph(element, styles, tag, &mut counting))).collect()
}

fn paragraph(element: &Element<'_>, styles: &Styles<'_, '_>, tag: Tag, counting: &mut Counting) -> Paragraph {
    let own = element.child("pPr");
    let level = own.and_then(|format| format.number::<usize>("lvl")).unwrap_or(0).min(8);
    let mut pieces = Vec::new();
    inline(element, styles, level, &mut pieces);
    let look = styles.look(element.child("endParaRPr"), level);
    let mut paragraph = Paragraph { pieces, size: look.size, ..Paragraph::default() };
    // A paragraph without words shows no bullet and does not count.
    if paragraph.has_words() {
        paragraph.label = counting.label(own, styles, level);
    }
    let length = |name: &str| {
        let own = own.and_then(|format| format.number::<f32>(name));
        own.or_else(|| styles.of_level(level).find_map(|format| format.number::<f32>(name))).unwrap_or(0.0) / UNITS
    };
    paragraph.indent = (length("marL") + length("indent")).clamp(0.0, 2000.0);
    paragraph.tag = Some(if paragraph.label.is_some() && tag == Tag::Paragraph { Tag::ListItem } else { tag });
    paragraph.before = space(own, styles, level, "spcBef", look);
    paragraph.after = space(own, styles, level, "spcAft", look);
    paragraph
}

fn inline(element: &Element<'_>, styles: &Styles<'_, '_>, level: usize, pieces: &mut Vec<Piece>) {
    for child in element.elements() {
        match child.name {
            "r" | "fld" => {
                let look = styles.look(child.child("rPr"), level);
                let words = child.child("t").map(Element::words).unwrap_or_default();
                for (at, words) in words.split('\t').enumerate() {
                    if at > 0 {
                        pieces.push(Piece::Tab);
                    }
                    for (at, words) in words.split(['\u{b}', '\n']).enumerate() {
                        if at > 0 {
                            pieces.push(Piece::LineBreak);
                        }
                        pieces.push(Piece::Words { words: words.to_owned(), look });
                    }
                }
            }
            "br" => pieces.push(Piece::LineBreak),
            "m" | "oMath" | "oMathPara" => pieces.push(Piece::Words { words: child.words(), look: styles.look(None, level) }),
            "AlternateContent" => {
                if let Some(way) = child.child("Choice").or_else(|| child.child("Fallback")) {
                    inline(way, styles, level, pieces);
                }
            }
            _ => {}
        }
    }
}

/// The space above or below a paragraph: in points, or as a share of its size.
fn space(own: Option<&Element<'_>>, styles: &Styles<'_, '_>, level: usize, name: &str, look: Look) -> f32 {
    let said = own.into_iter().chain(styles.of_level(level)).find_map(|format| format.child(name));
    let of = |kind: &str, share: f32| {
        let value = said?.child(kind)?.attribute("val")?.trim_end_matches('%').parse::<f32>().ok()?;
        Some(value / share)
    };
    of("spcPts", 100.0).or_else(|| of("spcPct", 100_000.0).map(|share| share * look.size)).unwrap_or(0.0).clamp(0.0, 400.0)
}
