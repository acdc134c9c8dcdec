//! Extractor of what stands around a letter: header fields, sender, recipients, copies, signatories, attachments.
//!
//! One rule a file: what it finds, why that is right, what it misses; its examples lie beside it (`*.examples`).

mod access;
mod addressee;
mod attachment;
mod columns;
mod entry;
mod field;
mod list;
mod salutation;
mod sender;
mod signature;
mod title;

use letter::{Access, CaseHandler, Date, Found, Party, Signatory, Text, Zones};

/// All that stands around a letter.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Header {
    /// See [`letter::Letter::title`].
    pub title: Option<Found<String>>,
    /// See [`letter::Letter::date`].
    pub date: Option<Found<Date>>,
    /// See [`letter::Letter::case_number`].
    pub case_number: Option<Found<String>>,
    /// See [`letter::Letter::document_number`].
    pub document_number: Option<Found<String>>,
    /// See [`letter::Letter::our_reference`].
    pub our_reference: Option<Found<String>>,
    /// See [`letter::Letter::your_reference`].
    pub your_reference: Option<Found<String>>,
    /// See [`letter::Letter::case_handler`].
    pub case_handler: Option<Found<CaseHandler>>,
    /// See [`letter::Letter::sender`].
    pub sender: Option<Found<Party>>,
    /// See [`letter::Letter::access`].
    pub access: Option<Found<Access>>,
    /// See [`letter::Letter::salutation`].
    pub salutation: Option<Found<String>>,
    /// See [`letter::Letter::recipients`].
    pub recipients: Vec<Found<Party>>,
    /// See [`letter::Letter::copy_recipients`].
    pub copy_recipients: Vec<Found<Party>>,
    /// See [`letter::Letter::signatories`].
    pub signatories: Vec<Found<Signatory>>,
    /// See [`letter::Letter::attachments`].
    pub attachments: Vec<Found<String>>,
}

/// Reads what stands around a letter.
pub fn header(text: &Text, zones: &Zones) -> Header {
    let fields = field::fields(text, zones);
    let sender = sender::find(text, zones, &fields);
    Header {
        title: title::find(text, zones, &fields),
        date: field::date(text, zones, &fields),
        case_number: field::case_number(text, zones, &fields),
        document_number: field::document_number(text, &fields),
        our_reference: field::our_reference(text, &fields),
        your_reference: field::your_reference(text, &fields),
        case_handler: field::case_handler(text, zones, &fields),
        access: access::find(text, zones),
        salutation: salutation::find(text, zones),
        recipients: addressee::find(text, zones, &fields, sender.as_ref()),
        copy_recipients: list::copies(text, zones, &fields),
        signatories: signature::find(text, zones),
        attachments: attachment::find(text, zones),
        sender,
    }
}
