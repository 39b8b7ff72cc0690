//! Conditions on numbers, rates and windows, in words.

use super::{Speaker, Words, leaf, period};
use crate::date::{Date, Period};
use crate::pack::Value;
use crate::pack::compare::{Fraction, Rate, Relation};
use crate::pack::window::{Stack, Years};
use crate::text::Text;

impl Speaker<'_> {
    pub(super) fn compare(&self, value: Value, less: Option<Value>, relation: Relation, to: i64, holds: bool) -> Words {
        let mut what = self.label(value);
        if let Some(less) = less {
            let less = self.label(less);
            what = Text::new(format!("{}减去{}", what.zh, less.zh), format!("{} less {}", what.en, less.en));
        }
        self.related(&what, relation, &Text::new(to.to_string(), to.to_string()), holds)
    }

    pub(super) fn ratio(&self, rate: Rate, relation: Relation, to: Fraction, holds: bool) -> Words {
        let what = match rate {
            Rate::One(value) => self.label(value),
            Rate::Of(n, d) => {
                let (n, d) = (self.label(n), self.label(d));
                Text::new(format!("{}占{}的比例", n.zh, d.zh), format!("the share of {} in {}", n.en, d.en))
            }
        };
        let to = Text::new(format!("{}/{}", to.n, to.d), format!("{}/{}", to.n, to.d));
        self.related(&what, relation, &to, holds)
    }

    pub(super) fn on_day(&self, value: Value, relation: Relation, day: Date, holds: bool) -> Words {
        let what = self.day(value);
        self.related_day(&what, relation, day, holds)
    }

    pub(super) fn as_of(&self, relation: Relation, day: Date, holds: bool) -> Words {
        self.related_day(&Text::new("判断日期", "as-of date"), relation, day, holds)
    }

    pub(super) fn calendar_years(&self, since: Value, years: Years, holds: bool) -> Words {
        let day = self.day(since);
        let (zh, en) = if years.after { ("次年", "the year after") } else { ("当年", "the year of") };
        said(
            format!("判断日期在自{}的{zh}起算的 {} 个公历年度内", day.zh, years.n),
            format!("the as-of date is in the {} calendar years that begin with {en} the {}", years.n, day.en),
            holds,
        )
    }

    pub(super) fn stacked(&self, stack: &Stack, holds: bool) -> Words {
        let (which, day) = (self.say(&stack.records, true).sentence, self.day(stack.since));
        let (one, cap) = (period(stack.period), period(stack.cap));
        said(
            format!(
                "下列记录的期限依次接续计算后尚未届满：{}；每条自{}起 {}，最长不超过 {}",
                which.zh, day.zh, one.zh, cap.zh
            ),
            format!(
                "the periods of these records, one after another, still run: {}; {} each from the {}, {} at most",
                which.en, one.en, day.en, cap.en
            ),
            holds,
        )
    }

    pub(super) fn in_time(&self, done: Value, since: Value, limit: Period, holds: bool) -> Words {
        let (done, since, limit) = (self.day(done), self.day(since), period(limit));
        said(
            format!("{}在自{}起 {} 内", done.zh, since.zh, limit.zh),
            format!("the {} is within {} from the {}", done.en, limit.en, since.en),
            holds,
        )
    }

    pub(super) fn in_cycle(&self, value: Value, first: Date, length: Period, holds: bool) -> Words {
        let (day, length) = (self.day(value), period(length));
        said(
            format!("{}在判断日期所在的周期内（自 {first} 起每 {} 为一个周期）", day.zh, length.zh),
            format!("the {} is in the running cycle (cycles of {} from {first})", day.en, length.en),
            holds,
        )
    }

    fn related(&self, what: &Text, relation: Relation, to: &Text, holds: bool) -> Words {
        let (zh, en) = match relation {
            Relation::AtLeast => ("不低于", "is at least"),
            Relation::MoreThan => ("超过", "is more than"),
            Relation::AtMost => ("不超过", "is at most"),
            Relation::LessThan => ("低于", "is less than"),
            Relation::Same => ("等于", "is"),
        };
        said(format!("{}{zh} {}", what.zh, to.zh), format!("{} {en} {}", what.en, to.en), holds)
    }

    fn related_day(&self, what: &Text, relation: Relation, day: Date, holds: bool) -> Words {
        let (zh, en) = match relation {
            Relation::AtLeast => ("不早于", "is not before"),
            Relation::MoreThan => ("晚于", "is after"),
            Relation::AtMost => ("不晚于", "is not after"),
            Relation::LessThan => ("早于", "is before"),
            Relation::Same => ("是", "is"),
        };
        said(format!("{}{zh} {day}", what.zh), format!("the {} {en} {day}", what.en), holds)
    }
}

/// A sentence, or that it does not hold.
fn said(zh: String, en: String, holds: bool) -> Words {
    if holds { leaf(zh, en) } else { leaf(format!("并非“{zh}”"), format!("not the case: {en}")) }
}
