//! ODT: what LibreOffice and its kin write, as a package or as one flat file. Styles are resolved, lists counted, changes accepted.

mod body;
mod inline;
mod lists;
mod running;
mod styles;
mod tables;

use letter::Text;

use crate::Limits;
use crate::manuscript::{Manuscript, freeze};
use crate::office::Failure;
use crate::package::Package;
use crate::xml::{self, Element};
use body::Body;
use lists::Lists;
use styles::Styles;

/// The frozen text of an ODT package.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Text, Failure> {
    let mut package = Package::open(bytes, limits)?;
    if let Some(manifest) = package.member("META-INF/manifest.xml")?
        && xml::parse(&xml::decode(&manifest)?, limits)?.find("encryption-data").is_some()
    {
        return Err(Failure::Encrypted);
    }
    let content = package.required("content.xml")?;
    let content = xml::decode(&content)?;
    let content = xml::parse(&content, limits)?;
    let common = package.member("styles.xml")?.unwrap_or_default();
    let common = xml::decode(&common)?;
    let common = if common.is_empty() { Element::default() } else { xml::parse(&common, limits)? };
    document(&content, &common, limits)
}

/// The frozen text of an ODT that is one XML file.
pub(crate) fn read_flat(bytes: &[u8], limits: &Limits) -> Result<Text, Failure> {
    let text = xml::decode(bytes)?;
    let root = xml::parse(&text, limits)?;
    document(&root, &root, limits)
}

fn document(content: &Element<'_>, common: &Element<'_>, limits: &Limits) -> Result<Text, Failure> {
    let text = content.child("body").and_then(|body| body.child("text"));
    let text = text.ok_or_else(|| Failure::Damaged("it has no text".to_owned()))?;
    let styles = Styles::of(common, content);
    let lists = Lists::of(common, content);
    let mut body = Body::new(&styles, lists);
    let parts = body.blocks(text);
    // The styles of headers and footers lie with the common ones.
    let styles = Styles::of(common, common);
    let (parts, page) = running::with_headers(&mut body, &styles, common, text, parts);
    freeze(Manuscript { parts, page }, limits)
}
