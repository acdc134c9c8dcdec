//! Finds: captions of figures and tables: `Figur 2: Kart over sentrum`.
//! Because: a caption begins with its label and number and goes on with a capital; «Figur 2 viser at …» is running text.
//! Misses: captions without a number.

use letter::Zone;
use norsk::words;

use crate::sheet::{Sheet, ends_open, ends_sentence};

pub(crate) fn mark(sheet: &mut Sheet<'_>) {
    let mut at = 0;
    while at < sheet.lines.len() {
        if sheet.lines[at].claimed || sheet.lines[at].cell.is_some() || !is_caption(sheet, at) {
            at += 1;
            continue;
        }
        sheet.claim(at, Zone::Caption);
        while !sheet.broken_early(at) || sheet.lines.get(at + 1).is_some_and(|next| next.words.starts_with(char::is_lowercase)) {
            let next = at + 1;
            let runs_on = sheet.lines.get(next).is_some_and(|line| {
                !line.claimed && line.gap < 0.5 && line.cell.is_none() && line.mark.is_none() && line.page == sheet.lines[at].page
            });
            if !runs_on || ends_sentence(sheet.lines[at].words) {
                break;
            }
            sheet.claim(next, Zone::Caption);
            at = next;
        }
        at += 1;
    }
}

fn is_caption(sheet: &Sheet<'_>, at: usize) -> bool {
    let line = sheet.lines[at].words;
    let phrases = &words().phrases;
    let Some(length) = phrases.figure.starts(line).or_else(|| phrases.table_caption.starts(line)) else { return false };
    let rest = line[length..].trim_start();
    let number = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(rest.len());
    let caption = rest[number..].trim_start_matches([':', '.', ' ', '–', '-']);
    let before = sheet.previous(at).map(|before| sheet.lines[before].words);
    line.starts_with(char::is_uppercase)
        && rest.starts_with(|digit: char| digit.is_ascii_digit())
        && caption.starts_with(|first: char| first.is_uppercase() || first == '«')
        && (sheet.opens(at) || before.is_none_or(|before| !ends_open(before)))
}
