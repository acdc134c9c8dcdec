//! What names an organisation, and what names a role.

use crate::{fold, words};

/// Whether the text looks like the name of an organisation: short, and one of its words (or the end of one) names a kind of
/// organisation. «Lauvdal kommune», «Kulturetaten», «Byrådsavdeling for finans», «Storvik Eigedom KF».
pub fn looks_like_organisation(text: &str) -> bool {
    let text = text.trim();
    let words_in_text = text.split_whitespace().count();
    if text.is_empty()
        || words_in_text > 9
        || (words_in_text > 5 && (text.contains(" - ") || text.contains(" – ")))
        || text.ends_with(['.', '?', '!'])
        || !text.starts_with(char::is_uppercase)
    {
        return false;
    }
    if !could_be_name(text) {
        return false;
    }
    let folded = fold(text);
    let parts: Vec<&str> = folded.split([' ', ',', '/']).map(|part| part.trim_matches(['.', ',', '(', ')'])).collect();
    let original: Vec<&str> = text.split([' ', ',', '/']).map(|part| part.trim_matches(['.', ',', '(', ')'])).collect();
    words().organisations.kinds.all().iter().any(|kind| match kind.strip_prefix('-') {
        Some(ending) => parts.iter().any(|part| part.len() > ending.len() + 1 && part.ends_with(ending)),
        // «AS» and «KF» are written in capitals; «as» and «ba» are parts of anything.
        None if kind.len() <= 3 => original.iter().any(|part| fold(part) == *kind && part.chars().all(char::is_uppercase)),
        None if kind.contains(' ') => folded.contains(kind.as_str()),
        None => parts.contains(&kind.as_str()),
    })
}

/// Whether words can make up one name: no figures, and each word is capitalised, small («for», «og»), behind a small one
/// («Avdeling for helse»), a kind of organisation («kommune»), or in front of a legal form («Lauvdal bygg KF»).
fn could_be_name(text: &str) -> bool {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let small =
        |word: &str| matches!(word, "og" | "for" | "i" | "av" | "på" | "ved" | "de" | "den" | "&" | "-" | "–" | "/" | "und");
    let legal = parts.len() <= 7 && parts.last().is_some_and(|last| last.len() <= 4 && last.chars().all(char::is_uppercase));
    let names_kind = |word: &str| {
        let word = fold(word.trim_matches([',', '.', '(', ')']));
        words()
            .organisations
            .kinds
            .all()
            .iter()
            .any(|kind| word == kind.trim_start_matches('-') || (kind.starts_with('-') && word.ends_with(&kind[1..])))
    };
    // «Direktoratet for levende lokalsamfunn»: what a body is for is told in words of any kind but verbs.
    let is_for = parts.len() <= 6
        && parts.len() > 2
        && names_kind(parts[0])
        && parts[1] == "for"
        && !parts.iter().any(|word| words().grammar.finite.is(word) || word.ends_with(','));
    !text.contains(|sign: char| sign.is_ascii_digit() || sign == ':')
        && parts.iter().enumerate().all(|(at, word)| {
            let before = at.checked_sub(1).map(|before| parts[before]);
            word.starts_with(char::is_uppercase)
                || small(word)
                || before.is_some_and(|before| small(before) || before.ends_with('-'))
                || word.ends_with('-')
                || names_kind(word)
                || legal
                || is_for
        })
}

/// Whether the text is a role («kommunedirektør», «fagleiar barnevern»).
pub fn is_role(text: &str) -> bool {
    let first = fold(text.trim());
    let roles = &words().organisations.roles;
    let words_in_text: Vec<&str> = first.split([' ', ',', '/', '-']).collect();
    words_in_text.len() <= 8
        && !text.trim_end().ends_with([':', '?'])
        && roles.all().iter().any(|role| {
            first.starts_with(role.as_str())
                || words_in_text.iter().take(3).any(|word| word == role || (role.len() > 5 && word.ends_with(role.as_str())))
        })
}

/// Where a role begins at or after `from`: used to part roles that are printed side by side.
pub fn role_at(text: &str, from: usize) -> Option<usize> {
    let folded = fold(text);
    let mut at = (from..=folded.len()).find(|at| folded.is_char_boundary(*at))?;
    while at < folded.len() {
        let word_start = at == 0 || folded.as_bytes()[at - 1] == b' ';
        if word_start && words().organisations.roles.starts(&folded[at..]).is_some() {
            return Some(at);
        }
        at += folded[at..].chars().next().map_or(1, char::len_utf8);
    }
    None
}

/// The name without whoever stands for it: «Storvik kommune» of «Storvik kommune v/ ordføreren».
pub fn without_representative(name: &str) -> &str {
    name.split_once(" v/").map_or(name, |(name, _)| name.trim_end_matches([',', ' ']))
}

/// The name lower-cased and without the definite article's ending, for holding two printings of one name against each other:
/// «Byrådsavdelingen for Helse» and «Byrådsavdeling for helse» have the same bare name.
pub fn bare_name(name: &str) -> String {
    let folded = fold(name.trim());
    let words: Vec<String> = folded
        .split_whitespace()
        .map(|word| {
            let word = word.trim_matches(['.', ',', ';', ':']);
            ["ingen", "inga", "en", "et", "a"]
                .iter()
                .find_map(|ending| {
                    let stem = word.strip_suffix(ending)?;
                    (stem.chars().count() >= 4)
                        .then(|| if ending.starts_with("ing") { format!("{stem}ing") } else { stem.to_owned() })
                })
                .unwrap_or_else(|| word.to_owned())
        })
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_organisations() {
        for name in [
            "Lauvdal kommune",
            "Kulturetaten",
            "Byrådsavdelingen for Helse",
            "Storvik Eigedom KF",
            "Nesheim skule",
            "Statsforvaltaren i Fjordane",
        ] {
            assert!(looks_like_organisation(name), "{name}");
        }
        for name in ["Mål og resultat", "Kommunen skal rydde snø.", "Svar på søknad om as", "Kari Nesheim"] {
            assert!(!looks_like_organisation(name), "{name}");
        }
    }

    #[test]
    fn roles() {
        assert!(is_role("kommunedirektør"));
        assert!(is_role("Einingsleiar helse"));
        assert!(is_role("oppvekstdirektør"));
        assert!(!is_role("Kari Nesheim"));
        assert_eq!(role_at("kommunedirektør seksjonsleder", 1), Some(17));
    }

    #[test]
    fn the_definite_form_names_the_same() {
        assert_eq!(bare_name("Byrådsavdelingen for Helse"), bare_name("Byrådsavdeling for helse"));
        assert_eq!(bare_name("Helseetaten"), bare_name("helseetat"));
    }
}
