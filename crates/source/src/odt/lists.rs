//! The numbers of an ODT's lists and headings: they are counted here, as LibreOffice counts them.

use std::collections::BTreeMap;

use super::styles::length;
use crate::numerals::{Numerals, bullet};
use crate::xml::Element;

const LEVELS: usize = 10;

/// The last number of each level.
type Counters = [Option<u32>; LEVELS];

/// A level of a list.
#[derive(Clone, Default, Debug)]
struct Level {
    numerals: Numerals,
    prefix: String,
    suffix: String,
    bullet: Option<String>,
    /// How many levels its number shows.
    shown: usize,
    start: u32,
    indent: Option<f32>,
}

/// The styles of lists, and how far the lists of the document have counted.
#[derive(Default, Debug)]
pub(super) struct Lists {
    styles: BTreeMap<String, BTreeMap<usize, Level>>,
    outline: BTreeMap<usize, Level>,
    outline_counters: Counters,
    /// By the list's own id.
    ended: BTreeMap<String, Counters>,
    /// The last list without regard to its id, with its style.
    last: Option<(String, Counters)>,
    /// The lists that are open, from the outermost.
    open: Vec<Open>,
}

#[derive(Debug)]
struct Open {
    style: String,
    id: Option<String>,
    counters: Counters,
    level: usize,
}

/// What a paragraph of a list gets from it.
pub(super) struct Numbered {
    pub(super) label: Option<String>,
    pub(super) indent: Option<f32>,
}

impl Lists {
    pub(super) fn of(common: &Element<'_>, content: &Element<'_>) -> Self {
        let mut lists = Self::default();
        let groups = [common.child("styles"), common.child("automatic-styles"), content.child("automatic-styles")];
        for element in groups.into_iter().flatten().flat_map(Element::elements) {
            match (element.name, element.attribute("name")) {
                ("list-style", Some(name)) => {
                    lists.styles.insert(name.to_owned(), levels(element));
                }
                ("outline-style", _) => lists.outline = levels(element),
                _ => {}
            }
        }
        lists
    }

    /// A list begins. A list within a list is its next level.
    pub(super) fn begin(&mut self, element: &Element<'_>) {
        let named = element.attribute("style-name");
        let style = named.or_else(|| self.open.last().map(|open| open.style.as_str())).unwrap_or_default().to_owned();
        let id = element.attribute("id").map(str::to_owned);
        let (counters, level) = match self.open.last() {
            Some(outer) => (outer.counters, (outer.level + 1).min(LEVELS - 1)),
            None => {
                let continued = element.attribute("continue-list").and_then(|id| self.ended.get(id).copied());
                let goes_on = element.attribute("continue-numbering") == Some("true");
                let last = || self.last.as_ref().filter(|(last, _)| goes_on && *last == style).map(|(_, counters)| *counters);
                (continued.or_else(last).unwrap_or_default(), 0)
            }
        };
        self.open.push(Open { style, id, counters, level });
    }

    /// The innermost list ends; the list around counts on from where it was.
    pub(super) fn end(&mut self) {
        let Some(list) = self.open.pop() else { return };
        if let Some(outer) = self.open.last_mut() {
            outer.counters = list.counters;
            return;
        }
        if let Some(id) = list.id {
            self.ended.insert(id, list.counters);
        }
        self.last = Some((list.style, list.counters));
    }

    /// Counts a point of the innermost list. `style` is the list style of its paragraph, for lists that name none.
    pub(super) fn point(&mut self, start: Option<u32>, style: Option<&str>) -> Option<Numbered> {
        let open = self.open.last_mut()?;
        let name = if open.style.is_empty() { style? } else { open.style.as_str() };
        let levels = self.styles.get(name)?;
        let own = levels.get(&open.level)?;
        count(&mut open.counters, open.level, levels, start);
        Some(Numbered { label: label(own, &open.counters, open.level, levels), indent: own.indent })
    }

    /// How far a further paragraph of a point is set in.
    pub(super) fn indent(&self) -> Option<f32> {
        let open = self.open.last()?;
        self.styles.get(&open.style)?.get(&open.level)?.indent
    }

    /// Counts a heading that stands in no list.
    pub(super) fn heading(&mut self, level: usize, start: Option<u32>) -> Option<String> {
        let level = level.checked_sub(1)?.min(LEVELS - 1);
        let own = self.outline.get(&level)?;
        count(&mut self.outline_counters, level, &self.outline, start);
        label(own, &self.outline_counters, level, &self.outline)
    }

    /// Lists begin anew inside notes and boxes: those that are open are set aside until these end.
    pub(super) fn set_aside(&mut self) -> Aside {
        Aside(std::mem::take(&mut self.open))
    }

    pub(super) fn take_back(&mut self, aside: Aside) {
        self.open = aside.0;
    }

    /// Whether a list is open.
    pub(super) fn are_open(&self) -> bool {
        !self.open.is_empty()
    }
}

/// Lists that are open around a note or box.
pub(super) struct Aside(Vec<Open>);

fn count(counters: &mut Counters, level: usize, levels: &BTreeMap<usize, Level>, start: Option<u32>) {
    let first = |at: usize| levels.get(&at).map_or(1, |level| level.start);
    counters[level] = Some(start.unwrap_or_else(|| counters[level].map_or_else(|| first(level), |last| last.saturating_add(1))));
    for (at, counter) in counters.iter_mut().enumerate() {
        if at < level {
            counter.get_or_insert(first(at));
        } else if at > level {
            *counter = None;
        }
    }
}

fn label(own: &Level, counters: &Counters, level: usize, levels: &BTreeMap<usize, Level>) -> Option<String> {
    if let Some(sign) = &own.bullet {
        return Some(sign.clone());
    }
    if own.numerals == Numerals::None {
        let label = format!("{}{}", own.prefix, own.suffix);
        return Some(label.trim().to_owned()).filter(|label| !label.is_empty());
    }
    let shown = (level + 1).saturating_sub(own.shown.max(1))..=level;
    let numbers: Vec<String> = shown
        .filter_map(|at| {
            let numerals = levels.get(&at).map_or(Numerals::Decimal, |level| level.numerals);
            (numerals != Numerals::None && numerals != Numerals::Bullet).then_some((numerals, counters[at]?))
        })
        .map(|(numerals, number)| numerals.of(number))
        .collect();
    Some(format!("{}{}{}", own.prefix, numbers.join("."), own.suffix).trim().to_owned())
}

fn levels(style: &Element<'_>) -> BTreeMap<usize, Level> {
    style
        .elements()
        .filter_map(|element| {
            let at = element.number::<usize>("level")?.checked_sub(1).filter(|at| *at < LEVELS)?;
            let fonts = element.child("text-properties");
            let font = fonts.and_then(|font| font.attribute("font-name").or_else(|| font.attribute("font-family")));
            let sign = element.attribute("bullet-char").map(|sign| bullet(sign, font.unwrap_or_default()));
            let sign = if element.name == "list-level-style-image" { Some("•".to_owned()) } else { sign };
            let numerals = match element.attribute("num-format") {
                Some("a") => Numerals::LowerLetter,
                Some("A") => Numerals::UpperLetter,
                Some("i") => Numerals::LowerRoman,
                Some("I") => Numerals::UpperRoman,
                None | Some("") => Numerals::None,
                Some(_) => Numerals::Decimal,
            };
            let level = Level {
                numerals: if sign.is_some() { Numerals::Bullet } else { numerals },
                prefix: element.attribute("num-prefix").unwrap_or_default().to_owned(),
                suffix: element.attribute("num-suffix").unwrap_or_default().to_owned(),
                bullet: sign,
                shown: element.number("display-levels").unwrap_or(1),
                start: element.number("start-value").unwrap_or(1),
                indent: indent(element),
            };
            Some((at, level))
        })
        .collect()
}

/// How far the label is set in.
fn indent(level: &Element<'_>) -> Option<f32> {
    let properties = level.child("list-level-properties")?;
    let of = |element: &Element<'_>, name: &str| element.attribute(name).and_then(length);
    match properties.child("list-level-label-alignment") {
        Some(alignment) => Some(of(alignment, "margin-left")? + of(alignment, "text-indent").unwrap_or(0.0)),
        None => of(properties, "space-before"),
    }
}
