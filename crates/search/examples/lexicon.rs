//! Makes the lexicon of search: `lexicon SOURCE TABLES OUT`. `crates/search/lexicon/make` runs it.
//!
//! SOURCE is the table of Norsk ordbank as the package spacy-lookups-data carries it, TABLES the folder of our own tables.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a tool that is run by hand, and says what it did"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

#[path = "../src/analysis/format.rs"]
#[allow(dead_code, reason = "the program uses the rest")]
mod format;
#[path = "lexicon/inflect.rs"]
mod inflect;
#[path = "lexicon/pack.rs"]
mod pack;

use format::bit;

/// Every form with its lemmas, and what it is to them.
type Forms = BTreeMap<String, BTreeMap<String, u8>>;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [source, tables, out] = arguments.as_slice() else { panic!("usage: lexicon SOURCE TABLES OUT") };
    let tables = Tables::read(Path::new(tables));
    let mut forms = ordbank(Path::new(source));
    complete(&mut forms);
    tables.supplement(&mut forms);
    let canon = Canon::new(&forms, &tables);
    let packed = tables.together(&forms, &canon);
    let packed = pack::pack(&packed);
    println!("{} forms, {} bytes", forms.len(), packed.len());
    fs::write(out, packed).unwrap();
}

/// The forms of Norsk ordbank. What is not written in small letters alone (names, abbreviations, several words) is left out.
fn ordbank(source: &Path) -> Forms {
    let json: BTreeMap<String, BTreeMap<String, Vec<String>>> = serde_json::from_slice(&fs::read(source).unwrap()).unwrap();
    let mut forms = Forms::new();
    let is_word = |word: &String| word.chars().all(|c| c.is_lowercase());
    for (class, table) in &json {
        let class = class_of(class);
        for (form, lemmas) in table.iter().filter(|(form, _)| is_word(form)) {
            for lemma in lemmas.iter().filter(|lemma| is_word(lemma)) {
                enter(&mut forms, form, lemma, class);
            }
        }
    }
    forms
}

fn class_of(name: &str) -> u8 {
    match name {
        "noun" | "n" => bit::NOUN,
        "verb" | "v" => bit::VERB,
        "adj" | "a" => bit::ADJECTIVE,
        _ => bit::OTHER,
    }
}

fn enter(forms: &mut Forms, form: &str, lemma: &str, class: u8) {
    let base = if form == lemma { bit::BASE } else { 0 };
    *forms.entry(form.to_owned()).or_default().entry(lemma.to_owned()).or_default() |= class | base;
}

/// The source gives a form to one noun only, also where it is a form of two: *veier* is then no form of *vei*, nor *bilen* one of
/// *bil*. A noun that has two of the three forms of its pattern gets the third; one without any form gets all that are there.
fn complete(forms: &mut Forms) {
    let mut inflected: BTreeMap<String, usize> = BTreeMap::new();
    for (form, lemmas) in forms.iter() {
        for lemma in lemmas.iter().filter(|(lemma, mask)| *lemma != form && *mask & bit::NOUN != 0).map(|(lemma, _)| lemma) {
            *inflected.entry(lemma.clone()).or_default() += 1;
        }
    }
    let is_noun = |(form, lemmas): &(&String, &BTreeMap<String, u8>)| lemmas.get(*form).is_some_and(|mask| mask & bit::NOUN != 0);
    let nouns: Vec<String> = forms.iter().filter(is_noun).map(|(form, _)| form.clone()).collect();
    for noun in nouns {
        let stem = noun.strip_suffix('e').unwrap_or(&noun);
        let pattern = ["en", "er", "ene"].map(|ending| format!("{stem}{ending}"));
        let has = |form: &String| forms.get(form).is_some_and(|lemmas| lemmas.contains_key(&noun));
        let missing: Vec<String> = pattern.iter().filter(|form| !has(form)).cloned().collect();
        let bare = missing.len() == 3 && !inflected.contains_key(&noun) && pattern.iter().all(|form| forms.contains_key(form));
        if missing.len() == 1 || bare {
            for form in missing.iter().filter(|form| forms.contains_key(*form)).cloned().collect::<Vec<_>>() {
                enter(forms, &form, &noun, bit::NOUN);
            }
        }
    }
}

/// Our own tables.
struct Tables {
    nynorsk: Vec<Vec<String>>,
    variants: Vec<(String, String)>,
    pairs: Vec<(String, String)>,
    supplement: Vec<Vec<String>>,
    /// Words of grammar, with whether they are left out of a search that has others.
    function: BTreeMap<String, bool>,
}

impl Tables {
    fn read(folder: &Path) -> Self {
        let rows = |name: &str| -> Vec<Vec<String>> {
            let table = fs::read_to_string(folder.join(name)).unwrap();
            let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
            lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
        };
        let pairs = |name: &str| rows(name).into_iter().map(|row| (row[0].clone(), row[1].clone())).collect();
        Self {
            nynorsk: rows("nynorsk.tsv"),
            variants: pairs("variants.tsv"),
            pairs: pairs("pairs.tsv"),
            supplement: rows("supplement.tsv"),
            function: rows("function.tsv").into_iter().map(|row| (row[0].clone(), row.len() > 1)).collect(),
        }
    }

    fn supplement(&self, forms: &mut Forms) {
        for row in &self.supplement {
            let (class, instead) = (row[2].trim_end_matches('!'), row[2].ends_with('!'));
            if instead {
                forms.remove(&row[0]);
            }
            enter(forms, &row[0], &row[1], class_of(class));
        }
    }

    /// Nynorsk words of grammar with the bokmål words for them.
    fn grammar(&self) -> impl Iterator<Item = (&String, &String)> {
        self.nynorsk.iter().filter(|row| row[2] == "x").map(|row| (&row[0], &row[1]))
    }

    /// Everything under one roof: bokmål with the lemmas that stand for all ways of writing, nynorsk, and the words of grammar.
    fn together(&self, source: &Forms, canon: &Canon<'_>) -> Forms {
        let mut forms = Forms::new();
        for (form, lemmas) in source {
            for (lemma, mask) in lemmas {
                let entry = forms.entry(form.clone()).or_default();
                *entry.entry(canon.lemma(lemma)).or_default() |= mask;
                if let Some(verb) = canon.verb(lemma) {
                    entry.entry(canon.lemma(&verb)).or_insert(bit::VERB | bit::SAME);
                }
            }
        }
        for row in self.nynorsk.iter().filter(|row| row[2] != "x") {
            let (lemma, verb) = (canon.lemma(&row[1]), canon.verb(&row[1]));
            for form in inflect::forms(&row[0], &row[2], row.get(3).map(String::as_str)) {
                let base = if form == row[0] { bit::BASE } else { 0 };
                let class = inflect::class(&row[2], source.get(&row[1]).and_then(|lemmas| lemmas.get(&row[1]).copied()));
                let entry = forms.entry(form).or_default();
                // What is the same in bokmål is not another word.
                let same = if entry.contains_key(&lemma) { 0 } else { bit::SAME };
                *entry.entry(lemma.clone()).or_default() |= class | same | base;
                if let Some(verb) = &verb {
                    entry.entry(canon.lemma(verb)).or_insert(bit::VERB | bit::SAME);
                }
            }
        }
        // A word of grammar is only itself in a text; who asks for it may also mean the noun that looks like it.
        let own = self.function.iter().map(|(word, weak)| (word, canon.grammar(word), *weak));
        let nynorsk = self.grammar().map(|(word, bokmaal)| {
            let weak = self.function.get(bokmaal).copied().unwrap_or_default();
            (word, canon.grammar(bokmaal), weak)
        });
        for (word, lemma, weak) in own.chain(nynorsk).collect::<Vec<_>>() {
            let apart = forms.get(word).map(|lemmas| lemmas.keys().filter(|one| one.ends_with('#')).cloned().collect::<Vec<_>>());
            let entry = forms.entry(word.clone()).or_default();
            entry.clear();
            entry.insert(lemma, bit::OTHER | bit::BASE | if weak { bit::WEAK } else { 0 });
            for lemma in apart.into_iter().flatten() {
                entry.insert(lemma, bit::ASKED);
            }
        }
        forms
    }
}

/// One lemma for all ways to say the same.
struct Canon<'t> {
    lemmas: BTreeSet<&'t str>,
    tables: &'t Tables,
    /// Nouns with the verbs that they stand beside.
    verbs: BTreeMap<&'t str, &'t str>,
    grammar: BTreeSet<&'t str>,
}

impl<'t> Canon<'t> {
    fn new(forms: &'t Forms, tables: &'t Tables) -> Self {
        let lemmas: BTreeSet<&str> = forms.values().flat_map(|lemmas| lemmas.keys().map(String::as_str)).collect();
        let is_verb = |word: &str| forms.get(word).and_then(|lemmas| lemmas.get(word)).is_some_and(|mask| mask & bit::VERB != 0);
        let mut verbs: BTreeMap<&str, &str> = tables.pairs.iter().map(|(noun, verb)| (noun.as_str(), verb.as_str())).collect();
        for noun in lemmas.iter().filter(|lemma| lemma.len() > 7) {
            let verb = noun.strip_suffix("ering").map(|stem| format!("{stem}ere"));
            if let Some(verb) = verb.filter(|verb| is_verb(verb)).and_then(|verb| lemmas.get(verb.as_str()).copied()) {
                verbs.insert(noun, verb);
            }
        }
        let grammar = tables.function.keys().chain(tables.grammar().map(|(word, _)| word)).map(String::as_str).collect();
        Self { lemmas, tables, verbs, grammar }
    }

    fn lemma(&self, lemma: &str) -> String {
        let mut lemma = lemma.to_owned();
        // A compound may have a variant at either end.
        for _ in 0..2 {
            lemma = self.variant(&lemma).unwrap_or(lemma);
        }
        if self.grammar.contains(lemma.as_str()) { format!("{lemma}#") } else { lemma }
    }

    /// The one way of writing for a word of grammar.
    fn grammar(&self, word: &str) -> String {
        self.tables.variants.iter().find(|(one, _)| one == word).map_or(word, |(_, other)| other).to_owned()
    }

    fn variant(&self, lemma: &str) -> Option<String> {
        self.tables.variants.iter().find_map(|(one, other)| {
            if lemma == one {
                return Some(other.clone());
            }
            let known = |rest: &&str| rest.len() > 2 && self.known(rest);
            let first = lemma.strip_prefix(one.as_str()).filter(known).map(|rest| format!("{other}{rest}"));
            let last = lemma.strip_suffix(one.as_str()).filter(known).map(|rest| format!("{rest}{other}"));
            let both = [first, last].into_iter().flatten();
            both.into_iter().find(|made| made != lemma && self.lemmas.contains(made.as_str()))
        })
    }

    /// The verb of a noun, also where the noun is the last part of a compound: `risikovurdering` goes with `risikovurdere`.
    fn verb(&self, lemma: &str) -> Option<String> {
        if let Some(verb) = self.verbs.get(lemma) {
            return Some((*verb).to_owned());
        }
        let starts = lemma.char_indices().skip(3).map(|(at, _)| at);
        starts.map(|at| lemma.split_at(at)).find_map(|(first, last)| {
            let made = format!("{first}{}", self.verbs.get(last)?);
            (self.known(first) && self.lemmas.contains(made.as_str())).then_some(made)
        })
    }

    /// Whether a compound can begin or end with the word.
    fn known(&self, word: &str) -> bool {
        let is = |word: &str| self.lemmas.contains(word);
        is(word) || [word.strip_suffix('s'), word.strip_prefix('s')].into_iter().flatten().any(is)
    }
}
