//! The parts of what a pack says about commitment, benefits and office checks.

use super::repair::{items, notices};
use super::{Judged, Part, Shared, Valid};
use crate::pack::benefit::BenefitRule;
use crate::pack::check::{Asked, Check};
use crate::pack::commitment::CommitmentScheme;
use crate::pack::grants::Grants;
use crate::pack::ground::Ground;

pub(super) fn parts<'a>(grants: &'a Grants, list: &mut Vec<Part<'a>>) {
    for (at, scheme) in grants.commitment.iter().enumerate() {
        commitment(scheme, &format!("/commitment/{at}"), list);
    }
    for (at, rule) in grants.benefits.iter().enumerate() {
        benefit(rule, &format!("/benefits/{at}"), list);
    }
    for (at, check) in grants.checks.iter().enumerate() {
        office(check, &format!("/checks/{at}"), list);
    }
}

fn commitment<'a>(scheme: &'a CommitmentScheme, path: &str, list: &mut Vec<Part<'a>>) {
    let shared = Shared {
        task: "commitment",
        scheme: &scheme.id,
        class: None,
        scope: scheme.applies.iter().collect(),
        judged: Judged::Input,
        valid: Valid::as_of(scheme.from, scheme.to),
    };
    let whole = Shared { scope: Vec::new(), ..shared };
    let part = whole.part(path.to_owned(), "commitment", "", &scheme.title, &scheme.basis);
    list.push(part.when("applies", scheme.applies.as_ref()));
    for (key, of) in scheme.lists() {
        for (at, one) in of.iter().enumerate() {
            list.push(ground(one, format!("{path}/{key}/{at}"), key, &shared));
        }
    }
    if let Some(deferral) = &scheme.deferral {
        let place = format!("{path}/deferral");
        list.push(shared.part(place.clone(), "deferral", "", &deferral.label, &deferral.basis));
        items(deferral.materials.iter(), "materials", &place, &shared, list);
    }
    if let Some(deadline) = &scheme.deadline {
        list.push(shared.part(format!("{path}/deadline"), "deadline", "", &scheme.title, &deadline.basis));
    }
    if let Some(flag) = &scheme.discretion {
        list.push(shared.part(format!("{path}/discretion"), "flags", "", &flag.message, &flag.basis));
    }
    items(scheme.on_breach.iter(), "onBreach", path, &shared, list);
    items(scheme.on_untruth.iter(), "onUntruth", path, &shared, list);
    items(scheme.on_missed.iter(), "onMissed", path, &shared, list);
    notices(&scheme.notices, path, &shared, list);
    if let Some(stale) = &scheme.superseded {
        list.push(shared.part(format!("{path}/superseded"), "flags", "", &stale.flag.message, &stale.flag.basis));
    }
}

fn benefit<'a>(rule: &'a BenefitRule, path: &str, list: &mut Vec<Part<'a>>) {
    let of = &rule.ground;
    let shared = Shared {
        task: "benefits",
        scheme: &of.id,
        class: None,
        scope: Vec::new(),
        judged: Judged::Input,
        valid: Valid::as_of(of.from, of.to),
    };
    let mut part = ground(of, path.to_owned(), "benefits", &shared);
    let kind = rule.kind.map_or("", crate::pack::RuleKind::id);
    part.effect = format!("{} {kind} {}", rule.effect.id(), rule.benefits.join(" "));
    list.push(part);
    if let Some(item) = &rule.list_item {
        list.push(shared.part(format!("{path}/listItem"), "listItem", "", &item.label, &item.basis));
    }
    notices(&rule.notices, path, &shared, list);
}

fn office<'a>(check: &'a Check, path: &str, list: &mut Vec<Part<'a>>) {
    let shared = Shared {
        task: "office",
        scheme: &check.id,
        class: None,
        scope: Vec::new(),
        judged: Judged::Input,
        valid: Valid::as_of(check.from, check.to),
    };
    list.push(shared.part(path.to_owned(), "checks", "", &check.title, &check.basis));
    if let Asked::Grounds(grounds) = &check.asked {
        for (at, one) in grounds.iter().enumerate() {
            list.push(ground(one, format!("{path}/grounds/{at}"), "grounds", &shared));
        }
    }
    notices(&check.notices, path, &shared, list);
}

fn ground<'a>(ground: &'a Ground, path: String, list: &'static str, shared: &Shared<'a>) -> Part<'a> {
    let mut part = shared.part(path, list, &ground.id, &ground.label, &ground.basis);
    part.valid = part.valid.and(ground.from, ground.to);
    part.judged = if ground.each_record { Judged::Record } else { Judged::Input };
    part.when("when", Some(&ground.when))
}
