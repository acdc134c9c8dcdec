//! What a file says about itself, besides its text.

/// What a PDF claims to be. Everything is taken from the file as it stands; nothing is checked.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Facts {
    /// The archive format it claims to follow: `PDF/A-1b`.
    pub pdfa: Option<String>,
}

/// What the file says about itself; nothing where it says nothing.
///
/// ```
/// let file = b"%PDF-1.4 ... <pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>";
/// assert_eq!(source::facts(file).pdfa.as_deref(), Some("PDF/A-1b"));
/// ```
pub fn facts(bytes: &[u8]) -> Facts {
    let pdfa = value_of(bytes, b"pdfaid:part").map(|part| {
        let conformance = value_of(bytes, b"pdfaid:conformance").unwrap_or_default().to_lowercase();
        format!("PDF/A-{part}{conformance}")
    });
    Facts { pdfa }
}

/// The value of an XMP property, which stands as an attribute (`name="1"`) or as an element (`<name>1</name>`). Archive formats keep
/// this part of the file uncompressed, so that it is found without reading the file.
fn value_of(bytes: &[u8], name: &[u8]) -> Option<String> {
    let at = bytes.windows(name.len()).position(|window| window == name)? + name.len();
    let rest = &bytes[at..bytes.len().min(at + 32)];
    let start = rest.iter().position(|byte| !matches!(byte, b'=' | b'"' | b'\'' | b'>' | b' ' | b'\n' | b'\r'))?;
    let value: String = rest[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).map(|&byte| byte as char).collect();
    (1..=2).contains(&value.len()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::facts;

    #[test]
    fn the_claim_is_read_from_attributes_too() {
        assert_eq!(facts(b"<rdf:Description pdfaid:part=\"2\" pdfaid:conformance=\"U\"/>").pdfa.as_deref(), Some("PDF/A-2u"));
        assert_eq!(facts(b"<pdfaid:part>4</pdfaid:part>").pdfa.as_deref(), Some("PDF/A-4"));
        assert_eq!(facts(b"%PDF-1.7").pdfa, None);
    }
}
