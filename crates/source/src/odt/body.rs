//! The body of an ODT: its paragraphs, lists, tables and sections in order.

use letter::Tag;

use super::lists::Lists;
use super::styles::Styles;
use crate::manuscript::{Look, Paragraph, Part, Piece};
use crate::xml::Element;

/// The reading of a body, or of a header or footer.
pub(super) struct Body<'d> {
    pub(super) styles: &'d Styles,
    pub(super) lists: Lists,
    /// Whether lines of a table of contents are being read, whose tabs are filled with dots.
    pub(super) in_contents: bool,
    pub(super) in_note: bool,
    /// Whether the document was seen to have more than one page.
    pub(super) has_pages: bool,
    begun: bool,
}

/// What the list around says of the next paragraph.
#[derive(Clone, Copy)]
enum Point {
    /// No list.
    None,
    /// It begins a point, perhaps with a number of its own.
    Begins(Option<u32>),
    /// It goes on within a point.
    GoesOn,
}

impl<'d> Body<'d> {
    pub(super) fn new(styles: &'d Styles, lists: Lists) -> Self {
        Self { styles, lists, in_contents: false, in_note: false, has_pages: false, begun: false }
    }

    /// The parts that stand in an element.
    pub(super) fn blocks(&mut self, element: &Element<'_>) -> Vec<Part> {
        let mut parts = Vec::new();
        self.blocks_into(element, &mut parts);
        parts
    }

    fn blocks_into(&mut self, element: &Element<'_>, parts: &mut Vec<Part>) {
        let mut last: Option<(String, bool)> = None;
        for child in element.elements() {
            self.block(child, Point::None, parts, &mut last);
        }
    }

    /// Adds what one element holds, as if it stood alone.
    pub(super) fn block_alone(&mut self, element: &Element<'_>, parts: &mut Vec<Part>) {
        self.block(element, Point::None, parts, &mut None);
    }

    fn block(&mut self, element: &Element<'_>, point: Point, parts: &mut Vec<Part>, last: &mut Option<(String, bool)>) {
        match element.name {
            "p" | "h" => self.paragraph(element, point, parts, last),
            "list" => {
                self.lists.begin(element);
                for item in element.elements() {
                    self.item(item, parts, last);
                }
                self.lists.end();
            }
            "numbered-paragraph" => element.elements().for_each(|child| self.block(child, point, parts, last)),
            "table" => {
                let table = self.table(element);
                parts.push(Part::Table(table));
                *last = None;
            }
            "section" if element.attribute("display") == Some("none") => {}
            "section" => element.elements().for_each(|child| self.block(child, point, parts, last)),
            "table-of-content" | "illustration-index" | "table-index" | "user-index" | "alphabetical-index" | "bibliography" => {
                self.in_contents = true;
                if let Some(body) = element.child("index-body") {
                    self.blocks_into(body, parts);
                }
                self.in_contents = false;
            }
            "index-title" => self.blocks_into(element, parts),
            "soft-page-break" => {
                parts.push(Part::PageBreak { wanted: false });
                self.has_pages = true;
            }
            name if is_shape(name) => self.boxes(element, parts),
            _ => {}
        }
    }

    /// A point of a list: its first paragraph has the number.
    fn item(&mut self, item: &Element<'_>, parts: &mut Vec<Part>, last: &mut Option<(String, bool)>) {
        let start = item.number("start-value");
        let mut point = if item.name == "list-header" { Point::GoesOn } else { Point::Begins(start) };
        for child in item.elements() {
            self.block(child, point, parts, last);
            if matches!(child.name, "p" | "h") {
                point = Point::GoesOn;
            }
        }
    }

    fn paragraph(&mut self, element: &Element<'_>, point: Point, parts: &mut Vec<Part>, last: &mut Option<(String, bool)>) {
        let name = element.attribute("style-name");
        let style = self.styles.paragraph(name);
        let look = self.styles.of_paragraph(name);
        let mut boxes = Vec::new();
        let mut pieces = Vec::new();
        self.inline(element, look, &mut pieces, &mut boxes);
        close_up(&mut pieces);

        let outline = element.number::<u8>("outline-level").filter(|_| element.name == "h");
        let in_list = self.lists.are_open() || !matches!(point, Point::None);
        let is_empty = pieces.is_empty() && boxes.is_empty();
        let numbered = match point {
            // A point without words prints no number.
            Point::Begins(start) if !is_empty => self.lists.point(start, style.list.as_deref()),
            _ => None,
        };
        let has_number = numbered.as_ref().is_some_and(|numbered| numbered.label.is_some());
        let own_indent = numbered.as_ref().and_then(|numbered| numbered.indent);
        let label = match (numbered.and_then(|numbered| numbered.label), outline) {
            (None, Some(level)) if !in_list && !is_empty && element.attribute("is-list-header") != Some("true") => {
                let restart =
                    (element.attribute("restart-numbering") == Some("true")).then(|| element.number("start-value").unwrap_or(1));
                self.lists.heading(usize::from(level), restart)
            }
            (label, _) => label,
        };
        let tag = match outline {
            Some(level) => Tag::Heading(level.clamp(1, 10)),
            None if has_number => Tag::ListItem,
            None if style.is_caption => Tag::Caption,
            None => Tag::Paragraph,
        };
        let listed = if matches!(point, Point::None) { None } else { own_indent.or_else(|| self.lists.indent()) };
        let indent = listed.unwrap_or_else(|| style.left.unwrap_or(0.0) + style.first.unwrap_or(0.0));

        let style_name = name.unwrap_or_default().to_owned();
        let alike = last.as_ref().filter(|(above, _)| *above == style_name).map(|(_, wants_none)| *wants_none);
        let mut before = style.before;
        if let Some(wants_none) = alike {
            if style.contextual {
                before = 0.0;
            }
            if let (true, Some(Part::Paragraph(above))) = (wants_none, parts.last_mut()) {
                above.after = 0.0;
            }
        }
        // Nothing is to stand above it on its page, and nothing does where it is the first.
        if style.page_before && self.begun && !self.in_note {
            parts.push(Part::PageBreak { wanted: false });
            self.has_pages = true;
        }
        self.begun = true;
        *last = Some((style_name, style.contextual));
        parts.push(Part::Paragraph(Paragraph {
            pieces,
            label,
            tag: Some(tag),
            indent,
            before,
            after: style.after,
            size: look.size,
            boxes,
        }));
        if style.page_after {
            parts.push(Part::PageBreak { wanted: true });
            self.has_pages = true;
        }
    }

    /// What stands in text boxes and shapes.
    pub(super) fn boxes(&mut self, element: &Element<'_>, boxes: &mut Vec<Part>) {
        let aside = self.lists.set_aside();
        for child in element.elements() {
            match child.name {
                "p" | "h" | "list" | "table" => self.block_alone(child, boxes),
                "text-box" => self.blocks_into(child, boxes),
                name if is_shape(name) => self.boxes(child, boxes),
                _ => {}
            }
        }
        self.lists.take_back(aside);
    }
}

/// Whether an element draws something that may hold words.
pub(super) fn is_shape(name: &str) -> bool {
    matches!(
        name,
        "frame"
            | "g"
            | "custom-shape"
            | "rect"
            | "ellipse"
            | "circle"
            | "polygon"
            | "polyline"
            | "path"
            | "line"
            | "connector"
            | "caption"
    )
}

/// Takes away the white space at the ends, which only parts the elements of the file.
fn close_up(pieces: &mut Vec<Piece>) {
    if let Some(Piece::Words { words, .. }) = pieces.first_mut() {
        words.replace_range(..words.len() - words.trim_start_matches(' ').len(), "");
    }
    pieces.retain(|piece| !matches!(piece, Piece::Words { words, .. } if words.is_empty()));
}

impl From<super::styles::Words> for Look {
    fn from(words: super::styles::Words) -> Self {
        Self { size: words.size, bold: words.bold, italic: words.italic, raised: words.raised }
    }
}
