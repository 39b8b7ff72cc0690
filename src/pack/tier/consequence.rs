//! What follows from a grade, and the procedures about it.

use super::grade::{Grade, Grades, read_grades};
use super::words::{read_one_of, word_of};
use crate::date::Period;
use crate::json::Reader;
use crate::pack::compare::{Fraction, read_bound};
use crate::pack::condition::{Condition, Value, read_value};
use crate::pack::period::read_period;
use crate::pack::rule;
use crate::pack::{Basis, Context};
use crate::subject::Kind;
use crate::text::Text;

/// Something that follows from a grade.
#[derive(Clone, Debug)]
pub struct Consequence {
    /// The name.
    pub id: String,
    /// What follows.
    pub label: Text,
    /// What sort of thing it is.
    pub kind: ConsequenceKind,
    /// The grades; all of them when it always applies.
    pub grades: Grades,
    /// Whether it applies whatever the grade, as an exception (complaint, transferred case, legal duty).
    pub always: bool,
    /// A further condition.
    pub when: Option<Condition>,
    /// How much.
    pub amount: Option<Amount>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// What sort of thing follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsequenceKind {
    /// A share or a frequency of inspections.
    Inspection,
    /// A quota.
    Quota,
    /// Something that helps.
    Benefit,
    /// Something that hinders.
    Restriction,
    /// Something else.
    Other,
}

impl ConsequenceKind {
    const WORDS: [(&'static str, Self); 5] = [
        ("inspection", Self::Inspection),
        ("quota", Self::Quota),
        ("benefit", Self::Benefit),
        ("restriction", Self::Restriction),
        ("other", Self::Other),
    ];

    /// The word in packs and answers.
    pub fn id(self) -> &'static str {
        word_of(&Self::WORDS, self)
    }
}

/// How much: a number or a share, of a base where one is named.
#[derive(Clone, Debug)]
pub struct Amount {
    /// The base.
    pub of: Option<Value>,
    /// The base is this at least.
    pub base_least: Option<i64>,
    /// The base is this at most.
    pub base_most: Option<i64>,
    /// The least; no lower limit when `None`.
    pub min: Option<Fraction>,
    /// The most; no limit when `None`.
    pub max: Option<Fraction>,
    /// What happens to fractions.
    pub round: Rounding,
    /// What is counted.
    pub unit: Text,
    /// Per which time.
    pub per: Option<&'static str>,
}

/// What happens to fractions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Down to the whole number.
    Down,
    /// Up to the whole number.
    Up,
    /// To the nearest whole number, halves up.
    Nearest,
    /// The text does not say: both neighbours are shown.
    Open,
}

impl Rounding {
    const WORDS: [(&'static str, Self); 4] =
        [("down", Self::Down), ("up", Self::Up), ("nearest", Self::Nearest), ("open", Self::Open)];

    /// The word in packs and answers.
    pub fn id(self) -> &'static str {
        word_of(&Self::WORDS, self)
    }

    /// The least and the most whole number that `n` out of `d` comes to; `d` is above zero.
    pub fn apply(self, n: i128, d: i128) -> (i128, i128) {
        let down = n.div_euclid(d);
        let up = if n.rem_euclid(d) == 0 { down } else { down + 1 };
        let nearest = if 2 * n.rem_euclid(d) >= d { up } else { down };
        match self {
            Self::Down => (down, down),
            Self::Up => (up, up),
            Self::Nearest => (nearest, nearest),
            Self::Open => (down, up),
        }
    }
}

const PER: [(&str, &str); 6] =
    [("day", "day"), ("week", "week"), ("month", "month"), ("year", "year"), ("batch", "batch"), ("total", "total")];

impl Consequence {
    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>, grades: &[Grade]) -> Option<Self> {
        let object = reader.object()?;
        let id = rule::id(&object);
        let label = object.required("label").and_then(|r| r.text());
        let kind = object.required("kind").and_then(|r| read_one_of(&r, &ConsequenceKind::WORDS));
        let always = object.optional("always").and_then(|r| r.boolean()).unwrap_or(false);
        let of = match always {
            true => Grades::first(grades.len()),
            false => object
                .required("grades")
                .and_then(|r| r.some())
                .map(|list| read_grades(&list, grades))
                .unwrap_or_default(),
        };
        let when = rule::when(&object, context);
        let amount = object.optional("amount").and_then(|r| Amount::read(&r, context));
        let basis = rule::basis(&object, context);
        object.finish();
        Some(Self { id: id?, label: label?, kind: kind?, grades: of, always, when, amount, basis })
    }
}

impl Amount {
    fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let of = object.optional("of").and_then(|r| read_value(&r, context, &[Kind::Int]));
        let bound = |key| object.optional(key).and_then(|r: Reader<'_>| read_bound(&r));
        let (base_least, base_most) = (bound("baseLeast"), bound("baseMost"));
        // `null` has to be written: it says that there is no limit.
        let fraction = |key| object.required(key).filter(|r| !r.value().is_null()).and_then(|r| Fraction::read(&r));
        let (min, max) = (fraction("min"), fraction("max"));
        let round = object.optional("round").and_then(|r| read_one_of(&r, &Rounding::WORDS));
        let unit = object.required("unit").and_then(|r| r.text());
        let per = object.optional("per").and_then(|r| read_one_of(&r, &PER));
        object.finish();
        if of.is_some() && round.is_none() {
            reader.fault(
                "missing_key",
                "按基数计算的要写明 `round`；规定没有写的，写 open",
                "what is reckoned from a base needs `round`; write open where the text does not say",
            );
        }
        if let (Some(min), Some(max)) = (min, max)
            && max.compare(min.n, min.d).is_none_or(core::cmp::Ordering::is_gt)
        {
            reader.fault("ends_before_start", "`max` 小于 `min`", "`max` is less than `min`");
        }
        let round = round.unwrap_or(Rounding::Open);
        Some(Self { of, base_least, base_most, min, max, round, unit: unit?, per })
    }
}

/// A procedure about a grade: objection or repair.
#[derive(Clone, Debug)]
pub struct Procedure {
    /// The name.
    pub id: String,
    /// What sort it is.
    pub kind: ProcedureKind,
    /// What it is.
    pub label: Text,
    /// The event and the period after which it may be asked for.
    pub opens: Option<(Value, Period)>,
    /// What must hold besides.
    pub requires: Option<Condition>,
    /// The authority's time limits, one after the other.
    pub clocks: Vec<ProcedureClock>,
    /// What it does to the score and to the window.
    pub effect: Option<Text>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// A time limit of a procedure.
#[derive(Clone, Debug)]
pub struct ProcedureClock {
    /// What is due.
    pub label: Text,
    /// Its length; `None` where the text gives none or was not readable.
    pub period: Option<Period>,
}

/// What sort of procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProcedureKind {
    /// Against a wrong result (异议).
    Objection,
    /// To lift a right one early (修复).
    Repair,
}

impl ProcedureKind {
    const WORDS: [(&'static str, Self); 2] = [("objection", Self::Objection), ("repair", Self::Repair)];

    /// The word in packs and answers.
    pub fn id(self) -> &'static str {
        word_of(&Self::WORDS, self)
    }
}

impl Procedure {
    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let id = rule::id(&object);
        let kind = object.required("kind").and_then(|r| read_one_of(&r, &ProcedureKind::WORDS));
        let label = object.required("label").and_then(|r| r.text());
        let opens = object.optional("opens").and_then(|r| {
            let object = r.object()?;
            let since = object.required("since").and_then(|r| read_value(&r, context, &[Kind::Date]));
            let period = object.required("period").and_then(|r| read_period(&r));
            object.finish();
            since.zip(period)
        });
        let requires = object.optional("requires").and_then(|r| Condition::read(&r, context));
        let clocks = object.list("clocks").iter().filter_map(read_clock).collect();
        let effect = object.optional("effect").and_then(|r| r.text());
        let basis = rule::basis(&object, context);
        object.finish();
        Some(Self { id: id?, kind: kind?, label: label?, opens, requires, clocks, effect, basis })
    }
}

fn read_clock(reader: &Reader<'_>) -> Option<ProcedureClock> {
    let object = reader.object()?;
    let label = object.required("label").and_then(|r| r.text());
    let period = object.required("period").filter(|r| !r.value().is_null()).and_then(|r| read_period(&r));
    object.finish();
    Some(ProcedureClock { label: label?, period })
}
