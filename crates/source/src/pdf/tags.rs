//! Structure tags held against the typography: many files call things headings that are none.

use letter::{Layout, LineDraft, Tag};

use crate::furniture::usual_size;

/// A heading is set at least this much larger than the running text, unless it is bold.
const LARGER: f32 = 1.06;

/// What neither its size nor its weight sets apart is running text if it has so many lines or characters, or if it is a sentence.
const MOST_LINES: usize = 2;
const MOST_CHARACTERS: usize = 160;
const SENTENCE: usize = 50;

/// Takes the tag of a heading from what looks and reads like running text.
pub(super) fn check(lines: &mut [LineDraft]) {
    let usual = usual_size(lines);
    let is_heading = |line: &LineDraft| matches!(tag(line), Some(Tag::Heading(_)));
    for block in lines.chunk_by_mut(|a, b| tag(a) == tag(b) && b.gap < 0.5 && a.cell == b.cell) {
        if !is_heading(&block[0])
            || block.iter().filter_map(|line| line.layout.as_ref()).any(|layout| is_set_apart(layout, usual))
        {
            continue;
        }
        let characters: usize = block.iter().map(|line| line.words.chars().count()).sum();
        let ends = |signs: [char; 3]| block.last().is_some_and(|line| line.words.trim_end().ends_with(signs));
        if block.len() > MOST_LINES || characters > MOST_CHARACTERS || (characters > SENTENCE && ends(['.', ',', ';'])) {
            block.iter_mut().filter_map(|line| line.layout.as_mut()).for_each(|layout| layout.tag = Some(Tag::Paragraph));
        }
    }
}

fn tag(line: &LineDraft) -> Option<Tag> {
    line.layout.as_ref().and_then(|layout| layout.tag)
}

fn is_set_apart(layout: &Layout, usual: f32) -> bool {
    layout.bold || layout.size > LARGER * usual
}
