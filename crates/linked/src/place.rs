//! Where something stands, for those outside.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One unbroken run of the text that `brevverk text` prints.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Place {
    /// The page, from 1.
    #[schemars(range(min = 1))]
    pub page: u32,
    /// The first code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The box around it on its page: left, top, right, bottom in PDF points from the top left corner. Left out where the
    /// source has no layout.
    #[serde(rename = "box", default, skip_serializing_if = "Option::is_none")]
    pub area: Option<[f64; 4]>,
}

impl From<letter::Place> for Place {
    fn from(place: letter::Place) -> Self {
        let area = place.area.map(|area| [area.x0, area.y0, area.x1, area.y1].map(to_tenth));
        Self { page: place.page, start: place.start, end: place.end, area }
    }
}

/// A tenth of a point is finer than anybody can see, and keeps the noise of floating point out of the files.
fn to_tenth(points: f32) -> f64 {
    let tenths = (f64::from(points) * 10.0).round();
    if tenths == 0.0 { 0.0 } else { tenths / 10.0 }
}

#[cfg(test)]
mod tests {
    use super::to_tenth;

    #[test]
    fn boxes_are_rounded_to_a_tenth_of_a_point() {
        assert_eq!(to_tenth(72.04), 72.0);
        assert_eq!(to_tenth(72.06), 72.1);
        assert_eq!(to_tenth(-0.04).to_string(), "0", "there is no minus nought");
    }
}
