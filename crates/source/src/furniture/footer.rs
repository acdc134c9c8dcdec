//! The sender's addresses at the foot of the first page.

use letter::{LineDraft, Page};

use super::BOTTOM;

/// The footer is set at least this much smaller than the running text, in points.
const SMALLER: f32 = 0.7;

/// The lines in small type at the foot of the first page, unless they are footnotes.
pub(super) fn of_first_page(lines: &[LineDraft], pages: &[Page]) -> Vec<usize> {
    let Some(page) = pages.first().filter(|page| page.height > 0.0) else { return Vec::new() };
    let usual = usual_size(lines);
    let foot: Vec<usize> = lines
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
    let is_note = foot.iter().any(|&at| lines[at].words.starts_with(is_superscript));
    if is_note || !is_set_apart(lines, &foot, usual) { Vec::new() } else { foot }
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

fn is_superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}
