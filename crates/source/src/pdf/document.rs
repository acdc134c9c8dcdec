//! The pages of a document as one text.

use std::collections::BTreeMap;

use letter::{Layer, LineDraft, Page, Text};

use super::drafts;
use super::ink::Ink;
use super::leading::Leading;
use super::numbering::number_tables;
use super::page::{self, ReadPage};
use super::tags;
use crate::{Reading, Stage, furniture, guard, hyphen};

const MINUS: char = '−';

/// Freezes the pages' text. What cannot be put in order joins the pages that are `missing`.
pub(super) fn freeze(mut inks: Vec<Ink>, mut missing: Vec<u32>, reading: &Reading<'_>) -> Text {
    let read = read(&mut inks, &mut missing, reading);
    let layer = layer(&inks);
    let sizes: Vec<Page> = inks.iter().map(|ink| Page { width: ink.width, height: ink.height, skew: ink.skew }).collect();
    let leading = Leading::of(&read);
    let margin = margin(read.iter());
    let tables = number_tables(&read);
    let mut lines = Vec::new();
    for (at, (mut page, ink)) in read.into_iter().zip(&inks).enumerate() {
        let number = at as u32 + 1;
        let margin = if page.lines.len() > 8 { self::margin([&page]) } else { margin };
        let turned = std::mem::take(&mut page.turned);
        lines.extend(drafts::of_page(page, number, margin, &leading, &tables[at]));
        lines.extend(drafts::of_turned(turned, number, (ink.width, ink.height)));
    }
    furniture::mark(&mut lines, &sizes);
    spell_hyphens(&mut lines);
    hyphen::join(&mut lines);
    tags::check(&mut lines);
    for draft in &mut lines {
        let ink = &inks[draft.page as usize - 1];
        if let Some(turn) = ink.turn {
            turn.put_back(draft, ink.shown_size());
        }
    }
    let shown = |ink: &Ink| {
        let (width, height) = ink.shown_size();
        Page { width, height, skew: ink.skew }
    };
    let shown = inks.iter().map(shown).collect();
    Text::freeze(lines, shown, layer).without(missing)
}

/// Puts each page into reading order. A page that brings this down is emptied.
fn read(inks: &mut [Ink], missing: &mut Vec<u32>, reading: &Reading<'_>) -> Vec<ReadPage> {
    let mut pages = Vec::with_capacity(inks.len());
    for (number, ink) in (1..).zip(inks) {
        if missing.contains(&number) {
            pages.push(ReadPage::default());
            continue;
        }
        let page = guard::quietly(|| {
            reading.begin(Stage::Page(number));
            page::read(ink)
        });
        pages.push(page.unwrap_or_else(|| {
            *ink = Ink::empty((ink.width, ink.height));
            missing.push(number);
            ReadPage::default()
        }));
    }
    pages
}

/// Some fonts call every hyphen a soft one. They are told by soft hyphens inside lines, where none is painted otherwise. Others call it a
/// minus, which never stands right behind a word.
fn spell_hyphens(drafts: &mut [LineDraft]) {
    if drafts.iter().any(|draft| draft.words.trim_end_matches('\u{ad}').contains('\u{ad}')) {
        drafts.iter_mut().for_each(|draft| draft.words = draft.words.replace('\u{ad}', "-"));
    }
    for draft in drafts.iter_mut().filter(|draft| draft.words.contains(MINUS)) {
        let words = &draft.words;
        let spelt = |(at, c): (usize, char)| {
            let behind = words[..at].ends_with(char::is_alphabetic);
            let before =
                words[at + c.len_utf8()..].chars().next().is_none_or(|next| next.is_alphabetic() || matches!(next, '/' | ' '));
            if c == MINUS && behind && before { '-' } else { c }
        };
        draft.words = words.char_indices().map(spelt).collect();
    }
}

fn layer(inks: &[Ink]) -> Layer {
    let is_ocr = |ink: &&Ink| {
        let is_hidden = || ink.is_picture() && ink.glyphs.iter().all(|glyph| glyph.hidden);
        !ink.glyphs.is_empty() && (ink.recognised || is_hidden())
    };
    let written = inks.iter().filter(|ink| !ink.glyphs.is_empty()).count();
    match inks.iter().filter(is_ocr).count() {
        0 => Layer::Embedded,
        count if count == written => Layer::Ocr,
        _ => Layer::Mixed,
    }
}

/// The left edge that most lines of running text have.
fn margin<'p>(pages: impl IntoIterator<Item = &'p ReadPage>) -> f32 {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for line in pages.into_iter().flat_map(|page| &page.lines).filter(|line| line.cell.is_none() && line.left.is_none()) {
        *counts.entry(line.segment.x0().round() as i32).or_default() += line.segment.letters;
    }
    // Of edges that are as common, the one further left.
    counts.into_iter().rev().max_by_key(|(_, letters)| *letters).map_or(0.0, |(edge, _)| edge as f32)
}
