//! The signs of symbol fonts, which say nothing true about them in Unicode: Wingdings and Symbol.

/// A font of symbols.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Symbols {
    Symbol,
    Wingdings,
}

/// Greek letters and signs of the font Symbol from 0x40 to 0x7E; what reads as itself stands as itself.
const GREEK: &str = "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";

impl Symbols {
    /// Which font of symbols a name means, without its prefix and in lower case.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        if name.starts_with("wingdings") && !name.starts_with("wingdings2") && !name.starts_with("wingdings3") {
            Some(Self::Wingdings)
        } else if name == "symbol" || name.starts_with("symbolmt") || name.starts_with("symbol,") || name.starts_with("symbol-") {
            Some(Self::Symbol)
        } else {
            None
        }
    }

    /// The character that the font paints for what its file says is `c`. Signs that no letter of ours needs are bullets.
    pub(super) fn character(self, c: char) -> Option<char> {
        let code = match c {
            '\u{f020}'..='\u{f0ff}' => u32::from(c) - 0xf000,
            // Encodings of text put these where the font has a square and an arrow head.
            '\u{21}'..='\u{ff}' => u32::from(c),
            '•' => 0xb7,
            _ => return None,
        };
        match self {
            Self::Wingdings => wingdings(code),
            Self::Symbol => symbol(code),
        }
    }
}

fn wingdings(code: u32) -> Option<char> {
    Some(match code {
        0x21 => '✏',
        0x28 => '☎',
        0x2a => '✉',
        0x46 => '☞',
        0x4a => '☺',
        0x4c => '☹',
        0x6c | 0x9f | 0xb7 => '•',
        0x6e | 0xa7 => '▪',
        0x6f | 0x70 | 0x71 | 0x72 | 0xa8 => '□',
        0x76 => '❖',
        0xa1 | 0xa2 | 0x6d => '○',
        0xd8 => '➢',
        0xdf => '←',
        0xe0 | 0xe8 | 0xf0 => '→',
        0xe1 => '↑',
        0xe2 => '↓',
        0xfb => '✗',
        0xfc => '✓',
        0xfd => '☒',
        0xfe => '☑',
        0x20 | 0xa0 => return None,
        _ => '•',
    })
}

fn symbol(code: u32) -> Option<char> {
    Some(match code {
        0x40..=0x7e => return GREEK.chars().nth(code as usize - 0x40),
        0x22 => '∀',
        0x24 => '∃',
        0x27 => '∋',
        0x2a => '∗',
        0x2d => '−',
        0xa3 => '≤',
        0xa5 => '∞',
        0xac => '←',
        0xad => '↑',
        0xae => '→',
        0xaf => '↓',
        0xb0 => '°',
        0xb1 => '±',
        0xb2 => '″',
        0xb3 => '≥',
        0xb4 => '×',
        0xb7 => '•',
        0xb8 => '÷',
        0xb9 => '≠',
        0xba => '≡',
        0xbb => '≈',
        0xbc => '…',
        0xd7 => '⋅',
        0xde => '⇒',
        0xe5 => '∑',
        0x21..=0x3f => char::from_u32(code)?,
        0x20 | 0xa0 => return None,
        _ => '•',
    })
}

#[cfg(test)]
mod tests {
    use super::Symbols;

    #[test]
    fn bullets_arrows_and_signs() {
        let of = |name: &str, c| Symbols::of_name(name).and_then(|font| font.character(c));
        assert_eq!(of("wingdings-regular", '\u{f0a7}'), Some('▪'));
        assert_eq!(of("wingdings", '§'), Some('▪'));
        assert_eq!(of("wingdings", 'Ø'), Some('➢'));
        assert_eq!(of("symbolmt", '·'), Some('•'));
        assert_eq!(of("symbol", '\u{f0b3}'), Some('≥'));
        assert_eq!(of("symbol", '\u{f061}'), Some('α'));
        assert_eq!(of("opensymbol", '\u{f0a7}'), None);
    }
}
