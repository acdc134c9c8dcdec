//! Letters that a marking restricts, and how many of them an answer leaves out.

use std::collections::BTreeSet;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::StrColumn;
use tantivy::query::{Query as Tantivy, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, Score, Searcher, SegmentOrdinal, SegmentReader, Term};

use crate::error::Result;
use crate::schema::Fields;

/// The items of all letters that a marking restricts, or of all that none does.
pub(crate) fn items(restricted: bool, fields: &Fields) -> Box<dyn Tantivy> {
    let term = Term::from_field_u64(fields.restricted, restricted.into());
    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
}

/// Whether anything is restricted, or was before it was deleted.
pub(crate) fn are_any(fields: &Fields, searcher: &Searcher) -> Result<bool> {
    Ok(searcher.doc_freq(&Term::from_field_u64(fields.restricted, 1))? > 0)
}

/// Counts the different letters that hits belong to.
pub(crate) struct Letters;

/// The same over one part of the index: letters by their numbers there.
pub(crate) struct SegmentLetters {
    column: Option<StrColumn>,
    numbers: BTreeSet<u64>,
}

impl Collector for Letters {
    type Fruit = usize;
    type Child = SegmentLetters;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentLetters> {
        Ok(SegmentLetters { column: segment.fast_fields().str(Fields::RESTRICTED_LETTER)?, numbers: BTreeSet::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    /// The items of one letter may lie in several parts of the index.
    fn merge_fruits(&self, segments: Vec<tantivy::Result<BTreeSet<String>>>) -> tantivy::Result<usize> {
        let mut letters = BTreeSet::new();
        for segment in segments {
            letters.append(&mut segment?);
        }
        Ok(letters.len())
    }
}

impl SegmentCollector for SegmentLetters {
    type Fruit = tantivy::Result<BTreeSet<String>>;

    fn collect(&mut self, item: DocId, _: Score) {
        self.numbers.extend(self.column.iter().flat_map(|column| column.term_ords(item)));
    }

    fn harvest(self) -> Self::Fruit {
        let mut letters = BTreeSet::new();
        for number in self.numbers {
            let mut letter = String::new();
            if self.column.as_ref().map_or(Ok(false), |column| column.ord_to_str(number, &mut letter))? {
                letters.insert(letter);
            }
        }
        Ok(letters)
    }
}
