//! Whole numbers and rates as people write them.

use super::cell::Scale;
use super::fault::Told;

/// Reads `1,234`, `1234.00`, `1234元` where `unit` is 元, and `5万`.
pub(super) fn number(text: &str, unit: Option<&str>) -> Result<i64, Told> {
    let (digits, times) = without_unit(text, unit);
    let (n, d) = decimal(digits).ok_or_else(not_a_number)?;
    let whole = n.checked_mul(times).ok_or_else(not_a_number)?;
    if whole % d == 0 { Ok(whole / d) } else { Err(not_whole()) }
}

/// Reads `95%`, `950‰`, `19/20`, `0.95`, and plain numbers where the heading says what they are.
///
/// A plain whole number without a word on it is refused: 95 may be per cent or per mille.
pub(super) fn ratio(text: &str, scale: Option<Scale>) -> Result<(i64, i64), Told> {
    if let Some((n, d)) = text.split_once(['/', ':']) {
        let whole = |part: &str| decimal(part.trim()).filter(|(_, d)| *d == 1).map(|(n, _)| n);
        return whole(n).zip(whole(d)).ok_or_else(not_a_rate).and_then(within);
    }
    let last = |c: char| text.strip_suffix(c).map(str::trim_end);
    let (digits, of) = match (last('%'), last('‰'), scale) {
        (Some(digits), ..) => (digits, 100),
        (_, Some(digits), _) => (digits, 1000),
        (.., Some(Scale::Percent)) => (text, 100),
        (.., Some(Scale::PerMille)) => (text, 1000),
        _ => (text, 1),
    };
    let (n, d) = decimal(digits).ok_or_else(not_a_rate)?;
    if of == 1 && d == 1 && n != 0 {
        return Err(not_a_rate());
    }
    within((n, d.checked_mul(of).ok_or_else(not_a_rate)?))
}

/// The parts of a rate are small: what the engine reads is below a thousand million.
fn within((n, d): (i64, i64)) -> Result<(i64, i64), Told> {
    let part = |n: i64| (0..=1_000_000_000).contains(&n);
    if part(n) && part(d) { Ok((n, d)) } else { Err(not_a_rate()) }
}

/// A decimal number as a whole number over a power of ten, without trailing zeros.
fn decimal(text: &str) -> Option<(i64, i64)> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let part = part.trim_end_matches('0');
    if !groups(whole) || !part.bytes().all(|byte| byte.is_ascii_digit()) || part.len() > 6 {
        return None;
    }
    let mut n = 0_i64;
    for byte in whole.bytes().filter(|byte| *byte != b',').chain(part.bytes()) {
        n = n.checked_mul(10)?.checked_add(i64::from(byte - b'0'))?;
    }
    let d = part.bytes().fold(1_i64, |d, _| d * 10);
    Some((if negative { -n } else { n }, d))
}

/// Whether a text is digits, or digits in groups of three.
fn groups(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = text.split(',');
    let first = parts.next().unwrap_or_default();
    let grouped = text.contains(',');
    digits(first) && (!grouped || first.len() <= 3) && parts.all(|part| part.len() == 3 && digits(part))
}

/// A number without the unit behind it, and ten thousand where 万 stands there.
fn without_unit<'t>(text: &'t str, unit: Option<&str>) -> (&'t str, i64) {
    let unit = unit.map_or("元", |unit| if unit == "yuan" { "元" } else { unit });
    let bare = text.strip_suffix(unit).unwrap_or(text).trim_end();
    match bare.strip_suffix('万') {
        Some(rest) => (rest.trim_end(), 10_000),
        None => (bare, 1),
    }
}

fn not_a_number() -> Told {
    Told::new(
        "not_a_number",
        "应为整数，可以有千分位逗号",
        "it has to be a whole number; commas between thousands are fine",
    )
}

fn not_whole() -> Told {
    Told::new("not_whole", "应为整数，不能有小数", "it has to be a whole number, without a fraction")
}

fn not_a_rate() -> Told {
    Told::new(
        "not_a_rate",
        "比率请写成 95%、950‰、0.95 或者 19/20；单写一个整数，分不清是百分数还是千分数",
        "write a rate like 95%, 950‰, 0.95 or 19/20; a whole number alone may be per cent or per mille",
    )
}
