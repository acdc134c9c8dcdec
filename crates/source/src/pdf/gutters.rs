//! White strips that run down a page between words, and the stretches of the page they divide into columns.

use super::segment::Segment;
use super::segments::SAME_LINE;

/// A strip is at least so wide, in font sizes.
const NARROWEST: f32 = 0.85;

/// Two cells leave at least so much white between them, in font sizes, which is more than a space is wide.
const TIGHT: f32 = 0.45;

/// Words begin at the left edge of their column, give or take so many points.
pub(super) const AT_EDGE: f32 = 1.5;

/// The same for a cell that leaves no more than a space.
const TO_THE_HAIR: f32 = 0.2;

/// A strip ends where nothing stands on one side of it for so long, in font sizes: soon where a heading stands on the left, later where
/// other words do, late where a long cell goes on to the right of it.
const PAUSE_WITH_HEADING: f32 = 2.5;
const PAUSE_ON_THE_RIGHT: f32 = 5.0;
const PAUSE_ON_THE_LEFT: f32 = 20.0;

/// A white strip between words on its left and on its right.
#[derive(Clone, Copy, Debug)]
struct Strip {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    /// On how many lines it has words on both sides.
    lines: usize,
    size: f32,
    /// How long nothing may stand on one side of it.
    longest_pause: f32,
}

/// A stretch of the page with one strip or several.
#[derive(Debug, Default)]
pub(super) struct Stretch {
    /// The first and the last baseline.
    pub(super) top: f32,
    pub(super) bottom: f32,
    /// The strips from left to right: left and right edge.
    pub(super) strips: Vec<(f32, f32)>,
}

impl Stretch {
    /// The column that words belong to, told by their left edge.
    pub(super) fn column(&self, segment: &Segment) -> usize {
        self.strips.iter().filter(|(left, right)| (left + right) / 2.0 <= segment.x0() + 1.0).count()
    }

    /// Whether words stand in one column only; they may reach into a strip, but not over it.
    pub(super) fn keeps(&self, segment: &Segment) -> bool {
        self.strips.iter().all(|(left, right)| segment.x1() <= right - 3.0 || segment.x0() >= left + 3.0)
    }

    /// The same stretch with its widest strip alone.
    pub(super) fn at_widest(&self) -> Option<Self> {
        let widest = self.strips.iter().copied().max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))?;
        Some(Self { strips: vec![widest], ..*self })
    }

    pub(super) fn columns(&self) -> usize {
        self.strips.len() + 1
    }
}

/// Lines of segments: those on one baseline, from left to right.
pub(super) fn lines<'s>(segments: &[&'s Segment]) -> Vec<Vec<&'s Segment>> {
    let mut lines: Vec<Vec<&Segment>> = Vec::new();
    for &segment in segments {
        match lines.last_mut() {
            Some(line) if (segment.y - line[0].y).abs() <= SAME_LINE * segment.size.min(line[0].size) => line.push(segment),
            _ => lines.push(vec![segment]),
        }
    }
    lines.iter_mut().for_each(|line| line.sort_by(|a, b| a.x0().total_cmp(&b.x0())));
    lines
}

/// The stretches of `segments`, which are sorted from top to bottom, that strips divide.
pub(super) fn stretches(segments: &[&Segment]) -> Vec<Stretch> {
    let lines = lines(segments);
    let (mut open, mut closed): (Vec<Strip>, Vec<Strip>) = (Vec::new(), Vec::new());
    for (at, line) in lines.iter().enumerate() {
        if at > 0 && is_another_block(&lines[at - 1], line) {
            closed.append(&mut open);
        }
        let mut kept = Vec::with_capacity(open.len());
        for mut strip in open {
            if line[0].y - strip.bottom <= strip.longest_pause * strip.size
                && line.iter().all(|segment| narrows(&mut strip, segment))
            {
                kept.push(strip);
            } else {
                closed.push(strip);
            }
        }
        open = kept;
        for gap in gaps(&lines, at) {
            let mut known = false;
            for strip in &mut open {
                if gap.right.min(strip.right) - gap.left.max(strip.left) >= NARROWEST * gap.size.min(strip.size) {
                    strip.left = strip.left.max(gap.left);
                    strip.right = strip.right.min(gap.right);
                    strip.bottom = gap.bottom;
                    strip.longest_pause = PAUSE_ON_THE_LEFT;
                    strip.lines += 1;
                    known = true;
                }
            }
            if !known {
                open.push(gap);
            }
        }
    }
    closed.extend(open);
    stretches_of(closed, &lines)
}

/// Whether a line is far below the one above: as far as no row of a table, or nearly so and in another size.
fn is_another_block(above: &[&Segment], line: &[&Segment]) -> bool {
    let size = above[0].size.max(line[0].size);
    let distance = (line[0].y - above[0].y) / size;
    distance > 5.0 || (distance > 2.0 && (above[0].size - line[0].size).abs() > 0.12 * size)
}

/// Narrows a strip to leave room for a segment; false where it stands across the strip.
fn narrows(strip: &mut Strip, segment: &Segment) -> bool {
    if segment.x1() <= strip.left {
        let is_heading = segment.size > 1.12 * strip.size || (segment.letters > 0 && segment.bold == segment.letters);
        strip.longest_pause = strip.longest_pause.min(if is_heading { PAUSE_WITH_HEADING } else { PAUSE_ON_THE_RIGHT });
    }
    if segment.x1() <= strip.left || segment.x0() >= strip.right {
        return true;
    }
    let narrowest = NARROWEST * strip.size.min(segment.size);
    if segment.x0() < strip.left && strip.right - segment.x1() >= narrowest {
        strip.left = segment.x1();
        true
    } else if segment.x1() > strip.right && segment.x0() - strip.left >= narrowest {
        strip.right = segment.x0();
        true
    } else {
        // Words that stand within the strip have white on both sides; the gaps they make are strips of their own. A cell that is
        // filled to its very edge leaves less white, but the next one begins where the others of its column do.
        // Where it begins right there to the hair, no more than a space need part the two.
        let begins = segment.word_at(strip.right, AT_EDGE, TIGHT * segment.size).is_some()
            || segment.word_at(strip.right, TO_THE_HAIR, 0.0).is_some();
        if begins {
            strip.lines += 1;
            strip.bottom = strip.bottom.max(segment.y);
        }
        begins
    }
}

/// The white between the segments of a line. A segment alone on its side has the nearest one of a line half beside it as neighbour.
fn gaps(lines: &[Vec<&Segment>], at: usize) -> Vec<Strip> {
    let line = &lines[at];
    let mut gaps: Vec<Strip> = line.windows(2).filter_map(|pair| gap(pair[0], pair[1])).collect();
    if let (Some(before), [only]) = (at.checked_sub(1).map(|at| &lines[at]), &line[..])
        && let [other] = before[..]
        && only.y - other.y < 0.9 * only.size.min(other.size)
    {
        gaps.extend(if only.x0() > other.x1() { gap(other, only) } else { gap(only, other) });
    }
    gaps
}

fn gap(left: &Segment, right: &Segment) -> Option<Strip> {
    let size = left.size.min(right.size);
    let wide = right.x0() - left.x1() >= NARROWEST * size;
    let (top, bottom) = (left.y.min(right.y), left.y.max(right.y));
    wide.then(|| Strip { left: left.x1(), right: right.x0(), top, bottom, lines: 1, size, longest_pause: PAUSE_ON_THE_LEFT })
}

/// Strips beside one another make one stretch. A strip that has words on both sides on one line only counts where that line is the
/// stretch's first and nothing stands across it below: a label whose value is missing.
fn stretches_of(mut strips: Vec<Strip>, lines: &[Vec<&Segment>]) -> Vec<Stretch> {
    strips.sort_by(|a, b| a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left)));
    let (several, single): (Vec<Strip>, Vec<Strip>) = strips.into_iter().partition(|strip| strip.lines > 1);
    let mut stretches: Vec<(Stretch, Vec<Strip>)> = Vec::new();
    for strip in several {
        match stretches.last_mut() {
            Some((stretch, members)) if strip.top <= stretch.bottom => {
                stretch.bottom = stretch.bottom.max(strip.bottom);
                members.push(strip);
            }
            _ => stretches.push((Stretch { top: strip.top, bottom: strip.bottom, strips: Vec::new() }, vec![strip])),
        }
    }
    for (stretch, members) in &mut stretches {
        let from = single.partition_point(|strip| strip.top < stretch.top - 1.0);
        let of_first_line = single[from..].iter().take_while(|strip| strip.top <= stretch.top + 1.0);
        members.extend(of_first_line.filter(|strip| is_kept_free(strip, stretch, lines)));
    }
    stretches
        .into_iter()
        .map(|(mut stretch, mut members)| {
            // Of strips that overlap, the one with more lines counts.
            members.sort_by_key(|strip| std::cmp::Reverse(strip.lines));
            for strip in members {
                if stretch.strips.iter().all(|&(left, right)| strip.right <= left || right <= strip.left) {
                    stretch.strips.push((strip.left, strip.right));
                }
            }
            stretch.strips.sort_by(|a, b| a.0.total_cmp(&b.0));
            stretch
        })
        .collect()
}

/// Whether no words of a stretch reach into a strip.
fn is_kept_free(strip: &Strip, stretch: &Stretch, lines: &[Vec<&Segment>]) -> bool {
    let from = lines.partition_point(|line| line[0].y < stretch.top - 1.0);
    let of_stretch = lines[from..].iter().take_while(|line| line[0].y <= stretch.bottom + 1.0);
    of_stretch.flatten().all(|segment| segment.x1() <= strip.left + 1.0 || segment.x0() >= strip.right - 1.0)
}
