//! The text of a calendar file.

use serde::Serialize;

use super::event::Event;
use crate::date::Date;
use crate::pack::digests;
use crate::text::Lang;

/// The most bytes of a line, without its end (RFC 5545, 3.1).
const WIDTH: usize = 75;

/// A calendar file and the events in it.
#[derive(Clone, Debug, Serialize)]
pub struct Diary {
    /// The file; its type is `text/calendar`, in UTF-8.
    pub text: String,
    /// The events, in the order of their days, each once.
    pub events: Vec<Entry>,
}

/// An event with its identifier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The identifier: the first half of the SHA-256 of the event, so that the same event is the same everywhere.
    pub uid: String,
    /// The event.
    #[serde(flatten)]
    pub event: Event,
}

/// The calendar file of `events`; `as_of` is the day that it was made for and stands as its time stamp.
pub fn diary(events: Vec<Event>, as_of: Date, lang: Lang) -> Diary {
    let mut entries: Vec<Entry> = Vec::new();
    for event in events {
        let uid = uid(&event);
        if !entries.iter().any(|known| known.uid == uid) {
            let at = entries.partition_point(|known| (known.event.date, &known.uid) < (event.date, &uid));
            entries.insert(at, Entry { uid, event });
        }
    }
    let mut file = File::default();
    let code = if lang == Lang::Zh { "ZH" } else { "EN" };
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line(&format!("PRODID:-//zhixin//zhixin {}//{code}", env!("CARGO_PKG_VERSION")));
    file.line("CALSCALE:GREGORIAN");
    for Entry { uid, event } in &entries {
        file.line("BEGIN:VEVENT");
        file.line(&format!("UID:{uid}@zhixin"));
        file.line(&format!("DTSTAMP:{}T000000Z", day(as_of)));
        file.line(&format!("DTSTART;VALUE=DATE:{}", day(event.date)));
        // The end is the day after; the last day that a date can name has none.
        if let Some(next) = event.date.next() {
            file.line(&format!("DTEND;VALUE=DATE:{}", day(next)));
        }
        file.line(&format!("SUMMARY:{}", escape(&event.title)));
        if let Some(description) = &event.description {
            file.line(&format!("DESCRIPTION:{}", escape(description)));
        }
        file.line("TRANSP:TRANSPARENT");
        file.line("END:VEVENT");
    }
    file.line("END:VCALENDAR");
    Diary { text: file.0, events: entries }
}

/// An event's own digest; the separators cannot stand in its parts.
fn uid(event: &Event) -> String {
    let parts = format!("{}\0{}\0{}", event.date, event.title, event.description.as_deref().unwrap_or_default());
    digests(&parts).sha256.chars().take(32).collect()
}

fn day(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// A text as a value (RFC 5545, 3.3.11); controls other than a line break cannot stand in one.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            ';' => out.push_str("\\;"),
            ',' => out.push_str("\\,"),
            '\n' | '\r' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[derive(Debug, Default)]
struct File(String);

impl File {
    fn line(&mut self, line: &str) {
        self.0.push_str(&fold(line));
        self.0.push_str("\r\n");
    }
}

/// Folds a line at 75 bytes, never inside a character.
///
/// ```
/// let line = format!("SUMMARY:{}", "信".repeat(30));
/// let folded = zhixin::diary::fold(&line);
/// assert!(folded.split("\r\n").all(|part| part.len() <= 75));
/// assert_eq!(folded.replace("\r\n ", ""), line);
/// ```
pub fn fold(line: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > WIDTH {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out
}
