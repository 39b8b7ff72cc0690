//! Worked cases, ready to be judged.

use serde_json::Value as Json;

use crate::date::{Date, parse};
use crate::judge::{Scene, Tri, verdict};
use crate::pack::{Judged, Pack, Part, World};
use crate::subject::{Field, Input};

/// A worked case whose input can be read.
#[derive(Debug)]
pub struct Case {
    /// Its name.
    pub id: String,
    /// The task, as in options.
    pub task: String,
    /// The day on which it is judged.
    pub as_of: Date,
    /// The place.
    pub jurisdiction: String,
    /// The scheme or the check that is forced.
    pub forced: Option<String>,
    /// The input.
    pub input: Input,
}

impl Case {
    /// The cases of `pack`; those that are about a wrong input are left out.
    pub fn all(world: &World, pack: &Pack) -> Vec<Self> {
        let one = |(at, json): (usize, &Json)| {
            let string = |pointer: &str| json.pointer(pointer).and_then(Json::as_str).map(str::to_owned);
            Some(Self {
                id: string("/id").unwrap_or_else(|| format!("#{at}")),
                task: string("/task")?,
                as_of: parse(&string("/options/asOf")?).ok()?,
                jurisdiction: string("/options/jurisdiction").unwrap_or_else(|| "CN".to_owned()),
                forced: string("/options/scheme").or_else(|| string("/options/check")),
                input: Input::read(json.get("input")?, &world.facts).ok()?,
            })
        };
        pack.cases.iter().enumerate().filter_map(one).collect()
    }

    /// Whether it asks for what `part` of `pack` belongs to.
    pub(super) fn asks(&self, world: &World, pack: &Pack, part: &Part<'_>) -> bool {
        // A scheme of commitment can take over the parts of a wider one, so a forced one does not exclude others.
        let forced = part.task == "commitment" || self.forced.as_ref().is_none_or(|id| id == part.scheme);
        self.task == part.task
            && forced
            && (pack.covers(&self.jurisdiction) || self.forced.is_some())
            && self.is_graded(world, part)
    }

    fn is_graded(&self, world: &World, part: &Part<'_>) -> bool {
        let subjects = world.tier(part.scheme).map(|(_, scheme)| scheme.subjects.as_slice()).unwrap_or_default();
        subjects.is_empty() || self.input.kind.is_none_or(|kind| subjects.iter().any(|known| known == kind))
    }

    /// What `part` is judged against in this case: the input, or those of its records that it can be about.
    pub(super) fn scenes<'a>(&'a self, world: &'a World, part: &Part<'_>) -> Vec<Scene<'a>> {
        let whole = Scene {
            as_of: self.as_of,
            input: &self.input,
            record: None,
            calendar: &world.calendar,
            presume: true,
            traced: true,
        };
        let scenes: Vec<Scene<'a>> = match part.judged {
            Judged::Input => vec![whole],
            Judged::Record => self.input.records.iter().map(|record| whole.for_record(record)).collect(),
        };
        let fits = |scene: &Scene<'_>| {
            in_force(part, scene) && part.scope.iter().all(|scope| verdict(scope, scene) != Tri::No)
        };
        scenes.into_iter().filter(fits).collect()
    }
}

fn in_force(part: &Part<'_>, scene: &Scene<'_>) -> bool {
    if !part.valid.by_determination {
        return part.valid.covers(scene.as_of);
    }
    let day = scene.record.and_then(|record| record.value(Field::DeterminedOn).date());
    day.is_some_and(|day| part.valid.covers(day))
}
