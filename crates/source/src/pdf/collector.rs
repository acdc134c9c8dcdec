//! Takes down what the interpreter paints: glyphs with their place, ruling lines, pictures.

use hayro_interpret::font::{Glyph as Painted, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{Dict, Name};
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape, Vec2};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};
use letter::{Area, Tag};
use unicode_normalization::char::{compose, is_combining_mark};

use super::ink::{Glyph, Ink, Mark, Rule, Turned};
use super::pieces::superscript;
use super::style::Styles;
use super::turn::Turn;
use crate::characters;

/// A line thicker than this is a surface, in points.
const THICKEST_RULE: f32 = 3.0;

/// A line shorter than this is a part of a drawing, in points.
const SHORTEST_RULE: f32 = 4.0;

/// Glyphs of the interpreter are drawn in thousandths of the font size.
const UNITS: f64 = 1000.0;

/// The device the interpreter paints one page on.
pub(super) struct Collector<'s, 'a> {
    pub(super) ink: Ink,
    styles: &'s mut Styles<'a>,
    marks: Vec<Mark>,
    /// Where the last space ended, so that the glyph behind it knows of it.
    space: Option<Point>,
}

impl<'s, 'a> Collector<'s, 'a> {
    pub(super) fn new(width: f32, height: f32, styles: &'s mut Styles<'a>) -> Self {
        Self { ink: Ink { width, height, ..Ink::default() }, styles, marks: Vec::new(), space: None }
    }

    fn mark(&self) -> Mark {
        self.marks.iter().rev().copied().find(|mark| *mark != Mark::None).unwrap_or_default()
    }

    /// A glyph as the file paints it. `follows_word` says whether a digit here may be a footnote's; so it does of the next glyph.
    fn painted(&mut self, painted: &Painted<'_>, origin: Point, advance: Vec2, model: Glyph, follows_word: bool) -> bool {
        // A control character is no more than a file's way of saying that it does not know.
        let unicode = painted.as_unicode().filter(|unicode| !matches!(unicode, BfString::Char('\0'..='\u{1f}')));
        if let (Some(BfString::Char(digit @ '0'..='9')), Painted::Outline(glyph), true) = (&unicode, painted, follows_word)
            && self.styles.is_raised(glyph)
        {
            self.glyph(superscript(*digit).encode_utf8(&mut [0; 4]), origin, advance, model);
            return true;
        }
        let next_follows_word = !matches!(unicode, Some(BfString::Char('0'..='9' | ' ' | '\u{a0}')));
        match unicode {
            // A soft hyphen that is painted ends its line; the lines' order is not known yet.
            Some(BfString::Char('\u{ad}')) => self.glyph("\u{ad}", origin, advance, model),
            Some(BfString::Char(c)) => match characters::replacement(c) {
                Some(words) => self.glyph(words, origin, advance, model),
                None => self.glyph(c.encode_utf8(&mut [0; 4]), origin, advance, model),
            },
            Some(BfString::String(words)) => self.glyph(&characters::clean(&words), origin, advance, model),
            None if is_blank(painted) => self.space = Some(origin + advance),
            None => self.glyph("\u{fffd}", origin, advance, model),
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
        let level = step.x.abs() >= step.y.abs() * 8.0 && step.x >= 0.0;
        let turned = step.y.abs() >= step.x.abs() * 8.0;
        if is_combining_mark(glyph.character) {
            if let Some(last) = self.ink.glyphs.last_mut()
                && let Some(whole) = compose(last.character, glyph.character)
            {
                last.character = whole;
            }
        } else if level {
            let glyph = Glyph { x0: at.x as f32, x1: (at.x + step.x) as f32, y: at.y as f32, ..glyph };
            let inside = glyph.x1 > 0.0 && glyph.x0 < self.ink.width && glyph.y > 0.0 && glyph.y < self.ink.height + glyph.size;
            if inside {
                self.ink.glyphs.push(glyph);
            }
        } else if turned {
            let turn = if step.y < 0.0 { Turn::Up } else { Turn::Down };
            let (x, y) = turn.turned((at.x as f32, at.y as f32), (self.ink.width, self.ink.height));
            let glyph = Glyph { x0: x, x1: x + step.y.abs() as f32, y, ..glyph };
            self.ink.turned.push(Turned { glyph, turn });
        }
    }

    fn rule(&mut self, from: Point, to: Point) {
        let (width, height) = ((to.x - from.x).abs() as f32, (to.y - from.y).abs() as f32);
        let middle = from.midpoint(to);
        if width >= SHORTEST_RULE && height <= THICKEST_RULE && width > height {
            let (from, to) = (from.x.min(to.x) as f32, from.x.max(to.x) as f32);
            self.ink.level.push(Rule { at: middle.y as f32, from, to });
        } else if height >= SHORTEST_RULE && width <= THICKEST_RULE {
            let (from, to) = (from.y.min(to.y) as f32, from.y.max(to.y) as f32);
            self.ink.upright.push(Rule { at: middle.x as f32, from, to });
        }
    }

    fn filled(&mut self, area: Rect) {
        if area.width().min(area.height()) as f32 <= THICKEST_RULE {
            self.rule(Point::new(area.x0, area.y0), Point::new(area.x1, area.y1));
        }
    }

    fn stroked(&mut self, path: &BezPath, transform: Affine) {
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(to) => (start, last) = (transform * to, transform * to),
                PathEl::LineTo(to) => {
                    let to = transform * to;
                    self.rule(last, to);
                    last = to;
                }
                PathEl::ClosePath => {
                    self.rule(last, start);
                    last = start;
                }
                PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => last = transform * to,
            }
        }
    }
}

impl<'a> Device<'a> for Collector<'_, 'a> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let Some(first) = run.glyphs().first() else { return };
        let font = self.styles.of(first);
        let hidden = matches!(mode, DrawMode::Invisible);
        let model = Glyph { style: font.style, hidden, mark: self.mark(), ..Glyph::default() };
        let mut follows_word = true;
        for painted in run.glyphs() {
            let transform = props.transform * painted.transform();
            let coefficients = transform.as_coeffs();
            let along = Vec2::new(coefficients[0], coefficients[1]);
            let across = Vec2::new(coefficients[2], coefficients[3]).hypot();
            let width = f64::from(advance(painted).unwrap_or(500.0));
            // A font that is not in the file is stretched to the widths the file gives; those widths are not to be stretched again.
            let advance = if font.in_file { along * width } else { along * (width * across / along.hypot().max(1e-9)) };
            let origin = transform * Point::ZERO;
            let model = Glyph { size: (across * UNITS) as f32, ..model };
            let is_sound = origin.x.is_finite() && origin.y.is_finite() && advance.hypot().is_finite();
            if is_sound && model.size >= 0.5 {
                follows_word = self.painted(painted, origin, advance, model, follows_word);
            }
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        match mode {
            DrawMode::Stroke(_) => self.stroked(path, props.transform),
            DrawMode::Fill(_) | DrawMode::FillAndStroke(..) => {
                // A path of many parts is a drawing; the parts of a border are drawn one by one.
                if path.elements().len() <= 6 {
                    self.filled((props.transform * path).bounding_box());
                }
            }
            DrawMode::Invisible => {}
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        match mode {
            DrawMode::Stroke(_) => self.stroked(&rect.to_path(0.1), props.transform),
            _ => self.filled(props.transform.transform_rect_bbox(*rect)),
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let whole = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let area = props.transform.transform_rect_bbox(whole);
        let area = Area { x0: area.x0 as f32, y0: area.y0 as f32, x1: area.x1 as f32, y1: area.y1 as f32 };
        let size = |area: &Area| (area.x1 - area.x0) * (area.y1 - area.y0);
        if size(&area) > size(&self.ink.picture) {
            self.ink.picture = area;
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let is_pagination = || {
            properties
                .and_then(|properties| properties.get::<Name<'_>>(b"Type".as_slice()))
                .is_some_and(|kind| kind.as_ref() == b"Pagination")
        };
        self.marks.push(match tag {
            b"Artifact" if is_pagination() => Mark::Pagination,
            b"H" | b"H1" | b"Title" => Mark::Tag(Tag::Heading(1)),
            [b'H', digit @ b'2'..=b'6'] => Mark::Tag(Tag::Heading(digit - b'0')),
            b"P" => Mark::Tag(Tag::Paragraph),
            b"LI" | b"Lbl" | b"LBody" => Mark::Tag(Tag::ListItem),
            b"Table" | b"TR" | b"TH" | b"TD" => Mark::Tag(Tag::Table),
            b"Note" | b"FENote" => Mark::Tag(Tag::Note),
            b"Caption" => Mark::Tag(Tag::Caption),
            _ => Mark::None,
        });
    }

    fn end_marked_content(&mut self) {
        self.marks.pop();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
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
