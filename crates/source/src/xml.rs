//! XML as a tree, within limits. Entities other than the five of XML itself are never expanded; nothing is ever fetched.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesRef, Event};
use quick_xml::{Reader, XmlVersion};

use crate::Limits;
use crate::office::Failure;

/// No element of an office document has more attributes.
const ATTRIBUTES: usize = 512;

/// No part of a document has more elements and stretches of text.
const NODES: usize = 2_000_000;

/// An element. Names are without their prefix: within one vocabulary they do not collide where it matters.
#[derive(Debug, Default)]
pub(crate) struct Element<'x> {
    pub(crate) name: &'x str,
    /// By their names with prefix.
    attributes: Vec<(&'x str, Cow<'x, str>)>,
    pub(crate) nodes: Vec<Node<'x>>,
}

/// What stands in an element.
#[derive(Debug)]
pub(crate) enum Node<'x> {
    Element(Element<'x>),
    Words(Cow<'x, str>),
}

impl<'x> Element<'x> {
    /// The value of an attribute, whatever prefix it has; of several that of the one without.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let bare = self.attributes.iter().find(|(other, _)| *other == name);
        bare.or_else(|| self.attributes.iter().find(|(other, _)| local(other) == name)).map(|(_, value)| value.as_ref())
    }

    /// The value of an attribute that has a prefix, where another may have the same name without.
    pub(crate) fn prefixed(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(other, _)| other.contains(':') && local(other) == name);
        found.map(|(_, value)| value.as_ref())
    }

    /// The value of an attribute as a number.
    pub(crate) fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// The elements that stand in this one.
    pub(crate) fn elements(&self) -> impl DoubleEndedIterator<Item = &Element<'x>> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Words(_) => None,
        })
    }

    /// The elements of one name that stand in this one.
    pub(crate) fn all<'n>(&self, name: &'n str) -> impl Iterator<Item = &Element<'x>> + use<'_, 'x, 'n> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element of a name that stands in this one.
    pub(crate) fn child(&self, name: &str) -> Option<&Element<'x>> {
        self.elements().find(|element| element.name == name)
    }

    /// The first element of a name in this one, however deep.
    pub(crate) fn find(&self, name: &str) -> Option<&Element<'x>> {
        self.elements().find_map(|element| if element.name == name { Some(element) } else { element.find(name) })
    }

    /// All words in it, however deep.
    pub(crate) fn words(&self) -> String {
        let mut words = String::new();
        self.gather(&mut words);
        words
    }

    fn gather(&self, words: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Words(more) => words.push_str(more),
                Node::Element(element) => element.gather(words),
            }
        }
    }
}

/// The characters of an XML part: UTF-8, or UTF-16 with a byte order mark.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Failure> {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => Ok(UTF_16LE.decode_without_bom_handling(rest).0),
        [0xFE, 0xFF, rest @ ..] => Ok(UTF_16BE.decode_without_bom_handling(rest).0),
        _ => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| Failure::Damaged(format!("XML: {error}")))
        }
    }
}

/// The root element of an XML part.
pub(crate) fn parse<'x>(text: &'x str, limits: &Limits) -> Result<Element<'x>, Failure> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element<'x>> = vec![Element::default()];
    let mut nodes = 0;
    loop {
        let from = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| Failure::Damaged(format!("XML: {error}")))?;
        nodes += 1;
        if nodes > NODES || open.len() > limits.nesting + 1 {
            return Err(if nodes > NODES { Failure::TooLarge } else { Failure::TooDeep });
        }
        match event {
            Event::Start(_) => open.push(element(&text[from..reader.buffer_position() as usize])?),
            Event::Empty(_) => {
                let element = element(&text[from..reader.buffer_position() as usize])?;
                add(&mut open, Node::Element(element));
            }
            Event::End(_) => {
                let Some(mut element) = open.pop() else { break };
                element.nodes.shrink_to_fit();
                add(&mut open, Node::Element(element));
            }
            Event::Text(words) => add_words(&mut open, words.into_inner()),
            Event::CData(words) => add_words(&mut open, words.into_inner()),
            Event::GeneralRef(reference) => add_words(&mut open, resolve(&reference)),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    let root = if open.len() == 1 { open.pop() } else { None };
    root.and_then(|document| {
        document.nodes.into_iter().find_map(|node| match node {
            Node::Element(root) => Some(root),
            Node::Words(_) => None,
        })
    })
    .ok_or_else(|| Failure::Damaged("XML: it ends before its root element does".to_owned()))
}

/// The element that a tag begins, the tag as it stands in the text.
fn element(tag: &str) -> Result<Element<'_>, Failure> {
    let content = tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
    let end = content.find(char::is_whitespace).unwrap_or(content.len());
    let mut attributes = Vec::new();
    for attribute in Attributes::new(content, end).with_checks(false) {
        let attribute = attribute.map_err(|error| Failure::Damaged(format!("XML: {error}")))?;
        if attributes.len() == ATTRIBUTES {
            return Err(Failure::TooLarge);
        }
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or_else(|_| attribute.value.clone());
        attributes.push((attribute.key.0, value));
    }
    Ok(Element { name: local(&content[..end]), attributes, nodes: Vec::new() })
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

fn add<'x>(open: &mut [Element<'x>], node: Node<'x>) {
    if let Some(parent) = open.last_mut() {
        parent.nodes.push(node);
    }
}

fn add_words<'x>(open: &mut [Element<'x>], words: Cow<'x, str>) {
    let Some(parent) = open.last_mut() else { return };
    match parent.nodes.last_mut() {
        Some(Node::Words(before)) => before.to_mut().push_str(&words),
        _ => parent.nodes.push(Node::Words(words)),
    }
}

/// What a reference stands for; itself where that would have to be looked up.
fn resolve<'x>(reference: &BytesRef<'x>) -> Cow<'x, str> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Cow::Owned(character.to_string());
    }
    match resolve_predefined_entity(reference) {
        Some(words) => Cow::Borrowed(words),
        None => Cow::Owned(format!("&{};", &**reference)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<String, Failure> {
        parse(text, &Limits::default()).map(|root| root.words())
    }

    #[test]
    fn words_and_attributes_are_read_with_the_five_entities() {
        let root = parse(
            "<?xml version='1.0'?><w:p w:a='x &amp; y' b=\"2\">A &lt; B<w:br/>&#229;<![CDATA[<c>]]></w:p>",
            &Limits::default(),
        );
        let root = root.unwrap();
        assert_eq!((root.name, root.attribute("a"), root.number::<u8>("b")), ("p", Some("x & y"), Some(2)));
        assert_eq!(root.words(), "A < Bå<c>");
        assert!(root.child("br").is_some());
    }

    #[test]
    fn no_entity_of_the_document_is_expanded() {
        let bomb = "<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY f SYSTEM 'file:///etc/passwd'>]><a>&b;&f;</a>";
        assert_eq!(parsed(bomb), Ok("&b;&f;".to_owned()));
    }

    #[test]
    fn what_is_too_deep_or_torn_is_refused() {
        let deep = format!("{}{}", "<a>".repeat(300), "</a>".repeat(300));
        assert_eq!(parsed(&deep), Err(Failure::TooDeep));
        assert!(matches!(parsed("<a><b>"), Err(Failure::Damaged(_))));
        assert!(matches!(parsed("<a></b>"), Err(Failure::Damaged(_))));
        assert!(matches!(parsed(""), Err(Failure::Damaged(_))));
        let wide = format!("<a {}/>", (0..600).map(|at| format!("a{at}='' ")).collect::<String>());
        assert_eq!(parsed(&wide), Err(Failure::TooLarge));
    }
}
