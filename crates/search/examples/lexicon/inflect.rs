//! The forms of a nynorsk word, by its class in `nynorsk.tsv`.

use crate::format::bit;

/// What kind of word a class is. The words of list `s` are as their bokmål word is.
pub(crate) fn class(class: &str, bokmaal: Option<u8>) -> u8 {
    match class {
        "v" => bit::VERB,
        "a" => bit::ADJECTIVE,
        "s" => bokmaal.unwrap_or(bit::VERB) & (bit::NOUN | bit::VERB | bit::ADJECTIVE | bit::OTHER),
        _ => bit::NOUN,
    }
}

/// All forms, the word itself first.
pub(crate) fn forms(word: &str, class: &str, listed: Option<&str>) -> Vec<String> {
    let stem = word.strip_suffix('e').unwrap_or(word);
    let with = |endings: &[&str]| -> Vec<String> { endings.iter().map(|ending| format!("{stem}{ending}")).collect() };
    let mut forms = vec![word.to_owned()];
    forms.extend(match class {
        "m" => short(stem, &["en", "ar", "ane"]),
        "m2" => with(&["en", "er", "ene"]),
        "f" | "fe" => with(&["a", "er", "ene"]),
        "f1" => with(&["a", "ar", "ane"]),
        "n" => [with(&["et", "a"]), short(stem, &["a"])].concat(),
        "h" => with(&["en", "a", "ar", "ane", "er", "ene"]),
        "v" => with(&["a", "ar", "er", "te", "t", "de", "d", "ast", "ande", ""]),
        "a" => adjective(word),
        _ => listed.unwrap_or_default().split(' ').map(str::to_owned).collect(),
    });
    forms
}

/// A word in -el or -en also drops its e: *middel, midla*; *regel, reglar*.
fn short(stem: &str, endings: &[&str]) -> Vec<String> {
    let dropped = ["el", "er", "en"].iter().find_map(|last| {
        let start = stem.strip_suffix(last).filter(|start| start.len() > 2)?;
        let start = start.strip_suffix(|c| start.ends_with(&format!("{c}{c}"))).unwrap_or(start);
        Some(format!("{start}{}", &last[1..]))
    });
    let stems = [Some(stem.to_owned()), dropped];
    stems.into_iter().flatten().flat_map(|stem| endings.iter().map(move |ending| format!("{stem}{ending}"))).collect()
}

fn adjective(word: &str) -> Vec<String> {
    let mut forms: Vec<String> = ["t", "e", "are", "ast", "aste"].iter().map(|ending| format!("{word}{ending}")).collect();
    // *vald, valt, valde*; *samla* stays as it is; *vedteken, vedteke, vedtekne*.
    if let Some(start) = word.strip_suffix('d') {
        forms.push(format!("{start}t"));
    }
    if let Some(start) = word.strip_suffix("en") {
        forms.extend(["e", "ne"].map(|ending| format!("{start}{ending}")));
    }
    if word.ends_with("leg") || word.ends_with("ig") || word.ends_with('a') {
        forms.retain(|form| !form.ends_with("gt") && !form.ends_with("at"));
    }
    forms
}
