//! Mails of ours: what a person reads of them, and what is attached.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own file has failed")]

use source::{Error, Limits, Part};

fn bytes(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/files/mail/{name}", env!("CARGO_MANIFEST_DIR"));
    #[allow(clippy::disallowed_methods, reason = "a test may touch the disk, the library may not")]
    std::fs::read(path).unwrap()
}

fn text(name: &str) -> String {
    source::read(&bytes(name), name).unwrap().as_str().to_owned()
}

fn parts(name: &str) -> Vec<Part> {
    source::parts(&bytes(name), name, &Limits::default())
}

fn names(parts: &[Part]) -> Vec<(&str, Option<usize>)> {
    parts.iter().map(|part| (part.name.as_str(), part.of)).collect()
}

const HEAD: &str = "Fra: Kari Holmvik <kari.holmvik@storvik.example>\n\
    Til: Lervik, Per <per.lervik@nordli.example>; Nordli Vel <post@nordlivel.example>\n\
    Kopi: arkiv@storvik.example\n\
    Dato: 18.02.2025 13:05 +0100\n";

#[test]
fn a_mail_is_a_note_with_its_body() {
    let text = text("plain.eml");
    let rest = text.strip_prefix(HEAD).unwrap();
    assert!(rest.starts_with("Emne: Svar på søknad om båtplass\n\nVi viser til søknaden deres om å bruke båtplassen"), "{rest}");
    assert!(rest.ends_with("Kan vi få bruke båtplassen i sommer?\n\n> Fra: Ola Nes\n> Har dere spurt kommunen?\n"), "{rest}");
}

#[test]
fn the_labels_are_those_of_the_written_form_of_the_body() {
    let text = text("flowed.eml");
    assert!(text.starts_with("Frå: Kari Holmvik"), "{text}");
    assert!(text.contains(
        "men han skal utbetre den gamle før sommaren kjem, og det skal vere ferdig innan 1. mai 2025.\n\n\
         >> Er det nokon som veit korleis det går med kaia?\n> Eg har ikkje høyrt noko.\n--\nIngrid Bakken\n"
    ));
}

#[test]
fn a_web_page_is_read_only_where_there_are_no_plain_words() {
    let page = text("html.eml");
    assert!(page.contains("Vi viser til søknaden.\n") && page.contains("stranda & kaia."), "{page}");
    assert!(!page.contains("ikke ordene") && !page.contains("color"), "{page}");
    assert_eq!(text("alternative.eml").matches("rydde").count(), 1);
}

/// A mail of some parts, each with its head.
fn mixed(parts: &[(&str, &str)]) -> String {
    let mut mail = String::from("From: a@example.org\nTo: b@example.org\nSubject: Brev\nMIME-Version: 1.0\n");
    mail.push_str("Content-Type: multipart/mixed; boundary=g\n\n");
    parts.iter().for_each(|(head, body)| mail.push_str(&format!("--g\n{head}\n\n{body}\n")));
    mail + "--g--\n"
}

#[test]
fn a_web_page_is_read_with_its_lists_and_tables() {
    let page = "<html><body><h1>Om kaia</h1><p>Kommunen ber om to ting:</p><ol><li>rydde stranda</li><li>male kaia</li></ol>\
        <table border=1><tr><th>Tiltak</th><th>Frist</th></tr><tr><td>Rydde</td><td>1. juni 2025</td></tr></table></body></html>";
    let text = source::read(mixed(&[("Content-Type: text/html; charset=utf-8", page)]).as_bytes(), "a.eml").unwrap();
    assert!(text.as_str().contains("1. rydde stranda\n2. male kaia\n"), "{}", text.as_str());
    let lines = (0..text.lines().len()).map(|at| (text.line(at), text.lines()[at].cell));
    let cells: Vec<_> = lines.filter_map(|(words, cell)| cell.map(|cell| (cell.row, cell.column, words))).collect();
    assert_eq!(cells, [(0, 0, "Tiltak"), (0, 1, "Frist"), (1, 0, "Rydde"), (1, 1, "1. juni 2025")]);
    let heading = text.lines().iter().find(|line| text.slice(line.span) == "Om kaia").unwrap();
    assert!(heading.layout.as_ref().unwrap().tag.is_some(), "{heading:?}");
}

#[test]
fn plain_words_and_a_page_without_them_are_read_both() {
    let page = ("Content-Type: text/html; charset=utf-8", "<p>Kommunen skal <b>rydde</b> stranda.</p>");
    let plain = ("Content-Type: text/plain; charset=utf-8", "Hei!\n\nSe nedenfor.");
    let text = source::read(mixed(&[plain, page]).as_bytes(), "a.eml").unwrap();
    assert!(text.as_str().ends_with("Emne: Brev\n\nHei!\n\nSe nedenfor.\n\nKommunen skal rydde stranda.\n"), "{}", text.as_str());
}

#[test]
fn a_page_says_how_it_is_encoded_where_the_mail_does_not() {
    let page = b"From: a@example.org\nTo: b@example.org\nSubject: Brev\nMIME-Version: 1.0\nContent-Type: text/html\n\n\
        <html><meta charset='iso-8859-1'><p>bl\xE5b\xE6r p\xE5 \xF8ya</p></html>";
    assert!(source::read(page, "a.eml").unwrap().as_str().ends_with("blåbær på øya\n"));
}

#[test]
fn letters_outside_ascii_are_what_they_were_in_the_encoding_that_was_meant() {
    let raw = text("raw-latin1.eml");
    assert!(raw.contains("Emne: Snørydding på Høgda\n") && raw.contains("før påske"), "{raw}");
    assert!(text("windows-1252.eml").contains("Han sa “kai” – på øya.\n"));
}

#[test]
fn attachments_have_their_names_and_the_very_bytes_that_were_attached() {
    let parts = parts("attachments.eml");
    assert_eq!(
        names(&parts),
        [
            ("attachments.eml!//Svar på søknad.pdf", None),
            ("attachments.eml!//kjøreplan.txt", None),
            ("attachments.eml!//tall.xlsx", None),
            ("attachments.eml!//winmail.dat", None),
        ]
    );
    assert_eq!(parts[0].bytes.as_ref().unwrap(), &bytes("../svarbrev.pdf"));
    let text = parts[1].bytes.as_ref().unwrap();
    assert!(text.starts_with(b"Kj\xF8replan\n"), "not in another encoding");
    let kinds: Vec<_> = parts.iter().map(|part| source::media_type(part.bytes.as_ref().unwrap())).collect();
    assert_eq!(kinds, [Some("application/pdf"), Some("text/plain"), None, None]);
    let tnef = source::read(parts[3].bytes.as_ref().unwrap(), "winmail.dat").unwrap_err();
    assert!(tnef.to_string().contains("a winmail.dat package"), "{tnef}");
}

#[test]
fn pictures_of_the_body_are_no_attachments() {
    assert_eq!(parts("html.eml"), []);
    assert_eq!(parts("alternative.eml"), []);
    assert_eq!(parts("signed.eml"), []);
}

#[test]
fn mails_within_mails_hold_their_own_attachments() {
    let parts = parts("nested.eml");
    assert_eq!(
        names(&parts),
        [
            ("nested.eml!//Klage.eml", None),
            ("nested.eml!//Klage.eml!//klage.pdf", Some(0)),
            ("nested.eml!//klagen.eml", None),
            ("nested.eml!//klagen.eml!//klage.pdf", Some(2)),
        ]
    );
    let words = |at: usize| source::read(parts[at].bytes.as_ref().unwrap(), "x").unwrap().as_str().to_owned();
    assert!(words(0).ends_with("Emne: Klage\n\nVi klager.\n"), "{}", words(0));
    assert!(words(2).ends_with("Emne: Klage\n\nVi klager igjen.\n"), "{}", words(2));
    assert_eq!(parts[1].bytes, parts[3].bytes);
}

#[test]
fn what_is_nested_too_deep_or_too_large_is_told() {
    let head = "From: a@example.org\nMIME-Version: 1.0\nSubject: x\n";
    let within = |inner: &str, at: usize| {
        format!(
            "{head}Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\nContent-Type: message/rfc822\n\n{inner}\n--b{at}--\n"
        )
    };
    let deep = (0..20).fold(format!("{head}\nInnerst\n"), |inner, at| within(&inner, at));
    let parts = source::parts(deep.as_bytes(), "dyp.eml", &Limits::default());
    let last = parts.last().unwrap();
    assert_eq!(last.bytes, Err(Error::TooDeep { name: last.name.clone(), most: 8 }));
    assert_eq!(parts.len(), 9);
    let small = Limits { unpacked: 100, ..Limits::default() };
    let parts = source::parts(&bytes("attachments.eml"), "a.eml", &small);
    assert!(matches!(parts[0].bytes, Err(Error::TooLarge { most: 100, .. })));
    assert!(parts[1].bytes.is_ok(), "a small one behind it is kept");
}

#[test]
fn more_attachments_than_anybody_sends_are_cut_off_with_a_word() {
    let part = "--b\nContent-Type: text/plain; name=a.txt\nContent-Disposition: attachment\n\nx\n";
    let many = format!(
        "From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n{}--b--\n",
        part.repeat(1200)
    );
    let parts = source::parts(many.as_bytes(), "mange.eml", &Limits::default());
    assert_eq!(parts.len(), 1001);
    assert!(matches!(parts[1000].bytes, Err(Error::TooManyParts { most: 1000, .. })));
}

#[test]
fn a_mail_that_only_its_recipient_can_read_is_named() {
    let error = source::read(&bytes("encrypted.eml"), "hemmelig.eml").unwrap_err();
    assert_eq!(error, Error::Sealed { name: "hemmelig.eml".into() });
}

#[test]
fn an_attack_by_nesting_is_refused_and_no_stack_runs_over() {
    let bomb = format!("From: a@example.org\nMIME-Version: 1.0\n{}Hei", "Content-Type: message/rfc822\n\n".repeat(200_000));
    assert!(source::read(bomb.as_bytes(), "bombe.eml").is_err());
    assert!(source::parts(bomb.as_bytes(), "bombe.eml", &Limits::default()).is_empty());
}

#[test]
fn a_mail_cut_or_bitten_anywhere_is_answered() {
    for name in ["attachments.eml", "nested.eml", "html.eml", "flowed.eml"] {
        let mut whole = bytes(name);
        whole.truncate(4000);
        for at in (0..whole.len()).step_by(17) {
            let mut bitten = whole.clone();
            bitten[at] ^= 0x2f;
            for bytes in [&whole[..at], &bitten] {
                // Whatever the answer is, it is an answer.
                let _ = source::read(bytes, name);
                let _ = source::parts(bytes, name, &Limits::default());
            }
        }
    }
}
