//! Search beside raw tantivy, as ratios from one run: indexing and size over the same paragraphs, one-word queries over many measures;
//! and how long the slowest of ten thousand hostile queries takes.
//!
//! Nothing is asserted. `PARAGRAPHS` and `MEASURES` in the environment set how many there are; the defaults are those of the README.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a benchmark prints its figures")]

use std::fmt;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use search::{Index, Item, Kind, Limit, Query, parse};
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::aggregation::{AggContextParams, AggregationCollector};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::QueryParser;
use tantivy::schema::{FAST, Field, STORED, STRING, Schema, TEXT, Value};
use tantivy::snippet::SnippetGenerator;
use tantivy::{ReloadPolicy, TantivyDocument};
use tests::relevance;
use tests::root;

/// The queries that the tests of search try in an unoptimised build.
#[path = "../../crates/search/tests/finding/random.rs"]
mod random;

/// How many items a letter has.
const IN_LETTER: usize = 50;
/// What the items are counted by that have a value for it.
const FACETS: [&str; 3] = ["responsible", "year", "modality"];
/// How often each query runs.
const ROUNDS: usize = 20;
/// What is asked for: common words, rare ones, compounds, nynorsk.
const WORDS: [&str; 16] = [
    "skole",
    "skule",
    "vedlikehold",
    "hjemmetjeneste",
    "buss",
    "plan",
    "kommunen",
    "barnehage",
    "lærling",
    "tilsyn",
    "energi",
    "kai",
    "turnus",
    "evaluering",
    "innbyggjarar",
    "solceller",
];

fn main() {
    let count = |name: &str, usual: usize| std::env::var(name).ok().and_then(|count| count.parse().ok()).unwrap_or(usual);
    let (paragraphs, measures) = (count("PARAGRAPHS", 200_000), count("MEASURES", 1_000_000));
    let sentences = sentences();
    indexing(&sentences, paragraphs);
    asking(&sentences, measures);
}

/// Everything that the judged letters say.
fn sentences() -> Vec<String> {
    let items = relevance::items(&root());
    items.into_iter().flat_map(|item| [vec![item.text], item.goals, item.title.into_iter().collect()].concat()).collect()
}

/// A paragraph of three sentences, another for each number, with a word of its own now and then as texts have them.
fn paragraph(sentences: &[String], number: usize) -> String {
    let mix = |salt: usize| {
        let mixed = (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(salt as u32 * 17);
        &sentences[(mixed % sentences.len() as u64) as usize]
    };
    let name = if number.is_multiple_of(7) { format!(" Område{} er med.", number / 7) } else { String::new() };
    format!("{} {} {}{name}", mix(1), mix(2), mix(3))
}

fn item(sentences: &[String], number: usize) -> Item {
    let letter = format!("urn:brevverk:letter:{:032x}", number / IN_LETTER);
    let mut item = Item::new(format!("{letter}#m-{number:016x}"), letter, Kind::Measure, paragraph(sentences, number));
    item.responsible = Some(format!("Etat {}", number % 40));
    item.year = Some(2000 + (number / IN_LETTER % 26) as u16);
    item.date = Some(format!("{}-02-18", 2000 + number / IN_LETTER % 26));
    item.modality = Some("skal".to_owned());
    item
}

/// Puts the paragraphs into our index: nothing but id and text where `bare`.
fn ours(folder: &Path, sentences: &[String], count: usize, bare: bool) -> Index {
    let index = Index::open_or_create(folder).unwrap();
    let mut writer = index.writer().unwrap();
    for letter in 0..count.div_ceil(IN_LETTER) {
        let numbers = letter * IN_LETTER..((letter + 1) * IN_LETTER).min(count);
        let items: Vec<Item> = numbers
            .map(|number| {
                let item = item(sentences, number);
                if bare { Item::new(item.id, item.letter, item.kind, item.text) } else { item }
            })
            .collect();
        writer.put_letter(&items[0].letter.clone(), &items).unwrap();
    }
    writer.finish().unwrap();
    index
}

/// Puts the same into an index of raw tantivy: nothing but id and text where `bare`, else with the columns that facets are counted by.
fn raw(folder: &Path, sentences: &[String], count: usize, bare: bool) -> tantivy::Index {
    let mut schema = Schema::builder();
    let text = schema.add_text_field("text", TEXT | STORED);
    let id = schema.add_text_field("id", STRING | STORED);
    let facets = FACETS.map(|facet| schema.add_text_field(facet, FAST));
    let index = tantivy::Index::create_in_dir(folder, schema.build()).unwrap();
    let mut writer = index.writer::<TantivyDocument>(128 << 20).unwrap();
    for number in 0..count {
        let item = item(sentences, number);
        let mut document = TantivyDocument::default();
        document.add_text(text, &item.text);
        document.add_text(id, &item.id);
        let values = [item.responsible, item.year.map(|year| year.to_string()), item.modality];
        for (facet, value) in facets.into_iter().zip(values).filter(|_| !bare) {
            document.add_text(facet, value.unwrap_or_default());
        }
        writer.add_document(document).unwrap();
    }
    writer.commit().unwrap();
    writer.wait_merging_threads().unwrap();
    index
}

fn indexing(sentences: &[String], count: usize) {
    let (mut our_cpu, mut raw_cpu, mut sizes) = (Vec::new(), Vec::new(), (0, 0));
    for _ in 0..3 {
        let folders = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        our_cpu.push(own_cpu(|| drop(ours(folders.0.path(), sentences, count, true))));
        raw_cpu.push(own_cpu(|| drop(raw(folders.1.path(), sentences, count, true))));
        sizes = (size(folders.0.path()), size(folders.1.path()));
    }
    let (ours, raw) = (median(our_cpu), median(raw_cpu));
    println!("indexing {count} paragraphs (median of 3):");
    println!("  raw tantivy  {raw:7.2} CPU s  {:8.1} MB", sizes.1 as f64 / 1e6);
    println!("  brevverk     {ours:7.2} CPU s  {:8.1} MB", sizes.0 as f64 / 1e6);
    println!("               {:7.2} ×      {:8.2} ×", ours / raw, sizes.0 as f64 / sizes.1 as f64);
}

fn asking(sentences: &[String], count: usize) {
    let folders = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    drop(ours(folders.0.path(), sentences, count, false));
    let raw = Raw::new(raw(folders.1.path(), sentences, count, false));
    let started = Instant::now();
    let index = Index::open(folders.0.path()).unwrap();
    println!("opening {:.1} MB: {:.1?}", size(folders.0.path()) as f64 / 1e6, started.elapsed());
    let (mut ours, mut theirs, mut bare) = (Vec::new(), Vec::new(), Vec::new());
    for word in WORDS {
        let (mut totals, mut times) = ((0, 0), [Vec::new(), Vec::new(), Vec::new()]);
        // The first round fills the caches of both.
        for round in 0..=ROUNDS {
            let started = Instant::now();
            let query = Query { words: parse(word), limit: Limit::First(10), facets: true, ..Query::default() };
            let total = index.find(&query).unwrap().total;
            let our_time = started.elapsed();
            let (raw_total, raw_time) = raw.ask(word, true);
            let (_, bare_time) = raw.ask(word, false);
            totals = (total, raw_total);
            if round > 0 {
                times.iter_mut().zip([our_time, raw_time, bare_time]).for_each(|(times, time)| times.push(time));
            }
        }
        let [our_time, raw_time, bare_time] = times.clone().map(|times| Percentiles::of(times).p50);
        let (total, raw_total) = totals;
        println!(
            "  {word:<16} {total:>7} hits in {our_time:>9.2?}   raw {raw_total:>7} in {raw_time:>9.2?}, {bare_time:>9.2?} without facets"
        );
        let [our_times, raw_times, bare_times] = times;
        ours.extend(our_times);
        theirs.extend(raw_times);
        bare.extend(bare_times);
    }
    println!("one-word queries over {count} measures, top 10 with snippets, exact totals, facets, {} each:", ours.len());
    let (ours, theirs, bare) = (Percentiles::of(ours), Percentiles::of(theirs), Percentiles::of(bare));
    println!("  raw tantivy          {theirs}");
    println!("    without facets     {bare}");
    println!("  brevverk             {ours}");
    println!("                       p50 {:>8.2} ×", ours.p50.as_secs_f64() / theirs.p50.as_secs_f64());
    println!("    to without facets  p50 {:>8.2} ×", ours.p50.as_secs_f64() / bare.p50.as_secs_f64());
    hostile(&index);
}

/// Raw tantivy, ready to be asked.
struct Raw {
    reader: tantivy::IndexReader,
    parser: QueryParser,
    text: Field,
    facets: Aggregations,
}

impl Raw {
    fn new(index: tantivy::Index) -> Self {
        let text = index.schema().get_field("text").unwrap();
        let facet = |name: &str| (name.to_owned(), serde_json::json!({ "terms": { "field": name, "size": 1000 } }));
        let facets = serde_json::from_value(FACETS.map(facet).into_iter().collect()).unwrap();
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().unwrap();
        Self { reader, parser: QueryParser::for_index(&index, vec![text]), text, facets }
    }

    /// How many hits a word has, and how long it takes to count them, to fetch the best ten and to mark the word in them.
    fn ask(&self, word: &str, with_facets: bool) -> (usize, Duration) {
        let started = Instant::now();
        let query = self.parser.parse_query(word).unwrap();
        let searcher = self.reader.searcher();
        let facets = with_facets.then(|| AggregationCollector::from_aggs(self.facets.clone(), AggContextParams::default()));
        let best = TopDocs::with_limit(10).order_by_score();
        let (total, hits, _) = searcher.search(&query, &(Count, best, facets)).unwrap();
        let snippets = SnippetGenerator::create(&searcher, &*query, self.text).unwrap();
        for (_, address) in hits {
            let document: TantivyDocument = searcher.doc(address).unwrap();
            snippets.snippet(document.get_first(self.text).and_then(|value| value.as_str()).unwrap_or_default());
        }
        (total, started.elapsed())
    }
}

/// Queries that nobody means: all of them over a small index as the tests have it, each twentieth over the large one.
fn hostile(index: &Index) {
    let folder = tempfile::tempdir().unwrap();
    let small = ours(folder.path(), &sentences(), 100, false);
    for (name, index, step) in [("100", &small, 1), ("all", index, 20)] {
        let mut times = Vec::new();
        let mut slowest = (Duration::ZERO, String::new());
        for words in random::hostile_queries().step_by(step) {
            let started = Instant::now();
            let query = Query { words: parse(&words), limit: Limit::First(3), facets: true, grouped: true, ..Query::default() };
            index.find(&query).unwrap();
            let took = started.elapsed();
            times.push(took);
            if took > slowest.0 {
                slowest = (took, words);
            }
        }
        let over = times.iter().filter(|time| **time > Duration::from_millis(100)).count();
        println!("{} hostile queries over {name} measures: {}, {over} over 100 ms", times.len(), Percentiles::of(times));
        let start: String = slowest.1.chars().take(60).collect();
        println!("  the slowest takes {:.1?}: {start:?} ({} bytes)", slowest.0, slowest.1.len());
    }
}

/// What half of them and all but a hundredth of them do not exceed.
struct Percentiles {
    p50: Duration,
    p99: Duration,
}

impl Percentiles {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort();
        Self { p50: times[times.len() / 2], p99: times[times.len() * 99 / 100] }
    }
}

impl fmt::Display for Percentiles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "p50 {:>9.2?}  p99 {:>9.2?}", self.p50, self.p99)
    }
}

fn size(folder: &Path) -> u64 {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().metadata().unwrap());
    files.map(|file| file.len()).sum()
}

/// CPU seconds that this process has used for `work`, over all threads: fields 14 and 15 of `/proc/self/stat`, in hundredths.
fn own_cpu(work: impl FnOnce()) -> f64 {
    let cpu = || {
        let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
        let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
        fields.filter_map(|field| field.parse::<f64>().ok()).sum::<f64>() / 100.0
    };
    let before = cpu();
    work();
    cpu() - before
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
