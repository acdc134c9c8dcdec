//! Sentences.

use std::ops::Range;

/// Abbreviations that end in a full stop without ending a sentence.
const ABBREVIATIONS: [&str; 53] = [
    "jf", "jfr", "nr", "bl.a", "f.eks", "t.d", "dvs", "mv", "m.v", "mm", "m.m", "osv", "o.l", "ol", "ca", "kap", "pkt", "kl",
    "kr", "tlf", "st", "ev", "evt", "ref", "inkl", "ekskl", "mill", "mrd", "pr", "s", "ift", "iht", "i.h.t", "ifm", "mht",
    "m.h.t", "vedr", "art", "avd", "dr", "hhv", "red", "mfl", "m.fl", "pst", "prop", "innst", "meld", "offl", "fvl", "pbl",
    "resp", "saksnr",
];

/// No sentence is longer, in bytes; what goes on and on is parted, at a space where it has one.
const LONGEST: usize = 8192;

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
        push(&mut found, text, start..end);
        start = end + 1;
    }
    if start < text.len() && !text[start..].trim().is_empty() {
        push(&mut found, text, start..text.len());
    }
    found
}

/// Adds a sentence, or the parts of one that is none.
fn push(found: &mut Vec<Range<usize>>, text: &str, mut sentence: Range<usize>) {
    while sentence.len() > LONGEST {
        let most = text.floor_char_boundary(sentence.start + LONGEST);
        let space = text[sentence.start..most].rfind(' ').filter(|space| *space > 0);
        let end = space.map_or(most, |space| sentence.start + space);
        found.push(sentence.start..end);
        sentence.start = end + usize::from(space.is_some());
    }
    found.push(sentence);
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
    fn what_is_longer_than_any_sentence_is_parted_at_a_space() {
        let text = "ord ".repeat(5000);
        let parts = parted(text.trim_end());
        assert_eq!(parts.join(" "), text.trim_end());
        assert!(parts.len() > 1 && parts.iter().all(|part| part.len() <= super::LONGEST));
        assert_eq!(parted(&"å".repeat(5000)).concat(), "å".repeat(5000));
    }

    #[test]
    fn not_the_end_of_a_sentence() {
        assert_eq!(parted("Etter § 13 nr. 2 og kap. 4 skal K. Storvik svare").len(), 1);
        assert_eq!(parted("Innen 1. kvartal og 2. tertial").len(), 1);
    }
}
