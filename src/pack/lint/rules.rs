//! Lints of rules: what is stated twice, what can never happen, what hides something else.

use super::Warnings;
use super::logic::{implies, never, together};
use super::parts::{Part, parts};
use crate::date::Unit;
use crate::pack::{Pack, Scheme};

pub(super) fn lint(pack: &Pack, warnings: &mut Warnings) {
    for (at, scheme) in pack.repair.iter().enumerate() {
        let path = format!("/repair/{at}");
        let parts = parts(scheme, &path);
        twice(&parts, warnings);
        impossible(scheme, &parts, warnings);
        shadowed_classes(scheme, &path, warnings);
        periods(scheme, &path, warnings);
        if let Some(earlier) = pack.repair.iter().take(at).find(|earlier| hides(earlier, scheme)) {
            warnings.push(
                "scheme_shadowed",
                path,
                format!("前面的 `{}` 总是先适用，这项规则永远用不到", earlier.id),
                format!("`{}` stands before it and always applies first: this scheme is never reached", earlier.id),
            );
        }
    }
}

/// The same condition in the same list says the same thing twice.
fn twice(parts: &[Part<'_>], warnings: &mut Warnings) {
    for (at, part) in parts.iter().enumerate().filter(|(_, part)| part.when.is_some()) {
        let fits = |other: &&Part<'_>| {
            let reach =
                other.class.map(|class| &class.id) == part.class.map(|class| &class.id) || other.class.is_none();
            let same_text = !told(part.list) || other.text == part.text;
            other.list == part.list && other.when == part.when && reach && same_text
        };
        if let Some(other) = parts.iter().take(at).find(fits) {
            warnings.push(
                "stated_twice",
                part.path.clone(),
                format!("与 {} 条件相同、效果相同", other.path),
                format!("it has the same condition and the same effect as {}", other.path),
            );
        }
    }
}

/// Whether parts of that list differ by what they say: two materials for one case are no repetition.
fn told(list: &str) -> bool {
    !matches!(list, "notNeeded" | "bars" | "conditions" | "classes")
}

fn impossible(scheme: &Scheme, parts: &[Part<'_>], warnings: &mut Warnings) {
    if never(&together(&[&scheme.applies])) {
        let path = parts.first().and_then(|part| part.path.split("/classes").next()).unwrap_or_default();
        never_fires(format!("{path}/applies"), warnings);
        return;
    }
    for part in parts {
        let Some(when) = part.when else { continue };
        let mut all = vec![&scheme.applies, when];
        all.extend(part.class.map(|class| &class.when));
        if never(&together(&all)) {
            never_fires(format!("{}/when", part.path), warnings);
        }
    }
}

fn never_fires(path: String, warnings: &mut Warnings) {
    warnings.push(
        "never_fires",
        path,
        "条件自相矛盾，或者与适用范围矛盾，永远不会成立",
        "the condition contradicts itself or the scope of the scheme: it can never hold",
    );
}

fn shadowed_classes(scheme: &Scheme, path: &str, warnings: &mut Warnings) {
    for (at, class) in scheme.classes.iter().enumerate() {
        let known = together(&[&scheme.applies, &class.when]);
        if let Some(earlier) = scheme.classes.iter().take(at).find(|earlier| implies(&known, &earlier.when)) {
            warnings.push(
                "class_shadowed",
                format!("{path}/classes/{at}"),
                format!("符合这一类的记录都先归入 `{}`", earlier.id),
                format!("every record of this class falls into `{}` first", earlier.id),
            );
        }
    }
}

fn hides(earlier: &Scheme, later: &Scheme) -> bool {
    let from = earlier.from.is_none_or(|from| later.from.is_some_and(|later| from <= later));
    let to = earlier.to.is_none_or(|to| later.to.is_some_and(|later| later <= to));
    from && to && implies(&together(&[&later.applies]), &earlier.applies)
}

/// The convention names the corresponding day, which days, months and years have and working days do not.
fn periods(scheme: &Scheme, path: &str, warnings: &mut Warnings) {
    for (at, class) in scheme.classes.iter().enumerate() {
        for (key, period) in [("min", class.min), ("max", class.max)] {
            if period.is_some_and(|period| period.unit == Unit::WorkingDay) {
                warnings.push(
                    "period_without_convention",
                    format!("{path}/classes/{at}/{key}"),
                    "按工作日计算的公示期没有写明起止的约定",
                    "nothing is declared on how publication in working days starts and ends",
                );
            }
        }
    }
}
