//! Tells of a measure who is to do it, by when, and how far it binds.

use letter::{Binding, Found, Kind, Measure, MeasureKind, Modality, Text};

use crate::{Context, deadline, modality, responsible};

/// A measure with nothing but its kind and text; the rest is filled in once all are found.
pub(crate) fn measure(kind: MeasureKind, text: String) -> Measure {
    Measure {
        kind,
        label: None,
        text,
        section: None,
        responsible: None,
        partners: Vec::new(),
        modality: None,
        negated: false,
        binding: None,
        deadline: None,
        deadline_printed: None,
        horizon: None,
        horizon_printed: None,
        amount: None,
        goals: Vec::new(),
    }
}

/// Fills in what the measure's own words say and its rule has not said yet.
pub(crate) fn fill(text: &Text, found: &mut Found<Measure>, context: &Context<'_>) {
    let measure = &mut found.value;
    if measure.modality.is_none() {
        let read = modality::of(&measure.text);
        measure.modality = read.map(|read| read.modality);
        measure.negated = read.is_some_and(|read| read.negated);
    }
    if measure.deadline_printed.is_none()
        && let Some(found) = deadline::of(&measure.text, context.year)
    {
        measure.deadline = found.date;
        measure.deadline_printed = Some(found.printed);
    }
    if measure.responsible.is_none() {
        measure.responsible = responsible::of(measure, context);
    }
    if measure.partners.is_empty() {
        measure.partners = responsible::partners(&measure.text);
    }
    if measure.amount.is_none() {
        measure.amount = amount(&measure.text);
    }
    measure.binding = Some(binding(measure, context));
    // Every printed value stands within the measure's own place; what a rule read elsewhere it has added to that place.
    debug_assert!(!text.read(&found.runs).is_empty());
}

/// How far a measure binds: its verb says it, the kind of document says what the verb means. A hearing answer only proposes.
fn binding(measure: &Measure, context: &Context<'_>) -> Binding {
    match (measure.kind, measure.modality) {
        (MeasureKind::Forslag, _) => Binding::Proposal,
        (MeasureKind::Vedtak, _) if context.kind == Kind::Saksframlegg => Binding::Proposal,
        (MeasureKind::Vedtak | MeasureKind::Krav, _) => Binding::Order,
        (_, Some(Modality::Forventes)) => Binding::Expectation,
        (_, Some(Modality::Boer)) => Binding::Recommendation,
        (_, Some(Modality::Kan)) => Binding::Option,
        (_, Some(Modality::Foreslaas)) => Binding::Proposal,
        (_, Some(Modality::Vil)) => Binding::Plan,
        (_, Some(Modality::Skal | Modality::Maa | Modality::Forutsettes | Modality::Bes)) => Binding::Order,
        (MeasureKind::Oppdrag | MeasureKind::Presisering, None) => Binding::Order,
        (MeasureKind::Tiltak, None) if matches!(context.kind, Kind::Tildelingsbrev | Kind::Oppdragsbrev) => Binding::Order,
        (MeasureKind::Tiltak, None) => Binding::Plan,
    }
}

/// The first amount in kroner: `kr 100 000`, `1,5 mill. kroner`.
fn amount(words: &str) -> Option<letter::Amount> {
    use std::sync::LazyLock;
    static AMOUNT: LazyLock<regex::Regex> = LazyLock::new(|| {
        norsk::pattern(
            r"(?i)\bkr\.?\s?(\d{1,3}(?:[ .]\d{3})+|\d{3,9})(?:,-|,00|\b)|\b(\d{1,3}(?:[ .]\d{3})+|\d{3,9})\s?(?:kroner|kr)\b|\b(\d{1,4}(?:,\d{1,3})?)\s(?:({million})|({milliard}))\.?\s(?:kr\b|kroner|NOK)",
        )
    });
    let parts = AMOUNT.captures(words)?;
    let printed = parts.get_match().as_str().trim_end_matches([',', '-']).to_owned();
    let kroner = if let Some(number) = parts.get(3) {
        let thousandths = thousandths(number.as_str())?;
        thousandths * if parts.get(4).is_some() { 1_000 } else { 1_000_000 }
    } else {
        parts.get(1).or(parts.get(2))?.as_str().chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()?
    };
    Some(letter::Amount { kroner, printed })
}

/// `1,5` as 1500.
fn thousandths(number: &str) -> Option<u64> {
    let (whole, part) = number.split_once(',').unwrap_or((number, ""));
    let part = format!("{part:0<3}");
    Some(whole.parse::<u64>().ok()? * 1000 + part.parse::<u64>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::amount;

    #[test]
    fn amounts() {
        let kroner = |words: &str| amount(words).map(|amount| amount.kroner);
        assert_eq!(kroner("Det blir sett av kr 100 000,- til tiltaket"), Some(100_000));
        assert_eq!(kroner("inntil 1,5 mill. kroner i 2026"), Some(1_500_000));
        assert_eq!(kroner("250 000 kroner"), Some(250_000));
        assert_eq!(kroner("innen 2026"), None);
    }
}
