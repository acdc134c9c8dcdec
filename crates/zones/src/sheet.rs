//! The lines of a text with all that the zone rules look at, worked out once.

use std::collections::BTreeMap;

use letter::{Cell, Layout, Span, Tag, Text, Zone};

use crate::mark::{Mark, MarkKind};

/// A text under work.
pub(crate) struct Sheet<'t> {
    pub(crate) text: &'t Text,
    pub(crate) lines: Vec<SheetLine<'t>>,
    /// How many characters a full line of running text has.
    pub(crate) measure: usize,
    /// The font size of running text, in points; 0.0 without layout.
    pub(crate) body_size: f32,
    /// Whether most running text is bold, so that bold says nothing.
    pub(crate) body_bold: bool,
    /// The right edge of the text of each page and column, in points; empty without layout.
    right: BTreeMap<(u32, u32), f32>,
    /// Whether the document is a set of slides: wide pages with little on each.
    pub(crate) slides: bool,
}

/// One line under work.
pub(crate) struct SheetLine<'t> {
    pub(crate) words: &'t str,
    pub(crate) span: Span,
    pub(crate) page: u32,
    pub(crate) gap: f32,
    pub(crate) indent: f32,
    pub(crate) cell: Option<Cell>,
    pub(crate) paragraph: Option<u32>,
    pub(crate) layout: Option<&'t Layout>,
    pub(crate) mark: Option<Mark>,
    pub(crate) zone: Zone,
    /// Whether a rule has given the line its zone; what nobody claims is body.
    pub(crate) claimed: bool,
    /// What the line is within its zone.
    pub(crate) role: Role,
}

/// What a line is within its zone.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) enum Role {
    /// Nothing special: it runs on or begins a paragraph.
    #[default]
    Plain,
    /// The first line of a heading that has `lines` lines, with the length of its number in bytes and the place of its words.
    Heading { lines: usize, number: Option<usize>, words: usize },
    /// A further line of the heading above.
    HeadingContinued,
    /// It introduces what follows.
    Label,
    /// Nothing but signs.
    Rule,
    /// A label with its value: byte ranges within the line, more than one where labels stand side by side. A value may stand on
    /// another line.
    Fields(Vec<FieldPlace>),
    /// The first line of a footnote, its number being so many bytes long.
    Footnote(usize),
    /// A line of a table whose cells have lost their borders; the first names the columns.
    Grid { first: bool },
    /// A line of a table whose cells only wide space parts.
    Spaced { first: bool },
}

/// Where a label of the header block and its value stand, in bytes of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct FieldPlace {
    pub(crate) label: Span,
    pub(crate) value: Option<Span>,
}

impl<'t> Sheet<'t> {
    pub(crate) fn of(text: &'t Text) -> Self {
        let lines: Vec<SheetLine<'t>> = text
            .lines()
            .iter()
            .enumerate()
            .map(|(at, line)| {
                let words = text.line(at);
                SheetLine {
                    words,
                    span: line.span,
                    page: line.page,
                    gap: line.gap,
                    indent: line.indent,
                    cell: line.cell,
                    paragraph: line.paragraph,
                    layout: line.layout.as_ref(),
                    mark: Mark::of(words),
                    zone: if line.furniture { Zone::Furniture } else { Zone::Body },
                    claimed: line.furniture,
                    role: Role::Plain,
                }
            })
            .collect();
        let mut lines = lines;
        drop_numbers_of_words_above(&mut lines);
        drop_lone_codes(&mut lines);
        let mut lengths: Vec<usize> =
            lines.iter().filter(|line| !line.claimed && line.cell.is_none()).map(|line| line.words.chars().count()).collect();
        lengths.sort_unstable();
        let measure = lengths.get(lengths.len() * 9 / 10).copied().unwrap_or(80).clamp(30, 120);
        let (body_size, body_bold) = body_style(&lines);
        let slides = are_slides(text);
        let mut right: BTreeMap<(u32, u32), f32> = BTreeMap::new();
        for line in lines.iter().filter(|line| !line.claimed && line.cell.is_none()) {
            let Some((layout, area)) = line.layout.and_then(|layout| Some((layout, layout.area?))) else { continue };
            let edge = right.entry((line.page, layout.column)).or_insert(area.x1);
            *edge = edge.max(area.x1);
        }
        Self { text, lines, measure, body_size, body_bold, right, slides }
    }

    /// Gives a line its zone.
    pub(crate) fn claim(&mut self, at: usize, zone: Zone) {
        self.lines[at].zone = zone;
        self.lines[at].claimed = true;
    }

    /// The next line after `at` that is no furniture.
    pub(crate) fn next(&self, at: usize) -> Option<usize> {
        (at + 1..self.lines.len()).find(|next| self.lines[*next].zone != Zone::Furniture)
    }

    /// The line before `at` that is no furniture.
    pub(crate) fn previous(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|previous| self.lines[*previous].zone != Zone::Furniture)
    }

    /// The line's words without its mark.
    pub(crate) fn after_mark(&self, at: usize) -> &'t str {
        let line = &self.lines[at];
        &line.words[line.mark.as_ref().map_or(0, |mark| mark.words)..]
    }

    /// Whether the line was broken before it was full: the next line's first word would still have fitted.
    pub(crate) fn broken_early(&self, at: usize) -> bool {
        let Some(next) = self.next(at) else { return true };
        let word = self.lines[next].words.split_whitespace().next().map_or(0, |word| word.chars().count());
        let line = &self.lines[at];
        if line.paragraph.is_some() {
            // A line of a flowing document ends where its paragraph does, where somebody broke it, or with the page.
            return line.page == self.lines[next].page || line.paragraph != self.lines[next].paragraph;
        }
        if let Some(layout) = line.layout
            && let Some(area) = layout.area
            && let Some(right) = self.right.get(&(line.page, layout.column))
        {
            let letter = (area.x1 - area.x0) / line.words.chars().count().max(1) as f32;
            return right - area.x1 > letter * (word + 1) as f32;
        }
        self.fill(at) + (word + 1) as f32 / self.measure as f32 <= 0.93
    }

    /// How much of the measure the line fills, from 0.0 to about 1.0.
    fn fill(&self, at: usize) -> f32 {
        let line = &self.lines[at];
        line.words.chars().count() as f32 / self.measure as f32
    }

    /// Whether a blank space, a page break or another column parts the line from the one before.
    pub(crate) fn opens(&self, at: usize) -> bool {
        match self.previous(at) {
            None => true,
            Some(before) => self.lines[at].gap >= 0.5 || self.lines[before].page != self.lines[at].page,
        }
    }

    /// Whether the line is set larger or bolder than running text, or its author gave it the style of a heading.
    pub(crate) fn stands_out(&self, at: usize) -> bool {
        if self.lines[at].paragraph.is_some() && matches!(self.lines[at].layout, Some(Layout { tag: Some(Tag::Heading(_)), .. }))
        {
            return true;
        }
        self.lines[at].layout.is_some_and(|layout| layout.size > self.body_size * 1.08 || (layout.bold && !self.body_bold))
    }

    /// Whether the line is set in italics under some space, where running text is not: a heading of a lower rank.
    pub(crate) fn slants(&self, at: usize) -> bool {
        let line = &self.lines[at];
        line.layout.is_some_and(|layout| layout.italic)
            && (self.opens(at) || self.previous(at).is_some_and(|before| self.stands_out(before)))
            && line.words.chars().count() <= 80
            && self.next(at).is_some_and(|next| {
                let below = &self.lines[next];
                below.gap < 0.6 && below.layout.is_some_and(|layout| !layout.italic)
            })
    }

    /// Whether the line is the first of its page, furniture aside.
    pub(crate) fn opens_page(&self, at: usize) -> bool {
        self.previous(at).is_none_or(|before| self.lines[before].page != self.lines[at].page)
    }

    /// Whether the document has typography.
    pub(crate) fn has_layout(&self) -> bool {
        self.body_size > 0.0
    }
}

/// Takes the mark from a line whose number belongs to the word that ends the line above, «… jf. forvaltningslova §» and below
/// «29. Ei klage …», or is that of a day: «18. september 2026».
fn drop_numbers_of_words_above(lines: &mut [SheetLine<'_>]) {
    let numbered = &norsk::words().grammar.numbered_word;
    for at in 1..lines.len() {
        let is_day = || norsk::first_date(lines[at].words).is_some_and(|day| day.at.start == 0);
        let counts = lines[at].mark.as_ref().is_some_and(|mark| !matches!(mark.kind, MarkKind::Bullet));
        if counts && (lines[at - 1].words.ends_with('§') || numbered.ends(lines[at - 1].words) || is_day()) {
            lines[at].mark = None;
        }
    }
}

/// Takes their marks from lines that begin like «E6 …» where no other of the kind with the next number or the one before follows.
fn drop_lone_codes(lines: &mut [SheetLine<'_>]) {
    let codes: Vec<(String, Vec<u16>)> = lines
        .iter()
        .filter_map(|line| match line.mark.as_ref().map(|mark| &mark.kind) {
            Some(MarkKind::Code(letters, number)) => Some((letters.clone(), number.clone())),
            _ => None,
        })
        .collect();
    let counted = |letters: &String, number: &Vec<u16>| {
        codes.iter().any(|(other, next)| {
            other == letters
                && next.len() == number.len()
                && next[..next.len() - 1] == number[..number.len() - 1]
                && next.last().zip(number.last()).is_some_and(|(next, own)| next.abs_diff(*own) == 1)
        })
    };
    for line in lines {
        if let Some(MarkKind::Code(letters, number)) = line.mark.as_ref().map(|mark| &mark.kind)
            && !counted(letters, number)
        {
            line.mark = None;
        }
    }
}

/// Whether most pages are wider than high and hold no more than a slide does.
fn are_slides(text: &Text) -> bool {
    let pages = text.pages();
    let wide = pages.iter().filter(|page| page.width > page.height * 1.2).count();
    wide * 2 > pages.len() && text.as_str().split_whitespace().count() < 160 * pages.len()
}

/// The size that most letters of the document have, and whether most of them are bold.
fn body_style(lines: &[SheetLine<'_>]) -> (f32, bool) {
    let mut sizes: Vec<(u32, usize)> = Vec::new();
    let (mut bold, mut all) = (0, 0);
    let free = |line: &&SheetLine<'_>| line.zone != Zone::Furniture;
    // Tables are often set smaller; only a document that is all tables takes its size from them.
    let in_cells = lines.iter().filter(free).all(|line| line.cell.is_some());
    for line in lines.iter().filter(free).filter(|line| in_cells || line.cell.is_none()) {
        let Some(layout) = line.layout else { continue };
        let letters = line.words.len();
        // Sizes are counted in tenths of a point: 10.98 and 11.0 are the same size.
        let size = (layout.size * 10.0).round() as u32;
        match sizes.iter_mut().find(|(known, _)| *known == size) {
            Some((_, count)) => *count += letters,
            None => sizes.push((size, letters)),
        }
        bold += if layout.bold { letters } else { 0 };
        all += letters;
    }
    let size = sizes.iter().max_by_key(|(size, count)| (*count, u32::MAX - size)).map_or(0.0, |(size, _)| *size as f32 / 10.0);
    (size, bold * 10 > all * 6)
}

/// Whether words end a sentence; the mark of a footnote, a closing bracket or quotation mark may stand behind.
pub(crate) fn ends_sentence(words: &str) -> bool {
    let closing = ['»', '"', '”', ')', '’'];
    let bare = words.trim_end_matches(|sign: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(sign));
    let undigited = bare.trim_end_matches(|digit: char| digit.is_ascii_digit());
    let marked = bare.len() - undigited.len();
    let bare = if (1..=2).contains(&marked) && undigited.ends_with(['.', '»', '”', '?', '!']) { undigited } else { bare };
    bare.trim_end_matches(closing).ends_with(['.', '?', '!'])
}

/// Whether words end in one that cannot end a heading or caption.
pub(crate) fn ends_open(line: &str) -> bool {
    let last = line.split_whitespace().next_back().unwrap_or("");
    norsk::words().grammar.open.is(last) || last.ends_with(['-', '–'])
}
