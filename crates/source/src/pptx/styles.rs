//! What a text box takes from the layout of its slide and from the master slide.

use crate::manuscript::Look;
use crate::xml::Element;

/// The size of words where nothing says it, in points.
const USUAL_SIZE: f32 = 18.0;

/// The styles of a text box by level, the nearest first.
pub(super) struct Styles<'e, 'x>(Vec<&'e Element<'x>>);

impl<'e, 'x> Styles<'e, 'x> {
    pub(super) fn new(styles: Vec<&'e Element<'x>>) -> Self {
        Self(styles)
    }

    /// What they say of a level, counted from 0.
    pub(super) fn of_level(&self, level: usize) -> impl Iterator<Item = &'e Element<'x>> {
        let name = format!("lvl{}pPr", level + 1);
        self.0.iter().filter_map(move |style| style.child(&name))
    }

    /// How words are set that say so much of it themselves.
    pub(super) fn look(&self, own: Option<&Element<'_>>, level: usize) -> Look {
        let usual = || self.of_level(level).filter_map(|format| format.child("defRPr"));
        let said = |name: &str| {
            let own = own.and_then(|own| own.attribute(name)).map(str::to_owned);
            own.or_else(|| usual().find_map(|format| format.attribute(name)).map(str::to_owned))
        };
        let is = |name: &str| said(name).is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"));
        let size =
            said("sz").and_then(|size| size.parse::<f32>().ok()).map_or(USUAL_SIZE, |size| (size / 100.0).clamp(1.0, 4000.0));
        let raised =
            said("baseline").and_then(|share| share.trim_end_matches('%').parse::<f32>().ok()).is_some_and(|share| share > 0.0);
        Look { size, bold: is("b"), italic: is("i"), raised }
    }
}
