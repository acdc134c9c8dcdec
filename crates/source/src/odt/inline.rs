//! What stands in a paragraph of an ODT.

use super::body::{Body, is_shape};
use super::styles::Words;
use crate::manuscript::{Paragraph, Part, Piece};
use crate::xml::{Element, Node};

/// No gap that a person types has more spaces.
const MOST_SPACES: usize = 200;

impl Body<'_> {
    /// Adds the pieces of an element of running text.
    pub(super) fn inline(&mut self, element: &Element<'_>, look: Words, pieces: &mut Vec<Piece>, boxes: &mut Vec<Part>) {
        for node in &element.nodes {
            match node {
                Node::Words(words) if !look.hidden => push(pieces, &collapsed(words), look),
                Node::Words(_) => {}
                Node::Element(child) => self.inline_element(child, look, pieces, boxes),
            }
        }
    }

    fn inline_element(&mut self, child: &Element<'_>, look: Words, pieces: &mut Vec<Piece>, boxes: &mut Vec<Part>) {
        match child.name {
            "s" if !look.hidden => {
                let count = child.number::<usize>("c").unwrap_or(1).min(MOST_SPACES);
                push(pieces, &" ".repeat(count), look);
            }
            "tab" if self.in_contents => pieces.push(Piece::Leader),
            "tab" => pieces.push(Piece::Tab),
            "line-break" => pieces.push(Piece::LineBreak),
            "soft-page-break" => {
                pieces.push(Piece::PageBreak { wanted: false });
                self.has_pages = true;
            }
            "span" => {
                let look = self.styles.of_span(child.attribute("style-name"), look);
                self.inline(child, look, pieces, boxes);
            }
            "note" => self.note(child, pieces),
            name if is_shape(name) => self.boxes(child, boxes),
            "hidden-text" | "hidden-paragraph" => {}
            // A placeholder says what is to be written there; a comment is no part of the letter.
            "placeholder" | "annotation" | "annotation-end" | "tracked-changes" | "script" | "number" => {}
            "ruby" => child.all("ruby-base").for_each(|base| self.inline(base, look, pieces, boxes)),
            _ => self.inline(child, look, pieces, boxes),
        }
    }

    /// The mark of a note, with the note.
    fn note(&mut self, note: &Element<'_>, pieces: &mut Vec<Piece>) {
        let (Some(citation), Some(body)) = (note.child("note-citation"), note.child("note-body")) else { return };
        if self.in_note {
            return;
        }
        self.in_note = true;
        let aside = self.lists.set_aside();
        let parts = self.blocks(body);
        self.lists.take_back(aside);
        self.in_note = false;
        let paragraphs: Vec<Paragraph> = parts
            .into_iter()
            .filter_map(|part| match part {
                Part::Paragraph(paragraph) if paragraph.has_words() => Some(paragraph),
                _ => None,
            })
            .collect();
        let at_end = note.attribute("note-class") == Some("endnote");
        pieces.push(Piece::Note { mark: citation.words().trim().to_owned(), paragraphs, at_end });
    }
}

fn push(pieces: &mut Vec<Piece>, words: &str, look: Words) {
    // White space that follows white space is no more of it, unless it was written as spaces on purpose.
    let after_space = matches!(pieces.last(), Some(Piece::Words { words, .. }) if words.ends_with(' '));
    let words =
        if after_space && words.trim_start().len() + 1 == words.len() && !words.trim().is_empty() { &words[1..] } else { words };
    if !words.is_empty() {
        pieces.push(Piece::Words { words: words.to_owned(), look: look.into() });
    }
}

/// White space of the file, however much, as one space.
fn collapsed(words: &str) -> String {
    let mut collapsed = String::with_capacity(words.len());
    for c in words.chars() {
        let c = if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
        if c != ' ' || !collapsed.ends_with(' ') {
            collapsed.push(c);
        }
    }
    collapsed
}
