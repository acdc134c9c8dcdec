//! Sentences.

use std::ops::Range;

/// Abbreviations that end in a full stop without ending a sentence.
const ABBREVIATIONS: [&str; 53] = [
    "jf", "jfr", "nr", "bl.a", "f.eks", "t.d", "dvs", "mv", "m.v", "mm", "m.m", "osv", "o.l", "ol", "ca", "kap", "pkt", "kl",
    "kr", "tlf", "st", "ev", "evt", "ref", "inkl", "ekskl", "mill", "mrd", "pr", "s", "ift", "iht", "i.h.t", "ifm", "mht",
    "m.h.t", "vedr", "art", "avd", "dr", "hhv", "red", "mfl", "m.fl", "pst", "prop", "innst", "meld", "offl", "fvl", "pbl",
    "resp", "saksnr",
];

/// The sentences of a flowing text, in bytes, without the white space between them. A sentence ends with a full stop, question or
/// exclamation mark, with whatever closes brackets and quotation marks after it, where white space and a capital, a quotation
/// mark or a digit follow; not after an abbreviation, a single letter, or the number of a day or point.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in text.char_indices().filter(|(_, letter)| matches!(letter, '.' | '?' | '!')) {
        let closed = text[at + mark.len_utf8()..].trim_start_matches(['»', '"', '”', ')', ']', '’']);
        let end = text.len() - closed.len();
        let Some(rest) = closed.strip_prefix(' ') else { continue };
        let opens = rest.chars().next().is_some_and(|next| {
            next.is_uppercase() || next.is_ascii_digit() || matches!(next, '«' | '"' | '“' | '–' | '(' | '§' | '•')
        });
        // «Herunder å …» has no verb of its own: it goes on with the sentence before.
        let fragment = rest.starts_with("Herunder å ") || rest.starts_with("Her under å ");
        if start >= end || !opens || fragment || (mark == '.' && stays_open(&text[start..at], rest)) {
            continue;
        }
        found.push(start..end);
        start = end + 1;
    }
    if start < text.len() && !text[start..].trim().is_empty() {
        found.push(start..text.len());
    }
    found
}

/// Whether a full stop after `before` does not end a sentence.
fn stays_open(before: &str, rest: &str) -> bool {
    let word = before.rsplit([' ', '(', '«', '/']).next().unwrap_or(before);
    let lower = word.to_lowercase();
    if ABBREVIATIONS.contains(&lower.as_str()) {
        return true;
    }
    // An initial («K. Storvik») or a number that a lower-case word or another number follows («1. januar», «4.1»).
    let single_letter = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let number = !word.is_empty() && word.chars().all(|digit| digit.is_ascii_digit()) && word.len() <= 2;
    single_letter || (number && before.len() == word.len()) || (number && !rest.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::sentences;

    fn parted(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        assert_eq!(
            parted("Kommunen skal rydde snø, jf. Instruks for drift. Fristen er 1. mai 2025. Hvem gjør det?"),
            ["Kommunen skal rydde snø, jf. Instruks for drift.", "Fristen er 1. mai 2025.", "Hvem gjør det?"]
        );
        assert_eq!(
            parted("Det gjeld t.d. Storvik, Nesheim m.fl. i fylket. «Vi ventar.» Slik er det."),
            ["Det gjeld t.d. Storvik, Nesheim m.fl. i fylket.", "«Vi ventar.»", "Slik er det."]
        );
    }

    #[test]
    fn not_the_end_of_a_sentence() {
        assert_eq!(parted("Etter § 13 nr. 2 og kap. 4 skal K. Storvik svare").len(), 1);
        assert_eq!(parted("Innen 1. kvartal og 2. tertial").len(), 1);
    }
}
