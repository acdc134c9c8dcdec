//! The JSON Schema of the published form.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use serde_json::{Map, Value};

use crate::{Document, SCHEMA_VERSION};

/// The JSON Schema (2020-12) of one letter. It is strict: no key but the known ones, and never `null`.
pub fn schema() -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Document>();
    RecursiveTransform(without_null).transform(&mut schema);
    title_definitions(&mut schema);
    schema.insert("$id".into(), format!("urn:brevverk:schema:letter:{SCHEMA_VERSION}").into());
    heading_first(schema.to_value())
}

/// What says what the schema is comes first, for those who read it.
fn heading_first(mut schema: Value) -> Value {
    let mut ordered = Map::new();
    if let Value::Object(keys) = &mut schema {
        for key in ["$schema", "$id", "title", "description"] {
            ordered.extend(keys.shift_remove_entry(key));
        }
        ordered.append(keys);
    }
    Value::Object(ordered)
}

/// What is absent is left out of a letter, so the `null` that an optional field allows by itself is taken away.
fn without_null(schema: &mut Schema) {
    let Some(keys) = schema.as_object_mut() else { return };
    if let Some(Value::Array(types)) = keys.get_mut("type") {
        types.retain(|one| one != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            keys.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(choices)) = keys.get_mut("anyOf") {
        choices.retain(|choice| choice["type"] != "null");
        if let [Value::Object(only)] = choices.as_slice() {
            let only = only.clone();
            keys.shift_remove("anyOf");
            keys.extend(only);
        }
    }
    keys.retain(|key, value| key != "default" || !value.is_null());
}

/// Gives each definition its name as title, for tools that show one.
fn title_definitions(schema: &mut Schema) {
    if let Some(Value::Object(definitions)) = schema.get_mut("$defs") {
        for (name, definition) in definitions {
            if let Value::Object(keys) = definition {
                keys.insert("title".into(), name.clone().into());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example;

    fn errors(letter: &Value) -> Vec<String> {
        let validator = jsonschema::draft202012::options().should_validate_formats(true).build(&schema()).unwrap();
        validator.iter_errors(letter).map(|error| format!("{}: {error}", error.instance_path())).collect()
    }

    fn full() -> Value {
        serde_json::to_value(example::full()).unwrap()
    }

    #[test]
    fn a_letter_with_every_key_and_one_with_none_are_valid() {
        assert_eq!(errors(&full()), Vec::<String>::new());
        assert_eq!(errors(&serde_json::to_value(example::bare()).unwrap()), Vec::<String>::new());
    }

    #[test]
    fn the_schema_itself_is_valid_and_says_which_draft_it_is() {
        assert!(jsonschema::draft202012::meta::is_valid(&schema()));
        assert_eq!(schema()["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }

    #[test]
    fn everything_has_a_title_and_every_key_a_description() {
        let schema = schema();
        let definitions = schema["$defs"].as_object().unwrap().values();
        for object in definitions.chain([&schema]) {
            assert!(object["title"].is_string() && object["description"].is_string(), "{object}");
            assert_eq!(object["additionalProperties"], false, "{}", object["title"]);
            for (key, property) in object["properties"].as_object().unwrap() {
                assert!(property["description"].is_string(), "{} {key}", object["title"]);
            }
        }
    }

    #[test]
    fn null_an_unknown_key_and_an_unknown_word_are_refused() {
        assert!(!schema().to_string().contains("\"null\""));
        let changes: [(&str, Value); 6] = [
            ("/title", Value::Null),
            ("/kind", "brevkort".into()),
            ("/measures/0/modality", "burde".into()),
            ("/date", "18.02.2025".into()),
            ("/sender/organisationNumber", "12345".into()),
            ("/measures/0/goals/0/@id", "#m-1".into()),
        ];
        for (place, value) in changes {
            let mut letter = full();
            *letter.pointer_mut(place).unwrap() = value;
            assert_eq!(errors(&letter).len(), 1, "{place}");
        }
        let mut letter = full();
        letter["sections"][0]["heading"] = "Innledning".into();
        assert_eq!(errors(&letter).len(), 1);
    }
}
