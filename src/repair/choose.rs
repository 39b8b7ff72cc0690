//! Which schemes and classes a record may fall under.

use super::branch::{Branch, push_all};
use crate::date::Date;
use crate::judge::{Presumed, Read, Scene, Trace, Tri, trace};
use crate::pack::{Class, Law, Pack, Scheme};
use crate::text::Text;

/// The branches that are possible, and what would narrow them.
#[derive(Debug, Default)]
pub(super) struct Choice<'a> {
    /// The possible readings, the one that the order of the packs prefers first.
    pub(super) branches: Vec<Branch<'a>>,
    /// The verdicts on the classes that are possible.
    pub(super) classes: Vec<(&'a Scheme, &'a Class, Trace)>,
    /// What was not known and would narrow them.
    pub(super) missing: Vec<Read>,
    /// What the texts leave open and would narrow them.
    pub(super) unsettled: Vec<Text>,
    /// What was presumed to narrow them.
    pub(super) presumed: Vec<Presumed>,
}

impl<'a> Choice<'a> {
    /// The schemes for a record that was determined on `day`, with their possible classes.
    pub(super) fn by_day(law: &'a Law<'_>, day: Date, scene: &Scene<'_>) -> Self {
        let mut choice = Self::default();
        let covers = |(pack, scheme): &(&Pack, &Scheme)| pack.covers(law.jurisdiction) && scheme.covers(day);
        for (pack, scheme) in law.repair().filter(covers) {
            let applies = trace(&scheme.applies, scene);
            match applies.holds {
                Tri::No => continue,
                Tri::Yes => {
                    push_all(&mut choice.presumed, &applies.presumed);
                    choice.add_classes(pack, scheme, scene);
                    break;
                }
                Tri::Unknown => {
                    choice.open(&applies);
                    choice.add_classes(pack, scheme, scene);
                }
            }
        }
        choice
    }

    /// One scheme, whatever it applies to, with its possible classes.
    pub(super) fn of_scheme(pack: &'a Pack, scheme: &'a Scheme, scene: &Scene<'_>) -> Self {
        let mut choice = Self::default();
        choice.add_classes(pack, scheme, scene);
        choice
    }

    fn add_classes(&mut self, pack: &'a Pack, scheme: &'a Scheme, scene: &Scene<'_>) {
        let before = self.branches.len();
        for class in &scheme.classes {
            let when = trace(&class.when, scene);
            push_all(&mut self.presumed, &when.presumed);
            let holds = when.holds;
            if holds == Tri::No {
                continue;
            }
            if holds == Tri::Unknown {
                self.open(&when);
            }
            self.classes.push((scheme, class, when));
            self.branches.push(Branch { pack, scheme, class: Some(class) });
            if holds == Tri::Yes {
                break;
            }
        }
        if self.branches.len() == before {
            self.branches.push(Branch { pack, scheme, class: None });
        }
    }

    fn open(&mut self, trace: &Trace) {
        push_all(&mut self.missing, &trace.missing);
        push_all(&mut self.unsettled, &trace.unsettled);
    }
}
