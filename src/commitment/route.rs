//! Which routes there are at a place on a day: wider schemes, and what narrower packs add or put in their stead.

use super::Ask;
use crate::grounds::Ruled;
use crate::judge::Scene;
use crate::pack::{CommitmentScheme, Deadline, Deferral, Flag, Ground, Pack, World};

/// One route: a scheme, after those that it extends, the widest first.
#[derive(Clone, Debug)]
pub(super) struct Route<'a> {
    pub(super) parts: Vec<(&'a Pack, &'a CommitmentScheme)>,
    /// The scheme that names the route: the narrowest part.
    pub(super) pack: &'a Pack,
    pub(super) scheme: &'a CommitmentScheme,
}

/// The routes at the place and on the day of `ask`; the forced scheme alone where one is forced.
pub(super) fn routes<'a>(world: &'a World, ask: &Ask<'_>) -> Vec<Route<'a>> {
    if let Some(id) = ask.scheme {
        let forced = world.commitment().find(|(_, scheme)| scheme.id == id);
        return forced.map(|forced| Route::of(world, forced, ask)).into_iter().collect();
    }
    let here = |(pack, scheme): &(&Pack, &CommitmentScheme)| pack.covers(ask.jurisdiction) && scheme.covers(ask.as_of);
    let schemes: Vec<(&Pack, &CommitmentScheme)> = world.commitment().filter(here).collect();
    let hidden: Vec<&str> = schemes
        .iter()
        .flat_map(|(_, scheme)| [scheme.extends.as_deref(), scheme.replaces.as_deref()])
        .flatten()
        .collect();
    let shown = schemes.into_iter().filter(|(_, scheme)| !hidden.contains(&scheme.id.as_str()));
    shown.map(|one| Route::of(world, one, ask)).collect()
}

impl<'a> Route<'a> {
    fn of(world: &'a World, narrowest: (&'a Pack, &'a CommitmentScheme), ask: &Ask<'_>) -> Self {
        let mut parts = vec![narrowest];
        let mut next = narrowest.1.extends.as_deref();
        while let Some(base) = next.and_then(|id| world.commitment().find(|(_, scheme)| scheme.id == id)) {
            // A scheme that extends itself, over others, ends here.
            if parts.iter().any(|(_, known)| known.id == base.1.id) {
                break;
            }
            next = base.1.extends.as_deref();
            if base.1.covers(ask.as_of) {
                parts.push(base);
            }
        }
        parts.reverse();
        Self { parts, pack: narrowest.0, scheme: narrowest.1 }
    }

    /// The grounds of one list, of all parts, without those that a narrower part replaces.
    pub(super) fn grounds(
        &self,
        list: impl Fn(&'a CommitmentScheme) -> &'a [Ground],
        (key, effect): (&str, &'static str),
        scene: &Scene<'_>,
    ) -> Vec<Ruled<'a>> {
        let mut found: Vec<(&'a Ground, &str)> = Vec::new();
        for (_, scheme) in &self.parts {
            for ground in list(scheme).iter().filter(|ground| ground.covers(scene.as_of)) {
                if let Some(replaced) = &ground.replaces {
                    found.retain(|(known, _)| known.id != *replaced);
                }
                found.push((ground, &scheme.id));
            }
        }
        let rule = |ground: &Ground, scheme: &str| format!("{scheme}/{key}/{}", ground.id);
        let ruled = |(ground, scheme)| Ruled::new(ground, || rule(ground, scheme), effect, scene);
        found.into_iter().map(ruled).collect()
    }

    /// The narrowest part that has one.
    fn narrowest<T>(&self, of: impl Fn(&'a CommitmentScheme) -> Option<&'a T>) -> Option<(&'a Pack, &'a T)> {
        self.parts.iter().rev().find_map(|(pack, scheme)| of(scheme).map(|found| (*pack, found)))
    }

    pub(super) fn deferral(&self) -> Option<(&'a Pack, &'a Deferral)> {
        self.narrowest(|scheme| scheme.deferral.as_ref())
    }

    pub(super) fn deadline(&self) -> Option<(&'a Pack, &'a Deadline)> {
        self.narrowest(|scheme| scheme.deadline.as_ref())
    }

    pub(super) fn discretion(&self) -> Option<(&'a Pack, &'a Flag)> {
        self.narrowest(|scheme| scheme.discretion.as_ref())
    }
}
