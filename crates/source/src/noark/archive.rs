//! The elements of an archive as they come, and the records that they make.

use super::{NoRecords, Record, RecordFile};

/// The root elements that hold records.
const ROOTS: [&str; 6] = ["arkiv", "journal", "loependejournal", "offentligjournal", "arkivmelding", "arkivuttrekk"];

/// An element that has begun and not ended: its name and its own words.
pub(super) struct Open {
    name: String,
    words: String,
    /// The words of its child `kode`, where a value is given as a code and what it means.
    code: Option<String>,
}

/// A case, or an entry of a journal that holds one, while it is read.
#[derive(Default)]
struct Case {
    /// How many records there were before it.
    first: usize,
    year: Option<String>,
    sequence: Option<String>,
    id: Option<String>,
    /// As it was put together when a case within it ended.
    number: Option<String>,
}

/// A record while it is read.
#[derive(Default)]
struct Post {
    record: Record,
    documents: Vec<Described>,
    party: Option<Party>,
    document: Option<Described>,
    file: Option<Object>,
}

#[derive(Default)]
struct Party {
    kind: String,
    name: Option<String>,
    handler: Option<String>,
}

/// A document of a record.
#[derive(Default)]
struct Described {
    title: Option<String>,
    is_attached: bool,
    access: Option<String>,
    files: Vec<RecordFile>,
}

#[derive(Default)]
struct Object {
    file: RecordFile,
    sum: Option<String>,
    algorithm: String,
}

/// What has been read of an archive so far.
#[derive(Default)]
pub(super) struct Archive {
    pub(super) is_begun: bool,
    pub(super) open: Vec<Open>,
    cases: Vec<Case>,
    post: Option<(usize, Post)>,
    pub(super) records: Vec<Record>,
}

impl Archive {
    pub(super) fn begin(&mut self, name: &str) -> Result<(), NoRecords> {
        if self.open.is_empty() {
            if self.is_begun || !ROOTS.contains(&name.to_lowercase().as_str()) {
                return Err(NoRecords::NotNoark { root: name.to_owned() });
            }
            self.is_begun = true;
        }
        match (name, self.post.as_mut()) {
            ("mappe" | "saksmappe" | "journalregistrering", None) => {
                self.cases.push(Case { first: self.records.len(), ..Case::default() });
            }
            ("registrering" | "basisregistrering" | "journalpost", None) => {
                self.post = Some((self.open.len(), Post::default()));
            }
            ("korrespondansepart", Some((_, post))) => post.party = Some(Party::default()),
            ("dokumentbeskrivelse", Some((_, post))) => post.document = Some(Described::default()),
            ("dokumentobjekt", Some((_, post))) => post.file = Some(Object::default()),
            _ => {}
        }
        self.open.push(Open { name: name.to_owned(), words: String::new(), code: None });
        Ok(())
    }

    pub(super) fn words(&mut self, words: &str) {
        if let Some(open) = self.open.last_mut() {
            open.words.push_str(words);
        }
    }

    pub(super) fn end(&mut self) {
        let Some(Open { name, words, code }) = self.open.pop() else { return };
        let value =
            code.or_else(|| Some(words.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|words| !words.is_empty()));
        let parent = self.open.last().map(|open| open.name.clone()).unwrap_or_default();
        if name == "kode" {
            if let Some(open) = self.open.last_mut() {
                open.code = value;
            }
            return;
        }
        match self.post.take() {
            Some((depth, post)) if depth == self.open.len() => self.records.extend(post.records()),
            Some((depth, mut post)) => {
                post.take(&name, &parent, value);
                self.post = Some((depth, post));
            }
            None => self.in_case(&name, &parent, value),
        }
    }

    /// What ends in a case and outside its records.
    fn in_case(&mut self, name: &str, parent: &str, value: Option<String>) {
        if matches!(name, "mappe" | "saksmappe" | "journalregistrering") {
            let Some(case) = self.cases.pop() else { return };
            let number = case.number();
            for record in self.records.iter_mut().skip(case.first).filter(|record| record.case_number.is_none()) {
                record.case_number.clone_from(&number);
            }
            // In a journal the case stands beside its record.
            if let Some(outer) = self.cases.last_mut().filter(|_| parent == "journalregistrering") {
                outer.number = number;
            }
            return;
        }
        let Some(case) = self.cases.last_mut().filter(|_| matches!(parent, "mappe" | "saksmappe")) else { return };
        match name {
            "saksaar" => case.year = value,
            "sakssekvensnummer" => case.sequence = value,
            "mappeID" => case.id = value,
            _ => {}
        }
    }
}

impl Case {
    fn number(&self) -> Option<String> {
        match (&self.year, &self.sequence) {
            (Some(year), Some(sequence)) => Some(format!("{year}/{sequence}")),
            _ => self.number.clone().or_else(|| self.id.clone()),
        }
    }
}

impl Post {
    /// What ends within the record.
    fn take(&mut self, name: &str, parent: &str, value: Option<String>) {
        let record = &mut self.record;
        match (parent, name) {
            (_, "korrespondansepart") => self.end_party(),
            (_, "dokumentbeskrivelse") => self.documents.extend(self.document.take()),
            (_, "dokumentobjekt") => {
                if let (Some(document), Some(object)) = (&mut self.document, self.file.take()) {
                    document.files.extend(object.file());
                }
            }
            ("korrespondansepart", _) => {
                let Some(party) = &mut self.party else { return };
                match name {
                    "korrespondanseparttype" => party.kind = value.unwrap_or_default(),
                    "korrespondansepartNavn" => party.name = value,
                    "saksbehandler" => party.handler = value,
                    _ => {}
                }
            }
            ("skjerming", "tilgangsrestriksjon" | "skjermingshjemmel") => {
                let access = self.document.as_mut().map_or(&mut record.access, |document| &mut document.access);
                *access = access.iter().cloned().chain(value).reduce(|all, more| format!("{all}, {more}"));
            }
            ("dokumentobjekt", _) => {
                let Some(object) = &mut self.file else { return };
                match name {
                    "referanseDokumentfil" => object.file.path = value.unwrap_or_default(),
                    "sjekksum" => object.sum = value,
                    "sjekksumAlgoritme" => object.algorithm = value.unwrap_or_default(),
                    _ => {}
                }
            }
            ("dokumentbeskrivelse", _) => {
                let Some(document) = &mut self.document else { return };
                match name {
                    "tittel" => document.title = value,
                    "tilknyttetRegistreringSom" => {
                        document.is_attached =
                            value.is_some_and(|value| matches!(value.to_lowercase().as_str(), "v" | "vedlegg"));
                    }
                    _ => {}
                }
            }
            ("registrering" | "basisregistrering" | "journalpost", _) => match name {
                "tittel" | "offentligTittel" => record.titles.extend(value),
                "dokumentetsDato" => record.date = value,
                "journalpostnummer" => record.document_number = value,
                _ => {}
            },
            _ => {}
        }
    }

    fn end_party(&mut self) {
        let Some(party) = self.party.take() else { return };
        let record = &mut self.record;
        record.case_handler = record.case_handler.take().or(party.handler);
        match party.kind.to_lowercase().as_str() {
            "ea" | "ia" | "is" | "avsender" | "intern avsender" | "medavsender" => record.senders.extend(party.name),
            "em" | "im" | "gm" | "mottaker" | "intern mottaker" | "gruppemottaker" => record.recipients.extend(party.name),
            _ => {}
        }
    }

    /// A record for each document; one for the record itself where it has none. Of what is attached the record says neither title nor
    /// parties.
    fn records(self) -> Vec<Record> {
        let Self { record, documents, .. } = self;
        if documents.is_empty() {
            return vec![record];
        }
        let of = |document: Described| {
            let access = document.access.or_else(|| record.access.clone());
            let own = Record { access, files: document.files, is_attached: document.is_attached, ..Record::default() };
            if document.is_attached {
                return Record { titles: document.title.into_iter().collect(), case_number: record.case_number.clone(), ..own };
            }
            let titles = record.titles.iter().cloned().chain(document.title).collect();
            let Record { access, files, is_attached, .. } = own;
            Record { titles, access, files, is_attached, ..record.clone() }
        };
        documents.into_iter().map(of).collect()
    }
}

impl Object {
    /// The file, with its sum where that is a SHA-256.
    fn file(self) -> Option<RecordFile> {
        let is_sha256 = self.algorithm.to_lowercase().replace(['-', ' ', '_'], "") == "sha256";
        let sum = self.sum.map(|sum| sum.to_lowercase()).filter(|sum| is_sha256 && sum.len() == 64);
        let path = self.file.path.replace('\\', "/");
        (!path.is_empty() || sum.is_some()).then_some(RecordFile { path, sha256: sum })
    }
}
