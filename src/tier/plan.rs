//! A bare verdict, for many subjects in a row: no texts, no trace.

use super::possible::possible;
use crate::judge::{Scene, Tri};
use crate::pack::World;
use crate::pack::tier::{Grades, Scheme};

/// A scheme that is ready to be asked many times.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    world: &'a World,
    scheme: &'a Scheme,
}

/// What a scheme comes to, and nothing about why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The grades that are possible.
    pub grades: Grades,
    /// The position of the grade, when it is certain.
    pub grade: Option<usize>,
    /// The least and the most that the score can be, in units of the scale.
    pub score: Option<(i64, i64)>,
    /// The items that may change the score, by position, a bit each; beyond 64 items they are not told.
    pub items: u64,
    /// The overrides that may apply, by position, a bit each.
    pub overrides: u64,
}

impl<'a> Plan<'a> {
    /// The plan of the scheme `id`; `None` where none has this name.
    pub fn new(world: &'a World, id: &str) -> Option<Self> {
        world.tier(id).map(|(_, scheme)| Self { world, scheme })
    }

    /// The scheme.
    pub fn scheme(&self) -> &'a Scheme {
        self.scheme
    }

    /// What the scheme comes to in `scene`.
    pub fn verdict(&self, scene: &Scene<'_>) -> Verdict {
        let found = possible(self.scheme, &self.world.facts, scene);
        Verdict {
            grades: found.grades,
            grade: found.grades.only().filter(|_| found.is_certain()),
            score: found.score.as_ref().map(|score| (score.min(), score.max())),
            items: bits(found.outcomes.items.iter().map(|set| set.only() != Some(0))),
            overrides: bits(found.outcomes.overrides.iter().map(|holds| *holds != Tri::No)),
        }
    }
}

fn bits(list: impl Iterator<Item = bool>) -> u64 {
    list.take(64).enumerate().fold(0, |bits, (at, set)| if set { bits | 1 << at } else { bits })
}
