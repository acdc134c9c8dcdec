//! Finds: goals that a sentence counts: «Reformen har 3 hovedmål: 1) …, 2) … og 3) …».
//! Because: the noun names the kind and each number begins one goal.
//! Misses: goals counted without numbers.

use std::sync::LazyLock;

use letter::{BlockKind, Flow, Found, Goal, Text, Zone, Zones};
use norsk::pattern;
use regex::Regex;

use crate::{goal, kind};

const RULE: &str = "counted";

static OPENING: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:\d|{few})\s(\p{L}*mål|{goals_plural})\s?[:–-]\s?\(?1\)\s"));
static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[\s,;])\(?(\d)\)\s"));

pub(crate) fn find(text: &Text, zones: &Zones) -> Vec<Found<Goal>> {
    let mut found = Vec::new();
    for block in zones.blocks.iter().filter(|block| block.zone == Zone::Body && block.kind == BlockKind::Paragraph) {
        let flow = Flow::of(text, &block.runs);
        for sentence in norsk::sentences(flow.as_str()) {
            let line = &flow.as_str()[sentence.clone()];
            let Some(opening) = OPENING.captures(line) else { continue };
            let Some(kind) = opening.get(1).and_then(|word| kind::begins(word.as_str())).map(|(kind, _)| kind) else { continue };
            let from = opening.get(1).map_or(0, |word| word.end());
            let numbers: Vec<(usize, usize, &str)> = NUMBER
                .captures_iter(&line[from..])
                .filter_map(|parts| {
                    parts.get(1).map(|number| (from + number.start(), from + parts.get_match().end(), number.as_str()))
                })
                .collect();
            for (index, (start, words, number)) in numbers.iter().enumerate() {
                let end = numbers.get(index + 1).map_or(line.len(), |next| next.0);
                let part = line[*words..end].trim_end().trim_end_matches([',', ';', '.', '(', ' ']);
                let part =
                    [" og", " samt"].iter().find_map(|last| part.strip_suffix(last)).unwrap_or(part).trim_end_matches([',', ';']);
                let mut goal = goal(kind, part.to_owned());
                goal.number = Some((*number).to_owned());
                found.push(Found::new(goal, flow.runs(sentence.start + start..sentence.start + words + part.len()), RULE));
            }
        }
    }
    found
}
