//! What a letter is: its frozen [`Text`], the [`Zones`] of its lines, and the [`Letter`] with everything found in it.
//!
//! Every value is a [`Found`]: what it is, where it stands ([`Runs`] of the text) and which rule found it.
//! Page, code points and box are always derived from the runs ([`Text::places`]), never stored beside them, so they cannot disagree.
//! This crate depends on nothing, and nothing here does input or output.

mod date;
mod flow;
mod found;
mod model;
mod span;
mod text;
mod zones;

pub use date::Date;
pub use flow::Flow;
pub use found::Found;
pub use model::{
    Access, Actor, Address, Amount, Basis, Binding, CaseHandler, DatedText, Definition, Figure, Footnote, Goal, GoalKind,
    GoalRef, Horizon, Indicator, Kind, Language, Letter, LinkBasis, Measure, MeasureKind, Modality, Obligation, Party, Reference,
    ReferenceKind, ReferenceTarget, Remark, Responsible, Section, Severity, Signatory, Table, TurnedDown, What,
};
pub use span::{Runs, Span};
pub use text::{Area, Cell, CodePoints, Layer, Layout, Line, LineDraft, Page, PageNote, Place, Tag, Text};
pub use zones::{Block, BlockKind, ItemMark, TableBlock, Zone, Zones, is_bullet};
