//! Which hits are shown: the best so many after the cursor, each of those alike once; and how many there are in all.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tantivy::collector::{Collector, Count, TopDocs};
use tantivy::query::Query as Tantivy;
use tantivy::{DocAddress, Score, Searcher};

use crate::columns::{ById, Columns, Id, Part};
use crate::error::Result;
use crate::facets::{Counts, Facet, FacetCounts};
use crate::query::{Limit, Query};
use crate::rank::CoarseScore;

/// How many hits are ranked while they are counted. More than that take room, so they are counted first.
const MOST_AT_ONCE: usize = 10_000;

/// What hits are ordered by, and where they lie.
pub(crate) type Ranked = (Score, String, DocAddress);

/// What the index says to a question.
pub(crate) struct Found {
    /// How many hits there are in all.
    pub(crate) total: usize,
    /// How many of each value, where that was asked for.
    pub(crate) facets: BTreeMap<Facet, Counts>,
    /// The hits to be shown.
    pub(crate) page: Vec<Ranked>,
    /// Whether none follows.
    pub(crate) is_last: bool,
}

/// A hit with what it is ordered by, as the engine gives it.
type Best = ((Score, Id), DocAddress);

/// A question on its way to the index.
pub(crate) struct Asked<'a> {
    pub(crate) query: &'a Query,
    /// The question as a query of the index.
    pub(crate) compiled: &'a dyn Tantivy,
    pub(crate) searcher: &'a Searcher,
    pub(crate) columns: &'a Columns,
}

impl Asked<'_> {
    /// Goes through the hits, once where the first of them are enough.
    pub(crate) fn found(&self, limit: Limit, with_facets: bool) -> Result<Found> {
        let first = match limit {
            Limit::First(wanted) => self.fetched(wanted),
            Limit::All => 0,
        };
        let at_once = (1..=MOST_AT_ONCE).contains(&first).then(|| self.ranking(first));
        let facets = with_facets.then(|| FacetCounts(self.columns.clone()));
        let (total, facets, best) = self.searcher.search(self.compiled, &(Count, facets, at_once))?;
        let wanted = match limit {
            Limit::First(wanted) => wanted,
            Limit::All => total,
        };
        let (page, is_last) = self.page(wanted, total, best)?;
        Ok(Found { total, facets: facets.unwrap_or_default(), page, is_last })
    }

    /// How many hits are fetched, in the hope that they are enough. One more than wanted tells whether there is a next page. What is
    /// left out (before the cursor, alike) is not known before.
    fn fetched(&self, wanted: usize) -> usize {
        if wanted == 0 {
            0
        } else if self.query.after.is_some() || self.query.grouped {
            wanted.saturating_mul(4).saturating_add(16)
        } else {
            wanted.saturating_add(1)
        }
    }

    fn ranking(&self, hits: usize) -> impl Collector<Fruit = Vec<Best>> + use<> {
        TopDocs::with_limit(hits).order_by((CoarseScore(self.columns.clone()), ById(self.columns.clone())))
    }

    /// The best so many hits after the cursor, and whether none follows. Of hits that are alike the best stands for all. `best` are
    /// those that were ranked already.
    fn page(&self, wanted: usize, total: usize, mut best: Option<Vec<Best>>) -> Result<(Vec<Ranked>, bool)> {
        if wanted == 0 || total == 0 {
            return Ok((Vec::new(), total == 0));
        }
        let mut fetched = self.fetched(wanted);
        loop {
            let best = match best.take() {
                Some(best) => best,
                None => self.searcher.search(self.compiled, &self.ranking(fetched.min(total)))?,
            };
            let exhausted = best.len() >= total;
            let ranked = best.into_iter().map(|((score, id), address)| (score, id.text().to_owned(), address)).collect();
            let mut page = self.distinct(ranked)?;
            if page.len() > wanted || exhausted {
                let is_last = page.len() <= wanted;
                page.truncate(wanted);
                return Ok((page, is_last));
            }
            fetched = fetched.saturating_mul(4);
        }
    }

    /// Those after the cursor; of those that are alike only the first, wherever it stands.
    fn distinct(&self, mut ranked: Vec<Ranked>) -> Result<Vec<Ranked>> {
        if self.query.grouped {
            let parts = self.searcher.segment_readers().iter().map(|segment| self.columns.of(segment));
            let parts: Vec<Arc<Part>> = parts.collect::<tantivy::Result<_>>()?;
            let mut seen = BTreeSet::new();
            ranked.retain(|(_, _, address)| {
                let part = parts.get(address.segment_ord as usize);
                part.and_then(|part| part.alike.first(address.doc_id)).is_none_or(|key| seen.insert(key))
            });
        }
        if let Some(cursor) = &self.query.after {
            ranked.retain(|(score, id, _)| cursor.is_before(*score, id));
        }
        Ok(ranked)
    }
}
