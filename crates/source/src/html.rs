//! HTML: parsed as browsers do, and read as they would show it without its style sheets.

mod flow;
mod lists;
mod look;
mod tables;

use encoding_rs::Encoding;
use letter::{Page, Text};
use scraper::Html;

use crate::manuscript::{Manuscript, Part, freeze};
use crate::office::Failure;
use crate::{Limits, encoding};
use flow::Flow;
pub(crate) use look::USUAL_SIZE;

/// A page says within so many bytes how it is encoded.
const CHARSET_WITHIN: usize = 2048;

/// The frozen text of a web page.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Text, Failure> {
    freeze(Manuscript { parts: parts(&decode(bytes), limits)?, page: Page::default() }, limits)
}

/// Containers that are begun within one another, as long as they are not ended.
const CONTAINERS: [&str; 16] = [
    "div",
    "ul",
    "ol",
    "dl",
    "blockquote",
    "section",
    "article",
    "center",
    "fieldset",
    "main",
    "nav",
    "aside",
    "header",
    "footer",
    "figure",
    "details",
];

/// The parser looks through all that is open whenever a container begins: with more than so many open at a time it would take for ever
/// over a page that is refused in the end.
const MOST_OPEN: usize = 10_000;

/// What stands in a web page, in reading order.
pub(crate) fn parts(page: &str, limits: &Limits) -> Result<Vec<Part>, Failure> {
    if most_open(page) > MOST_OPEN.max(limits.nesting) {
        return Err(Failure::TooDeep);
    }
    Flow::read(Html::parse_document(page).tree.root(), limits)
}

/// How many containers are open at a time, at most, as their tags tell.
fn most_open(page: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for tag in page.split('<').skip(1) {
        let (ends, rest) = tag.strip_prefix('/').map_or((false, tag), |rest| (true, rest));
        let name = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len())];
        if CONTAINERS.iter().any(|container| container.eq_ignore_ascii_case(name)) {
            open = if ends { open.saturating_sub(1) } else { open + 1 };
            most = most.max(open);
        }
    }
    most
}

/// The characters of a page: as a byte order mark says, else as the page does of itself, else as in plain text.
pub(crate) fn decode(bytes: &[u8]) -> String {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    match marked.or_else(|| charset(&bytes[..bytes.len().min(CHARSET_WITHIN)])) {
        Some(encoding) => encoding.decode(bytes).0.into_owned(),
        None => encoding::decode(bytes),
    }
}

/// What stands behind `charset=` or, in XHTML, `encoding=`.
fn charset(head: &[u8]) -> Option<&'static Encoding> {
    let head: String = head.iter().map(|byte| byte.to_ascii_lowercase() as char).collect();
    let value = ["charset=", "encoding="].iter().find_map(|name| head.split_once(name).map(|(_, value)| value))?;
    let value = value.trim_start_matches(['"', '\'', ' ']);
    let end = value.find(['"', '\'', ' ', ';', '>', '/', '?'])?;
    let encoding = Encoding::for_label(&value.as_bytes()[..end])?;
    // A page that can be read as ASCII so far is not UTF-16, whatever it says.
    Some(if encoding.is_ascii_compatible() { encoding } else { encoding_rs::UTF_8 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(page: &str) -> String {
        read(page.as_bytes(), &Limits::default()).unwrap().as_str().to_owned()
    }

    #[test]
    fn lists_count_and_nest() {
        let page = "<html><body><ol type=a start=2><li>Skole<ul><li>små</li></ul></li><li value=5>Helse</li></ol></body></html>";
        assert_eq!(words(page), "b. Skole\n• små\ne. Helse\n");
    }

    #[test]
    fn a_page_of_containers_that_never_end_is_refused_at_once() {
        let begun = std::time::Instant::now();
        for tag in ["<div>", "<UL class=a><li>", "<blockquote><p>"] {
            let deep = format!("<html>{}hei", tag.repeat(200_000));
            assert_eq!(read(deep.as_bytes(), &Limits::default()), Err(Failure::TooDeep));
        }
        assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
        assert_eq!(words(&format!("<html>{}", "<div>en</div>".repeat(20_000))).lines().count(), 20_000);
    }

    #[test]
    fn what_is_not_shown_is_not_read() {
        let page = "<html><head><title>x</title><style>p{}</style></head><body><p hidden>a</p><p style='display: none'>b</p>\
                    <script>c</script><p>Én&nbsp;linje<br>og <b>en</b> til</p></body></html>";
        assert_eq!(words(page), "Én linje\nog en til\n");
    }

    #[test]
    fn cells_over_several_rows_keep_the_columns_of_the_others() {
        let page = "<html><table border=1><tr><th>Mål</th><th>Tiltak</th></tr><tr><td rowspan=2>A</td><td>1</td></tr><tr><td>2</td></tr></table>";
        let text = read(page.as_bytes(), &Limits::default()).unwrap();
        let cells: Vec<_> = text.lines().iter().filter_map(|line| line.cell).map(|cell| (cell.row, cell.column)).collect();
        assert_eq!(cells, [(0, 0), (0, 1), (1, 0), (1, 1), (2, 1)]);
    }

    #[test]
    fn the_page_says_how_it_is_encoded() {
        let page = b"<html><meta charset='iso-8859-1'><p>bl\xE5b\xE6r</p></html>";
        assert_eq!(read(page, &Limits::default()).unwrap().line(0), "blåbær");
    }

    #[test]
    fn what_is_too_deep_is_refused() {
        let page = format!("<html>{}x", "<div>".repeat(400));
        assert_eq!(read(page.as_bytes(), &Limits::default()), Err(Failure::TooDeep));
    }
}
