//! Writes the lexicon in the layout of `format.rs`.

use std::collections::BTreeMap;

use crate::Forms;
use crate::format::{HEADER, MAGIC};

/// The whole file.
pub(crate) fn pack(forms: &Forms) -> Vec<u8> {
    let lists: Vec<Vec<Vec<u8>>> =
        forms.iter().map(|(form, lemmas)| lemmas.iter().map(|(lemma, mask)| rule(form, lemma, *mask)).collect()).collect();
    let rules = numbered(lists.iter().flatten().cloned());
    let lists: Vec<Vec<u8>> = lists
        .iter()
        .map(|list| {
            let mut packed = vec![u8::try_from(list.len()).unwrap()];
            packed.extend(list.iter().flat_map(|rule| u16::try_from(rules[rule]).unwrap().to_le_bytes()));
            packed
        })
        .collect();
    let numbers = numbered(lists.iter().cloned());
    let mut automaton = fst::MapBuilder::memory();
    for (form, list) in forms.keys().zip(&lists) {
        automaton.insert(form, u64::from(numbers[list])).unwrap();
    }
    let automaton = automaton.into_inner().unwrap();
    let [rules, lists] = [in_order(&rules), in_order(&numbers)];
    let body = [rules.as_slice(), &lists, &automaton].concat();
    let mut packed = Vec::with_capacity(HEADER + body.len());
    packed.extend(MAGIC);
    packed.extend(hash(&body).to_le_bytes());
    for part in [&rules, &lists, &automaton] {
        packed.extend(u32::try_from(part.len()).unwrap().to_le_bytes());
    }
    packed.extend(body);
    packed
}

/// How many bytes go off the form, and what comes on.
fn rule(form: &str, lemma: &str, mask: u8) -> Vec<u8> {
    let common = form.char_indices().zip(lemma.chars()).take_while(|((_, a), b)| a == b).last();
    let kept = common.map_or(0, |((at, c), _)| at + c.len_utf8());
    let added = &lemma[kept..];
    let mut rule = vec![mask, u8::try_from(form.len() - kept).unwrap(), u8::try_from(added.len()).unwrap()];
    rule.extend(added.as_bytes());
    rule
}

/// A number for each, the more often it occurs the smaller.
fn numbered(all: impl Iterator<Item = Vec<u8>>) -> BTreeMap<Vec<u8>, u32> {
    let mut counts: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
    all.for_each(|one| *counts.entry(one).or_default() += 1);
    let mut order: Vec<(usize, Vec<u8>)> = counts.into_iter().map(|(one, count)| (count, one)).collect();
    order.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    order.into_iter().enumerate().map(|(number, (_, one))| (one, u32::try_from(number).unwrap())).collect()
}

fn in_order(numbered: &BTreeMap<Vec<u8>, u32>) -> Vec<u8> {
    let mut order: Vec<_> = numbered.iter().map(|(one, number)| (number, one)).collect();
    order.sort();
    order.into_iter().flat_map(|(_, one)| one.iter().copied()).collect()
}

/// FNV-1a: enough to tell one lexicon from another.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
