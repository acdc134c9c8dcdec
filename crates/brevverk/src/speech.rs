//! The language of what people read, and the sentences of each.

mod bokmaal;
mod english;
mod files;
mod nynorsk;

use std::fmt::Display;

use linked::Lang;
use search::Remark;
use source::NoRecords;

/// What the program says, in one language. `{}` is filled in, in order.
pub(crate) struct Sentences {
    pub(crate) reasons: Reasons,
    pub(crate) store: StoreWords,
    pub(crate) ingest: IngestWords,
    pub(crate) page: PageWords,
    pub(crate) access: AccessWords,
    pub(crate) metadata: MetadataWords,
    pub(crate) search: SearchWords,
    pub(crate) show: ShowWords,
    pub(crate) check: CheckWords,
    pub(crate) score: ScoreWords,
    /// What other files than letters are called, each with the English name that the reader gives it.
    pub(crate) file_kinds: &'static [(&'static str, &'static str)],
}

/// Why a file gives no letter.
pub(crate) struct Reasons {
    pub(crate) missing: &'static str,
    /// Filled with what the system says.
    pub(crate) unreadable: &'static str,
    /// Filled with a number of megabytes.
    pub(crate) too_large: &'static str,
    /// Filled with a number of megabytes.
    pub(crate) unpacks_too_large: &'static str,
    /// Filled with the number of pages, and with how many there may be.
    pub(crate) too_many_pages: &'static str,
    /// Filled with how deep elements may stand in one another.
    pub(crate) too_nested: &'static str,
    /// Filled with the number of members, and with how many there may be.
    pub(crate) too_many_members: &'static str,
    pub(crate) changing: &'static str,
    pub(crate) empty: &'static str,
    pub(crate) encrypted: &'static str,
    pub(crate) sealed: &'static str,
    /// Filled with a number of files.
    pub(crate) too_deep: &'static str,
    /// Filled with a number of files.
    pub(crate) too_many_parts: &'static str,
    /// Filled with what the reader says.
    pub(crate) damaged: &'static str,
    /// Filled with a number of pages.
    pub(crate) no_text_layer: &'static str,
    /// Filled with a number of pages and the name of a package.
    pub(crate) no_recogniser: &'static str,
    /// Filled with a number of pages and what went wrong.
    pub(crate) not_recognised: &'static str,
    /// Filled with what it is.
    pub(crate) not_a_letter: &'static str,
    /// Filled with the page and the number of pages.
    pub(crate) no_such_page: &'static str,
    /// Filled with what it is.
    pub(crate) no_pages: &'static str,
    pub(crate) not_named_text: &'static str,
    /// Filled with a place in the source of this program.
    pub(crate) defect: &'static str,
    /// Filled with a number of seconds.
    pub(crate) timed_out: &'static str,
    /// Filled with a number of seconds.
    pub(crate) cpu_time: &'static str,
    /// Filled with a number of megabytes.
    pub(crate) out_of_memory: &'static str,
    pub(crate) stack_overflow: &'static str,
    /// Filled with what the system says.
    pub(crate) crashed: &'static str,
    /// Filled with the pages.
    pub(crate) pages_missing: &'static str,
    /// Filled with what the system says.
    pub(crate) no_worker: &'static str,
    /// Put behind a reason, filled with a page.
    pub(crate) on_page: &'static str,
    /// Told of a letter, filled with the pages it lacks.
    pub(crate) read_without: &'static str,
    /// Told of a letter, filled with a percentage.
    pub(crate) readers_disagree: &'static str,
}

/// A count of one, and of any other number, filled with the number.
pub(crate) type Counted = [&'static str; 2];

/// About the folder of an index.
pub(crate) struct StoreWords {
    /// Filled with a folder or file.
    pub(crate) cannot_write: &'static str,
    /// Filled with the folder.
    pub(crate) busy: &'static str,
}

/// What `ingest` says.
pub(crate) struct IngestWords {
    pub(crate) looking: &'static str,
    pub(crate) reading: &'static str,
    pub(crate) indexing: &'static str,
    /// Filled with the other file.
    pub(crate) same_as: &'static str,
    /// Filled with how many.
    pub(crate) gone: &'static str,
    pub(crate) no_files: &'static str,
    pub(crate) nothing_to_do: &'static str,
    /// Filled with files done, files in all, pages, failed files, files a second, time left.
    pub(crate) progress: &'static str,
    /// Filled with pages, failed files, files a second, time left.
    pub(crate) beside_bar: &'static str,
    /// Filled with a file.
    pub(crate) would_read: &'static str,
    /// Filled with a file.
    pub(crate) would_replace: &'static str,
    /// Filled with a file and the reason.
    pub(crate) would_skip: &'static str,
    pub(crate) same_as_other: &'static str,
    /// Filled with a file.
    pub(crate) would_remove: &'static str,
    /// Filled with how many would be read, replaced, skipped, removed, and how many stay as they are.
    pub(crate) would_in_all: &'static str,
    /// Filled with how many were read, and how many were not.
    pub(crate) stopped: &'static str,
    /// Filled with the reason.
    pub(crate) keeps_letter: &'static str,
    pub(crate) stopping: &'static str,
    pub(crate) not_reached: &'static str,
    /// Filled with how many letters were read again, how many differ, and in which types.
    pub(crate) upgraded: &'static str,
    /// Filled with how many letters were read again.
    pub(crate) upgraded_same: &'static str,
    /// Filled with how many letters.
    pub(crate) old_letters: &'static str,
    pub(crate) watching: &'static str,
    pub(crate) watched: &'static str,
    pub(crate) no_list_to_watch: &'static str,
    pub(crate) cannot_watch: &'static str,
    /// Filled with a path.
    pub(crate) cannot_watch_path: &'static str,
    pub(crate) new: Counted,
    pub(crate) changed: Counted,
    pub(crate) unchanged: Counted,
    pub(crate) removed: Counted,
    pub(crate) failed: Counted,
    pub(crate) duplicates: Counted,
    pub(crate) skipped: Counted,
    pub(crate) waiting: Counted,
}

/// What `page` says.
pub(crate) struct PageWords {
    /// Filled with the id.
    pub(crate) no_such_item: &'static str,
    /// Filled with the id, the page, and the pages where it is.
    pub(crate) elsewhere: &'static str,
}

/// About letters that a marking restricts.
pub(crate) struct AccessWords {
    /// How many letters are left out of an answer.
    pub(crate) left_out: Counted,
    /// The name of what is said of a hit, and what is said of one in such a letter.
    pub(crate) name: &'static str,
    pub(crate) restricted: &'static str,
    /// Filled with the id.
    pub(crate) not_shown: &'static str,
    /// Filled with the marking.
    pub(crate) not_drawn: &'static str,
}

/// About what is known of letters from elsewhere.
pub(crate) struct MetadataWords {
    /// Filled with the file and the reason.
    pub(crate) cannot_read: &'static str,
    pub(crate) empty: &'static str,
    pub(crate) no_path: &'static str,
    /// Filled with the name of a column.
    pub(crate) column_twice: &'static str,
    /// Filled with two lines and a path.
    pub(crate) path_twice: &'static str,
    /// Filled with a line.
    pub(crate) bad_row: &'static str,
    /// Filled with a line and what the reader says.
    pub(crate) malformed: &'static str,
    /// Filled with the name of an element.
    pub(crate) not_noark: &'static str,
    /// Filled with a number.
    pub(crate) too_deep: &'static str,
    /// How many records are about no letter.
    pub(crate) unused: Counted,
    /// Told of a letter, filled with the fields.
    pub(crate) conflict: &'static str,
}

/// What `search` says.
pub(crate) struct SearchWords {
    pub(crate) hits: Counted,
    pub(crate) nothing: &'static str,
    /// Filled with how many are shown, and of how many.
    pub(crate) first_of: &'static str,
    /// Filled with a cursor.
    pub(crate) next: &'static str,
    /// Filled with the search that might have been meant.
    pub(crate) suggestion: &'static str,
    /// How many other letters say the same.
    pub(crate) alike: Counted,
    /// A spreadsheet is no text.
    pub(crate) no_text: &'static str,
    /// The columns of a list that is followed up: body, day, case, title, what is to be done, who, when, status, remark, page, quotation,
    /// label, goals, file, id.
    pub(crate) columns: [&'static str; 15],
    /// What hits are counted by, in the order of [`search::Facet::ALL`].
    pub(crate) facets: [&'static str; search::Facet::ALL.len()],
    pub(crate) goal: &'static str,
    pub(crate) responsible: &'static str,
    pub(crate) deadline: &'static str,
    pub(crate) letter: &'static str,
    pub(crate) page: &'static str,
    /// How wide the column of these names is.
    pub(crate) column: usize,
    pub(crate) remarks: RemarkWords,
}

/// How a search was understood.
pub(crate) struct RemarkWords {
    pub(crate) open_quote: &'static str,
    /// Filled with the word.
    pub(crate) operator: &'static str,
    pub(crate) and: &'static str,
    /// Filled with the word.
    pub(crate) star: &'static str,
    /// Filled with the signs.
    pub(crate) no_words: &'static str,
    /// Filled with the value and the filter.
    pub(crate) value: &'static str,
    /// Filled with the filter and its value.
    pub(crate) denied_filter: &'static str,
    /// Filled with a number of bytes.
    pub(crate) too_long: &'static str,
}

/// What `show` says.
pub(crate) struct ShowWords {
    /// Filled with the id and the folder.
    pub(crate) not_found: &'static str,
    /// Filled with the id; the candidates follow.
    pub(crate) ambiguous: &'static str,
    pub(crate) goal: &'static str,
    pub(crate) part_of: &'static str,
    pub(crate) measure: &'static str,
    pub(crate) responsible: &'static str,
    pub(crate) deadline: &'static str,
    pub(crate) printed: &'static str,
    pub(crate) area: &'static str,
    pub(crate) letter: &'static str,
    pub(crate) file: &'static str,
    pub(crate) place: &'static str,
    /// Filled with page, first and last character.
    pub(crate) at: &'static str,
    /// Filled with the edges.
    pub(crate) boxed: &'static str,
}

/// What `check` says.
pub(crate) struct CheckWords {
    /// Filled with the folder.
    pub(crate) no_index: &'static str,
    /// Filled with the letter and its source.
    pub(crate) letter_missing: &'static str,
    /// Filled with the letter.
    pub(crate) letter_stray: &'static str,
    /// Filled with the file and the letter in it.
    pub(crate) letter_wrong: &'static str,
    /// Filled with the letter.
    pub(crate) not_indexed: &'static str,
    /// Filled with the letter.
    pub(crate) index_differs: &'static str,
    /// Filled with the letter.
    pub(crate) index_stray: &'static str,
    /// Told where the last commit of the index names no letters.
    pub(crate) index_unnamed: &'static str,
    /// Filled with the letter.
    pub(crate) not_named: &'static str,
    /// Filled with the letter.
    pub(crate) named_wrong: &'static str,
    /// Filled with the file.
    pub(crate) source_changed: &'static str,
    /// Filled with the file, where in its letter, the value, and what stands at its place.
    pub(crate) misplaced: &'static str,
    /// Filled with the file and where in its letter.
    pub(crate) no_place: &'static str,
    /// Filled with the number of letters.
    pub(crate) repaired: &'static str,
    /// Filled with the numbers of letters and values.
    pub(crate) all_right: &'static str,
    pub(crate) differences: Counted,
}

/// What `score` says.
pub(crate) struct ScoreWords {
    /// Filled with the folder.
    pub(crate) no_gold: &'static str,
    pub(crate) missed: &'static str,
    pub(crate) extra: &'static str,
}

impl MetadataWords {
    /// Why a file has no records.
    pub(crate) fn no_records(&self, why: &NoRecords) -> String {
        match why {
            NoRecords::Malformed { line, why } => fill(self.malformed, &[line, why]),
            NoRecords::NotNoark { root } => fill(self.not_noark, &[root]),
            NoRecords::TooDeep { most } => fill(self.too_deep, &[most]),
        }
    }
}

impl SearchWords {
    /// A remark on how a search was understood.
    pub(crate) fn remark(&self, remark: &Remark) -> String {
        let words = &self.remarks;
        match remark {
            Remark::OpenQuote => words.open_quote.into(),
            Remark::Operator(word) => fill(words.operator, &[word]),
            Remark::And => words.and.into(),
            Remark::Star(word) => fill(words.star, &[word]),
            Remark::NoWords(signs) => fill(words.no_words, &[signs]),
            Remark::Value { filter, value } => fill(words.value, &[value, filter]),
            Remark::DeniedFilter(written) => fill(words.denied_filter, &[written]),
            Remark::TooLong(bytes) => fill(words.too_long, &[bytes]),
        }
    }
}

impl Sentences {
    /// The end of a reason that has to do with a page.
    pub(crate) fn on_page(&self, page: Option<u32>) -> String {
        page.map(|page| fill(self.reasons.on_page, &[&page])).unwrap_or_default()
    }

    /// What a kind of file is called; as the reader calls it where there is no word for it.
    pub(crate) fn file_kind(&self, found: &str) -> String {
        self.file_kinds.iter().find(|(english, _)| *english == found).map_or(found, |(_, word)| word).to_owned()
    }
}

/// The sentences of a language.
pub(crate) fn sentences(lang: Lang) -> &'static Sentences {
    match lang {
        Lang::Nb => &bokmaal::BOKMAAL,
        Lang::Nn => &nynorsk::NYNORSK,
        Lang::En => &english::ENGLISH,
    }
}

/// The language of the locale, and bokmål where it says none that is spoken here.
pub(crate) fn lang_of_locale() -> Lang {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default();
    lang_named(&locale)
}

fn lang_named(locale: &str) -> Lang {
    match locale.split(['_', '.', '-', '@']).next() {
        Some("nn") => Lang::Nn,
        Some("en") => Lang::En,
        _ => Lang::Nb,
    }
}

/// A count in words.
pub(crate) fn count_of(words: &Counted, count: usize) -> String {
    fill(words[usize::from(count != 1)], &[&count])
}

/// A sentence with its gaps filled, the first with the first.
pub(crate) fn fill(sentence: &str, values: &[&dyn Display]) -> String {
    let mut parts = sentence.split("{}");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for (part, value) in parts.zip(values) {
        filled.push_str(&value.to_string());
        filled.push_str(part);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_says_the_language() {
        for (locale, lang) in [
            ("nb_NO.UTF-8", Lang::Nb),
            ("nn_NO.UTF-8", Lang::Nn),
            ("en_GB.UTF-8", Lang::En),
            ("no_NO", Lang::Nb),
            ("C.UTF-8", Lang::Nb),
            ("de_DE.UTF-8", Lang::Nb),
            ("", Lang::Nb),
        ] {
            assert_eq!(lang_named(locale), lang, "{locale}");
        }
    }

    #[test]
    fn gaps_are_filled_in_order_and_values_are_left_as_they_are() {
        assert_eq!(fill("{} av {} filer", &[&"{}", &2]), "{} av 2 filer");
    }
}
