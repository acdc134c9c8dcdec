//! Ruling lines on a picture: long, thin and straight.

use super::super::ink::Rule;
use super::tones::Tones;
use crate::Gray;

/// A level line that is shorter is a part of a letter or of a drawing, in points.
const SHORTEST_LEVEL: f32 = 30.0;

/// The same for upright lines, which the cells of a table have as high as a row.
const SHORTEST_UPRIGHT: f32 = 16.0;

/// A thicker one is a surface, in points.
const THICKEST: f32 = 3.5;

/// A stretch of ink along one row or column of pixels.
#[derive(Clone, Copy)]
struct Run {
    at: usize,
    from: usize,
    to: usize,
}

/// The level and the upright lines of a page, in points.
pub(super) fn find(page: &Gray, tones: Tones, scale: f32) -> (Vec<Rule>, Vec<Rule>) {
    let (width, height) = (page.width as usize, page.height as usize);
    let is_ink = |x: usize, y: usize| tones.is_ink(page.shades[y * width + x]);
    let level = rules(height, width, |row, x| is_ink(x, row), SHORTEST_LEVEL * scale, scale);
    let upright = rules(width, height, is_ink, SHORTEST_UPRIGHT * scale, scale);
    (level, upright)
}

/// The lines among `across` rows of `along` pixels; `is_ink` is asked for a row and a place in it.
fn rules(across: usize, along: usize, is_ink: impl Fn(usize, usize) -> bool, shortest: f32, scale: f32) -> Vec<Rule> {
    // A line that is not quite level goes on in the next row; so a row is looked at together with those beside it.
    let touches = |at: usize, place: usize| {
        is_ink(at, place) || (at > 0 && is_ink(at - 1, place)) || (at + 1 < across && is_ink(at + 1, place))
    };
    let mut done: Vec<Rule> = Vec::new();
    let mut open: Vec<(Run, Run)> = Vec::new();
    for at in 0..=across {
        let runs = if at < across { runs(at, along, |place| touches(at, place), shortest as usize) } else { Vec::new() };
        let mut still_open = Vec::with_capacity(runs.len());
        for run in runs {
            let above = open.iter().position(|(_, last)| last.from < run.to && run.from < last.to);
            match above.map(|at| open.swap_remove(at)) {
                Some((first, last)) => {
                    let (from, to) = (last.from.min(run.from), last.to.max(run.to));
                    still_open.push((first, Run { at, from, to }));
                }
                None => still_open.push((run, run)),
            }
        }
        done.extend(open.drain(..).filter_map(|(first, last)| rule(first, last, scale)));
        open = still_open;
    }
    done.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    done
}

fn runs(at: usize, along: usize, is_ink: impl Fn(usize) -> bool, shortest: usize) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut from = None;
    for place in 0..=along {
        if place < along && is_ink(place) {
            from = from.or(Some(place));
        } else if let Some(start) = from.take()
            && place - start >= shortest
        {
            runs.push(Run { at, from: start, to: place });
        }
    }
    runs
}

/// The line between its first and its last row, where it is thin.
fn rule(first: Run, last: Run, scale: f32) -> Option<Rule> {
    // Either side has a row that only touches the line.
    let thickness = (last.at - first.at).saturating_sub(1) as f32;
    let middle = (first.at + last.at + 1) as f32 / 2.0;
    (thickness <= THICKEST * scale).then(|| Rule {
        at: middle / scale,
        from: last.from as f32 / scale,
        to: last.to as f32 / scale,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_borders_of_a_cell_are_found_and_a_surface_and_a_letter_are_not() {
        let (width, height, scale) = (300usize, 200usize, 2.0);
        let mut shades = vec![255u8; width * height];
        let mut fill = |xs: std::ops::Range<usize>, ys: std::ops::Range<usize>| {
            ys.for_each(|y| shades[y * width..][xs.clone()].fill(0));
        };
        fill(20..220, 30..32);
        // The lower border falls by a pixel on its way.
        fill(20..120, 100..102);
        fill(120..220, 101..103);
        fill(20..22, 30..102);
        fill(100..200, 120..160);
        fill(240..260, 50..52);
        let page = Gray { width: width as u32, height: height as u32, shades, dpi: 144.0 };
        let tones = Tones { paper: 255, edge: 128, ink: 0 };
        let (level, upright) = find(&page, tones, scale);
        let rounded = |rules: &[Rule]| rules.iter().map(|r| [r.at, r.from, r.to].map(|at| at.round() as i32)).collect::<Vec<_>>();
        assert_eq!(rounded(&level), [[16, 10, 110], [51, 10, 110]]);
        assert_eq!(rounded(&upright), [[11, 15, 51]]);
    }
}
