//! HTML that nests, spans and never closes.

use super::{Hostile, WORDS, Written};

pub(super) fn files() -> Vec<Hostile> {
    let pages: [(&str, Written); 15] = [
        ("nested-div", || format!("{}{WORDS}", "<div>".repeat(200_000))),
        ("nested-table", || format!("{}{WORDS}", "<table><tr><td>".repeat(20_000))),
        ("nested-list", || format!("{}{WORDS}", "<ul><li>".repeat(50_000))),
        ("nested-formatting", || format!("{}{WORDS}", "<b><i><p>".repeat(3_000))),
        ("nested-fonts", || format!("{}{WORDS}", (0..5_000).map(|at| format!("<font size={at}><p>")).collect::<String>())),
        ("nested-quote-close", || format!("{}{WORDS}{}", "<blockquote>".repeat(50_000), "</blockquote>".repeat(50_000))),
        ("span", || format!("<table><tr><td colspan=1000000000 rowspan=1000000000>{WORDS}<td>a<tr><td>b</table>")),
        ("cells", || format!("<table>{}</table>", format!("<tr>{}", "<td>a".repeat(10)).repeat(10_000))),
        ("comment-unended", || format!("<p>{WORDS}<!-- {}", "- ".repeat(500_000))),
        ("script-unended", || format!("<p>{WORDS}<script>{}", "alert(1);".repeat(100_000))),
        ("attributes", || format!("<p {}>{WORDS}", (0..100_000).map(|at| format!("a{at}={at} ")).collect::<String>())),
        ("entities", || format!("<p>{WORDS} {}", "&#xFFFFFFFF;&#0;&unknown;&notit;&NotEqualTilde;".repeat(20_000))),
        ("list-start", || "<ol start=9223372036854775807><li value=-99999999999999999999>a<li>b</ol>".to_owned()),
        ("encoding-lie", || format!("<meta charset=utf-16be><meta charset=utf-7><p>{WORDS} \u{fffd}æøå")),
        ("elsewhere", || {
            "<iframe src='file:///etc/passwd'></iframe><object data='http://127.0.0.1:9/'></object><link rel=stylesheet href=//127.0.0.1:9/x>Hei".to_owned()
        }),
    ];
    let file = |(name, make): (&str, fn() -> String)| {
        Hostile::new(format!("html-{name}.html"), move || format!("<!DOCTYPE html><html><body>{}", make()).into_bytes())
    };
    pages.into_iter().map(file).collect()
}
