//! Dates as people type them: read exactly or refused, never guessed.

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The year, 1900 to 2199.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: i32,
    /// The day of the month, from 1.
    pub day: i32,
}

impl Day {
    /// Makes a day if the calendar has it.
    pub fn new(year: i32, month: i32, day: i32) -> Option<Self> {
        let known = (1900..=2199).contains(&year) && (1..=12).contains(&month);
        (known && day >= 1 && day <= month_length(year, month)).then_some(Self { year, month, day })
    }

    /// Reads a date as typed: `2026-05-08`, `2026/5/8`, `2026.5.8`, `2026年5月8日`, `20260508`.
    ///
    /// Full-width digits and blanks around the parts are allowed. The order is always
    /// year, month, day, the year in four digits: `8/5/2026` is refused, because it
    /// means two days.
    ///
    /// ```
    /// use zhixin::form::day::Day;
    ///
    /// let iso = |typed| Day::read(typed).map(|day| day.iso());
    /// assert_eq!(iso("2026年5月8日").as_deref(), Some("2026-05-08"));
    /// assert_eq!(iso("2026-02-29"), None);
    /// assert_eq!(iso("8/5/2026"), None);
    /// ```
    pub fn read(typed: &str) -> Option<Self> {
        let plain: String = typed.trim().chars().map(narrow).filter(|c| *c != ' ').collect();
        let number = |part: &str, lengths: core::ops::RangeInclusive<usize>| {
            let digits = !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
            (digits && lengths.contains(&part.len())).then(|| part.parse::<i32>().ok()).flatten()
        };
        if plain.len() == 8 && plain.chars().all(|c| c.is_ascii_digit()) {
            let all = number(&plain, 8..=8)?;
            return Self::new(all / 10_000, all / 100 % 100, all % 100);
        }
        let (year, rest, end) = split_year(&plain)?;
        let (month, day) = rest.split_once(end)?;
        let day = if end == '月' { day.strip_suffix(['日', '号'])? } else { day };
        Self::new(number(year, 4..=4)?, number(month, 1..=2)?, number(day, 1..=2)?)
    }

    /// The day in the form of ISO 8601.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// The number of days since 1970-01-01.
    pub fn number(self) -> i32 {
        // Days are counted from March, so that the leap day is the last of its year.
        let year = if self.month <= 2 { self.year - 1 } else { self.year };
        let month = (self.month + 9) % 12;
        let in_year = (153 * month + 2) / 5 + self.day - 1;
        year * 365 + year / 4 - year / 100 + year / 400 + in_year - 719_468
    }

    /// The day with this number of days since 1970-01-01.
    pub fn from_number(number: i32) -> Option<Self> {
        let days = number + 719_468;
        let era = days.div_euclid(146_097);
        let in_era = days.rem_euclid(146_097);
        let year_in_era = (in_era - in_era / 1_460 + in_era / 36_524 - in_era / 146_096) / 365;
        let in_year = in_era - (365 * year_in_era + year_in_era / 4 - year_in_era / 100);
        let shifted = (5 * in_year + 2) / 153;
        let day = in_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_in_era + era * 400 + i32::from(month <= 2);
        Self::new(year, month, day)
    }

    /// The day of the week, 0 for Sunday.
    pub fn weekday(self) -> i32 {
        (self.number() + 4).rem_euclid(7)
    }
}

/// The separator decides the rest of the form; mixed separators are refused.
fn split_year(plain: &str) -> Option<(&str, &str, char)> {
    for (after_year, after_month) in [('年', '月'), ('-', '-'), ('/', '/'), ('.', '.')] {
        if let Some((year, rest)) = plain.split_once(after_year) {
            return Some((year, rest, after_month));
        }
    }
    None
}

/// A full-width digit or sign as its plain form.
fn narrow(c: char) -> char {
    match c {
        '\u{FF10}'..='\u{FF19}' | '\u{FF0D}' | '\u{FF0F}' | '\u{FF0E}' => {
            u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c)
        }
        '\u{3000}' | '\t' => ' ',
        '—' | '–' | '−' => '-',
        _ => c,
    }
}

fn month_length(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
