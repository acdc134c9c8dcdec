//! Each part of the model turned into its published form.

use std::collections::BTreeMap;

use letter::{CodePoints, Date, Found, Letter, ReferenceTarget, Runs};

use crate::ids::{Made, identifiers};
use crate::{
    Access, Address, Amount, Attachment, CONTEXT_NAME, CaseHandler, CrossReference, DatedText, Definition, Document, Figure,
    Footnote, Goal, GoalLink, Indicator, LetterPlaces, Measure, Named, Obligation, Party, Place, Producer, Reference, Remark,
    Responsible, SCHEMA_VERSION, Section, Signatory, Source, Table, TurnedDown,
};

/// Where an organisation's number leads to.
const REGISTER: &str = "https://data.brreg.no/enhetsregisteret/api/enheter/";

/// A letter with the identifiers of all that can be pointed to.
pub(crate) struct Writer<'l> {
    letter: &'l Letter,
    points: CodePoints<'l>,
    sections: Vec<String>,
    goals: Vec<String>,
    measures: Vec<String>,
    obligations: Vec<String>,
    organisations: BTreeMap<String, String>,
    /// Whether each line gets a place of its own, and not each run.
    pub(crate) by_line: bool,
}

impl<'l> Writer<'l> {
    pub(crate) fn new(letter: &'l Letter) -> Self {
        let sections = made(&letter.sections, |section| (["", mark(&section.number)], &section.title));
        let goals = made(&letter.goals, |goal| ([goal.kind.as_str(), mark(&goal.number)], &goal.text));
        let measures = made(&letter.measures, |measure| ([measure.kind.as_str(), mark(&measure.label)], &measure.text));
        let obligations = made(&letter.obligations, |obligation| ([obligation.modality.as_str(), ""], &obligation.text));
        Self {
            letter,
            points: CodePoints::of(&letter.text),
            sections: identifiers('s', &sections),
            goals: identifiers('g', &goals),
            measures: identifiers('m', &measures),
            obligations: identifiers('o', &obligations),
            organisations: organisations(letter),
            by_line: false,
        }
    }

    /// All of the letter, not masked yet.
    pub(crate) fn document(&self, source: &Source) -> Document {
        let letter = self.letter;
        Document {
            context: CONTEXT_NAME.into(),
            id: letter_id(&source.sha256),
            class: "Letter".into(),
            schema_version: SCHEMA_VERSION.into(),
            producer: Producer { name: "brevverk".into(), version: env!("CARGO_PKG_VERSION").into() },
            source: source.clone(),
            kind: letter.kind.value.as_str().into(),
            language: letter.language.as_str().into(),
            title: value_of(&letter.title),
            date: letter.date.as_ref().map(|date| date.value.to_string()),
            case_number: value_of(&letter.case_number),
            document_number: value_of(&letter.document_number),
            our_reference: value_of(&letter.our_reference),
            your_reference: value_of(&letter.your_reference),
            case_handler: letter.case_handler.as_ref().map(|found| self.case_handler(found)),
            sender: letter.sender.as_ref().map(|found| self.party(found)),
            access: letter.access.as_ref().map(|found| self.access(found)),
            salutation: value_of(&letter.salutation),
            at: LetterPlaces {
                title: self.at_of(&letter.title),
                date: self.at_of(&letter.date),
                kind: self.at(&letter.kind.runs),
                case_number: self.at_of(&letter.case_number),
                document_number: self.at_of(&letter.document_number),
                our_reference: self.at_of(&letter.our_reference),
                your_reference: self.at_of(&letter.your_reference),
                salutation: self.at_of(&letter.salutation),
            },
            recipients: all(&letter.recipients, |found| self.party(found)),
            copy_recipients: all(&letter.copy_recipients, |found| self.party(found)),
            signatories: all(&letter.signatories, |found| Signatory {
                name: found.value.name.clone(),
                role: present(&found.value.role),
                at: self.at(&found.runs),
            }),
            attachments: all(&letter.attachments, |found| Attachment { title: found.value.clone(), at: self.at(&found.runs) }),
            sections: with_ids(&letter.sections, &self.sections, |found, id| self.section(found, id)),
            goals: with_ids(&letter.goals, &self.goals, |found, id| self.goal(found, id)),
            measures: with_ids(&letter.measures, &self.measures, |found, id| self.measure(found, id)),
            obligations: with_ids(&letter.obligations, &self.obligations, |found, id| self.obligation(found, id)),
            definitions: all(&letter.definitions, |found| Definition {
                short: found.value.short.clone(),
                long: found.value.long.clone(),
                at: self.at(&found.runs),
            }),
            tables: all(&letter.tables, |found| self.table(found)),
            figures: all(&letter.figures, |found| Figure {
                label: found.value.label.clone(),
                caption: found.value.caption.clone(),
                at: self.at(&found.runs),
            }),
            footnotes: all(&letter.footnotes, |found| Footnote {
                number: found.value.number.clone(),
                text: found.value.text.clone(),
                at: self.at(&found.runs),
            }),
            references: letter
                .references
                .iter()
                .filter(|found| found.value.resolved.is_none())
                .map(|found| self.reference(found))
                .collect(),
            cross_references: letter.references.iter().filter_map(|found| self.cross_reference(found)).collect(),
            dates: all(&letter.dates, |found| DatedText {
                text: found.value.text.clone(),
                date: found.value.date.to_string(),
                what: found.value.what.as_str().into(),
                at: self.at(&found.runs),
            }),
            remarks: letter.remarks.iter().map(|remark| self.remark(remark)).collect(),
            turned_down: all(&letter.turned_down, |found| TurnedDown {
                text: found.value.text.clone(),
                looked_like: found.value.looked_like.into(),
                reason: found.value.reason.into(),
                at: self.at(&found.runs),
            }),
        }
    }

    fn case_handler(&self, found: &Found<letter::CaseHandler>) -> CaseHandler {
        let letter::CaseHandler { name, phone, email } = &found.value;
        CaseHandler { name: name.clone(), phone: present(phone), email: present(email), at: self.at(&found.runs) }
    }

    fn access(&self, found: &Found<letter::Access>) -> Access {
        let access = &found.value;
        Access { marking: access.marking.clone(), legal_basis: present(&access.legal_basis), at: self.at(&found.runs) }
    }

    fn party(&self, found: &Found<letter::Party>) -> Party {
        let party = &found.value;
        let number = present(&party.organisation_number);
        let address = Address {
            street: present(&party.address.street),
            postcode: present(&party.address.postcode),
            city: present(&party.address.city),
        };
        Party {
            id: number.as_deref().map(organisation_id),
            name: party.name.clone(),
            organisation_number: number,
            address: (address != Address::default()).then_some(address),
            at: self.at(&found.runs),
        }
    }

    fn section(&self, found: &Found<letter::Section>, id: &str) -> Section {
        let section = &found.value;
        Section {
            id: id.into(),
            number: present(&section.number),
            title: section.title.clone(),
            level: section.level,
            parent: self.section_id(section.parent),
            text: section.text.clone(),
            at: self.at(&found.runs),
        }
    }

    fn goal(&self, found: &Found<letter::Goal>, id: &str) -> Goal {
        let goal = &found.value;
        Goal {
            id: id.into(),
            kind: goal.kind.as_str().into(),
            number: present(&goal.number),
            text: goal.text.clone(),
            owner: present(&goal.owner).map(|name| Named { name }),
            section: self.section_id(goal.section),
            area: self.area(goal.section),
            broader: goal.broader.iter().filter_map(|&index| self.goals.get(index).cloned()).collect(),
            indicators: goal.indicators.iter().map(indicator).collect(),
            rule: found.rule.into(),
            at: self.at(&found.runs),
        }
    }

    fn measure(&self, found: &Found<letter::Measure>, id: &str) -> Measure {
        let measure = &found.value;
        let link = |link: &letter::GoalRef| {
            let id = self.goals.get(link.goal)?.clone();
            Some(GoalLink { id, basis: link.basis.as_str().into() })
        };
        Measure {
            id: id.into(),
            kind: measure.kind.as_str().into(),
            label: present(&measure.label),
            text: measure.text.clone(),
            section: self.section_id(measure.section),
            area: self.area(measure.section),
            responsible: measure.responsible.as_ref().map(|responsible| self.responsible(responsible)),
            partners: measure.partners.iter().map(|name| Named { name: name.clone() }).collect(),
            modality: measure.modality.map(|modality| modality.as_str().into()),
            negated: measure.negated,
            binding: measure.binding.map(|binding| binding.as_str().into()),
            deadline: day(measure.deadline),
            deadline_printed: present(&measure.deadline_printed),
            horizon: measure.horizon.map(|horizon| horizon.as_str().into()),
            horizon_printed: present(&measure.horizon_printed),
            amount: measure.amount.as_ref().map(|amount| Amount {
                value: amount.kroner,
                currency: "NOK".into(),
                printed: amount.printed.clone(),
            }),
            goals: measure.goals.iter().filter_map(link).collect(),
            rule: found.rule.into(),
            at: self.at(&found.runs),
        }
    }

    fn responsible(&self, responsible: &letter::Responsible) -> Responsible {
        Responsible {
            id: self.organisation_named(&responsible.name),
            name: responsible.name.clone(),
            printed: present(&responsible.printed),
            basis: responsible.basis.as_str().into(),
        }
    }

    fn obligation(&self, found: &Found<letter::Obligation>, id: &str) -> Obligation {
        let obligation = &found.value;
        Obligation {
            id: id.into(),
            text: obligation.text.clone(),
            modality: obligation.modality.as_str().into(),
            actor: Named { name: obligation.actor.name.clone() },
            section: self.section_id(obligation.section),
            deadline: day(obligation.deadline),
            rule: found.rule.into(),
            at: self.at(&found.runs),
        }
    }

    fn table(&self, found: &Found<letter::Table>) -> Table {
        let table = &found.value;
        let mut at = self.at(&table.title_runs);
        at.extend(self.at(&found.runs));
        Table {
            title: present(&table.title),
            columns: table.columns.clone(),
            rows: table.rows.clone(),
            section: self.section_id(table.section),
            at,
        }
    }

    fn reference(&self, found: &Found<letter::Reference>) -> Reference {
        let reference = &found.value;
        Reference {
            text: reference.text.clone(),
            kind: reference.kind.as_str().into(),
            number: present(&reference.number),
            date: day(reference.date),
            resolved: None,
            at: self.at(&found.runs),
        }
    }

    fn cross_reference(&self, found: &Found<letter::Reference>) -> Option<CrossReference> {
        let (target, index) = found.value.resolved?;
        let target = match target {
            ReferenceTarget::Section => self.sections.get(index),
            ReferenceTarget::Measure => self.measures.get(index),
        };
        Some(CrossReference { text: found.value.text.clone(), target: target?.clone(), at: self.at(&found.runs) })
    }

    fn remark(&self, remark: &letter::Remark) -> Remark {
        Remark {
            severity: remark.severity.as_str().into(),
            code: remark.code.into(),
            message: remark.message.clone(),
            at: self.at(&remark.runs),
        }
    }

    /// The places of some runs.
    pub(crate) fn at(&self, runs: &Runs) -> Vec<Place> {
        let text = &self.letter.text;
        let places = if self.by_line { text.line_places(runs, &self.points) } else { text.places(runs, &self.points) };
        places.into_iter().map(Place::from).collect()
    }

    fn at_of<T>(&self, found: &Option<Found<T>>) -> Vec<Place> {
        found.as_ref().map(|found| self.at(&found.runs)).unwrap_or_default()
    }

    fn section_id(&self, index: Option<usize>) -> Option<String> {
        self.sections.get(index?).cloned()
    }

    fn area(&self, section: Option<usize>) -> Option<String> {
        self.letter.sections.get(section?).map(|section| section.value.title.clone())
    }

    /// The organisation of that name, where the letter's sender or one of its recipients has the name and a number.
    fn organisation_named(&self, name: &str) -> Option<String> {
        self.organisations.get(&name.to_lowercase()).map(|number| organisation_id(number))
    }
}

/// The numbers of the letter's parties by their names in lower case; of those that share a name the first.
fn organisations(letter: &Letter) -> BTreeMap<String, String> {
    let parties = letter.sender.iter().chain(&letter.recipients).chain(&letter.copy_recipients);
    let mut numbers = BTreeMap::new();
    for party in parties.map(|party| &party.value) {
        if let Some(number) = present(&party.organisation_number) {
            numbers.entry(party.name.to_lowercase()).or_insert(number);
        }
    }
    numbers
}

/// The letter's own identifier: half of its source's SHA-256 is enough to tell any two letters apart.
pub fn letter_id(sha256: &str) -> String {
    format!("urn:brevverk:letter:{}", sha256.get(..32).unwrap_or(sha256))
}

fn organisation_id(number: &str) -> String {
    format!("{REGISTER}{number}")
}

fn indicator(indicator: &letter::Indicator) -> Indicator {
    Indicator {
        text: indicator.text.clone(),
        baseline: present(&indicator.baseline),
        target: present(&indicator.target),
        year: indicator.year,
        unit: present(&indicator.unit),
    }
}

/// What identifiers are made from: of each thing the marks and the words that `parts` picks.
fn made<'l, T>(things: &'l [Found<T>], parts: impl Fn(&'l T) -> ([&'l str; 2], &'l str)) -> Vec<Made<'l>> {
    let one = |found: &'l Found<T>| {
        let (marks, words) = parts(&found.value);
        Made { marks, words, start: found.runs.start() }
    };
    things.iter().map(one).collect()
}

fn all<T, U>(things: &[Found<T>], publish: impl Fn(&Found<T>) -> U) -> Vec<U> {
    things.iter().map(publish).collect()
}

fn with_ids<T, U>(things: &[Found<T>], ids: &[String], publish: impl Fn(&Found<T>, &str) -> U) -> Vec<U> {
    things.iter().zip(ids).map(|(found, id)| publish(found, id)).collect()
}

/// What is there; an empty string says no more than none.
fn present(words: &Option<String>) -> Option<String> {
    words.clone().filter(|words| !words.is_empty())
}

fn value_of(found: &Option<Found<String>>) -> Option<String> {
    found.as_ref().map(|found| found.value.clone()).filter(|words| !words.is_empty())
}

fn day(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

fn mark(words: &Option<String>) -> &str {
    words.as_deref().unwrap_or_default()
}
