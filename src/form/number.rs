//! Whole numbers as people type them: read exactly or refused.

/// Reads a whole number; full-width digits, blanks around it and a sign are allowed.
///
/// ```
/// assert_eq!(zhixin::form::number::read(" １２ "), Some(12));
/// assert_eq!(zhixin::form::number::read("1.5"), None);
/// assert_eq!(zhixin::form::number::read("1,448"), None);
/// ```
pub fn read(typed: &str) -> Option<i64> {
    let plain: String = typed.trim().chars().map(narrow).collect();
    let digits = plain.strip_prefix('-').unwrap_or(&plain);
    let good = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    good.then(|| plain.parse().ok()).flatten()
}

fn narrow(c: char) -> char {
    match c {
        '\u{FF10}'..='\u{FF19}' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
        '\u{FF0D}' | '−' | '–' => '-',
        _ => c,
    }
}

/// A number in units of which `scale` make one, with a decimal point: `995` with the scale 10 is `99.5`.
///
/// A scale that is no power of ten is written as a fraction.
///
/// ```
/// assert_eq!(zhixin::form::number::scaled(-205, 10), "−20.5");
/// assert_eq!(zhixin::form::number::scaled(7, 3), "7/3");
/// ```
pub fn scaled(units: i64, scale: i64) -> String {
    let sign = if units < 0 { "−" } else { "" };
    let (units, scale) = (units.unsigned_abs(), scale.unsigned_abs().max(1));
    let (whole, rest) = (units / scale, units % scale);
    let places = scale.ilog10();
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    if 10u64.checked_pow(places) != Some(scale) {
        return format!("{sign}{units}/{scale}");
    }
    let fraction = format!("{rest:0width$}", width = usize::try_from(places).unwrap_or(0));
    format!("{sign}{whole}.{}", fraction.trim_end_matches('0'))
}
