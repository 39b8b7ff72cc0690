//! Which scheme is asked.

use super::Ask;
use crate::pack::tier::{Scheme, Status};
use crate::pack::{Pack, World};
use crate::subject::Input;

/// The schemes that fit the place and the subject.
pub(super) fn choose<'a>(world: &'a World, input: &Input, ask: &Ask<'_>) -> Vec<(&'a Pack, &'a Scheme)> {
    if let Some(id) = ask.scheme {
        return world.tier(id).into_iter().collect();
    }
    let fits = |(pack, scheme): &(&Pack, &Scheme)| {
        let kind = input
            .kind
            .is_none_or(|kind| scheme.subjects.is_empty() || scheme.subjects.iter().any(|known| known == kind));
        kind && pack.covers(ask.jurisdiction)
    };
    let all: Vec<_> = world.tiers().filter(fits).collect();
    // A scheme in force goes before one that is over, and anything before an empty place.
    let ranks: [&dyn Fn(&Scheme) -> bool; 3] = [
        &|scheme| scheme.status != Status::Slot && scheme.covers(ask.as_of),
        &|scheme| scheme.status == Status::Slot && scheme.covers(ask.as_of),
        &|scheme| !scheme.covers(ask.as_of),
    ];
    let of_rank =
        |fits: &dyn Fn(&Scheme) -> bool| all.iter().copied().filter(|(_, scheme)| fits(scheme)).collect::<Vec<_>>();
    ranks.into_iter().map(of_rank).find(|list| !list.is_empty()).unwrap_or_default()
}
