//! The flow of a web page: its blocks in order, and the words that stand between them.

use ego_tree::NodeRef;
use letter::Tag;
use scraper::Node;
use scraper::node::Element;

use super::lists::List;
use super::look::{self, USUAL_SIZE, style};
use crate::Limits;
use crate::manuscript::{Look, Paragraph, Part, Piece};
use crate::office::Failure;

/// A list or quotation is set in so far, in points.
const INDENT: f32 = 30.0;

/// Elements that are never shown, or are no text.
const NOT_READ: [&str; 17] = [
    "head", "script", "style", "template", "noscript", "svg", "iframe", "object", "audio", "video", "canvas", "select",
    "datalist", "progress", "meter", "textarea", "rp",
];

/// Elements that begin and end a line.
const BLOCKS: [&str; 33] = [
    "html",
    "body",
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "menu",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "nav",
    "aside",
    "address",
    "figure",
    "figcaption",
    "form",
    "fieldset",
    "center",
    "details",
];

/// The reading of a page, or of a cell of a table.
pub(super) struct Flow<'l> {
    limits: &'l Limits,
    parts: Vec<Part>,
    /// The paragraph that is being put together.
    pieces: Vec<Piece>,
    /// What the block around it is.
    block: Block,
    lists: Vec<List>,
    /// What the next paragraph begins with.
    label: Option<String>,
    /// Space that is due above the next paragraph.
    space: f32,
    /// Whether white space is kept as it stands.
    keeps_space: bool,
    page_break: bool,
}

#[derive(Clone, Copy)]
struct Block {
    tag: Tag,
    look: Look,
    indent: f32,
}

impl<'l> Flow<'l> {
    /// The parts of what stands in a node.
    pub(super) fn read(root: NodeRef<'_, Node>, limits: &'l Limits) -> Result<Vec<Part>, Failure> {
        Self::read_within(root, Look { size: USUAL_SIZE, ..Look::default() }, limits, 0)
    }

    pub(super) fn read_within(
        root: NodeRef<'_, Node>,
        look: Look,
        limits: &'l Limits,
        depth: usize,
    ) -> Result<Vec<Part>, Failure> {
        let block = Block { tag: Tag::Paragraph, look, indent: 0.0 };
        let mut flow = Self {
            limits,
            parts: Vec::new(),
            pieces: Vec::new(),
            block,
            lists: Vec::new(),
            label: None,
            space: 0.0,
            keeps_space: false,
            page_break: false,
        };
        flow.children(root, look, depth)?;
        flow.close();
        Ok(flow.parts)
    }

    fn children(&mut self, node: NodeRef<'_, Node>, look: Look, depth: usize) -> Result<(), Failure> {
        if depth > self.limits.nesting {
            return Err(Failure::TooDeep);
        }
        for child in node.children() {
            match child.value() {
                Node::Text(words) => self.words(words, look),
                Node::Element(element) if look::is_shown(element) => self.element(child, element, look, depth + 1)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn element(&mut self, node: NodeRef<'_, Node>, element: &Element, around: Look, depth: usize) -> Result<(), Failure> {
        let name = element.name();
        if NOT_READ.contains(&name) {
            return Ok(());
        }
        let look = look::of(element, around);
        match name {
            "br" => self.pieces.push(Piece::LineBreak),
            "hr" => self.space_of(look.size),
            "wbr" => {}
            "table" => {
                self.close();
                let (caption, table) = super::tables::table(node, look, self.limits, depth)?;
                self.parts.extend(caption);
                self.parts.push(Part::Table(table));
            }
            _ if is_block(element) => self.block(node, element, look, depth)?,
            _ => self.children(node, look, depth)?,
        }
        Ok(())
    }

    fn block(&mut self, node: NodeRef<'_, Node>, element: &Element, look: Look, depth: usize) -> Result<(), Failure> {
        self.close();
        let outer = self.block;
        let name = element.name();
        let space = match name {
            "p" | "blockquote" | "pre" | "figure" | "dl" => look.size,
            "ul" | "ol" | "menu" if self.lists.is_empty() => look.size,
            name if look::heading(name).is_some() => look.size.max(USUAL_SIZE),
            _ => 0.0,
        };
        self.block.look = look;
        self.block.tag = match look::heading(name) {
            Some(level) => Tag::Heading(level),
            None if matches!(name, "figcaption") => Tag::Caption,
            None if matches!(name, "div" | "p") => outer.tag,
            None => Tag::Paragraph,
        };
        self.page_break |= ["page-break-before", "break-before"]
            .iter()
            .any(|property| style(element, property).is_some_and(|value| matches!(value.as_str(), "always" | "page")));
        self.space_of(space);
        match name {
            "ul" | "ol" | "menu" => {
                self.block.indent += INDENT;
                self.lists.push(List::of(element));
            }
            "blockquote" | "dd" => self.block.indent += INDENT,
            "li" => {
                self.label = self.lists.last_mut().and_then(|list| list.label(element));
                self.block.tag = Tag::ListItem;
            }
            _ => {}
        }
        let kept = self.keeps_space;
        self.keeps_space |= name == "pre";
        self.children(node, look, depth)?;
        self.close();
        if matches!(name, "ul" | "ol" | "menu") {
            self.lists.pop();
        }
        if name == "li" {
            self.label = None;
        }
        self.keeps_space = kept;
        self.space_of(space);
        self.block = outer;
        Ok(())
    }

    fn space_of(&mut self, space: f32) {
        self.space = self.space.max(space);
    }

    fn words(&mut self, words: &str, look: Look) {
        if self.keeps_space {
            for (at, line) in words.split('\n').enumerate() {
                if at > 0 {
                    self.pieces.push(Piece::LineBreak);
                }
                self.pieces.push(Piece::Words { words: line.trim_end_matches('\r').to_owned(), look });
            }
            return;
        }
        let mut collapsed = String::with_capacity(words.len());
        let mut after_space = match self.pieces.last() {
            None | Some(Piece::LineBreak) => true,
            Some(Piece::Words { words, .. }) => words.ends_with(' '),
            Some(_) => false,
        };
        for c in words.chars() {
            let is_space = matches!(c, ' ' | '\n' | '\r' | '\t' | '\u{c}');
            if !(is_space && after_space) {
                collapsed.push(if is_space { ' ' } else { c });
            }
            after_space = is_space;
        }
        if !collapsed.is_empty() {
            self.pieces.push(Piece::Words { words: collapsed, look });
        }
    }

    /// Ends the paragraph, if there is one.
    fn close(&mut self) {
        let mut pieces = std::mem::take(&mut self.pieces);
        // A line break at the end of a block breaks nothing.
        while matches!(pieces.last(), Some(Piece::LineBreak))
            || matches!(pieces.last(), Some(Piece::Words { words, .. }) if words.trim().is_empty())
        {
            pieces.pop();
        }
        if pieces.is_empty() {
            return;
        }
        if std::mem::take(&mut self.page_break) && !self.parts.is_empty() {
            self.parts.push(Part::PageBreak { wanted: true });
        }
        self.parts.push(Part::Paragraph(Paragraph {
            pieces,
            label: self.label.take(),
            tag: Some(self.block.tag),
            indent: self.block.indent,
            before: std::mem::take(&mut self.space),
            size: self.block.look.size,
            ..Paragraph::default()
        }));
    }
}

/// Whether an element begins and ends a line: by its name, or because its style says so.
fn is_block(element: &Element) -> bool {
    match style(element, "display").as_deref() {
        Some("block" | "flex" | "grid" | "list-item") => true,
        Some("inline") => false,
        _ => BLOCKS.contains(&element.name()),
    }
}
