//! A letter for a person's eye: who, what, when and on which page, without the JSON.

use crate::labels::Labels;
use crate::{Document, Goal, Lang, Measure, Party, Place};

/// The letter as an outline: its own fields, recipients, the tree of sections, goals, measures and remarks, each with its page.
pub fn outline(doc: &Document, lang: Lang) -> String {
    let mut outline = Outline { lines: String::new(), labels: lang.labels() };
    outline.header(doc);
    outline.people(doc);
    outline.sections(doc);
    outline.goals(doc);
    outline.measures(doc);
    outline.rest(doc);
    outline.lines
}

struct Outline {
    lines: String,
    labels: &'static Labels,
}

impl Outline {
    fn header(&mut self, doc: &Document) {
        let labels = self.labels;
        let handler = doc
            .case_handler
            .as_ref()
            .map(|handler| joined([Some(handler.name.as_str()), handler.phone.as_deref(), handler.email.as_deref()], ", "));
        let access =
            doc.access.as_ref().map(|access| joined([Some(access.marking.as_str()), access.legal_basis.as_deref()], ", "));
        let fields = [
            (labels.kind, Some(doc.kind.as_str())),
            (labels.title, doc.title.as_deref()),
            (labels.date, doc.date.as_deref()),
            (labels.case, doc.case_number.as_deref()),
            (labels.document, doc.document_number.as_deref()),
            (labels.our_reference, doc.our_reference.as_deref()),
            (labels.your_reference, doc.your_reference.as_deref()),
            (labels.case_handler, handler.as_deref()),
            (labels.sender, doc.sender.as_ref().map(|sender| sender.name.as_str())),
            (labels.access, access.as_deref()),
            (labels.salutation, doc.salutation.as_deref()),
        ];
        let width = fields.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0) + 1;
        for (label, value) in fields {
            if let Some(value) = value {
                self.line(0, &format!("{:width$} {value}", format!("{label}:")));
            }
        }
    }

    fn people(&mut self, doc: &Document) {
        let labels = self.labels;
        for (label, parties) in [(labels.recipients, &doc.recipients), (labels.copies, &doc.copy_recipients)] {
            self.list(label, parties, |outline, party| outline.paged(1, &address_line(party), &party.at));
        }
        self.list(labels.signatories, &doc.signatories, |outline, signatory| {
            outline.paged(1, &joined([Some(signatory.name.as_str()), signatory.role.as_deref()], ", "), &signatory.at);
        });
        self.list(labels.attachments, &doc.attachments, |outline, attachment| {
            outline.paged(1, &attachment.title, &attachment.at)
        });
    }

    fn sections(&mut self, doc: &Document) {
        self.list(self.labels.sections, &doc.sections, |outline, section| {
            let heading = joined([section.number.as_deref(), Some(section.title.as_str())], " ");
            outline.paged(usize::from(section.level.max(1)), &heading, &section.at);
        });
    }

    fn goals(&mut self, doc: &Document) {
        self.list(self.labels.goals, &doc.goals, |outline, goal| {
            let owner = goal.owner.as_ref().map(|owner| format!("({})", owner.name));
            let text = joined([Some(goal_name(goal).as_str()), Some(goal.text.as_str()), owner.as_deref()], " ");
            outline.paged(1, &text, &goal.at);
        });
    }

    fn measures(&mut self, doc: &Document) {
        self.list(self.labels.measures, &doc.measures, |outline, measure| {
            let label = format!("{}:", measure.label.as_deref().unwrap_or(&measure.kind));
            outline.paged(1, &joined([Some(label.as_str()), Some(measure.text.as_str())], " "), &measure.at);
            outline.details(doc, measure);
        });
    }

    fn details(&mut self, doc: &Document, measure: &Measure) {
        let labels = self.labels;
        if let Some(responsible) = &measure.responsible {
            self.line(3, &format!("{}: {}", labels.responsible, responsible.name));
        }
        if !measure.partners.is_empty() {
            let names = joined(measure.partners.iter().map(|partner| Some(partner.name.as_str())), ", ");
            self.line(3, &format!("{}: {names}", labels.partners));
        }
        let printed = measure.deadline_printed.as_ref().or(measure.horizon_printed.as_ref());
        let printed = printed.map(|printed| if measure.deadline.is_some() { format!("({printed})") } else { printed.clone() });
        let deadline = joined([measure.deadline.as_deref(), printed.as_deref()], " ");
        if !deadline.is_empty() {
            self.line(3, &format!("{}: {deadline}", labels.deadline));
        }
        for link in &measure.goals {
            if let Some(goal) = doc.goals.iter().find(|goal| goal.id == link.id) {
                self.line(3, &format!("{}: {} {}", labels.goal, goal_name(goal), goal.text));
            }
        }
    }

    fn rest(&mut self, doc: &Document) {
        self.list(self.labels.obligations, &doc.obligations, |outline, obligation| {
            outline.paged(1, &obligation.text, &obligation.at)
        });
        self.list(self.labels.remarks, &doc.remarks, |outline, remark| outline.paged(1, &remark.message, &remark.at));
    }

    /// A heading with the number of things under it, and each of them; nothing at all where there are none.
    fn list<T>(&mut self, label: &str, things: &[T], each: impl Fn(&mut Self, &T)) {
        if things.is_empty() {
            return;
        }
        self.lines.push('\n');
        self.line(0, &format!("{label} ({})", things.len()));
        things.iter().for_each(|thing| each(self, thing));
    }

    /// One line with its page or pages at the end.
    fn paged(&mut self, depth: usize, words: &str, at: &[Place]) {
        let first = at.iter().map(|place| place.page).min();
        let last = at.iter().map(|place| place.page).max();
        match (first, last) {
            (Some(page), Some(last)) if page == last => self.line(depth, &format!("{words}  [{} {page}]", self.labels.page)),
            (Some(first), Some(last)) => self.line(depth, &format!("{words}  [{} {first}–{last}]", self.labels.pages)),
            _ => self.line(depth, words),
        }
    }

    fn line(&mut self, depth: usize, words: &str) {
        self.lines.push_str(&"  ".repeat(depth));
        self.lines.push_str(words);
        self.lines.push('\n');
    }
}

fn goal_name(goal: &Goal) -> String {
    format!("{}:", joined([Some(goal.kind.as_str()), goal.number.as_deref()], " "))
}

fn address_line(party: &Party) -> String {
    let address = party.address.as_ref();
    let town = address.map(|address| joined([address.postcode.as_deref(), address.city.as_deref()], " "));
    let street = address.and_then(|address| address.street.as_deref());
    joined([Some(party.name.as_str()), street, town.as_deref().filter(|town| !town.is_empty())], ", ")
}

/// Those that are there, with `between` between them.
fn joined<'w>(parts: impl IntoIterator<Item = Option<&'w str>>, between: &str) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example;

    #[test]
    fn a_full_letter_in_nynorsk() {
        let expected = "\
Dokumenttype:     tildelingsbrev
Tittel:           Tildelingsbrev 2025 for Kulturetaten
Dato:             2025-02-18
Saksnummer:       24/511
Dokumentnummer:   1
Vår referanse:    24/511 - 1
Dykkar referanse: 23/77
Saksbehandlar:    Kari Vik, 99 00 00 00, kari.vik@example.org
Avsendar:         Sund kommune
Tilgang:          Unntatt offentlighet, offl. § 13
Tiltale:          Til alle virksomheter

Mottakarar (1)
  Kulturetaten, Postboks 12, 0130 SUND  [s. 1]

Kopimottakarar (1)
  Havnevesenet  [s. 1]

Underskrifter (1)
  Ola Nes, direktør  [s. 2]

Vedlegg (1)
  Budsjett 2025  [s. 2]

Avsnitt (2)
  1 Innledning  [s. 1–2]
    1.1 Mål og tiltak  [s. 2]

Mål (2)
  sektormål 1: Levende kulturliv i hele Sund (KLE)  [s. 2]
  effektmål 1.1: Flere barn deltar  [s. 2]

Tiltak (1)
  Tiltak 1: Kulturetaten skal åpne to saler innen 1. juni 2025 på kort sikt for 100 000 kroner  [s. 2]
      Ansvarleg: Kulturetaten
      Saman med: Havnevesenet
      Frist: 2025-06-01 (innen 1. juni 2025)
      Mål: effektmål 1.1: Flere barn deltar

Føringar (1)
  Etaten må melde avvik innen 1. mai 2025  [s. 2]

Merknader (1)
  A heading has no text.  [s. 2]
";
        assert_eq!(outline(&example::full(), Lang::Nn), expected);
    }

    #[test]
    fn what_is_absent_has_no_label() {
        assert_eq!(outline(&example::bare(), Lang::En), "Kind of document: ukjent\n");
    }
}
