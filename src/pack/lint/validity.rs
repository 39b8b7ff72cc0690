//! Lints of validity: what ends without a successor, and citations of texts that are no longer in force.

use super::Warnings;
use super::logic::{never, together};
use super::parts::parts;
use crate::date::Date;
use crate::pack::{Basis, Pack, Scheme, Source, World};

pub(super) fn lint(world: &World, pack: &Pack, warnings: &mut Warnings) {
    for (at, source) in pack.sources.iter().enumerate() {
        if let Some(to) = source.to
            && successor(world, &source.id).is_none()
        {
            ends(format!("/sources/{at}/to"), to, warnings);
        }
    }
    for (at, scheme) in pack.repair.iter().enumerate() {
        let path = format!("/repair/{at}");
        if let Some(to) = scheme.to
            && !followed(world, scheme, to)
        {
            ends(format!("{path}/to"), to, warnings);
        }
        // A scheme for older records rests on the texts of its time.
        if scheme.to.is_none_or(|to| to >= pack.edition) {
            citations(world, pack, &scheme.basis, &path, warnings);
            parts(scheme, &path).iter().for_each(|part| citations(world, pack, part.basis, &part.path, warnings));
        }
    }
    for (at, amendment) in pack.amend.iter().enumerate() {
        if amendment.valid(pack.edition) {
            citations(world, pack, &amendment.basis, &format!("/amend/{at}"), warnings);
        }
        let next = amendment.to.and_then(Date::next);
        let mut others = world.packs.iter().flat_map(|pack| &pack.amend);
        if let (Some(to), Some(next)) = (amendment.to, next)
            && !others.any(|other| other.scheme == amendment.scheme && other.valid(next))
        {
            ends(format!("/amend/{at}/to"), to, warnings);
        }
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
