//! Tells when a measure is to be done, told roughly in brackets at its end: «(kort sikt)», «(Helse og mestring, lang sikt)».
//! Plans sort their measures so, and the bracket is no part of the measure's words. Horizons told by the years of a period are missed.

use letter::{Basis, Horizon, Responsible};
use norsk::words;

use crate::{Context, actor, responsible};

/// What a bracket at the end of a line says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct AtEnd<'l> {
    pub(crate) horizon: Horizon,
    /// Where the bracket begins.
    pub(crate) start: usize,
    /// The words for the horizon, as printed.
    pub(crate) printed: &'l str,
    /// What stands before them in the bracket.
    before: &'l str,
}

/// The horizon in brackets at the end of a line.
pub(crate) fn at_end(line: &str) -> Option<AtEnd<'_>> {
    let start = line.rfind('(')?;
    let inner = line[start..].trim_end_matches('.').strip_prefix('(')?.strip_suffix(')')?;
    let (before, printed) = inner.rsplit_once([',', ';']).map_or(("", inner), |(before, last)| (before, last));
    let (before, printed) = (before.trim(), printed.trim());
    let phrases = &words().phrases;
    let horizon = if phrases.short_term.is(printed) {
        Horizon::Short
    } else if phrases.long_term.is(printed) {
        Horizon::Long
    } else {
        return None;
    };
    Some(AtEnd { horizon, start, printed, before })
}

impl AtEnd<'_> {
    /// Who the bracket says is to do it; those named as partners stand behind «i samarbeid med».
    pub(crate) fn responsible(&self, context: &Context<'_>) -> Option<Responsible> {
        let together = words().grammar.together.find(self.before).map_or(self.before.len(), |found| found.start);
        let printed = self.before[..together].trim_end_matches([' ', ',']);
        let names = |word: &str| actor::is_abbreviation(word) || actor::is_actor_word(word);
        let is_name = printed.split_whitespace().count() <= 6
            && (printed.split([' ', '/']).any(names) || norsk::looks_like_organisation(printed) || norsk::is_role(printed));
        is_name.then(|| Responsible {
            name: responsible::resolve(printed, context),
            printed: Some(printed.to_owned()),
            basis: Basis::Column,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_at_the_end() {
        let short = at_end("Lage oversikt over tomter (PT, kort sikt)").unwrap();
        assert_eq!((short.horizon, short.printed, short.before), (Horizon::Short, "kort sikt", "PT"));
        assert_eq!(at_end("Bygge kai (lang sikt).").map(|long| long.horizon), Some(Horizon::Long));
        assert_eq!(at_end("Bygge kai (se kapittel 3)"), None);
    }
}
