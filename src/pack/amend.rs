//! Whether the amendments of the packs that are loaded together fit the schemes that they name.

use super::load::Pack;
use super::repair::SchemeChanges;
use super::source::dangling;
use crate::error::Error;
use crate::json::Faults;
use crate::text::Text;

/// Reports amendments of `pack` that do not fit, and amendments of `others` that no longer fit `pack`.
pub(super) fn check_amendments(pack: &Pack, others: &[&Pack], faults: &Faults) {
    let all: Vec<&Pack> = others.iter().copied().chain([pack]).collect();
    for at in 0..pack.amend.len() {
        check_one(pack, at, &all, faults);
    }
    for other in others.iter().filter(|other| !other.amend.is_empty()) {
        let theirs = Faults::default();
        for at in 0..other.amend.len() {
            check_one(other, at, &all, &theirs);
        }
        if let Some(first) = theirs.into_vec().first() {
            let message = Text::new(
                format!("规则包 `{}` 中 {} 处的改动因此失去对象", other.id, first.path),
                format!("the change at {} of the pack `{}` would lose what it changes", first.path, other.id),
            );
            faults.push(Error::new("dangling_reference", "/repair", message));
        }
    }
}

fn check_one(pack: &Pack, at: usize, all: &[&Pack], faults: &Faults) {
    let Some(amendment) = pack.amend.get(at) else { return };
    let path = format!("/amend/{at}");
    let schemes = || all.iter().flat_map(|of| of.repair.iter().map(move |scheme| (*of, scheme)));
    let Some((of, scheme)) = schemes().find(|(_, scheme)| scheme.id == amendment.scheme) else {
        let message = dangling(&amendment.scheme, schemes().map(|(_, scheme)| scheme.id.as_str()));
        faults.push(Error::new("dangling_reference", format!("{path}/scheme"), message));
        return;
    };
    if of.id == pack.id || !of.covers(&pack.jurisdiction) {
        let message = Text::new(
            format!("只能改动上位地区的规则；`{}` 属于 {}（{}）", scheme.id, of.jurisdiction, of.id),
            format!(
                "only schemes of a wider place can be amended; `{}` is of {} ({})",
                scheme.id, of.jurisdiction, of.id
            ),
        );
        faults.push(Error::new("not_a_wider_place", format!("{path}/scheme"), message));
        return;
    }
    let wider = all.iter().filter(|other| other.covers(&pack.jurisdiction));
    let others = wider.flat_map(|other| other.amend.iter().enumerate().map(move |(nth, it)| (*other, nth, it)));
    let others = others.filter(|(other, nth, it)| it.scheme == scheme.id && (other.id != pack.id || *nth != at));
    let others: Vec<&SchemeChanges> = others.map(|(_, _, it)| &it.changes).collect();
    amendment.changes.check(scheme, &others, &path, faults);
}
