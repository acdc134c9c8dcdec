//! The list to be followed up as a spreadsheet: days are days, the first row stays in sight, every column can be filtered.

use std::io::Write;

use anyhow::{Context, Result};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook};
use search::{Answer, Hit};

use super::Sink;
use super::follow_up::row;
use crate::speech::{AccessWords, Sentences};

/// The columns that hold days.
const DAYS: [usize; 2] = [1, 6];
/// The column of the page.
const PAGE: usize = 9;
/// How wide the columns are, in characters.
const WIDTHS: [f64; 15] = [24.0, 11.0, 11.0, 32.0, 70.0, 26.0, 11.0, 12.0, 24.0, 6.0, 50.0, 12.0, 40.0, 30.0, 20.0];
/// The most a cell of a spreadsheet holds, in UTF-16 units.
const LONGEST: usize = 32_767;

/// A spreadsheet in the making. It goes out as a whole, for a spreadsheet is a compressed archive.
pub(super) struct Sheet<'s, W: Write> {
    book: Workbook,
    out: W,
    next: u32,
    text: Format,
    day: Format,
    access: &'s AccessWords,
}

impl<'s, W: Write> Sheet<'s, W> {
    pub(super) fn new(out: W, say: &'s Sentences) -> Result<Self> {
        let mut book = Workbook::new();
        // The same list is the same file, whenever it is made.
        book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let head = Format::new().set_bold().set_align(FormatAlign::Top);
        let sheet = book.add_worksheet();
        for ((number, name), width) in (0..).zip(say.search.columns).zip(WIDTHS) {
            sheet.write_with_format(0, number, name, &head)?;
            sheet.set_column_width(number, width)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        Ok(Self { book, out, next: 1, day: text.clone().set_num_format("yyyy-mm-dd"), text, access: &say.access })
    }
}

impl<W: Write> Sink for Sheet<'_, W> {
    fn begin(&mut self, _: &Answer) -> Result<()> {
        Ok(())
    }

    fn hit(&mut self, hit: &Hit) -> Result<()> {
        let sheet = self.book.worksheet_from_index(0)?;
        for (number, cell) in (0..).zip(row(hit, self.access)) {
            let column = usize::from(number);
            if let Some(day) =
                Some(&cell).filter(|_| DAYS.contains(&column)).and_then(|day| ExcelDateTime::parse_from_str(day).ok())
            {
                sheet.write_with_format(self.next, number, &day, &self.day)?;
            } else if let Some(page) = Some(&cell).filter(|_| column == PAGE).and_then(|page| page.parse::<u32>().ok()) {
                sheet.write_with_format(self.next, number, page, &self.text)?;
            } else {
                sheet.write_with_format(self.next, number, fitting(&cell), &self.text)?;
            }
        }
        self.next += 1;
        Ok(())
    }

    fn end(&mut self, _: &Answer) -> Result<()> {
        let sheet = self.book.worksheet_from_index(0)?;
        sheet.autofilter(0, 0, self.next - 1, 14)?;
        let bytes = self.book.save_to_buffer().context("xlsx")?;
        Ok(self.out.write_all(&bytes)?)
    }
}

/// As much of a text as a cell holds. An ellipsis says that there is more; the letter itself has it.
fn fitting(text: &str) -> String {
    if text.len() < LONGEST {
        return text.to_owned();
    }
    let mut units = 0;
    let fits = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units >= LONGEST
    });
    fits.map_or_else(|| text.to_owned(), |(end, _)| format!("{}…", &text[..end]))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, fitting};

    #[test]
    fn a_text_longer_than_a_cell_ends_in_an_ellipsis() {
        assert_eq!(fitting("kort"), "kort");
        assert_eq!(fitting(&"å".repeat(LONGEST)).chars().count(), LONGEST);
        let cut = fitting(&"🙂".repeat(LONGEST));
        assert!(cut.ends_with('…') && cut.encode_utf16().count() <= LONGEST);
    }
}
