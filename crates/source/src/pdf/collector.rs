//! Takes down what the interpreter paints: glyphs with their place, ruling lines, pictures.

use hayro_interpret::font::{Glyph as Painted, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{Dict, ObjectIdentifier};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape, Vec2};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask, StrokeProps};
use letter::Area;

use super::accents;
use super::drawn;
use super::ink::{Glyph, Ink, Turned};
use super::marks::Marks;
use super::structure::Structure;
use super::style::{Known, Styles};
use super::turn::Turn;
use super::visible::Visible;
use crate::characters;

/// Glyphs of the interpreter are drawn in thousandths of the font size.
const UNITS: f64 = 1000.0;

/// A line around letters that is at least so thick makes them bold, in font sizes.
const BOLD_LINE: f64 = 0.012;

/// Letters are on the average about half as wide as their font is high. Fonts of drawings have no scale of their own: where they say
/// something else than this, their size is no size.
const USUAL_WIDTHS: std::ops::Range<f64> = 0.2..1.2;

/// A line thicker than this may be the ground that words stand on, in points.
const THINNEST_GROUND: f64 = 5.0;

/// The device the interpreter paints one page on.
pub(super) struct Collector<'s, 'a> {
    pub(super) ink: Ink,
    styles: &'s mut Styles<'a>,
    marks: Marks<'s>,
    visible: Visible,
    /// Where the last space ended, so that the glyph behind it knows of it.
    space: Option<Point>,
    /// The run that was painted last: its first glyph, and where that stands.
    last_run: Option<(usize, Point)>,
}

/// What the glyphs of a run have in common.
struct Run {
    font: Known,
    model: Glyph,
}

impl<'s, 'a> Collector<'s, 'a> {
    pub(super) fn new(
        (width, height): (f32, f32),
        page: Option<ObjectIdentifier>,
        structure: &'s Structure,
        styles: &'s mut Styles<'a>,
    ) -> Self {
        Self {
            ink: Ink { width, height, ..Ink::default() },
            styles,
            marks: Marks::new(structure, page),
            visible: Visible::default(),
            space: None,
            last_run: None,
        }
    }

    /// A glyph as the file paints it. `follows_word` says whether a digit here may be a footnote's; so it does of the next glyph.
    fn painted(&mut self, painted: &Painted<'_>, origin: Point, advance: Vec2, run: &Run, follows_word: bool) -> bool {
        // A control character is no more than a file's way of saying that it does not know.
        let unicode = painted.as_unicode().filter(|unicode| !matches!(unicode, BfString::Char('\0'..='\u{1f}')));
        if let (Some(BfString::Char(digit @ '0'..='9')), Painted::Outline(glyph), true) = (&unicode, painted, follows_word)
            && self.styles.is_raised(glyph)
        {
            self.glyph(characters::superscript(*digit).encode_utf8(&mut [0; 4]), origin, advance, run.model);
            return true;
        }
        let next_follows_word = !matches!(unicode, Some(BfString::Char('0'..='9' | ' ' | '\u{a0}')));
        match unicode {
            // A soft hyphen that is painted ends its line; the lines' order is not known yet.
            Some(BfString::Char('\u{ad}')) => self.glyph("\u{ad}", origin, advance, run.model),
            Some(BfString::Char(c)) => {
                let c = run.font.symbols.and_then(|symbols| symbols.character(c)).unwrap_or(c);
                match characters::replacement(c) {
                    Some(words) => self.glyph(words, origin, advance, run.model),
                    None => self.glyph(c.encode_utf8(&mut [0; 4]), origin, advance, run.model),
                }
            }
            Some(BfString::String(words)) => self.glyph(&characters::clean(&words), origin, advance, run.model),
            None if is_blank(painted) => self.space = Some(origin + advance),
            None => self.glyph("\u{fffd}", origin, advance, run.model),
        }
        next_follows_word
    }

    /// One glyph of a run; `advance` goes from its origin to where the next one stands.
    fn glyph(&mut self, words: &str, origin: Point, advance: Vec2, model: Glyph) {
        if words.is_empty() {
            return;
        }
        if words.chars().all(char::is_whitespace) {
            self.space = Some(origin + advance);
            return;
        }
        let spaced = self.space.take().is_some_and(|end| (end - origin).hypot() < f64::from(model.size));
        let letters = words.chars().filter(|c| !c.is_whitespace()).count().max(1) as f64;
        let step = advance / letters;
        let mut at = origin;
        let mut first = spaced;
        for character in words.chars().filter(|c| !c.is_whitespace()) {
            self.character(Glyph { character, spaced: first, ..model }, at, step);
            first = false;
            at += step;
        }
    }

    fn character(&mut self, glyph: Glyph, at: Point, step: Vec2) {
        let Some(turn) = Turn::of(step.x, step.y) else {
            let glyph = Glyph { x0: at.x as f32, x1: (at.x + step.x) as f32, y: at.y as f32, ..glyph };
            let inside = glyph.x1 > 0.0 && glyph.x0 < self.ink.width && glyph.y > 0.0 && glyph.y < self.ink.height + glyph.size;
            match self.ink.glyphs.last_mut() {
                Some(last) if let Some(whole) = accents::composed(last, &glyph) => *last = whole,
                _ if inside => self.ink.glyphs.push(glyph),
                _ => {}
            }
            return;
        };
        let (x, y) = turn.turned((at.x as f32, at.y as f32), (self.ink.width, self.ink.height));
        let glyph = Glyph { x0: x, x1: x + step.hypot() as f32, y, ..glyph };
        match self.ink.turned.last_mut() {
            Some(last)
                if last.turn == turn
                    && let Some(whole) = accents::composed(&last.glyph, &glyph) =>
            {
                last.glyph = whole
            }
            _ => self.ink.turned.push(Turned { glyph, turn }),
        }
    }

    /// The line around the letters of the run that was painted last, which is painted as a run of its own.
    fn is_line_around_last(&mut self, run: &GlyphRun<'_, 'a>, transform: Affine, stroke: &StrokeProps) -> bool {
        let Some(first) = run.glyphs().first() else { return false };
        let transform_of_first = transform * first.transform();
        if self.last_run.is_none_or(|(_, origin)| origin.distance(transform_of_first * Point::ZERO) > 1e-6) {
            return false;
        }
        let from = self.last_run.take().map_or(0, |(from, _)| from);
        let thickness = f64::from(stroke.line_width) * transform.determinant().abs().sqrt();
        let size = transform_of_first.determinant().abs().sqrt() * UNITS;
        if thickness >= BOLD_LINE * size {
            self.ink.glyphs.iter_mut().skip(from).for_each(|glyph| glyph.style.bold = true);
        }
        true
    }

    /// A path is drawn as a line; a thick one is a ground for words.
    fn stroke(&mut self, path: &BezPath, props: &DrawProps<'a>, stroke: &StrokeProps) {
        drawn::stroked(&mut self.ink, path, props.transform);
        let thickness = f64::from(stroke.line_width) * props.transform.determinant().abs().sqrt();
        if thickness > THINNEST_GROUND {
            let area = (props.transform * path).bounding_box().inflate(thickness / 2.0, thickness / 2.0);
            self.visible.surface(area, false, self.visible.colour(props), &mut self.ink.glyphs);
        }
    }

    fn run(&mut self, run: &GlyphRun<'_, 'a>, transform: Affine, hidden: bool) {
        let font = self.styles.of(run.glyphs());
        let model = Glyph { style: font.style, hidden, mark: self.marks.current(), ..Glyph::default() };
        let mut of_run = Run { font, model };
        let correction = correction(run);
        let mut follows_word = true;
        for painted in run.glyphs() {
            let transform = transform * painted.transform();
            let coefficients = transform.as_coeffs();
            let along = Vec2::new(coefficients[0], coefficients[1]);
            let across = Vec2::new(coefficients[2], coefficients[3]).hypot();
            let width = f64::from(advance(painted).unwrap_or(500.0));
            // A font that is not in the file is stretched to the widths the file gives; those widths are not to be stretched again.
            let advance = if font.in_file { along * width } else { along * (width * across / along.hypot().max(1e-9)) };
            let origin = transform * Point::ZERO;
            of_run.model.size = (across * UNITS * correction) as f32;
            let is_sound = origin.x.is_finite() && origin.y.is_finite() && advance.hypot().is_finite();
            if is_sound && of_run.model.size >= 0.5 {
                follows_word = self.painted(painted, origin, advance, &of_run, follows_word);
            }
        }
    }
}

impl<'a> Device<'a> for Collector<'_, 'a> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        if let DrawMode::Stroke(stroke) = mode
            && self.is_line_around_last(run, props.transform, stroke)
        {
            return;
        }
        let from = self.ink.glyphs.len();
        self.run(run, props.transform, matches!(mode, DrawMode::Invisible));
        let first = run.glyphs().first().filter(|_| matches!(mode, DrawMode::Fill(_)));
        self.last_run = first.map(|first| (from, props.transform * first.transform() * Point::ZERO));
        if from < self.ink.glyphs.len() {
            let colour = self.visible.colour(&props);
            self.visible.text(&mut self.ink.glyphs, from, colour);
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.ink.drawn += 1;
        match mode {
            DrawMode::Stroke(stroke) => self.stroke(path, &props, stroke),
            DrawMode::Fill(_) | DrawMode::FillAndStroke(..) => {
                let area = (props.transform * path).bounding_box();
                // A path of many parts is a drawing; the parts of a border are drawn one by one.
                if path.elements().len() <= 6 {
                    drawn::filled(&mut self.ink, area);
                }
                self.visible.surface(area, false, self.visible.colour(&props), &mut self.ink.glyphs);
            }
            DrawMode::Invisible => {}
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.ink.drawn += 1;
        match mode {
            DrawMode::Stroke(stroke) => self.stroke(&rect.to_path(0.1), &props, stroke),
            _ => {
                let area = props.transform.transform_rect_bbox(*rect);
                drawn::filled(&mut self.ink, area);
                self.visible.surface(area, is_straight(props.transform), self.visible.colour(&props), &mut self.ink.glyphs);
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.ink.drawn += 1;
        let whole = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let on_page = props.transform.transform_rect_bbox(whole);
        let area = Area { x0: on_page.x0 as f32, y0: on_page.y0 as f32, x1: on_page.x1 as f32, y1: on_page.y1 as f32 };
        let size = |area: &Area| (area.x1 - area.x0) * (area.y1 - area.y0);
        if size(&area) > size(&self.ink.picture) {
            self.ink.picture = area;
        }
        let is_plain = props.soft_mask.is_none() && props.blend_mode == BlendMode::Normal && is_straight(props.transform);
        self.visible.picture(&image, on_page, is_plain, &mut self.ink.glyphs);
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        self.marks.begin(tag, properties, self.ink.glyphs.len());
    }

    fn end_marked_content(&mut self) {
        if let Some(first) = self.marks.end(&mut self.ink.glyphs) {
            self.visible.replaced(&self.ink.glyphs, first);
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        // What is cut out by letters shows these letters, and nothing is known of shapes with many parts.
        let is_rectangle = clip.path.elements().len() <= 6;
        self.visible.clip(clip.path.bounding_box(), is_rectangle);
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.visible.clip(*rect, true);
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend_mode: BlendMode) {
        self.visible.group(opacity, mask.is_some(), blend_mode);
    }

    fn pop_clip(&mut self) {
        self.visible.unclip();
    }

    fn pop_transparency_group(&mut self) {
        self.visible.ungroup();
    }
}

/// Whether a rectangle stays one that is not turned.
fn is_straight(transform: Affine) -> bool {
    let [a, b, c, d, ..] = transform.as_coeffs();
    (b.abs() + c.abs()) < 1e-6 * (a.abs() + d.abs()) || (a.abs() + d.abs()) < 1e-6 * (b.abs() + c.abs())
}

/// By how much the size of a run's font is to be corrected.
fn correction(run: &GlyphRun<'_, '_>) -> f64 {
    let widths = run.glyphs().iter().filter_map(|glyph| match &**glyph {
        Painted::Outline(_) => None,
        Painted::Type3(glyph) => glyph.advance_width().map(|width| f64::from(width) / UNITS),
    });
    let (count, sum) = widths.fold((0.0, 0.0), |(count, sum), width| (count + 1.0, sum + width));
    if count == 0.0 || sum == 0.0 || USUAL_WIDTHS.contains(&(sum / count)) { 1.0 } else { 2.0 * (sum / count).abs() }
}

/// Whether a glyph paints nothing.
fn is_blank(glyph: &Painted<'_>) -> bool {
    matches!(glyph, Painted::Outline(glyph) if glyph.outline().elements().is_empty())
}

fn advance(glyph: &Painted<'_>) -> Option<f32> {
    match glyph {
        Painted::Outline(glyph) => glyph.advance_width(),
        Painted::Type3(glyph) => glyph.advance_width(),
    }
}
