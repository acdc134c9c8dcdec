//! Writes what the fuzz targets begin with, a folder for each target: `cargo run --package tests --example seeds -- FOLDER`.
//!
//! Hostile files and the texts of the corpus are seeds; the parts of packages are written below, because their targets are given
//! parts and not archives.

#![allow(clippy::disallowed_methods, reason = "it writes files")]

use std::fs;
use std::path::{Path, PathBuf};

use tests::{hostile, invented, root};

/// A seed is small: a fuzzer changes it again and again.
const LARGEST: usize = 16 * 1024;

const DOCX: [&str; 2] = [
    "<w:document xmlns:w=\"w\"><w:body><w:p><w:pPr><w:pStyle w:val=\"A\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Mål</w:t></w:r></w:p><w:p><w:r><w:t>Kommunen skal rydde.</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p></w:body></w:document>\0<w:styles xmlns:w=\"w\"><w:style w:type=\"paragraph\" w:styleId=\"A\"><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style></w:styles>\0<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>\0<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"1\"><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:footnote></w:footnotes>",
    "<w:document xmlns:w=\"w\"><w:body><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>Tiltak</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:ins><w:r><w:t>inn</w:t></w:r></w:ins><w:del><w:r><w:delText>ut</w:delText></w:r></w:del></w:p></w:tc></w:tr></w:tbl></w:body></w:document>",
];

const ODT: [&str; 1] = [
    "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><office:body><office:text><text:h text:outline-level=\"1\">Mål</text:h><text:list><text:list-item><text:p>Kommunen<text:s text:c=\"2\"/>skal</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell table:number-columns-repeated=\"2\"><text:p>a</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>",
];

const PPTX: [&str; 1] = [
    "<p:sld xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>Mål</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>",
];

const NOARK: [&str; 2] = [
    "<arkiv><arkivdel><mappe><registrering><tittel>Brev</tittel><dokumentbeskrivelse><tilknyttetRegistreringSom>Hoveddokument</tilknyttetRegistreringSom><dokumentobjekt><referanseDokumentfil>1.pdf</referanseDokumentfil></dokumentobjekt></dokumentbeskrivelse><journalpostnummer>1</journalpostnummer></registrering><saksaar>2024</saksaar><sakssekvensnummer>1</sakssekvensnummer></mappe></arkivdel></arkiv>",
    "<loependeJournal><journalregistrering><saksmappe><saksaar>2024</saksaar><sakssekvensnummer>1</sakssekvensnummer></saksmappe><journalpost><journalpostnummer>1</journalpostnummer><korrespondansepart><korrespondanseparttype><kode>EM</kode></korrespondanseparttype><korrespondansepartNavn>Etaten</korrespondansepartNavn></korrespondansepart></journalpost></journalregistrering></loependeJournal>",
];

const QUERY: [&str; 3] = ["skole OR barnehage -plan", "\"innen 1. mars\" kommun*", "24/6048-1 § 13"];

fn main() {
    let folder: PathBuf =
        std::env::args_os().nth(1).expect("expected a folder to write the seeds into, found no argument").into();
    let write = |target: &str, name: &str, bytes: &[u8]| {
        let folder = folder.join(target);
        fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        fs::write(folder.join(name), bytes).unwrap_or_else(|error| panic!("{}: {error}", folder.join(name).display()));
    };
    for file in hostile::all(&root().join("corpus/letters")) {
        let target = match Path::new(&file.name).extension().and_then(|ending| ending.to_str()) {
            Some("pdf") => "pdf",
            Some("docx" | "odt" | "pptx" | "zip") => "package",
            Some("html") => "html",
            Some("eml") => "eml",
            _ => "text",
        };
        let bytes = file.bytes();
        if bytes.len() <= LARGEST {
            write(target, &file.name, &bytes);
        }
    }
    for (name, letter) in [("bokmål", invented::BOKMAAL), ("nynorsk", invented::NYNORSK)] {
        write("text", name, letter.as_bytes());
        write("places", name, letter.as_bytes());
    }
    let parts: [(&str, &[&str]); 5] = [("docx", &DOCX), ("odt", &ODT), ("pptx", &PPTX), ("noark", &NOARK), ("query", &QUERY)];
    for (target, seeds) in parts {
        seeds.iter().enumerate().for_each(|(at, seed)| write(target, &format!("seed-{at}"), seed.as_bytes()));
    }
}
