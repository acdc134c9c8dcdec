//! PDFs whose encryption dictionaries are malformed.

use super::Hostile;
use super::pdf::Pdf;

pub(super) fn files() -> Vec<Hostile> {
    let hash = format!("<{}>", "5a".repeat(32));
    let long = format!("<{}>", "5a".repeat(48));
    let keys = format!("/O{hash}/U{hash}/P -44");
    let dictionaries = [
        ("password", format!("<</Filter/Standard/V 2/R 3/Length 128{keys}>>")),
        ("unknown", format!("<</Filter/Someone.Else/V 99/R 99{keys}>>")),
        ("without-keys", "<</Filter/Standard/V 2/R 3>>".to_owned()),
        ("length-huge", format!("<</Filter/Standard/V 2/R 3/Length 2147483647{keys}>>")),
        ("length-negative", format!("<</Filter/Standard/V 1/R 2/Length -8{keys}>>")),
        ("short-keys", "<</Filter/Standard/V 4/R 4/O(a)/U()/P 0/CF<</StdCF<</CFM/AESV2>>>>/StmF/StdCF/StrF/StdCF>>".to_owned()),
        ("filter-missing", format!("<</Filter/Standard/V 4/R 4/StmF/None/StrF/Nowhere{keys}>>")),
        (
            "aes-256",
            format!(
                "<</Filter/Standard/V 5/R 6/O{long}/U{long}/OE{hash}/UE{hash}/Perms<00>/P -44/CF<</StdCF<</CFM/AESV3>>>>/StmF/StdCF>>"
            ),
        ),
        ("self", "7 0 R".to_owned()),
        ("wrong-kinds", "<</Filter 5/V(x)/R/Six/O 1/U[2]/P(a)/Length<<>>>>".to_owned()),
    ];
    let file = |(name, dictionary): (&str, String)| {
        Hostile::new(format!("pdf-encrypted-{name}.pdf"), move || {
            let id = format!("<{}>", "a5".repeat(16));
            Pdf::letter().object(7, dictionary.clone()).trailer(&format!("/Encrypt 7 0 R/ID[{id}{id}]")).bytes()
        })
    };
    let mut files: Vec<Hostile> = dictionaries.into_iter().map(file).collect();
    files.push(Hostile::new("pdf-encrypted-without-id.pdf", || {
        Pdf::letter().trailer("/Encrypt<</Filter/Standard/V 1/R 2/O(a)/U(b)/P 1>>").bytes()
    }));
    files
}
