//! The grades that follow from what the places come to.

use super::places::{Outcome, Place, subject_fits};
use super::points::item_set;
use super::score::{after_overrides, grades_of_classes, grades_of_score, overridden, score_set};
use super::span::Set;
use crate::judge::{Scene, Tri, verdict};
use crate::pack::tier::{GateOutcome, Grades, Scheme};

/// What the places of a scheme come to in one world, or in several taken together.
#[derive(Clone, Debug)]
pub(super) struct Outcomes {
    pub(super) fits: Tri,
    pub(super) gates: Vec<Tri>,
    pub(super) items: Vec<Set>,
    pub(super) classes: Grades,
    pub(super) overrides: Vec<Tri>,
}

/// What follows from it.
#[derive(Clone, Debug)]
pub(super) struct Composed {
    /// The grades that are possible.
    pub(super) grades: Grades,
    /// Which failed gates are possible.
    pub(super) not_applicable: bool,
    pub(super) not_rated: bool,
    /// The score, where some grade is possible and the scheme has one.
    pub(super) score: Option<Set>,
    /// The grades before each override.
    pub(super) steps: Vec<Grades>,
}

impl Outcomes {
    /// What every place comes to with three values, nothing tried: exact where nothing is unknown.
    pub(super) fn plain(scheme: &Scheme, scene: &Scene<'_>) -> Self {
        Self {
            fits: subject_fits(scheme, scene),
            gates: scheme.gates.iter().map(|gate| verdict(&gate.when, scene)).collect(),
            items: scheme.items.iter().map(|item| item_set(item, scene)).collect(),
            classes: grades_of_classes(&scheme.classes, scene),
            overrides: scheme.overrides.iter().map(|rule| verdict(&rule.when, scene)).collect(),
        }
    }

    pub(super) fn gather(scheme: &Scheme, places: &[Place], outcomes: Vec<Outcome>) -> Self {
        let mut all = Self {
            fits: Tri::Yes,
            gates: Vec::with_capacity(scheme.gates.len()),
            items: Vec::with_capacity(scheme.items.len()),
            classes: Grades::NONE,
            overrides: Vec::with_capacity(scheme.overrides.len()),
        };
        for (place, outcome) in places.iter().zip(outcomes) {
            match (place, outcome) {
                (Place::Subjects, Outcome::Holds(holds)) => all.fits = holds,
                (Place::Gate(_), Outcome::Holds(holds)) => all.gates.push(holds),
                (Place::Item(_), Outcome::Points(set)) => all.items.push(set),
                (Place::Classes, Outcome::Grades(grades)) => all.classes = grades,
                (Place::Override(_), Outcome::Holds(holds)) => all.overrides.push(holds),
                _ => {}
            }
        }
        all
    }

    /// What two worlds come to together, for showing: whether they belong together is lost.
    pub(super) fn or(self, other: Self) -> Self {
        let join = |a: Tri, b: Tri| if a == b { a } else { Tri::Unknown };
        let joined = |a: Vec<Tri>, b: Vec<Tri>| a.into_iter().zip(b).map(|(a, b)| join(a, b)).collect();
        Self {
            fits: join(self.fits, other.fits),
            gates: joined(self.gates, other.gates),
            items: self.items.iter().zip(&other.items).map(|(a, b)| a.or(b)).collect(),
            classes: self.classes.or(other.classes),
            overrides: joined(self.overrides, other.overrides),
        }
    }

    /// Whether nothing is open.
    pub(super) fn is_exact(&self) -> bool {
        let known = |list: &[Tri]| list.iter().all(|holds| *holds != Tri::Unknown);
        self.fits != Tri::Unknown
            && known(&self.gates)
            && known(&self.overrides)
            && self.items.iter().all(|set| set.only().is_some())
            && self.classes.0.count_ones() <= 1
    }
}

pub(super) fn compose(scheme: &Scheme, outcomes: &Outcomes) -> Composed {
    let mut composed = Composed {
        grades: Grades::NONE,
        not_applicable: false,
        not_rated: false,
        score: None,
        steps: Vec::with_capacity(scheme.overrides.len()),
    };
    // Gates stand in order: the first that fails decides, and those after an open one may still decide.
    composed.not_applicable |= outcomes.fits != Tri::Yes;
    let mut open = outcomes.fits != Tri::No;
    for (gate, holds) in scheme.gates.iter().zip(&outcomes.gates).filter(|(_, holds)| **holds != Tri::Yes) {
        if open {
            match gate.otherwise {
                GateOutcome::NotApplicable => composed.not_applicable = true,
                GateOutcome::NotRated => composed.not_rated = true,
            }
            open = *holds != Tri::No;
        }
    }
    if !open {
        return composed;
    }
    let score = score_set(scheme, outcomes.items.iter()).map(|set| after_overrides(scheme, set, &outcomes.overrides));
    let mut grades = match &score {
        Some(score) if !scheme.bands.is_empty() => grades_of_score(scheme, score),
        _ if scheme.classes.is_empty() => Grades::first(scheme.grades.len()),
        _ => outcomes.classes,
    };
    for (rule, holds) in scheme.overrides.iter().zip(&outcomes.overrides) {
        composed.steps.push(grades);
        grades = overridden(rule, *holds, grades);
    }
    composed.grades = grades;
    composed.score = score;
    composed
}
