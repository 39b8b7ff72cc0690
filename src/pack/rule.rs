//! Rules and the other cited parts that schemes are made of.

use super::Context;
use super::condition::{Condition, Value, read_value};
use super::period::read_period;
use super::source::{Basis, read_basis};
use crate::date::Period;
use crate::json::{Object, Reader, nearest};
use crate::subject::Kind;
use crate::text::Text;

/// A cited condition.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The name within its scheme.
    pub id: String,
    /// What is judged, as a short statement.
    pub label: Text,
    /// When it holds.
    pub when: Condition,
    /// What to do when it stands in the way.
    pub cure: Option<Text>,
    /// The last day of a bar.
    pub until: Option<Until>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// The last day of a bar.
#[derive(Clone, Debug)]
pub enum Until {
    /// A period from an event.
    Since(Value, Period),
    /// A day that is stated as such.
    Day(Value),
}

/// A text with its citation: a flag, a discretion, an open question.
#[derive(Clone, Debug)]
pub struct Flag {
    /// What is said.
    pub message: Text,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// A named item: a material, an effect, a channel's base.
#[derive(Clone, Debug)]
pub struct Item {
    /// The name within its list.
    pub id: String,
    /// What it is.
    pub label: Text,
    /// When it is needed; always when `None`.
    pub when: Option<Condition>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// Where to apply.
#[derive(Clone, Debug)]
pub struct Channel {
    /// The place.
    pub item: Item,
    /// The official address.
    pub url: Option<String>,
}

/// The event from which a clock runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockStart {
    /// The application (提交申请).
    Application,
    /// The acceptance (受理).
    Acceptance,
    /// The decision to repair (准予修复).
    Repair,
}

impl ClockStart {
    const ALL: [Self; 3] = [Self::Application, Self::Acceptance, Self::Repair];

    /// The word in packs and answers.
    pub fn id(self) -> &'static str {
        match self {
            Self::Application => "application",
            Self::Acceptance => "acceptance",
            Self::Repair => "repair",
        }
    }
}

/// A time limit of an authority.
#[derive(Clone, Debug)]
pub struct Clock {
    /// What is due.
    pub item: Item,
    /// Its length.
    pub period: Period,
    /// The event from which it runs, that day not counted.
    pub from: ClockStart,
}

/// A platform that has to be updated after repair.
#[derive(Clone, Debug)]
pub struct Sync {
    /// The platform.
    pub item: Item,
    /// Its time limit from the repair; `None` where the text gives no number.
    pub period: Option<Period>,
}

/// What follows from repair.
#[derive(Clone, Debug, Default)]
pub struct After {
    /// What ends and what is lifted.
    pub effects: Vec<Item>,
    /// The platforms that have to be updated.
    pub sync: Vec<Sync>,
}

/// A flag that is shown with the answer.
#[derive(Clone, Debug)]
pub struct Notice {
    /// A stable word for programs.
    pub id: String,
    /// When it is shown; always when `None`.
    pub when: Option<Condition>,
    /// What is said.
    pub message: Text,
    /// The citation.
    pub basis: Vec<Basis>,
}

pub(super) fn id(object: &Object<'_>) -> Option<String> {
    object.required("id").and_then(|r| r.filled().map(str::to_owned))
}

pub(super) fn when(object: &Object<'_>, context: &Context<'_>) -> Option<Condition> {
    object.optional("when").and_then(|r| Condition::read(&r, context))
}

pub(super) fn basis(object: &Object<'_>, context: &Context<'_>) -> Vec<Basis> {
    object.required("basis").map(|r| read_basis(&r, context)).unwrap_or_default()
}

impl Rule {
    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let rule_id = id(&object);
        let label = object.required("label").and_then(|r| r.text());
        let when = object.required("when").and_then(|r| Condition::read(&r, context));
        let cure = object.optional("cure").and_then(|r| r.text());
        let until = object.optional("until").and_then(|r| Until::read(&r, context));
        let basis = basis(&object, context);
        object.finish();
        Some(Self { id: rule_id?, label: label?, when: when?, cure, until, basis })
    }
}

impl Until {
    fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let read = |r: Reader<'_>| read_value(&r, context, &[Kind::Date]);
        let found = if let Some(day) = object.optional("date") {
            read(day).map(Self::Day)
        } else {
            let since = object.required("since").and_then(read);
            let period = object.required("period").and_then(|r| read_period(&r));
            since.zip(period).map(|(since, period)| Self::Since(since, period))
        };
        object.finish();
        found
    }
}

impl Flag {
    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let message = object.required("message").and_then(|r| r.text());
        let basis = basis(&object, context);
        object.finish();
        Some(Self { message: message?, basis })
    }
}

impl Item {
    fn read_in(object: &Object<'_>, context: &Context<'_>) -> Option<Self> {
        let item_id = id(object);
        let label = object.required("label").and_then(|r| r.text());
        let when = when(object, context);
        let basis = basis(object, context);
        Some(Self { id: item_id?, label: label?, when, basis })
    }

    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let item = Self::read_in(&object, context);
        object.finish();
        item
    }
}

impl Channel {
    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let item = Item::read_in(&object, context);
        let url = object.optional("url").and_then(|r| super::source::read_url(&r));
        object.finish();
        Some(Self { item: item?, url })
    }
}

impl Clock {
    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let item = Item::read_in(&object, context);
        let period = object.required("period").and_then(|r| read_period(&r));
        let from = object.required("from").and_then(|r| {
            let given = r.filled()?;
            let found = ClockStart::ALL.into_iter().find(|start| start.id() == given);
            if found.is_none() {
                r.unknown_word(given, nearest(ClockStart::ALL.into_iter().map(ClockStart::id), given));
            }
            found
        });
        object.finish();
        Some(Self { item: item?, period: period?, from: from? })
    }
}

impl Sync {
    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let item = Item::read_in(&object, context);
        // `null` has to be written: it says that the text gives no number.
        let period = object.required("period");
        let period = period.filter(|r| !r.value().is_null()).and_then(|r| read_period(&r));
        object.finish();
        Some(Self { item: item?, period })
    }
}

impl After {
    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let effects = object.list("effects").iter().filter_map(|r| Item::read(r, context)).collect();
        let sync = object.list("sync").iter().filter_map(|r| Sync::read(r, context)).collect();
        object.finish();
        Some(Self { effects, sync })
    }
}

impl Notice {
    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let notice_id = id(&object);
        let when = when(&object, context);
        let message = object.required("message").and_then(|r| r.text());
        let basis = basis(&object, context);
        object.finish();
        Some(Self { id: notice_id?, when, message: message?, basis })
    }
}
