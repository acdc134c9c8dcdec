//! Signatures and seals of a mail: S/MIME and PGP.

use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

use super::Failure;

/// Whether somebody signed the mail. Whether the signature is good is not asked.
pub(super) fn is_signed(mail: &Message<'_>) -> bool {
    mail.parts.iter().any(|part| is_signature(part) || is(part, "multipart/signed") || is_opaque(part))
        || texts(mail).any(|text| text.trim_start().starts_with("-----BEGIN PGP SIGNED MESSAGE-----"))
}

/// Whether the part is nothing but a signature of the others.
pub(super) fn is_signature(part: &MessagePart<'_>) -> bool {
    ["application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"]
        .iter()
        .any(|name| is(part, name))
}

/// Why the words of the mail cannot be read, where they are sealed.
pub(super) fn sealed(mail: &Message<'_>) -> Option<Failure> {
    let first = mail.parts.first()?;
    if is_opaque(first) {
        return Some(Failure::WithinSignature);
    }
    let encrypted = is(first, "multipart/encrypted")
        || is_pkcs7(first)
        || texts(mail).next().is_some_and(|text| text.trim_start().starts_with("-----BEGIN PGP MESSAGE-----"));
    encrypted.then_some(Failure::Encrypted)
}

/// Whether the part holds signed words in a form that has to be unpacked.
fn is_opaque(part: &MessagePart<'_>) -> bool {
    let kind = part.content_type().and_then(|kind| kind.attribute("smime-type"));
    is_pkcs7(part) && kind.is_some_and(|kind| kind.eq_ignore_ascii_case("signed-data"))
}

fn is_pkcs7(part: &MessagePart<'_>) -> bool {
    is(part, "application/pkcs7-mime") || is(part, "application/x-pkcs7-mime")
}

fn is(part: &MessagePart<'_>, name: &str) -> bool {
    name.split_once('/').is_some_and(|(kind, subkind)| part.is_content_type(kind, subkind))
}

fn texts<'m>(mail: &'m Message<'_>) -> impl Iterator<Item = &'m str> {
    mail.text_body.iter().filter_map(|&id| match &mail.part(id)?.body {
        PartType::Text(text) => Some(text.as_ref()),
        _ => None,
    })
}
