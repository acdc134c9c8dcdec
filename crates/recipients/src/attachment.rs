//! Finds: attachments, in a list (`Vedlegg:`) and in running text («Vedlagt følger …»).
//! Because: a list has one a line; in running text the noun after the phrase names it.
//! Misses: attachments that are only hinted at («som omtalt i vedlegget»).

use letter::{BlockKind, Flow, Found, Text, Zone, Zones};
use norsk::words;

const RULE: &str = "attachment";

pub(crate) fn find(text: &Text, zones: &Zones) -> Vec<Found<String>> {
    let mut found: Vec<Found<String>> = Vec::new();
    for block in &zones.blocks {
        match block.zone {
            Zone::Attachments => {
                if let BlockKind::Table(table) = &block.kind {
                    for row in &table.rows {
                        let cells = row.iter().filter(|cell| !cell.is_empty());
                        if let Some(cell) = cells.max_by_key(|cell| text.read(cell).len()) {
                            found.push(Found::new(text.read(cell), cell.clone(), RULE));
                        }
                    }
                    continue;
                }
                let flow = Flow::of(text, &block.runs);
                let start = lead(flow.as_str());
                let name = flow.as_str()[start..].trim_end_matches([';', ',', ' ']);
                if name.chars().filter(|letter| letter.is_alphabetic()).count() < 3 {
                    continue;
                }
                let goes_on = !block.is_item() && name.starts_with(char::is_lowercase) && !found.is_empty() && start == 0;
                if goes_on && let Some(last) = found.last_mut() {
                    last.runs.extend(&block.runs);
                    last.value = text.read(&last.runs);
                    continue;
                }
                found.push(Found::new(name.to_owned(), flow.runs(start..start + name.len()), RULE));
            }
            Zone::Body if matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. }) => {
                let flow = Flow::of(text, &block.runs);
                found.extend(
                    in_prose(flow.as_str()).map(|part| Found::new(flow.as_str()[part.clone()].to_owned(), flow.runs(part), RULE)),
                );
            }
            _ => {}
        }
    }
    found
}

/// The length of the announcement and number in front of an attachment's name: `Vedlegg 1:`, `Vedlegg:`, `1.`
fn lead(line: &str) -> usize {
    let length = words().phrases.attachment_list.starts(line).unwrap_or(0);
    let rest = &line[length..];
    let number = rest.trim_start_matches([' ', '.']).trim_start_matches(|digit: char| digit.is_ascii_digit());
    let letter = number
        .strip_prefix(['a', 'b', 'c', 'd'])
        .filter(|after| after.starts_with([':', ' ', '.']) && number.len() < rest.len())
        .unwrap_or(number);
    let after = letter.trim_start_matches([':', '.', ')', ' ', '–', '-']);
    if length == 0 && after.len() + 4 < line.len() { 0 } else { line.len() - after.len() }
}

/// The noun that «Vedlagt følger …» names, without its article.
fn in_prose(line: &str) -> Option<std::ops::Range<usize>> {
    let phrase = words().phrases.enclosed.find(line)?;
    let mut start = phrase.end + line[phrase.end..].len() - line[phrase.end..].trim_start().len();
    while let Some(article) = words().grammar.article.starts(&line[start..]) {
        start += article + line[start + article..].len() - line[start + article..].trim_start().len();
    }
    let sentence = norsk::sentences(&line[start..]).first().map_or(line.len() - start, |sentence| sentence.end);
    let line = line[..start + sentence].trim_end_matches(['.', '!']);
    let stop = [" som ", ",", ";", " og ", " til ", " med ", " hvor ", " der ", " kor "]
        .iter()
        .filter_map(|stop| line[start..].find(stop))
        .min()
        .unwrap_or(line.len() - start);
    let end = start + stop;
    (end > start + 3 && end - start < 90).then_some(start..end)
}
