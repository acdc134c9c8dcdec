//! The report of a run, as tests compare it.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// What a row says of the cost of a file: never the same twice.
const COSTS: [&str; 2] = ["seconds", "peakMemory"];

/// The rows of a report as JSON, each with what it says.
pub fn rows(report: &Path) -> Vec<Value> {
    let rows = fs::read_to_string(report).unwrap_or_else(|error| panic!("{}: {error}", report.display()));
    serde_json::from_str(&rows).unwrap_or_else(|error| panic!("{}: {error}", report.display()))
}

/// The rows without what the reading cost.
pub fn without_cost(mut rows: Vec<Value>) -> Vec<Value> {
    for row in rows.iter_mut().filter_map(Value::as_object_mut) {
        row.retain(|name, _| !COSTS.contains(&name.as_str()));
    }
    rows
}
