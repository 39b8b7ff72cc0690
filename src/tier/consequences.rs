//! What follows from the grade: inspections, quotas, benefits, restrictions.

use super::answer::{AmountAnswer, ConsequenceAnswer, Limits, Possibility};
use super::possible::Possible;
use super::render::Writer;
use super::words;
use crate::judge::{Tri, verdict};
use crate::pack::compare::Fraction;
use crate::pack::tier::{Amount, Consequence, Rounding};
use crate::text::Text;

impl Writer<'_> {
    /// What follows for certain, or may follow. What cannot follow is left out, but stands in the pack.
    pub(super) fn consequences(&self, found: &Possible, in_force: bool) -> Vec<ConsequenceAnswer> {
        let judged = self.scheme.consequences.iter().map(|part| (part, self.follows(part, found, in_force)));
        judged
            .filter(|(_, state)| *state != Possibility::Impossible)
            .map(|(part, state)| self.one(part, state))
            .collect()
    }

    fn follows(&self, part: &Consequence, found: &Possible, in_force: bool) -> Possibility {
        let state = match part.always {
            true if in_force => Possibility::Certain,
            _ => self.state(part.grades, found, in_force),
        };
        match part.when.as_ref().map_or(Tri::Yes, |when| verdict(when, &self.scene)) {
            Tri::Yes => state,
            Tri::No => Possibility::Impossible,
            Tri::Unknown if state == Possibility::Certain => Possibility::Possible,
            Tri::Unknown => state,
        }
    }

    fn one(&self, part: &Consequence, state: Possibility) -> ConsequenceAnswer {
        ConsequenceAnswer {
            id: part.id.clone(),
            label: self.say(&part.label),
            kind: part.kind.id(),
            grades: if part.always { Vec::new() } else { self.names(part.grades) },
            always: part.always,
            state,
            amount: part.amount.as_ref().map(|amount| self.amount(amount)),
            basis: self.cite(&part.basis),
        }
    }

    fn amount(&self, amount: &Amount) -> AmountAnswer {
        let stated = amount.of.and_then(|of| self.scene.peek(of).int());
        let base = stated.map(|n| amount.base_least.map_or(n, |least| n.max(least)));
        let base = base.map(|n| amount.base_most.map_or(n, |most| n.min(most)));
        let times = |of: Option<Fraction>, base: i64| {
            of.map(|of| amount.round.apply(i128::from(of.n) * i128::from(base), i128::from(of.d)))
        };
        let narrow = |n: i128| i64::try_from(n).ok();
        let counted = base.map(|base| (times(amount.min, base), times(amount.max, base)));
        let count = counted.map(|(min, max)| Limits {
            min: min.and_then(|(low, _)| narrow(low)),
            max: max.and_then(|(_, high)| narrow(high)),
        });
        let split = |of: Option<(i128, i128)>| of.is_some_and(|(low, high)| low != high);
        AmountAnswer {
            min: amount.min.map(|of| [of.n, of.d]),
            max: amount.max.map(|of| [of.n, of.d]),
            base,
            count,
            rounding: amount.of.map(|_| amount.round.id()),
            open: amount.round == Rounding::Open && counted.is_some_and(|(min, max)| split(min) || split(max)),
            unit: self.say(&amount.unit),
            per: amount.per,
            text: self.say(&amount_text(amount, count)),
        }
    }
}

/// How much follows, in words, where its base is not known.
pub(crate) fn amount_in_words(amount: &Amount) -> Text {
    amount_text(amount, None)
}

fn amount_text(amount: &Amount, count: Option<Limits>) -> Text {
    let fraction = |of: Option<Fraction>| {
        of.map(|of| words::fraction(of.n, of.d, amount.of.is_some() || (0 < of.n && of.n < of.d)))
    };
    let whole = |n: Option<i64>| n.map(|n| n.to_string());
    let (min, max) = match count {
        Some(count) => (whole(count.min), whole(count.max)),
        None => (fraction(amount.min), fraction(amount.max)),
    };
    let unit = &amount.unit;
    let (zh, en) = match (min, max) {
        (None, None) => ("不设上限".to_owned(), "no limit".to_owned()),
        (Some(min), Some(max)) if min == max => (format!("{min} {}", unit.zh), format!("{min} {}", unit.en)),
        (Some(min), Some(max)) => (format!("{min} 至 {max} {}", unit.zh), format!("{min} to {max} {}", unit.en)),
        (Some(min), None) => (format!("至少 {min} {}", unit.zh), format!("at least {min} {}", unit.en)),
        (None, Some(max)) => (format!("最多 {max} {}", unit.zh), format!("at most {max} {}", unit.en)),
    };
    match amount.per.map(words::per) {
        Some(per) => Text::new(format!("{}{zh}", per.zh), format!("{en} {}", per.en)),
        None => Text::new(zh, en),
    }
}
