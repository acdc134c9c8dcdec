//! From the model of a letter to its published form.

use letter::{Letter, Runs, Span};
use serde_json::Value;

use crate::mask::NationalIds;
use crate::writer::Writer;
use crate::{Document, Remark, Source};

/// The published form of a letter. The same letter and source always give the same bytes.
pub fn graph(source: &Source, letter: &Letter) -> Document {
    published(source, letter, false)
}

/// The same with a place for each line instead of each run, as a page is marked by; it is not for publication.
pub fn graph_by_line(source: &Source, letter: &Letter) -> Document {
    published(source, letter, true)
}

fn published(source: &Source, letter: &Letter, by_line: bool) -> Document {
    let national_ids = NationalIds::of(letter.text.as_str());
    let mut writer = Writer::new(letter);
    writer.by_line = by_line;
    let mut document = writer.document(source);
    document.remarks.extend(masking_remark(source, &writer, &national_ids));
    masked(&document, &national_ids)
}

/// Says how many numbers were masked, and where; nothing where there was none.
fn masking_remark(source: &Source, writer: &Writer<'_>, national_ids: &NationalIds) -> Option<Remark> {
    let runs: Runs = national_ids.places().iter().map(|place| Span::new(place.start, place.end)).collect();
    let in_path = NationalIds::of(&source.path).places().len();
    let beside = if in_path == 0 { "" } else { ", the file's path included" };
    let message = match national_ids.places().len() + in_path {
        0 => return None,
        1 => format!("One national identity number (fødselsnummer) is masked{beside}."),
        many => format!("{many} national identity numbers (fødselsnummer) are masked{beside}."),
    };
    Some(Remark {
        severity: letter::Severity::Note.as_str().into(),
        code: "national-id-masked".into(),
        message,
        at: writer.at(&runs),
    })
}

/// The document with every string in it masked. It goes by way of JSON, so that no field can be forgotten.
#[allow(clippy::expect_used, reason = "a document always becomes JSON, and a string stays a string")]
fn masked(document: &Document, national_ids: &NationalIds) -> Document {
    let mut json = serde_json::to_value(document).expect("a letter has no maps and is written to memory");
    mask_strings(&mut json, national_ids);
    serde_json::from_value(json).expect("masking changes the inside of strings only")
}

fn mask_strings(json: &mut Value, national_ids: &NationalIds) {
    match json {
        Value::String(words) => *words = national_ids.mask(words).into_owned(),
        Value::Array(items) => items.iter_mut().for_each(|item| mask_strings(item, national_ids)),
        Value::Object(keys) => keys.values_mut().for_each(|value| mask_strings(value, national_ids)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use letter::{Found, Runs};
    use serde_json::Value;

    use super::*;
    use crate::example;
    use crate::mask::tests::made;

    #[test]
    fn the_same_letter_gives_the_same_bytes() {
        assert_eq!(example::full().to_json_pretty(), example::full().to_json_pretty());
    }

    #[test]
    fn keys_stand_in_the_order_of_the_contract() {
        let json = example::full().to_json_line();
        let json: Value = serde_json::from_str(&json).unwrap();
        let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
        assert_eq!(
            keys(&json),
            "@context @id @type schemaVersion producer source kind language title date caseNumber documentNumber ourReference \
             yourReference caseHandler sender access salutation at recipients copyRecipients signatories attachments sections \
             goals measures obligations definitions tables figures footnotes references crossReferences dates remarks turnedDown"
        );
        assert_eq!(
            keys(&json["measures"][0]),
            "@id kind label text section area responsible partners modality negated binding deadline deadlinePrinted horizon \
             horizonPrinted amount goals rule at"
        );
        assert_eq!(keys(&json["goals"][1]), "@id kind number text section area broader indicators rule at");
        assert_eq!(keys(&json["at"]), "title date kind caseNumber documentNumber ourReference yourReference salutation");
    }

    #[test]
    fn a_value_stands_where_its_places_say() {
        let letter = example::letter();
        let document = graph(&example::source(), &letter);
        let points: Vec<char> = letter.text.as_str().chars().collect();
        let read = |at: &[crate::Place]| {
            let runs: Vec<String> = at.iter().map(|place| points[place.start..place.end].iter().collect()).collect();
            runs.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(read(&document.at.title), document.title.unwrap());
        assert!(read(&document.measures[0].at).contains(&document.measures[0].text));
        let section = &document.sections[0];
        assert!(read(&section.at).contains(&section.text) && read(&section.at).contains(&section.title));
        assert_eq!(section.at.iter().map(|place| place.page).collect::<Vec<_>>(), [1, 1, 2]);
        let table = &document.tables[0];
        assert!(read(&table.at).starts_with("Tabell 1 Fordeling Post Sum"), "the title has its place too");
        assert_eq!(document.goals[0].at[0].area, Some([72.0, 42.0, 500.0, 53.0]));
    }

    #[test]
    fn links_lead_to_what_they_name() {
        let document = example::full();
        let measure = &document.measures[0];
        assert_eq!(measure.goals[0].id, document.goals[1].id);
        assert_eq!(document.goals[1].broader, [document.goals[0].id.clone()]);
        assert_eq!(measure.section.as_ref(), Some(&document.sections[1].id));
        assert_eq!(measure.area.as_deref(), Some("Mål og tiltak"));
        assert_eq!(document.sections[1].parent.as_ref(), Some(&document.sections[0].id));
        assert_eq!(document.cross_references[0].target, measure.id);
        let responsible = measure.responsible.as_ref().unwrap();
        assert_eq!(responsible.id, document.recipients[0].id, "the letter gives the number of the organisation of that name");
        assert!(document.copy_recipients[0].id.is_none(), "no number, no identifier");
    }

    #[test]
    fn identifiers_stay_when_the_lists_are_reordered_and_a_bullet_is_lost() {
        let mut letter = example::letter();
        let before = graph(&example::source(), &letter);
        let first = letter.measures[0].clone();
        letter.measures[0].value.text = format!("• {}.", first.value.text);
        let other = first.clone().map(|measure| letter::Measure { text: "Noe annet".into(), ..measure });
        letter.measures.insert(0, other);
        letter.goals.reverse();
        let after = graph(&example::source(), &letter);
        assert_eq!(after.measures[1].id, before.measures[0].id);
        assert_eq!(after.goals[0].id, before.goals[1].id);
        assert_eq!(after.goals[1].id, before.goals[0].id);
    }

    #[test]
    fn a_national_id_is_masked_in_every_value_and_counted_once_for_each_place() {
        let number = made("010203");
        let line = format!("Søknad fra {number}");
        let mut letter = example::empty(example::text(&[&[&line, &format!("Konto {}", "1".repeat(11)), &line]]));
        let runs = example::runs(&letter.text, &line);
        letter.title = Some(Found::new(line.clone(), runs.clone(), "title"));
        letter.attachments = vec![Found::new(line.clone(), runs, "attachments")];
        let source = Source { path: format!("brev/{number}.pdf"), ..example::source() };
        let document = graph(&source, &letter);
        assert!(!document.to_json_line().contains(&number));
        assert_eq!(document.title.as_deref(), Some("Søknad fra 010203*****"));
        assert_eq!(document.source.path, "brev/010203*****.pdf");
        let [remark] = document.remarks.as_slice() else { panic!("one remark: {:?}", document.remarks) };
        assert_eq!(remark.code, "national-id-masked");
        assert_eq!(remark.message, "3 national identity numbers (fødselsnummer) are masked, the file's path included.");
        assert_eq!(remark.at.iter().map(|place| place.end - place.start).collect::<Vec<_>>(), [11, 11]);
        let points: Vec<char> = crate::mask(letter.text.as_str()).chars().collect();
        let shown: String = points[remark.at[0].start..remark.at[0].end].iter().collect();
        assert_eq!(shown, "010203*****", "the text that is printed shows the same");
    }

    #[test]
    fn an_identifier_does_not_give_a_masked_number_away() {
        let of = |text: String| {
            let mut letter = example::letter();
            letter.obligations[0].value.text = text;
            letter.obligations[0].runs = Runs::new();
            graph(&example::source(), &letter).obligations[0].id.clone()
        };
        assert_eq!(of(format!("Etaten må svare {}", made("010203"))), of("Etaten må svare 010203*****".into()));
    }
}
