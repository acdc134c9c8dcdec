//! Marked content: the structure tags of what is painted, and words that stand for it.

use hayro_interpret::hayro_syntax::object::{Dict, Name, ObjectIdentifier, String as PdfString};

use super::ink::{Glyph, Mark};
use super::structure::Structure;
use super::written;
use crate::characters;

/// The marked content that is being painted, from the outermost to the innermost.
pub(super) struct Marks<'s> {
    structure: &'s Structure,
    page: Option<ObjectIdentifier>,
    open: Vec<Open>,
}

struct Open {
    mark: Mark,
    /// The words that stand for what is painted, and the first glyph of that.
    words: Option<(String, usize)>,
}

impl<'s> Marks<'s> {
    pub(super) fn new(structure: &'s Structure, page: Option<ObjectIdentifier>) -> Self {
        Self { structure, page, open: Vec::new() }
    }

    /// What holds for what is painted now.
    pub(super) fn current(&self) -> Mark {
        self.open.last().map(|open| open.mark).unwrap_or_default()
    }

    /// Marked content begins; so many glyphs are painted.
    pub(super) fn begin(&mut self, name: &[u8], properties: Option<&Dict<'_>>, glyphs: usize) {
        let number = properties.and_then(|properties| properties.get::<i32>(b"MCID".as_slice()));
        let own = match name {
            b"Artifact" => is_pagination(properties).then_some(Mark::Pagination),
            _ => self.structure.tag(self.page, number, name).map(Mark::Tag),
        };
        let words = properties
            .and_then(|properties| properties.get::<PdfString<'_>>(b"ActualText".as_slice()))
            .map(|words| written::decode(words.as_bytes()))
            .or_else(|| self.structure.words(self.page, number).map(str::to_owned));
        let mark = own.unwrap_or_else(|| self.current());
        self.open.push(Open { mark, words: words.map(|words| (words, glyphs)) });
    }

    /// The innermost marked content ends. Where words stand for it, they take the place of its glyphs; then the first of these is told.
    pub(super) fn end(&mut self, glyphs: &mut Vec<Glyph>) -> Option<usize> {
        let (words, first) = self.open.pop().and_then(|open| open.words).filter(|(_, first)| *first < glyphs.len())?;
        stand_for(&words, glyphs, first);
        Some(first)
    }
}

fn is_pagination(properties: Option<&Dict<'_>>) -> bool {
    properties
        .and_then(|properties| properties.get::<Name<'_>>(b"Type".as_slice()))
        .is_some_and(|kind| kind.as_ref() == b"Pagination")
}

/// Puts `words` in the place of the glyphs from `first` on. Words that stand for several lines say nothing about which of them stand in
/// which line; what is painted counts then.
fn stand_for(words: &str, glyphs: &mut Vec<Glyph>, first: usize) {
    let painted = &glyphs[first..];
    let (model, last) = (painted[0], painted[painted.len() - 1]);
    let is_one_line = painted.iter().all(|glyph| (glyph.y - model.y).abs() < 0.5 * model.size.max(glyph.size));
    let is_hyphen = painted.len() == 1 && matches!(model.character, '-' | '\u{ad}');
    if is_hyphen && words.chars().all(|c| c == '\u{ad}' || c.is_whitespace()) {
        glyphs[first].character = '\u{ad}';
        return;
    }
    let words = characters::clean(words);
    let letters = words.chars().filter(|c| !c.is_whitespace()).count();
    if !is_one_line || letters == 0 {
        return;
    }
    let mut spaced = model.spaced;
    let of_words = words.chars().filter_map(|c| {
        if c.is_whitespace() {
            spaced = true;
            return None;
        }
        Some((c, std::mem::take(&mut spaced)))
    });
    let of_words: Vec<(char, bool)> = of_words.collect();
    if letters == painted.len() {
        for (glyph, (character, spaced)) in glyphs[first..].iter_mut().zip(of_words) {
            (glyph.character, glyph.spaced) = (character, glyph.spaced || spaced);
        }
        return;
    }
    let step = (last.x1 - model.x0) / letters as f32;
    glyphs.truncate(first);
    glyphs.extend(of_words.into_iter().enumerate().map(|(at, (character, spaced))| {
        let x0 = model.x0 + step * at as f32;
        Glyph { character, x0, x1: x0 + step, spaced, ..model }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &str) -> Vec<Glyph> {
        let glyph = |(at, character)| Glyph {
            character,
            x0: 5.0 * at as f32,
            x1: 5.0 * at as f32 + 5.0,
            y: 100.0,
            size: 10.0,
            ..Glyph::default()
        };
        words.chars().enumerate().map(glyph).collect()
    }

    fn read(glyphs: &[Glyph]) -> String {
        glyphs.iter().flat_map(|glyph| [glyph.spaced.then_some(' '), Some(glyph.character)]).flatten().collect()
    }

    #[test]
    fn words_take_the_place_of_glyphs() {
        let mut glyphs = line("ex#");
        stand_for("ffekt og", &mut glyphs, 1);
        assert_eq!(read(&glyphs), "effekt og");
        assert_eq!(glyphs.last().map(|glyph| glyph.x1), Some(15.0));
    }

    #[test]
    fn a_hyphen_that_stands_for_nothing_is_a_soft_one() {
        let mut glyphs = line("e-");
        stand_for("", &mut glyphs, 1);
        assert_eq!(read(&glyphs), "e\u{ad}");
        let mut glyphs = line("ab");
        stand_for("", &mut glyphs, 1);
        assert_eq!(read(&glyphs), "ab");
    }

    #[test]
    fn words_for_several_lines_leave_what_is_painted() {
        let mut glyphs = line("ab");
        glyphs[1].y = 114.0;
        stand_for("cde", &mut glyphs, 0);
        assert_eq!(read(&glyphs), "ab");
    }
}
