//! The claim of an archive format in a packet of metadata (XMP).

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE};
use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, NamespaceResolver, ResolveResult};

/// The vocabulary in which a file says which part of PDF/A it follows.
const PDFA: &str = "http://www.aiim.org/pdfa/ns/id/";

/// The archive format that the packet claims: `PDF/A-2u`. A packet that is no XML claims nothing.
pub(super) fn pdfa(packet: &[u8]) -> Option<String> {
    let words = decoded(packet);
    let mut reader = NsReader::from_str(&words);
    let (mut part, mut conformance) = (None, None);
    let mut open: Option<bool> = None;
    loop {
        let event = reader.read_event().ok()?;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                for (name, value) in claims(tag, reader.resolver()) {
                    let slot = if name == "part" { &mut part } else { &mut conformance };
                    slot.get_or_insert(value);
                }
                let (vocabulary, name) = reader.resolver().resolve_element(tag.name());
                open = match name.into_inner() {
                    "part" if is_pdfa(&vocabulary) => Some(true),
                    "conformance" if is_pdfa(&vocabulary) => Some(false),
                    _ => None,
                };
            }
            Event::Text(words) => {
                let value = words.xml10_content().trim().to_owned();
                match open {
                    Some(true) if !value.is_empty() => drop(part.get_or_insert(value)),
                    Some(false) if !value.is_empty() => drop(conformance.get_or_insert(value)),
                    _ => {}
                }
            }
            Event::End(_) => open = None,
            Event::Eof => break,
            _ => {}
        }
    }
    let is_word = |value: &String| (1..=2).contains(&value.len()) && value.chars().all(|c| c.is_ascii_alphanumeric());
    let conformance = conformance.filter(is_word).unwrap_or_default().to_lowercase();
    part.filter(is_word).map(|part| format!("PDF/A-{part}{conformance}"))
}

/// The parts of the claim that stand as attributes.
fn claims(tag: &BytesStart<'_>, names: &NamespaceResolver) -> Vec<(String, String)> {
    let mut attributes = tag.attributes();
    let claims = attributes.with_checks(false).filter_map(Result::ok).filter_map(|attribute| {
        let (vocabulary, name) = names.resolve_attribute(attribute.key);
        let name = name.into_inner();
        let value = || Some(attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.trim().to_owned());
        (is_pdfa(&vocabulary) && matches!(name, "part" | "conformance")).then(|| Some((name.to_owned(), value()?))).flatten()
    });
    claims.collect()
}

fn is_pdfa(vocabulary: &ResolveResult<'_>) -> bool {
    *vocabulary == ResolveResult::Bound(Namespace(PDFA))
}

/// A packet is in UTF-8, or in UTF-16 and then says so with its first character.
fn decoded(packet: &[u8]) -> Cow<'_, str> {
    match packet {
        [0xFE, 0xFF, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0,
        [0xFF, 0xFE, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest).0,
        _ => String::from_utf8_lossy(packet.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(packet)),
    }
}

#[cfg(test)]
mod tests {
    use super::pdfa;

    #[test]
    fn the_claim_is_read_from_elements_and_attributes_whatever_the_prefix() {
        let elements = "<x xmlns:a='http://www.aiim.org/pdfa/ns/id/'><a:part>1</a:part><a:conformance>B</a:conformance></x>";
        assert_eq!(pdfa(elements.as_bytes()).as_deref(), Some("PDF/A-1b"));
        let attributes =
            "<?xpacket begin=''?><x xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/' pdfaid:part=\"2\" pdfaid:conformance=\"U\"/>";
        assert_eq!(pdfa(attributes.as_bytes()).as_deref(), Some("PDF/A-2u"));
        let wide: Vec<u8> = [0xFE, 0xFF].into_iter().chain(elements.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        assert_eq!(pdfa(&wide).as_deref(), Some("PDF/A-1b"));
        assert_eq!(pdfa(b"<x xmlns:a='http://www.aiim.org/pdfa/ns/id/'><a:part>4</a:part></x>").as_deref(), Some("PDF/A-4"));
    }

    #[test]
    fn what_only_looks_like_a_claim_is_none() {
        assert_eq!(pdfa(b"<x xmlns:pdfaid='http://example.org/'><pdfaid:part>1</pdfaid:part></x>"), None);
        assert_eq!(pdfa(b"<x>pdfaid:part 1</x>"), None);
        assert_eq!(pdfa(b"<x xmlns:a='http://www.aiim.org/pdfa/ns/id/'><a:part>mange</a:part></x>"), None);
        assert_eq!(pdfa(b"pdfaid:part=\"1\""), None);
        assert_eq!(pdfa(b"\x80\x81 <"), None);
    }
}
