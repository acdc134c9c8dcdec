//! The text of a letter as people and programs see it.

use letter::{Line, Text};

/// The frozen text, or its lines with their layout: what `brevverk text` prints. Identity numbers are masked.
pub(crate) fn printed(text: &Text, layout: bool) -> String {
    // Masking leaves every character in its place, so the lines can be cut out of the masked text as well.
    let masked = linked::mask(text.as_str());
    if !layout {
        return masked.into_owned();
    }
    let line = |line: &Line| format!("{}\t{}\n", facts(line), &masked[line.span.start..line.span.end]);
    text.lines().iter().map(line).collect()
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
