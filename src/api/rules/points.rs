//! How many points an item changes the score by, in words.

use super::view::{Line, Speaker, joined, line};
use crate::pack::compare::Rate;
use crate::pack::tier::{ENDLESS, Points, Step};
use crate::pack::words;
use crate::subject::Field;
use crate::text::Text;
use crate::tier::points_in_words;

/// The points of an item, line by line; `scale` units make one point.
pub(super) fn points(speaker: Speaker<'_>, scale: i64, of: &Points) -> Vec<Line> {
    let own = Told { speaker, scale };
    match of {
        Points::Records(per) => {
            let mut says = vec![line("records", "计入的记录", "Records that count", speaker.when(&per.when).sentence)];
            let each = own.told(&per.each);
            says.push(line("points", "每条分值", "Points of each", each));
            if let Some(dedup) = &per.dedup {
                says.push(line("once", "只计一次", "Count once", own.same(&dedup.same)));
            }
            if let Some(repeat) = &per.repeat {
                let (same, within) = (own.same(&repeat.same), words::period(repeat.within));
                let words = Text::new(
                    format!("{}内再次出现、且{}的，按 {} 倍计", within.zh, same.zh, repeat.times),
                    format!("again within {}, {}: counts {} times", within.en, same.en, repeat.times),
                );
                says.push(line("repeat", "重复", "Repeats", words));
            }
            says
        }
        other => vec![line("points", "分值", "Points", own.told(other))],
    }
}

struct Told<'a> {
    speaker: Speaker<'a>,
    scale: i64,
}

impl Told<'_> {
    fn n(&self, n: i64) -> Text {
        let sign = if n > 0 { "+" } else { "" };
        let n = points_in_words(n, self.scale);
        Text::new(format!("{sign}{n} 分"), format!("{sign}{n} points"))
    }

    fn told(&self, of: &Points) -> Text {
        let day = |value| words::day(value, self.speaker.facts);
        match of {
            Points::Fixed(n) => self.n(*n),
            Points::PerCase(each, count) => {
                let (each, count) = (self.n(*each), day(*count));
                Text::new(
                    format!("每件 {}（{}）", each.zh, count.zh),
                    format!("{} for each case ({})", each.en, count.en),
                )
            }
            Points::Ladder(value, steps) => {
                let value = day(*value);
                let steps: Vec<Text> = steps.iter().map(|step| self.step(step)).collect();
                Text::new(
                    format!("按{}：{}", value.zh, joined(&steps, "；").zh),
                    format!("by {}: {}", value.en, joined(&steps, "; ").en),
                )
            }
            Points::Rate(rate, steps, below) => {
                let rate = self.rate(*rate);
                let mut list: Vec<Text> = steps
                    .iter()
                    .map(|step| {
                        let (zh, en) = if step.above { ("超过", "above") } else { ("不低于", "at least") };
                        let (n, at) = (self.n(step.points), step.from);
                        Text::new(
                            format!("{zh} {}/{} 的 {}", at.n, at.d, n.zh),
                            format!("{en} {}/{}: {}", at.n, at.d, n.en),
                        )
                    })
                    .collect();
                let below = self.n(*below);
                list.push(Text::new(format!("其余 {}", below.zh), format!("else {}", below.en)));
                Text::new(
                    format!("按{}：{}", rate.zh, joined(&list, "；").zh),
                    format!("by {}: {}", rate.en, joined(&list, "; ").en),
                )
            }
            Points::First(cases, otherwise) => {
                let one = |(when, n): &(crate::pack::Condition, i64)| {
                    let (when, n) = (self.speaker.when(when).sentence, self.n(*n));
                    Text::new(format!("{}的 {}", when.zh, n.zh), format!("{}: {}", when.en, n.en))
                };
                let mut list: Vec<Text> = cases.iter().map(one).collect();
                let rest = self.n(*otherwise);
                list.push(Text::new(format!("其余 {}", rest.zh), format!("else {}", rest.en)));
                Text::new(
                    format!("取先符合的一项：{}", joined(&list, "；").zh),
                    format!("the first that holds: {}", joined(&list, "; ").en),
                )
            }
            Points::Between(least, most, stated) => self.between(*least, *most, stated.map(day)),
            // Points of records do not stand inside one another.
            Points::Records(_) => Text::default(),
        }
    }

    fn between(&self, least: i64, most: i64, stated: Option<Text>) -> Text {
        let (low, high) = (least > -ENDLESS, most < ENDLESS);
        let (a, b) = (self.n(least), self.n(most));
        let range = match (low, high) {
            (true, true) => Text::new(format!("{} 至 {} 之间", a.zh, b.zh), format!("between {} and {}", a.en, b.en)),
            (true, false) => Text::new(format!("至少 {}", a.zh), format!("at least {}", a.en)),
            (false, true) => Text::new(format!("最多 {}", b.zh), format!("at most {}", b.en)),
            (false, false) => Text::new("大小不详", "of unknown size"),
        };
        let open =
            Text::new(format!("{}，档次未能读到", range.zh), format!("{}; the steps were not readable", range.en));
        match stated {
            Some(fact) => Text::new(
                format!("{}；“{}”写明的，按其计算", open.zh, fact.zh),
                format!("{}; exactly what “{}” states", open.en, fact.en),
            ),
            None => open,
        }
    }

    fn step(&self, step: &Step) -> Text {
        let n = self.n(step.points);
        let (zh, en) = match (step.from, step.to) {
            (Some(from), Some(to)) if from == to => (from.to_string(), from.to_string()),
            (Some(from), Some(to)) => (format!("{from} 至 {to}"), format!("{from} to {to}")),
            (Some(from), None) => (format!("{from} 以上"), format!("{from} or more")),
            (None, Some(to)) => (format!("{to} 以下"), format!("{to} or less")),
            (None, None) => ("任何数值".to_owned(), "any number".to_owned()),
        };
        Text::new(format!("{zh} 的 {}", n.zh), format!("{en}: {}", n.en))
    }

    fn rate(&self, rate: Rate) -> Text {
        let day = |value| words::day(value, self.speaker.facts);
        match rate {
            Rate::One(value) => day(value),
            Rate::Of(n, d) => {
                let (n, d) = (day(n), day(d));
                Text::new(format!("{}占{}的比例", n.zh, d.zh), format!("the share of {} in {}", n.en, d.en))
            }
        }
    }

    /// That records agree in some fields.
    fn same(&self, fields: &[Field]) -> Text {
        let names: Vec<Text> = fields.iter().map(|field| Text::new(field.label().0, field.label().1)).collect();
        Text::new(format!("{}相同", joined(&names, "、").zh), format!("with the same {}", joined(&names, " and ").en))
    }
}
