//! What a ZIP package is, by what it says of itself: its list of content types, or its first member, which is its media type.

use super::{Kind, holds};
use crate::package::Package;
use crate::{Limits, xml};

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const PPTX: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
const ODT: &str = "application/vnd.oasis.opendocument.text";

/// The content type of a package's main part, as it begins, with what the package is.
const MAIN_PARTS: &[(&str, Kind)] = &[
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main", Kind::Docx(DOCX)),
    (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main",
        Kind::Docx("application/vnd.openxmlformats-officedocument.wordprocessingml.template"),
    ),
    ("application/vnd.ms-word.document.macroEnabled", Kind::Docx("application/vnd.ms-word.document.macroEnabled.12")),
    ("application/vnd.ms-word.template.macroEnabled", Kind::Docx("application/vnd.ms-word.template.macroEnabled.12")),
    ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main", Kind::Pptx(PPTX)),
    (
        "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main",
        Kind::Pptx("application/vnd.openxmlformats-officedocument.presentationml.slideshow"),
    ),
    (
        "application/vnd.openxmlformats-officedocument.presentationml.template.main",
        Kind::Pptx("application/vnd.openxmlformats-officedocument.presentationml.template"),
    ),
    (
        "application/vnd.ms-powerpoint.presentation.macroEnabled",
        Kind::Pptx("application/vnd.ms-powerpoint.presentation.macroEnabled.12"),
    ),
    (
        "application/vnd.ms-powerpoint.slideshow.macroEnabled",
        Kind::Pptx("application/vnd.ms-powerpoint.slideshow.macroEnabled.12"),
    ),
];

/// What the content types of other packages begin with.
const OTHER_PARTS: &[(&str, &str)] = &[
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.", "an XLSX spreadsheet"),
    ("application/vnd.ms-excel.", "an XLSX spreadsheet"),
    ("application/vnd.openxmlformats-officedocument.presentationml.", "a PPTX presentation"),
    ("application/vnd.ms-powerpoint.", "a PPTX presentation"),
];

/// A name that stands in a package whose own account of itself cannot be read, with what it is then.
const BY_NAME: &[(&[u8], Kind)] = &[
    (b"word/document.xml", Kind::Docx(DOCX)),
    (b"ppt/presentation.xml", Kind::Pptx(PPTX)),
    (b"application/vnd.oasis.opendocument.text", Kind::Odt(ODT)),
];

/// The kind of a ZIP package, or what it is instead.
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, &'static str> {
    // A torn package is still one of its kind: its reader says what is wrong with it.
    let torn = || BY_NAME.iter().find(|(name, _)| holds(bytes, name)).map(|(_, kind)| *kind).ok_or("a ZIP archive");
    let limits = Limits { unpacked: 8 << 20, ..Limits::default() };
    let Ok(mut package) = Package::open(bytes, &limits) else { return torn() };
    if let Ok(Some(media_type)) = package.member("mimetype") {
        return of_media_type(String::from_utf8_lossy(&media_type).trim());
    }
    match package.member("[Content_Types].xml") {
        Ok(Some(types)) => of_content_types(&types, &limits).unwrap_or_else(torn),
        Ok(None) => Err("a ZIP archive"),
        Err(_) => torn(),
    }
}

fn of_media_type(media_type: &str) -> Result<Kind, &'static str> {
    match media_type {
        ODT => Ok(Kind::Odt(ODT)),
        "application/vnd.oasis.opendocument.text-template" => Ok(Kind::Odt("application/vnd.oasis.opendocument.text-template")),
        "application/epub+zip" => Err("an EPUB book"),
        other if other.starts_with("application/vnd.oasis.opendocument") => Err("an OpenDocument file"),
        _ => Err("a ZIP archive"),
    }
}

fn of_content_types(types: &[u8], limits: &Limits) -> Option<Result<Kind, &'static str>> {
    let text = xml::decode(types).ok()?;
    let root = xml::parse(&text, limits).ok()?;
    let types: Vec<&str> = root.all("Override").filter_map(|part| part.attribute("ContentType")).collect();
    let begins = |start: &str| types.iter().any(|kind| kind.starts_with(start));
    if let Some((_, kind)) = MAIN_PARTS.iter().find(|(start, _)| begins(start)) {
        return Some(Ok(*kind));
    }
    Some(Err(OTHER_PARTS.iter().find(|(start, _)| begins(start)).map_or("a ZIP archive", |(_, found)| *found)))
}

/// Whether a file of old Office only wraps a package that a password opens.
pub(super) fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    holds(bytes, &name)
}
