//! Mails in mails, parts without end, and attachments that name other folders.

use super::pdf::Pdf;
use super::{Hostile, WORDS};

const HEAD: &str = "From: kari@storvik.example\r\nTo: ola@fjellvoll.example\r\nSubject: Vintervei\r\nDate: Wed, 18 Feb 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n";

pub(super) fn files() -> Vec<Hostile> {
    vec![
        Hostile::new("eml-nested-1000.eml", || {
            let levels = format!("{HEAD}Content-Type: message/rfc822\r\n\r\n").repeat(1000);
            format!("{levels}{HEAD}\r\n{WORDS}\r\n").into_bytes()
        }),
        Hostile::new("eml-multipart-nested.eml", || {
            let open = |at: usize| format!("Content-Type: multipart/mixed; boundary=\"b{at}\"\r\n\r\n--b{at}\r\n");
            let levels: String = (0..5_000).map(open).collect();
            format!("{HEAD}{levels}Content-Type: text/plain\r\n\r\n{WORDS}\r\n").into_bytes()
        }),
        Hostile::new("eml-boundary-same.eml", || {
            let part = "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n".repeat(2_000);
            format!("{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n{part}{WORDS}").into_bytes()
        }),
        Hostile::new("eml-boundary-empty.eml", || {
            format!("{HEAD}Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n{}", "--\r\n\r\nx\r\n".repeat(10_000)).into_bytes()
        }),
        Hostile::new("eml-boundary-1mb.eml", || {
            let boundary = "b".repeat(1 << 20);
            format!("{HEAD}Content-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n--{boundary}\r\n\r\n{WORDS}")
                .into_bytes()
        }),
        Hostile::new("eml-header-20mb.eml", || format!("{HEAD}X-Lang: {}\r\n\r\n{WORDS}", "a ".repeat(10 << 20)).into_bytes()),
        Hostile::new("eml-headers-million.eml", || format!("{HEAD}{}\r\n{WORDS}", "X-A: b\r\n".repeat(300_000)).into_bytes()),
        Hostile::new("eml-folded-million.eml", || {
            format!("{HEAD}X-A: b\r\n{}\r\n{WORDS}", " c\r\n".repeat(500_000)).into_bytes()
        }),
        Hostile::new("eml-recipients-100000.eml", || {
            let to: String = (0..100_000).map(|at| format!("Skole {at} <s{at}@storvik.example>,\r\n ")).collect();
            format!("{HEAD}Cc: {to}a@b\r\n\r\n{WORDS}").into_bytes()
        }),
        Hostile::new("eml-address-nested.eml", || format!("{HEAD}Cc: {}a@b\r\n\r\n{WORDS}", "\"(<".repeat(100_000)).into_bytes()),
        Hostile::new("eml-encoded-words.eml", || {
            format!("{HEAD}X-A: {}\r\n\r\n{WORDS}", "=?utf-8?B?8J+?= =?iso-8859-1?Q?=E5=ZZ?= =?x?y?z?=".repeat(30_000))
                .into_bytes()
        }),
        Hostile::new("eml-base64-garbage.eml", || attached("brev.pdf", "base64", &"!!!*æ=\r\n".repeat(20_000))),
        Hostile::new("eml-quoted-garbage.eml", || attached("brev.txt", "quoted-printable", &"=E=ZZ==\r\n=".repeat(20_000))),
        Hostile::new("eml-encoding-unknown.eml", || attached("brev.txt", "x-uuencode", "begin 644 brev.txt")),
        Hostile::new("eml-parts-20000.eml", || {
            let part =
                "--b\r\nContent-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nHei\r\n";
            format!("{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n{}--b--", part.repeat(20_000)).into_bytes()
        }),
        Hostile::new("eml-names-out.eml", || attached("../../../../tmp/brevverk-utenfor.txt", "8bit", WORDS)),
        Hostile::new("eml-names-absurd.eml", || attached(&"n".repeat(100_000), "8bit", WORDS)),
        Hostile::new("eml-parameter-pieces.eml", || {
            let pieces: String = (0..20_000).map(|at| format!(";\r\n name*{at}*=utf-8''a%")).collect();
            format!("{HEAD}Content-Type: text/plain{pieces}\r\n\r\n{WORDS}").into_bytes()
        }),
        Hostile::new("eml-attachment-hostile.eml", || {
            let pdf: String = Pdf::letter()
                .object(2, "<</Type/Pages/Kids[2 0 R]/Count 1>>")
                .bytes()
                .iter()
                .map(|byte| format!("={byte:02X}"))
                .collect();
            attached("ring.pdf", "quoted-printable", &pdf)
        }),
        Hostile::new("eml-charset-unknown.eml", || {
            [HEAD.as_bytes(), b"Content-Type: text/plain; charset=x-none\r\n\r\nH\xe5p \xff\xfe\x80"].concat()
        }),
        Hostile::new("eml-quoted-lines.eml", || {
            format!(
                "{HEAD}\r\n{WORDS}\r\n{}",
                (0..2_000).map(|at| format!("{} sitat\r\n", ">".repeat(at % 500))).collect::<String>()
            )
            .into_bytes()
        }),
        Hostile::new("eml-only-head.eml", || HEAD.as_bytes().to_vec()),
    ]
}

/// A mail with one attachment.
fn attached(name: &str, encoding: &str, body: &str) -> Vec<u8> {
    let text = format!("--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{WORDS}\r\n");
    let attachment = format!(
        "--b\r\nContent-Type: application/octet-stream; name=\"{name}\"\r\nContent-Disposition: attachment; filename=\"{name}\"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n--b--\r\n"
    );
    format!("{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n{text}{attachment}").into_bytes()
}
