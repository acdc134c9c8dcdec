//! Paragraphs and runs of a DOCX.

use letter::Tag;

use super::body::{Body, alternative, is_placeholder};
use super::styles::{ParagraphFormat, RunFormat};
use crate::manuscript::{Look, Paragraph, Part, Piece};
use crate::numerals::bullet;
use crate::xml::Element;

/// The size of words where nothing says it.
const USUAL_SIZE: f32 = 10.0;

/// A paragraph that is being read.
struct Draft {
    pieces: Vec<Piece>,
    boxes: Vec<Part>,
    style: RunFormat,
    /// Whether its tabs are filled with dots.
    leader: bool,
}

impl Body<'_> {
    /// Adds a paragraph. Gives its style and whether it wants no space to paragraphs of the same; `above` is the same of the one before.
    pub(super) fn paragraph_into(
        &mut self,
        element: &Element<'_>,
        parts: &mut Vec<Part>,
        above: Option<(String, bool)>,
    ) -> Option<(String, bool)> {
        let styles = &self.document.styles;
        let direct = element.child("pPr");
        let named = direct.and_then(|format| format.child("pStyle")).and_then(|style| style.attribute("val"));
        let id = styles.of_paragraph(named);
        let own = direct.map(ParagraphFormat::of).unwrap_or_default();
        let format = own.clone().or(&styles.paragraph(id));
        let style = styles.run(id);
        let mark = direct.and_then(|format| format.child("rPr"));
        let size = mark.map(RunFormat::of).unwrap_or_default().or(style).or(styles.defaults()).size.unwrap_or(USUAL_SIZE);
        let tag = styles.tag(id, format.outline);
        let is_contents = styles.is_contents(id);
        let style_id = id.unwrap_or_default().to_owned();

        let mut draft = Draft {
            pieces: std::mem::take(&mut self.carried),
            boxes: Vec::new(),
            style,
            leader: is_contents || format.leader == Some(true),
        };
        self.inline(element, &mut draft);
        if mark.is_some_and(|mark| mark.child("del").is_some() || mark.child("moveFrom").is_some()) {
            // The end of the paragraph was deleted: it runs on into the next.
            self.carried = draft.pieces;
            parts.append(&mut draft.boxes);
            return above;
        }
        if format.page_break == Some(true) {
            // Nothing is to stand above it on its page, and nothing does where it is the first.
            parts.push(Part::PageBreak { wanted: false });
            self.has_pages = true;
        }
        self.has_pages |= draft.pieces.iter().any(|piece| matches!(piece, Piece::PageBreak { .. }));

        let list = format.numbering.flatten();
        let numbered = list.and_then(|list| self.numbering.count(list, format.level, id));
        // What the paragraph says of its indent itself counts for more than its list, and the list for more than its style.
        let left = own.left.or_else(|| numbered.as_ref()?.left).or(format.left).unwrap_or(0.0);
        let first = own.first.or_else(|| numbered.as_ref()?.first).or(format.first).unwrap_or(0.0);
        let label = numbered.and_then(|numbered| numbered.label);
        let tag = tag.or_else(|| label.is_some().then_some(Tag::ListItem)).or(Some(Tag::Paragraph));

        let contextual = format.contextual == Some(true);
        let (mut before, after) = (format.before.unwrap_or(0.0), format.after.unwrap_or(0.0));
        if let Some((_, wants_none)) = above.filter(|(above, _)| *above == style_id) {
            if contextual {
                before = 0.0;
            }
            if let (true, Some(Part::Paragraph(above))) = (wants_none, parts.last_mut()) {
                above.after = 0.0;
            }
        }
        parts.push(Part::Paragraph(Paragraph {
            pieces: draft.pieces,
            label,
            tag,
            indent: left + first,
            before,
            after,
            size,
            boxes: draft.boxes,
        }));
        Some((style_id, contextual))
    }

    /// What stands in a paragraph, or in something within it.
    fn inline(&mut self, element: &Element<'_>, draft: &mut Draft) {
        for child in element.elements() {
            match child.name {
                "r" => self.run(child, draft),
                "fldSimple" => {
                    self.counts_pages |= child.attribute("instr").is_some_and(counts_pages);
                    self.inline(child, draft);
                }
                "hyperlink" | "smartTag" | "ins" | "moveTo" | "dir" | "bdo" | "customXml" => self.inline(child, draft),
                "sdt" if !is_placeholder(child) => child.all("sdtContent").for_each(|content| self.inline(content, draft)),
                "AlternateContent" => alternative(child).into_iter().for_each(|way| self.inline(way, draft)),
                "oMath" | "oMathPara" => {
                    let look = look(draft.style.or(self.document.styles.defaults()));
                    draft.pieces.push(Piece::Words { words: child.words(), look });
                }
                _ => {}
            }
        }
    }

    fn run(&mut self, run: &Element<'_>, draft: &mut Draft) {
        let styles = &self.document.styles;
        let direct = run.child("rPr");
        let named = direct.and_then(|format| format.child("rStyle")).and_then(|style| style.attribute("val"));
        let format =
            direct.map(RunFormat::of).unwrap_or_default().or(styles.run(named).within(draft.style)).or(styles.defaults());
        self.pieces(run, format, draft);
    }

    /// The pieces of a run.
    fn pieces(&mut self, run: &Element<'_>, format: RunFormat, draft: &mut Draft) {
        for child in run.elements() {
            match child.name {
                "fldChar" => match child.attribute("fldCharType") {
                    Some("begin") => self.fields.push(false),
                    Some("separate") => self.fields.last_mut().into_iter().for_each(|result| *result = true),
                    Some("end") => drop(self.fields.pop()),
                    _ => {}
                },
                "instrText" => self.counts_pages |= counts_pages(&child.words()),
                "lastRenderedPageBreak" => draft.pieces.push(Piece::PageBreak { wanted: false }),
                "AlternateContent" => alternative(child).into_iter().for_each(|way| self.pieces(way, format, draft)),
                // Boxes that are anchored here are seen whatever the anchor's own format says.
                "drawing" | "pict" | "object" => self.boxes(child, &mut draft.boxes),
                _ if format.hidden == Some(true) || self.fields.contains(&false) => {}
                _ => self.piece(child, format, draft),
            }
        }
    }

    fn piece(&mut self, child: &Element<'_>, format: RunFormat, draft: &mut Draft) {
        let words = |words: String| Piece::Words { words, look: look(format) };
        let piece = match child.name {
            "t" => {
                let kept = child.words();
                let keeps = child.attribute("space") == Some("preserve");
                words(if keeps { kept } else { kept.trim_matches([' ', '\n', '\t', '\r']).to_owned() })
            }
            "tab" | "ptab" if draft.leader => Piece::Leader,
            "tab" | "ptab" => Piece::Tab,
            "br" if child.attribute("type") == Some("page") => Piece::PageBreak { wanted: true },
            "br" | "cr" => Piece::LineBreak,
            "noBreakHyphen" => words("-".to_owned()),
            "sym" => words(symbol(child)),
            "footnoteReference" => return self.note(child, false, draft),
            "endnoteReference" => return self.note(child, true, draft),
            _ => return,
        };
        draft.pieces.push(piece);
    }

    /// The mark of a note, with the note.
    fn note(&mut self, reference: &Element<'_>, at_end: bool, draft: &mut Draft) {
        let note = reference.attribute("id").and_then(|id| self.document.note(id, at_end));
        // A note within a note would be its own.
        let Some(note) = note.filter(|_| !self.in_note) else { return };
        let own_mark = reference.attribute("customMarkFollows").is_some_and(super::styles::is_on);
        let (count, numerals) = if at_end {
            (&mut self.endnotes, self.document.endnote_numerals)
        } else {
            (&mut self.footnotes, self.document.footnote_numerals)
        };
        let mark = if own_mark {
            String::new()
        } else {
            *count += 1;
            numerals.of(*count)
        };
        let fields = std::mem::take(&mut self.fields);
        self.in_note = true;
        let parts = self.blocks(note);
        self.in_note = false;
        self.fields = fields;
        let mut paragraphs: Vec<Paragraph> = parts.into_iter().flat_map(paragraphs).filter(Paragraph::has_words).collect();
        if let Some(Piece::Words { words, .. }) = paragraphs.first_mut().and_then(|first| first.pieces.first_mut()) {
            words.replace_range(..words.len() - words.trim_start().len(), "");
        }
        draft.pieces.push(Piece::Note { mark, paragraphs, at_end });
    }

    /// The text boxes of a drawing.
    fn boxes(&mut self, drawing: &Element<'_>, boxes: &mut Vec<Part>) {
        for child in drawing.elements() {
            match child.name {
                "txbxContent" => {
                    let fields = std::mem::take(&mut self.fields);
                    let carried = std::mem::take(&mut self.carried);
                    boxes.extend(self.blocks(child));
                    (self.fields, self.carried) = (fields, carried);
                }
                "AlternateContent" => alternative(child).into_iter().for_each(|way| self.boxes(way, boxes)),
                _ => self.boxes(child, boxes),
            }
        }
    }
}

/// The paragraphs of a part, those of tables cell by cell.
fn paragraphs(part: Part) -> Vec<Paragraph> {
    match part {
        Part::Paragraph(paragraph) => vec![paragraph],
        Part::Table(table) => table.rows.into_iter().flatten().flat_map(|cell| cell.parts).flat_map(paragraphs).collect(),
        Part::Furniture { parts, .. } => parts.into_iter().flat_map(paragraphs).collect(),
        Part::PageBreak { .. } => Vec::new(),
    }
}

fn look(format: RunFormat) -> Look {
    Look {
        size: format.size.unwrap_or(USUAL_SIZE),
        bold: format.bold == Some(true),
        italic: format.italic == Some(true),
        raised: format.raised == Some(true),
    }
}

/// A sign of a font of symbols, by its number.
fn symbol(element: &Element<'_>) -> String {
    let code = element.attribute("char").and_then(|code| u32::from_str_radix(code, 16).ok());
    let sign = code.and_then(char::from_u32).map(String::from).unwrap_or_default();
    if sign.is_empty() { sign } else { bullet(&sign, element.attribute("font").unwrap_or_default()) }
}

/// Whether a field's instruction asks for the number of a page or of all pages.
fn counts_pages(instruction: &str) -> bool {
    instruction.split_whitespace().next().is_some_and(|name| matches!(name.to_uppercase().as_str(), "PAGE" | "NUMPAGES"))
}
