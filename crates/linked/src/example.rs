//! Letters for the tests of this crate: one that fills every key of the published form, and one that fills none.

use letter::{
    Actor, Area, Basis, Binding, Date, Found, GoalKind, GoalRef, Horizon, Kind, Language, Layer, Layout, Letter, LineDraft,
    LinkBasis, MeasureKind, Modality, Page, ReferenceKind, ReferenceTarget, Runs, Severity, Span, Text, What,
};

use crate::{Document, PageAgreement, Part, Source, TextLayer, Whole, graph};

const FIRST_PAGE: &[&str] = &[
    "Sund kommune",
    "Unntatt offentlighet, offl. § 13",
    "Dato: 18.02.2025  Vår ref.: 24/511 - 1  Deres ref.: 23/77",
    "Saksbehandler: Kari Vik, 99 00 00 00, kari.vik@example.org",
    "Kulturetaten, Postboks 12, 0130 SUND",
    "Kopi til: Havnevesenet",
    "Tildelingsbrev 2025 for Kulturetaten",
    "Til alle virksomheter",
    "1 Innledning",
    "Det vises til sak 208/25 og til Tiltak 1. Bystyret møtes 13. mai 2025.",
    "Kulturetaten (KLE) får dette brevet.",
];

const SECOND_PAGE: &[&str] = &[
    "Figur 1 Saler i Sund",
    "¹ Tall fra 2024.",
    "1.1 Mål og tiltak",
    "Levende kulturliv i hele Sund (KLE)",
    "Flere barn deltar",
    "Tabell 1 Fordeling",
    "Post  Sum",
    "Saler",
    "Tiltak 1 Kulturetaten skal åpne to saler innen 1. juni 2025 på kort sikt for 100 000 kroner",
    "Etaten må melde avvik innen 1. mai 2025",
    "Ola Nes, direktør",
    "Vedlegg: Budsjett 2025",
];

/// Where the letters of the tests come from.
pub(crate) fn source() -> Source {
    Source {
        path: "brev/tildeling.pdf".into(),
        sha256: "0123456789abcdef".repeat(4),
        media_type: "application/pdf".into(),
        bytes: 4711,
        pages: 2,
        text_layer: TextLayer::Embedded,
        pdfa: Some("PDF/A-1b".into()),
        application: Some("Sund Skriver 2.1".into()),
        signed: Some(true),
        reader_agreement: vec![PageAgreement { page: 1, agreement: 0.984 }, PageAgreement { page: 2, agreement: 1.0 }],
        part_of: Some(Whole { id: format!("urn:brevverk:letter:{}", "0f".repeat(16)) }),
        has_part: vec![Part {
            id: format!("urn:brevverk:letter:{}", "1e".repeat(16)),
            path: "brev/tildeling.pdf!//kart.pdf".into(),
        }],
    }
}

/// A frozen text of some pages; every line has a layout.
pub(crate) fn text(pages: &[&[&str]]) -> Text {
    let line = |page: usize, row: usize, words: &str| LineDraft {
        words: words.into(),
        page: u32::try_from(page).unwrap() + 1,
        layout: Some(Layout {
            area: Some(Area { x0: 72.04, y0: row as f32 * 14.0, x1: 500.0, y1: row as f32 * 14.0 + 11.0 }),
            size: 11.0,
            bold: false,
            italic: false,
            column: 0,
            edges: Vec::new(),
            tag: None,
        }),
        ..LineDraft::default()
    };
    let drafts = pages.iter().enumerate();
    let drafts = drafts.flat_map(|(page, lines)| lines.iter().enumerate().map(move |(row, words)| line(page, row, words)));
    Text::freeze(drafts.collect(), vec![Page { width: 595.0, height: 842.0, skew: 0.0 }; pages.len()], Layer::Embedded)
}

/// Where some words first stand.
pub(crate) fn runs(text: &Text, words: &str) -> Runs {
    let start = text.as_str().find(words).unwrap_or_else(|| panic!("{words:?} is not in the text"));
    Span::new(start, start + words.len()).into()
}

fn day(year: u16, month: u8, day: u8) -> Date {
    Date::new(year, month, day).unwrap()
}

/// The published form of a letter of which nothing is known.
pub(crate) fn bare() -> Document {
    let source = Source {
        pdfa: None,
        application: None,
        signed: None,
        reader_agreement: Vec::new(),
        part_of: None,
        has_part: Vec::new(),
        ..source()
    };
    graph(&source, &empty(Text::default()))
}

/// A letter in which nothing was found.
pub(crate) fn empty(text: Text) -> Letter {
    Letter {
        text,
        kind: Found::new(Kind::Ukjent, Runs::new(), "kind"),
        language: Language::Bokmaal,
        title: None,
        date: None,
        case_number: None,
        document_number: None,
        our_reference: None,
        your_reference: None,
        case_handler: None,
        sender: None,
        access: None,
        salutation: None,
        recipients: Vec::new(),
        copy_recipients: Vec::new(),
        signatories: Vec::new(),
        attachments: Vec::new(),
        sections: Vec::new(),
        goals: Vec::new(),
        measures: Vec::new(),
        obligations: Vec::new(),
        definitions: Vec::new(),
        tables: Vec::new(),
        figures: Vec::new(),
        footnotes: Vec::new(),
        references: Vec::new(),
        dates: Vec::new(),
        remarks: Vec::new(),
        turned_down: Vec::new(),
    }
}

/// The published form of [`letter`].
pub(crate) fn full() -> Document {
    graph(&source(), &letter())
}

/// A letter that fills every key.
pub(crate) fn letter() -> Letter {
    let mut letter = empty(text(&[FIRST_PAGE, SECOND_PAGE]));
    header(&mut letter);
    parties(&mut letter);
    sections_and_goals(&mut letter);
    measures(&mut letter);
    items(&mut letter);
    letter
}

fn header(letter: &mut Letter) {
    let text = &letter.text;
    let words = |words: &str| Some(Found::new(words.to_owned(), runs(text, words), "header"));
    letter.kind = Found::new(Kind::Tildelingsbrev, runs(text, "Tildelingsbrev"), "kind");
    letter.title = words("Tildelingsbrev 2025 for Kulturetaten");
    letter.date = Some(Found::new(day(2025, 2, 18), runs(text, "18.02.2025"), "date"));
    letter.case_number = words("24/511");
    letter.document_number = words("1");
    letter.our_reference = words("24/511 - 1");
    letter.your_reference = words("23/77");
    letter.salutation = words("Til alle virksomheter");
    let handler = letter::CaseHandler {
        name: "Kari Vik".into(),
        phone: Some("99 00 00 00".into()),
        email: Some("kari.vik@example.org".into()),
    };
    letter.case_handler = Some(Found::new(handler, runs(text, "Kari Vik, 99 00 00 00, kari.vik@example.org"), "handler"));
    let access = letter::Access { marking: "Unntatt offentlighet".into(), legal_basis: Some("offl. § 13".into()) };
    letter.access = Some(Found::new(access, runs(text, "Unntatt offentlighet, offl. § 13"), "access"));
}

fn parties(letter: &mut Letter) {
    let text = &letter.text;
    let sender =
        letter::Party { name: "Sund kommune".into(), organisation_number: Some("123456785".into()), ..Default::default() };
    letter.sender = Some(Found::new(sender, runs(text, "Sund kommune"), "letterhead"));
    let recipient = letter::Party {
        name: "Kulturetaten".into(),
        organisation_number: Some("987654325".into()),
        address: letter::Address { street: Some("Postboks 12".into()), postcode: Some("0130".into()), city: Some("SUND".into()) },
    };
    letter.recipients = vec![Found::new(recipient, runs(text, "Kulturetaten, Postboks 12, 0130 SUND"), "address")];
    let copy = letter::Party { name: "Havnevesenet".into(), ..Default::default() };
    letter.copy_recipients = vec![Found::new(copy, runs(text, "Havnevesenet"), "copies")];
    let signatory = letter::Signatory { name: "Ola Nes".into(), role: Some("direktør".into()) };
    letter.signatories = vec![Found::new(signatory, runs(text, "Ola Nes, direktør"), "signature")];
    letter.attachments = vec![Found::new("Budsjett 2025".into(), runs(text, "Budsjett 2025"), "attachments")];
}

fn sections_and_goals(letter: &mut Letter) {
    let text = &letter.text;
    let intro = "Det vises til sak 208/25 og til Tiltak 1. Bystyret møtes 13. mai 2025.";
    let mut whole = runs(text, "1 Innledning");
    whole.extend(&runs(text, intro));
    whole.extend(&runs(text, "Figur 1 Saler i Sund"));
    let section = |number: &str, title: &str, level, parent, words: &str| letter::Section {
        number: Some(number.into()),
        title: title.into(),
        level,
        parent,
        text: words.into(),
        end: 0,
    };
    letter.sections = vec![
        Found::new(section("1", "Innledning", 1, None, intro), whole, "numbered"),
        Found::new(section("1.1", "Mål og tiltak", 2, Some(0), ""), runs(text, "1.1 Mål og tiltak"), "numbered"),
    ];
    let indicator = letter::Indicator {
        text: "Flere barn deltar".into(),
        baseline: Some("40".into()),
        target: Some("60".into()),
        year: Some(2027),
        unit: Some("prosent".into()),
    };
    let sector = letter::Goal {
        kind: GoalKind::Sektormaal,
        number: Some("1".into()),
        text: "Levende kulturliv i hele Sund".into(),
        owner: Some("KLE".into()),
        section: Some(1),
        broader: Vec::new(),
        indicators: Vec::new(),
    };
    let effect = letter::Goal {
        kind: GoalKind::Effektmaal,
        number: Some("1.1".into()),
        text: "Flere barn deltar".into(),
        owner: None,
        section: Some(1),
        broader: vec![0],
        indicators: vec![indicator],
    };
    letter.goals = vec![
        Found::new(sector, runs(text, "Levende kulturliv i hele Sund (KLE)"), "goal-list"),
        Found::new(effect, runs(text, "Flere barn deltar"), "goal-list"),
    ];
}

fn measures(letter: &mut Letter) {
    let text = &letter.text;
    let words = "Kulturetaten skal åpne to saler innen 1. juni 2025 på kort sikt for 100 000 kroner";
    let measure = letter::Measure {
        kind: MeasureKind::Tiltak,
        label: Some("Tiltak 1".into()),
        text: words.into(),
        section: Some(1),
        responsible: Some(letter::Responsible {
            name: "Kulturetaten".into(),
            printed: Some("Kulturetaten".into()),
            basis: Basis::Subject,
        }),
        partners: vec!["Havnevesenet".into()],
        modality: Some(Modality::Skal),
        negated: false,
        binding: Some(Binding::Order),
        deadline: Some(day(2025, 6, 1)),
        deadline_printed: Some("innen 1. juni 2025".into()),
        horizon: Some(Horizon::Short),
        horizon_printed: Some("på kort sikt".into()),
        amount: Some(letter::Amount { kroner: 100_000, printed: "100 000 kroner".into() }),
        goals: vec![GoalRef { goal: 1, basis: LinkBasis::Area }],
    };
    letter.measures = vec![Found::new(measure, runs(text, &format!("Tiltak 1 {words}")), "labelled-measure")];
    let words = "Etaten må melde avvik innen 1. mai 2025";
    let obligation = letter::Obligation {
        text: words.into(),
        modality: Modality::Maa,
        actor: Actor { name: "Etaten".into() },
        section: Some(1),
        deadline: Some(day(2025, 5, 1)),
    };
    letter.obligations = vec![Found::new(obligation, runs(text, words), "named-actor")];
}

fn items(letter: &mut Letter) {
    let text = &letter.text;
    let definition = letter::Definition { short: "KLE".into(), long: "Kulturetaten".into() };
    letter.definitions = vec![Found::new(definition, runs(text, "Kulturetaten (KLE)"), "brackets")];
    let table = letter::Table {
        title: Some("Fordeling".into()),
        title_runs: runs(text, "Tabell 1 Fordeling"),
        columns: vec!["Post".into(), "Sum".into()],
        rows: vec![vec!["Saler".into(), String::new()]],
        section: Some(1),
    };
    letter.tables = vec![Found::new(table, runs(text, "Post  Sum\nSaler"), "table")];
    let figure = letter::Figure { label: "Figur 1".into(), caption: "Saler i Sund".into() };
    letter.figures = vec![Found::new(figure, runs(text, "Figur 1 Saler i Sund"), "caption")];
    let footnote = letter::Footnote { number: "1".into(), text: "Tall fra 2024.".into() };
    letter.footnotes = vec![Found::new(footnote, runs(text, "Tall fra 2024."), "footnote")];
    let case = letter::Reference {
        text: "sak 208/25".into(),
        kind: ReferenceKind::Case,
        number: Some("208/25".into()),
        date: Some(day(2025, 1, 7)),
        resolved: None,
    };
    let inner = letter::Reference {
        text: "Tiltak 1".into(),
        kind: ReferenceKind::Plan,
        number: None,
        date: None,
        resolved: Some((ReferenceTarget::Measure, 0)),
    };
    letter.references =
        vec![Found::new(case, runs(text, "sak 208/25"), "case"), Found::new(inner, runs(text, "Tiltak 1"), "inner")];
    let meeting = letter::DatedText { text: "13. mai 2025".into(), date: day(2025, 5, 13), what: What::Meeting };
    letter.dates = vec![Found::new(meeting, runs(text, "13. mai 2025"), "date")];
    letter.remarks = vec![letter::Remark {
        severity: Severity::Warning,
        code: "heading-without-text",
        message: "A heading has no text.".into(),
        runs: runs(text, "1.1 Mål og tiltak"),
    }];
    let look_alike =
        letter::TurnedDown { text: "1.1 Mål og tiltak".into(), looked_like: "measure", reason: "A heading is no measure." };
    letter.turned_down = vec![Found::new(look_alike, runs(text, "1.1 Mål og tiltak"), "turned-down")];
}
