//! Paragraphs that a mail program broke into lines: `format=flowed` of RFC 3676.

/// Lines put together again: one that ends with a space goes on in the next of the same depth of quotation. With `without_space`
/// (`DelSp=Yes`) that space was added with the break.
pub(super) fn joined(text: &str, without_space: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut open: Option<usize> = None;
    for line in text.lines() {
        let depth = line.len() - line.trim_start_matches('>').len();
        let words = &line[depth..];
        // A space in front keeps a line from being taken for a quotation; it is none of the words.
        let words = words.strip_prefix(' ').unwrap_or(words);
        let is_signature = words == "-- ";
        if open != Some(depth) || is_signature {
            if open.is_some() {
                out.push('\n');
            }
            out.extend(std::iter::repeat_n('>', depth));
            out.push_str(if depth > 0 { " " } else { "" });
        }
        let goes_on = words.ends_with(' ') && !is_signature;
        out.push_str(if goes_on && without_space { &words[..words.len() - 1] } else { words });
        open = goes_on.then_some(depth);
        if !goes_on {
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn soft_breaks_go_and_hard_ones_stay() {
        assert_eq!(joined("Kommunen skal \nrydde snø.\n\n Fra i dag.\n", false), "Kommunen skal rydde snø.\n\nFra i dag.\n");
        assert_eq!(joined("Kommunens bud \nsjett\n", true), "Kommunens budsjett\n");
    }

    #[test]
    fn quotations_and_signatures_end_a_paragraph() {
        assert_eq!(joined("Svar \n> Spørsmål \n> og mer\n-- \nKari\n", false), "Svar \n> Spørsmål og mer\n-- \nKari\n");
    }
}
