//! What is asked.

use crate::cursor::Cursor;
use crate::day::Day;
use crate::grammar::Words;
use crate::item::Kind;

/// A question to the index. Values are values: nothing in them is read as syntax.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Query {
    /// What is to stand in the items; without words, everything that passes the filters.
    pub words: Words,
    /// The kinds wanted; none given means measures.
    pub kinds: Vec<Kind>,
    /// What else is asked of an item.
    pub filters: Filters,
    /// How many hits are wanted.
    pub limit: Limit,
    /// Only hits after this one: the next page.
    pub after: Option<Cursor>,
    /// Whether items that are the same one in several letters are shown once, with their number.
    pub grouped: bool,
    /// Whether hits are to be counted by the values of their facets.
    pub facets: bool,
    /// Whether letters that a marking restricts are found as well. Where they are not, the answer says how many were left out.
    pub include_restricted: bool,
}

/// How many hits are wanted. The total is exact in any case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limit {
    /// The best so many.
    First(usize),
    /// Every one.
    All,
}

impl Default for Limit {
    fn default() -> Self {
        Self::First(20)
    }
}

/// What is asked of an item besides words. Each filter holds the values that will do, one of which is enough; a filter without
/// values asks nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filters {
    /// What kind of measure, exactly.
    pub measure_kind: Vec<String>,
    /// Who is to do it: all words occur in the name or abbreviation.
    pub responsible: Vec<String>,
    /// To whom the letter is addressed: all words occur in the name of one recipient.
    pub recipient: Vec<String>,
    /// Who sent the letter: all words occur in the name.
    pub sender: Vec<String>,
    /// Which goal it serves or is: all words occur in the text of one goal.
    pub goal: Vec<String>,
    /// The area it belongs to: all words occur.
    pub area: Vec<String>,
    /// The verb that says how it binds, exactly.
    pub modality: Vec<String>,
    /// `short` or `long`.
    pub horizon: Vec<String>,
    /// The deadline is earlier than this day.
    pub deadline_before: Option<Day>,
    /// The deadline is later than this day.
    pub deadline_after: Option<Day>,
    /// The year of the letter.
    pub year: Vec<u16>,
    /// The letter is of this day or later.
    pub from: Option<Day>,
    /// The letter is of this day or earlier.
    pub to: Option<Day>,
    /// The case number, in any way of writing: `24/6048`, `2024/6048`, `2024 / 6048`.
    pub case: Vec<String>,
    /// What kind of document the letter is, exactly.
    pub document_kind: Vec<String>,
    /// The letter's written form, `nb` or `nn`.
    pub language: Vec<String>,
}
