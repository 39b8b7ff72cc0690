//! Objection and repair: when they open and what they do.

use super::answer::{ProcedureAnswer, ProcedureClockAnswer};
use super::render::Writer;
use crate::judge::{Read, Subject, Tri, trace, verdict};
use crate::pack::tier::Procedure;
use crate::subject::Value as Known;

impl Writer<'_> {
    pub(super) fn procedures(&self) -> Vec<ProcedureAnswer> {
        self.scheme.procedures.iter().map(|procedure| self.procedure(procedure)).collect()
    }

    fn procedure(&self, procedure: &Procedure) -> ProcedureAnswer {
        let mut missing: Vec<Read> = Vec::new();
        let mut opens_on = None;
        let mut open = Tri::Yes;
        if let Some((since, period)) = procedure.opens {
            open = match self.scene.peek(since) {
                Known::Date(start) => {
                    // The period has to be over: the day after its last one is the first.
                    opens_on = self.scene.end_of(*start, period).0.next();
                    opens_on.is_some_and(|day| day <= self.scene.as_of).into()
                }
                Known::Bool(false) => Tri::No,
                _ => {
                    missing.push(Read { subject: Subject::Value(since), record: None });
                    Tri::Unknown
                }
            };
        }
        if let Some(requires) = &procedure.requires {
            open = open.and(verdict(requires, &self.scene));
            missing.extend(trace(requires, &self.scene).missing);
        }
        let clock = |clock: &crate::pack::tier::ProcedureClock| ProcedureClockAnswer {
            label: self.say(&clock.label),
            n: clock.period.map(|period| period.n),
            unit: clock.period.map(|period| period.unit),
        };
        ProcedureAnswer {
            id: procedure.id.clone(),
            kind: procedure.kind.id(),
            label: self.say(&procedure.label),
            open,
            opens_on,
            clocks: procedure.clocks.iter().map(clock).collect(),
            effect: procedure.effect.as_ref().map(|effect| self.say(effect)),
            missing: missing.into_iter().map(|read| self.describe.missing(read)).collect(),
            basis: self.cite(&procedure.basis),
        }
    }
}
