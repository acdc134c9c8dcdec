#!/usr/bin/env python3
"""Makes the PDFs beside it: `python3 make.py`. Needs LibreOffice (soffice), qpdf and openssl.

    archive.pdf     a letter of ours as PDF/A-2b, as LibreOffice writes it
    compressed.pdf  a page of our own that claims the same with its metadata compressed and its objects in streams
    signed.pdf      a page of our own with a signature of a key made for this and thrown away
"""
import pathlib
import subprocess
import tempfile
import zlib

HERE = pathlib.Path(__file__).parent

LETTER = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"
    office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p>Storvik kommune</text:p><text:p>Kommunen skal rydde strandsonen innen 1. juni 2025.</text:p>
</office:text></office:body></office:document>
"""

EXPORT = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}'


def archive():
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "archive.fodt")
        source.write_text(LETTER, encoding="utf-8")
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", EXPORT,
                        "--outdir", str(HERE), str(source)], check=True)


PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:id="http://www.aiim.org/pdfa/ns/id/" id:part="2" id:conformance="B"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""

PAGE = "BT /F1 11 Tf 70 780 Td (Kommunen skal rydde strandsonen.) Tj ET"
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def stream(data, entries=""):
    return f"<<{entries}/Length {len(data)}>>\nstream\n{data}\nendstream"


def written(objects):
    """A file of some objects, the first of which is its root and the last says what wrote it."""
    file, table = "%PDF-1.6\n", "0000000000 65535 f \n"
    for number, one in enumerate(objects, 1):
        table += f"{len(file):010} 00000 n \n"
        file += f"{number} 0 obj\n{one}\nendobj\n"
    size = len(objects) + 1
    file += f"xref\n0 {size}\n{table}trailer\n<</Size {size}/Root 1 0 R/Info {size - 1} 0 R>>\n"
    return file + f"startxref\n{file.index('xref')}\n%%EOF\n"


def compressed():
    packed = zlib.compress(PACKET.encode()).decode("latin-1")
    file = written([
        "<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        stream(PAGE),
        FONT,
        stream(packed, "/Type/Metadata/Subtype/XML/Filter/FlateDecode"),
        f"<</Producer<{'feff' + 'Brevverks prøver'.encode('utf-16-be').hex()}>>>",
    ])
    with tempfile.TemporaryDirectory() as folder:
        whole = pathlib.Path(folder, "whole.pdf")
        whole.write_bytes(file.encode("latin-1"))
        subprocess.run(["qpdf", "--object-streams=generate", str(whole), str(HERE / "compressed.pdf")], check=True)


def signed():
    room = 8192
    objects = [
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[6 0 R]>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[6 0 R]/Resources<</Font<</F1 5 0 R>>>>>>",
        stream(PAGE),
        FONT,
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(Signatur)/Rect[0 0 0 0]/F 132/P 3 0 R/V 7 0 R>>",
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 BBBBBBBBBB CCCCCCCCCC DDDDDDDDDD]/Contents<"
        + "0" * room + ">>>",
        "<</Producer(Brevverks pr\\370ver)>>",
    ]
    file = written(objects)
    start = file.index("/Contents<0") + len("/Contents")
    end = start + room + 2
    for mark, number in (("BBBBBBBBBB", start), ("CCCCCCCCCC", end), ("DDDDDDDDDD", len(file) - end)):
        file = file.replace(mark, f"{number:<10}")
    data = file.encode("latin-1")
    with tempfile.TemporaryDirectory() as folder:
        path = lambda name: str(pathlib.Path(folder, name))
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-subj", "/CN=Brevverk",
                        "-keyout", path("key"), "-out", path("certificate")], check=True, capture_output=True)
        pathlib.Path(path("data")).write_bytes(data[:start] + data[end:])
        subprocess.run(["openssl", "cms", "-sign", "-binary", "-in", path("data"), "-signer", path("certificate"), "-inkey",
                        path("key"), "-outform", "DER", "-out", path("signature")], check=True)
        signature = pathlib.Path(path("signature")).read_bytes().hex()
    data = data[: start + 1] + signature.ljust(room, "0").encode() + data[end - 1 :]
    (HERE / "signed.pdf").write_bytes(data)


archive()
compressed()
signed()
