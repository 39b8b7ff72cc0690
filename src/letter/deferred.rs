//! What the check of commitment says of material that is missing: whether it may follow, what it is, and by when.

use crate::answer::Missing;
use crate::commitment::{CommitmentAnswer, RouteAnswer};
use crate::date::Date;
use crate::judge::Tri;

/// Material that is missing and may follow.
#[derive(Clone, Debug)]
pub(super) struct Deferred {
    /// Whether there is any.
    pub(super) holds: Tri,
    /// Its names; `None` where it is not known of every material.
    pub(super) names: Option<Vec<String>>,
    /// The last day for it.
    pub(super) deadline: Option<Date>,
    /// What is missing about the materials.
    pub(super) missing: Vec<Missing>,
}

impl Deferred {
    /// What the best route that lets material follow says; no route says that none may follow.
    pub(super) fn of(answer: &CommitmentAnswer, stated: bool) -> Self {
        let routes = answer.routes.iter().filter(|route| route.kind == "accept_first");
        let route = routes.reduce(|best, next| if next.outcome > best.outcome { next } else { best });
        match route {
            Some(route) if stated => Self::of_route(route),
            Some(_) => Self { holds: Tri::Unknown, names: None, deadline: None, missing: Vec::new() },
            None => Self { holds: Tri::No, names: None, deadline: None, missing: Vec::new() },
        }
    }

    fn of_route(route: &RouteAnswer) -> Self {
        let each: Vec<(Tri, String)> = route
            .deferrable
            .iter()
            .map(|material| {
                let name = material.name.clone().unwrap_or_else(|| material.id.clone());
                (material.lacking.and(material.may), name)
            })
            .collect();
        let holds = each.iter().map(|(holds, _)| *holds).fold(Tri::No, Tri::or);
        let settled = each.iter().all(|(holds, _)| *holds != Tri::Unknown);
        let names = each.into_iter().filter(|(holds, _)| *holds == Tri::Yes).map(|(_, name)| name).collect();
        let missing = route.missing.iter().filter(|missing| missing.path.starts_with("/materials")).cloned();
        Self {
            holds,
            names: Some(names).filter(|_| settled && holds == Tri::Yes),
            deadline: route.deadline.as_ref().and_then(|deadline| deadline.date),
            missing: missing.collect(),
        }
    }
}
