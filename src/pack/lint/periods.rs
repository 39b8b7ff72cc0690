//! Lints of periods: nothing is reckoned by a convention that no pack declares.

use super::Warnings;
use crate::date::{Period, Unit};
use crate::pack::part::Part;
use crate::pack::{Condition, LastDay, Pack, Until};

pub(super) fn lint(pack: &Pack, parts: &[Part<'_>], warnings: &mut Warnings) {
    for (at, scheme) in pack.repair.iter().enumerate() {
        for (nth, class) in scheme.classes.iter().enumerate() {
            for (key, period) in [("min", class.min), ("max", class.max)] {
                if period.is_some_and(working) {
                    warnings.push(
                        "period_without_convention",
                        format!("/repair/{at}/classes/{nth}/{key}"),
                        "按工作日计算的公示期没有写明起止的约定",
                        "nothing is declared on how publication in working days starts and ends",
                    );
                }
            }
        }
        let rules = scheme.bars.iter().enumerate();
        for (nth, rule) in rules {
            if let Some(Until::Since(_, period)) = &rule.until {
                burden(*period, format!("/repair/{at}/bars/{nth}/until/period"), warnings);
            }
        }
    }
    for (at, rule) in pack.grants.benefits.iter().enumerate() {
        for until in &rule.ground.until {
            if let LastDay::Since(_, period) = until {
                burden(*period, format!("/benefits/{at}/until"), warnings);
            }
        }
    }
    for (at, scheme) in pack.grants.commitment.iter().enumerate() {
        for (nth, ground) in scheme.bars.iter().enumerate() {
            for until in &ground.until {
                if let LastDay::Since(_, period) = until {
                    burden(*period, format!("/commitment/{at}/bars/{nth}/until"), warnings);
                }
            }
        }
        if let Some(deadline) = &scheme.deadline
            && deadline.period.is_some()
            && deadline.from.is_none()
        {
            warnings.push(
                "period_without_convention",
                format!("/commitment/{at}/deadline/period"),
                "写明了补正期限的长度，却没有写明从哪一天起算",
                "the length of the deadline is stated, but not the event from which it runs",
            );
        }
    }
    for part in parts {
        let Some((path, when)) = &part.when else { continue };
        let mut found = false;
        windows(when, true, &mut |period| found |= working(period));
        if found {
            undeclared(path.clone(), warnings);
        }
    }
}

/// Calls `visit` with the periods for which something weighs on a subject; `weighs` says whether the condition does
/// where it holds. That a time limit has passed weighs on nobody for a period, so a window that is denied is none.
fn windows(condition: &Condition, weighs: bool, visit: &mut dyn FnMut(Period)) {
    match condition {
        Condition::All(list) | Condition::Any(list) | Condition::Agree(list, _) => {
            list.iter().for_each(|inner| windows(inner, weighs, visit));
        }
        Condition::Otherwise(pair) => pair.iter().for_each(|inner| windows(inner, weighs, visit)),
        Condition::Not(inner) => windows(inner, !weighs, visit),
        Condition::Count(inner, _) | Condition::Presume(_, inner) => windows(inner, weighs, visit),
        Condition::Within(_, period) if weighs => visit(*period),
        Condition::Stacked(stack) => {
            if weighs {
                [stack.period, stack.cap].into_iter().for_each(&mut *visit);
            }
            windows(&stack.records, weighs, visit);
        }
        _ => {}
    }
}

fn working(period: Period) -> bool {
    period.unit == Unit::WorkingDay
}

fn burden(period: Period, path: String, warnings: &mut Warnings) {
    if working(period) {
        undeclared(path, warnings);
    }
}

/// Periods of a burden are not rolled to the next working day, which is declared for days, months and years only.
fn undeclared(path: String, warnings: &mut Warnings) {
    warnings.push(
        "period_without_convention",
        path,
        "按工作日计算的限制期限没有写明起止的约定",
        "nothing is declared on how a restriction in working days starts and ends",
    );
}
