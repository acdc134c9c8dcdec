//! DOCX: what Word and its kin write. Styles are resolved, lists counted, changes accepted; hidden text and placeholders are left out.

mod body;
mod numbering;
mod paragraph;
mod running;
mod styles;
mod tables;

use std::borrow::Cow;
use std::collections::BTreeMap;

use letter::{Page, Text};

use crate::Limits;
use crate::manuscript::{Manuscript, freeze};
use crate::office::Failure;
use crate::package::Package;
use crate::relations::{self, Relations};
use crate::xml::{self, Element};
use body::{Body, Document};
use numbering::Numbering;
use styles::Styles;

/// The frozen text of a DOCX.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Text, Failure> {
    let mut package = Package::open(bytes, limits)?;
    let main = relations::main(&mut package, limits)?;
    let relations = Relations::of(&mut package, &main, limits)?;
    let document = package.required(&main)?;
    let document = xml::decode(&document)?;
    let document = xml::parse(&document, limits)?;

    let styles = part(&mut package, &relations, "styles")?;
    let styles = tree(styles.as_deref(), limits)?.map(|root| Styles::of(&root)).unwrap_or_default();
    let numbering = part(&mut package, &relations, "numbering")?;
    let numbering = tree(numbering.as_deref(), limits)?.map(|root| Numbering::of(&root)).unwrap_or_default();
    let settings = part(&mut package, &relations, "settings")?;
    let settings = tree(settings.as_deref(), limits)?;
    let footnotes = part(&mut package, &relations, "footnotes")?;
    let footnotes = tree(footnotes.as_deref(), limits)?;
    let endnotes = part(&mut package, &relations, "endnotes")?;
    let endnotes = tree(endnotes.as_deref(), limits)?;
    let mut running = BTreeMap::new();
    for (id, target) in relations.of_kinds(&["header", "footer"]) {
        if let Some(bytes) = package.member(target)? {
            running.insert(id.to_owned(), xml::decode(&bytes)?.into_owned());
        }
    }
    let mut running_trees = BTreeMap::new();
    for (id, text) in &running {
        running_trees.insert(id.as_str(), xml::parse(text, limits)?);
    }

    let content = document.child("body").ok_or_else(|| Failure::Damaged(format!("{main} has no body")))?;
    let document = Document::new(styles, footnotes.as_ref(), endnotes.as_ref(), settings.as_ref(), content);
    let mut body = Body::new(&document, numbering);
    let parts = body.content(content);
    let parts = running::with_headers(&mut body, content, &running_trees, parts);
    freeze(Manuscript { parts, page: page_size(content) }, limits)
}

/// The characters of the part that stands in such a relation to the document.
fn part(package: &mut Package<'_>, relations: &Relations, kind: &str) -> Result<Option<String>, Failure> {
    let Some(target) = relations.target(kind) else { return Ok(None) };
    let Some(bytes) = package.member(target)? else { return Ok(None) };
    xml::decode(&bytes).map(Cow::into_owned).map(Some)
}

fn tree<'x>(text: Option<&'x str>, limits: &Limits) -> Result<Option<Element<'x>>, Failure> {
    text.map(|text| xml::parse(text, limits)).transpose()
}

/// The size of the first section's pages.
fn page_size(content: &Element<'_>) -> Page {
    let size = running::sections(content).into_iter().find_map(|section| section.child("pgSz"));
    let length = |name: &str| size.and_then(|size| size.number::<f32>(name)).map_or(0.0, |twips| twips / 20.0);
    Page { width: length("w"), height: length("h"), ..Page::default() }
}
