//! What a new version of the extractor reads otherwise than the one before.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// What every new version changes, whatever it reads.
const ALWAYS: [&str; 2] = ["producer", "schemaVersion"];

/// How many letters were read again, how many of them have changed, and in which types.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Upgraded {
    pub(super) letters: usize,
    pub(super) changed: usize,
    /// The keys of the letter, each with the number of letters in which its value has changed.
    pub(super) types: BTreeMap<String, usize>,
}

impl Upgraded {
    /// Counts a letter, by the types that changed in it.
    pub(super) fn add(&mut self, types: &[String]) {
        self.letters += 1;
        self.changed += usize::from(!types.is_empty());
        for name in types {
            *self.types.entry(name.clone()).or_default() += 1;
        }
    }

    /// The types with their numbers, the most frequent first.
    pub(super) fn types(&self) -> String {
        let mut types: Vec<(&String, &usize)> = self.types.iter().collect();
        types.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), *name));
        types.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
    }
}

/// The types whose values differ between two states of a letter. What is no JSON differs in everything.
pub(super) fn differing(old: &[u8], new: &[u8]) -> Vec<String> {
    let read = |json| serde_json::from_slice::<Map<String, Value>>(json).unwrap_or_default();
    let (old, new) = (read(old), read(new));
    let mut names: Vec<&String> = new.keys().chain(old.keys().filter(|name| !new.contains_key(*name))).collect();
    names.retain(|name| !ALWAYS.contains(&name.as_str()) && old.get(*name) != new.get(*name));
    names.into_iter().cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_compared_type_by_type() {
        let old = br##"{"schemaVersion":"1.0","producer":{"version":"0.1"},"title":"A","measures":[{"@id":"#m-1"}],"goals":[]}"##;
        let new = br##"{"schemaVersion":"1.1","producer":{"version":"0.2"},"title":"A","measures":[],"dates":[]}"##;
        assert_eq!(differing(old, new), ["measures", "dates", "goals"]);
        assert!(differing(old, old).is_empty());
        let mut upgraded = Upgraded::default();
        for types in [differing(old, new), differing(old, old), vec!["goals".to_owned()]] {
            upgraded.add(&types);
        }
        assert_eq!((upgraded.letters, upgraded.changed, upgraded.types().as_str()), (3, 2, "goals 2, dates 1, measures 1"));
    }
}
