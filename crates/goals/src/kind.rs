//! Which kind of goal a word names.

use letter::GoalKind;
use norsk::{Forms, words};

/// The kinds with their words, the most telling first: «mål» alone is a main goal only where nothing better is said.
fn table() -> [(GoalKind, &'static Forms); 8] {
    let goals = &words().goals;
    [
        (GoalKind::Kommunemaal, &goals.kommunemaal),
        (GoalKind::Sektormaal, &goals.sektormaal),
        (GoalKind::Effektmaal, &goals.effektmaal),
        (GoalKind::Resultatmaal, &goals.resultatmaal),
        (GoalKind::Delmaal, &goals.delmaal),
        (GoalKind::Maalbilde, &goals.maalbilde),
        (GoalKind::Maaltall, &goals.maaltall),
        (GoalKind::Hovedmaal, &goals.hovedmaal),
    ]
}

/// The kind that the whole text names: a label, the name of a column.
pub(crate) fn named(text: &str) -> Option<GoalKind> {
    let text = text.trim_end_matches([':', '.', ' ']);
    table().into_iter().find(|(_, forms)| forms.is(text)).map(|(kind, _)| kind)
}

/// The kind that the text begins with, and the length of its word.
pub(crate) fn begins(text: &str) -> Option<(GoalKind, usize)> {
    table()
        .into_iter()
        .filter_map(|(kind, forms)| forms.starts(text).map(|length| (kind, length)))
        .reduce(|best, other| if other.1 > best.1 { other } else { best })
}

/// The first kind that the text mentions, the general «mål» aside.
pub(crate) fn mentioned(text: &str) -> Option<GoalKind> {
    let folded = norsk::fold(text);
    table()
        .into_iter()
        .filter(|(_, forms)| !forms.is("mål"))
        .find(|(_, forms)| forms.find_folded(&folded).is_some())
        .map(|(kind, _)| kind)
}
