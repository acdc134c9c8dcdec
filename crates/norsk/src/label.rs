//! The labels of a header block.

use crate::{Forms, words};

/// What a label of the header block announces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Label {
    /// `Vår ref.`
    OurReference,
    /// `Deres ref.`, `Dykkar ref.`
    YourReference,
    /// `Tidligere referanse`
    EarlierReference,
    /// `Dato`
    Date,
    /// `Deres dato`
    YourDate,
    /// `Møtedato`
    MeetingDate,
    /// `Saksbehandler`, `Sakshandsamar`
    CaseHandler,
    /// `Saksnr.`, `Arkivsak`
    CaseNumber,
    /// `Utvalgssak`
    MatterNumber,
    /// `Dok.nr`
    DocumentNumber,
    /// `Arkivkode`
    ArchiveCode,
    /// `Telefon`
    Phone,
    /// `E-post`
    Email,
    /// `Fra`, `Frå`
    From,
    /// `Til`
    To,
    /// `Kopi`, `Blindkopi`
    Copy,
    /// `Emne`, `Sak`
    Subject,
    /// `Unntatt offentlighet`
    Access,
    /// `Postadresse`, `Org.nr`
    Postal,
    /// `Behandlet av`
    Treatment,
    /// `Enhet`, `Gnr./bnr.`: what is kept nowhere.
    Other,
}

/// The label that the text begins with, and how many bytes it takes, the colon or full stop after it included. A label ends
/// where its word ends; «Dato» is one in `Dato: 3. mai` and in `Dato   3. mai`, «Datoen» is none.
pub fn label_at(text: &str) -> Option<(Label, usize)> {
    let labels = &words().labels;
    let table: [(Label, &Forms); 22] = [
        (Label::OurReference, &labels.our_reference),
        (Label::YourReference, &labels.your_reference),
        (Label::EarlierReference, &labels.earlier_reference),
        (Label::Date, &labels.date),
        (Label::YourDate, &labels.your_date),
        (Label::MeetingDate, &labels.meeting_date),
        (Label::CaseHandler, &labels.case_handler),
        (Label::CaseNumber, &labels.case_number),
        (Label::MatterNumber, &labels.matter_number),
        (Label::DocumentNumber, &labels.document_number),
        (Label::ArchiveCode, &labels.archive_code),
        (Label::Phone, &labels.phone),
        (Label::Email, &labels.email),
        (Label::From, &labels.from),
        (Label::To, &labels.to),
        (Label::Copy, &labels.copy),
        (Label::Copy, &labels.blind_copy),
        (Label::Subject, &labels.subject),
        (Label::Access, &labels.access),
        (Label::Postal, &labels.postal),
        (Label::Treatment, &labels.treatment),
        (Label::Other, &labels.other),
    ];
    let (label, length) = table
        .into_iter()
        .filter_map(|(label, forms)| forms.starts(text).map(|length| (label, length)))
        .reduce(|best, other| if other.1 > best.1 { other } else { best })?;
    let mut end = length;
    // «Vår ref. (saksnr.):» is one label with a bracket that says what the reference is.
    let rest = &text[end..];
    let bracket = rest.trim_start_matches('.').trim_start();
    if bracket.starts_with('(')
        && let Some(close) = bracket.find(')')
        && close < 24
    {
        end += rest.len() - bracket.len() + close + 1;
    }
    end += text[end..].len() - text[end..].trim_start_matches(['.', ':', ' ']).len();
    Some((label, end.min(text.len())))
}

/// Whether the line is a marking that restricts access, such as `Unntatt offentlighet, jf. offl. § 13`: the marking alone, or followed by
/// what it rests on. A title or sentence that only begins with such a word is none: «Begrenset framkommelighet i Storgata».
pub fn is_access_marking(line: &str) -> bool {
    let Some((Label::Access, length)) = label_at(line) else { return false };
    let (label, rest) = (&line[..length], line[length..].trim());
    label.contains(':')
        || !rest.starts_with(char::is_alphanumeric)
        || rest.contains('§')
        || words().phrases.rests_on.starts(rest).is_some()
        || label_at(rest).is_some_and(|(other, _)| other == Label::Access)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_in_both_written_forms() {
        assert_eq!(label_at("Vår ref.: 25/101"), Some((Label::OurReference, 11)));
        assert_eq!(label_at("Vår ref. (saksnr.): Saksbeh.:"), Some((Label::OurReference, 21)));
        assert_eq!(label_at("Dykkar ref"), Some((Label::YourReference, 10)));
        assert_eq!(label_at("Sakshandsamar: Kari"), Some((Label::CaseHandler, 15)));
        assert_eq!(label_at("Møtedato 3. mai"), Some((Label::MeetingDate, 10)));
    }

    #[test]
    fn a_marking_stands_alone_or_with_what_it_rests_on() {
        for marking in [
            "KONFIDENSIELT",
            "Unnateke offentlegheit",
            "Fortrolig – kun for adressaten",
            "Unntatt offentlighet offl. § 13",
            "Unntatt offentlighet etter offentleglova",
            "Tilgang: personalsak",
            "Strengt fortrolig, unntatt offentlighet",
        ] {
            assert!(is_access_marking(marking), "{marking}");
        }
        for none in [
            "Begrenset framkommelighet i Storgata",
            "Fortrolig samtale er et lavterskeltilbud",
            "Unntatt offentlighet er bare det som loven sier",
            "Skjerma plassar for fuglar",
            "Dokumentet er unntatt offentlighet",
        ] {
            assert!(!is_access_marking(none), "{none}");
        }
    }

    #[test]
    fn not_labels() {
        assert_eq!(label_at("Datoen er ikke satt"), None);
        assert_eq!(label_at("Tilsynet viser til"), None);
    }
}
