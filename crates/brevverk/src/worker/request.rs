//! What is asked of a worker.

use serde::{Deserialize, Serialize};
use source::Stage;

use super::step::Step;
use crate::args::Lang;

/// One file to be read; its bytes follow.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Request {
    /// What the letter calls the file.
    pub(super) name: String,
    /// The letter that it is a part of.
    pub(super) part_of: Option<String>,
    /// What is wanted of it.
    pub(super) want: Want,
    /// Whether a letter without some of its pages is to be refused.
    pub(super) strict: bool,
    /// Pages that earlier workers did not survive.
    pub(super) without_pages: Vec<u32>,
    /// Pages whose words are not to be read off their pictures, because earlier workers did not survive that.
    pub(super) without_recognition: Vec<u32>,
    /// Whether an earlier worker did not survive the second reader.
    pub(super) without_second_reader: bool,
}

/// What is wanted of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) enum Want {
    /// Its letter.
    Letter {
        form: Form,
        /// With what looked like a measure or heading and was turned down.
        turned_down: bool,
        /// With how far a second reader of a PDF agrees.
        cross_check: bool,
    },
    /// Its text, as `brevverk text` prints it; with the layout of each line or without.
    Text { layout: bool },
    /// Its letter on one line, with a place for each line of the page instead of each run.
    LetterByLine,
    /// Its letter on one line, and the text that the letter points into.
    LetterAndText,
    /// A page, counted from 1, as a picture with so many pixels on an inch.
    Picture { page: u32, dpi: u16 },
    /// The files that lie within it.
    Parts,
    /// Its media type, or why it is not read; of a package all bytes have to be there, of other files the first.
    Kind,
}

impl Want {
    /// Its letter, and nothing besides.
    pub(crate) fn letter(form: Form) -> Self {
        Self::Letter { form, turned_down: false, cross_check: false }
    }

    /// Whether two readers are to be compared.
    pub(super) fn cross_checks(self) -> bool {
        matches!(self, Self::Letter { cross_check: true, .. })
    }

    /// How the letter is to be written, where it is wanted.
    pub(super) fn form(self) -> Option<Form> {
        match self {
            Self::Letter { form, .. } => Some(form),
            Self::LetterAndText | Self::LetterByLine => Some(Form::Line),
            Self::Text { .. } | Self::Picture { .. } | Self::Parts | Self::Kind => None,
        }
    }

    /// Whether it says what the file is a part of.
    pub(crate) fn names_whole(self) -> bool {
        self.form().is_some()
    }

    /// Whether the text is to be printed, and if so whether with its layout.
    pub(super) fn text(self) -> Option<bool> {
        match self {
            Self::Text { layout } => Some(layout),
            Self::LetterAndText => Some(false),
            Self::Letter { .. } | Self::LetterByLine | Self::Picture { .. } | Self::Parts | Self::Kind => None,
        }
    }
}

/// How a letter is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) enum Form {
    /// JSON over many lines.
    Pretty,
    /// JSON on one line.
    Line,
    /// For a person's eye, in a language.
    Outline(Lang),
}

impl Request {
    /// Whether the second reader is at work, though the first has found all there is: only to be compared with it.
    pub(super) fn is_comparing(&self, step: Option<Step>) -> bool {
        self.want.cross_checks() && step == Some(Step::Text(Stage::SecondReader))
    }

    /// The stages that are not to be entered again.
    pub(super) fn left_out(&self) -> Vec<Stage> {
        let second = self.without_second_reader.then_some(Stage::SecondReader);
        let pages = self.without_pages.iter().map(|page| Stage::Page(*page));
        let pictures = self.without_recognition.iter().map(|page| Stage::Recognition(*page));
        pages.chain(pictures).chain(second).collect()
    }

    /// Leaves a stage out; whether it was not left out before.
    pub(super) fn leave_out(&mut self, stage: Stage) -> bool {
        match stage {
            Stage::Opening => false,
            Stage::Page(page) => added(&mut self.without_pages, page),
            Stage::Recognition(page) => added(&mut self.without_recognition, page),
            Stage::SecondReader => !std::mem::replace(&mut self.without_second_reader, true),
        }
    }
}

/// Adds a page; whether it was not there before.
fn added(pages: &mut Vec<u32>, page: u32) -> bool {
    let is_new = !pages.contains(&page);
    if is_new {
        pages.push(page);
    }
    is_new
}
