//! Running headers and footers of a DOCX, each once, and where they stand.

use std::collections::{BTreeMap, BTreeSet};

use super::body::Body;
use super::styles::switched_on;
use crate::manuscript::{Part, Place};
use crate::xml::Element;

/// The properties of the sections of a body, in order.
pub(super) fn sections<'e, 'x>(body: &'e Element<'x>) -> Vec<&'e Element<'x>> {
    let of_paragraph = |element: &'e Element<'x>| element.child("pPr").and_then(|format| format.child("sectPr"));
    body.elements().filter_map(|element| if element.name == "sectPr" { Some(element) } else { of_paragraph(element) }).collect()
}

/// The parts of the body with the headers and footers that its sections name. The header of the first page is its letterhead and stands
/// on top; so does the header of a letter of one page, but for what counts pages.
pub(super) fn with_headers(
    body: &mut Body<'_>,
    content: &Element<'_>,
    running: &BTreeMap<&str, Element<'_>>,
    parts: Vec<Part>,
) -> Vec<Part> {
    let mut seen = BTreeSet::new();
    let mut with = Vec::new();
    for (at, section) in sections(content).into_iter().enumerate() {
        let own_first = section.child("titlePg").is_some_and(switched_on);
        for (name, kind) in [
            ("headerReference", "first"),
            ("headerReference", "default"),
            ("footerReference", "first"),
            ("footerReference", "default"),
            ("headerReference", "even"),
            ("footerReference", "even"),
        ] {
            let reference = section.all(name).find(|reference| reference.attribute("type") == Some(kind));
            let Some(root) = reference.and_then(|reference| running.get(reference.attribute("id")?)) else { continue };
            // One that was written for a first page, but is switched off, is never seen.
            if (kind == "first" && !own_first) || !seen.insert(root.words()) {
                continue;
            }
            let header = name == "headerReference";
            let shown_first = at == 0 && (kind == "first" || (kind == "default" && !own_first));
            let is_letterhead = header && shown_first && (kind == "first" || !body.has_pages);
            let place = match (header, shown_first) {
                (true, true) => Place::Here,
                (false, true) => Place::Foot,
                _ => Place::NextPage,
            };
            if is_letterhead {
                letterhead(body, root, &mut with);
            } else {
                with.push(Part::Furniture { parts: body.blocks(root), place });
            }
        }
    }
    with.extend(parts);
    with
}

/// The header of the first page: paragraphs that count pages are furniture, the others are not.
fn letterhead(body: &mut Body<'_>, root: &Element<'_>, parts: &mut Vec<Part>) {
    for element in root.elements() {
        let mut one = Vec::new();
        body.counts_pages = false;
        body.block_alone(element, &mut one);
        if body.counts_pages {
            parts.push(Part::Furniture { parts: one, place: Place::Here });
        } else {
            parts.append(&mut one);
        }
    }
}
