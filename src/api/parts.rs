//! The small parts that are useful by themselves: credit codes, periods, working days.

use serde::Serialize;
use serde_json::Value;

use super::options::read_lang;
use crate::date::{Date, Period, Roll, add};
use crate::error::Error;
use crate::json::{Faults, Reader};
use crate::pack::{World, read_period};
use crate::subject::uscc::{self, UsccCheck};
use crate::text::Text;

/// The end of a period.
#[derive(Debug, Serialize)]
pub(super) struct Reckoned {
    date: Date,
    /// Whether the day rests on the calendar beyond what is known of it.
    provisional: bool,
}

pub(super) fn check_uscc(text: &Value) -> Result<UsccCheck, Vec<Error>> {
    let faults = Faults::default();
    let text = Reader::new(text, "", &faults).string();
    match text {
        Some(text) => uscc::check(text).map_err(|fault| vec![fault]),
        None => Err(faults.into_vec()),
    }
}

pub(super) fn add_period(
    world: &World,
    start: &Value,
    period: &Value,
    options: &Value,
) -> Result<Reckoned, Vec<Error>> {
    let faults = Faults::default();
    let start = Reader::new(start, "/date", &faults).date();
    let period = read_period(&Reader::new(period, "/period", &faults));
    let roll = read_roll(options, &faults);
    finish(world, start, period, roll, faults)
}

pub(super) fn add_working_days(world: &World, start: &Value, n: &Value) -> Result<Reckoned, Vec<Error>> {
    let faults = Faults::default();
    let start = Reader::new(start, "/date", &faults).date();
    let reader = Reader::new(n, "/n", &faults);
    let n = reader.integer().and_then(|n| {
        let days = u32::try_from(n).ok();
        if days.is_none() {
            reader.fault("out_of_range", "应为 0 或者更大的整数", "it has to be 0 or more");
        }
        days
    });
    let period = n.map(|n| Period { n, unit: crate::date::Unit::WorkingDay });
    finish(world, start, period, Roll::None, faults)
}

/// `{ roll: "none" | "next_working_day", lang }`; `none` by default.
fn read_roll(options: &Value, faults: &Faults) -> Roll {
    if options.is_null() {
        return Roll::None;
    }
    let Some(object) = Reader::new(options, "/options", faults).object() else { return Roll::None };
    let roll = object.optional("roll").and_then(|r| match r.filled()? {
        "none" => Some(Roll::None),
        "next_working_day" => Some(Roll::NextWorkingDay),
        other => {
            r.unknown_word(other, crate::json::nearest(["none", "next_working_day"].into_iter(), other));
            None
        }
    });
    // The page says errors in this language.
    object.optional("lang").and_then(|r| read_lang(&r));
    object.finish();
    roll.unwrap_or(Roll::None)
}

fn finish(
    world: &World,
    start: Option<Date>,
    period: Option<Period>,
    roll: Roll,
    faults: Faults,
) -> Result<Reckoned, Vec<Error>> {
    let (Some(start), Some(period), true) = (start, period, faults.is_empty()) else {
        return Err(faults.into_vec());
    };
    match add(start, period, roll, &world.calendar) {
        Some(end) => Ok(Reckoned { date: end.date, provisional: end.provisional }),
        None => {
            let zh = format!("期限在 {} 之后才届满，超出范围", Date::MAX);
            let en = format!("the period ends after {}, out of range", Date::MAX);
            Err(vec![Error::new("date_out_of_range", "/period", Text::new(zh, en))])
        }
    }
}
