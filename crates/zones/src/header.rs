//! Finds: the header of a letter, letterhead and markings, and where the body begins.
//! Because: a header is made of short lines with known labels, post towns, telephone numbers and names, and running text is not.
//! Misses: a letterhead of several sentences.

use letter::Zone;
use norsk::{Label, email, first_date, is_access_marking, is_salutation, label_at, post_line, words};

use crate::field::labels_in;
use crate::mark::MarkKind;
use crate::sheet::{Sheet, ends_sentence};
use crate::{address, field};

/// How many lines from the top a header may reach where the page does not end before.
const REACH: usize = 90;
/// What parts columns of plain text: two spaces may stand in running text that is set to both edges.
const WIDE: &str = "   ";

/// Marks the header and gives the first line of the body.
pub(crate) fn mark(sheet: &mut Sheet<'_>) -> usize {
    let reach = sheet.lines.iter().take(REACH).take_while(|line| line.page <= 1).count();
    let body = body_start(sheet, reach);
    address::mark_tables(sheet, body);
    field::mark(sheet, reach, body);
    address::mark(sheet, reach, body);
    letterhead(sheet, body);
    margin(sheet);
    body
}

/// The first line of running text, list or numbered heading.
fn body_start(sheet: &Sheet<'_>, reach: usize) -> usize {
    if let Some(end) = mail_head(sheet, reach) {
        return end;
    }
    let mut at = 0;
    while at < reach {
        let line = &sheet.lines[at];
        if line.claimed || line.cell.is_some() {
            at += 1;
            continue;
        }
        let next = sheet.next(at).filter(|next| !sheet.opens(*next));
        // A cover says when a plan was adopted; that is no sentence of it.
        if words().phrases.adopted.starts(line.words).is_some()
            && first_date(line.words).is_some()
            && line.words.chars().count() < 110
        {
            at += 1;
            continue;
        }
        let numbered = line.mark.as_ref().is_some_and(|mark| match &mark.kind {
            MarkKind::Decimal(parts, _) => {
                parts.iter().all(|part| *part < 30)
                    && post_line(line.words).is_none()
                    && first_date(line.words).is_none()
                    && sheet.after_mark(at).starts_with(char::is_uppercase)
                    && !sheet.after_mark(at).contains('/')
            }
            MarkKind::Bullet => !is_contact(line.words) && sheet.after_mark(at).len() > 20,
            _ => false,
        });
        let joined = next.is_some_and(|next| {
            let follows = &sheet.lines[next];
            !sheet.broken_early(at)
                && follows.words.starts_with(|letter: char| letter.is_lowercase() || letter.is_ascii_digit())
                && follows.words.split_whitespace().count() >= 2
        });
        let length = line.words.chars().count();
        // Running text of plain text has no wide gaps; a row of labels with their values has.
        let in_columns = line.layout.is_none() && line.words.contains(WIDE);
        let sentence = !in_columns
            && (ends_sentence(line.words) && length > 30 && line.words.split_whitespace().count() >= 6
                || (length > 60 && joined && !sheet.stands_out(at) && paragraph_ends(sheet, at)));
        let label = labels_in(sheet, at).first().and_then(|place| label_at(sheet.text.slice(place.label)));
        if (numbered || sentence)
            && !is_contact(line.words)
            && label.is_none_or(|(label, _)| matches!(label, Label::To | Label::From | Label::Subject))
        {
            return at;
        }
        at += 1;
    }
    reach
}

/// The end of the block that a mail begins with: from, to and subject, a label and its value a line, and nothing above. What follows
/// is all body, however short its lines; a mail that it answers has such a block as well, which is not this one's.
fn mail_head(sheet: &Sheet<'_>, reach: usize) -> Option<usize> {
    let label = |at: usize| {
        let place = labels_in(sheet, at).into_iter().next().filter(|place| place.value.is_some())?;
        Some(label_at(sheet.text.slice(place.label))?.0)
    };
    let in_block = |at: &usize| *at == 0 || sheet.lines[*at].gap < 0.5;
    let labels: Vec<Label> = (0..reach).take_while(in_block).map_while(label).collect();
    let is_mail = labels.first() == Some(&Label::From) && labels.contains(&Label::To) && labels.contains(&Label::Subject);
    is_mail.then_some(labels.len())
}

/// Whether the paragraph that begins at `at` ends like a sentence, or goes on for three lines and more.
fn paragraph_ends(sheet: &Sheet<'_>, at: usize) -> bool {
    let mut last = at;
    let mut lines = 1;
    while let Some(next) = sheet.next(last).filter(|next| !sheet.opens(*next)) {
        last = next;
        lines += 1;
        if lines > 3 {
            return true;
        }
    }
    ends_sentence(sheet.lines[last].words) || sheet.lines[last].words.ends_with([':', ','])
}

/// Whether the line tells how to reach the sender: an e-mail or web address, telephone, organisation number.
pub(crate) fn is_contact(line: &str) -> bool {
    // A sentence may name a web page as well.
    if ends_sentence(line) && line.split_whitespace().count() >= 5 && label_at(line).is_none() {
        return false;
    }
    email(line).is_some()
        || line.contains("www.")
        || line.contains("http")
        || label_at(line).is_some_and(|(label, _)| matches!(label, Label::Postal | Label::Phone | Label::Email))
        || (words().labels.postal.within(line)
            && line.chars().count() < 140
            && line.chars().filter(char::is_ascii_digit).count() >= 4)
}

/// The longest line of a margin, in characters.
const NARROW: usize = 45;

/// What stands in a margin beside the text of the first page, set smaller: addresses and references.
fn margin(sheet: &mut Sheet<'_>) {
    for at in 0..sheet.lines.len() {
        let line = &sheet.lines[at];
        let is_small = line.layout.is_some_and(|layout| layout.column > 0 && layout.size <= 0.86 * sheet.body_size);
        let is_free = !line.claimed && line.cell.is_none() && line.page == 1;
        if is_free && is_small && line.words.chars().count() <= NARROW {
            sheet.claim(at, Zone::Header);
        }
    }
}

/// What else stands above the body and names the sender or restricts access.
fn letterhead(sheet: &mut Sheet<'_>, body: usize) {
    for at in 0..body {
        let line = &sheet.lines[at];
        if line.claimed {
            continue;
        }
        let words_in_line = line.words;
        let marking = is_access_marking(words_in_line)
            && label_at(words_in_line).is_some_and(|(_, length)| words_in_line[length..].trim().len() < 60);
        let date_line =
            first_date(words_in_line).is_some_and(|date| words_in_line.len() - date.at.len() < 30) && !sheet.stands_out(at);
        let salutation = is_salutation(words_in_line) && words_in_line.len() < 110;
        let listed = words().phrases.according_to_list.is(words_in_line);
        let adopted = words().phrases.adopted.starts(words_in_line).is_some() && first_date(words_in_line).is_some();
        if marking || date_line || salutation || listed || adopted || is_contact(words_in_line) {
            sheet.claim(at, Zone::Header);
        }
    }
}
