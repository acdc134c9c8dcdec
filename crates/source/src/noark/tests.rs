use super::*;

/// A case with two records as the schema orders it: what the case itself is called stands behind them.
const STRUCTURE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<arkiv xmlns="http://www.arkivverket.no/standarder/noark5/arkivstruktur" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <tittel>Arkivet</tittel>
  <arkivdel><klassifikasjonssystem><klasse>
    <mappe xsi:type="saksmappe">
      <mappeID>2024/6048</mappeID>
      <tittel>Saka om Storgata</tittel>
      <registrering xsi:type="journalpost">
        <tittel>Oppdragsbrev &amp; plan</tittel>
        <offentligTittel>Oppdragsbrev</offentligTittel>
        <skjerming><tilgangsrestriksjon>Unntatt offentlighet</tilgangsrestriksjon><skjermingshjemmel>offl. § 13</skjermingshjemmel></skjerming>
        <dokumentbeskrivelse>
          <tittel>Brevet</tittel>
          <tilknyttetRegistreringSom>Hoveddokument</tilknyttetRegistreringSom>
          <dokumentobjekt>
            <referanseDokumentfil>dokumenter\1.pdf</referanseDokumentfil>
            <sjekksum>AA00000000000000000000000000000000000000000000000000000000000000</sjekksum>
            <sjekksumAlgoritme>SHA-256</sjekksumAlgoritme>
          </dokumentobjekt>
        </dokumentbeskrivelse>
        <dokumentbeskrivelse>
          <tittel>Kart</tittel>
          <tilknyttetRegistreringSom><kode>V</kode><beskrivelse>Vedlegg</beskrivelse></tilknyttetRegistreringSom>
          <dokumentobjekt><referanseDokumentfil>dokumenter/2.pdf</referanseDokumentfil><sjekksum>abc</sjekksum><sjekksumAlgoritme>MD5</sjekksumAlgoritme></dokumentobjekt>
        </dokumentbeskrivelse>
        <journalpostnummer>3</journalpostnummer>
        <dokumentetsDato>2024-03-06</dokumentetsDato>
        <korrespondansepart><korrespondanseparttype>Intern avsender</korrespondanseparttype><korrespondansepartNavn>Sund
          kommune</korrespondansepartNavn><saksbehandler>Kari Vik</saksbehandler></korrespondansepart>
        <korrespondansepart><korrespondanseparttype><kode>EM</kode><beskrivelse>Mottaker</beskrivelse></korrespondanseparttype><korrespondansepartNavn>Etaten</korrespondansepartNavn></korrespondansepart>
        <korrespondansepart><korrespondanseparttype>Kopimottaker</korrespondanseparttype><korrespondansepartNavn>Arkivet</korrespondansepartNavn></korrespondansepart>
      </registrering>
      <registrering xsi:type="journalpost"><tittel>Svar</tittel><journalpostnummer>4</journalpostnummer></registrering>
      <saksaar>2024</saksaar>
      <sakssekvensnummer>6048</sakssekvensnummer>
    </mappe>
    <mappe><mappeID>M-1</mappeID><registrering><tittel>Notat</tittel></registrering></mappe>
  </klasse></klassifikasjonssystem></arkivdel>
</arkiv>"#;

fn words(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

#[test]
fn an_archive_structure_gives_a_record_for_each_document() {
    let records = noark(STRUCTURE.as_bytes()).unwrap();
    assert_eq!(records.len(), 4);
    let letter = Record {
        titles: words(&["Oppdragsbrev & plan", "Oppdragsbrev", "Brevet"]),
        date: Some("2024-03-06".into()),
        case_number: Some("2024/6048".into()),
        document_number: Some("3".into()),
        senders: words(&["Sund kommune"]),
        recipients: words(&["Etaten"]),
        case_handler: Some("Kari Vik".into()),
        access: Some("Unntatt offentlighet, offl. § 13".into()),
        files: vec![RecordFile { path: "dokumenter/1.pdf".into(), sha256: Some(format!("aa{}", "0".repeat(62))) }],
        is_attached: false,
    };
    assert_eq!(records[0], letter);
    let map = Record {
        titles: words(&["Kart"]),
        case_number: Some("2024/6048".into()),
        access: letter.access.clone(),
        files: vec![RecordFile { path: "dokumenter/2.pdf".into(), sha256: None }],
        is_attached: true,
        ..Record::default()
    };
    assert_eq!(records[1], map);
    assert_eq!((records[2].case_number.as_deref(), records[2].document_number.as_deref()), (Some("2024/6048"), Some("4")));
    assert_eq!((records[3].case_number.as_deref(), records[3].titles.clone()), (Some("M-1"), words(&["Notat"])));
}

#[test]
fn in_a_journal_the_case_stands_beside_its_record() {
    let entry = |year: u16, number: u16| {
        format!(
            "<journalregistrering><klasse><klasseID>1</klasseID></klasse><saksmappe><saksaar>{year}</saksaar>\
             <sakssekvensnummer>77</sakssekvensnummer><tittel>Saka</tittel></saksmappe><journalpost><tittel>Brev {number}</tittel>\
             <journalpostnummer>{number}</journalpostnummer></journalpost></journalregistrering>"
        )
    };
    let journal = format!("<loependeJournal><journalhode/>{}{}</loependeJournal>", entry(2023, 1), entry(2024, 2));
    let records = noark(journal.as_bytes()).unwrap();
    let numbers: Vec<_> = records.iter().map(|one| (one.case_number.as_deref(), one.document_number.as_deref())).collect();
    assert_eq!(numbers, [(Some("2023/77"), Some("1")), (Some("2024/77"), Some("2"))]);
}

#[test]
fn what_is_no_such_file_is_refused_with_its_reason() {
    let why = |text: &str| noark(text.as_bytes()).unwrap_err().to_string();
    assert_eq!(why("<html></html>"), "expected a Noark 5 archive structure or journal, found the root element <html>");
    assert!(why("<arkiv>\n<mappe>\n</arkiv>").starts_with("expected XML, found a fault in line 3: "));
    assert_eq!(why("<arkiv><mappe>"), "expected XML, found a fault in line 1: it ends before its root element does");
    assert!(why("").contains("it ends before"));
    assert!(why("path;tittel\na;b").contains("it ends before"));
    assert_eq!(why(&format!("<arkiv>{}", "<a>".repeat(300))), "expected elements at most 256 deep in one another");
    assert!(noark(b"<arkiv>\xE5</arkiv>").unwrap_err().to_string().contains("not UTF-8"));
}

#[test]
fn a_file_cut_or_bitten_anywhere_is_answered() {
    for at in (0..STRUCTURE.len()).step_by(7) {
        let mut bitten = STRUCTURE.as_bytes().to_vec();
        assert!(noark(&bitten[..at]).is_err(), "half a file is none");
        bitten[at] ^= 0x1d;
        // Whatever the answer is, it is an answer.
        let _ = noark(&bitten);
    }
}

#[test]
fn nothing_is_expanded_or_fetched() {
    let bomb = "<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>\
                <arkiv><registrering><tittel>x&b;&f;&#229;</tittel></registrering></arkiv>";
    assert_eq!(noark(bomb.as_bytes()).unwrap()[0].titles, ["xå"]);
}
