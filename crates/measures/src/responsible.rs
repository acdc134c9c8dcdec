//! Finds: who is to do a measure: the subject of its first binding verb, else, in a letter that assigns, the letter's recipient.
//! Because: «Kulturetaten skal …» names the doer; abbreviations stand for the names that the letter gives with them. A letter of
//! allotment or assignment to one agency means that agency where it names nobody.
//! Misses: doers that only the heading above names.

use letter::{Basis, Kind, Measure, MeasureKind, Modality, Responsible};
use norsk::{fold, looks_like_organisation, words};

use crate::Context;
use crate::modality::{self, is_subordinate};

/// Who is to do a measure.
pub(crate) fn of(measure: &Measure, context: &Context<'_>) -> Option<Responsible> {
    let assigns = matches!(context.kind, Kind::Tildelingsbrev | Kind::Oppdragsbrev);
    let assigned = assigns && matches!(measure.kind, MeasureKind::Tiltak | MeasureKind::Oppdrag);
    if measure.kind == MeasureKind::Oppdrag
        && assigns
        && let [recipient] = &context.recipients[..]
    {
        return Some(Responsible { name: recipient.clone(), printed: None, basis: Basis::Recipient });
    }
    let subject = modality::verbs(&measure.text)
        .into_iter()
        // Who proposes or asks is not the one who is to do it.
        .filter(|verb| matches!(verb.modality, Modality::Skal | Modality::Maa | Modality::Boer | Modality::Kan | Modality::Vil))
        .filter(|verb| !is_subordinate(&measure.text, verb.at.start))
        .find_map(|verb| actor(&measure.text, verb.at.start, verb.at.end))
        .or_else(|| asked(&measure.text))
        .or_else(|| genitive(&measure.text, context))
        .or_else(|| opening(&measure.text).filter(|name| acts(&measure.text[name.len()..])));
    if let Some(printed) = subject.filter(|printed| !is_pronoun(printed)) {
        let name = resolve(&printed, context);
        return Some(Responsible { name, printed: Some(printed), basis: Basis::Subject });
    }
    if assigned && let [recipient] = &context.recipients[..] {
        return Some(Responsible { name: recipient.clone(), printed: None, basis: Basis::Recipient });
    }
    None
}

/// Who the stem of a list addresses: «Vi ber om at skolene gjør følgende:» has all points of its list done by the schools.
pub(crate) fn of_stem(stem: &str) -> Option<Responsible> {
    let name =
        asked(stem).or_else(|| modality::verbs(stem).into_iter().find_map(|verb| actor(stem, verb.at.start, verb.at.end)))?;
    (!is_pronoun(&name)).then_some(Responsible { name, printed: None, basis: Basis::Subject })
}

/// Who is asked: «… ber om at kommunedirektøren legger fram …», «… foreslår at etaten overtar …».
fn asked(sentence: &str) -> Option<String> {
    let proposals = &words().proposals;
    let folded = fold(sentence);
    let verbs = [&proposals.proposes, &proposals.asks, &proposals.asked];
    let verb = verbs.iter().filter_map(|forms| forms.find_folded(&folded)).min_by_key(|at| at.start)?;
    let at = if folded[..verb.end].ends_with(" at") {
        verb.end
    } else {
        verb.end + folded[verb.end..].find(" at ").filter(|at| *at < 24)? + " at".len()
    };
    behind(sentence, at)
}

/// Whether what stands behind an actor is something it does, and not something it gets or is.
fn acts(rest: &str) -> bool {
    let told = [
        "får", "fikk", "fekk", "blir", "vert", "er", "var", "ble", "vart", "mener", "meiner", "ber", "støtter", "støttar",
        "viser", "uten", "utan",
    ];
    // The name may go on for a word before its verb.
    !rest.split_whitespace().take(2).map(fold).any(|word| words().proposals.proposes.is(&word) || told.contains(&word.as_str()))
}

/// The full name of what is printed: by the letter's definitions, or by the recipient's name where the print is part of it.
pub(crate) fn resolve(printed: &str, context: &Context<'_>) -> String {
    let bare = printed.trim_end_matches('s');
    for definition in context.definitions {
        let definition = &definition.value;
        if definition.short == printed || definition.short == bare {
            return definition.long.clone();
        }
    }
    let longs = context.definitions.iter().map(|definition| &definition.value.long).chain(&context.recipients);
    for long in longs {
        let whole = fold(long);
        let part = fold(printed);
        let named = whole.split_whitespace().any(|word| word == part) && printed.starts_with(char::is_uppercase);
        let begins = part.len() > 8 && whole.split_whitespace().next() == Some(part.as_str());
        if part.len() > 3 && whole != part && (named || begins) {
            return long.clone();
        }
    }
    printed.to_owned()
}

/// The actor of a binding verb: the noun phrase before it, or, where the clause is turned about, the one behind it.
pub(crate) fn actor(sentence: &str, start: usize, end: usize) -> Option<String> {
    before(sentence, start).or_else(|| behind(sentence, end))
}

/// The noun phrase right before the verb.
fn before(sentence: &str, verb: usize) -> Option<String> {
    let mut head = sentence[..verb].trim_end();
    // «Virksomhetene med ansvar, skal …»: a comma may stand between.
    head = head.strip_suffix(',').unwrap_or(head).trim_end();
    let boundary =
        head.rfind([',', ';', ':', '•', '–', '(']).map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
    let mut phrase = head[boundary..].trim();
    for opener in [
        " at ",
        " hvor ",
        " der ",
        " når ",
        " dersom ",
        " hvis ",
        " fordi ",
        " mens ",
        " medan ",
        " slik ",
        " og det ",
        " hvordan ",
        " korleis ",
        " hvorvidt ",
    ] {
        if let Some(at) = phrase.rfind(opener) {
            phrase = phrase[at + opener.len()..].trim();
        }
    }
    for opener in
        ["at ", "og ", "men ", "samt ", "hvor ", "der ", "når ", "dersom ", "hvis ", "mens ", "medan ", "også ", "òg ", "eller "]
    {
        phrase = phrase.strip_prefix(opener).unwrap_or(phrase);
    }
    if let Some(found) = as_actor(phrase) {
        return Some(found);
    }
    // «Etaten får ansvar for …, og skal …»: the subject stands at the beginning of the sentence.
    let shared = [" og", " men", " samt"].iter().any(|last| head.ends_with(last));
    (phrase.is_empty() || shared || matches!(phrase, "og" | "men" | "samt")).then(|| opening(sentence)).flatten()
}

/// The noun phrase right behind the verb: «… skal etaten rapportere», «må alle ledere utvikle».
fn behind(sentence: &str, verb: usize) -> Option<String> {
    let rest = sentence[verb..].trim_start();
    let words: Vec<&str> = rest.split_whitespace().take(6).collect();
    // The longest phrase that is an actor: «kommunens ledere», «den enkelte virksomhet», «Byrådsavdeling for helse».
    let mut best = None;
    for count in 1..=words.len() {
        let phrase = words[..count].join(" ");
        let last = words[count - 1];
        let last_word = last.trim_end_matches([',', '.', ';']);
        let ends_in_actor =
            is_actor_word(last_word) || (looks_like_organisation(&phrase) && last_word.starts_with(char::is_uppercase));
        let small = words[..count - 1].iter().all(|word| {
            matches!(
                fold(word).as_str(),
                "alle"
                    | "den"
                    | "det"
                    | "de"
                    | "dei"
                    | "enkelte"
                    | "enkelt"
                    | "samtlige"
                    | "samtlege"
                    | "hver"
                    | "kvar"
                    | "hvert"
                    | "kvart"
                    | "begge"
                    | "og"
                    | "for"
                    | "kommunens"
                    | "kommunale"
                    | "aktuelle"
                    | "berørte"
                    | "lokale"
                    | "nye"
                    | "i"
                    | "byrådets"
                    | "fylkeskommunens"
            ) || is_actor_word(word)
                || word.starts_with(char::is_uppercase)
                || word.ends_with('s')
        });
        if ends_in_actor && small {
            best = Some(phrase.trim_end_matches([',', '.', ';']).to_owned());
        }
    }
    best
}

/// The agency whose own things the noun phrase before the verb names: «KISs dokumentasjon skal oversendes».
pub(crate) fn owner(sentence: &str, verb: usize) -> Option<String> {
    let first = sentence[..verb].split_whitespace().next()?;
    first.strip_suffix('s').filter(|short| is_abbreviation(short)).map(str::to_owned)
}

/// The actor that a sentence begins with.
fn opening(sentence: &str) -> Option<String> {
    let words: Vec<&str> = sentence.split_whitespace().take(6).collect();
    let mut best = None;
    for count in 1..=words.len() {
        let phrase = words[..count].join(" ").trim_end_matches([',', ':']).to_owned();
        if words[count - 1].chars().all(|letter| !letter.is_alphabetic()) {
            break;
        }
        let last = words[count - 1].trim_end_matches(',');
        let alone = count == 1 && (is_actor_word(last) || is_abbreviation(last));
        let named = count > 1 && looks_like_organisation(&phrase) && is_name(&words[..count]);
        if alone || named {
            best = Some(phrase);
        }
        if words[count - 1].ends_with([',', '.', ':']) {
            break;
        }
    }
    best
}

/// Whether words can be one name: each is capitalised, a small word, or stands behind a small word («Avdeling for helse»).
fn is_name(words: &[&str]) -> bool {
    let small = |word: &str| matches!(word, "for" | "og" | "i" | "av" | "på");
    words
        .iter()
        .enumerate()
        .all(|(at, word)| word.starts_with(char::is_uppercase) || small(word) || (at > 0 && small(words[at - 1])))
        && !small(words[words.len() - 1])
}

/// «KIS sitt arbeid», «OOOs bistand»: the owner of what is to be done.
fn genitive(text: &str, context: &Context<'_>) -> Option<String> {
    let first = text.split_whitespace().next()?;
    let short = first.strip_suffix('s')?;
    context.definitions.iter().any(|definition| definition.value.short == short).then(|| short.to_owned())
}

/// The phrase, where it names somebody who can be bound.
fn as_actor(phrase: &str) -> Option<String> {
    // «Rektorar som brukar bil, må …»: what is said of the actor is no part of its name.
    let phrase = phrase.find(" som ").map_or(phrase, |at| &phrase[..at]);
    let words: Vec<&str> = phrase.split_whitespace().collect();
    if words.is_empty() || words.len() > 9 || is_thing(phrase) {
        return None;
    }
    let head: Vec<&str> = words.iter().take(4).copied().collect();
    let has_actor = head.iter().any(|word| is_actor_word(word))
        || words.len() <= 2 && is_abbreviation(words[0])
        || looks_like_organisation(phrase)
        || (words.len() <= 3 && norsk::is_role(phrase));
    // A verb among the words shows that it is a clause and no noun phrase.
    let clause = words.iter().any(|word| {
        matches!(
            fold(word).as_str(),
            "er" | "var" | "har" | "hadde" | "blir" | "vert" | "som" | "forutsetter" | "viser" | "mener" | "meiner"
        )
    });
    let printed = phrase.trim_end_matches(',');
    (has_actor && !clause).then(|| printed.to_owned())
}

fn is_thing(phrase: &str) -> bool {
    let first = phrase.split_whitespace().next().unwrap_or("");
    words().proposals.not_actor.is(phrase) || words().proposals.not_actor.is(first)
}

fn is_pronoun(name: &str) -> bool {
    matches!(fold(name).as_str(), "vi" | "de" | "dei" | "dere" | "dykk" | "du" | "han" | "hun" | "ho")
}

fn is_abbreviation(word: &str) -> bool {
    let word = word.trim_end_matches([',', '.', ';']);
    (2..=6).contains(&word.chars().count())
        && word.chars().all(|letter| letter.is_uppercase())
        && word.chars().any(|letter| !"IVXKR".contains(letter))
}

/// Whether a word names somebody who can be bound: a role, a group, an organisation.
fn is_actor_word(word: &str) -> bool {
    let word = word.trim_matches([',', '.', ';', '«', '»', '(', ')']);
    let actor = &words().proposals.actor;
    if word.is_empty() || words().proposals.not_actor.is(word) {
        return false;
    }
    is_abbreviation(word) || actor.is(word) || (word.chars().count() > 8 && compound_of_actor(word))
}

/// Whether the word is a compound whose last part is an actor: «helseetaten», «bydelsdirektørene».
fn compound_of_actor(word: &str) -> bool {
    let word = fold(word);
    words().proposals.actor.all().iter().any(|actor| actor.chars().count() >= 5 && word.ends_with(actor.as_str()))
}

/// Those who take part: «i samarbeid med Helseetaten», «sammen med FIN og UKE».
pub(crate) fn partners(text: &str) -> Vec<String> {
    let folded = fold(text);
    let lead = ["i samarbeid med ", "sammen med ", "saman med ", "i samråd med "]
        .iter()
        .find_map(|lead| folded.find(lead).map(|at| at + lead.len()));
    let Some(start) = lead else { return Vec::new() };
    let rest = &text[start..];
    let end = rest.find(['.', ';', ':', '(']).unwrap_or(rest.len());
    let mut partners = Vec::new();
    for part in rest[..end].split([',']).flat_map(|part| part.split(" og ")) {
        let words: Vec<&str> = part.split_whitespace().collect();
        // A name goes on only as long as its words can belong to it.
        let name = (1..=words.len())
            .rev()
            .map(|count| words[..count].join(" "))
            .find(|name| looks_like_organisation(name) || is_abbreviation(name) || is_actor_word(name));
        let Some(name) = name else { break };
        partners.push(name);
    }
    partners
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doer(sentence: &str) -> Option<String> {
        modality::verbs(sentence).into_iter().find_map(|verb| actor(sentence, verb.at.start, verb.at.end))
    }

    #[test]
    fn doers() {
        assert_eq!(doer("Kulturetaten skal rydde arkivet.").as_deref(), Some("Kulturetaten"));
        assert_eq!(doer("Dersom det er uklart, skal KIS ta det opp.").as_deref(), Some("KIS"));
        assert_eq!(doer("For å lukkast må alle leiarar ta ansvar.").as_deref(), Some("alle leiarar"));
        assert_eq!(doer("Virksomhetene med ansvar, skal rapportere.").as_deref(), Some("Virksomhetene med ansvar"));
        assert_eq!(doer("Det understrekes at ledere på alle nivåer må bidra.").as_deref(), Some("ledere på alle nivåer"));
        assert_eq!(doer("Etaten får ansvaret, og skal sikre kvaliteten.").as_deref(), Some("Etaten"));
    }

    #[test]
    fn no_doers() {
        assert_eq!(doer("Planen skal være ferdig i mai."), None);
        assert_eq!(doer("Det må ryddes."), None);
        assert_eq!(doer("Man bør vente."), None);
    }

    #[test]
    fn those_who_take_part() {
        assert_eq!(partners("KIS skal, i samarbeid med Helseetaten og NAV, lage ein plan."), ["Helseetaten", "NAV"]);
    }
}
