//! A line that addresses a group.

use crate::words;

/// No salutation has more words.
const LONGEST: usize = 9;

/// Whether a line does nothing but address a group: «Til alle skoleeiere», «Til rektorane i grunnskulen».
pub fn is_salutation(line: &str) -> bool {
    let words = words();
    if words.phrases.salutation_group.starts(line).is_some() {
        return true;
    }
    let Some(length) = words.labels.to.starts(line) else { return false };
    let rest = line[length..].trim_end_matches([',', '!', ' ']);
    let is_short = rest.split_whitespace().count() <= LONGEST && !rest.contains(['.', ':', ';', '?']);
    let mut first = rest.split_whitespace().take(2);
    rest.starts_with(' ') && is_short && first.any(|word| words.proposals.actor.is(word.trim_end_matches(',')))
}

#[cfg(test)]
mod tests {
    use super::is_salutation;

    #[test]
    fn who_is_addressed() {
        assert!(is_salutation("Til alle skoleeiere") && is_salutation("Til rektorane i grunnskulen"));
        assert!(is_salutation("Til enhetslederne og avdelingslederne") && is_salutation("Til kommunane i Ytre Fjord"));
        assert!(!is_salutation("Til: Kommunen") && !is_salutation("Til slutt vil vi peke på kommunen"));
        assert!(!is_salutation("Tilsynet med skolene") && !is_salutation("Til kommunen kom det i fjor tre klager."));
    }
}
