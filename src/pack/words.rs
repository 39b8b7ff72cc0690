//! Conditions in words, so that a lawyer can hold a rule against its text without reading JSON.

mod numbers;

use serde::Serialize;

use super::condition::{Condition, Value};
use super::rule::{ClockStart, Until};
use crate::date::{Period, Unit};
use crate::subject::FactSpec;
use crate::subject::vocabulary::{self, Word};
use crate::text::Text;

/// A condition in words: a sentence, and its parts where it is made of several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Words {
    /// The whole condition as one sentence.
    pub sentence: Text,
    /// What is said before the parts, for a reader who takes them as a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<Text>,
    /// The parts; empty for a simple condition.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Words>,
}

/// Puts `condition` into words; `facts` are the facts that it names by position.
pub fn condition(condition: &Condition, facts: &[FactSpec]) -> Words {
    Speaker { facts }.say(condition, true)
}

/// A period in words: `3 个月`, `3 months`.
pub fn period(period: Period) -> Text {
    let (zh, one, many) = match period.unit {
        Unit::Day => ("日", "day", "days"),
        Unit::WorkingDay => ("个工作日", "working day", "working days"),
        Unit::Month => ("个月", "month", "months"),
        Unit::Year => ("年", "year", "years"),
    };
    let en = if period.n == 1 { one } else { many };
    Text::new(format!("{} {zh}", period.n), format!("{} {en}", period.n))
}

/// The last day of a bar in words.
pub fn until(until: &Until, facts: &[FactSpec]) -> Text {
    let speaker = Speaker { facts };
    match until {
        Until::Since(value, length) => {
            let (day, length) = (speaker.day(*value), period(*length));
            Text::new(
                format!("限制至自{}起满 {} 时止", day.zh, length.zh),
                format!("it lasts until the period of {} from the {} is over", length.en, day.en),
            )
        }
        Until::Day(value) => {
            let day = speaker.day(*value);
            Text::new(format!("限制至{}止", day.zh), format!("it lasts until the {}", day.en))
        }
    }
}

/// The event from which a clock runs, in words.
pub fn start(start: ClockStart) -> Text {
    match start {
        ClockStart::Application => Text::new("提交申请之日", "the application"),
        ClockStart::Acceptance => Text::new("受理之日", "the acceptance"),
        ClockStart::Repair => Text::new("准予修复之日", "the decision to repair"),
    }
}

/// The day that a value means, in words: `认定之日`, `day of determination`.
pub fn day(value: Value, facts: &[FactSpec]) -> Text {
    Speaker { facts }.day(value)
}

struct Speaker<'a> {
    facts: &'a [FactSpec],
}

impl Speaker<'_> {
    /// Says that `condition` holds, or that it does not. Negation is moved inwards, which three-valued logic
    /// allows: `not (a and b)` is `not a or not b`.
    fn say(&self, condition: &Condition, holds: bool) -> Words {
        match condition {
            Condition::All(list) => self.list(list, holds, holds),
            Condition::Any(list) => self.list(list, !holds, holds),
            Condition::Not(inner) => self.say(inner, !holds),
            Condition::Otherwise(pair) => {
                let [first, second] = pair.as_ref();
                self.otherwise(first, second, holds)
            }
            Condition::Presume(presumed, inner) => presumed_words(self.say(inner, holds), *presumed == holds),
            Condition::Count(inner, n) => counted(self.say(inner, true), *n, holds),
            Condition::Unsettled(why) => {
                leaf(format!("文本未作规定、没有定论：{}", why.zh), format!("left open by the text: {}", why.en))
            }
            Condition::Yes(value) => self.yes(*value, holds),
            Condition::In(value, of) => self.is_one_of(*value, of, holds),
            Condition::By(value) => self.by(*value, holds),
            Condition::Before(value) => self.before(*value, holds),
            Condition::Within(value, length) => self.within(*value, *length, holds),
            Condition::Measure(kinds, sizes) => measure(kinds, sizes, holds),
            Condition::OnlyMeasures(kinds) => only_measures(kinds, holds),
            Condition::Agree(readings, why) => {
                let mut words = self.list(readings, holds, holds);
                words.sentence = Text::new(
                    format!("{}（各种读法须一致：{}）", words.sentence.zh, why.zh),
                    format!("{} (all readings have to agree: {})", words.sentence.en, why.en),
                );
                words
            }
            Condition::Compare(value, less, relation, to) => self.compare(*value, *less, *relation, *to, holds),
            Condition::Ratio(rate, relation, to) => self.ratio(*rate, *relation, *to, holds),
            Condition::Day(value, relation, day) => self.on_day(*value, *relation, *day, holds),
            Condition::AsOf(relation, day) => self.as_of(*relation, *day, holds),
            Condition::CalendarYears(since, years) => self.calendar_years(*since, *years, holds),
            Condition::Stacked(stack) => self.stacked(stack, holds),
            Condition::InTime(done, since, limit) => self.in_time(*done, *since, *limit, holds),
            Condition::InCycle(value, first, length) => self.in_cycle(*value, *first, *length, holds),
        }
    }

    fn list(&self, list: &[Condition], all: bool, holds: bool) -> Words {
        let mut parts: Vec<Words> = list.iter().map(|part| self.say(part, holds)).collect();
        if parts.len() == 1 {
            return parts.remove(0);
        }
        let (zh, en) = if all { ("，并且", ", and ") } else { ("，或者", ", or ") };
        let lead = if all {
            Text::new("以下各项同时成立", "all of these hold")
        } else {
            Text::new("以下各项至少一项成立", "at least one of these holds")
        };
        let inside: Vec<Text> = parts.iter().map(bracketed).collect();
        Words { sentence: join(&inside, zh, en), lead: Some(lead), parts }
    }

    fn otherwise(&self, first: &Condition, second: &Condition, holds: bool) -> Words {
        let (first, second) = (self.say(first, holds), self.say(second, holds));
        let (a, b) = (bracketed(&first), bracketed(&second));
        Words {
            sentence: Text::new(
                format!("{}；不清楚的，看是否{}", a.zh, b.zh),
                format!("{}; where that is not known, whether {}", a.en, b.en),
            ),
            lead: Some(Text::new(
                "先看第一项；第一项不清楚的，看第二项",
                "the first; where it is not known, the second",
            )),
            parts: vec![first, second],
        }
    }

    fn yes(&self, value: Value, holds: bool) -> Words {
        let label = self.label(value);
        if self.is_date(value) {
            let day = self.day(value);
            return if holds {
                leaf(format!("有{}", day.zh), format!("there is a {}", day.en))
            } else {
                leaf(format!("没有{}", day.zh), format!("there is no {}", day.en))
            };
        }
        if holds {
            Words::from(label)
        } else {
            leaf(format!("并非“{}”", label.zh), format!("not the case: {}", label.en))
        }
    }

    fn is_one_of(&self, value: Value, of: &[String], holds: bool) -> Words {
        let label = self.label(value);
        let names: Vec<Text> = of.iter().map(|id| self.choice(value, id)).collect();
        let names_zh = join(&names, "、", ", ");
        let names_en = join(&names, "", " or ");
        match (holds, names.len()) {
            (true, 0 | 1) => {
                leaf(format!("{}为{}", label.zh, names_zh.zh), format!("the {} is: {}", label.en, names_en.en))
            }
            (true, _) => {
                leaf(format!("{}为{}之一", label.zh, names_zh.zh), format!("the {} is: {}", label.en, names_en.en))
            }
            (false, 0 | 1) => {
                leaf(format!("{}不是{}", label.zh, names_zh.zh), format!("the {} is not: {}", label.en, names_en.en))
            }
            (false, _) => leaf(
                format!("{}不是{}中的任何一个", label.zh, names_zh.zh),
                format!("the {} is none of: {}", label.en, names_zh.en),
            ),
        }
    }

    fn by(&self, value: Value, holds: bool) -> Words {
        let day = self.day(value);
        if holds {
            leaf(format!("{}不晚于判断日期", day.zh), format!("the {} is the as-of date or earlier", day.en))
        } else {
            leaf(format!("截至判断日期没有{}", day.zh), format!("there is no {} on or before the as-of date", day.en))
        }
    }

    fn before(&self, value: Value, holds: bool) -> Words {
        let day = self.day(value);
        if holds {
            leaf(format!("{}不早于判断日期", day.zh), format!("the {} is the as-of date or later", day.en))
        } else {
            leaf(
                format!("没有{0}，或者{0}早于判断日期", day.zh),
                format!("there is no {}, or it is earlier than the as-of date", day.en),
            )
        }
    }

    fn within(&self, value: Value, length: Period, holds: bool) -> Words {
        let (day, length) = (self.day(value), period(length));
        if holds {
            leaf(
                format!("自{}起未满 {}（含最后一日）", day.zh, length.zh),
                format!("within {} from the {} (the last day included)", length.en, day.en),
            )
        } else {
            leaf(
                format!("没有{0}，或者自{0}起已满 {1}", day.zh, length.zh),
                format!("there is no {}, or the period of {} from it is over", day.en, length.en),
            )
        }
    }

    fn is_date(&self, value: Value) -> bool {
        use crate::subject::Kind;
        match value {
            Value::Fact(at) => self.facts.get(at).is_some_and(|fact| fact.kind == Kind::Date),
            Value::Record(field) => field.kind() == Kind::Date,
            Value::SubjectKind => false,
        }
    }

    fn label(&self, value: Value) -> Text {
        match value {
            Value::Fact(at) => self.facts.get(at).map(|fact| fact.label.clone()).unwrap_or_default(),
            Value::Record(field) => Text::new(field.label().0, field.label().1),
            Value::SubjectKind => vocabulary::subject_kind().0,
        }
    }

    /// The label of a date as the day of an event: `履行全部义务的日期` is `履行全部义务之日`.
    fn day(&self, value: Value) -> Text {
        let label = self.label(value);
        let stem = label.zh.strip_suffix("的日期").or_else(|| label.zh.strip_suffix("日期"));
        let zh = match stem.filter(|stem| !stem.is_empty()) {
            Some(stem) => format!("{stem}之日"),
            None => label.zh,
        };
        Text::new(zh, label.en)
    }

    fn choice(&self, value: Value, id: &str) -> Text {
        let words: &[Word] = match value {
            Value::Fact(at) => {
                let choices = self.facts.get(at).map(|fact| fact.choices.as_slice()).unwrap_or_default();
                let label = choices.iter().find(|(known, _)| known == id).map(|(_, label)| label.clone());
                return label.unwrap_or_else(|| Text::new(id, id));
            }
            Value::Record(field) => field.words(),
            Value::SubjectKind => vocabulary::SUBJECT_KINDS,
        };
        named(words, id)
    }
}

impl From<Text> for Words {
    fn from(sentence: Text) -> Self {
        Self { sentence, lead: None, parts: Vec::new() }
    }
}

fn leaf(zh: String, en: String) -> Words {
    Words::from(Text::new(zh, en))
}

/// A sentence that can stand inside another one.
fn bracketed(words: &Words) -> Text {
    if words.parts.is_empty() {
        return words.sentence.clone();
    }
    Text::new(format!("（{}）", words.sentence.zh), format!("({})", words.sentence.en))
}

fn presumed_words(inner: Words, holds: bool) -> Words {
    let (zh, en) = if holds {
        ("不清楚时推定成立", "taken to hold where not known")
    } else {
        ("不清楚时推定不成立", "taken not to hold where not known")
    };
    let inside = bracketed(&inner);
    Words {
        sentence: Text::new(format!("{}（{zh}）", inside.zh), format!("{} ({en})", inside.en)),
        lead: inner.lead.map(|lead| Text::new(format!("{}（{zh}）", lead.zh), format!("{} ({en})", lead.en))),
        parts: inner.parts,
    }
}

fn counted(inner: Words, n: u32, holds: bool) -> Words {
    let lead = match (holds, n) {
        (true, 1) => Text::new("至少有 1 条记录符合", "at least 1 record for which"),
        (true, _) => Text::new(format!("至少有 {n} 条记录符合"), format!("at least {n} records for which")),
        (false, 1) => Text::new("没有一条记录符合", "no record for which"),
        (false, _) => Text::new(format!("符合的记录不到 {n} 条"), format!("fewer than {n} records for which")),
    };
    let inside = bracketed(&inner);
    Words {
        sentence: Text::new(format!("{}：{}", lead.zh, inside.zh), format!("{} {}", lead.en, inside.en)),
        lead: Some(lead),
        parts: vec![inner],
    }
}

fn measure(kinds: &[&str], sizes: &[&str], holds: bool) -> Words {
    let (kinds, sizes) = (all_named(vocabulary::MEASURE_KINDS, kinds), all_named(vocabulary::MEASURE_SIZES, sizes));
    if kinds.is_empty() && sizes.is_empty() {
        return if holds {
            leaf("有处罚或者措施".to_owned(), "there is a measure".to_owned())
        } else {
            leaf("没有任何处罚或者措施".to_owned(), "there is no measure".to_owned())
        };
    }
    let what = match (kinds.as_slice(), sizes.as_slice()) {
        (kinds, []) => either(kinds),
        ([], sizes) => {
            let sizes = either(sizes);
            Text::new(format!("数额为{}的处罚", sizes.zh), format!("a measure of {} size", sizes.en))
        }
        (kinds, sizes) => {
            let (kinds, sizes) = (either(kinds), either(sizes));
            Text::new(format!("{}（{}）", kinds.zh, sizes.zh), format!("{} ({} size)", kinds.en, sizes.en))
        }
    };
    if holds {
        leaf(format!("处罚中有{}", what.zh), format!("the measures include: {}", what.en))
    } else {
        leaf(format!("处罚中没有{}", what.zh), format!("the measures do not include: {}", what.en))
    }
}

fn only_measures(kinds: &[&str], holds: bool) -> Words {
    let what = either(&all_named(vocabulary::MEASURE_KINDS, kinds));
    if holds {
        leaf(format!("有处罚，并且都是{}", what.zh), format!("there are measures, and each is: {}", what.en))
    } else {
        leaf(
            format!("没有处罚，或者有{}以外的处罚", what.zh),
            format!("there are no measures, or some are other than: {}", what.en),
        )
    }
}

fn all_named(words: &[Word], ids: &[&str]) -> Vec<Text> {
    ids.iter().map(|id| named(words, id)).collect()
}

fn named(words: &[Word], id: &str) -> Text {
    words.iter().find(|word| word.id == id).map_or_else(|| Text::new(id, id), |word| Text::new(word.zh, word.en))
}

/// `甲`, `甲或者乙`, `甲、乙、丙中的任何一种`.
fn either(list: &[Text]) -> Text {
    if list.len() < 3 {
        return join(list, "或者", " or ");
    }
    let names = join(list, "、", " or ");
    Text::new(format!("{}中的任何一种", names.zh), names.en)
}

fn join(list: &[Text], zh: &str, en: &str) -> Text {
    let (zh_list, en_list): (Vec<&str>, Vec<&str>) =
        list.iter().map(|text| (text.zh.as_str(), text.en.as_str())).unzip();
    Text::new(zh_list.join(zh), en_list.join(en))
}
