//! The language of what people read, and the sentences of each.

mod english;
mod files;
mod norwegian;

use std::fmt::Display;

use linked::Lang;

/// What the program says, in one language. `{}` is filled in, in order.
pub(crate) struct Sentences {
    pub(crate) reasons: Reasons,
    /// What other files than letters are called, each with the English name that the reader gives it.
    pub(crate) file_kinds: &'static [(&'static str, &'static str)],
}

/// Why a file gives no letter.
pub(crate) struct Reasons {
    pub(crate) missing: &'static str,
    /// Filled with what the system says.
    pub(crate) unreadable: &'static str,
    /// Filled with a number of megabytes.
    pub(crate) too_large: &'static str,
    pub(crate) changing: &'static str,
    pub(crate) empty: &'static str,
    pub(crate) encrypted: &'static str,
    /// Filled with what the reader says.
    pub(crate) damaged: &'static str,
    /// Filled with a number of pages.
    pub(crate) no_text_layer: &'static str,
    /// Filled with what it is.
    pub(crate) not_a_letter: &'static str,
    pub(crate) not_named_text: &'static str,
}

impl Sentences {
    /// What a kind of file is called; as the reader calls it where there is no word for it.
    pub(crate) fn file_kind(&self, found: &str) -> String {
        self.file_kinds.iter().find(|(english, _)| *english == found).map_or(found, |(_, word)| word).to_owned()
    }
}

/// The sentences of a language.
pub(crate) fn sentences(lang: Lang) -> &'static Sentences {
    match lang {
        Lang::Nb => &norwegian::BOKMAAL,
        Lang::Nn => &norwegian::NYNORSK,
        Lang::En => &english::ENGLISH,
    }
}

/// The language of the locale, and bokmål where it says none that is spoken here.
pub(crate) fn lang_of_locale() -> Lang {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default();
    lang_named(&locale)
}

fn lang_named(locale: &str) -> Lang {
    match locale.split(['_', '.', '-', '@']).next() {
        Some("nn") => Lang::Nn,
        Some("en") => Lang::En,
        _ => Lang::Nb,
    }
}

/// A sentence with its gaps filled, the first with the first.
pub(crate) fn fill(sentence: &str, values: &[&dyn Display]) -> String {
    let mut parts = sentence.split("{}");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for (part, value) in parts.zip(values) {
        filled.push_str(&value.to_string());
        filled.push_str(part);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_says_the_language() {
        for (locale, lang) in [
            ("nb_NO.UTF-8", Lang::Nb),
            ("nn_NO.UTF-8", Lang::Nn),
            ("en_GB.UTF-8", Lang::En),
            ("no_NO", Lang::Nb),
            ("C.UTF-8", Lang::Nb),
            ("de_DE.UTF-8", Lang::Nb),
            ("", Lang::Nb),
        ] {
            assert_eq!(lang_named(locale), lang, "{locale}");
        }
    }

    #[test]
    fn gaps_are_filled_in_order_and_values_are_left_as_they_are() {
        assert_eq!(fill("{} av {} filer", &[&"{}", &2]), "{} av 2 filer");
    }
}
