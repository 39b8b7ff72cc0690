//! Lints of rules: what is stated twice, what can never happen, what hides something else.

use super::Warnings;
use super::logic::{implies, never, together};
use crate::pack::part::{Judged, Part};
use crate::pack::tier::{self, Points};
use crate::pack::{Condition, Pack, Scheme};

pub(super) fn lint(pack: &Pack, parts: &[Part<'_>], warnings: &mut Warnings) {
    twice(parts, warnings);
    impossible(parts, warnings);
    for (at, scheme) in pack.repair.iter().enumerate() {
        let path = format!("/repair/{at}");
        shadowed_classes(scheme, &path, warnings);
        if let Some(earlier) = pack.repair.iter().take(at).find(|earlier| hides(earlier, scheme)) {
            warnings.push(
                "scheme_shadowed",
                path,
                format!("前面的 `{}` 总是先适用，这项规则永远用不到", earlier.id),
                format!("`{}` stands before it and always applies first: this scheme is never reached", earlier.id),
            );
        }
    }
    for (at, scheme) in pack.tiers.iter().enumerate() {
        shadowed_in_order(scheme, &format!("/tiers/{at}"), warnings);
    }
}

/// The same condition in the same list says the same thing twice.
fn twice(parts: &[Part<'_>], warnings: &mut Warnings) {
    for (at, part) in parts.iter().enumerate().filter(|(_, part)| part.when.is_some()) {
        if let Some(other) = parts.iter().take(at).find(|other| says_the_same(part, other)) {
            warnings.push(
                "stated_twice",
                part.path.clone(),
                format!("与 {} 条件相同、效果相同", other.path),
                format!("it has the same condition and the same effect as {}", other.path),
            );
        }
    }
}

fn says_the_same(part: &Part<'_>, other: &Part<'_>) -> bool {
    let condition = |part: &Part<'_>| part.when.as_ref().map(|(_, when)| (*when).clone());
    // Rules about benefits stand by themselves; everything else is compared within its scheme.
    let together = part.task == other.task && (part.scheme == other.scheme || part.list == "benefits");
    let reach = other.class == part.class || other.class.is_none();
    let days = |part: &Part<'_>| (part.valid.from, part.valid.to);
    together
        && part.list == other.list
        && reach
        && part.judged == other.judged
        && overlap(days(part), days(other))
        && part.effect == other.effect
        && (!told(part.list) || other.text == part.text)
        && condition(part) == condition(other)
}

fn overlap<T: Ord>((from, to): (Option<T>, Option<T>), (from2, to2): (Option<T>, Option<T>)) -> bool {
    let before = |end: &Option<T>, start: &Option<T>| matches!((end, start), (Some(end), Some(start)) if end < start);
    !before(&to, &from2) && !before(&to2, &from)
}

/// Whether parts of that list differ by what they say: two materials for one case are no repetition.
fn told(list: &str) -> bool {
    !matches!(
        list,
        "notNeeded"
            | "bars"
            | "conditions"
            | "classes"
            | "benefits"
            | "grounds"
            | "excluded"
            | "choice"
            | "resign"
            | "gates"
            | "overrides"
            | "first"
    )
}

fn impossible(parts: &[Part<'_>], warnings: &mut Warnings) {
    let mut dead: Vec<&Condition> = Vec::new();
    for part in parts {
        let Some((path, when)) = &part.when else { continue };
        // What stands in a scope that can never hold would only repeat the finding.
        if part.scope.iter().any(|scope| dead.contains(scope)) {
            continue;
        }
        // A scope that is judged for the input says nothing of a record's fields, and the other way round.
        let scope = part.scope.iter().copied().filter(|scope| same_scene(part, scope));
        let all: Vec<&Condition> = scope.chain([*when]).collect();
        if never(&together(&all)) {
            dead.push(when);
            warnings.push(
                "never_fires",
                path.clone(),
                "条件自相矛盾，或者与适用范围矛盾，永远不会成立",
                "the condition contradicts itself or the scope of the scheme: it can never hold",
            );
        }
    }
}

fn same_scene(part: &Part<'_>, scope: &Condition) -> bool {
    part.task == "repair" || (part.judged == Judged::Record) == scope.reads_record()
}

fn shadowed_classes(scheme: &Scheme, path: &str, warnings: &mut Warnings) {
    for (at, class) in scheme.classes.iter().enumerate() {
        let known = together(&[&scheme.applies, &class.when]);
        if let Some(earlier) = scheme.classes.iter().take(at).find(|earlier| implies(&known, &earlier.when)) {
            class_shadowed(format!("{path}/classes/{at}"), &earlier.id, warnings);
        }
    }
}

fn class_shadowed(path: String, earlier: &str, warnings: &mut Warnings) {
    warnings.push(
        "class_shadowed",
        path,
        format!("符合这一类的记录都先归入 `{earlier}`"),
        format!("every record of this class falls into `{earlier}` first"),
    );
}

/// Classes of grading and points by the first condition: the first that holds is taken.
fn shadowed_in_order(scheme: &tier::Scheme, path: &str, warnings: &mut Warnings) {
    for (at, class) in scheme.classes.iter().enumerate() {
        let Some(when) = &class.when else { continue };
        let known = together(&[when]);
        let mut earlier = scheme.classes.iter().take(at);
        let hides = |earlier: &&tier::Class| earlier.when.as_ref().is_some_and(|when| implies(&known, when));
        if let Some(grade) = earlier.find(hides).and_then(|earlier| scheme.grades.get(earlier.grade)) {
            class_shadowed(format!("{path}/classes/{at}"), &grade.id, warnings);
        }
    }
    for (at, item) in scheme.items.iter().enumerate() {
        let (cases, path) = match &item.points {
            Points::First(cases, _) => (cases, format!("{path}/items/{at}/points/first/of")),
            Points::Records(per) => match &per.each {
                Points::First(cases, _) => (cases, format!("{path}/items/{at}/points/records/each/first/of")),
                _ => continue,
            },
            _ => continue,
        };
        for (nth, (when, _)) in cases.iter().enumerate() {
            let known = together(&[when]);
            if let Some(earlier) = cases.iter().take(nth).position(|(earlier, _)| implies(&known, earlier)) {
                warnings.push(
                    "never_fires",
                    format!("{path}/{nth}/when"),
                    format!("符合这一项的都先按 {path}/{earlier} 计分，永远轮不到这一项"),
                    format!("whatever fits here is counted by {path}/{earlier} first: it is never reached"),
                );
            }
        }
    }
}

fn hides(earlier: &Scheme, later: &Scheme) -> bool {
    let from = earlier.from.is_none_or(|from| later.from.is_some_and(|later| from <= later));
    let to = earlier.to.is_none_or(|to| later.to.is_some_and(|later| later <= to));
    from && to && implies(&together(&[&later.applies]), &earlier.applies)
}
