//! Records that no catalogue of credit information lists: they are left out of account, and the answer says so.

use std::borrow::Cow;

use super::writer::Writer;
use crate::answer::{Assumed, Note, Slot, add_reads};
use crate::date::Date;
use crate::judge::{Read, Scene, Tri, trace};
use crate::pack::{Outside, World};
use crate::subject::Input;

/// An input, and what the catalogues of a place say of its records.
#[derive(Debug)]
pub(crate) struct Catalogued<'a> {
    /// The input without the records that lie outside.
    pub(crate) input: Cow<'a, Input>,
    /// The same without those, too, that are only taken to lie inside; `None` where there are none.
    without: Option<Input>,
    /// What was presumed for them.
    presumed: Vec<Assumed>,
    /// What is not known of records of which nobody can tell whether they lie outside.
    missing: Vec<Read>,
    /// The records that lie outside, by their position, with what the catalogue says.
    outside: Vec<(usize, &'a Outside)>,
}

/// Whether a record lies outside, and by which catalogue.
#[derive(Default)]
struct Place<'a> {
    outside: Option<&'a Outside>,
    presumed: Vec<Assumed>,
    missing: Vec<Read>,
}

impl<'a> Catalogued<'a> {
    /// Asks the catalogues of `jurisdiction` about every record of `input`.
    pub(crate) fn new(world: &'a World, input: &'a Input, jurisdiction: &str, as_of: Date) -> Self {
        let mut found = Self {
            input: Cow::Borrowed(input),
            without: None,
            presumed: Vec::new(),
            missing: Vec::new(),
            outside: Vec::new(),
        };
        let scene = Scene { as_of, input, record: None, calendar: &world.calendar, presume: true, traced: true };
        let mut doubtful = Vec::new();
        for (at, record) in input.records.iter().enumerate() {
            let place = Place::of(world, jurisdiction, &scene.for_record(record));
            match place.outside {
                Some(outside) => found.outside.push((at, outside)),
                None if !place.presumed.is_empty() || !place.missing.is_empty() => {
                    doubtful.push(at);
                    found.presumed.extend(place.presumed);
                    found.missing.extend(place.missing);
                }
                None => {}
            }
        }
        // Where a catalogue leaves it to the authority the record still counts.
        let left_out = found.outside.iter().filter(|(_, outside)| !outside.discretionary).map(|(at, _)| *at);
        let left_out: Vec<usize> = left_out.collect();
        if !left_out.is_empty() {
            leave_out(found.input.to_mut(), &left_out);
        }
        if !doubtful.is_empty() {
            let mut without = found.input.as_ref().clone();
            leave_out(&mut without, &doubtful);
            found.without = Some(without);
        }
        found
    }

    /// What an answer rests on that comes out otherwise without the doubtful records: `other` judges without them.
    pub(crate) fn rests_on<T: PartialEq>(
        &self,
        outcome: &T,
        other: impl FnOnce(&Input) -> T,
    ) -> Option<(&[Assumed], &[Read])> {
        let without = self.without.as_ref()?;
        (other(without) != *outcome).then_some((self.presumed.as_slice(), self.missing.as_slice()))
    }

    /// The inputs between which learning can still move: with the records of which nobody certainly knows whether they
    /// lie outside, and without them; and what would tell. One input and nothing where all of them are known.
    pub(crate) fn extremes(world: &World, input: &Input, jurisdiction: &str, as_of: Date) -> (Vec<Input>, Vec<Read>) {
        let scene = Scene { as_of, input, record: None, calendar: &world.calendar, presume: false, traced: true };
        let (mut left_out, mut doubtful, mut reads) = (Vec::new(), Vec::new(), Vec::new());
        for (at, record) in input.records.iter().enumerate() {
            let place = Place::of(world, jurisdiction, &scene.for_record(record));
            match place.outside {
                Some(outside) if !outside.discretionary => left_out.push(at),
                None if !place.missing.is_empty() => {
                    doubtful.push(at);
                    reads.extend(place.missing);
                }
                _ => {}
            }
        }
        let mut with = input.clone();
        leave_out(&mut with, &left_out);
        let mut inputs = vec![with.clone()];
        if !doubtful.is_empty() {
            leave_out(&mut with, &doubtful);
            inputs.push(with);
        }
        (inputs, reads)
    }

    /// What nobody stated and can still change an outcome: that of either extreme, and which of the two it is.
    ///
    /// `judged` gives the outcome of a scene and what is open in it; nothing is presumed there.
    pub(crate) fn open<T: PartialEq>(
        (inputs, reads): &(Vec<Input>, Vec<Read>),
        world: &World,
        as_of: Date,
        undetermined: &T,
        judged: impl Fn(&Scene<'_>) -> (T, Vec<Slot>),
    ) -> Vec<Slot> {
        let (mut list, mut outcomes) = (Vec::new(), Vec::new());
        for input in inputs {
            let scene = Scene { as_of, input, record: None, calendar: &world.calendar, presume: false, traced: true };
            let (outcome, slots) = judged(&scene);
            for slot in slots {
                if !list.contains(&slot) {
                    list.push(slot);
                }
            }
            outcomes.push(outcome);
        }
        if outcomes.iter().any(|outcome| outcome == undetermined || Some(outcome) != outcomes.first()) {
            add_reads(&mut list, reads);
        }
        list
    }

    /// The notices about the records that lie outside.
    pub(crate) fn notices(&self, writer: &Writer<'_>) -> Vec<Note> {
        let note = |(at, outside): &(usize, &Outside)| Note {
            path: Some(format!("/records/{at}")),
            ..writer.flag("outside_catalogue", &outside.flag)
        };
        self.outside.iter().map(note).collect()
    }
}

impl<'a> Place<'a> {
    fn of(world: &'a World, jurisdiction: &str, scene: &Scene<'_>) -> Self {
        let mut place = Self::default();
        for outside in world.outside(jurisdiction) {
            let trace = trace(&outside.when, scene);
            match trace.holds {
                Tri::Yes => return Self { outside: Some(outside), ..Self::default() },
                Tri::No => place.presumed.extend(Assumed::plain(&trace.presumed)),
                Tri::Unknown => place.missing.extend(trace.missing),
            }
        }
        place
    }
}

fn leave_out(input: &mut Input, records: &[usize]) {
    for at in records {
        if let Some(record) = input.records.get_mut(*at) {
            record.outside = true;
        }
    }
}
