//! The pieces of a paragraph as lines of words.

use crate::characters::clean;
use crate::pdf::is_list_sign;

use super::{Look, Paragraph, Piece, raised};

/// What a tab shows as.
const WIDE_GAP: &str = "   ";

/// What a tab filled with dots shows as.
const LEADER: &str = " ........ ";

/// A line of a paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct WordLine {
    pub(super) words: String,
    /// The typography of most of its letters.
    pub(super) look: Look,
    /// How many tabs stand in front of its words.
    pub(super) tabs: usize,
    /// Whether a new page begins above it, and whether its author wanted that.
    pub(super) begins_page: Option<bool>,
    /// The notes whose marks stand in it, in order.
    pub(super) notes: Vec<Noted>,
}

/// A note with its mark as printed.
#[derive(Clone, Debug)]
pub(super) struct Noted {
    pub(super) mark: String,
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) at_end: bool,
}

/// A line that is being put together.
#[derive(Default)]
struct Draft {
    line: WordLine,
    /// How many letters each look has.
    looks: Vec<(Look, usize)>,
}

impl Draft {
    fn push(&mut self, words: &str, look: Look) {
        let letters = words.chars().filter(|c| !c.is_whitespace()).count();
        match self.looks.iter_mut().find(|(known, _)| *known == look) {
            Some((_, count)) => *count += letters,
            None => self.looks.push((look, letters)),
        }
        self.line.words.push_str(words);
    }

    /// Whether it has no words yet but a label.
    fn is_bare(&self) -> bool {
        self.looks.is_empty() && self.line.notes.is_empty() && self.line.tabs == 0
    }

    fn tab(&mut self) {
        let words = self.line.words.trim_end();
        if words.is_empty() {
            self.line.tabs += 1;
        } else {
            let gap = if is_list_sign(words) { " " } else { WIDE_GAP };
            self.line.words.truncate(words.len());
            self.line.words.push_str(gap);
        }
    }

    fn finish(mut self, size: f32) -> WordLine {
        let share = |wanted: fn(&Look) -> bool| {
            let of = |keep: bool| {
                self.looks.iter().filter(|(look, _)| wanted(look) == keep).map(|(_, letters)| letters).sum::<usize>()
            };
            of(true) > of(false)
        };
        let (bold, italic) = (share(|look| look.bold), share(|look| look.italic));
        let mut sizes: Vec<(f32, usize)> = Vec::new();
        for (look, letters) in self.looks.iter().filter(|(look, _)| !look.raised) {
            match sizes.iter_mut().find(|(known, _)| *known == look.size) {
                Some((_, count)) => *count += letters,
                None => sizes.push((look.size, *letters)),
            }
        }
        // Of sizes that are as common the first.
        let most = sizes.into_iter().reduce(|best, other| if other.1 > best.1 { other } else { best });
        let size = most.filter(|(_, letters)| *letters > 0).map_or(size, |(size, _)| size);
        self.line.words = spaced(&clean(&self.line.words));
        self.line.look = Look { size, bold, italic, raised: false };
        self.line
    }
}

/// The lines of a paragraph: broken where its author broke them, and at the ends of pages. The label stands in front of the first.
pub(super) fn lines(paragraph: &mut Paragraph) -> Vec<WordLine> {
    let size = paragraph.size;
    let mut lines = Vec::new();
    let mut draft = Draft::default();
    if let Some(label) = paragraph.label.take() {
        draft.line.words = format!("{} ", label.trim());
    }
    for piece in std::mem::take(&mut paragraph.pieces) {
        match piece {
            Piece::Words { words, look } => match look.raised.then(|| raised(words.trim())).flatten() {
                Some(words) => draft.push(&words, look),
                None => draft.push(&words, look),
            },
            Piece::Tab => draft.tab(),
            Piece::Leader => {
                draft.line.words.truncate(draft.line.words.trim_end().len());
                draft.line.words.push_str(LEADER);
            }
            Piece::LineBreak => lines.push(std::mem::take(&mut draft).finish(size)),
            // In front of the first words it begins the page that their label stands on too.
            Piece::PageBreak { wanted } if draft.is_bare() && (draft.line.begins_page.is_none() || !wanted) => {
                draft.line.begins_page.get_or_insert(wanted);
            }
            Piece::PageBreak { wanted } => {
                lines.push(std::mem::take(&mut draft).finish(size));
                draft.line.begins_page = Some(wanted);
            }
            Piece::Note { mark, paragraphs, at_end } => {
                let mark = raised(&mark).unwrap_or(mark);
                draft.line.words.push_str(&mark);
                draft.line.notes.push(Noted { mark, paragraphs, at_end });
            }
        }
    }
    lines.push(draft.finish(size));
    lines
}

/// Two spaces are one, as they look; three and more are a wide gap.
fn spaced(words: &str) -> String {
    let mut spaced = String::with_capacity(words.len());
    let mut rest = words.trim();
    while let Some(at) = rest.find("  ") {
        let after = rest[at..].trim_start_matches(' ');
        let wide = rest.len() - at - after.len() > 2;
        spaced.push_str(&rest[..at]);
        spaced.push_str(if wide && !is_list_sign(&spaced) { WIDE_GAP } else { " " });
        rest = after;
    }
    spaced.push_str(rest);
    spaced
}

#[cfg(test)]
mod tests {
    use super::{lines, spaced};
    use crate::manuscript::{Look, Paragraph, Piece};

    fn words(words: &str) -> Piece {
        Piece::Words { words: words.into(), look: Look { size: 11.0, ..Look::default() } }
    }

    fn of(pieces: Vec<Piece>) -> Vec<String> {
        let mut paragraph = Paragraph { pieces, ..Paragraph::default() };
        lines(&mut paragraph).into_iter().map(|line| line.words).collect()
    }

    #[test]
    fn a_tab_is_a_wide_gap_but_for_behind_a_number() {
        assert_eq!(of(vec![words("Dato:"), Piece::Tab, words("1. mai")]), ["Dato:   1. mai"]);
        assert_eq!(of(vec![words("1.2"), Piece::Tab, words("Mål")]), ["1.2 Mål"]);
    }

    #[test]
    fn a_line_break_begins_a_line_and_a_note_leaves_its_mark() {
        let note = Piece::Note { mark: "12".into(), paragraphs: Vec::new(), at_end: false };
        assert_eq!(of(vec![words("Én"), Piece::LineBreak, words("to."), note]), ["Én", "to.¹²"]);
    }

    #[test]
    fn a_page_that_begins_with_a_point_begins_with_its_sign() {
        let mut point = Paragraph { label: Some("•".into()), ..Paragraph::default() };
        point.pieces =
            vec![Piece::PageBreak { wanted: false }, words("bygge"), Piece::PageBreak { wanted: false }, words("og rive")];
        let lines: Vec<_> = lines(&mut point).into_iter().map(|line| (line.begins_page, line.words)).collect();
        assert_eq!(lines, [(Some(false), "• bygge".to_owned()), (Some(false), "og rive".to_owned())]);
    }

    #[test]
    fn two_spaces_are_one_and_more_are_a_gap() {
        assert_eq!(spaced("slutt.  Ny"), "slutt. Ny");
        assert_eq!(spaced("Dato:        1. mai"), "Dato:   1. mai");
    }
}
