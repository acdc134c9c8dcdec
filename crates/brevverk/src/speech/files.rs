//! What other files than letters are called in Norwegian. Most words are the same in both written forms.

/// The reader's English name, and the Norwegian one.
type Names = &'static [(&'static str, &'static str)];

/// In bokmål.
pub(super) const BOKMAAL: Names = &[
    ("a ZIP archive", "et ZIP-arkiv"),
    ("an empty ZIP archive", "et tomt ZIP-arkiv"),
    ("a DOCX document", "et DOCX-dokument"),
    ("an XLSX spreadsheet", "et XLSX-regneark"),
    ("a PPTX presentation", "en PPTX-presentasjon"),
    ("an OpenDocument file", "en OpenDocument-fil"),
    ("an EPUB book", "en EPUB-bok"),
    ("an old Office document", "et gammelt Office-dokument"),
    ("a PNG picture", "et PNG-bilde"),
    ("a JPEG picture", "et JPEG-bilde"),
    ("a GIF picture", "et GIF-bilde"),
    ("a TIFF picture", "et TIFF-bilde"),
    ("a BMP picture", "et BMP-bilde"),
    ("an RTF document", "et RTF-dokument"),
    ("a PostScript file", "en PostScript-fil"),
    ("a gzip archive", "et gzip-arkiv"),
    ("a 7-Zip archive", "et 7-Zip-arkiv"),
    ("a RAR archive", "et RAR-arkiv"),
    ("a database", "en database"),
    ("a program", "et program"),
    ("a web page", "en nettside"),
    ("an XML file", "en XML-fil"),
    ("plain text", "ren tekst"),
    ("unknown binary data", "ukjente binære data"),
];

/// In nynorsk.
pub(super) const NYNORSK: Names = &[
    ("a ZIP archive", "eit ZIP-arkiv"),
    ("an empty ZIP archive", "eit tomt ZIP-arkiv"),
    ("a DOCX document", "eit DOCX-dokument"),
    ("an XLSX spreadsheet", "eit XLSX-rekneark"),
    ("a PPTX presentation", "ein PPTX-presentasjon"),
    ("an OpenDocument file", "ei OpenDocument-fil"),
    ("an EPUB book", "ei EPUB-bok"),
    ("an old Office document", "eit gammalt Office-dokument"),
    ("a PNG picture", "eit PNG-bilete"),
    ("a JPEG picture", "eit JPEG-bilete"),
    ("a GIF picture", "eit GIF-bilete"),
    ("a TIFF picture", "eit TIFF-bilete"),
    ("a BMP picture", "eit BMP-bilete"),
    ("an RTF document", "eit RTF-dokument"),
    ("a PostScript file", "ei PostScript-fil"),
    ("a gzip archive", "eit gzip-arkiv"),
    ("a 7-Zip archive", "eit 7-Zip-arkiv"),
    ("a RAR archive", "eit RAR-arkiv"),
    ("a database", "ein database"),
    ("a program", "eit program"),
    ("a web page", "ei nettside"),
    ("an XML file", "ei XML-fil"),
    ("plain text", "rein tekst"),
    ("unknown binary data", "ukjende binære data"),
];
