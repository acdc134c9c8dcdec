#!/usr/bin/env python3
"""Makes the mails beside it: `python3 make.py`. People, places and cases in them are invented.

What stands on the wire is written out here line by line, because how a mail is encoded is what the tests are about; only the
files attached are encoded by the standard library.
"""
import base64
import pathlib
import quopri

HERE = pathlib.Path(__file__).parent
PDF = (HERE.parent / "svarbrev.pdf").read_bytes()

HEAD = """\
Received: from post.storvik.example by mx.nordli.example; Tue, 18 Feb 2025 13:05:02 +0100
From: Kari Holmvik <kari.holmvik@storvik.example>
To: "Lervik, Per" <per.lervik@nordli.example>, Nordli Vel <post@nordlivel.example>
Cc: arkiv@storvik.example
Date: Tue, 18 Feb 2025 13:05:00 +0100
Message-ID: <1@storvik.example>
MIME-Version: 1.0
"""

LETTER = """\
Vi viser til søknaden deres om å bruke båtplassen på Nordlistranda.

Velforeningen skal rydde strandsonen innen 1. juni 2025. Kommunen skal sette ut nye søppelkasser før påske.

Med vennlig hilsen
Kari Holmvik
rådgiver
"""


def b64(data):
    return base64.encodebytes(data).decode()


def qp(text, encoding):
    return quopri.encodestring(text.encode(encoding)).decode()


def write(name, text, encoding="ascii"):
    (HERE / name).write_bytes(text.replace("\n", "\r\n").encode(encoding))


def plain():
    """Quoted-printable, encoded words in the subject, and the mail that it answers below."""
    quoted = """
Fra: Per Lervik
Sendt: mandag 17. februar 2025 09:12
Til: Postmottak Storvik kommune
Emne: Båtplass

Kan vi få bruke båtplassen i sommer?

> Fra: Ola Nes
> Har dere spurt kommunen?
"""
    write("plain.eml", HEAD + "Subject: =?utf-8?Q?Svar_p=C3=A5_s=C3=B8knad_om_?=\n =?utf-8?Q?b=C3=A5tplass?=\n"
          "X-Mailer: Storvik Post 4.2\n"
          "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n" + qp(LETTER + quoted, "utf-8"))


def flowed():
    """Nynorsk; paragraphs broken into lines at a space, which are one paragraph again."""
    body = """\
Hei,

Kommunen skal ikkje byggje ny kai i år, men han skal \nutbetre den gamle før sommaren kjem, og det skal vere ferdig \ninnan 1. mai 2025.

>> Er det nokon som veit korleis \n>> det går med kaia?
> Eg har ikkje høyrt noko.
--\x20
Ingrid Bakken
"""
    write("flowed.eml", HEAD + "Subject: Kaia\nContent-Type: text/plain; charset=utf-8; format=flowed\n"
          "Content-Transfer-Encoding: 8bit\n\n" + body, "utf-8")


PAGE = """\
<html><head><title>ikke ordene</title><style>p { color: red }</style></head><body>
<p>Vi viser til s&oslash;knaden.</p><p>Kommunen skal rydde<br>stranda &amp; kaia.</p>
<img src="cid:logo@storvik"></body></html>
"""


def html():
    """No plain words, only a web page with a logo."""
    write("html.eml", HEAD + "Subject: Rydding\nContent-Type: multipart/related; boundary=rel\n\n"
          "--rel\nContent-Type: text/html; charset=iso-8859-1\n\n" + PAGE +
          "--rel\nContent-Type: image/png; name=logo.png\nContent-ID: <logo@storvik>\n"
          "Content-Disposition: inline; filename=logo.png\nContent-Transfer-Encoding: base64\n\n" +
          b64(b"\x89PNG\r\n\x1a\n" + bytes(40)) + "--rel--\n")


def alternative():
    """The same words twice: plain and as a web page."""
    write("alternative.eml", HEAD + "Subject: Rydding\nContent-Type: multipart/alternative; boundary=alt\n\n"
          "--alt\nContent-Type: text/plain; charset=utf-8\n\nKommunen skal rydde stranda.\n"
          "--alt\nContent-Type: text/html; charset=utf-8\n\n<p>Kommunen skal rydde <b>stranda</b>.</p>\n--alt--\n")


def attachments():
    """A PDF whose name is encoded after RFC 2231, a text in ISO 8859-1, a spreadsheet, winmail.dat, and a signature."""
    text = "Kjøreplan\n\nEtaten skal brøyte vegen til kaia innen 1. mars 2025.\n".encode("iso-8859-1")
    part = lambda kind, disposition, data: (
        f"--mix\nContent-Type: {kind}\nContent-Disposition: {disposition}\nContent-Transfer-Encoding: base64\n\n{b64(data)}")
    write("attachments.eml", HEAD + "Subject: Vedlagt\nContent-Type: multipart/mixed; boundary=mix\n\n"
          "Dette leses av ingen.\n--mix\nContent-Type: text/plain; charset=utf-8\n\nSe vedleggene.\n" +
          part("application/pdf", "attachment; filename*0*=utf-8''Svar%20p%C3%A5;\n filename*1*=%20s%C3%B8knad.pdf", PDF) +
          part("text/plain; charset=iso-8859-1", 'attachment; filename="=?iso-8859-1?Q?kj=F8replan.txt?="', text) +
          part("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "attachment; filename=tall.xlsx",
               b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml") +
          part("application/ms-tnef", "attachment; filename=winmail.dat", b"\x78\x9f\x3e\x22" + bytes(60)) +
          part("application/pgp-signature", "attachment; filename=signature.asc", b"-----BEGIN PGP SIGNATURE-----\n") +
          "--mix--\n")


def nested():
    """A mail with a mail that has a PDF; the inner mail stands there as it is, and once more in base64."""
    inner = ("From: Ola Nes <ola.nes@nordli.example>\nTo: post@storvik.example\nDate: Mon, 17 Feb 2025 09:12:00 +0100\n"
             "Subject: Klage\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=inn\n\n"
             "--inn\nContent-Type: text/plain; charset=utf-8\n\nVi klager.\n"
             "--inn\nContent-Type: application/pdf; name=klage.pdf\nContent-Transfer-Encoding: base64\n\n" + b64(PDF) + "--inn--\n")
    write("nested.eml", HEAD + "Subject: Videresendt\nContent-Type: multipart/mixed; boundary=mix\n\n"
          "--mix\nContent-Type: text/plain\n\nTil orientering.\n"
          "--mix\nContent-Type: message/rfc822\n\n" + inner +
          "\n--mix\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n"
          "Content-Disposition: attachment; filename=/tmp/../klagen.eml\n\n" +
          b64(inner.replace("Vi klager.", "Vi klager igjen.").encode()) + "--mix--\n")


def latin1():
    """Fields and body in ISO 8859-1 without saying so, and quotation marks of Windows-1252 in what is said to be ISO 8859-1."""
    write("raw-latin1.eml", HEAD + "Subject: Snørydding på Høgda\nContent-Type: text/plain\n\n" + LETTER, "iso-8859-1")
    write("windows-1252.eml", HEAD + "Subject: Sitat\nContent-Type: text/plain; charset=iso-8859-1\n\n"
          "Han sa \u201ckai\u201d \u2013 på øya.\n", "windows-1252")


def signed():
    """S/MIME: signed beside the words, and encrypted."""
    write("signed.eml", HEAD + "Subject: Signert\n"
          "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256; boundary=sig\n\n"
          "--sig\nContent-Type: text/plain; charset=utf-8\n\nKommunen skal rydde stranda.\n"
          "--sig\nContent-Type: application/pkcs7-signature; name=smime.p7s\nContent-Transfer-Encoding: base64\n\n" +
          b64(bytes(30)) + "--sig--\n")
    write("encrypted.eml", HEAD + "Subject: Hemmelig\n"
          "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n"
          "Content-Transfer-Encoding: base64\n\n" + b64(bytes(300)))


for make in (plain, flowed, html, alternative, attachments, nested, latin1, signed):
    make()
