//! Rules about benefits: what a record or a fact does to what a subject may ask for.

use super::Context;
use super::commitment::written;
use super::ground::Ground;
use super::rule::Notice;
use super::source::{Basis, read_basis};
use crate::json::{Object, Reader, nearest};
use crate::subject::vocabulary as words;
use crate::text::Text;

/// What a rule does to a benefit, from the mildest to the hardest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// The request is reviewed strictly (从严审批).
    Strict,
    /// The authority may refuse.
    Discretionary,
    /// The benefit rests for a time.
    Suspended,
    /// A benefit that was granted ends.
    Cancelled,
    /// The request is refused.
    Refused,
}

impl Effect {
    const ALL: [Self; 5] = [Self::Strict, Self::Discretionary, Self::Suspended, Self::Cancelled, Self::Refused];

    /// The word in packs and answers.
    pub fn id(self) -> &'static str {
        match self {
            Self::Strict => "strict",
            Self::Discretionary => "discretionary",
            Self::Suspended => "suspended",
            Self::Cancelled => "cancelled",
            Self::Refused => "refused",
        }
    }
}

/// At which point of a benefit's life a rule stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// Admission, for example to the list of pre-examination filers.
    Entry,
    /// The grant of a benefit.
    Grant,
    /// Its suspension.
    Suspension,
    /// Its cancellation.
    Cancellation,
}

impl RuleKind {
    const ALL: [Self; 4] = [Self::Entry, Self::Grant, Self::Suspension, Self::Cancellation];

    /// The word in packs and answers.
    pub fn id(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::Grant => "grant",
            Self::Suspension => "suspension",
            Self::Cancellation => "cancellation",
        }
    }
}

/// The item of a list of measures that an effect rests on.
#[derive(Clone, Debug)]
pub struct ListItem {
    /// What it says, as a short statement.
    pub label: Text,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// A rule about benefits.
#[derive(Clone, Debug)]
pub struct BenefitRule {
    /// When it holds, until when, and its citation.
    pub ground: Ground,
    /// The benefits that it is about, of [`words::BENEFITS`].
    pub benefits: Vec<&'static str>,
    /// What it does.
    pub effect: Effect,
    /// At which point it stands.
    pub kind: Option<RuleKind>,
    /// Whether the benefit may be called open when the rule does not hold.
    pub coverage: bool,
    /// The item of a list of measures.
    pub list_item: Option<ListItem>,
    /// Flags, shown where the rule holds or may hold.
    pub notices: Vec<Notice>,
}

impl BenefitRule {
    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let ground = Ground::read_in(&object, reader, context);
        // The validity has to be written: the outcome `open` rests on it.
        object.required("from");
        object.required("to");
        let benefits = read_benefits(&object);
        let effect = object.required("effect").and_then(|r| {
            let given = r.filled()?;
            let found = Effect::ALL.into_iter().find(|effect| effect.id() == given);
            if found.is_none() {
                r.unknown_word(given, nearest(Effect::ALL.into_iter().map(Effect::id), given));
            }
            found
        });
        let kind = object.optional("kind").and_then(|r| {
            let given = r.filled()?;
            let found = RuleKind::ALL.into_iter().find(|kind| kind.id() == given);
            if found.is_none() {
                r.unknown_word(given, nearest(RuleKind::ALL.into_iter().map(RuleKind::id), given));
            }
            found
        });
        let coverage = object.optional("coverage").and_then(|r| r.boolean()).unwrap_or(true);
        let list_item = written(&object, "listItem").and_then(|r| ListItem::read(&r, context));
        let notices = object.list("notices").iter().filter_map(|r| Notice::read(r, context)).collect();
        object.finish();
        Some(Self { ground: ground?, benefits, effect: effect?, kind, coverage, list_item, notices })
    }
}

fn read_benefits(object: &Object<'_>) -> Vec<&'static str> {
    let list = object.required("benefit").and_then(|r| r.some()).unwrap_or_default();
    let one = |item: &Reader<'_>| {
        let given = item.filled()?;
        let word = words::BENEFITS.iter().find(|word| word.id == given);
        if word.is_none() {
            item.unknown_word(given, words::nearest(words::BENEFITS, given));
        }
        word.map(|word| word.id)
    };
    list.iter().filter_map(one).collect()
}

impl ListItem {
    fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let label = object.required("label").and_then(|r| r.text());
        let basis = object.required("basis").map(|r| read_basis(&r, context)).unwrap_or_default();
        object.finish();
        Some(Self { label: label?, basis })
    }
}
