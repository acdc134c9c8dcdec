//! Raw PDF: a sound letter of one page, any part of which can be made unsound.

use std::collections::BTreeMap;

use super::WORDS;

/// A PDF whose object 1 is the catalogue, 2 the page tree, 3 the page, 4 its content and 5 its font. From 6 on, numbers are free.
pub(super) struct Pdf {
    objects: BTreeMap<u32, Vec<u8>>,
    page: String,
    resources: String,
    trailer: String,
}

impl Pdf {
    /// A letter of one page that says [`WORDS`].
    pub(super) fn letter() -> Self {
        Self::saying(&words(70.0, 780.0))
    }

    /// A letter of one page with other content.
    pub(super) fn saying(content: &str) -> Self {
        Self { objects: BTreeMap::new(), page: String::new(), resources: String::new(), trailer: String::new() }
            .object(1, "<</Type/Catalog/Pages 2 0 R>>")
            .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
            .stream(4, "", content.as_bytes())
            .object(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    }

    /// The letter with this object, which replaces the one of that number.
    pub(super) fn object(mut self, number: u32, body: impl Into<Vec<u8>>) -> Self {
        self.objects.insert(number, body.into());
        self
    }

    /// The letter without this object; whatever refers to it refers to nothing.
    pub(super) fn without(mut self, number: u32) -> Self {
        self.objects.remove(&number);
        self
    }

    /// The letter with this stream; its `/Length` is right.
    pub(super) fn stream(self, number: u32, entries: &str, data: &[u8]) -> Self {
        let mut body = format!("<<{entries}/Length {}>>\nstream\n", data.len()).into_bytes();
        body.extend_from_slice(data);
        body.extend_from_slice(b"\nendstream");
        self.object(number, body)
    }

    /// The letter with more entries in the dictionary of its page.
    pub(super) fn page(mut self, entries: &str) -> Self {
        self.page += entries;
        self
    }

    /// The letter with more resources on its page.
    pub(super) fn resources(mut self, entries: &str) -> Self {
        self.resources += entries;
        self
    }

    /// The letter with more entries in its trailer.
    pub(super) fn trailer(mut self, entries: &str) -> Self {
        self.trailer += entries;
        self
    }

    /// The whole file, with a classic cross-reference table.
    pub(super) fn bytes(self) -> Vec<u8> {
        let (mut file, places) = self.body();
        let size = places.keys().last().map_or(1, |last| last + 1);
        let start = file.len();
        let mut table = format!("xref\n0 {size}\n0000000000 65535 f \n");
        for number in 1..size {
            table += &places.get(&number).map_or("0000000000 00000 f \n".to_owned(), |place| format!("{place:010} 00000 n \n"));
        }
        table += &format!("trailer\n<</Size {size}/Root 1 0 R{}>>\nstartxref\n{start}\n%%EOF\n", self.trailer);
        file.extend_from_slice(table.as_bytes());
        file
    }

    /// The header and the objects, without what leads to them, and where each object begins.
    pub(super) fn body(&self) -> (Vec<u8>, BTreeMap<u32, usize>) {
        let mut objects = self.objects.clone();
        objects.entry(3).or_insert_with(|| self.page_object().into_bytes());
        let mut file = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let mut places = BTreeMap::new();
        for (number, body) in &objects {
            places.insert(*number, file.len());
            file.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
            file.extend_from_slice(body);
            file.extend_from_slice(b"\nendobj\n");
        }
        (file, places)
    }

    fn page_object(&self) -> String {
        let (page, resources) = (&self.page, &self.resources);
        let size = if page.contains("/MediaBox") { "" } else { "/MediaBox[0 0 595 842]" };
        format!("<</Type/Page/Parent 2 0 R{size}/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>{resources}>>{page}>>")
    }
}

/// Content that paints [`WORDS`] at a place.
pub(super) fn words(x: f32, y: f32) -> String {
    format!("BT /F1 11 Tf {x} {y} Td ({WORDS}) Tj ET\n")
}

/// The file with the first `from` replaced; it must stand there.
pub(super) fn replaced(file: &[u8], from: &str, to: &str) -> Vec<u8> {
    let at = file.windows(from.len()).position(|window| window == from.as_bytes());
    let at = at.unwrap_or_else(|| panic!("expected {from} in the file to be spoiled"));
    [&file[..at], to.as_bytes(), &file[at + from.len()..]].concat()
}
