//! Items of a score, the nodes that gather them, windows and cures.

use super::points::Points;
use super::words::read_one_of;
use crate::date::{Date, Period};
use crate::json::{Object, Reader};
use crate::pack::compare::{read_bound, read_cycle};
use crate::pack::condition::{Condition, Value, read_value};
use crate::pack::period::read_period;
use crate::pack::rule;
use crate::pack::{Basis, Context, Flag};
use crate::subject::Kind;
use crate::text::Text;

/// Something that changes the score.
#[derive(Clone, Debug)]
pub struct Item {
    /// The name within the scheme.
    pub id: String,
    /// What it is.
    pub label: Text,
    /// The node it belongs to, by position; the score itself when `None`.
    pub node: Option<usize>,
    /// When it applies, its window included; always when `None`.
    pub when: Option<Condition>,
    /// The points.
    pub points: Points,
    /// The least that it can come to (a cap on deductions).
    pub least: Option<i64>,
    /// The most that it can come to (a cap on bonuses).
    pub most: Option<i64>,
    /// The full points of a leaf of a weight tree.
    pub weight: Option<i64>,
    /// When events count.
    pub window: Option<Window>,
    /// What replaces the points.
    pub cure: Option<Cure>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// When events count.
#[derive(Clone, Debug)]
pub enum Window {
    /// For a period from a date.
    Rolling(Value, Period),
    /// In the cycle that runs on the as-of date.
    Cycle(Value, Date, Period),
    /// The fact's own question says which time is meant.
    Asked(Text),
    /// The text was not readable: whether an old event counts is not known.
    Open(Text),
    /// Without an end: the text sets none.
    None(Text),
}

/// Points that replace the item's when something was put right in time.
#[derive(Clone, Debug)]
pub struct Cure {
    /// What is meant.
    pub label: Text,
    /// All that has to hold.
    pub when: Condition,
    /// The points instead.
    pub points: i64,
    /// The time limit, for people; the condition reckons it.
    pub within: Option<Period>,
    /// Where the authority may grant it: whether it did. `None` where it follows by itself.
    pub granted: Option<Condition>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// A place where points are gathered: a family of items, or a node of a weight tree.
#[derive(Clone, Debug)]
pub struct Node {
    /// The name.
    pub id: String,
    /// What it is.
    pub label: Text,
    /// The node above, by position, always an earlier one.
    pub parent: Option<usize>,
    /// How the parts are joined.
    pub take: Take,
    /// The least that it can come to.
    pub least: Option<i64>,
    /// The most that it can come to.
    pub most: Option<i64>,
    /// The full points of a node of a weight tree.
    pub weight: Option<i64>,
    /// Full points of parts that were not readable.
    pub missing: Option<(i64, Flag)>,
    /// It counts only when the score without it is at least so much.
    pub only_from: Option<i64>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// How the parts of a node are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// All are added.
    Sum,
    /// The highest part alone counts.
    Best,
    /// The lowest part alone counts: the heaviest of several deductions.
    Worst,
}

impl Item {
    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>, nodes: &[Node]) -> Option<Self> {
        let object = reader.object()?;
        let id = rule::id(&object);
        let label = object.required("label").and_then(|r| r.text());
        let node = object.optional("node").and_then(|r| find_node(&r, nodes));
        let when = object.optional("when").and_then(|r| Condition::read(&r, context));
        let points = object.required("points").and_then(|r| Points::read(&r, context, false));
        let bound = |key| object.optional(key).and_then(|r: Reader<'_>| read_bound(&r));
        let (least, most, weight) = (bound("least"), bound("most"), bound("weight"));
        let mut ends = Vec::new();
        let window = object.optional("window").and_then(|r| Window::read(&r, context, &mut ends));
        let cure = object.optional("cure").and_then(|r| Cure::read(&r, context));
        let basis = rule::basis(&object, context);
        object.finish();
        let mut item =
            Self { id: id?, label: label?, node, when, points: points?, least, most, weight, window, cure, basis };
        item.bind_window(ends);
        Some(item)
    }

    /// Calls `visit` with every condition of the item.
    pub fn each_condition<'a>(&'a self, visit: &mut dyn FnMut(&'a Condition)) {
        self.when.iter().for_each(&mut *visit);
        self.points.each_condition(visit);
        if let Some(cure) = &self.cure {
            visit(&cure.when);
            cure.granted.iter().for_each(&mut *visit);
        }
    }

    /// Makes the window a part of the condition, of each record's where records are counted.
    fn bind_window(&mut self, ends: Vec<Value>) {
        let of_window = match &self.window {
            Some(Window::Rolling(from, period)) => Some(Condition::Within(*from, *period)),
            Some(Window::Cycle(from, anchor, period)) => Some(Condition::InCycle(*from, *anchor, *period)),
            Some(Window::Open(why)) => Some(Condition::Unsettled(why.clone())),
            Some(Window::Asked(_) | Window::None(_)) | None => None,
        };
        let ended = ends.into_iter().map(|end| Condition::Not(Box::new(Condition::By(end))));
        let extra: Vec<Condition> = of_window.into_iter().chain(ended).collect();
        if extra.is_empty() {
            return;
        }
        if let Points::Records(per) = &mut self.points {
            let when = core::mem::replace(&mut per.when, Condition::All(Vec::new()));
            per.when = Condition::All(core::iter::once(when).chain(extra).collect());
        } else {
            self.when = Some(Condition::All(self.when.take().into_iter().chain(extra).collect()));
        }
    }
}

impl Window {
    fn read(reader: &Reader<'_>, context: &Context<'_>, ends: &mut Vec<Value>) -> Option<Self> {
        let object = reader.object()?;
        let date = |r: Reader<'_>| read_value(&r, context, &[Kind::Date]);
        let text = |key| object.optional(key).and_then(|r: Reader<'_>| r.text());
        let found = if let Some(asked) = text("asked") {
            Some(Self::Asked(asked))
        } else if let Some(open) = text("open") {
            Some(Self::Open(open))
        } else if let Some(none) = text("none") {
            Some(Self::None(none))
        } else {
            let from = object.required("from").and_then(date);
            if let Some(anchor) = object.optional("anchor") {
                let cycle = object.required("cycle").and_then(|r| read_cycle(&r));
                anchor.date().zip(cycle).zip(from).map(|((anchor, cycle), from)| Self::Cycle(from, anchor, cycle))
            } else {
                let period = object.required("period").and_then(|r| read_period(&r));
                from.zip(period).map(|(from, period)| Self::Rolling(from, period))
            }
        };
        ends.extend(object.list("endsOn").into_iter().filter_map(date));
        object.finish();
        found
    }
}

impl Cure {
    fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let label = object.required("label").and_then(|r| r.text());
        let when = object.required("when").and_then(|r| Condition::read(&r, context));
        let points = object.required("points").and_then(|r| read_bound(&r));
        let within = object.optional("within").and_then(|r| read_period(&r));
        let granted = object.optional("granted").and_then(|r| Condition::read(&r, context));
        let basis = rule::basis(&object, context);
        object.finish();
        Some(Self { label: label?, when: when?, points: points?, within, granted, basis })
    }
}

impl Node {
    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>, earlier: &[Self]) -> Option<Self> {
        let object = reader.object()?;
        let id = rule::id(&object);
        let label = object.required("label").and_then(|r| r.text());
        let parent = object.optional("parent").and_then(|r| find_node(&r, earlier));
        let take = object
            .optional("take")
            .and_then(|r| read_one_of(&r, &[("sum", Take::Sum), ("best", Take::Best), ("worst", Take::Worst)]));
        let bound = |key| object.optional(key).and_then(|r: Reader<'_>| read_bound(&r));
        let (least, most, weight, only_from) = (bound("least"), bound("most"), bound("weight"), bound("onlyFrom"));
        let missing = object.optional("missing").and_then(|r| read_missing(&r, context));
        let basis = rule::basis(&object, context);
        object.finish();
        if only_from.is_some() && parent.is_some() {
            reader.fault(
                "not_a_root",
                "只有顶层的组可以写 `onlyFrom`",
                "only a node without a parent may have `onlyFrom`",
            );
        }
        let take = take.unwrap_or(Take::Sum);
        Some(Self { id: id?, label: label?, parent, take, least, most, weight, missing, only_from, basis })
    }
}

/// Reads `{ "weight", "message", "basis" }`: full points of parts that were not readable.
pub(super) fn read_missing(reader: &Reader<'_>, context: &Context<'_>) -> Option<(i64, Flag)> {
    let object = reader.object()?;
    let weight = object.required("weight").and_then(|r| {
        let n = read_bound(&r)?;
        if n < 1 {
            r.fault("out_of_range", "应大于 0", "it has to be above 0");
        }
        Some(n.max(1))
    });
    let flag = read_flag(&object, context);
    object.finish();
    weight.zip(flag)
}

pub(super) fn read_flag(object: &Object<'_>, context: &Context<'_>) -> Option<Flag> {
    let message = object.required("message").and_then(|r| r.text());
    let basis = rule::basis(object, context);
    Some(Flag { message: message?, basis })
}

fn find_node(reader: &Reader<'_>, nodes: &[Node]) -> Option<usize> {
    let given = reader.filled()?;
    let found = nodes.iter().position(|node| node.id == given);
    if found.is_none() {
        let message = crate::pack::source::dangling(given, nodes.iter().map(|node| node.id.as_str()));
        reader.fault("dangling_reference", message.zh, message.en);
    }
    found
}
