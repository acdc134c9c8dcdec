//! `brevverk search`: measures, goals and letters found again.

mod follow_up;
mod records;
mod sheet;
mod table;

use std::io::Write;
use std::ops::ControlFlow;

use anyhow::{Result, bail};
use search::{Answer, Engine, Filters, Hit, Kind, Limit, Query, parse};

use crate::args::{FilterArgs, SearchArgs, SearchFormat};
use crate::console::Console;
use crate::run::Outcome;
use crate::speech::{count_of, fill};
use crate::store::Store;

/// Something that hits are written to, one after the other.
trait Sink {
    /// What is known before the first hit.
    fn begin(&mut self, answer: &Answer) -> Result<()>;
    /// One hit.
    fn hit(&mut self, hit: &Hit) -> Result<()>;
    /// What comes after the last.
    fn end(&mut self, answer: &Answer) -> Result<()>;
}

/// Asks the index, and prints the exact total and the hits.
pub(crate) fn search(args: &SearchArgs, console: &Console) -> Result<Outcome> {
    if args.format == SearchFormat::Xlsx && console.is_person() {
        bail!("{}", console.say().search.no_text);
    }
    let index = Store::new(&args.index).index()?;
    let query = Query {
        words: parse(&args.words.join(" ")),
        kinds: args.filters.kind.iter().filter_map(|kind| Kind::from_word(kind)).collect(),
        filters: filters(&args.filters),
        limit: if args.all { Limit::First(0) } else { Limit::First(args.limit) },
        after: args.after.clone(),
        grouped: args.grouped || (args.format == SearchFormat::Table && !args.all),
        facets: args.facets,
        include_restricted: args.include_restricted,
    };
    for remark in &query.words.remarks {
        console.note(&console.say().search.remark(remark));
    }
    let answer = index.find(&query)?;
    let mut out = console.out();
    match args.format {
        SearchFormat::Table => write(table::Table::new(console, &mut out), &query, &answer, &index, args.all)?,
        SearchFormat::Json => write(records::Json::new(&mut out), &query, &answer, &index, args.all)?,
        SearchFormat::Csv => write(follow_up::Csv::new(&mut out, console.say()), &query, &answer, &index, args.all)?,
        SearchFormat::Xlsx => write(sheet::Sheet::new(&mut out, console.say())?, &query, &answer, &index, args.all)?,
    }
    out.flush()?;
    if args.format != SearchFormat::Table && answer.restricted > 0 {
        console.note(&count_of(&console.say().access.left_out, answer.restricted));
    }
    tell(&answer, args.all, console);
    Ok(Outcome::of(answer.total == 0))
}

/// Writes the hits of an answer, or, where all are wanted, each hit as it comes: a complete list may be longer than memory.
fn write(mut sink: impl Sink, query: &Query, answer: &Answer, index: &dyn Engine, all: bool) -> Result<()> {
    sink.begin(answer)?;
    if all {
        let mut written = Ok(());
        index.each(query, &mut |hit| {
            written = sink.hit(&hit);
            if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        written?;
    } else {
        answer.hits.iter().try_for_each(|hit| sink.hit(hit))?;
    }
    sink.end(answer)
}

/// Says what the results themselves do not: that there are none, or more than are shown, or what might have been meant.
fn tell(answer: &Answer, all: bool, console: &Console) {
    let say = &console.say().search;
    if answer.total == 0 {
        console.note(say.nothing);
    } else if !all && answer.next.is_some() {
        let shown: usize = answer.hits.iter().map(|hit| 1 + hit.alike).sum();
        console.note(&fill(say.first_of, &[&shown, &answer.total]));
    }
    if let Some(next) = answer.next.as_ref().filter(|_| !all) {
        console.note(&fill(say.next, &[next]));
    }
    if let Some(suggestion) = &answer.suggestion {
        console.note(&fill(say.suggestion, &[suggestion]));
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
