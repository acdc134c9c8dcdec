//! Finds: those the letter is addressed to: the address block, `Til:`, the list of recipients, or a name alone in the header.
//! Because: a list outweighs a block («Ifølge liste»); a block outweighs a bare name.
//! Misses: recipients that only the running text names.

use letter::{Block, BlockKind, Found, Party, Runs, Text, Zone, Zones};
use norsk::{Label, bare_name, label_at, looks_like_organisation, words};

use crate::entry::party;
use crate::field::Field;
use crate::list;

const RULE: &str = "addressee";

pub(crate) fn find(text: &Text, zones: &Zones, fields: &[Field], sender: Option<&Found<Party>>) -> Vec<Found<Party>> {
    let listed = list::recipients(text, zones);
    let is_sender = |party: &Found<Party>| {
        let name = norsk::without_representative(&party.value.name);
        // A letterhead with its address below looks like a block of its own; the sender's name stands in it.
        sender.is_some_and(|sender| {
            bare_name(&sender.value.name) == bare_name(name) || sender.runs.spans().iter().any(|span| party.runs.overlaps(*span))
        })
    };
    let mut found: Vec<Found<Party>> = blocks(text, zones).into_iter().filter(|party| !is_sender(party)).collect();
    for field in fields.iter().filter(|field| field.label == Some(Label::To)) {
        found.extend(list::separated(text, &field.value, RULE));
    }
    found.retain(|party| !words().phrases.according_to_list.is(&party.value.name));
    if !listed.is_empty() {
        // The block of a letter that goes to many repeats one of them, or none.
        found.retain(|party| !listed.iter().any(|other| bare_name(&other.value.name) == bare_name(&party.value.name)));
        found.extend(listed);
        return found;
    }
    if found.is_empty() {
        found.extend(alone(text, zones, sender));
    }
    found
}

/// The address blocks: each ends with its post town.
fn blocks(text: &Text, zones: &Zones) -> Vec<Found<Party>> {
    let mut found = Vec::new();
    let mut lines: Vec<Runs> = Vec::new();
    for block in zones.blocks.iter().filter(|block| block.zone == Zone::Address) {
        lines.push(block.runs.clone());
        if norsk::post_line(&text.read(&block.runs)).is_some() {
            // A post town alone is nobody's address; a name, a street and a town on one line are.
            let whole = |party: &Found<Party>| lines.len() > 1 || party.value.address.street.is_some();
            found.extend(party(text, &lines, RULE).filter(whole));
            lines.clear();
        }
    }
    found
}

/// A name of an organisation or a person alone in the header, below the sender's own.
fn alone(text: &Text, zones: &Zones, sender: Option<&Found<Party>>) -> Option<Found<Party>> {
    let end = zones.blocks.iter().position(|block| block.zone == Zone::Body).unwrap_or(zones.blocks.len());
    let is_name = |block: &&Block| {
        let line = text.read(&block.runs);
        block.zone == Zone::Header
            && block.kind == BlockKind::Paragraph
            && looks_like_organisation(&line)
            && label_at(&line).is_none()
            && !line.contains(['@', '|', '•', '–'])
            && line.split_whitespace().count() <= 8
            && !words().phrases.according_to_list.is(&line)
            // Where nobody else is named as sender, a name alone is the sender's.
            && sender.is_some_and(|sender| {
                let signed = sender.runs.start() > zones.blocks[end.min(zones.blocks.len() - 1)].runs.start();
                (signed || sender.runs.start() < block.runs.start())
                    && !block.runs.overlaps(sender.runs.spans()[0])
                    && bare_name(&sender.value.name) != bare_name(&line)
            })
    };
    let block = zones.blocks[..end].iter().rev().find(is_name)?;
    let far = sender.is_some_and(|sender| text.line_at(block.runs.start()).abs_diff(text.line_at(sender.runs.start())) > 1);
    let listed_below = zones.blocks.iter().any(|below| {
        below.zone == Zone::Header
            && below.runs.start() > block.runs.start()
            && words().phrases.according_to_list.is(&text.read(&below.runs))
    });
    (far || listed_below).then(|| party(text, std::slice::from_ref(&block.runs), RULE)).flatten()
}
