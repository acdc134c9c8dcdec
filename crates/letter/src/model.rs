//! The letter as a careful reader would write it down.

use crate::{Date, Found, Runs, Text};

/// One letter with all that was found in it.
#[derive(Clone, PartialEq, Debug)]
pub struct Letter {
    /// The frozen text that every place points into.
    pub text: Text,
    /// What kind of document it is.
    pub kind: Found<Kind>,
    /// Which written form of Norwegian most of it has.
    pub language: Language,
    /// The subject, over however many lines it is printed.
    pub title: Option<Found<String>>,
    /// The letter's own date.
    pub date: Option<Found<Date>>,
    /// The case in the archive, year first: `24/6048`.
    pub case_number: Option<Found<String>>,
    /// The document's number in its case.
    pub document_number: Option<Found<String>>,
    /// What stands under a label for our reference, as printed.
    pub our_reference: Option<Found<String>>,
    /// What stands under a label for their reference, as printed.
    pub your_reference: Option<Found<String>>,
    /// Who handles the case.
    pub case_handler: Option<Found<CaseHandler>>,
    /// The organisation that sends it.
    pub sender: Option<Found<Party>>,
    /// A marking that restricts access.
    pub access: Option<Found<Access>>,
    /// A line that addresses a group (`Til alle …`).
    pub salutation: Option<Found<String>>,
    /// Those the letter is addressed to.
    pub recipients: Vec<Found<Party>>,
    /// Those who get a copy.
    pub copy_recipients: Vec<Found<Party>>,
    /// Those who sign.
    pub signatories: Vec<Found<Signatory>>,
    /// What is attached, as named.
    pub attachments: Vec<Found<String>>,
    /// The headings with their text, in order.
    pub sections: Vec<Found<Section>>,
    /// What is to be achieved.
    pub goals: Vec<Found<Goal>>,
    /// What somebody is to do, or proposes to do.
    pub measures: Vec<Found<Measure>>,
    /// Sentences outside goals and measures that bind a named actor.
    pub obligations: Vec<Found<Obligation>>,
    /// Abbreviations the letter explains.
    pub definitions: Vec<Found<Definition>>,
    /// Tables with their cells.
    pub tables: Vec<Found<Table>>,
    /// Figures by their captions.
    pub figures: Vec<Found<Figure>>,
    /// Footnotes.
    pub footnotes: Vec<Found<Footnote>>,
    /// Other documents the letter names.
    pub references: Vec<Found<Reference>>,
    /// Days the letter names.
    pub dates: Vec<Found<DatedText>>,
    /// What a reader should know about how this letter was read.
    pub remarks: Vec<Remark>,
    /// Look-alikes that were not taken, with the reason.
    pub turned_down: Vec<Found<TurnedDown>>,
}

/// Declares an enum of fixed words together with their printed form.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident => $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// Every one of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word that stands for it in the linked JSON.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// The one that `word` stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == word)
            }
        }
    };
}

words! {
    /// What kind of document it is.
    Kind {
        /// Yearly letter that allots money, goals and assignments to an agency.
        Tildelingsbrev => "tildelingsbrev",
        /// Letter that gives an agency one or more assignments.
        Oppdragsbrev => "oppdragsbrev",
        /// Answer to a public consultation, or other input to it.
        Hoeringssvar => "høringssvar",
        /// Letter that informs.
        Informasjonsbrev => "informasjonsbrev",
        /// Note within an organisation.
        Notat => "notat",
        /// Report.
        Rapport => "rapport",
        /// Plan of measures.
        Handlingsplan => "handlingsplan",
        /// Slides.
        Presentasjon => "presentasjon",
        /// Case put before a political body.
        Saksframlegg => "saksframlegg",
        /// Minutes of how a body treated a case.
        Saksprotokoll => "saksprotokoll",
        /// Call to a meeting.
        Moeteinnkalling => "møteinnkalling",
        /// Decision in an individual case.
        Vedtaksbrev => "vedtaksbrev",
        /// Answer to a letter.
        Svarbrev => "svarbrev",
        /// A letter of no special kind.
        Brev => "brev",
        /// Nothing says what it is.
        Ukjent => "ukjent",
    }
}

words! {
    /// The written forms of Norwegian.
    Language {
        /// Bokmål.
        Bokmaal => "nb",
        /// Nynorsk.
        Nynorsk => "nn",
    }
}

words! {
    /// What kind of goal.
    GoalKind {
        /// A goal of the whole municipality.
        Kommunemaal => "kommunemål",
        /// A goal of a sector.
        Sektormaal => "sektormål",
        /// What is to have changed for those it is for.
        Effektmaal => "effektmål",
        /// What is to have been delivered.
        Resultatmaal => "resultatmål",
        /// A main goal.
        Hovedmaal => "hovedmål",
        /// Part of a main goal.
        Delmaal => "delmål",
        /// A picture of what is to be.
        Maalbilde => "målbilde",
        /// A purpose stated in running text.
        Formaal => "formål",
        /// A figure to be reached.
        Maaltall => "måltall",
    }
}

words! {
    /// What kind of measure.
    MeasureKind {
        /// Labelled or listed as a measure.
        Tiltak => "tiltak",
        /// An assignment.
        Oppdrag => "oppdrag",
        /// A proposal.
        Forslag => "forslag",
        /// What is specified under a measure.
        Presisering => "presisering",
        /// A point of a decision.
        Vedtak => "vedtak",
        /// What an individual case demands of the addressee.
        Krav => "krav",
    }
}

words! {
    /// The verb that says how a measure or obligation binds.
    Modality {
        /// Shall.
        Skal => "skal",
        /// Must.
        Maa => "må",
        /// Ought to.
        Boer => "bør",
        /// May.
        Kan => "kan",
        /// Will.
        Vil => "vil",
        /// Is expected.
        Forventes => "forventes",
        /// Is presupposed.
        Forutsettes => "forutsettes",
        /// Is asked.
        Bes => "bes",
        /// Is proposed.
        Foreslaas => "foreslås",
    }
}

words! {
    /// How far a measure binds.
    Binding {
        /// An order.
        Order => "order",
        /// An expectation.
        Expectation => "expectation",
        /// A recommendation.
        Recommendation => "recommendation",
        /// A possibility.
        Option => "option",
        /// A proposal.
        Proposal => "proposal",
        /// A plan.
        Plan => "plan",
    }
}

words! {
    /// When a measure is to be done, told roughly.
    Horizon {
        /// `kort sikt`.
        Short => "short",
        /// `lang sikt`.
        Long => "long",
    }
}

words! {
    /// How it is known who is to do a measure.
    Basis {
        /// It is the subject of the sentence.
        Subject => "subject",
        /// It stands in a column of the table.
        Column => "column",
        /// It is the letter's recipient.
        Recipient => "recipient",
    }
}

words! {
    /// How it is known that a measure serves a goal.
    LinkBasis {
        /// The table of goals that closes the area.
        Table => "table",
        /// Both stand in the same area.
        Area => "area",
        /// The measure names the goal's label or number.
        Label => "label",
        /// The measure's words name the goal.
        Text => "text",
    }
}

words! {
    /// What kind of document a reference names.
    ReferenceKind {
        /// A case.
        Case => "case",
        /// A decision.
        Decision => "decision",
        /// A letter.
        Letter => "letter",
        /// A law, regulation or instruction.
        Law => "law",
        /// A report.
        Report => "report",
        /// A plan.
        Plan => "plan",
        /// A web page.
        Web => "web",
    }
}

words! {
    /// What happens on a day the letter names.
    What {
        /// A meeting.
        Meeting => "meeting",
        /// Something is to be done by then.
        Deadline => "deadline",
        /// A document is dated.
        Document => "document",
        /// Anything else.
        Event => "event",
    }
}

words! {
    /// How much a remark matters.
    Severity {
        /// Good to know.
        Note => "note",
        /// Something may be missing or wrong.
        Warning => "warning",
    }
}

/// A postal address as printed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Address {
    /// Street or box: `Postboks 12 Sentrum`.
    pub street: Option<String>,
    /// Four digits.
    pub postcode: Option<String>,
    /// The post town, as printed.
    pub city: Option<String>,
}

/// An organisation or person.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Party {
    /// The name, as printed.
    pub name: String,
    /// The number in Enhetsregisteret, nine digits, where the letter prints it or the table of organisations has it.
    pub organisation_number: Option<String>,
    /// The address, where one is printed.
    pub address: Address,
}

/// Who handles a case.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CaseHandler {
    /// The name, as printed.
    pub name: String,
    /// The telephone number, as printed.
    pub phone: Option<String>,
    /// The e-mail address, as printed.
    pub email: Option<String>,
}

/// A marking that restricts access.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Access {
    /// The marking, as printed: `Unntatt offentlighet`.
    pub marking: String,
    /// The paragraphs it rests on, as printed: `offl. § 13 jf. fvl. § 13`.
    pub legal_basis: Option<String>,
}

/// Somebody who signs.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Signatory {
    /// The name, as printed.
    pub name: String,
    /// The role, as printed.
    pub role: Option<String>,
}

/// A heading with the text under it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Section {
    /// `1.2`, `a)`; without a trailing dot.
    pub number: Option<String>,
    /// The heading's words.
    pub title: String,
    /// Its depth, 1 at the top.
    pub level: u8,
    /// The section it stands in, by index.
    pub parent: Option<usize>,
    /// The running text under the heading, up to the next one.
    pub text: String,
    /// Where all of it ends, subsections included: a byte of the frozen text. Its start is that of its runs.
    pub end: usize,
}

/// Something to be achieved.
#[derive(Clone, PartialEq, Debug)]
pub struct Goal {
    /// What kind.
    pub kind: GoalKind,
    /// `1`, `1.1`.
    pub number: Option<String>,
    /// The goal, as printed.
    pub text: String,
    /// Whose goal: a sector's code or name, as printed.
    pub owner: Option<String>,
    /// The section it stands in, by index.
    pub section: Option<usize>,
    /// The goals it is part of, by index.
    pub broader: Vec<usize>,
    /// What shows whether it is reached.
    pub indicators: Vec<Indicator>,
}

/// A figure that shows whether a goal is reached.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Indicator {
    /// What is measured.
    pub text: String,
    /// Where it starts.
    pub baseline: Option<String>,
    /// Where it is to come.
    pub target: Option<String>,
    /// By which year.
    pub year: Option<u16>,
    /// In which unit.
    pub unit: Option<String>,
}

/// Somebody who is to do something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Responsible {
    /// The full name, abbreviations resolved by the letter's own definitions.
    pub name: String,
    /// The name as it stands, where it does.
    pub printed: Option<String>,
    /// How it is known.
    pub basis: Basis,
}

/// A link from a measure to a goal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct GoalRef {
    /// The goal, by index.
    pub goal: usize,
    /// How it is known.
    pub basis: LinkBasis,
}

/// An amount of money.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Amount {
    /// In whole kroner.
    pub kroner: u64,
    /// As printed.
    pub printed: String,
}

/// Something somebody is to do, or proposes to do.
#[derive(Clone, PartialEq, Debug)]
pub struct Measure {
    /// What kind.
    pub kind: MeasureKind,
    /// `Tiltak 1`, `a)`.
    pub label: Option<String>,
    /// What is to be done, as printed.
    pub text: String,
    /// The section it stands in, by index.
    pub section: Option<usize>,
    /// Who is to do it.
    pub responsible: Option<Responsible>,
    /// With whom, as printed.
    pub partners: Vec<String>,
    /// The verb that says how it binds.
    pub modality: Option<Modality>,
    /// Whether the verb is negated (`skal ikke`).
    pub negated: bool,
    /// How far it binds.
    pub binding: Option<Binding>,
    /// By which day.
    pub deadline: Option<Date>,
    /// The deadline, as printed.
    pub deadline_printed: Option<String>,
    /// When, told roughly.
    pub horizon: Option<Horizon>,
    /// The horizon, as printed.
    pub horizon_printed: Option<String>,
    /// What it may cost.
    pub amount: Option<Amount>,
    /// The goals it serves.
    pub goals: Vec<GoalRef>,
}

/// Who an obligation binds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    /// As printed.
    pub name: String,
}

/// A sentence that binds a named actor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Obligation {
    /// The whole sentence.
    pub text: String,
    /// `skal`, `må` or `bør`.
    pub modality: Modality,
    /// Who is bound.
    pub actor: Actor,
    /// The section it stands in, by index.
    pub section: Option<usize>,
    /// By which day.
    pub deadline: Option<Date>,
}

/// An abbreviation and what it stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Definition {
    /// `KLE`.
    pub short: String,
    /// `Kulturetaten`.
    pub long: String,
}

/// A table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Table {
    /// The caption or nearest heading.
    pub title: Option<String>,
    /// Where the title stands.
    pub title_runs: Runs,
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows below.
    pub rows: Vec<Vec<String>>,
    /// The section it stands in, by index.
    pub section: Option<usize>,
}

/// A figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Figure {
    /// `Figur 1`.
    pub label: String,
    /// What stands after it.
    pub caption: String,
}

/// A footnote.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Footnote {
    /// Its number.
    pub number: String,
    /// Its text, without the number.
    pub text: String,
}

/// Another document that the letter names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reference {
    /// As printed.
    pub text: String,
    /// What kind of document.
    pub kind: ReferenceKind,
    /// Its number.
    pub number: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// The item of the same letter it points to, as `#…` of the linked form is made from (`Oppdrag 5a`): kind and index.
    pub resolved: Option<(ReferenceTarget, usize)>,
}

/// What an internal reference points to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReferenceTarget {
    /// A section of the same letter.
    Section,
    /// A measure of the same letter.
    Measure,
}

/// A day that the letter names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DatedText {
    /// As printed.
    pub text: String,
    /// The day.
    pub date: Date,
    /// What happens then.
    pub what: What,
}

/// Something a reader should know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remark {
    /// How much it matters.
    pub severity: Severity,
    /// A fixed word for programs.
    pub code: &'static str,
    /// One plain sentence.
    pub message: String,
    /// Where, if anywhere.
    pub runs: Runs,
}

/// A look-alike that was not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TurnedDown {
    /// The words.
    pub text: String,
    /// What it looked like.
    pub looked_like: &'static str,
    /// Why it was not taken.
    pub reason: &'static str,
}
