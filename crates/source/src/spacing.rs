//! What blank lines mean: the usual distance of two lines in one paragraph, and what goes beyond it.

/// A line of a plain text file.
pub(crate) struct Spaced<'t> {
    /// Its words, trimmed.
    pub(crate) words: &'t str,
    /// The blank lines above it.
    pub(crate) blanks: usize,
    /// Whether it is the first of its page.
    pub(crate) first: bool,
}

/// A line this long has filled its paragraph's width, so that what follows in lower case is its continuation.
const FULL_LINE: usize = 30;

/// As many lines around a place are asked for their distance before the document as a whole is.
const NEAR: usize = 8;

/// The visible space above each line, in lines beyond the usual distance. Text taken out of PDFs often has a blank line between any two
/// lines, or has it in some parts only: the usual distance is that of the nearest lines which plainly belong to one paragraph.
pub(crate) fn gaps(lines: &[Spaced<'_>]) -> Vec<f32> {
    let samples: Vec<Option<usize>> = (0..lines.len()).map(|at| sample(lines, at)).collect();
    let common = most_common(samples.iter().flatten().copied()).unwrap_or_else(|| least(lines));
    let sensible = |blanks: &Option<usize>| blanks.filter(|&blanks| blanks <= common + 1);
    let samples: Vec<Option<usize>> = samples.iter().map(sensible).collect();

    let mut after: Vec<Option<(usize, usize)>> = vec![None; lines.len()];
    let mut seen = None;
    for at in (0..lines.len()).rev() {
        seen = samples[at].map(|blanks| (at, blanks)).or(seen);
        after[at] = seen;
    }
    let mut before = None;
    let mut gaps = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        before = samples[at].map(|blanks| (at, blanks)).or(before);
        let usual = nearest(at, before, after[at]).unwrap_or(common);
        gaps.push(if line.first { 0.0 } else { line.blanks.saturating_sub(usual) as f32 });
    }
    gaps
}

/// The blank lines above `at` where it plainly goes on with the sentence of the line before.
fn sample(lines: &[Spaced<'_>], at: usize) -> Option<usize> {
    let (line, before) = (&lines[at], lines[at.checked_sub(1)?].words);
    let goes_on = !line.first
        && line.words.starts_with(char::is_lowercase)
        && before.chars().count() >= FULL_LINE
        && !before.ends_with(['.', ':', '!', '?', ';']);
    goes_on.then_some(line.blanks)
}

/// Of the samples on either side the nearer one; where both are as near, the closer spacing.
fn nearest(at: usize, before: Option<(usize, usize)>, after: Option<(usize, usize)>) -> Option<usize> {
    let near =
        |sample: Option<(usize, usize)>| sample.map(|(place, blanks)| (place.abs_diff(at), blanks)).filter(|s| s.0 <= NEAR);
    near(before).into_iter().chain(near(after)).min().map(|(_, blanks)| blanks)
}

fn most_common(blanks: impl Iterator<Item = usize>) -> Option<usize> {
    let mut counts = [0usize; 8];
    blanks.for_each(|blanks| counts[blanks.min(7)] += 1);
    let most = counts.iter().copied().max().filter(|&most| most > 0)?;
    counts.iter().position(|&count| count == most)
}

/// Where no line goes on with another, the closest spacing there is, if there are lines enough to judge by.
fn least(lines: &[Spaced<'_>]) -> usize {
    let blanks = lines.iter().filter(|line| !line.first).map(|line| line.blanks);
    if lines.len() < 6 { 0 } else { blanks.min().unwrap_or(0) }
}

#[cfg(test)]
mod tests {
    use super::{Spaced, gaps};

    fn of(lines: &[(&str, usize)]) -> Vec<f32> {
        let spaced = |(at, (words, blanks)): (usize, &(&'static str, usize))| Spaced { words, blanks: *blanks, first: at == 0 };
        // The lines live as long as the program, which spares the tests a lifetime.
        let lines: Vec<(&'static str, usize)> =
            lines.iter().map(|(words, blanks)| (&*Box::leak(words.to_string().into_boxed_str()), *blanks)).collect();
        gaps(&lines.iter().enumerate().map(spaced).collect::<Vec<_>>())
    }

    #[test]
    fn a_blank_line_between_any_two_lines_is_no_gap() {
        let lines = [
            ("Kommunen skal sørge for at alle barn og", 0),
            ("unge får den hjelpen de trenger i tide.", 1),
            ("Neste avsnitt i samme bolk står her og", 3),
            ("går over to linjer.", 1),
        ];
        assert_eq!(of(&lines), [0.0, 0.0, 2.0, 0.0]);
    }

    #[test]
    fn each_part_of_a_file_has_its_own_spacing() {
        let lines = [
            ("Avsnittet er skrevet uten luft mellom de", 0),
            ("linjene som hører sammen.", 0),
            ("Et nytt avsnitt kommer etter en tom linje", 1),
            ("og slutter her.", 0),
            ("Punktet er derimot skrevet med tomme", 2),
            ("linjer mellom alle linjer.", 1),
        ];
        assert_eq!(of(&lines), [0.0, 0.0, 1.0, 0.0, 2.0, 0.0]);
    }
}
