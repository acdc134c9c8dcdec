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
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
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
    /// Fonts whose name the interpreter does not tell (Type 1, Type 3 and fonts outside the file), with what their dictionary says.
    unnamed: Vec<(Font<'a>, Known)>,
    /// The unnamed fonts that have a glyph, by its key; fonts outside the file have their glyphs in common.
    by_glyph: BTreeMap<u128, Vec<usize>>,
    /// The unnamed fonts whose glyphs are drawings.
    drawn: Vec<usize>,
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
            unnamed: Vec::new(),
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
            Some(Glyph::Outline(glyph)) => self.of_outline(glyph, run),
            Some(Glyph::Type3(_)) => {
                self.learn_of_page();
                Known { in_file: true, ..self.of_same_glyphs(&self.drawn, run) }
            }
            None => Known::default(),
        }
    }

    fn of_outline(&mut self, glyph: &OutlineGlyph, run: &[PositionedGlyph<'_>]) -> Known {
        if let Some(font) = glyph.font_data() {
            let known = || {
                let named = font.postscript_name.as_deref().map(of_name).unwrap_or_default();
                let bold = named.style.bold || font.weight.is_some_and(|weight| weight >= BOLD);
                Known { style: Style { bold, italic: named.style.italic || font.is_italic }, in_file: true, ..named }
            };
            return *self.by_program.entry((font.cache_key, font.is_italic)).or_insert_with(known);
        }
        self.learn_of_page();
        match self.by_glyph.get(&glyph.identifier().cache_key()).map(Vec::as_slice) {
            Some(&[only]) => self.unnamed[only].1,
            Some(several) => self.of_same_glyphs(several, run),
            None => Known::default(),
        }
    }

    /// What is known of the fonts among `fonts` that have the characters of a run at its codes with its widths, if they agree.
    fn of_same_glyphs(&self, fonts: &[usize], run: &[PositionedGlyph<'_>]) -> Known {
        let has = |font: &Font<'_>| {
            run.iter().take(MOST_COMPARED).all(|glyph| {
                let code = glyph.char_code();
                match (&**glyph, font.glyph(font.map_code(code.min(255)), code)) {
                    (Glyph::Outline(glyph), FontGlyph::Outline(own)) => {
                        own.advance_width() == glyph.advance_width() && own.as_unicode() == glyph.as_unicode()
                    }
                    (Glyph::Type3(glyph), FontGlyph::Type3(own)) => {
                        Some(own.advance_width()) == glyph.advance_width() && own.as_unicode() == glyph.as_unicode()
                    }
                    _ => false,
                }
            })
        };
        let mut known = fonts.iter().map(|&at| &self.unnamed[at]).filter(|(font, _)| has(font)).map(|(_, known)| *known);
        let first = known.next().unwrap_or_default();
        if known.all(|other| other == first) { first } else { Known::default() }
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

    /// Takes down the unnamed fonts among `fonts`, and which glyphs they have.
    fn learn(&mut self, fonts: &Dict<'a>) {
        for (name, _) in fonts.entries() {
            let Some(dict) = fonts.get::<Dict<'a>>(name.as_ref()) else { continue };
            let Some(kind) = dict.get::<Name<'_>>(b"Subtype".as_slice()) else { continue };
            let is_known = fonts.get_ref(name.as_ref()).is_some_and(|font| !self.learnt.insert(font.into()));
            if is_known || !matches!(kind.as_ref(), b"Type1" | b"MMType1" | b"TrueType" | b"Type3") {
                continue;
            }
            let Some(font) = self.fonts.font(&dict, &self.settings.font_resolver, &self.settings.cmap_resolver) else { continue };
            let at = self.unnamed.len();
            if kind.as_ref() == b"Type3" {
                self.drawn.push(at);
            } else {
                for code in codes(&dict) {
                    let FontGlyph::Outline(glyph) = font.glyph(font.map_code(code), code) else { continue };
                    if glyph.font_data().is_some() {
                        // The interpreter tells the name of this one.
                        break;
                    }
                    let fonts = self.by_glyph.entry(glyph.identifier().cache_key()).or_default();
                    if fonts.last() != Some(&at) {
                        fonts.push(at);
                    }
                }
            }
            self.unnamed.push((font, of_dict(&dict)));
        }
    }

    /// The same for the forms that the page paints, as deep as they are nested in sensible files.
    fn learn_from_forms(&mut self, objects: &Dict<'a>, depth: u8) {
        for (name, _) in objects.entries() {
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

/// The codes that a simple font has glyphs for.
fn codes(font: &Dict<'_>) -> std::ops::RangeInclusive<u32> {
    let code = |key: &[u8], default: u8| u32::from(font.get::<u8>(key).unwrap_or(default));
    code(b"FirstChar", 0)..=code(b"LastChar", u8::MAX)
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
