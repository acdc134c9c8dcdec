//! The yardstick: tantivy as it comes, with its Norwegian stemmer.

use std::collections::BTreeSet;

use search::Item;
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::tokenizer::{Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, TextAnalyzer};
use tantivy::{Index, TantivyDocument};

/// An index with all that a hit shows in one field.
pub struct Plain {
    index: Index,
    id: Field,
    text: Field,
}

impl Plain {
    /// The index of some items.
    pub fn new(items: &[Item]) -> Self {
        let mut schema = Schema::builder();
        let words =
            TextFieldIndexing::default().set_tokenizer("norsk").set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(words));
        let id = schema.add_text_field("id", STRING | STORED);
        let index = Index::create_in_ram(schema.build());
        let analyzer = TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(RemoveLongFilter::limit(40))
            .filter(LowerCaser)
            .filter(Stemmer::new(Language::Norwegian));
        index.tokenizers().register("norsk", analyzer.build());
        let mut writer = index.writer::<TantivyDocument>(20_000_000).expect("a writer");
        for item in items {
            let mut document = TantivyDocument::default();
            document.add_text(id, &item.id);
            let around = [&item.label, &item.area, &item.responsible, &item.title, &item.case_number, &item.reference];
            for value in around.into_iter().flatten().chain(&item.goals).chain([&item.text]) {
                document.add_text(text, value);
            }
            writer.add_document(document).expect("a document");
        }
        writer.commit().expect("a commit");
        Self { index, id, text }
    }

    /// The ids of the hits that pass the filters, the best first.
    pub fn find(&self, words: &str, passing: &BTreeSet<String>) -> Vec<String> {
        let searcher = self.index.reader().expect("a reader").searcher();
        let mut parser = QueryParser::for_index(&self.index, vec![self.text]);
        parser.set_conjunction_by_default();
        let (query, _) = parser.parse_query_lenient(words);
        let hits = searcher.search(&query, &TopDocs::with_limit(10_000).order_by_score()).expect("hits");
        let id = |address| {
            let document: TantivyDocument = searcher.doc(address).expect("a document");
            document.get_first(self.id).and_then(|id| id.as_str()).expect("an id").to_owned()
        };
        let found: Vec<String> = hits.into_iter().map(|(_, address)| id(address)).collect();
        if words.is_empty() {
            passing.iter().cloned().collect()
        } else {
            found.into_iter().filter(|id| passing.contains(id)).collect()
        }
    }
}
