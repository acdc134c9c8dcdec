//! The fixed words of the published form, as the model lists them: for the schema and the vocabulary.

/// One function for each set of words, which lists them in the model's order.
macro_rules! words {
    ($($name:ident: $set:ident,)*) => {
        $(pub(crate) fn $name() -> Vec<&'static str> {
            letter::$set::ALL.iter().map(|word| word.as_str()).collect()
        })*
    };
}

words! {
    of_kind: Kind,
    of_language: Language,
    of_goal_kind: GoalKind,
    of_measure_kind: MeasureKind,
    of_modality: Modality,
    of_binding: Binding,
    of_horizon: Horizon,
    of_basis: Basis,
    of_link_basis: LinkBasis,
    of_reference_kind: ReferenceKind,
    of_what: What,
    of_severity: Severity,
}
