//! The parts of schemes of grading.

use super::repair::notices;
use super::{Judged, Part, Shared, Valid};
use crate::pack::condition::Condition;
use crate::pack::tier::{Item, Points, Scheme, Window};

pub(super) fn scheme<'a>(scheme: &'a Scheme, path: &str, list: &mut Vec<Part<'a>>) {
    let shared = Shared {
        task: "tier",
        scheme: &scheme.id,
        class: None,
        scope: Vec::new(),
        judged: Judged::Input,
        valid: Valid::as_of(scheme.from, scheme.to),
    };
    list.push(shared.part(path.to_owned(), "tiers", "", &scheme.title, &scheme.basis));
    for (at, gate) in scheme.gates.iter().enumerate() {
        let part = shared.part(format!("{path}/gates/{at}"), "gates", &gate.id, &gate.label, &gate.basis);
        list.push(part.when("when", Some(&gate.when)));
    }
    for (at, node) in scheme.nodes.iter().enumerate() {
        list.push(shared.part(format!("{path}/nodes/{at}"), "nodes", &node.id, &node.label, &node.basis));
    }
    for (at, one) in scheme.items.iter().enumerate() {
        item(one, &format!("{path}/items/{at}"), &shared, list);
    }
    for (at, band) in scheme.bands.iter().enumerate() {
        let label = band.grades.iter().next().and_then(|grade| scheme.grades.get(grade));
        let (id, text) = label.map_or(("", &scheme.title), |grade| (grade.id.as_str(), &grade.label));
        list.push(shared.part(format!("{path}/bands/{at}"), "bands", id, text, &band.basis));
    }
    for (at, class) in scheme.classes.iter().enumerate() {
        let id = scheme.grades.get(class.grade).map_or("", |grade| grade.id.as_str());
        let part = shared.part(format!("{path}/classes/{at}"), "classes", id, &class.label, &class.basis);
        list.push(part.when("when", class.when.as_ref()));
    }
    for (at, rule) in scheme.overrides.iter().enumerate() {
        let mut part = shared.part(format!("{path}/overrides/{at}"), "overrides", &rule.id, &rule.label, &rule.basis);
        part.effect = format!("{:?} {:?}", rule.effect, rule.only);
        list.push(part.when("when", Some(&rule.when)));
    }
    for (at, one) in scheme.consequences.iter().enumerate() {
        let mut part =
            shared.part(format!("{path}/consequences/{at}"), "consequences", &one.id, &one.label, &one.basis);
        part.effect = format!("{:?} {}", one.grades, one.always);
        list.push(part.when("when", one.when.as_ref()));
    }
    for (at, one) in scheme.procedures.iter().enumerate() {
        let part = shared.part(format!("{path}/procedures/{at}"), "procedures", &one.id, &one.label, &one.basis);
        list.push(part.when("requires", one.requires.as_ref()));
    }
    if let Some(flag) = &scheme.unreadable {
        list.push(shared.part(format!("{path}/unreadable"), "flags", "", &flag.message, &flag.basis));
    }
    if let Some(flag) = &scheme.after {
        list.push(shared.part(format!("{path}/after"), "flags", "", &flag.message, &flag.basis));
    }
    notices(&scheme.notices, path, &shared, list);
}

fn item<'a>(item: &'a Item, path: &str, shared: &Shared<'a>, list: &mut Vec<Part<'a>>) {
    let part = shared.part(path.to_owned(), "items", &item.id, &item.label, &item.basis);
    let place = if only_window(item) { "window" } else { "when" };
    list.push(part.when(place, item.when.as_ref()));
    let inner = Shared { scope: item.when.iter().collect(), ..*shared };
    points(item, &item.points, &format!("{path}/points"), &inner, list);
    if let Some(cure) = &item.cure {
        let part = inner.part(format!("{path}/cure"), "cure", &item.id, &cure.label, &cure.basis);
        list.push(part.clone().when("when", Some(&cure.when)));
        if let Some(granted) = &cure.granted {
            list.push(part.when("granted", Some(granted)));
        }
    }
}

/// Whether the condition of the item is nothing but its window.
fn only_window(item: &Item) -> bool {
    let parts = match &item.when {
        Some(Condition::All(list)) => list.len(),
        _ => return false,
    };
    parts == 1 && matches!(item.window, Some(Window::Rolling(..) | Window::Cycle(..) | Window::Open(_)))
}

fn points<'a>(item: &'a Item, of: &'a Points, path: &str, shared: &Shared<'a>, list: &mut Vec<Part<'a>>) {
    match of {
        Points::First(cases, _) => {
            for (at, (when, points)) in cases.iter().enumerate() {
                let place = format!("{path}/first/of/{at}");
                let mut part = shared.part(place, "first", &item.id, &item.label, &item.basis);
                part.class = Some(&item.id);
                part.effect = points.to_string();
                list.push(part.when("when", Some(when)));
            }
        }
        Points::Records(per) => {
            let mut part = shared.part(format!("{path}/records"), "records", &item.id, &item.label, &item.basis);
            part.judged = Judged::Record;
            part.class = Some(&item.id);
            list.push(part.when("where", Some(&per.when)));
            let mut scope = shared.scope.clone();
            scope.push(&per.when);
            let inner = Shared { scope, judged: Judged::Record, ..*shared };
            points(item, &per.each, &format!("{path}/records/each"), &inner, list);
        }
        _ => {}
    }
}
