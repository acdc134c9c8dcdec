//! `brevverk check`: holds the index against letters and sources, and every value against its place.

mod findings;
mod repair;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Result, bail};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use search::Index;

use self::findings::Findings;
use crate::args::CheckArgs;
use crate::console::Console;
use crate::held::{Held, stamp};
use crate::manifest::{Entry, Manifest};
use crate::paths::{key_of, path_of, written};
use crate::read;
use crate::run::Outcome;
use crate::speech::{CheckWords, count_of, fill};
use crate::store::{Store, id_in, iri_of};
use crate::worker::{Pool, Want};

/// So many letters are checked before what was found is printed.
const AT_A_TIME: usize = 64;

/// All that a letter is held against.
struct Checker<'c> {
    store: Store,
    manifest: Manifest,
    /// The search index; none where it cannot be used, which has been told.
    index: Option<Index>,
    /// The letters that its last commit names; none where it names none.
    held: Option<Held>,
    pool: Pool,
    say: &'c CheckWords,
    console: &'c Console,
}

/// Checks files, or the whole index, and prints what differs.
pub(crate) fn check(args: &CheckArgs, console: &Console) -> Result<Outcome> {
    let store = Store::new(&args.index);
    let say = &console.say().check;
    if args.files.is_empty() && !store.folder().is_dir() {
        bail!("{}", fill(say.no_index, &[&store.folder().display()]));
    }
    if args.repair {
        let letters = repair::rebuild(&store, console)?;
        console.note(&fill(say.repaired, &[&letters]));
    }
    let (manifest, _) = store.known()?;
    let mut findings = Findings::default();
    let index = match store.index() {
        Ok(index) => Some(index),
        Err(search::Error::Missing { .. }) if !args.files.is_empty() => None,
        Err(error) => {
            findings.differ(error.to_string());
            None
        }
    };
    let pool = Pool::new(&args.limits, (args.files.len() == 1).then_some(1))?;
    let held = index.as_ref().map(|index| Held::load(&store, index)).transpose()?.flatten();
    let checker = Checker { store, manifest, index, held, pool, say, console };
    let mut out = console.out();
    if args.files.is_empty() {
        checker.everything(&mut findings, &mut out)?;
    } else {
        for file in &args.files {
            checker.file(file, &mut findings);
        }
    }
    findings.print(&mut out)?;
    out.flush()?;
    console.note(&match findings.differences() {
        0 => fill(say.all_right, &[&findings.letters, &findings.values]),
        some => count_of(&say.differences, some),
    });
    Ok(Outcome::of(findings.differences() > 0))
}

impl Checker<'_> {
    /// Every letter, source and item of the index.
    fn everything(&self, findings: &mut Findings, out: &mut impl Write) -> Result<()> {
        let there: BTreeSet<String> = self.store.ids().unwrap_or_default().into_iter().collect();
        let sources = self.manifest.sources();
        for (id, source) in sources.iter().filter(|(id, _)| !there.contains(**id)) {
            findings.differ(fill(self.say.letter_missing, &[&iri_of(id), &source.given]));
        }
        for id in there.iter().filter(|id| !sources.contains_key(id.as_str())) {
            findings.differ(fill(self.say.letter_stray, &[&iri_of(id)]));
        }
        if let Some(index) = &self.index {
            let mut held: BTreeSet<String> = index.letter_ids()?.into_iter().collect();
            held.extend(self.held.iter().flat_map(|held| held.letters.keys()).map(|id| iri_of(id)));
            let stray = |iri: &&String| id_in(iri).is_none_or(|id| !there.contains(id));
            held.iter().filter(stray).for_each(|iri| findings.differ(fill(self.say.index_stray, &[iri])));
            self.named(&there, findings);
        }
        let ids: Vec<String> = there.into_iter().collect();
        for ids in ids.chunks(AT_A_TIME) {
            let one = |id: &String| {
                let mut found = Findings::default();
                self.letter(id, sources.get(id.as_str()).copied(), &mut found);
                found
            };
            let found: Vec<Findings> = self.pool.threads().install(|| ids.par_iter().map(one).collect());
            found.into_iter().for_each(|found| findings.add(found));
            findings.print(out)?;
        }
        Ok(())
    }

    /// What the last commit of the index says that it holds, beside what lies there.
    fn named(&self, there: &BTreeSet<String>, findings: &mut Findings) {
        let Some(held) = &self.held else {
            if !there.is_empty() {
                findings.differ(self.say.index_unnamed.to_owned());
            }
            return;
        };
        let unnamed = there.iter().filter(|id| !held.letters.contains_key(*id));
        unnamed.for_each(|id| findings.differ(fill(self.say.not_named, &[&iri_of(id)])));
    }

    /// One letter of the index, and its source where that is known.
    fn letter(&self, id: &str, source: Option<&Entry>, findings: &mut Findings) {
        let letter = match self.store.read(id) {
            Ok(letter) if letter.id == iri_of(id) => letter,
            Ok(letter) => {
                return findings.differ(fill(self.say.letter_wrong, &[&self.store.letter_path(id).display(), &letter.id]));
            }
            Err(error) => return findings.differ(format!("{error:#}")),
        };
        findings.letters += 1;
        if let Some(index) = &self.index {
            let before = findings.differences();
            findings.indexed(&letter, index, self.say);
            let stamp_then = self.held.as_ref().and_then(|held| held.letters.get(id));
            let stamp_now = fs::read(self.store.letter_path(id)).map(|json| stamp(&json)).unwrap_or_default();
            if findings.differences() == before && stamp_then.is_some_and(|then| *then != stamp_now) {
                findings.differ(fill(self.say.named_wrong, &[&letter.id]));
            }
        }
        let Some(entry) = source else { return };
        let text = Want::Text { layout: false };
        match read::document(&path_of(&entry.path), &self.pool, text) {
            Ok(document) if document.sha256 == letter.source.sha256 => {
                findings.placed(&letter, &document.text, &entry.given, self.say);
            }
            Ok(_) => findings.differ(fill(self.say.source_changed, &[&entry.given])),
            Err(failure) => findings.differ(format!("{}: {}", entry.given, failure.tell(self.console.say()))),
        }
    }

    /// One file: what is read out of it now, and its letter in the index, if it has one there.
    fn file(&self, file: &Path, findings: &mut Findings) {
        let name = written(file);
        let known = key_of(file).and_then(|key| self.manifest.entries.get(&key));
        match read::document(file, &self.pool, Want::LetterAndText) {
            Ok(document) => match serde_json::from_slice(&document.letter) {
                Ok(letter) => findings.placed(&letter, &document.text, &name, self.say),
                Err(error) => findings.differ(format!("{name}: {error}")),
            },
            Err(failure) => findings.differ(format!("{name}: {}", failure.tell(self.console.say()))),
        }
        match known.and_then(|entry| Some((entry.letter()?, entry))) {
            Some((id, entry)) => self.letter(id, Some(entry), findings),
            None => findings.letters += 1,
        }
    }
}
