#!/usr/bin/env python3
"""Makes the scans of this folder from letters of corpus/: drawn by pdftoppm, laid askew, blurred and speckled, and packed as scanners
pack their pictures. Needs Pillow and poppler-utils. The same letters give the same files. Run it in this folder."""

import io
import random
import struct
import subprocess
from pathlib import Path

from PIL import Image, ImageFilter

LETTERS = Path(__file__).resolve().parents[3] / "corpus" / "letters"


def drawn(letter, page, dpi):
    """A page of a letter in gray."""
    command = ["pdftoppm", "-gray", "-r", str(dpi), "-f", str(page), "-l", str(page), LETTERS / letter]
    return Image.open(io.BytesIO(subprocess.run(command, check=True, capture_output=True).stdout)).convert("L")


def askew(picture, degrees):
    """The sheet laid askew, clockwise."""
    return picture.rotate(-degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)


def speckled(picture, seed, share=0.0004):
    """With dust on the glass."""
    chance = random.Random(seed)
    dirty = picture.copy()
    for _ in range(int(share * picture.width * picture.height)):
        at = (chance.randrange(picture.width), chance.randrange(picture.height))
        dirty.putpixel(at, chance.randrange(0, 120))
    return dirty


def worn(picture, degrees, blur, seed):
    """As a scanner of some age sees it: askew, not quite sharp, with gray paper and dust."""
    worn = askew(picture, degrees).filter(ImageFilter.GaussianBlur(blur))
    worn = worn.point(lambda shade: 30 + shade * 205 // 255)
    return speckled(worn, seed)


def fax(picture):
    """The bits of a black and white picture as CCITT group 4."""
    # The file format calls ink what is light; so light and dark change places.
    bits = picture.point(lambda shade: 0 if shade > 150 else 255).convert("1")
    file = io.BytesIO()
    bits.save(file, "TIFF", compression="group4", tiffinfo={278: picture.height})
    tiff = Image.open(io.BytesIO(file.getvalue()))
    (start,), (length,) = tiff.tag_v2[273], tiff.tag_v2[279]
    assert tiff.tag_v2[262] == 1, "expected that light is one"
    return file.getvalue()[start : start + length]


def ccitt(picture):
    parameters = f"/DecodeParms<</K -1/Columns {picture.width}/Rows {picture.height}>>"
    return fax(picture), "/CCITTFaxDecode", f"/BitsPerComponent 1/ColorSpace/DeviceGray{parameters}"


def jbig2(picture):
    """One page with one region, which JBIG2 may hold as CCITT group 4."""
    size = struct.pack(">II", picture.width, picture.height)
    page = struct.pack(">IBBBI", 0, 48, 0, 1, 19) + size + struct.pack(">IIBH", 0, 0, 0, 0)
    region = size + struct.pack(">IIB", 0, 0, 0) + b"\x01" + fax(picture)
    data = page + struct.pack(">IBBBI", 1, 38, 0, 1, len(region)) + region
    return data, "/JBIG2Decode", "/BitsPerComponent 1/ColorSpace/DeviceGray"


def jpeg(picture, quality=35):
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return file.getvalue(), "/DCTDecode", "/BitsPerComponent 8/ColorSpace/DeviceGray"


def jpeg2000(picture, rate=24):
    file = io.BytesIO()
    picture.save(file, "JPEG2000", quality_mode="rates", quality_layers=[rate], irreversible=True)
    return file.getvalue(), "/JPXDecode", ""


def written(pages, dpi, name):
    """Writes a PDF. A page is a picture with its packing, words to be set as text, or nothing."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", None]
    kids = []

    def add(dictionary, stream=None):
        objects.append((dictionary, stream) if stream is not None else dictionary)
        return len(objects)

    for page in pages:
        width, height, resources, content = 595.3, 841.9, "", b""
        if isinstance(page, str):
            font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
            resources = f"/Font<</F {font}>>"
            lines = page.split("\n")
            shown = "".join(f"({line}) Tj T* " for line in lines)
            content = f"BT /F 11 Tf 14 TL 72 760 Td {shown}ET".encode("cp1252")
        elif page is not None and len(page) == 3:
            font, table, content = page
            resources = f"/Font<</F {font.format(told=add('', table))}>>"
        elif page is not None:
            picture, (data, packing, more) = page
            width, height = picture.width * 72 / dpi, picture.height * 72 / dpi
            entry = f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}/Filter{packing}{more}"
            resources = f"/XObject<</I {add(entry, data)} 0 R>>"
            content = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /I Do Q".encode()
        stream = add("", content)
        box = f"[0 0 {width:.2f} {height:.2f}]"
        kids.append(add(f"<</Type/Page/Parent 2 0 R/MediaBox{box}/Resources<<{resources}>>/Contents {stream} 0 R>>"))
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>"
    file, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        if isinstance(body, tuple):
            dictionary, stream = body
            body = f"<<{dictionary}/Length {len(stream)}>>\nstream\n".encode() + stream + b"\nendstream"
        else:
            body = body.encode()
        file += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(file)
    file += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    file += "".join(f"{place:010} 00000 n \n" for place in places).encode()
    file += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    (Path(__file__).parent / name).write_bytes(file)
    print(name, len(file) // 1024, "kB")


def scan(letter, pages, dpi, change, pack, name):
    pictures = [change(drawn(letter, page, dpi)) for page in pages]
    written([(picture, pack(picture)) for picture in pictures], dpi, name)


# A letter of ours whose text layer says something else than what is painted.
WORDS = """Tildelingsbrev 2026 til Sund havnevesen

Kommunestyret i Sund behandlet økonomiplanen 11. desember. Havnevesenet får med dette
rammene for neste år og de tiltakene som skal gjennomføres.

Mål 1: Trygg ferdsel i hele havna
Tiltak 1: Havnevesenet skal skifte ut fenderne på nordre kai innen 1. juni 2026.
Tiltak 2: Havnevesenet skal merke skjæret ved innløpet på nytt før sommeren.
Tiltak 3: Havnevesenet bør vurdere om lyskasterne kan styres fra brannstasjonen.

Mål 2: Ren sjø
Tiltak 4: Havnevesenet skal ta imot avfall fra alle fartøy uten eget gebyr.
Tiltak 5: Havnevesenet skal måle forurensning i sedimentene to ganger i året og legge
fram tallene for utvalget for miljø og næring senest 1. november 2026.

Havnevesenet rapporterer på bruk av midler og framdrift i tertialrapportene. Avvik av
betydning meldes uten ugrunnet opphold til kommunedirektøren, slik at utvalget kan få
saken til behandling mens det ennå er mulig å rette opp feilen.

Det forutsettes at oppgavene blir løst innenfor de rammene som er gitt her. Dersom nye
krav fra staten gjør det nødvendig å endre planene, skal havnevesenet legge fram forslag
til omprioritering, og ikke sette i gang arbeid som det ikke er penger til. Kaiene på
østsiden brukes også av fergene, og arbeidet der må derfor gjøres på dager uten rute.

Med hilsen
Åse Bjørnø
kommunedirektør"""


def told_wrong(tell, name):
    """A page of words, each code of which the file says to be another character than the one it paints."""
    encoded = [line.encode("cp1252") for line in WORDS.split("\n")]
    codes = sorted(set(b"".join(encoded)))
    told = "".join(f"<{code:02x}> <{tell(bytes([code]).decode('cp1252')).encode('utf-16-be').hex()}>\n" for code in codes)
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Told def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(codes)} beginbfchar\n{told}endbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    shown = b"".join(b"<" + line.hex().encode() + b"> Tj T* " for line in encoded)
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode {told} 0 R>>"
    written([(font, table.encode(), b"BT /F 11 Tf 15 TL 72 770 Td " + shown + b"ET")], 72, name)


if __name__ == "__main__":
    same = lambda picture: picture
    scan("oppdragsbrev-fjordane.pdf", [1, 2], 200, same, ccitt, "reint-ccitt.pdf")
    scan("tildelingsbrev-lauvdal.pdf", [1, 2], 200, same, jbig2, "rent-jbig2.pdf")
    scan("tildelingsbrev-lauvdal.pdf", [1], 150, lambda p: worn(p, 2.2, 0.7, 1), jpeg, "skjevt-jpeg.pdf")
    scan("oppdragsbrev-fjordane.pdf", [2], 200, lambda p: worn(p, -3.0, 1.2, 2), ccitt, "skeivt-ccitt.pdf")
    scan("b2-tildelingsbrev-kf.pdf", [1], 150, lambda p: worn(p, 0.6, 0.6, 3), jpeg2000, "uskarpt-jpeg2000.pdf")
    second = drawn("oppdragsbrev-fjordane.pdf", 2, 200)
    cover = "Oversendelse av brev\nKommunestyret i Sund sender brevet vedlagt som kopi.\nBrevet ble behandlet i formannskapet."
    written([cover, (second, ccitt(second)), None], 200, "blandet.pdf")
    told_wrong(lambda c: chr(ord(c) + 3) if c.isalpha() else c, "feil-koder.pdf")
    told_wrong(lambda c: " " if c in "æøåÆØÅ" else c, "tapte-bokstaver.pdf")
    (Path(__file__).parent / "feil-koder.txt").write_text(WORDS + "\n", encoding="utf-8")
