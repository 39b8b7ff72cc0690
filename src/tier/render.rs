//! The grade of an input: an input in, an answer out.

use super::Ask;
use super::answer::{GapAnswer, GradeAnswer, Possibility, SchemeChoice, ScoreAnswer, TierAnswer};
use super::choose::choose;
use super::items::limits;
use super::missing::missing;
use super::possible::{Domains, Possible, possible_within};
use super::words::{self, Headline};
use crate::answer::{Assumption, Basis, Describe, Note, PackRef, Reason, cite};
use crate::judge::{Scene, Tri, trace};
use crate::pack::tier::{GateOutcome, Grades, Scheme, Status};
use crate::pack::{self, Gap, Pack, World};
use crate::subject::{Input, Value as Known};
use crate::text::Text;

/// Makes the answer of one scheme.
pub(super) struct Writer<'a> {
    pub(super) describe: Describe<'a>,
    pub(super) scene: Scene<'a>,
    pub(super) pack: &'a Pack,
    pub(super) scheme: &'a Scheme,
}

/// Grades `input`.
pub fn calculate(world: &World, input: &Input, ask: &Ask<'_>) -> TierAnswer {
    let list = choose(world, input, ask);
    let mut answer = empty(world, input, ask);
    match list.as_slice() {
        [] => answer.summary = Headline::NoScheme.text(None, None).in_lang(ask.lang).to_owned(),
        [(pack, scheme)] => grade(world, input, ask, pack, scheme, &mut answer),
        several => {
            let headline = Headline::ChooseScheme(several.len()).text(None, None);
            answer.summary = headline.in_lang(ask.lang).to_owned();
            "undetermined".clone_into(&mut answer.outcome);
            answer.outcome_kind = "undetermined";
            let choice = |(_, scheme): &(&Pack, &Scheme)| SchemeChoice {
                id: scheme.id.clone(),
                title: scheme.title.in_lang(ask.lang).to_owned(),
            };
            answer.choices = several.iter().map(choice).collect();
        }
    }
    answer
}

fn grade<'a>(
    world: &'a World,
    input: &Input,
    ask: &Ask<'_>,
    pack: &'a Pack,
    scheme: &'a Scheme,
    answer: &mut TierAnswer,
) {
    let mut input = input.clone();
    let (domains, assumptions) = chain(world, &mut input, ask, scheme);
    let scene = Scene {
        as_of: ask.as_of,
        input: &input,
        record: None,
        calendar: &world.calendar,
        presume: false,
        traced: true,
    };
    let describe = Describe { world, input: &input, lang: ask.lang };
    let writer = Writer { describe, scene, pack, scheme };
    let found = possible_within(scheme, &world.facts, &scene, &domains);
    writer.write(&found, &domains, answer);
    answer.assumptions = assumptions;
}

/// Takes facts that are grades of other schemes from those schemes, as far as they give them.
pub(super) fn chain(world: &World, input: &mut Input, ask: &Ask<'_>, scheme: &Scheme) -> (Domains, Vec<Assumption>) {
    let (mut domains, mut assumptions) = (Domains::new(), Vec::new());
    for chain in &scheme.chain {
        let Some((_, other)) = world.tier(&chain.scheme) else { continue };
        let Some(fact) = world.facts.get(chain.fact) else { continue };
        let stated = input.facts.get(chain.fact).is_some_and(|known| !known.is_unknown());
        if stated || !other.covers(ask.as_of) || !other.subjects.iter().any(|kind| Some(kind.as_str()) == input.kind) {
            continue;
        }
        let scene =
            Scene { as_of: ask.as_of, input, record: None, calendar: &world.calendar, presume: false, traced: true };
        let found = super::possible::possible(other, &world.facts, &scene);
        let known = |id: &str| fact.choices.iter().any(|(choice, _)| choice == id);
        let names = found.grades.iter().filter_map(|at| other.grades.get(at)).map(|grade| grade.id.as_str());
        let names: Vec<&str> = names.filter(|id| known(id)).collect();
        if !found.is_certain() || names.len() != 1 {
            // While the other grade is open there may as well be none, so that only its own grades are excluded.
            let excluded = |id: &str| other.grades.iter().any(|grade| grade.id == id) && !names.contains(&id);
            let left = fact.choices.iter().map(|(id, _)| id.as_str()).filter(|id| !excluded(id));
            domains.push((chain.fact, left.map(|id| Known::Word(id.to_owned())).collect()));
            continue;
        }
        if let (Some(place), Some(name)) = (input.facts.get_mut(chain.fact), names.first()) {
            *place = Known::Word((*name).to_owned());
            assumptions.push(Assumption {
                fact: fact.id.clone(),
                path: format!("/facts/{}", fact.id),
                label: fact.label.in_lang(ask.lang).to_owned(),
                as_: "derived",
                message: format!("{} ({}: {name})", chain.label.in_lang(ask.lang), other.title.in_lang(ask.lang)),
            });
        }
    }
    (domains, assumptions)
}

impl Writer<'_> {
    pub(super) fn say(&self, text: &Text) -> String {
        text.in_lang(self.describe.lang).to_owned()
    }

    pub(super) fn cite(&self, basis: &[pack::Basis]) -> Vec<Basis> {
        cite(basis, self.describe.lang)
    }

    pub(super) fn own(&self, code: &str, text: &Text) -> Note {
        Note { code: code.to_owned(), message: self.say(text), path: None, basis: Vec::new() }
    }

    pub(super) fn note(&self, code: &str, text: &Text, basis: &[pack::Basis]) -> Note {
        Note { basis: self.cite(basis), ..self.own(code, text) }
    }

    pub(super) fn names(&self, grades: Grades) -> Vec<String> {
        grades.iter().filter_map(|at| self.scheme.grades.get(at)).map(|grade| grade.id.clone()).collect()
    }

    /// The answer without its items, nodes and overrides.
    pub(super) fn rest_of(&self, found: &Possible, mut answer: TierAnswer) -> TierAnswer {
        self.write(found, &Domains::new(), &mut answer);
        TierAnswer { items: Vec::new(), nodes: Vec::new(), overrides: Vec::new(), ..answer }
    }

    fn write(&self, found: &Possible, domains: &Domains, answer: &mut TierAnswer) {
        let scheme = self.scheme;
        answer.scheme = Some(scheme.id.clone());
        answer.scheme_kind = Some(scheme.kind.id());
        answer.scheme_title = Some(self.say(&scheme.title));
        answer.scheme_status = Some(scheme.status.id());
        answer.pack = Some(pack_ref(self.pack));
        let gaps = scheme.gaps.iter();
        answer.gaps = gaps.map(|gap| self.gap(gap)).collect();
        let early = scheme.from.is_some_and(|from| self.scene.as_of < from);
        let late = scheme.to.is_some_and(|to| to < self.scene.as_of);
        if scheme.status == Status::Slot || early || (late && scheme.after.is_none()) {
            let headline = match (scheme.status, early) {
                (_, true) => Headline::NotYet,
                (Status::Slot, false) if !late => Headline::Slot,
                _ => Headline::Past,
            };
            let outcome = if early || late { "not_in_force" } else { "undetermined" };
            answer.outcome_kind = outcome;
            outcome.clone_into(&mut answer.outcome);
            answer.summary = self.say(&headline.text(Some(scheme), None));
            answer.reasons = self.reasons(None);
            answer.notices.splice(0..0, self.notices(None, &[]));
            return;
        }
        answer.missing = missing(scheme, &self.scene, found, domains, self.describe);
        self.outcome(found, late, answer);
        answer.possible = self.names(found.grades);
        answer.impossible = self.names(Grades::first(scheme.grades.len()).without(found.grades));
        answer.grades = self.grades(found, !late);
        answer.score = self.score(found);
        answer.tight = found.tight;
        answer.gates = self.gates(found);
        answer.items = self.items(found);
        answer.nodes = self.nodes(found);
        answer.overrides = self.overrides(found);
        answer.consequences = self.consequences(found, !late);
        answer.procedures = self.procedures();
        answer.reasons = self.reasons(Some(found));
        answer.notices.splice(0..0, self.notices(Some(found), &answer.consequences));
    }

    fn outcome(&self, found: &Possible, late: bool, answer: &mut TierAnswer) {
        let scheme = self.scheme;
        let labels: Vec<Text> =
            found.grades.iter().filter_map(|at| scheme.grades.get(at)).map(|grade| grade.label.clone()).collect();
        let score = found.score.as_ref().zip(scheme.score.as_ref());
        let score = score.map(|(set, score)| words::score(set, score.scale));
        let first = answer.missing.first().map(|missing| Text::new(&missing.missing.label, &missing.missing.label));
        let only = found.grades.only().and_then(|at| scheme.grades.get(at)).filter(|_| found.is_certain());
        let (outcome, kind, headline) = if late {
            ("undetermined", "undetermined", Headline::Over)
        } else if let Some(grade) = only {
            (grade.id.as_str(), "grade", Headline::Grade(&grade.label))
        } else if found.is_certain() {
            let failed = if found.not_rated { GateOutcome::NotRated } else { GateOutcome::NotApplicable };
            let why = self.failed(found, failed);
            match failed {
                GateOutcome::NotRated => ("not_rated", "not_rated", Headline::NotRated(why)),
                GateOutcome::NotApplicable => ("not_applicable", "not_applicable", Headline::NotApplicable(why)),
            }
        } else if found.not_rated || found.not_applicable {
            ("undetermined", "undetermined", Headline::Open)
        } else {
            ("undetermined", "undetermined", Headline::Several(&labels, first.as_ref()))
        };
        answer.outcome = outcome.to_owned();
        answer.outcome_kind = kind;
        answer.summary = self.say(&headline.text(Some(scheme), score.as_ref()));
    }

    /// The label of the gate that failed.
    fn failed(&self, found: &Possible, outcome: GateOutcome) -> &Text {
        let pairs = self.scheme.gates.iter().zip(&found.outcomes.gates);
        let mut failed = pairs.filter(|(gate, holds)| **holds == Tri::No && gate.otherwise == outcome);
        failed.next().map_or(&self.scheme.title, |(gate, _)| &gate.label)
    }

    fn grades(&self, found: &Possible, in_force: bool) -> Vec<GradeAnswer> {
        let scale = self.scheme.score.as_ref().map_or(1, |score| score.scale);
        let one = |(at, grade): (usize, &crate::pack::tier::Grade)| {
            let band = self.scheme.bands.iter().find(|band| band.grades == Grades::one(at));
            let certain = in_force && found.is_certain();
            GradeAnswer {
                id: grade.id.clone(),
                label: self.say(&grade.label),
                rank: at + 1,
                meaning: grade.meaning.as_ref().map(|meaning| self.say(meaning)),
                state: match found.grades.has(at) {
                    true if certain => Possibility::Certain,
                    true => Possibility::Possible,
                    false => Possibility::Impossible,
                },
                band: band.map(|band| self.say(&words::band(band, scale))),
            }
        };
        self.scheme.grades.iter().enumerate().map(one).collect()
    }

    fn score(&self, found: &Possible) -> Option<ScoreAnswer> {
        let (score, set) = self.scheme.score.as_ref().zip(found.score.as_ref())?;
        let ends = limits(set.min(), set.max());
        Some(ScoreAnswer {
            min: ends.min,
            max: ends.max,
            ranges: set.ranges().filter(|_| ends.min.is_some() && ends.max.is_some()).collect(),
            start: score.start,
            floor: score.floor,
            ceiling: score.ceiling,
            scale: score.scale,
            text: self.say(&words::score(set, score.scale)),
        })
    }

    /// The scheme, and the classes and bands with how they came out.
    fn reasons(&self, found: Option<&Possible>) -> Vec<Reason> {
        let scheme = self.scheme;
        let plain = |rule: String, effect, message: &Text, holds, basis: &[pack::Basis]| Reason {
            rule,
            holds,
            effect,
            message: self.say(message),
            cure: None,
            assumed: false,
            facts: Vec::new(),
            basis: self.cite(basis),
        };
        let mut list = vec![plain(scheme.id.clone(), "scheme", &scheme.title, Tri::Yes, &scheme.basis)];
        let Some(found) = found else { return list };
        for (nth, class) in scheme.classes.iter().enumerate() {
            let traced = class.when.as_ref().map(|when| trace(when, &self.scene));
            let holds = traced.as_ref().map_or(Tri::Unknown, |trace| trace.holds);
            let holds = if class.when.is_none() { self.rest(found, class.grade) } else { holds };
            let mut reason = plain(
                format!("{}/classes/{nth}", scheme.id),
                "class",
                &crate::answer::holds(&class.label, holds),
                holds,
                &class.basis,
            );
            let reads = traced.map(|trace| trace.read).unwrap_or_default();
            reason.facts = reads.into_iter().map(|read| self.describe.fact(read)).collect();
            list.push(reason);
        }
        if let (Some(set), Some(score)) = (&found.score, &scheme.score) {
            for (nth, band) in scheme.bands.iter().enumerate() {
                let met = set.meets(band.least(), band.most());
                let holds = match (met, band.least() <= set.min() && set.max() <= band.most()) {
                    (false, _) => Tri::No,
                    (true, true) => Tri::Yes,
                    (true, false) => Tri::Unknown,
                };
                let names = self.names(band.grades).join("/");
                let label = words::band(band, score.scale);
                let label = Text::new(format!("{names}：{}", label.zh), format!("{names}: {}", label.en));
                let message = crate::answer::holds(&label, holds);
                list.push(plain(format!("{}/bands/{nth}", scheme.id), "band", &message, holds, &band.basis));
            }
        }
        list
    }

    /// Whether the class for the rest is taken.
    fn rest(&self, found: &Possible, grade: usize) -> Tri {
        let classes = found.outcomes.classes;
        match (classes.has(grade), classes.only()) {
            (true, Some(_)) => Tri::Yes,
            (true, None) => Tri::Unknown,
            (false, _) => Tri::No,
        }
    }

    fn gap(&self, gap: &Gap) -> GapAnswer {
        GapAnswer { id: gap.id.clone(), what: self.say(&gap.what), supply: self.say(&gap.supply) }
    }
}

fn pack_ref(pack: &Pack) -> PackRef {
    PackRef { id: pack.id.clone(), edition: pack.edition, digests: pack.digests.clone() }
}

/// An answer without a scheme: nothing that was loaded fits.
pub(super) fn empty(world: &World, input: &Input, ask: &Ask<'_>) -> TierAnswer {
    let note = |remark: &crate::subject::Remark| Note {
        code: remark.code.to_owned(),
        message: remark.message.in_lang(ask.lang).to_owned(),
        path: Some(remark.path.clone()),
        basis: Vec::new(),
    };
    TierAnswer {
        task: "tier",
        outcome: "not_applicable".to_owned(),
        outcome_kind: "not_applicable",
        summary: String::new(),
        as_of: ask.as_of,
        jurisdiction: ask.jurisdiction.to_owned(),
        lang: ask.lang,
        scheme: None,
        scheme_kind: None,
        scheme_title: None,
        scheme_status: None,
        pack: world.packs.iter().rev().find(|pack| pack.covers(ask.jurisdiction)).map(pack_ref),
        choices: Vec::new(),
        possible: Vec::new(),
        impossible: Vec::new(),
        grades: Vec::new(),
        score: None,
        tight: true,
        gates: Vec::new(),
        items: Vec::new(),
        nodes: Vec::new(),
        overrides: Vec::new(),
        consequences: Vec::new(),
        procedures: Vec::new(),
        reasons: Vec::new(),
        missing: Vec::new(),
        assumptions: Vec::new(),
        notices: input.remarks.iter().map(note).collect(),
        gaps: Vec::new(),
        disclaimer: crate::answer::disclaimer().in_lang(ask.lang).to_owned(),
    }
}
