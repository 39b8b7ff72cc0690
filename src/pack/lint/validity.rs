//! Lints of validity: what ends without a successor, and citations of texts that are no longer in force.

use super::Warnings;
use super::logic::{never, together};
use crate::date::Date;
use crate::pack::part::Part;
use crate::pack::{Asked, Basis, BenefitRule, CommitmentScheme, Ground, Pack, Scheme, Source, World};

pub(super) fn lint(world: &World, pack: &Pack, parts: &[Part<'_>], warnings: &mut Warnings) {
    for (at, source) in pack.sources.iter().enumerate() {
        if let Some(to) = source.to
            && successor(world, &source.id).is_none()
        {
            ends(format!("/sources/{at}/to"), to, warnings);
        }
    }
    for (at, scheme) in pack.repair.iter().enumerate() {
        if let Some(to) = scheme.to
            && !followed(world, scheme, to)
        {
            ends(format!("/repair/{at}/to"), to, warnings);
        }
    }
    for (at, amendment) in pack.amend.iter().enumerate() {
        let mut others = world.packs.iter().flat_map(|pack| &pack.amend);
        if let Some(to) = amendment.to
            && let Some(next) = to.next()
            && !others.any(|other| other.scheme == amendment.scheme && other.valid(next))
        {
            ends(format!("/amend/{at}/to"), to, warnings);
        }
    }
    tiers(world, pack, warnings);
    grants(world, pack, warnings);
    // What is over rests on the texts of its time.
    for part in parts.iter().filter(|part| part.valid.to.is_none_or(|to| to >= pack.edition)) {
        citations(world, pack, part.basis, &part.path, warnings);
    }
}

fn ends(path: String, to: Date, warnings: &mut Warnings) {
    warnings.push(
        "ends_without_successor",
        path,
        format!("{to} 之后没有接续的规定"),
        format!("nothing follows after {to}"),
    );
}

fn successor<'w>(world: &'w World, id: &str) -> Option<&'w Source> {
    let mut all = world.packs.iter().flat_map(|pack| &pack.sources);
    all.find(|later| later.supersedes.iter().any(|older| older == id)).map(AsRef::as_ref)
}

/// Whether another scheme for such records covers the day after.
fn followed(world: &World, scheme: &Scheme, to: Date) -> bool {
    let Some(next) = to.next() else { return true };
    let meets = |other: &Scheme| !never(&together(&[&scheme.applies, &other.applies]));
    world.repair().any(|(_, other)| other.id != scheme.id && other.covers(next) && meets(other))
}

/// A scheme of grading may say itself what is known of the time after it.
fn tiers(world: &World, pack: &Pack, warnings: &mut Warnings) {
    for (at, scheme) in pack.tiers.iter().enumerate().filter(|(_, scheme)| scheme.after.is_none()) {
        let Some(to) = scheme.to else { continue };
        let Some(next) = to.next() else { continue };
        let mut others = world.tiers().filter(|(of, _)| of.jurisdiction == pack.jurisdiction);
        let follows =
            others.any(|(_, other)| other.id != scheme.id && other.covers(next) && other.subjects == scheme.subjects);
        if !follows {
            ends(format!("/tiers/{at}/to"), to, warnings);
        }
    }
}

/// A rule is followed by one of the same place that begins later than it did: what was there all along is no successor.
fn grants(world: &World, pack: &Pack, warnings: &mut Warnings) {
    let here = |other: &Pack| other.jurisdiction == pack.jurisdiction;
    let later = |own: Option<Date>, other: Option<Date>| other > own;
    for (at, scheme) in pack.grants.commitment.iter().enumerate() {
        let path = format!("/commitment/{at}");
        if let Some((to, next)) = scheme.to.and_then(|to| Some((to, to.next()?))) {
            let follows = |other: &CommitmentScheme| {
                other.kind == scheme.kind && other.covers(next) && later(scheme.from, other.from)
            };
            if !world.commitment().any(|(of, other)| here(of) && follows(other)) {
                ends(format!("{path}/to"), to, warnings);
            }
        }
        for (key, list) in scheme.lists() {
            grounds(list, &format!("{path}/{key}"), scheme.to, warnings);
        }
    }
    for (at, rule) in pack.grants.benefits.iter().enumerate() {
        let Some((to, next)) = rule.ground.to.and_then(|to| Some((to, to.next()?))) else { continue };
        let follows = |other: &BenefitRule| {
            other.kind == rule.kind
                && other.ground.covers(next)
                && later(rule.ground.from, other.ground.from)
                && other.benefits.iter().any(|benefit| rule.benefits.contains(benefit))
        };
        if !world.benefits().any(|(of, other)| here(of) && follows(other)) {
            ends(format!("/benefits/{at}/to"), to, warnings);
        }
    }
    for (at, check) in pack.grants.checks.iter().enumerate() {
        let path = format!("/checks/{at}");
        if let Some((to, next)) = check.to.and_then(|to| Some((to, to.next()?)))
            && !world.checks().any(|(of, other)| {
                here(of) && stem(&other.id) == stem(&check.id) && other.covers(next) && later(check.from, other.from)
            })
        {
            ends(format!("{path}/to"), to, warnings);
        }
        if let Asked::Grounds(list) = &check.asked {
            grounds(list, &format!("{path}/grounds"), check.to, warnings);
        }
    }
}

/// The name of a check without its year: checks ask about so many things that only the same name continues one.
fn stem(id: &str) -> &str {
    match id.rsplit_once('.') {
        Some((stem, year)) if year.bytes().all(|b| b.is_ascii_digit()) => stem,
        _ => id,
    }
}

/// Grounds that end before their scheme does.
fn grounds(list: &[Ground], path: &str, whole: Option<Date>, warnings: &mut Warnings) {
    for (at, ground) in list.iter().enumerate() {
        let Some((to, next)) = ground.to.and_then(|to| Some((to, to.next()?))) else { continue };
        let over = whole.is_some_and(|whole| whole <= to);
        if !over && !list.iter().any(|other| other.id != ground.id && other.covers(next)) {
            ends(format!("{path}/{at}/to"), to, warnings);
        }
    }
}

fn citations(world: &World, pack: &Pack, basis: &[Basis], path: &str, warnings: &mut Warnings) {
    for (at, basis) in basis.iter().enumerate() {
        let source = &basis.source;
        let later = successor(world, &source.id).filter(|later| later.in_force(pack.edition));
        let (zh, en) = match (source.to.filter(|to| *to < pack.edition), later) {
            (Some(to), _) => (format!("已于 {to} 失效"), format!("was in force until {to} only")),
            (None, Some(later)) => (format!("已被 `{}` 取代", later.id), format!("was replaced by `{}`", later.id)),
            (None, None) => continue,
        };
        warnings.push(
            "expired_citation",
            format!("{path}/basis/{at}/source"),
            format!("所引文件 `{}` 在本版日期 {} 之前{zh}", source.id, pack.edition),
            format!("`{}`, cited by an edition of {}, {en}", source.id, pack.edition),
        );
    }
}
