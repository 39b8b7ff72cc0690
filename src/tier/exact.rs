//! The verdict where nothing is unknown: numbers instead of sets, and nothing allocated.
//!
//! It says what `compose` says of exact outcomes, and leaves to it whatever is rare.

use super::places::subject_fits;
use super::points::{cured, points_number};
use super::score::{clamped, grades_of_classes, overridden};
use crate::judge::{Scene, Tri, verdict};
use crate::pack::tier::{Effect, Grades, Item, Scheme, Take};

/// The most nodes that are gathered here.
const MOST: usize = 32;

/// What a scheme comes to.
pub(super) struct Exact {
    pub(super) grades: Grades,
    pub(super) score: Option<i64>,
    /// A bit for each of the first 64 items that change the score.
    pub(super) items: u64,
    /// A bit for each of the first 64 overrides that apply.
    pub(super) overrides: u64,
}

/// What the places of a scheme come to for one subject, by their positions.
pub(super) trait Judged {
    /// Whether the scheme grades such subjects.
    fn subject(&self) -> Tri;
    /// Whether a gate is open.
    fn gate(&self, at: usize) -> Tri;
    /// Whether an item applies.
    fn applies(&self, at: usize) -> Tri;
    /// Whether an item's cure takes the place of its points.
    fn cured(&self, at: usize) -> Tri;
    /// The points of an item; `None` where they are not known.
    fn points(&self, at: usize) -> Option<i64>;
    /// The grade of the class; `None` where it is not known.
    fn class(&self) -> Option<usize>;
    /// Whether an override applies.
    fn overrides(&self, at: usize) -> Tri;
}

/// A scheme whose conditions are judged as they stand.
pub(super) struct InScene<'a>(pub(super) &'a Scheme, pub(super) Scene<'a>);

impl Judged for InScene<'_> {
    fn subject(&self) -> Tri {
        subject_fits(self.0, &self.1)
    }

    fn gate(&self, at: usize) -> Tri {
        self.0.gates.get(at).map_or(Tri::Unknown, |gate| verdict(&gate.when, &self.1))
    }

    fn applies(&self, at: usize) -> Tri {
        let when = self.0.items.get(at).and_then(|item| item.when.as_ref());
        when.map_or(Tri::Yes, |when| verdict(when, &self.1))
    }

    fn cured(&self, at: usize) -> Tri {
        let cure = self.0.items.get(at).and_then(|item| item.cure.as_ref());
        cure.map_or(Tri::No, |cure| cured(cure, &self.1))
    }

    fn points(&self, at: usize) -> Option<i64> {
        points_number(&self.0.items.get(at)?.points, &self.1)
    }

    fn class(&self) -> Option<usize> {
        grades_of_classes(&self.0.classes, &self.1).only()
    }

    fn overrides(&self, at: usize) -> Tri {
        self.0.overrides.get(at).map_or(Tri::Unknown, |rule| verdict(&rule.when, &self.1))
    }
}

/// What `scheme` comes to; `None` where something is unknown, a gate fails, or the scheme has rare parts.
pub(super) fn exact(scheme: &Scheme, judged: &impl Judged) -> Option<Exact> {
    let open = (0..scheme.gates.len()).all(|at| judged.gate(at) == Tri::Yes);
    if !open || judged.subject() != Tri::Yes {
        return None;
    }
    let (mut score, items) = points(scheme, judged)?;
    let mut overrides = 0;
    for (at, rule) in scheme.overrides.iter().enumerate() {
        match judged.overrides(at) {
            Tri::Unknown => return None,
            Tri::No => continue,
            Tri::Yes => overrides |= bit(at),
        }
        score = match rule.effect {
            Effect::SetScore(n) => score.map(|_| n),
            Effect::ClampScore(least, most) => score.map(|score| clamped(score, least, most)),
            _ => score,
        };
    }
    let mut grades = match score {
        Some(score) if !scheme.bands.is_empty() => {
            let met = scheme.bands.iter().filter(|band| band.least() <= score && score <= band.most());
            met.map(|band| band.grades).fold(Grades::NONE, Grades::or)
        }
        _ if scheme.classes.is_empty() => Grades::first(scheme.grades.len()),
        _ => Grades::one(judged.class()?),
    };
    for (at, rule) in scheme.overrides.iter().enumerate() {
        // Beyond the bits an override is not told apart, so such a scheme goes the other way.
        let holds = if at < 64 { Tri::from(overrides & bit(at) != 0) } else { return None };
        grades = overridden(rule, holds, grades);
    }
    Some(Exact { grades, score, items, overrides })
}

/// The score before overrides, and which items change it.
fn points(scheme: &Scheme, judged: &impl Judged) -> Option<(Option<i64>, u64)> {
    if scheme.nodes.len() > MOST || !scheme.is_plain_sum() {
        return None;
    }
    let mut nodes = [None; MOST];
    let mut total = scheme.score.as_ref().map_or(0, |score| score.start);
    let mut changed = 0;
    for (at, item) in scheme.items.iter().enumerate() {
        let n = item_number(item, at, judged)?;
        if n != 0 {
            changed |= bit(at);
        }
        match item.node {
            Some(node) => gather(scheme, &mut nodes, node, n),
            None => total = total.saturating_add(n),
        }
    }
    let Some(score) = &scheme.score else { return Some((None, changed)) };
    // Parts stand after their whole, so that the way back reaches every part first.
    for (at, node) in scheme.nodes.iter().enumerate().rev() {
        let own = clamped(nodes.get(at).copied().flatten().unwrap_or(0), node.least, node.most);
        match node.parent {
            Some(parent) => gather(scheme, &mut nodes, parent, own),
            None => total = total.saturating_add(own),
        }
    }
    Some((Some(clamped(total, score.floor, score.ceiling)), changed))
}

/// The points of an item, its cure and its own caps included.
fn item_number(item: &Item, at: usize, judged: &impl Judged) -> Option<i64> {
    match judged.applies(at) {
        Tri::No => return Some(0),
        Tri::Unknown => return None,
        Tri::Yes => {}
    }
    let n = match &item.cure {
        None => judged.points(at)?,
        Some(cure) => match judged.cured(at) {
            Tri::Yes => cure.points,
            Tri::No => judged.points(at)?,
            Tri::Unknown => return None,
        },
    };
    Some(clamped(n, item.least, item.most))
}

fn gather(scheme: &Scheme, nodes: &mut [Option<i64>; MOST], at: usize, part: i64) {
    let take = scheme.nodes.get(at).map_or(Take::Sum, |node| node.take);
    if let Some(place) = nodes.get_mut(at) {
        *place = Some(match (*place, take) {
            (None, _) => part,
            (Some(so_far), Take::Sum) => so_far.saturating_add(part),
            (Some(so_far), Take::Best) => so_far.max(part),
            (Some(so_far), Take::Worst) => so_far.min(part),
        });
    }
}

/// The bit at a position; none beyond 64.
pub(crate) fn bit(at: usize) -> u64 {
    u32::try_from(at).ok().and_then(|at| 1_u64.checked_shl(at)).unwrap_or(0)
}
