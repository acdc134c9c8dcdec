//! How a file is to be read, and how far the reading has come.

use crate::{Limits, Recogniser};

/// A part of the reading that may end badly by itself, so that the rest can be read without it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stage {
    /// The file as a whole is opened. Nothing can be read without this.
    Opening,
    /// A page, from 1.
    Page(u32),
    /// The words on a page, from 1, are read off its picture, because it holds none that can be read. It is announced behind the page.
    Recognition(u32),
    /// The second reader goes through the file, because the first found no words or because the two are to be compared.
    SecondReader,
}

/// How a file is to be read.
#[derive(Clone, Copy)]
pub struct Reading<'r> {
    /// Where the reading ends, whatever the file says.
    pub limits: Limits,
    /// Stages that are not to be entered, because an earlier reading of the same file ended in them. The pages among them are
    /// [missing](letter::Text::missing) from the text.
    pub left_out: &'r [Stage],
    /// Hears of every stage as it begins. A page is announced twice: when it is interpreted, and when its lines are put in order;
    /// a panic of the listener counts as one of that page's.
    pub announce: &'r dyn Fn(Stage),
    /// Who reads the words off pages that are pictures; with nobody, such pages have none.
    pub recogniser: Option<&'r dyn Recogniser>,
    /// Whether a PDF is read by the second reader too, so that the text can say how far [both agree](letter::Text::agreement).
    pub cross_check: bool,
}

impl Reading<'_> {
    pub(crate) fn leaves_out(&self, stage: Stage) -> bool {
        self.left_out.contains(&stage)
    }

    pub(crate) fn begin(&self, stage: Stage) {
        (self.announce)(stage);
    }
}

impl Default for Reading<'_> {
    fn default() -> Self {
        Self { limits: Limits::default(), left_out: &[], announce: &|_| {}, recogniser: None, cross_check: false }
    }
}
