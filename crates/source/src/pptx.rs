//! PPTX: one slide a page, its title first, then what stands on it in the order it is read. Notes are not read; hidden slides are left
//! out, and the text says so.

mod lists;
mod slide;
mod styles;
mod text;

use letter::{Page, Text};

use crate::Limits;
use crate::manuscript::{Manuscript, Part, freeze};
use crate::office::Failure;
use crate::package::Package;
use crate::relations::{self, Relations};
use crate::xml::{self, Element};
use slide::Slide;

/// Lengths are counted in so many parts of a point.
const UNITS: f32 = 12_700.0;

/// The frozen text of a PPTX.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Text, Failure> {
    let mut package = Package::open(bytes, limits)?;
    let main = relations::main(&mut package, limits)?;
    let relations = Relations::of(&mut package, &main, limits)?;
    let presentation = package.required(&main)?;
    let presentation = xml::decode(&presentation)?;
    let presentation = xml::parse(&presentation, limits)?;
    let ids = presentation.child("sldIdLst").into_iter().flat_map(|list| list.all("sldId"));
    let slides: Vec<&str> = ids.filter_map(|slide| relations.by_id(slide.prefixed("id")?)).collect();
    if slides.len() > limits.pages {
        return Err(Failure::TooManyPages(slides.len()));
    }
    let mut parts = Vec::new();
    let mut hidden = Vec::new();
    for (at, name) in slides.into_iter().enumerate() {
        if at > 0 {
            parts.push(Part::PageBreak { wanted: true });
        }
        match slide(&mut package, name, limits)? {
            Some(mut shown) => parts.append(&mut shown),
            None => hidden.push(at as u32 + 1),
        }
    }
    let size = presentation.child("sldSz");
    let length = |name: &str| size.and_then(|size| size.number::<f32>(name)).map_or(0.0, |length| length / UNITS);
    let page = Page { width: length("cx"), height: length("cy"), ..Page::default() };
    Ok(freeze(Manuscript { parts, page }, limits)?.without(hidden))
}

/// What stands on a slide; `None` where it is hidden.
fn slide(package: &mut Package<'_>, name: &str, limits: &Limits) -> Result<Option<Vec<Part>>, Failure> {
    let text = part(package, Some(name))?;
    let slide = tree(&text, limits)?;
    if slide.attribute("show").is_some_and(|show| matches!(show, "0" | "false")) {
        return Ok(None);
    }
    let relations = Relations::of(package, name, limits)?;
    let layout_name = relations.target("slideLayout");
    let layout = part(package, layout_name)?;
    let layout_relations = Relations::of(package, layout_name.unwrap_or("/"), limits)?;
    let master = part(package, layout_relations.target("slideMaster"))?;
    let (layout, master) = (tree(&layout, limits)?, tree(&master, limits)?);
    let mut diagrams = Vec::new();
    for (id, target) in relations.of_kinds(&["diagramData"]) {
        diagrams.push((id.to_owned(), part(package, Some(target))?));
    }
    let mut drawn = Vec::new();
    for (id, text) in &diagrams {
        drawn.push((id.as_str(), tree(text, limits)?));
    }
    Ok(Some(Slide::new(&layout, &master, &drawn).parts(&slide)))
}

/// The characters of a part; none where there is no such part.
fn part(package: &mut Package<'_>, name: Option<&str>) -> Result<String, Failure> {
    let bytes = name.map(|name| package.member(name)).transpose()?.flatten().unwrap_or_default();
    Ok(xml::decode(&bytes)?.into_owned())
}

fn tree<'x>(text: &'x str, limits: &Limits) -> Result<Element<'x>, Failure> {
    if text.is_empty() { Ok(Element::default()) } else { xml::parse(text, limits) }
}
