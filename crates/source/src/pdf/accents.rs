//! Accents that are painted apart from their letter, as some programs do, become one character with it.

use unicode_normalization::char::{compose, is_combining_mark};

use super::ink::Glyph;

/// The combining mark that a sign stands for when it is painted over or under a letter.
fn combining(sign: char) -> Option<char> {
    Some(match sign {
        '`' => '\u{300}',
        '´' => '\u{301}',
        '^' | 'ˆ' => '\u{302}',
        '~' | '˜' => '\u{303}',
        '¯' | 'ˉ' => '\u{304}',
        '˘' => '\u{306}',
        '˙' => '\u{307}',
        '¨' => '\u{308}',
        '˚' | '°' => '\u{30a}',
        '˝' => '\u{30b}',
        'ˇ' => '\u{30c}',
        '¸' => '\u{327}',
        '˛' => '\u{328}',
        mark if is_combining_mark(mark) => mark,
        _ => return None,
    })
}

/// What becomes of two glyphs painted one after the other: one letter with its accent, if one of them stands over the other.
pub(super) fn composed(last: &Glyph, next: &Glyph) -> Option<Glyph> {
    let near = (last.y - next.y).abs() < 0.6 * last.size.max(next.size);
    if !near {
        return None;
    }
    if let Some(mark) = combining(next.character)
        && (stands_over(next, last) || is_combining_mark(next.character))
    {
        return compose(last.character, mark).map(|character| Glyph { character, ..*last });
    }
    let mark = combining(last.character).filter(|_| stands_over(last, next))?;
    compose(next.character, mark).map(|character| Glyph { character, spaced: last.spaced, ..*next })
}

/// Whether the middle of `mark` lies within the middle part of a letter.
fn stands_over(mark: &Glyph, letter: &Glyph) -> bool {
    let middle = (mark.x0 + mark.x1) / 2.0;
    let inset = 0.15 * (letter.x1 - letter.x0);
    letter.x0 + inset <= middle && middle <= letter.x1 - inset
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(character: char, x0: f32, x1: f32, y: f32) -> Glyph {
        Glyph { character, x0, x1, y, size: 10.0, ..Glyph::default() }
    }

    fn after(last: Glyph, next: Glyph) -> Option<char> {
        composed(&last, &next).map(|glyph| glyph.character)
    }

    #[test]
    fn an_accent_before_or_behind_its_letter_is_part_of_it() {
        assert_eq!(after(glyph('˚', 1.0, 4.0, 97.0), glyph('A', 0.0, 6.0, 100.0)), Some('Å'));
        assert_eq!(after(glyph('e', 0.0, 5.0, 100.0), glyph('´', 1.0, 4.0, 100.0)), Some('é'));
        assert_eq!(after(glyph('a', 0.0, 5.0, 100.0), glyph('\u{30a}', 5.0, 5.0, 100.0)), Some('å'));
    }

    #[test]
    fn signs_of_their_own_stay() {
        assert_eq!(after(glyph('5', 0.0, 5.0, 100.0), glyph('°', 5.0, 8.0, 100.0)), None);
        assert_eq!(after(glyph('x', 0.0, 5.0, 100.0), glyph('^', 5.0, 8.0, 100.0)), None);
        assert_eq!(after(glyph('´', 0.0, 3.0, 100.0), glyph('e', 3.0, 8.0, 100.0)), None);
    }
}
