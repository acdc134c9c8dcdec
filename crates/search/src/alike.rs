//! Which items are the same one: letters that say the same to many recipients (*likelydende brev*) say each measure many times.

use std::collections::BTreeMap;
use std::sync::Arc;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use crate::columns::{Columns, Part};
use crate::item::Item;

/// A number that items of different letters share if they are the same: same sender, same day, same label and same words.
pub(crate) fn key(item: &Item) -> u64 {
    let parts = [item.sender.as_deref(), item.date.as_deref(), item.label.as_deref(), Some(item.kind.as_str()), Some(&item.text)];
    let mut hash = 0xcbf2_9ce4_8422_2325;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    for part in parts {
        // White space differs with the length of the recipients' names; the words do not.
        part.unwrap_or_default().split_whitespace().for_each(|word| word.bytes().chain([b' ']).for_each(&mut add));
        add(0);
    }
    hash
}

/// Counts the hits that have each of some keys.
pub(crate) struct CountAlike {
    pub(crate) columns: Columns,
    /// The keys, each with none.
    pub(crate) keys: BTreeMap<u64, usize>,
}

/// The same over one part of the index.
pub(crate) struct PartAlike {
    part: Arc<Part>,
    counts: BTreeMap<u64, usize>,
}

impl Collector for CountAlike {
    type Fruit = BTreeMap<u64, usize>;
    type Child = PartAlike;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<PartAlike> {
        Ok(PartAlike { part: self.columns.of(segment)?, counts: self.keys.clone() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, parts: Vec<BTreeMap<u64, usize>>) -> tantivy::Result<BTreeMap<u64, usize>> {
        let mut sums = self.keys.clone();
        for (key, count) in parts.into_iter().flatten() {
            *sums.entry(key).or_default() += count;
        }
        Ok(sums)
    }
}

impl SegmentCollector for PartAlike {
    type Fruit = BTreeMap<u64, usize>;

    fn collect(&mut self, item: DocId, _: Score) {
        if let Some(count) = self.part.alike.first(item).and_then(|key| self.counts.get_mut(&key)) {
            *count += 1;
        }
    }

    fn harvest(self) -> BTreeMap<u64, usize> {
        self.counts
    }
}

#[cfg(test)]
mod tests {
    use super::key;
    use crate::item::{Item, Kind};

    #[test]
    fn the_same_words_of_the_same_sender_on_the_same_day_are_alike() {
        let item = |letter: &str, text: &str, date: &str| {
            let mut item = Item::new(format!("{letter}#m"), letter, Kind::Measure, text);
            item.date = Some(date.into());
            item
        };
        let one = key(&item("a", "Send inn  planen", "2026-04-14"));
        assert_eq!(one, key(&item("b", "Send inn\nplanen", "2026-04-14")));
        assert_ne!(one, key(&item("b", "Send inn planen", "2025-04-14")));
        assert_ne!(one, key(&item("b", "Send planen inn", "2026-04-14")));
    }
}
