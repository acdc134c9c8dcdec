//! What a reader should know about how a letter was read.

use letter::{Layer, Letter, PageNote, Remark, Runs, Severity, Text};

/// The remarks on a letter, in order of the text.
pub(crate) fn of(letter: &Letter) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = of_pages(&letter.text);
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

/// Where two readers have fewer words in common than this on a page, one of them is likely to be wrong.
pub const LEAST_AGREEMENT: f32 = 0.9;

/// What is to be known of pages as a whole.
fn of_pages(text: &Text) -> Vec<Remark> {
    let disagreed = |text: &Text| {
        let pages = text.agreement().unwrap_or_default().iter();
        pages.filter(|(_, agreement)| *agreement < LEAST_AGREEMENT).map(|(page, _)| *page).collect::<Vec<_>>()
    };
    let uncompared = (text.agreement() == Some(&[]) && text.layer() != Layer::Ocr).then(|| Remark {
        severity: Severity::Note,
        code: "readers-not-compared",
        message: "The second reader could not read the file, so that nothing was compared.".to_owned(),
        runs: Runs::new(),
    });
    let noted = |note: PageNote| text.notes().iter().filter(|(_, one)| *one == note).map(|(page, _)| *page).collect::<Vec<_>>();
    let remark = |pages: &[u32], code: &'static str, one: &str, several: &str| {
        let message = match pages.split_last()? {
            (last, []) => one.replace("{}", &last.to_string()),
            (last, others) => {
                let others: Vec<String> = others.iter().map(u32::to_string).collect();
                several.replace("{}", &format!("{} and {last}", others.join(", ")))
            }
        };
        Some(Remark { severity: Severity::Warning, code, message, runs: Runs::new() })
    };
    [
        remark(
            text.missing(),
            "pages-missing",
            "Page {} was not read and is missing.",
            "Pages {} were not read and are missing.",
        ),
        remark(
            &noted(PageNote::NotRecognised),
            "page-not-recognised",
            "Page {} is a picture, and the words on it were not read.",
            "Pages {} are pictures, and the words on them were not read.",
        ),
        remark(
            &noted(PageNote::UnreadableLayer { recognised: true }),
            "text-layer-unreadable",
            "The text layer of page {} cannot be read; its words were read from its picture.",
            "The text layers of pages {} cannot be read; their words were read from their pictures.",
        ),
        remark(
            &noted(PageNote::UnreadableLayer { recognised: false }),
            "text-layer-unreadable",
            "The text layer of page {} cannot be read, and its words are wrong.",
            "The text layers of pages {} cannot be read, and their words are wrong.",
        ),
        remark(
            &disagreed(text),
            "readers-disagree",
            "Two readers of page {} have fewer than nine in ten words in common.",
            "Two readers of pages {} have fewer than nine in ten words in common.",
        ),
        uncompared,
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_named() {
        let messages = |text: &Text| of_pages(text).into_iter().map(|remark| remark.message).collect::<Vec<_>>();
        let text = Text::freeze(Vec::new(), Vec::new(), Layer::Embedded);
        assert!(messages(&text).is_empty());
        assert_eq!(messages(&text.clone().without(vec![7])), ["Page 7 was not read and is missing."]);
        assert_eq!(messages(&text.clone().without(vec![2, 5, 7])), ["Pages 2, 5 and 7 were not read and are missing."]);
        let notes = vec![(1, PageNote::NotRecognised), (2, PageNote::UnreadableLayer { recognised: true })];
        assert_eq!(
            messages(&text.clone().with_notes(notes)),
            [
                "Page 1 is a picture, and the words on it were not read.",
                "The text layer of page 2 cannot be read; its words were read from its picture."
            ]
        );
        assert_eq!(
            messages(&text.clone().with_agreement(vec![(1, 0.89), (2, 0.9), (3, 0.1)])),
            ["Two readers of pages 1 and 3 have fewer than nine in ten words in common."]
        );
        assert_eq!(
            messages(&text.with_agreement(Vec::new())),
            ["The second reader could not read the file, so that nothing was compared."]
        );
    }
}
