//! DOCX whose styles, lists and tables come back to themselves or are absurd.

use super::Hostile;
use super::office::{WORD_NAMES, document, docx, docx_of, paragraph};

/// Deeper than a document ever is.
const DEEP: usize = 10_000;

pub(super) fn files() -> Vec<Hostile> {
    let mut files = vec![
        Hostile::new("docx-styles-loop.docx", || {
            let style = |id: &str, base: &str| {
                format!(
                    "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:basedOn w:val=\"{base}\"/><w:link w:val=\"{base}\"/></w:style>"
                )
            };
            let styles = part("styles", &[style("A", "B"), style("B", "C"), style("C", "A"), style("D", "D")].concat());
            let body: String = ["A", "D", "E"].map(|id| styled(&format!("<w:pStyle w:val=\"{id}\"/>"))).concat();
            docx_of(document(&body), &[("styles", &styles)]).bytes()
        }),
        Hostile::new("docx-styles-chain.docx", || {
            let style = |at: usize| {
                format!("<w:style w:type=\"paragraph\" w:styleId=\"S{at}\"><w:basedOn w:val=\"S{}\"/></w:style>", at + 1)
            };
            let styles = part("styles", &(0..50_000).map(style).collect::<String>());
            docx_of(document(&styled("<w:pStyle w:val=\"S0\"/>").repeat(1000)), &[("styles", &styles)]).bytes()
        }),
        Hostile::new("docx-numbering-loop.docx", || {
            let numbering = "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"L\"/></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>";
            let styles = "<w:style w:type=\"numbering\" w:styleId=\"L\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
            docx_of(
                document(&numbered(1, 0)),
                &[("numbering", &part("numbering", numbering)), ("styles", &part("styles", styles))],
            )
            .bytes()
        }),
        Hostile::new("docx-numbering-absurd.docx", || {
            let level = "<w:lvl w:ilvl=\"0\"><w:start w:val=\"9223372036854775807\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1%2%9%%%10%0\"/></w:lvl><w:lvl w:ilvl=\"4294967295\"><w:start w:val=\"-5\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%\"/></w:lvl>";
            let numbering = format!(
                "<w:abstractNum w:abstractNumId=\"1\">{level}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"99\"><w:startOverride w:val=\"-1\"/></w:lvlOverride></w:num>"
            );
            let body = [numbered(1, 0), numbered(1, 4_294_967_295), numbered(1, -1), numbered(77, 9)].concat();
            docx_of(document(&body), &[("numbering", &part("numbering", &numbering))]).bytes()
        }),
        Hostile::new("docx-numbering-roman.docx", || {
            let level = |format: &str| {
                format!(
                    "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"2000000000\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"%1\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>"
                )
            };
            docx_of(document(&numbered(1, 0).repeat(50)), &[("numbering", &part("numbering", &level("lowerLetter")))]).bytes()
        }),
        Hostile::new("docx-lists-100000.docx", || {
            let level = "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>";
            docx_of(document(&numbered(1, 0).repeat(100_000)), &[("numbering", &part("numbering", level))]).bytes()
        }),
        Hostile::new("docx-footnote-self.docx", || {
            let note = "<w:footnote w:id=\"1\"><w:p><w:r><w:t>Se noten</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p></w:footnote>";
            let body = "<w:p><w:r><w:t>Ord</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r><w:r><w:footnoteReference w:id=\"99\"/></w:r></w:p>";
            docx_of(document(body), &[("footnotes", &part("footnotes", note))]).bytes()
        }),
        Hostile::new("docx-footnote-100000.docx", || {
            let note = "<w:footnote w:id=\"1\"><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:footnote>";
            let body = format!("<w:p>{}</w:p>", "<w:r><w:footnoteReference w:id=\"1\"/></w:r>".repeat(100_000));
            docx_of(document(&body), &[("footnotes", &part("footnotes", note))]).bytes()
        }),
        Hostile::new("docx-header-self.docx", || {
            let relations =
                "<w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"rheader1\"/></w:sectPr></w:pPr></w:p>";
            let header = format!("<w:hdr {WORD_NAMES}>{}{relations}</w:hdr>", paragraph("Topp"));
            docx_of(document(&relations.repeat(1000)), &[("header1", &header)]).bytes()
        }),
        Hostile::new("docx-relation-self.docx", || docx_of(document(""), &[("document", &document(""))]).bytes()),
        Hostile::new("docx-runs-million.docx", || docx(&format!("<w:p>{}</w:p>", "<w:r><w:t>a</w:t></w:r>".repeat(500_000)))),
        Hostile::new("docx-paragraphs-million.docx", || docx(&"<w:p/>".repeat(1_000_000))),
        Hostile::new("docx-page-breaks.docx", || docx(&"<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>".repeat(100_000))),
        Hostile::new("docx-tabs-million.docx", || docx(&format!("<w:p><w:r>{}</w:r></w:p>", "<w:tab/>".repeat(1_000_000)))),
        Hostile::new("docx-fields-unended.docx", || {
            docx(&"<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:t>felt</w:t></w:r></w:p>".repeat(50_000))
        }),
    ];
    files.extend(tables());
    files.extend(nested());
    files
}

fn tables() -> Vec<Hostile> {
    vec![
        Hostile::new("docx-grid-span.docx", || docx(&table("<w:gridSpan w:val=\"1000000000\"/>", 3, 3))),
        Hostile::new("docx-grid-span-negative.docx", || docx(&table("<w:gridSpan w:val=\"-5\"/><w:vMerge w:val=\"x\"/>", 3, 3))),
        Hostile::new("docx-grid-before.docx", || {
            let row = "<w:tr><w:trPr><w:gridBefore w:val=\"2147483647\"/><w:gridAfter w:val=\"2147483647\"/></w:trPr><w:tc><w:p/></w:tc></w:tr>";
            docx(&format!("<w:tbl>{row}{row}</w:tbl>"))
        }),
        Hostile::new("docx-merge-without-start.docx", || docx(&table("<w:vMerge/>", 50, 50))),
        Hostile::new("docx-merge-10000-rows.docx", || docx(&table("<w:vMerge w:val=\"restart\"/><w:vMerge/>", 10_000, 3))),
        Hostile::new("docx-cells-100000.docx", || docx(&table("", 10_000, 10))),
        Hostile::new("docx-columns-60000.docx", || docx(&table("", 2, 60_000))),
        Hostile::new("docx-tables-20000.docx", || docx(&table("", 1, 1).repeat(20_000))),
        Hostile::new("docx-cells-empty.docx", || docx("<w:tbl><w:tr/><w:tr><w:tc/></w:tr></w:tbl><w:tbl/>")),
    ]
}

/// Each kind of thing that may stand in itself, many times over.
fn nested() -> Vec<Hostile> {
    let kinds: [(&str, &str, &str); 7] = [
        ("tables", "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"),
        (
            "boxes",
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:wsp><wps:txbx><w:txbxContent>",
            "</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>",
        ),
        ("boxes-old", "<w:p><w:r><w:pict><v:textbox><w:txbxContent>", "</w:txbxContent></v:textbox></w:pict></w:r></w:p>"),
        ("controls", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("insertions", "<w:ins>", "</w:ins>"),
        ("links", "<w:hyperlink>", "</w:hyperlink>"),
        ("custom", "<w:customXml><w:smartTag>", "</w:smartTag></w:customXml>"),
    ];
    let file = |(name, open, close): (&str, &'static str, &'static str)| {
        Hostile::new(format!("docx-nested-{name}.docx"), move || {
            docx(&format!("{}{}{}", open.repeat(DEEP), paragraph("Innerst"), close.repeat(DEEP)))
        })
    };
    kinds.into_iter().map(file).collect()
}

fn part(name: &str, inner: &str) -> String {
    format!("<w:{name} {WORD_NAMES}>{inner}</w:{name}>")
}

fn styled(properties: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>Kommunen skal rydde.</w:t></w:r></w:p>")
}

fn numbered(list: i64, level: i64) -> String {
    styled(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"))
}

fn table(properties: &str, rows: usize, columns: usize) -> String {
    let cell = format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>");
    format!("<w:tbl>{}</w:tbl>", format!("<w:tr>{}</w:tr>", cell.repeat(columns)).repeat(rows))
}
