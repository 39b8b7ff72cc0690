//! Which days are working days: weekdays, days off, and make-up working days.
//!
//! The State Council arranges each year's days off and the weekend days that are
//! worked instead (调休). A [`Calendar`] holds those arrangements for a span of
//! years as data; beyond the span nobody knows them yet, and every answer that would
//! need them says so.

use super::calendar_load::load;
use super::civil::Date;
use super::period::Reckoned;
use crate::error::Error;
use crate::text::Text;

/// The days off and make-up working days of a span of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub(super) id: String,
    pub(super) title: Text,
    pub(super) from: Date,
    pub(super) to: Date,
    /// One entry per day from `from` to `to`.
    pub(super) working: Vec<bool>,
    /// By year, ascending.
    pub(super) basis: Vec<(i32, Basis)>,
}

/// The document that arranges the days off of a year.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Basis {
    /// The title of the document, in Chinese.
    pub document: String,
    /// Its number, when established.
    pub number: Option<String>,
    /// How the arrangement is known: `text`, `secondary` or `unverified`.
    pub standing: String,
    /// What a reader should know beside it.
    pub note: Option<Text>,
}

/// A number of working days, and whether the calendar could vouch for it.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, serde::Serialize)]
pub struct WorkingDays {
    /// How many.
    pub n: u32,
    /// True when days outside the known calendar were counted as Monday to Friday.
    pub provisional: bool,
}

impl Calendar {
    /// Reads a calendar and checks it whole.
    ///
    /// ```json
    /// { "id": "cn-working-days", "title": { "zh": "…", "en": "…" },
    ///   "from": "2026-01-01", "to": "2026-12-31",
    ///   "years": { "2026": { "off": ["0101-0103"], "work": ["0104"],
    ///     "basis": { "document": "…", "number": null, "standing": "secondary", "note": null } } } }
    /// ```
    ///
    /// Days are `MMDD`, ranges `MMDD-MMDD` within the year, both ends included. A range
    /// of days off may contain weekends; a make-up day may be any day.
    ///
    /// # Errors
    ///
    /// With a JSON Pointer to the place: `calendar_shape` (a field is missing,
    /// unknown or of the wrong type), `not_a_date`, `impossible_date`, `date_out_of_range`,
    /// `calendar_span` (`to` before `from`), `calendar_missing_year`,
    /// `calendar_year` (a year outside the span), `calendar_day` (not `MMDD`, no such day, a
    /// range that runs backwards, or a day outside the span) and
    /// `calendar_overlap` (a day listed twice).
    pub fn from_json(value: &serde_json::Value) -> Result<Calendar, Error> {
        load(value)
    }

    /// The name of the calendar for programs.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The name of the calendar for people.
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// The first day whose arrangement is known.
    pub fn from(&self) -> Date {
        self.from
    }

    /// The last day whose arrangement is known.
    pub fn to(&self) -> Date {
        self.to
    }

    /// The document that arranges `year`; `None` outside the calendar.
    pub fn basis(&self, year: i32) -> Option<&Basis> {
        self.basis.iter().find(|(of, _)| *of == year).map(|(_, basis)| basis)
    }

    /// Whether a day is a working day, and whether that is provisional.
    ///
    /// Outside the known calendar Monday to Friday are taken for working days,
    /// and the second value is true.
    pub fn is_working_day(&self, date: Date) -> (bool, bool) {
        match self.known(date) {
            Some(working) => (working, false),
            None => (date.weekday() <= 5, true),
        }
    }

    /// The `n`-th working day after `start`; the start day is not counted.
    ///
    /// `n` = 0 gives `start`, working day or not. Provisional when `start` lies
    /// before the known calendar or the end after it: such days are counted
    /// Monday to Friday. `None` when the end would lie after [`Date::MAX`].
    ///
    /// That periods of an administrative licence are working days without statutory
    /// holidays is 行政许可法 (standing `secondary`); that make-up
    /// Saturdays and Sundays count is how the published calendars read.
    pub fn add_working_days(&self, start: Date, n: u32) -> Option<Reckoned> {
        let room = Date::MAX.epoch_day() - start.epoch_day();
        if i64::from(n) > i64::from(room) {
            return None;
        }
        let mut date = start;
        let mut left = n;
        while left > 0 {
            date = date.next()?;
            if self.is_working_day(date).0 {
                left -= 1;
            }
        }
        Some(Reckoned { date, provisional: self.beyond(start, date) })
    }

    /// How many working days lie after `start` up to and including `end`.
    ///
    /// The counterpart of [`Calendar::add_working_days`]: the start day is not counted.
    /// `None` when `end` is before `start`.
    pub fn working_days_between(&self, start: Date, end: Date) -> Option<WorkingDays> {
        if end < start {
            return None;
        }
        let mut n = 0;
        let mut date = start;
        while date < end {
            date = date.next()?;
            if self.is_working_day(date).0 {
                n += 1;
            }
        }
        Some(WorkingDays { n, provisional: self.beyond(start, end) })
    }

    /// `date`, or the first day after it that is not known to be a day off.
    ///
    /// Stops at the edge of the calendar: what is unknown is not skipped, and the
    /// answer is provisional. `None` only when it would pass [`Date::MAX`].
    pub(super) fn roll(&self, date: Date) -> Option<Reckoned> {
        let mut date = date;
        while self.known(date) == Some(false) {
            date = date.next()?;
        }
        Some(Reckoned { date, provisional: self.beyond(date, date) })
    }

    fn beyond(&self, start: Date, end: Date) -> bool {
        start < self.from || end > self.to
    }

    /// Whether a day of the calendar is a working day; `None` outside the calendar.
    fn known(&self, date: Date) -> Option<bool> {
        let index = date.epoch_day() - self.from.epoch_day();
        self.working.get(usize::try_from(index).ok()?).copied()
    }
}
