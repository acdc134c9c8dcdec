//! Where something stands in the frozen text.

/// A stretch of the frozen text, in bytes, end exclusive; both ends fall on character boundaries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The stretch from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span runs forwards: {start}..{end}");
        Self { start, end }
    }

    /// Whether nothing lies in it.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether all of `other` lies within.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// The unbroken runs, in reading order, that one value consists of. A paragraph that a page break, a figure or a footnote
/// interrupts has several; most values have one.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Runs(Vec<Span>);

impl Runs {
    /// No place at all; what is found always has at least one run, so this is only where a list of runs begins.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a run at the end; empty runs are left out.
    pub fn push(&mut self, span: Span) {
        if !span.is_empty() {
            self.0.push(span);
        }
    }

    /// Adds all runs of `other` at the end.
    pub fn extend(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
    }

    /// The runs, in reading order.
    pub fn spans(&self) -> &[Span] {
        &self.0
    }

    /// Whether there is no run.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first byte of the first run; 0 where there is none.
    pub fn start(&self) -> usize {
        self.0.first().map_or(0, |span| span.start)
    }

    /// The byte after the last run; 0 where there is none.
    pub fn end(&self) -> usize {
        self.0.last().map_or(0, |span| span.end)
    }

    /// Whether any run shares a byte with `span`.
    pub fn overlaps(&self, span: Span) -> bool {
        self.0.iter().any(|run| run.overlaps(span))
    }

    /// Whether `span` lies within one of the runs.
    pub fn contains(&self, span: Span) -> bool {
        self.0.iter().any(|run| run.contains(span))
    }

    /// The part of these runs that lies within `start..end`.
    pub fn within(&self, start: usize, end: usize) -> Self {
        let mut part = Self::new();
        for run in &self.0 {
            let (from, to) = (run.start.max(start), run.end.min(end));
            if from < to {
                part.push(Span::new(from, to));
            }
        }
        part
    }
}

impl From<Span> for Runs {
    fn from(span: Span) -> Self {
        let mut runs = Self::new();
        runs.push(span);
        runs
    }
}

impl FromIterator<Span> for Runs {
    fn from_iter<I: IntoIterator<Item = Span>>(spans: I) -> Self {
        let mut runs = Self::new();
        spans.into_iter().for_each(|span| runs.push(span));
        runs
    }
}
