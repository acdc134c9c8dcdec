//! Finds: a marking that restricts access, with the paragraphs it rests on.
//! Because: `Unntatt offentlighet` and its like stand alone in the header, and the paragraphs stand right behind or below.
//! Misses: markings by a code alone, whose meaning each archive decides for itself.

use letter::{Access, BlockKind, Flow, Found, Runs, Text, Zone, Zones};
use norsk::{Label, label_at};

const RULE: &str = "access";

/// What leads from a marking to its basis.
const LEADS: [&str; 7] = [" iht.", " jf.", " jfr.", " etter", " i henhold til", " i samsvar med", " i medhold av"];

pub(crate) fn find(text: &Text, zones: &Zones) -> Option<Found<Access>> {
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
        if label != Label::Access {
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

/// The marking that a line begins with, and the paragraphs behind it.
fn marked(line: &str, whole: Runs) -> Option<Found<Access>> {
    let (_, length) = label_at(line)?;
    let basis = line[length..]
        .find('§')
        .map(|_| &line[length..])
        .map(|basis| basis.trim_matches([' ', ':', ',', '.']))
        .map(|basis| LEADS.iter().find_map(|lead| basis.strip_prefix(lead.trim_start())).unwrap_or(basis).trim_start());
    let marking = line[..basis.and_then(|basis| line.find(basis)).unwrap_or(line.len())].trim_end_matches([' ', ':', ',', '.']);
    let marking = LEADS
        .iter()
        .find_map(|lead| marking.strip_suffix(lead.trim_end_matches('.')))
        .unwrap_or(marking)
        .trim_end_matches([' ', ':', ',']);
    let legal_basis = basis.filter(|basis| basis.contains('§')).map(|basis| basis.to_owned());
    Some(Found::new(Access { marking: marking.to_owned(), legal_basis }, whole, RULE))
}
