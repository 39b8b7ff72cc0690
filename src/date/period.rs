//! Statutory periods: how long, in which unit, and on which day they end.
//!
//! 民法典 arts 201 to 203: the day of the event is not counted; a period in
//! months or years ends on the corresponding day of the end month, or on its last
//! day when there is none; a period whose last day is a day off ends on the day after
//! the days off. Whether the last of these applies is for the rule to say ([`Roll`]):
//! it helps a subject that must file something, and it would lengthen a publication.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::calendar::Calendar;
use super::civil::Date;
use crate::text::Text;

/// What a period is counted in.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Calendar days.
    Day,
    /// Working days: neither weekends nor days off, make-up working days included.
    WorkingDay,
    /// Calendar months.
    Month,
    /// Calendar years.
    Year,
}

impl Unit {
    /// The word in packs: `day`, `working_day`, `month` or `year`.
    pub fn word(self) -> &'static str {
        match self {
            Unit::Day => "day",
            Unit::WorkingDay => "working_day",
            Unit::Month => "month",
            Unit::Year => "year",
        }
    }

    /// The unit that a word means; `None` for any other word.
    pub fn from_word(word: &str) -> Option<Unit> {
        match word {
            "day" => Some(Unit::Day),
            "working_day" => Some(Unit::WorkingDay),
            "month" => Some(Unit::Month),
            "year" => Some(Unit::Year),
            _ => None,
        }
    }
}

/// A length of time as a rule states it, for example 7 working days.
///
/// Serialised as `{ "n": 7, "unit": "working_day" }`.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// How many units; 0 means the start day itself.
    pub n: u32,
    /// The unit.
    pub unit: Unit,
}

impl Period {
    /// Makes a period.
    pub const fn new(n: u32, unit: Unit) -> Self {
        Self { n, unit }
    }

    /// The period in words: `7个工作日`, `7 working days`.
    pub fn in_words(self) -> Text {
        let (zh, one, many) = match self.unit {
            Unit::Day => ("日", " day", " days"),
            Unit::WorkingDay => ("个工作日", " working day", " working days"),
            Unit::Month => ("个月", " month", " months"),
            Unit::Year => ("年", " year", " years"),
        };
        let n = self.n.to_string();
        let en = if self.n == 1 { one } else { many };
        Text::new([n.as_str(), zh].concat(), [n.as_str(), en].concat())
    }
}

impl fmt::Display for Period {
    /// Writes the number and the word of the unit: `7 working_day`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.n, self.unit.word())
    }
}

/// What happens when a period ends on a day off.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Roll {
    /// The end stays where it is. The default: a burden is not lengthened.
    #[default]
    None,
    /// The end moves to the next working day (民法典 art. 203), for a subject's own filing deadlines.
    NextWorkingDay,
}

/// A date that was computed, and whether the calendar could vouch for it.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Reckoned {
    /// The computed day.
    pub date: Date,
    /// True when the answer needed to know days off beyond the known calendar.
    pub provisional: bool,
}

/// The last day of a period that begins with an event on `start`.
///
/// The start day is not counted (民法典 art. 201), months and years end on the
/// corresponding day or on the last day of the month (art. 202), and `roll` says
/// what happens when that day is a day off (art. 203).
///
/// The answer is `provisional` when it depends on days for which `calendar` has no
/// arrangement: working days counted there, or an end there that might have to
/// move. Such an end is left on the corresponding day, never moved by guessing
/// weekends (a Sunday may be a make-up working day), so that a deadline shown is
/// not later than the true one. Days, months and years with [`Roll::None`]
/// do not consult the calendar and are never provisional.
///
/// `None` when the period ends after [`Date::MAX`].
///
/// ```
/// use zhixin::date::{add, Calendar, Date, Period, Roll, Unit};
///
/// let calendar = Calendar::from_json(&serde_json::json!({
///     "id": "example", "title": { "zh": "示例", "en": "example" },
///     "from": "2026-01-01", "to": "2026-12-31",
///     "years": { "2026": { "off": ["1001-1007"], "work": ["1010"],
///         "basis": { "document": "示例", "number": null, "note": null } } }
/// }))?;
/// let start = Date::new(2026, 4, 1).ok_or("no such day")?;
/// let end = add(start, Period::new(6, Unit::Month), Roll::NextWorkingDay, &calendar);
/// assert_eq!(end.map(|end| end.date), Date::new(2026, 10, 8));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn add(start: Date, period: Period, roll: Roll, calendar: &Calendar) -> Option<Reckoned> {
    let n = i64::from(period.n);
    let fixed = |date| Reckoned { date, provisional: false };
    let end = match period.unit {
        Unit::Day => fixed(start.add_days(n)?),
        Unit::WorkingDay => calendar.add_working_days(start, period.n)?,
        Unit::Month => fixed(start.add_months(n)?),
        Unit::Year => fixed(start.add_months(n * 12)?),
    };
    match roll {
        Roll::None => Some(end),
        Roll::NextWorkingDay => {
            let rolled = calendar.roll(end.date)?;
            Some(Reckoned { date: rolled.date, provisional: end.provisional || rolled.provisional })
        }
    }
}
