//! What is to be read, and what is known already.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::look::Look;
use super::scan::Seen;
use crate::failure::{Failed, FailedAt};
use crate::manifest::{Agreement, Entry, Manifest, State, version};
use crate::metadata::{Laid, Metadata};
use crate::paths::{file_of, path_of};
use crate::store::{Store, id_of};

/// What has to hold of a letter that is not to be read again.
#[derive(Clone, Copy)]
pub(super) struct Terms<'s> {
    /// Whether what failed is tried again.
    pub(super) retry: bool,
    /// Only what failed there is tried again; wherever it failed where there is none.
    pub(super) only_stage: Option<FailedAt>,
    /// Whether what another version of the program has read is read again.
    pub(super) upgrade: bool,
    /// Whether a second reader is to have been asked.
    pub(super) cross_check: bool,
    /// What is to have been laid beside it.
    pub(super) metadata: Option<&'s Metadata>,
    /// Where the letters lie.
    pub(super) store: &'s Store,
}

impl Terms<'_> {
    /// Whether what failed is tried again.
    fn retries(&self, entry: &Entry) -> bool {
        self.retry && self.only_stage.is_none_or(|stage| entry.stage == Some(stage))
    }

    /// Whether what is known of a letter is what was laid beside it. Of files with the same bytes the first decides.
    fn is_laid(&self, entry: &Entry) -> bool {
        let known = self.metadata.filter(|_| entry.state == State::Read).zip(entry.known_by());
        let laid = entry.laid.as_ref().map(|laid| &laid.digest);
        known.is_none_or(|(metadata, (place, number))| metadata.digest(place, number).as_ref() == laid)
    }
}

/// Whether what is known of a file, and of all that lies within it, holds still, as far as size and time of change tell.
pub(super) fn holds(known: &Manifest, seen: &Seen, terms: Terms<'_>) -> bool {
    let Some(entry) = known.entries.get(&seen.key) else { return false };
    let same = entry.bytes == seen.bytes && entry.modified == seen.modified && !seen.modified.is_empty();
    same && stands(entry, seen.named, terms) && known.parts_of(&seen.key).all(|part| stands(part, false, terms))
}

/// Whether what was made of a file stands as long as its bytes are the same.
fn stands(entry: &Entry, named: bool, terms: Terms<'_>) -> bool {
    let is_up_to_date = entry.version == version() || (!terms.upgrade && entry.has_this_form());
    is_up_to_date
        && match entry.state {
            State::Read | State::Duplicate => {
                let is_compared = !terms.cross_check || entry.agreement.is_some();
                is_compared && terms.is_laid(entry) && entry.letter().is_some_and(|id| terms.store.letter_path(id).exists())
            }
            State::Failed => !terms.retries(entry),
            State::Skipped => !named,
        }
}

/// Files with the same bytes. The first of them gives the letter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Job {
    /// The file to be read.
    pub(super) owner: String,
    /// The SHA-256 of its bytes.
    pub(super) sha256: String,
}

/// The manifest as it will be when the jobs are done.
pub(super) struct Plan {
    /// Every entry. Those that wait for a job stand as if it had been done.
    pub(super) manifest: Manifest,
    /// What is to be read, in the order of the owners.
    pub(super) jobs: Vec<Job>,
    /// Of those that have a letter from before, by the SHA-256 of their bytes, what is known of it.
    before: BTreeMap<String, Arc<Entry>>,
}

/// Puts together what was known and what was seen now.
///
/// Of files with the same bytes the first by path gives the letter, so that the same files give the same letters in whichever order
/// they came.
pub(super) fn plan(known: &Manifest, looks: Vec<(Seen, Look)>, terms: Terms<'_>) -> Plan {
    let mut manifest = known.clone();
    let mut pending = BTreeSet::new();
    for (seen, look) in looks {
        let before = known.entries.get(&seen.key);
        let entry = match look {
            Look::Letter(sha256) => {
                let same = before.filter(|entry| entry.sha256.as_ref() == Some(&sha256));
                let same = same.filter(|entry| entry.part_of == seen.part_of);
                match same.filter(|entry| stands(entry, seen.named, terms)) {
                    Some(entry) => Entry { bytes: seen.bytes, modified: seen.modified, ..Entry::clone(entry) },
                    None => {
                        pending.insert(seen.key.clone());
                        Entry { sha256: Some(sha256), ..entry(seen, State::Read) }
                    }
                }
            }
            Look::NoLetter(why) => Entry { reason: Some(why), ..entry(seen, State::Skipped) },
            Look::Failed(why) => {
                let mut entry = entry(seen, State::Failed);
                entry.fail(&Failed::look(why));
                entry
            }
        };
        manifest.entries.insert(entry.path.clone(), Arc::new(entry));
    }
    let jobs = settle(&mut manifest, &pending, terms);
    let read: BTreeSet<&str> = jobs.iter().map(|job| job.sha256.as_str()).collect();
    let has_letter = |entry: &Entry| entry.letter().is_some_and(|id| terms.store.letter_path(id).exists());
    let with_hash = known.entries.values().filter_map(|entry| Some((entry.sha256.as_deref()?, entry)));
    let before = with_hash.filter(|(sha256, _)| read.contains(sha256)).filter(|(_, entry)| has_letter(entry));
    let before = before.map(|(sha256, entry)| (sha256.to_owned(), Arc::clone(entry))).collect();
    Plan { manifest, jobs, before }
}

fn entry(seen: Seen, state: State) -> Entry {
    Entry {
        path: seen.key,
        given: seen.given,
        part_of: seen.part_of,
        bytes: seen.bytes,
        modified: seen.modified,
        state,
        sha256: None,
        reason: None,
        stage: None,
        page: None,
        pages: 0,
        missing: Vec::new(),
        measures: 0,
        agreement: None,
        number: None,
        laid: None,
        remarks: BTreeMap::new(),
        stamp: String::new(),
        version: version(),
    }
}

/// Decides for each set of files with the same bytes which of them gives the letter, and whether it has to be read.
fn settle(manifest: &mut Manifest, pending: &BTreeSet<String>, terms: Terms<'_>) -> Vec<Job> {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entry in manifest.entries.values().filter(|entry| entry.state != State::Skipped) {
        if let Some(sha256) = &entry.sha256 {
            groups.entry(sha256.clone()).or_default().push(entry.path.clone());
        }
    }
    let mut jobs = Vec::new();
    for (sha256, mut members) in groups {
        drop_moved(manifest, &mut members);
        let is_new = members.iter().any(|member| pending.contains(member));
        let settled = members.iter().filter(|member| !pending.contains(*member)).map(|member| manifest.entries[member].clone());
        let settled: Vec<Arc<Entry>> = settled.collect();
        let is_owned = settled.iter().any(|entry| entry.state == State::Read);
        let has_failed = settled.iter().all(|entry| entry.state == State::Failed);
        if !is_new && (is_owned || has_failed) {
            one_owner(manifest, &members);
            continue;
        }
        if let Some(failed) = settled.first().filter(|entry| has_failed && stands(entry, false, terms)) {
            share(manifest, &members, failed);
            continue;
        }
        let owner = members[0].clone();
        let is_read = settled.first().is_some_and(|entry| entry.path == owner && entry.state == State::Read);
        if !is_read || !terms.store.letter_path(id_of(&sha256)).exists() {
            jobs.push(Job { owner: owner.clone(), sha256 });
        }
        let size = settled.iter().find(|entry| entry.state != State::Failed).map(|entry| entry.size());
        for member in members {
            if let Some(entry) = manifest.entries.get_mut(&member).map(Arc::make_mut) {
                entry.state = if member == owner { State::Read } else { State::Duplicate };
                entry.set(size.clone().unwrap_or_default());
            }
        }
    }
    jobs.sort_by(|a, b| a.owner.cmp(&b.owner));
    jobs
}

/// A source that is gone while another file has its bytes was moved: it is forgotten.
fn drop_moved(manifest: &mut Manifest, members: &mut Vec<String>) {
    if members.len() < 2 {
        return;
    }
    let (there, gone): (Vec<String>, Vec<String>) = members.drain(..).partition(|member| lies(member));
    if there.is_empty() {
        members.extend(gone);
        return;
    }
    for member in gone {
        manifest.entries.remove(&member);
    }
    *members = there;
}

/// Whether the file is there, or the one that it lies within.
fn lies(path: &str) -> bool {
    path_of(file_of(path)).exists()
}

/// A run that was stopped may have read the first of several files before the one that gave the letter until then lost it.
fn one_owner(manifest: &mut Manifest, members: &[String]) {
    let is_owner = |member: &&String| manifest.entries[*member].state == State::Read;
    let others: Vec<String> = members.iter().filter(is_owner).skip(1).cloned().collect();
    for other in others {
        if let Some(entry) = manifest.entries.get_mut(&other).map(Arc::make_mut) {
            entry.state = State::Duplicate;
        }
    }
}

/// Files with the same bytes come to the same.
fn share(manifest: &mut Manifest, members: &[String], from: &Entry) {
    for member in members {
        if let Some(entry) = manifest.entries.get_mut(member).map(Arc::make_mut) {
            (entry.state, entry.reason, entry.stage, entry.page) = (from.state, from.reason.clone(), from.stage, from.page);
        }
    }
}

/// The known sources that lie under what was named and are not there any more.
pub(super) fn gone(known: &Manifest, seen: &[Seen], roots: &[PathBuf]) -> Vec<String> {
    let there: BTreeSet<&str> = seen.iter().map(|seen| seen.key.as_str()).collect();
    // As many may be named as there are files.
    let roots: BTreeSet<&Path> = roots.iter().map(PathBuf::as_path).collect();
    let under = |path: &str| path_of(file_of(path)).ancestors().any(|above| roots.contains(above));
    let missing = |path: &&String| under(path) && !there.contains(path.as_str()) && !lies(path);
    known.entries.keys().filter(missing).cloned().collect()
}

/// What a job came to: pages and measures of the letter, or why there is none.
pub(super) type Result = std::result::Result<Size, Failed>;

/// How much stands in a letter.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Size {
    pub(super) pages: u32,
    /// The pages that could not be read.
    pub(super) missing: Vec<u32>,
    pub(super) measures: usize,
    /// How far a second reader agrees, where one was asked.
    pub(super) agreement: Option<Agreement>,
    /// Case and document number, as metadata is looked up by them.
    pub(super) number: Option<String>,
    /// What came of laying metadata beside it.
    pub(super) laid: Option<Laid>,
    /// What is remarked, by code, and how often.
    pub(super) remarks: BTreeMap<String, usize>,
    /// What tells this state of the letter from another.
    pub(super) stamp: String,
}

impl Plan {
    /// The manifest with what the jobs came to, by the SHA-256 of the bytes. Files with the same bytes come to the same.
    pub(super) fn done<'r>(self, result: impl Fn(&str) -> Option<&'r Result>) -> Manifest {
        let mut manifest = self.manifest;
        for entry in manifest.entries.values_mut().filter(|entry| entry.state != State::Skipped) {
            if let Some((before, result)) =
                entry.sha256.as_deref().and_then(|sha256| Some((self.before.get(sha256), result(sha256)?)))
            {
                Arc::make_mut(entry).take(result, before.map(|before| &**before));
            }
        }
        manifest
    }

    /// What is known of a file once it has come to this.
    pub(super) fn taken(&self, job: &Job, result: &Result) -> Entry {
        let mut entry = Entry::clone(&self.manifest.entries[&job.owner]);
        entry.take(result, self.before.get(&job.sha256).map(|before| &**before));
        entry
    }
}

impl Entry {
    fn size(&self) -> Size {
        Size {
            pages: self.pages,
            missing: self.missing.clone(),
            measures: self.measures,
            agreement: self.agreement,
            number: self.number.clone(),
            laid: self.laid.clone(),
            remarks: self.remarks.clone(),
            stamp: self.stamp.clone(),
        }
    }

    fn set(&mut self, size: Size) {
        (self.pages, self.missing, self.measures) = (size.pages, size.missing, size.measures);
        (self.number, self.laid) = (size.number, size.laid);
        (self.agreement, self.remarks, self.stamp) = (size.agreement, size.remarks, size.stamp);
    }

    /// Notes what the reading of its bytes came to. Bytes that have given a letter `before`, and now give none, keep it.
    fn take(&mut self, result: &Result, before: Option<&Self>) {
        self.version = version();
        match (result, before) {
            (Ok(size), _) => {
                (self.reason, self.stage, self.page) = (None, None, None);
                self.set(size.clone());
            }
            (Err(_), Some(before)) => {
                self.version.clone_from(&before.version);
                self.set(before.size());
            }
            (Err(failed), None) => {
                self.set(Size::default());
                self.fail(failed);
            }
        }
    }

    fn fail(&mut self, failed: &Failed) {
        self.state = State::Failed;
        (self.reason, self.stage, self.page) = (Some(failed.why.clone()), Some(failed.at), failed.page);
    }
}
