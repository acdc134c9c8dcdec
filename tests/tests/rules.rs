//! Every rule says what it finds, why, and what it misses, and has examples in bokmål, in nynorsk, and of what it is not.

use tests::examples::{finds, rules};
use tests::root;

#[test]
fn every_rule_says_what_it_finds_why_and_what_it_misses() {
    let rules = rules(&root());
    assert!(rules.len() > 20, "only {} rules were found", rules.len());
    for rule in &rules {
        let source = std::fs::read_to_string(&rule.file).unwrap();
        for heading in ["//! Finds:", "//! Because:", "//! Misses:"] {
            assert!(source.contains(heading), "{} does not say «{heading}»", rule.file.display());
        }
        for side in ["bokmål", "nynorsk", "not this"] {
            assert!(
                rule.examples.iter().any(|example| example.title.starts_with(side)),
                "{} has no example that begins with «== {side}»",
                rule.file.with_extension("examples").display()
            );
        }
    }
}

#[test]
fn every_rule_finds_what_its_examples_mark_and_nothing_else() {
    let mut wrong = Vec::new();
    let mut checked = 0;
    for rule in rules(&root()) {
        for example in &rule.examples {
            let mut found = finds(&rule, &example.text);
            if rule.in_crate == "zones" {
                // Only the lines that are marked are held against their zone, and no other line may have such a zone.
                let zones: Vec<&String> = example.expected.iter().map(|(zone, _)| zone).collect();
                let own = rule_zones(&rule.name);
                found.retain(|(zone, _)| zones.contains(&zone) || own.contains(&zone.as_str()));
            }
            if found != example.expected {
                wrong.push(format!(
                    "{}: == {}\n  expected {:#?}\n  found    {:#?}",
                    rule.file.with_extension("examples").display(),
                    example.title,
                    example.expected,
                    found
                ));
            }
            checked += 1;
        }
    }
    assert!(wrong.is_empty(), "{} of {checked} examples do not hold:\n{}", wrong.len(), wrong.join("\n"));
}

/// The zones that a rule of the zones gives, so that an example of what it is not can mark nothing.
fn rule_zones(rule: &str) -> &'static [&'static str] {
    match rule {
        "contents" => &["contents"],
        "footnote" => &["footnote"],
        "caption" => &["caption"],
        "furniture" => &["furniture"],
        "lists" => &["signature", "recipients", "copies", "attachments"],
        "title" => &["title"],
        "header" => &["header", "address"],
        "field" => &["header"],
        "address" => &["address"],
        _ => &[],
    }
}
