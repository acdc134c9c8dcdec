//! Bokmål or nynorsk.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::{fold, words};

static TELLING: LazyLock<(HashSet<String>, HashSet<String>)> = LazyLock::new(|| {
    let telling = &words().language.telling;
    let side = |own: &[String], other: &[String]| own.iter().filter(|word| !other.contains(word)).cloned().collect();
    (side(telling.bokmaal(), telling.nynorsk()), side(telling.nynorsk(), telling.bokmaal()))
});

/// How many words of a text only one of the written forms has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Votes {
    /// Words of bokmål.
    pub bokmaal: usize,
    /// Words of nynorsk.
    pub nynorsk: usize,
}

/// A word whose ending tells has at least so many letters.
const ENDED: usize = 6;

/// Counts the telling words of a text, and those whose endings tell.
pub fn votes(text: &str) -> Votes {
    let (bokmaal, nynorsk) = &*TELLING;
    let endings = &words().language.telling_ending;
    let mut votes = Votes::default();
    for word in fold(text).split(|letter: char| !letter.is_alphanumeric()) {
        let ends = |endings: &[String]| {
            word.chars().nth(ENDED - 1).is_some() && endings.iter().any(|ending| word.ends_with(ending.as_str()))
        };
        votes.bokmaal += usize::from(bokmaal.contains(word) || ends(endings.bokmaal()));
        votes.nynorsk += usize::from(nynorsk.contains(word) || ends(endings.nynorsk()));
    }
    votes
}

#[cfg(test)]
mod tests {
    use super::votes;

    #[test]
    fn the_written_forms_are_told_apart() {
        let nb = votes("Kommunen skal ikke bygge ny skole før innbyggerne er hørt, men flere tiltak vurderes fra høsten.");
        assert!(nb.bokmaal > 2 * nb.nynorsk, "{nb:?}");
        let nn = votes(
            "Kommunen skal ikkje byggje ny skule før innbyggjarane er høyrde, men fleire tiltak blir vurderte frå hausten.",
        );
        assert!(nn.nynorsk > 2 * nn.bokmaal, "{nn:?}");
    }
}
