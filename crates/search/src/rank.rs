//! The order of hits.

use tantivy::collector::sort_key::NaturalComparator;
use tantivy::collector::{SegmentSortKeyComputer, SortKeyComputer};
use tantivy::{DocId, Score, SegmentReader};

/// Scores are compared to a thousandth. The same sum added up in another order (which the engine chooses for each part of the index
/// on its own) differs in its last bits, and equal items would stand in an order that depends on how they came in.
const STEPS: f32 = 1000.0;

/// Orders by score, as coarsely as a score means anything.
#[derive(Clone, Copy)]
pub(crate) struct CoarseScore;

impl SortKeyComputer for CoarseScore {
    type SortKey = Score;
    type Child = Self;
    type Comparator = NaturalComparator;

    fn requires_scoring(&self) -> bool {
        true
    }

    fn segment_sort_key_computer(&self, _: &SegmentReader) -> tantivy::Result<Self> {
        Ok(Self)
    }
}

impl SegmentSortKeyComputer for CoarseScore {
    type SortKey = Score;
    type SegmentSortKey = Score;
    type SegmentComparator = NaturalComparator;

    fn segment_sort_key(&mut self, _: DocId, score: Score) -> Score {
        (score * STEPS).round() / STEPS
    }

    fn convert_segment_sort_key(&self, score: Score) -> Score {
        score
    }
}
