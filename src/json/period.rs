//! Reading periods.

use super::{Reader, nearest};
use crate::date::{Period, Unit};

const UNITS: [(&str, Unit); 4] =
    [("day", Unit::Day), ("working_day", Unit::WorkingDay), ("month", Unit::Month), ("year", Unit::Year)];

/// The longest period that a pack may state: a century, far beyond any rule.
const LONGEST: i64 = 36_525;

/// Reads `{ "n", "unit" }`.
pub(crate) fn read_period(reader: &Reader<'_>) -> Option<Period> {
    let object = reader.object()?;
    let n = object.required("n").and_then(|r| {
        let n = r.integer()?;
        if !(0..=LONGEST).contains(&n) {
            r.fault(
                "out_of_range",
                format!("应在 0 至 {LONGEST} 之间"),
                format!("it has to be between 0 and {LONGEST}"),
            );
        }
        u32::try_from(n).ok().filter(|_| n <= LONGEST)
    });
    let unit = object.required("unit").and_then(|r| {
        let id = r.filled()?;
        let found = UNITS.iter().find(|(known, _)| *known == id).map(|(_, unit)| *unit);
        if found.is_none() {
            r.unknown_word(id, nearest(UNITS.iter().map(|(known, _)| *known), id));
        }
        found
    });
    object.finish();
    Some(Period { n: n?, unit: unit? })
}
