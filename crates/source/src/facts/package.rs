//! What office packages say about themselves.

use super::{Facts, one_line};
use crate::package::Package;
use crate::{Limits, xml};

/// What a package of Office says: the program in its properties, and whether it holds signatures.
pub(super) fn of_office(bytes: &[u8]) -> Option<Facts> {
    of(bytes, "docProps/app.xml", "Application", "_xmlsignatures/origin.sigs")
}

/// The same of an OpenDocument.
pub(super) fn of_open_document(bytes: &[u8]) -> Option<Facts> {
    of(bytes, "meta.xml", "generator", "META-INF/documentsignatures.xml")
}

fn of(bytes: &[u8], properties: &str, name: &str, signatures: &str) -> Option<Facts> {
    let limits = Limits::default();
    let mut package = Package::open(bytes, &limits).ok()?;
    let signed = Some(package.holds(signatures));
    let application = package.member(properties).ok().flatten().and_then(|properties| {
        let text = xml::decode(&properties).ok()?;
        let root = xml::parse(&text, &limits).ok()?;
        one_line(&root.find(name)?.words())
    });
    Some(Facts { application, signed, ..Facts::default() })
}
