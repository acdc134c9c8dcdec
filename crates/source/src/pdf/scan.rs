//! A page that is a picture: it is drawn, put level, its words are recognised and its ruling lines found. What comes of it is ink like
//! that of any other page, so that columns, tables and reading order are found the same way.

mod glyphs;
mod lines;
mod skew;
mod tones;

use hayro_interpret::hayro_syntax::page::Page;

use letter::PageNote;

use super::ink::{Glyph, Ink};
use super::pieces::WORD_GAP;
use super::render;
use crate::{Reading, Recogniser, Stage, Unread, guard, legible};
use tones::Tones;

/// The best that recognisers make of letters is made at this resolution; more costs time and brings nothing.
const DPI: f32 = 200.0;

/// Larger sheets are drawn with fewer pixels on an inch: an A3 page has 8 million.
const MOST_PIXELS: f32 = 16.0e6;

/// Lines that are less askew than this are level, in radians: half a pixel in the width of a word.
const LEVEL: f32 = 0.002;

/// With fewer letters, the text of a page that a picture covers is a stamp on a scan, and not the words of the page.
const STAMP: usize = 100;

/// A page without words that paints fewer paths and pictures than this, and no picture of some size, is as good as blank.
const FEW: usize = 30;

/// A picture of some size, as a share of the page.
const SOME_SIZE: f32 = 0.02;

/// Why the words of a page are to be read off its picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Lack {
    /// It has none, or hardly any.
    Words,
    /// It has some that are none.
    Sense,
}

/// The pages of a document whose words are read off their pictures.
pub(super) struct Pictures<'r> {
    reading: &'r Reading<'r>,
    /// What is to be known of them.
    pub(super) notes: Vec<(u32, PageNote)>,
    /// Why the words of the first of those that were not read were not.
    pub(super) unread: Option<Unread>,
}

impl<'r> Pictures<'r> {
    pub(super) fn new(reading: &'r Reading<'r>) -> Self {
        Self { reading, notes: Vec::new(), unread: None }
    }

    /// The page as it is where it has words of its own; else with the words on its picture.
    pub(super) fn read<'a>(&mut self, ink: Ink, page: &'a Page<'a>, number: u32) -> Ink {
        let Some(lack) = lack_of(&ink) else { return ink };
        let picture = self.of_page(page, &ink, number);
        let (ink, note) = match (picture, lack) {
            (Ok(Some(picture)), lack) if is_better(&picture, &ink, lack) => {
                let note =
                    if lack == Lack::Words { PageNote::Recognised } else { PageNote::UnreadableLayer { recognised: true } };
                (picture, Some(note))
            }
            (Ok(_), Lack::Words) => (ink, None),
            (Ok(_), Lack::Sense) => (ink, Some(PageNote::UnreadableLayer { recognised: false })),
            (Err(unread), lack) => {
                self.unread = self.unread.take().or(unread);
                (
                    ink,
                    Some(if lack == Lack::Words {
                        PageNote::NotRecognised
                    } else {
                        PageNote::UnreadableLayer { recognised: false }
                    }),
                )
            }
        };
        self.notes.extend(note.map(|note| (number, note)));
        ink
    }

    /// What was read off the picture; nothing where the page is blank. Where nobody was to read it, there is no reason why nobody did.
    fn of_page<'a>(&self, page: &'a Page<'a>, ink: &Ink, number: u32) -> Result<Option<Ink>, Option<Unread>> {
        let stage = Stage::Recognition(number);
        let failed = |why: &str| Some(Unread::Failed { why: why.to_owned() });
        let recogniser = self.reading.recogniser.ok_or(None)?;
        if self.reading.leaves_out(stage) {
            return Err(failed("drawing the page brought the reader down"));
        }
        let read = guard::quietly(|| {
            self.reading.begin(stage);
            read(page, ink, recogniser)
        });
        read.unwrap_or_else(|| Err(Unread::Failed { why: "the page cannot be drawn".to_owned() })).map_err(Some)
    }
}

/// What a page lacks, if anything.
fn lack_of(ink: &Ink) -> Option<Lack> {
    let letters = letters(ink);
    let picture = (ink.picture.x1 - ink.picture.x0) * (ink.picture.y1 - ink.picture.y0);
    let has_picture = picture > SOME_SIZE * ink.width * ink.height || ink.drawn >= FEW;
    if (letters == 0 && has_picture) || (letters < STAMP && ink.is_picture()) {
        Some(Lack::Words)
    } else {
        legible::is_unreadable(&words(ink)).then_some(Lack::Sense)
    }
}

/// Whether what was read off the picture is to stand for the page.
fn is_better(picture: &Ink, ink: &Ink, lack: Lack) -> bool {
    match lack {
        // A picture with a caption of its own has it painted on it as well.
        Lack::Words => letters(picture) > letters(ink) * 3 / 2,
        Lack::Sense => letters(picture) > 0 && !legible::is_unreadable(&words(picture)),
    }
}

fn letters(ink: &Ink) -> usize {
    let glyphs = ink.glyphs.iter().chain(ink.turned.iter().map(|turned| &turned.glyph));
    glyphs.filter(|glyph| glyph.character.is_alphanumeric()).count()
}

/// The words of a page in the order they were written.
fn words(ink: &Ink) -> String {
    let mut words = String::with_capacity(ink.glyphs.len() * 5 / 4);
    let mut last: Option<&Glyph> = None;
    for glyph in &ink.glyphs {
        let goes_on =
            |last: &Glyph| (last.x1 - glyph.x0).abs() < WORD_GAP * glyph.size && (last.y - glyph.y).abs() < glyph.size / 2.0;
        if glyph.spaced || !last.is_some_and(goes_on) {
            words.push(' ');
        }
        words.push(glyph.character);
        last = Some(glyph);
    }
    words
}

/// What was read off the picture of a page, as ink; nothing where the page is blank.
fn read<'a>(page: &'a Page<'a>, ink: &Ink, recogniser: &dyn Recogniser) -> Result<Option<Ink>, Unread> {
    let Some(picture) = render::draw(page, DPI, MOST_PIXELS) else { return Ok(None) };
    let mut gray = picture.gray();
    let scale = picture.scale;
    drop(picture);
    let Some(tones) = Tones::of(&gray) else { return Ok(None) };
    let skew = Some(skew::of(&gray, tones)).filter(|skew| skew.abs() >= LEVEL).unwrap_or(0.0);
    if skew != 0.0 {
        gray = skew::levelled(&gray, skew, tones.paper);
    }
    let words = recogniser.recognise(&gray)?;
    let (level, upright) = lines::find(&gray, tones, scale);
    let glyphs = glyphs::of(&words, (&level, &upright), &gray, tones, scale);
    let (width, height) = page.render_dimensions();
    Ok(Some(Ink { width, height, glyphs, level, upright, picture: ink.picture, recognised: true, skew, ..Ink::default() }))
}
