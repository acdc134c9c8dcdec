use super::*;

/// The clauses in a short form: a clause a line, alternatives parted by `|`, `!` for not, `"…"` for phrases, `…*` for prefixes.
fn shown(words: &str) -> Vec<String> {
    let show = |term: &Term| {
        let wanted = match &term.wanted {
            Wanted::Words(words) => words.clone(),
            Wanted::Phrase(words) => format!("\"{words}\""),
            Wanted::Prefix(start) => format!("{start}*"),
        };
        format!("{}{wanted}", if term.not { "!" } else { "" })
    };
    parse(words).clauses.iter().map(|clause| clause.any.iter().map(show).collect::<Vec<_>>().join("|")).collect()
}

#[test]
fn words_phrases_negations_alternatives_and_prefixes() {
    assert_eq!(shown("klima og skole"), ["klima", "og", "skole"]);
    assert_eq!(shown("\"god skole\" -\"dyr plan\" -bil"), ["\"god skole\"", "!\"dyr plan\"", "!bil"]);
    assert_eq!(shown("plan skole OR barnehage OR hjem by"), ["plan", "skole|barnehage|hjem", "by"]);
    assert_eq!(shown("kommun* -veg*"), ["kommun*", "!veg*"]);
    assert_eq!(shown("«god skole» „ny plan“"), ["\"god skole\"", "\"ny plan\""]);
    assert!(parse("klima \"god skole\" -bil a OR b c*").remarks.is_empty());
}

#[test]
fn a_dash_within_or_between_words_denies_nothing() {
    assert_eq!(shown("e-post skole - hjem"), ["e-post", "skole", "hjem"]);
    assert_eq!(shown("24/6048-1"), ["24/6048-1"]);
}

#[test]
fn an_identifier_with_spaces_is_one_thing() {
    assert_eq!(shown("sak 24/6048 - 1 om § 13"), ["sak", "24/6048 - 1", "om", "§ 13"]);
    assert_eq!(shown("24/6048 -1"), ["24/6048", "!1"]);
}

#[test]
fn a_phrase_may_end_in_the_beginning_of_a_word() {
    assert_eq!(shown("\"felles ordn*\""), ["felles ordn*"]);
    assert_eq!(shown("\"felles *\""), ["\"felles *\""]);
}

#[test]
fn filters_stand_among_words() {
    let parsed = parse("plan ansvarlig:kulturetaten mål:\"flere leser\" år:2026 frist-før:2026-07-01 kind:goal");
    assert_eq!(parsed.clauses.len(), 1);
    assert_eq!(parsed.filters.responsible, ["kulturetaten"]);
    assert_eq!(parsed.filters.goal, ["flere leser"]);
    assert_eq!(parsed.filters.year, [2026]);
    assert_eq!(parsed.filters.deadline_before, "2026-07-01".parse().ok());
    assert_eq!(parsed.kinds, [Kind::Goal]);
    assert!(parsed.remarks.is_empty());
    assert!(parse("år:2026").clauses.is_empty(), "a filter alone asks for all that passes it");
}

#[test]
fn what_is_no_value_of_a_filter_is_words() {
    let parsed = parse("år:snart");
    assert_eq!(shown("år:snart"), ["år", "snart"]);
    assert_eq!(parsed.remarks, [Remark::Value { filter: "år".into(), value: "snart".into() }]);
    assert_eq!(parse("-år:2026").remarks, [Remark::DeniedFilter("år:2026".into())]);
    assert_eq!(shown("http://x.no a:b 10:30"), ["http://x.no", "a:b", "10:30"]);
}

#[test]
fn what_is_not_understood_is_taken_as_words_and_said() {
    for (words, clauses, remark) in [
        ("god \"ny plan", vec!["god", "ny", "plan"], Remark::OpenQuote),
        ("plan OR", vec!["plan", "OR"], Remark::Operator("OR".into())),
        ("OR plan", vec!["OR", "plan"], Remark::Operator("OR".into())),
        ("a NOT b", vec!["a", "NOT", "b"], Remark::Operator("NOT".into())),
        ("a AND b", vec!["a", "b"], Remark::And),
        ("ko*une", vec!["ko une"], Remark::Star("ko*une".into())),
        ("plan & hjem", vec!["plan", "hjem"], Remark::NoWords("&".into())),
    ] {
        assert_eq!(shown(words), clauses, "{words}");
        assert_eq!(parse(words).remarks, [remark], "{words}");
    }
}

#[test]
fn nothing_asked_finds_everything_and_signs_alone_find_nothing() {
    assert_eq!(parse(" \n"), Words::default());
    for signs in ["*", "-", "\"", "\"\"", "!?", "- -- ---", "-\"", "-*"] {
        assert_eq!(parse(signs).clauses, [Clause::default()], "{signs}");
    }
}

#[test]
fn a_search_of_any_length_is_read() {
    let parsed = parse(&"å".repeat(100_000));
    assert!(matches!(parsed.remarks[..], [Remark::TooLong(4096)]));
    assert_eq!(parsed.clauses.len(), 1);
}
