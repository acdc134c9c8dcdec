//! The styles of a DOCX: what each says of its paragraphs and words, and what it takes from the style it is based on.

use std::collections::BTreeMap;

use letter::Tag;

use crate::xml::Element;

/// A style is based on a style that is based on a style, but not for ever.
const CHAIN: usize = 32;

/// What is said of words. What is not said is taken from elsewhere.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct RunFormat {
    /// In points.
    pub(super) size: Option<f32>,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) raised: Option<bool>,
}

/// What is said of a paragraph; lengths in points.
#[derive(Clone, Default, Debug)]
pub(super) struct ParagraphFormat {
    pub(super) outline: Option<u8>,
    pub(super) numbering: Option<Option<u32>>,
    pub(super) level: Option<usize>,
    pub(super) before: Option<f32>,
    pub(super) after: Option<f32>,
    pub(super) contextual: Option<bool>,
    pub(super) left: Option<f32>,
    /// How far the first line is set in, or out where it is negative.
    pub(super) first: Option<f32>,
    pub(super) page_break: Option<bool>,
    /// Whether a tab stop is filled with dots.
    pub(super) leader: Option<bool>,
}

/// A style of a document.
#[derive(Default, Debug)]
struct Style {
    /// Its name, which for Word's own styles is the same in all languages.
    name: String,
    based_on: Option<String>,
    run: RunFormat,
    paragraph: ParagraphFormat,
    /// Whether it draws lines around or between the cells of a table.
    ruled: bool,
}

/// The styles of a document.
#[derive(Default, Debug)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
    defaults: (RunFormat, ParagraphFormat),
}

impl Styles {
    pub(super) fn of(root: &Element<'_>) -> Self {
        let mut styles = Self::default();
        if let Some(defaults) = root.child("docDefaults") {
            if let Some(format) = defaults.child("rPrDefault").and_then(|part| part.child("rPr")) {
                styles.defaults.0 = RunFormat::of(format);
            }
            if let Some(format) = defaults.child("pPrDefault").and_then(|part| part.child("pPr")) {
                styles.defaults.1 = ParagraphFormat::of(format);
            }
        }
        for element in root.all("style") {
            let Some(id) = element.attribute("styleId") else { continue };
            let value = |name: &str| element.child(name).and_then(|child| child.attribute("val")).map(str::to_owned);
            let style = Style {
                name: value("name").unwrap_or_default().to_lowercase(),
                based_on: value("basedOn"),
                run: element.child("rPr").map(RunFormat::of).unwrap_or_default(),
                paragraph: element.child("pPr").map(ParagraphFormat::of).unwrap_or_default(),
                ruled: element.child("tblPr").is_some_and(super::tables::draws_lines),
            };
            if element.attribute("type") == Some("paragraph") && element.attribute("default").is_some_and(is_on) {
                styles.usual = Some(id.to_owned());
            }
            styles.by_id.insert(id.to_owned(), style);
        }
        styles
    }

    /// The style of a paragraph that names `id`, or none.
    pub(super) fn of_paragraph<'s>(&'s self, id: Option<&'s str>) -> Option<&'s str> {
        id.filter(|id| self.by_id.contains_key(*id)).or(self.usual.as_deref())
    }

    /// What a style says of paragraphs, with what it takes from others and the document's defaults.
    pub(super) fn paragraph(&self, id: Option<&str>) -> ParagraphFormat {
        self.chain(id).fold(ParagraphFormat::default(), |format, style| format.or(&style.paragraph)).or(&self.defaults.1)
    }

    /// What a style says of words, without the document's defaults.
    pub(super) fn run(&self, id: Option<&str>) -> RunFormat {
        self.chain(id).fold(RunFormat::default(), |format, style| format.or(style.run))
    }

    /// What is said of words that no style is given to.
    pub(super) fn defaults(&self) -> RunFormat {
        self.defaults.0
    }

    /// Whether a style draws lines around the cells of a table.
    pub(super) fn is_ruled(&self, id: &str) -> bool {
        self.chain(Some(id)).any(|style| style.ruled)
    }

    /// What a paragraph of that style is, by its outline level or the name of a style that is Word's own.
    pub(super) fn tag(&self, id: Option<&str>, outline: Option<u8>) -> Option<Tag> {
        if let Some(level) = outline.filter(|level| *level < 9) {
            return Some(Tag::Heading(level + 1));
        }
        self.chain(id).find_map(|style| match style.name.as_str() {
            "caption" => Some(Tag::Caption),
            "footnote text" | "endnote text" => Some(Tag::Note),
            name => {
                let level = name.strip_prefix("heading ")?.parse().ok()?;
                // Whoever takes the level from a heading on purpose wants no heading.
                (outline.is_none() && (1..=9).contains(&level)).then_some(Tag::Heading(level))
            }
        })
    }

    /// Whether a paragraph of that style is a line of a table of contents.
    pub(super) fn is_contents(&self, id: Option<&str>) -> bool {
        self.chain(id).any(|style| style.name.strip_prefix("toc ").is_some_and(|level| level.parse::<u8>().is_ok()))
    }

    fn chain<'s>(&'s self, id: Option<&str>) -> impl Iterator<Item = &'s Style> {
        let first = id.and_then(|id| self.by_id.get(id));
        std::iter::successors(first, |style| style.based_on.as_ref().and_then(|id| self.by_id.get(id))).take(CHAIN)
    }
}

impl RunFormat {
    pub(super) fn of(element: &Element<'_>) -> Self {
        let toggle = |name: &str| element.child(name).map(switched_on);
        let half_points = element.child("sz").and_then(|size| size.number::<f32>("val"));
        let align = element.child("vertAlign").and_then(|align| align.attribute("val"));
        Self {
            size: half_points.filter(|size| (1.0..4000.0).contains(size)).map(|size| size / 2.0),
            bold: toggle("b"),
            italic: toggle("i"),
            hidden: toggle("vanish"),
            raised: align.map(|align| align == "superscript"),
        }
    }

    /// This, and what it does not say from the other.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            size: self.size.or(other.size),
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            hidden: self.hidden.or(other.hidden),
            raised: self.raised.or(other.raised),
        }
    }

    /// What a paragraph's style and a style of characters in it say together: bold within bold is plain again.
    pub(super) fn within(self, paragraph: Self) -> Self {
        let toggled = |own: Option<bool>, outer: Option<bool>| match (own, outer) {
            (Some(own), Some(outer)) => Some(own != outer),
            (own, outer) => own.or(outer),
        };
        Self {
            bold: toggled(self.bold, paragraph.bold),
            italic: toggled(self.italic, paragraph.italic),
            hidden: toggled(self.hidden, paragraph.hidden),
            ..self.or(paragraph)
        }
    }
}

impl ParagraphFormat {
    pub(super) fn of(element: &Element<'_>) -> Self {
        let (spacing, indent) = (element.child("spacing"), element.child("ind"));
        let numbering = element.child("numPr");
        let length = |part: Option<&Element<'_>>, names: &[&str]| {
            part.and_then(|part| names.iter().find_map(|name| part.number::<f32>(name))).map(points)
        };
        let automatic = |name: &str| spacing.and_then(|part| part.attribute(name)).is_some_and(is_on).then_some(14.0);
        let hanging = length(indent, &["hanging"]).map(|hanging| -hanging);
        Self {
            outline: element.child("outlineLvl").and_then(|level| level.number("val")),
            numbering: numbering.and_then(|part| part.child("numId")).map(|id| id.number("val").filter(|id| *id > 0)),
            level: numbering.and_then(|part| part.child("ilvl")).and_then(|level| level.number("val")),
            before: automatic("beforeAutospacing").or_else(|| length(spacing, &["before"])),
            after: automatic("afterAutospacing").or_else(|| length(spacing, &["after"])),
            contextual: element.child("contextualSpacing").map(switched_on),
            left: length(indent, &["left", "start"]),
            first: hanging.or_else(|| length(indent, &["firstLine"])),
            page_break: element.child("pageBreakBefore").map(switched_on),
            leader: element
                .child("tabs")
                .map(|tabs| tabs.all("tab").any(|tab| matches!(tab.attribute("leader"), Some("dot" | "middleDot")))),
        }
    }

    /// This, and what it does not say from the other.
    pub(super) fn or(self, other: &Self) -> Self {
        Self {
            outline: self.outline.or(other.outline),
            numbering: self.numbering.or(other.numbering),
            level: self.level.or(other.level),
            before: self.before.or(other.before),
            after: self.after.or(other.after),
            contextual: self.contextual.or(other.contextual),
            left: self.left.or(other.left),
            first: self.first.or(other.first),
            page_break: self.page_break.or(other.page_break),
            leader: self.leader.or(other.leader),
        }
    }
}

/// Whether a property that is there is switched on.
pub(super) fn switched_on(element: &Element<'_>) -> bool {
    element.attribute("val").is_none_or(is_on)
}

pub(super) fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}

/// Twentieths of a point as points.
fn points(twips: f32) -> f32 {
    (twips / 20.0).clamp(-2000.0, 2000.0)
}
