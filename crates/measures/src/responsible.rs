//! Finds: who is to do a measure: the subject of its first binding verb, else, in a letter that assigns, the letter's recipient.
//! Because: «Kulturetaten skal …» names the doer; abbreviations stand for the names that the letter gives with them. A letter of
//! allotment or assignment to one agency means that agency where it names nobody.
//! Misses: doers that only the heading above names.

use letter::{Basis, Kind, Measure, MeasureKind, Modality, Responsible};
use norsk::{fold, looks_like_organisation, words};

use crate::Context;
use crate::actor::{actor, behind, is_abbreviation, is_actor_word, is_pronoun, opening};
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
    // Who asks comes before what is asked for: the verb that binds in a clause behind belongs to that clause.
    let first = modality::verbs(&measure.text).into_iter().next().map(|verb| verb.modality);
    let asked_first = matches!(first, Some(Modality::Bes | Modality::Foreslaas)).then(|| asked(&measure.text)).flatten();
    let bound = modality::verbs(&measure.text)
        .into_iter()
        // Who proposes or asks is not the one who is to do it.
        .filter(|verb| matches!(verb.modality, Modality::Skal | Modality::Maa | Modality::Boer | Modality::Kan | Modality::Vil))
        .filter(|verb| !is_subordinate(&measure.text, verb.at.start) && !modality::is_quoted(&measure.text, verb.at.start))
        .find_map(|verb| actor(&measure.text, verb.at.start, verb.at.end));
    // Who proposes, holds or presupposes something is not the one who is to do it.
    let holds = measure.kind == MeasureKind::Forslag
        && matches!(first, Some(Modality::Bes | Modality::Foreslaas | Modality::Forutsettes | Modality::Forventes));
    let subject = asked_first
        .or(bound)
        .or_else(|| asked(&measure.text))
        .or_else(|| genitive(&measure.text, context))
        .or_else(|| opening(&measure.text).filter(|name| !holds && acts(&measure.text[name.len()..])));
    if let Some(printed) = subject.filter(|printed| !is_pronoun(printed)) {
        let name = resolve(&printed, context);
        return Some(Responsible { name, printed: Some(printed), basis: Basis::Subject });
    }
    // What a letter to one demands, that one is to do.
    let demanded =
        measure.kind == MeasureKind::Krav && context.kind != Kind::Hoeringssvar && !binds_a_thing(&measure.text, first);
    if (assigned || demanded)
        && let [recipient] = &context.recipients[..]
    {
        return Some(Responsible { name: recipient.clone(), printed: None, basis: Basis::Recipient });
    }
    None
}

/// Whether a demand binds a thing and nobody: «Avtalen må ha …», «Kledningen skal være …».
fn binds_a_thing(demand: &str, first: Option<Modality>) -> bool {
    let addressed = words().goals.demand.within(demand)
        || demand.split_whitespace().next().is_some_and(is_pronoun)
        || words().goals.demand_list.within(demand);
    matches!(first, Some(Modality::Skal | Modality::Maa | Modality::Kan | Modality::Boer)) && !addressed
}

/// Who the stem of a list addresses: «Vi ber om at skolene gjør følgende:» has all points of its list done by the schools.
pub(crate) fn of_stem(stem: &str) -> Option<Responsible> {
    let name =
        // «For at vi skal kunne svare, må skolen: …»: the last clause leads on.
        asked(stem).or_else(|| modality::verbs(stem).into_iter().rev().find_map(|verb| actor(stem, verb.at.start, verb.at.end)))?;
    (!is_pronoun(&name)).then_some(Responsible { name, printed: None, basis: Basis::Subject })
}

/// Who is asked: «… ber om at kommunedirektøren legger fram …», «… foreslår at etaten overtar …».
fn asked(sentence: &str) -> Option<String> {
    let proposals = &words().proposals;
    let folded = fold(sentence);
    let verbs = [&proposals.proposes, &proposals.asks, &proposals.asked];
    let verb = verbs.iter().filter_map(|forms| forms.find_folded(&folded)).min_by_key(|at| at.start)?;
    // «Kommunedirektøren bes legge fram …»: who is asked stands before a passive.
    if proposals.asked_passive.is(&folded[verb.clone()]) {
        return actor(sentence, verb.start, verb.end);
    }
    let at = if folded[..verb.end].ends_with(" at") || folded[verb.clone()].ends_with("ber") {
        verb.end
    } else {
        verb.end + folded[verb.end..].find(" at ").filter(|at| *at < 24)? + " at".len()
    };
    let name = behind(sentence, at)?;
    // «… foreslår at ansatte får …»: who gets something is not the one who is to do it.
    let rest = sentence[at..].find(&name).map_or("", |found| &sentence[at + found + name.len()..]);
    let gets = rest.split_whitespace().next().is_some_and(|word| words().grammar.not_acting.is(word));
    (!gets || acts(rest)).then_some(name)
}

/// Whether what stands behind an actor is something it does, and not something it gets or is.
fn acts(rest: &str) -> bool {
    let proposes = |word: &str| words().proposals.proposes.is(word);
    // «Kommunedirektøren får fullmakt til å …» is to do it.
    let rest = rest.trim_start();
    if words().grammar.given_task.within(&rest.split_whitespace().take(4).collect::<Vec<_>>().join(" ")) {
        return true;
    }
    // The name may go on for a word before its verb.
    !rest.split_whitespace().take(2).any(|word| proposes(word) || words().grammar.not_acting.is(word))
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
        // «fylkeskommunen» is «Fjellmark fylkeskommune».
        let definite = |word: &str| word.len() >= 6 && is_definite_of(word, &part);
        let named = named || whole.split_whitespace().next_back().is_some_and(definite);
        // «fylkeskommunen» is «Fjellmark fylkeskommune», whichever of its departments the letter is to.
        if let Some(at) = whole.split_whitespace().position(definite).filter(|at| !named && *at > 0) {
            return long.split_whitespace().take(at + 1).collect::<Vec<_>>().join(" ");
        }
        let begins = part.len() > 8 && whole.split_whitespace().next() == Some(part.as_str());
        if part.len() > 3 && whole != part && (named || begins) {
            return long.clone();
        }
    }
    // «Bydelen» is the district the letter is to, where it is to one alone.
    if let [recipient] = &context.recipients[..]
        && fold(recipient).split_whitespace().next().is_some_and(|word| is_definite_of(word, &fold(printed)))
    {
        return recipient.clone();
    }
    // «Etaten» is the agency the letter is to: «Parketaten».
    if let [recipient] = &context.recipients[..]
        && let part = fold(printed)
        && !part.contains(' ')
        && part.len() > 4
        && fold(recipient).split_whitespace().any(|word| word.len() > part.len() && word.ends_with(&part))
    {
        return recipient.clone();
    }
    // «Fylkeskommunen» in a plan of its own is the one that sends it.
    let part = fold(printed);
    let is_one =
        |name: &str| fold(name).split_whitespace().next_back().is_some_and(|word| word.len() >= 6 && is_definite_of(word, &part));
    match &context.sender {
        Some(sender) if is_one(sender) => sender.clone(),
        _ => printed.to_owned(),
    }
}

/// Whether a word is the definite form of another: «bydelen» of «bydel», «kommunen» of «kommune», and not «kommunene», who are many.
fn is_definite_of(word: &str, definite: &str) -> bool {
    word.len() >= 5 && definite.strip_prefix(word).is_some_and(|ending| ["n", "t", "a", "en", "et"].contains(&ending))
}

/// «KIS sitt arbeid», «OOOs bistand»: the owner of what is to be done.
fn genitive(text: &str, context: &Context<'_>) -> Option<String> {
    let first = text.split_whitespace().next()?;
    let short = first.strip_suffix('s')?;
    context.definitions.iter().any(|definition| definition.value.short == short).then(|| short.to_owned())
}

/// Those who take part: «i samarbeid med Helseetaten», «sammen med FIN og UKE».
pub(crate) fn partners(text: &str) -> Vec<String> {
    let Some(start) = words().grammar.together.find(text).map(|lead| lead.end) else { return Vec::new() };
    let rest = &text[start..];
    let end = rest.find(['.', ';', ':', '(']).unwrap_or(rest.len());
    let mut partners = Vec::new();
    for part in rest[..end].split([',']).flat_map(|part| part.split(" og ")) {
        let words: Vec<&str> = part.split_whitespace().collect();
        // A name goes on only as long as its words can belong to it.
        let name = (1..=words.len())
            .rev()
            .map(|count| words[..count].join(" "))
            .find(|name| looks_like_organisation(name) || is_abbreviation(name) || !name.contains(' ') && is_actor_word(name));
        let Some(name) = name else { break };
        partners.push(name);
    }
    partners
}

#[cfg(test)]
mod tests {
    use super::partners;

    #[test]
    fn those_who_take_part() {
        assert_eq!(partners("KIS skal, i samarbeid med Helseetaten og NAV, lage ein plan."), ["Helseetaten", "NAV"]);
        assert_eq!(partners("KIS skal sammen med bydelene etablere team ved de ti skolene."), ["bydelene"]);
    }
}
