//! One way to write each character: NFC, one kind of space, no ligatures, one bullet.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The sign that stands for every bullet of a symbol font.
const BULLET: &str = "•";

/// The words of one line in the form the frozen text has them. A soft hyphen stays only at the very end, where it says that the
/// word goes on in the next line.
pub(crate) fn clean(line: &str) -> String {
    let mut words = String::with_capacity(line.len());
    let line = line.trim_end();
    let last = line.chars().next_back().map_or(0, |c| line.len() - c.len_utf8());
    for (at, c) in line.char_indices() {
        match c {
            ' '..='~' => words.push(c),
            '\u{ad}' if at == last => words.push(c),
            '\t' => words.push_str("    "),
            _ => words.push_str(replacement(c).unwrap_or(c.encode_utf8(&mut [0; 4]))),
        }
    }
    if is_nfc(&words) { words } else { words.nfc().collect() }
}

/// What stands in the text instead of `c`; `None` where `c` itself does.
pub(crate) fn replacement(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => " ",
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => "",
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => "",
        '\u{2010}' | '\u{2011}' => "-",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        // Symbol and Wingdings put their signs at U+F000 plus the code; almost all that letters use are bullets.
        '\u{f020}' | '\u{f0a0}' => " ",
        '\u{f0e0}' | '\u{f0e8}' => "→",
        '\u{f0fc}' => "✓",
        '\u{f000}'..='\u{f0ff}' => BULLET,
        _ => return None,
    })
}

/// The raised form of a digit.
pub(crate) fn superscript(c: char) -> char {
    match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        other => other,
    }
}

/// Whether a character is a raised digit.
pub(crate) fn is_superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn spaces_ligatures_and_bullets_are_written_one_way() {
        assert_eq!(clean("\u{f0b7}\u{a0}e\u{fb03}sient\u{202f}og\u{2007}\u{fb01}nt"), "• effisient og fint");
        assert_eq!(clean("a\tb"), "a    b");
    }

    #[test]
    fn letters_are_composed() {
        assert_eq!(clean("A\u{30a}sen skole p\u{e5} Ma\u{308}l"), "Åsen skole på Mäl");
    }

    #[test]
    fn a_soft_hyphen_stays_at_the_end_of_the_line_only() {
        assert_eq!(clean("gjennom\u{ad}føring og ut\u{ad} "), "gjennomføring og ut\u{ad}");
    }
}
