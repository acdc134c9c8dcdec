//! PDFs of one page, written by hand: each test says what stands in its file.

#![allow(dead_code, unreachable_pub, reason = "each test file is a crate of its own and uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a test that cannot read its own file has failed")]

/// A file of one page.
#[derive(Default)]
pub struct Raw<'t> {
    /// What paints the page.
    pub content: &'t str,
    /// More entries of the page's dictionary.
    pub page: &'t str,
    /// More entries of its resources, beside the fonts `/F1` (Helvetica) and `/F2` (Helvetica bold), the picture `/I` of one grey point and
    /// what `fonts` has.
    pub resources: &'t str,
    /// More fonts.
    pub fonts: &'t str,
    /// More form objects.
    pub forms: &'t str,
    /// More entries of the catalog.
    pub catalog: &'t str,
    /// More objects, from number 6 on. A stream is written as its dictionary without `/Length`, a line break and its content.
    pub objects: &'t [&'t str],
}

impl Raw<'_> {
    pub fn bytes(&self) -> Vec<u8> {
        let font = |name: &str| format!("<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>");
        let fonts = format!("<</F1 {}/F2 {}{}>>", font("Helvetica"), font("Helvetica-Bold"), self.fonts);
        let mut objects = vec![
            format!("<</Type/Catalog/Pages 2 0 R{}>>", self.catalog),
            "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R{}/Resources<</Font {fonts}/XObject<</I 5 0 R{}>>{}>>>>",
                self.page, self.forms, self.resources
            ),
            stream("<<>>", self.content),
            stream("<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8>>", "!"),
        ];
        objects.extend(self.objects.iter().map(|object| match object.split_once('\n') {
            Some((dict, content)) => stream(dict, content),
            None => (*object).to_owned(),
        }));
        let mut file = String::from("%PDF-1.7\n");
        let mut table = String::from("0000000000 65535 f \n");
        for (at, object) in objects.iter().enumerate() {
            table += &format!("{:010} 00000 n \n", latin1_length(&file));
            file += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
        }
        let (start, size) = (latin1_length(&file), objects.len() + 1);
        file += &format!("xref\n0 {size}\n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        file.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
    }

    /// The frozen text of the file.
    pub fn text(&self) -> letter::Text {
        source::read(&self.bytes(), "prove.pdf").unwrap()
    }

    /// The words of the file, as they are printed.
    pub fn words(&self) -> String {
        self.text().as_str().to_owned()
    }
}

/// The words of a page painted by `content` alone.
pub fn words(content: &str) -> String {
    Raw { content, ..Raw::default() }.words()
}

fn stream(dict: &str, content: &str) -> String {
    let inner = dict.trim().strip_prefix("<<").and_then(|dict| dict.strip_suffix(">>")).unwrap_or_default();
    format!("<<{inner}/Length {}>>\nstream\n{content}\nendstream", latin1_length(content))
}

fn latin1_length(words: &str) -> usize {
    words.chars().count()
}
