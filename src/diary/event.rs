//! The events of a calendar file, and those that an answer has.

use serde::Serialize;
use serde_json::Value;

use crate::date::{Date, parse};
use crate::text::{Lang, Text};

/// An event of a whole day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Event {
    /// The day.
    pub date: Date,
    /// What happens.
    pub title: String,
    /// What else is to be said of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// The dates of an answer that lie on `as_of` or after it.
///
/// Repair: the first day on which it may be requested, the last day of publication, the end of a bar, what an office
/// has to do by when. Commitment: by when material has to follow, and the end of a bar. Benefits: until when each is
/// not open. What is provisional is said to be so.
pub fn of_answer(answer: &Value, as_of: Date, lang: Lang) -> Vec<Event> {
    let mut desk = Desk { as_of, lang, events: Vec::new() };
    match answer.get("task").and_then(Value::as_str) {
        Some("repair") => list(answer, "records").iter().for_each(|record| desk.repair(record)),
        Some("commitment") => list(answer, "routes").iter().for_each(|route| desk.commitment(route)),
        Some("benefits") => list(answer, "benefits").iter().for_each(|benefit| desk.benefit(benefit)),
        _ => {}
    }
    desk.events
}

fn list<'a>(json: &'a Value, key: &str) -> &'a [Value] {
    json.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn string<'a>(json: &'a Value, key: &str) -> &'a str {
    json.get(key).and_then(Value::as_str).unwrap_or_default()
}

struct Desk {
    as_of: Date,
    lang: Lang,
    events: Vec<Event>,
}

impl Desk {
    fn repair(&mut self, record: &Value) {
        let (about, provisional) = (string(record, "id").to_owned(), record.get("provisional"));
        // Nothing can be requested before a condition is met, so only an answer that names a day names an event.
        let open = matches!(string(record, "outcome"), "not_yet" | "eligible" | "discretionary");
        let days = [
            ("earliestApplication", open, "可以申请信用修复的最早日期", "first day on which repair may be requested"),
            ("maxEnd", true, "最长公示期届满", "last day of publication"),
            ("until", true, "限制届满", "last day of a bar"),
        ];
        for (key, wanted, zh, en) in days {
            if wanted {
                self.push(record.get(key), provisional, &Text::new(zh, en), &about, string(record, "summary"));
            }
        }
        let after = record.get("after").map(|after| list(after, "sync")).unwrap_or_default();
        for clock in list(record, "clocks").iter().chain(after) {
            // A day that is only supposed is no date to wait for.
            if clock.get("startAssumed") != Some(&Value::Bool(true)) {
                let label = string(clock, "label");
                let title = Text::new(label, label);
                self.push(clock.get("due"), clock.get("provisional"), &title, &about, "");
            }
        }
    }

    fn commitment(&mut self, route: &Value) {
        let title = string(route, "title").to_owned();
        if let Some(deadline) = route.get("deadline").filter(|deadline| deadline.is_object()) {
            let words = Text::new("补齐材料的期限", "last day for missing material");
            self.push(deadline.get("date"), deadline.get("provisional"), &words, &title, string(route, "summary"));
        }
        let words = Text::new("限制届满", "last day of a bar");
        self.push(route.get("until"), None, &words, &title, string(route, "summary"));
    }

    fn benefit(&mut self, benefit: &Value) {
        let words = Text::new("限制届满", "last day of a bar");
        let about = string(benefit, "label").to_owned();
        self.push(benefit.get("until"), None, &words, &about, string(benefit, "summary"));
    }

    fn push(&mut self, day: Option<&Value>, provisional: Option<&Value>, title: &Text, about: &str, more: &str) {
        let Some(date) = day.and_then(Value::as_str).and_then(|day| parse(day).ok()) else { return };
        if date < self.as_of {
            return;
        }
        let title = match self.lang {
            Lang::Zh => format!("{}（{about}）", title.zh),
            Lang::En => format!("{} ({about})", title.en),
        };
        let mut lines: Vec<&str> = Vec::new();
        if !more.is_empty() {
            lines.push(more);
        }
        if provisional == Some(&Value::Bool(true)) {
            lines.push(match self.lang {
                Lang::Zh => "该日期超出已公布的节假日安排，为暂定。",
                Lang::En => "The day lies beyond the known calendar and is provisional.",
            });
        }
        lines.push(match self.lang {
            Lang::Zh => "自我评估，以机关答复为准。",
            Lang::En => "A self-assessment; the authority's reply prevails.",
        });
        self.events.push(Event { date, title, description: Some(lines.join("\n")) });
    }
}
