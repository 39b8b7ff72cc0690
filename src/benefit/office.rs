//! Checks that an office can ask for: grounds of which any is enough, and rates that have to be reached.

use serde::Serialize;

use super::Ask;
use crate::answer::{Assumption, Basis, Describe, FactRead, Missing, Note, PackRef, disclaimer};
use crate::date::Date;
use crate::grounds::{Catalogued, GroundReason, Ruled, Writer, any, missing, presumed, push_all, unsettled};
use crate::judge::{Read, Scene, Subject, Tri};
use crate::pack::{Asked, Check, CheckRate, Ground, Pack, World};
use crate::subject::Input;
use crate::text::{Lang, Text};

/// The answer to an office.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OfficeAnswer {
    /// Always `office`.
    pub task: &'static str,
    /// The day on which was judged.
    pub as_of: Date,
    /// The place.
    pub jurisdiction: String,
    /// The language of the texts.
    pub lang: Lang,
    /// The narrowest loaded pack for the place.
    pub pack: Option<PackRef>,
    /// The checks of the place, or the one that was asked for.
    pub checks: Vec<CheckAnswer>,
    /// Everything that is missing.
    pub missing: Vec<Missing>,
    /// What deserves a word about the input as a whole.
    pub notices: Vec<Note>,
    /// That this is a self-assessment.
    pub disclaimer: String,
}

/// Whether a check is met. The kinds are never collapsed into yes and no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Met {
    /// Some ground holds, or the rate is reached.
    Met,
    /// No ground holds, or the rate is not reached.
    NotMet,
    /// Not known.
    Undetermined,
    /// There is nothing to take a rate of.
    NotApplicable,
}

/// The answer to one check.
#[derive(Clone, Debug, Serialize)]
pub struct CheckAnswer {
    /// The check.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it is met.
    pub outcome: Met,
    /// The grounds, each with its citation.
    pub grounds: Vec<GroundReason>,
    /// The rate.
    pub rate: Option<RateAnswer>,
    /// What is missing.
    pub missing: Vec<Missing>,
    /// What the answer presumes.
    pub assumptions: Vec<Assumption>,
    /// What deserves a word.
    pub notices: Vec<Note>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// A rate, exactly.
#[derive(Clone, Debug, Serialize)]
pub struct RateAnswer {
    /// What was counted.
    pub num: Option<i64>,
    /// What it was counted among.
    pub den: Option<i64>,
    /// The target: numerator and denominator.
    pub target: [i64; 2],
    /// The least count that reaches the target.
    pub least: Option<i64>,
    /// How many more are needed; 0 when the target is reached.
    pub needed: Option<i64>,
    /// What was read.
    pub facts: Vec<FactRead>,
}

/// Answers the checks of the place.
pub fn office(world: &World, input: &Input, ask: &Ask<'_>) -> OfficeAnswer {
    let catalogued = Catalogued::new(world, input, ask.jurisdiction, ask.as_of);
    let input = catalogued.input.as_ref();
    let scene = Scene { as_of: ask.as_of, input, record: None, calendar: &world.calendar, presume: true, traced: true };
    let writer = Writer { describe: Describe { world, input, lang: ask.lang }, scene };
    let wanted = |(pack, check): &(&Pack, &Check)| match ask.only {
        Some(only) => check.id == only,
        None => pack.covers(ask.jurisdiction) && check.covers(ask.as_of),
    };
    let checks: Vec<CheckAnswer> =
        world.checks().filter(wanted).map(|(_, check)| one(check, &catalogued, &writer)).collect();
    let mut missing = Vec::new();
    checks.iter().for_each(|check| push_all(&mut missing, &check.missing));
    let mut notices = writer.remarks();
    notices.extend(catalogued.notices(&writer));
    if checks.is_empty() {
        let text = Text::new("已录入的规则中没有这一地区的检查项", "no loaded check covers this place and day");
        notices.push(writer.note("no_check", &text));
    }
    OfficeAnswer {
        task: "office",
        as_of: ask.as_of,
        jurisdiction: ask.jurisdiction.to_owned(),
        lang: ask.lang,
        pack: writer.narrowest(ask.jurisdiction),
        checks,
        missing,
        notices,
        disclaimer: writer.say(&disclaimer()),
    }
}

fn one(check: &Check, catalogued: &Catalogued<'_>, writer: &Writer<'_>) -> CheckAnswer {
    let mut answer = CheckAnswer {
        id: check.id.clone(),
        title: writer.say(&check.title),
        outcome: Met::NotApplicable,
        grounds: Vec::new(),
        rate: None,
        missing: Vec::new(),
        assumptions: Vec::new(),
        notices: Vec::new(),
        basis: writer.cite(&check.basis),
    };
    if !check.covers(writer.scene.as_of) {
        let text = Text::new("这一检查项在判断日期没有施行", "the check is not in force on the as-of date");
        answer.notices.push(writer.note("not_in_force", &text));
        return answer;
    }
    match &check.asked {
        Asked::Grounds(grounds) => answer.judge(check, grounds, catalogued, writer),
        Asked::Rate(rate) => answer.reckon(*rate, writer),
    }
    answer.notices.extend(writer.notices(&check.notices));
    answer
}

impl CheckAnswer {
    fn judge(&mut self, check: &Check, grounds: &[Ground], catalogued: &Catalogued<'_>, writer: &Writer<'_>) {
        let rule = |ground: &Ground| format!("{}/{}", check.id, ground.id);
        let judge = |presume: bool, input: &Input| -> Vec<Ruled<'_>> {
            let scene = Scene { presume, input, ..writer.scene };
            let grounds = grounds.iter().filter(|ground| ground.covers(scene.as_of));
            grounds.map(|ground| Ruled::new(ground, || rule(ground), "ground", &scene)).collect()
        };
        let (ruled, strict) = (judge(true, writer.input()), judge(false, writer.input()));
        let holds = any(&ruled);
        self.outcome = match holds {
            Tri::Yes => Met::Met,
            Tri::No => Met::NotMet,
            Tri::Unknown => Met::Undetermined,
        };
        self.grounds = writer.reasons(&ruled);
        if holds == Tri::Unknown {
            self.missing = writer.missing(&missing(ruled.iter()));
            self.notices.extend(writer.open(&unsettled(ruled.iter())));
        }
        if any(&strict) != holds {
            self.assumptions = writer.assumptions(&presumed(ruled.iter()));
        }
        if let Some((presumed, missing)) = catalogued.rests_on(&holds, |input| any(&judge(true, input)))
            && holds != Tri::Unknown
        {
            self.assumptions.extend(writer.assumptions(presumed));
            if !missing.is_empty() {
                self.outcome = Met::Undetermined;
                self.missing = writer.missing(missing);
            }
        }
    }

    fn reckon(&mut self, rate: CheckRate, writer: &Writer<'_>) {
        let read = |value| Read { subject: Subject::Value(value), record: None };
        let int = |value| writer.scene.peek(value).int().filter(|n| *n >= 0);
        let (num, den, target) = (int(rate.num), int(rate.den), rate.at_least);
        // The least count is the target's part of the whole, rounded up; i128 holds every product.
        let least = den.map(|den| {
            let (n, d) = (i128::from(target.n), i128::from(target.d));
            i64::try_from((i128::from(den) * n + d - 1) / d).unwrap_or(i64::MAX)
        });
        let needed = least.zip(num).map(|(least, num)| least.saturating_sub(num).max(0));
        self.outcome = match (den, needed) {
            (Some(0), _) => Met::NotApplicable,
            (_, Some(0)) => Met::Met,
            (_, Some(_)) => Met::NotMet,
            (_, None) => Met::Undetermined,
        };
        if self.outcome == Met::Undetermined {
            let open = [(rate.num, num), (rate.den, den)].into_iter().filter(|(_, known)| known.is_none());
            self.missing = writer.missing(&open.map(|(value, _)| read(value)).collect::<Vec<_>>());
        }
        let facts = [rate.num, rate.den].map(|value| writer.describe.fact(read(value))).to_vec();
        let target = [target.n, target.d];
        let applicable = den != Some(0);
        let (least, needed) = (least.filter(|_| applicable), needed.filter(|_| applicable));
        self.rate = Some(RateAnswer { num, den, target, least, needed, facts });
    }
}
