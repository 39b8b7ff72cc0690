//! The parts of a scheme with their places in the pack.

use crate::pack::{Basis, Class, Condition, Notice, Rule, Scheme};
use crate::text::Text;

/// A part of a scheme.
pub(super) struct Part<'a> {
    /// Its JSON Pointer.
    pub(super) path: String,
    /// The list that it stands in: parts of one list have the same effect.
    pub(super) list: &'static str,
    /// The class that it belongs to.
    pub(super) class: Option<&'a Class>,
    /// When it holds; `None` for a part that always does.
    pub(super) when: Option<&'a Condition>,
    /// What it says.
    pub(super) text: &'a Text,
    /// Its citations.
    pub(super) basis: &'a [Basis],
}

/// The parts of `scheme`, which stands at `path`.
pub(super) fn parts<'a>(scheme: &'a Scheme, path: &str) -> Vec<Part<'a>> {
    let mut list = Vec::new();
    for (at, class) in scheme.classes.iter().enumerate() {
        let path = format!("{path}/classes/{at}");
        rules(&class.not_needed, "notNeeded", &path, Some(class), &mut list);
        rules(&class.conditions, "conditions", &path, Some(class), &mut list);
        notices(&class.notices, &path, Some(class), &mut list);
        let (text, basis) = (&class.label, class.basis.as_slice());
        list.push(Part { path, list: "classes", class: None, when: Some(&class.when), text, basis });
    }
    rules(&scheme.not_needed, "notNeeded", path, None, &mut list);
    rules(&scheme.bars, "bars", path, None, &mut list);
    rules(&scheme.conditions, "conditions", path, None, &mut list);
    let channel = scheme.channel.iter().map(|channel| &channel.item).enumerate().map(|(at, it)| ("channel", at, it));
    let materials = scheme.materials.iter().enumerate().map(|(at, item)| ("materials", at, item));
    let clocks = scheme.clocks.iter().map(|clock| &clock.item).enumerate().map(|(at, item)| ("clocks", at, item));
    let effects = scheme.after.effects.iter().enumerate().map(|(at, item)| ("after/effects", at, item));
    let sync = scheme.after.sync.iter().map(|sync| &sync.item).enumerate().map(|(at, item)| ("after/sync", at, item));
    for (name, at, item) in channel.chain(materials).chain(clocks).chain(effects).chain(sync) {
        let (path, text, basis) = (format!("{path}/{name}/{at}"), &item.label, item.basis.as_slice());
        list.push(Part { path, list: name, class: None, when: item.when.as_ref(), text, basis });
    }
    notices(&scheme.notices, path, None, &mut list);
    list
}

fn rules<'a>(rules: &'a [Rule], name: &'static str, path: &str, class: Option<&'a Class>, list: &mut Vec<Part<'a>>) {
    for (at, rule) in rules.iter().enumerate() {
        let (path, text, basis) = (format!("{path}/{name}/{at}"), &rule.label, rule.basis.as_slice());
        list.push(Part { path, list: name, class, when: Some(&rule.when), text, basis });
    }
}

fn notices<'a>(notices: &'a [Notice], path: &str, class: Option<&'a Class>, list: &mut Vec<Part<'a>>) {
    for (at, notice) in notices.iter().enumerate() {
        let (path, text, basis) = (format!("{path}/notices/{at}"), &notice.message, notice.basis.as_slice());
        list.push(Part { path, list: "notices", class, when: notice.when.as_ref(), text, basis });
    }
}
