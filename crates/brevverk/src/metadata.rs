//! What is known of letters from elsewhere, laid beside what they say. Neither is ever put in the place of the other.

mod compare;
mod normal;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context, Result, bail};
use linked::{Document, Remark};
use serde::{Deserialize, Serialize};
use source::Record;

use crate::failure::Failure;
use crate::paths::{key_of, path_of, written};
use crate::read::sha256;
use crate::speech::{Sentences, fill};

/// The records of one file, and what leads to them.
pub(crate) struct Metadata {
    records: Vec<Known>,
    /// By the file, from the root.
    by_path: BTreeMap<String, Vec<usize>>,
    /// By the SHA-256 of the file.
    by_sum: BTreeMap<String, Vec<usize>>,
    /// By case and document number, where no sum says which file is meant.
    by_number: BTreeMap<String, Vec<usize>>,
}

struct Known {
    record: Record,
    /// What tells it from every other.
    digest: String,
}

/// What came of laying metadata beside a letter.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Laid {
    /// What tells the metadata that was laid beside it from any other.
    pub(crate) digest: String,
    /// The fields in which they differ.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) conflicts: Vec<String>,
}

impl Laid {
    /// What a report says of it.
    pub(crate) fn word(&self) -> &'static str {
        if self.conflicts.is_empty() { "agrees" } else { "conflict" }
    }
}

/// Which file a letter was read from.
#[derive(Clone, Copy)]
pub(crate) struct Place<'p> {
    /// Its path from the root.
    pub(crate) key: &'p str,
    /// The SHA-256 of its bytes.
    pub(crate) sha256: &'p str,
}

impl Metadata {
    /// Reads a table, or the XML of a Noark 5 delivery.
    pub(crate) fn load(path: &Path, most: u64, say: &Sentences) -> Result<Self> {
        let cannot = |why: &str| fill(say.metadata.cannot_read, &[&path.display(), &why]);
        let bytes = bytes(path, most).map_err(|why| anyhow::anyhow!(cannot(&why.tell(say))))?;
        let is_xml = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xml"));
        let records = if is_xml {
            source::noark(&bytes).map_err(|why| say.metadata.no_records(&why))
        } else {
            table::records(&source::decode(&bytes), &say.metadata)
        };
        let records = records.map_err(|why| anyhow::anyhow!(cannot(&why)))?;
        if records.is_empty() {
            bail!(cannot(say.metadata.empty));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Self::of(records, folder).with_context(|| path.display().to_string())
    }

    fn of(records: Vec<Record>, folder: &Path) -> Result<Self> {
        let known = |record: Record| Known { digest: digest(&record), record };
        let records: Vec<Known> = records.into_iter().map(known).collect();
        let mut found =
            Self { records: Vec::new(), by_path: BTreeMap::new(), by_sum: BTreeMap::new(), by_number: BTreeMap::new() };
        for (at, Known { record, .. }) in records.iter().enumerate() {
            for file in &record.files {
                if let Some(key) = key(&file.path, folder) {
                    found.by_path.entry(key).or_default().push(at);
                }
                if let Some(sum) = &file.sha256 {
                    found.by_sum.entry(sum.clone()).or_default().push(at);
                }
            }
            let has_sum = record.files.iter().any(|file| file.sha256.is_some());
            let number = normal::number(record.case_number.as_deref(), record.document_number.as_deref());
            if let Some(number) = number.filter(|_| !has_sum && !record.is_attached) {
                found.by_number.entry(number).or_default().push(at);
            }
        }
        found.records = records;
        Ok(found)
    }

    /// What is known of a letter, by its file, or else by its number. Of several records, that with the letter's number.
    fn about(&self, place: Place<'_>, number: Option<&str>) -> Vec<&Known> {
        let by_file = [self.by_path.get(place.key), self.by_sum.get(place.sha256)];
        let by_file: BTreeSet<usize> = by_file.into_iter().flatten().flatten().copied().collect();
        let has_number = |at: &usize| {
            let record = &self.records[*at].record;
            number.is_some()
                && normal::number(record.case_number.as_deref(), record.document_number.as_deref()).as_deref() == number
        };
        let found: Vec<usize> = if by_file.is_empty() {
            number.and_then(|number| self.by_number.get(number)).cloned().unwrap_or_default()
        } else {
            match by_file.iter().copied().filter(has_number).collect::<Vec<usize>>() {
                one if one.len() == 1 => one,
                _ => by_file.into_iter().collect(),
            }
        };
        found.into_iter().map(|at| &self.records[at]).collect()
    }

    /// What tells the metadata of a letter from any other; none where nothing is known of it.
    pub(crate) fn digest(&self, place: Place<'_>, number: Option<&str>) -> Option<String> {
        let digests: Vec<&str> = self.about(place, number).iter().map(|known| known.digest.as_str()).collect();
        if digests.is_empty() { None } else { Some(digests.join("+")) }
    }

    /// Lays what is known of a letter beside it, and remarks in the letter in what they agree and in what they differ. Nothing where
    /// nothing is known of it.
    pub(crate) fn lay_beside(&self, letter: &mut Document, place: Place<'_>) -> Option<Laid> {
        let number = number_of(letter);
        let about = self.about(place, number.as_deref());
        let digest = self.digest(place, number.as_deref())?;
        let (remarks, conflicts) = match about.as_slice() {
            [known] => compare::remarks(&known.record, letter, place),
            several => {
                let message =
                    format!("{} records of the metadata are about this file; none of them was compared.", several.len());
                (vec![compare::remark("warning", "metadata-ambiguous", message, Vec::new())], vec!["ambiguous".to_owned()])
            }
        };
        letter.remarks.extend(remarks);
        Some(Laid { digest, conflicts })
    }

    /// How many records are about none of some letters, each with its place and number.
    pub(crate) fn unused<'p>(&self, letters: impl Iterator<Item = (Place<'p>, Option<&'p str>)>) -> usize {
        let used: BTreeSet<*const Known> =
            letters.flat_map(|(place, number)| self.about(place, number)).map(std::ptr::from_ref).collect();
        self.records.len() - used.len()
    }
}

/// Case and document number of a letter, as metadata is looked up by them.
pub(crate) fn number_of(letter: &Document) -> Option<String> {
    normal::number(letter.case_number.as_deref(), letter.document_number.as_deref())
}

/// What is remarked in a letter, by code.
pub(crate) fn codes(remarks: &[Remark]) -> BTreeMap<String, usize> {
    let mut codes = BTreeMap::new();
    remarks.iter().for_each(|remark| *codes.entry(remark.code.clone()).or_default() += 1);
    codes
}

/// What the manifest knows a file by. A path is meant from the folder of the file that names it, or else from here; one that leads
/// nowhere may lead somewhere later.
fn key(path: &str, folder: &Path) -> Option<String> {
    let places = [folder.join(path_of(path)), path_of(path)];
    let later = || Some(written(&std::fs::canonicalize(folder).ok()?.join(path_of(path))));
    if path.is_empty() { None } else { places.iter().find_map(|place| key_of(place)).or_else(later) }
}

fn bytes(path: &Path, most: u64) -> std::result::Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(Failure::TooLarge { megabytes: most >> 20 }) } else { Ok(bytes) }
}

/// What tells a record from every other.
fn digest(record: &Record) -> String {
    let Record { titles, date, case_number, document_number, senders, recipients, case_handler, access, files, is_attached } =
        record;
    let files: Vec<(&str, Option<&str>)> = files.iter().map(|file| (file.path.as_str(), file.sha256.as_deref())).collect();
    let values = serde_json::json!([
        titles,
        date,
        case_number,
        document_number,
        senders,
        recipients,
        case_handler,
        access,
        files,
        is_attached
    ]);
    sha256(values.to_string().as_bytes())[..32].to_owned()
}
