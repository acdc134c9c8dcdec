//! The tables of words, read once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::Forms;

/// All tables of `words/*.toml`.
#[derive(Debug)]
pub struct Words {
    /// `labels.toml`.
    pub labels: Labels,
    /// `phrases.toml`.
    pub phrases: Phrases,
    /// `goals.toml`.
    pub goals: Goals,
    /// `proposals.toml`.
    pub proposals: Proposals,
    /// `organisations.toml`.
    pub organisations: Organisations,
    /// `kinds.toml`.
    pub kinds: Kinds,
    /// `patterns.toml`: the words that stand in a pattern as `{name}`, by name.
    pub(crate) patterns: BTreeMap<String, Forms>,
    /// `grammar.toml`.
    pub grammar: Grammar,
    /// `language.toml`.
    pub(crate) language: Language,
    /// `columns.toml`.
    pub columns: Columns,
    /// `names.toml`.
    pub(crate) names: Names,
}

/// Declares the tables of one file; a table that the file has and the code has not, or the other way round, is an error.
macro_rules! tables {
    ($(#[$doc:meta])* $name:ident: $($field:ident)+) => {
        $(#[$doc])*
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $(
            #[doc = concat!("The table `[", stringify!($field), "]`.")]
            pub $field: Forms,
        )+ }

        impl $name {
            /// The tables by name, for the tests that keep them tidy.
            pub fn tables(&self) -> Vec<(&'static str, &Forms)> {
                vec![$((stringify!($field), &self.$field)),+]
            }
        }
    };
}

tables! {
    /// The labels of a header block.
    Labels: our_reference your_reference earlier_reference date your_date meeting_date case_handler case_number matter_number
        document_number archive_code phone email from to copy blind_copy subject access postal treatment other
}

tables! {
    /// Fixed phrases of letters.
    Phrases: closing by_delegation electronic_approval recipient_list according_to_list attachment_list not_attached enclosed
        contents figure table_caption short_term long_term deadline_cue meeting salutation_group adopted recipient_column dated rests_on access_label
        open_access
        cabinet_case plan_word fact_box
}

tables! {
    /// Words for goals and measures.
    Goals: kommunemaal sektormaal effektmaal resultatmaal hovedmaal delmaal maalbilde maaltall purpose_noun has_as_goal
        measure_column responsible_column deadline_column horizon_column partner_column amount_column other_column measure_label assignment_label proposal_label demand_label
        assignment_noun measure_noun measures_past measures_elsewhere housekeeping assignment
        specification decision decision_ending appeal measures_follow number_column proposal_heading demand demand_list demanded following addressed imperative sent_in total decided_words noted_words
}

tables! {
    /// Verbs that propose, order and bind, and who can be bound.
    Proposals: proposes holds asks skal maa boer kan vil expects presupposes asked asked_passive negation not_actor actor need examples put_forward
        this_chapter proposed_measures presents called_measure measure_is saying agrees
}

tables! {
    /// What names of organisations and roles look like.
    Organisations: kinds roles
}

tables! {
    /// What shows the kind of a document.
    Kinds: tildelingsbrev oppdragsbrev hoeringssvar hearing_answer notat rapport handlingsplan saksframlegg saksprotokoll moeteinnkalling
        vedtaksbrev svarbrev informasjonsbrev put_forward vote decided protocol_part plan_opening
}

tables! {
    /// Small words by what they do.
    Grammar: open joining describing relative clause_opener adverb conjunction determiner pronoun finite not_acting no_passive article
        past asks_how together preposition no_subject doing doing_ending doing_noun_ending agentive what_for adverb_within first_person whose purpose_opener numbered_word given_task
}

tables! {
    /// Words that tell the written forms apart.
    Language: telling telling_ending
}

tables! {
    /// The columns of a table that says what is known of letters.
    Columns: path title date case_number document_number sender recipients case_handler access
}

/// First names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names {
    pub(crate) given: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    labels: table(include_str!("../words/labels.toml")),
    phrases: table(include_str!("../words/phrases.toml")),
    goals: table(include_str!("../words/goals.toml")),
    proposals: table(include_str!("../words/proposals.toml")),
    organisations: table(include_str!("../words/organisations.toml")),
    kinds: table(include_str!("../words/kinds.toml")),
    patterns: table(include_str!("../words/patterns.toml")),
    grammar: table(include_str!("../words/grammar.toml")),
    language: table(include_str!("../words/language.toml")),
    columns: table(include_str!("../words/columns.toml")),
    names: table(include_str!("../words/names.toml")),
});

impl Goals {
    /// The tables of names of the kinds of goals that have numbers.
    pub fn kinds(&self) -> [&Forms; 6] {
        [&self.kommunemaal, &self.sektormaal, &self.effektmaal, &self.resultatmaal, &self.hovedmaal, &self.delmaal]
    }

    /// Every table of names of columns.
    pub fn columns(&self) -> [&Forms; 15] {
        [
            &self.kommunemaal,
            &self.sektormaal,
            &self.effektmaal,
            &self.resultatmaal,
            &self.hovedmaal,
            &self.delmaal,
            &self.maaltall,
            &self.measure_column,
            &self.responsible_column,
            &self.deadline_column,
            &self.horizon_column,
            &self.partner_column,
            &self.amount_column,
            &self.number_column,
            &self.other_column,
        ]
    }
}

/// The tables of words.
pub fn words() -> &'static Words {
    &WORDS
}

#[expect(clippy::expect_used, reason = "the files are compiled in, and the test below reads every one of them")]
fn table<T: for<'de> Deserialize<'de>>(file: &str) -> T {
    toml::from_str(file).expect("a table of words that the tests have read")
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn every_table_has_both_sides_without_doubles() {
        let words = words();
        let all = [
            words.labels.tables(),
            words.phrases.tables(),
            words.goals.tables(),
            words.proposals.tables(),
            words.organisations.tables(),
            words.kinds.tables(),
            words.patterns.iter().map(|(name, forms)| (name.as_str(), forms)).collect(),
            words.grammar.tables(),
            words.language.tables(),
            words.columns.tables(),
        ];
        for (name, forms) in all.concat() {
            for (side, list) in [("nb", forms.bokmaal()), ("nn", forms.nynorsk())] {
                assert!(!list.is_empty(), "[{name}] has no {side} side");
                for (at, form) in list.iter().enumerate() {
                    assert!(!list[..at].contains(form), "[{name}] {side}: «{form}» stands there twice");
                    assert_eq!(form.trim(), form, "[{name}] {side}: «{form}» has white space at an end");
                }
            }
        }
        assert!(words.names.given.len() > 300);
    }
}
