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

/// Counts the telling words of a text.
pub fn votes(text: &str) -> Votes {
    let (bokmaal, nynorsk) = &*TELLING;
    let mut votes = Votes::default();
    for word in fold(text).split(|letter: char| !letter.is_alphanumeric()) {
        votes.bokmaal += usize::from(bokmaal.contains(word));
        votes.nynorsk += usize::from(nynorsk.contains(word));
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
