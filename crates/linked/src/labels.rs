//! What an outline calls things, in the three languages of those who read it.

/// The language of what people read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Lang {
    /// Bokmål.
    #[default]
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
}

/// The labels of an outline.
pub(crate) struct Labels {
    pub(crate) kind: &'static str,
    pub(crate) title: &'static str,
    pub(crate) date: &'static str,
    pub(crate) case: &'static str,
    pub(crate) document: &'static str,
    pub(crate) our_reference: &'static str,
    pub(crate) your_reference: &'static str,
    pub(crate) case_handler: &'static str,
    pub(crate) sender: &'static str,
    pub(crate) access: &'static str,
    pub(crate) salutation: &'static str,
    pub(crate) recipients: &'static str,
    pub(crate) copies: &'static str,
    pub(crate) signatories: &'static str,
    pub(crate) attachments: &'static str,
    pub(crate) sections: &'static str,
    pub(crate) goals: &'static str,
    pub(crate) measures: &'static str,
    pub(crate) obligations: &'static str,
    pub(crate) remarks: &'static str,
    pub(crate) responsible: &'static str,
    pub(crate) partners: &'static str,
    pub(crate) deadline: &'static str,
    pub(crate) goal: &'static str,
    /// In front of a page number.
    pub(crate) page: &'static str,
    /// In front of several.
    pub(crate) pages: &'static str,
}

impl Lang {
    /// The labels in this language.
    pub(crate) fn labels(self) -> &'static Labels {
        match self {
            Self::Nb => &BOKMAAL,
            Self::Nn => &NYNORSK,
            Self::En => &ENGLISH,
        }
    }
}

const BOKMAAL: Labels = Labels {
    kind: "Dokumenttype",
    title: "Tittel",
    date: "Dato",
    case: "Saksnummer",
    document: "Dokumentnummer",
    our_reference: "Vår referanse",
    your_reference: "Deres referanse",
    case_handler: "Saksbehandler",
    sender: "Avsender",
    access: "Tilgang",
    salutation: "Tiltale",
    recipients: "Mottakere",
    copies: "Kopimottakere",
    signatories: "Underskrifter",
    attachments: "Vedlegg",
    sections: "Avsnitt",
    goals: "Mål",
    measures: "Tiltak",
    obligations: "Føringer",
    remarks: "Merknader",
    responsible: "Ansvarlig",
    partners: "Sammen med",
    deadline: "Frist",
    goal: "Mål",
    page: "s.",
    pages: "s.",
};

const NYNORSK: Labels = Labels {
    kind: "Dokumenttype",
    title: "Tittel",
    date: "Dato",
    case: "Saksnummer",
    document: "Dokumentnummer",
    our_reference: "Vår referanse",
    your_reference: "Dykkar referanse",
    case_handler: "Saksbehandlar",
    sender: "Avsendar",
    access: "Tilgang",
    salutation: "Tiltale",
    recipients: "Mottakarar",
    copies: "Kopimottakarar",
    signatories: "Underskrifter",
    attachments: "Vedlegg",
    sections: "Avsnitt",
    goals: "Mål",
    measures: "Tiltak",
    obligations: "Føringar",
    remarks: "Merknader",
    responsible: "Ansvarleg",
    partners: "Saman med",
    deadline: "Frist",
    goal: "Mål",
    page: "s.",
    pages: "s.",
};

const ENGLISH: Labels = Labels {
    kind: "Kind of document",
    title: "Title",
    date: "Date",
    case: "Case number",
    document: "Document number",
    our_reference: "Our reference",
    your_reference: "Your reference",
    case_handler: "Case handler",
    sender: "Sender",
    access: "Access",
    salutation: "Salutation",
    recipients: "Recipients",
    copies: "Copies to",
    signatories: "Signatories",
    attachments: "Attachments",
    sections: "Sections",
    goals: "Goals",
    measures: "Measures",
    obligations: "Obligations",
    remarks: "Remarks",
    responsible: "Responsible",
    partners: "Together with",
    deadline: "Deadline",
    goal: "Goal",
    page: "p.",
    pages: "pp.",
};
