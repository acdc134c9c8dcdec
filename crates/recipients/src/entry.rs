//! One entry of a list of recipients or one address block, read into its parts.

use letter::{Address, Flow, Found, Party, Runs, Text};
use norsk::{address_line, post_line};

/// Reads one entry: the name, and behind it street and post town as far as they are printed. `lines` are the runs of each
/// printed line, so that a name that wraps is not cut where its line ends.
pub(crate) fn party(text: &Text, lines: &[Runs], rule: &'static str) -> Option<Found<Party>> {
    let mut whole = Runs::new();
    lines.iter().for_each(|line| whole.extend(line));
    let mut names: Vec<(Runs, String)> = lines.iter().map(|line| (line.clone(), text.read(line))).collect();
    let mut address = Address::default();
    if let Some((runs, line)) = names.pop() {
        match post_line(&line) {
            Some((code, town, both)) => {
                address.postcode = Some(line[code].to_owned());
                address.city = Some(line[town].to_owned());
                let rest = line[..both.start].trim_end_matches([' ', ',']).to_owned();
                if !rest.is_empty() {
                    let end = rest.len();
                    names.push((Flow::of(text, &runs).runs(0..end), rest));
                }
            }
            None => names.push((runs, line)),
        }
    }
    // The street: a line of its own, or the end of the line with the name. Only where a post town proves that it is an address.
    if let Some((runs, line)) = names.pop() {
        match address_line(&line).filter(|_| address.postcode.is_some()) {
            // «Legesenteret, Torget 4» below a name is all of it where it stands.
            Some(at) if !names.is_empty() && (at == 0 || line[..at].trim_end().ends_with(',')) => address.street = Some(line),
            None if !names.is_empty() && names_a_place(&line) && address.postcode.is_some() => address.street = Some(line),
            Some(at) if at > 0 => {
                address.street = Some(line[at..].to_owned());
                let name = line[..at].trim_end_matches([' ', ',']).to_owned();
                let end = name.len();
                names.push((Flow::of(text, &runs).runs(0..end), name));
            }
            _ => names.push((runs, line)),
        }
    }
    // «Til Storvik kommune»: the word before the name is none of it.
    if let Some((runs, line)) = names.first_mut()
        && let Some(length) = norsk::words().labels.to.starts(line).filter(|length| line[*length..].starts_with(' '))
        && norsk::looks_like_organisation(line[length..].trim())
    {
        let start = length + 1;
        *runs = Flow::of(text, runs).runs(start..line.len());
        *line = line[start..].to_owned();
    }
    // Who is to see the letter («Att: …») is no part of the name; who stands for it («v/ styreleder …») is.
    names.retain(|(_, line)| !is_attention(line) && !names_office(line));
    let name = names.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>().join(" ");
    let name = without_mail(&name).trim_end_matches([',', ';', '.', ' ']).to_owned();
    // A street without a name above it is somebody's address, but nobody's name.
    let nameless = address.street.is_none() && address.postcode.is_some() && address_line(&name) == Some(0);
    let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
    (letters >= 2 && !nameless).then(|| Found::new(Party { name, organisation_number: None, address }, whole, rule))
}

/// Whether a line says in which office the letter is to be seen to, and names nobody: «v/ styreleder».
fn names_office(line: &str) -> bool {
    let office = line.strip_prefix("v/").map(str::trim_start);
    office.is_some_and(|office| {
        norsk::is_role(office) && !office.split_whitespace().any(|word| word.starts_with(char::is_uppercase))
    })
}

/// Whether a line right above the post town is the name of a house or farm, which needs no number: «Kommunetunet», «Rådhuset».
fn names_a_place(line: &str) -> bool {
    let is_word = line.chars().all(|letter| letter.is_alphabetic() || letter == '-');
    is_word
        && line.starts_with(char::is_uppercase)
        && line.chars().skip(1).all(|letter| !letter.is_uppercase())
        && line.chars().count() > 4
        && !norsk::looks_like_organisation(line)
        && !norsk::is_role(line)
}

/// The name in front of a mail address in angle brackets: `Kari Vik <kari.vik@example.org>`. An address alone stands for itself.
pub(crate) fn without_mail(name: &str) -> &str {
    let before = name.find('<').filter(|at| name[*at..].contains('@')).map(|at| name[..at].trim_end());
    before.filter(|before| !before.is_empty()).unwrap_or(name)
}

fn is_attention(line: &str) -> bool {
    let lower = norsk::fold(line);
    ["att:", "att.", "c/o", "att "].iter().any(|lead| lower.starts_with(lead))
}
