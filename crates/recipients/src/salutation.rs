//! Finds: a line that addresses a group: «Til alle skoleeiere».
//! Because: it stands alone above the text and begins with one of few phrases; it names no organisation to be registered.
//! Misses: salutations within the first sentence.

use letter::{BlockKind, Found, Text, Zone, Zones};
use norsk::is_salutation;

const RULE: &str = "salutation";

pub(crate) fn find(text: &Text, zones: &Zones) -> Option<Found<String>> {
    let block =
        zones.blocks.iter().filter(|block| block.zone == Zone::Header && block.kind == BlockKind::Paragraph).find(|block| {
            let line = text.read(&block.runs);
            is_salutation(&line)
        })?;
    Some(Found::new(text.read(&block.runs), block.runs.clone(), RULE))
}
