//! The fields of a form, whose values are painted on top of the page. Other annotations are remarks about the letter, no part of it.

use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, Rect as PdfRect, Stream};
use hayro_interpret::hayro_syntax::page::{Page, Resources};
use hayro_interpret::kurbo::{Affine, Rect};

/// Flags of an annotation (PDF 32000-1 table 165) that keep it from being seen.
const HIDDEN: u32 = 1 << 1;
const NO_VIEW: u32 = 1 << 5;

/// No form has so many fields on one page.
const MOST_FIELDS: usize = 2_000;

/// What a field looks like: what paints it, and how that goes onto the page.
pub(super) struct Field<'a> {
    content: Vec<u8>,
    pub(super) resources: Resources<'a>,
    pub(super) transform: Affine,
}

impl Field<'_> {
    /// What paints it.
    pub(super) fn operations(&self) -> TypedIter<'_> {
        TypedIter::new(&self.content)
    }
}

/// The fields of a page that show something.
pub(super) fn of_page<'a>(page: &Page<'a>) -> Vec<Field<'a>> {
    let Some(annotations) = page.raw().get::<Array<'a>>(b"Annots".as_slice()) else { return Vec::new() };
    annotations.iter::<Dict<'a>>().filter_map(|annotation| field(&annotation, page)).take(MOST_FIELDS).collect()
}

fn field<'a>(annotation: &Dict<'a>, page: &Page<'a>) -> Option<Field<'a>> {
    let is_field = annotation.get::<Name<'_>>(b"Subtype".as_slice()).is_some_and(|kind| kind.as_ref() == b"Widget");
    let flags = annotation.get::<u32>(b"F".as_slice()).unwrap_or(0);
    if !is_field || flags & (HIDDEN | NO_VIEW) != 0 {
        return None;
    }
    let look = appearance(annotation)?;
    let place = rect(annotation.get::<PdfRect>(b"Rect".as_slice())?);
    let matrix = Affine::new(look.dict().get::<[f64; 6]>(b"Matrix".as_slice()).unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]));
    // The box of what it looks like is laid onto the place it has on the page (PDF 32000-1 §12.5.5).
    let bounds = matrix.transform_rect_bbox(rect(look.dict().get::<PdfRect>(b"BBox".as_slice())?));
    let stretch = |to: f64, from: f64| if from > 0.0 { to / from } else { 1.0 };
    let (across, down) = (stretch(place.width(), bounds.width()), stretch(place.height(), bounds.height()));
    let fit = Affine::new([across, 0.0, 0.0, down, place.x0 - across * bounds.x0, place.y0 - down * bounds.y0]);
    let resources = look.dict().get::<Dict<'a>>(b"Resources".as_slice()).map(Resources::new);
    Some(Field {
        content: look.decoded_data().ok()?.into_owned(),
        resources: resources.unwrap_or_else(|| page.resources().clone()),
        transform: fit * matrix,
    })
}

/// What an annotation looks like in the state it is in.
fn appearance<'a>(annotation: &Dict<'a>) -> Option<Stream<'a>> {
    match annotation.get::<Dict<'a>>(b"AP".as_slice())?.get::<Object<'a>>(b"N".as_slice())? {
        Object::Stream(look) => Some(look),
        Object::Dict(states) => states.get::<Stream<'a>>(annotation.get::<Name<'_>>(b"AS".as_slice())?.as_ref()),
        _ => None,
    }
}

fn rect(rect: PdfRect) -> Rect {
    Rect::new(rect.x0, rect.y0, rect.x1, rect.y1).abs()
}
