//! Packages whose ZIP archive explodes, lies, or leads out of itself.

use super::Hostile;
use super::office::{document, docx, docx_of, odt_of, paragraph};
use super::zip::Zip;

pub(super) fn files() -> Vec<Hostile> {
    vec![
        Hostile::new("zip-bomb-document.docx", || {
            let zip = Zip {
                members: docx_of("", &[]).members.into_iter().filter(|member| member.name != "word/document.xml").collect(),
                ..Zip::default()
            };
            zip.bomb("word/document.xml", b' ', 1024).bytes()
        }),
        Hostile::new("zip-bomb-beside.docx", || docx_of(document(""), &[]).bomb("word/media/bilde.png", 0, 3000).bytes()),
        Hostile::new("zip-bomb-content.odt", || {
            let zip = Zip {
                members: odt_of("", "").members.into_iter().filter(|member| member.name != "content.xml").collect(),
                ..Zip::default()
            };
            zip.bomb("content.xml", b'<', 1024).bytes()
        }),
        Hostile::new("zip-bomb-words.docx", || docx(&paragraph("Kommunen skal rydde. ").repeat(300_000))),
        Hostile::new("zip-bomb-hundred-parts.docx", || {
            (0..100).fold(docx_of(document(""), &[]), |zip, at| zip.bomb(&format!("word/header{at}.xml"), b' ', 100)).bytes()
        }),
        Hostile::new("zip-size-lie.docx", || {
            docx_of(document(""), &[]).bomb("word/styles.xml", b' ', 512).spoiled(|member| member.size = 12).bytes()
        }),
        Hostile::new("zip-nested.zip", || {
            let mut inner = Zip::default().bomb("null.bin", 0, 512).bytes();
            for level in 0..6 {
                let copies = (0..16).fold(Zip::default(), |zip, at| zip.deflated(&format!("{level}-{at}.zip"), &inner));
                inner = copies.bytes();
            }
            inner
        }),
        Hostile::new("zip-overlapping.docx", || {
            let mut zip = Zip::default().bomb("[Content_Types].xml", b' ', 64);
            let first = zip.members[0].clone();
            zip.members.extend((0..20_000).map(|_| first.clone()));
            zip.overlapping = true;
            zip.bytes()
        }),
        Hostile::new("zip-paths-out.docx", || {
            [
                "../../../../../../tmp/brevverk-utenfor.txt",
                "/tmp/brevverk-utenfor.txt",
                "..\\..\\brevverk-utenfor.txt",
                "C:\\brevverk-utenfor.txt",
                "word/../../brevverk-utenfor.txt",
            ]
            .into_iter()
            .fold(docx_of(document(""), &[]), |zip, name| zip.stored(name, "utenfor"))
            .bytes()
        }),
        Hostile::new("zip-relation-out.docx", || {
            let zip = docx_of(document(""), &[]);
            let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"../../../../etc/passwd\" TargetMode=\"External\"/></Relationships>";
            Zip { members: zip.members.into_iter().filter(|member| member.name != "_rels/.rels").collect(), ..Zip::default() }
                .deflated("_rels/.rels", relations)
                .bytes()
        }),
        Hostile::new("zip-members-100000.docx", || {
            let mut zip = docx_of(document(""), &[]);
            let one = Zip::default().stored("", "").members.remove(0);
            zip.members.extend((0..60_000).map(|at| super::zip::Member { name: format!("word/{at}"), ..one.clone() }));
            zip.bytes()
        }),
        Hostile::new("zip-members-twice.docx", || {
            docx_of(document(""), &[]).deflated("word/document.xml", document(&paragraph("To ganger."))).bytes()
        }),
        Hostile::new("zip-wrong-sum.docx", || {
            docx_of(document(""), &[]).deflated("word/styles.xml", "<a/>").spoiled(|member| member.crc ^= 1).bytes()
        }),
        Hostile::new("zip-wrong-sum-document.docx", || {
            let mut zip = docx_of(document(""), &[]);
            zip.members.iter_mut().for_each(|member| member.crc ^= 1);
            zip.bytes()
        }),
        Hostile::new("zip-encrypted.docx", || {
            let mut zip = docx_of(document(""), &[]);
            zip.members.iter_mut().for_each(|member| member.flags |= 1);
            zip.bytes()
        }),
        Hostile::new("zip-method-unknown.docx", || {
            let mut zip = docx_of(document(""), &[]);
            zip.members.iter_mut().for_each(|member| member.method = 97);
            zip.bytes()
        }),
        Hostile::new("zip-64-lies.docx", || {
            let mut zip = docx_of(document(""), &[]);
            zip.count = Some(0xFFFF);
            zip.members.iter_mut().for_each(|member| member.size = 0xFFFF_FFFF);
            let end = [b"PK\x06\x06".as_slice(), &44u64.to_le_bytes(), &[0xff; 44], b"PK\x06\x07\0\0\0\0", &[0xff; 12]].concat();
            let mut file = zip.bytes();
            let at = file.len() - 22;
            file.splice(at..at, end);
            file
        }),
        Hostile::new("zip-count-lie.docx", || Zip { count: Some(60_000), ..docx_of(document(""), &[]) }.bytes()),
        Hostile::new("zip-deflate-garbage.docx", || {
            let mut zip = docx_of(document(""), &[]);
            zip.members.iter_mut().filter(|member| member.name.starts_with("word/d")).for_each(|member| member.data.reverse());
            zip.bytes()
        }),
        Hostile::new("zip-cut.docx", || {
            let mut file = docx(&paragraph("Langt. ").repeat(1000));
            file.truncate(file.len() * 2 / 3);
            file
        }),
        Hostile::new("zip-without-end.docx", || b"PK\x03\x04[Content_Types].xml word/document.xml".to_vec()),
        Hostile::new("zip-empty.docx", || Zip::default().bytes()),
        Hostile::new("zip-name-1mb.docx", || docx_of(document(""), &[]).stored(&"n".repeat(65_535), "").bytes()),
        Hostile::new("zip-office-encrypted.docx", || [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0xff; 4096]].concat()),
    ]
}
