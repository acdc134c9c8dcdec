//! The body of a DOCX: its paragraphs and tables in order, sections, and what the reader of it has to keep in mind.

use std::collections::BTreeMap;

use super::numbering::Numbering;
use super::running;
use super::styles::Styles;
use crate::manuscript::{Part, Piece};
use crate::numerals::Numerals;
use crate::xml::Element;

/// What the whole document says, besides its text.
pub(super) struct Document<'d> {
    pub(super) styles: Styles,
    footnotes: BTreeMap<&'d str, &'d Element<'d>>,
    endnotes: BTreeMap<&'d str, &'d Element<'d>>,
    /// How the two kinds of notes are numbered.
    pub(super) footnote_numerals: Numerals,
    pub(super) endnote_numerals: Numerals,
}

impl<'d> Document<'d> {
    pub(super) fn new(
        styles: Styles,
        footnotes: Option<&'d Element<'d>>,
        endnotes: Option<&'d Element<'d>>,
        settings: Option<&Element<'_>>,
        body: &Element<'_>,
    ) -> Self {
        let by_id = |root: Option<&'d Element<'d>>, name: &'static str| {
            root.into_iter().flat_map(move |root| root.all(name)).filter_map(|note| Some((note.attribute("id")?, note))).collect()
        };
        let sections = running::sections(body);
        let numerals = |name: &str, usual: Numerals| {
            let said =
                sections.iter().copied().chain(settings).filter_map(|place| place.child(name)?.child("numFmt")?.attribute("val"));
            said.map(Numerals::named).next().unwrap_or(usual)
        };
        Self {
            footnote_numerals: numerals("footnotePr", Numerals::Decimal),
            endnote_numerals: numerals("endnotePr", Numerals::LowerRoman),
            footnotes: by_id(footnotes, "footnote"),
            endnotes: by_id(endnotes, "endnote"),
            styles,
        }
    }

    /// The note of an id.
    pub(super) fn note(&self, id: &str, at_end: bool) -> Option<&'d Element<'d>> {
        if at_end { self.endnotes.get(id).copied() } else { self.footnotes.get(id).copied() }
    }
}

/// The reading of a body, or of a header or footer.
pub(super) struct Body<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) numbering: Numbering,
    /// The fields that are open, and whether their result has begun: what stands before it is no text.
    pub(super) fields: Vec<bool>,
    /// Whether one of the fields of this paragraph counts pages.
    pub(super) counts_pages: bool,
    /// The pieces of a paragraph whose end was deleted: they belong to the next one.
    pub(super) carried: Vec<Piece>,
    /// How many notes of each kind there were.
    pub(super) footnotes: u32,
    pub(super) endnotes: u32,
    /// Whether a note is being read, which has no notes of its own.
    pub(super) in_note: bool,
    /// Whether the document was seen to have more than one page.
    pub(super) has_pages: bool,
}

impl<'d> Body<'d> {
    pub(super) fn new(document: &'d Document<'d>, numbering: Numbering) -> Self {
        Self {
            document,
            numbering,
            fields: Vec::new(),
            counts_pages: false,
            carried: Vec::new(),
            footnotes: 0,
            endnotes: 0,
            in_note: false,
            has_pages: false,
        }
    }

    /// The parts of the body. A page begins where a section does that does not say otherwise.
    pub(super) fn content(&mut self, body: &Element<'_>) -> Vec<Part> {
        let sections = running::sections(body);
        let mut next = sections.iter().skip(1);
        let mut parts = Vec::new();
        let mut last = None;
        for element in body.elements() {
            self.block(element, &mut parts, &mut last);
            if element.name == "p" && element.child("pPr").is_some_and(|format| format.child("sectPr").is_some()) {
                let kind = next.next().and_then(|section| section.child("type")).and_then(|kind| kind.attribute("val"));
                if !matches!(kind, Some("continuous" | "nextColumn")) {
                    parts.push(Part::PageBreak { wanted: true });
                    self.has_pages = true;
                }
            }
        }
        parts
    }

    /// The parts that stand in an element.
    pub(super) fn blocks(&mut self, element: &Element<'_>) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut last = None;
        element.elements().for_each(|element| self.block(element, &mut parts, &mut last));
        parts
    }

    /// Adds what one element holds, as if it stood alone.
    pub(super) fn block_alone(&mut self, element: &Element<'_>, parts: &mut Vec<Part>) {
        self.block(element, parts, &mut None);
    }

    /// Adds what one element holds. `last` is the style of the paragraph before, where it wants no space to its like.
    fn block(&mut self, element: &Element<'_>, parts: &mut Vec<Part>, last: &mut Option<(String, bool)>) {
        match element.name {
            "p" => {
                let style = self.paragraph_into(element, parts, last.take());
                *last = style;
            }
            "tbl" => {
                parts.push(Part::Table(self.table(element)));
                *last = None;
            }
            "sdt" if !is_placeholder(element) => {
                element
                    .child("sdtContent")
                    .into_iter()
                    .flat_map(Element::elements)
                    .for_each(|element| self.block(element, parts, last));
            }
            "ins" | "moveTo" | "customXml" | "smartTag" => {
                element.elements().for_each(|element| self.block(element, parts, last))
            }
            "AlternateContent" => {
                alternative(element).into_iter().flat_map(Element::elements).for_each(|element| self.block(element, parts, last));
            }
            _ => {}
        }
    }
}

/// Whether a content control only shows what is to be written there.
pub(super) fn is_placeholder(control: &Element<'_>) -> bool {
    control.child("sdtPr").and_then(|format| format.child("showingPlcHdr")).is_some_and(super::styles::switched_on)
}

/// The one of several ways to say the same that is read: the first that holds text, else the first.
pub(super) fn alternative<'e, 'x>(element: &'e Element<'x>) -> Option<&'e Element<'x>> {
    let ways = || element.elements().filter(|way| matches!(way.name, "Choice" | "Fallback"));
    ways().find(|way| way.find("txbxContent").is_some() || way.find("t").is_some()).or_else(|| ways().next())
}
