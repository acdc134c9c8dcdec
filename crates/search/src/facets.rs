//! How many hits there are of each value: who is responsible, which year, which area.

use std::collections::BTreeMap;

use serde::Serialize;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::StrColumn;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

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
pub(crate) struct FacetCounts;

/// The same over one part of the index: values by their numbers there.
pub(crate) struct SegmentFacets {
    columns: Vec<(Facet, StrColumn, Vec<usize>)>,
}

impl Collector for FacetCounts {
    type Fruit = BTreeMap<Facet, Counts>;
    type Child = SegmentFacets;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentFacets> {
        let mut columns = Vec::new();
        for facet in Facet::ALL {
            if let Some(column) = segment.fast_fields().str(facet.field())? {
                let counts = vec![0; column.num_terms()];
                columns.push((facet, column, counts));
            }
        }
        Ok(SegmentFacets { columns })
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

impl SegmentCollector for SegmentFacets {
    type Fruit = tantivy::Result<BTreeMap<Facet, Counts>>;

    fn collect(&mut self, item: DocId, _: Score) {
        for (_, column, counts) in &mut self.columns {
            for value in column.term_ords(item) {
                if let Some(count) = counts.get_mut(value as usize) {
                    *count += 1;
                }
            }
        }
    }

    fn harvest(self) -> Self::Fruit {
        let mut facets = BTreeMap::new();
        for (facet, column, counts) in self.columns {
            let mut values = Vec::new();
            for (value, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
                let mut name = String::new();
                if column.ord_to_str(value as u64, &mut name)? {
                    values.push((name, count));
                }
            }
            facets.insert(facet, values);
        }
        Ok(facets)
    }
}
