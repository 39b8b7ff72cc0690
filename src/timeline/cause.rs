//! Why a part of an answer is otherwise than before: the rules that came out otherwise.

use serde::Serialize;

use crate::answer::{Basis, Note, Reason};
use crate::ask::{Answered, Cited};
use crate::judge::Tri;

/// A rule that came out otherwise.
#[derive(Clone, Debug, Serialize)]
pub struct Because {
    /// What happened, see [`Step`].
    pub cause: Step,
    /// The rule; the notice's code where a notice says why.
    pub rule: String,
    /// What the rule does.
    pub effect: &'static str,
    /// How it was judged; `null` where it was not there.
    pub before: Option<Tri>,
    /// How it is judged; `null` where it is not there.
    pub after: Option<Tri>,
    /// What it says of the input.
    pub message: String,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// What happened to a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The minimum publication is over.
    MinimumOver,
    /// The maximum publication is over.
    MaximumOver,
    /// A bar, a refusal or a disadvantage is over.
    BarOver,
    /// A bar, a refusal or a disadvantage begins.
    BarBegins,
    /// Something else begins to hold.
    Begins,
    /// Something else does not hold any more: its window is over.
    WindowOver,
    /// The rule came into force, or comes to be judged.
    RuleBegins,
    /// The rule is no longer in force, or is not judged any more.
    RuleEnds,
    /// A text says that from this day on something else has to be told.
    Notice,
}

/// The rules of the part `id` that came out otherwise in `after` than in `before`.
pub(crate) fn because(before: &Answered, after: &Answered, id: &str) -> Vec<Because> {
    let mut list = differing(before, after, id);
    if list.is_empty() {
        // What remains is the end of one of several things that the same rule judges.
        let reasons = after.reasons(id).into_iter().map(|cited| cited.reason);
        let deciding = reasons.filter(|reason| reason.holds != Tri::No);
        list.extend(deciding.map(|reason| otherwise(&reason, Some(reason.holds), Some(reason.holds))));
    }
    list
}

/// The same, where a rule or a notice alone says why; empty where the rules come out the same.
pub(crate) fn differing(before: &Answered, after: &Answered, id: &str) -> Vec<Because> {
    let (old, new) = (before.reasons(id), after.reasons(id));
    let find = |list: &[Cited], rule: &str| list.iter().find(|it| it.reason.rule == rule).map(|it| it.reason.holds);
    let mut list = Vec::new();
    for cited in &new {
        let was = find(&old, &cited.reason.rule);
        if was != Some(cited.reason.holds) {
            list.push(otherwise(&cited.reason, was, Some(cited.reason.holds)));
        }
    }
    for cited in old.iter().filter(|cited| find(&new, &cited.reason.rule).is_none()) {
        list.push(otherwise(&cited.reason, Some(cited.reason.holds), None));
    }
    if list.is_empty() {
        // A later regime, for example, is told by a notice, not by a rule of the scheme.
        let (old, new) = (before.notes(id), after.notes(id));
        let told = new.iter().filter(|note| !old.iter().any(|known| known.code == note.code));
        list.extend(told.filter(|note| !note.basis.is_empty()).map(told_by));
    }
    list
}

fn otherwise(reason: &Reason, before: Option<Tri>, after: Option<Tri>) -> Because {
    Because {
        cause: step(reason, before, after),
        rule: reason.rule.clone(),
        effect: reason.effect,
        before,
        after,
        message: reason.message.clone(),
        basis: reason.basis.clone(),
    }
}

fn told_by(note: &Note) -> Because {
    Because {
        cause: Step::Notice,
        rule: note.code.clone(),
        effect: "notice",
        before: None,
        after: Some(Tri::Yes),
        message: note.message.clone(),
        basis: note.basis.clone(),
    }
}

fn step(reason: &Reason, before: Option<Tri>, after: Option<Tri>) -> Step {
    let part = reason.rule.split('@').next().unwrap_or_default();
    let refuses =
        !matches!(reason.effect, "scheme" | "class" | "time" | "requires" | "choice" | "gate" | "item" | "band");
    match (before, after) {
        (Some(Tri::Unknown | Tri::No), Some(Tri::Yes)) if part.ends_with("/min") => Step::MinimumOver,
        (Some(Tri::Unknown | Tri::No), Some(Tri::Yes)) if part.ends_with("/max") => Step::MaximumOver,
        (None, Some(_)) => Step::RuleBegins,
        (_, None) => Step::RuleEnds,
        (_, Some(Tri::No)) if refuses => Step::BarOver,
        (_, Some(_)) if refuses => Step::BarBegins,
        (_, Some(Tri::No)) => Step::WindowOver,
        _ => Step::Begins,
    }
}
