//! Words on a picture become glyphs: with a baseline, a size and a weight that the picture shows.

use super::super::ink::{Glyph, Rule, Style};
use super::tones::Tones;
use crate::{Gray, Word};

/// How high letters are, in font sizes: capitals, digits and letters with a stem; the others.
const TALL: f32 = 0.72;
const LOW: f32 = 0.52;

/// How deep letters reach below the baseline, in font sizes.
const BELOW: f32 = 0.21;

/// Words of one line that stand further apart than this, in heights of the line, may differ in size and stand in different columns.
const APART: f32 = 1.0;

/// Sizes that differ by less than this share are the same size, measured badly.
const SAME_SIZE: f32 = 0.08;

/// Strokes that are so many times as thick as those of most words are bold.
const BOLD: f32 = 1.28;

/// Signs without a letter or digit that the recogniser is less sure of than this are dirt: within words, and where they stand alone.
const DIRT: f32 = 30.0;
const DIRT_ALONE: f32 = 60.0;

/// The level and the upright ruling lines of a page, in points.
pub(super) type Rules<'r> = (&'r [Rule], &'r [Rule]);

/// Words that stand together on one line.
struct Stretch<'w> {
    words: Vec<&'w Word>,
    /// The baseline, in pixels.
    baseline: f32,
    /// The font size, in pixels.
    size: f32,
    /// How many letters and digits it has.
    letters: usize,
    /// How thick its strokes are, in font sizes.
    stroke: f32,
    /// Whether the first of its words is the bullet of a list.
    bullet: bool,
}

/// The glyphs of a page, in points.
pub(super) fn of(words: &[Word], rules: Rules<'_>, page: &Gray, tones: Tones, scale: f32) -> Vec<Glyph> {
    let words = without_signs_of_rules(words, rules, scale);
    let mut stretches = stretches(&words);
    even_sizes(&mut stretches);
    for stretch in &mut stretches {
        stretch.stroke = stroke(stretch, page, tones);
    }
    let usual = median(stretches.iter().map(|stretch| (stretch.stroke, stretch.letters)));
    let mut glyphs = Vec::new();
    for stretch in &stretches {
        let bold = stretch.stroke > BOLD * usual;
        for (at, word) in stretch.words.iter().enumerate() {
            let model = Glyph {
                y: stretch.baseline / scale,
                size: stretch.size / scale,
                style: Style { bold, italic: false },
                ..Glyph::default()
            };
            let words = if at == 0 && stretch.bullet { "•" } else { &word.words };
            write(words, word, Glyph { spaced: at > 0, ..model }, scale, &mut glyphs);
        }
    }
    glyphs
}

/// The words without signs that are nothing but a part of a ruling line.
fn without_signs_of_rules(words: &[Word], (level, upright): Rules<'_>, scale: f32) -> Vec<Word> {
    let is_part = |word: &Word| {
        let [left, top, right, bottom] = [word.left, word.top, word.right, word.bottom].map(|edge| edge as f32 / scale);
        let crosses = |rule: &Rule, (from, to): (f32, f32), (start, end): (f32, f32)| {
            (from - 1.0..=to + 1.0).contains(&rule.at) && rule.from <= end && rule.to >= start
        };
        says_nothing(word)
            && (level.iter().any(|rule| crosses(rule, (top, bottom), (left, right)))
                || upright.iter().any(|rule| crosses(rule, (left, right), (top, bottom))))
    };
    words.iter().filter(|word| !is_part(word)).cloned().collect()
}

fn says_nothing(word: &Word) -> bool {
    !word.words.contains(char::is_alphanumeric)
}

fn stretches(words: &[Word]) -> Vec<Stretch<'_>> {
    let mut stretches = Vec::new();
    let mut start = 0;
    while start < words.len() {
        let count = words[start..].iter().take_while(|word| word.line == words[start].line).count();
        let whole = words[start..start + count].iter().filter(|word| word.left < word.right && word.top < word.bottom);
        let mut line: Vec<&Word> = whole.collect();
        line.sort_by_key(|word| (word.left, word.right));
        let of_line = measured(&line);
        let is_bullet = of_line.is_some_and(|of_line| is_bullet(line[0], of_line));
        let least = if of_line.is_some() { DIRT } else { DIRT_ALONE };
        let mut first = true;
        line.retain(|word| std::mem::take(&mut first) && is_bullet || !says_nothing(word) || word.confidence >= least);
        let height = median(line.iter().map(|word| ((word.bottom - word.top) as f32, 1)));
        let mut rest = line.as_slice();
        first = true;
        while !rest.is_empty() {
            let apart = |pair: &[&Word]| pair[1].left as f32 - pair[0].right as f32 > APART * height;
            let count = rest.windows(2).position(apart).map_or(rest.len(), |at| at + 1);
            let words = rest[..count].to_vec();
            // A bullet says nothing of where the line stands on which it stands.
            let (baseline, size) = measured(&words).or(of_line).unwrap_or((words[0].bottom as f32, height.max(1.0)));
            let letters = words.iter().map(|word| word.words.chars().filter(|c| c.is_alphanumeric()).count()).sum();
            let bullet = std::mem::take(&mut first) && is_bullet;
            stretches.push(Stretch { words, baseline, size, letters, stroke: 0.0, bullet });
            rest = &rest[count..];
        }
        start += count;
    }
    stretches
}

/// Whether a sign at the beginning of a line is a bullet, whatever it was read as: a dot as wide as high, over the baseline.
fn is_bullet(word: &Word, (baseline, size): (f32, f32)) -> bool {
    let (width, height) = ((word.right - word.left) as f32, (word.bottom - word.top) as f32);
    let middle = baseline - (word.top + word.bottom) as f32 / 2.0;
    word.words.chars().count() == 1
        && (0.1..0.42).contains(&(height / size))
        && (0.6..1.7).contains(&(width / height))
        && (0.12..0.55).contains(&(middle / size))
}

/// The baseline and the size of words, in pixels, by the letters and digits among them; nothing where there are none.
fn measured(words: &[&Word]) -> Option<(f32, f32)> {
    let words = || words.iter().filter(|word| word.words.contains(char::is_alphanumeric)).map(|word| (*word, word.words.len()));
    let standing = words().filter(|(word, _)| !word.words.contains(reaches_below));
    let baseline = median(standing.map(|(word, count)| (word.bottom as f32, count)));
    let whole = |word: &Word| (word.bottom - word.top) as f32;
    if baseline == 0.0 {
        // All of them reach below it.
        let share = |word: &Word| if is_tall(&word.words) { TALL + BELOW } else { LOW + BELOW };
        let size = median(words().map(|(word, count)| (whole(word) / share(word), count)));
        let bottom = median(words().map(|(word, count)| (word.bottom as f32, count)));
        return (size > 0.0).then_some((bottom - BELOW * size, size));
    }
    let above = |word: &Word| (baseline - word.top as f32).max(1.0);
    let tall = median(words().filter(|(word, _)| is_tall(&word.words)).map(|(word, count)| (above(word) / TALL, count)));
    let low = median(words().filter(|(word, _)| word.words.chars().all(is_low)).map(|(word, count)| (above(word) / LOW, count)));
    let any = median(words().map(|(word, count)| (whole(word) / TALL, count)));
    Some((baseline, [tall, low, any].into_iter().find(|size| *size > 0.0)?))
}

/// Characters that reach below the baseline.
fn reaches_below(c: char) -> bool {
    matches!(
        c,
        'g' | 'j'
            | 'p'
            | 'q'
            | 'y'
            | 'Q'
            | ','
            | ';'
            | '('
            | ')'
            | '['
            | ']'
            | '{'
            | '}'
            | '|'
            | '/'
            | '\\'
            | '@'
            | '§'
            | '_'
            | '$'
            | 'ç'
            | 'µ'
    ) || is_raised(c)
}

/// Characters that do not stand on the baseline at all.
fn is_raised(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '•' | '·' | '"' | '\'' | '«' | '»' | '“' | '”' | '’' | '‘' | '*' | '°' | '=' | '+' | '~' | '^')
}

/// Whether a word has a letter as tall as a capital, and none taller.
fn is_tall(word: &str) -> bool {
    let tall = |c: char| (c.is_uppercase() && c.is_ascii()) || matches!(c, '0'..='9' | 'b' | 'd' | 'f' | 'h' | 'k' | 'l' | 'Æ');
    let taller = |c: char| matches!(c, 'Å' | 'Ø' | 'É' | 'Ä' | 'Ö' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '/' | '§' | '@');
    word.contains(tall) && !word.contains(taller)
}

fn is_low(c: char) -> bool {
    matches!(
        c,
        'a' | 'c' | 'e' | 'g' | 'm' | 'n' | 'o' | 'p' | 'q' | 'r' | 's' | 'u' | 'v' | 'w' | 'x' | 'y' | 'z' | 'æ' | '.' | ','
    )
}

/// Gives stretches that are nearly as large as many others the size of those.
fn even_sizes(stretches: &mut [Stretch<'_>]) {
    let mut left: Vec<usize> = (0..stretches.len()).collect();
    while !left.is_empty() {
        let weight = |size: f32| -> usize {
            left.iter().map(|&at| &stretches[at]).filter(|one| is_same(one.size, size)).map(|one| one.letters).sum()
        };
        // The size around which most letters are; of several, the first on the page.
        let heaviest = left.iter().map(|&at| stretches[at].size).map(|size| (weight(size), size));
        let Some((_, size)) = heaviest.rev().max_by_key(|(weight, _)| *weight) else { return };
        let (same, others): (Vec<usize>, Vec<usize>) = left.iter().partition(|&&at| is_same(stretches[at].size, size));
        let even = median(same.iter().map(|&at| (stretches[at].size, stretches[at].letters.max(1))));
        same.iter().for_each(|&at| stretches[at].size = even);
        left = others;
    }
}

fn is_same(one: f32, other: f32) -> bool {
    (one - other).abs() <= SAME_SIZE * other
}

/// How thick the upright strokes of some words are, in font sizes: the ink of each row parted by the number of strokes it crosses.
fn stroke(stretch: &Stretch<'_>, page: &Gray, tones: Tones) -> f32 {
    let width = page.width as usize;
    let (mut ink, mut strokes) = (0.0_f32, 0usize);
    for word in stretch.words.iter().filter(|word| word.words.contains(char::is_alphanumeric)) {
        let (left, right) = (word.left as usize, (word.right as usize).min(width));
        // Between the feet and the tops of small letters, where strokes are upright.
        let top = (stretch.baseline - 0.42 * stretch.size).max(0.0) as usize;
        let bottom = ((stretch.baseline - 0.1 * stretch.size).max(0.0) as usize).min(page.height as usize);
        for y in top..bottom {
            let row = &page.shades[y * width..][left.min(right)..right];
            let mut within = false;
            for shade in row {
                ink += tones.share(*shade);
                let dark = tones.is_ink(*shade);
                strokes += usize::from(dark && !within);
                within = dark;
            }
        }
    }
    if strokes == 0 { 0.0 } else { ink / strokes as f32 / stretch.size }
}

/// Writes a word as glyphs, each as wide as such a letter usually is beside the others.
fn write(words: &str, word: &Word, model: Glyph, scale: f32, glyphs: &mut Vec<Glyph>) {
    let (left, right) = (word.left as f32 / scale, word.right as f32 / scale);
    let whole: f32 = words.chars().map(width_of).sum();
    let mut x0 = left;
    let mut spaced = model.spaced;
    for character in words.chars().filter(|c| !c.is_whitespace()) {
        let x1 = x0 + (right - left) * width_of(character) / whole;
        // Recognisers do not know long dashes apart, and Norwegian has the shorter one only.
        let character = if character == '—' { '–' } else { character };
        glyphs.push(Glyph { character, x0, x1, spaced, ..model });
        (x0, spaced) = (x1, false);
    }
}

/// How wide a character is, in font sizes, as most fonts have it.
fn width_of(c: char) -> f32 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.28,
        'f' | 't' | 'r' | '(' | ')' | '-' | '/' | '[' | ']' => 0.36,
        'm' | 'w' | 'M' | 'W' | 'æ' | 'Æ' | '—' => 0.86,
        c if c.is_uppercase() => 0.7,
        _ => 0.55,
    }
}

/// The value in the middle of many, each counted so many times; 0 of none.
fn median(values: impl Iterator<Item = (f32, usize)>) -> f32 {
    let mut values: Vec<(f32, usize)> = values.filter(|(_, count)| *count > 0).collect();
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = values.iter().map(|(_, count)| count).sum::<usize>().div_ceil(2);
    let mut seen = 0;
    values
        .iter()
        .find(|(_, count)| {
            seen += count;
            seen >= half
        })
        .map_or(0.0, |(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(words: &str, line: u32, left: u32, top: u32, bottom: u32) -> Word {
        let right = left + 14 * words.chars().count() as u32;
        Word { words: words.into(), line, left, top, right, bottom, confidence: 95.0 }
    }

    const NO_RULES: Rules<'static> = (&[], &[]);

    fn blank() -> (Gray, Tones) {
        (Gray { width: 900, height: 300, shades: vec![255; 900 * 300], dpi: 200.0 }, Tones { paper: 255, edge: 128, ink: 0 })
    }

    #[test]
    fn words_of_a_line_share_a_baseline_and_lines_of_nearly_one_size_the_size() {
        // Capitals of 22 and 23 pixels; `og` reaches below the line and says nothing of it.
        let words =
            [word("Til", 1, 10, 28, 50), word("og", 1, 60, 34, 56), word("Boden", 2, 10, 77, 100), word("Stor", 3, 10, 120, 160)];
        let (page, tones) = blank();
        let glyphs = of(&words, NO_RULES, &page, tones, 2.0);
        let of_line = |line: usize| glyphs.iter().filter(move |glyph| (glyph.y - [25.0, 50.0, 80.0][line]).abs() < 0.1);
        assert_eq!(of_line(0).map(|glyph| glyph.character).collect::<String>(), "Tilog");
        assert_eq!(of_line(0).map(|glyph| glyph.spaced).collect::<Vec<_>>(), [false, false, false, true, false]);
        let size = |line: usize| of_line(line).next().unwrap().size;
        assert_eq!(size(0), size(1));
        assert!((size(0) - 15.6).abs() < 0.8 && size(2) > 25.0, "{} {}", size(0), size(2));
        let (first, last) = (of_line(0).next().unwrap(), of_line(0).nth(2).unwrap());
        assert!((first.x0 - 5.0).abs() < 0.01 && (last.x1 - 26.0).abs() < 0.01, "{} {}", first.x0, last.x1);
        assert!(first.x1 - first.x0 > last.x1 - last.x0, "a T is wider than an l");
    }

    #[test]
    fn where_all_words_reach_below_the_line_and_where_a_bullet_stands_alone_the_line_is_found_all_the_same() {
        let (page, tones) = blank();
        let below = of(&[word("Bygg", 1, 10, 22, 50)], NO_RULES, &page, tones, 1.0);
        assert!((below[0].y - 43.7).abs() < 0.1 && (below[0].size - 30.1).abs() < 0.1, "{:?}", below[0]);
        let listed = of(&[word("•", 1, 10, 34, 42), word("Til", 1, 90, 28, 50)], NO_RULES, &page, tones, 1.0);
        assert_eq!((listed[0].y, listed[0].size), (listed[1].y, listed[1].size));
    }

    #[test]
    fn thick_strokes_are_bold() {
        let (mut page, tones) = blank();
        let words: Vec<Word> = (0..6).map(|line| word("iiiiii", line, 10, 20 + 40 * line, 40 + 40 * line)).collect();
        for line in 0..6usize {
            for stroke in 0..6 {
                let thick = if line == 5 { 6 } else { 3 };
                for y in 20 + 40 * line..40 + 40 * line {
                    page.shades[y * 900 + 12 + stroke * 14..][..thick].fill(0);
                }
            }
        }
        let bold: Vec<bool> = of(&words, NO_RULES, &page, tones, 2.0).iter().step_by(6).map(|glyph| glyph.style.bold).collect();
        assert_eq!(bold, [false, false, false, false, false, true]);
    }

    #[test]
    fn dirt_and_parts_of_ruling_lines_are_left_out_and_nothing_else() {
        let (page, tones) = blank();
        let of_line = |line: u32, words: &[(&str, f32)]| -> Vec<Word> {
            let placed = (0..).zip(words).map(|(at, (words, confidence))| {
                let place = word(words, line, 10 + 60 * at, 40 * line, 22 + 40 * line);
                Word { confidence: *confidence, ..place }
            });
            placed.collect()
        };
        let words = [
            of_line(1, &[("|", 50.0)]),
            of_line(2, &[("Frist", 90.0), ("–", 40.0), ("|", 20.0), ("kr", 5.0)]),
            of_line(3, &[("|", 95.0), ("Post", 95.0), ("2026—2029", 95.0)]),
        ];
        let rule = Rule { at: 12.0, from: 50.0, to: 90.0 };
        let glyphs = of(&words.concat(), (&[], &[rule]), &page, tones, 1.0);
        let read: Vec<String> = [62.0, 102.0, 142.0]
            .map(|y| glyphs.iter().filter(|glyph| (glyph.y - y).abs() < 9.0).map(|glyph| glyph.character).collect())
            .into();
        assert_eq!(read, ["", "Frist–kr", "|Post2026–2029"]);
        let rule = Rule { at: 12.0, from: 110.0, to: 150.0 };
        let glyphs = of(&words.concat(), (&[], &[rule]), &page, tones, 1.0);
        assert!(!glyphs.iter().any(|glyph| glyph.character == '|'));
    }

    #[test]
    fn a_dot_before_the_words_of_a_line_is_a_bullet_whatever_it_was_read_as() {
        let (page, tones) = blank();
        let sign = |words: &str, top: u32, bottom: u32| Word { right: 18, confidence: 23.0, ..word(words, 1, 10, top, bottom) };
        let read = |first: Word| {
            let glyphs = of(&[first, word("Til", 1, 46, 28, 50)], NO_RULES, &page, tones, 1.0);
            glyphs.iter().map(|glyph| glyph.character).collect::<String>()
        };
        assert_eq!(read(sign("*", 36, 44)), "•Til");
        assert_eq!(read(sign("e", 36, 44)), "•Til");
        assert_eq!(read(sign("a", 34, 50)), "aTil");
        assert_eq!(read(sign("'", 28, 34)), "Til");
    }
}
