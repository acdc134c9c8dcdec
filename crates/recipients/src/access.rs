//! Finds: a marking that restricts access, with the paragraphs it rests on.
//! Because: `Unntatt offentlighet` and its like stand alone in the header, and the paragraphs stand right behind or below.
//! Misses: markings by a code alone, whose meaning each archive decides for itself.

use letter::{Access, BlockKind, Flow, Found, Runs, Text, Zone, Zones};
use norsk::{Label, label_at, words};

const RULE: &str = "access";

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
    let legal_basis = line[length..].contains('§').then(|| {
        let basis = line[length..].trim_matches([' ', ':', ',', '.']);
        // «iht.», «jf.» and «etter» lead from the marking to its basis.
        let leads = words().phrases.rests_on.starts(basis).unwrap_or(0);
        basis[leads..].trim_start_matches(['.', ' ']).to_owned()
    });
    let marking = line[..length].trim_end_matches([' ', ':', ',', '.']);
    let marking = if legal_basis.is_none() { line.trim_end_matches([' ', ':', '.']) } else { marking };
    Some(Found::new(Access { marking: marking.to_owned(), legal_basis }, whole, RULE))
}
