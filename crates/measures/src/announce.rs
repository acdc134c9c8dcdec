//! Tells whether a heading or lead-in announces measures, and whether the words of a point read like one.

use letter::Kind;
use norsk::words;

use crate::{Context, actor, modality};

/// How many words behind the noun a lead-in may end with: «… gjennomføre disse tiltakene i 2026:».
const TAIL: usize = 4;
/// The longest heading that announces measures, in words.
const HEADING: usize = 12;

/// Whether the noun that heads the phrase of a heading or label names measures: «Nye tiltak for barn», «Klimatiltak». One that a
/// preposition governs does not («Rapportering på tiltak»), nor do measures of the past or of another document.
pub(crate) fn names_measures(heading: &str, context: &Context<'_>) -> bool {
    let tokens = tokens(heading);
    tokens.len() <= HEADING && (0..tokens.len()).any(|at| is_head(&tokens, at)) && !is_elsewhere(heading, &tokens, context)
}

/// Why a heading or label that has the word for measures in it announces none.
pub(crate) fn why_not(heading: &str, context: &Context<'_>) -> Option<&'static str> {
    let tokens = tokens(heading);
    let nouns = &words().goals.measure_noun;
    let named = tokens.len() <= HEADING
        && tokens.iter().any(|word| nouns.is(word) || (word.chars().count() > 7 && nouns.ends_compound(word)));
    if !named {
        None
    } else if words().goals.measures_past.within(heading) {
        Some("The heading names measures that are done with, or only tells of them.")
    } else if is_elsewhere(heading, &tokens, context) {
        Some("The heading names the measures of another document.")
    } else if !(0..tokens.len()).any(|at| is_head(&tokens, at)) {
        Some("The heading is about something that has to do with measures.")
    } else {
        Some("Nothing under the heading says what is to be done.")
    }
}

/// Whether the noun that heads the phrase of a heading or label names assignments: «Bydelens oppdrag», «Øvrige oppdrag».
pub(crate) fn names_assignments(heading: &str, context: &Context<'_>) -> bool {
    let tokens = tokens(heading);
    let heads = |at: usize| {
        words().goals.assignment_noun.is(tokens[at])
            && at.checked_sub(1).is_none_or(|before| !words().grammar.preposition.is(tokens[before]))
    };
    tokens.len() <= 8 && (0..tokens.len()).any(heads) && !is_elsewhere(heading, &tokens, context)
}

/// Whether the last sentence of running text names measures as what follows: «Etaten skal sette i verk fire tiltak:».
pub(crate) fn leads_on(sentence: &str, context: &Context<'_>) -> bool {
    let tokens = tokens(sentence);
    let near = tokens.len().saturating_sub(TAIL)..tokens.len();
    sentence.ends_with(':') && near.into_iter().any(|at| is_head(&tokens, at)) && !is_elsewhere(sentence, &tokens, context)
}

/// Whether the words of a point, or a sentence, read like a measure: they begin with a verb for a doing («Etablere …»), with its
/// noun («Kartlegging av …»), or bind somebody.
pub(crate) fn reads_like_measure(point: &str) -> bool {
    begins_with_doing(point) || binds(point)
}

/// Whether words begin with an infinitive, or with the noun of a doing and what it is done to.
pub(crate) fn begins_with_doing(point: &str) -> bool {
    let grammar = &words().grammar;
    let mut tokens = point.split_whitespace().map(|word| word.trim_matches([',', '.', ';', ':', '«', '»']));
    let Some(first) = tokens.next() else { return false };
    let long = first.chars().count() > 5;
    let joined = first.ends_with('-') || tokens.clone().next().is_some_and(|second| second.starts_with('/'));
    grammar.doing.is(first)
        || (long && grammar.doing_ending.ends_compound(first))
        || (long && !joined && grammar.doing_noun_ending.ends_compound(first) && tokens.next() == Some("av"))
}

/// Whether words bind somebody by «skal» or «må».
pub(crate) fn binds(words: &str) -> bool {
    modality::verbs(words).iter().any(|verb| matches!(verb.modality, letter::Modality::Skal | letter::Modality::Maa))
}

/// Whether a lead-in leaves it to the points below to say what somebody is to do: «I tillegg skal etaten:».
pub(crate) fn is_stem(line: &str) -> bool {
    let sentence = norsk::sentences(line).last().map_or(line, |last| &line[last.clone()]);
    sentence.ends_with(':')
        && modality::verbs(sentence)
            .iter()
            .filter(|verb| matches!(verb.modality, letter::Modality::Skal | letter::Modality::Maa | letter::Modality::Bes))
            .any(|verb| actor::actor(sentence, verb.at.start, verb.at.end).is_some())
}

/// Whether a stem breaks off right behind what binds, so that whatever stands in its points goes on with it: «Etaten skal:», «Foretaket
/// skal sørge for at:», «I 2026 skal etaten særlig:».
pub(crate) fn is_open_stem(line: &str) -> bool {
    let sentence = norsk::sentences(line).last().map_or(line, |last| &line[last.clone()]);
    let Some(bare) = sentence.strip_suffix(':').map(str::trim_end) else { return false };
    let verbs = modality::verbs(bare);
    let Some(verb) = verbs.iter().rfind(|verb| matches!(verb.modality, letter::Modality::Skal | letter::Modality::Maa)) else {
        return false;
    };
    let behind = &bare[verb.at.end..];
    // «… sørge for at:», «… bidra til å:»: the points are clauses. «… rapportere på:» names a doing itself, and its points say on what.
    let leads_on = bare.ends_with(" at") || bare.ends_with(" å");
    is_stem(line) && (leads_on || behind.split_whitespace().count() <= TAIL && !begins_with_doing(behind.trim()))
}

/// Whether a letter of this kind sets measures of its own under headings that name them.
pub(crate) fn sets_measures(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Tildelingsbrev
            | Kind::Oppdragsbrev
            | Kind::Handlingsplan
            | Kind::Notat
            | Kind::Rapport
            | Kind::Informasjonsbrev
            | Kind::Brev
            | Kind::Svarbrev
    )
}

fn tokens(line: &str) -> Vec<&str> {
    line.split_whitespace()
        .map(|word| word.trim_matches([',', '.', ';', ':', '«', '»', '(', ')']))
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether the word at `at` names measures and heads its phrase.
fn is_head(tokens: &[&str], at: usize) -> bool {
    let nouns = &words().goals.measure_noun;
    let word = tokens[at];
    let noun = nouns.is(word) || (word.chars().count() > 7 && nouns.ends_compound(word));
    noun && at.checked_sub(1).is_none_or(|before| !words().grammar.preposition.is(tokens[before]))
}

/// Whether the measures named are done with, or stand in another document.
fn is_elsewhere(line: &str, tokens: &[&str], context: &Context<'_>) -> bool {
    let other = &words().goals.measures_elsewhere;
    words().goals.measures_past.within(line)
        || (context.kind != Kind::Handlingsplan
            && tokens.windows(2).any(|pair| words().grammar.preposition.is(pair[0]) && other.ends_compound(pair[1])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn context() -> Context<'static> {
        Context { kind: Kind::Tildelingsbrev, year: None, sender: None, recipients: Vec::new(), definitions: &[] }
    }

    #[test]
    fn headings_that_name_measures() {
        for heading in
            ["Tiltak", "Nye tiltak for barn og unge", "Klimatiltak 2026", "Prioriterte tiltak i perioden", "Våre tiltak:"]
        {
            assert!(names_measures(heading, &context()), "{heading}");
        }
        for heading in
            ["Rapportering på tiltak", "Tiltak som allerede er gjennomført", "Tiltak i klimabudsjettet", "Status for tiltakene"]
        {
            assert!(!names_measures(heading, &context()), "{heading}");
        }
    }

    #[test]
    fn lead_ins_that_name_measures() {
        assert!(leads_on("For å nå målet skal etaten gjennomføre fire tiltak:", &context()));
        assert!(!leads_on("Etaten skal rapportere på tiltak:", &context()));
    }

    #[test]
    fn points_that_read_like_measures() {
        for point in ["Etablere et lavterskeltilbud", "Kartlegging av bygg", "Etaten skal rydde", "Utvide opningstida"] {
            assert!(reads_like_measure(point), "{point}");
        }
        for point in ["rektor og inspektør", "Fakturamottaket ble samlet i 2024", "Sending til alle"] {
            assert!(!reads_like_measure(point), "{point}");
        }
    }

    #[test]
    fn stems() {
        assert!(is_stem("I tillegg skal etaten:"));
        assert!(!is_stem("Planen skal minst omfatte:"));
        assert!(is_open_stem("Havna KF skal bidra til at:") && is_open_stem("I 2026 skal etaten særlig:"));
        assert!(!is_open_stem("Etaten skal rapportere på:"));
    }
}
