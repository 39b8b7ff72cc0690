//! Lints of worked cases: an edge that no case touches is an edge that nobody has checked.

use serde_json::Value as Json;

use super::Warnings;
use crate::date::{Date, Period, Roll, Unit, add, parse};
use crate::pack::{Pack, Scheme, World};

/// A record of a case, with the day on which the case is judged.
struct Case {
    as_of: Date,
    determined: Option<Date>,
    published: Option<Date>,
}

/// Looks for cases before, on and after each dated edge. Which class a case falls under is not looked at.
pub(super) fn lint(world: &World, pack: &Pack, warnings: &mut Warnings) {
    if pack.repair.is_empty() && pack.amend.is_empty() {
        return;
    }
    if pack.cases.is_empty() {
        warnings.push("no_cases", "", "规则包没有算例", "the pack has no worked cases");
        return;
    }
    let cases: Vec<Case> = pack.cases.iter().flat_map(records).collect();
    for (at, scheme) in pack.repair.iter().enumerate() {
        let path = format!("/repair/{at}");
        let determined = |day: Option<Date>| day.is_none() || cases.iter().any(|case| case.determined == day);
        if let Some(from) = scheme.from {
            let days = [from.prev(), Some(from)].into_iter().filter(|day| !determined(*day)).flatten();
            untouched(format!("{path}/from"), days, warnings);
        }
        if let Some(to) = scheme.to {
            let days = [Some(to), to.next()].into_iter().filter(|day| !determined(*day)).flatten();
            untouched(format!("{path}/to"), days, warnings);
        }
        for (nth, class) in scheme.classes.iter().enumerate() {
            for (key, period) in [("min", class.min), ("max", class.max)] {
                if let Some(period) = period.filter(|period| period.n > 0 && period.unit != Unit::WorkingDay)
                    && !on_both_sides(world, scheme, period, &cases)
                {
                    warnings.push(
                        "edge_without_case",
                        format!("{path}/classes/{nth}/{key}"),
                        "没有算例落在期限的最后一日和次日",
                        "no case is judged on the last day of the period and on the day after",
                    );
                }
            }
        }
    }
}

fn untouched(path: String, days: impl Iterator<Item = Date>, warnings: &mut Warnings) {
    let days: Vec<String> = days.map(|day| day.to_string()).collect();
    if !days.is_empty() {
        warnings.push(
            "edge_without_case",
            path,
            format!("没有认定日期为 {} 的算例", days.join("、")),
            format!("no case has a determination of {}", days.join(", ")),
        );
    }
}

fn on_both_sides(world: &World, scheme: &Scheme, period: Period, cases: &[Case]) -> bool {
    let covered = cases.iter().filter(|case| case.determined.is_some_and(|day| scheme.covers(day)));
    let (mut on, mut after) = (false, false);
    for case in covered {
        let start = match scheme.count.from {
            crate::pack::CountFrom::Determination => case.determined,
            crate::pack::CountFrom::Publication => case.published,
        };
        let end = start.and_then(|start| add(start, period, Roll::None, &world.calendar)).map(|end| end.date);
        on |= end == Some(case.as_of);
        after |= end.and_then(Date::next) == Some(case.as_of);
    }
    on && after
}

fn records(case: &Json) -> Vec<Case> {
    let day = |json: Option<&Json>| json.and_then(Json::as_str).and_then(|text| parse(text).ok());
    let Some(as_of) = day(case.pointer("/options/asOf")) else { return Vec::new() };
    let records = case.pointer("/input/records").and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
    let one = |record: &Json| Case {
        as_of,
        determined: day(record.get("determinedOn")),
        published: day(record.get("publishedOn")),
    };
    records.iter().map(one).collect()
}
