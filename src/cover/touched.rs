//! Which cases touch a rule, and how it came out in each.

use super::case::Case;
use crate::judge::{Tri, verdict};
use crate::pack::{Pack, Part, World};

/// The positions of the cases that touch a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Those in which it holds.
    pub yes: Vec<usize>,
    /// Those in which it does not.
    pub no: Vec<usize>,
    /// Those in which it is not known whether it holds.
    pub unknown: Vec<usize>,
}

/// Judges `part` of `pack` in every case. A part without a condition holds wherever its scheme is asked.
pub fn touched(world: &World, pack: &Pack, part: &Part<'_>, cases: &[Case]) -> Touched {
    let mut touched = Touched::default();
    for (at, case) in cases.iter().enumerate().filter(|(_, case)| case.asks(world, pack, part)) {
        let verdicts = case.scenes(world, part).into_iter().map(|scene| match &part.when {
            Some((_, when)) => verdict(when, &scene),
            None => Tri::Yes,
        });
        match verdicts.reduce(Tri::or) {
            Some(Tri::Yes) => touched.yes.push(at),
            Some(Tri::No) => touched.no.push(at),
            Some(Tri::Unknown) => touched.unknown.push(at),
            None => {}
        }
    }
    touched
}
