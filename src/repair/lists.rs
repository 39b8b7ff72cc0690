//! The lists of an answer: where to apply, what to hand in, time limits, what follows.

use super::answer::{Channel, Clock, Effects, Sync};
use super::outcome::Outcome;
use super::record::Writer;
use crate::answer::{Item, cite};
use crate::date::Date;
use crate::pack::{self, ClockStart, Scheme};
use crate::subject::Field;

impl Writer<'_> {
    pub(super) fn items(&self, items: &[pack::Item]) -> Vec<Item> {
        items.iter().filter(|item| self.wanted(item.when.as_ref())).map(|item| self.item(item)).collect()
    }

    fn item(&self, item: &pack::Item) -> Item {
        Item { id: item.id.clone(), label: self.say(&item.label), basis: cite(&item.basis, self.describe.lang) }
    }

    pub(super) fn channel(&self, scheme: &Scheme) -> Vec<Channel> {
        let wanted = scheme.channel.iter().filter(|channel| self.wanted(channel.item.when.as_ref()));
        wanted.map(|channel| Channel { item: self.item(&channel.item), url: channel.url.clone() }).collect()
    }

    pub(super) fn clocks(&self, scheme: &Scheme, outcome: Outcome, earliest: Option<Date>) -> Vec<Clock> {
        // An application that is still to come is filed on the first possible day at the earliest.
        let coming = matches!(outcome, Outcome::Eligible | Outcome::Discretionary | Outcome::NotYet);
        let first_day = earliest.map(|day| day.max(self.scene.as_of)).filter(|_| coming);
        let wanted = scheme.clocks.iter().filter(|clock| self.wanted(clock.item.when.as_ref()));
        wanted.map(|clock| self.clock(clock, first_day)).collect()
    }

    fn clock(&self, clock: &pack::Clock, first_day: Option<Date>) -> Clock {
        let stated = |field| self.record.value(field).date();
        let (known, assumed) = match clock.from {
            ClockStart::Application => (stated(Field::AppliedOn), first_day),
            // Where only the application is known, the acceptance is not: no day is made up for it.
            ClockStart::Acceptance => {
                (stated(Field::AcceptedOn), first_day.filter(|_| stated(Field::AppliedOn).is_none()))
            }
            ClockStart::Repair => (stated(Field::RepairedOn), None),
        };
        let start = known.or(assumed);
        let due = start.map(|start| self.scene.end_of(start, clock.period));
        Clock {
            item: self.item(&clock.item),
            n: clock.period.n,
            unit: clock.period.unit,
            from: clock.from.id(),
            start,
            start_assumed: known.is_none() && start.is_some(),
            due: due.map(|(day, _)| day),
            provisional: due.is_some_and(|(_, provisional)| provisional),
        }
    }

    pub(super) fn after(&self, after: &pack::After) -> Effects {
        let wanted = after.sync.iter().filter(|sync| self.wanted(sync.item.when.as_ref()));
        Effects { effects: self.items(&after.effects), sync: wanted.map(|sync| self.sync(sync)).collect() }
    }

    fn sync(&self, sync: &pack::Sync) -> Sync {
        let repaired = self.record.value(Field::RepairedOn).date();
        let due = repaired.zip(sync.period).map(|(day, period)| self.scene.end_of(day, period));
        Sync {
            item: self.item(&sync.item),
            n: sync.period.map(|period| period.n),
            unit: sync.period.map(|period| period.unit),
            due: due.map(|(day, _)| day),
            provisional: due.is_some_and(|(_, provisional)| provisional),
        }
    }
}
