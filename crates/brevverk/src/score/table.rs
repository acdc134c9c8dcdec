//! The scores as a table for a person.

use std::fmt;

use super::tally::{CORE, Scores, Tally};

impl fmt::Display for Scores {
    /// A line for each type that the gold or the reading has anything of, and the core mean last.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<13} {:>5} {:>5} {:>6} {:>6} {:>6} {:>6}   fields", "type", "gold", "pred", "P", "R", "F1", "exact")?;
        for tally in self.tallies.iter().filter(|tally| tally.gold + tally.read > 0) {
            line(tally, f)?;
        }
        write!(f, "core mean F1 {:.3} ({})", self.core_mean(), CORE.join(", "))
    }
}

fn line(tally: &Tally, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let fields: Vec<_> = tally.fields.iter().map(|field| format!("{} {}/{}", field.name, field.right, field.total)).collect();
    let line = format!(
        "{:<13} {:>5} {:>5} {:>6.3} {:>6.3} {:>6.3} {:>6.3}   {}",
        tally.name,
        tally.gold,
        tally.read,
        tally.precision(),
        tally.recall(),
        tally.f1(),
        tally.exactness(),
        fields.join(" ")
    );
    writeln!(f, "{}", line.trim_end())
}
