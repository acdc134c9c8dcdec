//! Which items of one type were not found, and which were read that are none.

use serde_json::Value;

use super::pairs::pairs;
use super::similar::fold;
use super::values::{list, text};

/// The texts of one type that do not agree.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Misses {
    /// In the gold, and not read.
    pub missed: Vec<String>,
    /// Read, and not in the gold.
    pub extra: Vec<String>,
}

/// The misses of a type, as the gold calls it: `measures`, `copies`, `sections`.
pub fn misses(gold: &Value, read: &Value, name: &str) -> Misses {
    let (gold_key, read_key) = if name == "copies" { ("copy_recipients", "copyRecipients") } else { (name, name) };
    let texts = |items: &[Value]| items.iter().map(shown).collect::<Vec<_>>();
    let (gold, read) = (texts(list(gold, gold_key)), texts(list(read, read_key)));
    let pairs = pairs(&gold, &read);
    let left = |texts: &[String], taken: &dyn Fn(usize) -> bool| {
        texts.iter().enumerate().filter(|(at, _)| !taken(*at)).map(|(_, text)| fold(text)).collect()
    };
    Misses {
        missed: left(&gold, &|at| pairs.iter().any(|pair| pair.gold == at)),
        extra: left(&read, &|at| pairs.iter().any(|pair| pair.read == at)),
    }
}

/// What an item is known by: its text, its name, or number and title.
fn shown(item: &Value) -> String {
    if let Some(words) = item.as_str() {
        return words.to_owned();
    }
    let known = ["text", "name"].into_iter().map(|key| text(item, key)).find(|words| !words.is_empty());
    known.unwrap_or_else(|| format!("{} {}", text(item, "number"), text(item, "title")))
}
