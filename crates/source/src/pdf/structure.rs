//! The structure tree of a tagged file: which role the marked content of its pages plays.
//!
//! Programs tag what they write in their own words (`P` for everything, `Span`, the names of their styles); what it is stands in the
//! tree, from the document down to the numbers of marked content, with a map from their words to the standard ones.

use std::collections::{BTreeMap, BTreeSet};

use hayro_interpret::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, String as PdfString};
use hayro_interpret::hayro_syntax::xref::XRef;
use letter::Tag;

use super::written;

/// The tree is followed this deep and no deeper; sensible files stay under thirty.
const DEEPEST: usize = 120;

/// A tree may have so many elements; beyond that it costs more than it tells.
const MOST_ELEMENTS: usize = 500_000;

/// Names of roles lead to one another in the map at most so often.
const LONGEST_CHAIN: usize = 8;

/// Marked content: the page it stands on and its number there.
type Content = (ObjectIdentifier, i32);

/// What the tree of a document says.
#[derive(Debug, Default)]
pub(super) struct Structure {
    tags: BTreeMap<Content, Tag>,
    /// What the words of marked content are, where the tree says that they are not what is painted.
    words: BTreeMap<Content, String>,
    /// The tag of each role that is not a standard one.
    roles: BTreeMap<Vec<u8>, Tag>,
}

/// What an element's place in the tree makes of it.
#[derive(Clone, Copy, Default)]
struct Place {
    tag: Option<Tag>,
    page: Option<ObjectIdentifier>,
    /// How many sections with a heading of their own surround it, which is the level of a heading without one.
    depth: u8,
}

impl Structure {
    /// Reads the tree, if the file has one.
    pub(super) fn of(xref: &XRef) -> Self {
        let Some(root) =
            xref.get::<Dict<'_>>(xref.root_id()).and_then(|catalog| catalog.get::<Dict<'_>>(b"StructTreeRoot".as_slice()))
        else {
            return Self::default();
        };
        let mut walk = Walk {
            xref,
            roles: role_map(&root),
            tags: BTreeMap::new(),
            words: BTreeMap::new(),
            shared: Vec::new(),
            in_forms: BTreeSet::new(),
            seen: BTreeSet::new(),
            elements: 0,
        };
        walk.kids(&root, Place::default(), 0);
        let roles = walk.roles.keys().filter_map(|role| Some((role.clone(), walk.tag(role, Place::default())?))).collect();
        let Walk { mut tags, mut words, shared, .. } = walk;
        for content in shared {
            tags.remove(&content);
            words.remove(&content);
        }
        Self { tags, words, roles }
    }

    /// The tag of marked content: by its number on the page, else by its own name.
    pub(super) fn tag(&self, page: Option<ObjectIdentifier>, number: Option<i32>, name: &[u8]) -> Option<Tag> {
        let by_number = page.zip(number).and_then(|content| self.tags.get(&content));
        by_number.or_else(|| self.roles.get(name)).copied().or_else(|| standard(name, Place::default()))
    }

    /// The words of marked content where they are not what is painted.
    pub(super) fn words(&self, page: Option<ObjectIdentifier>, number: Option<i32>) -> Option<&str> {
        page.zip(number).and_then(|content| self.words.get(&content)).map(String::as_str)
    }
}

struct Walk<'x> {
    xref: &'x XRef,
    roles: BTreeMap<Vec<u8>, Vec<u8>>,
    tags: BTreeMap<Content, Tag>,
    words: BTreeMap<Content, String>,
    /// Numbers that stand on a page and in a form on it as well, so that nothing can be told from them.
    shared: Vec<Content>,
    in_forms: BTreeSet<Content>,
    seen: BTreeSet<ObjectIdentifier>,
    elements: usize,
}

impl Walk<'_> {
    fn kids(&mut self, parent: &Dict<'_>, place: Place, depth: usize) {
        const KIDS: &[u8] = b"K";
        if depth > DEEPEST {
            return;
        }
        match parent.get_raw::<Object<'_>>(KIDS) {
            Some(MaybeRef::NotRef(Object::Array(kids))) => self.each(&kids, place, depth),
            Some(MaybeRef::NotRef(kid)) => self.kid(kid, place, depth),
            // An array may be an object of its own.
            Some(MaybeRef::Ref(id)) => match parent.get::<Object<'_>>(KIDS) {
                Some(Object::Array(kids)) => self.each(&kids, place, depth),
                Some(kid) if self.seen.insert(id.into()) => self.kid(kid, place, depth),
                _ => {}
            },
            None => {}
        }
    }

    fn each(&mut self, kids: &Array<'_>, place: Place, depth: usize) {
        for kid in kids.raw_iter() {
            let kid = match kid {
                MaybeRef::Ref(id) if self.seen.insert(id.into()) => self.xref.get::<Object<'_>>(id.into()),
                MaybeRef::Ref(_) => None,
                MaybeRef::NotRef(kid) => Some(kid),
            };
            if let Some(kid) = kid {
                self.kid(kid, place, depth);
            }
        }
    }

    fn kid(&mut self, kid: Object<'_>, place: Place, depth: usize) {
        match kid {
            Object::Number(number) => self.content(place.page, number.as_i64(), place.tag, false),
            Object::Dict(dict) if dict.contains_key(b"MCID") => {
                let page = dict.get_ref(b"Pg".as_slice()).map(Into::into).or(place.page);
                let number = dict.get::<i32>(b"MCID".as_slice()).map_or(-1, i64::from);
                self.content(page, number, place.tag, dict.contains_key(b"Stm"));
            }
            Object::Dict(dict) => self.element(&dict, place, depth),
            _ => {}
        }
    }

    fn element(&mut self, element: &Dict<'_>, place: Place, depth: usize) {
        self.elements += 1;
        if self.elements > MOST_ELEMENTS {
            return;
        }
        let Some(role) = element.get::<Name<'_>>(b"S".as_slice()) else {
            return self.kids(element, place, depth + 1);
        };
        let page = element.get_ref(b"Pg".as_slice()).map(Into::into).or(place.page);
        let standard_role = self.standard_role(role.as_ref());
        let is_section = matches!(standard_role, b"Sect" | b"Part" | b"Art");
        let inner =
            Place { tag: standard(standard_role, place), page, depth: place.depth + u8::from(is_section && place.depth < 6) };
        if let Some(words) = element.get::<PdfString<'_>>(b"ActualText".as_slice())
            && let Some(content) = single_content(element, page)
        {
            self.words.insert(content, written::decode(words.as_bytes()));
        }
        self.kids(element, inner, depth + 1);
    }

    fn content(&mut self, page: Option<ObjectIdentifier>, number: i64, tag: Option<Tag>, in_form: bool) {
        let (Some(page), Ok(number)) = (page, i32::try_from(number)) else { return };
        let content = (page, number);
        if in_form {
            self.in_forms.insert(content);
        } else if let Some(tag) = tag {
            self.tags.insert(content, tag);
        }
        if self.in_forms.contains(&content) && self.tags.contains_key(&content) {
            self.shared.push(content);
        }
    }

    fn tag(&self, role: &[u8], place: Place) -> Option<Tag> {
        standard(self.standard_role(role), place)
    }

    /// What the map of roles makes of a name.
    fn standard_role<'r>(&'r self, role: &'r [u8]) -> &'r [u8] {
        let mut name = role;
        for _ in 0..LONGEST_CHAIN {
            match self.roles.get(name) {
                Some(next) if !is_standard(name) => name = next,
                _ => break,
            }
        }
        name
    }
}

fn role_map(root: &Dict<'_>) -> BTreeMap<Vec<u8>, Vec<u8>> {
    let Some(map) = root.get::<Dict<'_>>(b"RoleMap".as_slice()) else { return BTreeMap::new() };
    map.keys()
        .filter_map(|from| {
            let to = map.get::<Name<'_>>(from.as_ref())?;
            Some((from.as_ref().to_vec(), to.as_ref().to_vec()))
        })
        .collect()
}

/// The marked content of an element that holds nothing else.
fn single_content(element: &Dict<'_>, page: Option<ObjectIdentifier>) -> Option<Content> {
    let number = match element.get::<Object<'_>>(b"K".as_slice())? {
        Object::Number(number) => number.as_i64(),
        Object::Array(kids) => {
            let mut kids = kids.iter::<Object<'_>>();
            match (kids.next(), kids.next()) {
                (Some(Object::Number(number)), None) => number.as_i64(),
                _ => return None,
            }
        }
        _ => return None,
    };
    Some((page?, i32::try_from(number).ok()?))
}

/// The tag that a standard role (PDF 32000-1 §14.8.4) gives to what stands in it at its place. A role that says nothing about lines
/// leaves what surrounds it: a `P` in an `LI` is a list item.
fn standard(role: &[u8], place: Place) -> Option<Tag> {
    let inside = |tag: Tag| Some(if place.tag == Some(Tag::Table) { Tag::Table } else { tag });
    match role {
        b"H" => inside(Tag::Heading(place.depth.clamp(1, 6))),
        b"Title" => inside(Tag::Heading(1)),
        [b'H', level @ b'1'..=b'6'] => inside(Tag::Heading(level - b'0')),
        b"P" => place.tag.or(Some(Tag::Paragraph)),
        b"LI" => place.tag.filter(|tag| matches!(tag, Tag::Table | Tag::Note)).or(Some(Tag::ListItem)),
        // The mark of a footnote is a label too.
        b"Lbl" | b"LBody" => place.tag.or(Some(Tag::ListItem)),
        b"Table" | b"THead" | b"TBody" | b"TFoot" | b"TR" | b"TH" | b"TD" => Some(Tag::Table),
        b"Note" | b"FENote" => Some(Tag::Note),
        b"Caption" => Some(Tag::Caption),
        _ => place.tag,
    }
}

fn is_standard(role: &[u8]) -> bool {
    matches!(
        role,
        b"Document"
            | b"Part"
            | b"Sect"
            | b"Art"
            | b"Div"
            | b"BlockQuote"
            | b"TOC"
            | b"TOCI"
            | b"Index"
            | b"NonStruct"
            | b"Private"
            | b"P"
            | b"H"
            | b"H1"
            | b"H2"
            | b"H3"
            | b"H4"
            | b"H5"
            | b"H6"
            | b"L"
            | b"LI"
            | b"Lbl"
            | b"LBody"
            | b"Table"
            | b"TR"
            | b"TH"
            | b"TD"
            | b"THead"
            | b"TBody"
            | b"TFoot"
            | b"Span"
            | b"Quote"
            | b"Note"
            | b"Reference"
            | b"BibEntry"
            | b"Code"
            | b"Link"
            | b"Annot"
            | b"Figure"
            | b"Formula"
            | b"Form"
            | b"Caption"
    )
}
