//! A bare verdict, for many subjects in a row: no texts, no trace.

use super::exact::{Exact, InScene, exact};
use super::possible::{Domains, Possible, possible_within};
use super::program::{At, Program};
use super::render::chain;
use crate::answer::Ask;
use crate::date::Date;
use crate::judge::{Scene, Tri};
use crate::pack::World;
use crate::pack::tier::{Grades, Scheme, Status};
use crate::subject::Input;
use crate::text::Lang;

/// A scheme that is ready to be asked many times.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    world: &'a World,
    scheme: &'a Scheme,
}

/// What a scheme comes to, and nothing about why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What the answer is called.
    pub outcome: Conclusion,
    /// The grades that are possible.
    pub grades: Grades,
    /// The least and the most that the score can be, in units of the scale.
    pub score: Option<(i64, i64)>,
    /// The items that may change the score, by position, a bit each; beyond 64 items they are not told.
    pub items: u64,
    /// The overrides that may apply, by position, a bit each.
    pub overrides: u64,
}

/// The outcome of a scheme for one subject on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conclusion {
    /// The grade at this position, for certain.
    Grade(usize),
    /// It cannot be told.
    Undetermined,
    /// The subject gets no grade, for certain.
    NotRated,
    /// The scheme does not concern the subject, for certain.
    NotApplicable,
    /// The scheme is not in force on the day.
    NotInForce,
}

impl Conclusion {
    /// The word in answers.
    pub fn id(self, scheme: &Scheme) -> &str {
        match self {
            Self::Grade(at) => scheme.grades.get(at).map_or("undetermined", |grade| grade.id.as_str()),
            Self::Undetermined => "undetermined",
            Self::NotRated => "not_rated",
            Self::NotApplicable => "not_applicable",
            Self::NotInForce => "not_in_force",
        }
    }

    fn of(scheme: &Scheme, found: &Possible, as_of: Date) -> Self {
        match found.grades.only() {
            // A scheme that is over grades for comparison only.
            _ if scheme.to.is_some_and(|to| to < as_of) || !found.is_certain() => Self::Undetermined,
            Some(grade) => Self::Grade(grade),
            None if found.not_rated => Self::NotRated,
            None => Self::NotApplicable,
        }
    }
}

impl<'a> Plan<'a> {
    /// The plan of the scheme `id`; `None` where none has this name.
    pub fn new(world: &'a World, id: &str) -> Option<Self> {
        world.tier(id).map(|(_, scheme)| Self::of(world, scheme))
    }

    /// The plan of a scheme of `world`.
    pub(crate) fn of(world: &'a World, scheme: &'a Scheme) -> Self {
        Self { world, scheme }
    }

    /// The scheme.
    pub fn scheme(&self) -> &'a Scheme {
        self.scheme
    }

    /// What the scheme comes to for `input` on `as_of`, as the full answer has it.
    pub fn verdict(&self, input: &Input, as_of: Date) -> Verdict {
        let scheme = self.scheme;
        if let Some(verdict) = self.without_input(as_of) {
            return verdict;
        }
        if scheme.chain.is_empty() {
            let scene =
                Scene { as_of, input, record: None, calendar: &self.world.calendar, presume: false, traced: true };
            let found = exact(scheme, &InScene(scheme, scene)).map(|found| self.of_exact(&found, as_of));
            return found.unwrap_or_else(|| self.judge(input, as_of, &Domains::new()));
        }
        let mut input = input.clone();
        let ask = Ask { as_of, jurisdiction: "", lang: Lang::default(), scheme: None };
        let (domains, _) = chain(self.world, &mut input, &ask, scheme);
        self.judge(&input, as_of, &domains)
    }

    /// What the scheme comes to for an input laid out as cells, with its program of that day; `None` where only
    /// [`Plan::verdict`] says it.
    pub fn of_cells(&self, program: &Program, cells: &[i32], as_of: Date) -> Option<Verdict> {
        let found = || exact(self.scheme, &At { program, cells }).map(|found| self.of_exact(&found, as_of));
        self.without_input(as_of).or_else(found)
    }

    /// What is said on a day whoever asks.
    fn without_input(&self, as_of: Date) -> Option<Verdict> {
        let scheme = self.scheme;
        let early = scheme.from.is_some_and(|from| as_of < from);
        let late = scheme.to.is_some_and(|to| to < as_of);
        if early || (late && scheme.after.is_none()) || (late && scheme.status == Status::Slot) {
            return Some(Verdict::without_score(Conclusion::NotInForce));
        }
        (scheme.status == Status::Slot).then(|| Verdict::without_score(Conclusion::Undetermined))
    }

    fn of_exact(&self, found: &Exact, as_of: Date) -> Verdict {
        // A scheme that is over grades for comparison only.
        let late = self.scheme.to.is_some_and(|to| to < as_of);
        let outcome = found.grades.only().filter(|_| !late).map_or(Conclusion::Undetermined, Conclusion::Grade);
        let score = found.score.map(|score| (score, score));
        Verdict { outcome, grades: found.grades, score, items: found.items, overrides: found.overrides }
    }

    fn judge(&self, input: &Input, as_of: Date, domains: &Domains) -> Verdict {
        let scene = Scene { as_of, input, record: None, calendar: &self.world.calendar, presume: false, traced: true };
        let found = possible_within(self.scheme, &self.world.facts, &scene, domains);
        Verdict {
            outcome: Conclusion::of(self.scheme, &found, as_of),
            grades: found.grades,
            score: found.score.as_ref().map(|score| (score.min(), score.max())),
            items: bits(found.outcomes.items.iter().map(|set| set.only() != Some(0))),
            overrides: bits(found.outcomes.overrides.iter().map(|holds| *holds != Tri::No)),
        }
    }
}

impl Verdict {
    fn without_score(outcome: Conclusion) -> Self {
        Self { outcome, grades: Grades::NONE, score: None, items: 0, overrides: 0 }
    }

    /// The names of the items and overrides that apply or may apply, in the order of the scheme.
    pub fn rules<'s>(&self, scheme: &'s Scheme) -> impl Iterator<Item = &'s str> {
        let (items, overrides) = (self.items, self.overrides);
        let items = scheme.items.iter().enumerate().filter(move |(at, _)| has(items, *at)).map(|(_, item)| &item.id);
        let rules = scheme.overrides.iter().enumerate().filter(move |(at, _)| has(overrides, *at));
        items.chain(rules.map(|(_, rule)| &rule.id)).map(String::as_str)
    }
}

fn bits(list: impl Iterator<Item = bool>) -> u64 {
    list.take(64).enumerate().fold(0, |bits, (at, set)| if set { bits | 1 << at } else { bits })
}

fn has(bits: u64, at: usize) -> bool {
    at < 64 && bits >> at & 1 == 1
}
