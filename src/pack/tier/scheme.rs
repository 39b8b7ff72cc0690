//! A whole scheme of grading.

use super::consequence::{Consequence, Procedure};
use super::grade::{Band, Class, Gate, Grade, MOST_GRADES, Override};
use super::item::{Item, Node, read_flag, read_missing};
use super::words::{read_one_of, word_of};
use crate::date::Date;
use crate::json::{Object, Reader};
use crate::pack::compare::read_bound;
use crate::pack::condition::{Condition, Value, read_value};
use crate::pack::load::{Gap, read_gap};
use crate::pack::{Basis, Context, Flag, Notice, rule};
use crate::subject::Kind;
use crate::text::Text;

/// A scheme of grading.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// The name: `cn.patent_agency.2023`.
    pub id: String,
    /// What a grade of it is.
    pub kind: SchemeKind,
    /// Where it stands.
    pub status: Status,
    /// The title.
    pub title: Text,
    /// The first day on which it grades.
    pub from: Option<Date>,
    /// The last day on which it grades; `None` while it is in force as far as was found.
    pub to: Option<Date>,
    /// What is known of the time after `to`; where nothing is said, the scheme is simply over.
    pub after: Option<Flag>,
    /// The kinds of subject that it grades; any when empty.
    pub subjects: Vec<String>,
    /// What must hold before anything is graded, in order.
    pub gates: Vec<Gate>,
    /// The grades, best first.
    pub grades: Vec<Grade>,
    /// How the score is made.
    pub score: Option<Score>,
    /// Families of items, or nodes of a weight tree; parents before their parts.
    pub nodes: Vec<Node>,
    /// What changes the score.
    pub items: Vec<Item>,
    /// From score to grade.
    pub bands: Vec<Band>,
    /// From conditions to grade.
    pub classes: Vec<Class>,
    /// Why there is no way from score or facts to a grade, where there is none.
    pub unreadable: Option<Flag>,
    /// What changes the score or the grade afterwards, in order.
    pub overrides: Vec<Override>,
    /// Facts that are grades of other schemes.
    pub chain: Vec<Chain>,
    /// What follows from grades.
    pub consequences: Vec<Consequence>,
    /// Objection and repair.
    pub procedures: Vec<Procedure>,
    /// Flags that are shown with the answer.
    pub notices: Vec<Notice>,
    /// What was not readable of this scheme, and what an office would have to supply.
    pub gaps: Vec<Gap>,
    /// The documents it rests on.
    pub basis: Vec<Basis>,
}

/// What a grade of a scheme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// A credit evaluation: published, rewards and restricts.
    CreditEvaluation,
    /// A risk classification: steers inspections, evaluates nobody.
    RiskClassification,
    /// A class or quota of a service.
    QuotaClass,
    /// A rating that subjects ask for.
    VoluntaryRating,
}

impl SchemeKind {
    const WORDS: [(&'static str, Self); 4] = [
        ("credit_evaluation", Self::CreditEvaluation),
        ("risk_classification", Self::RiskClassification),
        ("quota_class", Self::QuotaClass),
        ("voluntary_rating", Self::VoluntaryRating),
    ];

    /// The word in packs and answers.
    pub fn id(self) -> &'static str {
        word_of(&Self::WORDS, self)
    }
}

/// Where a scheme stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// In force.
    InForce,
    /// In force for a trial.
    Trial,
    /// A pilot.
    Pilot,
    /// A draft.
    Draft,
    /// A documented place for a scheme whose content was not readable: an office fills it with a pack.
    Slot,
}

impl Status {
    const WORDS: [(&'static str, Self); 5] = [
        ("in_force", Self::InForce),
        ("trial", Self::Trial),
        ("pilot", Self::Pilot),
        ("draft", Self::Draft),
        ("slot", Self::Slot),
    ];

    /// The word in packs and answers.
    pub fn id(self) -> &'static str {
        word_of(&Self::WORDS, self)
    }
}

/// How the score is made.
#[derive(Clone, Debug)]
pub struct Score {
    /// How many units make one point: 1, 10, 100, 1000.
    pub scale: i64,
    /// Where it starts.
    pub start: i64,
    /// The least; `None` where the text states none.
    pub floor: Option<i64>,
    /// The most; `None` where the text states none.
    pub ceiling: Option<i64>,
    /// Whether scores between whole numbers of points occur.
    pub decimal: bool,
    /// The full points of a weight tree.
    pub full: Option<i64>,
    /// Full points of parts that were not readable.
    pub missing: Option<Missing>,
}

/// Full points of parts that were not readable.
#[derive(Clone, Debug)]
pub struct Missing {
    /// How many.
    pub weight: i64,
    /// What is said about them.
    pub flag: Flag,
}

/// A fact that is the grade of another scheme.
#[derive(Clone, Debug)]
pub struct Chain {
    /// The fact.
    pub fact: usize,
    /// The other scheme.
    pub scheme: String,
    /// What is said when the fact is taken from it.
    pub label: Text,
}

impl Scheme {
    /// Whether the scheme grades on `day`.
    pub fn covers(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether no part of the score asks what to do where something is missing, or counts only from some number on.
    pub fn is_plain_sum(&self) -> bool {
        let plain = |node: &Node| node.missing.is_none() && node.only_from.is_none();
        self.nodes.iter().all(plain) && self.score.as_ref().is_none_or(|score| score.missing.is_none())
    }

    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let id = rule::id(&object);
        let kind = object.required("kind").and_then(|r| read_one_of(&r, &SchemeKind::WORDS));
        let status = object.required("status").and_then(|r| read_one_of(&r, &Status::WORDS));
        let title = object.required("title").and_then(|r| r.text());
        // `null` has to be written: it says that the day is not known, or that no end was found.
        let date = |key| object.required(key).filter(|r| !r.value().is_null()).and_then(|r| r.date());
        let (from, to) = (date("from"), date("to"));
        let after = object.optional("after").and_then(|r| read_own_flag(&r, context));
        let subjects = read_subjects(&object);
        let grades: Vec<Grade> = object.list("grades").iter().filter_map(Grade::read).collect();
        check_levels(&object, &grades);
        let mut nodes = Vec::new();
        for part in object.list("nodes") {
            nodes.extend(Node::read(&part, context, &nodes));
        }
        let scheme = Self {
            id: id?,
            kind: kind?,
            status: status?,
            title: title?,
            from,
            to,
            after,
            subjects,
            gates: object.list("gates").iter().filter_map(|r| Gate::read(r, context)).collect(),
            score: object.optional("score").and_then(|r| Score::read(&r, context)),
            items: object.list("items").iter().filter_map(|r| Item::read(r, context, &nodes)).collect(),
            bands: object.list("bands").iter().filter_map(|r| Band::read(r, context, &grades)).collect(),
            classes: object.list("classes").iter().filter_map(|r| Class::read(r, context, &grades)).collect(),
            unreadable: object.optional("unreadable").and_then(|r| read_own_flag(&r, context)),
            overrides: object.list("overrides").iter().filter_map(|r| Override::read(r, context, &grades)).collect(),
            chain: object.list("chain").iter().filter_map(|r| Chain::read(r, context)).collect(),
            consequences: object
                .list("consequences")
                .iter()
                .filter_map(|r| Consequence::read(r, context, &grades))
                .collect(),
            procedures: object.list("procedures").iter().filter_map(|r| Procedure::read(r, context)).collect(),
            notices: object.list("notices").iter().filter_map(|r| Notice::read(r, context)).collect(),
            gaps: object.list("gaps").iter().filter_map(read_gap).collect(),
            basis: rule::basis(&object, context),
            nodes,
            grades,
        };
        object.finish();
        Some(scheme)
    }

    /// Calls `visit` with every condition of the scheme.
    pub fn each_condition(&self, visit: &mut dyn FnMut(&Condition)) {
        self.gates.iter().for_each(|gate| visit(&gate.when));
        self.items.iter().for_each(|item| item.each_condition(visit));
        self.classes.iter().filter_map(|class| class.when.as_ref()).for_each(&mut *visit);
        self.overrides.iter().for_each(|rule| visit(&rule.when));
        self.consequences.iter().filter_map(|part| part.when.as_ref()).for_each(&mut *visit);
        self.procedures.iter().filter_map(|part| part.requires.as_ref()).for_each(&mut *visit);
        self.notices.iter().filter_map(|notice| notice.when.as_ref()).for_each(visit);
    }

    /// Calls `visit` with every value that the scheme reads.
    pub fn each_value(&self, visit: &mut dyn FnMut(Value)) {
        self.each_condition(&mut |condition| condition.values(visit));
        self.items.iter().for_each(|item| item.points.each_value(visit));
        self.chain.iter().for_each(|chain| visit(Value::Fact(chain.fact)));
        let bases = self.consequences.iter().filter_map(|part| part.amount.as_ref()?.of);
        bases.for_each(&mut *visit);
        self.procedures.iter().filter_map(|part| part.opens).for_each(|(since, _)| visit(since));
        if !self.subjects.is_empty() {
            visit(Value::SubjectKind);
        }
    }
}

impl Score {
    fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let scale = object.required("scale").and_then(|r| {
            let n = r.integer()?;
            if !matches!(n, 1 | 10 | 100 | 1000) {
                r.fault("out_of_range", "应为 1、10、100 或者 1000", "it has to be 1, 10, 100 or 1000");
            }
            Some(n.clamp(1, 1000))
        });
        let start = object.required("start").and_then(|r| read_bound(&r));
        // `null` has to be written: it says that the text states none.
        let stated = |key| object.required(key).filter(|r| !r.value().is_null()).and_then(|r| read_bound(&r));
        let (floor, ceiling) = (stated("floor"), stated("ceiling"));
        let number = object.required("number");
        let decimal = number.and_then(|r| read_one_of(&r, &[("integer", false), ("decimal", true)]));
        let full = object.optional("full").and_then(|r| read_bound(&r));
        let missing = object.optional("missing").and_then(|r| read_missing(&r, context));
        object.finish();
        let missing = missing.map(|(weight, flag)| Missing { weight, flag });
        Some(Self { scale: scale?, start: start?, floor, ceiling, decimal: decimal?, full, missing })
    }
}

impl Chain {
    fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let fact = object.required("fact").and_then(|r| match read_value(&r, context, &[Kind::Word]) {
            Some(Value::Fact(at)) => Some(at),
            _ => None,
        });
        let scheme = object.required("scheme").and_then(|r| r.filled().map(str::to_owned));
        let label = object.required("label").and_then(|r| r.text());
        object.finish();
        Some(Self { fact: fact?, scheme: scheme?, label: label? })
    }
}

fn read_own_flag(reader: &Reader<'_>, context: &Context<'_>) -> Option<Flag> {
    let object = reader.object()?;
    let flag = read_flag(&object, context);
    object.finish();
    flag
}

fn read_subjects(object: &Object<'_>) -> Vec<String> {
    use crate::subject::vocabulary as words;
    let known = words::SUBJECT_KINDS;
    let one = |r: &Reader<'_>| {
        let given = r.filled()?;
        let word = known.iter().find(|word| word.id == given);
        if word.is_none() {
            r.unknown_word(given, words::nearest(known, given));
        }
        word.map(|word| word.id.to_owned())
    };
    object.list("subjects").iter().filter_map(one).collect()
}

/// As many grades as the text says that there are levels.
fn check_levels(object: &Object<'_>, grades: &[Grade]) {
    let levels = object.optional("levels");
    if grades.len() > MOST_GRADES {
        object_fault(object, "too_many_grades", "等级过多", "there are too many grades");
    }
    if let Some(levels) = levels
        && let Some(n) = levels.integer()
        && usize::try_from(n).ok() != Some(grades.len())
    {
        let (letters, named) =
            (grades.len(), grades.iter().map(|grade| grade.id.as_str()).collect::<Vec<_>>().join("、"));
        levels.fault(
            "levels_differ",
            format!("写明共 {n} 级，却列出 {letters} 个等级（{named}）：请按原文核对，确定哪一个有误"),
            format!(
                "{n} levels are declared, but {letters} grades are listed ({named}): check the text for which is wrong"
            ),
        );
    }
}

fn object_fault(object: &Object<'_>, code: &'static str, zh: &str, en: &str) {
    object.faults().push(crate::error::Error::new(code, object.path(), Text::new(zh, en)));
}
