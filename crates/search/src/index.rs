//! The index on disk: opening it, and asking it.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tantivy::collector::{Count, TopDocs};
use tantivy::directory::{Directory, MmapDirectory};
use tantivy::query::{AllQuery, Query as Tantivy, TermQuery};
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{DocAddress, DocSet, IndexReader, ReloadPolicy, Searcher, TERMINATED, TantivyDocument, Term};

use crate::alike::{self, CountAlike};
use crate::columns::Columns;
use crate::compile;
use crate::cursor::Cursor;
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::facets::{Counts, Facet};
use crate::item::Item;
use crate::page::{Asked, Found};
use crate::query::{Limit, Query};
use crate::restricted::Letters;
use crate::schema::Fields;
use crate::snippet::{Marker, Snippet};
use crate::suggest;
use crate::version;
use crate::writer::Writer;
use crate::{analysis, grammar};

/// What tantivy keeps the state of an index in: it changes with every commit.
const STATE: &str = "meta.json";

/// An index in a folder. It can be asked while another process writes to it, and each question sees the last commit.
pub struct Index {
    folder: PathBuf,
    index: tantivy::Index,
    fields: Fields,
    reader: IndexReader,
    columns: Columns,
    /// The state that the reader has loaded.
    loaded: Mutex<Vec<u8>>,
}

/// The answer to a question.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer {
    /// How many items there are in all, exactly.
    pub total: usize,
    /// The best of them, the best first; equally good ones in the order of their ids.
    pub hits: Vec<Hit>,
    /// Where the next page begins; none where there is none.
    pub next: Option<Cursor>,
    /// How many of all there are of each value, where that was asked for.
    pub facets: BTreeMap<Facet, Counts>,
    /// What the search might have meant, where it found little.
    pub suggestion: Option<String>,
    /// How many letters have hits that are left out, because a marking restricts who may read them. They are in no other number here.
    pub restricted: usize,
}

/// An item that was found.
#[derive(Clone, PartialEq, Debug)]
pub struct Hit {
    /// The item.
    pub item: Item,
    /// How well it fits; comparable within one answer only.
    pub score: f32,
    /// Where the words that were asked for stand in the item's text.
    pub snippet: Snippet,
    /// How many other hits are the same item in other letters, where hits are grouped.
    pub alike: usize,
}

impl Index {
    /// Opens the index in a folder, to ask it.
    pub fn open(folder: &Path) -> Result<Self> {
        let missing = || Error::Missing { folder: folder.to_owned() };
        let directory = MmapDirectory::open(folder).map_err(|_| missing())?;
        if !tantivy::Index::exists(&directory)? {
            return Err(missing());
        }
        version::check(&directory, folder)?;
        Self::with(tantivy::Index::open(directory)?, folder)
    }

    /// Opens the index in a folder, or makes folder and index where there are none.
    pub fn open_or_create(folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder).map_err(|reason| Error::Folder { folder: folder.to_owned(), reason })?;
        let directory = MmapDirectory::open(folder)?;
        if tantivy::Index::exists(&directory)? {
            return Self::open(folder);
        }
        // The version comes first, so that an index never lies in a folder without it.
        version::write(&directory, folder)?;
        let (schema, _) = Fields::schema();
        Self::with(tantivy::Index::open_or_create(directory, schema)?, folder)
    }

    fn with(mut index: tantivy::Index, folder: &Path) -> Result<Self> {
        index.set_tokenizers(analysis::tokenizers());
        let (schema, fields) = Fields::schema();
        if index.schema() != schema {
            return Err(version::other(folder, "other fields".to_owned()));
        }
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { folder: folder.to_owned(), index, fields, reader, columns: Columns::default(), loaded: Mutex::default() })
    }

    /// A writer to the index. There is one at a time, over all processes.
    pub fn writer(&self) -> Result<Writer> {
        Writer::new(&self.index, self.fields.clone(), &self.folder)
    }

    /// Answers a question.
    pub fn find(&self, query: &Query) -> Result<Answer> {
        let searcher = self.searcher()?;
        let compiled = compile::query(query, &self.fields, &searcher)?;
        let Found { total, facets, page, is_last } = self.asked(query, &compiled, &searcher).found(query.limit, query.facets)?;
        let next = page.last().filter(|_| !is_last).map(|(score, id, _)| Cursor { score: *score, id: id.clone() });
        let marker = Marker::new(&query.words);
        let mut hits = Vec::with_capacity(page.len());
        for (score, _, address) in page {
            hits.push(self.hit(&searcher, address, score, &marker)?);
        }
        if query.grouped && !hits.is_empty() {
            self.group(&searcher, &compiled, &mut hits)?;
        }
        let suggestion = suggest::suggestion(query, total, &self.fields, &searcher)?;
        let restricted = match compile::left_out(query, &self.fields, &searcher)? {
            Some(left_out) => searcher.search(&left_out, &Letters)?,
            None => 0,
        };
        Ok(Answer { total, hits, next, facets, suggestion, restricted })
    }

    /// Hands on every hit of a question, the best first, one at a time, until it is told to stop. How many there are in all.
    pub fn each(&self, query: &Query, take: &mut dyn FnMut(Hit) -> ControlFlow<()>) -> Result<usize> {
        let searcher = self.searcher()?;
        let compiled = compile::query(query, &self.fields, &searcher)?;
        let Found { total, page, .. } = self.asked(query, &compiled, &searcher).found(Limit::All, false)?;
        let marker = Marker::new(&query.words);
        for (score, _, address) in page {
            if take(self.hit(&searcher, address, score, &marker)?).is_break() {
                break;
            }
        }
        Ok(total)
    }

    fn asked<'a>(&'a self, query: &'a Query, compiled: &'a dyn Tantivy, searcher: &'a Searcher) -> Asked<'a> {
        Asked { query, compiled, searcher, columns: &self.columns }
    }

    /// Says of each hit how many others are the same item.
    fn group(&self, searcher: &Searcher, compiled: &dyn Tantivy, hits: &mut [Hit]) -> Result<()> {
        let keys = hits.iter().map(|hit| (alike::key(&hit.item), 0)).collect();
        let counts = searcher.search(compiled, &CountAlike { columns: self.columns.clone(), keys })?;
        for hit in hits {
            hit.alike = counts.get(&alike::key(&hit.item)).map_or(0, |count| count.saturating_sub(1));
        }
        Ok(())
    }

    /// The item with an id, with no score and nothing marked; also where a marking restricts it.
    pub fn get(&self, id: &str) -> Result<Option<Hit>> {
        let searcher = self.searcher()?;
        let query = TermQuery::new(Term::from_field_text(self.fields.id, id), IndexRecordOption::Basic);
        let found = searcher.search(&query, &TopDocs::with_limit(1).order_by_score())?;
        let marker = Marker::new(&grammar::Words::default());
        found.first().map(|(_, address)| self.hit(&searcher, *address, 0.0, &marker)).transpose()
    }

    /// How many items there are, of all kinds.
    pub fn count(&self) -> Result<usize> {
        Ok(self.searcher()?.search(&AllQuery, &Count)?)
    }

    /// The note that the last commit was made with; none where it had none.
    pub fn note(&self) -> Result<Option<String>> {
        Ok(self.index.load_metas()?.payload)
    }

    /// The letters that have items, in order.
    pub fn letter_ids(&self) -> Result<Vec<String>> {
        let mut letters = Vec::new();
        let searcher = self.searcher()?;
        for segment in searcher.segment_readers() {
            let inverted = segment.inverted_index(self.fields.letter)?;
            let mut terms = inverted.terms().stream().map_err(tantivy::TantivyError::from)?;
            while terms.advance() {
                let mut items = inverted
                    .read_postings_from_terminfo(terms.value(), IndexRecordOption::Basic)
                    .map_err(tantivy::TantivyError::from)?;
                // A term outlives the items that it stood for: only those not deleted count.
                while items.doc() != TERMINATED && segment.is_deleted(items.doc()) {
                    items.advance();
                }
                if items.doc() != TERMINATED {
                    letters.push(String::from_utf8_lossy(terms.key()).into_owned());
                }
            }
        }
        letters.sort_unstable();
        letters.dedup();
        Ok(letters)
    }

    /// Every item of a letter, in the order of their ids; also where a marking restricts it.
    pub fn items_of(&self, letter_id: &str) -> Result<Vec<Item>> {
        let searcher = self.searcher()?;
        let query = TermQuery::new(Term::from_field_text(self.fields.letter, letter_id), IndexRecordOption::Basic);
        let addresses = searcher.search(&query, &tantivy::collector::DocSetCollector)?;
        let mut items = Vec::with_capacity(addresses.len());
        // The set has no order of its own; the items get theirs below.
        #[allow(clippy::iter_over_hash_type, reason = "sorted below")]
        for address in addresses {
            items.push(self.item(&searcher, address)?);
        }
        items.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(items)
    }

    /// The last commit, loaded if it is newer than what was loaded before.
    fn searcher(&self) -> Result<Searcher> {
        let state = self.index.directory().atomic_read(Path::new(STATE))?;
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        if *loaded != state {
            self.reader.reload()?;
            self.columns.keep(&self.reader.searcher());
            *loaded = state;
        }
        Ok(self.reader.searcher())
    }

    fn hit(&self, searcher: &Searcher, address: DocAddress, score: f32, marker: &Marker) -> Result<Hit> {
        let item = self.item(searcher, address)?;
        let snippet = marker.snippet(&item.text, &item.abbreviations);
        Ok(Hit { item, score, snippet, alike: 0 })
    }

    fn item(&self, searcher: &Searcher, address: DocAddress) -> Result<Item> {
        let document: TantivyDocument = searcher.doc(address)?;
        let stored = document.get_first(self.fields.item).and_then(|value| value.as_bytes());
        let stored = stored.ok_or_else(|| Error::Damaged { found: "none".to_owned() })?;
        serde_json::from_slice(stored).map_err(|error| Error::Damaged { found: error.to_string() })
    }
}

impl Engine for Index {
    fn find(&self, query: &Query) -> Result<Answer> {
        self.find(query)
    }

    fn each(&self, query: &Query, take: &mut dyn FnMut(Hit) -> ControlFlow<()>) -> Result<usize> {
        self.each(query, take)
    }

    fn get(&self, id: &str) -> Result<Option<Hit>> {
        self.get(id)
    }

    fn count(&self) -> Result<usize> {
        self.count()
    }

    fn letter_ids(&self) -> Result<Vec<String>> {
        self.letter_ids()
    }

    fn items_of(&self, letter_id: &str) -> Result<Vec<Item>> {
        self.items_of(letter_id)
    }
}
