//! Who, to whom, when and what about, as a mail program shows it above the body.

use mail_parser::{Addr, Address, DateTime, HeaderName, HeaderValue, Message};
use norsk::{Forms, votes, words};

/// The lines above the body, each with the label that a note in the body's own written form has.
pub(super) fn of(mail: &Message<'_>, body: &str) -> String {
    let labels = &words().labels;
    let votes = votes(&format!("{} {body}", subject(mail).unwrap_or_default()));
    let mut lines = String::new();
    let mut line = |forms: &Forms, value: String| {
        let side = if votes.nynorsk > votes.bokmaal { forms.nynorsk() } else { forms.bokmaal() };
        if let Some(label) = side.first().filter(|_| !value.is_empty()) {
            lines.push_str(&format!("{}: {value}\n", capital(label)));
        }
    };
    line(&labels.from, people(mail, &HeaderName::From));
    line(&labels.to, people(mail, &HeaderName::To));
    line(&labels.copy, people(mail, &HeaderName::Cc));
    line(&labels.blind_copy, people(mail, &HeaderName::Bcc));
    line(&labels.date, date(mail));
    line(&labels.subject, subject(mail).unwrap_or_default());
    lines
}

/// What the mail is about.
pub(super) fn subject(mail: &Message<'_>) -> Option<String> {
    mail.subject().map(one_line).filter(|subject| !subject.is_empty())
}

/// The program that wrote the mail, as it calls itself.
pub(super) fn application(mail: &Message<'_>) -> Option<String> {
    let named = |name: &'static str| mail.header(name).and_then(HeaderValue::as_text).map(one_line);
    ["X-Mailer", "User-Agent"].into_iter().find_map(named).filter(|name| !name.is_empty())
}

/// Those whom a field names, one behind the other.
fn people(mail: &Message<'_>, field: &HeaderName<'_>) -> String {
    let mut people = Vec::new();
    for header in mail.headers().iter().filter(|header| header.name == *field) {
        match &header.value {
            HeaderValue::Address(Address::List(list)) => people.extend(list.iter().map(person)),
            HeaderValue::Address(Address::Group(groups)) => {
                for group in groups {
                    // A group may hide who belongs to it; then its name is all there is.
                    people.extend(group.name.as_deref().filter(|_| group.addresses.is_empty()).map(one_line));
                    people.extend(group.addresses.iter().map(person));
                }
            }
            _ => {}
        }
    }
    people.retain(|person| !person.is_empty());
    people.join("; ")
}

/// Name and address: `Kari Vik <kari.vik@example.org>`.
fn person(person: &Addr<'_>) -> String {
    let name = person.name().map(one_line).unwrap_or_default();
    let address = person.address().map(one_line).unwrap_or_default();
    match (name.is_empty() || name == address, address.is_empty()) {
        (true, _) => address,
        (false, true) => name,
        (false, false) => format!("{name} <{address}>"),
    }
}

/// The day and time of sending, at the place of the sender; as it stands where it is no date.
fn date(mail: &Message<'_>) -> String {
    match mail.date().filter(|date| date.is_valid()) {
        Some(date) => shown(date),
        None => mail.header_raw(HeaderName::Date).map(one_line).unwrap_or_default(),
    }
}

fn shown(date: &DateTime) -> String {
    let DateTime { year, month, day, hour, minute, .. } = date;
    let sign = if date.tz_before_gmt { '-' } else { '+' };
    format!("{day:02}.{month:02}.{year} {hour:02}:{minute:02} {sign}{:02}{:02}", date.tz_hour, date.tz_minute)
}

/// Words on one line.
fn one_line(words: &str) -> String {
    words.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
