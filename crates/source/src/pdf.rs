//! PDF with a text layer: glyphs become words, lines, columns and tables, and these the frozen text.

mod cells;
mod collector;
mod document;
mod drafts;
mod gutters;
mod ink;
mod leading;
mod numbering;
mod open_tables;
mod page;
mod pieces;
mod ruled;
mod rules;
mod segment;
mod segments;
mod shape;
mod style;
mod turn;

use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use letter::Text;

use collector::Collector;
use ink::Ink;
use style::Styles;

use crate::Limits;

/// Why the first reader cannot read a PDF.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Failure {
    Encrypted,
    Damaged,
    /// It has so many pages.
    TooManyPages(usize),
    /// What its pages paint is too much when unpacked.
    TooLarge,
}

/// The frozen text of a PDF; without lines where its pages hold no words.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Text, Failure> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            Failure::Encrypted
        }
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Failure::Damaged,
    })?;
    if pdf.pages().is_empty() {
        return Err(Failure::Damaged);
    }
    if pdf.pages().len() > limits.pages {
        return Err(Failure::TooManyPages(pdf.pages().len()));
    }
    let settings = InterpreterSettings::default();
    let cache = InterpreterCache::new();
    let mut styles = Styles::new(settings.clone());
    let mut inks = Vec::with_capacity(pdf.pages().len());
    let mut unpacked = 0;
    for page in pdf.pages().iter() {
        unpacked += page.page_stream().map_or(0, <[u8]>::len) as u64;
        if unpacked > limits.unpacked {
            return Err(Failure::TooLarge);
        }
        inks.push(ink(page, &pdf, &cache, &settings, &mut styles));
    }
    Ok(document::freeze(inks))
}

fn ink<'a>(
    page: &Page<'a>,
    pdf: &'a Pdf,
    cache: &InterpreterCache<'a>,
    settings: &InterpreterSettings,
    styles: &mut Styles<'a>,
) -> Ink {
    let (width, height) = page.render_dimensions();
    styles.on_page(page.resources());
    // Top left is the origin, and the page's rotation is undone.
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut context = Context::new(transform, bounds, cache, pdf.xref(), settings.clone());
    let mut collector = Collector::new(width, height, styles);
    interpret_page(page, &mut context, &mut collector);
    let mut ink = collector.ink;
    let hidden = ink.glyphs.iter().filter(|glyph| glyph.hidden).count();
    // Hidden text counts where it is the reading of a picture, and nowhere else; nor where the words are painted besides.
    if !ink.is_picture() || hidden < ink.glyphs.len() - hidden {
        ink.glyphs.retain(|glyph| !glyph.hidden);
        ink.turned.retain(|turned| !turned.glyph.hidden);
    }
    turn::upright(ink)
}
