//! What a cell says: the words, dates and numbers that people write in spreadsheets.

use super::fault::Told;
use super::likeness::{Letters, likeness};
use super::number::{number, ratio};
use crate::date::Date;
use crate::json::{hint, nearest};
use crate::subject::{FactSpec, Field, Kind, Value, vocabulary};
use crate::text::Text;

/// What a plain number in a column of rates means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Per cent: the heading says `%`.
    Percent,
    /// Per mille: the heading says `‰`.
    PerMille,
}

/// How the cells of a column are read.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// What they hold.
    pub kind: Kind,
    /// The words that they may hold, with their labels.
    pub words: Words<'a>,
    /// The unit of numbers, which may stand behind them.
    pub unit: Option<&'a str>,
    /// The least and the largest number.
    pub bounds: (Option<i64>, Option<i64>),
    /// What plain numbers mean where a rate is wanted.
    pub scale: Option<Scale>,
    /// Whether a number in a column of dates counts the days of a spreadsheet.
    pub serials: bool,
}

/// Words that a cell may hold.
#[derive(Clone, Copy, Debug)]
pub enum Words<'a> {
    /// None.
    None,
    /// Of the vocabulary.
    Fixed(&'static [vocabulary::Word]),
    /// Of a fact.
    Choices(&'a [(String, Text)]),
}

impl<'a> Reading<'a> {
    /// The cells of a plain kind.
    pub fn plain(kind: Kind) -> Self {
        Self { kind, words: Words::None, unit: None, bounds: (None, None), scale: None, serials: false }
    }

    /// The cells of a fact.
    pub fn fact(fact: &'a FactSpec) -> Self {
        Self {
            words: Words::Choices(&fact.choices),
            unit: fact.unit.as_deref(),
            bounds: (fact.least, fact.most),
            ..Self::plain(fact.kind)
        }
    }

    /// The cells of a record's field.
    pub fn field(field: Field) -> Self {
        Self { words: Words::Fixed(field.words()), ..Self::plain(field.kind()) }
    }

    /// What a cell says; an empty one says nothing.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn read(&self, cell: &str) -> Result<Value, Told> {
        // Most cells have no space around them, and looking at two bytes tells.
        let edge = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
        let bytes = cell.as_bytes();
        let text = if edge(bytes.first()) && edge(bytes.last()) { cell } else { cell.trim() };
        if text.is_empty() {
            return Ok(Value::Unknown);
        }
        if let Some(value) = self.quick(text) {
            return Ok(value);
        }
        let wide = half_width(text);
        let text = wide.trim();
        if is_unknown(text) {
            return Ok(Value::Unknown);
        }
        match self.kind {
            Kind::Bool => yes_or_no(text).map(Value::Bool).ok_or_else(not_yes_or_no),
            Kind::Date => self.date(text),
            Kind::Int => number(text, self.unit).and_then(|n| self.bounded(n)),
            Kind::Word => self.words.find(text).map(|word| Value::Word(word.to_owned())),
            Kind::Ratio => ratio(text, self.scale).map(|(n, d)| Value::Ratio(n, d)),
        }
    }

    /// The forms that files of programs have, without looking further.
    #[inline]
    fn quick(&self, text: &str) -> Option<Value> {
        match self.kind {
            Kind::Bool => match text {
                "true" | "1" | "是" => Some(Value::Bool(true)),
                "false" | "0" | "否" => Some(Value::Bool(false)),
                _ => None,
            },
            Kind::Int => {
                let bytes = text.as_bytes();
                if bytes.len() > 15 {
                    return None;
                }
                let mut n = 0_i64;
                for byte in bytes {
                    if !byte.is_ascii_digit() {
                        return None;
                    }
                    n = n * 10 + i64::from(byte - b'0');
                }
                self.bounded(n).ok()
            }
            Kind::Date if !self.serials => crate::date::parse(text).ok().map(Value::Date),
            _ => None,
        }
    }

    fn bounded(&self, n: i64) -> Result<Value, Told> {
        match self.bounds {
            (Some(least), _) if n < least => {
                Err(Told::new("out_of_range", format!("不能小于 {least}"), format!("it may not be less than {least}")))
            }
            (_, Some(most)) if n > most => {
                Err(Told::new("out_of_range", format!("不能大于 {most}"), format!("it may not be more than {most}")))
            }
            _ => Ok(Value::Int(n)),
        }
    }

    fn date(&self, text: &str) -> Result<Value, Told> {
        if self.serials
            && let Some(day) = text.parse::<i32>().ok().filter(|n| (1..=120_000).contains(n))
        {
            // Day 1 is 1900-01-01, and day 60 the 29 February 1900 that never was: 25569 is 1970-01-01.
            return match Date::from_epoch_day(day - 25_569).filter(|_| day > 60) {
                Some(date) => Ok(Value::Date(date)),
                None => Err(Told::from(crate::date::DateFault::OutOfRange)),
            };
        }
        match yes_or_no(text) {
            Some(false) => return Ok(Value::Bool(false)),
            Some(true) => {
                return Err(Told::new(
                    "date_wanted",
                    "这里要写日期（如 2026-05-08）；没有发生的，写“无”",
                    "a date is wanted here, such as 2026-05-08; write `no` for what did not happen",
                ));
            }
            None => {}
        }
        super::day::day(text).map(Value::Date)
    }
}

impl<'a> Words<'a> {
    /// The word that `given` names by its identifier or a label.
    ///
    /// # Errors
    ///
    /// That there is none, with the nearest one.
    pub fn find(self, given: &str) -> Result<&'a str, Told> {
        // Labels have full-width brackets, which cells that were read have not.
        let same = |label: &str| {
            label.eq_ignore_ascii_case(given) || (!label.is_ascii() && half_width(label).eq_ignore_ascii_case(given))
        };
        let (found, near) = match self {
            Self::None => (None, None),
            Self::Fixed(words) => {
                let found = words.iter().find(|word| same(word.id) || same(word.zh) || same(word.en));
                (found.map(|word| word.id), vocabulary::nearest(words, given))
            }
            Self::Choices(list) => {
                let found = list.iter().find(|(id, label)| same(id) || same(&label.zh) || same(&label.en));
                (found.map(|(id, _)| id.as_str()), nearest(list.iter().map(|(id, _)| id.as_str()), given))
            }
        };
        found.ok_or_else(|| {
            let (zh, en) = hint(near.or_else(|| self.alike(given)));
            Told::new("unknown_word", format!("没有这个词{zh}"), format!("there is no such word{en}"))
        })
    }

    /// The word whose Chinese label is most alike.
    fn alike(self, given: &str) -> Option<&'a str> {
        let given = Letters::of(given);
        let mut best: (u32, Option<&'a str>) = (50, None);
        let mut hold = |label: &str, id: &'a str| {
            let score = likeness(&Letters::of(label), &given);
            if score > best.0 {
                best = (score, Some(id));
            }
        };
        match self {
            Self::None => {}
            Self::Fixed(words) => words.iter().for_each(|word| hold(word.zh, word.zh)),
            Self::Choices(list) => list.iter().for_each(|(_, label)| hold(&label.zh, &label.zh)),
        }
        best.1
    }
}

/// Words for yes and no; nothing for any other.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        "是" | "有" | "已" | "√" | "✓" | "✔" | "1" => Some(true),
        "否" | "无" | "没有" | "不" | "未" | "×" | "✗" | "✘" | "0" => Some(false),
        _ => {
            let any = |words: [&str; 3]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
            match (any(["yes", "y", "true"]), any(["no", "n", "false"])) {
                (true, _) => Some(true),
                (_, true) => Some(false),
                _ => None,
            }
        }
    }
}

/// Whether a cell says that nothing is known.
pub(super) fn is_unknown(text: &str) -> bool {
    matches!(text, "未知" | "不详" | "不清楚" | "不明" | "待查" | "-" | "--" | "—" | "——" | "/" | "?" | "？")
        || ["unknown", "n/a", "null"].iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Full-width digits, letters and signs as half-width ones.
pub(super) fn half_width(text: &str) -> String {
    let half = |c: char| match u32::from(c) {
        wide @ 0xFF01..=0xFF5E => char::from_u32(wide - 0xFEE0).unwrap_or(c),
        0x3000 | 0x00A0 => ' ',
        _ => c,
    };
    text.chars().map(half).collect()
}

fn not_yes_or_no() -> Told {
    Told::new("not_yes_or_no", "应为“是”或者“否”（也可以写有、无）", "it has to be yes or no")
}
