//! `brevverk page`: a page as a picture, with what an item of the letter says marked on it.

mod marks;

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use linked::{Document, Place};
use source::Picture;

use crate::args::PageArgs;
use crate::console::Console;
use crate::disk;
use crate::paths::written;
use crate::read;
use crate::run::Outcome;
use crate::speech::fill;
use crate::worker::{Pool, Read, Want};

/// Draws a page, and writes it as PNG.
pub(crate) fn page(args: &PageArgs, console: &Console) -> Result<Outcome> {
    let failed = |reason: String| {
        console.failed(&written(&args.file), &reason);
        Ok(Outcome::Lacking)
    };
    let pool = Pool::new(&args.limits, Some(1))?;
    let read = |want| read::document(&args.file, &pool, want);
    let letter = |read: &Read| serde_json::from_slice::<Document>(&read.letter);
    let known = if args.include_restricted && args.mark.is_none() { None } else { Some(read(Want::LetterByLine)) };
    // Of a file whose words cannot be read no marking is known.
    if let Some(Ok(read)) = known.as_ref().filter(|_| !args.include_restricted)
        && let Some(access) = letter(read)?.access
    {
        return failed(fill(console.say().access.not_drawn, &[&access.marking]));
    }
    let mut picture = match read(Want::Picture { page: args.number, dpi: args.dpi }) {
        Ok(Read { picture: Some(picture), .. }) => picture,
        Ok(_) => bail!("expected a picture from the worker, found none"),
        Err(failure) => return failed(failure.tell(console.say())),
    };
    if let (Some(id), Some(known)) = (&args.mark, known) {
        let letter: Document = match known {
            Ok(read) => letter(&read)?,
            Err(failure) => return failed(failure.tell(console.say())),
        };
        match boxes(&letter, id, args.number, console) {
            Ok(boxes) => marks::paint(&mut picture, &boxes),
            Err(reason) => return failed(reason),
        }
    }
    let png = png(&picture)?;
    if args.output == Path::new("-") {
        let mut out = console.out();
        out.write_all(&png)?;
        out.flush()?;
    } else {
        let cannot_write = || fill(console.say().store.cannot_write, &[&args.output.display()]);
        disk::write_atomically(&args.output, &png).with_context(cannot_write)?;
    }
    Ok(Outcome::Done)
}

/// The boxes of an item on a page; why there are none.
fn boxes(letter: &Document, id: &str, page: u32, console: &Console) -> Result<Vec<[f64; 4]>, String> {
    let words = &console.say().page;
    let fragment = id.trim().rsplit('#').next().unwrap_or_default();
    let places = letter.places_of(&format!("#{fragment}")).ok_or_else(|| fill(words.no_such_item, &[&id]))?;
    let boxes: Vec<[f64; 4]> = places.iter().filter(|place| place.page == page).filter_map(|place| place.area).collect();
    if boxes.is_empty() { Err(fill(words.elsewhere, &[&id, &page, &pages(places)])) } else { Ok(boxes) }
}

/// The pages of some places, each once.
fn pages(places: &[Place]) -> String {
    let mut pages: Vec<u32> = places.iter().map(|place| place.page).collect();
    pages.dedup();
    pages.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

fn png(picture: &Picture) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, picture.width, picture.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&picture.rgb)?;
    writer.finish()?;
    Ok(bytes)
}
