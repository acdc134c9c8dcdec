//! Values of gold files and letters, which are JSON of two shapes.

use serde_json::Value;

/// The items of a list; none where there is no list.
pub(super) fn list<'v>(object: &'v Value, key: &str) -> &'v [Value] {
    object.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// What stands at a path of keys, where anything does.
pub(super) fn at<'v>(object: &'v Value, path: &[&str]) -> Option<&'v Value> {
    path.iter().try_fold(object, |value, key| value.get(key)).filter(|value| !value.is_null())
}

/// A value as it is compared: a string as it is, a number as it is written.
pub(super) fn written(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// What stands under a key, and nothing where nothing does.
pub(super) fn text(object: &Value, key: &str) -> String {
    at(object, &[key]).map(written).unwrap_or_default()
}

/// Two values as one text. One that is missing leaves a trace, so that a gold item with a caption is not found without it.
pub(super) fn both(object: &Value, first: &str, second: &str) -> String {
    let shown = |key| at(object, &[key]).map_or_else(|| "None".to_owned(), written);
    format!("{} {}", shown(first), shown(second))
}

/// The name of a party that is written as an object or as its name alone.
pub(super) fn name_at(object: &Value, key: &str) -> Option<String> {
    let value = at(object, &[key])?;
    if value.is_object() { at(value, &["name"]).map(written) } else { Some(written(value)) }
}
