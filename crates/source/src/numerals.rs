//! Numbers as lists print them.

/// How a level of a list counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Numerals {
    #[default]
    Decimal,
    /// `01`, `02`.
    DecimalZero,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
    /// A sign instead of a number.
    Bullet,
    /// It counts, but prints nothing.
    None,
}

impl Numerals {
    /// The numerals that Office names so.
    pub(crate) fn named(name: &str) -> Self {
        match name {
            "lowerLetter" => Self::LowerLetter,
            "upperLetter" => Self::UpperLetter,
            "lowerRoman" => Self::LowerRoman,
            "upperRoman" => Self::UpperRoman,
            "decimalZero" => Self::DecimalZero,
            "bullet" => Self::Bullet,
            "none" => Self::None,
            _ => Self::Decimal,
        }
    }

    /// The number as it is printed.
    pub(crate) fn of(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::DecimalZero => format!("{number:02}"),
            Self::LowerLetter => letters(number),
            Self::UpperLetter => letters(number).to_uppercase(),
            Self::LowerRoman => roman(number),
            Self::UpperRoman => roman(number).to_uppercase(),
            Self::Bullet | Self::None => String::new(),
        }
    }
}

/// `a` … `z`, `aa`, `bb` …: the letter says its place in the alphabet, how often it stands how many alphabets went before.
fn letters(number: u32) -> String {
    let Some(number) = number.checked_sub(1).filter(|number| *number < 26 * 20) else { return number.to_string() };
    let letter = char::from(b'a' + (number % 26) as u8);
    std::iter::repeat_n(letter, (number / 26 + 1) as usize).collect()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut words = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            words.push_str(sign);
            rest -= value;
        }
    }
    words
}

/// The sign that a bullet of a font of symbols shows.
pub(crate) fn bullet(sign: &str, font: &str) -> String {
    let font = font.to_lowercase();
    let of_symbols = font.contains("symbol") || font.contains("wingdings") || font.contains("webdings");
    match sign.chars().next() {
        None => "•".to_owned(),
        // A letter of such a font is no letter: it is the sign at its place.
        Some(c) if of_symbols && ('\u{21}'..'\u{100}').contains(&c) => {
            char::from_u32(0xF000 + c as u32).unwrap_or('•').to_string()
        }
        Some(c) if ('\u{e000}'..'\u{f000}').contains(&c) => "•".to_owned(),
        Some('o') => "◦".to_owned(),
        Some(_) => sign.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_level_says() {
        let written = |numerals: Numerals, number| numerals.of(number);
        assert_eq!(written(Numerals::LowerLetter, 28), "bb");
        assert_eq!(written(Numerals::UpperRoman, 1994), "MCMXCIV");
        assert_eq!(written(Numerals::DecimalZero, 3), "03");
        assert_eq!(written(Numerals::LowerRoman, 0), "0");
    }

    #[test]
    fn a_letter_of_a_symbol_font_is_a_bullet() {
        assert_eq!(crate::characters::clean(&bullet("§", "Wingdings")), "•");
        assert_eq!(bullet("o", "Courier New"), "◦");
        assert_eq!(bullet("–", "Calibri"), "–");
    }
}
