//! Dates as people write them.

use super::fault::Told;
use crate::date::{Date, DateFault};

/// Reads `2026-05-08`, `2026/5/8`, `2026.5.8`, `2026年5月8日` and `20260508`; a time of day behind it is passed over.
///
/// A date with the day or the month first is not read: nobody can tell which is which.
pub(super) fn day(text: &str) -> Result<Date, Told> {
    let text = without_time(text);
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let (year, rest) = text.split_at_checked(4).unwrap_or_default();
        let (month, day) = rest.split_at_checked(2).unwrap_or_default();
        return made(year, month, day);
    }
    let mut parts = text.split(['-', '/', '.', '年', '月', '日']).map(str::trim);
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let rest = parts.all(str::is_empty);
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) if rest && year.len() == 4 => made(year, month, day),
        _ => Err(DateFault::NotADate.into()),
    }
}

fn made(year: &str, month: &str, day: &str) -> Result<Date, Told> {
    let digits = |part: &str, most: usize| {
        let fits = (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (Some(year), Some(month), Some(day)) = (digits(year, 4), digits(month, 2), digits(day, 2)) else {
        return Err(DateFault::NotADate.into());
    };
    let exact = format!("{year:04}-{month:02}-{day:02}");
    crate::date::parse(&exact).map_err(Told::from)
}

/// `2026/5/8 0:00:00` and `2026-05-08T00:00:00.000Z` without their time.
fn without_time(text: &str) -> &str {
    let Some((date, time)) = text.split_once([' ', 'T']) else { return text };
    let is_time = time.contains(':') && time.bytes().all(|byte| byte.is_ascii_digit() || b":.Z+".contains(&byte));
    if is_time { date } else { text }
}
