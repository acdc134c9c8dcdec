//! Words that stand together on one line, with the place of each character.

use letter::Area;

use super::ink::Mark;

/// A stretch of words on one baseline, without a wide gap in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Segment {
    pub(super) words: String,
    /// The left edge of each character and the right edge of the last.
    pub(super) edges: Vec<f32>,
    /// The baseline.
    pub(super) y: f32,
    /// The font size of most letters.
    pub(super) size: f32,
    /// How many letters there are, and how many of them are bold or italic.
    pub(super) letters: usize,
    pub(super) bold: usize,
    pub(super) italic: usize,
    pub(super) mark: Mark,
    /// The ruled table that this one only keeps the place of; it has no words then.
    pub(super) grid: Option<usize>,
    /// Where it stands, if its words do not run from left to right.
    pub(super) shown: Option<Area>,
}

impl Segment {
    /// One of the lines that keep the place of a ruled table among the others.
    pub(super) fn of_grid(grid: usize, x0: f32, x1: f32, y: f32, size: f32) -> Self {
        Self { grid: Some(grid), edges: vec![x0, x1], y, size, ..Self::default() }
    }

    /// Where its words stand, from above the tallest letters to below the lowest ones.
    pub(super) fn area(&self) -> Area {
        self.shown.unwrap_or(Area { x0: self.x0(), y0: self.top(), x1: self.x1(), y1: self.bottom() })
    }

    pub(super) fn x0(&self) -> f32 {
        self.edges.first().copied().unwrap_or(0.0)
    }

    pub(super) fn x1(&self) -> f32 {
        self.edges.last().copied().unwrap_or(0.0)
    }

    pub(super) fn width(&self) -> f32 {
        self.x1() - self.x0()
    }

    pub(super) fn middle(&self) -> f32 {
        (self.x0() + self.x1()) / 2.0
    }

    /// Above the tallest letters.
    fn top(&self) -> f32 {
        self.y - 0.8 * self.size
    }

    /// Below the letters that reach under the line.
    fn bottom(&self) -> f32 {
        self.y + 0.22 * self.size
    }

    /// Puts `other`, which stands to the right on the same line, behind this one with so many spaces between.
    pub(super) fn append(&mut self, other: &Self, spaces: usize) {
        if self.words.is_empty() {
            *self = other.clone();
            return;
        }
        let (from, to) = (self.x1(), other.x0().max(self.x1()));
        self.edges.pop();
        for space in 0..spaces {
            self.words.push(' ');
            self.edges.push(from + (to - from) * space as f32 / spaces as f32);
        }
        self.words.push_str(&other.words);
        self.edges.extend_from_slice(&other.edges);
        if other.letters > self.letters {
            self.size = other.size;
            self.y = other.y;
        }
        self.letters += other.letters;
        self.bold += other.bold;
        self.italic += other.italic;
        if self.mark == Mark::None {
            self.mark = other.mark;
        }
        self.shown = match (self.shown, other.shown) {
            (Some(own), Some(other)) => Some(own.union(other)),
            (own, other) => own.or(other),
        };
    }

    /// The character at which a word begins `near` the place `x`, behind a gap of at least `gap`.
    pub(super) fn word_at(&self, x: f32, near: f32, gap: f32) -> Option<usize> {
        let mut before = None;
        self.words.chars().zip(&self.edges).enumerate().find_map(|(at, (c, &edge))| {
            let space = before.replace((c, edge));
            let begins = space.is_some_and(|(space, from)| space == ' ' && c != ' ' && edge - from >= gap);
            (at > 1 && begins && (edge - x).abs() <= near).then_some(at)
        })
    }

    /// Two segments of this one, the second beginning with the word that begins `near` the place `x`.
    pub(super) fn divided_at(&self, x: f32, near: f32) -> Option<(Self, Self)> {
        let count = self.word_at(x, near, 0.0)?;
        let at = self.words.char_indices().nth(count)?.0;
        let part = |words: &str, edges: Vec<f32>, share: usize| {
            let letters = self.letters * share / self.words.len();
            let of = |some: usize| if some * 2 > self.letters { letters } else { 0 };
            let (bold, italic) = (of(self.bold), of(self.italic));
            Self { words: words.to_owned(), edges, letters, bold, italic, ..self.clone() }
        };
        let first = self.words[..at].trim_end();
        let end = first.chars().count();
        Some((
            part(first, self.edges[..=end].to_vec(), at),
            part(&self.words[at..], self.edges[count..].to_vec(), self.words.len() - at),
        ))
    }

    /// The segments of one line as one, from left to right. Wide gaps show as three spaces.
    pub(super) fn joined<'s>(parts: impl IntoIterator<Item = &'s Self>) -> Self {
        let mut line = Self::default();
        for part in parts {
            let wide = part.x0() - line.x1() > part.size.max(line.size);
            line.append(part, if wide && !is_list_sign(&line.words) { 3 } else { 1 });
        }
        line
    }
}

/// Whether some words are nothing but the sign or number in front of a list item or heading: `•`, `–`, `a)`, `1.2`, `(3)`, `§ 4`.
pub(crate) fn is_list_sign(words: &str) -> bool {
    let words = words.trim();
    let mut signs = words.chars();
    if words == "o" || signs.next().is_some_and(letter::is_bullet) && signs.next().is_none() {
        return true;
    }
    let bare = words.strip_prefix('(').unwrap_or(words);
    let closed = bare.trim_end_matches(['.', ')', ':']);
    let marked = closed.len() < bare.len();
    let count = closed.chars().count();
    let dotted = closed.contains('.');
    let all_digits =
        !closed.is_empty() && closed.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    let number = all_digits && count <= 8 && (marked || dotted || count <= 2) && closed.split('.').all(|part| part.len() <= 2);
    let letter = marked && count == 1 && closed.chars().all(char::is_alphabetic);
    let roman =
        marked && count <= 5 && !closed.is_empty() && closed.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'I' | 'V' | 'X'));
    number || letter || roman
}

#[cfg(test)]
mod tests {
    use super::{Segment, is_list_sign};

    fn segment(words: &str, x0: f32) -> Segment {
        let edges = (0..=words.chars().count()).map(|at| x0 + 5.0 * at as f32).collect();
        Segment { words: words.into(), edges, size: 10.0, letters: words.len(), ..Segment::default() }
    }

    #[test]
    fn signs_of_lists_and_headings() {
        for sign in ["•", "–", "−", "☐", "a)", "1.", "1.2", "1.2.3", "(3)", "2", "iv)", "12."] {
            assert!(is_list_sign(sign), "{sign}");
        }
        for words in ["og", "2025", "24/6048", "12.03.2025", "A", "1 000", "Mål", ""] {
            assert!(!is_list_sign(words), "{words}");
        }
    }

    #[test]
    fn a_segment_is_divided_where_a_word_begins() {
        let (first, second) = segment("Bydel Alna Boks 1", 0.0).divided_at(54.0, 1.5).unwrap();
        assert_eq!((first.words.as_str(), second.words.as_str()), ("Bydel Alna", "Boks 1"));
        assert_eq!((first.x1(), second.x0()), (50.0, 55.0));
        assert!(segment("Bydel Alna", 0.0).divided_at(33.0, 1.5).is_none());
    }

    #[test]
    fn a_wide_gap_shows_as_three_spaces_but_not_behind_a_bullet() {
        let line = Segment::joined(&[segment("Dato:", 0.0), segment("1. mai", 60.0)]);
        assert_eq!(line.words, "Dato:   1. mai");
        assert_eq!(line.edges.len(), line.words.chars().count() + 1);
        assert_eq!(Segment::joined(&[segment("•", 0.0), segment("tekst", 30.0)]).words, "• tekst");
    }
}
