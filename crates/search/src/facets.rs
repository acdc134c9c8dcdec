//! How many hits there are of each value: who is responsible, which year, which area.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use crate::columns::{Columns, Part};
use crate::item::Item;

/// What hits are counted by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Facet {
    /// Who is to do it.
    Responsible,
    /// To whom the letter is addressed.
    Recipient,
    /// Who sent the letter.
    Sender,
    /// Which goals it serves.
    Goal,
    /// The area it belongs to.
    Area,
    /// What kind of measure.
    MeasureKind,
    /// What kind of document the letter is.
    DocumentKind,
    /// The verb that says how it binds.
    Modality,
    /// How far it binds.
    Binding,
    /// On short or long term.
    Horizon,
    /// The year of the letter.
    Year,
    /// The letter's written form.
    Language,
}

/// The values of a facet, each with the number of hits that have it: the most frequent first, equally frequent ones by name.
pub type Counts = Vec<(String, usize)>;

impl Facet {
    /// Every facet.
    pub const ALL: [Self; 12] = [
        Self::Responsible,
        Self::Recipient,
        Self::Sender,
        Self::Goal,
        Self::Area,
        Self::MeasureKind,
        Self::DocumentKind,
        Self::Modality,
        Self::Binding,
        Self::Horizon,
        Self::Year,
        Self::Language,
    ];

    /// The word that stands for it, the same as that of its filter.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Responsible => "responsible",
            Self::Recipient => "recipient",
            Self::Sender => "sender",
            Self::Goal => "goal",
            Self::Area => "area",
            Self::MeasureKind => "measure-kind",
            Self::DocumentKind => "document-kind",
            Self::Modality => "modality",
            Self::Binding => "binding",
            Self::Horizon => "horizon",
            Self::Year => "year",
            Self::Language => "language",
        }
    }

    /// The name of its field.
    pub(crate) fn field(self) -> &'static str {
        match self {
            Self::Responsible => "facet_responsible",
            Self::Recipient => "facet_recipient",
            Self::Sender => "facet_sender",
            Self::Goal => "facet_goal",
            Self::Area => "facet_area",
            Self::MeasureKind => "facet_measure_kind",
            Self::DocumentKind => "facet_document_kind",
            Self::Modality => "facet_modality",
            Self::Binding => "facet_binding",
            Self::Horizon => "facet_horizon",
            Self::Year => "facet_year",
            Self::Language => "facet_language",
        }
    }

    /// The values of an item.
    pub(crate) fn values(self, item: &Item) -> Vec<String> {
        let one = |value: &Option<String>| value.iter().cloned().collect();
        match self {
            Self::Responsible => one(&item.responsible),
            Self::Recipient => item.recipients.clone(),
            Self::Sender => one(&item.sender),
            Self::Goal => item.goals.clone(),
            Self::Area => one(&item.area),
            Self::MeasureKind => one(&item.measure_kind),
            Self::DocumentKind => one(&item.document_kind),
            Self::Modality => one(&item.modality),
            Self::Binding => one(&item.binding),
            Self::Horizon => one(&item.horizon),
            Self::Year => item.year.iter().map(u16::to_string).collect(),
            Self::Language => one(&item.language),
        }
    }
}

/// Counts the values of all facets over the hits.
pub(crate) struct FacetCounts(pub(crate) Columns);

/// How many hits are counted at a time: each column is then read once for all of them.
const AT_A_TIME: usize = 1024;

/// The same over one part of the index: values by their numbers there.
pub(crate) struct SegmentFacets {
    part: Arc<Part>,
    /// How many hits have each value, by facet.
    counts: Vec<Vec<usize>>,
    /// Hits that are not counted yet.
    waiting: Vec<DocId>,
    /// The values of a column that they have.
    found: Vec<Option<u64>>,
}

impl Collector for FacetCounts {
    type Fruit = BTreeMap<Facet, Counts>;
    type Child = SegmentFacets;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentFacets> {
        let part = self.0.of(segment)?;
        let counts = part.facets.iter().map(|values| vec![0; values.column.num_terms()]).collect();
        Ok(SegmentFacets { part, counts, waiting: Vec::with_capacity(AT_A_TIME), found: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<tantivy::Result<BTreeMap<Facet, Counts>>>) -> tantivy::Result<Self::Fruit> {
        let mut sums: BTreeMap<Facet, BTreeMap<String, usize>> = BTreeMap::new();
        for segment in segments {
            for (facet, counts) in segment? {
                let sums = sums.entry(facet).or_default();
                counts.into_iter().for_each(|(value, count)| *sums.entry(value).or_default() += count);
            }
        }
        let in_order = |sums: BTreeMap<String, usize>| {
            let mut counts: Counts = sums.into_iter().collect();
            counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            counts
        };
        Ok(sums.into_iter().map(|(facet, sums)| (facet, in_order(sums))).filter(|(_, counts)| !counts.is_empty()).collect())
    }
}

impl SegmentFacets {
    /// Counts the values of those that wait.
    fn count(&mut self) {
        let (waiting, found) = (&self.waiting, &mut self.found);
        for (values, counts) in self.part.facets.iter().zip(&mut self.counts) {
            let mut add = |value: u64| {
                if let Some(count) = counts.get_mut(value as usize) {
                    *count += 1;
                }
            };
            let column = values.column.ords();
            if column.get_cardinality().is_multivalue() {
                waiting.iter().flat_map(|item| column.values_for_doc(*item)).for_each(add);
            } else {
                found.clear();
                found.resize(waiting.len(), None);
                column.first_vals(waiting, found);
                found.iter().copied().flatten().for_each(&mut add);
            }
        }
        self.waiting.clear();
    }
}

impl SegmentCollector for SegmentFacets {
    type Fruit = tantivy::Result<BTreeMap<Facet, Counts>>;

    fn collect(&mut self, item: DocId, _: Score) {
        self.waiting.push(item);
        if self.waiting.len() == AT_A_TIME {
            self.count();
        }
    }

    fn harvest(mut self) -> Self::Fruit {
        self.count();
        let mut facets = BTreeMap::new();
        for (values, counts) in self.part.facets.iter().zip(self.counts) {
            let (numbers, counts): (Vec<u64>, Vec<usize>) = (0..).zip(counts).filter(|(_, count)| *count > 0).unzip();
            facets.insert(values.facet, values.names(&numbers)?.into_iter().zip(counts).collect());
        }
        Ok(facets)
    }
}
