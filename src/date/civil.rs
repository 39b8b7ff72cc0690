//! One civil day of the Gregorian calendar, and reading it from text.
//!
//! Statutory periods count by the Gregorian calendar (民法典 art. 200). A [`Date`]
//! has no time of day and no zone: the caller decides which day "today" is.

use core::fmt;

use jiff_core::civil;
use serde::{Serialize, Serializer};

use crate::error::Error;
use crate::text::Text;

/// A day from 1900-01-01 to 2200-12-31 in the Gregorian calendar.
///
/// The range is wide enough for every rule and record, and narrow enough that
/// a mistyped year is found.
///
/// ```
/// use zhixin::date::Date;
///
/// let day = Date::new(2026, 11, 22).ok_or("no such day")?;
/// assert_eq!(day.to_string(), "2026-11-22");
/// assert_eq!(day.weekday(), 7);
/// assert_eq!(Date::new(2026, 2, 30), None);
/// # Ok::<(), &str>(())
/// ```
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// The first day of the range, 1900-01-01.
    pub const MIN: Date = Date(civil::date(1900, 1, 1));

    /// The last day of the range, 2200-12-31.
    pub const MAX: Date = Date(civil::date(2200, 12, 31));

    /// Makes a date from a year, a month (1 to 12) and a day (from 1).
    ///
    /// `None` when there is no such day or it lies outside [`Date::MIN`] to [`Date::MAX`].
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        Self::in_range(exact(year, month, day)?)
    }

    /// The year, 1900 to 2200.
    pub fn year(self) -> i32 {
        i32::from(self.0.year())
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        u32::from(self.0.month().unsigned_abs())
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        u32::from(self.0.day().unsigned_abs())
    }

    /// Days since 1970-01-01, which is day 0; earlier days are negative.
    pub fn epoch_day(self) -> i32 {
        self.0.to_unix_epoch_day().day()
    }

    /// The date that lies `day` days after 1970-01-01; `None` outside the range.
    pub fn from_epoch_day(day: i32) -> Option<Date> {
        Self::in_range(civil::UnixEpochDay::new(day).ok()?.to_date())
    }

    /// The following day; `None` after [`Date::MAX`].
    #[allow(
        clippy::should_implement_trait,
        reason = "`next` is the day after, not an iterator; a Copy iterator would mislead"
    )]
    pub fn next(self) -> Option<Date> {
        Self::in_range(self.0.tomorrow().ok()?)
    }

    /// The day before; `None` before [`Date::MIN`].
    pub fn prev(self) -> Option<Date> {
        Self::in_range(self.0.yesterday().ok()?)
    }

    /// The date `days` later, or earlier when negative; `None` outside the range.
    pub fn add_days(self, days: i64) -> Option<Date> {
        let day = i64::from(self.epoch_day()).checked_add(days)?;
        Self::from_epoch_day(i32::try_from(day).ok()?)
    }

    /// The corresponding day `months` later, or earlier when negative.
    ///
    /// When the end month has no such day, its last day is meant: one month after
    /// 31 January is 28 or 29 February (民法典 art. 202). `None` outside the range.
    pub fn add_months(self, months: i64) -> Option<Date> {
        let zero_based = i64::from(self.year()) * 12 + i64::from(self.0.month()) - 1;
        let total = zero_based.checked_add(months)?;
        let year = i16::try_from(total.div_euclid(12)).ok()?;
        let month = i8::try_from(total.rem_euclid(12) + 1).ok()?;
        Self::in_range(civil::Date::new_constrain(year, month, self.0.day()).ok()?)
    }

    /// The day of the week, from 1 (Monday) to 7 (Sunday).
    pub fn weekday(self) -> u8 {
        self.0.weekday().to_monday_one_offset().unsigned_abs()
    }

    /// How many days a month has: 28 to 31, or 0 when there is no such month.
    pub fn days_in_month(year: i32, month: u32) -> u32 {
        exact(year, month, 1).map_or(0, |first| u32::from(first.days_in_month().unsigned_abs()))
    }

    fn in_range(date: civil::Date) -> Option<Date> {
        let date = Date(date);
        (Date::MIN <= date && date <= Date::MAX).then_some(date)
    }
}

/// A real day of the years -9999 to 9999, whether or not it is in our range.
fn exact(year: i32, month: u32, day: u32) -> Option<civil::Date> {
    let year = i16::try_from(year).ok()?;
    let month = i8::try_from(month).ok()?;
    let day = i8::try_from(day).ok()?;
    civil::Date::new(year, month, day).ok()
}

impl fmt::Display for Date {
    /// Writes `YYYY-MM-DD`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Date {
    /// As the text `YYYY-MM-DD`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Why a text is not a date of our range.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum DateFault {
    /// Not of the form `YYYY-MM-DD` in ASCII digits, for example `2026-2-3`.
    NotADate,
    /// Of the right form, but there is no such day, for example `2026-02-30`.
    NoSuchDay,
    /// A real day before [`Date::MIN`] or after [`Date::MAX`].
    OutOfRange,
}

impl DateFault {
    /// The stable word: `not_a_date`, `impossible_date` or `date_out_of_range`.
    pub fn code(self) -> &'static str {
        match self {
            DateFault::NotADate => "not_a_date",
            DateFault::NoSuchDay => "impossible_date",
            DateFault::OutOfRange => "date_out_of_range",
        }
    }

    /// What is wrong and what would be right; does not repeat the text that was given.
    pub fn messages(self) -> Text {
        match self {
            DateFault::NotADate => Text::new(
                "日期须写作 YYYY-MM-DD（半角数字），例如 2026-02-03",
                "a date is written YYYY-MM-DD in ASCII digits, for example 2026-02-03",
            ),
            DateFault::NoSuchDay => Text::new(
                "日历上没有这一天，请核对月份和日",
                "there is no such day in the calendar; check the month and the day",
            ),
            DateFault::OutOfRange => Text::new(
                "日期须在 1900-01-01 至 2200-12-31 之间，请核对年份",
                "a date lies between 1900-01-01 and 2200-12-31; check the year",
            ),
        }
    }

    /// The fault as an [`Error`] at `path`, a JSON Pointer into the given value.
    pub fn at(self, path: impl Into<String>) -> Error {
        Error::new(self.code(), path, self.messages())
    }
}

/// Reads a date written exactly `YYYY-MM-DD` in ASCII digits; nothing is trimmed or guessed.
///
/// # Errors
///
/// [`DateFault::NotADate`] for any other form, [`DateFault::NoSuchDay`] for a day
/// that does not exist, [`DateFault::OutOfRange`] outside 1900 to 2200.
///
/// ```
/// use zhixin::date::{parse, DateFault};
///
/// assert!(parse("2024-02-29").is_ok());
/// assert_eq!(parse("2026-02-30"), Err(DateFault::NoSuchDay));
/// assert_eq!(parse("2026-2-3"), Err(DateFault::NotADate));
/// ```
pub fn parse(text: &str) -> Result<Date, DateFault> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
        return Err(DateFault::NotADate);
    };
    let year = number(&[*y1, *y2, *y3, *y4]).ok_or(DateFault::NotADate)?;
    let month = number(&[*m1, *m2]).ok_or(DateFault::NotADate)?;
    let day = number(&[*d1, *d2]).ok_or(DateFault::NotADate)?;
    let year = i32::try_from(year).map_err(|_| DateFault::NotADate)?;
    let date = exact(year, month, day).ok_or(DateFault::NoSuchDay)?;
    Date::in_range(date).ok_or(DateFault::OutOfRange)
}

/// Up to four ASCII digits as a number; `None` when one of them is not a digit.
pub(super) fn number(digits: &[u8]) -> Option<u32> {
    let mut value = 0_u32;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        value = value.checked_mul(10)?.checked_add(u32::from(digit - b'0'))?;
    }
    Some(value)
}
