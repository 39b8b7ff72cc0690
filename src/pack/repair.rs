//! Schemes of repair: one regime for one sort of record.

use super::Context;
use super::condition::{Condition, Value, read_value};
use super::layer::{Part, layered};
use super::period::read_period;
use super::rule::{After, Channel, Clock, Flag, Item, Notice, Rule, Sync};
use super::source::{Basis, read_basis};
use crate::date::{Date, Period};
use crate::json::{Object, Reader, nearest};
use crate::subject::{Field, Kind};
use crate::text::Text;

/// One regime of repair (信用修复) for one sort of record.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// The name, for example `cn.repair.market_regulation.2025`.
    pub id: String,
    /// The title.
    pub title: Text,
    /// The first day of determination that it covers.
    pub from: Option<Date>,
    /// The last day of determination that it covers.
    pub to: Option<Date>,
    /// The records that it covers.
    pub applies: Condition,
    /// The documents that it rests on.
    pub basis: Vec<Basis>,
    /// Where periods start.
    pub count: Count,
    /// Which day ends a period, and from which day on one may apply.
    pub convention: Flag,
    /// The classes, in order of precedence; empty when their periods were not read.
    pub classes: Vec<Class>,
    /// What must hold for publication to stop on its own at the maximum.
    pub at_max: Option<AtMax>,
    /// When there is nothing to repair.
    pub not_needed: Vec<Rule>,
    /// What refuses repair.
    pub bars: Vec<Rule>,
    /// What has to hold.
    pub conditions: Vec<Rule>,
    /// Where the text says that the authority may.
    pub discretion: Option<Flag>,
    /// Where to apply.
    pub channel: Vec<Channel>,
    /// What to hand in.
    pub materials: Vec<Item>,
    /// The authority's time limits.
    pub clocks: Vec<Clock>,
    /// What follows from repair.
    pub after: After,
    /// Flags shown with the answer.
    pub notices: Vec<Notice>,
    /// The later scheme whose reach over older records is not settled.
    pub superseded: Option<Superseded>,
}

/// The event from which periods are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountFrom {
    /// The determination.
    Determination,
    /// The publication.
    Publication,
}

impl CountFrom {
    /// The record's field that holds the day.
    pub fn field(self) -> Field {
        match self {
            Self::Determination => Field::DeterminedOn,
            Self::Publication => Field::PublishedOn,
        }
    }
}

/// Where periods start.
#[derive(Clone, Debug)]
pub struct Count {
    /// The event.
    pub from: CountFrom,
    /// The other reading, where the text leaves it open.
    pub open: Option<OpenCount>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// The other reading of where periods start.
#[derive(Clone, Debug)]
pub struct OpenCount {
    /// The event of the other reading.
    pub from: CountFrom,
    /// Why it is open.
    pub flag: Flag,
}

/// A class (失信类别) with its periods.
#[derive(Clone, Debug)]
pub struct Class {
    /// The name: `minor`, `general`, `serious` or another word.
    pub id: String,
    /// The label.
    pub label: Text,
    /// The records that belong to it.
    pub when: Condition,
    /// The minimum publication; `None` when publication cannot end early.
    pub min: Option<Period>,
    /// The maximum publication; `None` when it has no end of its own.
    pub max: Option<Period>,
    /// A day before which the maximum does not end (a statutory restriction).
    pub max_not_before: Option<Value>,
    /// When there is nothing to repair, for this class.
    pub not_needed: Vec<Rule>,
    /// What has to hold besides, for this class.
    pub conditions: Vec<Rule>,
    /// Flags for this class.
    pub notices: Vec<Notice>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// What must hold for publication to stop on its own at the maximum.
#[derive(Clone, Debug)]
pub struct AtMax {
    /// The condition.
    pub requires: Condition,
    /// What is said where it does not hold.
    pub flag: Flag,
}

/// The later scheme whose reach over older records is not settled.
#[derive(Clone, Debug)]
pub struct Superseded {
    /// The first as-of date on which the question arises.
    pub on: Date,
    /// The later scheme.
    pub by: String,
    /// Why it is open.
    pub flag: Flag,
}

layered! {
    /// The changes that an amendment makes to a scheme of repair.
    SchemeChanges of Scheme {
        "classes" classes [classes] Class true;
        "notNeeded" not_needed [not_needed] Rule true;
        "bars" bars [bars] Rule true;
        "conditions" conditions [conditions] Rule true;
        "channel" channel [channel] Channel false;
        "materials" materials [materials] Item false;
        "clocks" clocks [clocks] Clock false;
        "notices" notices [notices] Notice true;
        "effects" effects [after.effects] Item false;
        "sync" sync [after.sync] Sync false;
        one "count" count Count;
    }
}

impl Part for Class {
    fn id(&self) -> &str {
        &self.id
    }

    fn read_part(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        Self::read(reader, context)
    }
}

impl Scheme {
    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let rules = |key| read_all(&object, key, |r| Rule::read(r, context));
        let flag = |key| object.optional(key).and_then(|r| Flag::read(&r, context));
        let id = object.required("id").and_then(|r| r.filled().map(str::to_owned));
        let title = object.required("title").and_then(|r| r.text());
        let (from, to) = read_validity(&object, reader);
        let applies = object.required("applies").and_then(|r| Condition::read(&r, context));
        let basis = object.required("basis").map(|r| read_basis(&r, context)).unwrap_or_default();
        let count = object.required("count").and_then(|r| Count::read(&r, context));
        let convention = object.required("convention").and_then(|r| read_convention(&r, context));
        let classes = object.required("classes").and_then(|r| r.list()).unwrap_or_default();
        let classes = classes.iter().filter_map(|r| Class::read(r, context)).collect();
        let at_max = object.optional("atMax").and_then(|r| AtMax::read(&r, context));
        let (not_needed, bars, conditions) = (rules("notNeeded"), rules("bars"), rules("conditions"));
        let discretion = flag("discretion");
        let channel = read_all(&object, "channel", |r| Channel::read(r, context));
        let materials = read_all(&object, "materials", |r| Item::read(r, context));
        let clocks = read_all(&object, "clocks", |r| Clock::read(r, context));
        let after = object.optional("after").and_then(|r| After::read(&r, context)).unwrap_or_default();
        let notices = read_all(&object, "notices", |r| Notice::read(r, context));
        let superseded = object.optional("superseded").and_then(|r| Superseded::read(&r, context));
        object.finish();
        Some(Self {
            id: id?,
            title: title?,
            from,
            to,
            applies: applies?,
            basis,
            count: count?,
            convention: convention?,
            classes,
            at_max,
            not_needed,
            bars,
            conditions,
            discretion,
            channel,
            materials,
            clocks,
            after,
            notices,
            superseded,
        })
    }

    /// Whether it covers determinations of that day.
    pub fn covers(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// The citations of the scheme and of its parts.
    pub fn bases(&self) -> impl Iterator<Item = &[Basis]> {
        let rules = self.not_needed.iter().chain(&self.bars).chain(&self.conditions).map(|rule| &rule.basis);
        let items = self.materials.iter().chain(self.channel.iter().map(|channel| &channel.item));
        let items = items.chain(self.clocks.iter().map(|clock| &clock.item)).chain(&self.after.effects);
        let items = items.chain(self.after.sync.iter().map(|sync| &sync.item)).map(|item| &item.basis);
        let notices = self.notices.iter().map(|notice| &notice.basis);
        let classes = self.classes.iter().map(|class| &class.basis);
        [&self.basis, &self.count.basis]
            .into_iter()
            .chain(classes)
            .chain(rules)
            .chain(items)
            .chain(notices)
            .map(Vec::as_slice)
    }

    /// Calls `visit` with every condition of the scheme.
    pub fn each_condition(&self, visit: &mut dyn FnMut(&Condition)) {
        visit(&self.applies);
        if let Some(at_max) = &self.at_max {
            visit(&at_max.requires);
        }
        for class in &self.classes {
            visit(&class.when);
            class.not_needed.iter().chain(&class.conditions).for_each(|rule| visit(&rule.when));
            class.notices.iter().filter_map(|notice| notice.when.as_ref()).for_each(&mut *visit);
        }
        let rules = self.not_needed.iter().chain(&self.bars).chain(&self.conditions);
        rules.for_each(|rule| visit(&rule.when));
        let items = self.materials.iter().chain(self.channel.iter().map(|channel| &channel.item));
        let items = items.chain(self.clocks.iter().map(|clock| &clock.item));
        let items = items.chain(self.after.sync.iter().map(|sync| &sync.item)).chain(&self.after.effects);
        items.filter_map(|item| item.when.as_ref()).for_each(&mut *visit);
        self.notices.iter().filter_map(|notice| notice.when.as_ref()).for_each(&mut *visit);
    }
}

fn read_all<T>(object: &Object<'_>, key: &'static str, read: impl Fn(&Reader<'_>) -> Option<T>) -> Vec<T> {
    object.list(key).iter().filter_map(read).collect()
}

pub(super) fn read_validity(object: &Object<'_>, reader: &Reader<'_>) -> (Option<Date>, Option<Date>) {
    let from = object.optional("from").and_then(|r| r.date());
    let to = object.optional("to").and_then(|r| r.date());
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        reader.fault("ends_before_start", "`to` 早于 `from`", "`to` is before `from`");
    }
    (from, to)
}

/// The one convention that the engine knows is declared word by word, so that a pack cannot mean another one.
fn read_convention(reader: &Reader<'_>, context: &Context<'_>) -> Option<Flag> {
    let object = reader.object()?;
    for (key, only) in [("minEnd", "corresponding_day"), ("applyFrom", "day_after")] {
        if let Some(r) = object.required(key)
            && let Some(given) = r.filled()
            && given != only
        {
            r.unknown_word(given, Some(only));
        }
    }
    let message = object.required("message").and_then(|r| r.text());
    let basis = object.required("basis").map(|r| read_basis(&r, context)).unwrap_or_default();
    object.finish();
    Some(Flag { message: message?, basis })
}

impl CountFrom {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let known = [Self::Determination, Self::Publication];
        let given = reader.filled()?;
        let found = known.into_iter().find(|from| from.field().id() == given);
        if found.is_none() {
            reader.unknown_word(given, nearest(known.into_iter().map(|from| from.field().id()), given));
        }
        found
    }
}

impl Count {
    fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let from = object.required("from").and_then(|r| CountFrom::read(&r));
        let basis = object.required("basis").map(|r| read_basis(&r, context)).unwrap_or_default();
        let open = object.optional("open").and_then(|r| {
            let object = r.object()?;
            let from = object.required("from").and_then(|r| CountFrom::read(&r));
            let message = object.required("message").and_then(|r| r.text());
            let basis = object.required("basis").map(|r| read_basis(&r, context)).unwrap_or_default();
            object.finish();
            Some(OpenCount { from: from?, flag: Flag { message: message?, basis } })
        });
        object.finish();
        Some(Self { from: from?, open, basis })
    }
}

impl Class {
    fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let id = object.required("id").and_then(|r| r.filled().map(str::to_owned));
        let label = object.required("label").and_then(|r| r.text());
        let when = object.required("when").and_then(|r| Condition::read(&r, context));
        // `null` has to be written: it says "cannot end early" and "no end of its own".
        let period = |key| object.required(key).filter(|r| !r.value().is_null()).and_then(|r| read_period(&r));
        let (min, max) = (period("min"), period("max"));
        let max_not_before = object.optional("maxNotBefore").and_then(|r| read_value(&r, context, &[Kind::Date]));
        let not_needed = read_all(&object, "notNeeded", |r| Rule::read(r, context));
        let conditions = read_all(&object, "conditions", |r| Rule::read(r, context));
        let notices = read_all(&object, "notices", |r| Notice::read(r, context));
        let basis = object.required("basis").map(|r| read_basis(&r, context)).unwrap_or_default();
        object.finish();
        if let (Some(min), Some(max)) = (min, max)
            && months(max).zip(months(min)).is_some_and(|(max, min)| max < min)
        {
            reader.fault("max_below_min", "最长期限短于最短期限", "the maximum is shorter than the minimum");
        }
        Some(Self {
            id: id?,
            label: label?,
            when: when?,
            min,
            max,
            max_not_before,
            not_needed,
            conditions,
            notices,
            basis,
        })
    }
}

/// A period in months, where it is one of months or years.
fn months(period: Period) -> Option<u32> {
    match period.unit {
        crate::date::Unit::Month => Some(period.n),
        crate::date::Unit::Year => period.n.checked_mul(12),
        _ => None,
    }
}

impl AtMax {
    fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let requires = object.required("requires").and_then(|r| Condition::read(&r, context));
        let message = object.required("message").and_then(|r| r.text());
        let basis = object.required("basis").map(|r| read_basis(&r, context)).unwrap_or_default();
        object.finish();
        Some(Self { requires: requires?, flag: Flag { message: message?, basis } })
    }
}

impl Superseded {
    fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let on = object.required("on").and_then(|r| r.date());
        let by = object.required("by").and_then(|r| r.filled().map(str::to_owned));
        let message = object.required("message").and_then(|r| r.text());
        let basis = object.required("basis").map(|r| read_basis(&r, context)).unwrap_or_default();
        object.finish();
        Some(Self { on: on?, by: by?, flag: Flag { message: message?, basis } })
    }
}
