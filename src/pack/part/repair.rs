//! The parts of schemes of repair and of their amendments.

use super::{Judged, Part, Shared, Valid};
use crate::pack::condition::Condition;
use crate::pack::layer::{Amendment, Changes};
use crate::pack::repair::{Class, Scheme, SchemeChanges};
use crate::pack::rule::{Item, Notice, Rule};
use crate::pack::world::World;

pub(super) fn scheme<'a>(scheme: &'a Scheme, path: &str, list: &mut Vec<Part<'a>>) {
    let valid = Valid { from: scheme.from, to: scheme.to, by_determination: true };
    let shared =
        |scope| Shared { task: "repair", scheme: &scheme.id, class: None, scope, judged: Judged::Record, valid };
    let whole = shared(Vec::new()).part(path.to_owned(), "repair", "", &scheme.title, &scheme.basis);
    list.push(whole.when("applies", Some(&scheme.applies)));
    let shared = shared(vec![&scheme.applies]);
    for (at, class) in scheme.classes.iter().enumerate() {
        class_parts(class, &format!("{path}/classes/{at}"), &shared, list);
    }
    let count = &scheme.count;
    let mut told = |key: &str, flag: &'a crate::pack::Flag| {
        list.push(shared.part(format!("{path}/{key}"), "flags", "", &flag.message, &flag.basis));
    };
    told("convention", &scheme.convention);
    count.open.iter().for_each(|open| told("count/open", &open.flag));
    scheme.discretion.iter().for_each(|flag| told("discretion", flag));
    scheme.superseded.iter().for_each(|it| told("superseded", &it.flag));
    list.push(shared.part(format!("{path}/count"), "flags", "", &scheme.title, &count.basis));
    if let Some(at_max) = &scheme.at_max {
        let (text, basis) = (&at_max.flag.message, at_max.flag.basis.as_slice());
        let part = shared.part(format!("{path}/atMax"), "atMax", "", text, basis);
        list.push(part.when("requires", Some(&at_max.requires)));
    }
    rules(&scheme.not_needed, "notNeeded", path, &shared, list);
    rules(&scheme.bars, "bars", path, &shared, list);
    rules(&scheme.conditions, "conditions", path, &shared, list);
    items(scheme.channel.iter().map(|channel| &channel.item), "channel", path, &shared, list);
    items(scheme.materials.iter(), "materials", path, &shared, list);
    items(scheme.clocks.iter().map(|clock| &clock.item), "clocks", path, &shared, list);
    items(scheme.after.effects.iter(), "after/effects", path, &shared, list);
    items(scheme.after.sync.iter().map(|sync| &sync.item), "after/sync", path, &shared, list);
    notices(&scheme.notices, path, &shared, list);
}

pub(super) fn amendment<'a>(
    world: &'a World,
    amendment: &'a Amendment<SchemeChanges>,
    path: &str,
    list: &mut Vec<Part<'a>>,
) {
    let amended = world.scheme(&amendment.scheme).map(|(_, scheme)| scheme);
    let shared = Shared {
        task: "repair",
        scheme: &amendment.scheme,
        class: None,
        scope: amended.iter().map(|scheme| &scheme.applies).collect(),
        judged: Judged::Record,
        valid: Valid::as_of(amendment.from, amendment.to),
    };
    if let Some(scheme) = amended {
        list.push(shared.part(path.to_owned(), "amend", "", &scheme.title, &amendment.basis));
    }
    let changes = &amendment.changes;
    for (at, class) in changes.classes.add.iter().enumerate() {
        class_parts(class, &format!("{path}/add/classes/{at}"), &shared, list);
    }
    for (at, class) in changes.classes.replace.iter().enumerate() {
        class_parts(class, &format!("{path}/replace/classes/{at}"), &shared, list);
    }
    for (key, pick) in [("add", true), ("replace", false)] {
        let path = format!("{path}/{key}");
        rules(one(&changes.not_needed, pick), "notNeeded", &path, &shared, list);
        rules(one(&changes.bars, pick), "bars", &path, &shared, list);
        rules(one(&changes.conditions, pick), "conditions", &path, &shared, list);
        items(one(&changes.channel, pick).iter().map(|channel| &channel.item), "channel", &path, &shared, list);
        items(one(&changes.materials, pick).iter(), "materials", &path, &shared, list);
        items(one(&changes.clocks, pick).iter().map(|clock| &clock.item), "clocks", &path, &shared, list);
        items(one(&changes.effects, pick).iter(), "effects", &path, &shared, list);
        items(one(&changes.sync, pick).iter().map(|sync| &sync.item), "sync", &path, &shared, list);
        notices(one(&changes.notices, pick), &path, &shared, list);
    }
    if let (Some(count), Some(scheme)) = (&changes.count, amended) {
        list.push(shared.part(format!("{path}/replace/count"), "flags", "", &scheme.title, &count.basis));
    }
}

/// What is added, or what is put in the place of something.
fn one<T>(changes: &Changes<T>, added: bool) -> &[T] {
    if added { &changes.add } else { &changes.replace }
}

fn class_parts<'a>(class: &'a Class, path: &str, shared: &Shared<'a>, list: &mut Vec<Part<'a>>) {
    let mut scope: Vec<&Condition> = shared.scope.clone();
    scope.push(&class.when);
    let of_class = Shared { class: Some(&class.id), scope, ..*shared };
    rules(&class.not_needed, "notNeeded", path, &of_class, list);
    rules(&class.conditions, "conditions", path, &of_class, list);
    notices(&class.notices, path, &of_class, list);
    let part = shared.part(path.to_owned(), "classes", &class.id, &class.label, &class.basis);
    list.push(part.when("when", Some(&class.when)));
}

fn rules<'a>(rules: &'a [Rule], name: &'static str, path: &str, shared: &Shared<'a>, list: &mut Vec<Part<'a>>) {
    for (at, rule) in rules.iter().enumerate() {
        let part = shared.part(format!("{path}/{name}/{at}"), name, &rule.id, &rule.label, &rule.basis);
        list.push(part.when("when", Some(&rule.when)));
    }
}

pub(super) fn items<'a>(
    items: impl Iterator<Item = &'a Item>,
    name: &'static str,
    path: &str,
    shared: &Shared<'a>,
    list: &mut Vec<Part<'a>>,
) {
    for (at, item) in items.enumerate() {
        let part = shared.part(format!("{path}/{name}/{at}"), name, &item.id, &item.label, &item.basis);
        list.push(part.when("when", item.when.as_ref()));
    }
}

pub(super) fn notices<'a>(notices: &'a [Notice], path: &str, shared: &Shared<'a>, list: &mut Vec<Part<'a>>) {
    for (at, notice) in notices.iter().enumerate() {
        let part = shared.part(format!("{path}/notices/{at}"), "notices", &notice.id, &notice.message, &notice.basis);
        list.push(part.when("when", notice.when.as_ref()));
    }
}
