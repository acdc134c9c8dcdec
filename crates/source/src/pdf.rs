//! PDF with a text layer: glyphs become words, lines, columns and tables, and these the frozen text.

mod accents;
mod across;
mod asides;
mod cells;
mod collector;
mod document;
mod drafts;
mod drawn;
mod extent;
mod fields;
mod gutters;
mod ink;
mod leading;
mod marks;
mod numbering;
mod open_tables;
mod page;
mod pieces;
mod render;
mod ruled;
mod rules;
mod scan;
mod segment;
mod segments;
mod shape;
mod structure;
mod style;
mod symbols;
mod tags;
mod turn;
mod visible;
mod written;

use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, RenderContent, interpret, interpret_page};
use letter::Text;

use collector::Collector;
use ink::Ink;
use scan::Pictures;
pub(crate) use segment::is_list_sign;
use structure::Structure;
use style::Styles;

use crate::{Limits, Picture, Reading, Stage, Unread, guard};

/// A PDF point is a 72nd of an inch.
pub(crate) const POINTS_PER_INCH: f32 = 72.0;

/// No picture has more pixels: an A4 page at 600 dpi has 35 million.
const MOST_PIXELS: f32 = 40.0e6;

/// Why the first reader cannot read a PDF.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Failure {
    Encrypted,
    Damaged,
    /// It has so many pages.
    TooManyPages(usize),
    /// What its pages paint is too much when unpacked.
    TooLarge,
    /// There is no page of that number, but so many pages.
    NoSuchPage {
        pages: usize,
    },
}

/// The frozen text of a PDF; without lines where its pages hold no words. Beside it, why words on pictures of pages were not read, where
/// that is so.
///
/// A page that brings a reader down, here or in an earlier reading, is empty, and missing from the text; so are one whose content
/// cannot be unpacked, and those from the page on with which the file unpacks to too much.
pub(crate) fn read(bytes: &[u8], reading: &Reading<'_>) -> Result<(Text, Option<Unread>), Failure> {
    let pdf = open(bytes)?;
    if pdf.pages().len() > reading.limits.pages {
        return Err(Failure::TooManyPages(pdf.pages().len()));
    }
    // A tree that brings its reader down says nothing.
    let structure = guard::quietly(|| Structure::of(pdf.xref())).unwrap_or_default();
    let mut interpreter = Interpreter::new();
    let mut inks = Vec::with_capacity(pdf.pages().len());
    let mut missing = Vec::new();
    let mut pictures = Pictures::new(reading);
    let mut unpacked = 0;
    let mut is_too_large = false;
    for (number, page) in (1..).zip(pdf.pages().iter()) {
        let ink = (!reading.leaves_out(Stage::Page(number))).then(|| {
            guard::quietly(|| {
                reading.begin(Stage::Page(number));
                unpacked += page.page_stream().map_or(0, <[u8]>::len) as u64;
                is_too_large |= unpacked > reading.limits.unpacked;
                (!is_too_large && !is_lost(page)).then(|| ink(page, &pdf, &structure, &mut interpreter))
            })
        });
        inks.push(match ink.flatten().flatten() {
            Some(ink) => pictures.read(ink, page, number),
            None => {
                // What the interpreter had in hand when it fell is not to be used again.
                interpreter = Interpreter::new();
                missing.push(number);
                Ink::empty(page.render_dimensions())
            }
        });
    }
    let text = document::freeze(inks, missing, reading).with_notes(pictures.notes);
    match text.missing().len() < text.pages().len() {
        true => Ok((text, pictures.unread)),
        false if is_too_large => Err(Failure::TooLarge),
        false => Err(Failure::Damaged),
    }
}

/// Whether the page has content that cannot be unpacked. To say that it is empty would be wrong.
fn is_lost(page: &Page<'_>) -> bool {
    page.page_stream().is_none() && page.raw().contains_key(b"Contents".as_slice())
}

/// The picture of a page, counted from 1.
pub(crate) fn picture(bytes: &[u8], page: u32, dpi: f32, limits: &Limits) -> Result<Picture, Failure> {
    let pdf = open(bytes)?;
    let pages = pdf.pages();
    let page = (page as usize).checked_sub(1).and_then(|at| pages.get(at));
    let page = page.ok_or(Failure::NoSuchPage { pages: pages.len() })?;
    if page.page_stream().map_or(0, <[u8]>::len) as u64 > limits.unpacked {
        return Err(Failure::TooLarge);
    }
    render::draw(page, dpi, MOST_PIXELS).ok_or(Failure::Damaged)
}

fn open(bytes: &[u8]) -> Result<Pdf, Failure> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            Failure::Encrypted
        }
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Failure::Damaged,
    })?;
    if pdf.pages().is_empty() { Err(Failure::Damaged) } else { Ok(pdf) }
}

/// What is kept from page to page.
struct Interpreter<'a> {
    settings: InterpreterSettings,
    cache: InterpreterCache<'a>,
    styles: Styles<'a>,
}

impl Interpreter<'_> {
    fn new() -> Self {
        let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
        Self { cache: InterpreterCache::new(), styles: Styles::new(settings.clone()), settings }
    }
}

fn ink<'a>(page: &Page<'a>, pdf: &'a Pdf, structure: &Structure, interpreter: &mut Interpreter<'a>) -> Ink {
    let Interpreter { settings, cache, styles } = interpreter;
    let (width, height) = page.render_dimensions();
    styles.on_page(page.resources());
    // Top left is the origin, and the page's rotation is undone.
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let context = |transform| Context::new(transform, bounds, cache, pdf.xref(), settings.clone());
    let mut collector = Collector::new((width, height), page.raw().obj_id(), structure, styles);
    interpret_page(page, &mut context(transform), &mut collector);
    for field in fields::of_page(page) {
        interpret(field.operations(), &field.resources, &mut context(transform * field.transform), &mut collector);
    }
    let mut ink = collector.ink;
    let hidden = ink.glyphs.iter().filter(|glyph| glyph.hidden).count();
    // Hidden text counts where it is the reading of a picture, and nowhere else; nor where the words are painted besides.
    if !ink.is_picture() || hidden < ink.glyphs.len() - hidden {
        ink.glyphs.retain(|glyph| !glyph.hidden);
        ink.turned.retain(|turned| !turned.glyph.hidden);
    }
    turn::upright(ink)
}
