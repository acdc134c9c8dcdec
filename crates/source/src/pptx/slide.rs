//! The shapes of a slide, in the order they are read.

use letter::Tag;

use super::styles::Styles;
use super::text::paragraphs;
use crate::manuscript::{Paragraph, Part, Place, Table, TableCell};
use crate::xml::Element;

/// Where shapes stand that do not say it, neither themselves nor through their layout: below all others.
const NOWHERE: f32 = f32::MAX;

/// A slide under work.
pub(super) struct Slide<'e, 'x> {
    layout: &'e Element<'x>,
    master: &'e Element<'x>,
    /// The diagrams of the slide, by the id of their relation.
    diagrams: &'e [(&'e str, Element<'x>)],
}

/// What stands at one place of a slide.
struct Block {
    x: f32,
    y: f32,
    height: f32,
    kind: BlockKind,
    parts: Vec<Part>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum BlockKind {
    Title,
    Body,
    /// A date, a number or a line that stands on every slide.
    Furniture,
}

impl<'e, 'x> Slide<'e, 'x> {
    pub(super) fn new(layout: &'e Element<'x>, master: &'e Element<'x>, diagrams: &'e [(&'e str, Element<'x>)]) -> Self {
        Self { layout, master, diagrams }
    }

    /// The parts of the slide: its title, then the others from top to bottom and from left to right, then what stands on all.
    pub(super) fn parts(&self, slide: &Element<'_>) -> Vec<Part> {
        let tree = slide.child("cSld").and_then(|data| data.child("spTree"));
        let blocks = tree.map(|tree| self.blocks(tree)).unwrap_or_default();
        let (running, shown): (Vec<Block>, Vec<Block>) = blocks.into_iter().partition(|block| block.kind == BlockKind::Furniture);
        let (titles, others): (Vec<Block>, Vec<Block>) = shown.into_iter().partition(|block| block.kind == BlockKind::Title);
        let mut parts: Vec<Part> = titles.into_iter().flat_map(|block| block.parts).collect();
        parts.extend(in_order(others).into_iter().flat_map(|block| apart(block.parts)));
        parts.extend(running.into_iter().map(|block| Part::Furniture { parts: block.parts, place: Place::Here }));
        parts
    }

    fn blocks(&self, tree: &Element<'_>) -> Vec<Block> {
        let mut blocks = Vec::new();
        for shape in tree.elements() {
            match shape.name {
                "sp" => blocks.extend(self.shape(shape)),
                "graphicFrame" => blocks.extend(self.frame(shape)),
                "grpSp" => {
                    let (x, y, height) = place(shape.child("grpSpPr")).unwrap_or((NOWHERE, NOWHERE, 0.0));
                    let inner = in_order(self.blocks(shape));
                    let parts: Vec<Part> = inner.into_iter().flat_map(|block| apart(block.parts)).collect();
                    blocks.push(Block { x, y, height, kind: BlockKind::Body, parts });
                }
                "AlternateContent" => {
                    if let Some(way) = shape.child("Choice").or_else(|| shape.child("Fallback")) {
                        blocks.extend(self.blocks(way));
                    }
                }
                _ => {}
            }
        }
        blocks
    }

    fn shape(&self, shape: &Element<'_>) -> Option<Block> {
        let body = shape.child("txBody")?;
        let placeholder = placeholder(shape);
        let kind = placeholder.map(|placeholder| placeholder.attribute("type").unwrap_or("obj"));
        let (own_kind, tag) = match kind {
            Some("title" | "ctrTitle") => (BlockKind::Title, Tag::Heading(1)),
            Some("ftr" | "sldNum" | "dt" | "hdr") => (BlockKind::Furniture, Tag::Paragraph),
            _ => (BlockKind::Body, Tag::Paragraph),
        };
        let in_layout = placeholder.and_then(|placeholder| like(self.layout, placeholder));
        let in_master = placeholder.and_then(|placeholder| like(self.master, placeholder));
        let master_style = match kind {
            Some("title" | "ctrTitle") => "titleStyle",
            Some("body" | "obj" | "subTitle" | "half") => "bodyStyle",
            _ => "otherStyle",
        };
        let inherited = [in_layout, in_master].into_iter().flatten().filter_map(|shape| shape.child("txBody")?.child("lstStyle"));
        let of_master = self.master.child("txStyles").and_then(|styles| styles.child(master_style));
        let own = body.child("lstStyle");
        let parts = match own {
            Some(own) => {
                let styles = Styles::new([own].into_iter().chain(inherited).chain(of_master).collect());
                paragraphs(body, &styles, tag)
            }
            None => paragraphs(body, &Styles::new(inherited.chain(of_master).collect()), tag),
        };
        let (x, y, height) = [Some(shape), in_layout, in_master]
            .into_iter()
            .flatten()
            .find_map(|shape| place(shape.child("spPr")))
            .unwrap_or((NOWHERE, NOWHERE, 0.0));
        Some(Block { x, y, height, kind: own_kind, parts })
    }

    /// A table or a diagram.
    fn frame(&self, frame: &Element<'_>) -> Option<Block> {
        let data = frame.child("graphic")?.child("graphicData")?;
        let (x, y, height) = frame.child("xfrm").and_then(offset).unwrap_or((NOWHERE, NOWHERE, 0.0));
        let parts = if let Some(table) = data.child("tbl") {
            vec![Part::Table(read_table(table))]
        } else {
            let id = data.child("relIds").and_then(|ids| ids.attribute("dm"))?;
            let (_, diagram) = self.diagrams.iter().find(|(own, _)| *own == id)?;
            let points = diagram.child("ptLst").into_iter().flat_map(|points| points.all("pt"));
            // Points of the presentation only say how the others are drawn.
            let said = points.filter(|point| point.attribute("type") != Some("pres")).filter_map(|point| point.child("t"));
            said.flat_map(|body| paragraphs(body, &Styles::new(Vec::new()), Tag::Paragraph)).collect()
        };
        Some(Block { x, y, height, kind: BlockKind::Body, parts })
    }
}

/// From top to bottom; what stands beside one another, from left to right.
fn in_order(mut blocks: Vec<Block>) -> Vec<Block> {
    blocks.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let mut ordered: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut row: Vec<Block> = Vec::new();
    for block in blocks {
        if row.first().is_some_and(|first| block.y > first.y + 0.5 * first.height.max(1.0)) {
            row.sort_by(|a, b| a.x.total_cmp(&b.x));
            ordered.append(&mut row);
        }
        row.push(block);
    }
    row.sort_by(|a, b| a.x.total_cmp(&b.x));
    ordered.append(&mut row);
    ordered
}

/// Parts with visible space above them.
fn apart(mut parts: Vec<Part>) -> Vec<Part> {
    let first = parts.iter_mut().find_map(|part| match part {
        Part::Paragraph(paragraph) if paragraph.has_words() => Some(paragraph),
        _ => None,
    });
    if let Some(Paragraph { before, size, .. }) = first {
        *before = before.max(*size);
    }
    parts
}

fn placeholder<'s, 'x>(shape: &'s Element<'x>) -> Option<&'s Element<'x>> {
    shape.child("nvSpPr")?.child("nvPr")?.child("ph")
}

/// The shape of a layout or master that a placeholder is filled into: by its number, else by its kind.
fn like<'s, 'x>(slide: &'s Element<'x>, wanted: &Element<'_>) -> Option<&'s Element<'x>> {
    let shapes = || slide.child("cSld").and_then(|data| data.child("spTree")).into_iter().flat_map(|tree| tree.all("sp"));
    let kind = |placeholder: &Element<'_>| match placeholder.attribute("type").unwrap_or("obj") {
        "ctrTitle" => "title".to_owned(),
        "obj" | "subTitle" => "body".to_owned(),
        other => other.to_owned(),
    };
    let number = wanted.attribute("idx");
    let by_number = shapes().find(|shape| number.is_some() && placeholder(shape).and_then(|own| own.attribute("idx")) == number);
    by_number.or_else(|| shapes().find(|shape| placeholder(shape).is_some_and(|own| kind(own) == kind(wanted))))
}

/// Where a shape stands: left, top and height.
fn place(properties: Option<&Element<'_>>) -> Option<(f32, f32, f32)> {
    properties?.child("xfrm").and_then(offset)
}

fn offset(transform: &Element<'_>) -> Option<(f32, f32, f32)> {
    let (offset, extent) = (transform.child("off")?, transform.child("ext")?);
    Some((offset.number("x")?, offset.number("y")?, extent.number("cy")?))
}

fn read_table(table: &Element<'_>) -> Table {
    let is = |cell: &Element<'_>, name: &str| cell.attribute(name).is_some_and(|value| matches!(value, "1" | "true"));
    let styles = Styles::new(Vec::new());
    let rows = table
        .all("tr")
        .map(|row| {
            // Cells that others reach over are in the file, and say so.
            let cells = (0..).zip(row.all("tc")).filter(|(_, cell)| !is(cell, "hMerge") && !is(cell, "vMerge"));
            cells
                .map(|(column, cell)| {
                    let body = cell.child("txBody");
                    TableCell { column, parts: body.map(|body| paragraphs(body, &styles, Tag::Paragraph)).unwrap_or_default() }
                })
                .collect()
        })
        .collect();
    Table { rows, ruled: true }
}
