//! The numbers of a DOCX's lists and headings, which stand nowhere in its text: they are counted here, as Word counts them.

use std::collections::{BTreeMap, BTreeSet};

use super::styles::{ParagraphFormat, RunFormat};
use crate::numerals::{Numerals, bullet};
use crate::xml::Element;

const LEVELS: usize = 9;

/// A level of a list.
#[derive(Clone, Default, Debug)]
struct Level {
    start: u32,
    numerals: Numerals,
    /// What is printed, with `%1` for the number of the first level.
    text: String,
    font: String,
    /// The level that makes this one begin anew, counted from 1; 0 where none does.
    restarts: Option<usize>,
    /// Whether the numbers of the levels above are written in digits.
    in_digits: bool,
    /// The style whose paragraphs are of this level.
    style: Option<String>,
    format: ParagraphFormat,
    hidden: bool,
}

/// A list as it is defined once for all lists of its kind.
#[derive(Default, Debug)]
struct Definition {
    levels: BTreeMap<usize, Level>,
    /// The style of lists that says how it is numbered instead.
    style_link: Option<String>,
    /// The style of lists that it defines.
    defines: Option<String>,
}

/// A list of the document.
#[derive(Default, Debug)]
struct List {
    definition: u32,
    /// Levels that are this list's own.
    levels: BTreeMap<usize, Level>,
    /// Levels that begin anew with this number where the list is first used.
    starts: BTreeMap<usize, u32>,
}

/// The lists of a document, and how far they have counted.
#[derive(Default, Debug)]
pub(super) struct Numbering {
    definitions: BTreeMap<u32, Definition>,
    lists: BTreeMap<u32, List>,
    /// The last number of each level, by definition: lists of one definition count on.
    counters: BTreeMap<u32, [Option<u32>; LEVELS]>,
    begun: BTreeSet<(u32, usize)>,
}

/// What a paragraph of a list gets from it.
pub(super) struct Numbered {
    /// The number or sign as printed; none where the level prints nothing.
    pub(super) label: Option<String>,
    pub(super) left: Option<f32>,
    pub(super) first: Option<f32>,
}

impl Numbering {
    pub(super) fn of(root: &Element<'_>) -> Self {
        let mut numbering = Self::default();
        for element in root.all("abstractNum") {
            let Some(id) = element.number("abstractNumId") else { continue };
            let value = |name: &str| element.child(name).and_then(|child| child.attribute("val")).map(str::to_owned);
            let definition =
                Definition { levels: levels(element), style_link: value("numStyleLink"), defines: value("styleLink") };
            numbering.definitions.insert(id, definition);
        }
        for element in root.all("num") {
            let Some(id) = element.number("numId") else { continue };
            let Some(definition) = element.child("abstractNumId").and_then(|child| child.number("val")) else { continue };
            let mut list = List { definition, ..List::default() };
            for change in element.all("lvlOverride") {
                let Some(at) = change.number::<usize>("ilvl").filter(|level| *level < LEVELS) else { continue };
                list.levels.extend(levels(change));
                if let Some(start) = change.child("startOverride").and_then(|start| start.number("val")) {
                    list.starts.insert(at, start);
                }
            }
            numbering.lists.insert(id, list);
        }
        numbering.follow_links();
        numbering
    }

    /// Lists whose definition only names a style of lists are lists of the definition of that style.
    fn follow_links(&mut self) {
        let by_style: BTreeMap<String, u32> =
            self.definitions.iter().filter_map(|(id, definition)| Some((definition.defines.clone()?, *id))).collect();
        for list in self.lists.values_mut() {
            let link = self.definitions.get(&list.definition).and_then(|definition| definition.style_link.as_ref());
            if let Some(id) = link.and_then(|link| by_style.get(link)) {
                list.definition = *id;
            }
        }
    }

    /// Counts a paragraph of list `id`. Its level is the one said, else that of its style, else the first.
    pub(super) fn count(&mut self, id: u32, level: Option<usize>, style: Option<&str>) -> Option<Numbered> {
        let list = self.lists.get(&id)?;
        let of_style = || {
            (0..LEVELS).find(|at| self.level(list, *at).is_some_and(|level| style.is_some() && level.style.as_deref() == style))
        };
        let at = level.or_else(of_style).unwrap_or(0).min(LEVELS - 1);
        let own = self.level(list, at)?.clone();
        let definition = list.definition;
        let anew = list.starts.get(&at).copied().filter(|_| !self.begun.contains(&(id, at)));
        let list_start = list.starts.get(&at).copied().unwrap_or(own.start);
        let restarting: Vec<bool> = (0..LEVELS)
            .map(|below| self.level(list, below).and_then(|level| level.restarts).is_none_or(|by| by > 0 && at < by))
            .collect();
        let starts: Vec<u32> = (0..LEVELS).map(|above| self.level(list, above).map_or(1, |level| level.start)).collect();
        self.begun.insert((id, at));
        let counters = self.counters.entry(definition).or_default();
        let number = match (anew, counters[at]) {
            (Some(start), _) => start,
            (None, None) => list_start,
            (None, Some(last)) => last.saturating_add(1),
        };
        counters[at] = Some(number);
        for (counter, start) in counters.iter_mut().zip(starts).take(at) {
            counter.get_or_insert(start);
        }
        for (counter, restarts) in counters.iter_mut().zip(restarting).skip(at + 1) {
            if restarts {
                *counter = None;
            }
        }
        let numbers = *counters;
        let label = if own.hidden { None } else { self.label(id, &own, &numbers) };
        Some(Numbered { label, left: own.format.left, first: own.format.first })
    }

    fn level<'n>(&'n self, list: &'n List, at: usize) -> Option<&'n Level> {
        list.levels.get(&at).or_else(|| self.definitions.get(&list.definition)?.levels.get(&at))
    }

    fn label(&self, id: u32, own: &Level, numbers: &[Option<u32>; LEVELS]) -> Option<String> {
        if own.numerals == Numerals::Bullet {
            return (!own.text.trim().is_empty()).then(|| bullet(own.text.trim(), &own.font));
        }
        let list = self.lists.get(&id)?;
        let mut label = String::new();
        let mut signs = own.text.chars().peekable();
        while let Some(sign) = signs.next() {
            let at = signs.peek().and_then(|digit| digit.to_digit(10)).filter(|digit| sign == '%' && *digit > 0);
            let Some(at) = at.map(|digit| digit as usize - 1) else {
                label.push(sign);
                continue;
            };
            signs.next();
            let numerals = self.level(list, at).map_or(Numerals::Decimal, |level| level.numerals);
            let numerals = if own.in_digits { Numerals::Decimal } else { numerals };
            if let Some(number) = numbers.get(at).copied().flatten() {
                label.push_str(&numerals.of(number));
            }
        }
        Some(label.trim().to_owned()).filter(|label| !label.is_empty())
    }
}

fn levels(element: &Element<'_>) -> BTreeMap<usize, Level> {
    element
        .all("lvl")
        .filter_map(|element| {
            let at = element.number::<usize>("ilvl").filter(|at| *at < LEVELS)?;
            let value = |name: &str| element.child(name).and_then(|child| child.attribute("val"));
            let fonts = element.child("rPr").and_then(|format| format.child("rFonts"));
            let level = Level {
                start: value("start").and_then(|start| start.trim().parse().ok()).unwrap_or(0),
                numerals: value("numFmt").map(Numerals::named).unwrap_or_default(),
                text: value("lvlText").unwrap_or_default().to_owned(),
                font: fonts
                    .and_then(|fonts| fonts.attribute("ascii").or_else(|| fonts.attribute("hAnsi")))
                    .unwrap_or_default()
                    .to_owned(),
                restarts: value("lvlRestart").and_then(|level| level.trim().parse().ok()),
                in_digits: element.child("isLgl").is_some_and(super::styles::switched_on),
                style: value("pStyle").map(str::to_owned),
                format: element.child("pPr").map(ParagraphFormat::of).unwrap_or_default(),
                hidden: element.child("rPr").map(RunFormat::of).and_then(|format| format.hidden).unwrap_or(false),
            };
            Some((at, level))
        })
        .collect()
}
