//! Reading a [`Calendar`] from JSON, with a place and a sentence for every fault.

use serde_json::{Map, Value};

use super::calendar::{Basis, Calendar};
use super::civil::{self, Date};
use crate::error::Error;
use crate::text::Text;

type Object = Map<String, Value>;

/// What the table says of a day, so far.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Mark {
    Unmarked,
    Off,
    Work,
}

pub(super) fn load(value: &Value) -> Result<Calendar, Error> {
    let root = object(value, "")?;
    only(root, "", &["id", "title", "from", "to", "years"])?;
    let id = string(root, "", "id")?;
    let title = text(field(root, "", "title")?, "/title")?;
    let from = date(root, "from")?;
    let to = date(root, "to")?;
    if to < from {
        return Err(fault("calendar_span", "/to", "to 早于 from", "`to` is before `from`"));
    }
    let years = object(field(root, "", "years")?, "/years")?;
    for year in from.year()..=to.year() {
        if !years.contains_key(&year.to_string()) {
            return Err(Error::new(
                "calendar_missing_year",
                "/years",
                Text::new(format!("缺少{year}年的安排"), format!("the year {year} is missing")),
            ));
        }
    }

    let mut table = Table { from, marks: vec![Mark::Unmarked; span(from, to)] };
    let mut basis = Vec::new();
    for (key, entry) in years {
        let path = ["/years/", &escape(key)].concat();
        let year = year_of(key, from, to).ok_or_else(|| {
            fault(
                "calendar_year",
                &path,
                "年份须为四位数字，且在 from 至 to 之间",
                "a year has four digits and lies between `from` and `to`",
            )
        })?;
        let entry = object(entry, &path)?;
        only(entry, &path, &["off", "work", "basis"])?;
        table.mark(entry, &path, year, "off", Mark::Off)?;
        table.mark(entry, &path, year, "work", Mark::Work)?;
        basis.push((year, read_basis(field(entry, &path, "basis")?, &[&path, "/basis"].concat())?));
    }
    Ok(Calendar { id, title, from, to, working: table.working(), basis })
}

/// The marks of all days from `from` on.
struct Table {
    from: Date,
    marks: Vec<Mark>,
}

impl Table {
    /// Marks the days listed under `name` in the entry of a year.
    fn mark(&mut self, entry: &Object, path: &str, year: i32, name: &str, mark: Mark) -> Result<(), Error> {
        let list = field(entry, path, name)?;
        let path = [path, "/", name].concat();
        let list = list.as_array().ok_or_else(|| shape(&path, "须为数组", "must be an array"))?;
        for (index, item) in list.iter().enumerate() {
            let path = [path.as_str(), "/", &index.to_string()].concat();
            let (first, last) = item.as_str().and_then(|item| range(year, item)).ok_or_else(|| {
                fault(
                    "calendar_day",
                    &path,
                    "须为真实存在的日期 MMDD，或由先到后的 MMDD-MMDD",
                    "must be a real day `MMDD`, or a range `MMDD-MMDD` that runs forwards",
                )
            })?;
            for day in first.epoch_day()..=last.epoch_day() {
                self.mark_day(day, &path, mark)?;
            }
        }
        Ok(())
    }

    fn mark_day(&mut self, day: i32, path: &str, mark: Mark) -> Result<(), Error> {
        let index = usize::try_from(day - self.from.epoch_day()).ok();
        let Some(slot) = index.and_then(|index| self.marks.get_mut(index)) else {
            return Err(fault(
                "calendar_day",
                path,
                "日期不在 from 至 to 之间",
                "the day is not between `from` and `to`",
            ));
        };
        if *slot != Mark::Unmarked {
            return Err(fault(
                "calendar_overlap",
                path,
                "同一天重复列出，或既休假又上班",
                "a day is listed twice, or both off and at work",
            ));
        }
        *slot = mark;
        Ok(())
    }

    /// Unmarked days are working days from Monday to Friday.
    fn working(&self) -> Vec<bool> {
        let mut weekday = self.from.weekday();
        let mut working = Vec::with_capacity(self.marks.len());
        for mark in &self.marks {
            working.push(match mark {
                Mark::Unmarked => weekday <= 5,
                Mark::Off => false,
                Mark::Work => true,
            });
            weekday = if weekday == 7 { 1 } else { weekday + 1 };
        }
        working
    }
}

/// How many days there are from `from` to `to`, both included; at most some 110,000.
fn span(from: Date, to: Date) -> usize {
    usize::try_from(to.epoch_day() - from.epoch_day() + 1).unwrap_or(0)
}

fn year_of(key: &str, from: Date, to: Date) -> Option<i32> {
    if key.len() != 4 {
        return None;
    }
    let year = i32::try_from(civil::number(key.as_bytes())?).ok()?;
    (from.year()..=to.year()).contains(&year).then_some(year)
}

/// `MMDD` or `MMDD-MMDD`.
fn range(year: i32, text: &str) -> Option<(Date, Date)> {
    match text.as_bytes() {
        [m1, m2, d1, d2] => {
            let day = day_of(year, [*m1, *m2], [*d1, *d2])?;
            Some((day, day))
        }
        [m1, m2, d1, d2, b'-', n1, n2, e1, e2] => {
            let first = day_of(year, [*m1, *m2], [*d1, *d2])?;
            let last = day_of(year, [*n1, *n2], [*e1, *e2])?;
            (first <= last).then_some((first, last))
        }
        _ => None,
    }
}

fn day_of(year: i32, month: [u8; 2], day: [u8; 2]) -> Option<Date> {
    Date::new(year, civil::number(&month)?, civil::number(&day)?)
}

fn read_basis(value: &Value, path: &str) -> Result<Basis, Error> {
    let object = object(value, path)?;
    only(object, path, &["document", "number", "standing", "note"])?;
    let number = match field(object, path, "number")? {
        Value::Null => None,
        _ => Some(string(object, path, "number")?),
    };
    let standing = match object.get("standing") {
        None => "unverified".to_string(),
        Some(_) => string(object, path, "standing")?,
    };
    if !["text", "secondary", "unverified"].contains(&standing.as_str()) {
        return Err(shape(
            &[path, "/standing"].concat(),
            "须为 text、secondary 或 unverified",
            "must be `text`, `secondary` or `unverified`",
        ));
    }
    let note = match field(object, path, "note")? {
        Value::Null => None,
        note => Some(text(note, &[path, "/note"].concat())?),
    };
    Ok(Basis { document: string(object, path, "document")?, number, standing, note })
}

fn text(value: &Value, path: &str) -> Result<Text, Error> {
    let object = object(value, path)?;
    only(object, path, &["zh", "en"])?;
    Ok(Text::new(string(object, path, "zh")?, string(object, path, "en")?))
}

fn date(root: &Object, name: &str) -> Result<Date, Error> {
    civil::parse(&string(root, "", name)?).map_err(|fault| fault.at(["/", name].concat()))
}

fn object<'a>(value: &'a Value, path: &str) -> Result<&'a Object, Error> {
    value.as_object().ok_or_else(|| shape(path, "须为对象", "must be an object"))
}

fn field<'a>(object: &'a Object, path: &str, name: &str) -> Result<&'a Value, Error> {
    object
        .get(name)
        .ok_or_else(|| shape(path, &["缺少字段 ", name].concat(), &["the field `", name, "` is missing"].concat()))
}

/// A text that is not empty.
fn string(object: &Object, path: &str, name: &str) -> Result<String, Error> {
    match field(object, path, name)? {
        Value::String(text) if !text.trim().is_empty() => Ok(text.clone()),
        _ => Err(shape(&[path, "/", name].concat(), "须为非空文本", "must be a text that is not empty")),
    }
}

/// A misspelt field would be lost in silence; it is a fault instead.
fn only(object: &Object, path: &str, names: &[&str]) -> Result<(), Error> {
    match object.keys().find(|key| !names.contains(&key.as_str())) {
        None => Ok(()),
        Some(key) => Err(shape(&[path, "/", &escape(key)].concat(), "未知字段", "the field is not known here")),
    }
}

fn shape(path: &str, zh: &str, en: &str) -> Error {
    fault("calendar_shape", path, zh, en)
}

fn fault(code: &'static str, path: &str, zh: &str, en: &str) -> Error {
    Error::new(code, path, Text::new(zh, en))
}

/// A key as a step of a JSON Pointer (RFC 6901).
fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
