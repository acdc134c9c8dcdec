//! ODT that repeats, nests and refers without end.

use super::Hostile;
use super::office::{content, odt, odt_of};

const DEEP: usize = 10_000;

pub(super) fn files() -> Vec<Hostile> {
    let mut files = vec![
        Hostile::new("odt-spaces.odt", || {
            odt(
                "<text:p>a<text:s text:c=\"1000000000\"/>b<text:s text:c=\"-7\"/><text:s text:c=\"18446744073709551616\"/></text:p>",
            )
        }),
        Hostile::new("odt-spaces-often.odt", || {
            odt(&format!("<text:p>{}</text:p>", "a<text:s text:c=\"100000\"/>".repeat(10_000)))
        }),
        Hostile::new("odt-tabs.odt", || odt(&format!("<text:p>{}</text:p>", "<text:tab/>".repeat(1_000_000)))),
        Hostile::new("odt-columns-repeated.odt", || {
            odt(
                "<table:table><table:table-column table:number-columns-repeated=\"1000000000\"/><table:table-row><table:table-cell table:number-columns-repeated=\"1000000000\"><text:p>a</text:p></table:table-cell></table:table-row></table:table>",
            )
        }),
        Hostile::new("odt-rows-repeated.odt", || {
            odt(
                "<table:table><table:table-row table:number-rows-repeated=\"1000000000\"><table:table-cell table:number-columns-repeated=\"1000\"><text:p>a</text:p></table:table-cell></table:table-row></table:table>",
            )
        }),
        Hostile::new("odt-cells-spanned.odt", || {
            odt(
                "<table:table><table:table-row><table:table-cell table:number-columns-spanned=\"1000000000\" table:number-rows-spanned=\"1000000000\"><text:p>a</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated=\"1000000000\"/></table:table-row></table:table>",
            )
        }),
        Hostile::new("odt-cells-100000.odt", || {
            let row = format!(
                "<table:table-row>{}</table:table-row>",
                "<table:table-cell><text:p>a</text:p></table:table-cell>".repeat(10)
            );
            odt(&format!("<table:table>{}</table:table>", row.repeat(10_000)))
        }),
        Hostile::new("odt-styles-loop.odt", || {
            let style = |name: &str, parent: &str| {
                format!(
                    "<style:style style:name=\"{name}\" style:family=\"paragraph\" style:parent-style-name=\"{parent}\" style:list-style-name=\"L\"/>"
                )
            };
            let styles = format!("<office:styles>{}{}{}</office:styles>", style("A", "B"), style("B", "A"), style("C", "C"));
            odt_of(content("<text:p text:style-name=\"A\">Ord</text:p><text:h text:style-name=\"C\" text:outline-level=\"4294967295\">Ord</text:h>"), &styles).bytes()
        }),
        Hostile::new("odt-list-continues-self.odt", || {
            odt(
                "<text:list xml:id=\"l1\" text:continue-list=\"l1\"><text:list-item text:start-value=\"9223372036854775807\"><text:p>Ord</text:p></text:list-item><text:list-item><text:p>Ord</text:p></text:list-item></text:list>",
            )
        }),
        Hostile::new("odt-note-self.odt", || {
            let note =
                "<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>";
            odt(&format!("<text:p>Ord{}{}</text:p>", note.repeat(5000), "</text:p></text:note-body></text:note>".repeat(5000)))
        }),
        Hostile::new("odt-changes-loop.odt", || {
            odt(
                "<text:tracked-changes><text:changed-region text:id=\"c\"><text:deletion><text:p>bort<text:change text:change-id=\"c\"/></text:p></text:deletion></text:changed-region></text:tracked-changes><text:p><text:change-start text:change-id=\"c\"/>a<text:change text:change-id=\"c\"/></text:p>",
            )
        }),
        Hostile::new("odt-headings-100000.odt", || odt(&"<text:h text:outline-level=\"1\">Overskrift</text:h>".repeat(100_000))),
    ];
    let kinds: [(&str, &str, &str); 5] = [
        ("lists", "<text:list><text:list-item>", "</text:list-item></text:list>"),
        ("sections", "<text:section>", "</text:section>"),
        ("spans", "<text:p><text:span>", "</text:span></text:p>"),
        ("frames", "<text:p><draw:frame><draw:text-box>", "</draw:text-box></draw:frame></text:p>"),
        ("tables", "<table:table><table:table-row><table:table-cell>", "</table:table-cell></table:table-row></table:table>"),
    ];
    files.extend(kinds.into_iter().map(|(name, open, close)| {
        Hostile::new(format!("odt-nested-{name}.odt"), move || {
            odt(&format!("{}<text:p>Innerst</text:p>{}", open.repeat(DEEP), close.repeat(DEEP)))
        })
    }));
    files
}
