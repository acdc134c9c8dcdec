//! Finds: a marking that restricts access, with the paragraphs it rests on.
//! Because: `Unntatt offentlighet` and its like stand alone in the header, and the paragraphs stand right behind or below; or they run
//! along the top or bottom of every page. What says that all may read, `Tilgang: Offentlig`, is no such marking.
//! Misses: markings by a code alone without a label, and stamps that are pictures.

use letter::{Access, BlockKind, Flow, Found, Runs, Span, Text, Zone, Zones};
use norsk::{Label, is_access_marking, label_at, words};

const RULE: &str = "access";
/// The space that keeps the parts of a line apart.
const WIDE: &str = "   ";

pub(crate) fn find(text: &Text, zones: &Zones) -> Option<Found<Access>> {
    in_header(text, zones).or_else(|| on_the_margin(text, zones))
}

/// A marking that runs along the top or bottom of the pages, or stands far to the right on a line of the header: alone, or apart from
/// what else the line says.
fn on_the_margin(text: &Text, zones: &Zones) -> Option<Found<Access>> {
    let lines = text.lines().iter().zip(&zones.lines).filter(|(_, zone)| matches!(zone, Zone::Furniture | Zone::Header));
    let parts = lines.flat_map(|(line, zone)| {
        // What a line of the header begins with has been looked at in its block.
        parts(text, line.span).skip(usize::from(*zone == Zone::Header))
    });
    parts.filter(|part| is_access_marking(text.slice(*part))).find_map(|part| marked(text.slice(part), Runs::from(part)))
}

/// The parts of a line that wide space keeps apart.
fn parts(text: &Text, line: Span) -> impl Iterator<Item = Span> {
    let mut start = line.start;
    text.slice(line).split(WIDE).map(move |part| {
        let span = text.trim(Span::new(start, start + part.len()));
        start += part.len() + WIDE.len();
        span
    })
}

fn in_header(text: &Text, zones: &Zones) -> Option<Found<Access>> {
    zones.blocks.iter().enumerate().filter(|(_, block)| block.zone == Zone::Header).find_map(|(at, block)| {
        let mut whole = match block.kind {
            BlockKind::Field { label } => Runs::from(label),
            BlockKind::Paragraph => Runs::new(),
            _ => return None,
        };
        whole.extend(&block.runs);
        // A narrow column breaks the line within a paragraph's number.
        if text.read(&whole).ends_with(['§', ','])
            && let Some(next) = zones.blocks.get(at + 1).filter(|next| next.zone == Zone::Header)
        {
            whole.extend(&next.runs);
        }
        let line = text.read(&whole);
        let (label, length) = label_at(&line)?;
        // A paragraph may begin with the same word and be a title.
        let is_title =
            block.kind == BlockKind::Paragraph && !block.lines.first().is_some_and(|at| is_access_marking(text.line(*at)));
        // «Gradering: Unntatt offentlighet …»: a marking is one behind whatever label.
        if label != Label::Access && matches!(block.kind, BlockKind::Field { .. }) && is_access_marking(&text.read(&block.runs)) {
            return marked(&text.read(&block.runs), block.runs.clone());
        }
        if label != Label::Access || is_title {
            return None;
        }
        // «Tilgang: Unntatt offentlighet …»: the marking stands behind a label for it.
        if let Some((Label::Access, _)) = label_at(&line[length..]) {
            let flow = Flow::of(text, &whole);
            return marked(&line[length..], flow.runs(length..line.len()));
        }
        marked(&line, whole)
    })
}

/// The marking that a line begins with, and the paragraphs behind it; none where it says that all may read.
fn marked(line: &str, whole: Runs) -> Option<Found<Access>> {
    let (_, length) = label_at(line)?;
    let phrases = &words().phrases;
    let is_empty = line[length..].trim().is_empty() && phrases.access_label.is(&line[..length]);
    if is_empty || phrases.open_access.is(&line[length..]) {
        return None;
    }
    let legal_basis = line[length..].contains('§').then(|| {
        let basis = line[length..].trim_matches([' ', ':', ',', '.']);
        // «iht.», «jf.» and «etter» lead from the marking to its basis.
        let leads = phrases.rests_on.starts(basis).unwrap_or(0);
        basis[leads..].trim_start_matches(['.', ' ']).to_owned()
    });
    let marking = line[..length].trim_end_matches([' ', ':', ',', '.']);
    let marking = if legal_basis.is_none() { line.trim_end_matches([' ', ':', '.']) } else { marking };
    Some(Found::new(Access { marking: marking.to_owned(), legal_basis }, whole, RULE))
}

#[cfg(test)]
mod tests {
    use letter::{Layer, LineDraft};

    use super::*;

    /// The marking of a text of which all lines are furniture.
    fn on_the_margin_of(lines: &[&str]) -> Option<String> {
        let draft = |words: &&str| LineDraft { words: (*words).to_owned(), page: 1, furniture: true, ..LineDraft::default() };
        let text = Text::freeze(lines.iter().map(draft).collect(), Vec::new(), Layer::Embedded);
        let zones = Zones::new(vec![Zone::Furniture; lines.len()], Vec::new());
        find(&text, &zones).map(|found| found.value.marking)
    }

    #[test]
    fn a_marking_along_the_margin_of_the_pages_counts() {
        assert_eq!(on_the_margin_of(&["Storvik kommune", "UNNTATT OFFENTLIGHET"]).as_deref(), Some("UNNTATT OFFENTLIGHET"));
        assert_eq!(on_the_margin_of(&["Fjellvoll kommune", "Side 2", "Fortruleg"]).as_deref(), Some("Fortruleg"));
        assert_eq!(on_the_margin_of(&["Begrenset framkommelighet i Storgata", "Tilgang: Offentlig"]), None);
    }
}
