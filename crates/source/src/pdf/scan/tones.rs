//! Which shades of a picture are paper and which are ink.

use crate::Gray;

/// The shades of a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Tones {
    /// The usual shade of what is light.
    pub(super) paper: u8,
    /// What is darker than this is ink.
    pub(super) edge: u8,
    /// The usual shade of what is dark.
    pub(super) ink: u8,
}

/// Ink and paper differ at least so much.
const LEAST_CONTRAST: u8 = 48;

/// A page with fewer dark pixels than one in so many is blank: dust, and the shadow of an edge.
const BLANK: usize = 20_000;

/// So much of a page's width and height at either side is not looked at: scanners leave shadows there.
const EDGE: f32 = 0.02;

impl Tones {
    /// The shades of a page; none where it is blank.
    pub(super) fn of(page: &Gray) -> Option<Self> {
        let mut counts = [0usize; 256];
        for_inside(page, |shade| counts[usize::from(shade)] += 1);
        let edge = between(&counts);
        let mean = |range: std::ops::RangeInclusive<usize>| {
            let (count, sum) = range.fold((0, 0), |(count, sum), shade| (count + counts[shade], sum + shade * counts[shade]));
            sum.checked_div(count).map(|mean| mean as u8)
        };
        let (ink, paper) = (mean(0..=usize::from(edge))?, mean(usize::from(edge) + 1..=255)?);
        let dark: usize = counts[..=usize::from(edge)].iter().sum();
        let all: usize = counts.iter().sum();
        (paper.saturating_sub(ink) >= LEAST_CONTRAST && dark * BLANK > all).then_some(Self { paper, edge, ink })
    }

    /// Whether a shade is ink.
    pub(super) fn is_ink(self, shade: u8) -> bool {
        shade <= self.edge
    }

    /// How much of a pixel of that shade is ink, from 0 to 1.
    pub(super) fn share(self, shade: u8) -> f32 {
        let depth = f32::from(self.paper) - f32::from(shade);
        (depth / (f32::from(self.paper) - f32::from(self.ink))).clamp(0.0, 1.0)
    }
}

fn for_inside(page: &Gray, mut look: impl FnMut(u8)) {
    let (width, height) = (page.width as usize, page.height as usize);
    let (left, top) = ((width as f32 * EDGE) as usize, (height as f32 * EDGE) as usize);
    for row in page.shades.chunks_exact(width.max(1)).take(height - top).skip(top) {
        row[left..width - left].iter().for_each(|shade| look(*shade));
    }
}

/// The shade that parts dark from light best (Otsu, 1979).
fn between(counts: &[usize; 256]) -> u8 {
    let all: f64 = counts.iter().sum::<usize>() as f64;
    let sum: f64 = counts.iter().enumerate().map(|(shade, count)| shade as f64 * *count as f64).sum();
    let (mut dark, mut dark_sum) = (0.0, 0.0);
    let mut best = (0.0, 0u8);
    for (shade, count) in (0u8..255).zip(counts) {
        dark += *count as f64;
        dark_sum += f64::from(shade) * *count as f64;
        let light = all - dark;
        if dark > 0.0 && light > 0.0 {
            let apart = dark_sum / dark - (sum - dark_sum) / light;
            let parted = dark * light * apart * apart;
            if parted > best.0 {
                best = (parted, shade);
            }
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(shades: Vec<u8>) -> Gray {
        Gray { width: 200, height: shades.len() as u32 / 200, shades, dpi: 200.0 }
    }

    #[test]
    fn paper_and_ink_are_told_apart_on_gray_paper_too() {
        let shades = (0..200 * 100).map(|at| if at % 20 == 0 { 60 } else { 205 }).collect();
        let tones = Tones::of(&page(shades)).unwrap();
        assert_eq!((tones.ink, tones.paper), (60, 205));
        assert!(tones.is_ink(60) && !tones.is_ink(205));
        assert!((tones.share(132) - 0.5).abs() < 0.01);
    }

    #[test]
    fn a_page_without_ink_is_blank() {
        assert_eq!(Tones::of(&page(vec![255; 20_000])), None);
        assert_eq!(Tones::of(&page((0..20_000).map(|at| 230 + (at % 7) as u8).collect())), None, "paper is not ink");
        let mut shadow = vec![250; 20_000];
        shadow[..200].fill(10);
        assert_eq!(Tones::of(&page(shadow)), None, "the shadow of an edge");
    }
}
