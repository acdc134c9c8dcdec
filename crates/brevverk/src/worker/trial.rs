//! Harm on demand, for tests: what no file of ours does to the readers. Builds for users do not have it.

use std::hint::black_box;
use std::thread::sleep;
use std::time::Duration;

use source::Stage;

use super::step::Step;

/// Says what is to happen: `NAME:WHAT@PAGE`, several divided by blanks. `PAGE` is a number, `second` for the second
/// reader, or `letter` for the time after the text.
const ORDER: &str = "BREVVERK_TRIAL";

/// Suffers what the environment says is to happen to this file at this step.
pub(super) fn suffer(name: &str, step: Step) {
    let Ok(orders) = std::env::var(ORDER) else { return };
    for order in orders.split(' ') {
        let Some((what, place)) = order.strip_prefix(name).and_then(|rest| rest.strip_prefix(':')?.split_once('@')) else {
            continue;
        };
        let is_here = match step.page() {
            Some(page) => place == page.to_string(),
            None => {
                let name = match step {
                    Step::Letter => "letter",
                    Step::Text(Stage::SecondReader) => "second",
                    Step::Text(_) => "",
                };
                place == name
            }
        };
        if is_here {
            suffer_now(what);
        }
    }
}

fn suffer_now(what: &str) {
    match what {
        "sleep" => sleep(Duration::from_secs(600)),
        "pause" => sleep(Duration::from_secs(3)),
        "spin" => loop {
            black_box(());
        },
        "memory" => {
            let mut hoard = Vec::new();
            loop {
                hoard.push(black_box(vec![1_u8; 1 << 24]));
            }
        }
        "stack" => {
            black_box(deeper(1));
        }
        "abort" => std::process::abort(),
        "panic" => std::panic::panic_any("as on demand"),
        _ => {}
    }
}

#[expect(unconditional_recursion, reason = "that is what is asked for")]
fn deeper(depth: u64) -> u64 {
    black_box(depth) + deeper(depth + 1)
}
