//! Dates as people type them: read exactly or refused, never guessed.

use crate::date::Date;

/// Reads a date as typed: `2026-05-08`, `2026/5/8`, `2026.5.8`, `2026年5月8日`, `20260508`.
///
/// Full-width digits and blanks around the parts are allowed. The order is always
/// year, month, day, the year in four digits: `8/5/2026` is refused, because it
/// means two days.
///
/// ```
/// let iso = |typed| zhixin::form::day::read(typed).map(|day| day.to_string());
/// assert_eq!(iso("2026年5月8日").as_deref(), Some("2026-05-08"));
/// assert_eq!(iso("2026-02-29"), None);
/// assert_eq!(iso("8/5/2026"), None);
/// ```
pub fn read(typed: &str) -> Option<Date> {
    let (year, month, day) = parts(typed)?;
    civil(year, month, day)
}

/// Year, month and day as typed, whether or not there is such a day.
pub(super) fn parts(typed: &str) -> Option<(u32, u32, u32)> {
    let plain: String = typed.trim().chars().map(narrow).filter(|c| *c != ' ').collect();
    if plain.len() == 8 && plain.chars().all(|c| c.is_ascii_digit()) {
        let all = number(&plain, 8)?;
        return Some((all / 10_000, all / 100 % 100, all % 100));
    }
    let (year, rest, end) = split_year(&plain)?;
    let (month, day) = rest.split_once(end)?;
    let day = if end == '月' { day.strip_suffix(['日', '号'])? } else { day };
    if year.len() != 4 {
        return None;
    }
    Some((number(year, 4)?, number(month, 2)?, number(day, 2)?))
}

/// A day that the calendar has, within the centuries that decisions are dated in.
fn civil(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = i32::try_from(year).ok().filter(|year| (1900..2200).contains(year))?;
    Date::new(year, month, day)
}

/// A number of one digit up to `most`.
fn number(digits: &str, most: usize) -> Option<u32> {
    let fits = digits.len() <= most && digits.chars().all(|c| c.is_ascii_digit());
    fits.then(|| digits.parse().ok()).flatten()
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
