//! Search beside raw tantivy, as ratios from one run: indexing and size over the same paragraphs, one-word queries over many measures.
//!
//! Nothing is asserted. `PARAGRAPHS` and `MEASURES` in the environment set how many there are; the defaults are those of the README.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a benchmark prints its figures")]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use search::{Index, Item, Kind, Limit, Query, parse};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::QueryParser;
use tantivy::schema::{STORED, STRING, Schema, TEXT, Value};
use tantivy::snippet::SnippetGenerator;
use tantivy::{ReloadPolicy, TantivyDocument};
use tests::relevance;
use tests::root;

/// How many items a letter has.
const IN_LETTER: usize = 50;
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

fn raw(folder: &Path, sentences: &[String], count: usize) -> tantivy::Index {
    let mut schema = Schema::builder();
    let text = schema.add_text_field("text", TEXT | STORED);
    let id = schema.add_text_field("id", STRING | STORED);
    let index = tantivy::Index::create_in_dir(folder, schema.build()).unwrap();
    let mut writer = index.writer::<TantivyDocument>(128 << 20).unwrap();
    for number in 0..count {
        let item = item(sentences, number);
        let mut document = TantivyDocument::default();
        document.add_text(text, &item.text);
        document.add_text(id, &item.id);
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
        raw_cpu.push(own_cpu(|| drop(raw(folders.1.path(), sentences, count))));
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
    let (index, raw) = (ours(folders.0.path(), sentences, count, false), raw(folders.1.path(), sentences, count));
    drop(index);
    let started = Instant::now();
    let index = Index::open(folders.0.path()).unwrap();
    println!("opening {:.1} MB: {:?}", size(folders.0.path()) as f64 / 1e6, started.elapsed());
    let text = raw.schema().get_field("text").unwrap();
    let reader: tantivy::IndexReader = raw.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().unwrap();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        for word in WORDS {
            let started = Instant::now();
            let query = Query { words: parse(word), limit: Limit::First(10), facets: true, ..Query::default() };
            let answer = index.find(&query).unwrap();
            let our_time = started.elapsed();
            let started = Instant::now();
            let query = QueryParser::for_index(&raw, vec![text]).parse_query(word).unwrap();
            let searcher = reader.searcher();
            let (total, hits) = searcher.search(&query, &(Count, TopDocs::with_limit(10).order_by_score())).unwrap();
            let snippets = SnippetGenerator::create(&searcher, &*query, text).unwrap();
            for (_, address) in hits {
                let document: TantivyDocument = searcher.doc(address).unwrap();
                snippets.snippet(document.get_first(text).and_then(|value| value.as_str()).unwrap_or_default());
            }
            let their_time = started.elapsed();
            // The first round fills the caches of both.
            if round == 0 {
                println!("  {word:<16} {:>8} hits in {our_time:>10.1?}   raw {total:>8} in {their_time:>10.1?}", answer.total);
            } else {
                ours.push(our_time);
                theirs.push(their_time);
            }
        }
    }
    println!(
        "one-word queries over {count} measures, top 10 with snippets, exact totals (ours with facets), {} each:",
        ours.len()
    );
    let (ours, theirs) = (percentiles(ours), percentiles(theirs));
    println!("  raw tantivy  p50 {:>9.2?}  p99 {:>9.2?}", theirs.0, theirs.1);
    println!("  brevverk     p50 {:>9.2?}  p99 {:>9.2?}", ours.0, ours.1);
    println!("               p50 {:>8.2} ×", ours.0.as_secs_f64() / theirs.0.as_secs_f64());
}

fn percentiles(mut times: Vec<Duration>) -> (Duration, Duration) {
    times.sort();
    (times[times.len() / 2], times[times.len() * 99 / 100])
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
