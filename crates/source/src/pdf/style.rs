//! Which fonts are bold and which italic.

use std::collections::{BTreeMap, BTreeSet};

use hayro_font::{Font, FontCache, FontGlyph};
use hayro_interpret::InterpreterSettings;
use hayro_interpret::font::{Glyph, OutlineGlyph, PositionedGlyph};
use hayro_interpret::hayro_syntax::object::{Dict, Name, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::Resources;
use hayro_interpret::kurbo::Shape;

use super::ink::Style;
use super::symbols::Symbols;

/// From this weight on a font is bold; 600 is semi-bold.
const BOLD: u32 = 600;

/// The flags of a font descriptor (PDF 32000-1 table 123).
const ITALIC_FLAG: u32 = 1 << 6;
const FORCE_BOLD_FLAG: u32 = 1 << 18;

/// So many glyphs of a run tell which font they are from.
const MOST_COMPARED: usize = 8;

/// The foot of a raised digit stands above this, in thousandths of the font size.
const LOWEST_RAISED: f64 = 200.0;

/// A font as far as the layout needs to know it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    pub(super) style: Style,
    /// Whether its program is a font file inside the PDF, so that widths come from it.
    pub(super) in_file: bool,
    /// Which font of symbols it is.
    pub(super) symbols: Option<Symbols>,
}

/// The styles of a document's fonts.
pub(super) struct Styles<'a> {
    /// Fonts whose name the interpreter tells, by the key of their program and whether the file calls them italic.
    by_program: BTreeMap<(u128, bool), Known>,
    /// Glyphs of fonts whose name the interpreter does not tell (Type 1 and fonts outside the file), by their key.
    by_glyph: BTreeMap<u128, Known>,
    /// Fonts whose glyphs are drawings (Type 3), with what their dictionary says.
    drawn: Vec<(Font<'a>, Style)>,
    /// Glyphs of digits that were looked at, by their key.
    raised: BTreeMap<u128, bool>,
    /// The fonts that were looked at.
    learnt: BTreeSet<ObjectIdentifier>,
    fonts: FontCache<'a>,
    settings: InterpreterSettings,
    /// The resources of the page that is being read, until they are looked through.
    resources: Option<Resources<'a>>,
}

impl<'a> Styles<'a> {
    pub(super) fn new(settings: InterpreterSettings) -> Self {
        Self {
            by_program: BTreeMap::new(),
            by_glyph: BTreeMap::new(),
            drawn: Vec::new(),
            raised: BTreeMap::new(),
            learnt: BTreeSet::new(),
            fonts: FontCache::new(),
            settings,
            resources: None,
        }
    }

    /// Says which page's fonts may come next.
    pub(super) fn on_page(&mut self, resources: &Resources<'a>) {
        self.resources = Some(resources.clone());
    }

    /// The font of a run of glyphs.
    pub(super) fn of(&mut self, run: &[PositionedGlyph<'_>]) -> Known {
        match run.first().map(|glyph| &**glyph) {
            Some(Glyph::Outline(glyph)) => self.of_outline(glyph),
            Some(Glyph::Type3(_)) => {
                self.learn_of_page();
                Known { style: self.of_drawn(run), in_file: true, symbols: None }
            }
            None => Known::default(),
        }
    }

    fn of_outline(&mut self, glyph: &OutlineGlyph) -> Known {
        if let Some(font) = glyph.font_data() {
            let known = || {
                let named = font.postscript_name.as_deref().map(of_name).unwrap_or_default();
                let bold = named.style.bold || font.weight.is_some_and(|weight| weight >= BOLD);
                Known { style: Style { bold, italic: named.style.italic || font.is_italic }, in_file: true, ..named }
            };
            return *self.by_program.entry((font.cache_key, font.is_italic)).or_insert_with(known);
        }
        let key = glyph.identifier().cache_key();
        if !self.by_glyph.contains_key(&key) {
            self.learn_of_page();
        }
        self.by_glyph.get(&key).copied().unwrap_or_default()
    }

    /// The style of glyphs that are drawings: that of the fonts which have these characters at these codes with these widths.
    fn of_drawn(&self, run: &[PositionedGlyph<'_>]) -> Style {
        let is_in = |font: &Font<'_>| {
            run.iter().take(MOST_COMPARED).all(|glyph| {
                let Glyph::Type3(glyph) = &**glyph else { return false };
                let code = glyph.char_code();
                matches!(font.glyph(font.map_code(code), code), FontGlyph::Type3(own)
                    if Some(own.advance_width()) == glyph.advance_width() && own.as_unicode() == glyph.as_unicode())
            })
        };
        let mut styles = self.drawn.iter().filter(|(font, _)| is_in(font)).map(|(_, style)| *style);
        let first = styles.next().unwrap_or_default();
        if styles.all(|style| style == first) { first } else { Style::default() }
    }

    /// Whether the glyph of a digit is a small raised one by its own shape, as fonts with superscript figures have them.
    pub(super) fn is_raised(&mut self, glyph: &OutlineGlyph) -> bool {
        *self.raised.entry(glyph.identifier().cache_key()).or_insert_with(|| {
            let shape = glyph.outline().bounding_box();
            shape.y0 > LOWEST_RAISED && shape.height() > 0.0
        })
    }

    fn learn_of_page(&mut self) {
        if let Some(resources) = self.resources.take() {
            self.learn(&resources.fonts);
            self.learn_from_forms(&resources.x_objects, 0);
        }
    }

    /// Takes down what every glyph of the simple fonts among `fonts` looks like.
    fn learn(&mut self, fonts: &Dict<'a>) {
        for name in fonts.keys() {
            let Some(dict) = fonts.get::<Dict<'a>>(name.as_ref()) else { continue };
            let Some(kind) = dict.get::<Name<'_>>(b"Subtype".as_slice()) else { continue };
            let known = of_dict(&dict);
            let is_drawn = kind.as_ref() == b"Type3";
            let is_simple = matches!(kind.as_ref(), b"Type1" | b"MMType1" | b"TrueType");
            let says_something = known.style != Style::default() || known.symbols.is_some();
            let is_known = fonts.get_ref(name.as_ref()).is_some_and(|font| !self.learnt.insert(font.into()));
            if is_known || !(is_drawn || (is_simple && says_something)) {
                continue;
            }
            let Some(font) = self.fonts.font(&dict, &self.settings.font_resolver, &self.settings.cmap_resolver) else { continue };
            if is_drawn {
                self.drawn.push((font, known.style));
                continue;
            }
            for code in 0..=u32::from(u8::MAX) {
                if let FontGlyph::Outline(glyph) = font.glyph(font.map_code(code), code) {
                    self.by_glyph.insert(glyph.identifier().cache_key(), known);
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

/// What a font's dictionary says of it.
fn of_dict(font: &Dict<'_>) -> Known {
    let descriptor = font.get::<Dict<'_>>(b"FontDescriptor".as_slice());
    let name = font
        .get::<Name<'_>>(b"BaseFont".as_slice())
        .or_else(|| descriptor.as_ref()?.get::<Name<'_>>(b"FontName".as_slice()))
        .or_else(|| font.get::<Name<'_>>(b"Name".as_slice()));
    let mut known = name.map(|name| of_name(&String::from_utf8_lossy(name.as_ref()))).unwrap_or_default();
    if let Some(descriptor) = descriptor {
        let flags = descriptor.get::<u32>(b"Flags".as_slice()).unwrap_or(0);
        let slope = descriptor.get::<f32>(b"ItalicAngle".as_slice()).unwrap_or(0.0);
        known.style.italic |= flags & ITALIC_FLAG != 0 || slope.abs() > 1.0;
        known.style.bold |= flags & FORCE_BOLD_FLAG != 0;
        known.style.bold |= descriptor.get::<u32>(b"FontWeight".as_slice()).is_some_and(|weight| weight >= BOLD);
    }
    known
}

/// What a font's PostScript name says: `OsloSans-BoldItalic`, `Arial,Bold`.
fn of_name(name: &str) -> Known {
    let name = name.to_ascii_lowercase();
    let name = name.split_once('+').map_or(name.as_str(), |(_, name)| name);
    let style = Style {
        bold: ["bold", "black", "heavy", "demi"].iter().any(|word| name.contains(word)),
        italic: ["italic", "oblique", "kursiv"].iter().any(|word| name.contains(word)) || name.ends_with("-it"),
    };
    Known { style, in_file: false, symbols: Symbols::of_name(name) }
}

#[cfg(test)]
mod tests {
    use super::{Style, of_name};

    #[test]
    fn names_tell_weight_and_slope() {
        assert_eq!(of_name("ABCDEF+Arial,BoldItalic").style, Style { bold: true, italic: true });
        assert_eq!(of_name("SourceSans3-Semibold").style, Style { bold: true, italic: false });
        assert_eq!(of_name("LiberationSerif").style, Style::default());
    }
}
