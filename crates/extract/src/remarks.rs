//! What a reader should know about how a letter was read.

use letter::{Letter, Remark, Runs, Severity};

/// The remarks on a letter, in order of the text.
pub(crate) fn of(letter: &Letter) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = pages_missing(letter.text.missing()).into_iter().collect();
    for (at, section) in letter.sections.iter().enumerate() {
        let has_children = letter.sections.iter().any(|other| other.value.parent == Some(at));
        if section.value.text.is_empty() && !has_children {
            remarks.push(Remark {
                severity: Severity::Note,
                code: "heading-without-text",
                message: format!("The heading «{}» has no text under it.", section.value.title),
                runs: section.runs.clone(),
            });
        }
    }
    if letter.title.is_none() {
        remarks.push(Remark {
            severity: Severity::Note,
            code: "no-title",
            message: "No title was found.".to_owned(),
            runs: Runs::new(),
        });
    }
    remarks
}

/// The letter was read without some of its pages.
fn pages_missing(missing: &[u32]) -> Option<Remark> {
    let (last, others) = missing.split_last()?;
    let message = if others.is_empty() {
        format!("Page {last} was not read and is missing.")
    } else {
        let others: Vec<String> = others.iter().map(u32::to_string).collect();
        format!("Pages {} and {last} were not read and are missing.", others.join(", "))
    };
    Some(Remark { severity: Severity::Warning, code: "pages-missing", message, runs: Runs::new() })
}

#[cfg(test)]
mod tests {
    use super::pages_missing;

    #[test]
    fn missing_pages_are_named() {
        assert_eq!(pages_missing(&[]), None);
        assert_eq!(pages_missing(&[7]).unwrap().message, "Page 7 was not read and is missing.");
        assert_eq!(pages_missing(&[2, 5, 7]).unwrap().message, "Pages 2, 5 and 7 were not read and are missing.");
    }
}
