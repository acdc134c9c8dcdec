"""A plan as a program draws it that knows nothing of text: every word is put at its place. Two columns, a table told by alignment alone,
a table with a cell over two rows, a heading that is tagged and a heading that is not, turned text. Tagged and untagged."""

import sys

import cairo

WIDTH, HEIGHT = 595, 842
LEFT = (
    "Kommunen har vedteke ein plan for|friluftsliv, og etatane skal følgje|han opp kvart år. Venstre spalte|skal lesast til enden fyrst, òg|"
    "når ordskifta i dei to spaltene|ligg på same linje.|Stiane i marka skal merkast med|nye skilt før sommaren, og benkar|skal setjast ut ved kvart utsyn."
)
RIGHT = (
    "Høgre spalte handlar om skiløyper,|som skal køyrast opp når det er|snø nok. Løypene skal vere opne|for alle, og parkering skal|"
    "vere gratis heile vinteren.|Etaten skal melde frå om løyper|som ikkje er køyrde, og seie når|dei opnar att for allmenta."
)
ROWS = [
    (["Tiltak"], ["Ansvarleg"], ["Frist"]),
    (["Merkje stiar i marka med", "nye skilt og kart"], ["Teknisk etat"], ["1. juni 2026"]),
    (["Byggje gapahuk"], ["Kultur i lag med", "frivillige"], ["1. august 2026"]),
    (["Køyre opp løyper"], ["Teknisk etat"], ["1. desember 2026"]),
]


class Page:
    def __init__(self, context, tagged):
        self.context, self.tagged = context, tagged

    def words(self, x, y, words, size=10.5, bold=False, italic=False):
        slant = cairo.FONT_SLANT_ITALIC if italic else cairo.FONT_SLANT_NORMAL
        weight = cairo.FONT_WEIGHT_BOLD if bold else cairo.FONT_WEIGHT_NORMAL
        self.context.select_font_face("Liberation Serif", slant, weight)
        self.context.set_font_size(size)
        self.context.move_to(x, y)
        self.context.show_text(words)

    def tag(self, name, draw):
        if self.tagged:
            self.context.tag_begin(name, "")
        draw()
        if self.tagged:
            self.context.tag_end(name)

    def lines(self, x, y, words, **style):
        for at, line in enumerate(words.split("|")):
            self.words(x, y + 13 * at, line, **style)


def main(path, tagged):
    surface = cairo.PDFSurface(path, WIDTH, HEIGHT)
    surface.set_metadata(cairo.PDFMetadata.CREATE_DATE, "2026-01-01T00:00:00Z")
    page = Page(cairo.Context(surface), tagged)
    page.words(60, 40, "Storvik kommune", size=8)
    page.tag("H1", lambda: page.words(60, 80, "Plan for friluftsliv", size=16, bold=True))
    page.tag("P", lambda: page.lines(60, 110, LEFT))
    page.tag("P", lambda: page.lines(310, 110, RIGHT))
    page.tag("P", lambda: page.words(60, 255, "Kva som skal gjerast", size=13, bold=True))
    y = 280
    for row in ROWS:
        for x, cell in zip((60, 230, 380), row):
            page.lines(x, y, "|".join(cell), bold=row is ROWS[0])
        y += 13 * max(len(cell) for cell in row) + 6
    page.words(60, 400, "Framhald og rapportering", size=13, bold=True)
    page.lines(60, 420, "Etatane skal rapportere om arbeidet i årsmeldinga. Rapporten skal seie kva som er gjort, kva|som står att, og kvifor det ikkje er gjort.")
    context = page.context
    context.set_line_width(0.6)
    for x0, y0, x1, y1 in [(60, 460, 460, 460), (60, 480, 460, 480), (200, 500, 460, 500), (60, 520, 460, 520)]:
        context.move_to(x0, y0)
        context.line_to(x1, y1)
        context.stroke()
    for x in (60, 200, 330, 460):
        context.move_to(x, 460)
        context.line_to(x, 520)
        context.stroke()
    for x, y, words in [(64, 474, "Område"), (204, 474, "Løyving"), (334, 474, "År"), (64, 494, "Marka"), (204, 494, "300"), (334, 494, "2026"), (204, 514, "350"), (334, 514, "2027")]:
        page.words(x, y, words, bold=y == 474)
    context.save()
    context.translate(30, 500)
    context.rotate(-1.5707963267948966)
    page.words(0, 0, "Mal for planar, utgåve 3", size=6)
    context.restore()
    page.words(270, 810, "Side 1 av 2", size=8)
    surface.show_page()
    # A landscape page that is set upright and shown turned would need `/Rotate`; here the page itself is wide.
    surface.set_size(HEIGHT, WIDTH)
    page.words(60, 40, "Storvik kommune", size=8)
    page.words(60, 80, "Tre spalter på tvers", size=13, bold=True)
    for at in range(3):
        start = ("Fyrste", "Andre", "Tredje")[at]
        page.lines(60 + 250 * at, 110, f"{start} spalte på den breie sida har|nokre linjer med tekst, slik at ho|kan kjennast att som ei spalte, og|ho skal lesast for seg sjølv, frå|fyrste til siste linje i spalta.", italic=at == 1)
    page.words(400, 560, "Side 2 av 2", size=8)
    surface.show_page()
    surface.finish()


main(sys.argv[1], sys.argv[2] == "tagged")
