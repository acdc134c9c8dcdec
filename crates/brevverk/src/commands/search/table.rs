//! Hits for a person's eye.

use std::io::Write;

use anyhow::Result;
use console::{Term, style};
use search::{Answer, Facet, Hit, Kind};

use super::Sink;
use crate::console::Console;
use crate::speech::{AccessWords, SearchWords, Sentences, count_of};

/// Lines are this long where nobody says how wide the terminal is, and never longer or shorter than a person reads well.
const WIDTH: usize = 100;
const WIDTHS: std::ops::RangeInclusive<usize> = 60..=120;

/// How many values of a facet a person is shown.
const MOST_VALUES: usize = 10;

/// How far the lines of a hit are set in.
const INDENT: usize = 4;

/// The exact total, and every hit with what a person needs to judge it.
pub(super) struct Table<'t, W: Write> {
    page: Page<'t>,
    out: W,
    shown: usize,
}

impl<'t, W: Write> Table<'t, W> {
    pub(super) fn new(console: &'t Console, out: W) -> Self {
        let Sentences { search, access, .. } = console.say();
        Self { page: Page { say: search, access, bold: console.is_person(), width: width() }, out, shown: 0 }
    }
}

impl<W: Write> Sink for Table<'_, W> {
    fn begin(&mut self, answer: &Answer) -> Result<()> {
        writeln!(self.out, "{}", count_of(&self.page.say.hits, answer.total))?;
        if answer.restricted > 0 {
            writeln!(self.out, "{}", count_of(&self.page.access.left_out, answer.restricted))?;
        }
        Ok(())
    }

    fn hit(&mut self, hit: &Hit) -> Result<()> {
        self.shown += 1;
        writeln!(self.out)?;
        self.page.hit(self.shown, hit, &mut self.out)
    }

    /// The values that the hits were counted by, the most frequent of each.
    fn end(&mut self, answer: &Answer) -> Result<()> {
        for (name, facet) in self.page.say.facets.iter().zip(Facet::ALL) {
            let Some(counts) = answer.facets.get(&facet) else { continue };
            let values: Vec<String> =
                counts.iter().take(MOST_VALUES).map(|(value, count)| format!("{value} ({count})")).collect();
            let more = if counts.len() > MOST_VALUES { " …" } else { "" };
            writeln!(self.out)?;
            self.page.lines(&format!("{name}:"), INDENT, &[(&format!("{}{more}", values.join(", ")), false)], &mut self.out)?;
        }
        Ok(())
    }
}

fn width() -> usize {
    let columns = Term::stdout().size_checked().map_or(WIDTH, |(_, columns)| columns.into());
    columns.clamp(*WIDTHS.start(), *WIDTHS.end())
}

struct Page<'p> {
    say: &'p SearchWords,
    access: &'p AccessWords,
    bold: bool,
    width: usize,
}

/// Words, each with whether it was asked for.
type Pieces<'t> = Vec<(&'t str, bool)>;

impl Page<'_> {
    fn hit(&self, number: usize, hit: &Hit, out: &mut impl Write) -> Result<()> {
        let item = &hit.item;
        let label = item.label.as_deref().or(item.measure_kind.as_deref()).or(item.goal_kind.as_deref()).unwrap_or_default();
        let mut text: Pieces<'_> = Vec::new();
        if !label.is_empty() {
            text.push((label, false));
            text.push((": ", false));
        }
        let cut = [hit.snippet.shown.start > 0, hit.snippet.shown.end < item.text.len()].map(|cut| if cut { "…" } else { "" });
        text.push((cut[0], false));
        text.extend(hit.snippet.pieces(&item.text));
        text.push((cut[1], false));
        self.lines(&format!("{number:>2}."), INDENT, &text, out)?;
        for goal in &item.goals {
            self.field(self.say.goal, goal, out)?;
        }
        self.field(self.say.responsible, &self.responsible(hit), out)?;
        self.field(self.say.deadline, &deadline(hit), out)?;
        self.field(self.say.letter, &letter(hit), out)?;
        if let Some(page) = item.page {
            self.field(self.say.page, &page.to_string(), out)?;
        }
        if item.restricted {
            self.field(self.access.name, self.access.restricted, out)?;
        }
        if hit.alike > 0 {
            self.lines("", INDENT, &[(&count_of(&self.say.alike, hit.alike), false)], out)?;
        }
        self.field("id", &item.id, out)
    }

    /// The unit's name, and how it is printed where that is another way.
    fn responsible(&self, hit: &Hit) -> String {
        let name = hit.item.responsible.clone().unwrap_or_default();
        match &hit.item.responsible_printed {
            Some(printed) if *printed != name => format!("{name} ({printed})"),
            _ => name,
        }
    }

    /// A value after its name; nothing where there is no value.
    fn field(&self, name: &str, value: &str, out: &mut impl Write) -> Result<()> {
        if value.is_empty() {
            return Ok(());
        }
        let column = INDENT + self.say.column;
        self.lines(&format!("{:INDENT$}{name}:", ""), column, &[(value, false)], out)
    }

    /// Pieces over as many lines as they need, all set in by `indent`; the first line begins with `head`.
    fn lines(&self, head: &str, indent: usize, pieces: &[(&str, bool)], out: &mut impl Write) -> Result<()> {
        let mut line = format!("{head}{:1$}", "", indent.saturating_sub(head.chars().count()));
        let mut length = indent;
        let mut is_first = true;
        for word in words(pieces) {
            let stars = if self.bold { 0 } else { 2 * word.iter().filter(|(_, marked)| *marked).count() };
            let word_length = stars + word.iter().map(|(piece, _)| piece.chars().count()).sum::<usize>();
            if !is_first && length + 1 + word_length > self.width {
                writeln!(out, "{}", line.trim_end())?;
                (line, length, is_first) = (" ".repeat(indent), indent, true);
            }
            if !is_first {
                line.push(' ');
                length += 1;
            }
            word.iter().for_each(|(piece, marked)| line.push_str(&self.piece(piece, *marked)));
            (length, is_first) = (length + word_length, false);
        }
        Ok(writeln!(out, "{}", line.trim_end())?)
    }

    /// A found word is bold on a terminal, and stands between stars anywhere else.
    fn piece(&self, piece: &str, marked: bool) -> String {
        match (marked, self.bold) {
            (false, _) => piece.to_owned(),
            (true, true) => style(piece).bold().force_styling(true).to_string(),
            (true, false) => format!("*{piece}*"),
        }
    }
}

/// The words of some pieces. A word may be marked in part; a mark over several words marks each.
fn words<'t>(pieces: &[(&'t str, bool)]) -> Vec<Pieces<'t>> {
    let mut words: Vec<Pieces<'t>> = Vec::new();
    let mut open = false;
    for (piece, marked) in pieces {
        for (at, part) in piece.split(char::is_whitespace).enumerate() {
            open &= at == 0;
            if part.is_empty() {
                continue;
            }
            match words.last_mut().filter(|_| open) {
                Some(word) => word.push((part, *marked)),
                None => words.push(vec![(part, *marked)]),
            }
            open = true;
        }
    }
    words
}

fn deadline(hit: &Hit) -> String {
    match (&hit.item.deadline, &hit.item.deadline_printed) {
        (Some(day), Some(printed)) => format!("{day} ({printed})"),
        (day, printed) => day.clone().or_else(|| printed.clone()).unwrap_or_default(),
    }
}

/// Title and date of the letter, and the file it was read from.
fn letter(hit: &Hit) -> String {
    let item = &hit.item;
    let title = item.title.as_deref().filter(|_| item.kind != Kind::Letter);
    let parts = [title, item.date.as_deref(), item.source.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stay_on_their_parts_of_words() {
        let found = words(&[("Hjemme", false), ("tjenesten", true), (" skal  få", false), ("ny plan", true), (".", false)]);
        let expected: [Pieces<'_>; 5] = [
            vec![("Hjemme", false), ("tjenesten", true)],
            vec![("skal", false)],
            vec![("få", false), ("ny", true)],
            vec![("plan", true), (".", false)],
            Vec::new(),
        ];
        assert_eq!(found, expected[..4]);
    }
}
