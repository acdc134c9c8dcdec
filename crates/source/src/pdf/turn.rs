//! Text that does not run from left to right is read as if the page were turned, and put back in its place afterwards.

use letter::{Area, LineDraft};

use super::ink::{Glyph, Ink, Rule, Turned};

/// Which way text runs that does not run from left to right.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Turn {
    /// From the bottom to the top.
    Up,
    /// From the top to the bottom.
    Down,
    /// From right to left, upside down.
    Over,
    /// Across the page, by so many degrees clockwise.
    Slanting(i16),
}

impl Turn {
    /// The way of text that goes so far to the right and so far down; none where it runs from left to right, or nearly so.
    pub(super) fn of(right: f64, down: f64) -> Option<Self> {
        if right >= 0.0 && right >= 8.0 * down.abs() {
            None
        } else if -right >= 8.0 * down.abs() {
            Some(Self::Over)
        } else if down.abs() >= 8.0 * right.abs() {
            Some(if down < 0.0 { Self::Up } else { Self::Down })
        } else {
            Some(Self::Slanting(down.atan2(right).to_degrees().round() as i16))
        }
    }

    /// A point of a page of that size, on the page turned so that the text runs from left to right.
    pub(super) fn turned(self, (x, y): (f32, f32), (width, height): (f32, f32)) -> (f32, f32) {
        match self {
            Self::Up => (height - y, x),
            Self::Down => (y, width - x),
            Self::Over => (width - x, height - y),
            Self::Slanting(degrees) => rotated((x, y), -degrees),
        }
    }

    /// An area of the turned page, on the page as it is shown.
    pub(super) fn back(self, area: Area, (width, height): (f32, f32)) -> Area {
        let Area { x0, y0, x1, y1 } = area;
        match self {
            Self::Up => Area { x0: y0, y0: height - x1, x1: y1, y1: height - x0 },
            Self::Down => Area { x0: width - y1, y0: x0, x1: width - y0, y1: x1 },
            Self::Over => Area { x0: width - x1, y0: height - y1, x1: width - x0, y1: height - y0 },
            Self::Slanting(degrees) => [(x0, y0), (x1, y0), (x0, y1), (x1, y1)]
                .map(|corner| rotated(corner, degrees))
                .map(|(x, y)| Area { x0: x, y0: y, x1: x, y1: y })
                .into_iter()
                .reduce(Area::union)
                .unwrap_or(area),
        }
    }

    /// Puts a line back into its place on a page of that size.
    pub(super) fn put_back(self, draft: &mut LineDraft, size: (f32, f32)) {
        if let Some(layout) = &mut draft.layout {
            layout.area = layout.area.map(|area| self.back(area, size));
            // The characters stand below one another, so that none has a left edge of its own.
            layout.edges.fill(layout.area.map_or(0.0, |area| area.x0));
        }
    }

    fn degrees(self) -> i16 {
        match self {
            Self::Up => -90,
            Self::Down => 90,
            Self::Over => 180,
            Self::Slanting(degrees) => degrees,
        }
    }

    fn rule(self, rule: Rule, is_level: bool, (width, height): (f32, f32)) -> Rule {
        let Rule { at, from, to } = rule;
        match (self, is_level) {
            (Self::Up, true) => Rule { at: height - at, ..rule },
            (Self::Up, false) => Rule { at, from: height - to, to: height - from },
            (Self::Down, true) => Rule { at, from: width - to, to: width - from },
            (Self::Down, false) => Rule { at: width - at, ..rule },
            (Self::Over, true) => Rule { at: height - at, from: width - to, to: width - from },
            (Self::Over, false) => Rule { at: width - at, from: height - to, to: height - from },
            (Self::Slanting(_), _) => rule,
        }
    }
}

fn rotated((x, y): (f32, f32), degrees: i16) -> (f32, f32) {
    let (sine, cosine) = f32::from(degrees).to_radians().sin_cos();
    (x * cosine - y * sine, x * sine + y * cosine)
}

/// The page turned, where nearly all its text runs one way along its sides; as it is, otherwise.
pub(super) fn upright(ink: Ink) -> Ink {
    let running = |turn: Turn| ink.turned.iter().filter(|turned| turned.turn == turn).count();
    let Some(turn) = [Turn::Up, Turn::Down, Turn::Over].into_iter().rev().max_by_key(|turn| running(*turn)) else { return ink };
    if running(turn) < 4 * ink.glyphs.len().max(10) {
        return ink;
    }
    let size = (ink.width, ink.height);
    let (width, height) = if turn == Turn::Over { size } else { (ink.height, ink.width) };
    let rules = |rules: &[Rule], is_level: bool| rules.iter().map(|rule| turn.rule(*rule, is_level, size)).collect();
    let (level, upright) = (rules(&ink.level, true), rules(&ink.upright, false));
    let (level, upright) = if turn == Turn::Over { (level, upright) } else { (upright, level) };
    let (with, across): (Vec<Turned>, Vec<Turned>) = ink.turned.into_iter().partition(|turned| turned.turn == turn);
    let level_before = ink.glyphs.into_iter().map(|glyph| (glyph, None));
    let across = level_before.chain(across.into_iter().map(|turned| (turned.glyph, Some(turned.turn))));
    Ink {
        width,
        height,
        glyphs: with.into_iter().map(|turned| turned.glyph).collect(),
        turned: across.filter_map(|(glyph, before)| seen_from(turn, glyph, before, size)).collect(),
        level,
        upright,
        picture: ink.picture,
        turn: Some(turn),
        drawn: ink.drawn,
        recognised: ink.recognised,
        skew: ink.skew,
    }
}

/// A glyph that runs another way than most of its page, on the page turned.
fn seen_from(turn: Turn, glyph: Glyph, before: Option<Turn>, size: (f32, f32)) -> Option<Turned> {
    let point = Area { x0: glyph.x0, y0: glyph.y, x1: glyph.x0, y1: glyph.y };
    let shown = before.map_or(point, |before| before.back(point, size));
    let on_turned = turn.turned((shown.x0, shown.y0), size);
    let degrees = f64::from(before.map_or(0, Turn::degrees) - turn.degrees()).to_radians();
    let now = Turn::of(degrees.cos(), degrees.sin())?;
    let new_size = if turn == Turn::Over { size } else { (size.1, size.0) };
    let (x0, y) = now.turned(on_turned, new_size);
    Some(Turned { glyph: Glyph { x0, x1: x0 + (glyph.x1 - glyph.x0), y, ..glyph }, turn: now })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turning_and_putting_back_leaves_everything_in_its_place() {
        let size = (600.0, 800.0);
        for turn in [Turn::Up, Turn::Down, Turn::Over, Turn::Slanting(-45), Turn::Slanting(30)] {
            let (x, y) = turn.turned((100.0, 200.0), size);
            let area = turn.back(Area { x0: x, y0: y, x1: x, y1: y }, size);
            assert!((area.x0 - 100.0).abs() < 0.01 && (area.y0 - 200.0).abs() < 0.01, "{turn:?}: {area:?}");
        }
    }

    #[test]
    fn the_way_text_runs() {
        assert_eq!(Turn::of(10.0, 0.5), None);
        assert_eq!(Turn::of(0.0, -10.0), Some(Turn::Up));
        assert_eq!(Turn::of(-10.0, 0.0), Some(Turn::Over));
        assert_eq!(Turn::of(10.0, -10.0), Some(Turn::Slanting(-45)));
    }
}
