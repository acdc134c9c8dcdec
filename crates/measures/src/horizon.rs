//! Tells when a measure is to be done, told roughly in brackets at its end: «(kort sikt)», «(lang sikt)».
//! Plans sort their measures so, and the bracket is no part of the measure's words. Horizons told by the years of a period are missed.

use letter::Horizon;
use norsk::words;

/// The horizon in brackets at the end of a line, and where its bracket begins.
pub(crate) fn at_end(line: &str) -> Option<(Horizon, usize)> {
    let open = line.rfind('(')?;
    let inner = line[open..].trim_end_matches('.').strip_prefix('(')?.strip_suffix(')')?;
    let phrases = &words().phrases;
    if phrases.short_term.is(inner) {
        Some((Horizon::Short, open))
    } else if phrases.long_term.is(inner) {
        Some((Horizon::Long, open))
    } else {
        None
    }
}

/// The words within the bracket.
pub(crate) fn printed(bracket: &str) -> String {
    bracket.trim_matches(['(', ')', ' ', '.']).to_owned()
}
