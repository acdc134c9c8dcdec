//! What of a linked letter can be found.

use linked::{Document, Place, Section};

use crate::abbreviation::Abbreviation;
use crate::item::{Item, Kind};

/// The items of a letter: the letter itself, then its sections, goals, measures and obligations in the order of the document.
///
/// `source` is the file that the letter was read from, as a hit is to name it; most often [`linked::Source::path`].
pub fn items(document: &Document, source: &str) -> Vec<Item> {
    let letter = Whole { document, source };
    let mut items = vec![letter.itself()];
    items.extend(letter.sections());
    items.extend(letter.goals());
    items.extend(letter.measures());
    items.extend(letter.obligations());
    let abbreviation = |one: &linked::Definition| Abbreviation { short: one.short.clone(), long: one.long.clone() };
    let defined: Vec<Abbreviation> = document.definitions.iter().map(abbreviation).collect();
    items.into_iter().map(|item| item.abbreviated(&defined)).collect()
}

/// A letter, as its items need it.
struct Whole<'d> {
    document: &'d Document,
    source: &'d str,
}

impl Whole<'_> {
    fn itself(&self) -> Item {
        let document = self.document;
        let title = document.title.clone().unwrap_or_default();
        // The letter's own title is its text; as a title beside the text it would count twice.
        Item { title: None, page: page(&document.at.title), ..self.item("", Kind::Letter, &title, &[]) }
    }

    fn sections(&self) -> impl Iterator<Item = Item> {
        self.document.sections.iter().map(|section| Item {
            label: Some(heading(section)),
            sections: self.path(section.parent.as_deref()),
            ..self.item(&section.id, Kind::Section, &section.text, &section.at)
        })
    }

    fn goals(&self) -> impl Iterator<Item = Item> {
        self.document.goals.iter().map(|goal| Item {
            label: goal.number.clone(),
            goal_kind: Some(goal.kind.clone()),
            responsible: goal.owner.as_ref().map(|owner| owner.name.clone()),
            goals: self.goal_texts(goal.broader.iter()),
            area: goal.area.clone(),
            sections: self.path(goal.section.as_deref()),
            ..self.item(&goal.id, Kind::Goal, &goal.text, &goal.at)
        })
    }

    fn measures(&self) -> impl Iterator<Item = Item> {
        self.document.measures.iter().map(|measure| Item {
            label: measure.label.clone(),
            measure_kind: Some(measure.kind.clone()),
            responsible: measure.responsible.as_ref().map(|responsible| responsible.name.clone()),
            responsible_printed: measure.responsible.as_ref().and_then(|responsible| responsible.printed.clone()),
            goals: self.goal_texts(measure.goals.iter().map(|link| &link.id)),
            area: measure.area.clone(),
            modality: measure.modality.clone(),
            binding: measure.binding.clone(),
            horizon: measure.horizon.clone(),
            deadline: measure.deadline.clone(),
            deadline_printed: measure.deadline_printed.clone(),
            sections: self.path(measure.section.as_deref()),
            ..self.item(&measure.id, Kind::Measure, &measure.text, &measure.at)
        })
    }

    fn obligations(&self) -> impl Iterator<Item = Item> {
        self.document.obligations.iter().map(|obligation| Item {
            responsible: Some(obligation.actor.name.clone()),
            modality: Some(obligation.modality.clone()),
            deadline: obligation.deadline.clone(),
            sections: self.path(obligation.section.as_deref()),
            ..self.item(&obligation.id, Kind::Obligation, &obligation.text, &obligation.at)
        })
    }

    /// What every item of the letter has from it.
    fn item(&self, fragment: &str, kind: Kind, text: &str, at: &[Place]) -> Item {
        let document = self.document;
        Item {
            title: document.title.clone(),
            sender: document.sender.as_ref().map(|sender| sender.name.clone()),
            recipients: document.recipients.iter().map(|recipient| recipient.name.clone()).collect(),
            date: document.date.clone(),
            year: document.date.as_deref().and_then(year),
            case_number: document.case_number.clone(),
            reference: document.our_reference.clone(),
            document_kind: Some(document.kind.clone()),
            language: Some(document.language.clone()),
            page: page(at),
            source: Some(self.source.to_owned()),
            restricted: document.is_restricted(),
            ..Item::new(format!("{}{fragment}", document.id), &document.id, kind, text)
        }
    }

    fn goal_texts<'i>(&self, ids: impl Iterator<Item = &'i String>) -> Vec<String> {
        let text = |id: &String| self.document.goals.iter().find(|goal| goal.id == *id).map(|goal| goal.text.clone());
        ids.filter_map(text).collect()
    }

    /// The headings from the outermost section down to the one with the id.
    fn path(&self, id: Option<&str>) -> Vec<String> {
        let mut path = Vec::new();
        let mut next = id;
        // A section cannot be deeper than there are sections: parents that go round in a circle end here.
        while let Some(section) = next.filter(|_| path.len() < self.document.sections.len()).and_then(|id| self.section(id)) {
            path.push(heading(section));
            next = section.parent.as_deref();
        }
        path.reverse();
        path
    }

    fn section(&self, id: &str) -> Option<&Section> {
        self.document.sections.iter().find(|section| section.id == id)
    }
}

/// Number and title, as a heading is printed.
fn heading(section: &Section) -> String {
    match &section.number {
        Some(number) => format!("{number} {}", section.title),
        None => section.title.clone(),
    }
}

fn page(at: &[Place]) -> Option<u32> {
    at.first().map(|place| place.page)
}

fn year(date: &str) -> Option<u16> {
    date.get(..4)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A letter as it is read back from its file.
    fn document() -> Document {
        let json = r##"{
            "@context": "context.jsonld", "@id": "urn:brevverk:letter:1", "@type": "Letter", "schemaVersion": "1.1",
            "producer": {"name": "brevverk", "version": "0.1.0"},
            "source": {"path": "brev/a.pdf", "sha256": "00", "mediaType": "application/pdf", "bytes": 1, "pages": 2, "textLayer": "embedded"},
            "kind": "tildelingsbrev", "language": "nb", "title": "Tildelingsbrev", "date": "2025-02-18", "caseNumber": "24/6048",
            "ourReference": "24/6048 - 1",
            "sender": {"name": "Storvik kommune", "at": []},
            "at": {"title": [{"page": 1, "start": 0, "end": 14}]},
            "recipients": [{"name": "Kulturetaten", "at": []}, {"name": "Etat for bygg", "at": []}],
            "sections": [
                {"@id": "#s-1", "number": "1", "title": "Kultur", "level": 1, "text": "", "at": [{"page": 1, "start": 20, "end": 28}]},
                {"@id": "#s-2", "number": "1.1", "title": "Bibliotek", "level": 2, "parent": "#s-1", "text": "Om bibliotek.", "at": [{"page": 2, "start": 30, "end": 43}]}],
            "goals": [
                {"@id": "#g-1", "kind": "sektormål", "number": "1", "text": "En by for alle", "broader": [], "indicators": [], "rule": "r", "at": []},
                {"@id": "#g-2", "kind": "effektmål", "text": "Flere leser", "owner": {"name": "KLE"}, "area": "Kultur", "broader": ["#g-1"], "indicators": [], "rule": "r", "at": []}],
            "measures": [
                {"@id": "#m-1", "kind": "tiltak", "label": "Tiltak 1", "text": "Åpne biblioteket.", "section": "#s-2", "area": "Bibliotek",
                 "responsible": {"name": "Kulturetaten", "printed": "KLE", "basis": "column"}, "partners": [], "modality": "skal", "negated": false,
                 "binding": "order", "deadline": "2025-06-01", "deadlinePrinted": "1. juni", "horizon": "short",
                 "goals": [{"@id": "#g-2", "basis": "table"}], "rule": "r", "at": [{"page": 2, "start": 50, "end": 67}]}],
            "obligations": [
                {"@id": "#o-1", "text": "Etaten må melde fra.", "modality": "må", "actor": {"name": "Etaten"}, "section": "#s-1", "rule": "r", "at": []}]
        }"##;
        Document::from_json(json).unwrap()
    }

    #[test]
    fn a_letter_gives_an_item_for_itself_and_each_thing_in_it() {
        let ids: Vec<_> = items(&document(), "brev/a.pdf").into_iter().map(|item| (item.kind, item.id)).collect();
        let id = |fragment: &str| format!("urn:brevverk:letter:1{fragment}");
        assert_eq!(
            ids,
            [
                (Kind::Letter, id("")),
                (Kind::Section, id("#s-1")),
                (Kind::Section, id("#s-2")),
                (Kind::Goal, id("#g-1")),
                (Kind::Goal, id("#g-2")),
                (Kind::Measure, id("#m-1")),
                (Kind::Obligation, id("#o-1")),
            ]
        );
    }

    #[test]
    fn a_measure_knows_its_goals_its_sections_and_its_letter() {
        let items = items(&document(), "brev/a.pdf");
        let measure = items.iter().find(|item| item.kind == Kind::Measure).unwrap();
        assert_eq!(measure.goals, ["Flere leser"]);
        assert_eq!(measure.sections, ["1 Kultur", "1.1 Bibliotek"]);
        assert_eq!((measure.responsible.as_deref(), measure.responsible_printed.as_deref()), (Some("Kulturetaten"), Some("KLE")));
        assert_eq!((measure.year, measure.page), (Some(2025), Some(2)));
        assert_eq!(measure.recipients, ["Kulturetaten", "Etat for bygg"]);
        assert_eq!(measure.source.as_deref(), Some("brev/a.pdf"));
        let goal = items.iter().find(|item| item.id.ends_with("#g-2")).unwrap();
        assert_eq!((goal.goals.as_slice(), goal.responsible.as_deref()), (["En by for alle".to_owned()].as_slice(), Some("KLE")));
        let section = items.iter().find(|item| item.id.ends_with("#s-2")).unwrap();
        assert_eq!(
            (section.label.as_deref(), section.sections.as_slice()),
            (Some("1.1 Bibliotek"), ["1 Kultur".to_owned()].as_slice())
        );
    }

    #[test]
    fn sections_that_stand_in_each_other_come_to_an_end() {
        let mut document = document();
        document.sections[0].parent = Some("#s-2".into());
        assert_eq!(items(&document, "a").len(), 7);
    }
}
