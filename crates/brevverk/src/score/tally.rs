//! The count of each type, and what follows from it.

/// The types whose F1 the core mean is made of.
pub const CORE: [&str; 8] = ["header", "recipients", "copies", "signatories", "sections", "goals", "measures", "links"];

/// How many items of one type a person found, how many were read, and how many of them are the same.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// The type: `measures`.
    pub name: &'static str,
    /// How many the gold has.
    pub gold: usize,
    /// How many were read.
    pub read: usize,
    /// How many are both.
    pub found: usize,
    /// How many of those have the very same text.
    pub exact: usize,
    /// The fields of the found items, in the order they were first met.
    pub fields: Vec<Field>,
}

/// How often a field of found items is right.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Field {
    /// The field's name, as in the gold.
    pub name: &'static str,
    /// How often it is right.
    pub right: usize,
    /// How often the gold has it.
    pub total: usize,
}

impl Tally {
    /// Nothing counted yet.
    pub fn new(name: &'static str) -> Self {
        Self { name, ..Self::default() }
    }

    /// How much of what was read is right; 1 where nothing was read and nothing was to be.
    pub fn precision(&self) -> f64 {
        match (self.read, self.gold) {
            (0, 0) => 1.0,
            (0, _) => 0.0,
            (read, _) => self.found as f64 / read as f64,
        }
    }

    /// How much of what was to be read was read.
    pub fn recall(&self) -> f64 {
        if self.gold == 0 { 1.0 } else { self.found as f64 / self.gold as f64 }
    }

    /// The harmonic mean of the two.
    pub fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }

    /// The share of the found items that are the same to the letter.
    pub fn exactness(&self) -> f64 {
        if self.found == 0 { 0.0 } else { self.exact as f64 / self.found as f64 }
    }

    /// Counts a field of a found item.
    pub(super) fn count(&mut self, name: &'static str, right: bool) {
        self.add_field(Field { name, right: usize::from(right), total: 1 });
    }

    fn add_field(&mut self, field: Field) {
        match self.fields.iter_mut().find(|known| known.name == field.name) {
            Some(known) => {
                known.right += field.right;
                known.total += field.total;
            }
            None => self.fields.push(field),
        }
    }

    fn add(&mut self, other: &Self) {
        self.gold += other.gold;
        self.read += other.read;
        self.found += other.found;
        self.exact += other.exact;
        other.fields.iter().for_each(|field| self.add_field(*field));
    }
}

/// The tallies of all types, of one letter or of many.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Scores {
    /// One for each type, in a fixed order.
    pub tallies: Vec<Tally>,
}

impl Scores {
    /// Adds the scores of another letter.
    pub fn add(&mut self, other: &Self) {
        for tally in &other.tallies {
            match self.tallies.iter_mut().find(|known| known.name == tally.name) {
                Some(known) => known.add(tally),
                None => self.tallies.push(tally.clone()),
            }
        }
    }

    /// The tally of a type.
    pub fn of(&self, name: &str) -> Option<&Tally> {
        self.tallies.iter().find(|tally| tally.name == name)
    }

    /// The mean F1 of the core types that the gold has anything of; 0 where it has nothing.
    pub fn core_mean(&self) -> f64 {
        let core: Vec<f64> = self.tallies.iter().filter(|t| CORE.contains(&t.name) && t.gold > 0).map(Tally::f1).collect();
        if core.is_empty() { 0.0 } else { core.iter().sum::<f64>() / core.len() as f64 }
    }
}
