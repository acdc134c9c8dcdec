//! Examples of rules as plain text: what stands in the `*.examples` file beside each rule.
//!
//! ```text
//! == bokmål: a labelled measure
//! Tiltak 1: Kulturetaten skal rydde arkivet.
//!           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tiltak
//!
//! == not this: a measure that is only referred to
//! Se også tiltak 1 i fjorårets plan.
//! ```
//!
//! A line of carets marks what the rule must find in the line above, and says as what. `^^^^ …` goes on in the next marked line.
//! Every find of the rule must be marked, and every mark must be found; where nothing is marked the rule must find nothing.

use std::fs;
use std::path::{Path, PathBuf};

use letter::{Found, Letter, Measure};

/// One example: a small document and what a rule must find in it.
#[derive(Debug)]
pub struct Example {
    /// What stands behind `==`.
    pub title: String,
    /// The document.
    pub text: String,
    /// Kind and words of each find, in order.
    pub expected: Vec<(String, String)>,
}

/// A rule: its file, its name, its examples.
#[derive(Debug)]
pub struct Rule {
    /// The Rust file.
    pub file: PathBuf,
    /// The file's name without ending.
    pub name: String,
    /// The crate it stands in.
    pub in_crate: String,
    /// What its `*.examples` file holds; empty where there is none.
    pub examples: Vec<Example>,
}

/// Every rule of the extractors: the files that begin with `//! Finds:`.
pub fn rules(root: &Path) -> Vec<Rule> {
    let mut rules = Vec::new();
    for in_crate in ["zones", "recipients", "sections", "goals", "measures", "mentions", "extract"] {
        let folder = root.join("crates").join(in_crate).join("src");
        let mut files: Vec<PathBuf> = fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        files.sort();
        for file in files.into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "rs")) {
            let source = fs::read_to_string(&file).unwrap_or_default();
            if !source.starts_with("//! Finds:") {
                continue;
            }
            let examples = fs::read_to_string(file.with_extension("examples")).map(|text| parse(&text)).unwrap_or_default();
            let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            rules.push(Rule { file, name, in_crate: in_crate.to_owned(), examples });
        }
    }
    rules
}

/// Reads the examples of one file.
pub fn parse(file: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut open: Option<String> = None;
    let mut last_line = String::new();
    for line in file.lines() {
        if let Some(title) = line.strip_prefix("== ") {
            examples.push(Example { title: title.trim().to_owned(), text: String::new(), expected: Vec::new() });
            last_line.clear();
            continue;
        }
        let Some(example) = examples.last_mut() else { continue };
        if let Some((start, end, label)) = carets(line) {
            let words: String = last_line.chars().skip(start).take(end - start).collect();
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let words = open.take().map_or(words.clone(), |before| format!("{before} {words}"));
            if label == "…" {
                open = Some(words);
            } else {
                example.expected.push((label.to_owned(), words));
            }
            continue;
        }
        example.text.push_str(line);
        example.text.push('\n');
        last_line = line.to_owned();
    }
    examples
}

/// The columns of the carets in a line of nothing else, and the words behind them.
fn carets(line: &str) -> Option<(usize, usize, &str)> {
    let rest = line.trim_start();
    let start = line.chars().count() - rest.chars().count();
    let bare = rest.trim_start_matches('^');
    let length = rest.chars().count() - bare.chars().count();
    (length > 0).then(|| (start, start + length, bare.trim()))
}

/// What a rule finds in a document: kind and words, in order of the text.
pub fn finds(rule: &Rule, text: &str) -> Vec<(String, String)> {
    let text = source::plain(text);
    if rule.in_crate == "zones" {
        let zones = zones::zones(&text);
        return zones
            .lines
            .iter()
            .enumerate()
            .map(|(at, zone)| {
                (format!("{zone:?}").to_lowercase(), text.line(at).split_whitespace().collect::<Vec<_>>().join(" "))
            })
            .collect();
    }
    let letter = extract::letter(text);
    let mut finds = all_finds(&letter);
    finds.retain(|find| find.rule == rule.name && find.in_crate == rule.in_crate);
    finds.sort_by_key(|find| find.start);
    finds.into_iter().map(|find| (find.label, find.words)).collect()
}

struct Find {
    in_crate: &'static str,
    rule: &'static str,
    start: usize,
    label: String,
    words: String,
}

/// Everything a letter holds, as kind and words.
fn all_finds(letter: &Letter) -> Vec<Find> {
    let mut finds = Finds(Vec::new());
    let single = [
        (&letter.title, "title"),
        (&letter.case_number, "case"),
        (&letter.document_number, "document"),
        (&letter.our_reference, "our reference"),
        (&letter.your_reference, "your reference"),
        (&letter.salutation, "salutation"),
    ];
    for (found, label) in single {
        found.iter().for_each(|found| finds.add("recipients", found, label, &found.value));
    }
    letter.date.iter().for_each(|found| finds.add("recipients", found, "date", &letter.text.read(&found.runs)));
    if let Some(found) = &letter.case_handler {
        finds.add("recipients", found, "case handler", &found.value.name);
        let last = found.runs.spans().last().map_or(0, |span| span.start);
        if let Some(phone) = &found.value.phone {
            finds.0.push(Find {
                in_crate: "recipients",
                rule: found.rule,
                start: last,
                label: "case handler's phone".to_owned(),
                words: phone.clone(),
            });
        }
    }
    letter.sender.iter().for_each(|found| finds.add("recipients", found, "sender", &found.value.name));
    letter.access.iter().for_each(|found| finds.add("recipients", found, "access", &found.value.marking));
    letter.recipients.iter().for_each(|found| finds.add("recipients", found, "recipient", &found.value.name));
    letter.copy_recipients.iter().for_each(|found| finds.add("recipients", found, "copy", &found.value.name));
    letter.signatories.iter().for_each(|found| finds.add("recipients", found, "signatory", &found.value.name));
    letter.attachments.iter().for_each(|found| finds.add("recipients", found, "attachment", &found.value));
    letter
        .sections
        .iter()
        .for_each(|found| finds.add("sections", found, &format!("level {}", found.value.level), &found.value.title));
    letter.figures.iter().for_each(|found| finds.add("sections", found, "figure", &found.value.caption));
    letter.footnotes.iter().for_each(|found| finds.add("sections", found, "footnote", &found.value.text));
    letter.tables.iter().for_each(|found| finds.add("sections", found, "table", &found.value.columns.join(" ")));
    letter.goals.iter().for_each(|found| finds.add("goals", found, found.value.kind.as_str(), &found.value.text));
    for found in &letter.measures {
        finds.add("measures", found, found.value.kind.as_str(), &found.value.text);
        finds.add_attributes(found);
    }
    letter.obligations.iter().for_each(|found| finds.add("measures", found, found.value.modality.as_str(), &found.value.text));
    letter.definitions.iter().for_each(|found| finds.add("mentions", found, &found.value.short, &found.value.long));
    letter.references.iter().for_each(|found| finds.add("mentions", found, found.value.kind.as_str(), &found.value.text));
    letter.dates.iter().for_each(|found| finds.add("mentions", found, found.value.what.as_str(), &found.value.text));
    letter.turned_down.iter().for_each(|found| finds.add("measures", found, found.value.looked_like, &found.value.text));
    finds.add("extract", &letter.kind, letter.kind.value.as_str(), &letter.text.read(&letter.kind.runs));
    finds.0
}

struct Finds(Vec<Find>);

impl Finds {
    fn add<T>(&mut self, in_crate: &'static str, found: &Found<T>, label: &str, words: &str) {
        let find =
            Find { in_crate, rule: found.rule, start: found.runs.start(), label: label.to_owned(), words: words.to_owned() };
        self.0.push(find);
    }

    /// What the rules that tell of a measure who, when and how binding have found.
    fn add_attributes(&mut self, found: &Found<Measure>) {
        let measure = &found.value;
        let mut add = |rule, label: String, words: &str| {
            self.0.push(Find { in_crate: "measures", rule, start: found.runs.start(), label, words: words.to_owned() });
        };
        if let Some(printed) = &measure.deadline_printed {
            add("deadline", measure.deadline.map_or("deadline".to_owned(), |date| format!("deadline {date}")), printed);
        }
        if let Some(printed) = measure.responsible.as_ref().and_then(|responsible| responsible.printed.as_ref()) {
            add("responsible", "responsible".to_owned(), printed);
        }
        if let Some(modality) = measure.modality {
            let negated = if measure.negated { " ikke" } else { "" };
            add("modality", format!("{}{negated}", modality.as_str()), &measure.text);
        }
    }
}
