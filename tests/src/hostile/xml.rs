//! XML that expands, fetches, or goes deeper than any reader; in a DOCX, in an ODT and by itself.

use super::office::{ODF_NAMES, WORD_NAMES, content, document, docx_of, odt_of, paragraph};
use super::{Hostile, WORDS};

pub(super) fn files() -> Vec<Hostile> {
    let mut files = Vec::new();
    for (name, document, content) in both() {
        files.push(Hostile::new(format!("xml-{name}.docx"), move || docx_of(document(), &[]).bytes()));
        files.push(Hostile::new(format!("xml-{name}.odt"), move || odt_of(content(), "").bytes()));
    }
    files.extend([
        Hostile::new("xml-laughs-alone.xml", || laughs("brev").into_bytes()),
        Hostile::new("xml-types-laughs.docx", || {
            let mut zip = docx_of(document(""), &[]);
            zip.members.remove(0);
            zip.deflated("[Content_Types].xml", laughs("Types")).bytes()
        }),
        Hostile::new("xml-invalid-utf8.docx", || {
            docx_of([document("").as_bytes(), &[0xff, 0xfe, 0xc0, 0x80]].concat(), &[]).bytes()
        }),
        Hostile::new("xml-invalid-inside.docx", || {
            let whole = document(&paragraph("FEIL"));
            let at = whole.find("FEIL").expect("it was put there");
            docx_of([&whole.as_bytes()[..at], &[0xff, 0xc0, 0xed, 0xa0, 0x80], &whole.as_bytes()[at..]].concat(), &[]).bytes()
        }),
        Hostile::new("xml-utf16.docx", || {
            let text = document(&paragraph("Også her.")).replace("UTF-8", "UTF-16");
            docx_of([0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect::<Vec<u8>>(), &[]).bytes()
        }),
        Hostile::new("xml-cut.docx", || docx_of(&document("")[..250], &[]).bytes()),
        Hostile::new("xml-empty.docx", || docx_of("", &[]).bytes()),
        Hostile::new("xml-wrong-root.docx", || docx_of("<html><body>Hei</body></html>", &[]).bytes()),
    ]);
    files
}

type Make = fn() -> String;

/// The same harm to both formats: to `word/document.xml`, and to `content.xml`.
fn both() -> Vec<(&'static str, Make, Make)> {
    vec![
        (
            "laughs",
            || with_type(&laughs_type("w:document"), &document(&paragraph("&j;"))),
            || with_type(&laughs_type("office:document-content"), &content("<text:p>&j;</text:p>")),
        ),
        (
            "entity-file",
            || with_type("<!DOCTYPE w:document [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>", &document(&paragraph("&f;"))),
            || with_type("<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>", &content("<text:p>&f;</text:p>")),
        ),
        (
            "entity-net",
            || with_type("<!DOCTYPE w:document SYSTEM \"http://127.0.0.1:9/x.dtd\">", &document("")),
            || with_type("<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">", &content("")),
        ),
        (
            "entity-quadratic",
            || {
                let entity = format!("<!DOCTYPE x [<!ENTITY a \"{}\">]>", "Kommunen ".repeat(10_000));
                with_type(&entity, &document(&paragraph(&"&a;".repeat(10_000))))
            },
            || {
                let entity = format!("<!DOCTYPE x [<!ENTITY a \"{}\">]>", "Kommunen ".repeat(10_000));
                with_type(&entity, &content(&format!("<text:p>{}</text:p>", "&a;".repeat(10_000))))
            },
        ),
        (
            "entity-unknown",
            || document(&paragraph("&ukjent; &#xFFFFFFFF; &#0; &#xD800;")),
            || content("<text:p>&ukjent; &#xFFFFFFFF; &#0;</text:p>"),
        ),
        (
            "deep",
            || format!("<w:document {WORD_NAMES}><w:body>{}", "<w:sdt>".repeat(1_000_000)),
            || format!("<office:document-content {ODF_NAMES}><office:body><office:text>{}", "<text:section>".repeat(1_000_000)),
        ),
        (
            "attribute-10mb",
            || document(&format!("<w:p w:a=\"{}\"/>", "a".repeat(10 << 20))),
            || content(&format!("<text:p text:a=\"{}\"/>", "a".repeat(10 << 20))),
        ),
        (
            "attributes-100000",
            || document(&format!("<w:p {}/>", attributes("w"))),
            || content(&format!("<text:p {}/>", attributes("text"))),
        ),
        (
            "names-100000",
            || document(&format!("<w:p {}/>", (0..100_000).map(|at| format!("xmlns:n{at}=\"u{at}\" ")).collect::<String>())),
            || content(&(0..2000).map(|at| format!("<text:section xmlns:n{at}=\"u{at}\">")).collect::<String>()),
        ),
        (
            "instructions",
            || document(&"<?xml-stylesheet href=\"file:///etc/passwd\"?><!-- skjult -->".repeat(100_000)),
            || content(&"<?xml-stylesheet href=\"file:///etc/passwd\"?><!-- skjult -->".repeat(100_000)),
        ),
        ("unclosed", || document("<w:p><w:r><w:t>Åpen</w:p></w:r>"), || content("<text:p><text:span>Åpen</text:p></text:span>")),
        (
            "cdata",
            || document(&paragraph(&format!("<![CDATA[{}", "x".repeat(1 << 20)))),
            || content("<text:p><![CDATA[<text:p>]]></text:p>"),
        ),
    ]
}

fn attributes(prefix: &str) -> String {
    (0..100_000).map(|at| format!("{prefix}:a{at}=\"{at}\" ")).collect()
}

/// The XML with a document type behind its first declaration.
fn with_type(document_type: &str, xml: &str) -> String {
    let end = xml.find("?>").map_or(0, |at| at + 2);
    format!("{}{document_type}{}", &xml[..end], &xml[end..])
}

/// Ten entities, each ten times the one before.
fn laughs_type(root: &str) -> String {
    let mut entities = format!("<!ENTITY a \"{WORDS}\">");
    for (from, to) in "abcdefghi".chars().zip("bcdefghij".chars()) {
        entities += &format!("<!ENTITY {to} \"{}\">", format!("&{from};").repeat(10));
    }
    format!("<!DOCTYPE {root} [{entities}]>")
}

fn laughs(root: &str) -> String {
    format!("<?xml version=\"1.0\"?>{}<{root}>&j;</{root}>", laughs_type(root))
}
