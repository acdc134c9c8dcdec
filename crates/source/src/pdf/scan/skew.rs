//! How far a page was laid askew on the scanner, and the page put level.

use super::tones::Tones;
use crate::Gray;

/// No page is laid further askew than this, in radians; what is, was laid so on purpose.
const FURTHEST: f32 = 0.105;

/// The steps in which the angle is looked for, each round finer, in radians. With a coarser first one the angle would be stepped over:
/// rows of letters are some pixels high and more than a thousand long.
const STEPS: [f32; 2] = [0.0025, 0.0005];

/// The angle is looked for on every so manieth pixel of the original, along and down.
const COARSER: usize = 2;

/// How far the lines of a page are turned clockwise against the level, in radians.
///
/// The rows of a page that is level are either full of ink or empty; so the angle is the one along which they differ most.
pub(super) fn of(page: &Gray, tones: Tones) -> f32 {
    let dots = dots(page, tones);
    let mut best = 0.0_f32;
    let mut reach = FURTHEST;
    for step in STEPS {
        let steps = (reach / step).round() as i32;
        let angles = (-steps..=steps).map(|at| best + at as f32 * step);
        let scored = angles.map(|angle| (contrast(&dots, page, angle), angle));
        // Of angles that are as good, the one nearest to level.
        best = scored.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.abs().total_cmp(&a.1.abs()))).map_or(0.0, |(_, angle)| angle);
        reach = step;
    }
    if best.abs() > FURTHEST - STEPS[0] { 0.0 } else { best }
}

/// The places of ink, on a coarser grid.
fn dots(page: &Gray, tones: Tones) -> Vec<(f32, f32)> {
    let width = page.width as usize;
    let mut dots = Vec::new();
    for (y, row) in page.shades.chunks_exact(width.max(1)).enumerate().step_by(COARSER) {
        for (x, shade) in row.iter().enumerate().step_by(COARSER) {
            if tones.is_ink(*shade) {
                dots.push((x as f32, y as f32));
            }
        }
    }
    dots
}

/// How much the rows differ from those beside them, were the page turned by the angle.
fn contrast(dots: &[(f32, f32)], page: &Gray, angle: f32) -> f64 {
    let slope = angle.tan();
    let spare = (page.width as f32 * slope.abs()).ceil();
    let mut rows = vec![0u32; (page.height as f32 + 2.0 * spare) as usize / COARSER + 2];
    for (x, y) in dots {
        let row = (y - x * slope + spare) / COARSER as f32;
        rows[row as usize] += 1;
    }
    rows.windows(2).map(|pair| f64::from(pair[0].abs_diff(pair[1])).powi(2)).sum()
}

/// The page turned about its middle so that lines which are askew by `skew` are level.
pub(super) fn levelled(page: &Gray, skew: f32, paper: u8) -> Gray {
    let (width, height) = (page.width as i64, page.height as i64);
    let (sin, cos) = skew.sin_cos();
    let middle = (page.width as f32 / 2.0, page.height as f32 / 2.0);
    let shade_at = |x: i64, y: i64| {
        let inside = (0..width).contains(&x) && (0..height).contains(&y);
        f32::from(if inside { page.shades[(y * width + x) as usize] } else { paper })
    };
    let mut shades = Vec::with_capacity(page.shades.len());
    for y in 0..height {
        for x in 0..width {
            // Where the pixel comes from, and how it lies between four.
            let (dx, dy) = (x as f32 + 0.5 - middle.0, y as f32 + 0.5 - middle.1);
            let from = (middle.0 + dx * cos - dy * sin - 0.5, middle.1 + dx * sin + dy * cos - 0.5);
            let (left, top) = (from.0.floor(), from.1.floor());
            let (right_share, lower_share) = (from.0 - left, from.1 - top);
            let (left, top) = (left as i64, top as i64);
            let upper = shade_at(left, top) * (1.0 - right_share) + shade_at(left + 1, top) * right_share;
            let lower = shade_at(left, top + 1) * (1.0 - right_share) + shade_at(left + 1, top + 1) * right_share;
            shades.push((upper * (1.0 - lower_share) + lower * lower_share).round() as u8);
        }
    }
    Gray { shades, ..*page }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page with rows of short dashes, turned clockwise by an angle.
    fn page(angle: f32) -> Gray {
        let (width, height) = (1500u32, 900u32);
        let mut shades = vec![255u8; (width * height) as usize];
        let (sin, cos) = angle.sin_cos();
        for row in 0..30 {
            for x in (100..1400).filter(|x| x % 7 != 0) {
                for thick in 0..4 {
                    let (dx, dy) = (x as f32 - 750.0, (150 + row * 20 + thick) as f32 - 450.0);
                    let (x, y) = (750.0 + dx * cos - dy * sin, 450.0 + dx * sin + dy * cos);
                    shades[(y.round() as u32 * width + x.round() as u32) as usize] = 0;
                }
            }
        }
        Gray { width, height, shades, dpi: 100.0 }
    }

    #[test]
    fn the_angle_is_found_and_the_page_put_level() {
        for degrees in [-3.0_f32, -0.7, 0.0, 0.25, 1.5, 3.0] {
            let askew = page(degrees.to_radians());
            let tones = Tones::of(&askew).unwrap();
            let found = of(&askew, tones);
            assert!((found.to_degrees() - degrees).abs() < 0.1, "{degrees}: {}", found.to_degrees());
            let straight = levelled(&askew, found, 255);
            assert!(of(&straight, tones).to_degrees().abs() < 0.1, "{degrees}");
        }
    }
}
