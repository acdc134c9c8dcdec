//! Ruling lines among the paths that a page paints.

use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect};

use super::ink::{Ink, Rule};

/// A line thicker than this is a surface, in points.
const THICKEST_RULE: f32 = 3.0;

/// A line shorter than this is a part of a drawing, in points.
const SHORTEST_RULE: f32 = 4.0;

/// Takes down a straight line between two points.
fn line(ink: &mut Ink, from: Point, to: Point) {
    let (width, height) = ((to.x - from.x).abs() as f32, (to.y - from.y).abs() as f32);
    let middle = from.midpoint(to);
    if width >= SHORTEST_RULE && height <= THICKEST_RULE && width > height {
        let (from, to) = (from.x.min(to.x) as f32, from.x.max(to.x) as f32);
        ink.level.push(Rule { at: middle.y as f32, from, to });
    } else if height >= SHORTEST_RULE && width <= THICKEST_RULE {
        let (from, to) = (from.y.min(to.y) as f32, from.y.max(to.y) as f32);
        ink.upright.push(Rule { at: middle.x as f32, from, to });
    }
}

/// A filled area is a line where it is thin.
pub(super) fn filled(ink: &mut Ink, area: Rect) {
    if area.width().min(area.height()) as f32 <= THICKEST_RULE {
        line(ink, Point::new(area.x0, area.y0), Point::new(area.x1, area.y1));
    }
}

/// The straight parts of a path that is drawn as a line.
pub(super) fn stroked(ink: &mut Ink, path: &BezPath, transform: Affine) {
    let (mut start, mut last) = (Point::ZERO, Point::ZERO);
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => (start, last) = (transform * to, transform * to),
            PathEl::LineTo(to) => {
                let to = transform * to;
                line(ink, last, to);
                last = to;
            }
            PathEl::ClosePath => {
                line(ink, last, start);
                last = start;
            }
            PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => last = transform * to,
        }
    }
}
