//! The sender's addresses at the foot of the first page.

use letter::{LineDraft, Page, Tag};

use super::BOTTOM;
use crate::characters::{is_superscript, superscript};

/// The footer is set at least this much smaller than the running text, in points.
const SMALLER: f32 = 0.7;

/// The lines in small type at the foot of the first page, unless they are footnotes.
pub(super) fn of_first_page(lines: &[LineDraft], pages: &[Page]) -> Vec<usize> {
    let Some(page) = pages.first().filter(|page| page.height > 0.0) else { return Vec::new() };
    let usual = usual_size(lines);
    let small: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.page == 1)
        .filter(|(_, line)| {
            line.layout.as_ref().is_some_and(|layout| {
                layout.area.is_some_and(|area| area.y0 > page.height * BOTTOM) && layout.size < usual - SMALLER
            })
        })
        .map(|(at, _)| at)
        .collect();
    let mut foot = without_notes(lines, small);
    // Small type may stand further up as well, beside the running text; the footer is what lies below the space.
    let top = |at: &usize| lines[*at].layout.as_ref().and_then(|layout| layout.area).map_or(0.0, |area| area.y0);
    foot.sort_by(|a, b| top(b).total_cmp(&top(a)));
    foot.truncate(without_break(lines, &foot, usual));
    while !foot.is_empty() && !is_set_apart(lines, &foot, usual) {
        foot.pop();
    }
    foot
}

/// A break in the foot of a page is at least so high, in sizes of the running text.
const BREAK: f32 = 1.5;

/// How many lines, from the lowest up, stand below the first break: above it a table in small type may end.
fn without_break(lines: &[LineDraft], foot: &[usize], usual: f32) -> usize {
    let area = |at: &usize| lines[*at].layout.as_ref().and_then(|layout| layout.area);
    let mut top = f32::MAX;
    foot.iter()
        .position(|at| {
            let is_above = area(at).is_some_and(|area| top < f32::MAX && top - area.y1 > BREAK * usual);
            top = area(at).map_or(top, |area| top.min(area.y0));
            is_above
        })
        .unwrap_or(foot.len())
}

/// Leaves out the footnotes: from a line that begins with a note's mark to the space below it.
fn without_notes(lines: &[LineDraft], small: Vec<usize>) -> Vec<usize> {
    let mut in_note = false;
    let mut foot = Vec::new();
    for (place, &at) in small.iter().enumerate() {
        let goes_on = in_note && lines[at].gap < 0.5 && place > 0 && small[place - 1] + 1 == at;
        in_note = goes_on || is_note(lines, at);
        if !in_note {
            foot.push(at);
        }
    }
    foot
}

/// Whether a line is the first of a footnote: by its tag, by a raised mark, or by a number that stands raised in the text above.
fn is_note(lines: &[LineDraft], at: usize) -> bool {
    let line = &lines[at];
    if line.words.starts_with(is_superscript) || line.layout.as_ref().is_some_and(|layout| layout.tag == Some(Tag::Note)) {
        return true;
    }
    let number = line.words.split(' ').next().filter(|word| word.len() < 4 && word.bytes().all(|byte| byte.is_ascii_digit()));
    number.filter(|number| !number.is_empty()).is_some_and(|number| {
        let mark: String = number.chars().map(superscript).collect();
        let is_mark = |words: &str| {
            words.match_indices(&mark).any(|(from, _)| {
                from > 0 && !words[..from].ends_with(is_superscript) && !words[from + mark.len()..].starts_with(is_superscript)
            })
        };
        lines[..at].iter().rev().take_while(|other| other.page == line.page).any(|other| is_mark(&other.words))
    })
}

/// Whether there is space between the foot and all that stands above it; small type that only goes on down the page is no footer.
fn is_set_apart(lines: &[LineDraft], foot: &[usize], usual: f32) -> bool {
    let area = |at: usize| lines[at].layout.as_ref().and_then(|layout| layout.area);
    let top = foot.iter().filter_map(|&at| area(at)).map(|area| area.y0).fold(f32::MAX, f32::min);
    let above = (0..lines.len()).filter(|at| lines[*at].page == 1 && !foot.contains(at)).filter_map(area);
    above.map(|area| area.y1).filter(|&bottom| bottom < top + usual).all(|bottom| top - bottom > 0.6 * usual)
}

/// The size that most letters of the document have.
pub(crate) fn usual_size(lines: &[LineDraft]) -> f32 {
    let mut letters = [0usize; 256];
    for layout in lines.iter().filter_map(|line| line.layout.as_ref()) {
        letters[((layout.size * 4.0) as usize).min(255)] += layout.edges.len();
    }
    let most = letters.iter().copied().max().unwrap_or(0);
    letters.iter().position(|&count| count == most).unwrap_or(0) as f32 / 4.0
}
