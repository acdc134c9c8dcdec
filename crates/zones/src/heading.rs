//! Finds: headings, numbered or not, and the labels that only introduce a list.
//! Because: a heading is short, ends without a full stop, stands apart or stands out, and has text under it. Numbers of headings
//! follow one another (4, 4.1, 4.2, 5), which tells them from points of a list.
//! Misses: headings that run into their paragraph on the same line.

use letter::Zone;
use norsk::{first_date, words};

use crate::label;
use crate::mark::{Mark, MarkKind};
use crate::sheet::{Role, Sheet, ends_open, ends_sentence};

/// The longest heading, in characters: questions of a hearing are headings too.
const LONGEST: usize = 230;
/// The longest heading without a number, where typography does not show it.
const LONGEST_PLAIN: usize = 110;

/// What the headings above a line say about the next one.
#[derive(Default)]
struct Outline {
    /// The number of the last numbered heading.
    last: Vec<u16>,
    /// The last letter under a heading of assignments.
    letter: Option<char>,
    /// Whether the last heading announces assignments.
    assignments: bool,
    /// Whether numbered headings stand out in this document.
    numbers_stand_out: bool,
    /// Whether headings without a number stand out in this document.
    words_stand_out: bool,
    /// Whether headings close with a colon in this document: two and more short lines do, alone under a blank and above running text.
    close_with_colon: bool,
}

/// Marks the headings and labels of the body.
pub(crate) fn mark(sheet: &mut Sheet<'_>) {
    let free = |sheet: &Sheet<'_>, at: usize| !sheet.lines[at].claimed && sheet.lines[at].cell.is_none();
    let standing: Vec<usize> = (0..sheet.lines.len())
        .filter(|at| free(sheet, *at) && sheet.stands_out(*at) && !ends_sentence(sheet.lines[*at].words))
        .collect();
    let is_decimal = |at: &usize| matches!(sheet.lines[*at].mark.as_ref().map(|mark| &mark.kind), Some(MarkKind::Decimal(..)));
    let mut outline = Outline {
        numbers_stand_out: standing.iter().any(is_decimal),
        words_stand_out: standing.iter().any(|at| !is_decimal(at)),
        close_with_colon: standing.is_empty()
            && (0..sheet.lines.len()).filter(|at| free(sheet, *at) && closes_with_colon(sheet, *at)).count() >= 2,
        ..Outline::default()
    };
    let mut at = 0;
    while at < sheet.lines.len() {
        if !free(sheet, at) {
            at += 1;
            continue;
        }
        if sheet.lines[at].words.chars().all(|sign| !sign.is_alphanumeric()) {
            sheet.lines[at].role = Role::Rule;
            at += 1;
            continue;
        }
        let lines = extent(sheet, at);
        let heading = numbered(sheet, at, lines, &outline)
            .or_else(|| lettered(sheet, at, lines, &outline))
            .or_else(|| unnumbered(sheet, at, lines, &outline));
        match heading {
            Some(number) => {
                settle(sheet, at, lines, number, &mut outline);
                at += lines;
            }
            None => {
                if is_label(sheet, at) {
                    sheet.lines[at].role = Role::Label;
                }
                at += 1;
            }
        }
    }
}

/// Marks the lines of a heading and remembers what it says about the next. The number is its length in bytes.
fn settle(sheet: &mut Sheet<'_>, at: usize, lines: usize, number: Option<usize>, outline: &mut Outline) {
    let mark = sheet.lines[at].mark.clone().filter(|_| number.is_some());
    let words_at = mark.as_ref().map_or(0, |mark| mark.words);
    let title = &sheet.lines[at].words[words_at..];
    match mark.map(|mark| mark.kind) {
        Some(MarkKind::Letter(letter)) => outline.letter = Some(letter),
        kind => {
            if let Some(MarkKind::Decimal(parts, _)) = kind {
                outline.last = parts;
            } else if let Some(MarkKind::Named | MarkKind::Roman(_) | MarkKind::Capital(_)) = kind {
                outline.last.clear();
            }
            outline.letter = None;
            outline.assignments = words().goals.assignment.starts(title).is_some();
        }
    }
    sheet.lines[at].role = Role::Heading { lines, number, words: words_at };
    sheet.lines[at].claimed = true;
    for more in continuation(sheet, at, lines) {
        sheet.lines[more].role = Role::HeadingContinued;
        sheet.lines[more].claimed = true;
    }
}

/// The further lines of a heading of `lines` lines at `at`.
fn continuation(sheet: &Sheet<'_>, at: usize, lines: usize) -> Vec<usize> {
    (at + 1..(at + lines).min(sheet.lines.len())).collect()
}

/// Over how many lines the heading runs that may begin here.
fn extent(sheet: &Sheet<'_>, at: usize) -> usize {
    let mut lines = 1;
    while lines < 4 {
        let last = at + lines - 1;
        let next = last + 1;
        let Some(line) = sheet.lines.get(next) else { break };
        let above = &sheet.lines[last];
        if line.claimed
            || line.cell.is_some()
            || line.mark.is_some()
            || label::is_announced(line.words)
            || line.gap >= 0.5
            || line.page != above.page
            || line.paragraph != above.paragraph
            || above.words.ends_with([':', '?', '.'])
        {
            break;
        }
        let alike = match (above.layout, line.layout) {
            (Some(a), Some(b)) => {
                (a.size - b.size).abs() < 0.3 && a.bold == b.bold && a.column == b.column && sheet.stands_out(last)
            }
            _ => line.words.starts_with(char::is_lowercase) || ends_open(above.words),
        };
        if !alike || (sheet.lines[next].layout.is_some() && ends_sentence(line.words) && line.words.len() > 60) {
            break;
        }
        lines += 1;
    }
    lines
}

fn whole(sheet: &Sheet<'_>, at: usize, lines: usize) -> String {
    (at..at + lines).map(|line| sheet.lines[line].words).collect::<Vec<_>>().join(" ")
}

/// A heading with a number of digits, or `§ 3`, `Kap. 2`, `Del I`, `II.`, `A.`: the length of the number.
#[expect(clippy::option_option, reason = "the outer says whether it is a heading, the inner is its number")]
fn numbered(sheet: &Sheet<'_>, at: usize, lines: usize, outline: &Outline) -> Option<Option<usize>> {
    let mark = sheet.lines[at].mark.as_ref()?;
    let title = sheet.after_mark(at);
    let text = whole(sheet, at, lines);
    if !title.starts_with(|first: char| first.is_uppercase() || first == '«' || first.is_ascii_digit())
        || text.chars().count() > LONGEST
        || ends_badly(&text)
    {
        return None;
    }
    let out = sheet.stands_out(at) || sheet.slants(at);
    // «… gjorde slikt vedtak:», and below «1. Fylkestinget vedtek …»: a point, and no heading.
    let led_on =
        sheet.previous(at).is_some_and(|above| sheet.lines[above].zone == Zone::Body && sheet.lines[above].words.ends_with(':'));
    if led_on && !out && !sheet.opens(at) {
        return None;
    }
    let fits = match &mark.kind {
        MarkKind::Decimal(parts, _) => {
            (out || !outline.numbers_stand_out)
                && (follows(&outline.last, parts) || (out && (counts_on(outline, parts) || opens_excerpt(sheet, at, outline))))
                && first_date(&text).is_none_or(|date| date.at.start > 0)
                && (out
                    || ((has_text_under(sheet, at, lines) || counts_chapters(sheet, at, outline))
                        && !is_point(sheet, at, lines, mark)))
        }
        MarkKind::Roman(_) | MarkKind::Capital(_) => {
            out || (sheet.opens(at)
                && !outline.words_stand_out
                && has_text_under(sheet, at, lines)
                && !is_point(sheet, at, lines, mark))
        }
        MarkKind::Named => {
            let below_heading = sheet
                .previous(at)
                .is_some_and(|above| matches!(sheet.lines[above].role, Role::Heading { .. } | Role::HeadingContinued));
            (out || ((sheet.opens(at) || below_heading) && !outline.words_stand_out)) && !text.contains(" jf. ")
        }
        _ => false,
    };
    fits.then_some(Some(mark.length))
}

/// An assignment `a) Opplæring` under a heading of assignments, with its text below.
#[expect(clippy::option_option, reason = "the outer says whether it is a heading, the inner is its number")]
fn lettered(sheet: &Sheet<'_>, at: usize, lines: usize, outline: &Outline) -> Option<Option<usize>> {
    let mark = sheet.lines[at].mark.as_ref()?;
    let MarkKind::Letter(letter) = mark.kind else { return None };
    let text = whole(sheet, at, lines);
    let in_order = outline.letter.map_or(letter == 'a', |last| letter as u32 == last as u32 + 1);
    let fits = (outline.assignments || sheet.stands_out(at) || sheet.slants(at))
        && in_order
        && !ends_badly(&text)
        && text.chars().count() < 160
        && sheet.after_mark(at).starts_with(char::is_uppercase)
        && has_text_under(sheet, at, lines);
    fits.then_some(Some(mark.length))
}

/// A heading without a number.
#[expect(clippy::option_option, reason = "the outer says whether it is a heading, the inner is its number")]
fn unnumbered(sheet: &Sheet<'_>, at: usize, lines: usize, outline: &Outline) -> Option<Option<usize>> {
    let line = &sheet.lines[at];
    if line.mark.is_some() || !line.words.starts_with(|first: char| first.is_uppercase() || first == '«') {
        return None;
    }
    // On a slide only the line on top is its heading; what else stands out are labels of boxes.
    if sheet.slides && !sheet.opens_page(at) {
        return None;
    }
    let text = whole(sheet, at, lines);
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    if is_underlined(sheet, at) && letters >= 3 && text.chars().count() <= LONGEST_PLAIN {
        return Some(None);
    }
    // The names of columns, far apart on one line, head the table below.
    if line.words.matches("   ").count() >= 2 {
        return None;
    }
    let slants = lines == 1 && sheet.slants(at) && running_text_under(sheet, at, lines);
    let out = (at..at + lines).all(|line| sheet.stands_out(line)) || slants;
    let colon = text.ends_with(':');
    let bare = text.trim_end_matches(':');
    let decision = words().goals.decision.is(bare) || words().kinds.protocol_part.is(bare);
    if letters < 3
        || ends_badly(bare)
        || is_goal_label(bare)
        || label::is_bare(&text)
        || label::tells_beside(&text)
        || heads_box(&text)
        || heads_alike(sheet, at, bare)
        || label::is_announced(&text)
            && sheet.previous(at).is_some_and(|above| {
                matches!(sheet.lines[above].role, Role::Heading { .. } | Role::HeadingContinued) && sheet.lines[at].gap < 0.5
            })
        || (!out && is_listed_goal(sheet, at, lines))
        || (colon
            && !decision
            && !(out && running_text_under(sheet, at, lines))
            && !(outline.close_with_colon
                && short_with_colon(sheet, at)
                && sheet.next(at).is_some_and(|next| sheet.lines[next].mark.is_none())))
    {
        return None;
    }
    let before = sheet.previous(at);
    let apart = sheet.opens(at)
        || before.is_none_or(|before| {
            let above = &sheet.lines[before];
            // A short line that no sentence runs into and none runs on from stands apart without any space above.
            let list_below = sheet.next(at + lines - 1).is_some_and(|next| sheet.lines[next].mark.is_some());
            matches!(
                above.role,
                Role::Heading { .. } | Role::HeadingContinued | Role::Grid { .. } | Role::Spaced { .. } | Role::Label
            ) || above.zone != Zone::Body
                || ends_sentence(above.words)
                || (above.words.ends_with(')') && list_below && text.chars().count() < 60)
                || (out && !sheet.stands_out(before))
        });
    if out {
        let short = text.chars().count() <= 160;
        return (short && apart && (sheet.next(at + lines - 1).is_some())).then_some(None);
    }
    let plain = (!sheet.has_layout() || !outline.words_stand_out && !outline.numbers_stand_out)
        && apart
        && lines <= 2
        && text.chars().count() <= LONGEST_PLAIN
        && text.split_whitespace().count() <= 16
        && !text.contains('@')
        && text.matches(',').count() <= 2
        && sheet.broken_early(at + lines - 1)
        && first_date(&text).is_none_or(|date| date.at.len() * 2 < text.len())
        && has_text_under(sheet, at, lines);
    (plain || (decision && apart)).then_some(None)
}

/// Whether a line of plain text is underlined: by a row of one sign right below it.
fn is_underlined(sheet: &Sheet<'_>, at: usize) -> bool {
    let Some(below) = sheet.next(at).map(|next| &sheet.lines[next]) else { return false };
    let sign = below.words.chars().next().unwrap_or(' ');
    below.gap < 0.5
        && below.layout.is_none()
        && matches!(sign, '-' | '=' | '_' | '~' | '–')
        && below.words.chars().count() >= 3
        && below.words.chars().all(|other| other == sign)
        && sheet.opens(at)
}

/// Whether a line names measures and nothing else, and so do others in the document: each only introduces the list or table below it.
fn heads_alike(sheet: &Sheet<'_>, at: usize, bare: &str) -> bool {
    let alike = |other: &crate::sheet::SheetLine<'_>| other.cell.is_none() && other.words.trim_end_matches([':', ' ']) == bare;
    let lists = sheet.next(at).is_some_and(|next| sheet.lines[next].cell.is_some() || sheet.lines[next].mark.is_some());
    lists && words().goals.measure_noun.is(bare) && sheet.lines.iter().filter(|line| alike(line)).count() > 1
}

/// Whether a line is the heading of a box beside the text: «Fakta: Tilskudd til bolig».
fn heads_box(text: &str) -> bool {
    words().phrases.fact_box.starts(text).is_some_and(|length| text[length..].is_empty() || text[length..].starts_with(':'))
}

/// Whether a short line closes with a colon, alone under a blank and above running text: «Bakgrunn:».
fn closes_with_colon(sheet: &Sheet<'_>, at: usize) -> bool {
    short_with_colon(sheet, at) && running_text_under(sheet, at, 1)
}

/// Whether a line is short, closes with a colon, and names no kind of goal or measure.
fn short_with_colon(sheet: &Sheet<'_>, at: usize) -> bool {
    let line = &sheet.lines[at];
    let bare = line.words.trim_end_matches(':');
    let goals = &words().goals;
    bare.len() < line.words.len()
        && line.mark.is_none()
        && sheet.opens(at)
        && bare.split_whitespace().count() <= 5
        && bare.starts_with(char::is_uppercase)
        && !is_goal_label(bare)
        && !goals.measure_noun.within(bare)
        && ![&goals.hovedmaal, &goals.maalbilde, &goals.assignment].iter().any(|forms| forms.is(bare))
}

/// Whether a goal or measure with its number stands in a row of such lines: «Hovedmål 1 …» with «Delmål 1.1 …» right below or above it.
fn is_listed_goal(sheet: &Sheet<'_>, at: usize, lines: usize) -> bool {
    let numbered = |line: Option<usize>| line.is_some_and(|line| label::is_numbered(sheet.lines[line].words));
    let next = sheet.next(at + lines - 1);
    label::is_numbered(sheet.lines[at].words)
        && (numbered(next) && next.is_some_and(|next| !sheet.opens(next)) || (numbered(sheet.previous(at)) && !sheet.opens(at)))
}

/// Whether the words end as no heading does.
fn ends_badly(text: &str) -> bool {
    text.ends_with(['.', ',', ';', '!', '•', '–', '-'])
        || (text.ends_with('?') && text.split_whitespace().count() < 3)
        || ends_in_amount(text)
        || text.ends_with("»") && text.starts_with('«') && text.len() > 80
}

/// Whether the words end in a figure that is no year: a line of a table of figures.
fn ends_in_amount(text: &str) -> bool {
    let words = text.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == ' ');
    let figure = &text[words.len()..];
    let digits = figure.chars().filter(char::is_ascii_digit).count();
    digits > 0
        && figure.starts_with(' ')
        && !(digits == 4 && (figure.starts_with(" 19") || figure.starts_with(" 20")))
        && (digits > 2 || figure.trim() == "0")
}

/// Whether the words only name a kind of goal or measure and so introduce a list: «Effektmål», «Presisering».
fn is_goal_label(text: &str) -> bool {
    let goals = &words().goals;
    [
        &goals.effektmaal,
        &goals.resultatmaal,
        &goals.delmaal,
        &goals.specification,
        &goals.sektormaal,
        &goals.kommunemaal,
        &goals.maaltall,
    ]
    .iter()
    .any(|forms| forms.is(text))
}

/// Whether a short line with a colon begins with the name of a kind of goal: «Måltal for 2026:».
fn names_goals_to_come(line: &str) -> bool {
    let goals = &words().goals;
    let short = line.ends_with(':') && line.split_whitespace().count() <= 5;
    short
        && [&goals.effektmaal, &goals.resultatmaal, &goals.delmaal, &goals.hovedmaal, &goals.maaltall]
            .iter()
            .any(|forms| forms.starts(line).is_some())
}

/// Whether text, a list or a further heading stands under the heading.
fn has_text_under(sheet: &Sheet<'_>, at: usize, lines: usize) -> bool {
    let Some(next) = sheet.next(at + lines - 1) else { return false };
    let line = &sheet.lines[next];
    if line.zone != Zone::Body && line.claimed {
        return line.zone == Zone::Caption;
    }
    if line.cell.is_some() || matches!(line.role, Role::Grid { .. } | Role::Spaced { .. }) || line.words.ends_with(':') {
        return true;
    }
    if let Some(mark) = &line.mark {
        return sheet.after_mark(next).starts_with(char::is_alphabetic)
            && !matches!(
                (&mark.kind, sheet.lines[at].mark.as_ref().map(|own| &own.kind)),
                (MarkKind::Letter(_), Some(MarkKind::Letter(_)))
            );
    }
    let after = sheet.next(next);
    let begins = line
        .words
        .starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit() || matches!(first, '«' | '"' | '“' | '§'));
    let long = line.words.chars().count() >= 25;
    let sentence = line.words.chars().count() >= 45
        || long && ends_sentence(line.words)
        || long
            && after
                .is_some_and(|after| sheet.lines[after].words.starts_with(char::is_lowercase) && sheet.lines[after].gap < 0.5);
    // A further heading right below, with text of its own.
    let subheading = sheet.opens(next) && after.is_some_and(|after| sheet.lines[after].words.chars().count() >= 45);
    begins && (sentence || subheading)
}

/// Whether a paragraph of running text stands under the line, no list.
fn running_text_under(sheet: &Sheet<'_>, at: usize, lines: usize) -> bool {
    sheet.next(at + lines - 1).is_some_and(|next| {
        let line = &sheet.lines[next];
        line.mark.is_none()
            && line.cell.is_none()
            && !line.words.ends_with(':')
            && (ends_sentence(line.words) || line.words.chars().count() > 55)
    })
}

/// Whether a numbered line under a blank counts on the chapters above it, and no points of a list right above it: then a short line or a
/// table may stand below.
fn counts_chapters(sheet: &Sheet<'_>, at: usize, outline: &Outline) -> bool {
    let is_point = |above: usize| {
        let above = &sheet.lines[above];
        above.role == Role::Plain && matches!(above.mark.as_ref().map(|mark| &mark.kind), Some(MarkKind::Decimal(..)))
    };
    !outline.last.is_empty()
        && sheet.opens(at)
        && sheet.broken_early(at)
        && sheet.next(at).is_some_and(|next| !sheet.lines[next].claimed || sheet.lines[next].zone == Zone::Body)
        && !sheet.previous(at).is_some_and(is_point)
}

/// Whether the number of a heading that stands out counts on from an earlier letter: the first of the assignments is «7».
fn counts_on(outline: &Outline, parts: &[u16]) -> bool {
    outline.assignments && outline.last.is_empty() && parts.len() == 1
}

/// Whether the first numbered heading is that of a chapter in the midst of a plan: it is set larger than running text, and its number is whole.
fn opens_excerpt(sheet: &Sheet<'_>, at: usize, outline: &Outline) -> bool {
    let line = &sheet.lines[at];
    let whole = matches!(line.mark.as_ref().map(|mark| &mark.kind), Some(MarkKind::Decimal(parts, _)) if parts.len() == 1);
    outline.last.is_empty() && whole && line.layout.is_some_and(|layout| layout.size > sheet.body_size * 1.08)
}

/// Whether the number `parts` can follow `last`: the first, a sibling (one may be missing), a child, or a return to a higher level.
fn follows(last: &[u16], parts: &[u16]) -> bool {
    let Some((own, above)) = parts.split_last() else { return false };
    if last.is_empty() {
        return parts.iter().all(|part| *part <= 1) || (parts.len() == 1 && *own <= 2);
    }
    if above.len() < last.len() && last[..above.len()] == *above {
        let before = last[above.len()];
        return (before + 1..=before + 2).contains(own);
    }
    above == last && *own <= 1
}

/// Whether a numbered line is a point of a list: another point follows it at once, or stood right before it.
fn is_point(sheet: &Sheet<'_>, at: usize, lines: usize, mark: &Mark) -> bool {
    let same_depth = |other: Option<usize>| {
        other.and_then(|other| sheet.lines[other].mark.as_ref().filter(|_| sheet.lines[other].zone == Zone::Body)).is_some_and(
            |other| match (&other.kind, &mark.kind) {
                (MarkKind::Decimal(a, dot_a), MarkKind::Decimal(b, dot_b)) => a.len() == b.len() && dot_a == dot_b,
                (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
            },
        )
    };
    // Points within the point («a) …») may stand between it and its sibling.
    let mut next = sheet.next(at + lines - 1);
    while let Some(below) = next {
        let nested =
            matches!(sheet.lines[below].mark.as_ref().map(|mark| &mark.kind), Some(MarkKind::Letter(_) | MarkKind::Bullet));
        let wrapped = sheet.lines[below].mark.is_none()
            && sheet.lines[below].gap < 0.5
            && (sheet.lines[below].words.starts_with(char::is_lowercase)
                || sheet.lines[below].layout.is_none() && sheet.lines[below].indent > sheet.lines[at].indent + 1.0);
        if !(nested || wrapped) {
            break;
        }
        next = sheet.next(below);
    }
    // Right below the point before it, no blank between, it is the last of the list.
    let above = sheet.previous(at).filter(|above| sheet.lines[at].gap < 0.5 && sheet.lines[*above].role == Role::Plain);
    same_depth(next) || same_depth(above)
}

/// A short line that ends in a colon, or that only names a kind of goal, and introduces what follows.
fn is_label(sheet: &Sheet<'_>, at: usize) -> bool {
    let line = &sheet.lines[at];
    let before = sheet.previous(at);
    let begins = sheet.opens(at)
        || before.is_none_or(|before| {
            let above = &sheet.lines[before];
            above.role != Role::Plain
                || above.zone != Zone::Body
                || (sheet.broken_early(before)
                    && (ends_sentence(above.words) || (above.mark.is_some() && !ends_open(above.words))))
        });
    let known = is_goal_label(line.words) || names_goals_to_come(line.words) || label::is_bare(line.words);
    let introduces = begins && line.words.ends_with(':') && line.words.chars().count() <= 75;
    line.mark.is_none() && line.words.starts_with(char::is_uppercase) && (known || introduces || heads_list(sheet, at))
}

/// Whether a short line stands right above a list of bullets and is no sentence: «Bydelens oppdrag».
fn heads_list(sheet: &Sheet<'_>, at: usize) -> bool {
    let line = &sheet.lines[at];
    let set_apart = sheet.opens(at)
        || sheet.previous(at).is_some_and(|above| {
            let above = &sheet.lines[above];
            above.mark.is_some()
                || ends_sentence(above.words) && sheet.previous(at).is_some_and(|above| sheet.broken_early(above))
                || matches!(above.role, Role::Heading { .. } | Role::HeadingContinued)
        });
    set_apart
        && line.cell.is_none()
        && line.words.split_whitespace().count() <= 6
        && sheet.broken_early(at)
        && !ends_badly(line.words)
        && !ends_open(line.words)
        && sheet.next(at).is_some_and(|next| {
            let below = &sheet.lines[next];
            below.page == line.page && below.gap < 0.6 && below.mark.as_ref().is_some_and(|mark| mark.kind == MarkKind::Bullet)
        })
}

#[cfg(test)]
mod tests {
    use super::follows;

    #[test]
    fn numbers_of_headings_follow_one_another() {
        for (last, next) in
            [("", "1"), ("", "1.1"), ("1", "2"), ("1", "1.1"), ("4.1", "4.2"), ("4.1.3", "5"), ("6.2.1", "6.2.2"), ("3", "5")]
        {
            assert!(holds(last, next), "{last} → {next}");
        }
        for (last, next) in [("", "10"), ("4.3", "10"), ("2", "1"), ("4.1", "4.1"), ("5", "7.1"), ("2", "2.2")] {
            assert!(!holds(last, next), "{last} → {next}");
        }
    }

    fn holds(last: &str, next: &str) -> bool {
        let parts = |number: &str| number.split('.').filter_map(|part| part.parse().ok()).collect::<Vec<u16>>();
        follows(&parts(last), &parts(next))
    }
}
