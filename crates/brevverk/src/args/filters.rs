//! The filters of a search: the same words here, in exports and in the HTTP interface.

use clap::Args;
use clap::builder::PossibleValuesParser;
use search::{Day, Kind};

/// What is asked of a hit besides words. A filter that is given twice takes either value.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Filters")]
pub(crate) struct FilterArgs {
    /// What to find; measures if nothing is said. Example: --kind goal
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(Kind::ALL.iter().map(|kind| kind.as_str())))]
    pub(crate) kind: Vec<String>,
    /// What kind of measure. Example: --measure-kind oppdrag
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(letter::MeasureKind::ALL.iter().map(|word| word.as_str())))]
    pub(crate) measure_kind: Vec<String>,
    /// Who is to do it: words of the name, or the abbreviation. Example: --responsible bymiljøetaten
    #[arg(long, value_name = "NAME")]
    pub(crate) responsible: Vec<String>,
    /// To whom the letter is addressed. Example: --recipient kulturetaten
    #[arg(long, value_name = "NAME")]
    pub(crate) recipient: Vec<String>,
    /// Who sent the letter. Example: --sender 'byrådsavdeling for kultur'
    #[arg(long, value_name = "NAME")]
    pub(crate) sender: Vec<String>,
    /// Words of the goal that it serves. Example: --goal 'flere leser'
    #[arg(long, value_name = "WORDS")]
    pub(crate) goal: Vec<String>,
    /// Words of the heading that it stands under. Example: --area klima
    #[arg(long, value_name = "WORDS")]
    pub(crate) area: Vec<String>,
    /// The verb that says how it binds. Example: --modality skal
    #[arg(long, value_name = "VERB", value_parser = PossibleValuesParser::new(letter::Modality::ALL.iter().map(|word| word.as_str())))]
    pub(crate) modality: Vec<String>,
    /// On short or long term. Example: --horizon short
    #[arg(long, value_name = "HORIZON", value_parser = PossibleValuesParser::new(letter::Horizon::ALL.iter().map(|word| word.as_str())))]
    pub(crate) horizon: Vec<String>,
    /// The deadline is earlier than this day. Example: --deadline-before 2026-07-01
    #[arg(long, value_name = "DAY")]
    pub(crate) deadline_before: Option<Day>,
    /// The deadline is later than this day. Example: --deadline-after 2025-12-31
    #[arg(long, value_name = "DAY")]
    pub(crate) deadline_after: Option<Day>,
    /// The year of the letter. Example: --year 2025
    #[arg(long, value_name = "YEAR")]
    pub(crate) year: Vec<u16>,
    /// The letter is of this day or later. Example: --from 2025-01-01
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<Day>,
    /// The letter is of this day or earlier. Example: --to 2025-12-31
    #[arg(long, value_name = "DAY")]
    pub(crate) to: Option<Day>,
    /// The case number, in any way of writing. Example: --case 24/511
    #[arg(long, value_name = "NUMBER")]
    pub(crate) case: Vec<String>,
    /// What kind of document the letter is. Example: --document-kind tildelingsbrev
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(letter::Kind::ALL.iter().map(|word| word.as_str())))]
    pub(crate) document_kind: Vec<String>,
    /// The letter's written form. Example: --language nn
    #[arg(long, value_name = "FORM", value_parser = PossibleValuesParser::new(letter::Language::ALL.iter().map(|word| word.as_str())))]
    pub(crate) language: Vec<String>,
}
