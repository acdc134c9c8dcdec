//! Recall, precision and nDCG of answers, by class.

use std::collections::BTreeMap;
use std::fmt;

use super::Judged;

/// How many hits a person looks at.
const LOOKED_AT: usize = 10;

/// The figures of one query, or the means of several.
#[derive(Clone, Copy, Default, Debug)]
pub struct Figures {
    /// How much of what answers the query was found.
    pub recall: f64,
    /// How much of what was found answers the query.
    pub precision: f64,
    /// How well the first ten hits are ordered.
    pub ndcg: f64,
    queries: usize,
    with_hits: usize,
}

/// Figures by class, and over all queries.
#[derive(Default, Debug)]
pub struct Table {
    classes: BTreeMap<String, Figures>,
    all: Figures,
}

impl Table {
    /// Adds the hits of a query, the best first.
    pub fn add(&mut self, judged: &Judged, hits: &[String]) {
        let worth = |id: &String| judged.answers.get(id).copied().unwrap_or_default();
        let right = hits.iter().filter(|id| worth(id) > 0).count() as f64;
        let gain = |worths: &mut dyn Iterator<Item = u32>| -> f64 {
            worths.take(LOOKED_AT).enumerate().map(|(at, worth)| f64::from(worth) / (at as f64 + 2.0).log2()).sum()
        };
        let mut best: Vec<u32> = judged.answers.values().copied().collect();
        best.sort_by(|a, b| b.cmp(a));
        let recall = right / judged.answers.len() as f64;
        let precision = if hits.is_empty() { 0.0 } else { right / hits.len() as f64 };
        let ndcg = gain(&mut hits.iter().map(worth)) / gain(&mut best.into_iter());
        for figures in [self.classes.entry(judged.class.clone()).or_default(), &mut self.all] {
            figures.recall += recall;
            figures.precision += precision;
            figures.ndcg += ndcg;
            figures.queries += 1;
            figures.with_hits += usize::from(!hits.is_empty());
        }
    }

    /// The means over all queries.
    pub fn all(&self) -> Figures {
        self.all.mean()
    }

    /// Class, number of queries and means, in order; all queries come last.
    pub fn rows(&self) -> impl Iterator<Item = (&str, usize, Figures)> {
        let classes = self.classes.iter().map(|(class, figures)| (class.as_str(), figures));
        classes.chain([("all", &self.all)]).map(|(class, figures)| (class, figures.queries, figures.mean()))
    }
}

impl Figures {
    fn mean(self) -> Self {
        let queries = self.queries.max(1) as f64;
        Self {
            recall: self.recall / queries,
            precision: self.precision / self.with_hits.max(1) as f64,
            ndcg: self.ndcg / queries,
            ..self
        }
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:6.3} {:6.3} {:6.3}", self.recall, self.precision, self.ndcg)
    }
}
