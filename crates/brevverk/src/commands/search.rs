//! `brevverk search`: measures, goals and letters found again.

mod records;
mod table;

use std::io::Write;

use anyhow::Result;
use search::{Answer, Filters, Kind, Limit, Query, parse};

use crate::args::{FilterArgs, SearchArgs, SearchFormat};
use crate::console::Console;
use crate::run::Outcome;
use crate::speech::fill;
use crate::store::Store;

/// Asks the index, and prints the exact total and the hits.
pub(crate) fn search(args: &SearchArgs, console: &Console) -> Result<Outcome> {
    let index = Store::new(&args.index).index()?;
    let query = Query {
        words: parse(&args.words.join(" ")),
        kinds: args.filters.kind.iter().filter_map(|kind| Kind::from_word(kind)).collect(),
        filters: filters(&args.filters),
        limit: if args.all { Limit::All } else { Limit::First(args.limit) },
    };
    for remark in &query.words.remarks {
        console.note(&console.say().search.remark(remark));
    }
    let answer = index.find(&query)?;
    let mut out = console.out();
    match args.format {
        SearchFormat::Table => table::write(&answer, console, &mut out)?,
        SearchFormat::Json => records::json(&answer, &mut out)?,
        SearchFormat::Csv => records::csv(&answer, &mut out)?,
    }
    out.flush()?;
    tell(&answer, console);
    Ok(Outcome::of(answer.total == 0))
}

/// Says what the results themselves do not: that there are none, or more than are shown.
fn tell(answer: &Answer, console: &Console) {
    let say = &console.say().search;
    if answer.total == 0 {
        console.note(say.nothing);
    } else if answer.hits.len() < answer.total {
        console.note(&fill(say.first_of, &[&answer.hits.len(), &answer.total]));
    }
}

fn filters(args: &FilterArgs) -> Filters {
    let args = args.clone();
    Filters {
        measure_kind: args.measure_kind,
        responsible: args.responsible,
        recipient: args.recipient,
        sender: args.sender,
        goal: args.goal,
        area: args.area,
        modality: args.modality,
        horizon: args.horizon,
        deadline_before: args.deadline_before,
        deadline_after: args.deadline_after,
        year: args.year,
        from: args.from,
        to: args.to,
        case: args.case,
        document_kind: args.document_kind,
        language: args.language,
    }
}
