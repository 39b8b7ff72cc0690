//! What the form learns from the engine: which fields there are, which of them the question reads, which schemes fit.

use std::rc::Rc;

use serde_json::{Value, json};

use super::answer::{list, s, some};
use super::day;
use super::field::Catalogue;
use super::input::to_options;
use super::model::Model;
use super::task::Task;
use super::words::{Choice, choices};
use crate::date::Date;
use crate::text::Text;

/// A scheme of grading that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemeChoice {
    /// The name in options.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// `credit_evaluation`, `risk_classification`, `quota_class` or `voluntary_rating`.
    pub kind: String,
    /// `in_force`, `trial`, `pilot`, `draft`, or `slot` where its rules are not public.
    pub status: String,
    /// The kinds of subject that it grades; any when empty.
    pub subjects: Vec<String>,
    /// Its first and its last day.
    pub days: (Option<String>, Option<String>),
    /// Whether it is in force on the as-of date; `None` where no date is known.
    pub in_force: Option<bool>,
}

impl SchemeChoice {
    fn read(info: &Value, day: Option<Date>) -> Self {
        let (from, to) = (some(info, "from"), some(info, "to"));
        let text = |lang: &str| info.get("title").map(|title| s(title, lang)).unwrap_or_default();
        let read = |day: Option<&str>| day.and_then(day::read);
        Self {
            id: s(info, "id").to_owned(),
            title: Text::new(text("zh"), text("en")),
            kind: s(info, "kind").to_owned(),
            status: s(info, "status").to_owned(),
            subjects: list(info, "subjects").iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            days: (from.map(str::to_owned), to.map(str::to_owned)),
            in_force: day.map(|day| read(from).is_none_or(|from| from <= day) && read(to).is_none_or(|to| day <= to)),
        }
    }

    /// Whether it grades subjects of a kind.
    pub fn fits(&self, kind: &str) -> bool {
        kind.is_empty() || self.subjects.is_empty() || self.subjects.iter().any(|known| known == kind)
    }

    /// Whether its rules are there.
    pub fn is_open(&self) -> bool {
        self.status != "slot"
    }
}

/// How the engine is asked: the method and its arguments; `None` where it refuses.
pub type AskEngine<'a> = &'a dyn Fn(&str, &[Value]) -> Option<Value>;

/// Reads what the engine knows at all: its fields and places. Once for each engine.
pub fn begin(model: &mut Model, ask: AskEngine<'_>) {
    if let Some(facts) = ask("facts", &[Value::Null]) {
        model.catalogue = Rc::new(Catalogue::read(&facts));
    }
    let known = choices("place");
    for pack in ask("packs", &[]).as_ref().and_then(Value::as_array).into_iter().flatten() {
        let place = s(pack, "jurisdiction");
        let title = |lang: &str| pack.get("title").map(|title| s(title, lang)).unwrap_or_default();
        if !place.is_empty() && !known.iter().chain(&model.places).any(|one| one.id == place) {
            model.places.push(Choice::new(place, title("zh"), title("en")));
        }
    }
    model.learnt = None;
}

/// Learns about the question as it stands, unless that was done already.
///
/// A scheme that the visitor chose and that does not fit the place or the subject any more is dropped;
/// where one scheme alone fits, it is taken.
pub fn learn(model: &mut Model, today: Option<Date>, ask: AskEngine<'_>) {
    let day = day::read(model.value("asOf")).or(today);
    if model.learnt.as_ref() == Some(&question(model, day)) {
        return;
    }
    let kind = model.value("subject/kind").to_owned();
    if model.task == Task::Tier {
        learn_schemes(model, &kind, day, ask);
    }
    // Before a scheme is chosen nobody knows what it reads.
    let none_chosen = model.task == Task::Tier && model.asked_scheme().is_none();
    let facts = if none_chosen { Some(json!([])) } else { ask("facts", &[query(model, day)]) };
    model.relevant = facts.as_ref().and_then(Value::as_array).map(|facts| facts.iter().map(relevant).collect());
    model.matters = matters(model, &kind, day, ask);
    model.learnt = Some(question(model, day));
}

/// What the rules are asked for: the task, the place, the day, and the scheme.
fn query(model: &Model, day: Option<Date>) -> Value {
    let mut query = json!({ "task": model.task.id(), "jurisdiction": place(model) });
    if let Some(day) = day {
        set(&mut query, "asOf", json!(day.to_string()));
    }
    if let Some(scheme) = model.asked_scheme() {
        set(&mut query, "scheme", json!(scheme));
    }
    query
}

/// Everything that what is learnt depends on.
fn question(model: &Model, day: Option<Date>) -> Value {
    json!([query(model, day), model.value("subject/kind")])
}

fn place(model: &Model) -> String {
    Some(model.value("place")).filter(|place| !place.is_empty()).unwrap_or("CN").to_owned()
}

fn set(object: &mut Value, key: &str, value: Value) {
    if let Some(map) = object.as_object_mut() {
        map.insert(key.to_owned(), value);
    }
}

fn relevant(info: &Value) -> String {
    let id = s(info, "id");
    if s(info, "of") == "record" { format!("record.{id}") } else { id.to_owned() }
}

fn learn_schemes(model: &mut Model, kind: &str, day: Option<Date>, ask: AskEngine<'_>) {
    let query = json!({ "task": "tier", "jurisdiction": place(model) });
    let Some(infos) = ask("schemes", &[query]) else { return };
    model.schemes = infos.as_array().into_iter().flatten().map(|info| SchemeChoice::read(info, day)).collect();
    let fitting: Vec<&SchemeChoice> = model.schemes.iter().filter(|scheme| scheme.fits(kind)).collect();
    let chosen = model.value("scheme").to_owned();
    let stays = fitting.iter().any(|scheme| scheme.id == chosen);
    let mut open = fitting.iter().filter(|scheme| scheme.is_open() && scheme.in_force != Some(false));
    let only = match (open.next(), open.next()) {
        (Some(one), None) => one.id.clone(),
        _ => String::new(),
    };
    if !stays {
        model.set("scheme", &only);
    }
}

/// The facts that an answer about such a subject misses while nothing else is known.
fn matters(model: &Model, kind: &str, day: Option<Date>, ask: AskEngine<'_>) -> Option<Vec<String>> {
    // Repair asks about records first; there the form's own order is the better one.
    if model.task == Task::Repair || (model.task == Task::Tier && model.asked_scheme().is_none()) {
        return None;
    }
    let mut options = to_options(model);
    if let Some(day) = day {
        set(&mut options, "asOf", json!(day.to_string()));
    }
    let subject = if kind.is_empty() { json!({}) } else { json!({ "kind": kind }) };
    let answer = ask(model.task.method(), &[json!({ "subject": subject }), options])?;
    let facts = list(&answer, "missing").iter().filter(|missing| s(missing, "path").starts_with("/facts/"));
    Some(facts.map(|missing| s(missing, "fact").to_owned()).collect())
}
