//! What a reader should know about how a letter was read.

use letter::{Letter, Remark, Runs, Severity};

/// The remarks on a letter, in order of the text.
pub(crate) fn of(letter: &Letter) -> Vec<Remark> {
    let mut remarks = Vec::new();
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
