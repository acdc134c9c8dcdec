//! What a reader of the page sees of what is painted on it: not what has the colour of its ground, what is covered or cut away.

use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::kurbo::Rect;
use hayro_interpret::{BlendMode, DrawProps, Image, Paint};

use super::ink::Glyph;

/// Colours whose parts differ by no more than this cannot be told apart by eye.
const SAME_COLOUR: f32 = 0.035;

/// Less of the ink than this lets nothing be seen.
const FAINTEST: f32 = 0.02;

/// A surface that covers words is at least so wide and high, in points; what is thinner is a line, or one of many that make a ground.
const SMALLEST: f64 = 3.5;

/// A page with more surfaces is a drawing; nothing is concluded from it.
const MOST_SURFACES: usize = 1_500;

/// What is cut away may reach so far over the edge of what is shown, in points.
const OVER_EDGE: f64 = 1.5;

/// A colour as red, green and blue.
type Colour = [f32; 3];

const PAPER: Colour = [1.0; 3];

/// A painted surface; its colour where it has a single one that is known.
#[derive(Clone, Copy, Debug)]
struct Surface {
    area: Rect,
    colour: Option<Colour>,
}

/// What limits what is painted from here on.
#[derive(Clone, Copy, Debug)]
struct Clip {
    area: Rect,
    /// Whether all of the area is shown, so that a surface in it covers what lies below.
    is_whole: bool,
}

/// How the ink of something that is to be painted looks.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum InkColour {
    /// It leaves nothing.
    None,
    /// Something of several colours, or of one that shines through.
    Some,
    Plain(Colour),
}

/// The surfaces of the page, and what is shown of it where something is to be painted.
#[derive(Debug, Default)]
pub(super) struct Visible {
    surfaces: Vec<Surface>,
    clips: Vec<Clip>,
    /// Of the groups that are being painted, how much of their ink is left; nothing where a mask decides.
    groups: Vec<Option<f32>>,
    /// Runs of glyphs: the first one, the one behind the last, and where they stand.
    runs: Vec<(usize, usize, Rect)>,
}

impl Visible {
    pub(super) fn clip(&mut self, area: Rect, is_whole: bool) {
        let clip = self.clips.last().map_or(Clip { area, is_whole }, |outer| Clip {
            area: area.intersect(outer.area),
            is_whole: is_whole && outer.is_whole,
        });
        self.clips.push(clip);
    }

    pub(super) fn unclip(&mut self) {
        self.clips.pop();
    }

    pub(super) fn group(&mut self, opacity: f32, is_masked: bool, blend_mode: BlendMode) {
        self.groups.push((!is_masked && blend_mode == BlendMode::Normal).then_some(opacity));
    }

    pub(super) fn ungroup(&mut self) {
        self.groups.pop();
    }

    /// The part of an area that is shown.
    pub(super) fn shown(&self, area: Rect) -> Rect {
        self.clips.last().map_or(area, |clip| area.intersect(clip.area))
    }

    fn shines_through(&self) -> bool {
        self.groups.iter().any(|opacity| opacity.is_none_or(|opacity| opacity < 0.99))
    }

    /// What the ink with these properties looks like.
    pub(super) fn colour(&self, props: &DrawProps<'_>) -> InkColour {
        if self.groups.contains(&Some(0.0)) {
            return InkColour::None;
        }
        let shines_through = props.soft_mask.is_some() || props.blend_mode != BlendMode::Normal || self.shines_through();
        match &props.paint {
            Paint::Color(colour) => {
                let [red, green, blue, opacity] = colour.to_rgba().components();
                if opacity < FAINTEST && props.soft_mask.is_none() {
                    InkColour::None
                } else if shines_through || opacity < 0.99 {
                    InkColour::Some
                } else {
                    InkColour::Plain([red, green, blue])
                }
            }
            Paint::Pattern(_) => InkColour::Some,
        }
    }

    /// Notes glyphs as hidden that are painted with such ink and cannot be seen. They begin at `from`, and are the last ones so far.
    pub(super) fn text(&mut self, glyphs: &mut [Glyph], from: usize, colour: InkColour) {
        let Some(run) = area_of(&glyphs[from..]) else { return };
        let is_drawing = self.surfaces.len() >= MOST_SURFACES;
        let under: Vec<Surface> = self.surfaces.iter().rev().filter(|surface| touch(surface.area, run)).copied().collect();
        let clip = self.clips.last().map(|clip| clip.area.inflate(OVER_EDGE, OVER_EDGE));
        for glyph in &mut glyphs[from..] {
            let area = area(glyph);
            let ground = || match under.iter().find(|surface| holds(surface.area, area)) {
                Some(surface) => surface.colour,
                // What lies partly on a surface is seen on one side of its edge at least.
                None if under.iter().any(|surface| touch(surface.area, area)) => None,
                None => Some(PAPER),
            };
            glyph.hidden |= clip.is_some_and(|clip| !touch(clip, area))
                || match colour {
                    InkColour::None => true,
                    InkColour::Some => false,
                    InkColour::Plain(_) if is_drawing => false,
                    InkColour::Plain(colour) => {
                        (!under.is_empty() || is_same(colour, PAPER)) && ground().is_some_and(|ground| is_same(ground, colour))
                    }
                };
        }
        self.runs.push((from, glyphs.len(), run));
    }

    /// A surface is painted: what lies below it is hidden now. Only a plain rectangle is known to cover all of its area.
    pub(super) fn surface(&mut self, area: Rect, is_rectangle: bool, colour: InkColour, glyphs: &mut [Glyph]) {
        let area = self.shown(area);
        if colour == InkColour::None || self.surfaces.len() >= MOST_SURFACES {
            return;
        }
        let is_wide = area.width() > SMALLEST && area.height() > SMALLEST;
        let covers = is_wide && is_rectangle && self.clips.last().is_none_or(|clip| clip.is_whole);
        let colour = match colour {
            InkColour::Plain(colour) if covers => {
                self.cover(area, glyphs);
                Some(colour)
            }
            _ => None,
        };
        self.surfaces.push(Surface { area, colour });
    }

    /// A picture is painted: it lies behind what comes after it, and one without holes hides what was there before.
    pub(super) fn picture(&mut self, image: &Image<'_, '_>, area: Rect, is_plain: bool, glyphs: &mut [Glyph]) {
        let area = self.shown(area);
        let has_holes = match image {
            Image::Stencil(_) => true,
            Image::Raster(image) => has_mask(image.stream().dict()),
        };
        let covers = is_plain && !has_holes && !self.shines_through() && self.clips.last().is_none_or(|clip| clip.is_whole);
        if covers {
            self.cover(area, glyphs);
        }
        if self.surfaces.len() < MOST_SURFACES {
            self.surfaces.push(Surface { area, colour: None });
        }
    }

    /// Words took the place of the glyphs from `first` on.
    pub(super) fn replaced(&mut self, glyphs: &[Glyph], first: usize) {
        self.runs.retain(|(from, to, _)| *from < first && *to <= first);
        if let Some(area) = area_of(&glyphs[first..]) {
            self.runs.push((first, glyphs.len(), area));
        }
    }

    fn cover(&self, area: Rect, glyphs: &mut [Glyph]) {
        for (from, to, run) in &self.runs {
            if touch(area, *run) {
                glyphs
                    .iter_mut()
                    .take(*to)
                    .skip(*from)
                    .filter(|glyph| holds(area, self::area(glyph)))
                    .for_each(|glyph| glyph.hidden = true);
            }
        }
    }
}

fn has_mask(picture: &Dict<'_>) -> bool {
    [b"SMask".as_slice(), b"Mask", b"SMaskInData"].iter().any(|key| picture.contains_key(key))
}

/// The middle of a glyph, where small letters have ink.
fn area(glyph: &Glyph) -> Rect {
    let (x0, x1, y, size) = (f64::from(glyph.x0), f64::from(glyph.x1), f64::from(glyph.y), f64::from(glyph.size));
    let inset = 0.15 * (x1 - x0);
    Rect::new(x0 + inset, y - 0.45 * size, x1 - inset, y - 0.1 * size)
}

fn area_of(glyphs: &[Glyph]) -> Option<Rect> {
    glyphs.iter().map(area).reduce(|a, b| a.union(b))
}

fn touch(a: Rect, b: Rect) -> bool {
    a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
}

fn holds(outer: Rect, inner: Rect) -> bool {
    outer.x0 <= inner.x0 && inner.x1 <= outer.x1 && outer.y0 <= inner.y0 && inner.y1 <= outer.y1
}

fn is_same(a: Colour, b: Colour) -> bool {
    a.iter().zip(b).all(|(a, b)| (a - b).abs() <= SAME_COLOUR)
}
