//! Text that runs up or down the page is read as if the page were turned, and put back in its place afterwards.

use letter::{Area, LineDraft};

use super::ink::{Ink, Rule};

/// Which way text runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Turn {
    /// From the bottom to the top.
    Up,
    /// From the top to the bottom.
    Down,
}

impl Turn {
    /// A point of a page of that size, on the page turned so that the text runs from left to right.
    pub(super) fn turned(self, (x, y): (f32, f32), (width, height): (f32, f32)) -> (f32, f32) {
        match self {
            Self::Up => (height - y, x),
            Self::Down => (y, width - x),
        }
    }

    /// An area of the turned page, on the page as it is shown.
    fn back(self, area: Area, (width, height): (f32, f32)) -> Area {
        match self {
            Self::Up => Area { x0: area.y0, y0: height - area.x1, x1: area.y1, y1: height - area.x0 },
            Self::Down => Area { x0: width - area.y1, y0: area.x0, x1: width - area.y0, y1: area.x1 },
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

    fn rule(self, rule: Rule, is_level: bool, (width, height): (f32, f32)) -> Rule {
        match (self, is_level) {
            (Self::Up, true) => Rule { at: height - rule.at, ..rule },
            (Self::Up, false) => Rule { at: rule.at, from: height - rule.to, to: height - rule.from },
            (Self::Down, true) => Rule { at: rule.at, from: width - rule.to, to: width - rule.from },
            (Self::Down, false) => Rule { at: width - rule.at, ..rule },
        }
    }
}

/// The page turned, where nearly all its text runs one way along its side; as it is, otherwise.
pub(super) fn upright(ink: Ink) -> Ink {
    let running = |turn: Turn| ink.turned.iter().filter(|turned| turned.turn == turn).count();
    let turn = if running(Turn::Up) > running(Turn::Down) { Turn::Up } else { Turn::Down };
    if running(turn) < 4 * ink.glyphs.len().max(10) {
        return ink;
    }
    let size = (ink.width, ink.height);
    Ink {
        width: ink.height,
        height: ink.width,
        glyphs: ink.turned.iter().filter(|turned| turned.turn == turn).map(|turned| turned.glyph).collect(),
        turned: Vec::new(),
        level: ink.upright.iter().map(|rule| turn.rule(*rule, false, size)).collect(),
        upright: ink.level.iter().map(|rule| turn.rule(*rule, true, size)).collect(),
        picture: ink.picture,
        turn: Some(turn),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turning_and_putting_back_leaves_everything_in_its_place() {
        let size = (600.0, 800.0);
        for turn in [Turn::Up, Turn::Down] {
            let (x, y) = turn.turned((100.0, 200.0), size);
            let area = turn.back(Area { x0: x, y0: y, x1: x, y1: y }, size);
            assert_eq!((area.x0, area.y0), (100.0, 200.0));
        }
    }
}
