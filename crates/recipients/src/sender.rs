//! Finds: the organisation that sends the letter: from a label (`Fra:`), the letterhead, the signature, or the page's footer.
//! Because: senders print their name at the top; where they do not, the name stands under the signature or with the postal
//! address at the foot.
//! Misses: a sender whose name does not look like an organisation's, and is nowhere printed with an address.

use letter::{BlockKind, Found, Party, Runs, Span, Text, Zone, Zones};
use norsk::{Label, looks_like_organisation};

use crate::entry::without_mail;
use crate::field::Field;

const RULE: &str = "sender";

pub(crate) fn find(text: &Text, zones: &Zones, fields: &[Field]) -> Option<Found<Party>> {
    let from = fields.iter().find(|field| field.label == Some(Label::From)).map(|field| field.value.clone());
    // «Fra: Kari Vik, rådgiver»: who wrote it sends it for the organisation whose letterhead stands above.
    let is_person = |runs: &Runs| norsk::looks_like_person(text.read(runs).split([',', '<', '/']).next().unwrap_or("").trim());
    let person = from.clone().filter(is_person);
    let runs = from
        .filter(|runs| !is_person(runs))
        .or_else(|| letterhead(text, zones))
        .or(person)
        .or_else(|| signature(text, zones))
        .or_else(|| footer(text, zones))
        .or_else(|| capitals(text, zones))
        .or_else(|| alone(text, zones))?;
    let name = without_mail(&text.read(&runs)).to_owned();
    let number = number_nearby(text, zones);
    Some(Found::new(Party { name, organisation_number: number, ..Party::default() }, runs, RULE))
}

/// The first name of an organisation above the address block, the labels and the title.
fn letterhead(text: &Text, zones: &Zones) -> Option<Runs> {
    let stop = zones
        .blocks
        .iter()
        .position(|block| {
            matches!(block.zone, Zone::Address | Zone::Title | Zone::Body) || matches!(block.kind, BlockKind::Field { .. })
        })
        .unwrap_or(zones.blocks.len());
    let furniture = zones
        .lines
        .iter()
        .enumerate()
        .filter(|(at, zone)| **zone == Zone::Furniture && text.lines()[*at].page == 1 && *at < 6)
        .map(|(at, _)| at);
    zones.blocks[..stop]
        .iter()
        .filter(|block| block.zone == Zone::Header && block.kind == BlockKind::Paragraph)
        .flat_map(|block| block.lines.iter().copied())
        .chain(own_address(text, zones))
        .chain(furniture)
        .find_map(|line| organisation_in(text, text.lines()[line].span))
}

/// The first line of an address block at the very top, where another address block follows: the letterhead's own.
fn own_address(text: &Text, zones: &Zones) -> Option<usize> {
    let first = zones.blocks.first().filter(|block| block.zone == Zone::Address)?;
    let towns = zones
        .blocks
        .iter()
        .filter(|block| block.zone == Zone::Address && norsk::post_line(&text.read(&block.runs)).is_some())
        .count();
    let capitals = text.line(first.lines[0]).chars().filter(|letter| letter.is_alphabetic()).all(char::is_uppercase);
    (towns > 1 || capitals || signs(text, zones, first.lines[0])).then_some(first.lines[0])
}

/// Whether the name in a line is that of the organisation under the closing greeting.
fn signs(text: &Text, zones: &Zones, line: usize) -> bool {
    let name = norsk::bare_name(norsk::without_representative(text.line(line)));
    let signed = zones.blocks.iter().filter(|block| block.zone == Zone::Signature && block.kind == BlockKind::Paragraph);
    signed.map(|block| text.read(&block.runs)).any(|line| line.len() > 3 && norsk::bare_name(&line) == name)
}

/// The name of an organisation under the closing greeting.
fn signature(text: &Text, zones: &Zones) -> Option<Runs> {
    zones
        .blocks
        .iter()
        .filter(|block| block.zone == Zone::Signature && block.kind == BlockKind::Paragraph)
        .find_map(|block| organisation_in(text, *block.runs.spans().first()?))
}

/// The name of an organisation in the footer, in front of its address.
fn footer(text: &Text, zones: &Zones) -> Option<Runs> {
    zones
        .lines
        .iter()
        .enumerate()
        .filter(|(_, zone)| **zone == Zone::Furniture)
        .find_map(|(at, _)| organisation_in(text, text.lines()[at].span))
}

/// A name of an organisation alone in the header, below the title: the cover of a plan.
fn alone(text: &Text, zones: &Zones) -> Option<Runs> {
    let addressed = zones.blocks.iter().any(|block| matches!(block.zone, Zone::Address | Zone::Recipients));
    let header = zones.blocks.iter().filter(|block| block.zone == Zone::Header && block.kind == BlockKind::Paragraph);
    let mut names = header.filter(|block| !addressed && looks_like_organisation(&text.read(&block.runs)));
    names.next().filter(|_| names.next().is_none()).map(|block| block.runs.clone())
}

/// The first line of the document where it stands in capitals above the header: a letterhead whose name shows no organisation.
fn capitals(text: &Text, zones: &Zones) -> Option<Runs> {
    let first = zones.blocks.first().filter(|block| block.zone == Zone::Header && block.kind == BlockKind::Paragraph)?;
    let line = text.read(&first.runs);
    let letters = line.chars().filter(|letter| letter.is_alphabetic()).count();
    let kinds = &norsk::words().kinds;
    let names_kind = [&kinds.notat, &kinds.saksframlegg, &kinds.saksprotokoll, &kinds.rapport].iter().any(|kind| kind.is(&line));
    let is_name =
        letters > 6 && line == line.to_uppercase() && !line.contains(char::is_numeric) && norsk::label_at(&line).is_none();
    (is_name && !names_kind).then(|| first.runs.clone())
}

/// The part of a line, between wide gaps, commas or bars, that names an organisation.
fn organisation_in(text: &Text, span: Span) -> Option<Runs> {
    let line = text.slice(span);
    let mut start = 0;
    for part in line
        .split(['|', '•', ',', '·'])
        .flat_map(|part| part.split("  "))
        .flat_map(|part| part.split(" – "))
        .flat_map(|part| part.split(" - "))
    {
        let at = start + line[start..].find(part)?;
        start = at + part.len();
        let name = part.trim();
        if looks_like_organisation(name) && norsk::label_at(name).is_none() && !name.contains(char::is_numeric) {
            return Some(text.trim(Span::new(span.start + at, span.start + at + part.len())).into());
        }
    }
    None
}

/// An organisation number printed in the letterhead or footer: it is the sender's.
fn number_nearby(text: &Text, zones: &Zones) -> Option<String> {
    zones.lines.iter().enumerate().filter(|(_, zone)| matches!(zone, Zone::Furniture | Zone::Header)).find_map(|(at, _)| {
        let line = norsk::fold(text.line(at));
        let labelled = line.contains("org") || line.contains("foretak") || line.contains("føretak") || line.contains("mva");
        labelled.then(|| norsk::organisation_number(text.line(at))).flatten().map(|(_, number)| number)
    })
}
