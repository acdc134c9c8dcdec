//! The columns of the index: what each item has of a value. A column is opened once, not for every question.

use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tantivy::collector::sort_key::NaturalComparator;
use tantivy::collector::{SegmentSortKeyComputer, SortKeyComputer};
use tantivy::columnar::{Column, StrColumn};
use tantivy::index::SegmentId;
use tantivy::{DocId, Score, Searcher, SegmentReader};

use crate::facets::Facet;
use crate::schema::Fields;

/// How many different values a facet may have for all of them to be kept at hand.
const FEW: usize = 1000;

/// The columns of one part of the index.
pub(crate) struct Part {
    id: Option<StrColumn>,
    /// A value where the item has a label.
    pub(crate) labelled: Column<u64>,
    /// The letter's day.
    pub(crate) date: Column<u64>,
    /// What items share that are the same one.
    pub(crate) alike: Column<u64>,
    /// The values of facets, where any item of the part has one.
    pub(crate) facets: Vec<Values>,
}

/// The values of a facet.
pub(crate) struct Values {
    pub(crate) facet: Facet,
    pub(crate) column: StrColumn,
    /// Their names by their numbers; none where there are many.
    names: Vec<String>,
}

impl Part {
    fn open(segment: &SegmentReader) -> tantivy::Result<Self> {
        let columns = segment.fast_fields();
        let mut facets = Vec::new();
        for facet in Facet::ALL {
            if let Some(column) = columns.str(facet.field())? {
                let mut values = Values { facet, column, names: Vec::new() };
                if values.column.num_terms() <= FEW {
                    values.names = values.read(&(0..values.column.num_terms() as u64).collect::<Vec<_>>())?;
                }
                facets.push(values);
            }
        }
        Ok(Self {
            id: columns.str(Fields::ID)?,
            labelled: columns.u64(Fields::LABELLED)?,
            date: columns.u64(Fields::DATE)?,
            alike: columns.u64(Fields::ALIKE)?,
            facets,
        })
    }
}

impl Values {
    /// The names of values by their numbers, which are in order.
    pub(crate) fn names(&self, numbers: &[u64]) -> tantivy::Result<Vec<String>> {
        if self.names.is_empty() {
            return self.read(numbers);
        }
        Ok(numbers.iter().filter_map(|number| self.names.get(*number as usize)).cloned().collect())
    }

    fn read(&self, numbers: &[u64]) -> tantivy::Result<Vec<String>> {
        let mut names = Vec::with_capacity(numbers.len());
        self.column
            .dictionary()
            .sorted_ords_to_term_cb(numbers, |name| names.push(String::from_utf8_lossy(name).into_owned()))?;
        Ok(names)
    }
}

/// The columns of all parts that are in use.
#[derive(Clone, Default)]
pub(crate) struct Columns(Arc<Mutex<HashMap<SegmentId, Arc<Part>>>>);

impl Columns {
    /// Those of a part, opened if they are not yet.
    pub(crate) fn of(&self, segment: &SegmentReader) -> tantivy::Result<Arc<Part>> {
        let mut parts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(part) = parts.get(&segment.segment_id()) {
            return Ok(Arc::clone(part));
        }
        let part = Arc::new(Part::open(segment)?);
        parts.insert(segment.segment_id(), Arc::clone(&part));
        Ok(part)
    }

    /// Lets go of parts that the index no longer has.
    pub(crate) fn keep(&self, searcher: &Searcher) {
        let living: Vec<SegmentId> = searcher.segment_readers().iter().map(SegmentReader::segment_id).collect();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|id, _| living.contains(id));
    }
}

/// The id of a hit. Within a part a number stands for it; it is read where hits of two parts are equally good, and to be shown.
#[derive(Clone)]
pub(crate) struct Id {
    part: Arc<Part>,
    number: Option<u64>,
    /// The id, once it was read.
    text: OnceLock<String>,
}

impl Id {
    /// The id as it is written.
    pub(crate) fn text(&self) -> &str {
        self.text.get_or_init(|| {
            let mut text = String::new();
            let column = self.part.id.as_ref();
            let read = column.zip(self.number).map(|(column, number)| column.ord_to_str(number, &mut text));
            if matches!(read, Some(Ok(true))) { text } else { String::new() }
        })
    }
}

impl std::fmt::Debug for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.text().fmt(f)
    }
}

impl PartialEq for Id {
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

/// The id that comes first is the greater: it is the better one.
impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let order =
            if Arc::ptr_eq(&self.part, &other.part) { self.number.cmp(&other.number) } else { self.text().cmp(other.text()) };
        Some(order.reverse())
    }
}

/// Orders by id.
pub(crate) struct ById(pub(crate) Columns);

/// The same within one part of the index.
pub(crate) struct PartById(Arc<Part>);

impl SortKeyComputer for ById {
    type SortKey = Id;
    type Child = PartById;
    type Comparator = NaturalComparator;

    fn segment_sort_key_computer(&self, segment: &SegmentReader) -> tantivy::Result<PartById> {
        Ok(PartById(self.0.of(segment)?))
    }
}

impl SegmentSortKeyComputer for PartById {
    type SortKey = Id;
    type SegmentSortKey = Reverse<Option<u64>>;
    type SegmentComparator = NaturalComparator;

    fn segment_sort_key(&mut self, item: DocId, _: Score) -> Reverse<Option<u64>> {
        Reverse(self.0.id.as_ref().and_then(|column| column.ords().first(item)))
    }

    fn convert_segment_sort_key(&self, Reverse(number): Reverse<Option<u64>>) -> Id {
        Id { part: Arc::clone(&self.0), number, text: OnceLock::new() }
    }
}
