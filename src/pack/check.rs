//! Checks that an office can ask for: grounds of which any is enough, and rates that have to be reached.

use super::Context;
use super::commitment::written;
use super::compare::Fraction;
use super::condition::{Value, read_value};
use super::ground::{Ground, check_order, covers};
use super::rule::Notice;
use super::source::{Basis, read_basis};
use crate::date::Date;
use crate::json::{Object, Reader};
use crate::subject::Kind;
use crate::text::Text;

/// A check that an office can ask for.
#[derive(Clone, Debug)]
pub struct Check {
    /// The name, unique among all packs.
    pub id: String,
    /// The title.
    pub title: Text,
    /// The first as-of date on which it is in force.
    pub from: Option<Date>,
    /// The last as-of date on which it is in force.
    pub to: Option<Date>,
    /// The citation.
    pub basis: Vec<Basis>,
    /// What is asked.
    pub asked: Asked,
    /// Flags shown with the answer.
    pub notices: Vec<Notice>,
}

/// What a check asks.
#[derive(Clone, Debug)]
pub enum Asked {
    /// Whether some ground holds.
    Grounds(Vec<Ground>),
    /// Whether a rate reaches a target.
    Rate(Rate),
}

/// A rate that has to reach a target, compared in integers.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// What is counted.
    pub num: Value,
    /// What it is counted among.
    pub den: Value,
    /// The target.
    pub at_least: Fraction,
}

impl Check {
    /// Whether it is in force on `day`.
    pub fn covers(&self, day: Date) -> bool {
        covers(self.from, self.to, day)
    }

    /// Calls `visit` with every value that it reads.
    pub fn values(&self, visit: &mut dyn FnMut(Value)) {
        match &self.asked {
            Asked::Grounds(grounds) => grounds.iter().for_each(|ground| ground.when.values(visit)),
            Asked::Rate(rate) => [rate.num, rate.den].into_iter().for_each(&mut *visit),
        }
        self.notices.iter().filter_map(|notice| notice.when.as_ref()).for_each(|when| when.values(visit));
    }

    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let id = object.required("id").and_then(|r| r.filled().map(str::to_owned));
        let title = object.required("title").and_then(|r| r.text());
        let day = |key| written(&object, key).and_then(|r| r.date());
        let (from, to) = (day("from"), day("to"));
        check_order(from, to, reader);
        let basis = object.required("basis").map(|r| read_basis(&r, context)).unwrap_or_default();
        let asked = read_asked(&object, reader, context);
        let notices = object.list("notices").iter().filter_map(|r| Notice::read(r, context)).collect();
        object.finish();
        Some(Self { id: id?, title: title?, from, to, basis, asked: asked?, notices })
    }
}

fn read_asked(object: &Object<'_>, reader: &Reader<'_>, context: &Context<'_>) -> Option<Asked> {
    match (object.optional("grounds"), object.optional("rate")) {
        (Some(grounds), None) => {
            let list = grounds.some()?;
            Some(Asked::Grounds(list.iter().filter_map(|r| Ground::read(r, context)).collect()))
        }
        (None, Some(rate)) => read_rate(&rate, context).map(Asked::Rate),
        _ => {
            reader.fault(
                "grounds_or_rate",
                "应写 `grounds` 或者 `rate` 其中之一",
                "one of `grounds` and `rate` has to be written",
            );
            None
        }
    }
}

fn read_rate(reader: &Reader<'_>, context: &Context<'_>) -> Option<Rate> {
    let object = reader.object()?;
    let value = |key| object.required(key).and_then(|r| read_value(&r, context, &[Kind::Int]));
    let (num, den) = (value("num"), value("den"));
    let at_least = object.required("atLeast").and_then(|r| Fraction::read(&r));
    object.finish();
    Some(Rate { num: num?, den: den?, at_least: at_least? })
}
