//! How much two sequences have in common, after Ratcliff and Obershelp.

use std::collections::BTreeMap;

/// Twice the number of characters in common over the number of all characters: 1.0 for equal sequences, 0.0 where nothing is the
/// same. The characters in common are those of the longest common block, and of the longest ones before and after it, and so on:
/// what `SequenceMatcher(None, a, b, autojunk=False).ratio()` of Python's `difflib` gives.
pub fn ratio(a: &[char], b: &[char]) -> f64 {
    share(Blocks::new(a, b).matching(), a.len() + b.len())
}

/// What [`ratio`] is at most, counted without regard to order: much quicker.
pub(crate) fn at_most(a: &[char], b: &[char]) -> f64 {
    let mut left: BTreeMap<char, usize> = BTreeMap::new();
    for c in b {
        *left.entry(*c).or_default() += 1;
    }
    let mut matching = 0;
    for c in a {
        if let Some(count) = left.get_mut(c).filter(|count| **count > 0) {
            *count -= 1;
            matching += 1;
        }
    }
    share(matching, a.len() + b.len())
}

fn share(matching: usize, length: usize) -> f64 {
    if length == 0 { 1.0 } else { 2.0 * matching as f64 / length as f64 }
}

/// Two sequences, and where each character stands in the second.
struct Blocks<'s> {
    a: &'s [char],
    places: BTreeMap<char, Vec<usize>>,
    /// For each place of `b`, one on: how long the block is that ends there and at the last character of `a` looked at.
    /// Zero everywhere between two searches.
    lengths: Vec<usize>,
    b_length: usize,
}

/// A block that both sequences have.
struct Block {
    in_a: usize,
    in_b: usize,
    length: usize,
}

impl<'s> Blocks<'s> {
    fn new(a: &'s [char], b: &[char]) -> Self {
        let mut places: BTreeMap<char, Vec<usize>> = BTreeMap::new();
        for (at, c) in b.iter().enumerate() {
            places.entry(*c).or_default().push(at);
        }
        Self { a, places, lengths: vec![0; b.len() + 1], b_length: b.len() }
    }

    /// How many characters stand in a common block.
    fn matching(mut self) -> usize {
        let mut matching = 0;
        let mut parts = vec![(0, self.a.len(), 0, self.b_length)];
        while let Some((a_from, a_to, b_from, b_to)) = parts.pop() {
            let block = self.longest(a_from, a_to, b_from, b_to);
            if block.length > 0 {
                matching += block.length;
                parts.push((a_from, block.in_a, b_from, block.in_b));
                parts.push((block.in_a + block.length, a_to, block.in_b + block.length, b_to));
            }
        }
        matching
    }

    /// The longest common block within the bounds; of equally long ones the first in `a`, then the first in `b`.
    fn longest(&mut self, a_from: usize, a_to: usize, b_from: usize, b_to: usize) -> Block {
        let mut best = Block { in_a: a_from, in_b: b_from, length: 0 };
        let mut before: &[usize] = &[];
        for in_a in a_from..a_to {
            let all = self.places.get(&self.a[in_a]).map_or(&[][..], Vec::as_slice);
            let places = &all[all.partition_point(|at| *at < b_from)..all.partition_point(|at| *at < b_to)];
            // From the back, so that the length before a place is still that of the last character of `a`.
            let ends: Vec<(usize, usize)> = places.iter().rev().map(|at| (*at, self.lengths[*at] + 1)).collect();
            before.iter().for_each(|at| self.lengths[at + 1] = 0);
            for (at, length) in ends {
                self.lengths[at + 1] = length;
                // From the back, too: an equally long block that begins earlier in `b` of the same character of `a` is preferred.
                let first = in_a + 1 - length;
                if length > best.length || (length == best.length && first == best.in_a) {
                    best = Block { in_a: first, in_b: at + 1 - length, length };
                }
            }
            before = places;
        }
        before.iter().for_each(|at| self.lengths[at + 1] = 0);
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(a: &str, b: &str) -> f64 {
        let characters = |words: &str| words.chars().collect::<Vec<_>>();
        let (a, b) = (characters(a), characters(b));
        let exact = ratio(&a, &b);
        assert!(at_most(&a, &b) >= exact, "{a:?} {b:?}");
        exact
    }

    #[test]
    fn it_is_the_ratio_that_difflib_gives() {
        // Each figure is what Python prints for the same two texts.
        for (a, b, expected) in [
            ("", "", 1.0),
            ("a", "", 0.0),
            ("abcd", "bcde", 0.75),
            ("tide", "diet", 0.25),
            ("diet", "tide", 0.5),
            ("aaaa", "aa", 2.0 * 2.0 / 6.0),
            ("abxcd", "abcd", 2.0 * 4.0 / 9.0),
            ("kommunen skal lage en plan", "kommunen bør lage planer", 0.76),
        ] {
            assert!((of(a, b) - expected).abs() < 1e-12, "{a} {b}: {}", of(a, b));
        }
    }
}
