//! Finds: other documents that the letter names: cases, letters, laws, reports, plans, web pages; and parts of the letter itself.
//! Because: the words in front tell what a number is: `Sak 12/25` is a case, `Rundskriv 3/2025` a letter. A number alone names
//! nothing.
//! Misses: documents named by their title alone, without a word that says what they are.

use std::sync::LazyLock;

use letter::{Date, Flow, Found, Reference, ReferenceKind, Text, Zones};
use norsk::{fold, pattern, words};
use regex::Regex;

use crate::citation::citations;
use crate::prose;

const RULE: &str = "reference";

/// A shape that references of one kind have; group 1 is the number, where there is one.
struct Shape {
    kind: ReferenceKind,
    /// Whether every such reference has a digit.
    digits: bool,
    pattern: LazyLock<Regex>,
}

static SHAPES: [Shape; 14] = [
    // Before the cases, for its number may stand behind it: «tildelingsbrevet for 2025 (sak 24/8802)».
    Shape {
        kind: ReferenceKind::Letter,
        digits: true,
        pattern: LazyLock::new(|| {
            pattern(
                r"\b{allocation_letter}\s(?:for\s|av\s)?()20\d{2}(?:/20\d{2})?(?:\s\((?:{whose}\s)?(?:ref\.|{case}(?:snr\.?)?)\s[\d/ -]+\))?",
            )
        }),
    },
    Shape {
        kind: ReferenceKind::Case,
        digits: true,
        pattern: LazyLock::new(|| {
            pattern(
                r"(?i)\b(?:(?:sak\s)?{case}|[a-z]{1,3}-?sak)(?:snr\.?|s?nummer)?\s(?:nr\.?\s)?(\d{1,4}(?:/\d{1,6}(?:-\d+)?|-\d{2}|\s?B?\s?20\d{2}))(?::\s(?-i:\p{Lu})[^.;]{3,140}|\s(?-i:\p{Lu})\p{L}{5,})?",
            )
        }),
    },
    Shape { kind: ReferenceKind::Case, digits: false, pattern: LazyLock::new(|| pattern(r"\b{case}\s«()[^»]{8,220}»")) },
    Shape {
        kind: ReferenceKind::Letter,
        digits: true,
        pattern: LazyLock::new(|| pattern(r"(?i)\b{circular}\s(?:nr\.?\s)?([A-Z]{0,3}-?\d{1,3}/\d{2,4})")),
    },
    Shape {
        kind: ReferenceKind::Letter,
        digits: true,
        pattern: LazyLock::new(|| {
            pattern(
                r"(?i)\b(?:{supplementing}\s)?(?:\p{L}*{letter_ending}|{letter})(?:\s{whose}(?:\s[\p{L}-]+){0,4})?\s{dated}\s()(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{1,2}\.\s\p{L}+\s\d{4})(?:\s{about}\s[^.;:]{10,220})?",
            )
        }),
    },
    Shape {
        kind: ReferenceKind::Law,
        digits: true,
        pattern: LazyLock::new(|| {
            pattern(
                r"(?:\b(?:[\p{L}]+-\sog\s)?[\p{L}-]{3,}{law_ending}|\b{law}\s(?:om|av|for)\s(?:\d{1,2}\.\s\p{L}+\s\d{4}\s(?:nr\.\s\d+\s)?)?(?:om\s)?[\p{L}, -]{3,80}?|\b{law_short}|\b{agreement}(?:\sdel\s[A-Z])?)\s(?:§§\s?\d+[a-z]?(?:-\d+[a-z]?)?(?:\s[a-h]\b(?:-\d+)?)?(?:\s{ordinal}\s(?:ledd|punktum)|\s?\(\d\))*(?:,?\s(?:bokstav\s[a-z]|nr\.\s?\d+))?(?:(?:,\s|,?\s(?:og|til|samt)\s)\d+[a-z]?(?:-\d+[a-z]?)?(?:\s[a-h]\b(?:-\d+)?)?(?:\s{ordinal}\s(?:ledd|punktum)|\s?\(\d\))*(?:,?\s(?:bokstav\s[a-z]|nr\.\s?\d+))?)+|(?:§§?\s?\d+[a-z]?(?:-\d+[a-z]?)?(?:\s[a-h]\b(?:-\d+)?)?(?:\s{ordinal}\s(?:ledd|punktum)|\s?\(\d\))*(?:,?\s(?:bokstav\s[a-z]|nr\.\s?\d+))?(?:(?:,\sjf\.\s|\sog\s|,\s)§\s?\d+[a-z]?(?:-\d+[a-z]?)?(?:\s[a-h]\b(?:-\d+)?)?(?:\s{ordinal}\s(?:ledd|punktum)|\s?\(\d\))*(?:,?\s(?:bokstav\s[a-z]|nr\.\s?\d+))?|\s(?:og|til)\s\d+(?:-\d+)?)*)|(?:kapittel|kap\.)\s(?:\d+[a-z]?|[IVX]+)\b)",
            )
        }),
    },
    Shape {
        kind: ReferenceKind::Law,
        digits: false,
        pattern: LazyLock::new(|| {
            pattern(r"\b{rules_for}\sfor\s()\p{L}{4,}(?:(?:\s\p{Ll}+){0,3}\s20\d{2}(?:\s?[–-]\s?20\d{2})?|\sog\s\p{L}{4,})?")
        }),
    },
    Shape {
        kind: ReferenceKind::Law,
        digits: false,
        pattern: LazyLock::new(|| pattern(r"\b(){rules}\b(?:\s§\s?\d+(?:-\d+)?)?")),
    },
    Shape {
        kind: ReferenceKind::Plan,
        digits: true,
        pattern: LazyLock::new(|| {
            pattern(r"\b{parliament}\s(\d{4}:\s?\d+|\d{1,3}(?:\s[A-Z]\b)?)(?:\s\(\d{4}\s?[–-]\s?\d{4}\))?")
        }),
    },
    Shape {
        kind: ReferenceKind::Plan,
        digits: false,
        pattern: LazyLock::new(|| {
            pattern(
                r"(?:\b(?:{report_owner}\s)?()(?:(?:(?:{plan_kind}|\p{L}+politisk)\s)?{plan_joined}|(?:{plan_kind}|\p{L}+politisk)\s(?:[\p{L}]+-\sog\s)?\p{L}*{plan_ending}|(?:[\p{L}]+-\sog\s|budsjett\s(?:20\d{2}\s)?og\s)?\p{L}{2,}{plan_ending})(?:\s(?:for|fra|frå)(?:\s\p{L}[\p{L} -]{3,60}?)?)?\s20\d{2}(?:\s?[–-]\s?20\d{2})?|\b{plan}(?:\s20\d{2}(?:\s?[–-]\s?20\d{2})?)?)",
            )
        }),
    },
    Shape {
        kind: ReferenceKind::Report,
        digits: false,
        pattern: LazyLock::new(|| {
            pattern(
                r"\b(?:\p{Ll}{3,})?{report}\s(\d{1,3}/\d{2,4})(?:\s(?:frå|fra|av)\s\p{Lu}[\p{L}-]+(?:\s(?:i|for|og|\p{Lu}[\p{L}-]+))*(?:\s{organisation_form}\b)?)?|\b(?:{report_owner}\s)?(){yearly_report}\s(?:for\s)?20\d{2}|\p{Ll}*{titled}\s«[^»]{6,200}»(?:\s(?:fra|frå)\s20\d{2}|\s\(20\d{2}\))?",
            )
        }),
    },
    Shape { kind: ReferenceKind::Report, digits: true, pattern: LazyLock::new(|| pattern(r"\bNOU\s(\d{4}:\s?\d{1,3})")) },
    // A law named without its paragraph; where one is named elsewhere, that is its fuller form.
    Shape {
        kind: ReferenceKind::Law,
        digits: false,
        pattern: LazyLock::new(|| pattern(r"\b()(?:[\p{L}]+-\sog\s)?[\p{Ll}]{3,}{law_name_ending}\b")),
    },
    Shape {
        kind: ReferenceKind::Web,
        digits: false,
        pattern: LazyLock::new(|| pattern(r"(?:https?://|\bwww\.)()[\w-]+(?:\.[\w-]+)+(?:/[\w./%-]*)?")),
    },
];

/// A title in quotation marks that begins with a word for a document: «Temaveileder for …».
static QUOTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"«([\p{L}-]*{title_ending}\s[^»]{6,200})»"));

/// What parties in power have agreed on goes by the name of a place, within a sentence: «Solvangerklæringen», «Fjordbyplattformen».
static PLATFORM: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[\p{Ll},]\s(\p{Lu}\p{Ll}{3,}-?{platform_ending}\b(?:\s\(s\.\s\d+\))?)"));

/// The references, each once, in its fullest printed form, in order.
pub fn references(text: &Text, zones: &Zones, year: Option<u16>) -> Vec<Found<Reference>> {
    let mut found: Vec<Found<Reference>> = Vec::new();
    for passage in prose(text, zones) {
        let flow = Flow::of(text, &passage);
        let line = flow.as_str();
        let mut here: Vec<(std::ops::Range<usize>, Reference)> = Vec::new();
        let has_digit = norsk::has_digit(line);
        for shape in SHAPES.iter().filter(|shape| has_digit || !shape.digits) {
            for parts in shape.pattern.captures_iter(line) {
                let number = parts.get(1).map(|number| number.as_str().trim().to_owned()).filter(|number| !number.is_empty());
                let number = number.map(|number| number.split([' ', 'B']).next().unwrap_or(&number).to_owned());
                let end = trimmed(line, parts.get_match().start(), parts.get_match().end());
                add(&mut here, line, parts.get_match().start()..end, shape.kind, number, year);
            }
        }
        for parts in line.contains('«').then(|| QUOTED.captures_iter(line)).into_iter().flatten() {
            if let Some(title) = parts.get(1) {
                let kind = if fold(title.as_str())
                    .split(' ')
                    .next()
                    .is_some_and(|word| word.ends_with("plan") || word.ends_with("strategi"))
                {
                    ReferenceKind::Plan
                } else {
                    ReferenceKind::Report
                };
                add(&mut here, line, title.range(), kind, None, year);
            }
        }
        for name in PLATFORM.captures_iter(line).filter_map(|parts| parts.get(1)) {
            add(&mut here, line, name.range(), ReferenceKind::Plan, None, year);
        }
        here.sort_by_key(|(at, _)| at.start);
        for (at, reference) in whole(line, here, year) {
            let same = |other: &Found<Reference>| {
                fold(&other.value.text).contains(&fold(&reference.text))
                    || (reference.number.is_some()
                        && reference.number == other.value.number
                        && reference.kind == other.value.kind)
            };
            if let Some(known) = found.iter_mut().find(|other| same(other)) {
                if reference.text.len() > known.value.text.len() {
                    *known = Found::new(reference, flow.runs(at), RULE);
                }
                continue;
            }
            found.push(Found::new(reference, flow.runs(at), RULE));
        }
    }
    let cited = citations(text, zones, &found);
    found.extend(cited);
    found
}

/// What may stand behind a reference and be part of it: who made it, and its day.
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\s(?:for|i)\s\p{Lu}[\p{L}-]+\s{organisation_form})?(?:,?\s{dated_by}\s(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{1,2}\.\s{month}\s\d{4}|{month}\s\d{4}))?",
    )
});
/// A bracket with the number of the document, or with who made it and when: «(rapport 2/2025)», «(24/8802 - 3)».
static BRACKET: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\s\((?:[\p{L}. ]{0,24}\s)?(\d{1,4}/\d{1,6}(?:\s?[-–]\s?\d{1,4})?)\)|^\s\([^()]{3,60},\s(?:{month}\s)?20\d{2}\)")
});

/// Joins to each reference what belongs to it behind it, and leaves out those that thereby have become part of one. A number with two digits
/// behind its stroke counts the cases of a year: what is named so is what was decided in it.
fn whole(
    line: &str,
    found: Vec<(std::ops::Range<usize>, Reference)>,
    year: Option<u16>,
) -> Vec<(std::ops::Range<usize>, Reference)> {
    let mut joined: Vec<(std::ops::Range<usize>, Reference)> = Vec::new();
    for (at, mut reference) in found {
        if joined.last().is_some_and(|(before, _)| at.start < before.end) {
            continue;
        }
        let mut end = at.end;
        let dated =
            reference.kind != ReferenceKind::Web && reference.kind != ReferenceKind::Law || line[at.clone()].contains(' ');
        if dated && let Some(behind) = BEHIND.find(&line[end..]) {
            end += behind.end();
        }
        if matches!(reference.kind, ReferenceKind::Letter | ReferenceKind::Report)
            && let Some(bracket) = BRACKET.captures(&line[end..])
        {
            reference.number = reference.number.or_else(|| bracket.get(1).map(|number| number.as_str().to_owned()));
            end += bracket.get_match().end();
        }
        if end > at.end {
            reference.date =
                reference.date.or_else(|| norsk::dates(&line[at.end..end], year).into_iter().next().map(|day| day.date));
            reference.text = line[at.start..end].to_owned();
        }
        if reference.kind == ReferenceKind::Letter && reference.number.is_none() {
            reference.number = norsk::case_number(&reference.text).map(|case| reference.text[case.at].to_owned());
        }
        let titled_plan = reference.text.split_once(" «").is_some_and(|(word, _)| words().phrases.plan_word.ends_compound(word));
        if reference.kind == ReferenceKind::Report && titled_plan {
            reference.kind = ReferenceKind::Plan;
        }
        let decided =
            reference.number.as_deref().and_then(|number| number.split_once('/')).is_some_and(|(_, year)| year.len() == 2);
        if reference.kind == ReferenceKind::Case && decided && words().phrases.cabinet_case.starts(&reference.text).is_none() {
            reference.kind = ReferenceKind::Decision;
        }
        joined.push((at.start..end, reference));
    }
    joined
}

/// Adds a reference where no longer one stands already.
fn add(
    here: &mut Vec<(std::ops::Range<usize>, Reference)>,
    line: &str,
    at: std::ops::Range<usize>,
    kind: ReferenceKind,
    number: Option<String>,
    year: Option<u16>,
) {
    if at.is_empty() || here.iter().any(|(other, _)| other.start < at.end && at.start < other.end) {
        return;
    }
    let words = &line[at.clone()];
    let date: Option<Date> =
        matches!(kind, ReferenceKind::Letter).then(|| norsk::dates(words, year).into_iter().next().map(|day| day.date)).flatten();
    here.push((at, Reference { text: words.to_owned(), kind, number, date, resolved: None }));
}

/// The end of a reference without closing punctuation, and without a second clause: «brevet av 3. mars om høring og kommer med …».
fn trimmed(line: &str, start: usize, end: usize) -> usize {
    let finite = &words().grammar.finite;
    let clause = line[start..end].match_indices(" og ").map(|(at, joint)| (start + at, start + at + joint.len()));
    let end = clause
        .into_iter()
        .find(|(_, after)| line[*after..].split_whitespace().next().is_some_and(|word| finite.is(word.trim_end_matches(','))))
        .map_or(end, |(at, _)| at);
    start + line[start..end].trim_end_matches(['.', ',', ';', ' ']).len()
}
