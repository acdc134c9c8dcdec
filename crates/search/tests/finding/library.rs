//! A small index of two invented municipalities, and short ways to ask it.

use search::{Answer, Filters, Index, Item, Kind, Limit, Query, parse};
use tempfile::TempDir;

/// An index that goes away with its folder.
pub(crate) struct Library {
    pub(crate) index: Index,
    pub(crate) folder: TempDir,
}

impl Library {
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { index: Index::open_or_create(folder.path()).unwrap(), folder }
    }

    /// One letter in bokmål and one in nynorsk.
    pub(crate) fn filled() -> Self {
        let library = Self::empty();
        let mut writer = library.index.writer().unwrap();
        writer.put_letter("urn:l:1", &bokmaal()).unwrap();
        writer.put_letter("urn:l:2", &nynorsk()).unwrap();
        writer.commit().unwrap();
        drop(writer);
        library
    }

    pub(crate) fn ask(&self, query: &Query) -> Answer {
        self.index.find(query).unwrap()
    }

    /// The fragments of the measures that have the words, the best first.
    pub(crate) fn measures(&self, words: &str) -> Vec<String> {
        fragments(&self.ask(&Query { words: parse(words), limit: Limit::All, ..Query::default() }))
    }

    /// The fragments of the measures that pass the filters, in order.
    pub(crate) fn passing(&self, filters: Filters) -> Vec<String> {
        fragments(&self.ask(&Query { filters, limit: Limit::All, ..Query::default() }))
    }
}

pub(crate) fn fragments(answer: &Answer) -> Vec<String> {
    let fragment = |id: &str| id.split_once('#').map_or(id, |(_, fragment)| fragment).to_owned();
    answer.hits.iter().map(|hit| fragment(&hit.item.id)).collect()
}

pub(crate) fn strings(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

/// A measure of a letter of which no more is known.
pub(crate) fn measure(letter: &str, fragment: &str, text: &str) -> Item {
    Item::new(format!("{letter}#{fragment}"), letter, Kind::Measure, text)
}

fn bokmaal() -> Vec<Item> {
    let letter = |mut item: Item| {
        item.title = Some("Tildelingsbrev 2025 til Kulturetaten".into());
        item.sender = Some("Storvik kommune, byrådsavdeling for kultur".into());
        item.recipients = strings(&["Kulturetaten i Storvik", "Etat for bygg"]);
        item.date = Some("2025-02-18".into());
        item.year = Some(2025);
        item.case_number = Some("24/6048".into());
        item.reference = Some("24/6048 - 1".into());
        item.document_kind = Some("tildelingsbrev".into());
        item.language = Some("nb".into());
        item.source = Some("brev/storvik.pdf".into());
        item
    };
    let mut library = measure("urn:l:1", "m-bibliotek", "Kulturetaten skal åpne bibliotekene for barn og unge på søndager.");
    library.measure_kind = Some("tiltak".into());
    library.label = Some("Tiltak 1".into());
    library.responsible = Some("Kulturetaten i Storvik".into());
    library.responsible_printed = Some("KIS".into());
    library.goals = strings(&["Flere barn leser", "Byen er åpen for alle"]);
    library.area = Some("Kultur og frivillighet".into());
    library.modality = Some("skal".into());
    library.binding = Some("order".into());
    library.horizon = Some("short".into());
    library.deadline = Some("2025-06-01".into());
    library.deadline_printed = Some("innen 1. juni 2025".into());
    library.page = Some(3);
    let mut school = measure("urn:l:1", "m-skole", "Det bør lages en plan for en god skole, jf. vedtak 1039/25 og offl. § 13.");
    school.measure_kind = Some("forslag".into());
    school.responsible = Some("Etat for bygg".into());
    school.modality = Some("bør".into());
    school.horizon = Some("long".into());
    school.deadline = Some("2026-01-01".into());
    let goal = Item::new("urn:l:1#g-barn", "urn:l:1", Kind::Goal, "Flere barn leser");
    let section = Item::new("urn:l:1#s-kultur", "urn:l:1", Kind::Section, "Om biblioteket i byen.");
    let obligation = Item::new("urn:l:1#o-melde", "urn:l:1", Kind::Obligation, "Etaten må melde fra om avvik.");
    let whole = Item::new("urn:l:1", "urn:l:1", Kind::Letter, "Tildelingsbrev 2025 til Kulturetaten");
    [library, school, goal, section, obligation, whole].map(letter).into()
}

fn nynorsk() -> Vec<Item> {
    let letter = |mut item: Item| {
        item.title = Some("Oppdragsbrev om skulane".into());
        item.sender = Some("Fjordby kommune".into());
        item.recipients = strings(&["Skuleetaten"]);
        item.date = Some("2024-11-05".into());
        item.year = Some(2024);
        item.case_number = Some("24/77".into());
        item.document_kind = Some("oppdragsbrev".into());
        item.language = Some("nn".into());
        item
    };
    let mut school =
        measure("urn:l:2", "m-skule", "Skuleetaten skal sende e-post til alle skulane om tryggleik for innbyggjarane.");
    school.measure_kind = Some("oppdrag".into());
    school.label = Some("Oppdrag 1".into());
    school.responsible = Some("Skuleetaten".into());
    school.modality = Some("skal".into());
    school.goals = strings(&["Trygge skular"]);
    school.area = Some("Oppvekst".into());
    vec![letter(school)]
}
