//! Which of the read items is which of the gold items.

use super::similar::{FOUND, key, of_keys};

/// The indices of a gold item and of the read item that is the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Pair {
    pub(super) gold: usize,
    pub(super) read: usize,
}

/// One-to-one pairs of texts, the most similar first; of equally similar ones those that stand closest in their lists.
pub(super) fn pairs(gold: &[String], read: &[String]) -> Vec<Pair> {
    let keys = |texts: &[String]| texts.iter().map(|text| key(text)).collect::<Vec<_>>();
    let (gold, read) = (keys(gold), keys(read));
    let mut candidates = Vec::new();
    for (g, gold) in gold.iter().enumerate() {
        for (r, read) in read.iter().enumerate() {
            let similarity = of_keys(gold, read);
            if similarity >= FOUND {
                candidates.push((similarity, g.abs_diff(r), g, r));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2, a.3).cmp(&(b.1, b.2, b.3))));
    let (mut gold_left, mut read_left) = (vec![true; gold.len()], vec![true; read.len()]);
    let mut pairs = Vec::new();
    for (_, _, gold, read) in candidates {
        if gold_left[gold] && read_left[read] {
            (gold_left[gold], read_left[read]) = (false, false);
            pairs.push(Pair { gold, read });
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_are_paired_in_their_order() {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let found = pairs(&texts(&["rydde snø", "strø sand", "rydde snø"]), &texts(&["rydde snø", "rydde snø", "kjøre buss"]));
        let found: Vec<_> = found.into_iter().map(|pair| (pair.gold, pair.read)).collect();
        assert_eq!(found, [(0, 0), (2, 1)]);
    }
}
