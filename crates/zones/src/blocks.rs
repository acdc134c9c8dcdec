//! Lines put together into blocks: paragraphs over page breaks and footnotes, points of lists, headings, tables.

use crate::mark::MarkKind;
use crate::sheet::{FieldPlace, Role, Sheet, ends_open, ends_sentence};
use crate::{grid, label, spaced, table};
use letter::{Block, BlockKind, ItemMark, Runs, Span, Zone};

/// Parts the lines of a sheet into blocks, in reading order.
pub(crate) fn part(sheet: &Sheet<'_>) -> Vec<Block> {
    let ranks = Ranks::of(sheet);
    let notes = sheet.lines.iter().filter(|line| matches!(line.role, Role::Footnote(_))).count();
    let mut parts = Parts { sheet, notes, blocks: Vec::new(), open: None };
    let mut at = 0;
    while at < sheet.lines.len() {
        let line = &sheet.lines[at];
        at = match (&line.role, line.zone) {
            (_, Zone::Furniture) => at + 1,
            (Role::Fields(places), _) => parts.fields(at, places),
            (Role::Heading { lines, number, words }, _) => parts.heading(at, *lines, *number, *words, &ranks),
            (Role::Grid { first: true }, _) => parts.grid(at),
            (Role::Spaced { first: true }, _) => parts.spaced(at),
            (Role::Label, _) => parts.single(at, BlockKind::Label),
            // What underlines a heading is part of its looks.
            (Role::Rule, _) if line.gap < 0.5 && parts.blocks.last().is_some_and(Block::is_heading) => at + 1,
            (Role::Rule, _) => parts.single(at, BlockKind::Rule),
            (Role::Footnote(length), _) => parts.footnote(at, *length),
            // An address in a cell is read as any other, line by line.
            (_, Zone::Address) if line.cell.is_some() => parts.single(at, BlockKind::Paragraph),
            _ if line.cell.is_some() => parts.table(at),
            _ => parts.text(at),
        };
    }
    parts.blocks
}

struct Parts<'s, 't> {
    sheet: &'s Sheet<'t>,
    /// How many footnotes the document has: a digit glued to a word is the mark of one of them only up to here.
    notes: usize,
    blocks: Vec<Block>,
    /// The last block of running text in the body, which may run on after a page break, footnote, caption or table.
    open: Option<usize>,
}

impl Parts<'_, '_> {
    fn push(&mut self, zone: Zone, kind: BlockKind, runs: Runs, lines: Vec<usize>) {
        self.blocks.push(Block { zone, kind, runs, lines });
    }

    fn single(&mut self, at: usize, kind: BlockKind) -> usize {
        let line = &self.sheet.lines[at];
        self.open = None;
        self.push(line.zone, kind, line.span.into(), vec![at]);
        at + 1
    }

    fn fields(&mut self, at: usize, places: &[FieldPlace]) -> usize {
        // What stands before the first label is no part of it: «Til alle rektorer     Dato: 3. mars 2025».
        if let Some(first) = places.first() {
            let line = self.sheet.lines[at].span;
            let before = self.sheet.text.trim(Span::new(line.start, first.label.start.max(line.start)));
            if !before.is_empty() {
                // Above the street it is the name of an address: «Parketaten     Dato: 3. mars 2025».
                let next = self.sheet.lines.get(at + 1).filter(|next| next.zone == Zone::Address && next.gap < 0.5);
                let zone = next.map_or(Zone::Header, |next| next.zone);
                self.push(zone, BlockKind::Paragraph, before.into(), vec![at]);
            }
        }
        for place in places {
            let runs = place.value.map_or_else(Runs::new, Runs::from);
            self.push(Zone::Header, BlockKind::Field { label: place.label }, runs, vec![at]);
        }
        at + 1
    }

    fn heading(&mut self, at: usize, lines: usize, number: Option<usize>, words: usize, ranks: &Ranks) -> usize {
        let line = &self.sheet.lines[at];
        let end = at + lines;
        let start = line.span.start;
        let number = number.map(|length| {
            let printed = line.words[..length].trim_end_matches('.');
            Span::new(start, start + printed.len())
        });
        let runs = self.runs(start + words, at..end);
        self.open = None;
        self.push(Zone::Body, BlockKind::Heading { number, rank: ranks.rank(self.sheet, at) }, runs, (at..end).collect());
        end
    }

    fn grid(&mut self, at: usize) -> usize {
        let line = &self.sheet.lines[at];
        let base = line.span.start;
        let columns: Vec<Span> = grid::columns(line.words)
            .unwrap_or_default()
            .into_iter()
            .map(|(from, to)| Span::new(base + from, base + to))
            .collect();
        let mut lines = vec![at];
        let mut last = at;
        while let Some(next) = self.sheet.next(last).filter(|next| self.sheet.lines[*next].role == Role::Grid { first: false }) {
            lines.push(next);
            last = next;
        }
        let runs: Runs = lines[1..].iter().map(|line| self.sheet.lines[*line].span).collect();
        self.open = None;
        self.push(Zone::Body, BlockKind::Grid { columns }, runs, lines);
        last + 1
    }

    fn table(&mut self, at: usize) -> usize {
        let (table, lines) = table::collect(self.sheet, at);
        let mut runs = Runs::new();
        table.rows.iter().flatten().for_each(|cell| runs.extend(cell));
        let next = lines.last().map_or(at, |last| *last) + 1;
        self.push(self.sheet.lines[at].zone, BlockKind::Table(table), runs, lines);
        next
    }

    fn spaced(&mut self, at: usize) -> usize {
        let (table, lines) = spaced::collect(self.sheet, at);
        let mut runs = Runs::new();
        table.rows.iter().flatten().for_each(|cell| runs.extend(cell));
        let next = lines.last().map_or(at, |last| *last) + 1;
        self.open = None;
        self.push(self.sheet.lines[at].zone, BlockKind::Table(table), runs, lines);
        next
    }

    fn footnote(&mut self, at: usize, length: usize) -> usize {
        let start = self.sheet.lines[at].span.start;
        let mut end = at + 1;
        while self.sheet.lines.get(end).is_some_and(|line| line.zone == Zone::Footnote && line.role == Role::Plain) {
            end += 1;
        }
        let words = self.sheet.lines[at].words;
        let from = start + length + (words[length..].len() - words[length..].trim_start().len());
        let runs = self.runs(from, at..end);
        let mark = ItemMark::Numbered(words[..length].to_owned());
        let kind = BlockKind::Item { mark, place: Span::new(start, start + length), depth: 0 };
        self.push(Zone::Footnote, kind, runs, (at..end).collect());
        end
    }

    /// A paragraph or point of a list, with the lines that run on from it.
    fn text(&mut self, at: usize) -> usize {
        let sheet = self.sheet;
        let line = &sheet.lines[at];
        let mut end = at + 1;
        while end < sheet.lines.len() && self.runs_on(at, end - 1, end) {
            end += 1;
        }
        // The rest of a sentence that a page break, footnote, caption or table has cut.
        if line.zone == Zone::Body
            && let Some(open) = self.open.filter(|open| self.may_go_on(*open, at))
        {
            let last = *self.blocks[open].lines.last().unwrap_or(&at);
            let cut = sheet.lines[last].page != line.page
                || open + 1 != self.blocks.len()
                || sheet.lines[last + 1..at].iter().any(|line| line.zone == Zone::Furniture);
            if cut && (line.paragraph.is_some() || is_open(sheet.lines[last].words)) {
                let more = self.runs(line.span.start, at..end);
                self.blocks[open].runs.extend(&more);
                self.blocks[open].lines.extend(at..end);
                return end;
            }
        }
        let (kind, start) = match &line.mark {
            Some(mark) if matches!(line.zone, Zone::Body | Zone::Attachments | Zone::Recipients | Zone::Copies) => {
                let place = Span::new(line.span.start, line.span.start + mark.length);
                let depth = self.depth(at);
                (BlockKind::Item { mark: mark.item(line.words), place, depth }, line.span.start + mark.words)
            }
            _ => (BlockKind::Paragraph, line.span.start),
        };
        let runs = self.runs(start, at..end);
        self.push(line.zone, kind, runs, (at..end).collect());
        if line.zone == Zone::Body {
            self.open = Some(self.blocks.len() - 1);
        }
        end
    }

    /// Whether line `at` may be the rest of the block `open`, going by its words or, where the source knows its paragraphs, by those.
    fn may_go_on(&self, open: usize, at: usize) -> bool {
        let line = &self.sheet.lines[at];
        let above = self.blocks[open].lines.last().map(|last| self.sheet.lines[*last].paragraph);
        match line.paragraph {
            Some(_) => above == Some(line.paragraph),
            None => line.mark.is_none() && continues(line.words),
        }
    }

    /// Whether line `at` runs on from line `above` in the block that begins at `first`.
    fn runs_on(&self, first: usize, above: usize, at: usize) -> bool {
        let sheet = self.sheet;
        let (before, line) = (&sheet.lines[above], &sheet.lines[at]);
        if line.zone != before.zone
            || line.role != Role::Plain
            || line.cell.is_some()
            || self.is_point(first, above, at)
            || line.page != before.page
            || line.gap >= 0.5
            || line.paragraph != before.paragraph
        {
            return false;
        }
        let column = |line: &crate::sheet::SheetLine<'_>| line.layout.map_or(0, |layout| layout.column);
        if column(line) != column(before) {
            return is_open(before.words) && continues(line.words);
        }
        if !matches!(line.zone, Zone::Body | Zone::Caption | Zone::Title) {
            // In lists and headers every line is a block of its own; what wraps is for their rules to say.
            return false;
        }
        let early = sheet.broken_early(above);
        let quotes = line.words.starts_with('«');
        let begins = line.words.starts_with(char::is_uppercase) || quotes;
        let quoted = sheet.lines[first].words.starts_with('«') && before.words.ends_with('»');
        let new_paragraph =
            begins && (quoted || ends_sentence(before.words) && early || before.words.ends_with(':') && (early || quotes));
        // The lines of a point hang below its words; a line further out begins something else, and surely one left of the mark.
        let left = |at: usize| sheet.lines[at].layout.and_then(|layout| layout.area).map(|area| area.x0);
        let hangs_out = sheet.lines[first].mark.is_some()
            && line.words.starts_with(char::is_uppercase)
            && left(at)
                .zip(left(first))
                .is_some_and(|(own, mark)| (early && own < mark + 3.0) || (ends_sentence(before.words) && own < mark - 3.0));
        let labelled = label::begins_block(line.words)
            || label::tells_beside(line.words)
            || ((early || ends_sentence(before.words)) && (label::is_numbered(line.words) || label::is_announced(line.words)));
        let told =
            begins && label::tells_beside(sheet.lines[first].words) && (early || line.words.contains(' ')) && first == above;
        !hangs_out && !told && !new_paragraph && !labelled && !self.after_bare_points(first, above, at)
    }

    /// Whether line `at` begins a new paragraph below a list whose points end without a full stop: its capital shows it.
    fn after_bare_points(&self, first: usize, above: usize, at: usize) -> bool {
        let sheet = self.sheet;
        let bare =
            |block: &&Block| block.is_item() && block.lines.last().is_some_and(|last| !ends_sentence(sheet.lines[*last].words));
        let siblings = self.blocks.iter().rev().take_while(bare).count();
        sheet.lines[first].mark.is_some()
            && siblings >= 2
            && sheet.lines[at].words.starts_with(char::is_uppercase)
            && !ends_open(sheet.lines[above].words)
            && sheet.lines[at].words.chars().count() > 60
    }

    /// Whether the mark of line `at` begins a point of a list. «(2) …» within a sentence that counts its parts does not.
    fn is_point(&self, first: usize, above: usize, at: usize) -> bool {
        let sheet = self.sheet;
        let kind = |at: usize| sheet.lines[at].mark.as_ref().map(|mark| std::mem::discriminant(&mark.kind));
        let Some(mark) = &sheet.lines[at].mark else { return false };
        // A dash within a sentence may come to stand at the beginning of a line.
        let dash = sheet.lines[at].words.starts_with(['–', '-', '—']);
        let counts = (dash || !matches!(mark.kind, MarkKind::Bullet)) && continues(sheet.after_mark(at));
        !(counts && is_open(sheet.lines[above].words) && kind(first) != kind(at))
    }

    /// The runs of some lines from `start` on; lines that follow one another are one run, marks of footnotes part it.
    fn runs(&self, start: usize, lines: std::ops::Range<usize>) -> Runs {
        let mut runs = Runs::new();
        let mut open: Option<Span> = None;
        for at in lines {
            let line = &self.sheet.lines[at];
            let mut from = line.span.start.max(start);
            for (mark_start, mark_end) in self.note_marks(line.words) {
                let (mark_start, mark_end) = (line.span.start + mark_start, line.span.start + mark_end);
                if mark_start <= from {
                    continue;
                }
                runs.push(Span::new(open.take().map_or(from, |span| span.start), mark_start));
                from = mark_end
                    + (line.span.end > mark_end && self.sheet.text.slice(Span::new(mark_end, line.span.end)).starts_with(' '))
                        as usize;
            }
            if from < line.span.end {
                open = Some(Span::new(open.map_or(from, |span| span.start), line.span.end));
            }
        }
        if let Some(span) = open {
            runs.push(span);
        }
        runs
    }

    /// Where the marks of footnotes stand in a line, as far as white space follows them: a mark within a word or before a comma
    /// cannot be left out without leaving a hole.
    fn note_marks(&self, words: &str) -> Vec<(usize, usize)> {
        let mut marks = Vec::new();
        let mut from = 0;
        while let Some(at) =
            words[from..].find(|sign: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(sign) || sign.is_ascii_digit()).map(|at| at + from)
        {
            let raised = !words[at..].starts_with(|sign: char| sign.is_ascii_digit());
            let end = words[at..]
                .find(|sign: char| if raised { !"⁰¹²³⁴⁵⁶⁷⁸⁹".contains(sign) } else { !sign.is_ascii_digit() })
                .map_or(words.len(), |end| at + end);
            let before = words[..at].chars().next_back();
            let glued = before.is_some_and(|before| {
                if raised { !before.is_whitespace() } else { matches!(before, '.' | '»' | '”' | '!' | '?') }
            });
            let known = raised || words[at..end].parse::<usize>().is_ok_and(|number| number >= 1 && number <= self.notes);
            let decimal = !raised && words[..at].trim_end_matches('.').ends_with(|digit: char| digit.is_ascii_digit());
            if glued && known && !decimal && at > 0 && words[end..].chars().next().is_none_or(char::is_whitespace) {
                marks.push((at, end));
            }
            from = end.max(at + 1);
        }
        marks
    }

    /// How deep a point of a list stands: one deeper than the point above where it is set further in, or where an open circle
    /// stands under a bullet.
    fn depth(&self, at: usize) -> u8 {
        let sheet = self.sheet;
        let own = &sheet.lines[at];
        let left =
            |at: usize| sheet.lines[at].layout.and_then(|layout| layout.area).map_or(sheet.lines[at].indent, |area| area.x0);
        let minor = |at: usize| matches!(sheet.lines[at].words.chars().next(), Some('o' | '◦' | '○'));
        let sibling_above = self
            .blocks
            .iter()
            .rev()
            .take_while(|block| block.is_item() || block.kind == BlockKind::Paragraph)
            .find(|block| block.is_item());
        let Some(Block { kind: BlockKind::Item { depth, .. }, lines, .. }) = sibling_above else { return 0 };
        let above = lines[0];
        let step = if own.layout.is_some() { 6.0 } else { 2.0 };
        let same_page = sheet.lines[above].page == own.page
            && sheet.lines[above].layout.map(|layout| layout.column) == own.layout.map(|layout| layout.column);
        let letter_under_number = matches!(own.mark.as_ref().map(|mark| &mark.kind), Some(MarkKind::Letter(_)))
            && matches!(sheet.lines[above].mark.as_ref().map(|mark| &mark.kind), Some(MarkKind::Decimal(..)));
        if minor(at) && !minor(above) || letter_under_number || (same_page && left(at) > left(above) + step) {
            depth + 1
        } else if (minor(above) && !minor(at)) || (same_page && left(at) + step < left(above)) {
            // Back out to the depth of the last point that stands as far left.
            self.blocks
                .iter()
                .rev()
                .filter_map(|block| match block.kind {
                    BlockKind::Item { depth, .. } => Some((depth, block.lines[0])),
                    _ => None,
                })
                .find(|(_, line)| (left(*line) - left(at)).abs() <= step && minor(*line) == minor(at))
                .map_or(0, |(depth, _)| depth)
        } else {
            *depth
        }
    }
}

/// Whether words leave a sentence unfinished.
fn is_open(words: &str) -> bool {
    !ends_sentence(words) && !words.ends_with(':')
}

/// Whether words can only go on with a sentence.
fn continues(words: &str) -> bool {
    words.starts_with(|first: char| first.is_lowercase() || first == ')' || first == ',')
}

/// The typographic ranks of a document's headings.
struct Ranks(Vec<(u32, bool)>);

impl Ranks {
    fn of(sheet: &Sheet<'_>) -> Self {
        let mut styles: Vec<(u32, bool)> = (0..sheet.lines.len())
            .filter(|at| matches!(sheet.lines[*at].role, Role::Heading { .. }))
            .map(|at| style(sheet, at))
            .collect();
        styles.sort_by(|a, b| b.cmp(a));
        styles.dedup();
        Self(styles)
    }

    fn rank(&self, sheet: &Sheet<'_>, at: usize) -> u8 {
        let style = style(sheet, at);
        self.0.iter().position(|known| *known == style).and_then(|rank| u8::try_from(rank).ok()).unwrap_or(u8::MAX)
    }
}

/// Size in half points and whether bold: what tells one style of heading from another.
fn style(sheet: &Sheet<'_>, at: usize) -> (u32, bool) {
    sheet.lines[at].layout.map_or((0, false), |layout| ((layout.size * 2.0).round() as u32, layout.bold))
}
