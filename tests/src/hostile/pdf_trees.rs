//! PDFs whose trees are no trees: pages, parents, outlines, structure, forms that come back to themselves.

use super::Hostile;
use super::pdf::Pdf;

/// No letter has so many pages that this one would not be noticed.
const MANY_PAGES: u32 = 50_000;

/// A tree deeper than any stack.
const DEEP: u32 = 20_000;

pub(super) fn files() -> Vec<Hostile> {
    vec![
        Hostile::new("pdf-kids-self.pdf", || Pdf::letter().object(2, "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>").bytes()),
        Hostile::new("pdf-kids-loop.pdf", || {
            let tree = "<</Type/Pages/Parent 6 0 R/Kids[6 0 R 3 0 R]/Count 9>>";
            Pdf::letter().object(2, tree).object(6, "<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 9>>").bytes()
        }),
        Hostile::new("pdf-kids-catalogue.pdf", || Pdf::letter().object(2, "<</Type/Pages/Kids[1 0 R]/Count 1>>").bytes()),
        Hostile::new("pdf-parent-loop.pdf", || {
            let page = "<</Type/Page/Parent 6 0 R/Contents 4 0 R>>";
            let tree = "<</Type/Pages/Kids[3 0 R]/Count 1/Parent 6 0 R>>";
            Pdf::letter().object(3, page).object(2, tree).object(6, "<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>").bytes()
        }),
        Hostile::new("pdf-parent-self.pdf", || Pdf::letter().object(3, "<</Type/Page/Parent 3 0 R/Contents 4 0 R>>").bytes()),
        Hostile::new("pdf-kids-thousandfold.pdf", thousandfold),
        Hostile::new("pdf-kids-deep.pdf", deep_tree),
        Hostile::new("pdf-count-huge.pdf", || Pdf::letter().object(2, "<</Type/Pages/Kids[3 0 R]/Count 2147483647>>").bytes()),
        Hostile::new("pdf-count-negative.pdf", || Pdf::letter().object(2, "<</Type/Pages/Kids[3 0 R]/Count -5>>").bytes()),
        Hostile::new("pdf-pages-50000.pdf", many_pages),
        Hostile::new("pdf-pages-50000-same.pdf", || {
            let kids = "3 0 R ".repeat(MANY_PAGES as usize);
            Pdf::letter().object(2, format!("<</Type/Pages/Kids[{kids}]/Count {MANY_PAGES}>>")).bytes()
        }),
        Hostile::new("pdf-outline-loop.pdf", || {
            Pdf::letter()
                .object(1, "<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>")
                .object(6, "<</First 6 0 R/Last 6 0 R/Next 6 0 R/Title(A)/Count 1>>")
                .bytes()
        }),
        Hostile::new("pdf-structure-loop.pdf", || {
            Pdf::saying("/H1 <</MCID 0>> BDC BT /F1 11 Tf 70 780 Td (Rundt og rundt) Tj ET EMC")
                .object(1, "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 7 0 R>>")
                .object(7, "<</Type/StructTreeRoot/K 8 0 R/ParentTree 9 0 R/RoleMap<</A/B/B/A/H1/A>>>>")
                .object(8, "<</S/A/P 8 0 R/K[8 0 R 7 0 R 0]/Pg 3 0 R>>")
                .object(9, "<</Kids[9 0 R]/Nums[0 9 0 R]/Limits[0 2147483647]>>")
                .page("/StructParents 0")
                .bytes()
        }),
        Hostile::new("pdf-layers-loop.pdf", || {
            Pdf::saying("/OC /L BDC BT /F1 11 Tf 70 780 Td (Lag) Tj ET EMC")
                .object(1, "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[7 0 R]/D<</Order 8 0 R/ON[7 0 R]>>>>>>")
                .object(7, "<</Type/OCMD/OCGs[7 0 R]/VE[/And 7 0 R 9 0 R]>>")
                .object(8, "[8 0 R]")
                .object(9, "[/Not 9 0 R]")
                .resources("/Properties<</L 7 0 R>>")
                .bytes()
        }),
        Hostile::new("pdf-fields-loop.pdf", || {
            Pdf::letter()
                .object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[7 0 R]>>/Names<</Dests 8 0 R>>>>")
                .object(7, "<</T(felt)/Kids[7 0 R]/Parent 7 0 R/FT/Tx/AP<</N 7 0 R>>/Rect[0 0 1 1]/Subtype/Widget>>")
                .object(8, "<</Kids[8 0 R]>>")
                .page("/Annots[7 0 R 7 0 R]")
                .bytes()
        }),
    ]
}

/// Ten levels of ten kids each, which are always the same: ten thousand million pages in two kilobytes.
fn thousandfold() -> Vec<u8> {
    let mut pdf = Pdf::letter().object(2, "<</Type/Pages/Kids[10 0 R]/Count 1>>");
    for level in 10..20 {
        let kid = if level == 19 { 3 } else { level + 1 };
        pdf = pdf.object(level, format!("<</Type/Pages/Count 1/Kids[{}]>>", format!("{kid} 0 R ").repeat(10)));
    }
    pdf.bytes()
}

fn deep_tree() -> Vec<u8> {
    let mut pdf = Pdf::letter().object(2, "<</Type/Pages/Kids[10 0 R]/Count 1>>");
    for level in 10..10 + DEEP {
        let kid = if level == 9 + DEEP { 3 } else { level + 1 };
        pdf = pdf.object(level, format!("<</Type/Pages/Count 1/Kids[{kid} 0 R]/Parent {} 0 R>>", level - 1));
    }
    pdf.bytes()
}

fn many_pages() -> Vec<u8> {
    let mut pdf = Pdf::letter();
    let mut kids = String::new();
    for number in 10..10 + MANY_PAGES {
        let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>";
        pdf = pdf.object(number, page);
        kids += &format!("{number} 0 R ");
    }
    pdf.object(2, format!("<</Type/Pages/Kids[{kids}]/Count {MANY_PAGES}>>")).bytes()
}
