//! Extractor of a letter's build: the tree of its headings, footnotes, figures and tables.
//!
//! One rule a file: what it finds, why that is right, what it misses; its examples lie beside it (`*.examples`).

mod figure;
mod footnote;
mod heading;
mod table;

pub use figure::figures;
pub use footnote::footnotes;
pub use heading::sections;
pub use table::tables;
