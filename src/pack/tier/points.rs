//! How many points an item changes the score by. Deductions are negative numbers.

use super::ladder::{read_rate_steps, read_steps};
use crate::date::Period;
use crate::json::{Object, Reader};
use crate::pack::compare::{Rate, read_bound};
use crate::pack::condition::{Condition, Value, read_value};
use crate::pack::period::read_period;
use crate::pack::{Context, compare};
use crate::subject::{Field, Kind};

/// The points of an item, in units of the scheme's scale.
#[derive(Clone, Debug)]
pub enum Points {
    /// A fixed number.
    Fixed(i64),
    /// So many for each case.
    PerCase(i64, Value),
    /// By the step in which a number lies.
    Ladder(Value, Vec<Step>),
    /// By the first threshold that a rate reaches, the highest first; the last number where it reaches none.
    Rate(Rate, Vec<RateStep>, i64),
    /// By the first condition that holds; the last number where none does.
    First(Vec<(Condition, i64)>, i64),
    /// Somewhere between two numbers, since the ladder was not readable; exactly so many where a fact states it.
    ///
    /// For a deduction the fact states its size, without a sign.
    Between(i64, i64, Option<Value>),
    /// So many for each record that fits.
    Records(Box<PerRecord>),
}

/// The ways to say points, as packs write them.
pub const POINTS: [&str; 6] = ["perCase", "ladder", "rate", "first", "between", "records"];

/// A number of points beyond all schemes, for an end that is not known.
pub const ENDLESS: i64 = 1 << 52;

/// A step of a ladder, both ends included; an end that is missing is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The least number of the step.
    pub from: Option<i64>,
    /// The largest number of the step.
    pub to: Option<i64>,
    /// The points.
    pub points: i64,
}

/// A step of a rate ladder: from this rate on (or above it), so many points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateStep {
    /// The threshold.
    pub from: compare::Fraction,
    /// Whether the threshold itself is left out.
    pub above: bool,
    /// The points.
    pub points: i64,
}

/// Points for each record that fits.
#[derive(Clone, Debug)]
pub struct PerRecord {
    /// Which records fit.
    pub when: Condition,
    /// The points of one record; judged with that record.
    pub each: Points,
    /// Records that tell of the same act.
    pub dedup: Option<Dedup>,
    /// What a repeat counts.
    pub repeat: Option<Repeat>,
}

/// Records that agree in these fields tell of one act, which counts once, at its higher value.
#[derive(Clone, Debug)]
pub struct Dedup {
    /// The fields.
    pub same: Vec<Field>,
}

/// A record after another one that agrees with it in some fields, within a period, counts several times.
#[derive(Clone, Debug)]
pub struct Repeat {
    /// The fields.
    pub same: Vec<Field>,
    /// The date by which records are put in order.
    pub by: Field,
    /// How long after the earlier one it is a repeat.
    pub within: Period,
    /// How many times it counts.
    pub times: i64,
}

impl Points {
    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>, in_record: bool) -> Option<Self> {
        if reader.value().is_i64() {
            return read_bound(reader).map(Self::Fixed);
        }
        let object = reader.object()?;
        let mut entries = object.entries();
        let (Some((key, value)), None) = (entries.next(), entries.next()) else {
            reader.fault(
                "not_points",
                "应为整数或者恰有一个键的对象",
                "it has to be an integer or an object with exactly one key",
            );
            return None;
        };
        match key {
            "perCase" => Self::read_per_case(&value, context),
            "ladder" => Self::read_ladder(&value, context),
            "rate" => Self::read_rate(&value, context),
            "first" => Self::read_first(&value, context),
            "between" => Self::read_between(&value, context),
            "records" if !in_record => PerRecord::read(&value, context).map(|each| Self::Records(Box::new(each))),
            _ => {
                value.unknown_word(key, crate::json::nearest(POINTS.into_iter(), key));
                None
            }
        }
    }

    fn read_per_case(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let each = object.required("each").and_then(|r| read_bound(&r));
        let count = object.required("count").and_then(|r| read_value(&r, context, &[Kind::Int]));
        object.finish();
        Some(Self::PerCase(each?, count?))
    }

    fn read_ladder(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let of = object.required("of").and_then(|r| read_value(&r, context, &[Kind::Int]));
        let steps = object.required("steps").and_then(|r| read_steps(&r, of, context));
        object.finish();
        Some(Self::Ladder(of?, steps?))
    }

    fn read_rate(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let int = |r: Reader<'_>| read_value(&r, context, &[Kind::Int]);
        let rate = match object.optional("of") {
            Some(of) => read_value(&of, context, &[Kind::Ratio]).map(Rate::One),
            None => {
                let n = object.required("num").and_then(int);
                n.zip(object.required("den").and_then(int)).map(|(n, d)| Rate::Of(n, d))
            }
        };
        let steps = object.required("steps").and_then(|r| read_rate_steps(&r));
        let below = object.required("below").and_then(|r| read_bound(&r));
        object.finish();
        Some(Self::Rate(rate?, steps?, below?))
    }

    fn read_first(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let list = object.required("of").and_then(|r| r.some()).unwrap_or_default();
        let cases: Vec<_> = list.iter().filter_map(|r| read_case(r, context)).collect();
        let otherwise = object.required("else").and_then(|r| read_bound(&r));
        object.finish();
        Some(Self::First(cases, otherwise?))
    }

    fn read_between(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        // `null` has to be written: it says that no end is known.
        let end = |key, endless| {
            let reader = object.required(key)?;
            if reader.value().is_null() { Some(endless) } else { read_bound(&reader) }
        };
        let (least, most) = (end("least", -ENDLESS), end("most", ENDLESS));
        let stated = object.optional("stated").and_then(|r| read_value(&r, context, &[Kind::Int]));
        object.finish();
        let (least, most) = (least?, most?);
        if most < least {
            reader.fault("ends_before_start", "`most` 小于 `least`", "`most` is less than `least`");
        }
        Some(Self::Between(least, most, stated))
    }

    /// Calls `visit` with every condition of the points.
    pub fn each_condition<'a>(&'a self, visit: &mut dyn FnMut(&'a Condition)) {
        match self {
            Self::First(cases, _) => cases.iter().for_each(|(when, _)| visit(when)),
            Self::Records(per) => {
                visit(&per.when);
                per.each.each_condition(visit);
            }
            _ => {}
        }
    }

    /// Calls `visit` with every value that the points read outside of conditions.
    pub fn each_value(&self, visit: &mut dyn FnMut(Value)) {
        match self {
            Self::PerCase(_, value) | Self::Ladder(value, _) | Self::Between(_, _, Some(value)) => visit(*value),
            Self::Rate(rate, ..) => rate.values().for_each(visit),
            Self::Records(per) => {
                per.each.each_value(visit);
                let fields = per.dedup.iter().flat_map(|dedup| dedup.same.iter());
                let of_repeat = per.repeat.iter().flat_map(|repeat| repeat.same.iter().chain([&repeat.by]));
                fields.chain(of_repeat).for_each(|field| visit(Value::Record(*field)));
            }
            Self::Fixed(_) | Self::First(..) | Self::Between(_, _, None) => {}
        }
    }

    /// The least and the most that the points can be, as far as the pack alone tells; `None` where there is no end.
    pub fn limits(&self) -> (Option<i64>, Option<i64>) {
        let hull = |list: &mut dyn Iterator<Item = i64>| {
            let points: Vec<i64> = list.collect();
            (points.iter().min().copied(), points.iter().max().copied())
        };
        match self {
            Self::Fixed(n) => (Some(*n), Some(*n)),
            Self::PerCase(each, _) if *each < 0 => (None, Some(0)),
            Self::PerCase(..) => (Some(0), None),
            Self::Ladder(_, steps) => hull(&mut steps.iter().map(|step| step.points)),
            Self::Rate(_, steps, below) => hull(&mut steps.iter().map(|step| step.points).chain([*below])),
            Self::First(cases, otherwise) => hull(&mut cases.iter().map(|(_, n)| *n).chain([*otherwise])),
            Self::Between(least, most, _) => {
                (Some(*least).filter(|n| *n > -ENDLESS), Some(*most).filter(|n| *n < ENDLESS))
            }
            Self::Records(per) => {
                let (least, most) = per.each.limits();
                (least.filter(|n| *n >= 0).map(|_| 0), most.filter(|n| *n <= 0).map(|_| 0))
            }
        }
    }
}

fn read_case(reader: &Reader<'_>, context: &Context<'_>) -> Option<(Condition, i64)> {
    let object = reader.object()?;
    let when = object.required("when").and_then(|r| Condition::read(&r, context));
    let points = object.required("points").and_then(|r| read_bound(&r));
    object.finish();
    Some((when?, points?))
}

impl PerRecord {
    fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let when = object.required("where").and_then(|r| Condition::read(&r, context));
        let each = object.required("each").and_then(|r| Points::read(&r, context, true));
        let dedup = object.optional("countOnce").and_then(|r| {
            let object = r.object()?;
            let same = read_fields(&object, "same");
            object.finish();
            Some(Dedup { same })
        });
        let repeat = object.optional("repeat").and_then(|r| Repeat::read(&r));
        object.finish();
        Some(Self { when: when?, each: each?, dedup, repeat })
    }
}

impl Repeat {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let object = reader.object()?;
        let same = read_fields(&object, "same");
        let by = object.required("by").and_then(|r| read_field(&r));
        let within = object.required("within").and_then(|r| read_period(&r));
        let times = object.required("times").and_then(|r| {
            let n = r.integer()?;
            if !(2..=100).contains(&n) {
                r.fault("out_of_range", "应在 2 至 100 之间", "it has to be between 2 and 100");
            }
            Some(n.clamp(2, 100))
        });
        object.finish();
        Some(Self { same, by: by?, within: within?, times: times? })
    }
}

fn read_fields(object: &Object<'_>, key: &'static str) -> Vec<Field> {
    let list = object.required(key).and_then(|r| r.some()).unwrap_or_default();
    list.iter().filter_map(read_field).collect()
}

fn read_field(reader: &Reader<'_>) -> Option<Field> {
    let given = reader.filled()?;
    let found = Field::from_id(given);
    if found.is_none() {
        reader.unknown_word(given, crate::json::nearest(Field::ALL.iter().map(|field| field.id()), given));
    }
    found
}
