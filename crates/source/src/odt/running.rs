//! Running headers and footers of an ODT, each once, and where they stand.

use std::collections::BTreeSet;

use letter::Page;

use super::body::Body;
use super::styles::{Styles, length};
use crate::manuscript::{Part, Place};
use crate::xml::Element;

/// The parts of the text with the headers and footers of the pages it is set on, and the size of the first page. The header of the
/// first page is its letterhead and stands on top; so does the header of a letter of one page, but for what counts pages.
pub(super) fn with_headers<'s>(
    body: &mut Body<'s>,
    styles: &'s Styles,
    common: &Element<'_>,
    text: &Element<'_>,
    parts: Vec<Part>,
) -> (Vec<Part>, Page) {
    let masters = |name: &str| {
        let pages = common.child("master-styles").into_iter().flat_map(|group| group.all("master-page"));
        pages.into_iter().find(|page| page.attribute("name") == Some(name))
    };
    let opening = first_paragraph(text).and_then(|first| body.styles.master_page(first.attribute("style-name")));
    let Some(first) = opening.and_then(masters).or_else(|| masters("Standard")) else { return (parts, Page::default()) };
    let second = first.attribute("next-style-name").and_then(masters);
    let mut running = Running { seen: BTreeSet::new(), parts: Vec::new() };
    let text_styles = std::mem::replace(&mut body.styles, styles);
    let own_first = ["header-first", "footer-first"].into_iter().any(|name| first.child(name).is_some());
    let alone = own_first || second.is_some() || !body.has_pages;
    if own_first {
        running.add(body, first, "header-first", Place::Here, true);
        running.add(body, first, "footer-first", Place::Foot, false);
    }
    let place = |shown: Place| if own_first { Place::NextPage } else { shown };
    running.add(body, first, "header", place(Place::Here), alone && !own_first);
    running.add(body, first, "footer", place(Place::Foot), false);
    for (page, names) in [(Some(first), ["header-left", "footer-left"]), (second, ["header", "footer"])] {
        for name in names {
            if let Some(page) = page {
                running.add(body, page, name, Place::NextPage, false);
            }
        }
    }
    body.styles = text_styles;
    running.parts.extend(parts);
    (running.parts, page_size(common, first))
}

/// The headers and footers so far.
struct Running {
    /// Their words: what is the same on other pages is not said twice.
    seen: BTreeSet<String>,
    parts: Vec<Part>,
}

impl Running {
    fn add(&mut self, body: &mut Body<'_>, page: &Element<'_>, name: &str, place: Place, is_letterhead: bool) {
        let Some(element) = page.child(name).filter(|element| element.attribute("display") != Some("false")) else { return };
        if !self.seen.insert(element.words()) {
            return;
        }
        if !is_letterhead {
            self.parts.push(Part::Furniture { parts: body.blocks(element), place });
            return;
        }
        for child in element.elements() {
            let mut parts = Vec::new();
            body.block_alone(child, &mut parts);
            if child.find("page-number").is_some() || child.find("page-count").is_some() {
                self.parts.push(Part::Furniture { parts, place });
            } else {
                self.parts.append(&mut parts);
            }
        }
    }
}

fn first_paragraph<'e, 'x>(text: &'e Element<'x>) -> Option<&'e Element<'x>> {
    text.elements().filter(|child| child.name != "tracked-changes").find_map(|child| match child.name {
        "p" | "h" => Some(child),
        "section" | "list" | "list-item" | "table" | "table-row" | "table-cell" => first_paragraph(child),
        _ => None,
    })
}

fn page_size(common: &Element<'_>, master: &Element<'_>) -> Page {
    let name = master.attribute("page-layout-name");
    let layouts = common.child("automatic-styles").into_iter().flat_map(|group| group.all("page-layout"));
    let layout = layouts.into_iter().find(|layout| layout.attribute("name") == name);
    let properties = layout.and_then(|layout| layout.child("page-layout-properties"));
    let of = |name: &str| properties.and_then(|properties| properties.attribute(name)).and_then(length).unwrap_or(0.0);
    Page { width: of("page-width"), height: of("page-height"), ..Page::default() }
}
