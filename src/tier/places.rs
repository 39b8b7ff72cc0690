//! The places of a scheme that read facts, what each comes to, and what each still misses.

use super::points::{item_set, records_of_interest};
use super::score::grades_of_classes;
use super::span::Set;
use crate::judge::{Read, Scene, Subject, Tri, trace, verdict};
use crate::pack::tier::{Grades, Item, Points, Scheme};
use crate::pack::{Condition, Value};
use crate::subject::Value as Known;

/// A place of a scheme that reads facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Subjects,
    Gate(usize),
    Item(usize),
    Classes,
    Override(usize),
}

/// What a place comes to.
#[derive(Clone, Debug)]
pub(super) enum Outcome {
    Holds(Tri),
    Points(Set),
    Grades(Grades),
}

impl Outcome {
    /// Either of the two.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Holds(a), Self::Holds(b)) => Self::Holds(if a == b { a } else { Tri::Unknown }),
            (Self::Points(a), Self::Points(b)) => Self::Points(a.or(&b)),
            (Self::Grades(a), Self::Grades(b)) => Self::Grades(a.or(b)),
            (first, _) => first,
        }
    }
}

/// All places, in the order in which a grade is made.
pub(super) fn places(scheme: &Scheme) -> Vec<Place> {
    let mut list = vec![Place::Subjects];
    list.extend((0..scheme.gates.len()).map(Place::Gate));
    list.extend((0..scheme.items.len()).map(Place::Item));
    list.push(Place::Classes);
    list.extend((0..scheme.overrides.len()).map(Place::Override));
    list
}

/// Whether the kind of the subject is one that the scheme grades.
pub(super) fn subject_fits(scheme: &Scheme, scene: &Scene<'_>) -> Tri {
    match scene.input.kind {
        _ if scheme.subjects.is_empty() => Tri::Yes,
        Some(kind) => scheme.subjects.iter().any(|known| known == kind).into(),
        None => Tri::Unknown,
    }
}

/// What a place comes to, with three values and without trying anything.
pub(super) fn outcome(scheme: &Scheme, place: Place, scene: &Scene<'_>) -> Outcome {
    let holds = |when: Option<&Condition>| Outcome::Holds(when.map_or(Tri::Unknown, |when| verdict(when, scene)));
    match place {
        Place::Subjects => Outcome::Holds(subject_fits(scheme, scene)),
        Place::Gate(at) => holds(scheme.gates.get(at).map(|gate| &gate.when)),
        Place::Item(at) => Outcome::Points(scheme.items.get(at).map_or(Set::one(0), |item| item_set(item, scene))),
        Place::Classes => Outcome::Grades(grades_of_classes(&scheme.classes, scene)),
        Place::Override(at) => holds(scheme.overrides.get(at).map(|rule| &rule.when)),
    }
}

/// What a place read and nobody stated, as far as it can still change what the place comes to.
pub(super) fn missing(scheme: &Scheme, place: Place, scene: &Scene<'_>) -> Vec<Read> {
    let mut list = Vec::new();
    match place {
        Place::Subjects => {
            if subject_fits(scheme, scene) == Tri::Unknown {
                list.push(Read { subject: Subject::Value(Value::SubjectKind), record: None });
            }
        }
        Place::Gate(at) => of_condition(scheme.gates.get(at).map(|gate| &gate.when), scene, &mut list),
        Place::Override(at) => of_condition(scheme.overrides.get(at).map(|rule| &rule.when), scene, &mut list),
        Place::Classes => {
            for class in &scheme.classes {
                of_condition(class.when.as_ref(), scene, &mut list);
                if class.when.as_ref().is_some_and(|when| verdict(when, scene) == Tri::Yes) {
                    break;
                }
            }
        }
        Place::Item(at) => {
            if let Some(item) = scheme.items.get(at) {
                of_item(item, scene, &mut list);
            }
        }
    }
    list
}

fn of_condition(when: Option<&Condition>, scene: &Scene<'_>, list: &mut Vec<Read>) {
    if let Some(when) = when {
        push_all(list, trace(when, scene).missing);
    }
}

fn of_item(item: &Item, scene: &Scene<'_>, list: &mut Vec<Read>) {
    if item.when.as_ref().is_some_and(|when| verdict(when, scene) == Tri::No) {
        return;
    }
    of_condition(item.when.as_ref(), scene, list);
    of_points(&item.points, scene, list);
    if let Some(cure) = &item.cure {
        of_condition(Some(&cure.when), scene, list);
        of_condition(cure.granted.as_ref(), scene, list);
    }
}

fn of_points(points: &Points, scene: &Scene<'_>, list: &mut Vec<Read>) {
    let mut unknown = |value: Value, scene: &Scene<'_>| {
        if scene.is_unknown(value) {
            let record = match value {
                Value::Record(_) => scene.record.map(|record| record.index),
                _ => None,
            };
            push_all(list, vec![Read { subject: Subject::Value(value), record }]);
        }
    };
    match points {
        Points::Records(per) => {
            for record in &scene.input.records {
                of_condition(Some(&per.when), &scene.for_record(record), list);
            }
            for record in records_of_interest(per, scene) {
                let scene = scene.for_record(record);
                of_points(&per.each, &scene, list);
                let fields = per.dedup.iter().flat_map(|dedup| dedup.same.iter());
                let of_repeat = per.repeat.iter().flat_map(|repeat| repeat.same.iter().chain([&repeat.by]));
                for field in fields.chain(of_repeat).filter(|field| *record.value(**field) == Known::Unknown) {
                    let read = Read { subject: Subject::Value(Value::Record(*field)), record: Some(record.index) };
                    push_all(list, vec![read]);
                }
            }
        }
        Points::First(cases, _) => {
            for (when, _) in cases {
                of_condition(Some(when), scene, list);
                if verdict(when, scene) == Tri::Yes {
                    break;
                }
            }
        }
        other => other.each_value(&mut |value| unknown(value, scene)),
    }
}

/// How often a place reads a value.
pub(super) fn times_read(scheme: &Scheme, place: Place, value: Value) -> usize {
    let mut n = 0;
    let mut count = |condition: &Condition| condition.values(&mut |read| n += usize::from(read == value));
    match place {
        Place::Subjects => return usize::from(value == Value::SubjectKind),
        Place::Gate(at) => scheme.gates.get(at).into_iter().for_each(|gate| count(&gate.when)),
        Place::Override(at) => scheme.overrides.get(at).into_iter().for_each(|rule| count(&rule.when)),
        Place::Classes => scheme.classes.iter().filter_map(|class| class.when.as_ref()).for_each(count),
        Place::Item(at) => {
            if let Some(item) = scheme.items.get(at) {
                item.each_condition(&mut count);
                item.points.each_value(&mut |read| n += usize::from(read == value));
            }
        }
    }
    n
}

/// Calls `visit` with every condition that the grade depends on.
pub(super) fn scheme_conditions<'a>(scheme: &'a Scheme, visit: &mut dyn FnMut(&'a Condition)) {
    scheme.gates.iter().for_each(|gate| visit(&gate.when));
    scheme.items.iter().for_each(|item| item.each_condition(visit));
    scheme.classes.iter().filter_map(|class| class.when.as_ref()).for_each(&mut *visit);
    scheme.overrides.iter().for_each(|rule| visit(&rule.when));
}

/// Calls `visit` with every condition inside that holds no other.
pub(super) fn each_leaf<'a>(condition: &'a Condition, visit: &mut dyn FnMut(&'a Condition)) {
    match condition {
        Condition::All(list) | Condition::Any(list) => list.iter().for_each(|inner| each_leaf(inner, visit)),
        Condition::Otherwise(pair) => pair.iter().for_each(|inner| each_leaf(inner, visit)),
        Condition::Not(inner) | Condition::Count(inner, _) | Condition::Presume(_, inner) => each_leaf(inner, visit),
        leaf => visit(leaf),
    }
}

pub(super) fn push_all<T: PartialEq>(list: &mut Vec<T>, more: Vec<T>) {
    for item in more {
        if !list.contains(&item) {
            list.push(item);
        }
    }
}
