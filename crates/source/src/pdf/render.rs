//! Draws a page.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use super::POINTS_PER_INCH;
use crate::Picture;

/// No side of a picture is longer: the renderer counts in 16 bits.
const LONGEST_SIDE: f32 = 65_000.0;

/// The page with so many pixels on an inch, or with fewer, so that it has `most` of them; none where it has no extent.
pub(super) fn draw<'a>(page: &'a Page<'a>, dpi: f32, most: f32) -> Option<Picture> {
    let (width, height) = page.render_dimensions();
    if !(width > 0.0 && height > 0.0 && width.is_finite() && height.is_finite()) {
        return None;
    }
    let scale = (dpi / POINTS_PER_INCH).min((most / (width * height)).sqrt()).min(LONGEST_SIDE / width.max(height));
    if width * scale < 1.0 || height * scale < 1.0 {
        return None;
    }
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    // Pictures are large; what one page needed is not kept for the next.
    let cache = RenderCache::new();
    let drawn = render(page, &cache, &InterpreterSettings::default(), &RenderSettings::default(), &settings);
    // On white nothing shines through, so that the colours stand as they are.
    let rgb = drawn.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    Some(Picture { width: drawn.width().into(), height: drawn.height().into(), rgb, scale })
}
