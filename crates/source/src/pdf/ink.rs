//! What stands on a page before anything is made of it: glyphs, ruling lines, pictures.

use letter::{Area, Tag};

use super::turn::Turn;

/// One character where it stands on the page. A ligature is several glyphs, a space none.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Glyph {
    pub(super) character: char,
    /// The left edge, in points from the left of the page as displayed.
    pub(super) x0: f32,
    /// The right edge: where the next glyph would stand.
    pub(super) x1: f32,
    /// The baseline, in points from the top of the page.
    pub(super) y: f32,
    /// The font size.
    pub(super) size: f32,
    pub(super) style: Style,
    /// Whether a space was written in front of it.
    pub(super) spaced: bool,
    /// Whether it is written, but not painted.
    pub(super) hidden: bool,
    pub(super) mark: Mark,
}

/// How a font looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Style {
    pub(super) bold: bool,
    pub(super) italic: bool,
}

/// What the marked content of a tagged file says about a glyph.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Mark {
    /// Nothing.
    #[default]
    None,
    /// It belongs to the page and not to the text: a running header or footer.
    Pagination,
    /// Its structure tag.
    Tag(Tag),
}

/// A straight thin line, level or upright.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Rule {
    /// Its place on the other axis: y of a level line, x of an upright one.
    pub(super) at: f32,
    /// Where it begins on its own axis.
    pub(super) from: f32,
    /// Where it ends.
    pub(super) to: f32,
}

/// All that was painted on one page.
#[derive(Debug, Default)]
pub(super) struct Ink {
    pub(super) width: f32,
    pub(super) height: f32,
    /// Upright text, in the order it was written.
    pub(super) glyphs: Vec<Glyph>,
    /// Text that does not run from left to right, as it stands on the page turned so that it does.
    pub(super) turned: Vec<Turned>,
    pub(super) level: Vec<Rule>,
    pub(super) upright: Vec<Rule>,
    /// The largest picture.
    pub(super) picture: Area,
    /// How many paths and pictures were painted.
    pub(super) drawn: usize,
    /// Whether the glyphs were read off a picture of the page.
    pub(super) recognised: bool,
    /// How far the picture lay askew before it was put level, in radians.
    pub(super) skew: f32,
    /// How the page was turned so that its text could be read.
    pub(super) turn: Option<Turn>,
}

/// A glyph of turned text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turned {
    pub(super) glyph: Glyph,
    /// Which way the text runs.
    pub(super) turn: Turn,
}

impl Ink {
    /// A page without anything on it.
    pub(super) fn empty((width, height): (f32, f32)) -> Self {
        Self { width, height, ..Self::default() }
    }

    /// The page's size as it is shown.
    pub(super) fn shown_size(&self) -> (f32, f32) {
        if self.turn.is_some() { (self.height, self.width) } else { (self.width, self.height) }
    }

    /// Whether a picture covers most of the page, as in a scan.
    pub(super) fn is_picture(&self) -> bool {
        let (width, height) = (self.picture.x1 - self.picture.x0, self.picture.y1 - self.picture.y0);
        width * height > 0.5 * self.width * self.height
    }
}
