//! A page as a picture, for a person's eye and for those who read pictures.

use crate::media::{self, Kind};
use crate::pdf::{self, Failure};
use crate::{Error, Limits, guard};

/// A page in colours, row by row from the top.
#[derive(Clone, PartialEq, Debug)]
pub struct Picture {
    /// How many pixels a row has.
    pub width: u32,
    /// How many rows there are.
    pub height: u32,
    /// Red, green and blue of each pixel.
    pub rgb: Vec<u8>,
    /// How many pixels go on one PDF point, along and down.
    pub scale: f32,
}

/// A page in shades of gray, row by row from the top; 0 is black.
#[derive(Clone, PartialEq, Debug)]
pub struct Gray {
    /// How many pixels a row has.
    pub width: u32,
    /// How many rows there are.
    pub height: u32,
    /// The shade of each pixel.
    pub shades: Vec<u8>,
    /// How many pixels go on an inch.
    pub dpi: f32,
}

impl Picture {
    /// The same without colours.
    pub fn gray(&self) -> Gray {
        // The eye's share of each colour (ITU-R BT.601), in 256ths.
        let shade = |rgb: &[u8]| {
            let [red, green, blue] = [rgb[0], rgb[1], rgb[2]].map(u32::from);
            ((77 * red + 150 * green + 29 * blue) >> 8) as u8
        };
        let shades = self.rgb.chunks_exact(3).map(shade).collect();
        Gray { width: self.width, height: self.height, shades, dpi: self.scale * pdf::POINTS_PER_INCH }
    }
}

/// The picture of a page of a PDF, counted from 1, with so many pixels on an inch; with fewer where it would be larger than 40
/// million pixels. `name` only says in an error which file it was.
///
/// # Errors
/// [`Error::NoSuchPage`] where the PDF has no such page, [`Error::NoPages`] where the file is no PDF, and what else keeps it from
/// being read.
pub fn picture(bytes: &[u8], name: &str, page: u32, dpi: f32) -> Result<Picture, Error> {
    let name = || name.to_owned();
    match media::kind(bytes) {
        Ok(Kind::Pdf) => {}
        Ok(kind) => return Err(Error::NoPages { name: name(), found: kind.called() }),
        Err(found) => return Err(Error::NoPages { name: name(), found }),
    }
    let limits = Limits::default();
    let drawn = guard::quietly(|| pdf::picture(bytes, page, dpi, &limits)).unwrap_or(Err(Failure::Damaged));
    drawn.map_err(|failure| match failure {
        Failure::Encrypted => Error::Encrypted { name: name() },
        Failure::TooLarge => Error::TooLarge { name: name(), most: limits.unpacked },
        Failure::TooManyPages(_) | Failure::Damaged => {
            Error::Damaged { name: name(), why: "the page cannot be drawn".to_owned() }
        }
        Failure::NoSuchPage { pages } => Error::NoSuchPage { name: name(), page, pages },
    })
}
