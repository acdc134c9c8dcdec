//! Search held against what people judged, beside plain tantivy. `make relevance` prints the table.

use std::collections::BTreeSet;

use search::{Filters, Index, Limit, Query, parse};
use tempfile::TempDir;
use tests::relevance::{Figures, Judged, Plain, Table, items, judged, letter_id};
use tests::root;

struct Library {
    index: Index,
    plain: Plain,
    _folder: TempDir,
}

impl Library {
    fn new() -> Self {
        let items = items(&root());
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open_or_create(folder.path()).unwrap();
        let mut writer = index.writer().unwrap();
        for letter in items.iter().map(|item| item.letter.clone()).collect::<BTreeSet<_>>() {
            let own: Vec<_> = items.iter().filter(|item| item.letter == letter).cloned().collect();
            writer.put_letter(&letter, &own).unwrap();
        }
        writer.commit().unwrap();
        drop(writer);
        Self { index, plain: Plain::new(&items), _folder: folder }
    }

    fn ask(&self, words: &str, filters: &Filters) -> Vec<String> {
        let query = Query { words: parse(words), filters: filters.clone(), limit: Limit::All, ..Query::default() };
        let answer = self.index.find(&query).unwrap();
        answer.hits.into_iter().map(|hit| hit.item.id).collect()
    }

    /// The hits of a query; where nothing is found, those of what is suggested, as a person would go on.
    fn ours(&self, judged: &Judged) -> Vec<String> {
        let hits = self.ask(&judged.words, &judged.filters);
        if !hits.is_empty() {
            return hits;
        }
        let query = Query { words: parse(&judged.words), ..Query::default() };
        let suggested = self.index.find(&query).unwrap().suggestion;
        suggested.map_or(hits, |suggested| self.ask(&suggested, &judged.filters))
    }

    fn plain(&self, judged: &Judged) -> Vec<String> {
        let passing = self.ask("", &judged.filters).into_iter().collect();
        self.plain.find(&judged.words, &passing)
    }

    /// Scores both over a file of queries, and prints what ours misses or finds too much.
    fn score(&self, file: &str) -> Figures {
        let (mut ours, mut plain) = (Table::default(), Table::default());
        for query in judged(&root(), file) {
            let hits = self.ours(&query);
            tell(&query, &hits);
            ours.add(&query, &hits);
            plain.add(&query, &self.plain(&query));
        }
        println!("\n{file:<14} queries   recall  prec.  nDCG@10   plain tantivy: recall  prec.  nDCG@10");
        for ((class, queries, ours), (_, _, plain)) in ours.rows().zip(plain.rows()) {
            println!("{class:<14} {queries:>7}   {ours}                    {plain}");
        }
        ours.all()
    }
}

fn tell(query: &Judged, hits: &[String]) {
    let short = |id: &str| id.trim_start_matches(&letter_id("")).to_owned();
    let found: BTreeSet<&String> = hits.iter().collect();
    let missed: Vec<_> = query.answers.keys().filter(|id| !found.contains(id)).map(|id| short(id)).collect();
    let wrong: Vec<_> = hits.iter().filter(|id| !query.answers.contains_key(*id)).map(|id| short(id)).collect();
    if !missed.is_empty() || !wrong.is_empty() {
        println!("{}: missed {missed:?}, wrong {wrong:?}", query.words);
    }
}

#[test]
fn what_answers_a_query_is_found_and_little_else() {
    let figures = Library::new().score("queries.toml");
    assert!(figures.recall >= 0.97 && figures.precision >= 0.93 && figures.ndcg >= 0.95, "{figures}");
}

#[test]
fn what_answers_a_query_never_tuned_to_is_found_and_little_else() {
    let figures = Library::new().score("unseen.toml");
    assert!(figures.recall >= 0.93 && figures.precision >= 0.92, "{figures}");
}
