//! Why there is no letter of a file.

use clap::ValueEnum;
use serde::{Deserialize, Serialize};
use source::Unread;

use crate::speech::{Sentences, fill};

/// Why a file gave no letter, in a form that is kept and can be told in any language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub(crate) enum Failure {
    /// There is no such file.
    Missing,
    /// The system does not let it be read.
    Unreadable { why: String },
    /// It is larger than any letter.
    TooLarge { megabytes: u64 },
    /// It unpacks to more than any letter.
    UnpacksTooLarge { megabytes: u64 },
    /// It has more pages than a letter may have.
    TooManyPages { pages: usize, most: usize },
    /// Its elements stand too deep in one another.
    TooNested { most: usize },
    /// It is a package of too many members.
    TooManyMembers { members: usize, most: usize },
    /// It was another file when it was read than when it was looked at.
    Changing,
    /// There is nothing in it.
    Empty,
    /// Only a password opens it.
    Encrypted,
    /// It is a mail that only its recipient can open.
    Sealed,
    /// It lies within too many files, one in the other.
    TooDeep { most: usize },
    /// It lies, with those behind it, in a file that holds too many.
    TooManyParts { most: usize },
    /// It begins like a document of a known kind, but cannot be read.
    Damaged { why: String },
    /// Its pages are pictures.
    NoTextLayer { pages: usize },
    /// Its pages are pictures, and what reads the words on them is not installed.
    NoRecogniser { pages: usize, package: String },
    /// Its pages are pictures, and reading the words on them went wrong.
    NotRecognised { pages: usize, why: String },
    /// It is something else.
    NotALetter { found: String },
    /// It has no page of that number.
    NoSuchPage { page: u32, pages: usize },
    /// It is no PDF, and has no pages that can be drawn.
    NoPages { found: String },
    /// It is text in a folder, but not named as one.
    NotNamedText,
    /// Reading it showed a defect of this program, at this place in its source.
    Defect {
        #[serde(default)]
        at: String,
    },
    /// Reading it took too long by the wall clock.
    TimedOut { seconds: u64, page: Option<u32> },
    /// Reading it took too much time of a processor.
    CpuTime { seconds: u64, page: Option<u32> },
    /// Reading it took too much memory.
    OutOfMemory { megabytes: u64, page: Option<u32> },
    /// Its parts stand deeper within one another than there is room for.
    StackOverflow { page: Option<u32> },
    /// The process that read it broke down.
    Crashed { how: String, page: Option<u32> },
    /// Some of its pages cannot be read, and it was to be read whole or not at all.
    PagesMissing { pages: Vec<u32> },
    /// There is no process to read it.
    NoWorker { why: String },
}

/// Where on its way from a file to a letter something failed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FailedAt {
    /// When it was looked for, and at.
    Look,
    /// When it was opened as what it is.
    Open,
    /// When the text of a page was read.
    Page,
    /// When the words on the picture of a page were recognised.
    Recognition,
    /// When a second reader was asked.
    SecondReader,
    /// When the letter was found in the text.
    Letter,
}

/// Why, where on its way and on which page a file failed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Failed {
    pub(crate) why: Failure,
    pub(crate) at: FailedAt,
    pub(crate) page: Option<u32>,
}

impl Failed {
    /// What went wrong when a reader had come so far, on that page. What a reader says of the whole file counts where it is seen.
    pub(crate) fn new(why: Failure, at: FailedAt, page: Option<u32>) -> Self {
        let at = match &why {
            Failure::Missing
            | Failure::Unreadable { .. }
            | Failure::TooLarge { .. }
            | Failure::Changing
            | Failure::NotNamedText
            | Failure::NoWorker { .. } => FailedAt::Look,
            Failure::NoTextLayer { .. } | Failure::PagesMissing { .. } => FailedAt::Page,
            Failure::NoRecogniser { .. } | Failure::NotRecognised { .. } => FailedAt::Recognition,
            Failure::Defect { .. }
            | Failure::TimedOut { .. }
            | Failure::CpuTime { .. }
            | Failure::OutOfMemory { .. }
            | Failure::StackOverflow { .. }
            | Failure::Crashed { .. } => at,
            _ => FailedAt::Open,
        };
        Self { page: why.page().or(page), why, at }
    }

    /// What went wrong before a reader had seen it.
    pub(crate) fn look(why: Failure) -> Self {
        Self::new(why, FailedAt::Look, None)
    }
}

impl FailedAt {
    /// The word that stands for it, the same as on the command line.
    pub(crate) fn word(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

impl Failure {
    /// The page that it has to do with.
    pub(crate) fn page(&self) -> Option<u32> {
        match self {
            Self::TimedOut { page, .. }
            | Self::CpuTime { page, .. }
            | Self::OutOfMemory { page, .. }
            | Self::StackOverflow { page }
            | Self::Crashed { page, .. } => *page,
            Self::NoSuchPage { page, .. } => Some(*page),
            Self::PagesMissing { pages } => pages.first().copied(),
            _ => None,
        }
    }

    /// The word that stands for it.
    pub(crate) fn code(&self) -> String {
        // It is the tag under which it is kept.
        let kept = serde_json::to_value(self).unwrap_or_default();
        kept.get("code").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
    }

    /// The reason, as a part of a sentence.
    pub(crate) fn tell(&self, say: &Sentences) -> String {
        let reasons = &say.reasons;
        match self {
            Self::Missing => reasons.missing.into(),
            Self::Unreadable { why } => fill(reasons.unreadable, &[why]),
            Self::TooLarge { megabytes } => fill(reasons.too_large, &[megabytes]),
            Self::UnpacksTooLarge { megabytes } => fill(reasons.unpacks_too_large, &[megabytes]),
            Self::TooManyPages { pages, most } => fill(reasons.too_many_pages, &[pages, most]),
            Self::TooNested { most } => fill(reasons.too_nested, &[most]),
            Self::TooManyMembers { members, most } => fill(reasons.too_many_members, &[members, most]),
            Self::Changing => reasons.changing.into(),
            Self::Empty => reasons.empty.into(),
            Self::Encrypted => reasons.encrypted.into(),
            Self::Sealed => reasons.sealed.into(),
            Self::TooDeep { most } => fill(reasons.too_deep, &[most]),
            Self::TooManyParts { most } => fill(reasons.too_many_parts, &[most]),
            Self::Damaged { why } => fill(reasons.damaged, &[why]),
            Self::NoTextLayer { pages } => fill(reasons.no_text_layer, &[pages]),
            Self::NoRecogniser { pages, package } => fill(reasons.no_recogniser, &[pages, package]),
            Self::NotRecognised { pages, why } => fill(reasons.not_recognised, &[pages, why]),
            Self::NotALetter { found } => fill(reasons.not_a_letter, &[&say.file_kind(found)]),
            Self::NoSuchPage { page, pages } => fill(reasons.no_such_page, &[page, pages]),
            Self::NoPages { found } => fill(reasons.no_pages, &[&say.file_kind(found)]),
            Self::NotNamedText => reasons.not_named_text.into(),
            Self::Defect { at } => fill(reasons.defect, &[at]),
            Self::TimedOut { seconds, page } => fill(reasons.timed_out, &[seconds]) + &say.on_page(*page),
            Self::CpuTime { seconds, page } => fill(reasons.cpu_time, &[seconds]) + &say.on_page(*page),
            Self::OutOfMemory { megabytes, page } => fill(reasons.out_of_memory, &[megabytes]) + &say.on_page(*page),
            Self::StackOverflow { page } => reasons.stack_overflow.to_owned() + &say.on_page(*page),
            Self::Crashed { how, page } => fill(reasons.crashed, &[how]) + &say.on_page(*page),
            Self::PagesMissing { pages } => fill(reasons.pages_missing, &[&list(pages)]),
            Self::NoWorker { why } => fill(reasons.no_worker, &[why]),
        }
    }
}

impl Failure {
    /// Whether it says what the file is, and not that something is wrong with it: there is no letter in it to be missed.
    pub(crate) fn is_of_another_kind(&self) -> bool {
        matches!(self, Self::Empty | Self::NotALetter { .. } | Self::NotNamedText)
    }
}

/// Numbers of pages, one after another.
pub(crate) fn list(pages: &[u32]) -> String {
    pages.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

impl From<source::Error> for Failure {
    fn from(error: source::Error) -> Self {
        match error {
            source::Error::Empty { .. } => Self::Empty,
            source::Error::Encrypted { .. } => Self::Encrypted,
            source::Error::Sealed { .. } => Self::Sealed,
            source::Error::TooDeep { most, .. } => Self::TooDeep { most },
            source::Error::TooManyParts { most, .. } => Self::TooManyParts { most },
            source::Error::Damaged { why, .. } => Self::Damaged { why },
            source::Error::NoTextLayer { pages, unread, .. } => match unread {
                None => Self::NoTextLayer { pages },
                Some(Unread::NotInstalled { package }) => Self::NoRecogniser { pages, package: package.to_owned() },
                Some(Unread::Failed { why }) => Self::NotRecognised { pages, why },
            },
            source::Error::TooManyPages { pages, most, .. } => Self::TooManyPages { pages, most },
            source::Error::TooNested { most, .. } => Self::TooNested { most },
            source::Error::TooManyMembers { members, most, .. } => Self::TooManyMembers { members, most },
            source::Error::TooLarge { most, .. } => Self::UnpacksTooLarge { megabytes: most >> 20 },
            source::Error::NotALetter { found, .. } => Self::NotALetter { found: found.into() },
            source::Error::NoSuchPage { page, pages, .. } => Self::NoSuchPage { page, pages },
            source::Error::NoPages { found, .. } => Self::NoPages { found: found.into() },
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::Missing,
            _ => Self::Unreadable { why: error.to_string() },
        }
    }
}
