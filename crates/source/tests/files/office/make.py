#!/usr/bin/env python3
"""Writes the packages of this folder: what Word writes and LibreOffice does not, as small as it can be. Run it here, without arguments.

Every run gives the same bytes. The letters are ours, about invented municipalities.
"""
import io
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
P = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml"


def package(name, members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in members.items():
            archive.writestr(zipfile.ZipInfo(path, (2025, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    (HERE / name).write_bytes(packed.getvalue())


def types(main, kind):
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{main}" ContentType="{kind}"/></Types>'
    )


def relations(*parts):
    inner = "".join(f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>' for id, kind, target in parts)
    return f'<Relationships xmlns="{RELATIONS}">{inner}</Relationships>'


def docx(name, body, kind=f"{WORD}.document.main+xml", styles="", numbering="", footnotes="", endnotes="", headers=None):
    headers = headers or {}
    parts = [("rS", "styles", "styles.xml"), ("rN", "numbering", "numbering.xml"), ("rF", "footnotes", "footnotes.xml")]
    parts += [("rE", "endnotes", "endnotes.xml")]
    parts += [(id, "header" if "header" in path else "footer", path) for id, (path, _) in headers.items()]
    members = {
        "[Content_Types].xml": types("word/document.xml", kind),
        "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(*parts),
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {W}>{numbering}</w:numbering>",
        "word/footnotes.xml": f"<w:footnotes {W}>{footnotes}</w:footnotes>",
        "word/endnotes.xml": f"<w:endnotes {W}>{endnotes}</w:endnotes>",
    }
    members |= {f"word/{path}": f"<w:hdr {W}>{content}</w:hdr>" for path, content in headers.values()}
    package(name, members)


def r(words, format=""):
    return f'<w:r><w:rPr>{format}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def p(*runs, style="", format=""):
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{style}{format}</w:pPr>{inner}</w:p>"


def item(words, list_id, level=0):
    return p(words, format=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(at, kind, text, start=1, more=""):
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{720 * (at + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
    )


def abstract(id, *levels, more=""):
    return f'<w:abstractNum w:abstractNumId="{id}">{more}{"".join(levels)}</w:abstractNum>'


def num(id, abstract_id, more=""):
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{abstract_id}"/>{more}</w:num>'


def restart(at, start):
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    # Word's own styles have English names and ids of the language that Word was installed in.
    '<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Overskrift1"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:sz w:val="26"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Tett"><w:name w:val="Tett"/><w:basedOn w:val="Normal"/>'
    "<w:pPr><w:contextualSpacing/></w:pPr></w:style>"
    # A style that is based on itself.
    '<w:style w:type="paragraph" w:styleId="Rund"><w:name w:val="Rund"/><w:basedOn w:val="Rund"/></w:style>'
    '<w:style w:type="character" w:styleId="Sterk"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
)

NUMBERING = (
    abstract(
        0,
        level(0, "decimal", "%1", more='<w:pStyle w:val="Overskrift1"/>'),
        level(1, "decimal", "%1.%2", more='<w:pStyle w:val="Overskrift2"/>'),
    )
    + abstract(1, level(0, "lowerLetter", "%1)"), level(1, "lowerRoman", "(%2)"), level(2, "upperRoman", "%3."))
    + abstract(2, level(0, "upperLetter", "%1."), level(1, "decimal", "%1.%2", more="<w:isLgl/>"))
    + abstract(3, '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl>')
    + abstract(4, level(0, "decimal", "Mål %1:"), level(1, "decimal", "%1.%2", more='<w:lvlRestart w:val="0"/>'))
    + num(1, 0)
    + num(2, 1)
    + num(3, 1, restart(0, 1))
    + num(4, 2)
    + num(5, 3)
    + num(6, 4)
    + num(7, 1, restart(0, 5))
)


def lists():
    body = p("Innledning", style="Overskrift1") + p("Bakgrunn", style="Overskrift2") + p("Formål", style="Overskrift2")
    body += p("Tiltak", style="Overskrift1") + p("Skole", style="Overskrift2")
    body += item("bygge", 2) + item("først", 2, 1) + item("så", 2, 1) + item("dypest", 2, 2) + item("rive", 2)
    body += p("En ny liste begynner på nytt:") + item("male", 3) + item("pusse", 3)
    body += p("Den første går videre:") + item("rydde", 2)
    body += p("Og en begynner på fem:") + item("feie", 7) + item("vaske", 7)
    body += item("Del", 4) + item("med tall", 4, 1) + item("Prikk", 5)
    body += item("trygg skolevei", 6) + item("fortau", 6, 1) + item("god luft", 6) + item("grense", 6, 1)
    body += p("Uten nummer", style="Overskrift1", format='<w:numPr><w:numId w:val="0"/></w:numPr>')
    body += p("Rundt og rundt", style="Rund")
    docx("lister.docx", body, styles=STYLES, numbering=NUMBERING)


def changes():
    placeholder = '<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>' + r("Skriv her") + "</w:sdtContent></w:sdt>"
    control = "<w:sdt><w:sdtPr/><w:sdtContent>" + r("25/1001") + "</w:sdtContent></w:sdt>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE \\@ "d. MMMM yyyy"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("3. mars 2025") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    ins, gone = '<w:ins w:id="1" w:author="a">{}</w:ins>', '<w:del w:id="2" w:author="a"><w:r><w:delText>{}</w:delText></w:r></w:del>'
    body = p("Kommunen ", gone.format("kan"), ins.format(r("skal")), " bygge.")
    body += p(r("Flyttet fra", "") and "Her ", "<w:moveFrom>" + r("borte") + "</w:moveFrom>", "<w:moveTo>" + r("kommet") + "</w:moveTo>")
    body += p("To avsnitt ", format='<w:rPr><w:del w:id="3"/></w:rPr>') + p("er blitt ett.")
    body += p("Skjult:", r(" nei", "<w:vanish/>"), " ja")
    body += p("Vår ref.:", "<w:r><w:tab/></w:r>", control, placeholder)
    body += p("Dato: ", field)
    body += p("e", "<w:r><w:noBreakHyphen/></w:r>", "post og gjennom", "<w:r><w:softHyphen/></w:r>", "føring")
    body += p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', " ferdig, 20 m", r("2", '<w:vertAlign w:val="superscript"/>'))
    body += p("Fet i fet", style="Overskrift1", format='<w:numPr><w:numId w:val="0"/></w:numPr>')
    body += p("Én", "<w:r><w:br/></w:r>", "to", '<w:r><w:br w:type="page"/></w:r>', "<w:r><w:lastRenderedPageBreak/></w:r>", "tre")
    body += p("<w:r><w:lastRenderedPageBreak/></w:r>", "Side ", "tre")
    body += p("Side fire", format="<w:pageBreakBefore/>")
    body += p("Tett", style="Tett") + p("i tett", style="Tett") + p("Åpent")
    docx("endringer.docx", body, styles=STYLES, numbering=NUMBERING)


def frames():
    box = "<w:txbxContent>" + p("I boksen") + "</w:txbxContent>"
    drawing = f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    drawing += f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    old = "<w:r><w:pict><v:textbox><w:txbxContent>" + p("I den gamle") + "</w:txbxContent></v:textbox></w:pict></w:r>"
    note = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = p("Brødtekst.", note.format(2), drawing, " Mer.") + p("Enda mer", note.format(3), old)
    body += p("Sist", '<w:r><w:endnoteReference w:id="2"/></w:r>', '<w:r><w:br w:type="page"/></w:r>', "Ny side")
    sect = '<w:sectPr><w:headerReference w:type="first" r:id="h1"/><w:headerReference w:type="default" r:id="h2"/>'
    sect += '<w:footerReference w:type="default" r:id="f1"/><w:footerReference w:type="first" r:id="f2"/>'
    sect += '<w:pgSz w:w="11906" w:h="16838"/><w:titlePg/></w:sectPr>'
    mark = '<w:r><w:footnoteRef/></w:r>'
    said = '<w:footnote w:id="{}">{}</w:footnote>'
    footnotes = said.format(2, p(mark, " Se planen.")) + said.format(3, p(mark, " Vedtatt i fjor.") + p("Og i år."))
    endnotes = '<w:endnote w:id="2">' + p('<w:r><w:endnoteRef/></w:r>', " Til slutt.") + "</w:endnote>"
    headers = {
        "h1": ("header1.xml", p("STORVIK KOMMUNE")),
        "h2": ("header2.xml", p("Storvik kommune, brev")),
        "f1": ("footer1.xml", p("Side ", '<w:fldSimple w:instr="PAGE">' + r("2") + "</w:fldSimple>")),
        "f2": ("footer2.xml", p("Postboks 1, 0101 Storvik")),
    }
    docx("rammer.docx", body + sect, styles=STYLES, footnotes=footnotes, endnotes=endnotes, headers=headers)


def cell(*paragraphs, format=""):
    return f"<w:tc><w:tcPr>{format}</w:tcPr>{''.join(p(words) if not words.startswith('<') else words for words in paragraphs)}</w:tc>"


def table(*rows, borders=True):
    lines = '<w:tblBorders><w:top w:val="single"/><w:insideH w:val="single"/></w:tblBorders>' if borders else ""
    return f"<w:tbl><w:tblPr>{lines}</w:tblPr>{''.join('<w:tr>' + ''.join(row) + '</w:tr>' for row in rows)}</w:tbl>"


def tables():
    inner = table((cell("indre a"), cell("indre b")))
    body = table(
        (cell("Mål"), cell("Tiltak"), cell("Frist")),
        (cell("Trygg", format='<w:vMerge w:val="restart"/>'), cell("lys og fortau", format='<w:gridSpan w:val="2"/>')),
        (cell("", format="<w:vMerge/>"), cell("skilt"), cell("1. mai")),
        (cell("Ren"), cell(inner, ""), cell("1. juni")),
    )
    body += p("Mellom")
    body += table((cell("Storvik skole", "Skoleveien 1", "0102 STORVIK"), cell("Vår ref.: 25/7", "Dato: 3. mars 2025")), borders=False)
    body += table((cell("Deres ref.:"), cell("24/9")), (cell("Saksbehandler:"), cell("Kari Lunde")), borders=False)
    body += table((cell("Per Ås"), cell("Kari Lunde")), (cell("rektor"), cell("leder")), borders=False)
    docx("tabeller.docx", body, kind="application/vnd.ms-word.document.macroEnabled.main+xml", styles=STYLES)


def slides(name, slides, layout, master):
    members = {
        "[Content_Types].xml": types("ppt/presentation.xml", f"{SLIDES}.presentation.main+xml"),
        "_rels/.rels": relations(("r1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f"<p:presentation {P}><p:sldIdLst>"
        + "".join(f'<p:sldId id="{256 + at}" r:id="s{at}"/>' for at in range(len(slides)))
        + '</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/></p:presentation>',
        "ppt/_rels/presentation.xml.rels": relations(*((f"s{at}", "slide", f"slides/slide{at}.xml") for at in range(len(slides)))),
        "ppt/slideLayouts/a.xml": f"<p:sldLayout {P}><p:cSld><p:spTree>{layout}</p:spTree></p:cSld></p:sldLayout>",
        "ppt/slideLayouts/_rels/a.xml.rels": relations(("m", "slideMaster", "../slideMasters/a.xml")),
        "ppt/slideMasters/a.xml": f"<p:sldMaster {P}><p:cSld><p:spTree/></p:cSld>{master}</p:sldMaster>",
        "ppt/diagrams/data1.xml": f'<dgm:dataModel {P}><dgm:ptLst><dgm:pt type="doc"/><dgm:pt><dgm:t>{ap("I figuren")}</dgm:t></dgm:pt>'
        f'<dgm:pt type="pres"><dgm:t>{ap("borte")}</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>',
    }
    for at, (more, content) in enumerate(slides):
        members[f"ppt/slides/slide{at}.xml"] = f"<p:sld {P}{more}><p:cSld><p:spTree>{content}</p:spTree></p:cSld></p:sld>"
        members[f"ppt/slides/_rels/slide{at}.xml.rels"] = relations(
            ("l", "slideLayout", "../slideLayouts/a.xml"), ("d", "diagramData", "../diagrams/data1.xml")
        )
    package(name, members)


def ap(words, format="", run=""):
    return f'<a:p><a:pPr{format[0] if format else ""}>{format[1] if format else ""}</a:pPr><a:r><a:rPr {run}/><a:t>{words}</a:t></a:r></a:p>'


def shape(*paragraphs, ph="", at=None):
    ph = f"<p:ph {ph}/>" if ph else ""
    place = f'<a:xfrm><a:off x="{at[0]}" y="{at[1]}"/><a:ext cx="100" cy="1000"/></a:xfrm>' if at else ""
    return (
        f"<p:sp><p:nvSpPr><p:nvPr>{ph}</p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr>"
        f"<p:txBody>{''.join(paragraphs)}</p:txBody></p:sp>"
    )


def deck():
    master = (
        '<p:txStyles><p:titleStyle><a:lvl1pPr><a:buNone/><a:defRPr sz="4400"/></a:lvl1pPr></p:titleStyle><p:bodyStyle>'
        '<a:lvl1pPr marL="228600" indent="-228600"><a:buChar char="•"/><a:defRPr sz="2800"/></a:lvl1pPr>'
        '<a:lvl2pPr marL="685800" indent="-228600"><a:buChar char="–"/><a:defRPr sz="2400"/></a:lvl2pPr></p:bodyStyle></p:txStyles>'
    )
    layout = shape(ap("Klikk her"), ph='type="title"', at=(0, 0)) + shape(ap("Klikk her"), ph='idx="1"', at=(100, 2000))
    number = (' lvl="0"', '<a:buAutoNum type="alphaLcParenR"/>')
    one = shape(ap("til høyre"), at=(5000, 2100)) + shape(
        ap("første punkt"), ap("under", (' lvl="1"', "")), ap("uten prikk", ("", "<a:buNone/>")), ap("nummer", number), ap("og neste", number), ph='idx="1"'
    )
    one += shape(ap("Omstilling i Storvik", run='b="1"'), ph='type="title"') + shape(ap("3"), ph='type="sldNum" idx="12"', at=(9000, 6000))
    cells = '<a:tc gridSpan="2"><a:txBody>' + ap("Tiltak") + '</a:txBody></a:tc><a:tc hMerge="1"><a:txBody><a:p/></a:txBody></a:tc>'
    frame = '<p:graphicFrame><p:xfrm><a:off x="0" y="4000"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic><a:graphicData>{}</a:graphicData></a:graphic></p:graphicFrame>'
    row = "<a:tc><a:txBody>" + ap("bygge") + "</a:txBody></a:tc><a:tc><a:txBody>" + ap("1. mai") + "</a:txBody></a:tc>"
    three = shape(ap("Tabell og figur"), ph='type="title"') + frame.format(f"<a:tbl><a:tr>{cells}</a:tr><a:tr>{row}</a:tr></a:tbl>")
    three += frame.format('<dgm:relIds r:dm="d"/>').replace('y="4000"', 'y="5000"')
    group = '<p:grpSp><p:grpSpPr><a:xfrm><a:off x="0" y="100"/><a:ext cx="9" cy="9"/></a:xfrm></p:grpSpPr>{}</p:grpSp>'
    three += group.format(shape(ap("nederst i gruppen"), at=(0, 900)) + shape(ap("øverst i gruppen"), at=(0, 10)))
    slides("lysbilder.pptx", [("", one), (' show="0"', shape(ap("Skjult"))), ("", three)], layout, master)


if __name__ == "__main__":
    lists()
    changes()
    frames()
    tables()
    deck()
