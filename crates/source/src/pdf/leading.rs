//! The usual distance of lines, and what goes beyond it.

use std::collections::BTreeMap;

use super::page::ReadPage;

/// A space above a line smaller than this says nothing, in lines.
const SMALLEST_GAP: f32 = 0.15;

/// The usual line distance where a document has too few lines to tell, in font sizes.
const COMMON_LEADING: f32 = 1.2;

/// The usual distance of two lines, by font size, in font sizes.
pub(super) struct Leading {
    by_size: BTreeMap<u32, f32>,
    common: f32,
}

impl Leading {
    /// Learns it from neighbouring lines of the same size.
    pub(super) fn of(pages: &[ReadPage]) -> Self {
        let mut all = Vec::new();
        let mut by_size: BTreeMap<u32, Vec<f32>> = BTreeMap::new();
        for pair in pages.iter().flat_map(|page| page.lines.windows(2)) {
            let (above, below) = (&pair[0].segment, &pair[1].segment);
            let ratio = (below.y - above.y) / below.size;
            let same =
                pair[0].column == pair[1].column && pair[0].cell == pair[1].cell && bucket(above.size) == bucket(below.size);
            if same && (0.8..2.4).contains(&ratio) {
                all.push(ratio);
                by_size.entry(bucket(below.size)).or_default().push(ratio);
            }
        }
        let common = most_common(&all).unwrap_or(COMMON_LEADING);
        let by_size = by_size.into_iter().filter(|(_, ratios)| ratios.len() > 3);
        Self { by_size: by_size.filter_map(|(size, ratios)| Some((size, most_common(&ratios)?))).collect(), common }
    }

    /// The space between two baselines in lines beyond the usual distance.
    pub(super) fn gap(&self, distance: f32, above: f32, below: f32) -> f32 {
        let size = above.max(below);
        let usual = self.by_size.get(&bucket(size)).copied().unwrap_or(self.common) * size;
        let gap = distance / usual - 1.0;
        if gap < SMALLEST_GAP { 0.0 } else { (gap * 100.0).round() / 100.0 }
    }
}

fn bucket(size: f32) -> u32 {
    (size * 2.0).round() as u32
}

/// The value that most of `ratios` are near to.
fn most_common(ratios: &[f32]) -> Option<f32> {
    let mut counts: BTreeMap<u32, (usize, f32)> = BTreeMap::new();
    for ratio in ratios {
        let (count, sum) = counts.entry((ratio * 20.0).round() as u32).or_default();
        *count += 1;
        *sum += ratio;
    }
    counts.into_values().max_by_key(|(count, _)| *count).map(|(count, sum)| sum / count as f32)
}
