//! Finds: footnotes: a line that begins with the number of a mark in the text above, and the lines that run on from it.
//! Because: the number of a footnote stands glued to a word («innbyggerne.2») or raised («²») before its text stands at the foot.
//! Misses: footnotes that are marked by stars, and endnotes under a heading of their own.

use std::sync::LazyLock;

use letter::{Tag, Zone};
use norsk::{pattern, words};
use regex::Regex;

use crate::sheet::{Role, Sheet, ends_sentence};

static PLAIN: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\d{1,2}) ?[\p{Lu}«]"));
static RAISED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s?\S"));

/// How many lines above its text a mark may stand.
const REACH: usize = 150;

pub(crate) fn mark(sheet: &mut Sheet<'_>) {
    let mut expected = 1;
    let mut at = 0;
    while at < sheet.lines.len() {
        let length = sheet.lines[at].claimed.then_some(0).map_or_else(|| number(sheet, at, expected), |_| None);
        let Some(length) = length else {
            at += 1;
            continue;
        };
        expected += 1;
        sheet.claim(at, Zone::Footnote);
        sheet.lines[at].role = Role::Footnote(length);
        at += 1;
        while at < sheet.lines.len() && runs_on(sheet, at) && number(sheet, at, expected).is_none() {
            sheet.claim(at, Zone::Footnote);
            at += 1;
        }
    }
}

/// The length of the footnote's number where the line begins footnote `expected`.
fn number(sheet: &Sheet<'_>, at: usize, expected: usize) -> Option<usize> {
    let line = &sheet.lines[at];
    if line.cell.is_some() {
        return None;
    }
    if let Some(parts) = RAISED.captures(line.words) {
        let raised = parts.get(1)?;
        return is_small(sheet, at).then_some(raised.end());
    }
    let parts = PLAIN.captures(line.words)?;
    let number = parts.get(1)?;
    let is_expected = number.as_str().parse() == Ok(expected);
    (is_expected
        && !in_list_of_attachments(sheet, at)
        && !sheet.stands_out(at)
        && is_small(sheet, at)
        && has_mark(sheet, at, number.as_str()))
    .then_some(number.end())
}

/// Whether the numbered lines right above stand under «Vedlegg:»: what is numbered there is no footnote.
fn in_list_of_attachments(sheet: &Sheet<'_>, at: usize) -> bool {
    let above = sheet.lines[..at].iter().rev().find(|line| !PLAIN.is_match(line.words));
    above.is_some_and(|line| words().phrases.attachment_list.is(line.words))
}

/// Footnotes are set no larger than the running text.
fn is_small(sheet: &Sheet<'_>, at: usize) -> bool {
    sheet.lines[at].layout.is_none_or(|layout| layout.size <= sheet.body_size + 0.2)
}

/// Whether the number stands glued to a word or quotation above.
fn has_mark(sheet: &Sheet<'_>, at: usize, number: &str) -> bool {
    sheet.lines[at.saturating_sub(REACH)..at].iter().filter(|line| line.zone != Zone::Footnote).any(|line| {
        line.words.match_indices(number).any(|(place, _)| {
            let before = line.words[..place].chars().next_back();
            let after = line.words[place + number.len()..].chars().next();
            // Two marks in a row may leave the second glued to the word after it: «kommune3 4og».
            let glued_behind = before == Some(' ') && after.is_some_and(char::is_lowercase);
            glued_behind
                || before.is_some_and(|before| before.is_alphabetic() || matches!(before, '.' | '»' | '”' | '!' | '?'))
                    && !is_decimal(&line.words[..place])
                    && after.is_none_or(|after| after.is_whitespace() || matches!(after, '.' | ',' | ';' | ')'))
        })
    })
}

/// Whether what stands before a digit is the first half of a number (`4.` of `4.2`).
fn is_decimal(before: &str) -> bool {
    before.strip_suffix('.').is_some_and(|before| before.ends_with(|digit: char| digit.is_ascii_digit()))
}

/// Whether the line runs on from the footnote line above: no blank between, and the line above was full.
fn runs_on(sheet: &Sheet<'_>, at: usize) -> bool {
    let (line, above) = (&sheet.lines[at], &sheet.lines[at - 1]);
    if line.claimed || line.page != above.page {
        return false;
    }
    if line.paragraph.is_some() {
        return line.layout.is_some_and(|layout| layout.tag == Some(Tag::Note));
    }
    if line.gap >= 0.5 {
        return false;
    }
    match (line.layout, above.layout) {
        (Some(below), Some(over)) => (below.size - over.size).abs() < 0.3 && below.size < sheet.body_size - 0.3,
        _ => !sheet.broken_early(at - 1) && !ends_sentence(above.words),
    }
}
