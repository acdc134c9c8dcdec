//! `brevverk text`: the text that every `at` of a letter points into.

use std::io::Write;

use anyhow::Result;
use letter::{Line, Text};

use crate::args::TextArgs;
use crate::console::Console;
use crate::paths::written;
use crate::read;
use crate::run::Outcome;

/// Prints the frozen text of a file, or its lines with their layout.
pub(crate) fn text(args: &TextArgs, console: &Console) -> Result<Outcome> {
    let text = match read::text(&args.file) {
        Ok(text) => text,
        Err(failure) => {
            console.failed(&written(&args.file), &failure.tell(console.say()));
            return Ok(Outcome::Lacking);
        }
    };
    // Masking leaves every character in its place, so the lines can be cut out of the masked text as well.
    let masked = linked::mask(text.as_str());
    let mut out = console.out();
    if args.layout {
        with_layout(&text, &masked, &mut out)?;
    } else {
        out.write_all(masked.as_bytes())?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}

fn with_layout(text: &Text, masked: &str, out: &mut impl Write) -> Result<()> {
    for line in text.lines() {
        writeln!(out, "{}\t{}", facts(line), &masked[line.span.start..line.span.end])?;
    }
    Ok(())
}

/// Page, box, size and weight, column, cell and furniture of a line, each where it has one.
fn facts(line: &Line) -> String {
    let mut facts = vec![format!("p{}", line.page)];
    if let Some(layout) = &line.layout {
        if let Some(area) = layout.area {
            facts.push(format!("[{:.1} {:.1} {:.1} {:.1}]", area.x0, area.y0, area.x1, area.y1));
        }
        facts.push(format!("{:.1}pt", layout.size));
        let marks = [(layout.bold, "bold"), (layout.italic, "italic")];
        facts.extend(marks.iter().filter(|(has, _)| *has).map(|(_, mark)| (*mark).to_owned()));
        if layout.column > 0 {
            facts.push(format!("column {}", layout.column));
        }
    }
    if line.indent > 0.0 {
        facts.push(format!("indent {:.1}", line.indent));
    }
    if line.gap > 0.0 {
        facts.push(format!("gap {:.1}", line.gap));
    }
    if let Some(cell) = line.cell {
        facts.push(format!("cell {}/{}/{}", cell.table, cell.row, cell.column));
    }
    if line.furniture {
        facts.push("furniture".to_owned());
    }
    facts.join(" ")
}
