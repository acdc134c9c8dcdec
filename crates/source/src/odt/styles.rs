//! The styles of an ODT: what each says of its paragraphs, words and cells, and what it takes from its parent.

use std::collections::BTreeMap;

use crate::xml::Element;

/// A style has a parent that has a parent, but not for ever.
const CHAIN: usize = 32;

/// A size of type: in points, or as a share of the size around.
#[derive(Clone, Copy, Debug)]
enum Size {
    Points(f32),
    Share(f32),
}

/// What a style says; lengths in points. What it does not say is taken from its parent.
#[derive(Clone, Default, Debug)]
struct Style {
    parent: Option<String>,
    display_name: Option<String>,
    size: Option<Size>,
    bold: Option<bool>,
    italic: Option<bool>,
    hidden: Option<bool>,
    raised: Option<bool>,
    before: Option<f32>,
    after: Option<f32>,
    left: Option<f32>,
    first: Option<f32>,
    contextual: Option<bool>,
    page_before: Option<bool>,
    page_after: Option<bool>,
    master_page: Option<String>,
    list: Option<String>,
    drawn: Option<bool>,
}

/// How words are set, resolved.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Words {
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) hidden: bool,
    pub(super) raised: bool,
}

/// How a paragraph is set, resolved.
#[derive(Clone, Default, Debug)]
pub(super) struct ParagraphStyle {
    pub(super) before: f32,
    pub(super) after: f32,
    pub(super) left: Option<f32>,
    pub(super) first: Option<f32>,
    pub(super) contextual: bool,
    pub(super) page_before: bool,
    pub(super) page_after: bool,
    pub(super) list: Option<String>,
    pub(super) is_caption: bool,
}

/// The styles that hold in a part of a document: the common ones, and those that a program made for this part.
#[derive(Default, Debug)]
pub(super) struct Styles {
    /// By family and name.
    by_name: BTreeMap<(String, String), Style>,
    /// By family: what is said where no style says it.
    usual: BTreeMap<String, Style>,
}

impl Styles {
    /// `common` holds the styles of the document, `part` those made for the part itself.
    pub(super) fn of(common: &Element<'_>, part: &Element<'_>) -> Self {
        let mut styles = Self::default();
        let groups = common.child("styles").into_iter().chain(part.child("automatic-styles"));
        for element in groups.flat_map(Element::elements) {
            let Some(family) = element.attribute("family") else { continue };
            match (element.name, element.attribute("name")) {
                ("style", Some(name)) => {
                    styles.by_name.insert((family.to_owned(), name.to_owned()), Style::of(element));
                }
                ("default-style", _) => {
                    styles.usual.insert(family.to_owned(), Style::of(element));
                }
                _ => {}
            }
        }
        styles
    }

    pub(super) fn paragraph(&self, name: Option<&str>) -> ParagraphStyle {
        let said = |of: fn(&Style) -> Option<f32>| self.said("paragraph", name, of);
        let is = |of: fn(&Style) -> Option<bool>| self.said("paragraph", name, of).unwrap_or(false);
        ParagraphStyle {
            before: said(|style| style.before).unwrap_or(0.0),
            after: said(|style| style.after).unwrap_or(0.0),
            left: said(|style| style.left),
            first: said(|style| style.first),
            contextual: is(|style| style.contextual),
            // Breaks are a paragraph's own; its parent's are not taken over where it names a page of its own.
            page_before: is(|style| style.page_before) || self.master_page(name).is_some(),
            page_after: is(|style| style.page_after),
            list: self.chain("paragraph", name).find_map(|style| style.list.clone()).filter(|list| !list.is_empty()),
            is_caption: self.is_caption(name),
        }
    }

    /// The kind of page that a paragraph of the style begins.
    pub(super) fn master_page(&self, name: Option<&str>) -> Option<&str> {
        self.chain("paragraph", name).find_map(|style| style.master_page.as_deref()).filter(|page| !page.is_empty())
    }

    /// How a paragraph's own words are set.
    pub(super) fn of_paragraph(&self, name: Option<&str>) -> Words {
        let size = self.size("paragraph", name, 12.0);
        let base = Words { size, ..Words::default() };
        self.words("paragraph", name, base)
    }

    /// How the words of a span are set within others.
    pub(super) fn of_span(&self, name: Option<&str>, around: Words) -> Words {
        let size = self.size("text", name, around.size);
        self.words("text", name, Words { size, ..around })
    }

    /// Whether lines or shading show a cell.
    pub(super) fn is_drawn(&self, name: Option<&str>) -> bool {
        self.chain("table-cell", name).find_map(|style| style.drawn).unwrap_or(false)
    }

    fn words(&self, family: &str, name: Option<&str>, around: Words) -> Words {
        let said = |of: fn(&Style) -> Option<bool>, else_: bool| self.said(family, name, of).unwrap_or(else_);
        Words {
            size: around.size,
            bold: said(|style| style.bold, around.bold),
            italic: said(|style| style.italic, around.italic),
            hidden: said(|style| style.hidden, around.hidden),
            raised: said(|style| style.raised, around.raised),
        }
    }

    /// The size of type: shares are multiplied up to the first size in points, or to the one around.
    fn size(&self, family: &str, name: Option<&str>, around: f32) -> f32 {
        let usual = self.usual.get(family).filter(|_| family == "paragraph");
        let mut share = 1.0;
        for size in self.chain(family, name).chain(usual).filter_map(|style| style.size) {
            match size {
                Size::Points(points) => return points * share,
                Size::Share(part) => share *= part,
            }
        }
        around * share
    }

    fn said<V>(&self, family: &str, name: Option<&str>, of: fn(&Style) -> Option<V>) -> Option<V> {
        let usual = || self.usual.get(family).filter(|_| family != "text").and_then(of);
        self.chain(family, name).find_map(of).or_else(usual)
    }

    fn is_caption(&self, name: Option<&str>) -> bool {
        let own = name.into_iter().map(str::to_owned);
        let parents = self.chain("paragraph", name).filter_map(|style| style.parent.clone());
        let shown = self.chain("paragraph", name).filter_map(|style| style.display_name.clone());
        own.chain(parents)
            .chain(shown)
            .any(|name| matches!(name.as_str(), "Caption" | "caption" | "Illustration" | "Figure" | "Table"))
    }

    fn chain<'s>(&'s self, family: &str, name: Option<&str>) -> impl Iterator<Item = &'s Style> + use<'s> {
        let family = family.to_owned();
        let find = move |name: &str| self.by_name.get(&(family.clone(), name.to_owned()));
        let first = name.and_then(&find);
        std::iter::successors(first, move |style| style.parent.as_deref().and_then(&find)).take(CHAIN)
    }
}

impl Style {
    fn of(element: &Element<'_>) -> Self {
        let (paragraph, text) = (element.child("paragraph-properties"), element.child("text-properties"));
        let cell = element.child("table-cell-properties");
        let said = |name: &str| paragraph.and_then(|properties| properties.attribute(name));
        let word = |name: &str| text.and_then(|properties| properties.attribute(name));
        let margin = said("margin");
        let space = |name: &str| said(name).or(margin).and_then(length);
        Self {
            parent: element.attribute("parent-style-name").map(str::to_owned),
            display_name: element.attribute("display-name").map(str::to_owned),
            size: word("font-size").and_then(|size| match size.strip_suffix('%') {
                Some(share) => share.parse::<f32>().ok().map(|share| Size::Share(share / 100.0)),
                None => length(size).map(Size::Points),
            }),
            bold: word("font-weight").map(|weight| weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)),
            italic: word("font-style").map(|style| matches!(style, "italic" | "oblique")),
            hidden: word("display").map(|display| display == "none"),
            raised: word("text-position").map(is_raised),
            before: space("margin-top"),
            after: space("margin-bottom"),
            left: space("margin-left"),
            first: said("text-indent").and_then(length),
            contextual: said("contextual-spacing").map(|value| value == "true"),
            page_before: said("break-before").map(|kind| kind == "page"),
            page_after: said("break-after").map(|kind| kind == "page"),
            master_page: element.attribute("master-page-name").map(str::to_owned),
            list: element.attribute("list-style-name").map(str::to_owned),
            drawn: cell.map(is_drawn),
        }
    }
}

/// `super 58%`, `33% 58%`.
fn is_raised(position: &str) -> bool {
    let height = position.split_whitespace().next().unwrap_or_default();
    height == "super" || height.strip_suffix('%').and_then(|share| share.parse::<f32>().ok()).is_some_and(|share| share > 0.0)
}

fn is_drawn(cell: &Element<'_>) -> bool {
    let side = |name: &str| {
        cell.attribute(name).is_some_and(|border| !border.is_empty() && border != "none" && !border.starts_with("0p"))
    };
    let shaded = cell.attribute("background-color").is_some_and(|color| !matches!(color, "transparent" | "#ffffff" | "#FFFFFF"));
    shaded || ["border", "border-top", "border-bottom", "border-left", "border-right"].into_iter().any(side)
}

/// A length in points.
pub(super) fn length(words: &str) -> Option<f32> {
    let at = words.find(|c: char| c.is_ascii_alphabetic() || c == '%')?;
    let number: f32 = words[..at].trim().parse().ok()?;
    let points = match &words[at..] {
        "pt" => number,
        "cm" => number * 72.0 / 2.54,
        "mm" => number * 72.0 / 25.4,
        "in" | "inch" => number * 72.0,
        "pc" => number * 12.0,
        "px" => number * 0.75,
        _ => return None,
    };
    Some(points.clamp(-4000.0, 4000.0))
}
