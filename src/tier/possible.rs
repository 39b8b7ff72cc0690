//! What is possible: exact wherever the number of worlds to try is small, and never too little.

use super::atoms;
use super::compose::{Composed, Outcomes, compose};
use super::places::{Outcome, Place, missing, outcome, places, push_all, times_read};
use super::span::Set;
use crate::judge::{Read, Scene, Subject};
use crate::pack::tier::{Grades, Scheme};
use crate::subject::{FactSpec, Input, Value as Known};

/// The most worlds that are tried for the facts of one place.
const WORLDS_OF_PLACE: usize = 2048;

/// The most worlds that are tried for the facts that several places read.
const WORLDS: usize = 1024;

/// What an input can still come to under a scheme.
#[derive(Clone, Debug)]
pub struct Possible {
    /// The grades.
    pub grades: Grades,
    /// Whether the scheme may not concern the subject.
    pub not_applicable: bool,
    /// Whether the subject may get no grade.
    pub not_rated: bool,
    /// The score.
    pub score: Option<Set>,
    /// Whether everything that is called possible really is.
    pub tight: bool,
    /// What nobody stated and can still change something.
    pub missing: Vec<Read>,
    /// How many worlds were tried.
    pub worlds: usize,
    pub(super) outcomes: Outcomes,
    pub(super) steps: Vec<Grades>,
}

impl Possible {
    /// Whether there is but one answer.
    pub fn is_certain(&self) -> bool {
        match (self.grades.only(), self.not_applicable, self.not_rated) {
            (Some(_), false, false) => true,
            (None, a, b) => self.grades.is_empty() && a != b,
            _ => false,
        }
    }
}

/// Values that a fact may take, where another scheme narrows them.
pub(super) type Domains = Vec<(usize, Vec<Known>)>;

/// What `scene` can still come to under `scheme`.
pub fn possible(scheme: &Scheme, facts: &[FactSpec], scene: &Scene<'_>) -> Possible {
    possible_within(scheme, facts, scene, &Domains::new())
}

/// The same, with facts narrowed to some values.
pub(super) fn possible_within(scheme: &Scheme, facts: &[FactSpec], scene: &Scene<'_>, domains: &Domains) -> Possible {
    // Presumptions are not taken: what they presume could still turn out otherwise.
    let scene = Scene { presume: false, ..*scene };
    let plain = Outcomes::plain(scheme, &scene);
    if plain.is_exact() {
        let composed = compose(scheme, &plain);
        return finish(composed, plain, Vec::new(), true, 1);
    }
    Trial { scheme, facts, scene, domains, places: places(scheme) }.run()
}

fn finish(composed: Composed, outcomes: Outcomes, missing: Vec<Read>, tight: bool, worlds: usize) -> Possible {
    Possible {
        grades: composed.grades,
        not_applicable: composed.not_applicable,
        not_rated: composed.not_rated,
        tight: tight && composed.score.as_ref().is_none_or(|score| !score.loose),
        score: composed.score,
        missing,
        worlds,
        outcomes,
        steps: composed.steps,
    }
}

/// An unknown fact with the values that it is tried with.
type Atom = (Read, Vec<Known>);

struct Trial<'a> {
    scheme: &'a Scheme,
    facts: &'a [FactSpec],
    scene: Scene<'a>,
    domains: &'a Domains,
    places: Vec<Place>,
}

impl Trial<'_> {
    fn run(self) -> Possible {
        let of_places: Vec<Vec<Read>> =
            self.places.iter().map(|place| missing(self.scheme, *place, &self.scene)).collect();
        let mut all = Vec::new();
        of_places.iter().for_each(|reads| push_all(&mut all, reads.clone()));
        let readers = |read: &Read| of_places.iter().filter(|reads| reads.contains(read)).count();
        let shared: Vec<Read> = all.iter().copied().filter(|read| readers(read) > 1).collect();
        let mut tight = true;
        let mut outer: Vec<Atom> = Vec::new();
        for read in shared {
            match self.values(read, &self.scene) {
                Some(values) => outer.push((read, values)),
                None => tight = false,
            }
        }
        if worlds(&outer) > WORLDS {
            tight = false;
            outer.clear();
        }
        let mut input = self.scene.input.clone();
        let touched = |reads: &[Read]| outer.iter().any(|(read, _)| reads.contains(read));
        // What reads no shared fact comes to the same in every world.
        let fixed: Vec<Option<(Outcome, bool)>> = self
            .places
            .iter()
            .zip(&of_places)
            .map(|(place, reads)| (!touched(reads)).then(|| self.place(*place, &input)))
            .collect();
        let mut sum: Option<(Composed, Outcomes)> = None;
        let mut tried = 0;
        each_world(&mut input, &outer, &mut |input| {
            tried += 1;
            let mut outcomes = Vec::with_capacity(self.places.len());
            for (place, fixed) in self.places.iter().zip(&fixed) {
                let (outcome, exact) = fixed.clone().unwrap_or_else(|| self.place(*place, input));
                tight &= exact;
                outcomes.push(outcome);
            }
            let outcomes = Outcomes::gather(self.scheme, &self.places, outcomes);
            let composed = compose(self.scheme, &outcomes);
            sum = Some(match sum.take() {
                None => (composed, outcomes),
                Some((so_far, all)) => (join(so_far, composed), all.or(outcomes)),
            });
        });
        match sum {
            Some((composed, outcomes)) => finish(composed, outcomes, all, tight, tried),
            // A fact without any value: nothing was tried, so nothing is excluded.
            None => self.anything(all),
        }
    }

    fn anything(&self, all: Vec<Read>) -> Possible {
        let outcomes = self.places.iter().map(|place| outcome(self.scheme, *place, &self.scene)).collect();
        let outcomes = Outcomes::gather(self.scheme, &self.places, outcomes);
        finish(compose(self.scheme, &outcomes), outcomes, all, false, 0)
    }

    fn values(&self, read: Read, scene: &Scene<'_>) -> Option<Vec<Known>> {
        if let Subject::Value(crate::pack::Value::Fact(at)) = read.subject
            && let Some((_, values)) = self.domains.iter().find(|(fact, _)| *fact == at)
        {
            return Some(values.clone());
        }
        atoms::values(self.scheme, self.facts, read, scene)
    }

    /// What a place comes to in one world of the shared facts, and whether that is exact.
    fn place(&self, place: Place, input: &Input) -> (Outcome, bool) {
        let mut found = Found { outcome: None, exact: true, left: WORLDS_OF_PLACE };
        self.explore(place, &mut input.clone(), &mut found);
        match found.outcome {
            Some(outcome) if found.left > 0 => (outcome, found.exact),
            // Too many worlds: three values alone judge the place, soundly but not tightly.
            _ => (outcome(self.scheme, place, &Scene { input, ..self.scene }), false),
        }
    }

    /// Tries every value of the first fact that the place misses, and then of what it misses still.
    fn explore(&self, place: Place, input: &mut Input, found: &mut Found) {
        if found.left == 0 {
            return;
        }
        let scene = Scene { input, ..self.scene };
        let reads = missing(self.scheme, place, &scene);
        let next = reads.iter().find_map(|read| self.values(*read, &scene).map(|values| (*read, values)));
        let Some((read, values)) = next else {
            // What is read once only cannot contradict itself, so three values judge it exactly.
            found.exact &= reads.iter().all(|read| self.read_once(place, *read));
            found.left -= 1;
            let next = outcome(self.scheme, place, &scene);
            found.outcome = Some(match found.outcome.take() {
                None => next,
                Some(so_far) => so_far.or(next),
            });
            return;
        };
        for value in values {
            atoms::set(input, read, value);
            self.explore(place, input, found);
        }
        atoms::set(input, read, Known::Unknown);
    }

    fn read_once(&self, place: Place, read: Read) -> bool {
        match read.subject {
            Subject::Value(value) => times_read(self.scheme, place, value) <= 1,
            Subject::Measures | Subject::Records => false,
        }
    }
}

/// What was found of a place so far.
struct Found {
    outcome: Option<Outcome>,
    exact: bool,
    /// How many worlds may still be tried.
    left: usize,
}

fn join(a: Composed, b: Composed) -> Composed {
    let score = match (a.score, b.score) {
        (Some(a), Some(b)) => Some(a.or(&b)),
        (a, b) => a.or(b),
    };
    let longest = a.steps.len().max(b.steps.len());
    let step = |list: &[Grades], at: usize| list.get(at).copied().unwrap_or_default();
    Composed {
        grades: a.grades.or(b.grades),
        not_applicable: a.not_applicable || b.not_applicable,
        not_rated: a.not_rated || b.not_rated,
        score,
        steps: (0..longest).map(|at| step(&a.steps, at).or(step(&b.steps, at))).collect(),
    }
}

fn worlds(atoms: &[Atom]) -> usize {
    atoms.iter().map(|(_, values)| values.len()).fold(1, usize::saturating_mul)
}

/// Calls `visit` with every combination of values; afterwards the input is as it was.
fn each_world(input: &mut Input, atoms: &[Atom], visit: &mut dyn FnMut(&Input)) {
    let Some(((read, values), rest)) = atoms.split_first() else {
        visit(input);
        return;
    };
    for value in values {
        atoms::set(input, *read, value.clone());
        each_world(input, rest, visit);
    }
    atoms::set(input, *read, Known::Unknown);
}
