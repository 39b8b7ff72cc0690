//! Grades, and what leads to them: bands of a score, classes by conditions, gates and overrides.

use super::words::read_one_of;
use crate::json::{Object, Reader};
use crate::pack::compare::read_bound;
use crate::pack::condition::Condition;
use crate::pack::rule;
use crate::pack::source::dangling;
use crate::pack::{Basis, Context};
use crate::text::Text;

/// A grade of a scheme.
#[derive(Clone, Debug)]
pub struct Grade {
    /// The grade as it is printed: `A+`, `B`, ….
    pub id: String,
    /// Its name.
    pub label: Text,
    /// What it means and what it does not.
    pub meaning: Option<Text>,
    /// Whether no score leads to it, only an override.
    pub outside: bool,
}

/// A set of grades, by their positions: the lowest bit is the best grade.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Grades(pub u64);

/// The most grades that a scheme may have.
pub(super) const MOST_GRADES: usize = 60;

impl Grades {
    /// No grade.
    pub const NONE: Self = Self(0);

    /// One grade.
    pub fn one(at: usize) -> Self {
        Self(u32::try_from(at).ok().and_then(|at| 1_u64.checked_shl(at)).unwrap_or(0))
    }

    /// The first `n` grades.
    pub fn first(n: usize) -> Self {
        (0..n).map(Self::one).fold(Self::NONE, Self::or)
    }

    /// Those in one of the two.
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those in both.
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Those that are not in the other.
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the grade at this position is one of them.
    pub fn has(self, at: usize) -> bool {
        !self.and(Self::one(at)).is_empty()
    }

    /// The only one, if there is but one.
    pub fn only(self) -> Option<usize> {
        (self.0.count_ones() == 1).then_some(self.0.trailing_zeros() as usize)
    }

    /// The positions, best first.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..MOST_GRADES).filter(move |at| self.has(*at))
    }
}

/// An end of a band as it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// The number, in units of the scale.
    pub at: i64,
    /// Whether the number itself belongs to the band.
    pub closed: bool,
}

/// A band of scores. Where the text leaves open which grade it means, it has several.
#[derive(Clone, Debug)]
pub struct Band {
    /// The grades.
    pub grades: Grades,
    /// The lower end; open downwards when `None`.
    pub low: Option<End>,
    /// The upper end; open upwards when `None`.
    pub high: Option<End>,
    /// Why several grades are possible, where they are.
    pub open: Option<Text>,
    /// The citation.
    pub basis: Vec<Basis>,
}

impl Band {
    /// The least whole number in the band.
    pub fn least(&self) -> i64 {
        self.low.map_or(i64::MIN, |end| if end.closed { end.at } else { end.at.saturating_add(1) })
    }

    /// The largest whole number in the band.
    pub fn most(&self) -> i64 {
        self.high.map_or(i64::MAX, |end| if end.closed { end.at } else { end.at.saturating_sub(1) })
    }
}

/// A class by conditions; the first that holds is taken. The last one has no condition.
#[derive(Clone, Debug)]
pub struct Class {
    /// The grade.
    pub grade: usize,
    /// What is judged.
    pub label: Text,
    /// When it is taken; the rest when `None`.
    pub when: Option<Condition>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// What must hold before anything is graded.
#[derive(Clone, Debug)]
pub struct Gate {
    /// The name.
    pub id: String,
    /// What must hold.
    pub label: Text,
    /// The condition.
    pub when: Condition,
    /// What the answer is where it does not hold.
    pub otherwise: GateOutcome,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// What a failed gate comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GateOutcome {
    /// The scheme does not concern the subject.
    NotApplicable,
    /// The subject gets no grade, which is not the worst grade.
    NotRated,
}

impl GateOutcome {
    const WORDS: [(&'static str, Self); 2] = [("not_applicable", Self::NotApplicable), ("not_rated", Self::NotRated)];

    /// The word in packs and answers.
    pub fn id(self) -> &'static str {
        super::words::word_of(&Self::WORDS, self)
    }
}

/// A rule that changes the grade or the score after the score was made, in the order of the scheme.
#[derive(Clone, Debug)]
pub struct Override {
    /// The name.
    pub id: String,
    /// What is judged.
    pub label: Text,
    /// When it applies.
    pub when: Condition,
    /// The grades on which it works; all when empty.
    pub only: Grades,
    /// What it does.
    pub effect: Effect,
    /// Whether only somebody who knows all subjects can tell (a rank).
    pub needs_population: bool,
    /// What to do about it.
    pub cure: Option<Text>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// What an override does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Straight to a grade.
    Force(usize),
    /// So many grades worse, but not beyond a grade; a grade beyond it stays.
    Worse(usize, usize),
    /// So many grades better, but not beyond a grade; a grade beyond it stays.
    Better(usize, usize),
    /// Not better than a grade.
    NotBetter(usize),
    /// Not worse than a grade.
    NotWorse(usize),
    /// The score becomes a number.
    SetScore(i64),
    /// The score is brought between two numbers.
    ClampScore(Option<i64>, Option<i64>),
}

impl Effect {
    /// Whether it works on the score rather than on the grade.
    pub fn of_score(self) -> bool {
        matches!(self, Self::SetScore(_) | Self::ClampScore(..))
    }

    /// The grade that the grade at `at` becomes.
    pub fn apply(self, at: usize) -> usize {
        match self {
            Self::Force(to) => to,
            Self::Worse(n, stop) => at.max(at.saturating_add(n).min(stop)),
            Self::Better(n, stop) => at.min(at.saturating_sub(n).max(stop)),
            Self::NotBetter(limit) => at.max(limit),
            Self::NotWorse(limit) => at.min(limit),
            Self::SetScore(_) | Self::ClampScore(..) => at,
        }
    }

    /// The word in answers.
    pub fn id(self) -> &'static str {
        match self {
            Self::Force(_) => "force",
            Self::Worse(..) => "worse",
            Self::Better(..) => "better",
            Self::NotBetter(_) => "not_better_than",
            Self::NotWorse(_) => "not_worse_than",
            Self::SetScore(_) => "set_score",
            Self::ClampScore(..) => "clamp_score",
        }
    }
}

impl Grade {
    pub(super) fn read(reader: &Reader<'_>) -> Option<Self> {
        const RESERVED: [&str; 4] = ["undetermined", "not_rated", "not_applicable", "not_in_force"];
        let object = reader.object()?;
        let id = rule::id(&object);
        let label = object.required("label").and_then(|r| r.text());
        let meaning = object.optional("meaning").and_then(|r| r.text());
        let outside = object.optional("outside").and_then(|r| r.boolean()).unwrap_or(false);
        object.finish();
        if id.as_deref().is_some_and(|id| RESERVED.contains(&id)) {
            reader.fault("reserved_word", "这个词留作答案的种类", "this word is kept for a kind of answer");
        }
        Some(Self { id: id?, label: label?, meaning, outside })
    }
}

/// The position of a grade that is named.
pub(super) fn read_grade(reader: &Reader<'_>, grades: &[Grade]) -> Option<usize> {
    let given = reader.filled()?;
    let found = grades.iter().position(|grade| grade.id == given);
    if found.is_none() {
        let message = dangling(given, grades.iter().map(|grade| grade.id.as_str()));
        reader.fault("dangling_reference", message.zh, message.en);
    }
    found
}

/// The set of the grades that are named.
pub(super) fn read_grades(readers: &[Reader<'_>], grades: &[Grade]) -> Grades {
    readers.iter().filter_map(|r| read_grade(r, grades)).map(Grades::one).fold(Grades::NONE, Grades::or)
}

impl Band {
    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>, grades: &[Grade]) -> Option<Self> {
        let object = reader.object()?;
        let open = object.optional("open").and_then(|r| r.text());
        let of = match (&open, object.optional("grade")) {
            (None, _) => object.required("grade").and_then(|r| read_grade(&r, grades)).map(Grades::one),
            (Some(_), _) => object.required("grades").and_then(|r| r.some()).map(|list| read_grades(&list, grades)),
        };
        let low = read_end(&object, "least", "above");
        let high = read_end(&object, "most", "below");
        let basis = rule::basis(&object, context);
        object.finish();
        let band = Self { grades: of?, low, high, open, basis };
        if band.most() < band.least() {
            reader.fault("empty_band", "这个区间里没有任何分数", "no score lies in this band");
        }
        Some(band)
    }
}

fn read_end(object: &Object<'_>, closed: &'static str, open: &'static str) -> Option<End> {
    let (closed, open) = (object.optional(closed), object.optional(open));
    if let (Some(_), Some(open)) = (&closed, &open) {
        open.fault("stands_twice", "同一端只能写一个界限", "an end has one limit only");
    }
    let end = |r: Reader<'_>, closed| read_bound(&r).map(|at| End { at, closed });
    closed.and_then(|r| end(r, true)).or_else(|| open.and_then(|r| end(r, false)))
}

impl Class {
    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>, grades: &[Grade]) -> Option<Self> {
        let object = reader.object()?;
        let grade = object.required("grade").and_then(|r| read_grade(&r, grades));
        let label = object.required("label").and_then(|r| r.text());
        let when = object.optional("when").and_then(|r| Condition::read(&r, context));
        let basis = rule::basis(&object, context);
        object.finish();
        Some(Self { grade: grade?, label: label?, when, basis })
    }
}

impl Gate {
    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let id = rule::id(&object);
        let label = object.required("label").and_then(|r| r.text());
        let when = object.required("when").and_then(|r| Condition::read(&r, context));
        let otherwise = object.required("otherwise").and_then(|r| read_one_of(&r, &GateOutcome::WORDS));
        let basis = rule::basis(&object, context);
        object.finish();
        Some(Self { id: id?, label: label?, when: when?, otherwise: otherwise?, basis })
    }
}

impl Override {
    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>, grades: &[Grade]) -> Option<Self> {
        let object = reader.object()?;
        let id = rule::id(&object);
        let label = object.required("label").and_then(|r| r.text());
        let when = object.required("when").and_then(|r| Condition::read(&r, context));
        let only = object.optional("only").and_then(|r| r.some()).map(|list| read_grades(&list, grades));
        let effect = object.required("effect").and_then(|r| read_effect(&r, grades));
        let needs_population = object.optional("needsPopulation").and_then(|r| r.boolean()).unwrap_or(false);
        let cure = object.optional("cure").and_then(|r| r.text());
        let basis = rule::basis(&object, context);
        object.finish();
        let only = only.unwrap_or_else(|| Grades::first(grades.len()));
        Some(Self { id: id?, label: label?, when: when?, only, effect: effect?, needs_population, cure, basis })
    }
}

fn read_effect(reader: &Reader<'_>, grades: &[Grade]) -> Option<Effect> {
    let object = reader.object()?;
    let grade = |key| object.optional(key).map(|r: Reader<'_>| read_grade(&r, grades));
    let steps = |key| {
        object.optional(key).map(|r: Reader<'_>| {
            let n = r.integer()?;
            if !(1..=60).contains(&n) {
                r.fault("out_of_range", "应在 1 至 60 之间", "it has to be between 1 and 60");
            }
            usize::try_from(n).ok()
        })
    };
    let stop = || object.required("stopAt").and_then(|r| read_grade(&r, grades));
    let effect = if let Some(to) = grade("force") {
        to.map(Effect::Force)
    } else if let Some(limit) = grade("notBetterThan") {
        limit.map(Effect::NotBetter)
    } else if let Some(limit) = grade("notWorseThan") {
        limit.map(Effect::NotWorse)
    } else if let Some(n) = steps("worse") {
        n.zip(stop()).map(|(n, stop)| Effect::Worse(n, stop))
    } else if let Some(n) = steps("better") {
        n.zip(stop()).map(|(n, stop)| Effect::Better(n, stop))
    } else if let Some(score) = object.optional("setScore") {
        read_bound(&score).map(Effect::SetScore)
    } else if let Some(clamp) = object.optional("clampScore") {
        let clamp = clamp.object()?;
        let bound = |key| clamp.optional(key).and_then(|r: Reader<'_>| read_bound(&r));
        let effect = Effect::ClampScore(bound("least"), bound("most"));
        clamp.finish();
        Some(effect)
    } else {
        reader.fault(
            "not_an_effect",
            "应写明 force、worse、better、notBetterThan、notWorseThan、setScore 或者 clampScore 之一",
            "one of force, worse, better, notBetterThan, notWorseThan, setScore, clampScore is needed",
        );
        return None;
    };
    object.finish();
    effect
}
