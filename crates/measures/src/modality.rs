//! Finds: the verb that says how a sentence binds: skal, må, bør, kan, vil, forventes, forutsettes, bes, foreslås; and whether it is
//! negated.
//! Because: the first such verb of the main clause carries it; what stands behind «som», «hva» or «hvordan» only describes.
//! Misses: orders given by the bare infinitive («Rydde snø»), which have no such verb.

use std::collections::BTreeMap;
use std::ops::Range;

use letter::Modality;
use norsk::{Forms, fold, words};

/// A verb that binds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Verb {
    pub(crate) modality: Modality,
    pub(crate) negated: bool,
    pub(crate) at: Range<usize>,
}

/// What the first binding verb says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Read {
    pub(crate) modality: Modality,
    pub(crate) negated: bool,
}

/// The modality of a text: that of its first main clause with a binding verb.
pub(crate) fn of(text: &str) -> Option<Read> {
    let verbs = verbs(text);
    let main = verbs.iter().find(|verb| !is_subordinate(text, verb.at.start)).or(verbs.first())?;
    Some(Read { modality: main.modality, negated: main.negated })
}

/// All binding verbs, in order.
pub(crate) fn verbs(text: &str) -> Vec<Verb> {
    let proposals = &words().proposals;
    let table: [(Modality, &Forms); 9] = [
        (Modality::Skal, &proposals.skal),
        (Modality::Maa, &proposals.maa),
        (Modality::Boer, &proposals.boer),
        (Modality::Kan, &proposals.kan),
        (Modality::Forventes, &proposals.expects),
        (Modality::Forutsettes, &proposals.presupposes),
        (Modality::Foreslaas, &proposals.proposes),
        (Modality::Bes, &proposals.asked),
        (Modality::Vil, &proposals.vil),
    ];
    let folded = fold(text);
    let mut found: BTreeMap<usize, Verb> = BTreeMap::new();
    for (modality, forms) in table {
        for at in forms.find_all_folded(&folded) {
            // Where two forms share a word, the row of the table that comes first has it.
            let is_free = found.range(..at.end).next_back().is_none_or(|(_, before)| before.at.end <= at.start);
            if is_free {
                let negated = proposals.negation.starts(folded[at.end..].trim_start()).is_some();
                found.insert(at.start, Verb { modality, negated, at });
            }
        }
    }
    found.into_values().collect()
}

/// Whether the main verb behind a binding one is passive: «bør tilbys», «må også støttes», nn «bør givast». In an impersonal
/// sentence («det bør … utarbeides») more words may stand between.
pub(crate) fn is_passive(behind: &str, impersonal: bool) -> bool {
    let grammar = &words().grammar;
    let is_adverb = |word: &str| grammar.adverb.is(word) || grammar.adverb_within.is(word) || words().proposals.negation.is(word);
    let reach = if impersonal { 8 } else { 3 };
    let mut only_adverbs = true;
    for word in behind.split_whitespace().map(|word| word.trim_end_matches([',', '.', ';'])).take(reach) {
        // «tilbys», «gis» stand right behind the verb; further on, words like «status» end so too.
        let short = only_adverbs && word.ends_with('s') && !word.starts_with(char::is_uppercase);
        let ending = word.ends_with("es") || word.ends_with("ast") || short;
        let verb = word.chars().count() > 2 && !grammar.no_passive.is(word) && !word.ends_with("ens") && !word.ends_with("ets");
        if ending && verb {
            return true;
        }
        // The main verb itself ends the search: «skal involvere de ansattes organisasjoner».
        let infinitive = word.ends_with('e') && word.chars().count() > 3 && !grammar.determiner.is(word);
        if only_adverbs && infinitive && !impersonal && !is_adverb(word) {
            return false;
        }
        only_adverbs &= is_adverb(word);
    }
    false
}

/// Whether a place stands within a quotation: what it says binds by another's words.
pub(crate) fn is_quoted(sentence: &str, at: usize) -> bool {
    sentence[..at].matches('«').count() > sentence[..at].matches('»').count()
}

/// No clause is longer before its verb, in bytes.
const LONGEST_CLAUSE: usize = 2048;

/// Whether a verb at `at` belongs to a clause that says to what end or under which condition: «For at vi skal kunne svare, må …».
pub(crate) fn is_purpose(text: &str, at: usize) -> bool {
    words().grammar.purpose_opener.starts(clause(&fold(before(text, at))).trim_start()).is_some()
}

/// Whether a verb at `at` belongs to a clause that only describes: the word before it, or before its subject, opens such a clause.
pub(crate) fn is_subordinate(text: &str, at: usize) -> bool {
    let before = fold(before(text, at));
    let clause = clause(&before);
    let describing = &words().grammar.describing;
    let opens = describing.starts(clause.trim_start()).is_some() || clause.trim_start().starts_with("at ");
    describing.ends(clause) || opens
}

/// What stands before a place, as far back as a clause may reach.
fn before(text: &str, at: usize) -> &str {
    &text[text.ceil_char_boundary(at.saturating_sub(LONGEST_CLAUSE))..at]
}

/// The last clause of what stands before a verb.
fn clause(before: &str) -> &str {
    before
        .rfind([',', ';', ':', '.', '–'])
        .map_or(before, |comma| &before[comma + before[comma..].chars().next().map_or(1, char::len_utf8)..])
}
