//! Searching for the smallest sets of moves.

use super::moves::{Move, first_day, made};
use crate::answer::Brief;
use crate::ask::{Asked, Compact, outcome};
use crate::date::Date;
use crate::pack::World;
use crate::subject::Input;
use crate::timeline::states;

/// The largest sets that are all tried; beyond them one smallest set among the rest is looked for.
const LARGEST: usize = 3;

/// How many sets are judged at most.
const BUDGET: usize = 1200;

/// A set of moves, the day on which it is judged, and what the part comes to then.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) moves: Vec<usize>,
    pub(super) day: Date,
    pub(super) brief: Brief,
}

/// The sets that better some part.
pub(super) struct Search<'a> {
    pub(super) world: &'a World,
    pub(super) input: &'a Input,
    pub(super) asked: Asked<'a>,
    pub(super) moves: &'a [Move],
    pub(super) until: Date,
    pub(super) now: Compact,
    judged: Vec<(Vec<usize>, Date, Compact)>,
}

impl<'a> Search<'a> {
    pub(super) fn new(world: &'a World, input: &'a Input, asked: Asked<'a>, moves: &'a [Move], until: Date) -> Self {
        let now = outcome(world, input, &asked);
        Self { world, input, asked, moves, until, now, judged: Vec::new() }
    }

    fn of(&self, set: &[usize]) -> Vec<&'a Move> {
        set.iter().filter_map(|at| self.moves.get(*at)).collect()
    }

    /// The input with the moves of a set made.
    pub(super) fn made(&self, set: &[usize]) -> Input {
        made(self.input, &self.of(set))
    }

    /// The first day on which a set is made.
    pub(super) fn first_day(&self, set: &[usize]) -> Date {
        first_day(&self.of(set), self.asked.as_of)
    }

    fn judge(&self, set: &[usize], day: Date) -> Compact {
        outcome(self.world, &self.made(set), &self.asked.on(day))
    }

    /// Judges all small sets, all moves together, and what time does to either.
    pub(super) fn run(&mut self) {
        let mut size = 1;
        let mut left = BUDGET;
        while size <= LARGEST.min(self.moves.len()) {
            for set in subsets(self.moves.len(), size) {
                // Two moves at one place exclude each other.
                let slots: Vec<_> = self.of(&set).iter().map(|one| one.slot).collect();
                let twice = slots.iter().enumerate().any(|(at, slot)| slots.iter().skip(at + 1).any(|it| it == slot));
                if twice || left == 0 {
                    continue;
                }
                left -= 1;
                let day = self.first_day(&set);
                let found = self.judge(&set, day);
                self.judged.push((set, day, found));
            }
            size += 1;
        }
        let all = self.all();
        for set in [Vec::new(), all] {
            let first = self.first_day(&set);
            let later = states(self.world, &self.made(&set), &self.asked.on(first), self.until);
            for (day, found) in later {
                self.judged.push((set.clone(), day, found));
            }
        }
    }

    /// One move for each place.
    fn all(&self) -> Vec<usize> {
        let first = |at: &usize| {
            let slot = self.moves.get(*at).map(|one| one.slot);
            !self.moves.iter().take(*at).any(|earlier| Some(earlier.slot) == slot)
        };
        (0..self.moves.len()).filter(first).collect()
    }

    /// The sets that better the part with the name `id`, none of which can be made smaller or had earlier.
    pub(super) fn better(&self, id: &str) -> Vec<Found> {
        let Some(now) = self.now.part(id) else { return Vec::new() };
        let mut found: Vec<Found> = Vec::new();
        for (set, day, compact) in &self.judged {
            let Some(brief) = compact.part(id).filter(|brief| brief.betters(now)) else { continue };
            let one = Found { moves: set.clone(), day: *day, brief: brief.clone() };
            found.extend(self.smallest(one, id));
        }
        let mut kept: Vec<Found> = Vec::new();
        for (at, one) in found.iter().enumerate() {
            let beaten = |(other, it): (usize, &Found)| {
                let no_more = it.moves.iter().all(|at| one.moves.contains(at)) && it.day <= one.day;
                let same = it.moves.len() == one.moves.len() && it.day == one.day;
                no_more && it.brief.reaches(&one.brief) && (!same || other < at)
            };
            if !found.iter().enumerate().any(beaten) {
                kept.push(one.clone());
            }
        }
        kept.sort_by_key(|one| (one.brief.rank, one.day, one.moves.len()));
        kept
    }

    /// The smallest part of a set that reaches the same on the same day; `None` where none of the moves is needed
    /// and no time has to pass.
    fn smallest(&self, found: Found, id: &str) -> Option<Found> {
        // All parts of a small set of today were judged today, and are held against it.
        if found.day == self.asked.as_of && found.moves.len() <= LARGEST {
            return Some(found);
        }
        let reach = |set: &[usize]| {
            let day = found.day.max(self.first_day(set));
            let compact = self.judge(set, day);
            compact.part(id).filter(|brief| day == found.day && brief.reaches(&found.brief)).cloned()
        };
        let mut set = found.moves.clone();
        // One by one first: what is left is small enough to try every part of it.
        for at in found.moves.iter().filter(|_| found.moves.len() > LARGEST) {
            let without: Vec<usize> = set.iter().copied().filter(|known| known != at).collect();
            if reach(&without).is_some() {
                set = without;
            }
        }
        if set.len() <= 6 {
            for size in 0..set.len() {
                for places in subsets(set.len(), size) {
                    let part: Vec<usize> = places.iter().filter_map(|at| set.get(*at)).copied().collect();
                    if let Some(brief) = reach(&part) {
                        return Some(Found { moves: part, day: found.day, brief });
                    }
                }
            }
        }
        Some(Found { moves: set, ..found })
    }
}

/// The sets of `size` of the first `n` numbers, in order.
fn subsets(n: usize, size: usize) -> Vec<Vec<usize>> {
    let mut list: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..size {
        let longer = |set: &Vec<usize>| {
            let first = set.last().map_or(0, |last| last + 1);
            (first..n).map(|next| set.iter().copied().chain([next]).collect()).collect::<Vec<Vec<usize>>>()
        };
        list = list.iter().flat_map(longer).collect();
    }
    list
}
