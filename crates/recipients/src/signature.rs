//! Finds: those who sign: names and roles under the closing greeting, one below another or side by side.
//! Because: a name is two to five capitalised words, a role is a known word for one, and the role stands below its name.
//! Misses: a name that is no more than a signature in a picture.

use letter::{Block, BlockKind, Flow, Found, Runs, Signatory, Text, Zone, Zones};
use norsk::{is_role, looks_like_organisation, looks_like_person, part_people, role_at, words};

use crate::columns::columns;

const RULE: &str = "signature";

pub(crate) fn find(text: &Text, zones: &Zones) -> Vec<Found<Signatory>> {
    let mut found: Vec<Found<Signatory>> = Vec::new();
    let blocks: Vec<&Block> = zones.blocks.iter().filter(|block| block.zone == Zone::Signature).collect();
    let mut at = 0;
    // Up to here it is known that lines stand one below another, not in columns.
    let mut plain = 0;
    while at < blocks.len() {
        if let BlockKind::Table(table) = &blocks[at].kind {
            let columns = table.rows.first().map_or(0, Vec::len);
            for column in 0..columns {
                let cells: Vec<Runs> = table.rows.iter().map(|row| row[column].clone()).filter(|cell| !cell.is_empty()).collect();
                found.extend(column_of(text, &cells));
            }
            at += 1;
            continue;
        }
        if at >= plain {
            let lines = blocks[at..].iter().take_while(|block| block.kind == BlockKind::Paragraph).count();
            if let Some(columns) = columns(text, &blocks[at..at + lines]) {
                found.extend(columns.iter().flat_map(|column| column_of(text, column)));
                at += lines;
                continue;
            }
            plain = at + lines;
        }
        let below = blocks.get(at + 1).filter(|block| block.kind == BlockKind::Paragraph).map(|block| &block.runs);
        let signed = line(text, &blocks[at].runs, below);
        at += if signed.used_below { 2 } else { 1 };
        found.extend(signed.found);
    }
    found
}

struct Signed {
    found: Vec<Found<Signatory>>,
    used_below: bool,
}

/// One column of signatures: a name, its role below, perhaps more names.
fn column_of(text: &Text, cells: &[Runs]) -> Vec<Found<Signatory>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < cells.len() {
        let signed = line(text, &cells[at], cells.get(at + 1));
        at += if signed.used_below { 2 } else { 1 };
        found.extend(signed.found);
    }
    found
}

/// The signatures in one line, with the roles in the line below.
fn line(text: &Text, runs: &Runs, below: Option<&Runs>) -> Signed {
    let none = Signed { found: Vec::new(), used_below: false };
    let flow = Flow::of(text, runs);
    let closing = words().phrases.closing.starts(flow.as_str()).unwrap_or(0);
    let start =
        closing + flow.as_str()[closing..].len() - flow.as_str()[closing..].trim_start_matches([',', ' ', '.', ':']).len();
    let printed = &flow.as_str()[start..];
    if printed.is_empty()
        || words().phrases.electronic_approval.within(printed)
        || (looks_like_organisation(printed) && !printed.contains(','))
    {
        return none;
    }
    let below_words = below.map(|below| text.read(below));
    let name = bare(printed);
    let name_start = start + printed.find(name).unwrap_or(0);
    if let Some((first, rest)) = name.split_once(',')
        && looks_like_person(first)
        && is_role(rest)
    {
        let role = rest.trim().trim_end_matches('.').to_owned();
        return Signed {
            found: vec![Found::new(Signatory { name: first.to_owned(), role: Some(role) }, runs.clone(), RULE)],
            used_below: false,
        };
    }
    let roles = below_words.as_deref().map(roles_in).unwrap_or_default();
    if roles.len() > 1
        && let Some(names) = part_people(name, roles.len())
        && let Some(below) = below
    {
        let mut from = name_start;
        let below_flow = Flow::of(text, below);
        let mut found = Vec::new();
        for (name, (role_start, role_end)) in names.into_iter().zip(roles) {
            let at = from + flow.as_str()[from..].find(&name).unwrap_or(0);
            from = at + name.len();
            let mut place = flow.runs(at..from);
            place.extend(&below_flow.runs(role_start..role_end));
            let role = below_flow.as_str()[role_start..role_end].to_owned();
            found.push(Found::new(Signatory { name, role: Some(role) }, place, RULE));
        }
        return Signed { found, used_below: true };
    }
    // «Kari Storvik utvalgssekretær»: the role goes on behind the name.
    if let Some(at) = role_at(name, 1).filter(|at| looks_like_person(name[..*at].trim())) {
        let person = name[..at].trim_end_matches([' ', ',', '–', '-']).to_owned();
        let signatory = Signatory { name: person, role: Some(name[at..].to_owned()) };
        return Signed { found: vec![Found::new(signatory, runs.clone(), RULE)], used_below: false };
    }
    if !looks_like_person(name) {
        return none;
    }
    let mut place = flow.runs(name_start..name_start + name.len());
    let role = below_words.filter(|below| is_title(below)).map(|below| below.trim_end_matches(['.', ',']).to_owned());
    if let (Some(_), Some(below)) = (&role, below) {
        place.extend(below);
    }
    let used_below = role.is_some();
    Signed { found: vec![Found::new(Signatory { name: name.to_owned(), role }, place, RULE)], used_below }
}

/// Whether what stands below a name is that person's role and not a name, an approval or an organisation.
fn is_title(below: &str) -> bool {
    is_role(below)
        || (!looks_like_person(below)
            && !looks_like_organisation(below)
            && !words().phrases.electronic_approval.within(below)
            && below.split_whitespace().count() <= 6
            && !below.contains(['@', ':'])
            && !below.starts_with(|first: char| first.is_ascii_digit() || first == '('))
}

/// Where the roles stand that a line holds side by side; one or none where it holds something else.
fn roles_in(line: &str) -> Vec<(usize, usize)> {
    let mut starts = Vec::new();
    let mut from = 0;
    while let Some(at) = role_at(line, from) {
        starts.push(at);
        from = at + line[at..].find(' ').map_or(line.len() - at, |space| space + 1);
    }
    if starts.first() != Some(&0) {
        return Vec::new();
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([line.len()]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| (start, start + line[start..end].trim_end().len())).collect()
}

/// The name without «(e.f.)», «for» and «/s/».
fn bare(printed: &str) -> &str {
    let mut name = printed.trim();
    loop {
        let before = name;
        for sign in words().phrases.by_delegation.all() {
            let lower = norsk::fold(name);
            if lower.ends_with(sign.as_str())
                && name.len() > sign.len()
                && (sign != "for" || lower.ends_with(" for"))
                && !sign.starts_with(char::is_alphabetic) | lower[..lower.len() - sign.len()].ends_with(' ')
            {
                name = name[..name.len() - sign.len()].trim_end_matches([' ', ',']);
            } else if lower.starts_with(&format!("{sign} ")) {
                name = name[sign.len()..].trim_start();
            }
        }
        name = name.trim_matches([' ', ',']);
        if name == before {
            return name;
        }
    }
}
