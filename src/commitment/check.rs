//! The check of commitment: an input in, an answer out.

use super::Ask;
use super::answer::{CommitmentAnswer, RouteAnswer};
use super::decide::judge;
use super::outcome::Outcome;
use super::route::routes;
use super::words;
use super::write::write;
use crate::answer::{Describe, disclaimer};
use crate::grounds::{Catalogued, Writer, push_all};
use crate::judge::Scene;
use crate::pack::World;
use crate::subject::Input;
use crate::text::Text;

/// Judges every route of the place.
pub fn check(world: &World, input: &Input, ask: &Ask<'_>) -> CommitmentAnswer {
    let catalogued = Catalogued::new(world, input, ask.jurisdiction, ask.as_of);
    let input = catalogued.input.as_ref();
    let scene = Scene { as_of: ask.as_of, input, record: None, calendar: &world.calendar, presume: true, traced: true };
    let writer = Writer { describe: Describe { world, input, lang: ask.lang }, scene };
    let verdicts = routes(world, ask).into_iter().map(|route| judge(route, &catalogued, &scene));
    let routes: Vec<RouteAnswer> = verdicts.map(|verdict| write(&verdict, &writer)).collect();
    let best = deciding(&routes, |route| route.outcome);
    let mut missing = Vec::new();
    let open = routes.iter().filter(|route| route.outcome == Outcome::Undetermined);
    open.for_each(|route| push_all(&mut missing, &route.missing));
    let mut notices = writer.remarks();
    notices.extend(catalogued.notices(&writer));
    notices.extend(best.iter().flat_map(|route| route.notices.iter().cloned()));
    if routes.is_empty() {
        notices.push(writer.note("no_scheme", &words::no_scheme()));
    }
    let say = |text: &Text| text.in_lang(ask.lang).to_owned();
    CommitmentAnswer {
        task: "commitment",
        outcome: best.map_or(Outcome::Undetermined, |route| route.outcome),
        summary: best.map_or_else(|| say(&words::no_scheme()), |route| route.summary.clone()),
        as_of: ask.as_of,
        jurisdiction: ask.jurisdiction.to_owned(),
        lang: ask.lang,
        scheme: best.map(|route| route.id.clone()),
        pack: best.map(|route| route.pack.clone()).or_else(|| writer.narrowest(ask.jurisdiction)),
        deferrable: best.map(|route| route.deferrable.clone()).unwrap_or_default(),
        deadline: best.and_then(|route| route.deadline.clone()),
        on_breach: best.map(|route| route.on_breach.clone()).unwrap_or_default(),
        until: best.and_then(|route| route.until),
        reasons: best.map(|route| route.reasons.clone()).unwrap_or_default(),
        assumptions: best.map(|route| route.assumptions.clone()).unwrap_or_default(),
        missing,
        routes,
        notices,
        disclaimer: say(&disclaimer()),
    }
}

/// The best route; among equals the first, which is of the widest place.
pub(super) fn deciding<T>(routes: &[T], outcome: impl Fn(&T) -> Outcome) -> Option<&T> {
    routes.iter().reduce(|best, next| if outcome(next) > outcome(best) { next } else { best })
}
