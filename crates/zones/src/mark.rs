//! What stands in front of a line: a bullet, a number, a letter.

use letter::{ItemMark, is_bullet};

/// The sign or number that a line begins with, and where the words after it begin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Mark {
    pub(crate) kind: MarkKind,
    /// Bytes of the mark itself, without the white space after it.
    pub(crate) length: usize,
    /// Where the words begin.
    pub(crate) words: usize,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum MarkKind {
    Bullet,
    /// `1`, `1.2.`, `4.1.1`: the numbers, and whether a dot closes them.
    Decimal(Vec<u16>, bool),
    /// `1)`, `(2)`.
    Bracketed(u16),
    /// `a)`, `b)`.
    Letter(char),
    /// `A.`, `B)`.
    Capital(char),
    /// `I`, `IV.`
    Roman(u16),
    /// `§ 3`, `Kap. 2`, `Del I`.
    Named,
    /// `T1`, `P 2.3`: capitals and a number, which count only where others of their kind stand in the document.
    Code(String, Vec<u16>),
}

/// Signs that stand in front of words in other places too: they are bullets only where space follows.
const SPACED: [char; 9] = ['-', '–', '—', '−', '‐', '‒', '*', '→', 'o'];
const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

impl Mark {
    /// The mark that `line` begins with. The words after it must not be empty.
    pub(crate) fn of(line: &str) -> Option<Self> {
        // A quoted decision begins with a quotation mark in front of its first number.
        let quote = line.len()
            - line.strip_prefix('«').filter(|rest| rest.starts_with(|digit: char| digit.is_ascii_digit())).unwrap_or(line).len();
        let (kind, length) = kind(&line[quote..]).map(|(kind, length)| (kind, quote + length))?;
        let rest = &line[length..];
        let words = line.len() - rest.trim_start().len();
        let spaced = rest.starts_with(char::is_whitespace);
        (words < line.len() && (spaced || matches!(kind, MarkKind::Bullet) && !line.starts_with(SPACED))).then_some(Self {
            kind,
            length,
            words,
        })
    }

    /// The mark as a point of a list has it.
    pub(crate) fn item(&self, line: &str) -> ItemMark {
        match self.kind {
            MarkKind::Bullet => ItemMark::Bullet,
            _ => ItemMark::Numbered(line[..self.length].trim_matches(['.', '«', ':']).to_owned()),
        }
    }
}

fn kind(line: &str) -> Option<(MarkKind, usize)> {
    let first = line.chars().next()?;
    if is_bullet(first) {
        return Some((MarkKind::Bullet, first.len_utf8()));
    }
    if line.starts_with("o ") && line[2..].trim_start().starts_with(|next: char| next.is_uppercase()) {
        return Some((MarkKind::Bullet, 1));
    }
    if first.is_ascii_digit() {
        return digits(line);
    }
    if let Some(rest) = line.strip_prefix('(') {
        let close = rest.find(')').filter(|close| (1..=2).contains(close))?;
        let number = rest[..close].parse().ok()?;
        return Some((MarkKind::Bracketed(number), close + 2));
    }
    let word_end = line.find(char::is_whitespace).unwrap_or(line.len());
    let word = &line[..word_end];
    if let Some(letter) = word.strip_suffix(')').and_then(single) {
        let kind = if letter.is_lowercase() { MarkKind::Letter(letter) } else { MarkKind::Capital(letter) };
        return Some((kind, word.len()));
    }
    if let Some(at) = ROMAN.iter().position(|roman| word.trim_end_matches('.') == *roman) {
        // «I» is also a word; as a number it has its dot, or stands before a capital.
        let next = line[word_end..].trim_start();
        if word.ends_with('.') || (word.len() > 1 && next.starts_with(char::is_uppercase)) {
            return Some((MarkKind::Roman(u16::try_from(at + 1).ok()?), word.len()));
        }
    }
    if let Some(letter) = word.strip_suffix('.').and_then(single).filter(|letter| letter.is_uppercase()) {
        return Some((MarkKind::Capital(letter), word.len()));
    }
    named(line).map(|length| (MarkKind::Named, length)).or_else(|| code(line))
}

/// `T1`, `R2:`, `P1.3`: one or two capitals and a number, in front of words.
fn code(line: &str) -> Option<(MarkKind, usize)> {
    let capitals = line
        .find(|letter: char| !letter.is_uppercase())
        .filter(|capitals| *capitals > 0 && line[..*capitals].chars().count() <= 2)?;
    let rest = line[capitals..].strip_prefix('-').unwrap_or(&line[capitals..]);
    let digits = rest.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(rest.len());
    let number: Option<Vec<u16>> =
        rest[..digits].trim_end_matches('.').split('.').map(|part| part.parse().ok().filter(|_| part.len() <= 2)).collect();
    let end = line.len() - rest.len() + digits;
    let end = end + usize::from(line[end..].starts_with([':', ')']));
    let words = line[end..].trim_start();
    (line[end..].starts_with(' ') && words.starts_with(char::is_uppercase) && words.contains(' '))
        .then_some((MarkKind::Code(line[..capitals].to_owned(), number?), end))
}

fn single(word: &str) -> Option<char> {
    let mut letters = word.chars();
    letters.next().filter(|letter| letter.is_alphabetic() && letters.next().is_none())
}

/// `1`, `1.`, `1.2`, `1.2.`, `1)`.
fn digits(line: &str) -> Option<(MarkKind, usize)> {
    let length = line.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(line.len());
    let number = &line[..length];
    if line[length..].starts_with(')') {
        return Some((MarkKind::Bracketed(number.parse().ok()?), length + 1));
    }
    let dotted = number.ends_with('.');
    let parts: Option<Vec<u16>> =
        number.trim_end_matches('.').split('.').map(|part| part.parse().ok().filter(|_| part.len() <= 2)).collect();
    Some((MarkKind::Decimal(parts?, dotted), length))
}

/// `§ 3`, `Kap. 2`, `Kapittel 4`, `Del I`, `DEL 2`: the length of the name and its number.
fn named(line: &str) -> Option<usize> {
    let mut words = line.split_whitespace();
    let name = words.next()?;
    if !matches!(name, "§" | "Kap." | "Kapittel" | "Del" | "DEL" | "KAPITTEL" | "Kap") {
        return None;
    }
    let number = words.next()?;
    let bare = number.trim_end_matches([':', '.']);
    let digits = bare.chars().all(|digit| digit.is_ascii_digit() || digit == '.');
    // «Kapittel 121» names a post of a budget, not a chapter.
    let short = bare.len() <= 2 || (bare.len() <= 4 && bare.contains('.'));
    let counts = (digits && short) || ROMAN.contains(&bare);
    let end = line.find(number).map_or(line.len(), |at| at + bare.len());
    // «Kapittel 3 i utkastet viser …» is a sentence.
    let titled = !line[end..].trim_start_matches([':', '.', '–', '-', ' ']).starts_with(char::is_lowercase);
    (counts && titled).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(line: &str) -> Option<MarkKind> {
        Mark::of(line).map(|mark| mark.kind)
    }

    #[test]
    fn marks() {
        assert_eq!(mark("• rydde snø"), Some(MarkKind::Bullet));
        assert_eq!(mark("4.1.2 Mål"), Some(MarkKind::Decimal(vec![4, 1, 2], false)));
        assert_eq!(mark("6.1. Møte"), Some(MarkKind::Decimal(vec![6, 1], true)));
        assert_eq!(mark("b) Opplæring"), Some(MarkKind::Letter('b')));
        assert_eq!(mark("(2) Svar"), Some(MarkKind::Bracketed(2)));
        assert_eq!(mark("II. Mål"), Some(MarkKind::Roman(2)));
        assert_eq!(mark("Del I Bakgrunn"), Some(MarkKind::Named));
    }

    #[test]
    fn not_marks() {
        for line in [
            "I dag skal vi",
            "2025 er året",
            "12.03.2025 Storvik",
            "-kommune",
            "Delar av planen",
            "Kapittel 3 i utkastet viser",
            "1 000 kroner".trim_start_matches("1 "),
        ] {
            assert_eq!(mark(line), None, "{line}");
        }
    }
}
