//! The order of hits.

use std::cmp::Ordering;
use std::sync::Arc;

use tantivy::collector::sort_key::NaturalComparator;
use tantivy::collector::{SegmentSortKeyComputer, SortKeyComputer};
use tantivy::{DocId, Score, SegmentReader};

use crate::columns::{Columns, Part};

/// Scores are compared to a thousandth. The same sum added up in another order (which the engine chooses for each part of the index
/// on its own) differs in its last bits, and equal items would stand in an order that depends on how they came in.
const STEPS: f32 = 1000.0;

/// How much more a measure counts that its letter labels as one.
const LABELLED: Score = 0.1;
/// How much more a letter counts for each year that it is younger.
const YOUNGER: Score = 0.005;
/// The year from which years are counted, as the number that days have in the index.
const OLDEST: u64 = 20_000_000;
/// What a year is in those numbers.
const YEAR: Score = 10_000.0;

/// The years from the oldest to a day.
fn years(day: u64) -> Score {
    day.saturating_sub(OLDEST) as Score / YEAR
}

/// Orders by score, as coarsely as a score means anything: what is labelled, and what is young, first among equals.
pub(crate) struct CoarseScore(pub(crate) Columns);

/// The same within one part of the index.
pub(crate) struct SegmentScore {
    part: Arc<Part>,
    /// By how much a score grows at most.
    most: Score,
}

impl SortKeyComputer for CoarseScore {
    type SortKey = Score;
    type Child = SegmentScore;
    type Comparator = NaturalComparator;

    fn requires_scoring(&self) -> bool {
        true
    }

    fn segment_sort_key_computer(&self, segment: &SegmentReader) -> tantivy::Result<SegmentScore> {
        let part = self.0.of(segment)?;
        let most = 1.0 + LABELLED + YOUNGER * years(part.date.max_value());
        Ok(SegmentScore { part, most })
    }
}

impl SegmentSortKeyComputer for SegmentScore {
    type SortKey = Score;
    type SegmentSortKey = Score;
    type SegmentComparator = NaturalComparator;

    fn segment_sort_key(&mut self, item: DocId, score: Score) -> Score {
        let labelled = if self.part.labelled.first(item).is_some() { LABELLED } else { 0.0 };
        let years = self.part.date.first(item).map_or(0.0, years);
        (score * (1.0 + labelled + YOUNGER * years) * STEPS).round() / STEPS
    }

    /// Most hits are none of the best whatever is known of them, so it is not looked up. What rounding adds is far below a step.
    fn accept_sort_key_lazy(&mut self, item: DocId, score: Score, threshold: &Score) -> Option<(Ordering, Score)> {
        if score * self.most < threshold - 1.0 / STEPS {
            return None;
        }
        let key = self.segment_sort_key(item, score);
        let order = key.partial_cmp(threshold).unwrap_or(Ordering::Equal);
        (order != Ordering::Less).then_some((order, key))
    }

    fn convert_segment_sort_key(&self, score: Score) -> Score {
        score
    }
}
