//! PDFs that no honest program writes, put together by hand.

const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

/// A page, as its content stream.
#[derive(Clone, Debug)]
pub struct Page {
    /// The stream.
    pub content: Vec<u8>,
    /// More entries of its dictionary: `/Filter/FlateDecode`.
    pub entries: &'static str,
    /// Whether it may paint the forms `/X0` to `/X11`, each of which paints the next one ten times.
    pub forms: bool,
}

impl Page {
    /// A page with one line of words.
    pub fn saying(words: &str) -> Self {
        Self { content: format!("BT /F1 11 Tf 70 780 Td ({words}) Tj ET").into_bytes(), entries: "", forms: false }
    }

    /// A page of some kilobytes that unpacks to some gigabytes: the run of 0x81 is a run-length code of itself, sixty-four times as
    /// long. What follows it is the end of the code, and within it the ends of the codes that come out of it.
    pub fn bomb() -> Self {
        let content = [&[0x81; 1 << 16][..], &[0x02, 0x00, 0x80, 0x80, 0x80]].concat();
        Self { content, entries: "/Filter[/RunLengthDecode/RunLengthDecode/RunLengthDecode]", forms: false }
    }

    /// A page that would take years: each of its forms paints the next one ten times.
    pub fn endless() -> Self {
        Self { content: b"/X0 Do".to_vec(), entries: "", forms: true }
    }
}

/// How deep the forms of an endless page lie within one another.
const FORMS: usize = 12;

/// A PDF of these pages.
pub fn pdf(pages: &[Page]) -> Vec<u8> {
    let first_form = 4 + 2 * pages.len();
    let forms: String = (0..FORMS).map(|form| format!("/X{form} {} 0 R", first_form + form)).collect();
    let resources = |forms: &str| format!("/Resources<</Font<</F1 3 0 R>>/XObject<<{forms}>>>>");
    let kids: String = (0..pages.len()).map(|page| format!("{} 0 R ", 4 + 2 * page)).collect();
    let mut objects: Vec<Vec<u8>> = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len()).into_bytes(),
        FONT.into(),
    ];
    for page in pages {
        let content = objects.len() + 2;
        let resources = resources(if page.forms { &forms } else { "" });
        let page_object = format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R{resources}>>");
        objects.push(page_object.into_bytes());
        objects.push(stream(&page.content, page.entries));
    }
    for form in 1..=FORMS {
        let content = if form < FORMS { format!("/X{form} Do ").repeat(10) } else { "0 0 m".to_owned() };
        let entries = format!("/Type/XObject/Subtype/Form/BBox[0 0 595 842]{}", resources(&forms));
        objects.push(stream(content.as_bytes(), &entries));
    }
    whole(&objects)
}

fn stream(content: &[u8], entries: &str) -> Vec<u8> {
    let head = format!("<</Length {}{entries}>>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

/// A file of these objects, the first of which is the catalogue.
fn whole(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut table = String::from("0000000000 65535 f \n");
    for (at, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", file.len());
        file.extend(format!("{} 0 obj\n", at + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let (size, start) = (objects.len() + 1, file.len());
    file.extend(format!("xref\n0 {size}\n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").bytes());
    file
}
