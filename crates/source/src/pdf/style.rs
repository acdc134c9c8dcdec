//! Which fonts are bold and which italic.

use std::collections::BTreeMap;

use hayro_font::{FontCache, FontGlyph};
use hayro_interpret::InterpreterSettings;
use hayro_interpret::font::{Glyph, OutlineGlyph};
use hayro_interpret::hayro_syntax::object::{Dict, Name, Stream};
use hayro_interpret::hayro_syntax::page::Resources;
use hayro_interpret::kurbo::Shape;

use super::ink::Style;

/// From this weight on a font is bold; 600 is semi-bold.
const BOLD: u32 = 600;

/// The flags of a font descriptor (PDF 32000-1 table 123).
const ITALIC_FLAG: u32 = 1 << 6;
const FORCE_BOLD_FLAG: u32 = 1 << 18;

/// The foot of a raised digit stands above this, in thousandths of the font size.
const LOWEST_RAISED: f64 = 200.0;

/// A font as far as the layout needs to know it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    pub(super) style: Style,
    /// Whether its program is a font file inside the PDF, so that widths come from it.
    pub(super) in_file: bool,
}

/// The styles of a document's fonts.
pub(super) struct Styles<'a> {
    /// Glyphs of fonts whose name the interpreter does not tell (Type 1 and fonts outside the file), by their key.
    by_glyph: BTreeMap<u128, Style>,
    /// Glyphs of digits that were looked at, by their key.
    raised: BTreeMap<u128, bool>,
    fonts: FontCache<'a>,
    settings: InterpreterSettings,
    /// The resources of the page that is being read, until they are looked through.
    resources: Option<Resources<'a>>,
}

impl<'a> Styles<'a> {
    pub(super) fn new(settings: InterpreterSettings) -> Self {
        Self { by_glyph: BTreeMap::new(), raised: BTreeMap::new(), fonts: FontCache::new(), settings, resources: None }
    }

    /// Says which page's fonts may come next.
    pub(super) fn on_page(&mut self, resources: &Resources<'a>) {
        self.resources = Some(resources.clone());
    }

    /// The font of a glyph.
    pub(super) fn of(&mut self, glyph: &Glyph<'_>) -> Known {
        let Glyph::Outline(glyph) = glyph else { return Known { in_file: true, ..Known::default() } };
        if let Some(font) = glyph.font_data() {
            let named = font.postscript_name.as_deref().map(style_of_name).unwrap_or_default();
            let bold = named.bold || font.weight.is_some_and(|weight| weight >= BOLD);
            return Known { style: Style { bold, italic: named.italic || font.is_italic }, in_file: true };
        }
        let key = glyph.identifier().cache_key();
        if !self.by_glyph.contains_key(&key)
            && let Some(resources) = self.resources.take()
        {
            self.learn(&resources.fonts);
            self.learn_from_forms(&resources.x_objects, 0);
        }
        Known { style: self.by_glyph.get(&key).copied().unwrap_or_default(), in_file: false }
    }

    /// Whether the glyph of a digit is a small raised one by its own shape, as fonts with superscript figures have them.
    pub(super) fn is_raised(&mut self, glyph: &OutlineGlyph) -> bool {
        *self.raised.entry(glyph.identifier().cache_key()).or_insert_with(|| {
            let shape = glyph.outline().bounding_box();
            shape.y0 > LOWEST_RAISED && shape.height() > 0.0
        })
    }

    /// Takes down the style of every glyph of the simple fonts among `fonts`.
    fn learn(&mut self, fonts: &Dict<'a>) {
        for name in fonts.keys() {
            let Some(dict) = fonts.get::<Dict<'a>>(name.as_ref()) else { continue };
            let is_simple = dict
                .get::<Name<'_>>(b"Subtype".as_slice())
                .is_some_and(|kind| matches!(kind.as_ref(), b"Type1" | b"MMType1" | b"TrueType"));
            let style = style_of_dict(&dict);
            if !is_simple || style == Style::default() {
                continue;
            }
            let Some(font) = self.fonts.font(&dict, &self.settings.font_resolver, &self.settings.cmap_resolver) else { continue };
            for code in 0..=u32::from(u8::MAX) {
                if let FontGlyph::Outline(glyph) = font.glyph(font.map_code(code), code) {
                    self.by_glyph.insert(glyph.identifier().cache_key(), style);
                }
            }
        }
    }

    /// The same for the forms that the page paints, as deep as they are nested in sensible files.
    fn learn_from_forms(&mut self, objects: &Dict<'a>, depth: u8) {
        for name in objects.keys() {
            let resources =
                objects.get::<Stream<'a>>(name.as_ref()).and_then(|form| form.dict().get::<Dict<'a>>(b"Resources".as_slice()));
            let Some(resources) = resources else { continue };
            if let Some(fonts) = resources.get::<Dict<'a>>(b"Font".as_slice()) {
                self.learn(&fonts);
            }
            if depth < 3
                && let Some(inner) = resources.get::<Dict<'a>>(b"XObject".as_slice())
            {
                self.learn_from_forms(&inner, depth + 1);
            }
        }
    }
}

fn style_of_dict(font: &Dict<'_>) -> Style {
    let mut style = font
        .get::<Name<'_>>(b"BaseFont".as_slice())
        .map(|name| style_of_name(&String::from_utf8_lossy(name.as_ref())))
        .unwrap_or_default();
    if let Some(descriptor) = font.get::<Dict<'_>>(b"FontDescriptor".as_slice()) {
        let flags = descriptor.get::<u32>(b"Flags".as_slice()).unwrap_or(0);
        style.italic |= flags & ITALIC_FLAG != 0;
        style.bold |= flags & FORCE_BOLD_FLAG != 0;
        style.bold |= descriptor.get::<u32>(b"FontWeight".as_slice()).is_some_and(|weight| weight >= BOLD);
    }
    style
}

/// What a font's PostScript name says: `OsloSans-BoldItalic`, `Arial,Bold`.
fn style_of_name(name: &str) -> Style {
    let name = name.to_ascii_lowercase();
    let style = name.split_once('+').map_or(name.as_str(), |(_, name)| name);
    Style {
        bold: ["bold", "black", "heavy", "demi"].iter().any(|word| style.contains(word)),
        italic: ["italic", "oblique", "kursiv"].iter().any(|word| style.contains(word)) || style.ends_with("-it"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Style, style_of_name};

    #[test]
    fn names_tell_weight_and_slope() {
        assert_eq!(style_of_name("ABCDEF+Arial,BoldItalic"), Style { bold: true, italic: true });
        assert_eq!(style_of_name("SourceSans3-Semibold"), Style { bold: true, italic: false });
        assert_eq!(style_of_name("LiberationSerif"), Style::default());
    }
}
