//! Runs read as one flowing line, with the way back to their places.

use std::ops::Range;

use crate::{Runs, Span, Text};

/// The words of some runs, joined by single spaces, so that a pattern need not know of line breaks, page breaks or the furniture
/// between them; [`Flow::runs`] leads from any part of it back to where that part stands.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Flow {
    text: String,
    words: Vec<Word>,
}

/// A word of a flow: where it begins in the flow and in the text, its length, and which run it comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Word {
    at: usize,
    from: usize,
    length: usize,
    run: usize,
}

impl Flow {
    /// Reads `runs` of `text`.
    pub fn of(text: &Text, runs: &Runs) -> Self {
        let mut flow = Self::default();
        for (run, span) in runs.spans().iter().enumerate() {
            let words = text.slice(*span);
            let mut at = 0;
            for word in words.split_whitespace() {
                let offset = words[at..].find(word).map_or(at, |found| at + found);
                at = offset + word.len();
                if !flow.text.is_empty() {
                    flow.text.push(' ');
                }
                flow.words.push(Word { at: flow.text.len(), from: span.start + offset, length: word.len(), run });
                flow.text.push_str(word);
            }
        }
        flow
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where a part of the flow stands in the text; white space at its ends is left out.
    pub fn runs(&self, part: Range<usize>) -> Runs {
        let first = self.words.partition_point(|word| word.at + word.length <= part.start);
        let mut runs = Runs::new();
        let mut open: Option<(usize, Span)> = None;
        for word in self.words[first..].iter().take_while(|word| word.at < part.end) {
            let start = word.from + part.start.saturating_sub(word.at);
            let end = word.from + word.length.min(part.end - word.at);
            open = Some(match open {
                Some((run, span)) if run == word.run => (run, Span::new(span.start, end)),
                other => {
                    if let Some((_, span)) = other {
                        runs.push(span);
                    }
                    (word.run, Span::new(start, end))
                }
            });
        }
        if let Some((_, span)) = open {
            runs.push(span);
        }
        runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Layer, LineDraft, Page};

    #[test]
    fn a_part_of_a_flow_leads_back_to_its_lines() {
        let lines = ["Kommunen skal", "12", "rydde  snø."];
        let drafts = lines.iter().map(|words| LineDraft { words: (*words).into(), page: 1, ..LineDraft::default() }).collect();
        let text = Text::freeze(drafts, vec![Page::default()], Layer::Embedded);
        let runs: Runs = [text.lines()[0].span, text.lines()[2].span].into_iter().collect();
        let flow = Flow::of(&text, &runs);
        assert_eq!(flow.as_str(), "Kommunen skal rydde snø.");
        let part = flow.runs(9..19);
        assert_eq!(part.spans().iter().map(|span| text.slice(*span)).collect::<Vec<_>>(), ["skal", "rydde"]);
        assert_eq!(text.read(&flow.runs(0..flow.as_str().len())), flow.as_str());
    }
}
