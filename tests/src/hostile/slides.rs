//! PPTX with slides in a ring, slides that are not there, and shapes without end.

use super::Hostile;
use super::office::{SLIDE_NAMES, pptx, pptx_of, shape};

pub(super) fn files() -> Vec<Hostile> {
    vec![
        Hostile::new("pptx-groups-nested.pptx", || {
            pptx(&format!("{}{}{}", "<p:grpSp>".repeat(10_000), shape("Innerst"), "</p:grpSp>".repeat(10_000)))
        }),
        Hostile::new("pptx-shapes-100000.pptx", || pptx(&shape("Kommunen skal rydde.").repeat(50_000))),
        Hostile::new("pptx-same-slide-100000.pptx", || {
            let slide = format!("<p:sld {SLIDE_NAMES}><p:cSld><p:spTree>{}</p:spTree></p:cSld></p:sld>", shape("Lysbilde"));
            pptx_of(&"<p:sldId id=\"256\" r:id=\"r1\"/>".repeat(100_000), &[("r1", &slide)]).bytes()
        }),
        Hostile::new("pptx-slides-missing.pptx", || pptx_of("<p:sldId id=\"1\" r:id=\"r9\"/><p:sldId/>", &[]).bytes()),
        Hostile::new("pptx-slide-is-presentation.pptx", || {
            let loops = format!("<p:presentation {SLIDE_NAMES}><p:sldIdLst><p:sldId r:id=\"r1\"/></p:sldIdLst></p:presentation>");
            pptx_of("<p:sldId r:id=\"r1\"/>", &[("r1", &loops)]).bytes()
        }),
        Hostile::new("pptx-table-span.pptx", || {
            let cell = "<a:tc gridSpan=\"1000000000\" rowSpan=\"1000000000\" hMerge=\"1\"><a:txBody><a:p><a:r><a:t>a</a:t></a:r></a:p></a:txBody></a:tc>";
            let table = format!("<a:tbl><a:tr>{}</a:tr></a:tbl>", cell.repeat(100));
            pptx(&format!("<p:graphicFrame><a:graphic><a:graphicData>{table}</a:graphicData></a:graphic></p:graphicFrame>"))
        }),
        Hostile::new("pptx-places-absurd.pptx", || {
            let place = "<p:spPr><a:xfrm><a:off x=\"-9223372036854775808\" y=\"99999999999999999999\"/><a:ext cx=\"NaN\" cy=\"-1\"/></a:xfrm></p:spPr>";
            pptx(&format!(
                "<p:sp>{place}<p:txBody><a:p><a:pPr lvl=\"4294967295\"/><a:r><a:t>a</a:t></a:r></a:p></p:txBody></p:sp>"
            ))
        }),
    ]
}
