//! Marks boxes on a picture: words stay readable under the colour, as under a felt pen.

use source::Picture;

/// What the light of red, green and blue is reduced to within a mark, in 256ths.
const COLOUR: [u32; 3] = [256, 226, 92];

/// The same for the line around it.
const OUTLINE: [u32; 3] = [208, 96, 0];

/// The line around a mark, in points.
const LINE: f32 = 1.0;
/// How far a mark reaches beyond the words, in points, so that its line stands clear of them.
const MARGIN: f64 = 1.5;

/// A box in pixels: left, top, right, bottom; the last two stand outside it.
type Pixels = [usize; 4];

/// Marks boxes that are given in points from the top left.
pub(super) fn paint(picture: &mut Picture, boxes: &[[f64; 4]]) {
    let line = ((LINE * picture.scale).round() as usize).max(1);
    let boxes: Vec<Pixels> = boxes.iter().map(|points| pixels(*points, picture)).collect();
    let width = picture.width as usize;
    for (at, pixel) in picture.rgb.chunks_exact_mut(3).enumerate() {
        // A place in two boxes is marked once.
        let colour = boxes.iter().filter_map(|area| colour_at(area, at % width, at / width, line)).min();
        for (light, share) in pixel.iter_mut().zip(colour.into_iter().flatten()) {
            *light = (u32::from(*light) * share / 256) as u8;
        }
    }
}

/// The colour of a pixel in a box; none outside.
fn colour_at([left, top, right, bottom]: &Pixels, x: usize, y: usize, line: usize) -> Option<[u32; 3]> {
    let inside = (*left..*right).contains(&x) && (*top..*bottom).contains(&y);
    let at_edge = || x < left + line || x + line >= *right || y < top + line || y + line >= *bottom;
    inside.then(|| if at_edge() { OUTLINE } else { COLOUR })
}

/// The pixels that a box touches.
fn pixels([x0, y0, x1, y1]: [f64; 4], picture: &Picture) -> Pixels {
    let scale = f64::from(picture.scale);
    // What is less than nothing becomes nothing.
    let [left, top] = [x0, y0].map(|points| ((points - MARGIN) * scale).floor() as usize);
    let right = (((x1 + MARGIN) * scale).ceil() as usize).min(picture.width as usize);
    let bottom = (((y1 + MARGIN) * scale).ceil() as usize).min(picture.height as usize);
    [left, top, right, bottom]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_in_a_box_is_marked_and_only_once() {
        let white = Picture { width: 40, height: 30, rgb: vec![255; 40 * 30 * 3], scale: 2.0 };
        let mut marked = white.clone();
        paint(&mut marked, &[[2.0, 3.0, 10.0, 9.0], [4.0, 3.0, 12.0, 9.0], [19.0, 14.0, 99.0, 99.0]]);
        for (at, pixel) in marked.rgb.chunks_exact(3).enumerate() {
            let (x, y) = (at % 40, at / 40);
            let inside = ((1..27).contains(&x) && (3..21).contains(&y)) || (x >= 35 && y >= 25);
            assert_eq!(pixel != [255; 3], inside, "{x} {y}");
        }
        let pixel = |x: usize, y: usize| marked.rgb[(y * 40 + x) * 3..][..3].to_vec();
        assert_eq!(pixel(14, 12), pixel(20, 12), "where boxes overlap, the colour is the same");
        assert_ne!(pixel(1, 12), pixel(14, 12), "the edge has a colour of its own");
    }
}
