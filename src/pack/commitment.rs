//! Schemes of commitment: under which conditions a promise stands in for material or proof.

use super::Context;
use super::condition::Condition;
use super::ground::{Ground, check_order, covers};
use super::period::read_period;
use super::rule::{Flag, Item, Notice};
use super::source::{Basis, read_basis};
use crate::date::{Date, Period, Roll};
use crate::json::{Object, Reader, nearest};
use crate::subject::SupplementStart;
use crate::text::Text;

/// What sort of route a scheme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RouteKind {
    /// Accepted first, missing material follows (容缺受理).
    AcceptFirst,
    /// A commitment stands in for a proof (告知承诺).
    Notification,
    /// A letter goes with a declaration (申报承诺).
    Declaration,
}

impl RouteKind {
    const ALL: [Self; 3] = [Self::AcceptFirst, Self::Notification, Self::Declaration];

    /// The word in packs and answers.
    pub fn id(self) -> &'static str {
        match self {
            Self::AcceptFirst => "accept_first",
            Self::Notification => "notification",
            Self::Declaration => "declaration",
        }
    }
}

/// One route by commitment.
#[derive(Clone, Debug)]
pub struct CommitmentScheme {
    /// `cn.commitment.<name>.<year>`.
    pub id: String,
    /// What sort of route it is.
    pub kind: RouteKind,
    /// The title.
    pub title: Text,
    /// The first as-of date on which it is in force.
    pub from: Option<Date>,
    /// The last as-of date on which it is in force.
    pub to: Option<Date>,
    /// The wider scheme whose parts it takes over.
    pub extends: Option<String>,
    /// The wider scheme that does not count at its place.
    pub replaces: Option<String>,
    /// What it is about; everything when `None`.
    pub applies: Option<Condition>,
    /// The documents it rests on.
    pub basis: Vec<Basis>,
    /// Matters that it is not for.
    pub excluded: Vec<Ground>,
    /// What the applicant chooses.
    pub choice: Vec<Ground>,
    /// What refuses it.
    pub bars: Vec<Ground>,
    /// What has to hold.
    pub conditions: Vec<Ground>,
    /// That material may follow.
    pub deferral: Option<Deferral>,
    /// By when material has to follow.
    pub deadline: Option<Deadline>,
    /// Where the text leaves the decision to the authority.
    pub discretion: Option<Flag>,
    /// What follows from a promise that was not kept.
    pub on_breach: Vec<Item>,
    /// What follows from a promise that was not true.
    pub on_untruth: Vec<Item>,
    /// What follows from missing the deadline.
    pub on_missed: Vec<Item>,
    /// When the commitment has to be signed anew.
    pub resign: Vec<Ground>,
    /// Flags.
    pub notices: Vec<Notice>,
    /// From when on the text is behind a newer one.
    pub superseded: Option<Stale>,
}

/// That material may follow.
#[derive(Clone, Debug)]
pub struct Deferral {
    /// What is allowed, as a short statement.
    pub label: Text,
    /// The materials that the text itself lets follow.
    pub materials: Vec<Item>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// What counts as in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountsBy {
    /// That the material arrives.
    Arrival,
    /// That it is sent.
    Dispatch,
}

impl CountsBy {
    /// The word in packs and answers.
    pub fn id(self) -> &'static str {
        match self {
            Self::Arrival => "arrival",
            Self::Dispatch => "dispatch",
        }
    }
}

pub use crate::subject::SupplementStart as DeadlineStart;

/// By when material has to follow. What the text leaves open is `None`: there is no default.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// Its length.
    pub period: Option<Period>,
    /// The event from which it runs.
    pub from: Option<SupplementStart>,
    /// Whether the processing limit caps it.
    pub capped: bool,
    /// What counts as in time.
    pub counts_by: Option<CountsBy>,
    /// What happens when it ends on a day off.
    pub roll: Roll,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// From when on a text is behind a newer one.
#[derive(Clone, Debug)]
pub struct Stale {
    /// The first as-of date that is flagged.
    pub on: Date,
    /// What is said.
    pub flag: Flag,
}

impl CommitmentScheme {
    /// Whether it is in force on `day`.
    pub fn covers(&self, day: Date) -> bool {
        covers(self.from, self.to, day)
    }

    /// Its lists of grounds with their keys.
    pub fn lists(&self) -> [(&'static str, &[Ground]); 5] {
        [
            ("excluded", &self.excluded),
            ("choice", &self.choice),
            ("bars", &self.bars),
            ("conditions", &self.conditions),
            ("resign", &self.resign),
        ]
    }

    /// Calls `visit` with every condition of the scheme.
    pub fn each_condition(&self, visit: &mut dyn FnMut(&Condition)) {
        self.applies.iter().for_each(&mut *visit);
        self.lists().into_iter().flat_map(|(_, list)| list).for_each(|ground| visit(&ground.when));
        let items = self.on_breach.iter().chain(&self.on_untruth).chain(&self.on_missed);
        items.filter_map(|item| item.when.as_ref()).for_each(&mut *visit);
        self.notices.iter().filter_map(|notice| notice.when.as_ref()).for_each(visit);
    }

    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let string = |r: Reader<'_>| r.filled().map(str::to_owned);
        let id = object.required("id").and_then(string);
        let kind = object.required("kind").and_then(|r| read_kind(&r));
        let title = object.required("title").and_then(|r| r.text());
        let day = |key| written(&object, key).and_then(|r| r.date());
        let (from, to) = (day("from"), day("to"));
        check_order(from, to, reader);
        let (extends, replaces) =
            (object.optional("extends").and_then(string), object.optional("replaces").and_then(string));
        if extends.is_some() && replaces.is_some() {
            reader.fault(
                "extends_and_replaces",
                "`extends` 与 `replaces` 只能写一个",
                "only one of `extends` and `replaces` may be written",
            );
        }
        let applies = written(&object, "applies").and_then(|r| Condition::read(&r, context));
        let basis = object.required("basis").map(|r| read_basis(&r, context)).unwrap_or_default();
        let grounds = |key| Ground::list(&object, key, context);
        let items = |key| object.list(key).iter().filter_map(|r| Item::read(r, context)).collect::<Vec<_>>();
        let (excluded, choice) = (grounds("excluded"), grounds("choice"));
        let (bars, conditions, resign) = (grounds("bars"), grounds("conditions"), grounds("resign"));
        let deferral = written(&object, "deferral").and_then(|r| Deferral::read(&r, context));
        let deadline = written(&object, "deadline").and_then(|r| Deadline::read(&r, context));
        let discretion = written(&object, "discretion").and_then(|r| Flag::read(&r, context));
        let (on_breach, on_untruth, on_missed) = (items("onBreach"), items("onUntruth"), items("onMissed"));
        let notices = object.list("notices").iter().filter_map(|r| Notice::read(r, context)).collect();
        let superseded = written(&object, "superseded").and_then(|r| Stale::read(&r, context));
        object.finish();
        Some(Self {
            id: id?,
            kind: kind?,
            title: title?,
            from,
            to,
            extends,
            replaces,
            applies,
            basis,
            excluded,
            choice,
            bars,
            conditions,
            deferral,
            deadline,
            discretion,
            on_breach,
            on_untruth,
            on_missed,
            resign,
            notices,
            superseded,
        })
    }
}

/// A key that has to be written, `null` included: forgetting it and knowing that there is nothing are two things.
pub(super) fn written<'a>(object: &Object<'a>, key: &'static str) -> Option<Reader<'a>> {
    object.required(key).filter(|r| !r.value().is_null())
}

fn read_kind(reader: &Reader<'_>) -> Option<RouteKind> {
    let given = reader.filled()?;
    let found = RouteKind::ALL.into_iter().find(|kind| kind.id() == given);
    if found.is_none() {
        reader.unknown_word(given, nearest(RouteKind::ALL.into_iter().map(RouteKind::id), given));
    }
    found
}

fn choose<T: Copy>(reader: &Reader<'_>, of: &[(&'static str, T)]) -> Option<T> {
    let given = reader.filled()?;
    let found = of.iter().find(|(word, _)| *word == given).map(|(_, value)| *value);
    if found.is_none() {
        reader.unknown_word(given, nearest(of.iter().map(|(word, _)| *word), given));
    }
    found
}

impl Deferral {
    fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let label = object.required("label").and_then(|r| r.text());
        let materials = object.list("materials").iter().filter_map(|r| Item::read(r, context)).collect();
        let basis = object.required("basis").map(|r| read_basis(&r, context)).unwrap_or_default();
        object.finish();
        Some(Self { label: label?, materials, basis })
    }
}

impl Deadline {
    fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let period = written(&object, "period").and_then(|r| read_period(&r));
        let from = written(&object, "from").and_then(|r| SupplementStart::read(&r));
        let capped = written(&object, "cap").and_then(|r| choose(&r, &[("processing_limit", ())])).is_some();
        let by = [("arrival", CountsBy::Arrival), ("dispatch", CountsBy::Dispatch)];
        let counts_by = written(&object, "countsBy").and_then(|r| choose(&r, &by));
        let rolls = [("none", Roll::None), ("next_working_day", Roll::NextWorkingDay)];
        let roll = object.required("roll").and_then(|r| choose(&r, &rolls));
        let basis = object.required("basis").map(|r| read_basis(&r, context)).unwrap_or_default();
        object.finish();
        Some(Self { period, from, capped, counts_by, roll: roll?, basis })
    }
}

impl Stale {
    fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let on = object.required("on").and_then(|r| r.date());
        let message = object.required("message").and_then(|r| r.text());
        let basis = object.required("basis").map(|r| read_basis(&r, context)).unwrap_or_default();
        object.finish();
        Some(Self { on: on?, flag: Flag { message: message?, basis } })
    }
}
