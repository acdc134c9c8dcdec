//! Packages as office programs write them, sound but for what is put into them.

use super::WORDS;
use super::zip::Zip;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The names that stand in a DOCX's document, header and so on.
pub(super) const WORD_NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";

/// The names that stand in a slide.
pub(super) const SLIDE_NAMES: &str = "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// The names that stand in the content of an ODT.
pub(super) const ODF_NAMES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"";

/// A paragraph of a DOCX.
pub(super) fn paragraph(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

/// The document part of a DOCX with this body.
pub(super) fn document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {WORD_NAMES}><w:body>{}{body}</w:body></w:document>",
        paragraph(WORDS)
    )
}

/// A DOCX with this document part, and other parts of `word/` beside it.
pub fn docx_of(document: impl AsRef<[u8]>, parts: &[(&str, &str)]) -> Zip {
    let kinds: String = parts
        .iter()
        .map(|(name, _)| {
            let kind = format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml");
            format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{kind}\"/>")
        })
        .collect();
    let relations: String = parts
        .iter()
        .map(|(name, _)| format!("<Relationship Id=\"r{name}\" Type=\"{RELATIONS}/{name}\" Target=\"{name}.xml\"/>"))
        .collect();
    let zip =
        openxml("wordprocessingml.document.main", "word/document.xml", &kinds).deflated("word/document.xml", document).deflated(
            "word/_rels/document.xml.rels",
            format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}</Relationships>"),
        );
    parts.iter().fold(zip, |zip, (name, part)| zip.deflated(&format!("word/{name}.xml"), part))
}

/// A DOCX with this body.
pub(super) fn docx(body: &str) -> Vec<u8> {
    docx_of(document(body), &[]).bytes()
}

/// A PPTX with these shapes on its only slide.
pub(super) fn pptx(shapes: &str) -> Vec<u8> {
    let slide = format!("<p:sld {SLIDE_NAMES}><p:cSld><p:spTree>{}{shapes}</p:spTree></p:cSld></p:sld>", shape(WORDS));
    pptx_of("<p:sldId id=\"256\" r:id=\"r1\"/>", &[("r1", &slide)]).bytes()
}

/// A shape of a slide with one paragraph.
pub(super) fn shape(words: &str) -> String {
    format!("<p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr><p:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>")
}

/// A PPTX with this list of slides, and the slides that there are.
pub fn pptx_of(list: &str, slides: &[(&str, &str)]) -> Zip {
    let kind = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml";
    let kinds: String =
        slides.iter().map(|(id, _)| format!("<Override PartName=\"/ppt/slides/{id}.xml\" ContentType=\"{kind}\"/>")).collect();
    let relations: String = slides
        .iter()
        .map(|(id, _)| format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/slide\" Target=\"slides/{id}.xml\"/>"))
        .collect();
    let presentation = format!("<p:presentation {SLIDE_NAMES}><p:sldIdLst>{list}</p:sldIdLst></p:presentation>");
    let zip = openxml("presentationml.presentation.main", "ppt/presentation.xml", &kinds)
        .deflated("ppt/presentation.xml", presentation)
        .deflated(
            "ppt/_rels/presentation.xml.rels",
            format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}</Relationships>"),
        );
    slides.iter().fold(zip, |zip, (id, slide)| zip.deflated(&format!("ppt/slides/{id}.xml"), slide))
}

fn openxml(kind: &str, main: &str, kinds: &str) -> Zip {
    let kind = format!("application/vnd.openxmlformats-officedocument.{kind}+xml");
    let types = format!(
        "<?xml version=\"1.0\"?><Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/{main}\" ContentType=\"{kind}\"/>{kinds}</Types>"
    );
    let relations = format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"r1\" Type=\"{RELATIONS}/officeDocument\" Target=\"{main}\"/></Relationships>"
    );
    Zip::default().deflated("[Content_Types].xml", types).deflated("_rels/.rels", relations)
}

/// The content part of an ODT with this text.
pub(super) fn content(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><office:document-content {ODF_NAMES}><office:body><office:text><text:p>{WORDS}</text:p>{body}</office:text></office:body></office:document-content>"
    )
}

/// An ODT with this content part, and with this part for its styles.
pub fn odt_of(content: impl AsRef<[u8]>, styles: &str) -> Zip {
    let kind = "application/vnd.oasis.opendocument.text";
    let manifest = format!(
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{kind}\"/><manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>"
    );
    let styles = format!("<office:document-styles {ODF_NAMES}>{styles}</office:document-styles>");
    Zip::default()
        .stored("mimetype", kind)
        .deflated("META-INF/manifest.xml", manifest)
        .deflated("content.xml", content)
        .deflated("styles.xml", styles)
}

/// An ODT with this text.
pub(super) fn odt(body: &str) -> Vec<u8> {
    odt_of(content(body), "").bytes()
}
