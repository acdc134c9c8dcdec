//! Who a sentence binds: the noun phrase before or behind a binding verb, where it names somebody who can be bound.

use norsk::{Forms, fold, looks_like_organisation, words};

/// The actor of a binding verb: the noun phrase before it, or, where the clause is turned about, the one behind it.
pub(crate) fn actor(sentence: &str, start: usize, end: usize) -> Option<String> {
    // What is said in an earlier sentence is no part of this one.
    let own =
        norsk::sentences(sentence).into_iter().find(|own| own.start <= start && start < own.end).unwrap_or(0..sentence.len());
    let (sentence, start, end) = (&sentence[own.clone()], start - own.start, end.min(own.end) - own.start);
    before(sentence, start).or_else(|| agent(sentence, start, end)).or_else(|| behind(sentence, end))
}

/// The subject of a verb that only somebody can do, whatever its name: «Ungdomshuset Smia skal sende …», «Transportøren må ringe …».
fn agent(sentence: &str, start: usize, end: usize) -> Option<String> {
    let grammar = &words().grammar;
    // An adverb or two may stand between: «må straks varsle», «skal ikke forlate».
    let rest = sentence[end..].trim_start();
    // «Ei klage må de sende …»: the subject stands behind.
    if rest.split_whitespace().next().is_some_and(|word| grammar.pronoun.is(word)) {
        return None;
    }
    let mut behind = rest.split_whitespace().scan(0, |at, word| {
        let from = rest[*at..].find(word).map_or(*at, |found| *at + found);
        *at = from + word.len();
        Some(from)
    });
    let acts = behind.by_ref().take(3).find(|from| grammar.agentive.starts(&rest[*from..]).is_some())?;
    if rest[..acts].contains([',', '.', ';', ':'])
        || rest[..acts].split_whitespace().any(|word| word.starts_with(char::is_uppercase))
    {
        return None;
    }
    let phrase = subject(sentence, start);
    // «Dersom etaten ser at …, må den varsle»: what stands before the comma is another clause.
    if sentence[..start].trim_end().ends_with(',') && grammar.clause_opener.starts(sentence).is_some() {
        return None;
    }
    let phrase = phrase.find(" som ").map_or(phrase, |at| &phrase[..at]);
    let phrase = grammar.adverb.before_end(phrase).unwrap_or(phrase).trim_end_matches(',');
    let words_in: Vec<&str> = phrase.split_whitespace().collect();
    let empty = words_in.len() == 1 && is_thing(phrase);
    let noun = words_in.first().is_some_and(|first| {
        first.starts_with(char::is_uppercase) || grammar.determiner.is(first) || grammar.article.is(first) || words_in.len() == 1
    });
    let clause = words_in.iter().any(|word| grammar.finite.is(word));
    let preposition = words_in.first().is_some_and(|first| grammar.preposition.is(first));
    (noun && !empty && !clause && !preposition && words_in.len() <= 6).then(|| phrase.to_owned())
}

/// What stands behind the last of the forms in a phrase; all of it where there is none.
fn behind_last<'p>(forms: &Forms, mut phrase: &'p str) -> &'p str {
    while let Some(found) = forms.find(phrase).filter(|found| found.start > 0) {
        phrase = phrase[found.end..].trim();
    }
    phrase
}

/// What stands before the verb, without the comma that may stand between: «Virksomhetene med ansvar, skal …».
fn head(sentence: &str, verb: usize) -> &str {
    let head = sentence[..verb].trim_end();
    let head = head.strip_suffix(',').unwrap_or(head).trim_end();
    // «Helse- og omsorgssjefen (HO-sjefen) skal …»: the abbreviation explained is no part of the name.
    head.strip_suffix(')').and_then(|inner| inner.rfind('(')).map_or(head, |open| head[..open].trim_end())
}

/// The words of the verb's own clause that stand before it.
fn subject(sentence: &str, verb: usize) -> &str {
    let head = head(sentence, verb);
    let boundary =
        head.rfind([',', ';', ':', '•', '–', '(']).map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
    let mut phrase = head[boundary..].trim();
    phrase = behind_last(&words().grammar.clause_opener, phrase);
    for openers in [&words().grammar.clause_opener, &words().grammar.conjunction] {
        phrase = openers.starts(phrase).map_or(phrase, |length| phrase[length..].trim_start());
    }
    phrase
}

/// The noun phrase right before the verb.
fn before(sentence: &str, verb: usize) -> Option<String> {
    let head = head(sentence, verb);
    let phrase = subject(sentence, verb);
    if let Some(found) = as_actor(phrase) {
        return Some(found);
    }
    // «Etaten får ansvar for …, og skal …»: the subject stands at the beginning of the sentence.
    let shared = words().grammar.conjunction.ends(head);
    (phrase.is_empty() || shared).then(|| opening(sentence)).flatten()
}

/// The noun phrase right behind the verb: «… skal etaten rapportere», «må alle ledere utvikle».
pub(crate) fn behind(sentence: &str, verb: usize) -> Option<String> {
    let rest = sentence[verb..].trim_start();
    let mut words: Vec<&str> = rest.split_whitespace().take(6).collect();
    // «… ber vi kommunane om å»: who asks stands before who is asked.
    if words.len() > 1 && is_pronoun(words[0]) && (is_pronoun(words[1]) || is_actor_word(words[1])) {
        words.remove(0);
    }
    // The longest phrase that is an actor: «kommunens ledere», «den enkelte virksomhet», «Byrådsavdeling for helse».
    let mut best = None;
    for count in 1..=words.len() {
        let phrase = words[..count].join(" ");
        let last = words[count - 1];
        let last_word = last.trim_end_matches([',', '.', ';', ':']);
        let ends_in_actor = is_actor_word(last_word)
            || (looks_like_organisation(&phrase) && (last_word.starts_with(char::is_uppercase) || is_municipality(last_word)));
        let small = words[..count - 1].iter().all(|word| {
            norsk::words().grammar.determiner.is(word)
                || is_actor_word(word)
                || word.starts_with(char::is_uppercase)
                || is_genitive(word)
        });
        if ends_in_actor && small {
            best = Some(phrase.trim_end_matches([',', '.', ';', ':']).to_owned());
        }
    }
    best
}

/// Whether a name that ends in the word is that of a municipality or county: «Storvik kommune».
fn is_municipality(word: &str) -> bool {
    matches!(fold(word).as_str(), "kommune" | "fylkeskommune" | "herad")
}

/// Whether a word may say whose: «kommunens», «bydelenes», and not the passive of a verb, «fattes».
fn is_genitive(word: &str) -> bool {
    word.ends_with('s') && (!word.ends_with("es") || word.ends_with("enes") || word.starts_with(char::is_uppercase))
}

/// The agency whose own things the noun phrase before the verb names: «KISs dokumentasjon skal oversendes».
pub(crate) fn owner(sentence: &str, verb: usize) -> Option<String> {
    let first = sentence[..verb].split_whitespace().next()?;
    first.strip_suffix('s').filter(|short| is_abbreviation(short)).map(str::to_owned)
}

/// The actor that a sentence begins with.
pub(crate) fn opening(sentence: &str) -> Option<String> {
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
    let small = |word: &str| norsk::words().grammar.joining.is(word);
    words
        .iter()
        .enumerate()
        .all(|(at, word)| word.starts_with(char::is_uppercase) || small(word) || (at > 0 && small(words[at - 1])))
        && !small(words[words.len() - 1])
}

/// The phrase, where it names somebody who can be bound.
fn as_actor(phrase: &str) -> Option<String> {
    // «Rektorar som brukar bil, må …»: what is said of the actor is no part of its name.
    let phrase = phrase.find(" som ").map_or(phrase, |at| &phrase[..at]);
    let phrase = words().grammar.adverb.before_end(phrase).unwrap_or(phrase);
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let begins_apart = words.first().is_some_and(|first| norsk::words().grammar.no_subject.is(first));
    if words.is_empty() || words.len() > 9 || is_thing(phrase) || begins_apart {
        return None;
    }
    let head: Vec<&str> = words.iter().take(4).copied().collect();
    let has_actor = head.iter().any(|word| is_actor_word(word))
        || words.len() <= 2 && is_abbreviation(words[0])
        || looks_like_organisation(phrase)
        || (words.len() <= 3 && norsk::is_role(phrase))
        // «Kommunalsjef for oppvekst og helse»
        || (norsk::is_role(words[0]) && words.get(1).is_some_and(|word| norsk::words().grammar.preposition.is(word)));
    // A verb among the words shows that it is a clause and no noun phrase.
    let clause = words.iter().any(|word| norsk::words().grammar.finite.is(word) || is_modal(word));
    let printed = phrase.trim_end_matches(',');
    (has_actor && !clause).then(|| printed.to_owned())
}

/// Whether a word is a binding verb itself.
fn is_modal(word: &str) -> bool {
    let proposals = &words().proposals;
    let modals = [&proposals.skal, &proposals.maa, &proposals.boer, &proposals.kan, &proposals.vil];
    proposals.asked.is(word) || modals.iter().any(|forms| forms.is(word))
}

fn is_thing(phrase: &str) -> bool {
    let first = phrase.split_whitespace().next().unwrap_or("");
    words().proposals.not_actor.is(phrase) || words().proposals.not_actor.is(first)
}

pub(crate) fn is_pronoun(name: &str) -> bool {
    words().grammar.pronoun.is(name)
}

pub(crate) fn is_abbreviation(word: &str) -> bool {
    let word = word.trim_end_matches([',', '.', ';']);
    (2..=6).contains(&word.chars().count())
        && word.chars().all(|letter| letter.is_uppercase())
        && word.chars().any(|letter| !"IVXKR".contains(letter))
}

/// Whether a word names somebody who can be bound: a role, a group, an organisation.
pub(crate) fn is_actor_word(word: &str) -> bool {
    let word = word.trim_matches([',', '.', ';', ':', '«', '»', '(', ')']);
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

#[cfg(test)]
mod tests {
    use super::actor;
    use crate::modality;

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
        assert_eq!(doer("Kommunalsjef for helse skal følgje saka.").as_deref(), Some("Kommunalsjef for helse"));
        assert_eq!(doer("Etaten får ansvaret, og skal sikre kvaliteten.").as_deref(), Some("Etaten"));
    }

    #[test]
    fn no_doers() {
        assert_eq!(doer("Planen skal være ferdig i mai."), None);
        assert_eq!(doer("Det må ryddes."), None);
        assert_eq!(doer("Man bør vente."), None);
    }
}
