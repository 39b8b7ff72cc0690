//! Grounds with their verdicts.

use crate::answer::{Assumed, Ruling};
use crate::date::Date;
use crate::judge::{Found, Read, Scene, Tri, find};
use crate::pack::{self, Ground};
use crate::text::Text;

/// A ground that was judged.
#[derive(Clone, Debug)]
pub(crate) struct Ruled<'a> {
    pub(crate) ground: &'a Ground,
    /// The rule as answers name it; empty where nothing is traced.
    pub(crate) rule: String,
    /// What it does, as answers name it.
    pub(crate) effect: &'static str,
    pub(crate) list_item: Option<&'a pack::ListItem>,
    pub(crate) found: Found,
}

impl<'a> Ruled<'a> {
    pub(crate) fn new(
        ground: &'a Ground,
        rule: impl FnOnce() -> String,
        effect: &'static str,
        scene: &Scene<'_>,
    ) -> Self {
        let rule = if scene.traced { rule() } else { String::new() };
        Self { ground, rule, effect, list_item: None, found: find(ground, scene) }
    }

    pub(crate) fn holds(&self) -> Tri {
        self.found.trace.holds
    }

    /// The same without words.
    pub(crate) fn ruling(&self) -> Ruling {
        Ruling { rule: self.rule.clone(), effect: self.effect, holds: self.holds() }
    }

    /// Whether what it judges has to be there, not to be absent.
    pub(crate) fn is_wanted(&self) -> bool {
        matches!(self.effect, "requires" | "choice")
    }
}

/// Whether some ground holds.
pub(crate) fn any(list: &[Ruled<'_>]) -> Tri {
    list.iter().map(Ruled::holds).fold(Tri::No, Tri::or)
}

/// Whether all grounds hold.
pub(crate) fn all(list: &[Ruled<'_>]) -> Tri {
    list.iter().map(Ruled::holds).fold(Tri::Yes, Tri::and)
}

/// What is not known of the grounds that are not settled.
pub(crate) fn missing<'r>(list: impl Iterator<Item = &'r Ruled<'r>>) -> Vec<Read> {
    let mut reads = Vec::new();
    list.for_each(|ruled| push_all(&mut reads, &ruled.found.trace.missing));
    reads
}

/// What the texts leave open in the grounds that are not settled.
pub(crate) fn unsettled<'r>(list: impl Iterator<Item = &'r Ruled<'r>>) -> Vec<Text> {
    let mut texts = Vec::new();
    list.for_each(|ruled| push_all(&mut texts, &ruled.found.trace.unsettled));
    texts
}

/// What was presumed for the grounds.
pub(crate) fn presumed<'r>(list: impl Iterator<Item = &'r Ruled<'r>>) -> Vec<Assumed> {
    let mut all: Vec<Assumed> = Vec::new();
    for ruled in list.filter(|ruled| !ruled.found.trace.presumed.is_empty()) {
        let to = Some((ruled.ground.label.clone(), ruled.holds() == Tri::Yes));
        for presumed in &ruled.found.trace.presumed {
            if !all.iter().any(|known| known.presumed == *presumed) {
                all.push(Assumed { presumed: *presumed, to: to.clone() });
            }
        }
    }
    all
}

/// The day on which the last of the grounds that hold ends; `None` when one of them has no end of its own.
pub(crate) fn until<'r>(list: impl Iterator<Item = &'r Ruled<'r>>) -> Option<Date> {
    let mut holding = list.filter(|ruled| ruled.holds() == Tri::Yes).map(|ruled| ruled.found.until);
    let first = holding.next()??;
    holding.try_fold(first, |latest, day| day.map(|day| latest.max(day)))
}

/// Adds what is not in the list yet.
pub(crate) fn push_all<T: Clone + PartialEq>(list: &mut Vec<T>, more: &[T]) {
    for item in more {
        if !list.contains(item) {
            list.push(item.clone());
        }
    }
}
